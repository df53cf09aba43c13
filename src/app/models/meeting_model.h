#pragma once

#include "app/models/common.h"
#include "core/casework/meeting.h"
#include "core/meeting_tool.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trivsel::app {

/// Møder og samtaler, about one child or about a unit. What this user must not know of is not in it, and neither is
/// what was planned with the family while the gate is not open.
struct MeetingModel {
    ChildHeader child; ///< none for a unit's
    UnitId unit;       ///< the child's, or the one it is about
    std::string unitName, institution;
    bool maySee = false, mayWrite = false;
    bool mayPrint = false;
    bool mayNote = false, mayAct = false; ///< what follows a held meeting: a note, a step
    Date today;
    core::MeetingToolsPtr tools; ///< keeps what `tool` points to; null without a file of them
    core::GateState gate = core::GateState::Open;
    Text closedWhy; ///< the gate's own words; empty while it is open

    struct Offer {
        const core::MeetingTool* tool = nullptr;
        bool isClosed = false; ///< reaches the parents or the child, and the gate is not open
    };
    std::vector<Offer> offers; ///< those for this child's age and setting, or for a unit, in the file's order

    struct Row {
        core::Meeting meeting;                   ///< with `isClosed` without what is written in it
        const core::MeetingTool* tool = nullptr; ///< null: the tool is no longer in the file
        std::string by;                          ///< who wrote last
        bool isClosed = false;                   ///< not held, and the gate is not open for it
    };
    std::vector<Row> meetings; ///< planned ones first, then held ones; each part newest first

    /// What the program knows already, to be taken along instead of written anew. Without what is for a circle only.
    struct Known {
        enum class Kind { Position, Environment, WatchFor, Goal, Step, Concern, MissingOffer };
        Kind kind = Kind::Step;
        Text words; ///< of a position: the round's title
        std::optional<core::Position> position;
        std::optional<Date> on;
    };
    std::vector<Known> known;

    /// A unit and what is below it, as counts alone.
    struct Figures {
        int children = 0, green = 0, yellow = 0, red = 0, without = 0; ///< by current position
        int openSteps = 0, overdueSteps = 0;
    };
    std::optional<Figures> figures; ///< of a unit's page

    std::vector<PersonChoice> adults; ///< who can be made responsible for a step
    std::vector<UnitChoice> places;   ///< of a unit's page: the unit and those above it that the user may see
    MeetingId wanted;                 ///< the meeting that somebody comes for, if it may be opened
    std::string wantedTool;           ///< or the tool, by the step of the guide that asks for it
};
MeetingModel meetingModel(const Session& session, const Place& place);

/// The meeting tool that a step of the guide opens for a child of this age and setting: the one of this id, or the one
/// among those whose ids begin with it; null if there is none.
const core::MeetingTool* toolForStep(const core::MeetingTools& tools, const core::Step& step, std::string_view stepTool,
                                     std::int32_t ageMonths, core::Setting setting);
/// The same for a step of this store's guide, for the child it is of.
const core::MeetingTool* toolForStep(const Session& session, const core::Step& step, ChildId child);

/// When a meeting that settles this was last held, of those that the user may know of.
std::optional<Date> lastHeld(const Session& session, ChildId child, core::MeetingTool::Settles settles);
std::optional<Date> lastHeld(const Session& session, UnitId unit, core::MeetingTool::Settles settles);

} // namespace trivsel::app
