#include "ui/screens/settings/settings_dialogs.h"

#include "base/text.h"
#include "ui/layout.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/field.h"
#include "ui/widgets/status.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace trivsel::ui {
namespace {

using Dialog = SettingsView::Dialog;

constexpr std::array kRoles{core::Role::Pedagogue, core::Role::Teacher, core::Role::Leader, core::Role::Consultant,
                            core::Role::Administrator};
constexpr std::array kSettings{core::Setting::Daycare, core::Setting::Dayplejer, core::Setting::School,
                               core::Setting::AfterSchool};
constexpr std::size_t kLeastCharacters = 12; // store.md: passphrases are 12 to 128 characters

/// Closes the dialog when the command was carried out; keeps it with the reason when it was not.
Outbox::Then closesWhenDone(SettingsView& view)
{
    return [&view](const Result<void>& done) {
        if (done)
            view.wipe();
        else
            view.fault = done.error().message;
    };
}

void drawFault(Frame& frame, const SettingsView& view)
{
    if (!view.fault) return;
    space(frame, 10);
    banner(frame, "fault", BannerKind::Error, in(frame, *view.fault));
}

/// Confirm and cancel; true when confirmed.
bool drawButtons(Frame& frame, SettingsView& view, std::string_view confirm, bool ready)
{
    drawFault(frame, view);
    space(frame, 16);
    const bool pressed = primaryButton(frame, "confirm", confirm, {.enabled = ready ? Enabled::Yes : Enabled::No});
    sameRowIfFits(frame, 120);
    if (button(frame, "cancel", frame.tr("common.cancel"), {.keyCap = "Esc"})) view.wipe();
    return pressed && ready;
}

/// Two fields for a new passphrase; true when they are long enough and agree.
bool drawNewPassphrase(Frame& frame, SettingsView& view)
{
    const std::size_t typed = text::codePoints(view.passphrase.text());
    const std::string help = typed < kLeastCharacters
                                 ? words(frame, "settings.passphrase_short",
                                         {{"n", std::to_string(typed)}, {"least", std::to_string(kLeastCharacters)}})
                                 : std::string(frame.tr("settings.passphrase_long_enough"));
    passwordField(frame, "passphrase", frame.tr("settings.new_passphrase"), view.passphrase, {.help = help});
    space(frame, 10);
    const bool same = view.passphrase.text() == view.again.text();
    passwordField(
        frame, "again", frame.tr("settings.passphrase_again"), view.again,
        {.error = !same && !view.again.text().empty() ? frame.tr("settings.passphrase_differs") : std::string_view{}});
    return typed >= kLeastCharacters && same;
}

void drawAddUser(Frame& frame, const app::SettingsModel& model, SettingsView& view, Outbox& out)
{
    textField(frame, "name", frame.tr("settings.user_name"), view.name, {.help = frame.tr("settings.user_name_help")});
    space(frame, 10);
    std::vector<std::string> roles;
    for (const core::Role role : kRoles) roles.emplace_back(roleWord(frame, role));
    if (const auto chosen = dropDown(frame, "role", frame.tr("settings.role"), roles, view.role)) view.role = *chosen;
    space(frame, 10);
    text(frame, frame.tr("settings.user_units"), {.style = TextStyle::SecondaryStrong});
    scrollArea(frame, "units", std::min(160.0F, 36.0F * static_cast<float>(model.units.size())), [&] {
        for (const auto& row : model.units) {
            const auto at = std::find(view.units.begin(), view.units.end(), row.unit);
            const bool ticked = at != view.units.end();
            if (!checkbox(frame, {"unit", row.unit}, row.name, ticked)) continue;
            if (ticked)
                view.units.erase(at);
            else
                view.units.push_back(row.unit);
        }
    });
    space(frame, 10);
    const bool hasPassphrase = drawNewPassphrase(frame, view);
    const bool ready = hasPassphrase && !text::trim(view.name.text()).empty() && !view.units.empty();
    if (drawButtons(frame, view, frame.tr("settings.add_user"), ready))
        out.send(
            app::AddUser{
                view.name.text(), kRoles[static_cast<std::size_t>(view.role)], view.units, view.passphrase.text(), {}},
            closesWhenDone(view));
}

/// What a node may hold below it.
core::UnitKind kindBelow(core::UnitKind parent)
{
    return parent == core::UnitKind::Municipality || parent == core::UnitKind::District ? core::UnitKind::Institution
                                                                                        : core::UnitKind::Unit;
}

void drawAddUnit(Frame& frame, const app::SettingsModel& model, SettingsView& view, Outbox& out)
{
    const auto parent =
        std::find_if(model.units.begin(), model.units.end(), [&](const auto& u) { return u.unit == view.unit; });
    if (parent == model.units.end()) return;
    secondary(frame, words(frame, "settings.unit_below", {{"parent", parent->name}}));
    space(frame, 10);
    textField(frame, "name", frame.tr("settings.unit_name"), view.name);
    const core::UnitKind kind = kindBelow(parent->kind);
    if (kind == core::UnitKind::Institution) {
        space(frame, 10);
        std::vector<std::string> settings;
        for (const core::Setting s : kSettings) settings.emplace_back(settingWord(frame, s));
        if (const auto chosen = dropDown(frame, "setting", frame.tr("settings.unit_setting"), settings, view.setting))
            view.setting = *chosen;
    }
    const core::Setting setting =
        kind == core::UnitKind::Institution ? kSettings[static_cast<std::size_t>(view.setting)] : parent->setting;
    if (drawButtons(frame, view, frame.tr("settings.add_unit"), !text::trim(view.name.text()).empty()))
        out.send(app::AddUnit{view.unit, kind, setting, view.name.text()}, closesWhenDone(view));
}

void drawRenameUnit(Frame& frame, SettingsView& view, Outbox& out)
{
    textField(frame, "name", frame.tr("settings.unit_name"), view.name);
    if (drawButtons(frame, view, frame.tr("common.save"), !text::trim(view.name.text()).empty()))
        out.send(app::RenameUnit{view.unit, view.name.text()}, closesWhenDone(view));
}

void drawEndUser(Frame& frame, const app::SettingsModel& model, SettingsView& view, Outbox& out)
{
    const auto user =
        std::find_if(model.users.begin(), model.users.end(), [&](const auto& u) { return u.user == view.user; });
    if (user == model.users.end()) return;
    text(frame, words(frame, "settings.end_user_words", {{"name", user->name}}), {.style = TextStyle::Secondary});
    space(frame, 10);
    const auto day = dateField(frame, "last-day", frame.tr("settings.last_day"), view.lastDay, view.lastDayState);
    if (day.committed && day.valid) view.lastDay = day.value;
    if (drawButtons(frame, view, frame.tr("settings.end_user"), view.lastDay.has_value()))
        out.send(app::EndUser{view.user, *view.lastDay}, closesWhenDone(view));
}

void drawPassphrase(Frame& frame, SettingsView& view, Outbox& out)
{
    passwordField(frame, "old", frame.tr("settings.old_passphrase"), view.oldPassphrase);
    space(frame, 10);
    const bool hasNew = drawNewPassphrase(frame, view);
    if (drawButtons(frame, view, frame.tr("settings.change_passphrase"), hasNew && !view.oldPassphrase.text().empty()))
        out.send(app::ChangePassphrase{view.oldPassphrase.text(), view.passphrase.text()}, closesWhenDone(view));
}

std::string_view titleOf(const Frame& frame, Dialog dialog)
{
    switch (dialog) {
    case Dialog::AddUser: return frame.tr("settings.add_user");
    case Dialog::AddUnit: return frame.tr("settings.add_unit");
    case Dialog::RenameUnit: return frame.tr("settings.rename_unit");
    case Dialog::EndUser: return frame.tr("settings.end_user");
    case Dialog::Passphrase:
    case Dialog::None: break;
    }
    return frame.tr("settings.change_passphrase");
}

} // namespace

void drawSettingsDialogs(Frame& frame, const app::SettingsModel& model, SettingsView& view, Outbox& out)
{
    if (view.dialog == Dialog::None) return;
    const auto event = dialog(frame, "settings-dialog", titleOf(frame, view.dialog), {.width = 520}, [&] {
        switch (view.dialog) {
        case Dialog::AddUser: drawAddUser(frame, model, view, out); break;
        case Dialog::AddUnit: drawAddUnit(frame, model, view, out); break;
        case Dialog::RenameUnit: drawRenameUnit(frame, view, out); break;
        case Dialog::EndUser: drawEndUser(frame, model, view, out); break;
        case Dialog::Passphrase: drawPassphrase(frame, view, out); break;
        case Dialog::None: break;
        }
    });
    if (event == DialogEvent::Closed) view.wipe();
}

} // namespace trivsel::ui
