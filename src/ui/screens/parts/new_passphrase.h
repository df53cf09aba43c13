#pragma once

#include "ui/frame.h"
#include "ui/text_editor.h"

namespace trivsel::ui {

/// Two fields for a passphrase that is to be: how far it is from long enough, and whether the two agree.
struct NewPassphrase {
    TextState words, again;

    void wipe();
};

/// True when it is long enough (store.md: 12 to 128 characters) and written alike twice.
bool drawNewPassphrase(Frame& frame, NewPassphrase& typed);

} // namespace trivsel::ui
