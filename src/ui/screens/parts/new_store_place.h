#pragma once

#include <filesystem>
#include <string_view>

namespace trivsel::ui {

std::filesystem::path homeFolder();
/// The place for data of this computer's user (XDG base directories).
std::filesystem::path dataHome();
/// A name for a new file in the user's own place for data that is not taken yet: ASCII letters and digits.
std::filesystem::path proposedFile(std::string_view institution);

} // namespace trivsel::ui
