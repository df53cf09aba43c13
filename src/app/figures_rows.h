#pragma once

#include "base/result.h"
#include "core/release/figures.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Released tables as rows of words and numbers: what the CSV of `statistics` and the sheets of `export figures` hold.
namespace trivsel::app {

/// What is told: by which attributes, and of what.
struct FiguresQuery {
    enum class Theme { Position, Change, Effect, Area, Indicator };
    std::vector<core::release::Attribute> by; ///< groups made by any of these alone; empty: everybody only
    std::vector<Theme> themes;
    bool includes(const core::release::GroupKey& key) const;
    bool includes(Theme theme) const;
};

/// From words with commas: unit, sex, age, institution; and flow, effect, area, indicator, position for what is told
/// (position when none of these is among them). "" and "all": everything there is. An unknown word is BadInput.
Result<FiguresQuery> figuresQuery(std::string_view words);

/// The theme a variable belongs to; nothing for one of no theme of ours.
std::optional<FiguresQuery::Theme> themeOf(const core::release::Variable& variable);

/// A category of a variable in a group. A group or division that is withheld is one row without category and with the
/// reason. Variables that compare with last time are told of the children who were there both times, all others of
/// everybody. Groups that a variable is never divided by (core::release::isDividedBy) have no row.
struct FiguresRow {
    const core::release::Figures* figures = nullptr;
    const core::release::Group* group = nullptr;
    std::size_t variable = 0;
    std::optional<std::size_t> category;
    core::release::Band count;
    std::optional<core::release::ReleasedShare> share;
    core::release::Withheld withheld = core::release::Withheld::None;
    bool hasSize() const { return group->withheld == core::release::Withheld::None; }
    bool isEverybody() const { return group->key.parts.empty(); }
};
std::vector<FiguresRow> figuresRows(const core::release::Figures& figures, const FiguresQuery& query);

/// Names of the codes by which the group is made, joined by ";"; empty when it is not made by this attribute.
std::string groupNames(const FiguresRow& row, core::release::Attribute attribute, Language language);

/// Why something is withheld, as a sentence.
Text withheldSentence(core::release::Withheld reason);

/// The closed periods that `words` mean: by title, or by a day (YYYY-MM-DD) within the period or on which it was
/// closed. None found, or no words: BadInput with the list of all there are.
Result<std::vector<const core::release::Figures*>> periodsNamed(std::span<const core::release::Figures* const> all,
                                                                std::string_view words);

} // namespace trivsel::app
