#include "core/casework/notification.h"

#include <algorithm>

namespace trivsel::core {
namespace {

constexpr int kReceiptWorkingDays = 6; // actions-and-law.md B10

} // namespace

const Notification::View* viewOf(const Notification& n, UserId user)
{
    const auto at = std::find_if(n.views.begin(), n.views.end(), [&](const Notification::View& v) { return v.user == user; });
    return at != n.views.end() ? &*at : nullptr;
}

std::vector<std::string> missingFrom(const Notification& n)
{
    std::vector<std::string> missing;
    if (n.seen.empty()) missing.emplace_back("seen");
    if (n.tried.empty()) missing.emplace_back("tried");
    if (n.said.empty()) missing.emplace_back("said");
    if (n.channel.empty()) missing.emplace_back("channel");
    if (n.parents == Notification::Parents::NotDecided || (n.parents == Notification::Parents::NotTold && n.parentsWhyNot.empty()))
        missing.emplace_back("parents");
    return missing;
}

ExpectedDates expectedDates(Date sentOn, const WorkingCalendar& calendar)
{
    ExpectedDates dates;
    dates.assessedBy = sentOn.plusDays(1);
    dates.receiptBy = calendar.plusWorkingDays(sentOn, kReceiptWorkingDays);
    dates.askBy = calendar.plusWorkingDays(dates.receiptBy, 1);
    return dates;
}

} // namespace trivsel::core
