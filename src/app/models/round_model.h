#pragma once

#include "app/models/common.h"
#include "core/round.h"

namespace trivsel::app {

/// The group grid of one unit and its round.
struct RoundModel {
    UnitId unit;
    std::string unitName;
    std::vector<UnitChoice> units; ///< that I may see

    /// No round yet: whether it may be opened now.
    bool hasRound = false;
    bool mayOpen = false;
    bool needsReason = false; ///< outside the window: a leader opens with a reason
    Text whyNotOpen;          ///< when it may not be opened
    std::optional<Date> nextWindowFrom, nextWindowTo;

    RoundId round;
    std::vector<std::pair<RoundId, Text>> earlierRounds; ///< newest first, without the one shown
    Text title;
    Date from, to;
    int daysLeft = 0; ///< negative: the window is over
    bool isOpen = false;
    int ratersPerChild = 2;
    std::vector<Text> areaTitles; ///< of the counting areas of the commonest form in the round, short ("Psykisk")

    enum class Status { NotStarted, InProgress, OwnPositionMissing, WaitingForOthers, ReadyForTeam, Agreed, NoPosition, NoForm, Left };
    struct Row {
        ChildId child;
        std::string name;
        int ageMonths = 0;
        /// Worst sign of my own answers per title in areaTitles, once the area is complete; nothing = not complete, or
        /// this child's form has no such area. Green when complete without a sign.
        std::vector<std::optional<core::Position>> areas;
        int decided = 0, items = 0;      ///< of my own rating
        int ratingsDone = 0, ratingsNeeded = 2;
        core::Position own = core::Position::Unassessed; ///< my own position once set
        std::optional<core::Position> common;            ///< shown when agreed
        Status status = Status::NotStarted;
        std::vector<std::string> missing; ///< names of adults of the unit who have started, or else of all who may still be needed
        std::string reason;               ///< why there is no position
        bool isNewcomer = false;          ///< joined after the round opened
    };
    std::vector<Row> rows; ///< Danish order of name
    int mineDone = 0, total = 0, readyForTeam = 0, agreed = 0, missing = 0; ///< missing: without position or reason
    int newcomers = 0; ///< children of the unit who are not in the round yet
    ChildId nextToRate;  ///< first child whose rating of mine is not done
    ChildId nextForTeam; ///< first child ready for the common rating
    bool mayRate = false;
    bool mayClose = false; ///< by role; `missing` must be 0 too
    bool mayReopen = false;
    int parentsNotTold = 0; ///< children of an open round without proof that the parents had the information
    bool mayInvite = false;
    std::vector<PersonChoice> invitable; ///< colleagues from outside the unit
    bool notValidated = true;
};
/// `round` none: the unit's open round, else its latest.
RoundModel roundModel(const Session& session, UnitId unit, RoundId round = {});

/// Where a child stands in a round, in the eyes of this user.
RoundModel::Status statusOf(const Session& session, const core::Round& round, const core::RoundChild& child);

/// The next child of the round, in the grid's order after `after` and then from its beginning, whose rating by this user
/// is not done; `after` itself is none. Nothing when there is none, or the user does not rate in the round.
ChildId nextToRate(const Session& session, const core::Round& round, ChildId after);

} // namespace trivsel::app
