#include "core/release/plan_maker.h"

#include "base/check.h"
#include "core/release/integer_bounds.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace trivsel::core::release {

namespace {

/// How many children of a group must be outside its commonest category before the division is told. With all in one
/// category everybody's value is known; with all but one, the one knows everybody else's. Leaving out both keeps
/// "not split" from meaning "all alike".
constexpr std::int32_t kOutsideCommonest = 2;

/// Every child's latest value of one variable, where it is known.
using Latest = std::vector<std::optional<std::uint8_t>>;

std::optional<std::size_t> indexOf(const std::vector<Variable>& variables, std::string_view id)
{
    const auto found = std::ranges::find(variables, id, &Variable::id);
    if (found == variables.end()) return std::nullopt;
    return static_cast<std::size_t>(found - variables.begin());
}

class PlanMaker {
public:
    PlanMaker(std::vector<Variable> variables, std::span<const Member> members, std::span<const Earlier> earlier,
              const Settings& settings)
        : m_members(members), m_earlier(earlier), m_population(variables, members, earlier, settings)
    {
        m_plan.settings = settings;
        m_plan.variables = std::move(variables);
    }

    Plan make()
    {
        const auto ordinary = groupsAllowed(m_population, m_plan.settings.threshold, Of::All, {});
        std::vector<Withheld> sensitive;
        if (std::ranges::any_of(m_plan.variables, &Variable::isSensitive)) {
            sensitive = groupsAllowed(m_population, m_plan.settings.sensitiveThreshold, Of::Sensitive, ordinary);
        }
        addGroups(ordinary);
        for (std::size_t variable = 0; variable < m_plan.variables.size(); ++variable) {
            addSplits(variable, m_plan.variables[variable].isSensitive ? sensitive : ordinary);
        }
        return std::move(m_plan);
    }

private:
    using ToldGroups = std::vector<std::pair<std::size_t, std::size_t>>; ///< group, number in the bounds

    void addGroups(const std::vector<Withheld>& withheld)
    {
        for (std::size_t i = 0; i < m_population.candidates.size(); ++i) {
            const Candidate& candidate = m_population.candidates[i];
            Group group{candidate.key, withheld[i], {}, {}};
            if (group.withheld == Withheld::None) {
                const std::int32_t n = candidate.children.size();
                group.n = n < m_plan.settings.exactFrom ? bandOf(n) : Band{n, n};
                group.splits.resize(m_plan.variables.size());
                Footprint footprint{i, {}};
                for (const Member& member : m_members) {
                    if (candidate.children.contains(m_population.number(member.child))) {
                        footprint.children.push_back(member.child);
                    }
                }
                std::ranges::sort(footprint.children);
                m_plan.footprints.push_back(std::move(footprint));
            }
            m_plan.groups.push_back(std::move(group));
        }
    }

    /// True counts of a candidate.
    std::vector<std::int32_t> countsOf(const Candidate& candidate, std::size_t variable) const
    {
        std::vector<std::int32_t> counts(m_plan.variables[variable].categories, 0);
        for (const Member& member : m_members) {
            if (candidate.children.contains(m_population.number(member.child))) ++counts[member.values[variable]];
        }
        return counts;
    }

    /// Whether the variable may be told of a group at all; the reason is set when not.
    bool mayTell(std::size_t variable, const Group& group, Withheld byChildren, Split& split) const
    {
        const Variable& about = m_plan.variables[variable];
        split.withheld = byChildren;
        if (byChildren != Withheld::None) return false;
        split.withheld = Withheld::NotSplit;
        if (about.comparesWithBefore && group.key.children != GroupKey::Children::Same) return false;
        return std::ranges::all_of(about.besides, [&](const std::string& id) {
            const auto part = indexOf(m_plan.variables, id);
            TRIVSEL_CHECK(part && *part < variable); // decided before what is told beside it
            return group.splits[*part].withheld == Withheld::None;
        });
    }

    void addSplits(std::size_t variable, const std::vector<Withheld>& byChildren)
    {
        IntegerBounds bounds = boundsOf(variable);
        ToldGroups told;
        for (std::size_t i = 0; i < m_plan.groups.size(); ++i) {
            Group& group = m_plan.groups[i];
            if (group.withheld != Withheld::None) continue;
            if (!mayTell(variable, group, byChildren[i], group.splits[variable])) continue;
            const Candidate& candidate = m_population.candidates[i];
            const auto counts = countsOf(candidate, variable);
            const std::int32_t n = std::accumulate(counts.begin(), counts.end(), 0);
            if (n - *std::ranges::max_element(counts) < kOutsideCommonest) continue;
            Split& split = group.splits[variable];
            split.withheld = Withheld::None;
            for (const std::int32_t count : counts) {
                split.counts.push_back(group.n.isExact() ? Band{count, count} : bandOf(count));
            }
            told.emplace_back(i, bounds.tell({candidate.columns, tightened(split.counts, n)}));
        }
        withholdWhatGivesAway(variable, bounds, told);
    }

    /// What someone knows who has counted the children of the group themselves.
    static std::vector<Band> tightened(std::vector<Band> counts, std::int32_t n)
    {
        for (Band& band : counts) band.high = std::min(band.high, n);
        return counts;
    }

    /// The latest value of every child that still has one. Values may have stayed as they were, so what is told now is
    /// held against all that was told before.
    Latest latest(std::size_t variable) const
    {
        Latest values(m_population.children());
        const Variable& about = m_plan.variables[variable];
        for (const Earlier& earlier : m_earlier) {
            const auto same = indexOf(earlier.plan->variables, about.repeats.empty() ? about.id : about.repeats);
            if (!same || earlier.plan->variables[*same].categories != about.categories) continue;
            for (const Member& member : earlier.members) {
                if (m_population.knows(member.child)) values[m_population.number(member.child)] = member.values[*same];
            }
        }
        for (const Member& member : m_members) {
            if (about.comparesWithBefore && !member.wasThereBefore) continue;
            values[m_population.number(member.child)] = member.values[variable];
        }
        return values;
    }

    IntegerBounds boundsOf(std::size_t variable) const
    {
        const Variable& about = m_plan.variables[variable];
        const Latest values = latest(variable);
        std::vector<std::vector<std::int32_t>> world(m_population.columnSizes.size(),
                                                     std::vector<std::int32_t>(about.categories, 0));
        std::vector<char> isKnown(world.size(), 1); // not where a child was erased
        for (std::size_t child = 0; child < values.size(); ++child) {
            const std::uint32_t column = m_population.columnOf[child];
            if (values[child]) {
                ++world[column][*values[child]];
            } else {
                isKnown[column] = 0;
            }
        }
        IntegerBounds bounds(std::move(world), about.categories);
        for (const EarlierGroup& group : m_population.earlierGroups) {
            const auto same = indexOf(group.from->plan->variables, about.repeats.empty() ? about.id : about.repeats);
            if (!same || group.group->splits[*same].withheld != Withheld::None) continue;
            if (!std::ranges::all_of(group.columns, [&](std::uint32_t column) { return isKnown[column]; })) continue;
            Told told{group.columns, tightened(group.group->splits[*same].counts, group.children.size())};
            if (bounds.agrees(told)) bounds.tell(std::move(told));
        }
        return bounds;
    }

    void withholdWhatGivesAway(std::size_t variable, IntegerBounds& bounds, ToldGroups& told)
    {
        // Smallest first: the least is lost with it.
        std::ranges::stable_sort(told, {},
                                 [&](const auto& t) { return m_population.candidates[t.first].children.size(); });
        std::vector<char> safe(m_population.columnSizes.size(), 0);
        while (const auto column = bounds.disclosed(safe)) {
            if (isDisclosedAnyway(*column, bounds, told)) {
                safe[*column] = 1;
                continue;
            }
            auto gone = std::ranges::find_if(told, [&](const auto& t) {
                bounds.forget(t.second);
                const bool helps = !bounds.isDisclosed(*column);
                bounds.remember(t.second);
                return helps;
            });
            if (gone == told.end()) gone = told.begin(); // more than one must go
            bounds.forget(gone->second);
            m_plan.groups[gone->first].splits[variable] = Split{};
            told.erase(gone);
        }
    }

    /// By earlier releases alone: withholding anything now does not help.
    static bool isDisclosedAnyway(std::uint32_t column, IntegerBounds& bounds, const ToldGroups& told)
    {
        for (const auto& t : told) bounds.forget(t.second);
        const bool result = bounds.isDisclosed(column);
        for (const auto& t : told) bounds.remember(t.second);
        return result;
    }

    std::span<const Member> m_members;
    std::span<const Earlier> m_earlier;
    Population m_population;
    Plan m_plan;
};

} // namespace

Plan makePlan(std::vector<Variable> variables, std::span<const Member> members, std::span<const Earlier> earlier,
              const Settings& settings)
{
    Settings used = settings;
    used.threshold = std::max(used.threshold, kFloor);
    used.sensitiveThreshold = std::max(used.sensitiveThreshold, used.threshold);
    used.exactFrom = std::max(used.exactFrom, 2 * used.threshold);
    for (const Variable& variable : variables) TRIVSEL_CHECK(variable.categories >= 2);
    std::unordered_set<ChildId> seen;
    for (const Member& member : members) {
        TRIVSEL_CHECK(seen.insert(member.child).second);
        TRIVSEL_CHECK(member.values.size() == variables.size());
        for (std::size_t v = 0; v < variables.size(); ++v) TRIVSEL_CHECK(member.values[v] < variables[v].categories);
    }
    return PlanMaker(std::move(variables), members, earlier, used).make();
}

} // namespace trivsel::core::release
