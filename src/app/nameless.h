#pragma once

#include "app/world.h"

#include <string>

namespace trivsel::app {

/// What an adult typed as a purpose, without children's names: full names anywhere, and as a word of its own the first
/// name of the child whom the row is about (`pseudonym`, or empty), become "barnet". The log is never changed and outlives the child, so no name may get into it.
std::string nameless(const World& world, const std::string& pseudonym, std::string typed);

} // namespace trivsel::app
