#include "core/rational.h"

#include "base/check.h"

#include <gmpxx.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace trivsel::core {

struct Rational::Value {
    mpq_class number; // always canonical: lowest terms, denominator > 0
};

namespace {

constexpr std::size_t kMaxDigits = 60;
constexpr int kMaxExponent = 60;

/// GMP's own constructors take `long`, which has 32 bits on some systems.
mpz_class toMpz(std::int64_t value)
{
    const bool negative = value < 0;
    const std::uint64_t magnitude =
        negative ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
    mpz_class result;
    mpz_import(result.get_mpz_t(), 1, -1, sizeof magnitude, 0, 0, &magnitude);
    if (negative) mpz_neg(result.get_mpz_t(), result.get_mpz_t());
    return result;
}

std::optional<std::int64_t> toInt64(const mpz_class& value)
{
    if (mpz_sizeinbase(value.get_mpz_t(), 2) > 63) return std::nullopt; // leaves out INT64_MIN, which nobody needs
    std::uint64_t magnitude = 0;
    mpz_export(&magnitude, nullptr, -1, sizeof magnitude, 0, 0, value.get_mpz_t());
    const auto positive = static_cast<std::int64_t>(magnitude);
    return sgn(value) < 0 ? -positive : positive;
}

mpz_class powerOfTen(unsigned long exponent)
{
    mpz_class result;
    mpz_ui_pow_ui(result.get_mpz_t(), 10, exponent);
    return result;
}

constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::size_t digitsFrom(std::string_view s, std::size_t at)
{
    std::size_t end = at;
    while (end < s.size() && isDigit(s[end])) ++end;
    return end - at;
}

/// floor(n / d) for d > 0.
mpz_class floorDivide(const mpz_class& n, const mpz_class& d)
{
    mpz_class q;
    mpz_fdiv_q(q.get_mpz_t(), n.get_mpz_t(), d.get_mpz_t());
    return q;
}

/// n / d for n, d > 0 as the nearest double, ties to even. mpq_get_d would cut off instead.
double nearestPositive(mpz_class n, mpz_class d)
{
    constexpr long kMantissa = std::numeric_limits<double>::digits;                 // 53
    constexpr long kLowest = std::numeric_limits<double>::min_exponent - kMantissa; // -1074, of the last bit
    // 2^(size-1) < n/d < 2^(size+1), so a quotient in units of 2^(size-53) fills the mantissa or has one bit too many.
    const long size = static_cast<long>(mpz_sizeinbase(n.get_mpz_t(), 2)) -
                      static_cast<long>(mpz_sizeinbase(d.get_mpz_t(), 2));
    long unit = std::max(size - kMantissa, kLowest);
    if (unit > 0) {
        d <<= static_cast<mp_bitcnt_t>(unit);
    } else {
        n <<= static_cast<mp_bitcnt_t>(-unit);
    }
    mpz_class quotient = floorDivide(n, d);
    if (mpz_sizeinbase(quotient.get_mpz_t(), 2) > static_cast<std::size_t>(kMantissa)) {
        ++unit;
        d <<= 1;
        quotient = floorDivide(n, d);
    }
    const mpz_class twiceRest = 2 * (n - quotient * d);
    if (twiceRest > d || (twiceRest == d && mpz_odd_p(quotient.get_mpz_t()) != 0)) ++quotient;
    return std::ldexp(mpz_get_d(quotient.get_mpz_t()), static_cast<int>(unit)); // at most 2^53: exact
}

} // namespace

Rational::Rational(std::shared_ptr<const Value> value) : m_value(std::move(value)) {}

Rational::Rational(std::int64_t integer)
{
    // Weights, scores and counts are nearly always small; sharing them spares most allocations.
    static const auto small = [] {
        std::array<std::shared_ptr<const Value>, 64> values;
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = std::make_shared<const Value>(Value{mpq_class(static_cast<unsigned>(i))});
        }
        return values;
    }();
    if (integer >= 0 && integer < static_cast<std::int64_t>(small.size())) {
        m_value = small[static_cast<std::size_t>(integer)];
    } else {
        m_value = std::make_shared<const Value>(Value{mpq_class(toMpz(integer))});
    }
}

Rational::Rational(std::int64_t numerator, std::int64_t denominator)
{
    TRIVSEL_CHECK(denominator != 0);
    mpq_class number(toMpz(numerator), toMpz(denominator));
    number.canonicalize();
    m_value = std::make_shared<const Value>(Value{std::move(number)});
}

std::optional<Rational> Rational::parseDecimal(std::string_view s)
{
    std::size_t at = 0;
    const bool negative = !s.empty() && s[0] == '-';
    if (negative) ++at;

    const std::size_t whole = digitsFrom(s, at);
    if (whole == 0 || (whole > 1 && s[at] == '0')) return std::nullopt;
    std::string digits(s.substr(at, whole));
    at += whole;

    std::size_t decimals = 0;
    if (at < s.size() && s[at] == '.') {
        decimals = digitsFrom(s, ++at);
        if (decimals == 0) return std::nullopt;
        digits.append(s.substr(at, decimals));
        at += decimals;
    }
    if (digits.size() > kMaxDigits) return std::nullopt;

    int exponent = 0;
    if (at < s.size() && (s[at] == 'e' || s[at] == 'E')) {
        ++at;
        const bool down = at < s.size() && s[at] == '-';
        if (at < s.size() && (s[at] == '-' || s[at] == '+')) ++at;
        const std::size_t length = digitsFrom(s, at);
        if (length == 0) return std::nullopt;
        const auto [end, error] = std::from_chars(s.data() + at, s.data() + at + length, exponent);
        if (error != std::errc{} || exponent > kMaxExponent) return std::nullopt;
        if (down) exponent = -exponent;
        at += length;
    }
    if (at != s.size()) return std::nullopt;

    mpq_class number(mpz_class(digits, 10));
    if (negative) number = -number;
    const int shift = exponent - static_cast<int>(decimals);
    const mpz_class scale = powerOfTen(static_cast<unsigned long>(std::abs(shift)));
    if (shift >= 0) {
        number *= scale;
    } else {
        number /= scale;
    }
    return Rational(std::make_shared<const Value>(Value{std::move(number)}));
}

Rational Rational::operator+(const Rational& o) const
{
    return Rational(std::make_shared<const Value>(Value{m_value->number + o.m_value->number}));
}

Rational Rational::operator-(const Rational& o) const
{
    return Rational(std::make_shared<const Value>(Value{m_value->number - o.m_value->number}));
}

Rational Rational::operator*(const Rational& o) const
{
    return Rational(std::make_shared<const Value>(Value{m_value->number * o.m_value->number}));
}

Rational Rational::operator/(const Rational& o) const
{
    TRIVSEL_CHECK(sgn(o.m_value->number) != 0);
    return Rational(std::make_shared<const Value>(Value{m_value->number / o.m_value->number}));
}

bool Rational::operator==(const Rational& o) const
{
    return m_value == o.m_value || m_value->number == o.m_value->number;
}

std::strong_ordering Rational::operator<=>(const Rational& o) const
{
    return cmp(m_value->number, o.m_value->number) <=> 0;
}

Rational Rational::roundedHalfUp() const
{
    const mpq_class shifted = m_value->number + mpq_class(1, 2);
    return Rational(std::make_shared<const Value>(
        Value{mpq_class(floorDivide(shifted.get_num(), shifted.get_den()))}));
}

bool Rational::isInteger() const { return m_value->number.get_den() == 1; }

double Rational::toDouble() const
{
    const mpq_class& number = m_value->number;
    if (sgn(number) == 0) return 0.0;
    const double magnitude = nearestPositive(abs(number.get_num()), number.get_den());
    return sgn(number) < 0 ? -magnitude : magnitude;
}

std::string Rational::toDecimalString() const { return shortestDecimal(toDouble()); }

std::optional<std::pair<std::int64_t, std::int64_t>> Rational::asInt64() const
{
    const auto numerator = toInt64(m_value->number.get_num());
    const auto denominator = toInt64(m_value->number.get_den());
    if (!numerator || !denominator) return std::nullopt;
    return std::pair{*numerator, *denominator};
}

std::string shortestDecimal(double value)
{
    // Plain notation between these bounds, as spreadsheets and people read it; beyond them it would be all zeros.
    constexpr double kPlainFrom = 1e-7;
    constexpr double kPlainBelow = 1e21;
    const double magnitude = std::fabs(value);
    const bool plain = magnitude == 0.0 || (magnitude >= kPlainFrom && magnitude < kPlainBelow);
    std::array<char, 64> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                      plain ? std::chars_format::fixed : std::chars_format::scientific);
    TRIVSEL_CHECK(result.ec == std::errc{});
    return std::string(buffer.data(), result.ptr);
}

} // namespace trivsel::core
