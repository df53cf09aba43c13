#pragma once

#include "base/date.h"
#include "base/ids.h"
#include "base/text.h"
#include "core/instrument.h"
#include "core/position.h"
#include "core/scoring.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// A group screening: a round of one unit, its children, each adult's own rating, and the position agreed on.
namespace trivsel::core {

/// Which exact bytes of a form a rating was made with.
struct InstrumentRef {
    std::string id;
    std::string version;
    std::string sha256;
    bool operator==(const InstrumentRef&) const = default;
};

struct Round {
    RoundId id;
    UnitId unit;
    Text title;      ///< "Efterår 2026"
    Date windowFrom; ///< first day; the form is chosen by age on this day
    Date windowTo;   ///< last day
    Instant openedAt{};
    UserId openedBy;
    std::string openReason; ///< required when opened outside the window
    std::optional<Instant> closedAt;
    UserId closedBy;
    std::string reopenReason; ///< of the latest reopening
    std::int32_t ratersPerChild = 2;
    std::string scheme;       ///< id of the position scheme, "" = the form's own
    std::string municipality; ///< id and version of the profile in use: "kerteminde 1.0"
    bool isOpen() const { return !closedAt; }
    bool operator==(const Round&) const = default;
};

/// A child of a round. Newcomers are added while it is open; leavers keep what was done and need no position.
struct RoundChild {
    RoundId round;
    ChildId child;
    std::optional<InstrumentRef> instrument; ///< nothing: there is no form for this age
    Date joined;
    std::optional<Date> left;
    std::string noPositionReason; ///< why there is no common position; empty = there must be one
    UserId reasonBy;
    bool operator==(const RoundChild&) const = default;
};

/// One adult's answer to one item.
struct Answer {
    enum class Kind : std::uint8_t { None, Option, NotSeen };
    Kind kind = Kind::None;
    std::uint8_t option = 0; ///< index into the answer set's options, for Kind::Option
    bool operator==(const Answer&) const = default;
};

/// One adult's own rating of one child in one round, made without seeing anyone else's.
struct Rating {
    RatingId id;
    RoundId round;
    ChildId child;
    UserId rater;
    InstrumentRef instrument;
    std::vector<Answer> answers;         ///< one per item of the form
    std::vector<std::string> reviewed;   ///< areas said to be "gennemgået, ingen tegn", by id
    struct Comment { std::string item; std::string text; bool operator==(const Comment&) const = default; };
    std::vector<Comment> comments;       ///< item "" = on the rating as a whole; at most one per item
    Instant startedAt{};
    std::optional<Instant> doneAt;       ///< said to be done; locked from then on
    std::optional<Position> ownPosition; ///< set after doneAt, beside the suggestion
    bool isFromOutside = false;          ///< the second rater of a home-care adult, a colleague from elsewhere
    UserId typedInBy;                    ///< who typed in a form that the rater filled in on paper; none for most
    std::optional<Date> paperOn;         ///< the day on that form
    bool operator==(const Rating&) const = default;
};

/// The position that the team agreed on. Belongs to its round; never a label on the child.
struct CommonPosition {
    PositionId id;
    RoundId round;
    ChildId child;
    Position position = Position::Unassessed;
    std::optional<Position> suggested; ///< what suggestCommon said, for the record
    Instant at{};
    UserId by;
    std::vector<UserId> participants;
    std::string watchFor;           ///< required when milder than any adult's own position
    std::optional<Date> lookAgain;  ///< as above
    std::string environment;        ///< what in everyday life we change, with whom, when
    std::string comment;            ///< required when Unassessed: the reason
    bool operator==(const CommonPosition&) const = default;
};

/// What the team has chosen and typed in the common rating and not agreed on yet: one for a child in a round, shared by
/// all who take part, kept until the position is agreed. It decides nothing.
struct TeamDraft {
    RoundId round;
    ChildId child;
    std::optional<Position> chosen; ///< only ever a person's choice
    std::string watchFor;
    std::optional<Date> lookAgain;
    std::string environment;
    std::string comment;
    UserId by; ///< who wrote last
    Instant at{};
    bool isEmpty() const { return !chosen && watchFor.empty() && !lookAgain && environment.empty() && comment.empty(); }
    bool operator==(const TeamDraft&) const = default;
};

/// An adult who could have rated a child and chose to take part in the talk without a rating of their own. From then on
/// the others' answers are shown to them, so they cannot rate this child in this round any more.
struct Bystander {
    RoundId round;
    ChildId child;
    UserId user;
    Instant at{};
    bool operator==(const Bystander&) const = default;
};

/// The answers as scored: an item without an answer in a reviewed area counts as the option without a sign.
Answers effectiveAnswers(const Instrument& instrument, const Rating& rating);

/// How far a rating is.
struct RatingProgress {
    std::int32_t decided = 0; ///< answered, "ikke set endnu", or covered by a reviewed area
    std::int32_t items = 0;
    std::vector<std::int32_t> decidedByArea, itemsByArea;
    bool isComplete() const { return decided == items; }
};
RatingProgress progress(const Instrument& instrument, const Rating& rating);

/// True when `chosen` is milder than some adult's own position: then what to watch and when to look again are asked.
bool needsWatch(Position chosen, const std::vector<Position>& own);

/// Whether a position is still current: its round is the unit's latest for the child, and not older than 7 months
/// (action-guide.md).
bool isCurrent(Date positionDay, Date today, bool laterRoundOpened);

/// Why a round cannot be closed yet: children without a common position or a reason.
std::vector<ChildId> childrenMissing(const std::vector<RoundChild>& children, const std::vector<CommonPosition>& positions);

} // namespace trivsel::core
