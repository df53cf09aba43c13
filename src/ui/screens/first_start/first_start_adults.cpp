#include "app/passphrase.h"
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

constexpr std::array kRoles{core::Role::Pedagogue, core::Role::Teacher, core::Role::Leader, core::Role::Consultant,
                            core::Role::Administrator};
constexpr std::size_t kGroupShown = 40; ///< characters of a group's name beside its box
constexpr float kBesideFrom = 560;      ///< region width from which two fields stand beside each other

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
    if (const auto chosen = dropDown(frame, "role", frame.tr("first_start.role"), names, selected))
        adult.role = kRoles[static_cast<std::size_t>(*chosen)];
}

/// What a field must say, when it is the one that is wrong.
struct Shown {
    std::optional<AdultFault> fault;
    std::string_view at(const Frame& frame, AdultFault::Field field) const
    {
        return fault && fault->field == field ? std::string_view(in(frame, fault->words)) : std::string_view();
    }
};

/// The keyboard goes to a field of the adult with this index; the labels are the same for all of them.
void focusOn(Frame& frame, const char* label, std::size_t adult)
{
    frame.focus.request(std::string(frame.tr(label)), static_cast<int>(adult) + 1);
}

/// Told while it is typed: how much is missing, or that it will do.
std::string passphraseHelp(const Frame& frame, const Adult& adult)
{
    const std::size_t length = app::passphraseLength(adult.passphrase.text());
    if (length == 0) return std::string(frame.tr("first_start.passphrase_help"));
    if (length > app::kMostPassphrase) return {};
    if (length < app::kLeastPassphrase)
        return counted(frame, "first_start.passphrase_short", static_cast<long long>(app::kLeastPassphrase - length));
    return std::string(frame.tr("first_start.passphrase_good"));
}

/// True when Enter was pressed in the last of the two fields.
bool drawPassphrase(Page& page, std::size_t index, const Shown& shown)
{
    Frame& frame = page.frame;
    Adult& adult = page.view.adults[index];
    const std::string help = passphraseHelp(frame, adult);
    // While it is being typed, half of it is no mistake yet.
    const std::string& again = adult.again.text();
    const bool isOnItsWay = adult.again.hadFocus && adult.passphrase.text().starts_with(again);
    const bool differs = !again.empty() && again != adult.passphrase.text() && !isOnItsWay;
    bool isDone = false;
    pair(
        frame,
        [&] {
            std::string error(shown.at(frame, AdultFault::Field::Passphrase));
            if (!error.empty() && !adult.passphrase.text().empty())
                error += " " + help; // how much is missing, while it is mended
            const FieldOptions how{.help = help, .error = error, .maxBytes = 600};
            const auto typed =
                passwordField(frame, "passphrase", frame.tr("first_start.passphrase"), adult.passphrase, how);
            if (typed.changed) scrollToLast(frame); // what is said below it changes while it is typed
            if (typed.submitted) focusOn(frame, "first_start.passphrase_again", index);
        },
        [&] {
            std::string_view unlike = shown.at(frame, AdultFault::Field::Again);
            if (unlike.empty() && differs) unlike = frame.tr("first_start.passphrase_differs");
            isDone = passwordField(frame, "again", frame.tr("first_start.passphrase_again"), adult.again,
                                   {.error = unlike, .maxBytes = 600})
                         .submitted;
        });
    return isDone;
}

void drawGroups(Page& page, Adult& adult, const Shown& shown)
{
    Frame& frame = page.frame;
    const bool needsNone = adult.role != core::Role::Pedagogue && adult.role != core::Role::Teacher;
    text(frame, frame.tr(needsNone ? "first_start.groups_leader" : "first_start.groups"),
         {.style = TextStyle::SecondaryStrong});
    space(frame, 2);
    bool isFirst = true;
    for (const auto& [at, name] : namedUnits(page.view)) {
        const std::string label = text::displayLine(name, kGroupShown);
        const float width = textWidth(frame, label) + 34;
        if (!isFirst) sameRowIfFits(frame, width, 20);
        isFirst = false;
        const auto chosen = std::find(adult.units.begin(), adult.units.end(), at);
        if (!checkbox(frame, {"group", at}, label, chosen != adult.units.end())) continue;
        if (chosen != adult.units.end())
            adult.units.erase(chosen);
        else
            adult.units.push_back(at);
    }
    const std::string_view missing = shown.at(frame, AdultFault::Field::Groups);
    if (missing.empty()) return;
    space(frame, 4);
    text(frame, missing, {.style = TextStyle::Caption, .tone = Tone::Red});
}

enum class Done { Nothing, Remove, LastField };

void drawAdultHeading(Page& page, std::size_t index, Done& done)
{
    Frame& frame = page.frame;
    const bool mayGo = page.view.adults.size() > 2;
    centreInRow(frame, mayGo ? size::kControl : 0, TextStyle::BodyStrong);
    heading(frame, words(frame, index == 0 ? "first_start.adult_you" : "first_start.adult",
                         {{"n", std::to_string(index + 1)}}));
    if (mayGo) {
        const std::string remove = words(frame, "first_start.remove_adult", {{"n", std::to_string(index + 1)}});
        alignRight(frame, size::kControl);
        sameRow(frame);
        if (iconButton(frame, "remove", Icon::Close, remove)) done = Done::Remove;
    }
    space(frame, 8);
}

Done drawAdult(Page& page, std::size_t index)
{
    Frame& frame = page.frame;
    Adult& adult = page.view.adults[index];
    Shown shown;
    if (page.view.showsFaults) shown.fault = adultFault(page.view, index);
    Done done = Done::Nothing;
    withId(frame, {"adult", index}, [&] {
        drawAdultHeading(page, index, done);
        pair(
            frame,
            [&] {
                const FieldOptions how{.error = shown.at(frame, AdultFault::Field::Name), .maxBytes = 400};
                if (textField(frame, "name", frame.tr("first_start.name"), adult.name, how).submitted)
                    focusOn(frame, "first_start.passphrase", index);
            },
            [&] { drawRole(page, adult); });
        if (drawPassphrase(page, index, shown)) done = Done::LastField;
        drawGroups(page, adult, shown);
    });
    return done;
}

/// The keyboard goes where something is missing; false when nothing is.
bool focusFault(Page& page)
{
    Frame& frame = page.frame;
    FirstStartView& view = page.view;
    for (std::size_t i = 0; i < view.adults.size(); ++i) {
        const auto fault = adultFault(view, i);
        if (!fault) continue;
        switch (fault->field) {
        case AdultFault::Field::Name: focusOn(frame, "first_start.name", i); break;
        case AdultFault::Field::Passphrase: focusOn(frame, "first_start.passphrase", i); break;
        case AdultFault::Field::Again: focusOn(frame, "first_start.passphrase_again", i); break;
        case AdultFault::Field::Groups:
            frame.focus.request(text::displayLine(namedUnits(view).front().second, kGroupShown),
                                static_cast<int>(i) + 1);
            break;
        }
        return true;
    }
    return false;
}

void leaveAdults(Page& page)
{
    FirstStartView& view = page.view;
    view.showsFaults = true;
    view.fault.reset();
    if (focusFault(page)) return;
    if (!lacksLeader(view)) return view.goTo(FirstStartView::Page::Place);
    view.complain({"Mindst én af de voksne skal være leder: kun en leder kan hente lister ind og tilføje voksne. Ret "
                   "en rolle, eller tilføj en leder.",
                   "At least one of the adults must be a leader: only a leader can bring in lists and add adults. "
                   "Change a role or add a leader."});
}

void removeAdult(FirstStartView& view, std::size_t index)
{
    auto& adult = view.adults[index];
    adult.passphrase.editor.wipe();
    adult.again.editor.wipe();
    view.adults.erase(view.adults.begin() + static_cast<std::ptrdiff_t>(index));
    view.fault.reset();
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
    drawTitle(page, 3, "first_start.adults_title", "first_start.adults_why");
    std::optional<std::size_t> removed;
    bool isDone = false;
    for (std::size_t i = 0; i < view.adults.size(); ++i) {
        if (i > 0) separator(frame, 14);
        const Done done = drawAdult(page, i);
        if (done == Done::Remove) removed = i;
        if (done != Done::LastField) continue;
        if (i + 1 < view.adults.size())
            focusOn(frame, "first_start.name", i + 1);
        else
            isDone = true;
    }
    separator(frame, 12);
    if (linkButton(frame, "add", frame.tr("first_start.add_adult"), {.icon = Icon::Add})) {
        view.adults.emplace_back();
        focusOn(frame, "first_start.name", view.adults.size() - 1);
    }
    if (removed) removeAdult(view, *removed);
    const Step step = drawSteps(page, frame.tr("first_start.on"));
    if (step == Step::Back)
        view.goTo(FirstStartView::Page::Units);
    else if (step == Step::On || isDone)
        leaveAdults(page);
}

} // namespace trivsel::ui::first_start
