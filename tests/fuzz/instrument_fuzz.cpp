#include "core/batch_scoring.h"
#include "core/scoring.h"
#include "fuzz/support/definition_check.h"

#include <algorithm>
#include <set>

// Forms: what is read can be scored, and the quick way of scoring gives what the exact one gives.

namespace {

using namespace trivsel;
using namespace trivsel::core;
using fuzz::Choices;

std::vector<std::size_t> indexes(const std::vector<std::uint64_t>& bits)
{
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < bits.size() * 64; ++i)
        if ((bits[i / 64] >> (i % 64) & 1) != 0) result.push_back(i);
    return result;
}

Answers someAnswers(const Instrument& form, Choices& choices)
{
    Answers answers(form.items.size());
    const std::size_t missing = choices.below(4);
    for (std::size_t item = 0; item < answers.size(); ++item)
        if (missing != 3 && !(missing > 0 && choices.oneIn(missing * 2)))
            answers[item] = static_cast<std::uint8_t>(choices.below(form.answersOf(item).options.size()));
    return answers;
}

void checkPart(const BandResult& exact, const BatchScorer::Row::Part& quick)
{
    FUZZ_EXPECT(quick.hasScore == exact.score.has_value());
    FUZZ_EXPECT(quick.band == exact.band);
    FUZZ_EXPECT(!exact.band || exact.score);
    if (!exact.score) return;
    FUZZ_EXPECT(Rational(quick.numerator, quick.denominator) == *exact.score);
    FUZZ_EXPECT(quick.scoreText == exact.score->toDecimalString());
}

void checkScores(const Instrument& form, const PositionScheme& scheme, Choices& choices)
{
    const BatchScorer scorer(form, scheme);
    BatchScorer::Row row;
    for (int i = 0; i < 3; ++i) {
        const Answers answers = someAnswers(form, choices);
        ScoringContext context;
        if (choices.oneIn(2)) context.ageMonths = choices.between(form.ageFrom, form.ageTo);
        if (choices.oneIn(2)) context.sex = choices.oneIn(2) ? Sex::Boy : Sex::Girl;
        const ScoreResult exact = score(form, scheme, answers, context);
        FUZZ_EXPECT(exact.answered == std::ranges::count_if(answers, [](const auto& a) { return a.has_value(); }));
        FUZZ_EXPECT(!exact.rule || exact.position == scheme.rules.at(*exact.rule).then);
        FUZZ_EXPECT(exact.rule || exact.position == scheme.otherwise || exact.position == Position::Unassessed);
        FUZZ_EXPECT(std::ranges::is_sorted(exact.decidingItems));

        std::vector<std::uint8_t> bytes;
        for (const auto& answer : answers) bytes.push_back(answer.value_or(BatchScorer::kNotAnswered));
        Position position = Position::Unassessed;
        scorer.positions(bytes, {&context, 1}, {&position, 1});
        FUZZ_EXPECT(position == exact.position);
        if (!scorer.row(bytes, context, row)) continue;
        FUZZ_EXPECT(row.answered == exact.answered && row.position == exact.position);
        FUZZ_EXPECT(row.rule == (exact.rule ? static_cast<std::int32_t>(*exact.rule) : -1));
        FUZZ_EXPECT(indexes(row.decidingItems) == exact.decidingItems);
        FUZZ_EXPECT(indexes(row.unknownRules) == exact.unknownRules);
        FUZZ_EXPECT(row.parts.size() == exact.areas.size() + exact.totals.size());
        for (std::size_t p = 0; p < row.parts.size(); ++p)
            checkPart(p < exact.areas.size() ? exact.areas[p] : exact.totals[p - exact.areas.size()], row.parts[p]);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes = fuzz::asText(data, size);
    const auto form = fuzz::checkedRead<Instrument>(bytes, &definitions::readInstrument);
    if (!form) return 0;
    FUZZ_EXPECT(instrumentFaults(*form).empty());
    std::set<std::string> ids;
    for (const Item& item : form->items) FUZZ_EXPECT(ids.insert(item.id).second);
    Choices choices(bytes);
    for (const PositionScheme& scheme : form->schemes) checkScores(*form, scheme, choices);
    return 0;
}
