#pragma once

#include "app/application.h"
#include "app/models/content_model.h"
#include "ui/frame.h"
#include "ui/screens/file_chooser/file_chooser.h"
#include "ui/screens/outbox.h"
#include "ui/screens/parts/new_passphrase.h"
#include "ui/text_editor.h"
#include "ui/widgets/field.h"

#include <optional>
#include <vector>

namespace trivsel::ui {

struct SettingsView {
    enum class Dialog { None, AddUser, AddUnit, RenameUnit, EndUser, Passphrase, RecoveryCode, GivePassphrase, Drill };
    Dialog dialog = Dialog::None;
    TextState name, oldPassphrase, code;
    NewPassphrase newPassphrase;
    int role = 0;
    std::vector<UnitId> units;
    UnitId unit; ///< the parent of a new unit, or the one renamed
    UserId user;
    int setting = 0;
    std::optional<Date> lastDay;
    DateFieldState lastDayState;
    std::optional<Text> fault; ///< why the dialog was refused
    bool choosesFolder = false; ///< for backups
    FileChooserView chooser;
    bool isAtWork = false;     ///< what the dialog asked for is being done

    void wipe(); ///< closes the dialog; what was secret is overwritten
};

/// Where the copies lie, the last one, and whether the recovery code has been tried.
void drawBackups(Frame& frame, const app::SettingsModel& model, SettingsView& view, Outbox& out);

/// Language, zoom, light and dark; the store's units, adults and number of raters for those who may.
void drawSettings(Frame& frame, const app::SettingsModel& model, const app::Preferences& preferences,
                  SettingsView& view, Outbox& out);

} // namespace trivsel::ui
