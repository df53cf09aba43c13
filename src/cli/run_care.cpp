#include "app/backups.h"
#include "app/output_file.h"
#include "cli/commands.h"
#include "cli/invocation.h"

#include <fmt/format.h>

/// Backups, restoring, moving, looking through, and the recovery code.
namespace trivsel::cli {

namespace {

/// The code from `--code-file`, else the adult of `--user` with her passphrase.
Result<app::Asker> asker(const Invocation& invocation)
{
    app::Asker by;
    if (invocation.arguments.has("--code-file")) {
        auto code = passphraseOfFile(invocation.arguments.path("--code-file"));
        if (!code) return fail(code.error());
        by.recoveryCode = *std::move(code);
        return by;
    }
    const auto user = invocation.arguments.required("--user");
    if (!user) return fail(user.error());
    auto secret = invocation.passphrase();
    if (!secret) return fail(secret.error());
    by.user = *user;
    by.passphrase = *std::move(secret);
    return by;
}

/// As typed, but from the root: the store's own folder may be another than the one we stand in.
std::filesystem::path fromRoot(const std::filesystem::path& typed)
{
    std::error_code error;
    const auto whole = std::filesystem::absolute(typed, error);
    return error ? typed : whole.lexically_normal();
}

} // namespace

Result<void> runBackup(Invocation& invocation)
{
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    const auto& arguments = invocation.arguments;
    const auto to = arguments.has("FILE") ? fromRoot(arguments.path("FILE")) : std::filesystem::path();
    if (auto asked = (*session)->apply(app::TakeBackup{to}); !asked) return asked;
    const auto made = (*session)->waitForBackup();
    if (!made) return fail(made.error());
    return app::writeOutput(invocation.out(), made->file.string() + "\n");
}

Result<void> runRestore(Invocation& invocation)
{
    const auto target = invocation.arguments.required("--store");
    if (!target) return fail(target.error());
    auto by = asker(invocation);
    if (!by) return fail(by.error());
    app::RestoreRequest request;
    request.backup = invocation.arguments.path("FILE");
    request.target = *target;
    request.by = *std::move(by);
    request.reason = invocation.arguments.text("--reason");
    request.clock = &invocation.clock();
    const auto done = app::restoreBackup(request);
    if (!done) return fail(done.error());
    if (!done->setAside.empty()) {
        const std::string folder = done->setAside.string();
        invocation.note(Text{"Det, der lå der før, er sat til side i " + folder, "What lay there before was set aside in " + folder});
    }
    return app::writeOutput(invocation.out(), done->store.string() + "\n");
}

Result<void> runMove(Invocation& invocation)
{
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    auto moved = app::Session::move(*std::move(session), fromRoot(invocation.arguments.path("NEW")));
    if (moved.error) return fail(*moved.error);
    return app::writeOutput(invocation.out(), moved.session->file().string() + "\n");
}

Result<void> runVerify(Invocation& invocation)
{
    const auto& arguments = invocation.arguments;
    if (!arguments.has("FILE")) {
        if (const auto store = arguments.required("--store"); !store) return fail(store.error());
    }
    const auto file = arguments.path(arguments.has("FILE") ? "FILE" : "--store");
    const auto by = asker(invocation);
    if (!by) return fail(by.error());
    const auto facts = app::verifyStore(file, *by);
    if (!facts) return fail(facts.error());
    std::string lines = fmt::format("generation\t{}\naudit\t{}\t{}\nbytes\t{}\n", facts->generation, facts->auditSeq, facts->auditHash, facts->bytes);
    for (const auto& [table, rows] : facts->rows) lines += fmt::format("rows.{}\t{}\n", table, rows);
    return app::writeOutput(invocation.out(), lines);
}

Result<void> runUserRecover(Invocation& invocation)
{
    const auto& arguments = invocation.arguments;
    const auto store = arguments.required("--store");
    if (!store) return fail(store.error());
    const auto code = passphraseOfFile(arguments.path("--code-file"));
    if (!code) return fail(code.error());
    const auto passphrase = invocation.newPassphrase();
    if (!passphrase) return fail(passphrase.error());
    app::RecoverRequest request;
    request.store = *store;
    request.code = *code;
    request.name = arguments.text("--name");
    request.newPassphrase = *passphrase;
    request.olderReason = arguments.text("--reason");
    request.clock = &invocation.clock();
    if (auto done = app::recoverUser(request); !done) return done;
    invocation.note(Text{"Adgangssætningen er skiftet. Lav en ny gendannelseskode i Indstillinger, og lås den inde; den brugte gælder til da.",
                         "The passphrase has been changed. Make a new recovery code in Settings and lock it away; the used one holds until then."});
    return {};
}

Result<void> runDrill(Invocation& invocation)
{
    const auto code = passphraseOfFile(invocation.arguments.path("--code-file"));
    if (!code) return fail(code.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    if (auto done = (*session)->apply(app::TryRecoveryCode{*code}); !done) return done;
    if (auto saved = (*session)->flush(); !saved) return saved;
    invocation.note(Text{"Koden åbner lageret. Dagen er noteret.", "The code opens the store. The day has been noted."});
    return {};
}

} // namespace trivsel::cli
