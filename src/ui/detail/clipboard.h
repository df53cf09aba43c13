#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace trivsel::ui::detail {

/// What was copied here stays on the clipboard for 10 seconds (as KeePassXC does), and leaves it before when the store is
/// locked or the program ends; what another program has put there since is left alone. Known by its hash alone.
class OwnClipboard {
public:
    static constexpr double kHolds = 10; ///< seconds

    void copy(const std::string& words, double now);
    /// Seconds until it is to be cleared; nothing when nothing of ours is there.
    std::optional<double> left(double now) const;
    void clear(); ///< if it is still ours

private:
    std::optional<std::uint64_t> m_hash;
    double m_until = 0;
};

} // namespace trivsel::ui::detail
