#pragma once

#include "app/models/common.h"
#include "core/casework/request.h"
#include "core/guide.h"

#include <cstdint>

namespace trivsel::app {

/// How one word of consent stands today.
enum class ConsentStanding { Holds, Refused, Withdrawn, Over, NotYet };

/// The page "Samarbejde" of a child: what others were asked, who has consented to what, who has custody, and what else
/// the guide asks about. Nothing that others wrote beside a case hidden from this user is in it.
struct CooperationModel {
    ChildHeader child;
    UnitId unit; ///< none: the child has left
    bool maySee = false, mayWrite = false;
    Date today;
    core::GateState gate = core::GateState::NotAsked; ///< as this user may know it

    /// One that can be asked: a role of the profile's directory outside the place itself.
    struct Recipient {
        std::string role;
        Text title, contact, when;
        core::ConsentState consent = core::ConsentState::Missing; ///< towards it, today
    };
    std::vector<Recipient> recipients; ///< in the profile's order
    std::vector<PersonChoice> adults;  ///< who can follow a request here
    int self = -1;                     ///< this user among them

    struct RequestRow {
        RequestId id;
        Text to, contact;
        std::string purpose;
        std::optional<Date> sentOn, receivedOn, answeredOn;
        std::optional<core::Request::Answer> answer;
        std::string words;
        std::string by, follower;
        int waited = 0; ///< days from sending to the answer or today
        bool isWaiting = false;
        bool isSilent = false;       ///< waited longer than `answerDays`
        bool wordsGoToNotes = false; ///< a colleague reads the request who must not read what is written now
    };
    std::vector<RequestRow> requests; ///< waiting ones first, the longest wait first; then the answered, newest first
    int waiting = 0;
    int answerDays = 0; ///< after so many days without an answer it is overdue in Opfølgning

    struct Holder {
        std::int64_t id = 0;
        std::string name, contact;
        bool isProtected = false;         ///< name and address are shown only when asked for
        bool hasProtectedAddress = false; ///< of the holder alone; `isProtected` also where it is the child's
        bool needsInterpreter = false;
        std::optional<Date> to;
    };
    std::vector<Holder> holders, former; ///< with custody today; whose custody is over
    bool asksYoungPerson = false;        ///< old enough to be asked besides them
    int ageOfYoungPerson = 0;

    struct ConsentRow {
        ConsentId id;
        std::int64_t holder = 0; ///< 0: the young person
        std::string what, purpose;
        bool isGiven = true;
        Date from;
        std::optional<Date> until, withdrawnOn;
        std::string by;
        ConsentStanding standing = ConsentStanding::Holds;
        bool isOfFormer = false; ///< of one whose custody is over: it asks for nothing any more
    };
    /// All that was said about one recipient, and what it comes to today.
    struct ConsentGroup {
        std::string role;
        Text to;
        core::ConsentState state = core::ConsentState::Missing;
        std::vector<std::int64_t> missing; ///< whose word is not there; 0: the young person's
        std::vector<std::int64_t> refused; ///< who said no, or took it back
        std::vector<ConsentRow> rows;      ///< newest first
    };
    std::vector<ConsentGroup> consents; ///< in the profile's order

    struct Flag {
        std::string id;
        Text title;
        bool isSet = false;
    };
    std::vector<Flag> flags; ///< of the profile, without those that the program sets itself
    std::optional<Date> placedOn;
    bool asksPlacedOn = false; ///< the store follows placements (setting `placementFollowUp`)
    std::string knownBy;
    std::optional<Date> knownOn;

    std::vector<std::pair<std::string, Text>> rungs; ///< of the ladder, for a missing offer

    /// Of those with custody today or before; null for the young person.
    const Holder* holderOf(std::int64_t id) const;
};
CooperationModel cooperationModel(const Session& session, ChildId child);

/// One line of it for the child's page.
struct CooperationLine {
    int waiting = 0;         ///< requests without an answer
    int longest = 0;         ///< days that the oldest of them has waited
    int consents = 0;        ///< recipients towards whom consent holds today
    bool hasCustody = false; ///< somebody with custody is entered
};
CooperationLine cooperationLine(const Session& session, ChildId child);

} // namespace trivsel::app
