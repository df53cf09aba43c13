#include "app/application.h"
#include "app/output_file.h"
#include "ui/layout.h"
#include "ui/screens/transition/transition_screen.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/status.h"

#include <memory>

/// A file from another store or computer: chosen, opened on a worker, shown, and taken in.
namespace trivsel::ui {
namespace {

using Take = TransitionView::Take;
using What = Take::What;

/// Reads what was chosen; a sheet waits for its passphrase first. On a worker, since a drive may be slow.
void readFile(Take& take, const std::filesystem::path& file, Outbox& out)
{
    take.choosesFile = false;
    take.isOpen = take.isWorking = true;
    take.fileName = file.filename().string();
    out.ask([&take, file](app::Application& application) {
        auto found = std::make_shared<std::string>();
        auto ratings = std::make_shared<std::optional<app::ReturnedPreview>>();
        const bool isRatings = take.what == What::Ratings;
        application.lend(
            [file, found, ratings, isRatings](app::Session& session) -> Result<void> {
                auto bytes = app::readWholeFile(file, app::kMostPackageFile);
                if (!bytes) return fail(bytes.error());
                *found = *std::move(bytes);
                if (!isRatings) return {};
                auto preview = app::previewReturned(session, *found, file.filename().string());
                if (!preview) return fail(preview.error());
                *ratings = *std::move(preview);
                return {};
            },
            [&take, found, ratings](const Result<void>& done) {
                take.isWorking = false;
                if (!done) {
                    take.fault = done.error().message;
                    return;
                }
                take.bytes = *found;
                take.ratings = *ratings;
            });
    });
}

void openSheet(Take& take, Outbox& out)
{
    take.isWorking = true;
    take.fault.reset();
    out.ask([&take](app::Application& application) {
        auto preview = std::make_shared<std::optional<app::HandoverPreview>>();
        application.lend(
            [preview, bytes = take.bytes, passphrase = take.passphrase.text(), name = take.fileName](app::Session& session) -> Result<void> {
                auto made = app::previewHandover(session, bytes, passphrase, name);
                if (!made) return fail(made.error());
                *preview = *std::move(made);
                return {};
            },
            [&take, preview](const Result<void>& done) {
                take.isWorking = false;
                if (!done) take.fault = done.error().message;
                else take.handover = *preview;
            });
    });
}

/// Carried out on the worker: a key is derived.
void takeIn(Take& take, app::Command command, Outbox& out, Text said)
{
    take.isWorking = true;
    take.fault.reset();
    out.ask([&take, &out, command = std::move(command), said = std::move(said)](app::Application& application) {
        application.lend([command](app::Session& session) { return session.apply(command); },
                         [&take, &out, said](const Result<void>& done) {
                             take.isWorking = false;
                             if (!done) {
                                 take.fault = done.error().message;
                                 return;
                             }
                             take.close();
                             out.tell(said);
                         });
    });
}

void drawHandover(Frame& frame, const std::vector<app::UnitChoice>& units, Take& take, Outbox& out)
{
    if (!take.handover) {
        secondary(frame, frame.tr("transition.take_words"));
        space(frame, 10);
        textField(frame, "passphrase", frame.tr("transition.passphrase"), take.passphrase, {.hint = "XXXX-XXXX-XXXX-XXXX", .width = 320, .maxBytes = 100});
        space(frame, 18);
        const bool isReady = !take.bytes.empty() && !take.isWorking && !take.passphrase.text().empty();
        if (primaryButton(frame, "open", frame.tr("transition.open_file"), {.enabled = isReady ? Enabled::Yes : Enabled::No})) openSheet(take, out);
        return;
    }
    const app::HandoverPreview& preview = *take.handover;
    const auto& child = preview.sheet.child;
    text(frame, child.isProtected ? std::string(frame.tr("transition.name_protected")) : text::displayLine(child.name, 80), {.style = TextStyle::SecondaryStrong});
    secondary(frame, words(frame, "transition.take_child", {{"born", dayWordsYear(frame, child.born)}, {"from", text::displayLine(preview.sheet.institution, 80)}}));
    using By = app::HandoverMatch::By;
    const char* match = preview.isTaken                                  ? "transition.match.taken"
                        : preview.match.by == By::Cpr                    ? "transition.match.cpr"
                        : preview.match.by == By::NameAndBirthDate       ? "transition.match.name"
                        : preview.match.by == By::Several                ? "transition.match.several"
                                                                         : "transition.match.none";
    space(frame, 8);
    secondary(frame, words(frame, match, {{"unit", preview.matchedUnit.empty() ? "–" : preview.matchedUnit}}));
    if (!preview.isTaken) {
        space(frame, 10);
        std::vector<std::string> names;
        for (const auto& unit : units) names.push_back(unit.institution.empty() ? unit.name : unit.name + " · " + unit.institution);
        if (const auto chosen = dropDown(frame, "unit", frame.tr("children.unit"), names, take.unit, {.hint = frame.tr("children.choose"), .width = 320})) take.unit = *chosen;
    }
    space(frame, 18);
    const bool isReady = take.unit >= 0 && !take.isWorking && !preview.isTaken && preview.match.by != By::Several;
    if (primaryButton(frame, "take-in", frame.tr("transition.take_in"), {.enabled = isReady ? Enabled::Yes : Enabled::No}))
        takeIn(take, app::TakeHandover{take.fileName, take.bytes, take.passphrase.text(), units[static_cast<std::size_t>(take.unit)].unit}, out,
               {"Skemaet er hentet. Barnet er jeres fra den første dag, og skemaet venter på jeres svar.",
                "The sheet has been taken in. The child is yours from the first day, and the sheet waits for your answer."});
}

void drawSimple(Frame& frame, Take& take, Outbox& out)
{
    const bool isRatings = take.what == What::Ratings;
    if (isRatings && take.ratings) {
        const auto& preview = *take.ratings;
        secondary(frame, words(frame, preview.isTaken ? "transition.ratings_taken" : "transition.ratings_preview",
                               {{"rater", preview.rater}, {"taken", std::to_string(preview.taken)}, {"kept", std::to_string(preview.kept)}, {"left", std::to_string(preview.unfinished)}}));
    } else {
        secondary(frame, frame.tr("transition.answer_words"));
    }
    space(frame, 18);
    const bool isReady = !take.bytes.empty() && !take.isWorking && !(isRatings && take.ratings && take.ratings->isTaken);
    if (!primaryButton(frame, "take-in", frame.tr("transition.take_in"), {.enabled = isReady ? Enabled::Yes : Enabled::No})) return;
    if (isRatings)
        takeIn(take, app::TakeRatings{take.fileName, take.bytes}, out, {"Vurderingerne er hentet.", "The ratings have been taken in."});
    else
        takeIn(take, app::TakeHandoverAnswer{take.fileName, take.bytes}, out, {"Svaret er hentet.", "The answer has been taken in."});
}

} // namespace

void drawTake(Frame& frame, const std::vector<app::UnitChoice>& units, Date, Take& take, Outbox& out)
{
    if (take.choosesFile) {
        const FileChoice choice = drawFileChooser(frame, "package-chooser", FileKind::Package, take.chooser);
        if (choice.cancelled) take.choosesFile = false;
        if (choice.file) readFile(take, *choice.file, out);
        return;
    }
    if (!take.isOpen) return;
    bool isLeft = false;
    const char* title = take.what == What::Handover ? "transition.take" : take.what == What::Answer ? "transition.take_answer" : "transition.take_ratings";
    const auto event = dialog(frame, "take-package", frame.tr(title), {.width = 560}, [&] {
        if (take.isWorking) {
            secondary(frame, frame.tr("transition.working"));
            space(frame, 10);
        }
        if (take.fault) {
            banner(frame, "fault", BannerKind::Error, in(frame, *take.fault));
            space(frame, 12);
        }
        if (take.what == What::Handover) drawHandover(frame, units, take, out);
        else drawSimple(frame, take, out);
        sameRowIfFits(frame, buttonWidth(frame, frame.tr("common.cancel"), {.keyCap = "Esc"}));
        isLeft = button(frame, "leave", frame.tr("common.cancel"), {.keyCap = "Esc", .enabled = take.isWorking ? Enabled::No : Enabled::Yes});
    });
    if (isLeft || (event == DialogEvent::Closed && !take.isWorking)) take.close();
}

} // namespace trivsel::ui
