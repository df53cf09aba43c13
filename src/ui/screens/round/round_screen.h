#pragma once

#include "app/models/round_model.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/screens/screen_words.h"
#include "ui/widgets/field.h"
#include "ui/widgets/table.h"

#include <memory>
#include <optional>
#include <string>

namespace trivsel::ui {

/// What the round's screen keeps from frame to frame.
struct RoundView {
    TableState table;
    TextState search;
    UnitId unit;   ///< for which search, table and dialogs were made; another unit or round clears them
    RoundId round;

    enum class Dialog { None, Open, Close, Reason, Reopen, Invite };
    Dialog dialog = Dialog::None;
    std::optional<Date> from, to; ///< first and last day of a new round
    DateFieldState fromText, toText;
    TextState reason;             ///< of opening, reopening, or why there is no position
    ChildId reasonFor;            ///< Dialog::Reason: the child
    bool backToClose = false;     ///< Dialog::Reason was opened from Dialog::Close
    /// What the session said to the dialog's last command; shown in the dialog. Shared, since the answer comes after
    /// the frame.
    struct Answer {
        bool isWaiting = false;
        bool isDone = false;
        std::optional<Text> refusal;
    };
    std::shared_ptr<Answer> answer = std::make_shared<Answer>();
};

/// The group grid of a unit and its round; opening, closing and reopening; newcomers; who comes from outside.
void drawRound(Frame& frame, const app::RoundModel& model, RoundView& view, Outbox& out, const ScreenWords& words);

} // namespace trivsel::ui
