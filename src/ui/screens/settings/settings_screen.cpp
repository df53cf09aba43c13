#include "ui/screens/settings/settings_screen.h"

#include "app/idle_setting.h"
#include "app/placement_setting.h"
#include "base/text.h"
#include "ui/layout.h"
#include "ui/screens/settings/settings_dialogs.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/position.h"
#include "ui/widgets/status.h"

#include <algorithm>
#include <array>
#include <functional>

namespace trivsel::ui {
namespace {

using Dialog = SettingsView::Dialog;
using app::Preferences;

constexpr std::array kZooms{80, 90, 100, 110, 125, 150, 175, 200}; // per cent; look-and-feel.md: 80-200 %
constexpr int kMostRaters = 9;
constexpr float kSide = 400;
constexpr float kIndent = 18; ///< a step down the tree of places

void open(SettingsView& view, Dialog dialog)
{
    view.wipe();
    view.dialog = dialog;
}

void change(Outbox& out, const Preferences& preferences)
{
    out.ask([preferences](app::Application& a) { a.setPreferences(preferences); });
}

void drawPreferences(Frame& frame, const Preferences& preferences, Outbox& out)
{
    card(frame, "look", [&] {
        heading(frame, frame.tr("settings.look"));
        space(frame, 10);
        Preferences changed = preferences;
        text(frame, frame.tr("settings.language"), {.style = TextStyle::SecondaryStrong});
        space(frame, 4);
        const std::string_view languages[] = {"Dansk", "English"};
        if (const auto l = segmented(frame, "language", frame.tr("settings.language"), languages,
                                     preferences.language == Language::English ? 1 : 0))
            changed.language = *l == 1 ? Language::English : Language::Danish;
        space(frame, 12);
        text(frame, frame.tr("settings.theme"), {.style = TextStyle::SecondaryStrong});
        space(frame, 4);
        const std::string_view themes[] = {frame.tr("settings.light"), frame.tr("settings.dark")};
        if (const auto t = segmented(frame, "theme", frame.tr("settings.theme"), themes,
                                     preferences.theme == Preferences::Theme::Dark ? 1 : 0))
            changed.theme = *t == 1 ? Preferences::Theme::Dark : Preferences::Theme::Light;
        space(frame, 12);
        std::vector<std::string> zooms;
        for (const int z : kZooms) zooms.push_back(std::to_string(z) + " %");
        const auto at = std::find(kZooms.begin(), kZooms.end(), preferences.zoomPercent);
        const int selected = at == kZooms.end() ? -1 : static_cast<int>(at - kZooms.begin());
        if (const auto z = dropDown(frame, "zoom", frame.tr("settings.zoom"), zooms, selected,
                                    {.hint = std::to_string(preferences.zoomPercent) + " %",
                                     .help = frame.tr("settings.zoom_help"),
                                     .width = 200}))
            changed.zoomPercent = kZooms[static_cast<std::size_t>(*z)];
        if (!(changed == preferences)) change(out, changed);
    });
}

/// What may be chosen for the time until the store locks itself.
std::vector<std::string> minutes(const Frame& frame)
{
    std::vector<std::string> all;
    for (int n = app::kLeastIdleMinutes; n <= app::kMostIdleMinutes; ++n) all.push_back(counted(frame, "settings.idle_minutes", n));
    return all;
}

void drawStore(Frame& frame, const app::SettingsModel& model, SettingsView& view, Outbox& out)
{
    card(frame, "store", [&] {
        heading(frame, frame.tr("settings.store"));
        space(frame, 8);
        text(frame, model.storeName, {.style = TextStyle::SecondaryStrong});
        secondary(frame, in(frame, model.municipality));
        caption(frame, text::displayLine(model.storeFile, 200));
        caption(frame, words(frame, "settings.engine", {{"engine", model.engine}}));
        space(frame, 10);
        if (model.mayChangeStore) {
            std::vector<std::string> numbers;
            for (int n = 1; n <= kMostRaters; ++n) numbers.push_back(std::to_string(n));
            if (const auto n = dropDown(frame, "raters", frame.tr("settings.raters"), numbers, model.ratersPerChild - 1,
                                        {.help = frame.tr("settings.raters_help"), .width = 200}))
                out.send(app::ChangeSetting{"ratersPerChild", std::to_string(*n + 1)});
            space(frame, 12);
            if (const auto n = dropDown(frame, "idle", frame.tr("settings.idle"), minutes(frame), model.idleMinutes - app::kLeastIdleMinutes,
                                        {.help = frame.tr("settings.idle_help"), .width = 200}))
                out.send(app::ChangeSetting{app::kIdleSetting, std::to_string(*n + app::kLeastIdleMinutes)});
            space(frame, 12);
            if (checkbox(frame, "placements", frame.tr("settings.placements"), model.followsPlacements))
                out.send(app::ChangeSetting{std::string(app::kPlacementSetting), model.followsPlacements ? "off" : "on"});
            caption(frame, frame.tr("settings.placements_help"));
        } else {
            secondary(frame, words(frame, "settings.raters_are", {{"n", std::to_string(model.ratersPerChild)}}));
            secondary(frame, words(frame, "settings.idle_are", {{"minutes", counted(frame, "settings.idle_minutes", model.idleMinutes)}}));
        }
        space(frame, 12);
        if (button(frame, "passphrase", frame.tr("settings.change_passphrase"), {.icon = Icon::Lock}))
            open(view, Dialog::Passphrase);
        if (!model.mayRenewRecoveryCode) return;
        space(frame, 12);
        if (model.lacksRecoveryCode) {
            banner(frame, "no-code", BannerKind::Warning, frame.tr("settings.code_missing"));
            space(frame, 10);
        }
        if (button(frame, "recovery", frame.tr("settings.new_code"), {.icon = Icon::Lock}))
            open(view, Dialog::RecoveryCode);
    });
}

/// What a place is: its kind for those above, the number of children for a group.
std::string unitLine(const Frame& frame, const app::SettingsModel::UnitRow& row)
{
    switch (row.kind) {
    case core::UnitKind::Municipality: return std::string(frame.tr("settings.municipality"));
    case core::UnitKind::District: return std::string(frame.tr("settings.district"));
    case core::UnitKind::Institution: return std::string(settingWord(frame, row.setting));
    case core::UnitKind::Unit: break;
    }
    return counted(frame, "common.children", row.children);
}

/// Words at the left, `buttons` small buttons at the right edge.
void rowWithButtons(Frame& frame, int buttons, const std::function<void()>& words, const std::function<void()>& actions)
{
    const float width = static_cast<float>(buttons) * size::kControl;
    column(frame, availableWidth(frame) - width - 8, words);
    if (buttons == 0) return;
    sameRow(frame, 8);
    column(frame, width, actions);
}

void drawUnit(Frame& frame, const app::SettingsModel& model, const app::SettingsModel::UnitRow& row, SettingsView& view)
{
    const bool mayHaveBelow = row.kind != core::UnitKind::Unit;
    const int buttons = !model.mayChangeStore ? 0 : mayHaveBelow ? 2 : 1;
    rowWithButtons(
        frame, buttons,
        [&] {
            text(frame, row.name, {.style = mayHaveBelow ? TextStyle::SecondaryStrong : TextStyle::Secondary});
            caption(frame, unitLine(frame, row));
        },
        [&] {
            if (mayHaveBelow) {
                if (iconButton(frame, {"below", row.unit}, Icon::Add,
                               words(frame, "settings.add_below", {{"unit", row.name}}))) {
                    open(view, Dialog::AddUnit);
                    view.unit = row.unit;
                }
                sameRow(frame, 0);
            }
            if (iconButton(frame, {"rename", row.unit}, Icon::Edit,
                           words(frame, "settings.rename", {{"unit", row.name}}))) {
                open(view, Dialog::RenameUnit);
                view.unit = row.unit;
                view.name.set(row.name);
            }
        });
}

void drawUnits(Frame& frame, const app::SettingsModel& model, SettingsView& view)
{
    card(frame, "units", [&] {
        heading(frame, frame.tr("settings.units"));
        for (const auto& row : model.units) {
            space(frame, 8);
            indent(frame, kIndent * static_cast<float>(row.depth), [&] { drawUnit(frame, model, row, view); });
        }
    });
}

void drawUser(Frame& frame, const app::SettingsModel& model, const app::SettingsModel::UserRow& row, SettingsView& view)
{
    rowWithButtons(
        frame, model.mayChangeStore && !row.to ? 1 : 0,
        [&] {
            text(frame, row.name,
                 {.style = TextStyle::SecondaryStrong, .tone = row.isActive ? Tone::Normal : Tone::Muted});
            std::string line(roleWord(frame, row.role));
            for (const std::string& unit : row.units) line += " · " + unit;
            if (row.to) line += " · " + words(frame, "settings.until", {{"day", dayWordsYear(frame, *row.to)}});
            caption(frame, line);
        },
        [&] {
            if (!iconButton(frame, {"end", row.user}, Icon::Calendar,
                            words(frame, "settings.end", {{"name", row.name}})))
                return;
            open(view, Dialog::EndUser);
            view.user = row.user;
        });
}

void drawUsers(Frame& frame, const app::SettingsModel& model, SettingsView& view)
{
    card(frame, "users", [&] {
        heading(frame, frame.tr("settings.users"));
        for (const auto& row : model.users) {
            separator(frame, 8);
            drawUser(frame, model, row, view);
        }
        if (!model.mayChangeStore) return;
        separator(frame, 12);
        if (button(frame, "add-user", frame.tr("settings.add_user"), {.icon = Icon::Add})) open(view, Dialog::AddUser);
    });
}

} // namespace

void SettingsView::wipe()
{
    dialog = Dialog::None;
    name.set({});
    oldPassphrase.editor.wipe();
    newPassphrase.wipe();
    role = 0;
    setting = 0;
    units.clear();
    lastDay.reset();
    lastDayState = {};
    fault.reset();
    isAtWork = false;
}

void drawSettings(Frame& frame, const app::SettingsModel& model, const Preferences& preferences, SettingsView& view,
                  Outbox& out)
{
    twoColumns(
        frame,
        [&] {
            drawPreferences(frame, preferences, out);
            space(frame, size::kBetweenCards);
            drawUsers(frame, model, view);
        },
        [&] {
            drawStore(frame, model, view, out);
            space(frame, size::kBetweenCards);
            drawUnits(frame, model, view);
        },
        {.sideWidth = kSide});
    drawSettingsDialogs(frame, model, view, out);
}

} // namespace trivsel::ui
