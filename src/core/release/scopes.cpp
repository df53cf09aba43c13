#include "core/release/scopes.h"

#include "core/release/knowledge.h"

#include <algorithm>
#include <map>

namespace trivsel::core::release {

namespace {

/// As far as the children alone decide: how they are says nothing of whether a group may be told of.
bool wasTold(const EarlierGroup& group, std::size_t variable)
{
    const Withheld withheld = group.group->splits[variable].withheld;
    return (withheld == Withheld::None || withheld == Withheld::NotSplit) &&
           isDividedBy(group.from->plan->variables[variable], group.group->key);
}

} // namespace

Scopes::Scopes(std::span<const Variable> variables, std::span<const Member> members, const Population& population,
               const Settings& settings)
    : m_variables(variables), m_members(members), m_population(population), m_settings(settings)
{
    std::vector<ChildSet> groups;
    for (const Candidate& candidate : population.candidates) groups.push_back(candidate.children);
    std::vector<ChildSet> told;
    for (const EarlierGroup& group : population.earlierGroups) told.push_back(group.children);
    m_atAll = groupsAllowed(groups, told, population.size(), settings.threshold, {});
}

std::vector<Withheld> Scopes::of(std::size_t variable)
{
    const Variable& about = m_variables[variable];
    std::vector<Withheld> allowed = m_atAll;
    for (std::size_t i = 0; i < allowed.size(); ++i) {
        if (allowed[i] == Withheld::None && !isDividedBy(about, m_population.candidates[i].key)) {
            allowed[i] = Withheld::NotSplit;
        }
    }
    if (!notThisForm(about) && !about.isSensitive) return allowed;
    // The variables of one form are alike in this.
    Decided now{about.isSensitive ? m_settings.sensitiveThreshold : m_settings.threshold,
                std::move(allowed),
                groups(variable),
                earlier(variable),
                {}};
    for (const Decided& known : m_decided) {
        if (known.threshold == now.threshold && known.before == now.before && known.groups == now.groups &&
            known.earlier == now.earlier) {
            return known.result;
        }
    }
    now.result = groupsAllowed(now.groups, now.earlier, m_population.size(), now.threshold, now.before);
    m_decided.push_back(std::move(now));
    return m_decided.back().result;
}

std::vector<ChildSet> Scopes::groups(std::size_t variable) const
{
    ChildSet concerned(m_population.size());
    const auto none = notThisForm(m_variables[variable]);
    for (const Member& member : m_members) {
        if (member.values[variable] != none) concerned.insert(m_population.number(member.child));
    }
    std::vector<ChildSet> result;
    for (const Candidate& candidate : m_population.candidates) result.push_back(candidate.children.within(concerned));
    return result;
}

std::vector<ChildSet> Scopes::earlier(std::size_t variable) const
{
    std::vector<ChildSet> result;
    std::map<const Earlier*, ChildSet> otherForm; // erased children are not known to be of another form
    for (const EarlierGroup& group : m_population.earlierGroups) {
        const auto& variables = group.from->plan->variables;
        const auto same = indexOf(variables, m_variables[variable].id);
        if (!same || !wasTold(group, *same)) continue;
        const auto none = notThisForm(variables[*same]);
        const auto [others, isNew] = otherForm.try_emplace(group.from, ChildSet(m_population.size()));
        for (const Member& member : group.from->members) {
            if (!isNew) break;
            if (member.values[*same] == none && m_population.knows(member.child)) {
                others->second.insert(m_population.number(member.child));
            }
        }
        result.push_back(group.children.without(others->second));
    }
    return result;
}

} // namespace trivsel::core::release
