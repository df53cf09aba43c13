#pragma once

#include "base/result.h"

#include <filesystem>

namespace trivsel::desktop {

/// Where this program keeps its settings: $XDG_CONFIG_HOME/trivselslys, else ~/.config/trivselslys. Made (mode 0700)
/// when it is not there.
Result<std::filesystem::path> configFolder();
/// The proposed place for stores: $XDG_DATA_HOME/trivselslys, else ~/.local/share/trivselslys. Not made.
std::filesystem::path storeFolder();
/// The folder with instruments/, guides/, locale/ …: TRIVSELSLYS_DATA, else beside the program (../share/trivselslys,
/// ../../data, data), else `fallback`. Fails with what was tried.
Result<std::filesystem::path> dataFolder(const std::filesystem::path& program, const std::filesystem::path& fallback);
/// The running program's own file.
std::filesystem::path programPath();

} // namespace trivsel::desktop
