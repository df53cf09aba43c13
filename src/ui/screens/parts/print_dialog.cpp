#include "ui/screens/parts/print_dialog.h"

#include "app/application.h"
#include "base/text.h"
#include "ui/layout.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/field.h"
#include "ui/widgets/status.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <system_error>

namespace trivsel::ui {
namespace {

namespace fs = std::filesystem;
using app::PaperChoice;

constexpr std::size_t kMostPurposes = 6;
constexpr int kMostCopies = 99;

/// The folder for documents of whoever uses the computer, by the names that desktops give it; else the home folder.
fs::path usualFolder()
{
    const char* home = std::getenv("HOME");
    const fs::path base = home != nullptr && *home != '\0' ? fs::path(home) : fs::path("/");
    std::error_code error;
    for (const char* name : {"Dokumenter", "Documents"})
        if (fs::is_directory(base / name, error)) return base / name;
    return base;
}

const PaperChoice* chosenOf(const PrintView& view)
{
    return view.chosen < 0 ? nullptr : &view.choices[static_cast<std::size_t>(view.chosen)];
}

app::SaveOrder orderOf(const PrintView& view, bool mayReplace)
{
    return {*chosenOf(view), view.purpose.text(), view.language, view.folder, view.name.text(), mayReplace};
}

/// A name that nothing has yet: "samtalesiden-2026-10-28-2.pdf". What was typed instead stays.
void propose(PrintView& view)
{
    view.asksToReplace = false;
    view.fault.reset();
    if (chosenOf(view) == nullptr || (!view.proposed.empty() && view.name.text() != view.proposed)) return;
    const fs::path first = app::fileNameFor(*chosenOf(view), view.today, view.language);
    view.proposed = first.string();
    view.name.set(view.proposed);
    for (int n = 2; n <= kMostCopies && app::wouldReplace(orderOf(view, false)); ++n) {
        view.proposed = fmt::format("{}-{}{}", first.stem().string(), n, first.extension().string());
        view.name.set(view.proposed);
    }
}

std::vector<std::string> purposesFor(const Frame& frame, const PrintView& view)
{
    std::vector<std::string> all = view.purposes;
    const auto add = [&](const char* key) {
        const std::string word(frame.tr(key));
        if (std::find(all.begin(), all.end(), word) == all.end()) all.push_back(word);
    };
    switch (chosenOf(view)->kind) {
    case PaperChoice::Kind::Agenda: add("print.purpose.visit"); break;
    case PaperChoice::Kind::Calendar: add("print.purpose.calendar"); break;
    case PaperChoice::Kind::Group: add("print.purpose.meeting"); break;
    case PaperChoice::Kind::FiguresSheet:
    case PaperChoice::Kind::FiguresFile:
    case PaperChoice::Kind::Leader: add("print.purpose.leaders"); break;
    default:
        for (const char* key : {"print.purpose.parents", "print.purpose.record", "print.purpose.meeting"}) add(key);
    }
    if (all.size() > kMostPurposes) all.resize(kMostPurposes);
    return all;
}

/// What can be made, and below it what cannot be made now, each with its reason.
void drawChoices(Frame& frame, PrintView& view)
{
    std::vector<std::string> labels;
    std::vector<int> open;
    for (std::size_t i = 0; i < view.choices.size(); ++i) {
        if (view.choices[i].closed) continue;
        labels.emplace_back(in(frame, app::titleOf(view.choices[i])));
        open.push_back(static_cast<int>(i));
    }
    if (open.size() == 1) {
        text(frame, labels.front(), {.style = TextStyle::BodyStrong});
    } else if (!open.empty()) {
        std::vector<ChoiceOption> options;
        std::optional<int> selected;
        for (std::size_t i = 0; i < open.size(); ++i) {
            options.push_back({.label = labels[i], .keyCap = {}, .position = {}});
            if (open[i] == view.chosen) selected = static_cast<int>(i);
        }
        if (const auto chosen = radioList(frame, "which", frame.tr("print.which"), options, selected)) {
            view.chosen = open[static_cast<std::size_t>(*chosen)];
            propose(view);
        }
    }
    const Text* told = nullptr; // papers closed for the same reason are listed above it
    for (const PaperChoice& choice : view.choices) {
        if (!choice.closed) continue;
        space(frame, 8);
        icon(frame, Icon::Lock, 18, Tone::Muted);
        sameRow(frame, 8);
        text(frame, words(frame, "print.closed", {{"what", in(frame, app::titleOf(choice))}}),
             {.style = TextStyle::Secondary, .tone = Tone::Muted});
        told = &*choice.closed;
    }
    if (told == nullptr) return;
    space(frame, 2);
    caption(frame, in(frame, *told));
}

void drawPurpose(Frame& frame, PrintView& view)
{
    space(frame, 12);
    const auto choices = purposesFor(frame, view);
    textField(frame, "purpose", frame.tr("print.purpose"), view.purpose,
              {.help = frame.tr("print.purpose_help"), .maxBytes = 400});
    if (view.arrived) frame.focus.request(std::string(frame.tr("print.purpose")));
    space(frame, 6);
    std::vector<ChoiceOption> options;
    std::optional<int> selected;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        options.push_back({.label = choices[i], .keyCap = {}, .position = {}});
        if (choices[i] == view.purpose.text()) selected = static_cast<int>(i);
    }
    if (const auto chosen = choiceRow(frame, "purposes", frame.tr("print.purposes"), options, selected))
        view.purpose.set(choices[static_cast<std::size_t>(*chosen)]);
}

void drawPlace(Frame& frame, PrintView& view)
{
    if (chosenOf(view)->kind != PaperChoice::Kind::Reminder) { // its words are there already
        space(frame, 12);
        const std::array<std::string_view, 2> languages{"Dansk", "English"};
        if (const auto chosen = segmented(frame, "language", frame.tr("print.language"), languages,
                                          view.language == Language::Danish ? 0 : 1)) {
            view.language = *chosen == 0 ? Language::Danish : Language::English;
            propose(view);
        }
    }
    space(frame, 12);
    if (textField(frame, "name", frame.tr("print.name"), view.name, {.maxBytes = 240}).changed) {
        view.asksToReplace = false;
        view.fault.reset();
    }
    space(frame, 8);
    text(frame, words(frame, "print.folder", {{"folder", text::displayLine(view.folder.string(), 200)}}),
         {.style = TextStyle::Secondary, .tone = Tone::Muted});
    space(frame, 4);
    if (linkButton(frame, "folder", frame.tr("print.choose_folder"), {.icon = Icon::Folder})) {
        view.choosesFolder = true;
        view.chooser = {};
        view.chooser.folder = view.folder;
        view.chooser.path.set(view.folder.string());
    }
}

void save(PrintView& view, Outbox& out, bool mayReplace)
{
    view.fault.reset();
    view.asksToReplace = false;
    out.ask([&view, mayReplace](app::Application& application) {
        app::Session* session = application.session();
        if (session == nullptr || chosenOf(view) == nullptr) return;
        const app::SaveOrder order = orderOf(view, mayReplace);
        if (!mayReplace && app::wouldReplace(order)) {
            view.asksToReplace = true;
            return;
        }
        const auto save = [order, folder = view.folder.string()](app::Session& with) {
            const auto done = app::saveDocument(with, order);
            if (done) app::keepPrintHabits(with, folder, app::needsPurpose(order.what) ? order.purpose : "");
            return done;
        };
        application.lend(save, [&view, file = app::fileOf(order)](const Result<void>& done) {
            if (!done) {
                view.fault = done.error().message;
                return;
            }
            view.close();
            view.isOpen = view.isReady = true;
            view.saved = file;
        });
    });
}

/// Where it lies now, in the dialog itself: at the top of a page that is scrolled nobody would see it.
bool drawSaved(Frame& frame, const PrintView& view)
{
    icon(frame, Icon::Check, 20, Tone::Accent);
    sameRow(frame, 8);
    text(frame, words(frame, "print.saved",
                      {{"name", text::displayLine(view.saved.filename().string(), 120)},
                       {"folder", text::displayLine(view.saved.parent_path().string(), 200)}}));
    space(frame, 18);
    return primaryButton(frame, "close", frame.tr("common.close"), {.keyCap = "Esc"});
}

/// True when the dialog is to be left.
bool drawBody(Frame& frame, PrintView& view, Outbox& out)
{
    drawChoices(frame, view);
    const PaperChoice* chosen = chosenOf(view);
    if (chosen != nullptr && chosen->kind == PaperChoice::Kind::Calendar) {
        space(frame, 6);
        secondary(frame, frame.tr("print.calendar_why"));
    }
    if (chosen != nullptr) {
        if (app::needsPurpose(*chosen)) drawPurpose(frame, view);
        drawPlace(frame, view);
    }
    if (view.fault) {
        space(frame, 12);
        banner(frame, "fault", BannerKind::Error, in(frame, *view.fault));
    }
    if (view.asksToReplace) {
        space(frame, 12);
        if (banner(frame, "replace", BannerKind::Warning, frame.tr("print.is_there"),
                   {.action = frame.tr("print.replace"), .close = {}}) == BannerEvent::Action)
            save(view, out, true);
    }
    space(frame, 18);
    if (chosen != nullptr) {
        const bool isSaid = !app::needsPurpose(*chosen) || !text::trim(view.purpose.text()).empty();
        const bool isReady = isSaid && !text::trim(view.name.text()).empty();
        if (primaryButton(frame, "save", frame.tr("print.save"),
                          {.tooltip = isSaid ? std::string_view{} : frame.tr("print.purpose_missing"),
                           .icon = Icon::Download,
                           .enabled = isReady ? Enabled::Yes : Enabled::No}))
            save(view, out, false);
        sameRowIfFits(frame, buttonWidth(frame, frame.tr("common.cancel"), {.keyCap = "Esc"}));
    }
    return button(frame, "leave", frame.tr(chosen != nullptr ? "common.cancel" : "common.close"), {.keyCap = "Esc"});
}

} // namespace

void PrintView::open(std::vector<PaperChoice> what, Language inWhich, Outbox& out)
{
    close();
    choices = std::move(what);
    language = inWhich;
    const auto first = std::find_if(choices.begin(), choices.end(), [](const auto& c) { return !c.closed; });
    chosen = first == choices.end() ? -1 : static_cast<int>(first - choices.begin());
    isOpen = arrived = true;
    out.ask([this](app::Application& application) {
        const app::Session* session = application.session();
        if (session == nullptr || !isOpen) return;
        const app::PrintHabits habits = app::printHabits(*session);
        std::error_code error;
        folder =
            !habits.folder.empty() && fs::is_directory(habits.folder, error) ? fs::path(habits.folder) : usualFolder();
        purposes = habits.purposes;
        today = session->today();
        isReady = true;
        propose(*this);
    });
}

void PrintView::close()
{
    for (TextState* field : {&purpose, &name, &chooser.path}) field->editor.wipe();
    choices.clear();
    chosen = -1;
    proposed.clear();
    saved.clear();
    purposes.clear();
    isOpen = isReady = arrived = choosesFolder = asksToReplace = false;
    fault.reset();
}

void drawPrintDialog(Frame& frame, PrintView& view, Outbox& out)
{
    if (!view.isOpen || !view.isReady) return;
    if (view.choosesFolder) {
        const FileChoice choice = drawFileChooser(frame, "print-folder", FileKind::Folder, view.chooser);
        if (choice.file) {
            view.folder = *choice.file;
            propose(view);
        }
        if (choice.file || choice.cancelled) view.choosesFolder = false;
        return;
    }
    const bool isCalendar = !view.choices.empty() && view.choices.front().kind == PaperChoice::Kind::Calendar;
    bool isLeft = false;
    const auto event =
        dialog(frame, "print", frame.tr(isCalendar ? "print.calendar_title" : "print.title"), {.width = 560},
               [&] { isLeft = view.saved.empty() ? drawBody(frame, view, out) : drawSaved(frame, view); });
    view.arrived = false;
    if (isLeft || event == DialogEvent::Closed) view.close();
}

} // namespace trivsel::ui
