#include "desktop/resume_watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <thread>
#include <utility>

namespace trivsel::desktop {
namespace {

/// Far away, on the clock of the day: the kernel cancels it when that clock jumps, which it does when the computer wakes.
bool arm(int timer)
{
    struct itimerspec far {};
    far.it_value.tv_sec = time_t{1} << 33; // in the year 2242
    return ::timerfd_settime(timer, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &far, nullptr) == 0 || errno == ECANCELED;
}

} // namespace

struct ResumeWatch::Impl {
    std::function<void()> resumed;
    int timer = ::timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
    int end = ::eventfd(0, EFD_CLOEXEC);
    std::thread thread;

    explicit Impl(std::function<void()> told) : resumed(std::move(told))
    {
        if (timer >= 0 && end >= 0 && arm(timer)) thread = std::thread([this] { watch(); });
    }
    ~Impl()
    {
        const std::uint64_t one = 1;
        if (thread.joinable() && ::write(end, &one, sizeof one) == static_cast<ssize_t>(sizeof one)) thread.join();
        if (timer >= 0) ::close(timer);
        if (end >= 0) ::close(end);
    }
    void watch() const
    {
        std::array<struct pollfd, 2> wanted{{{timer, POLLIN, 0}, {end, POLLIN, 0}}};
        for (;;) {
            if (::poll(wanted.data(), wanted.size(), -1) < 0 && errno != EINTR) return;
            if (wanted[1].revents != 0) return;
            std::uint64_t expired = 0;
            if (::read(timer, &expired, sizeof expired) >= 0 || errno != ECANCELED) continue;
            resumed();
            if (!arm(timer)) return;
        }
    }
};

ResumeWatch::ResumeWatch(std::function<void()> resumed) : m_impl(std::make_unique<Impl>(std::move(resumed))) {}
ResumeWatch::~ResumeWatch() = default;

} // namespace trivsel::desktop
