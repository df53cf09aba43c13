#include "core/release/population.h"

#include <algorithm>
#include <bit>

namespace trivsel::core::release {

namespace {

bool belongs(const Member& member, const GroupKey& key)
{
    if (key.children == GroupKey::Children::Same && !member.wasThereBefore) return false;
    return std::ranges::all_of(key.parts, [&](const GroupKey::Part& part) {
        return std::ranges::find(part.values, member.attributes[static_cast<std::size_t>(part.attribute)]) !=
               part.values.end();
    });
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

ChildSet ChildSet::within(const ChildSet& other) const
{
    ChildSet result = *this;
    for (std::size_t i = 0; i < m_words.size(); ++i) result.m_words[i] &= other.m_words[i];
    return result;
}

ChildSet ChildSet::without(const ChildSet& other) const
{
    ChildSet result = *this;
    for (std::size_t i = 0; i < m_words.size(); ++i) result.m_words[i] &= ~other.m_words[i];
    return result;
}

std::vector<std::uint32_t> ChildSet::numbers() const
{
    std::vector<std::uint32_t> result;
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        for (std::uint64_t word = m_words[i]; word != 0; word &= word - 1) {
            result.push_back(static_cast<std::uint32_t>(i * 64) + static_cast<std::uint32_t>(std::countr_zero(word)));
        }
    }
    return result;
}

Population::Population(std::span<const Variable> variables, std::span<const Member> members,
                       std::span<const Earlier> earlier, const Settings& settings)
{
    number(members, earlier);
    for (GroupKey& key : release::candidates(variables, members, settings)) {
        Candidate candidate{std::move(key), ChildSet(size()), {}};
        for (const Member& member : members) {
            if (belongs(member, candidate.key)) candidate.children.insert(number(member.child));
        }
        candidate.numbers = candidate.children.numbers();
        candidates.push_back(std::move(candidate));
    }
    for (const Earlier& e : earlier) {
        for (const Footprint& footprint : e.plan->footprints) {
            EarlierGroup group{&e, &e.plan->groups[footprint.group], ChildSet(size()), {}};
            for (const ChildId child : footprint.children) group.children.insert(number(child));
            group.numbers = group.children.numbers();
            earlierGroups.push_back(std::move(group));
        }
    }
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

} // namespace trivsel::core::release
