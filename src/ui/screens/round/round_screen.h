#pragma once

#include "app/models/round_model.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/screens/parts/print_dialog.h"
#include "ui/screens/screen_words.h"
#include "ui/widgets/field.h"
#include "ui/widgets/table.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace trivsel::ui {

/// What the round's screen keeps from frame to frame.
struct RoundView {
    TableState table;
    TextState search;
    UnitId unit; ///< for which search, table and dialogs were made; another unit or round clears them
    RoundId round;

    enum class Dialog { None, Open, Missing, Reopen, Invite };
    Dialog dialog = Dialog::None;
    std::optional<Date> from, to; ///< first and last day of a new round
    DateFieldState fromText, toText;
    TextState reason;                   ///< of opening, reopening, or why a child gets no position
    ChildId reasonFor;                  ///< Dialog::Missing: whose reason is being written in own words
    std::optional<std::size_t> invited; ///< Dialog::Invite: index into the model's colleagues
    bool isFresh = true;                ///< gives focus to the first thing to do
    /// What the session said to the dialog's last command; shown in the dialog. Shared, since the answer comes after
    /// the frame.
    struct Answer {
        bool isWaiting = false;
        bool isDone = false;
        bool goesOn = false; ///< the dialog stays for the next child
        std::optional<Text> refusal;
    };
    std::shared_ptr<Answer> answer = std::make_shared<Answer>();

    bool wantsElsewhere = false; ///< "Vurderinger fra et andet sted" was asked for
    PrintView print; ///< the report for the unit's meeting

    /// Rows that the search leaves, kept until search or model change.
    std::vector<int> found;
};

/// The group grid of a unit and its round; opening, closing and reopening; newcomers; who comes from outside.
void drawRound(Frame& frame, const app::RoundModel& model, RoundView& view, Outbox& out, const ScreenWords& words);

} // namespace trivsel::ui
