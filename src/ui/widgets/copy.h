#pragma once

#include "ui/frame.h"

#include <string>

namespace trivsel::ui {

/// Puts the words on the computer's clipboard, which they leave after 10 seconds, and before when the store is locked.
void copyWords(Frame& frame, const std::string& words);

} // namespace trivsel::ui
