#pragma once

#include "app/models/common.h"
#include "core/casework/concern.h"
#include "core/casework/notification.h"

namespace trivsel::app {

/// A concern as this user may see it. For one outside its circle only `id`, `seenOn`, `daysSince` and `by` are filled.
struct ConcernRow {
    ConcernId id;
    Date seenOn;
    int daysSince = 0; ///< whole days since it was seen
    Text kind;
    std::string by;
    bool mayRead = true; ///< false: a circle that this user is not in; others only see that there is one
    bool hasCircle = false;
    std::string seen;
    std::vector<std::string> markers;
    std::string restrictedNote;
    core::Concern::Origin origin = core::Concern::Origin::Staff;
    core::Concern::Ground ground = core::Concern::Ground::OwnObservation;
    std::string originName;
    std::vector<std::string> readers;
    std::optional<core::Concern::Outcome> outcome;
    std::string outcomeText, outcomeBy;
    std::optional<Date> outcomeOn;
    /// The plan that this kind of concern asks for within working days of its own (bullying).
    struct Clock {
        Text what;
        Date due;
        int workingDays = 0;       ///< left; 0 = today is the last one, negative = over
        std::optional<Date> metOn; ///< the plan has been made
    };
    std::optional<Clock> clock;
    /// Days from the concern to the first thing that anybody did, as far as this user may know; none: nothing yet.
    std::optional<int> firstActionAfter;
    int daysWaiting = 0; ///< whole days since it was written, for as long as nothing has been done
};

/// A short note: never changed, mended by another one.
struct NoteRow {
    NoteId id;
    Date on;
    std::string saidBy, source, text, by;
    bool isCorrection = false; ///< mends an earlier one
    bool isCorrected = false;  ///< a later one mends it
    std::string journalisedIn;
    std::optional<Date> journalisedOn;
};

/// What Barn shows besides positions and steps.
struct ChildCasework {
    Date today;
    bool mayWrite = false;
    std::vector<ConcernRow> concerns; ///< open ones first, each part newest first
    std::vector<NoteRow> notes;       ///< newest first
    AcuteId acute;                    ///< the open acute case, if this user may know of it
    struct NotificationRow {
        NotificationId id;
        bool isDraft = true;
        Date startedOn;
        std::optional<Date> sentOn;
        bool wantsMyView = false;
        bool shouldAsk = false; ///< sent, nothing heard, and the day to ask has come
    };
    std::optional<NotificationRow> notification; ///< the draft, else the one sent last
};
ChildCasework childCasework(const Session& session, ChildId child);

/// The page "Jeg er bekymret" for one child.
struct ConcernModel {
    ChildHeader child;
    bool maySee = false, mayWrite = false;
    Date today;
    std::vector<std::pair<std::string, Text>> kinds; ///< the profile's: id and words
    std::vector<PersonChoice> adults;                ///< who can be named as readers; without the user
    std::string typed;                               ///< what this adult has typed before (typed.h)
    bool isClosed = false;                           ///< the gate, as this user may know it
    /// What is open for the child now, by the guide; shown when the concern is saved.
    struct Next {
        Text title, action;
        std::optional<Date> due;
        std::string who;
        bool isHeldBack = false;
    };
    std::vector<Next> next;
};
ConcernModel concernModel(const Session& session, ChildId child);

} // namespace trivsel::app
