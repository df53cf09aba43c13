#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

/// An independent judge of what can be worked out from released figures. It knows nothing of how a plan is made, and
/// shares no code with it: exact fractions for what sums tell, a full search over whole numbers for what counts tell.
namespace trivsel::test {

/// One released count: how many of `children` (ascending numbers) have a value in `values`.
struct Fact {
    std::vector<std::uint32_t> children;
    std::vector<std::uint8_t> values;
    std::int32_t low = 0;
    std::int32_t high = 0;
};

/// Children whose own value is a sum of multiples of the groups' sums (a unit vector in the row space of the groups'
/// indicators, by exact elimination).
std::vector<std::uint32_t> solvedByElimination(const std::vector<std::vector<std::uint32_t>>& groups,
                                               std::size_t children);

struct Verdict {
    std::vector<std::uint32_t> disclosed; ///< the value of these children is the same in all worlds that fit the facts
    std::size_t undecided = 0;            ///< children for whom the search was given up
};

/// Who has the same value of `asked` in every assignment of values (0..values-1) to children that fits all facts.
/// `truth` is one that fits (checked). `asked[value]`: what is asked about a value; with {0,0,1,1} only whether it is
/// one of the first two. `effort`: divisions looked at for one child before it is given up.
Verdict solvedByCounting(const std::vector<Fact>& facts, const std::vector<std::uint8_t>& truth,
                         const std::vector<std::uint8_t>& asked, std::int64_t effort);

} // namespace trivsel::test
