#include "ui/layout.h"
#include "ui/screens/first_start/first_start_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"

#include <algorithm>
#include <array>

/// Who may open the store: names, roles, groups and passphrases.
namespace trivsel::ui::first_start {
namespace {

using Adult = FirstStartView::Adult;

constexpr std::array kRoles{core::Role::Pedagogue, core::Role::Teacher, core::Role::Leader, core::Role::Consultant, core::Role::Administrator};
constexpr float kBesideFrom = 560; ///< region width from which two fields stand beside each other

/// Two fields beside each other where there is room.
void pair(Frame& frame, const std::function<void()>& left, const std::function<void()>& right)
{
    const float room = availableWidth(frame);
    if (room < kBesideFrom) {
        left();
        space(frame, 10);
        right();
    } else {
        const float half = (room - 14) / 2;
        column(frame, half, left);
        sameRow(frame, 14);
        column(frame, half, right);
    }
    space(frame, 10);
}

void drawRole(Page& page, Adult& adult)
{
    Frame& frame = page.frame;
    std::vector<std::string> names;
    int selected = 0;
    for (const core::Role role : kRoles) {
        if (role == adult.role) selected = static_cast<int>(names.size());
        names.emplace_back(roleWord(frame, role));
    }
    if (const auto chosen = dropDown(frame, "role", frame.tr("first_start.role"), names, selected)) adult.role = kRoles[static_cast<std::size_t>(*chosen)];
}

/// Told while it is typed: how much is missing, or that it will do.
std::string passphraseHelp(const Frame& frame, const Adult& adult)
{
    const std::size_t length = text::codePoints(text::toNfc(adult.passphrase.text()));
    if (length == 0) return std::string(frame.tr("first_start.passphrase_help"));
    if (length < kLeastPassphrase) return counted(frame, "first_start.passphrase_short", static_cast<long long>(kLeastPassphrase - length));
    return std::string(frame.tr("first_start.passphrase_good"));
}

void drawPassphrase(Page& page, Adult& adult)
{
    Frame& frame = page.frame;
    const std::string help = passphraseHelp(frame, adult);
    const bool differs = !adult.again.text().empty() && adult.again.text() != adult.passphrase.text();
    pair(frame, [&] { passwordField(frame, "passphrase", frame.tr("first_start.passphrase"), adult.passphrase, {.help = help, .maxBytes = 600}); },
         [&] {
             const std::string_view unlike = differs ? frame.tr("first_start.passphrase_differs") : std::string_view();
             passwordField(frame, "again", frame.tr("first_start.passphrase_again"), adult.again, {.error = unlike, .maxBytes = 600});
         });
}

void drawGroups(Page& page, Adult& adult)
{
    Frame& frame = page.frame;
    const bool needsNone = adult.role != core::Role::Pedagogue && adult.role != core::Role::Teacher;
    text(frame, frame.tr(needsNone ? "first_start.groups_leader" : "first_start.groups"), {.style = TextStyle::SecondaryStrong});
    space(frame, 2);
    bool isFirst = true;
    for (const auto& [at, name] : namedUnits(page.view)) {
        const std::string shown = text::displayLine(name, 40);
        const float width = textWidth(frame, shown) + 34;
        if (!isFirst) sameRowIfFits(frame, width, 20);
        isFirst = false;
        const auto chosen = std::find(adult.units.begin(), adult.units.end(), at);
        if (!checkbox(frame, {"group", at}, shown, chosen != adult.units.end())) continue;
        if (chosen != adult.units.end()) adult.units.erase(chosen);
        else adult.units.push_back(at);
    }
}

/// Draws one adult; true when it is to go.
bool drawAdult(Page& page, std::size_t index)
{
    Frame& frame = page.frame;
    Adult& adult = page.view.adults[index];
    bool isRemoved = false;
    withId(frame, {"adult", index}, [&] {
        const bool mayGo = page.view.adults.size() > 2;
        centreInRow(frame, mayGo ? size::kControl : 0, TextStyle::BodyStrong);
        heading(frame, words(frame, index == 0 ? "first_start.adult_you" : "first_start.adult", {{"n", std::to_string(index + 1)}}));
        if (mayGo) {
            const std::string remove = words(frame, "first_start.remove_adult", {{"n", std::to_string(index + 1)}});
            alignRight(frame, size::kControl);
            sameRow(frame);
            if (iconButton(frame, "remove", Icon::Close, remove)) isRemoved = true;
        }
        space(frame, 8);
        pair(frame, [&] { textField(frame, "name", frame.tr("first_start.name"), adult.name, {.maxBytes = 400}); }, [&] { drawRole(page, adult); });
        drawPassphrase(page, adult);
        drawGroups(page, adult);
    });
    return isRemoved;
}

std::optional<Text> firstFault(const FirstStartView& view)
{
    for (const Adult& adult : view.adults)
        if (auto fault = faultOf(view, adult)) return fault;
    return std::nullopt;
}

} // namespace

void drawAdults(Page& page)
{
    Frame& frame = page.frame;
    FirstStartView& view = page.view;
    if (view.adults.empty()) {
        view.adults.resize(2);
        view.adults.front().role = core::Role::Leader; // someone must be able to bring in lists and add adults
    }
    caption(frame, words(frame, "first_start.step", {{"n", "3"}}));
    space(frame, 2);
    title(frame, frame.tr("first_start.adults_title"));
    space(frame, 4);
    secondary(frame, frame.tr("first_start.adults_why"));
    space(frame, 6);
    std::optional<std::size_t> removed;
    for (std::size_t i = 0; i < view.adults.size(); ++i) {
        separator(frame, 12);
        if (drawAdult(page, i)) removed = i;
    }
    separator(frame, 12);
    if (linkButton(frame, "add", frame.tr("first_start.add_adult"), {.icon = Icon::Add})) view.adults.emplace_back();
    if (removed) view.adults.erase(view.adults.begin() + static_cast<std::ptrdiff_t>(*removed));
    const Step step = drawSteps(page, frame.tr("first_start.on"));
    if (step == Step::Back) view.goTo(FirstStartView::Page::Units);
    if (step != Step::On) return;
    view.fault = firstFault(view);
    if (!view.fault) view.goTo(FirstStartView::Page::Place);
}

} // namespace trivsel::ui::first_start
