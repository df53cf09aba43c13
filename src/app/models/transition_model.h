#pragma once

#include "app/models/common.h"
#include "app/transition/handover_rules.h"
#include "core/chart/chart.h"
#include "core/transition/ruler.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace trivsel::app {

/// Overgang: every handover that this user may know of, and of one child its sheets and Trivselslinealen. A colleague
/// under suspicion finds nothing here of what others wrote since.
struct TransitionModel {
    Date today;
    bool hasChildren = false; ///< false: this role sees no children
    bool mayTake = false;     ///< a leader receives children
    std::vector<UnitChoice> units; ///< where a child can be placed

    struct Row {
        HandoverId id;
        ChildId child;
        std::string name, unit;
        Text from, to;
        std::string other;        ///< who takes over, or who sent it
        std::optional<Date> movesOn, due;
        core::Handover::Status status = core::Handover::Status::Draft;
        bool isIncoming = false, isPaper = false;
        bool isLate = false;
        std::string responsible;  ///< whose task it is until the receiver has accepted
    };
    std::vector<Row> open;     ///< by day, those without one last
    std::vector<Row> answered; ///< newest first

    // --- of one child -----------------------------------------------------------------------------------------------
    ChildHeader child; ///< none: the list alone
    bool mayWrite = false;
    core::GateState gate = core::GateState::NotAsked;
    core::Handover::Place from = core::Handover::Place::Kindergarten; ///< of a new sheet
    std::map<std::string, std::string> suggested;                    ///< what the plan says already, by field
    struct Sheet {
        core::Handover handover;   ///< without its key
        core::HandoverSheet sheet; ///< as it stands, or as it was sent or received
        HandoverGround ground;     ///< of a draft
        std::optional<Date> beginOn; ///< when a sheet for this move is begun at the latest
        bool isDraft() const
        {
            return !handover.isIncoming && (handover.status == core::Handover::Status::Draft || handover.status == core::Handover::Status::SentBack);
        }
    };
    std::vector<Sheet> sheets; ///< newest first
    core::RulerPtr ruler;      ///< null: the data folder has none
    struct Mark {
        Date on;
        core::RulerMark::Phase phase = core::RulerMark::Phase::Before;
        std::string effort, words;
        std::optional<std::uint8_t> childAt, careAt;
        std::vector<Text> protective, risks;
        std::string by;
    };
    std::vector<Mark> marks; ///< newest first
    std::optional<core::chart::Lines> childLine, careLine; ///< from two marks on
    int ageMonths = 0;
};
TransitionModel transitionModel(const Session& session, ChildId child, Language language);

/// For the child's own page: what there is, in short.
struct TransitionSummary {
    int open = 0;
    std::optional<Date> due; ///< the nearest
    std::optional<Date> lastMark;
    std::optional<std::uint8_t> childAt, careAt;
};
TransitionSummary transitionSummary(const Session& session, ChildId child);

} // namespace trivsel::app
