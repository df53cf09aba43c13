#include "base/check.h"

#include <cstring>

namespace trivsel {

void checkFailed(const char* condition, const char* file, int line)
{
    // The folder of the build machine says nothing to the reader of a log.
    const char* name = std::strrchr(file, '/');
    throw InvariantError(std::string("broken invariant: ") + condition + " (" + (name ? name + 1 : file) + ":" +
                         std::to_string(line) + ")");
}

} // namespace trivsel
