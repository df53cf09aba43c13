#pragma once

#include "base/date.h"
#include "base/ids.h"
#include "base/text.h"
#include "core/position.h"
#include "core/release/plan.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The released tables of one closed period of one institution, with the words to read them by: all that a chart, a
/// report, a sheet or a file about groups of children may be made from.
namespace trivsel::core::release {

/// What a code of an attribute is called.
struct Named {
    std::int64_t code = 0;
    Text words;
    bool operator==(const Named&) const = default;
};

/// What a variable and its categories are called; one per variable of the plan.
struct VariableWords {
    Text title;                   ///< "Deltager i leg"
    Text area;                    ///< of an indicator: its area's title; empty for all others
    std::vector<Text> categories; ///< one per category
    bool operator==(const VariableWords&) const = default;
};

struct Figures {
    std::string store;            ///< id of the store they were made in
    std::int64_t institutionId = 0; ///< in that store
    std::string institution;      ///< name
    std::string district;         ///< name; empty where the municipality has none
    Setting setting = Setting::Daycare;
    Text period;                  ///< "Efterår 2026"
    Date from, to;                ///< the rounds' window: what makes two periods the same
    Date closedOn;
    /// How far the rounds came. Of children, not of how they are: never withheld.
    std::int32_t children = 0, withPosition = 0, withReason = 0;
    std::vector<std::string> unitsLeftOut; ///< names of units without a closed round in the period
    std::vector<Named> ageBands, sexes, units; ///< by the codes of Attribute::AgeBand, Sex and Unit
    std::vector<VariableWords> words; ///< of plan.variables
    Plan plan;                        ///< without footprints in all that leaves the store
    bool operator==(const Figures&) const = default;

    const Text* nameOf(Attribute attribute, std::int64_t code) const; ///< null for a code without one
    /// Its place in plan.variables; nothing when the period has none of that id.
    std::optional<std::size_t> variable(std::string_view id) const;
};

/// Variables every plan made by the program has, by id. Areas are "area:FORM:AREA" and indicators "item:FORM:ITEM" with
/// the form's id; their categories are the signs green, yellow and red, "no sign", and "not this form".
inline constexpr std::string_view kPosition = "position"; ///< four categories, by core::Position
inline constexpr std::string_view kFlow = "flow";         ///< before x 4 + now
/// Of the same children as last time: 0 not in yellow or red then; in yellow or red then, and since 1 acted and better,
/// 2 acted and not better, 3 not acted and better, 4 neither. "Acted": a step done or a plan made between the two.
inline constexpr std::string_view kEffect = "effect";

/// A closed period as the store keeps it.
struct Closing {
    ClosingId id;
    UnitId institution;          ///< none when it was read from a figures file
    UserId by;
    Instant at{};
    Figures figures;             ///< with footprints when it is the store's own
    std::vector<Member> members; ///< own ones: the children's values as they were; an erased child is not among them
    bool isOwn() const { return static_cast<bool>(institution); }
    bool operator==(const Closing&) const = default;
};

} // namespace trivsel::core::release
