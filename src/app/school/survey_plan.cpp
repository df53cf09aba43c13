#include "app/school/survey_plan.h"

#include "core/release/telling.h"

#include <algorithm>
#include <numeric>

namespace trivsel::app {
namespace {

using core::release::Attribute;
using core::release::Group;
using core::release::GroupKey;
using core::release::Plan;
using core::release::Split;
using core::release::toldBand;
using core::release::Withheld;

std::int32_t sumOf(const std::vector<std::int32_t>& counts) { return std::accumulate(counts.begin(), counts.end(), 0); }

bool isInDoubt(const std::vector<std::int32_t>& counts, std::int32_t least)
{
    const std::int32_t n = sumOf(counts);
    return n >= least && n - *std::ranges::max_element(counts) >= core::release::kOutsideCommonest;
}

Group groupOf(GroupKey key, std::int32_t n, std::size_t variables, const core::release::Settings& settings)
{
    Group group{std::move(key), n < settings.threshold ? Withheld::TooFew : Withheld::None, {}, {}};
    if (group.withheld != Withheld::None) return group;
    group.n = toldBand(n, n, settings);
    group.splits.resize(variables);
    return group;
}

void tell(Split& split, const std::vector<std::int32_t>& counts, const core::release::Settings& settings)
{
    split.withheld = Withheld::None;
    for (const std::int32_t count : counts) split.counts.push_back(toldBand(count, sumOf(counts), settings));
}

} // namespace

Plan partitionPlan(std::vector<core::release::Variable> variables, const std::vector<ClassCounts>& classes)
{
    Plan plan;
    plan.variables = std::move(variables);
    const auto& settings = plan.settings;
    std::int32_t all = 0, silent = 0;
    for (const ClassCounts& one : classes) {
        all += one.pupils;
        if (one.pupils < settings.threshold) silent += one.pupils;
    }
    plan.groups.push_back(groupOf({}, all, plan.variables.size(), settings));
    // Few pupils of small classes together: the whole would tell of them.
    if (silent > 0 && silent < settings.threshold) plan.groups.front() = Group{{}, Withheld::Combination, {}, {}};
    for (const ClassCounts& one : classes)
        plan.groups.push_back(groupOf({GroupKey::Children::All, {{Attribute::Unit, {one.unit}}}}, one.pupils, plan.variables.size(), settings));
    for (std::size_t v = 0; v < plan.variables.size(); ++v) {
        const std::int32_t least = plan.variables[v].isSensitive ? settings.sensitiveThreshold : settings.threshold;
        std::vector<std::int32_t> whole(plan.variables[v].categories, 0), rest = whole;
        for (std::size_t c = 0; c < classes.size(); ++c) {
            const auto& counts = classes[c].counts[v];
            for (std::size_t k = 0; k < counts.size(); ++k) whole[k] += counts[k];
            Group& group = plan.groups[c + 1];
            const bool isTold = group.withheld == Withheld::None && isInDoubt(counts, least);
            if (isTold) tell(group.splits[v], counts, settings);
            if (isTold && classes[c].pupils >= settings.exactFrom) continue;
            for (std::size_t k = 0; k < counts.size(); ++k) rest[k] += counts[k];
        }
        Group& everybody = plan.groups.front();
        if (everybody.withheld == Withheld::None && isInDoubt(whole, least) && (sumOf(rest) == 0 || isInDoubt(rest, least)))
            tell(everybody.splits[v], whole, settings);
    }
    return plan;
}

} // namespace trivsel::app
