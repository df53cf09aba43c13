#pragma once

#include "app/models/common.h"
#include "core/casework/acute_case.h"

namespace trivsel::app {

/// The acute page of one child. For the colleague under suspicion it is that of a child about whom nothing is known.
struct AcuteModel {
    ChildHeader child;
    bool maySee = false, mayWrite = false;
    Date today;
    AcuteId acute; ///< the open case; none: it has not been opened, or has been ended
    Date openedOn;
    std::string openedBy;
    core::AcuteCase::About about = core::AcuteCase::About::NotSaid;
    UserId suspected;
    std::string suspectedName;
    bool saidYes = false;    ///< the gate's question was answered with yes; else it is doubt
    bool isClosed = false;   ///< the family is closed: this case, or an answer that still holds after it was ended
    bool canRelease = false; ///< it is this very child's answer that closes
    std::vector<std::string> siblings; ///< closed along with the child, as far as the user may see them

    /// Booked steps towards parents and child that are held back now.
    struct Held {
        Text title;
        std::optional<Date> due;
        std::string who;
    };
    std::vector<Held> held;
    /// Documents that were made for the home, of the child and of its siblings: not to be handed out now.
    struct Paper {
        Text title;
        std::string about; ///< a sibling's name; empty for the child itself
        Date on;
        std::string by;
    };
    std::vector<Paper> papers; ///< newest first
    struct Words {
        LocalTime at;
        std::string by, said;
    };
    std::vector<Words> words; ///< in time
    struct Told {
        LocalTime at;
        std::string by, who;
        bool isLeader = false, reached = true;
    };
    std::vector<Told> told; ///< in time
    bool leaderTried = false, leaderReached = false, recipientReached = false;

    std::vector<PersonChoice> colleagues; ///< who can be named; without the user
    struct Contact {
        Text title, contact, when;
    };
    std::vector<Contact> contacts; ///< of the municipality, the recipient first
    std::string typed;
    std::optional<Date> endedOn; ///< of the latest case that was ended, while none is open
    std::string endedBy, endedWhy;
};
AcuteModel acuteModel(const Session& session, ChildId child);

} // namespace trivsel::app
