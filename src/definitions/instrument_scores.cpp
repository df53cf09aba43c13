#include "definitions/instrument_draft.h"
#include "definitions/say.h"
#include "definitions/words.h"

namespace trivsel::definitions {
namespace {

using core::BandEntry;
using core::CutRow;
using core::MinAnswered;
using core::Rational;
using core::ScoreRule;

constexpr words::List<ScoreRule::Method, 2> kMethods{
    {{"sum", ScoreRule::Method::Sum}, {"mean", ScoreRule::Method::Mean}}};
constexpr words::List<ScoreRule::Missing, 3> kMissing{{{"ignore", ScoreRule::Missing::Ignore},
                                                       {"prorate", ScoreRule::Missing::Prorate},
                                                       {"mean_item", ScoreRule::Missing::MeanItem}}};
constexpr words::List<ScoreRule::Rounding, 2> kRoundings{
    {{"none", ScoreRule::Rounding::None}, {"half_up", ScoreRule::Rounding::HalfUp}}};
constexpr words::List<core::Sex, 3> kSexes{
    {{"boy", core::Sex::Boy}, {"girl", core::Sex::Girl}, {"other", core::Sex::Other}}};

void readWhen(Node node, BandEntry& entry)
{
    entry.hasWhen = true;
    Object o(node);
    if (const Node sex = o.optional("sex")) entry.sex = sex.word(kSexes);
    if (const Node age = o.optional("age_months")) entry.ageMonths = age.range(0, kMaxAgeMonths);
    if (o && !o.has("sex") && !o.has("age_months"))
        node.fault({"betingelsen er tom; lad »when« være ude, hvis rækken gælder alle",
                    "the condition is empty; leave 'when' out if the entry holds for everybody"});
    o.close();
}

CutRow readCutRow(const Node& node, bool isLast, std::optional<Rational>& before)
{
    CutRow row;
    Object o(node);
    const Node below = o.optional("below");
    const Node upTo = o.optional("up_to");
    row.position = o.required("position").word(words::kPositions).value_or(core::Position::Green);
    if (const Node label = o.optional("label")) row.label = label.text();
    o.close();
    if (!o) return row;
    if (isLast && (below || upTo)) {
        node.fault(
            {"den sidste række har hverken »below« eller »up_to«", "the last row has neither 'below' nor 'up_to'"});
    } else if (!isLast && !below && !upTo) {
        node.fault({"kun den sidste række må mangle både »below« og »up_to«",
                    "only the last row may lack both 'below' and 'up_to'"});
    } else if (below && upTo) {
        node.fault(
            {"en række har enten »below« eller »up_to«, ikke begge", "a row has either 'below' or 'up_to', not both"});
    }
    const Node limit = below ? below : upTo;
    if (!limit) return row;
    row.kind = below ? CutRow::Kind::Below : CutRow::Kind::UpTo;
    const auto number = limit.decimal();
    if (!number) return row;
    if (before && !(*number > *before))
        limit.fault(say("grænserne skal stige: {} er ikke større end {}",
                        "the limits must ascend: {} is not greater than {}", number->toDecimalString(),
                        before->toDecimalString()));
    row.limit = *number;
    before = number;
    return row;
}

} // namespace

MinAnswered readMinAnswered(Node node, std::size_t items)
{
    MinAnswered min;
    if (!node) return min;
    Object o(node);
    const Node count = o.optional("count");
    const Node share = o.optional("share");
    o.close();
    if (!o) return min;
    if (static_cast<bool>(count) == static_cast<bool>(share))
        node.fault({"her skal stå enten »count« eller »share«", "either 'count' or 'share' is expected here"});
    if (count) {
        min.kind = MinAnswered::Kind::Count;
        // With no items (a fault of its own) there is no bound to compare with.
        min.count = count.int32(1, items == 0 ? kNoUpperBound : static_cast<std::int32_t>(items)).value_or(1);
    } else if (share) {
        min.kind = MinAnswered::Kind::Share;
        const auto number = share.decimal();
        if (number && (*number <= Rational(0) || *number > Rational(1)))
            share.fault(
                {"andelen skal være større end 0 og højst 1", "the share must be greater than 0 and at most 1"});
        min.share = number.value_or(Rational(1));
    }
    return min;
}

ScoreRule readScore(Node node, std::optional<std::size_t> items)
{
    ScoreRule rule;
    Object o(node);
    const auto method = o.required("method").word(kMethods);
    const Node minAnswered = o.optional("min_answered");
    const Node missing = o.optional("missing");
    if (const Node round = o.optional("round"))
        rule.rounding = round.word(kRoundings).value_or(ScoreRule::Rounding::None);
    o.close();
    rule.method = method.value_or(ScoreRule::Method::Sum);
    if (!items) {
        const Text notHere{"hører ikke til i en total over områder (of)", "does not belong in a total over areas (of)"};
        minAnswered.fault(notHere);
        missing.fault(notHere);
        return rule;
    }
    rule.minAnswered = readMinAnswered(minAnswered, *items);
    if (missing) {
        rule.missing = missing.word(kMissing).value_or(ScoreRule::Missing::Ignore);
        if (rule.missing != ScoreRule::Missing::Ignore && method == ScoreRule::Method::Mean)
            missing.fault({"bruges kun sammen med »sum«", "is used with 'sum' only"});
    }
    return rule;
}

std::vector<BandEntry> readBands(Node node)
{
    std::vector<BandEntry> bands;
    bool isEnded = false;
    for (const Node& element : node.elements(1)) {
        BandEntry entry;
        Object o(element);
        if (const Node when = o.optional("when")) readWhen(when, entry);
        const std::vector<Node> rows = o.required("cut").elements(1);
        std::optional<Rational> before;
        for (std::size_t i = 0; i < rows.size(); ++i)
            entry.cut.push_back(readCutRow(rows[i], i + 1 == rows.size(), before));
        o.close();
        if (isEnded)
            element.fault({"kan aldrig bruges: en række før den har intet »when«",
                           "can never be used: an entry before it has no 'when'"});
        if (o && !entry.hasWhen) isEnded = true;
        bands.push_back(std::move(entry));
    }
    return bands;
}

} // namespace trivsel::definitions
