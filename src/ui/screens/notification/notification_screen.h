#pragma once

#include "app/models/notification_model.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/screens/parts/print_dialog.h"
#include "ui/widgets/field.h"

#include <optional>
#include <string>

namespace trivsel::ui {

/// Underretning: one's own answer, the draft, and what came of it. The draft's fields are saved as they are typed.
struct NotificationView {
    ChildId child;
    NotificationId id;
    int ground = -1; ///< one's own answer: 0 = yes, 1 = no; -1 = not chosen
    TextState reason, leaderView, seen, tried, said, knows, language, channel, whyNot, feedback;
    bool needsInterpreter = false;
    int parents = -1; ///< 0 = told, 1 = not told; -1 = not chosen
    DateFieldState sentDate, receiptDate, feedbackDate;
    std::optional<Date> sentOn, receiptOn, feedbackOn;
    bool isDayWrong = false;
    std::optional<Text> fault;
    std::string kept;      ///< one's own answer as it was last kept
    bool asksMine = false; ///< one's own answer is being changed
    PrintView print;

    void wipe();
};

void drawNotification(Frame& frame, const app::NotificationModel& model, NotificationView& view, Outbox& out);
/// Sends what was typed and not sent yet.
void commitNotification(const app::NotificationModel& model, NotificationView& view, Outbox& out);

} // namespace trivsel::ui
