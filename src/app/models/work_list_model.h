#pragma once

#include "app/models/common.h"
#include "app/models/follow_up_model.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace trivsel::app {

/// "Hvem mangler?": what of a leader's own children, units and colleagues is not done yet. A list about children she may
/// open, so nothing is withheld; what an adult answered is nowhere in it, only how much is left. What Opfølgning lists is
/// taken from there, line by line, with its words and its place.
struct WorkListModel {
    /// What is missing. The order is the order of a unit's lines.
    enum class Kind {
        RoundNotOpened,     ///< of a unit, in the window or after it
        RoundNotClosed,     ///< of a unit: the window is over, or every child is done
        NotInRound,         ///< a child of the unit who has not come to its round
        Ratings,            ///< a child without a rating by as many adults as the round asks for
        Position,           ///< a child who is rated, or has no form, without a common position or a reason
        WithoutContactAdult, ///< from Opfølgning, as the rest
        WithoutDate,        ///< no next date, or an open step without one
        Overdue,
        Request,            ///< sent to others and not answered, overdue or not
    };
    static constexpr int kKinds = 9;

    struct Row {
        Kind kind = Kind::Ratings;
        ChildId child;            ///< none for a unit's matter
        int unit = -1;            ///< index into `units`; -1: a child of no unit today
        std::string name;         ///< the child's, or the unit's
        core::FollowUpKind what = core::FollowUpKind::Step; ///< of what Opfølgning lists
        int title = -1;           ///< index into `titles`; -1: the kind says it all
        int role = -1;            ///< who should, index into `titles`, where no adult is named; -1: nobody
        int receiver = -1;        ///< Request: to whom it was sent, index into `titles`; -1: the profile has no such role
        int others = 0;           ///< further children whom the same step or plan is for
        bool asksGate = false;    ///< held back until the question about suspicion is answered
        bool isWithoutForm = false; ///< Position: no form for this age, so that a reason must be written
        int done = 0, wanted = 0; ///< Ratings: finished, and how many are asked for; RoundNot…: children done of all
        std::uint32_t firstWaiting = 0, waiting = 0; ///< into `waitsFor`: whose turn it is
        std::optional<Date> due;
        int days = 0;             ///< past `due`; Request: since it was sent. Never negative
        Place place;
    };
    std::vector<Row> rows; ///< by unit, then kind, then Danish order of name
    std::vector<int> waitsFor; ///< indexes into `adults`
    std::vector<Text> titles;

    /// A unit with its sums.
    struct Unit {
        UnitId unit;
        std::string name;
        int institution = -1;    ///< index into `institutions`; -1: it lies in none
        int children = 0;        ///< of today
        std::optional<Date> windowTo; ///< of its open round
        Place place;             ///< its round
        int inRound = 0, agreed = 0; ///< of the open round: children, and those with a common position or a reason
        std::array<int, kKinds> counts{};
    };
    std::vector<Unit> units; ///< every unit that the leader sees, Danish order
    struct Institution {
        UnitId unit;
        std::string name;
    };
    std::vector<Institution> institutions; ///< by name

    /// What one adult has left in one unit.
    struct Left {
        int adult = -1, unit = -1;
        int ratings = 0; ///< own ratings that children wait for
        int begun = 0;   ///< of them: begun and not finished
    };
    struct Adult {
        UserId user;
        std::string name;
        std::vector<Left> left; ///< by unit; only where something is
        int ratings = 0, begun = 0; ///< sums of `left`
        int overdue = 0; ///< lines of Kind::Overdue, and of Request past its day, that name this adult
    };
    std::vector<Adult> adults; ///< those named in some line, by name

    std::array<int, kKinds> counts{}; ///< of `rows`
    int inRound = 0, agreed = 0;      ///< over all open rounds
    Date today;
    bool mayRead = false;     ///< false: this role has no such list
    bool hasChildren = false; ///< false: nobody is there to be missed

    int count(Kind kind) const { return counts[static_cast<std::size_t>(kind)]; }
};
/// What Opfølgning lists comes from its own model: worked out once for both pages.
WorkListModel workListModel(const Session& session, const FollowUpModel& followUp);

/// Whether the list is offered: to those who answer for whole institutions.
bool mayReadWorkList(const Session& session);

} // namespace trivsel::app
