#pragma once

#include "base/clock.h"
#include "base/text.h"

#include <filesystem>
#include <optional>
#include <string>

namespace trivsel::app {

/// What the command line hands to the window (`gui`). Known to cli and desktop, which do not know each other.
struct GuiOptions {
    std::filesystem::path store; ///< empty: the last one used
    std::string user;            ///< with a passphrase: opens without asking
    std::string passphrase;
    std::string reason;
    std::filesystem::path dataDir; ///< empty: found beside the program
    std::optional<Language> language; ///< nothing: what the user chose last
    const Clock* clock = &systemClock();
    float scale = 0; ///< 0: what the screen says
    int width = 1280, height = 720;
    std::string screen;              ///< name of a screen; empty: start
    std::filesystem::path screenshot; ///< draws the screen, saves the picture and ends
};

} // namespace trivsel::app
