#pragma once

#include "app/models/team_model.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/screens/screen_words.h"
#include "ui/widgets/field.h"

#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace trivsel::ui {

/// What the common rating keeps from frame to frame. What was chosen and typed is kept for each child until it is
/// agreed on, so that going back and forth between children loses nothing.
struct TeamView {
    struct Draft {
        std::optional<core::Position> chosen; ///< nothing is preselected
        TextState watchFor;
        std::optional<Date> lookAgain;
        DateFieldState lookAgainText;
        TextState environment;
        TextState comment;          ///< why it is not assessed, or anything else
        bool isChanging = false;    ///< an agreed position is being agreed anew
        bool showsAgreeing = false; ///< the indicators that all saw alike
        struct Answer {
            bool isWaiting = false;
            bool isDone = false;
            std::optional<Text> refusal;
        };
        std::shared_ptr<Answer> answer = std::make_shared<Answer>();
    };
    std::map<std::pair<RoundId, ChildId>, Draft> drafts;
    RoundId round; ///< shown in the last frame
    ChildId child;

    /// Overwrites what was typed (lock, switch of user).
    void wipe();
};

/// The adults' ratings side by side, the differing indicators first, and the position they agree on.
void drawTeam(Frame& frame, const app::TeamModel& model, TeamView& view, Outbox& out, const ScreenWords& words);

/// Takes what is in the fields over into the draft of the child; a common position is only ever sent by its button.
void commitTeam(const app::TeamModel& model, TeamView& view, Outbox& out);

} // namespace trivsel::ui
