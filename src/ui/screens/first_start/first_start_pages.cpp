#include "app/profiles.h"
#include "ui/layout.h"
#include "ui/screens/first_start/first_start_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/status.h"

#include <array>
#include <system_error>

namespace trivsel::ui::first_start {
namespace {

using At = FirstStartView::Page;

constexpr std::array kSettings{core::Setting::Daycare, core::Setting::School, core::Setting::AfterSchool, core::Setting::Dayplejer};

void drawTitle(Page& page, int step, const char* title, const char* why)
{
    Frame& frame = page.frame;
    caption(frame, words(frame, "first_start.step", {{"n", std::to_string(step)}}));
    space(frame, 2);
    ui::title(frame, frame.tr(title));
    space(frame, 4);
    secondary(frame, frame.tr(why));
    space(frame, 16);
}

void chooseLanguage(Page& page)
{
    const std::array<std::string_view, 2> languages{"Dansk", "English"};
    const app::Preferences& now = page.application.preferences();
    const auto chosen = segmented(page.frame, "language", page.frame.tr("first_start.language"), languages, now.language == Language::English ? 1 : 0);
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
    page.view.isCreating = true;
    page.out.ask([file = proposedFile("demo")](app::Application& a) {
        std::error_code ignored; // what cannot be made is told when the store is written
        std::filesystem::create_directories(file.parent_path(), ignored);
        app::DemoRequest request;
        request.file = file;
        a.createDemo(request);
    });
}

} // namespace

void drawWelcome(Page& page)
{
    Frame& frame = page.frame;
    title(frame, frame.tr("first_start.welcome"));
    space(frame, 6);
    secondary(frame, frame.tr("first_start.welcome_why"));
    space(frame, 18);
    if (rowButton(frame, "demo", frame.tr("first_start.demo"), frame.tr("first_start.demo_why"), {.icon = Icon::Visible})) makeDemo(page);
    space(frame, 8);
    if (rowButton(frame, "real", frame.tr("first_start.real"), frame.tr("first_start.real_why"), {.icon = Icon::Add})) page.view.goTo(At::Institution);
    space(frame, 8);
    if (rowButton(frame, "open", frame.tr("first_start.open"), frame.tr("first_start.open_why"), {.icon = Icon::Folder})) page.result.openOther = true;
    space(frame, 20);
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
    const auto typed = textField(frame, "name", frame.tr("first_start.institution"), view.institution, {.hint = frame.tr("first_start.institution_hint"), .maxBytes = 400});
    space(frame, 12);
    const auto profiles = app::profileChoices(page.application);
    std::vector<std::string> names;
    int selected = -1;
    for (const auto& profile : profiles) {
        if (profile.id == view.municipality) selected = static_cast<int>(names.size());
        names.push_back(in(frame, profile.name));
    }
    if (const auto chosen = dropDown(frame, "municipality", frame.tr("first_start.municipality"), names, selected, {.help = frame.tr("first_start.municipality_help")}))
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
    if (const auto chosen = choiceRow(frame, "setting", frame.tr("first_start.setting"), options, setting)) view.setting = kSettings[static_cast<std::size_t>(*chosen)];
    const Step step = drawSteps(page, frame.tr("first_start.on"));
    if (step == Step::Back) view.goTo(At::Welcome);
    if (step != Step::On && !typed.submitted) return;
    if (text::trim(view.institution.text()).empty()) view.fault = Text{"Skriv institutionens eller skolens navn.", "Write the name of the institution or school."};
    else view.goTo(At::Units);
}

void drawUnits(Page& page)
{
    Frame& frame = page.frame;
    FirstStartView& view = page.view;
    drawTitle(page, 2, "first_start.units_title", "first_start.units_why");
    if (view.units.empty()) view.units.resize(2);
    std::optional<std::size_t> removed;
    bool addsOne = false;
    for (std::size_t i = 0; i < view.units.size(); ++i) {
        const std::string label = words(frame, "first_start.unit", {{"n", std::to_string(i + 1)}});
        const float room = availableWidth(frame);
        const auto typed = textField(frame, {"unit", i}, label, view.units[i], {.hint = frame.tr(i == 0 ? "first_start.unit_hint" : "first_start.unit_hint_more"), .width = room - 52, .maxBytes = 400});
        if (typed.submitted && i + 1 == view.units.size()) addsOne = true;
        sameRow(frame, 10);
        const std::string remove = words(frame, "first_start.remove_unit", {{"n", std::to_string(i + 1)}});
        const bool mayGo = view.units.size() > 1;
        column(frame, 36, [&] {
            space(frame, 24); // beside the field, below its label
            if (iconButton(frame, {"remove", i}, Icon::Close, remove, {.enabled = mayGo ? Enabled::Yes : Enabled::No})) removed = i;
        });
        space(frame, 10);
    }
    if (linkButton(frame, "add", frame.tr("first_start.add_unit"), {.icon = Icon::Add})) addsOne = true;
    if (removed) {
        view.units.erase(view.units.begin() + static_cast<std::ptrdiff_t>(*removed));
        const int gone = static_cast<int>(*removed);
        for (auto& adult : view.adults) {
            std::erase(adult.units, gone);
            for (int& unit : adult.units) unit -= unit > gone ? 1 : 0;
        }
    }
    if (addsOne) {
        view.units.emplace_back();
        frame.focus.request(words(frame, "first_start.unit", {{"n", std::to_string(view.units.size())}}));
    }
    const Step step = drawSteps(page, frame.tr("first_start.on"));
    if (step == Step::Back) view.goTo(At::Institution);
    if (step != Step::On) return;
    if (namedUnits(view).empty()) view.fault = Text{"Skriv mindst én stue, klasse eller gruppe.", "Write at least one room, class or group."};
    else view.goTo(At::Adults);
}

void drawPlace(Page& page)
{
    Frame& frame = page.frame;
    FirstStartView& view = page.view;
    drawTitle(page, 4, "first_start.place_title", "first_start.place_why");
    const std::string institution(text::trim(view.institution.text()));
    if (view.file.text().empty() || (view.proposedFor != institution && view.file.text() == proposedFile(view.proposedFor).string())) {
        view.file.set(proposedFile(institution).string());
        view.proposedFor = institution;
    }
    const auto typed = textField(frame, "file", frame.tr("first_start.file"), view.file, {.help = frame.tr("first_start.file_help")});
    space(frame, 8);
    if (button(frame, "folder", frame.tr("first_start.choose_folder"), {.icon = Icon::Folder})) view.choosesFolder = true;
    space(frame, 16);
    banner(frame, "key", BannerKind::Info, frame.tr("first_start.key_why"));
    const Step step = drawSteps(page, frame.tr("first_start.create"));
    if (step == Step::Back) view.goTo(At::Adults);
    if (step != Step::On && !typed.submitted) return;
    view.fault.reset();
    view.isCreating = true;
    page.out.ask([request = requestOf(view), &view](app::Application& a) {
        std::error_code error;
        std::filesystem::create_directories(request.file.parent_path(), error);
        if (error) {
            view.isCreating = false;
            view.fault = Text{"Mappen kan ikke oprettes. Vælg en anden mappe. Det, du har skrevet, står her endnu.",
                              "The folder cannot be made. Choose another one. What you have written is still here."};
            return;
        }
        a.createStore(request);
    });
}

void drawRecovery(Page& page)
{
    Frame& frame = page.frame;
    FirstStartView& view = page.view;
    title(frame, frame.tr("first_start.recovery_title"));
    space(frame, 6);
    secondary(frame, frame.tr("first_start.recovery_why"));
    space(frame, 16);
    card(frame, "code", {.current = true, .label = frame.tr("first_start.recovery_code")}, [&] {
        text(frame, inTwoLines(page.application.recoveryCode()), {.style = TextStyle::Figure, .align = Align::Centre});
    });
    space(frame, 14);
    secondary(frame, frame.tr("first_start.recovery_keep"));
    space(frame, 14);
    if (checkbox(frame, "written", frame.tr("first_start.written"), view.hasWrittenCode)) view.hasWrittenCode = !view.hasWrittenCode;
    space(frame, 18);
    const ButtonOptions how{.enabled = view.hasWrittenCode ? Enabled::Yes : Enabled::No};
    if (primaryButton(frame, "go", frame.tr("first_start.go"), how)) page.out.ask([](app::Application& a) { a.forgetRecoveryCode(); });
}

} // namespace trivsel::ui::first_start
