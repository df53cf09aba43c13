#pragma once

#include "base/ids.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// What may be shown of a closed round to someone who may not open the children behind it. One fixed plan is made when
/// a round, or the last round of an institution's window, closes; it is stored and never made again, so that every
/// reader, screen and print sees the same. Docs: docs/decisions/0015-release-plan.md.
namespace trivsel::core::release {

/// A threshold below this is not possible, whatever a file or a setting says (Danmarks Statistik: 3 in every cell).
constexpr std::int32_t kFloor = 3;

struct Settings {
    std::int32_t threshold = 5;           ///< children in a group, beside it, and in a difference; raised to kFloor
    std::int32_t sensitiveThreshold = 10; ///< the same for sensitive variables; never below `threshold`
    std::int32_t exactFrom = 20;          ///< groups below this are told in bands of five
    bool operator==(const Settings&) const = default;
};

/// Something that every child of a closing has one value of: the position, the band of an area, the answer to an
/// indicator, the change since last. "Not assessed" and "not answered" are categories like the others.
struct Variable {
    std::string id;              ///< the same from closing to closing: "position", "change", "area:social", "item:play"
    std::uint8_t categories = 0; ///< 2..255
    bool isSensitive = false;
    /// Only of children who were there last time too: told of those children alone (GroupKey::Children::Same).
    bool comparesWithBefore = false;
    /// The variable of earlier closings whose value this one repeats ("before" repeats "position"); "" for most.
    std::string repeats;
    /// Variables that this one is told beside ("before": "position"): told only where they are. One that repeats none is
    /// made from these and held against them jointly, child by child ("flow" and "effect": "position" and "before").
    std::vector<std::string> besides;
    bool operator==(const Variable&) const = default;
};

/// The variables of a position: "position", "before" (at the closing before, repeats it) and "flow" (before x 4 +
/// position, so 16 categories), each by core::Position's order.
std::vector<Variable> positionVariables();

/// The category of a variable of one form ("area:FORM:AREA", "item:FORM:ITEM") that says that the child was rated with
/// another form; nothing for all others. Which form a child has follows from its age and class, so it is taken as known:
/// such children are not counted as a part of the group, and no other answer is hidden behind them.
std::optional<std::uint8_t> notThisForm(const Variable& variable);

/// What a child is grouped by. The order is the order of use: what comes first is shown, what would then give
/// somebody away is not.
enum class Attribute : std::uint8_t { AgeBand, Sex, Institution, Unit };
constexpr std::size_t kAttributes = 4;

/// A child of a closing. A missing birth date or sex is a code of its own.
struct Member {
    ChildId child;
    std::int64_t attributes[kAttributes] = {}; ///< by Attribute; a unit's is its id
    bool wasThereBefore = false;               ///< in the closing that Variable::comparesWithBefore looks back at
    std::vector<std::uint8_t> values;          ///< one category per variable
    bool operator==(const Member&) const = default;
};

/// Whom a group is about.
struct GroupKey {
    struct Part {
        Attribute attribute = Attribute::AgeBand;
        /// One value; several for small ones told together ("øvrige"), ascending.
        std::vector<std::int64_t> values;
        bool operator==(const Part&) const = default;
    };
    enum class Children : std::uint8_t { All, Same };
    Children children = Children::All; ///< Same: only those who were there last time too
    std::vector<Part> parts;           ///< none: everybody
    bool operator==(const GroupKey&) const = default;
};

/// Why a group, or how it divides, is not shown. The words are the screens'.
enum class Withheld : std::uint8_t {
    None,
    TooFew,      ///< fewer children than the threshold
    FewBeside,   ///< few are left when it is taken from another group of the same closing, or that from it
    FewChanged,  ///< the same of a group of an earlier closing: few have come or gone
    Combination, ///< several groups together would tell of fewer children than the threshold
    TooLarge,    ///< too many groups to check exactly
    /// How the group divides would tell about single children, or is not told of such groups at all (isDividedBy). On
    /// purpose one reason for everything that depends on the children's values: a finer one would itself tell what
    /// they are.
    NotSplit,
};

/// A number told within a band; low == high where it is told exactly.
struct Band {
    std::int32_t low = 0;
    std::int32_t high = 0;
    bool isExact() const { return low == high; }
    bool operator==(const Band&) const = default;
};

/// `count` in its band of five (0-4, 5-9, …).
Band bandOf(std::int32_t count);

/// How a group divides over one variable's categories.
struct Split {
    Withheld withheld = Withheld::NotSplit;
    std::vector<Band> counts; ///< one per category; empty when withheld
    bool operator==(const Split&) const = default;
};

/// A row of the released tables: all that figures, charts, files and texts may be made from.
struct Group {
    GroupKey key;
    Withheld withheld = Withheld::None;
    Band n;                    ///< 0 when withheld
    std::vector<Split> splits; ///< one per variable of the plan; empty when withheld
    bool operator==(const Group&) const = default;
};

/// Who a released group was about. Stays in the store, also when children have been erased (the ids then point at
/// nobody): without it later closings could not be kept apart from this one.
struct Footprint {
    std::size_t group = 0;
    std::vector<ChildId> children; ///< ascending
    bool operator==(const Footprint&) const = default;
};

/// To store whole, per closing. `groups` is what may leave the institution; `footprints` never does.
struct Plan {
    Settings settings; ///< as used, after raising to the floor
    std::vector<Variable> variables;
    std::vector<Group> groups;         ///< every candidate in order of use, withheld ones with their reason
    std::vector<Footprint> footprints; ///< of the released ones
    bool operator==(const Plan&) const = default;
};

/// An earlier plan of the same store, and the children's values then as far as they are still kept: a child that has
/// been erased is left out.
struct Earlier {
    const Plan* plan = nullptr;
    std::span<const Member> members; ///< values by the variables of `plan`
};

/// The groups that are tried, in order: everybody; then by age band, sex, institution and unit. Each of them for all
/// children and, when some variable compares, for those who were there last time. Values with fewer children than the
/// threshold are told together where that reaches it. No two attributes at once: what crosses leaves little for later
/// closings.
std::vector<GroupKey> candidates(std::span<const Variable> variables, std::span<const Member> members,
                                 const Settings& settings);

/// The order of use of a variable: areas are told of everybody, by age band, sex and unit; indicators by age band and
/// unit alone; both of all children, not of the same ones. What compares is told of the same children alone.
bool isDividedBy(const Variable& variable, const GroupKey& key);

/// Decides what is released of a closing, once and for all. `earlier`: every plan of the store in order, also of other
/// institutions. Every child comes once and has a value for every variable (invariant); a variable that is told beside
/// others comes after them. The values of what compares are not looked at where Member::wasThereBefore is false. An
/// empty closing gives a plan that shows nothing.
Plan makePlan(std::vector<Variable> variables, std::span<const Member> members, std::span<const Earlier> earlier,
              const Settings& settings = {});

/// The released row with this key, or nothing. A reader asks; nobody filters children.
const Group* find(const Plan& plan, const GroupKey& key);

/// A share as it may be told: both ends from bands, and the interval (Wilson, 95 %) from the lower end of the group's.
struct ReleasedShare {
    double low = 0, high = 0;                 ///< the share itself; equal where the counts are exact
    double intervalLow = 0, intervalHigh = 0; ///< its uncertainty
};
/// Nothing when the group or its division is withheld.
std::optional<ReleasedShare> share(const Plan& plan, const Group& group, std::size_t variable, std::uint8_t category);

enum class Change : std::uint8_t { NotShown, Within, Up, Down };
/// Whether a share told of two groups (two closings, or two units) differs: only outside the uncertainty of both
/// (Newcombe's square-and-add interval of the difference, from the unfavourable ends of the bands).
Change change(const std::optional<ReleasedShare>& before, const std::optional<ReleasedShare>& now);

} // namespace trivsel::core::release
