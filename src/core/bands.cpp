#include "core/bands.h"

#include "base/check.h"

#include <algorithm>

namespace trivsel::core {

namespace {

Truth ageFits(const BandEntry& entry, const std::optional<std::int32_t>& ageMonths)
{
    if (!entry.ageMonths) return Truth::True;
    if (!ageMonths) return Truth::Unknown;
    return *ageMonths >= entry.ageMonths->first && *ageMonths <= entry.ageMonths->second ? Truth::True : Truth::False;
}

Truth sexFits(const BandEntry& entry, const std::optional<Sex>& sex)
{
    if (!entry.sex) return Truth::True;
    if (!sex) return Truth::Unknown;
    return *sex == *entry.sex ? Truth::True : Truth::False;
}

bool holds(const CutRow& row, const Rational& score)
{
    switch (row.kind) {
    case CutRow::Kind::Below: return score < row.limit;
    case CutRow::Kind::UpTo: return score <= row.limit;
    case CutRow::Kind::Rest: break;
    }
    return true;
}

/// Score to go, upwards, from `score` to row `target`: past the limit of the row before it.
Rational distanceUp(const std::vector<CutRow>& cut, std::size_t target, const Rational& score)
{
    return cut[target - 1].limit - score;
}

/// Score to go, downwards, from `score` to row `target`: into its own limit.
Rational distanceDown(const std::vector<CutRow>& cut, std::size_t target, const Rational& score)
{
    return score - cut[target].limit;
}

} // namespace

const BandEntry* applicableEntry(const std::vector<BandEntry>& bands, const ScoringContext& context)
{
    for (const BandEntry& entry : bands) {
        if (!entry.hasWhen) return &entry;
        const Truth age = ageFits(entry, context.ageMonths);
        const Truth sex = sexFits(entry, context.sex);
        if (age == Truth::False || sex == Truth::False) continue;
        if (age == Truth::Unknown || sex == Truth::Unknown) return nullptr; // it could have been this one
        return &entry;
    }
    return nullptr;
}

const CutRow& rowFor(const std::vector<CutRow>& cut, const Rational& score)
{
    TRIVSEL_CHECK(!cut.empty());
    const auto found = std::ranges::find_if(cut, [&](const CutRow& row) { return holds(row, score); });
    TRIVSEL_CHECK(found != cut.end());
    return *found;
}

std::optional<BandDistance> distanceToNextBand(const BandResult& result, const std::vector<BandEntry>& bands,
                                               const ScoringContext& context)
{
    if (!result.score) return std::nullopt;
    const BandEntry* entry = applicableEntry(bands, context);
    if (entry == nullptr) return std::nullopt;

    const std::vector<CutRow>& cut = entry->cut;
    const CutRow& row = rowFor(cut, *result.score);
    const auto here = static_cast<std::size_t>(&row - cut.data());
    std::optional<BandDistance> nearest;
    // Most scales grow worse upwards; on some (strengths) a low score is the worse one, so both ways are looked at.
    for (std::size_t up = here + 1; up < cut.size(); ++up) {
        if (!isMilder(row.position, cut[up].position)) continue;
        nearest = BandDistance{distanceUp(cut, up, *result.score), cut[up].position};
        break;
    }
    for (std::size_t down = here; down-- > 0;) {
        if (!isMilder(row.position, cut[down].position)) continue;
        BandDistance below{distanceDown(cut, down, *result.score), cut[down].position};
        if (!nearest || below.distance < nearest->distance) nearest = std::move(below);
        break;
    }
    return nearest;
}

} // namespace trivsel::core
