#pragma once

#include "app/models/common.h"
#include "core/instrument.h"
#include "core/round.h"

namespace trivsel::app {

/// Why the program suggests a position: every word of it can be opened.
struct WhyModel {
    core::Position position = core::Position::Unassessed;
    Text rule;                            ///< the deciding rule's reason; empty when `otherwise` or unassessed
    std::vector<Text> decidingItems;      ///< texts of the deciding indicators
    std::vector<Text> couldBeWorse;       ///< reasons of earlier rules that are unknown
    int answered = 0, items = 0;
    struct AreaLine { Text title; std::optional<double> score; std::optional<core::Position> band;
                      std::optional<double> distanceToNext; std::optional<core::Position> next; };
    std::vector<AreaLine> areas;
    struct Change { Text item; Text answer; core::Position position; }; ///< answer "" = not answered
    std::vector<Change> changes;          ///< one changed answer that would give another position
    Text scheme;                          ///< title of the position rule in use
    bool isLocalChoice = true;
};

/// One adult's own rating of one child. Holds nothing of anyone else, and no suggestion or earlier round, until done.
struct RatingModel {
    RoundId round;
    UnitId unit;
    ChildHeader child;
    int index = 0, count = 0; ///< 5 of 28; index 0: the child has left the round
    ChildId previous, next;   ///< in the grid's order
    ChildId nextToRate;       ///< the next one this user has still to rate; nothing = all the others are rated
    bool hasForm = true;      ///< false: a plain sentence that there is no form for this age
    Text formTitle;
    bool validated = false;
    std::string source;

    struct Option { Text label; std::optional<core::Position> signal; Text anchor; };
    struct Item {
        std::size_t item = 0; ///< index in the form
        std::string id;
        Text text;
        std::vector<Option> options;
        Text notSeen; ///< label of key 0 for this indicator
        core::Answer answer;
        bool isCoveredByReview = false;
        std::string comment;
    };
    struct Area {
        std::string id;
        Text title;
        bool counts = true;
        bool canReview = true; ///< has options with signals
        bool isReviewed = false;
        int decided = 0;
        std::vector<Item> items;
    };
    std::vector<Area> areas;
    Text notSeenLabel; ///< the form's first; each item has its own
    int decided = 0, items = 0;
    std::string comment; ///< on the rating as a whole

    bool mayEdit = false; ///< mine, the round open, not done
    bool canFinish = false;
    bool isDone = false;
    bool canUndo = false, canRedo = false;
    bool isBystander = false; ///< takes part in the talk without a rating of their own: nothing can be changed here
    bool mayTakePart = false; ///< enough others are done: the talk is open to this user without a rating of their own

    // Only when done:
    std::optional<core::Position> own;
    bool maySetOwn = false;
    std::optional<WhyModel> suggestion;
    struct Earlier { Text round; core::Position position; Date date; };
    std::vector<Earlier> earlier; ///< common positions of earlier rounds, newest first
    bool isReadyForTeam = false;  ///< all needed ratings are in
};
RatingModel ratingModel(const Session& session, RoundId round, ChildId child);

/// The form's areas and items without answers, for reading.
std::vector<RatingModel::Area> emptyAreas(const core::Instrument& form);

} // namespace trivsel::app
