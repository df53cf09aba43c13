#include "ui/screens/unlock/unlock_screen.h"

#include "app/short_code.h"
#include "base/date.h"
#include "base/text.h"
#include "ui/layout.h"
#include "ui/screens/parts/last_error.h"
#include "ui/screens/words.h"
#include "ui/shell.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"
#include "ui/widgets/position.h"
#include "ui/widgets/status.h"

#include <algorithm>

namespace trivsel::ui {
namespace {

constexpr float kCardWidth = 480;

void drawNames(Frame& frame, const app::Application& application, UnlockView& view)
{
    const auto names = application.unlockNames();
    heading(frame, frame.tr("unlock.who"));
    space(frame, 8);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool chosen = names[i] == view.name;
        if (rowButton(frame, {"name", i}, names[i], chosen ? frame.tr("unlock.chosen") : std::string_view{},
                      {.icon = chosen ? Icon::Check : Icon::Person})) {
            view.name = names[i];
            view.passphrase.editor.wipe();
            view.wantsFocus = true;
        }
        space(frame, 4);
    }
}

/// In a demo store everything is invented, so the passphrases may be shown.
void drawDemoUsers(Frame& frame, const app::Application& application, UnlockView& view, Outbox& out)
{
    banner(frame, "demo", BannerKind::Info, frame.tr("unlock.demo"));
    space(frame, 12);
    const auto users = application.demoUsers();
    for (std::size_t i = 0; i < users.size(); ++i) {
        const std::string line = words(frame, "unlock.demo_line",
                                       {{"role", roleWord(frame, users[i].role)}, {"passphrase", users[i].passphrase}});
        if (rowButton(frame, {"demo-user", i}, users[i].name, line, {.icon = Icon::Person})) {
            view.name = users[i].name;
            out.ask([user = users[i]](app::Application& a) { a.unlock(user.name, user.passphrase); });
        }
        space(frame, 4);
    }
}

void drawPassphrase(Frame& frame, UnlockView& view, Outbox& out)
{
    const auto event = passwordField(frame, "passphrase", frame.tr("unlock.passphrase"), view.passphrase);
    if (view.wantsFocus) {
        frame.focus.request(std::string(frame.tr("unlock.passphrase")));
        view.wantsFocus = false;
    }
    if (view.asksReason) {
        space(frame, 10);
        textField(frame, "reason", frame.tr("unlock.reason"), view.reason, {.help = frame.tr("unlock.reason_help")});
    }
    space(frame, 14);
    const bool ready = !view.passphrase.text().empty();
    const bool pressed = primaryButton(frame, "open", frame.tr("unlock.open"),
                                       {.keyCap = "Enter", .enabled = ready ? Enabled::Yes : Enabled::No});
    if (ready && (pressed || event.submitted)) {
        out.ask([name = view.name, passphrase = view.passphrase.text(),
                 reason = view.reason.text()](app::Application& a) { a.unlock(name, passphrase, reason); });
        view.passphrase.editor.wipe();
        view.wantsFocus = true;
    }
}

/// Instead of the passphrase, for the adult who has chosen a code for this sitting.
void drawCode(Frame& frame, const app::Application::CodeOffer& offer, UnlockView& view, Outbox& out)
{
    const std::string help = words(frame, offer.triesLeft == 1 ? "unlock.code_last" : "unlock.code_help",
                                   {{"tries", std::to_string(offer.triesLeft)}, {"time", dates::timeOfDay(toLocal(offer.until), frame.language)}});
    const auto event = passwordField(frame, "code", words(frame, "unlock.code", {{"name", text::displayLine(offer.user, 40)}}), view.code,
                                     {.help = help, .maxBytes = app::ShortCode::kDigits});
    if (view.wantsFocus) {
        frame.focus.request(words(frame, "unlock.code", {{"name", text::displayLine(offer.user, 40)}}));
        view.wantsFocus = false;
    }
    space(frame, 14);
    const bool ready = view.code.text().size() == app::ShortCode::kDigits;
    const bool pressed = primaryButton(frame, "open-by-code", frame.tr("unlock.open"),
                                       {.keyCap = "Enter", .enabled = ready ? Enabled::Yes : Enabled::No});
    if (ready && (pressed || event.submitted)) {
        out.ask([code = view.code.text()](app::Application& a) { a.unlockByCode(code); });
        view.code.editor.wipe();
        view.wantsFocus = true;
    }
    space(frame, 10);
    if (linkButton(frame, "passphrase-instead", frame.tr("unlock.code_other"))) {
        view.prefersPassphrase = true;
        view.wantsFocus = !view.name.empty();
    }
}

void drawError(Frame& frame, const app::Application& application, UnlockView& view, Outbox& out)
{
    const auto& error = application.lastError();
    if (error && error->code == ErrorCode::StoreOlder) view.asksReason = true;
    drawLastError(frame, application, out);
}

/// How far the worker is, and a way to stop it while nothing has been changed yet.
void drawJob(Frame& frame, app::JobProgress& job)
{
    constexpr double kFramesEvery = 0.1; // seconds; the worker wakes nobody for each row
    const double total = static_cast<double>(job.total), done = std::min(static_cast<double>(job.done), total);
    const bool mayStop = total > 0 && !job.isStopping;
    if (workStatus(frame, "job", frame.tr(job.isStopping ? "unlock.stopping" : "unlock.reading"), done, total,
                   mayStop ? frame.tr("common.cancel") : std::string_view{}))
        job.isStopping = true;
    frame.requests.redrawIn(kFramesEvery);
}

} // namespace

void drawAway(Frame& frame, app::Application::Phase phase, app::JobProgress* job)
{
    frame.requests.forget();
    using Phase = app::Application::Phase;
    const bool locks = phase == Phase::Locking;
    centredPage(frame, kCardWidth, [&] {
        title(frame, "Trivselslys");
        space(frame, 16);
        if (job != nullptr) return drawJob(frame, *job);
        text(frame, frame.tr(locks ? "unlock.locking" : phase == Phase::Lent ? "unlock.saving" : "unlock.working"), {.role = Role::Status});
        if (phase == Phase::Lent) return;
        space(frame, 4);
        secondary(frame, frame.tr(locks ? "unlock.locking_why" : "unlock.working_why"));
    });
}

void UnlockView::wipe()
{
    passphrase.editor.wipe();
    code.editor.wipe();
    reason.editor.wipe();
    asksReason = false;
    prefersPassphrase = false;
    wantsFocus = !name.empty();
}

UnlockResult drawUnlock(Frame& frame, const app::Application& application, UnlockView& view, Outbox& out,
                        const Text* message)
{
    UnlockResult result;
    frame.requests.forget();
    const std::string store = application.storeFile().string();
    if (view.shownFor != store) {
        view.wipe();
        view.shownFor = store;
        const auto names = application.unlockNames();
        const std::string& last = application.preferences().lastUser;
        view.name = std::find(names.begin(), names.end(), last) != names.end() ? last
                    : names.size() == 1                                        ? names.front()
                                                                               : std::string();
        view.wantsFocus = !view.name.empty();
    }
    const bool isWorking = application.phase() == app::Application::Phase::Working;
    centredPage(frame, kCardWidth, [&] {
        title(frame, "Trivselslys");
        space(frame, 2);
        secondary(frame, text::displayLine(application.storeFile().filename().string(), 60));
        space(frame, 16);
        if (isWorking) {
            text(frame, frame.tr("unlock.working"), {.role = Role::Status});
            space(frame, 4);
            secondary(frame, frame.tr("unlock.working_why"));
            return;
        }
        drawError(frame, application, view, out);
        if (message != nullptr) {
            const auto event =
                banner(frame, "message", BannerKind::Error, in(frame, *message), {.close = frame.tr("common.close")});
            result.closedMessage = event == BannerEvent::Closed;
            space(frame, 12);
        }
        const auto offer = application.codeOffer();
        if (offer && !view.prefersPassphrase) {
            view.name = offer->user;
            drawCode(frame, *offer, view, out);
        } else if (!application.demoUsers().empty()) {
            drawDemoUsers(frame, application, view, out);
        } else {
            drawNames(frame, application, view);
            if (!view.name.empty()) {
                space(frame, 10);
                drawPassphrase(frame, view, out);
            }
        }
        separator(frame, 16);
        if (linkButton(frame, "other", frame.tr("unlock.other"), {.icon = Icon::Folder})) result.openOther = true;
        sameRowIfFits(frame, 180, 16);
        if (linkButton(frame, "new", frame.tr("unlock.new"), {.icon = Icon::Add})) result.newStore = true;
        space(frame, 6);
        if (linkButton(frame, "forgotten", frame.tr("rescue.forgotten"), {.icon = Icon::Lock})) result.forgotten = true;
        sameRowIfFits(frame, 200, 16);
        if (linkButton(frame, "restore", frame.tr("rescue.restore"), {.icon = Icon::Undo})) result.restore = true;
        space(frame, 6);
        if (linkButton(frame, "package", frame.tr("package.open"), {.icon = Icon::Download})) result.package = true;
    });
    return result;
}

} // namespace trivsel::ui
