#pragma once

#include "app/models/common.h"
#include "app/models/rating_model.h"

namespace trivsel::app {

/// The common rating: side by side, the differing indicators first, nothing preselected.
struct TeamModel {
    RoundId round;
    UnitId unit;
    ChildHeader child;
    int index = 0, count = 0; ///< among the children ready for it
    ChildId previous, next;

    bool isReady = false; ///< enough ratings done, with own positions
    int ratingsDone = 0, ratingsNeeded = 2;
    std::vector<std::string> missing;
    /// Enough others are done, but this user could still rate the child: nothing of the others is in the model before
    /// they have rated, or chosen to take part without (TakePartWithoutRating).
    bool mustChoose = false;
    bool hasBegun = false; ///< mustChoose: there is an own rating, not finished yet

    struct Rater { UserId user; std::string name; core::Position own = core::Position::Unassessed; std::string comment; bool isFromOutside = false;
                   Text typedIn = {}; /* "indtastet af … fra papir …"; empty for most */ };
    std::vector<Rater> raters; // empty until ready

    struct Cell { Text label; std::optional<core::Position> signal; bool isNotSeen = false; bool isReviewed = false; bool isEmpty = false; };
    struct Row { Text area; Text item; std::vector<Cell> cells; std::vector<std::string> comments; };
    std::vector<Row> differing, agreeing;
    int same = 0, both = 0;

    std::optional<core::Position> suggestion; ///< of team.agree; nothing = the adults chose differently, choose together
    bool mayAgree = false;
    Text whyNot;
    /// The agreed position, if there is one; it may be agreed anew while the round is open.
    std::optional<core::CommonPosition> agreed;
    std::vector<std::string> agreedBy;

    /// What was chosen and typed and is not agreed on yet, by whom; empty name = by this user.
    std::optional<core::TeamDraft> draft;
    std::string draftBy;

    /// Whether this choice asks what to watch and when to look again.
    bool needsWatch(core::Position chosen) const;
};
TeamModel teamModel(const Session& session, RoundId round, ChildId child);

} // namespace trivsel::app
