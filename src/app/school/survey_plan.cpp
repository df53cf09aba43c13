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

/// A class whose numbers of one variable are not told exactly: its own counts, and its bands where they are told.
struct Unsure {
    const std::vector<std::int32_t>* counts = nullptr;
    const Split* bands = nullptr; ///< null: nothing is told
};

/// Whether one pupil of `giver` who answered `given` and one who answered `taken` could have answered the other way round
/// without any band showing it.
bool couldExchange(const Unsure& giver, std::size_t given, std::size_t taken)
{
    if ((*giver.counts)[given] == 0) return false;
    if (giver.bands == nullptr) return true;
    return (*giver.counts)[given] > giver.bands->counts[given].low && (*giver.counts)[taken] < giver.bands->counts[taken].high;
}

/// Whether no pupil's value follows from the whole told exactly beside what is told of the classes. In a class where two
/// answered differently the pupils can be exchanged among themselves; where all answered alike, one of them must be
/// exchangeable with one of another class, so that neither the whole nor any band would show it.
bool isEverybodyInDoubt(const std::vector<Unsure>& classes)
{
    return std::ranges::all_of(classes, [&](const Unsure& one) {
        const auto isThere = [](std::int32_t count) { return count > 0; };
        if (std::ranges::count_if(*one.counts, isThere) != 1) return true; // nobody, or answers that differ
        const auto common = static_cast<std::size_t>(std::ranges::find_if(*one.counts, isThere) - one.counts->begin());
        return std::ranges::any_of(classes, [&](const Unsure& other) {
            for (std::size_t k = 0; &other != &one && k < other.counts->size(); ++k)
                if (k != common && couldExchange(other, k, common)) return true;
            return false;
        });
    });
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
        std::vector<Unsure> unsure;
        for (std::size_t c = 0; c < classes.size(); ++c) {
            const auto& counts = classes[c].counts[v];
            for (std::size_t k = 0; k < counts.size(); ++k) whole[k] += counts[k];
            Group& group = plan.groups[c + 1];
            const bool isTold = group.withheld == Withheld::None && isInDoubt(counts, least);
            if (isTold) tell(group.splits[v], counts, settings);
            if (isTold && classes[c].pupils >= settings.exactFrom) continue;
            unsure.push_back({&counts, isTold ? &group.splits[v] : nullptr});
            for (std::size_t k = 0; k < counts.size(); ++k) rest[k] += counts[k];
        }
        Group& everybody = plan.groups.front();
        const bool isRestInDoubt = sumOf(rest) == 0 || (isInDoubt(rest, least) && isEverybodyInDoubt(unsure));
        if (everybody.withheld == Withheld::None && isInDoubt(whole, least) && isRestInDoubt)
            tell(everybody.splits[v], whole, settings);
    }
    return plan;
}

} // namespace trivsel::app
