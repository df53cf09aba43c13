#include "app/backups.h"
#include "app/commands/handlers.h"

/// The store as a file: backups, moving, the recovery code.
namespace trivsel::app::commands {
namespace {

template <class C> Outcome noted(const Context& context)
{
    Outcome outcome;
    outcome.change.audit.push_back(note<C>(context));
    return outcome;
}

} // namespace

// What they do to files comes after the row in the log; see Session::apply and Session::move. No disk is asked here:
// allowed() is asked by every frame.
Handled handle(const Context& context, const TakeBackup&)
{
    return noted<TakeBackup>(context);
}

Handled handle(const Context& context, const MoveStore& command)
{
    if (command.to.empty()) return refuse({"Skriv, hvor lageret skal ligge.", "Write where the store is to lie."});
    return noted<MoveStore>(context);
}

Handled handle(const Context& context, const TryRecoveryCode& command)
{
    if (command.code.empty()) return refuse({"Skriv gendannelseskoden fra papiret.", "Write the recovery code from the paper."});
    Outcome outcome = one<TryRecoveryCode>(context, storage::Setting{kRecoveryDrillSetting, context.today.iso()});
    outcome.prepareKey = [file = context.file, code = command.code] { return storage::tryRecoveryCode(file, code); };
    return outcome;
}

} // namespace trivsel::app::commands
