#include "cli/cli.h"

#include "base/check.h"
#include "cli/commands.h"
#include "cli/invocation.h"
#include "cli/parse.h"
#include "cli/terminal.h"

#include <csignal>
#include <cstdio>
#include <exception>

namespace trivsel::cli {

namespace {

constexpr int kDone = 0, kFailed = 1, kBadInput = 2, kNoRight = 3, kBadStore = 4;

int exitCode(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Failed:
    case ErrorCode::InUse: return kFailed;
    case ErrorCode::BadInput: return kBadInput;
    case ErrorCode::WrongPassphrase:
    case ErrorCode::NoRight: return kNoRight;
    case ErrorCode::StoreEmpty:
    case ErrorCode::StorePlain:
    case ErrorCode::StoreForeign:
    case ErrorCode::StoreDamaged:
    case ErrorCode::StoreNewer:
    case ErrorCode::StoreOlder: return kBadStore;
    }
    return kFailed;
}

int tell(const Error& error, Language language)
{
    if (!error.message.empty()) tellLine(error.message.in(language));
    return exitCode(error.code);
}

int print(const std::string& text)
{
    const bool isWritten = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    return isWritten ? kDone : kFailed;
}

/// --lang, --now and what else must hold for every command.
Result<void> prepare(Invocation& invocation)
{
    if (const auto ok = invocation.arguments.choice("--lang", {"da", "en"}, 0); !ok) return fail(ok.error());
    const auto now = invocation.arguments.date("--now");
    if (!now) return fail(now.error());
    if (*now) invocation.fixedClock = std::make_unique<FixedDateClock>(**now);
    return {};
}

Result<void> runCommand(Invocation& invocation)
{
    if (auto ok = prepare(invocation); !ok) return ok;
    const CommandSpec* command = invocation.arguments.command;
    return command != nullptr ? command->run(invocation) : runWindow(invocation);
}

} // namespace

int run(const Environment& environment)
{
    std::signal(SIGPIPE, SIG_IGN); // a closed receiver is a failed write (exit 1), not a sudden end
    const Preview seen = preview(environment.arguments);
    if (seen.wantsHelp) return print(helpText(seen.command, seen.language));
    if (seen.wantsVersion) return print("trivselslys " TRIVSELSLYS_VERSION "\n");
    try {
        auto arguments = parse(environment.arguments);
        if (!arguments) return tell(arguments.error(), seen.language);
        Invocation invocation{environment, std::move(*arguments), seen.language, nullptr};
        const auto done = runCommand(invocation);
        return done ? kDone : tell(done.error(), seen.language);
    } catch (const std::exception& e) {
        // A mistake of ours, or no memory left. What was saved is saved: a commit is whole or absent.
        tell({ErrorCode::Failed,
              {"Noget gik galt i programmet. Det, der er gemt, er gemt. Prøv igen.",
               "Something went wrong in the program. What was saved is saved. Try again."},
              {}},
             seen.language);
        tellLine(e.what());
        return kFailed;
    }
}

} // namespace trivsel::cli
