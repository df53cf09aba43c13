#include "ui/screens/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace trivsel::ui {

std::string words(const Frame& frame, std::string_view key,
                  std::initializer_list<std::pair<std::string_view, std::string_view>> values)
{
    const std::string_view pattern = frame.tr(key);
    std::string result;
    result.reserve(pattern.size() + 32);
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t open = pattern.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
        if (close == std::string_view::npos) {
            result += pattern.substr(at);
            break;
        }
        result += pattern.substr(at, open - at);
        const std::string_view name = pattern.substr(open + 1, close - open - 1);
        const auto value = std::find_if(values.begin(), values.end(), [&](const auto& v) { return v.first == name; });
        result += value != values.end() ? value->second : pattern.substr(open, close - open + 1);
        at = close + 1;
    }
    return result;
}

std::string counted(const Frame& frame, std::string_view key, long long n)
{
    return words(frame, fmt::format("{}.{}", key, n == 1 ? "one" : "many"), {{"n", std::to_string(n)}});
}

std::string_view roleWord(const Frame& frame, core::Role role)
{
    switch (role) {
    case core::Role::Pedagogue: return frame.tr("common.role.pedagogue");
    case core::Role::Teacher: return frame.tr("common.role.teacher");
    case core::Role::Leader: return frame.tr("common.role.leader");
    case core::Role::Consultant: return frame.tr("common.role.consultant");
    case core::Role::Administrator: break;
    }
    return frame.tr("common.role.administrator");
}

std::string_view settingWord(const Frame& frame, core::Setting setting)
{
    switch (setting) {
    case core::Setting::Daycare: return frame.tr("common.setting.daycare");
    case core::Setting::School: return frame.tr("common.setting.school");
    case core::Setting::AfterSchool: return frame.tr("common.setting.after_school");
    case core::Setting::Dayplejer: return frame.tr("common.setting.dayplejer");
    case core::Setting::Health: break;
    }
    return frame.tr("common.setting.health");
}

std::string ageWords(const Frame& frame, int months) { return dates::age(months, frame.language); }
std::string dayWords(const Frame& frame, Date day) { return dates::shortDay(day, frame.language); }
std::string dayWordsYear(const Frame& frame, Date day) { return dates::shortDayWithYear(day, frame.language); }

std::string decimalWords(const Frame& frame, double value, int decimals)
{
    std::string s = fmt::format("{:.{}f}", value, decimals);
    if (!frame.english()) std::replace(s.begin(), s.end(), '.', ',');
    return s;
}

} // namespace trivsel::ui
