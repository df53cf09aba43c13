#pragma once

#include "core/scoring.h"

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Instruments built by hand, in a few lines a test can show.
namespace trivsel::test {

inline core::AnswerOption option(std::int32_t value, std::optional<core::Position> signal = {},
                                 std::optional<std::int32_t> score = {})
{
    return {value, score.value_or(value), signal, Text{"Svar " + std::to_string(value), ""}};
}

/// Options 0..highest without signals.
inline std::vector<core::AnswerOption> scale(std::int32_t highest)
{
    std::vector<core::AnswerOption> options;
    for (std::int32_t value = 0; value <= highest; ++value) options.push_back(option(value));
    return options;
}

inline core::CutRow below(core::Rational limit, core::Position position)
{
    return {core::CutRow::Kind::Below, std::move(limit), position, {}};
}
inline core::CutRow upTo(core::Rational limit, core::Position position)
{
    return {core::CutRow::Kind::UpTo, std::move(limit), position, {}};
}
inline core::CutRow rest(core::Position position) { return {core::CutRow::Kind::Rest, 0, position, {}}; }

inline core::BandEntry cut(std::vector<core::CutRow> rows) { return {false, {}, {}, std::move(rows)}; }
inline core::BandEntry cutWhen(std::optional<core::Sex> sex,
                               std::optional<std::pair<std::int32_t, std::int32_t>> ageMonths,
                               std::vector<core::CutRow> rows)
{
    return {true, ageMonths, sex, std::move(rows)};
}

inline core::MinAnswered allAnswered() { return {}; }
inline core::MinAnswered countAnswered(std::int32_t count) { return {core::MinAnswered::Kind::Count, count, 1}; }
inline core::MinAnswered shareAnswered(core::Rational share)
{
    return {core::MinAnswered::Kind::Share, 0, std::move(share)};
}

inline core::ScoreRule sumScore(core::MinAnswered min = {},
                                core::ScoreRule::Missing missing = core::ScoreRule::Missing::Ignore,
                                core::ScoreRule::Rounding rounding = core::ScoreRule::Rounding::None)
{
    return {core::ScoreRule::Method::Sum, std::move(min), missing, rounding};
}
inline core::ScoreRule meanScore(core::MinAnswered min = {},
                                 core::ScoreRule::Rounding rounding = core::ScoreRule::Rounding::None)
{
    return {core::ScoreRule::Method::Mean, std::move(min), core::ScoreRule::Missing::Ignore, rounding};
}

inline core::Condition allOf(std::vector<core::Condition> parts)
{
    core::Condition condition;
    condition.kind = core::Condition::Kind::All;
    condition.parts = std::move(parts);
    return condition;
}
inline core::Condition anyOf(std::vector<core::Condition> parts)
{
    core::Condition condition = allOf(std::move(parts));
    condition.kind = core::Condition::Kind::Any;
    return condition;
}
inline core::Condition notTrue(core::Condition part)
{
    core::Condition condition = allOf({std::move(part)});
    condition.kind = core::Condition::Kind::Not;
    return condition;
}

/// Starts with one answer set, "sign": 0 green, 1 yellow, 2 red. Areas, items, totals and rules are added in order;
/// conditions name what has been added before.
class InstrumentBuilder {
public:
    InstrumentBuilder()
    {
        m_form.id = "form";
        m_form.version = "1.0";
        m_form.title = {"Prøveskema", "Test form"};
        m_form.source = "test";
        m_form.licence = "CC0-1.0";
        m_form.ageFrom = 36;
        m_form.ageTo = 71;
        m_form.settings = {core::Setting::Daycare};
        m_form.schemes.resize(1);
        using core::Position;
        answerSet("sign", {option(0, Position::Green), option(1, Position::Yellow), option(2, Position::Red)});
    }

    InstrumentBuilder& answerSet(std::string id, std::vector<core::AnswerOption> options)
    {
        m_form.answerSets.push_back({std::move(id), std::move(options), {}});
        return *this;
    }

    enum class Counts { Yes, No };
    InstrumentBuilder& area(std::string id, Counts counts = Counts::Yes)
    {
        core::Area area;
        area.id = std::move(id);
        area.title = {area.id, ""};
        area.counts = counts == Counts::Yes;
        m_form.areas.push_back(std::move(area));
        return *this;
    }

    enum class Reverse { No, Yes };
    /// Adds an item to the last area.
    InstrumentBuilder& item(std::string id, std::string_view answers = "sign", core::Rational weight = 1,
                            Reverse reverse = Reverse::No)
    {
        core::Item item;
        item.text = {id, ""};
        item.id = std::move(id);
        item.answerSet = indexOf(m_form.answerSets, answers);
        item.area = m_form.areas.size() - 1;
        item.weight = std::move(weight);
        item.reverse = reverse == Reverse::Yes;
        m_form.areas.back().items.push_back(m_form.items.size());
        m_form.items.push_back(std::move(item));
        return *this;
    }
    /// Adds prefix1, prefix2, … to the last area.
    InstrumentBuilder& items(const std::string& prefix, int count, std::string_view answers = "sign")
    {
        for (int i = 1; i <= count; ++i) item(prefix + std::to_string(i), answers);
        return *this;
    }

    InstrumentBuilder& score(core::ScoreRule rule)
    {
        m_form.areas.back().score = std::move(rule);
        return *this;
    }
    /// Bands of the last area.
    InstrumentBuilder& bands(std::vector<core::BandEntry> entries)
    {
        m_form.areas.back().bands = std::move(entries);
        return *this;
    }

    InstrumentBuilder& totalOfAreas(std::string id, const std::vector<std::string>& areas, core::ScoreRule rule,
                                    std::vector<core::BandEntry> bands = {})
    {
        core::Total total{std::move(id), {"Samlet", ""}, {}, {}, std::move(rule), std::move(bands)};
        for (const std::string& area : areas) total.ofAreas.push_back(indexOf(m_form.areas, area));
        m_form.totals.push_back(std::move(total));
        return *this;
    }
    InstrumentBuilder& totalOfItems(std::string id, const std::vector<std::string>& items, core::ScoreRule rule,
                                    std::vector<core::BandEntry> bands = {})
    {
        core::Total total{std::move(id), {"Samlet", ""}, {}, {}, std::move(rule), std::move(bands)};
        for (const std::string& item : items) total.ofItems.push_back(indexOf(m_form.items, item));
        m_form.totals.push_back(std::move(total));
        return *this;
    }

    core::Condition signals(core::Position position, std::int32_t atLeast,
                            const std::vector<std::string> &areas = {}) const
    {
        core::Condition condition;
        condition.position = position;
        condition.atLeast = atLeast;
        for (const std::string& area : areas) condition.inAreas.push_back(indexOf(m_form.areas, area));
        return condition;
    }
    core::Condition band(std::string_view id, core::Condition::Compare compare, core::Position position) const
    {
        core::Condition condition;
        condition.kind = core::Condition::Kind::Band;
        condition.compare = compare;
        condition.position = position;
        condition.bandIsTotal = std::ranges::find(m_form.areas, id, &core::Area::id) == m_form.areas.end();
        condition.band = condition.bandIsTotal ? indexOf(m_form.totals, id) : indexOf(m_form.areas, id);
        return condition;
    }
    core::Condition bandIs(std::string_view id, core::Position position) const
    {
        return band(id, core::Condition::Compare::Is, position);
    }
    core::Condition bandAtLeast(std::string_view id, core::Position position) const
    {
        return band(id, core::Condition::Compare::AtLeast, position);
    }
    core::Condition bandsCount(core::Position position, std::int32_t atLeast) const
    {
        core::Condition condition;
        condition.kind = core::Condition::Kind::Bands;
        condition.position = position;
        condition.atLeast = atLeast;
        return condition;
    }
    core::Condition answer(std::string_view item, core::Condition::Compare compare, std::int32_t value) const
    {
        core::Condition condition;
        condition.kind = core::Condition::Kind::Answer;
        condition.item = indexOf(m_form.items, item);
        condition.compare = compare;
        condition.value = value;
        return condition;
    }
    core::Condition answerIs(std::string_view item, std::int32_t value) const
    {
        return answer(item, core::Condition::Compare::Is, value);
    }
    core::Condition answerAtLeast(std::string_view item, std::int32_t value) const
    {
        return answer(item, core::Condition::Compare::AtLeast, value);
    }

    /// The following rules belong to a new alternative.
    InstrumentBuilder& alternative(std::string id)
    {
        core::PositionScheme scheme;
        scheme.title = {id, ""};
        scheme.id = std::move(id);
        m_form.schemes.push_back(std::move(scheme));
        return *this;
    }
    InstrumentBuilder& rule(std::string id, core::Condition condition, core::Position then)
    {
        core::PositionRule rule{std::move(id), std::move(condition), then, {"Grund", "Reason"}};
        m_form.schemes.back().rules.push_back(std::move(rule));
        return *this;
    }
    InstrumentBuilder& minAnswered(core::MinAnswered rule)
    {
        m_form.schemes.back().minAnswered = std::move(rule);
        return *this;
    }
    InstrumentBuilder& otherwise(core::Position position)
    {
        m_form.schemes.back().otherwise = position;
        return *this;
    }

    const core::Instrument& peek() const { return m_form; }
    core::Instrument buildUnchecked() const { return m_form; }
    /// Throws when the instrument has faults, so that no test works on a form that could not be loaded.
    core::InstrumentPtr build() const
    {
        const std::vector<std::string> faults = core::instrumentFaults(m_form);
        if (!faults.empty()) throw std::logic_error(faults.front());
        return std::make_shared<const core::Instrument>(m_form);
    }

private:
    template <class T> static std::size_t indexOf(const std::vector<T>& values, std::string_view id)
    {
        const auto found = std::ranges::find(values, id, &T::id);
        if (found == values.end()) throw std::logic_error("no such id: " + std::string(id));
        return static_cast<std::size_t>(found - values.begin());
    }

    core::Instrument m_form;
};

/// Answers from one character per item: a digit is the option's index, `-` is not answered; spaces are skipped.
inline core::Answers given(std::string_view pattern)
{
    core::Answers answers;
    for (const char c : pattern) {
        if (c == ' ') continue;
        answers.push_back(c == '-' ? std::nullopt : std::optional(static_cast<std::uint8_t>(c - '0')));
    }
    return answers;
}

/// A form of the shipped shape: four areas of five items and the two shipped rules, "helhedsvurdering" and (scheme 1)
/// "one-sign"; `environmentItems` > 0 adds a fifth area that does not count.
inline InstrumentBuilder wellbeingForm(int environmentItems = 0)
{
    using core::Position;
    InstrumentBuilder b;
    const std::vector<std::string> areas{"emotional", "cognitive", "social", "physical"};
    for (const std::string& area : areas) {
        b.area(area).items(area.substr(0, 1), 5).score(meanScore(shareAnswered({1, 2})));
        b.bands({cut({below({2, 5}, Position::Green), below({4, 5}, Position::Yellow), rest(Position::Red)})});
    }
    if (environmentItems > 0) {
        b.answerSet("env", {option(0), option(1), option(2)});
        b.area("environment", InstrumentBuilder::Counts::No).items("env", environmentItems, "env");
    }
    const auto inOneArea = [&](Position position) {
        std::vector<core::Condition> parts;
        for (const std::string& area : areas) parts.push_back(b.signals(position, 2, {area}));
        return anyOf(std::move(parts));
    };
    b.minAnswered(shareAnswered({4, 5}));
    b.rule("red-area", inOneArea(Position::Red), Position::Red);
    b.rule("red-all", b.signals(Position::Red, 3), Position::Red);
    b.rule("yellow-area", inOneArea(Position::Yellow), Position::Yellow);
    b.rule("yellow-all", b.signals(Position::Yellow, 3), Position::Yellow);
    b.rule("clear-sign", b.signals(Position::Red, 1), Position::Yellow);
    b.alternative("one-sign").minAnswered(shareAnswered({4, 5}));
    b.rule("one-red", b.signals(Position::Red, 1), Position::Red);
    b.rule("one-yellow", b.signals(Position::Yellow, 1), Position::Yellow);
    return b;
}

} // namespace trivsel::test
