#include "core/guide_difference.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace trivsel::core {

namespace {

template <class T> std::map<std::string_view, std::size_t> placesOf(const std::vector<T>& all)
{
    std::map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < all.size(); ++i) places.emplace(all[i].id, i);
    return places;
}

/// What stands behind a source's id: another text under the same id is another source.
const Source* sourceOf(const Guide& guide, const GuideStep& step)
{
    const auto at = std::find_if(guide.sources.begin(), guide.sources.end(),
                                 [&](const Source& source) { return source.id == step.source; });
    return at == guide.sources.end() ? nullptr : &*at;
}

bool hasSameSource(const Guide& before, const GuideStep& a, const Guide& after, const GuideStep& b)
{
    const Source* first = sourceOf(before, a);
    const Source* second = sourceOf(after, b);
    return first == nullptr || second == nullptr ? first == second : *first == *second;
}

std::vector<StepField> fieldsOf(const Guide& before, const GuideStep& a, const Guide& after, const GuideStep& b)
{
    std::vector<StepField> fields;
    const auto compare = [&](StepField field, bool isSame) {
        if (!isSame) fields.push_back(field);
    };
    compare(StepField::Title, a.title == b.title);
    compare(StepField::Action, a.action == b.action);
    compare(StepField::Why, a.why == b.why);
    compare(StepField::Who, a.who == b.who);
    compare(StepField::Kind, a.kind == b.kind);
    compare(StepField::Due, a.due == b.due);
    compare(StepField::Rung, a.rung == b.rung);
    compare(StepField::Minimum, a.minimum == b.minimum);
    compare(StepField::Tool, a.tool == b.tool);
    compare(StepField::ReachesParents, a.reachesParents == b.reachesParents);
    compare(StepField::ReachesChild, a.reachesChild == b.reachesChild);
    compare(StepField::GroupOk, a.groupOk == b.groupOk);
    compare(StepField::After, a.after == b.after);
    compare(StepField::Source, hasSameSource(before, a, after, b));
    compare(StepField::LocalChoice, a.localChoice == b.localChoice);
    return fields;
}

/// A rule holds indexes; the same steps may stand elsewhere in the other guide.
std::vector<std::string_view> stepIds(const Guide& guide, const GuideRule& rule)
{
    std::vector<std::string_view> ids;
    for (const std::size_t step : rule.steps) ids.push_back(guide.steps[step].id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::vector<RuleField> fieldsOf(const Guide& before, const GuideRule& a, const Guide& after, const GuideRule& b)
{
    std::vector<RuleField> fields;
    if (a.reason != b.reason) fields.push_back(RuleField::Reason);
    if (!(a.condition == b.condition)) fields.push_back(RuleField::Condition);
    if (stepIds(before, a) != stepIds(after, b)) fields.push_back(RuleField::Steps);
    return fields;
}

template <class T, class Change> void compare(const Guide& before, const std::vector<T>& old, const Guide& after,
                                              const std::vector<T>& now, std::vector<std::size_t>& added,
                                              std::vector<std::size_t>& removed, std::vector<Change>& changed)
{
    const auto oldPlaces = placesOf(old);
    const auto newPlaces = placesOf(now);
    for (std::size_t i = 0; i < now.size(); ++i) {
        const auto at = oldPlaces.find(now[i].id);
        if (at == oldPlaces.end()) {
            added.push_back(i);
            continue;
        }
        auto fields = fieldsOf(before, old[at->second], after, now[i]);
        if (!fields.empty()) changed.push_back({at->second, i, std::move(fields)});
    }
    for (std::size_t i = 0; i < old.size(); ++i)
        if (!newPlaces.contains(old[i].id)) removed.push_back(i);
}

bool isReordered(const Guide& before, const Guide& after)
{
    const auto oldPlaces = placesOf(before.steps);
    std::size_t last = 0;
    for (const GuideStep& step : after.steps) {
        const auto at = oldPlaces.find(step.id);
        if (at == oldPlaces.end()) continue;
        if (at->second < last) return true;
        last = at->second;
    }
    return false;
}

} // namespace

bool GuideDifference::isEmpty() const
{
    return addedSteps.empty() && removedSteps.empty() && changedSteps.empty() && addedRules.empty() &&
           removedRules.empty() && changedRules.empty() && !isReordered && !isRenamed;
}

GuideDifference guideDifference(const Guide& before, const Guide& after)
{
    GuideDifference result;
    compare(before, before.steps, after, after.steps, result.addedSteps, result.removedSteps, result.changedSteps);
    compare(before, before.rules, after, after.rules, result.addedRules, result.removedRules, result.changedRules);
    result.isReordered = isReordered(before, after);
    result.isRenamed = before.title != after.title;
    return result;
}

} // namespace trivsel::core
