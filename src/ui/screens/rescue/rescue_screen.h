#pragma once

#include "app/application.h"
#include "app/rescue.h"
#include "ui/frame.h"
#include "ui/screens/file_chooser/file_chooser.h"
#include "ui/screens/outbox.h"
#include "ui/screens/parts/new_passphrase.h"

#include <filesystem>
#include <optional>
#include <string>

namespace trivsel::ui {

/// Two ways back into a store, drawn in place of the unlock screen: a new passphrase by the printed recovery code, and a
/// backup put in place.
struct RescueView {
    enum class Task { None, NewPassphrase, Restore };
    Task task = Task::None;
    bool arrived = true;

    std::string name; ///< who: of the store's adults, or of the chosen backup's
    TextState code;
    NewPassphrase newPassphrase;

    std::filesystem::path folder;   ///< where backups are looked for; empty: not chosen yet
    std::filesystem::path backup;   ///< the chosen one
    std::filesystem::path target;   ///< where the store is to lie
    bool byCode = false;            ///< the recovery code in place of a passphrase
    TextState passphrase, reason;
    bool choosesFolder = false, choosesTarget = false;
    FileChooserView chooser;

    void open(Task wanted);
    void wipe(); ///< closes it; what was secret is overwritten
};

/// True while it is shown: the unlock screen is not drawn then.
bool drawRescue(Frame& frame, const app::Application& application, RescueView& view, Outbox& out);

} // namespace trivsel::ui
