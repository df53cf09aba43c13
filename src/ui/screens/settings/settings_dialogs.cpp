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

/// Closes the dialog when the command was carried out; keeps it with the reason when it was not.
Outbox::Then closesWhenDone(SettingsView& view)
{
    view.fault.reset();
    view.isAtWork = true;
    return [&view](const Result<void>& done) {
        view.isAtWork = false;
        if (done)
            view.wipe();
        else
            view.fault = done.error().message;
    };
}

/// Closed by the user: what is still at work is not done.
void giveUp(SettingsView& view, Outbox& out)
{
    if (view.isAtWork) out.ask([](app::Application& a) { a.drop(); });
    view.wipe();
}

void drawFault(Frame& frame, const SettingsView& view)
{
    if (!view.fault) return;
    space(frame, 10);
    banner(frame, "fault", BannerKind::Error, in(frame, *view.fault));
}

/// Confirm and cancel; true when confirmed.
bool drawButtons(Frame& frame, SettingsView& view, Outbox& out, std::string_view confirm, bool ready)
{
    drawFault(frame, view);
    if (view.isAtWork) {
        space(frame, 14);
        text(frame, frame.tr("settings.at_work"), {.style = TextStyle::SecondaryStrong, .role = Role::Status});
        secondary(frame, frame.tr("settings.at_work_why"));
    }
    space(frame, 16);
    const bool mayConfirm = ready && !view.isAtWork;
    const bool pressed = primaryButton(frame, "confirm", confirm, {.enabled = mayConfirm ? Enabled::Yes : Enabled::No});
    sameRowIfFits(frame, 120);
    if (button(frame, "cancel", frame.tr("common.cancel"), {.keyCap = "Esc"})) giveUp(view, out);
    return pressed && mayConfirm;
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
    const bool hasPassphrase = drawNewPassphrase(frame, view.newPassphrase);
    const bool ready = hasPassphrase && !text::trim(view.name.text()).empty() && !view.units.empty();
    if (drawButtons(frame, view, out, frame.tr("settings.add_user"), ready))
        out.send(
            app::AddUser{
                view.name.text(), kRoles[static_cast<std::size_t>(view.role)], view.units, view.newPassphrase.words.text(), {}},
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
    if (drawButtons(frame, view, out, frame.tr("settings.add_unit"), !text::trim(view.name.text()).empty()))
        out.send(app::AddUnit{view.unit, kind, setting, view.name.text()}, closesWhenDone(view));
}

void drawRenameUnit(Frame& frame, SettingsView& view, Outbox& out)
{
    textField(frame, "name", frame.tr("settings.unit_name"), view.name);
    if (drawButtons(frame, view, out, frame.tr("common.save"), !text::trim(view.name.text()).empty()))
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
    if (drawButtons(frame, view, out, frame.tr("settings.end_user"), view.lastDay.has_value()))
        out.send(app::EndUser{view.user, *view.lastDay}, closesWhenDone(view));
}

void drawPassphrase(Frame& frame, SettingsView& view, Outbox& out)
{
    passwordField(frame, "old", frame.tr("settings.old_passphrase"), view.oldPassphrase);
    space(frame, 10);
    const bool hasNew = drawNewPassphrase(frame, view.newPassphrase);
    if (drawButtons(frame, view, out, frame.tr("settings.change_passphrase"),
                    hasNew && !view.oldPassphrase.text().empty()))
        out.send(app::ChangePassphrase{view.oldPassphrase.text(), view.newPassphrase.words.text()}, closesWhenDone(view));
}

void drawRecoveryCode(Frame& frame, SettingsView& view, Outbox& out)
{
    text(frame, frame.tr("settings.new_code_why"), {.style = TextStyle::Secondary});
    space(frame, 10);
    const bool isDone = passwordField(frame, "old", frame.tr("settings.own_passphrase"), view.oldPassphrase).submitted;
    const bool ready = !view.oldPassphrase.text().empty();
    const bool pressed = drawButtons(frame, view, out, frame.tr("settings.make_code"), ready);
    if (pressed || (isDone && ready && !view.isAtWork))
        out.send(app::RenewRecoveryCode{view.oldPassphrase.text()}, closesWhenDone(view));
}

std::string_view titleOf(const Frame& frame, Dialog dialog)
{
    switch (dialog) {
    case Dialog::AddUser: return frame.tr("settings.add_user");
    case Dialog::AddUnit: return frame.tr("settings.add_unit");
    case Dialog::RenameUnit: return frame.tr("settings.rename_unit");
    case Dialog::EndUser: return frame.tr("settings.end_user");
    case Dialog::RecoveryCode: return frame.tr("settings.new_code");
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
        case Dialog::RecoveryCode: drawRecoveryCode(frame, view, out); break;
        case Dialog::None: break;
        }
    });
    if (event == DialogEvent::Closed) giveUp(view, out);
}

} // namespace trivsel::ui
