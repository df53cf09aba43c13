#include "exchange/figures_file.h"
#include "exchange/figures_words.h"

#include <nlohmann/json.hpp>

/// Figures to JSON. figures_read.cpp is the other way; the keys stand in both.
namespace trivsel::exchange {

namespace {

using Json = nlohmann::ordered_json; // keys in the order in which they are written here
using namespace core::release;

/// On one line, without characters that a terminal or a screen would act on: names and statements come from people and
/// files. The same again when it is done twice.
std::string clean(const std::string& words)
{
    std::string line = text::displayLine(words);
    return text::codePoints(line) > kMostFiguresLetters ? text::displayLine(line, kMostFiguresLetters - 1) : line;
}

Json of(const Text& words)
{
    Json json{{"da", clean(words.da)}};
    if (!words.en.empty()) json["en"] = clean(words.en);
    return json;
}

Json of(const std::vector<Named>& names)
{
    Json list = Json::array();
    for (const Named& name : names) {
        Json one{{"code", name.code}};
        one["words"] = of(name.words);
        list.push_back(std::move(one));
    }
    return list;
}

/// An exact number is a number, a band its two ends.
Json of(const Band& band)
{
    if (band.isExact()) return band.low;
    return Json::array({band.low, band.high});
}

Json of(const Variable& variable, const VariableWords& words)
{
    Json json{{"id", variable.id}, {"title", of(words.title)}};
    if (!words.area.empty()) json["area"] = of(words.area);
    if (variable.isSensitive) json["sensitive"] = true;
    if (variable.comparesWithBefore) json["compares"] = true;
    if (!variable.repeats.empty()) json["repeats"] = variable.repeats;
    if (!variable.besides.empty()) json["besides"] = variable.besides;
    Json categories = Json::array();
    for (const Text& category : words.categories) categories.push_back(of(category));
    json["categories"] = std::move(categories);
    return json;
}

Json of(const Split& split)
{
    if (split.withheld != Withheld::None) return wordOf(kWithheldWords, split.withheld);
    Json counts = Json::array();
    for (const Band& count : split.counts) counts.push_back(of(count));
    return counts;
}

Json of(const Group& group)
{
    Json by = Json::object();
    for (const GroupKey::Part& part : group.key.parts)
        by[std::string(wordOf(kAttributeWords, part.attribute))] = part.values;
    Json json{{"by", std::move(by)}};
    if (group.key.children == GroupKey::Children::Same) json["same_children"] = true;
    if (group.withheld != Withheld::None) {
        json["withheld"] = wordOf(kWithheldWords, group.withheld);
        return json;
    }
    json["n"] = of(group.n);
    Json splits = Json::array();
    for (const Split& split : group.splits) splits.push_back(of(split));
    json["splits"] = std::move(splits);
    return json;
}

} // namespace

std::string writeFigures(const Figures& figures)
{
    Json json{{"format", "trivselslys-figures 1"}, {"store", figures.store}};
    json["institution"] = Json{{"id", figures.institutionId},
                               {"name", clean(figures.institution)},
                               {"district", clean(figures.district)},
                               {"setting", core::toWord(figures.setting)}};
    json["period"] = Json{{"title", of(figures.period)},
                          {"from", figures.from.iso()},
                          {"to", figures.to.iso()},
                          {"closed", figures.closedOn.iso()}};
    json["coverage"] = Json{
        {"children", figures.children}, {"with_position", figures.withPosition}, {"with_reason", figures.withReason}};
    json["units_left_out"] = Json::array();
    for (const std::string& unit : figures.unitsLeftOut) json["units_left_out"].push_back(clean(unit));
    json["age_bands"] = of(figures.ageBands);
    json["sexes"] = of(figures.sexes);
    json["units"] = of(figures.units);
    const Settings& settings = figures.plan.settings;
    json["settings"] = Json{{"threshold", settings.threshold},
                            {"sensitive_threshold", settings.sensitiveThreshold},
                            {"exact_from", settings.exactFrom}};
    Json variables = Json::array();
    for (std::size_t v = 0; v < figures.plan.variables.size(); ++v) {
        variables.push_back(of(figures.plan.variables[v], figures.words[v]));
    }
    json["variables"] = std::move(variables);
    Json groups = Json::array();
    for (const Group& group : figures.plan.groups) groups.push_back(of(group));
    json["groups"] = std::move(groups);
    // A name that is no UTF-8 cannot get into a store; were there one, the file would still be one.
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace trivsel::exchange
