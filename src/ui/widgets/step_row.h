#pragma once

#include "ui/widgets/button.h"

namespace trivsel::ui {

/// One step of "Sådan gør vi": mark, name and a quiet line below; who and when at the right edge. In a narrow region
/// who and when go below the quiet line. The whole row is one thing to choose.
struct StepRowSpec {
    int number = 0;
    StepLook look = StepLook::Open;
    std::string_view title;
    std::string_view line; ///< at most two lines of it are shown
    std::string_view who;
    std::string_view day;
    Tone dayTone = Tone::Muted; ///< Danger: it should have been done
    bool isLocked = false;      ///< a lock in place of the number: it waits for something
    bool isUnfolded = false;
};

/// True in the frame in which it was chosen.
bool stepRow(Frame& frame, WidgetId id, const StepRowSpec& spec);

} // namespace trivsel::ui
