#include "definitions/instrument_draft.h"
#include "definitions/say.h"
#include "definitions/words.h"

#include <algorithm>

namespace trivsel::definitions {
namespace {

using core::Condition;
using core::Position;

constexpr words::List<Position, 2> kThen{{{"yellow", Position::Yellow}, {"red", Position::Red}}};
constexpr words::List<Position, 2> kOtherwise{{{"green", Position::Green}, {"yellow", Position::Yellow}}};
constexpr std::array<std::string_view, 7> kKinds{"signals", "band", "bands", "answer", "all", "any", "not"};

std::optional<std::size_t> resolve(const Node& node, const Index& index)
{
    const auto id = node.id();
    if (!id) return std::nullopt;
    const auto at = index.find(*id);
    if (at != index.end()) return at->second;
    node.faultUnknownName(*id, index);
    return std::nullopt;
}

void faultUnreachable(const Node& node, std::int32_t n, std::int32_t most)
{
    node.fault(
        say("{} kan aldrig nås; højst {} er muligt", "{} can never be reached; at most {} is possible", n, most));
}

void readSignals(Object& o, const InstrumentDraft& draft, Condition& c)
{
    c.kind = Condition::Kind::Signals;
    const auto position = o.required("signals").word(words::kPositions);
    const Node atLeast = o.required("at_least");
    const auto n = atLeast.int32(1, kNoUpperBound);
    bool areAreasSound = true;
    if (const Node in = o.optional("in")) {
        Unique unique;
        for (const Node& area : in.elements(1)) {
            const auto index = resolve(area, draft.areas);
            areAreasSound = index && unique.add(area.value().text, area) && areAreasSound;
            if (index) c.inAreas.push_back(*index);
        }
        areAreasSound = areAreasSound && !c.inAreas.empty();
    }
    c.position = position.value_or(Position::Yellow);
    c.atLeast = n.value_or(1);
    if (!position || !n || !areAreasSound) return;
    const std::int32_t most = draft.itemsThatCanShow(*position, c.inAreas);
    if (*n > most) faultUnreachable(atLeast, *n, most);
}

void readBand(Object& o, const InstrumentDraft& draft, Condition& c)
{
    c.kind = Condition::Kind::Band;
    const Node band = o.required("band");
    if (const auto id = band.id()) {
        const auto area = draft.areas.find(*id);
        const auto total = draft.totals.find(*id);
        const bool isArea = area != draft.areas.end();
        if (isArea || total != draft.totals.end()) {
            c.bandIsTotal = !isArea;
            c.band = isArea ? area->second : total->second;
            if (!(isArea ? draft.hasAreaBands : draft.hasTotalBands)[c.band])
                band.fault(say("»{}« har ingen bånd (bands)", "'{}' has no bands", *id));
        } else {
            band.faultUnknownName(*id, draft.areas, draft.totals);
        }
    }
    const Node is = o.optional("is");
    const Node atLeast = o.optional("at_least");
    if (static_cast<bool>(is) == static_cast<bool>(atLeast))
        o.node().fault({"her skal stå enten »is« eller »at_least«", "either 'is' or 'at_least' is expected here"});
    c.compare = is ? Condition::Compare::Is : Condition::Compare::AtLeast;
    if (is || atLeast) c.position = (is ? is : atLeast).word(words::kPositions).value_or(Position::Yellow);
}

void readBandCount(Object& o, const InstrumentDraft& draft, Condition& c)
{
    c.kind = Condition::Kind::Bands;
    const auto position = o.required("bands").word(words::kPositions);
    const Node atLeast = o.required("at_least");
    const auto n = atLeast.int32(1, kNoUpperBound);
    c.position = position.value_or(Position::Yellow);
    c.atLeast = n.value_or(1);
    if (!position || !n) return;
    const std::int32_t most = draft.areasThatCanBe(*position);
    if (*n > most) faultUnreachable(atLeast, *n, most);
}

void readAnswer(Object& o, const InstrumentDraft& draft, Condition& c)
{
    c.kind = Condition::Kind::Answer;
    const auto item = resolve(o.required("answer"), draft.items);
    const Node is = o.optional("is");
    const Node atLeast = o.optional("at_least");
    if (static_cast<bool>(is) == static_cast<bool>(atLeast))
        o.node().fault({"her skal stå enten »is« eller »at_least«", "either 'is' or 'at_least' is expected here"});
    c.compare = is ? Condition::Compare::Is : Condition::Compare::AtLeast;
    c.item = item.value_or(0);
    const Node& given = is ? is : atLeast;
    const auto value = given.int32(-kMaxAnswerValue, kMaxAnswerValue);
    c.value = value.value_or(0);
    if (!item || !value || !draft.areItemAnswersKnown[*item]) return;
    const auto& options = draft.instrument.answersOf(*item).options;
    const bool isPossible = std::any_of(options.begin(), options.end(), [&](const core::AnswerOption& option) {
        return is ? option.value == *value : option.value >= *value;
    });
    if (!isPossible)
        given.fault(say("intet svar har værdien {}",
                        is ? "no answer has the value {}" : "no answer has the value {} or more", *value));
}

/// Recursion is bounded: the document is at most kMaxNesting deep.
Condition readCondition(Node node, const InstrumentDraft& draft)
{
    Condition c;
    Object o(node);
    if (!o) return c;
    std::vector<std::string_view> there;
    std::copy_if(kKinds.begin(), kKinds.end(), std::back_inserter(there), [&](std::string_view k) { return o.has(k); });
    if (there.size() > 1) {
        node.fault(say("kun én betingelse i hvert objekt; her er både »{}« og »{}«",
                       "only one condition in each object; here are both '{}' and '{}'", there[0], there[1]));
        return c;
    }
    const std::string_view kind = there.empty() ? std::string_view() : there.front();
    if (kind == "signals") {
        readSignals(o, draft, c);
    } else if (kind == "band") {
        readBand(o, draft, c);
    } else if (kind == "bands") {
        readBandCount(o, draft, c);
    } else if (kind == "answer") {
        readAnswer(o, draft, c);
    } else if (kind == "all" || kind == "any") {
        c.kind = kind == "all" ? Condition::Kind::All : Condition::Kind::Any;
        for (const Node& part : o.required(kind).elements(1)) c.parts.push_back(readCondition(part, draft));
    } else if (kind == "not") {
        c.kind = Condition::Kind::Not;
        c.parts.push_back(readCondition(o.required("not"), draft));
    } else {
        node.fault({"her mangler en betingelse: signals, band, bands, answer, all, any eller not",
                    "a condition is missing here: signals, band, bands, answer, all, any or not"});
        for (const std::string_view k : kKinds) (void)o.optional(k);
        for (const std::string_view k : {"at_least", "is", "in"}) (void)o.optional(k);
    }
    o.close();
    return c;
}

core::PositionRule readRule(const Node& node, const InstrumentDraft& draft, Unique& unique, bool& hasYellow)
{
    core::PositionRule rule;
    Object o(node);
    const Node id = o.required("id");
    if (const auto s = id.id()) {
        rule.id = *s;
        if (*s == "otherwise")
            id.fault({"»otherwise« er optaget: det står i resultatet, når ingen regel gælder",
                      "'otherwise' is taken: it stands in the result when no rule holds"});
        else
            unique.add(*s, id);
    }
    rule.condition = readCondition(o.required("if"), draft);
    const Node then = o.required("then");
    if (const auto position = then.word(kThen)) {
        rule.then = *position;
        if (*position == Position::Yellow)
            hasYellow = true;
        else if (hasYellow)
            then.fault({"de røde regler skal stå før de gule", "the red rules must stand before the yellow ones"});
    }
    rule.reason = o.required("reason").text();
    o.close();
    return rule;
}

} // namespace

core::PositionScheme readScheme(Node node, const InstrumentDraft& draft)
{
    core::PositionScheme scheme;
    Object o(node);
    scheme.minAnswered = readMinAnswered(o.optional("min_answered"), static_cast<std::size_t>(draft.countingItems()));
    Unique unique;
    bool hasYellow = false;
    for (const Node& rule : o.required("rules").elements())
        scheme.rules.push_back(readRule(rule, draft, unique, hasYellow));
    scheme.otherwise = o.required("otherwise").word(kOtherwise).value_or(Position::Green);
    o.close();
    return scheme;
}

} // namespace trivsel::definitions
