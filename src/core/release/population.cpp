#include "core/release/plan_maker.h"
#include "core/release/row_space.h"

#include <algorithm>
#include <bit>
#include <map>
#include <utility>

namespace trivsel::core::release {

namespace {

/// Entries of the matrix of released groups beyond which the exact check is too dear: half a second of work.
constexpr std::size_t kMaxEntries = 3'000'000;

bool belongs(const Member& member, const GroupKey& key)
{
    if (key.children == GroupKey::Children::Same && !member.wasThereBefore) return false;
    return std::ranges::all_of(key.parts, [&](const GroupKey::Part& part) {
        return std::ranges::find(part.values, member.attributes[static_cast<std::size_t>(part.attribute)]) !=
               part.values.end();
    });
}

/// Whether a group was told of any sensitive variable, as far as its children alone decide.
bool toldSensitive(const EarlierGroup& earlier)
{
    const auto& variables = earlier.from->plan->variables;
    for (std::size_t v = 0; v < variables.size(); ++v) {
        const Withheld withheld = earlier.group->splits[v].withheld;
        if (variables[v].isSensitive && (withheld == Withheld::None || withheld == Withheld::NotSplit)) return true;
    }
    return false;
}

bool isFew(std::int32_t children, std::int32_t threshold)
{
    return children > 0 && children < threshold;
}

} // namespace

std::int32_t ChildSet::size() const
{
    std::int32_t count = 0;
    for (const std::uint64_t word : m_words) count += std::popcount(word);
    return count;
}

std::int32_t ChildSet::sizeWithout(const ChildSet& other) const
{
    std::int32_t count = 0;
    for (std::size_t i = 0; i < m_words.size(); ++i) count += std::popcount(m_words[i] & ~other.m_words[i]);
    return count;
}

Population::Population(std::span<const Variable> variables, std::span<const Member> members,
                       std::span<const Earlier> earlier, const Settings& settings)
{
    number(members, earlier);
    for (GroupKey& key : release::candidates(variables, members, settings)) {
        Candidate candidate{std::move(key), ChildSet(children()), {}};
        for (const Member& member : members) {
            if (belongs(member, candidate.key)) candidate.children.insert(number(member.child));
        }
        candidates.push_back(std::move(candidate));
    }
    for (const Earlier& e : earlier) {
        for (const Footprint& footprint : e.plan->footprints) {
            EarlierGroup group{&e, &e.plan->groups[footprint.group], ChildSet(children()), {}};
            for (const ChildId child : footprint.children) group.children.insert(number(child));
            earlierGroups.push_back(std::move(group));
        }
    }
    divide();
}

void Population::number(std::span<const Member> members, std::span<const Earlier> earlier)
{
    for (const Member& member : members) m_numbers.try_emplace(member.child, m_numbers.size());
    for (const Earlier& e : earlier) {
        for (const Footprint& footprint : e.plan->footprints) {
            for (const ChildId child : footprint.children) m_numbers.try_emplace(child, m_numbers.size());
        }
    }
}

void Population::divide()
{
    columnOf.assign(children(), 0);
    std::uint32_t columns = 1;
    const auto splitBy = [&](const ChildSet& set) {
        std::map<std::pair<std::uint32_t, bool>, std::uint32_t> parts;
        for (std::size_t child = 0; child < children(); ++child) {
            const auto next = static_cast<std::uint32_t>(parts.size());
            columnOf[child] = parts.try_emplace({columnOf[child], set.contains(child)}, next).first->second;
        }
        columns = static_cast<std::uint32_t>(parts.size());
    };
    for (const Candidate& candidate : candidates) splitBy(candidate.children);
    for (const EarlierGroup& group : earlierGroups) splitBy(group.children);
    columnSizes.assign(children() == 0 ? 0 : columns, 0);
    for (const std::uint32_t column : columnOf) ++columnSizes[column];
    for (Candidate& candidate : candidates) candidate.columns = columnsOf(candidate.children);
    for (EarlierGroup& group : earlierGroups) group.columns = columnsOf(group.children);
}

std::vector<std::uint32_t> Population::columnsOf(const ChildSet& set) const
{
    std::vector<std::uint32_t> columns;
    for (std::size_t child = 0; child < children(); ++child) {
        if (set.contains(child)) columns.push_back(columnOf[child]);
    }
    std::ranges::sort(columns);
    columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
    return columns;
}

std::vector<Withheld> groupsAllowed(const Population& population, std::int32_t threshold, Of of,
                                    std::span<const Withheld> before)
{
    std::vector<const EarlierGroup*> earlier;
    for (const EarlierGroup& group : population.earlierGroups) {
        if (of == Of::All || toldSensitive(group)) earlier.push_back(&group);
    }
    const bool isTooLarge =
        (earlier.size() + population.candidates.size()) * population.columnSizes.size() > kMaxEntries;
    RowSpace space(population.columnSizes);
    if (!isTooLarge) {
        for (const EarlierGroup* group : earlier) space.addReleased(group->columns);
    }

    const auto tooClose = [&](const ChildSet& a, const ChildSet& b) {
        return isFew(a.sizeWithout(b), threshold) || isFew(b.sizeWithout(a), threshold);
    };
    std::vector<const ChildSet*> released;
    const auto decide = [&](const Candidate& candidate) {
        if (candidate.children.size() < threshold) return Withheld::TooFew;
        for (const ChildSet* other : released) {
            if (tooClose(candidate.children, *other)) return Withheld::FewBeside;
        }
        for (const EarlierGroup* other : earlier) {
            if (tooClose(candidate.children, other->children)) return Withheld::FewChanged;
        }
        if (isTooLarge) return Withheld::TooLarge;
        return space.add(candidate.columns, threshold) ? Withheld::None : Withheld::Combination;
    };
    std::vector<Withheld> result;
    for (std::size_t i = 0; i < population.candidates.size(); ++i) {
        const Candidate& candidate = population.candidates[i];
        const bool isOut = !before.empty() && before[i] != Withheld::None;
        result.push_back(isOut ? before[i] : decide(candidate));
        if (result.back() == Withheld::None) released.push_back(&candidate.children);
    }
    return result;
}

} // namespace trivsel::core::release
