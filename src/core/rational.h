#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace trivsel::core {

/// An exact fraction of any size (GMP inside), so that no score depends on rounding or on the order of items.
/// Immutable and cheap to copy. The batch path does not use it; it is proven equal to it by a property test.
class Rational {
public:
    Rational() : Rational(0) {}
    Rational(std::int64_t integer); // NOLINT(google-explicit-constructor): integers are rationals
    Rational(std::int64_t numerator, std::int64_t denominator);

    /// A JSON number or CSV decimal such as `0.5`, `-12`, `1e-3`; nothing for anything else, or for more than 60
    /// digits or an exponent beyond ±60.
    static std::optional<Rational> parseDecimal(std::string_view s);

    Rational operator+(const Rational& o) const;
    Rational operator-(const Rational& o) const;
    Rational operator*(const Rational& o) const;
    Rational operator/(const Rational& o) const; ///< `o` must not be zero (invariant)

    bool operator==(const Rational& o) const;
    std::strong_ordering operator<=>(const Rational& o) const;

    /// floor(x + 1/2): 2.5 gives 3, -2.5 gives -2.
    Rational roundedHalfUp() const;
    bool isInteger() const;

    double toDouble() const;            ///< the nearest double (ties to even)
    std::string toDecimalString() const; ///< shortest decimal that reads back as that nearest double

    /// Numerator and denominator (denominator > 0, lowest terms) where both fit; nothing otherwise.
    std::optional<std::pair<std::int64_t, std::int64_t>> asInt64() const;

private:
    struct Value;
    std::shared_ptr<const Value> m_value;
    explicit Rational(std::shared_ptr<const Value> value);
};

/// The shortest decimal that reads back as `value`: plain notation (0.6, 12, -2.25) from 1e-7 to below 1e21, else with
/// an exponent (1e+21). Decimal point, never a thousands separator.
std::string shortestDecimal(double value);

} // namespace trivsel::core
