#pragma once

#include "base/date.h"

#include <vector>

/// What must not be forgotten while a child is placed outside home. It belongs to the authority, so a store asks for it
/// only where its setting says so.
namespace trivsel::core {

/// Kerteminde's strategy for 0-14 years (2021-2025), page on placements: followed up for the first time after two
/// weeks, then every six weeks; after seven months it is weighed whether the child can come home or to something less
/// intrusive; a placement lasts a year at most as a starting point, and works best within its first six months.
namespace placement {
inline constexpr int kFirstFollowUpDays = 14;
inline constexpr int kFollowUpDays = 42;
inline constexpr int kAssessmentMonths = 7;
inline constexpr int kEffectMonths = 6;
inline constexpr int kStartingPointMonths = 12;
/// A meeting held so shortly before the seven months is the one that weighed it. A local choice.
inline constexpr int kAssessmentEarlyDays = 14;
} // namespace placement

/// In the order in which they come.
enum class PlacementMatter {
    FirstFollowUp,
    FollowUp,
    SixMonths,    ///< the effect wears off from here on
    Assessment,   ///< home, or something less intrusive?
    TwelveMonths, ///< longer than the starting point
};

struct PlacementDue {
    PlacementMatter matter = PlacementMatter::FirstFollowUp;
    Date due;
    bool operator==(const PlacementDue&) const = default;
};

/// What is open for a child placed since `placedOn`, by due day: always the next follow-up, and of the three milestones
/// those that are due within the next six weeks or have passed. `held` are the days of held meetings about the
/// placement in any order; those before it count for an earlier one. A follow-up is counted from the latest meeting. A
/// milestone stays until a meeting was held on its day or later, so none passes in silence.
std::vector<PlacementDue> placementDue(Date placedOn, const std::vector<Date>& held, Date today);

} // namespace trivsel::core
