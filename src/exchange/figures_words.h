#pragma once

#include "core/release/figures.h"

#include <array>
#include <string_view>
#include <utility>

/// The words of figures in files: the figures file and the CSV of statistics say the same.
namespace trivsel::exchange {

template <class E, std::size_t N> using Words = std::array<std::pair<std::string_view, E>, N>;

inline constexpr Words<core::release::Withheld, 7> kWithheldWords{{
    {"none", core::release::Withheld::None},
    {"too_few", core::release::Withheld::TooFew},
    {"few_beside", core::release::Withheld::FewBeside},
    {"few_changed", core::release::Withheld::FewChanged},
    {"combination", core::release::Withheld::Combination},
    {"too_large", core::release::Withheld::TooLarge},
    {"not_split", core::release::Withheld::NotSplit},
}};

inline constexpr Words<core::release::Attribute, 4> kAttributeWords{{
    {"age_band", core::release::Attribute::AgeBand},
    {"sex", core::release::Attribute::Sex},
    {"institution", core::release::Attribute::Institution},
    {"unit", core::release::Attribute::Unit},
}};

inline constexpr Words<core::Setting, 5> kSettingWords{{
    {"daycare", core::Setting::Daycare},
    {"school", core::Setting::School},
    {"after_school", core::Setting::AfterSchool},
    {"dayplejer", core::Setting::Dayplejer},
    {"health", core::Setting::Health},
}};

template <class E, std::size_t N> constexpr std::string_view wordOf(const Words<E, N>& words, E meaning)
{
    for (const auto& [word, value] : words) {
        if (value == meaning) return word;
    }
    return {};
}

} // namespace trivsel::exchange
