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
/// agreed on; it is sent as the team's draft whenever a field rests or is left, so that it is there again after a lock,
/// a switch of user or a crash.
struct TeamView {
    struct Draft {
        core::TeamDraft sent;                 ///< what was sent last, or taken over from the model; without by and at
        std::optional<core::TeamDraft> seen;  ///< what the model said last
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
    bool wasChoosing = false; ///< the last frame asked whether to rate first

    /// Overwrites what was typed (lock, switch of user).
    void wipe();
};

/// The adults' ratings side by side, the differing indicators first, and the position they agree on.
void drawTeam(Frame& frame, const app::TeamModel& model, TeamView& view, Outbox& out, const ScreenWords& words);

/// Sends what was typed and not sent yet as the team's draft: before closing, locking, switching user or leaving the
/// screen. A common position is only ever sent by its button.
void commitTeam(const app::TeamModel& model, TeamView& view, Outbox& out);

} // namespace trivsel::ui
