#pragma once

#include "app/session.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/text_editor.h"

#include <string>
#include <vector>

namespace trivsel::ui {

/// "Bekymret? / Akut" on every screen: what to do now, and the gate's question for one child. Until it is answered for a
/// child nothing is recorded; reading the advice needs no child.
struct ConcernView {
    bool isOpen = false;
    ChildId child;
    std::string childName;
    TextState search;
    bool isAnswered = false; ///< the question was answered in this opening

    void open(ChildId of, std::string name);
};

void drawConcern(Frame& frame, const app::Session& session, ConcernView& view, Outbox& out);

} // namespace trivsel::ui
