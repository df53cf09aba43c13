#include "cli/commands.h"
#include "cli/parse.h"

#include <fmt/format.h>

#include <algorithm>

namespace trivsel::cli {

namespace {

/// `text` in lines of at most 88 columns, each indented.
std::string wrapped(std::string_view text, std::size_t indent)
{
    constexpr std::size_t kWidth = 88;
    std::string out;
    std::size_t column = 0;
    for (const std::string_view word : text::split(text, ' ')) {
        const std::size_t length = text::codePoints(word);
        if (column != 0 && column + 1 + length > kWidth) {
            out += '\n';
            column = 0;
        }
        if (column == 0) {
            out.append(indent, ' ');
            column = indent;
        } else {
            out += ' ';
            ++column;
        }
        out += word;
        column += length;
    }
    return out + "\n";
}

/// A name on the left, its explanation on the right.
std::string row(const std::string& name, const std::string& help, std::size_t width)
{
    std::string line = wrapped(help, width + 4);
    const std::size_t length = text::codePoints(name);
    if (length > width) return "  " + name + "\n" + line;
    return line.replace(2, length, name);
}

std::string written(const OptionSpec& option)
{
    return option.value.empty() ? option.name : option.name + " " + option.value;
}

std::string optionRows(const std::vector<OptionSpec>& options, Language language)
{
    constexpr std::size_t kWidth = 28;
    std::string out;
    for (const OptionSpec& option : options) out += row(written(option), option.help.in(language), kWidth);
    return out;
}

std::string usageLine(const CommandSpec& command)
{
    std::string line = "trivselslys " + command.name;
    for (const OptionSpec& option : command.options) {
        if (option.kind == OptionSpec::Kind::Required) line += " " + written(option);
    }
    for (const OptionSpec& option : command.options) {
        if (option.kind != OptionSpec::Kind::Required) {
            line += " [" + written(option) + "]" + (option.kind == OptionSpec::Kind::Repeated ? "…" : "");
        }
    }
    return line;
}

std::string commandHelp(const CommandSpec& command, Language language)
{
    const bool isDanish = language == Language::Danish;
    std::string out = wrapped(usageLine(command), 0) + "\n" + wrapped(command.summary.in(language), 2);
    if (!command.details.empty()) out += wrapped(command.details.in(language), 2);
    if (!command.options.empty())
        out += (isDanish ? "\nValg\n" : "\nOptions\n") + optionRows(command.options, language);
    out += (isDanish ? "\nFælles valg\n" : "\nCommon options\n") + optionRows(commonOptions(), language);
    out += isDanish ? "\nEksempler\n" : "\nExamples\n";
    for (const std::string& example : command.examples) out += "  " + example + "\n";
    return out;
}

std::string programHelp(Language language)
{
    constexpr std::size_t kWidth = 18;
    const bool isDanish = language == Language::Danish;
    std::string out = isDanish ? "trivselslys [kommando] [valg]\n\n  Uden kommando åbnes vinduet. `trivselslys "
                                 "KOMMANDO --help` fortæller om én kommando.\n\nKommandoer\n"
                               : "trivselslys [command] [options]\n\n  Without a command the window opens. "
                                 "`trivselslys COMMAND --help` tells of one command.\n\nCommands\n";
    for (const CommandSpec& command : commands()) out += row(command.name, command.summary.in(language), kWidth);
    out += (isDanish ? "\nFælles valg\n" : "\nCommon options\n") + optionRows(commonOptions(), language);
    out += row("--version", isDanish ? "skriver programmets version" : "writes the program's version", 28);
    out += isDanish
               ? "\nSlutkoder\n"
                 "  0 udført · 1 mislykket eller i brug · 2 fejl i filer eller kommando · 3 forkert adgangssætning,\n"
                 "  ukendt bruger eller ingen ret · 4 lageret er tomt, fremmed, beskadiget, nyere eller ældre\n"
               : "\nExit codes\n"
                 "  0 done · 1 failed or in use · 2 faults in files or command · 3 wrong passphrase,\n"
                 "  unknown user or no right · 4 the store is empty, foreign, damaged, newer or older\n";
    return out;
}

} // namespace

std::string helpText(const std::string& command, Language language)
{
    const auto found = std::ranges::find(commands(), command, &CommandSpec::name);
    if (found != commands().end()) return commandHelp(*found, language);
    std::string group;
    for (const CommandSpec& one : commands()) {
        if (!command.empty() && one.name.starts_with(command + " "))
            group += (group.empty() ? "" : "\n") + commandHelp(one, language);
    }
    return group.empty() ? programHelp(language) : group;
}

} // namespace trivsel::cli
