#include "app/command.h"

namespace trivsel::app {

std::string_view nameOf(const Command& command)
{
    return std::visit([](const auto& c) { return std::decay_t<decltype(c)>::kName; }, command);
}

} // namespace trivsel::app
