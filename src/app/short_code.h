#pragma once

#include "base/result.h"
#include "base/uptime.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace trivsel::storage { struct KeptKey; }

namespace trivsel::app {

/// Six digits that one adult has chosen for this sitting: within 30 minutes of a lock, and three tries, they open the
/// store again. Code and key lie in locked memory alone, never on a disk, and are overwritten when it is over.
class ShortCode {
public:
    static constexpr std::size_t kDigits = 6;
    static constexpr int kTries = 3;
    static constexpr std::chrono::minutes kHolds{30};

    /// Says why a code is too easy to guess (or is no code): runs, repetitions, a day. `digits` as typed.
    static Result<void> check(const std::string& digits);

    /// `digits` that check() has let through.
    ShortCode(std::string user, const std::string& digits);
    ~ShortCode();
    ShortCode(const ShortCode&) = delete;
    ShortCode& operator=(const ShortCode&) = delete;

    const std::string& user() const { return m_user; }

    /// The store was locked at `now`: from here the code can open it, with `key`.
    void arm(std::filesystem::path store, std::shared_ptr<const storage::KeptKey> key, Uptime now);
    bool isArmed() const { return m_key != nullptr; }
    bool isOver(Uptime now) const; ///< armed, and the time or the tries are used up
    const std::filesystem::path& store() const { return m_store; }
    int triesLeft() const { return m_tries; }
    std::chrono::seconds left(Uptime now) const; ///< until it is over

    /// The key when the digits are right; a wrong answer takes a try.
    std::shared_ptr<const storage::KeptKey> open(const std::string& digits, Uptime now);
    void disarm(); ///< the store is open again: what was armed is overwritten, the code stays

private:
    struct Digits; ///< in locked memory
    std::string m_user;
    std::unique_ptr<Digits> m_digits;
    std::filesystem::path m_store;
    std::shared_ptr<const storage::KeptKey> m_key;
    std::chrono::nanoseconds m_until{0}; ///< Uptime::elapsed
    int m_tries = kTries;
};

} // namespace trivsel::app
