#include "core/casework/placement.h"

#include <algorithm>
#include <array>
#include <optional>

namespace trivsel::core {
namespace {

struct Milestone {
    PlacementMatter matter;
    int months;
    int earlyDays; ///< a meeting so many days before settles it too
};
constexpr std::array kMilestones{
    Milestone{PlacementMatter::SixMonths, placement::kEffectMonths, 0},
    Milestone{PlacementMatter::Assessment, placement::kAssessmentMonths, placement::kAssessmentEarlyDays},
    Milestone{PlacementMatter::TwelveMonths, placement::kStartingPointMonths, 0}};

} // namespace

std::vector<PlacementDue> placementDue(Date placedOn, const std::vector<Date>& held, Date today)
{
    std::optional<Date> last;
    for (const Date day : held)
        if (day >= placedOn && (!last || day > *last)) last = day;

    std::vector<PlacementDue> open;
    if (last)
        open.push_back({PlacementMatter::FollowUp, last->plusDays(placement::kFollowUpDays)});
    else
        open.push_back({PlacementMatter::FirstFollowUp, placedOn.plusDays(placement::kFirstFollowUpDays)});
    for (const Milestone& milestone : kMilestones) {
        const Date due = placedOn.plusMonths(milestone.months);
        const bool isSettled = last && *last >= due.plusDays(-milestone.earlyDays);
        if (!isSettled && due <= today.plusDays(placement::kFollowUpDays)) open.push_back({milestone.matter, due});
    }
    std::stable_sort(open.begin(), open.end(),
                     [](const PlacementDue& a, const PlacementDue& b) { return a.due < b.due; });
    return open;
}

} // namespace trivsel::core
