#include "core/release/population.h"
#include "core/release/row_space.h"

#include <algorithm>
#include <unordered_map>

namespace trivsel::core::release {

namespace {

/// Entries of the matrix of released groups beyond which the exact check is too dear.
constexpr std::size_t kMaxEntries = 3'000'000;

/// Few on one side do not show where at least so many are on the other: what is taken from each other then tells of
/// the many. Groups of that size are also told exactly.
constexpr std::int32_t kHidesFew = 20;

/// Whether one group less the other tells of few children.
bool isTooClose(const ChildSet& a, const ChildSet& b, std::int32_t threshold)
{
    const std::int32_t inA = a.sizeWithout(b);
    const std::int32_t inB = b.sizeWithout(a);
    const auto [few, many] = std::minmax(inA, inB);
    if (many == 0) return false;
    return many < threshold || (few > 0 && few < threshold && many < kHidesFew);
}

/// Children that no group tells apart share a column.
class Columns {
public:
    Columns(std::span<const ChildSet> groups, std::span<const ChildSet> earlier, std::size_t children)
        : m_columnOf(children, 0)
    {
        // A random number per group, added up per child: the same sum, the same groups.
        std::vector<std::uint64_t> sums(children, 0);
        std::uint64_t state = 1;
        const auto add = [&](const ChildSet& set) {
            state = state * 6364136223846793005U + 1442695040888963407U; // Knuth's MMIX generator
            const std::uint64_t number = state ^ (state >> 29);
            for (const std::uint32_t child : set.numbers()) sums[child] += number;
        };
        for (const ChildSet& set : groups) add(set);
        for (const ChildSet& set : earlier) add(set);
        std::unordered_map<std::uint64_t, std::uint32_t> columns;
        for (std::size_t child = 0; child < children; ++child) {
            const auto [at, isNew] = columns.try_emplace(sums[child], static_cast<std::uint32_t>(columns.size()));
            if (isNew) sizes.push_back(0);
            m_columnOf[child] = at->second;
            ++sizes[at->second];
        }
    }

    std::vector<std::uint32_t> of(const ChildSet& set) const
    {
        std::vector<std::uint32_t> columns;
        for (const std::uint32_t child : set.numbers()) columns.push_back(m_columnOf[child]);
        std::ranges::sort(columns);
        columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
        return columns;
    }

    std::vector<std::int32_t> sizes;

private:
    std::vector<std::uint32_t> m_columnOf;
};

} // namespace

std::vector<Withheld> groupsAllowed(std::span<const ChildSet> groups, std::span<const ChildSet> earlier,
                                    std::size_t children, std::int32_t threshold, std::span<const Withheld> before)
{
    const Columns columns(groups, earlier, children);
    const bool isTooLarge = (earlier.size() + groups.size()) * columns.sizes.size() > kMaxEntries;
    RowSpace space(columns.sizes);
    if (!isTooLarge) {
        for (const ChildSet& set : earlier) space.addReleased(columns.of(set));
    }
    std::vector<const ChildSet*> released;
    const auto decide = [&](const ChildSet& set) {
        if (set.size() < threshold) return Withheld::TooFew;
        for (const ChildSet* other : released) {
            if (isTooClose(set, *other, threshold)) return Withheld::FewBeside;
        }
        for (const ChildSet& other : earlier) {
            if (isTooClose(set, other, threshold)) return Withheld::FewChanged;
        }
        if (isTooLarge) return Withheld::TooLarge;
        return space.add(columns.of(set), threshold) ? Withheld::None : Withheld::Combination;
    };
    std::vector<Withheld> result;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const bool isOut = !before.empty() && before[i] != Withheld::None;
        result.push_back(isOut ? before[i] : decide(groups[i]));
        if (result.back() == Withheld::None) released.push_back(&groups[i]);
    }
    return result;
}

} // namespace trivsel::core::release
