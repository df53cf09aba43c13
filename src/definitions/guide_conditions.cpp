#include "definitions/guide_conditions.h"

#include "definitions/say.h"
#include "definitions/words.h"

#include <algorithm>
#include <string>

namespace trivsel::definitions {
namespace {

using core::AbsenceMeasure;
using core::GuideCondition;
using core::Position;
using Kind = GuideCondition::Kind;

constexpr words::List<Kind, 16> kKinds{{{"position", Kind::Position},
                                        {"position_before", Kind::PositionBefore},
                                        {"area", Kind::Area},
                                        {"indicator", Kind::Indicator},
                                        {"rounds_not_green", Kind::RoundsNotGreen},
                                        {"age_months", Kind::AgeMonths},
                                        {"setting", Kind::Setting},
                                        {"absence", Kind::Absence},
                                        {"plan", Kind::Plan},
                                        {"concern", Kind::Concern},
                                        {"consent", Kind::Consent},
                                        {"flag", Kind::Flag},
                                        {"acute", Kind::Acute},
                                        {"all", Kind::All},
                                        {"any", Kind::Any},
                                        {"not", Kind::Not}}};
constexpr std::array<std::string_view, 3> kDaysInRow{"any", "illness", "unlawful"};

void readPosition(Node node, GuideCondition& c)
{
    Object o(node);
    const Node is = o.optional("is");
    const Node atLeast = o.optional("at_least");
    o.close();
    if (o && static_cast<bool>(is) == static_cast<bool>(atLeast))
        node.fault({"her skal stå enten »is« eller »at_least«", "either 'is' or 'at_least' is expected here"});
    if (is) {
        c.compare = GuideCondition::Compare::Is;
        c.position = is.word(words::kPositionsOrUnassessed).value_or(Position::Yellow);
    } else if (atLeast) {
        c.compare = GuideCondition::Compare::AtLeast;
        c.position = atLeast.word(words::kPositions).value_or(Position::Yellow);
    }
}

void readAreaOrIndicator(Node node, GuideCondition& c)
{
    Object o(node);
    c.id = o.required("id").id().value_or("");
    c.compare = GuideCondition::Compare::AtLeast;
    c.position = o.required("at_least").word(words::kPositions).value_or(Position::Yellow);
    o.close();
}

void readAbsence(Node node, GuideCondition& c)
{
    Object o(node);
    const Node share = o.optional("unlawful_share");
    const Node inRow = o.optional("days_in_row");
    const Node of = o.optional("days_of");
    const Node atLeast = o.required("at_least");
    o.close();
    if (!o) return;
    const int count = (share ? 1 : 0) + (inRow ? 1 : 0) + (of ? 1 : 0);
    if (count != 1) {
        node.fault({"her skal stå ét af »unlawful_share«, »days_in_row« og »days_of«",
                    "one of 'unlawful_share', 'days_in_row' and 'days_of' is expected here"});
        return;
    }
    if (share) {
        c.absence = {AbsenceMeasure::UnlawfulShare, "quarter"};
        const auto word = share.string();
        if (word && *word != "quarter") share.faultUnknownWord(*word, {"quarter"});
        const auto percent = atLeast.decimal();
        if (percent && (*percent < core::Rational(0) || *percent > core::Rational(100)))
            atLeast.fault({"procenten skal ligge fra 0 til 100", "the percentage must be from 0 to 100"});
        c.absenceAtLeast = percent ? percent->toDouble() : 0.0;
        return;
    }
    std::int32_t most = kMaxSchoolDays;
    if (inRow) {
        c.absence.measure = AbsenceMeasure::DaysInRow;
        const auto word = inRow.string();
        if (word && !isDaysInRowWord(*word)) inRow.faultUnknownWord(*word, {kDaysInRow.begin(), kDaysInRow.end()});
        c.absence.of = word.value_or("any");
    } else {
        c.absence.measure = AbsenceMeasure::DaysOf;
        most = of.int32(1, kMaxSchoolDays).value_or(kMaxSchoolDays);
        c.absence.of = std::to_string(most);
    }
    c.absenceAtLeast = atLeast.int32(0, most).value_or(0);
}

void readConsent(Node node, GuideCondition& c)
{
    Object o(node);
    c.id = o.required("to").id().value_or("");
    c.consent = o.required("is").word(words::kConsents).value_or(core::ConsentState::Missing);
    o.close();
}

/// `{"is": word}`
template <class E, std::size_t N> E readIs(Node node, const words::List<E, N>& list)
{
    Object o(node);
    const auto value = o.required("is").word(list);
    o.close();
    return value.value_or(list.front().second);
}

void readParts(Node node, GuideCondition& c)
{
    if (c.kind == Kind::Not)
        c.parts.push_back(readGuideCondition(node));
    else
        for (const Node& part : node.elements(1)) c.parts.push_back(readGuideCondition(part));
}

void readValue(Node node, GuideCondition& c)
{
    switch (c.kind) {
    case Kind::Position:
    case Kind::PositionBefore: readPosition(node, c); break;
    case Kind::Area:
    case Kind::Indicator: readAreaOrIndicator(node, c); break;
    case Kind::RoundsNotGreen: {
        Object o(node);
        c.compare = GuideCondition::Compare::AtLeast;
        c.atLeast = o.required("at_least").int32(1, kMaxRounds).value_or(1);
        o.close();
        break;
    }
    case Kind::AgeMonths: {
        const auto range = node.range(0, kMaxGuideAgeMonths).value_or(std::pair(0, 0));
        c.ageFrom = range.first;
        c.ageTo = range.second;
        break;
    }
    case Kind::Setting: c.setting = node.word(words::kSettings).value_or(core::Setting::Daycare); break;
    case Kind::Absence: readAbsence(node, c); break;
    case Kind::Plan: c.plan = readIs(node, words::kPlans); break;
    case Kind::Concern: {
        Object o(node);
        c.id = o.required("is").id().value_or("");
        o.close();
        break;
    }
    case Kind::Consent: readConsent(node, c); break;
    case Kind::Flag: c.id = node.id().value_or(""); break;
    case Kind::Acute: c.acute = readIs(node, words::kAcutes); break;
    case Kind::All:
    case Kind::Any:
    case Kind::Not: readParts(node, c); break;
    }
}

} // namespace

bool isDaysInRowWord(std::string_view word)
{
    return std::find(kDaysInRow.begin(), kDaysInRow.end(), word) != kDaysInRow.end();
}

bool isDaysOfKey(std::string_view key)
{
    if (key.empty() || key.size() > 3 || key.front() == '0') return false;
    int value = 0;
    for (const char c : key) {
        if (c < '0' || c > '9') return false;
        value = value * 10 + (c - '0');
    }
    return value <= kMaxSchoolDays;
}

core::GuideCondition readGuideCondition(Node node)
{
    GuideCondition c;
    const std::vector<Node> keys = node.entries();
    if (!node || node.kind() != Document::Kind::Object) return c;
    if (keys.size() != 1) {
        if (keys.empty())
            node.fault({"her mangler en betingelse", "a condition is missing here"});
        else
            node.fault(say("kun én betingelse i hvert objekt; her er både »{}« og »{}«",
                           "only one condition in each object; here are both '{}' and '{}'", shown(keys[0].key()),
                           shown(keys[1].key())));
        return c;
    }
    std::vector<std::string_view> valid;
    for (const auto& [name, kind] : kKinds) {
        valid.push_back(name);
        if (name != keys.front().key()) continue;
        c.kind = kind;
        readValue(keys.front(), c);
        return c;
    }
    keys.front().fault(
        say("ukendt betingelse{}", "unknown condition{}", didYouMean(node.reader(), keys.front().key(), valid)));
    return c;
}

} // namespace trivsel::definitions
