#include "core/statistics/follow_up_figures.h"

#include "base/check.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace trivsel::core::statistics {

std::size_t dayBand(int days)
{
    return days <= 7 ? 0 : days <= 14 ? 1 : days <= 28 ? 2 : 3;
}

Days daysOf(std::vector<int> ended, std::span<const int> waiting)
{
    std::ranges::sort(ended);
    Days result;
    result.n = static_cast<std::int64_t>(ended.size());
    result.waiting = static_cast<std::int64_t>(waiting.size());
    if (!ended.empty()) {
        const std::size_t middle = ended.size() / 2;
        result.median = ended.size() % 2 == 1 ? ended[middle] : (ended[middle - 1] + ended[middle]) / 2.0;
        result.longest = ended.back();
    }
    if (!waiting.empty()) result.longestWaiting = *std::ranges::max_element(waiting);
    for (const int days : ended) ++result.bands[dayBand(days)];
    return result;
}

Days concernToAction(std::span<const Concern> concerns, const std::map<ChildId, std::vector<Date>>& actions, Date today)
{
    std::vector<int> ended;
    std::vector<int> waiting;
    for (const Concern& concern : concerns) {
        if (concern.outcome == Concern::Outcome::Unfounded || concern.outcome == Concern::Outcome::Watching) continue;
        const Date from = toLocal(concern.at).date;
        std::optional<Date> first;
        if (const auto found = actions.find(concern.child); found != actions.end()) {
            for (const Date day : found->second) {
                if (day >= from && (!first || day < *first)) first = day;
            }
        }
        if (first)
            ended.push_back(daysBetween(from, *first));
        else
            waiting.push_back(std::max(0, daysBetween(from, today)));
    }
    return daysOf(std::move(ended), waiting);
}

std::map<std::string, Days> waitingByReceiver(std::span<const Request> requests, Date today)
{
    std::map<std::string, std::pair<std::vector<int>, std::vector<int>>> days;
    for (const Request& request : requests) {
        const auto waited = waitingDays(request, today);
        if (!waited) continue;
        auto& [ended, waiting] = days[request.to];
        (isWaiting(request) ? waiting : ended).push_back(*waited);
    }
    std::map<std::string, Days> result;
    for (auto& [receiver, both] : days) result[receiver] = daysOf(std::move(both.first), both.second);
    return result;
}

StepFigures stepFigures(std::span<const Step> steps, Date today)
{
    StepFigures figures;
    for (const Step& step : steps) {
        switch (step.status) {
        case Step::Status::Done: ++figures.done; break;
        case Step::Status::SetAside: ++figures.setAside; break;
        case Step::Status::Open:
            ++figures.open;
            if (!step.due)
                ++figures.withoutDate;
            else if (*step.due < today)
                ++figures.overdue;
            break;
        }
    }
    return figures;
}

std::vector<MissedOffer> missedOffers(std::span<const MissingOffer> offers, Date from, Date to)
{
    std::map<std::pair<std::string, std::string>, std::int64_t> times;
    for (const MissingOffer& offer : offers) {
        const Date day = toLocal(offer.at).date;
        if (from <= day && day <= to) ++times[{offer.rung, offer.what}];
    }
    std::vector<MissedOffer> result;
    for (const auto& [key, count] : times) result.push_back({key.first, key.second, count});
    std::ranges::stable_sort(result, std::greater{}, &MissedOffer::times);
    return result;
}

std::map<std::string, std::int64_t> meetingsByTool(std::span<const Meeting> meetings, Date from, Date to)
{
    std::map<std::string, std::int64_t> result;
    for (const Meeting& meeting : meetings) {
        if (meeting.isHeld && from <= meeting.on && meeting.on <= to) ++result[meeting.tool];
    }
    return result;
}

Coverage coverage(std::span<const RoundChild> children, std::span<const CommonPosition> positions)
{
    std::set<std::pair<RoundId, ChildId>> with;
    for (const CommonPosition& position : positions) with.emplace(position.round, position.child);
    Coverage result;
    for (const RoundChild& child : children) {
        if (child.left) continue;
        ++result.children;
        if (!child.instrument) ++result.withoutForm;
        if (with.contains({child.round, child.child}))
            ++result.withPosition;
        else if (!child.noPositionReason.empty())
            ++result.withReason;
    }
    return result;
}

std::vector<TargetYear> targetYears(std::span<const Target> targets, std::span<const Wanted> wanted,
                                    std::span<const Actual> actuals)
{
    TRIVSEL_CHECK(targets.size() == wanted.size());
    std::vector<TargetYear> result;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const Target& target = targets[i];
        TargetYear line{target.id, target.year, target.unit, target.value, {}, {}};
        std::optional<int> latest;
        for (const Actual& actual : actuals) {
            if (actual.target != target.id || (target.year && *target.year != actual.year)) continue;
            if (latest && actual.year < *latest) continue;
            latest = actual.year;
            line.actual = actual.value;
        }
        if (line.actual) {
            line.isReached = wanted[i] == Wanted::AtLeast ? *line.actual >= target.value : *line.actual <= target.value;
        }
        result.push_back(std::move(line));
    }
    return result;
}

} // namespace trivsel::core::statistics
