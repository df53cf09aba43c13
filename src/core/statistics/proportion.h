#pragma once

#include <cstdint>
#include <optional>

/// Shares and their uncertainty. Intervals are 95 % unless another normal deviate is given.
namespace trivsel::core::statistics {

constexpr double kDeviate95 = 1.959963984540054;
constexpr double kDeviate998 = 3.090232306167813; ///< the outer line of a funnel, 99.8 %

struct Interval {
    double low = 0;
    double high = 0;
    bool contains(double value) const { return low <= value && value <= high; }
};

/// Wilson's score interval of a share (0..1) of `n` (> 0, need not be whole): Wilson 1927; Newcombe 1998, Statistics in
/// Medicine 17:857-872, method 3. Within 0..1, and of some width even at 0 and 1.
Interval wilson(double share, double n, double deviate = kDeviate95);

/// A share of counted children.
struct Share {
    std::int64_t count = 0;
    std::int64_t n = 0;
    double value = 0;
    Interval interval;
};
/// Nothing for nobody.
std::optional<Share> shareOf(std::int64_t count, std::int64_t n);

/// A difference of two shares, second minus first.
struct Difference {
    double value = 0;
    Interval interval;
    /// A change is called a change only outside its uncertainty.
    bool isOutsideUncertainty() const { return !interval.contains(0); }
};
/// Of two different groups: Newcombe 1998, Statistics in Medicine 17:873-890, method 10.
Difference differenceOf(const Share& first, const Share& second);

/// The same children at two times, by whether they were in some position: Newcombe 1998, Statistics in Medicine
/// 17:2635-2650, method 10. Nothing for nobody.
struct Pairs {
    std::int64_t both = 0, onlyFirst = 0, onlySecond = 0, neither = 0;
};
std::optional<Difference> differenceOf(const Pairs& pairs);

/// Where a unit lies in the funnel around the share of all (0..1).
enum class InFunnel { Within, Outside95, Outside998 };
/// Lines of the funnel for a unit of `n` children (> 0): outside them the unit's own Wilson interval does not hold the
/// share of all. Clamped to 0..1.
Interval funnel(double shareOfAll, double n, double deviate = kDeviate95);
InFunnel inFunnel(const Share& unit, double shareOfAll);

} // namespace trivsel::core::statistics
