#pragma once

#include "app/application.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/text_editor.h"

#include <optional>
#include <string>

namespace trivsel::ui {

/// Lock, or go on in another adult's name without closing the store.
struct UserMenuView {
    bool isOpen = false;
    std::string name;
    TextState passphrase;
    TextState code;           ///< six digits for this sitting
    bool choosesCode = false; ///< the field is shown
    std::optional<Text> fault; ///< why the code was refused
    bool wantsFocus = false;

    void wipe();
};

void drawUserMenu(Frame& frame, const app::Application& application, const std::string& current, UserMenuView& view, Outbox& out);

} // namespace trivsel::ui
