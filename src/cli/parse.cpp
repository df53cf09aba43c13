#include "cli/parse.h"

#include "cli/commands.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>

namespace trivsel::cli {

namespace {

std::string shown(std::string_view s)
{
    return text::displayLine(s, 60);
}

/// One option of the table as the parser knows it, with the place its values go to.
struct Bound {
    const OptionSpec* spec = nullptr;
    CLI::Option* option = nullptr;
    std::vector<std::string> values;
    bool isSet = false;
};

/// The parser made from the table of commands.
class Parser {
public:
    Parser()
    {
        m_app.set_help_flag();
        m_app.fallthrough();
        for (const OptionSpec& option : commonOptions()) add(m_app, option);
        for (const CommandSpec& command : commands()) addCommand(command);
    }

    Result<Arguments> parse(std::vector<std::string> typed)
    {
        std::ranges::reverse(typed); // as CLI11 wants a vector
        try {
            m_app.parse(typed);
        } catch (const CLI::ParseError& error) {
            return fault(error);
        }
        Arguments arguments;
        for (const auto& [command, app] : m_commands) {
            if (app->parsed()) arguments.command = command;
        }
        for (const Bound& bound : m_options) {
            if (bound.option->count() != 0) arguments.values[bound.spec->name] = bound.values;
        }
        return arguments;
    }

private:
    void add(CLI::App& app, const OptionSpec& spec)
    {
        Bound& bound = m_options.emplace_back();
        bound.spec = &spec;
        if (!spec.isPositional() && spec.value.empty()) {
            bound.option = app.add_flag(spec.name, bound.isSet);
            return;
        }
        bound.option = app.add_option(spec.name, bound.values);
        bound.option->expected(1);
        if (spec.kind == OptionSpec::Kind::Repeated) {
            bound.option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->expected(1)->allow_extra_args(false);
        } else {
            bound.option->multi_option_policy(CLI::MultiOptionPolicy::Throw);
        }
        if (spec.kind == OptionSpec::Kind::Required) bound.option->required();
    }

    void addCommand(const CommandSpec& command)
    {
        const std::size_t space = command.name.find(' ');
        CLI::App* app = nullptr;
        if (space == std::string::npos) {
            app = m_app.add_subcommand(command.name);
        } else {
            const std::string group = command.name.substr(0, space);
            CLI::App*& parent = m_groups[group];
            if (parent == nullptr) {
                parent = m_app.add_subcommand(group);
                parent->fallthrough();
                parent->set_help_flag();
                parent->require_subcommand(1);
            }
            app = parent->add_subcommand(command.name.substr(space + 1));
        }
        app->fallthrough();
        app->set_help_flag();
        for (const OptionSpec& option : command.options) add(*app, option);
        m_commands.emplace_back(&command, app);
    }

    /// The parser's words are English only; what matters of them is said in our own.
    tl::unexpected<Error> fault(const CLI::ParseError& error) const
    {
        const std::string help = " trivselslys --help";
        if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) return unknown("");
        if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
            const CLI::App* group = groupWithoutCommand();
            if (group != nullptr && !m_app.remaining(true).empty()) return unknown(group->get_name() + " ");
            const std::string missing = firstMissing();
            if (missing.empty())
                return usage("Kommandoen mangler noget. Se" + help, "The command is incomplete. See" + help);
            return usage(fmt::format("{} mangler. Se{}", missing, help),
                         fmt::format("{} is missing. See{}", missing, help));
        }
        if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
            const std::string detail = error.what();
            const std::string name = detail.substr(0, detail.find_first_of(" :"));
            return usage(fmt::format("{} skal have én værdi og kun stå én gang.", shown(name)),
                         fmt::format("{} needs one value and may stand only once.", shown(name)));
        }
        return usage("Kommandolinjen kan ikke forstås. Se" + help, "The command line cannot be understood. See" + help);
    }

    /// `group`: "import " where what is unknown should have been one of its commands.
    tl::unexpected<Error> unknown(const std::string& group) const
    {
        std::string first;
        for (const std::string& word : m_app.remaining(true)) {
            if (word != "--") {
                first = word;
                break;
            }
        }
        if (first.starts_with("-")) {
            return usage(fmt::format("Ukendt valg {}. Se trivselslys --help", shown(first)),
                         fmt::format("Unknown option {}. See trivselslys --help", shown(first)));
        }
        const bool hasCommand =
            std::ranges::any_of(m_commands, [](const auto& entry) { return entry.second->parsed(); });
        if (hasCommand) {
            return usage(fmt::format("\"{}\" er ét ord for meget. Se trivselslys --help", shown(first)),
                         fmt::format("\"{}\" is one word too many. See trivselslys --help", shown(first)));
        }
        return usage(
            fmt::format("Dette program har ingen kommando \"{}{}\". Se trivselslys --help", group, shown(first)),
            fmt::format("This program has no command \"{}{}\". See trivselslys --help", group, shown(first)));
    }

    /// The required option of the command that was given, which was not.
    std::string firstMissing() const
    {
        for (const auto& [command, app] : m_commands) {
            if (!app->parsed()) continue;
            for (const Bound& bound : m_options) {
                const bool isOwn =
                    std::ranges::any_of(command->options, [&](const auto& o) { return &o == bound.spec; });
                if (isOwn && bound.spec->kind == OptionSpec::Kind::Required && bound.option->count() == 0)
                    return bound.spec->name;
            }
        }
        // "unit" without "add"
        if (const CLI::App* group = groupWithoutCommand()) {
            std::string choices;
            for (const CommandSpec& command : commands()) {
                if (!command.name.starts_with(group->get_name() + " ")) continue;
                choices += (choices.empty() ? "" : "|") + command.name.substr(group->get_name().size() + 1);
            }
            return group->get_name() + " " + choices;
        }
        return {};
    }

    const CLI::App* groupWithoutCommand() const
    {
        for (const auto& [name, group] : m_groups) {
            const bool isThere =
                group->parsed() && group->get_subcommands([](const CLI::App* sub) { return sub->parsed(); }).empty();
            if (isThere) return group;
        }
        return nullptr;
    }

    CLI::App m_app;
    std::deque<Bound> m_options; ///< a deque does not move what the parser points to
    std::vector<std::pair<const CommandSpec*, CLI::App*>> m_commands;
    std::map<std::string, CLI::App*> m_groups; ///< "unit", "user", …
};

} // namespace

Result<Arguments> parse(const std::vector<std::string>& typed)
{
    return Parser().parse(typed);
}

Preview preview(const std::vector<std::string>& typed)
{
    Preview result;
    for (std::size_t i = 0; i < typed.size() && typed[i] != "--"; ++i) {
        const std::string& word = typed[i];
        result.wantsHelp |= word == "--help" || word == "-h";
        result.wantsVersion |= word == "--version";
        if (word == "--lang=en" || (word == "--lang" && i + 1 < typed.size() && typed[i + 1] == "en")) {
            result.language = Language::English;
        }
    }
    // The command may stand before or after common options: its words are those that lead to an entry of the table.
    for (const std::string& word : typed) {
        const std::string longer = result.command.empty() ? word : result.command + " " + word;
        const bool leadsOn = std::ranges::any_of(commands(), [&](const CommandSpec& command) {
            return command.name == longer || command.name.starts_with(longer + " ");
        });
        if (leadsOn) result.command = longer;
    }
    return result;
}

} // namespace trivsel::cli
