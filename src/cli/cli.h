#pragma once

#include "app/gui_options.h"
#include "base/result.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// The command line: a thin client of `app`, as the window is. docs/command-line.md is its reference.
namespace trivsel::cli {

/// What main hands in, so that this room knows neither the window nor the system's way of finding things.
struct Environment {
    std::vector<std::string> arguments; ///< without the program's own name
    std::filesystem::path program;      ///< the running program's own file
    std::filesystem::path fallbackData; ///< data folder when none stands beside the program; may be empty
    /// Opens the window; empty: this build has none.
    std::function<Result<void>(const app::GuiOptions&)> runGui;
};

/// Does the whole command and gives the program's exit code: 0 done, 1 failed or in use, 2 bad input or usage, 3 wrong
/// passphrase, unknown user or no right, 4 the store itself is empty, foreign, damaged, newer or older.
int run(const Environment& environment);

} // namespace trivsel::cli
