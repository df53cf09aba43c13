#pragma once

#include <stdexcept>
#include <string>

namespace trivsel {

/// A broken invariant: a mistake of ours, never of the user's. Caught once per frame and shown as an error screen.
class InvariantError : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

[[noreturn]] void checkFailed(const char* condition, const char* file, int line);

} // namespace trivsel

/// Always on, in release builds too: a wrong position is worse than a stopped command.
#define TRIVSEL_CHECK(condition)                                                                                       \
    do {                                                                                                               \
        if (!(condition)) ::trivsel::checkFailed(#condition, __FILE__, __LINE__);                                      \
    } while (false)
