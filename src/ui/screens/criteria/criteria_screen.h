#pragma once

#include "app/models/content_model.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/screens/screen_words.h"

#include <string>

namespace trivsel::ui {

/// What "Kriterier" keeps from frame to frame.
struct CriteriaView {
    std::string form; ///< id of the form shown; empty = the first. Set it to open at a child's form.
    int area = 0;     ///< shown; the number of areas = the position rule
    bool mayAskWhatIf = false; ///< "Hvad hvis grænsen flyttes?" is offered beside the rules
};

/// The forms in plain words: areas, indicators with their anchors, the rule from answers to a position.
void drawCriteria(Frame& frame, const app::ContentModel& model, CriteriaView& view, Outbox& out,
                  const ScreenWords& words);

} // namespace trivsel::ui
