#pragma once

#include "app/session.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/text_editor.h"

#include <optional>
#include <string>

namespace trivsel::ui {

/// "Bekymret? / Akut" on every screen: which child, and which of the two. Choosing »Akut« closes for the parents at
/// once; what it is about is asked afterwards. Reading the advice needs no child.
struct ConcernView {
    bool isOpen = false;
    ChildId child;
    std::string childName;
    TextState search;
    bool showsAdvice = false;
    bool arrived = false;
    std::optional<Text> fault; ///< why it could not be opened

    void open(ChildId of, std::string name);
};

void drawConcern(Frame& frame, const app::Session& session, ConcernView& view, Outbox& out);

} // namespace trivsel::ui
