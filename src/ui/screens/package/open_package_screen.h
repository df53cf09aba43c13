#pragma once

#include "app/application.h"
#include "ui/frame.h"
#include "ui/screens/file_chooser/file_chooser.h"
#include "ui/screens/outbox.h"

#include <filesystem>

namespace trivsel::ui {

/// A rating package that an adult brought to this computer: it becomes a small store of its own, and that opens. Drawn in
/// place of the unlock screen, or the first start.
struct OpenPackageView {
    bool isOpen = false;
    bool arrived = true;
    std::filesystem::path package; ///< empty: not chosen yet
    std::filesystem::path store;   ///< where the small store is to lie
    TextState passphrase;
    bool choosesPackage = false, choosesFolder = false;
    FileChooserView chooser;

    void open();
    void wipe(); ///< closes it; what was secret is overwritten
};

/// True while it is shown: nothing else is drawn then.
bool drawOpenPackage(Frame& frame, const app::Application& application, OpenPackageView& view, Outbox& out);

} // namespace trivsel::ui
