#include "core/round.h"

#include "base/check.h"

#include <algorithm>

namespace trivsel::core {
namespace {

/// The option that says "no sign": the first with a green signal. Nothing for sets that show no signs.
std::optional<std::uint8_t> optionWithoutSign(const AnswerSet& set)
{
    for (std::size_t k = 0; k < set.options.size(); ++k)
        if (set.options[k].signal == Position::Green) return static_cast<std::uint8_t>(k);
    return std::nullopt;
}

bool isReviewed(const Instrument& instrument, const Rating& rating, std::size_t item)
{
    const std::string& area = instrument.areas[instrument.items[item].area].id;
    return std::find(rating.reviewed.begin(), rating.reviewed.end(), area) != rating.reviewed.end();
}

/// True when an unanswered item is spoken for by its reviewed area.
bool isCovered(const Instrument& instrument, const Rating& rating, std::size_t item)
{
    return rating.answers[item].kind == Answer::Kind::None && isReviewed(instrument, rating, item) &&
           optionWithoutSign(instrument.answersOf(item)).has_value();
}

} // namespace

Answers effectiveAnswers(const Instrument& instrument, const Rating& rating)
{
    TRIVSEL_CHECK(rating.answers.size() == instrument.items.size());
    Answers answers(instrument.items.size());
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (rating.answers[i].kind == Answer::Kind::Option)
            answers[i] = rating.answers[i].option;
        else if (isCovered(instrument, rating, i))
            answers[i] = optionWithoutSign(instrument.answersOf(i));
    }
    return answers;
}

RatingProgress progress(const Instrument& instrument, const Rating& rating)
{
    TRIVSEL_CHECK(rating.answers.size() == instrument.items.size());
    RatingProgress p;
    p.items = static_cast<std::int32_t>(instrument.items.size());
    p.decidedByArea.resize(instrument.areas.size());
    p.itemsByArea.resize(instrument.areas.size());
    for (std::size_t i = 0; i < instrument.items.size(); ++i) {
        const std::size_t area = instrument.items[i].area;
        ++p.itemsByArea[area];
        if (rating.answers[i].kind == Answer::Kind::None && !isCovered(instrument, rating, i)) continue;
        ++p.decidedByArea[area];
        ++p.decided;
    }
    return p;
}

bool needsWatch(Position chosen, const std::vector<Position>& own)
{
    return std::any_of(own.begin(), own.end(), [&](Position p) { return isMilder(chosen, p); });
}

bool isCurrent(Date positionDay, Date today, bool laterRoundOpened)
{
    constexpr int kMonthsValid = 7; // action-guide.md: "or after 7 months"
    return !laterRoundOpened && today < positionDay.plusMonths(kMonthsValid);
}

std::vector<ChildId> childrenMissing(const std::vector<RoundChild>& children, const std::vector<CommonPosition>& positions)
{
    std::vector<ChildId> missing;
    for (const RoundChild& c : children) {
        if (c.left || !c.noPositionReason.empty()) continue;
        // An Unassessed common position carries its reason in the comment, so the child is accounted for.
        const bool hasPosition = std::any_of(positions.begin(), positions.end(), [&](const CommonPosition& p) {
            return p.round == c.round && p.child == c.child;
        });
        if (!hasPosition) missing.push_back(c.child);
    }
    return missing;
}

} // namespace trivsel::core
