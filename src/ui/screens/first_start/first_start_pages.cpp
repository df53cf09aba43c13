#include "app/profiles.h"
#include "ui/layout.h"
#include "ui/screens/first_start/first_start_parts.h"
#include "ui/screens/parts/new_store_place.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/status.h"

#include <algorithm>
#include <array>
#include <system_error>

namespace trivsel::ui::first_start {
namespace {

using At = FirstStartView::Page;

constexpr std::size_t kSummaryName = 60; ///< characters of each name
constexpr std::array kSettings{core::Setting::Daycare, core::Setting::School, core::Setting::AfterSchool,
                               core::Setting::Dayplejer};

void chooseLanguage(Page& page)
{
    const std::array<std::string_view, 2> languages{"Dansk", "English"};
    const app::Preferences& now = page.application.preferences();
    const auto chosen = segmented(page.frame, "language", page.frame.tr("first_start.language"), languages,
                                  now.language == Language::English ? 1 : 0);
    if (!chosen) return;
    app::Preferences preferences = now;
    preferences.language = *chosen == 1 ? Language::English : Language::Danish;
    page.out.ask([preferences](app::Application& a) { a.setPreferences(preferences); });
}

/// The groups of the code in two lines, so that none is broken.
std::string inTwoLines(std::string code)
{
    const std::size_t dash = code.find('-', code.size() / 2);
    if (dash != std::string::npos) code[dash] = '\n';
    return code;
}

void makeDemo(Page& page)
{
    page.out.ask([file = proposedFile("demo"), &view = page.view](app::Application& a) {
        view.isMakingDemo = true;
        std::error_code ignored; // what cannot be made is told when the store is written
        std::filesystem::create_directories(file.parent_path(), ignored);
        app::DemoRequest request;
        request.file = file;
        a.createDemo(request);
    });
}

void focusUnit(Frame& frame, std::size_t unit)
{
    frame.focus.request(words(frame, "first_start.unit", {{"n", std::to_string(unit + 1)}}));
}

/// What one frame of the list asked for.
struct UnitsEvent {
    std::optional<std::size_t> removed;
    bool adds = false;
    bool isDone = false; ///< Enter in an empty last field
};

void drawUnit(Page& page, std::size_t i, UnitsEvent& event)
{
    Frame& frame = page.frame;
    FirstStartView& view = page.view;
    const std::string label = words(frame, "first_start.unit", {{"n", std::to_string(i + 1)}});
    const auto fault = view.showsFaults ? unitFault(view, i) : std::nullopt;
    FieldOptions how{.hint = frame.tr(i == 0 ? "first_start.unit_hint" : "first_start.unit_hint_more"),
                     .width = availableWidth(frame) - 52,
                     .maxBytes = 400};
    if (fault) how.error = in(frame, *fault);
    const auto typed = textField(frame, {"unit", i}, label, view.units[i], how);
    if (typed.submitted) {
        const bool isLast = i + 1 == view.units.size();
        if (!isLast)
            focusUnit(frame, i + 1);
        else if (text::trim(view.units[i].text()).empty())
            event.isDone = true;
        else
            event.adds = true;
    }
    sameRow(frame, 10);
    const std::string remove = words(frame, "first_start.remove_unit", {{"n", std::to_string(i + 1)}});
    const bool mayGo = view.units.size() > 1;
    column(frame, 36, [&] {
        space(frame, 28); // beside the field, below its label
        if (iconButton(frame, {"remove", i}, Icon::Close, remove, {.enabled = mayGo ? Enabled::Yes : Enabled::No}))
            event.removed = i;
    });
}

/// The adults keep the groups they had: those after the removed one move up by one.
void removeUnit(FirstStartView& view, std::size_t removed)
{
    view.units.erase(view.units.begin() + static_cast<std::ptrdiff_t>(removed));
    const int gone = static_cast<int>(removed);
    for (auto& adult : view.adults) {
        std::erase(adult.units, gone);
        for (int& unit : adult.units) unit -= unit > gone ? 1 : 0;
    }
}

/// A place for the file, until another one is typed; it follows the institution's name.
void proposeFile(FirstStartView& view)
{
    const std::string institution(text::trim(view.institution.text()));
    const bool isProposal =
        view.proposedFor != institution && view.file.text() == proposedFile(view.proposedFor).string();
    if (!isProposal && (!view.file.text().empty() || view.file.hadFocus)) return;
    view.file.set(proposedFile(institution).string());
    view.proposedFor = institution;
}

void summaryLine(Frame& frame, const char* label, const std::string& words)
{
    const std::string shown = std::string(frame.tr(label)) + ": ";
    textRuns(frame, {{shown, TextStyle::SecondaryStrong, Tone::Normal}, {words, TextStyle::Secondary, Tone::Normal}});
    space(frame, 2);
}

/// What will be made, so that it can be read through once.
void drawSummary(Page& page)
{
    Frame& frame = page.frame;
    const app::FirstStartRequest made = requestOf(page.view);
    const auto joined = [](std::string& all, std::string_view one) {
        all += (all.empty() ? "" : ", ") + text::displayLine(one, kSummaryName);
    };
    std::string groups, adults;
    for (const std::string& unit : made.units) joined(groups, unit);
    for (const auto& adult : made.adults) {
        joined(adults, adult.name);
        adults += " (" + std::string(roleWord(frame, adult.role)) + ")";
    }
    card(frame, "summary", {.padding = 14, .label = frame.tr("first_start.summary")}, [&] {
        heading(frame, frame.tr("first_start.summary"));
        space(frame, 4);
        std::string place =
            text::displayLine(made.institution, kSummaryName) + " · " + std::string(settingWord(frame, made.setting));
        for (const auto& profile : app::profileChoices(page.application))
            if (profile.id == made.municipality) place += " · " + in(frame, profile.name);
        summaryLine(frame, "first_start.summary_place", place);
        summaryLine(frame, "first_start.summary_groups", groups);
        summaryLine(frame, "first_start.summary_adults", adults);
    });
}

void create(Page& page)
{
    FirstStartView& view = page.view;
    view.refused.reset();
    app::FirstStartRequest request = requestOf(view);
    if (request.file.empty()) {
        view.refuse({"Skriv eller vælg, hvor filen skal ligge.", "Write or choose where the file shall be."});
        page.frame.focus.request(std::string(page.frame.tr("first_start.file")));
        return;
    }
    view.file.set(request.file.string()); // whole, as it was understood
    for (std::size_t i = 0; i < request.adults.size(); ++i)
        request.adults[i].passphrase = view.adults[i].passphrase.text();
    page.out.ask([request = std::move(request), &view](app::Application& a) mutable {
        std::error_code error;
        std::filesystem::create_directories(request.file.parent_path(), error);
        if (error) {
            for (auto& adult : request.adults) std::fill(adult.passphrase.begin(), adult.passphrase.end(), '\0');
            view.refuse({"Mappen kan ikke oprettes. Vælg en anden mappe. Det, du har skrevet, står her endnu.",
                         "The folder cannot be made. Choose another one. What you have written is still here."});
            return;
        }
        view.isCreating = true;
        a.createStore(std::move(request));
    });
}

} // namespace

void drawTitle(Page& page, int step, const char* title, const char* why)
{
    Frame& frame = page.frame;
    if (step > 0) {
        caption(frame, words(frame, "first_start.step", {{"n", std::to_string(step)}}));
        space(frame, 2);
    }
    ui::title(frame, frame.tr(title));
    space(frame, 4);
    secondary(frame, frame.tr(why));
    space(frame, 16);
}

void drawWelcome(Page& page)
{
    Frame& frame = page.frame;
    title(frame, frame.tr("first_start.welcome"));
    space(frame, 6);
    secondary(frame, frame.tr("first_start.welcome_why"));
    space(frame, 18);
    if (rowButton(frame, "demo", frame.tr("first_start.demo"), frame.tr("first_start.demo_why"),
                  {.icon = Icon::Visible}))
        makeDemo(page);
    space(frame, 8);
    if (rowButton(frame, "real", frame.tr("first_start.real"), frame.tr("first_start.real_why"), {.icon = Icon::Add}))
        page.view.goTo(At::Institution);
    space(frame, 8);
    if (rowButton(frame, "open", frame.tr("first_start.open"), frame.tr("first_start.open_why"),
                  {.icon = Icon::Folder}))
        page.result.openOther = true;
    space(frame, 8);
    if (linkButton(frame, "restore", frame.tr("rescue.restore"), {.icon = Icon::Undo})) page.result.restore = true;
    sameRowIfFits(frame, buttonWidth(frame, frame.tr("package.open"), {.icon = Icon::Download}), 16);
    if (linkButton(frame, "package", frame.tr("package.open"), {.icon = Icon::Download})) page.result.package = true;
    space(frame, 12);
    chooseLanguage(page);
    if (page.application.storeFile().empty()) return;
    const float width = buttonWidth(frame, frame.tr("first_start.to_unlock"), {.icon = Icon::Back});
    sameRowIfFits(frame, width);
    alignRight(frame, width);
    if (linkButton(frame, "unlock", frame.tr("first_start.to_unlock"), {.icon = Icon::Back})) page.result.back = true;
}

void drawInstitution(Page& page)
{
    Frame& frame = page.frame;
    FirstStartView& view = page.view;
    drawTitle(page, 1, "first_start.institution_title", "first_start.institution_why");
    const bool isMissing = text::trim(view.institution.text()).empty();
    const FieldOptions how{.hint = frame.tr("first_start.institution_hint"),
                           .error = view.showsFaults && isMissing ? frame.tr("first_start.institution_missing")
                                                                  : std::string_view(),
                           .maxBytes = 400};
    const auto typed = textField(frame, "name", frame.tr("first_start.institution"), view.institution, how);
    space(frame, 12);
    const auto profiles = app::profileChoices(page.application);
    std::vector<std::string> names;
    int selected = -1;
    for (const auto& profile : profiles) {
        if (profile.id == view.municipality) selected = static_cast<int>(names.size());
        names.push_back(in(frame, profile.name));
    }
    if (const auto chosen = dropDown(frame, "municipality", frame.tr("first_start.municipality"), names, selected,
                                     {.help = frame.tr("first_start.municipality_help")}))
        view.municipality = profiles[static_cast<std::size_t>(*chosen)].id;
    space(frame, 12);
    text(frame, frame.tr("first_start.setting"), {.style = TextStyle::SecondaryStrong});
    space(frame, 6);
    std::vector<ChoiceOption> options;
    std::optional<int> setting;
    for (std::size_t i = 0; i < kSettings.size(); ++i) {
        options.push_back({.label = settingWord(frame, kSettings[i]), .keyCap = {}, .position = {}});
        if (kSettings[i] == view.setting) setting = static_cast<int>(i);
    }
    if (const auto chosen = choiceRow(frame, "setting", frame.tr("first_start.setting"), options, setting))
        view.setting = kSettings[static_cast<std::size_t>(*chosen)];
    const Step step = drawSteps(page, frame.tr("first_start.on"), "Enter");
    if (step == Step::Back) view.goTo(At::Welcome);
    if (step != Step::On && !typed.submitted) return;
    if (!text::trim(view.institution.text()).empty()) return view.goTo(At::Units);
    view.showsFaults = true;
    frame.focus.request(std::string(frame.tr("first_start.institution")));
}

void drawUnits(Page& page)
{
    Frame& frame = page.frame;
    FirstStartView& view = page.view;
    drawTitle(page, 2, "first_start.units_title", "first_start.units_why");
    if (view.units.empty()) view.units.resize(2);
    UnitsEvent event;
    for (std::size_t i = 0; i < view.units.size(); ++i) {
        drawUnit(page, i, event);
        space(frame, 10);
    }
    if (linkButton(frame, "add", frame.tr("first_start.add_unit"), {.icon = Icon::Add})) event.adds = true;
    if (event.removed) removeUnit(view, *event.removed);
    if (event.adds) {
        view.units.emplace_back();
        focusUnit(frame, view.units.size() - 1);
    }
    const Step step = drawSteps(page, frame.tr("first_start.on"), "Enter");
    if (step == Step::Back) view.goTo(At::Institution);
    if (step != Step::On && !event.isDone) return;
    view.showsFaults = true;
    for (std::size_t i = 0; i < view.units.size(); ++i)
        if (unitFault(view, i)) return focusUnit(frame, i);
    view.goTo(At::Adults);
}

void drawPlace(Page& page)
{
    Frame& frame = page.frame;
    FirstStartView& view = page.view;
    drawTitle(page, 4, "first_start.place_title", "first_start.place_why");
    proposeFile(view);
    const auto typed =
        textField(frame, "file", frame.tr("first_start.file"), view.file, {.help = frame.tr("first_start.file_help")});
    if (typed.changed) view.refused.reset();
    if (view.refused) {
        space(frame, 8);
        banner(frame, "refused", BannerKind::Error, in(frame, *view.refused));
        bringIntoView(page);
    }
    space(frame, 8);
    if (button(frame, "folder", frame.tr("first_start.choose_folder"), {.icon = Icon::Folder}))
        view.choosesFolder = true;
    space(frame, 16);
    drawSummary(page);
    space(frame, 14);
    secondary(frame, frame.tr("first_start.key_why"));
    const Step step = drawSteps(page, frame.tr("first_start.create"), "Enter");
    if (step == Step::Back) view.goTo(At::Adults);
    if (step == Step::On || typed.submitted) create(page);
}

void drawRecovery(Page& page)
{
    Frame& frame = page.frame;
    FirstStartView& view = page.view;
    drawTitle(page, view.isFirstCode ? 5 : 0, "first_start.recovery_title", "first_start.recovery_why");
    card(frame, "code", {.current = true, .label = frame.tr("first_start.recovery_code")}, [&] {
        text(frame, inTwoLines(page.application.recoveryCode()), {.style = TextStyle::Figure, .align = Align::Centre});
    });
    space(frame, 14);
    secondary(frame, frame.tr("first_start.recovery_keep"));
    space(frame, 14);
    if (checkbox(frame, "written", frame.tr("first_start.written"), view.hasWrittenCode))
        view.hasWrittenCode = !view.hasWrittenCode;
    space(frame, 18);
    const ButtonOptions how{.enabled = view.hasWrittenCode ? Enabled::Yes : Enabled::No};
    if (primaryButton(frame, "go", frame.tr(view.isFirstCode ? "first_start.go" : "first_start.on"), how))
        page.out.ask([](app::Application& a) { a.confirmRecoveryCode(); });
}

} // namespace trivsel::ui::first_start
