#pragma once

#include "app/application.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/widgets/field.h"

#include <string>

namespace trivsel::ui {

/// What the unlock screen keeps from frame to frame.
struct UnlockView {
    std::string name; ///< chosen; empty: none yet
    TextState passphrase;
    TextState code;   ///< the six digits of this sitting
    bool prefersPassphrase = false; ///< … are not used, though they could be
    TextState reason; ///< a leader's reason for an older store
    std::string shownFor; ///< store the view was made for; another store clears it
    bool asksReason = false;
    bool choosesStore = false; ///< the file chooser is open
    bool wantsFocus = false;

    /// Overwrites what was typed.
    void wipe();
};

/// Who is it, and the passphrase. Draws the working state too ("Låser op ..."). `newStore` is set when the user wants
/// to make a new store; `openOther` when another store is to be found.
struct UnlockResult {
    bool newStore = false;
    bool openOther = false;
    bool forgotten = false; ///< "Jeg har glemt min adgangssætning"
    bool restore = false;   ///< "Hent en sikkerhedskopi"
    bool package = false;   ///< "Åbn en vurderingspakke"
    bool closedMessage = false;
};
/// `message`: what went wrong around the page (another store could not be chosen).
UnlockResult drawUnlock(Frame& frame, const app::Application& application, UnlockView& view, Outbox& out, const Text* message = nullptr);

/// What covers the page of an open store until it is saved and closed, or goes on in another's name.
void drawAway(Frame& frame, app::Application::Phase phase, app::JobProgress* job = nullptr);

} // namespace trivsel::ui
