#pragma once

#include "app/models/common.h"
#include "app/rights/erasing.h"
#include "core/rights/rights.h"
#include "core/municipality.h"

#include <optional>
#include <string>
#include <vector>

namespace trivsel::app {

/// Rettigheder of one child: what its parents were told, what they said is wrong, who has looked, what may be given out,
/// how long it is kept. Nothing that others wrote beside a case hidden from this user is in it.
struct RightsModel {
    ChildHeader child;
    bool maySee = false, mayWrite = false;
    bool mayDecide = false; ///< a leader of the house: decides, and reads who has looked
    Date today;

    struct Information {
        Date on;
        core::InformationGiven::How how = core::InformationGiven::How::Letter;
        std::string by;
    };
    std::vector<Information> information; ///< newest first

    struct Correction {
        CorrectionId id;
        std::string about, saidBy, words, answer, by, answeredBy;
        Date on;
        std::optional<Date> answeredOn;
    };
    std::vector<Correction> corrections; ///< unanswered first, then newest first

    bool needsDecision = false; ///< an acute case or a closed gate: insight waits for a leader
    struct Decision {
        core::InsightDecision::What what = core::InsightDecision::What::Record;
        bool isMade = false, isGiven = false;
        std::string ground, by;
        Date on;
    };
    std::vector<Decision> decisions; ///< of the record and of the log, where one is needed

    struct Seen {
        Instant at{};
        std::string user;   ///< empty: the program itself
        std::string action; ///< the words are "audit.action.<name>"
        std::string purpose;
    };
    bool isLogFetched = false;
    std::vector<Seen> seen; ///< newest first, at most kSeenShown
    int looks = 0;          ///< all of them
    static constexpr std::size_t kSeenShown = 50;

    struct Exception {
        ExceptionId id;
        Text to;
        std::string what, ground, reason, by, words, decidedBy;
        Date on;
        std::optional<Date> decidedOn;
        bool isGranted = false;
    };
    std::vector<Exception> exceptions; ///< undecided first, then newest first
    struct Recipient {
        std::string role;
        Text title;
    };
    std::vector<Recipient> recipients; ///< of the profile's directory

    struct Held {
        HoldReason reason = HoldReason::Other;
        HoldId hold;        ///< none: it holds by itself
        std::string why, by;
        std::optional<Date> on;
    };
    std::vector<Held> holds;
    std::optional<Date> left;
    std::optional<Date> erasedFrom; ///< by the profile's rules; none while that cannot be said
    int monthsAfterLeaving = 0;     ///< of the rule for ratings; 0: the profile has none
};
RightsModel rightsModel(const Session& session, ChildId child);

/// Rettigheder of the house: who has not been told, what waits for an answer, and for leaders what is to be erased.
struct RightsHouseModel {
    bool maySee = false;
    bool mayErase = false; ///< a leader of the house
    Date today;

    struct Child {
        ChildId child;
        std::string name, unit;
    };
    std::vector<Child> notTold; ///< children of today without proof that the parents were told; by unit, then name
    int told = 0;

    struct Waiting {
        enum class Kind { Correction, Exception, Insight } kind = Kind::Correction;
        ChildId child;
        std::string name;
        std::optional<Date> since;
    };
    std::vector<Waiting> waiting; ///< for leaders: what they are to answer or decide

    struct Due {
        ChildId child;
        ConcernId concern; ///< none: everything about the child
        std::string name;
        std::optional<Date> left;
        Date since;
        std::vector<HeldBy> heldBy;
    };
    std::vector<Due> due;
    std::string archive; ///< what was agreed with the archives; empty: nothing may run out

    struct Erased {
        Date on;
        std::string pseudonym, why, by; ///< `why`: a word of core::Erasure
        /// Backups taken before, which still hold the child, and the day from which the last of them is gone, if a backup is
        /// taken every day from now on.
        int backups = 0;
        std::optional<Date> until;
    };
    std::vector<Erased> erased; ///< newest first
    bool areBackupsKnown = false;
    std::vector<core::RetentionRule> rules;
};
RightsHouseModel rightsHouseModel(const Session& session);

/// How many of these children's parents were never told, for a round's warning.
int notTold(const World& world, const std::vector<ChildId>& children);

} // namespace trivsel::app
