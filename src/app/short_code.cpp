#include "app/short_code.h"

#include "base/check.h"
#include "base/date.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <set>

namespace trivsel::app {
namespace {

tl::unexpected<Error> refuse(Text why) { return fail(ErrorCode::BadInput, std::move(why)); }

/// 121212, 123123, 550055: two or three digits over and over, or at most two different ones.
bool repeats(const std::string& d)
{
    return std::set<char>(d.begin(), d.end()).size() <= 2 || d.substr(0, 3) == d.substr(3) ||
           (d.substr(0, 2) == d.substr(2, 2) && d.substr(0, 2) == d.substr(4));
}

/// 123456, 654321, 246810: the same step from each digit to the next.
bool runs(const std::string& d)
{
    for (std::size_t i = 2; i < d.size(); ++i)
        if ((d[i] - d[i - 1] + 10) % 10 != (d[1] - d[0] + 10) % 10) return false;
    return true;
}

/// 140382: a day, month and year of two digits, in either order.
bool isDay(const std::string& d)
{
    const auto two = [&](std::size_t at) { return (d[at] - '0') * 10 + d[at + 1] - '0'; };
    const auto fits = [](int day, int month) { return day >= 1 && day <= 31 && month >= 1 && month <= 12; };
    return fits(two(0), two(2)) || fits(two(4), two(2));
}

} // namespace

struct ShortCode::Digits {
    using Bytes = std::array<char, kDigits>;
    Bytes* bytes = nullptr;
    explicit Digits(const std::string& digits)
    {
        TRIVSEL_CHECK(sodium_init() >= 0 && digits.size() == kDigits);
        bytes = static_cast<Bytes*>(sodium_malloc(sizeof(Bytes)));
        if (bytes == nullptr) throw std::bad_alloc();
        std::copy(digits.begin(), digits.end(), bytes->begin());
    }
    ~Digits() { sodium_free(bytes); }
    Digits(const Digits&) = delete;
    Digits& operator=(const Digits&) = delete;
};

Result<void> ShortCode::check(const std::string& digits)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (digits.size() != kDigits || !std::all_of(digits.begin(), digits.end(), isDigit))
        return refuse({"Koden skal være 6 cifre. Der er ingen ny kode endnu.", "The code must be 6 digits. There is no new code yet."});
    if (repeats(digits))
        return refuse({"De samme cifre går igen og er lette at gætte. Vælg 6 andre.", "The same digits come again and are easy to guess. Choose 6 others."});
    if (runs(digits))
        return refuse({"Cifrene kommer i rækkefølge og er lette at gætte. Vælg 6 andre.", "The digits follow one another and are easy to guess. Choose 6 others."});
    if (isDay(digits))
        return refuse({"Koden ligner en dato, og fødselsdage er lette at gætte. Vælg 6 andre cifre.",
                       "The code looks like a date, and birthdays are easy to guess. Choose 6 other digits."});
    return {};
}

ShortCode::ShortCode(std::string user, const std::string& digits) : m_user(std::move(user)), m_digits(std::make_unique<Digits>(digits)) {}
ShortCode::~ShortCode() = default;

void ShortCode::arm(std::filesystem::path store, std::shared_ptr<const storage::KeptKey> key, Uptime now)
{
    m_store = std::move(store);
    m_key = std::move(key);
    m_until = now.elapsed + kHolds;
    m_tries = kTries;
}

bool ShortCode::isOver(Uptime now) const { return isArmed() && (m_tries <= 0 || now.elapsed >= m_until); }

std::chrono::seconds ShortCode::left(Uptime now) const
{
    return std::max(std::chrono::seconds{0}, std::chrono::duration_cast<std::chrono::seconds>(m_until - now.elapsed));
}

std::shared_ptr<const storage::KeptKey> ShortCode::open(const std::string& digits, Uptime now)
{
    if (!isArmed() || isOver(now)) return nullptr;
    if (digits.size() == kDigits && sodium_memcmp(digits.data(), m_digits->bytes->data(), kDigits) == 0) return m_key;
    --m_tries;
    return nullptr;
}

void ShortCode::disarm()
{
    m_key.reset();
    m_tries = kTries;
}

} // namespace trivsel::app
