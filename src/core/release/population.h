#pragma once

#include "core/release/plan.h"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

/// For the plan of release alone: the children of this closing and of all earlier releases, as numbers.
namespace trivsel::core::release {

/// A set of children as bits.
class ChildSet {
public:
    explicit ChildSet(std::size_t children) : m_words((children + 63) / 64, 0) {}
    void insert(std::size_t child) { m_words[child / 64] |= std::uint64_t{1} << (child % 64); }
    bool contains(std::size_t child) const { return (m_words[child / 64] >> (child % 64) & 1) != 0; }
    std::int32_t size() const;
    /// How many are in this set and not in the other.
    std::int32_t sizeWithout(const ChildSet& other) const;
    /// Those that are in the other set too, or are not.
    ChildSet within(const ChildSet& other) const;
    ChildSet without(const ChildSet& other) const;
    /// Ascending.
    std::vector<std::uint32_t> numbers() const;
    bool operator==(const ChildSet&) const = default;

private:
    std::vector<std::uint64_t> m_words;
};

/// A group that may be released now.
struct Candidate {
    GroupKey key;
    ChildSet children;
    std::vector<std::uint32_t> numbers; ///< the same, ascending
};

/// A group that was released in an earlier closing.
struct EarlierGroup {
    const Earlier* from = nullptr;
    const Group* group = nullptr;
    ChildSet children;
    std::vector<std::uint32_t> numbers; ///< the same, ascending
};

/// All children that any group is about.
class Population {
public:
    Population(std::span<const Variable> variables, std::span<const Member> members, std::span<const Earlier> earlier,
               const Settings& settings);

    std::vector<Candidate> candidates;
    std::vector<EarlierGroup> earlierGroups;

    std::size_t size() const { return m_numbers.size(); }
    /// Number of a child; every child of a group has one.
    std::size_t number(ChildId child) const { return m_numbers.at(child); }
    bool knows(ChildId child) const { return m_numbers.contains(child); }

private:
    void number(std::span<const Member> members, std::span<const Earlier> earlier);

    std::unordered_map<ChildId, std::size_t> m_numbers;
};

/// Which groups may be told of as far as their children alone decide: None, or why not. One by one in order; `before`
/// (one per group; empty: all None) passes over those that are out already. `earlier` has been told and stays.
std::vector<Withheld> groupsAllowed(std::span<const ChildSet> groups, std::span<const ChildSet> earlier,
                                    std::size_t children, std::int32_t threshold, std::span<const Withheld> before);

} // namespace trivsel::core::release
