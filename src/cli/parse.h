#pragma once

#include "base/result.h"
#include "cli/arguments.h"

#include <string>
#include <vector>

namespace trivsel::cli {

/// What was typed, checked against the table of commands. An unknown command or option, a missing one or one too many
/// is a fault of usage.
Result<Arguments> parse(const std::vector<std::string>& typed);

/// What can be told before parsing, since it decides how faults are told: the language, whether help or the version is
/// asked for, and for which command (its words, as far as they were typed).
struct Preview {
    Language language = Language::Danish;
    bool wantsHelp = false;
    bool wantsVersion = false;
    std::string command;
};
Preview preview(const std::vector<std::string>& typed);

/// The page of --help for a command, or for the program as a whole ("" or an unknown command).
std::string helpText(const std::string& command, Language language);

} // namespace trivsel::cli
