#pragma once

#include "app/models/common.h"
#include "core/casework/follow_up.h"
#include "core/casework/visit.h"

#include <array>
#include <cstdint>
#include <vector>

namespace trivsel::app {

/// Opfølgning: everything that must not be forgotten and that this user may see, in the order in which it hurts. The
/// one source for the page, for Start and for the calendar.
struct FollowUpModel {
    /// Under which heading a line stands; also their order.
    enum class Group {
        Overdue, ///< its day has passed
        Missing, ///< yellow or red position without contact adult or any date
        Soon,    ///< today and the next `kSoonDays`
        Later,   ///< after that, and what waits for something else before it gets a day
    };
    static constexpr int kGroups = 4;
    static constexpr int kSoonDays = 14;

    /// Whose turn a line is in the eyes of this user.
    enum class Turn {
        Mine,
        OfMyHouse, ///< a leader's: overdue, missing, or waiting for a leader
        Others,
    };

    struct Row {
        core::FollowUpKind kind = core::FollowUpKind::Step;
        Group group = Group::Later;
        Turn turn = Turn::Others;
        ChildId child; ///< none for a unit's matter
        UnitId unit;
        StepId step;
        std::string name; ///< the child's, or empty
        std::string unitName;
        std::string number;      ///< to look up from a calendar that has no names: "12"; "S3", "D3" or "P3" for a unit's matter
        int others = 0;          ///< further children whom the same step or plan is for
        int title = -1;          ///< index into `titles`; -1: the kind says it all
        std::string responsible; ///< an adult's name, or empty …
        int role = -1;           ///< … then who should, index into `titles`; -1: nobody is named
        std::optional<Date> due;
        int daysLate = 0;            ///< never negative
        bool waitsForGate = false;   ///< held back until the question about suspicion is answered
        bool isClosedByGate = false; ///< nothing may reach the parents yet: it has no day until that changes
        std::optional<int> workingDays; ///< left, where the deadline counts working days; negative = over
        std::int64_t record = 0;     ///< id of the step, plan, concern, request or notification; 0 for none
        Place place;
    };
    Date today;                        ///< the day that everything is counted from
    std::vector<Row> rows;             ///< by group, then by day
    std::vector<Text> titles;          ///< of steps and of roles, each once
    std::array<int, kGroups> counts{}; ///< of `rows`, by group
    int mine = 0;                      ///< lines whose turn is this user's
    std::vector<UnitChoice> units;     ///< to filter by: those of the rows

    int count(Group group) const { return counts[static_cast<std::size_t>(group)]; }
    const Text* titleOf(const Row& row) const
    {
        return row.title < 0 ? nullptr : &titles[static_cast<std::size_t>(row.title)];
    }

    /// One open case on the agenda of a unit's monthly visit.
    struct Case {
        ChildId child;
        std::string name; ///< empty unless everybody has consented, and never with a protected address
        std::string number;
        int ageYears = 0;
        std::optional<core::Position> position; ///< the current one
        int open = 0, overdue = 0;
    };
    /// An offer that was missing, without a child.
    struct Offer {
        std::string what;
        Text rung; ///< of the ladder; may be empty
        Date on;
        std::string by;
    };
    /// A meeting that comes back every month.
    struct Visit {
        core::Visit::Kind kind = core::Visit::Kind::SocialWorker;
        UnitId unit;
        std::string unitName, institution;
        std::optional<Date> last;
        Date due;
        int daysLate = 0;
        std::vector<Case> agenda; ///< without names: see Case
        std::vector<Offer> offers; ///< "Tilbud, vi manglede" of the unit, newest first; of the socialrådgiver's visit alone
    };
    std::vector<Visit> visits; ///< the most pressing first
    bool mayHoldVisits = false;
    bool mayHandOver = false;
    bool mayExport = false;
    bool hasUnits = false;     ///< false: this role sees no children
    bool hasChildren = false;  ///< false: nobody is there to follow up
    bool hasPositions = false; ///< false: no round has come to a position yet
};
FollowUpModel followUpModel(const Session& session);

/// Who holds children and open steps in which unit, to be handed over; made when the dialog is opened.
struct HandOverModel {
    struct Holder {
        UserId user;
        std::string name;
        int children = 0, steps = 0;
        bool hasLeft = false; ///< has no access today
        int requests = 0;     ///< to others, followed by this adult and not answered
    };
    struct Unit {
        UnitId unit;
        std::string name, institution;
        std::vector<Holder> holders;         ///< by name
        std::vector<PersonChoice> receivers; ///< adults of the unit today, by name
    };
    std::vector<Unit> units; ///< those where somebody holds anything
};
HandOverModel handOverModel(const Session& session);

} // namespace trivsel::app
