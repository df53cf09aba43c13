#pragma once

#include "app/models/elsewhere_model.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/screens/parts/print_dialog.h"
#include "ui/screens/transition/transition_screen.h"
#include "ui/widgets/field.h"

#include <optional>
#include <string>
#include <vector>

namespace trivsel::ui {

/// "Vurderinger fra et andet sted": a package for another computer, what comes back, and a paper form that is typed in.
struct ElsewhereView {
    bool isOpen = false;
    RoundId round;
    int rater = -1;           ///< of a package
    std::string passphrase;
    TransitionView::Take take;
    PrintView print;
    int child = -1, adult = -1; ///< of a paper form
    std::optional<Date> on;
    DateFieldState onState;
    static constexpr int kNotSeen = -1;
    std::vector<std::optional<int>> answers; ///< by item: the option, or kNotSeen; none while nothing is chosen
    int position = -1;
    TextState comment;
    std::optional<Text> fault;
    void open(RoundId which);
    void closePaper();
    void forget();
};

void drawElsewhere(Frame& frame, const app::ElsewhereModel& model, ElsewhereView& view, Outbox& out, const ScreenWords& words);

} // namespace trivsel::ui
