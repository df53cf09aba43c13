#pragma once

#include "base/text.h"
#include "core/position.h"
#include "core/transition/handover.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Overgangsskemaet: what is asked for each kind of move, and the sheet as it leaves one place and is read at the next.
namespace trivsel::core {

/// One thing that is written in the sheet.
struct HandoverField {
    std::string_view id;
    Text title;
    Text hint;                   ///< what to think of
    bool isFromParents = false;  ///< the parents' own words: asked in the talk with them
    bool isFromChild = false;    ///< the child's own words
    bool operator==(const HandoverField&) const = default;
};
/// In the order of the sheet: what every move asks, and what this one does. The list is our own (the public pages give
/// the topics of one talk, tracing.md 1.5; an overgangsskema's text was not found).
std::vector<HandoverField> handoverFields(Handover::Place from, Handover::Place to);
/// Null for an id that no move asks.
const HandoverField* handoverField(std::string_view id);
std::span<const HandoverField> allHandoverFields();

Text placeWords(Handover::Place place); ///< "Børnehave"
inline constexpr std::array kHandoverPlaces{Handover::Place::Home,   Handover::Place::HomeCare,    Handover::Place::Nursery,
                                            Handover::Place::Kindergarten, Handover::Place::School, Handover::Place::AfterSchool,
                                            Handover::Place::Special, Handover::Place::Youth};

/// When it is begun, sent at the latest, and answered at the latest: local choices.
inline constexpr int kHandoverBeginDays = 60, kHandoverSendDays = 14, kHandoverAnswerDays = 14;
/// The day by which something must happen: a draft is sent two weeks before the move, an answer comes within two weeks
/// and before the first day there. None: a draft without a day, or nothing is waited for.
std::optional<Date> handoverDue(const Handover& handover);
/// Nothing has come of it yet: a draft, one that was sent back, or one that waits for its answer.
constexpr bool isOpen(const Handover& h)
{
    return h.isIncoming ? h.status == Handover::Status::Sent : h.status != Handover::Status::Accepted && h.status != Handover::Status::SetAside;
}

/// The sheet as it is frozen when it is sent. It names no other child, no single rating, no concern and nothing of an
/// acute case.
struct HandoverSheet {
    std::string institution, unit, by; ///< who sends
    Date on;
    struct Person {
        std::string name;  ///< empty when protected
        Date born;
        std::optional<Sex> sex;
        std::string cpr;
        bool isProtected = false;
        bool operator==(const Person&) const = default;
    } child;
    Handover::Place from = Handover::Place::Kindergarten, to = Handover::Place::School;
    std::string receiver;
    std::optional<Date> movesOn, withParentsOn;
    std::string ground;
    std::map<std::string, std::string> words; ///< by field
    /// Why the positions are not here: the municipality's rule, or there are none.
    bool leavesOutPositions = false;
    struct Round {
        Text title;
        Date on;
        Position position = Position::Unassessed;
        bool operator==(const Round&) const = default;
    };
    std::vector<Round> positions; ///< of closed rounds, oldest first
    struct Action {
        Text title;
        std::string who;
        std::optional<Date> due;
        bool operator==(const Action&) const = default;
    };
    std::vector<Action> actions; ///< open ones
    struct Mark {
        Date on;
        RulerMark::Phase phase = RulerMark::Phase::Before;
        std::string effort;
        std::optional<std::uint8_t> childAt, careAt;
        std::vector<Text> protective, risks;
        bool operator==(const Mark&) const = default;
    };
    std::vector<Mark> ruler; ///< oldest first
    struct Absence { ///< of the last year, in tenths of a day
        int illness = 0, permitted = 0, unlawful = 0;
        bool operator==(const Absence&) const = default;
    };
    std::optional<Absence> absence; ///< none: nothing is written down
    bool operator==(const HandoverSheet&) const = default;
};

} // namespace trivsel::core
