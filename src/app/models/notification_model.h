#pragma once

#include "app/models/common.h"
#include "core/casework/notification.h"

namespace trivsel::app {

/// The page of an underretning: the draft, or the one that was sent last.
struct NotificationModel {
    ChildHeader child;
    bool maySee = false, mayWrite = false, isLeader = false;
    Date today;
    core::GateState gate = core::GateState::NotAsked; ///< as this user may know it
    NotificationId id;                                ///< none: none has been started
    bool isDraft = false;
    Date startedOn;
    std::string startedBy;

    struct View {
        std::string name;
        bool isGround = false;
        std::string reason;
        Date on;
    };
    std::optional<View> mine;
    std::vector<View> others; ///< empty until one's own answer is given, as with ratings; all of them once it is sent
    int othersAnswered = 0;
    std::string typed; ///< what this adult has typed and not said yet (typed.h)
    std::string leaderView, leader; ///< hidden along with the others' answers

    std::string seen, tried, said, knows;
    bool needsInterpreter = false;
    std::string interpreterLanguage;
    std::vector<std::string> missing; ///< core::missingFrom, without channel and parents while it is a draft

    std::optional<Date> sentOn, receiptOn, feedbackOn;
    std::string channel, parentsWhyNot, feedback;
    core::Notification::Parents parents = core::Notification::Parents::NotDecided;
    std::optional<core::ExpectedDates> expected;
    bool shouldAsk = false; ///< nothing heard and the day to ask has come
    bool knowsYear = true;  ///< false: the calendar does not know the expected days' holidays
    Text recipient, recipientContact;
    bool hasCustody = false; ///< somebody with custody is entered: an underretning names them
};
NotificationModel notificationModel(const Session& session, ChildId child);

} // namespace trivsel::app
