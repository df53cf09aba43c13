#pragma once

#include "core/release/figures.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// Reading the released tables of one or several institutions. Nothing is worked out here but sums of what was told.
namespace trivsel::core::release {

/// Whom a figure is about: everybody, or one value of some attributes.
struct About {
    std::optional<std::int64_t> ageBand, sex, unit;
    GroupKey::Children children = GroupKey::Children::All;
    bool isEverybody() const { return !ageBand && !sex && !unit; }
    bool operator==(const About&) const = default;
};

/// How one variable divides, summed over institutions that tell it.
struct Told {
    Band n;
    std::vector<Band> counts;              ///< one per category; empty when nothing is told
    Withheld withheld = Withheld::NotSplit; ///< None when something is told; else why the first one is not
    std::int32_t institutions = 0;         ///< that tell it
    std::int32_t silent = 0;               ///< that do not: they are in neither n nor counts
    bool isTold() const { return !counts.empty(); }
};

/// `figures`: of one period, one per institution. An institution without the variable, or without such a group, is
/// silent (Withheld::TooFew); a value told together with others ("øvrige") is not that value's own.
Told tell(std::span<const Figures* const> figures, const About& about, std::string_view variable);
inline Told tell(const Figures& figures, const About& about, std::string_view variable)
{
    const Figures* one = &figures;
    return tell(std::span(&one, 1), about, variable);
}

/// Children of the categories among those of `of` (both given by category; `of` empty: all), as share() tells it.
/// Nothing when it is not told, or nobody is among `of`.
std::optional<ReleasedShare> shareOf(const Told& told, const std::vector<std::uint8_t>& categories,
                                     const std::vector<std::uint8_t>& of = {});
Band countOf(const Told& told, const std::vector<std::uint8_t>& categories);

} // namespace trivsel::core::release
