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

private:
    std::vector<std::uint64_t> m_words;
};

/// A group that was released in an earlier closing.
struct EarlierGroup {
    const Earlier* from = nullptr;
    const Group* group = nullptr;
    ChildSet children;
    std::vector<std::uint32_t> columns;
};

/// A group that may be released now.
struct Candidate {
    GroupKey key;
    ChildSet children;
    std::vector<std::uint32_t> columns;
};

/// All children that any group is about, and the columns they fall into: children that no group tells apart share one.
class Population {
public:
    Population(std::span<const Variable> variables, std::span<const Member> members, std::span<const Earlier> earlier,
               const Settings& settings);

    std::vector<Candidate> candidates;
    std::vector<EarlierGroup> earlierGroups;
    std::vector<std::uint32_t> columnOf; ///< per child
    std::vector<std::int32_t> columnSizes;

    std::size_t children() const { return m_numbers.size(); }
    /// Number of a child; every child of a group has one.
    std::size_t number(ChildId child) const { return m_numbers.at(child); }
    bool knows(ChildId child) const { return m_numbers.contains(child); }

private:
    void number(std::span<const Member> members, std::span<const Earlier> earlier);
    void divide();
    std::vector<std::uint32_t> columnsOf(const ChildSet& children) const;

    std::unordered_map<ChildId, std::size_t> m_numbers;
};

/// Which candidates may be shown as far as their children alone decide: None, or why not. `sensitive`: compares with
/// what was told of sensitive variables only. `allowed` (one per candidate; empty: all) passes over the others.
enum class Of : std::uint8_t { All, Sensitive };
std::vector<Withheld> groupsAllowed(const Population& population, std::int32_t threshold, Of of,
                                    std::span<const Withheld> before);

} // namespace trivsel::core::release
