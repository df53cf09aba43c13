#pragma once

#include <string>

namespace trivsel::app {

/// 16 random hex digits from the system's own source: all that the audit knows of a child.
std::string newPseudonym();

} // namespace trivsel::app
