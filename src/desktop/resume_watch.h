#pragma once

#include <functional>
#include <memory>

namespace trivsel::desktop {

/// Tells when the computer wakes up, so that a store that locks then is covered at once and not first when somebody moves
/// the mouse. Without it (a system that cannot tell) the first event does that.
class ResumeWatch {
public:
    /// `resumed` is called from a thread of its own; also when the time of day is set.
    explicit ResumeWatch(std::function<void()> resumed);
    ~ResumeWatch();
    ResumeWatch(const ResumeWatch&) = delete;
    ResumeWatch& operator=(const ResumeWatch&) = delete;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace trivsel::desktop
