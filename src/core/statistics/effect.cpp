#include "core/statistics/effect.h"

#include <cmath>
#include <map>
#include <set>

namespace trivsel::core::statistics {

namespace {

/// From yellow and from red.
struct MovedUp {
    std::array<std::int64_t, 2> n{};
    std::array<std::int64_t, 2> better{};
    void add(const Course& course)
    {
        const std::size_t from = course.before == Position::Red ? 1 : 0;
        ++n[from];
        if (isMilder(course.now, course.before)) ++better[from];
    }
};

bool isCompared(const Course& course)
{
    return (course.before == Position::Yellow || course.before == Position::Red) && course.now != Position::Unassessed;
}

void compare(ActionEffect& effect, const MovedUp& with, const MovedUp& without)
{
    double expected = 0;
    double below = 0;
    double above = 0;
    std::int64_t compared = 0;
    for (std::size_t from = 0; from < 2; ++from) {
        if (with.n[from] == 0) continue;
        if (without.n[from] < kLeastCompared) return;
        const Share share = *shareOf(without.better[from], without.n[from]);
        const double weight = static_cast<double>(with.n[from]) / static_cast<double>(effect.better.n);
        expected += weight * share.value;
        below += std::pow(weight * (share.value - share.interval.low), 2);
        above += std::pow(weight * (share.interval.high - share.value), 2);
        compared += without.n[from];
    }
    effect.compared = compared;
    Share anyway;
    anyway.value = expected;
    anyway.interval = {expected - std::sqrt(below), expected + std::sqrt(above)};
    effect.anyway = expected;
    effect.beyond = differenceOf(anyway, effect.better);
}

} // namespace

std::vector<ActionEffect> effectByKind(std::span<const Course> courses)
{
    std::map<std::string, MovedUp> with;
    MovedUp without;
    for (const Course& course : courses) {
        if (!isCompared(course)) continue;
        if (course.kinds.empty()) without.add(course);
        // The same kind twice is one child.
        for (const std::string& kind : std::set(course.kinds.begin(), course.kinds.end())) with[kind].add(course);
    }
    std::vector<ActionEffect> effects;
    for (const auto& [kind, moved] : with) {
        ActionEffect effect;
        effect.kind = kind;
        effect.better = *shareOf(moved.better[0] + moved.better[1], moved.n[0] + moved.n[1]);
        compare(effect, moved, without);
        effects.push_back(std::move(effect));
    }
    return effects;
}

std::vector<SaidEffect> saidEffectByRung(std::span<const ActionPlan> plans)
{
    std::map<std::string, SaidEffect> byRung;
    for (const ActionPlan& plan : plans) {
        if (plan.followUps.empty()) continue;
        SaidEffect& said = byRung[plan.rung];
        said.rung = plan.rung;
        ++said.plans;
        std::optional<ActionPlan::Effect> staff, parents, child;
        for (const ActionPlan::FollowUp& followUp : plan.followUps) {
            if (followUp.staff) staff = followUp.staff;
            if (followUp.parents) parents = followUp.parents;
            if (followUp.child) child = followUp.child;
        }
        if (staff) ++said.staff[static_cast<std::size_t>(*staff)];
        if (parents) ++said.parents[static_cast<std::size_t>(*parents)];
        if (child) ++said.child[static_cast<std::size_t>(*child)];
    }
    std::vector<SaidEffect> result;
    for (auto& [rung, said] : byRung) result.push_back(std::move(said));
    return result;
}

} // namespace trivsel::core::statistics
