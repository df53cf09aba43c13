#include "base/check.h"
#include "core/release/figures.h"
#include "core/release/knowledge.h"
#include "core/release/population.h"
#include "core/release/scopes.h"
#include "core/release/telling.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace trivsel::core::release {

namespace {

class PlanMaker {
public:
    PlanMaker(std::vector<Variable> variables, std::span<const Member> members, std::span<const Earlier> earlier,
              const Settings& settings)
        : m_members(members), m_plan{settings, std::move(variables), {}, {}},
          m_population(m_plan.variables, members, earlier, settings),
          m_knowledge(m_plan, members, earlier, m_population)
    {}

    Plan make()
    {
        Scopes scopes(m_plan.variables, m_members, m_population, m_plan.settings);
        addGroups(scopes.atAll());
        m_proofs.resize(m_plan.variables.size());
        for (std::size_t variable = 0; variable < m_plan.variables.size(); ++variable) {
            addSplits(variable, scopes.of(variable));
            keepInDoubt(variable);
        }
        return std::move(m_plan);
    }

private:
    void addGroups(const std::vector<Withheld>& withheld)
    {
        for (std::size_t i = 0; i < m_population.candidates.size(); ++i) {
            const Candidate& candidate = m_population.candidates[i];
            Group group{candidate.key, withheld[i], {}, {}};
            if (group.withheld == Withheld::None) {
                const auto n = static_cast<std::int32_t>(candidate.numbers.size());
                group.n = toldBand(n, n, m_plan.settings);
                group.splits.resize(m_plan.variables.size());
                Footprint footprint{i, {}};
                for (const Member* member : membersOf(candidate)) footprint.children.push_back(member->child);
                std::ranges::sort(footprint.children);
                m_plan.footprints.push_back(std::move(footprint));
            }
            m_plan.groups.push_back(std::move(group));
        }
    }

    /// The children of this closing have the first numbers, in its order.
    std::vector<const Member*> membersOf(const Candidate& candidate) const
    {
        std::vector<const Member*> members;
        for (const std::uint32_t child : candidate.numbers) members.push_back(&m_members[child]);
        return members;
    }

    bool isToldBesideAll(std::size_t variable, const Group& group) const
    {
        return std::ranges::all_of(m_plan.variables[variable].besides, [&](const std::string& id) {
            const auto beside = indexOf(m_plan.variables, id);
            TRIVSEL_CHECK(beside && *beside < variable); // decided before
            return group.splits[*beside].withheld == Withheld::None;
        });
    }

    void addSplits(std::size_t variable, const std::vector<Withheld>& byChildren)
    {
        const Variable& about = m_plan.variables[variable];
        for (std::size_t i = 0; i < m_plan.groups.size(); ++i) {
            Group& group = m_plan.groups[i];
            if (group.withheld != Withheld::None) continue;
            Split& split = group.splits[variable];
            split.withheld = byChildren[i];
            if (byChildren[i] != Withheld::None) continue;
            split.withheld = Withheld::NotSplit;
            if (!isToldBesideAll(variable, group)) continue;

            std::vector<std::int32_t> counts(about.categories, 0);
            for (const std::uint32_t child : m_population.candidates[i].numbers) {
                ++counts[m_members[child].values[variable]];
            }
            const auto none = notThisForm(about);
            std::int32_t n = 0;
            std::int32_t commonest = 0;
            for (std::size_t category = 0; category < counts.size(); ++category) {
                if (category == none) continue;
                n += counts[category];
                commonest = std::max(commonest, counts[category]);
            }
            if (n - commonest < kOutsideCommonest) continue;
            split.withheld = Withheld::None;
            for (const std::int32_t count : counts) split.counts.push_back(toldBand(count, n, m_plan.settings));
        }
    }

    void keepInDoubt(std::size_t variable)
    {
        const Variable& about = m_plan.variables[variable];
        if (!isMade(about)) {
            withhold(variable, m_knowledge.about(variable, variable), m_proofs[variable]);
            return;
        }
        for (const std::string& id : about.besides) {
            const std::size_t beside = *indexOf(m_plan.variables, id);
            if (isMade(m_plan.variables[beside])) continue;
            withhold(variable, m_knowledge.about(beside, variable), m_proofs[beside]);
        }
        if (about.id == kEffect) withhold(variable, m_knowledge.aboutActing(variable), m_proofs[variable]);
    }

    /// `proofs`: those that were found when less was told, and then those of now.
    void withhold(std::size_t variable, Doubt doubt, Doubt::Proofs& proofs)
    {
        for (const std::size_t table : doubt.decide(proofs)) {
            m_plan.groups[m_knowledge.groups()[table]].splits[variable] = Split{};
        }
        proofs = doubt.proofs();
    }

    std::span<const Member> m_members;
    Plan m_plan;
    Population m_population;
    Knowledge m_knowledge;
    std::vector<Doubt::Proofs> m_proofs; ///< per variable that was asked about
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
