#include "base/check.h"
#include "ui/imgui_config.h"

#include <string>

void trivselImguiAssert(const char* condition, const char* file, int line)
{
    trivsel::checkFailed((std::string("imgui: ") + condition).c_str(), file, line);
}
