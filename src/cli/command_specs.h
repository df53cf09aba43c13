#pragma once

#include "cli/commands.h"

#include <vector>

/// The rows of the command table by subject; commands() puts them together.
namespace trivsel::cli {

std::vector<CommandSpec> storeCommands();
std::vector<CommandSpec> careCommands();
std::vector<CommandSpec> fileCommands();
std::vector<CommandSpec> listCommands();
std::vector<CommandSpec> exportCommands();
std::vector<CommandSpec> reportCommands();
std::vector<CommandSpec> transitionCommands();
std::vector<CommandSpec> rightsCommands();
std::vector<CommandSpec> schoolCommands();

/// Options that several subjects have.
inline const OptionSpec kExcel{"--excel",
                        "",
                        {"semikolon, decimalkomma og BOM, som danske regneark åbner direkte",
                         "semicolon, decimal comma and BOM, as Danish spreadsheets open directly"},
                        {}};

} // namespace trivsel::cli
