#pragma once

#include "app/documents/paper.h"

#include <vector>

namespace trivsel::app {

class Session;

/// What the report of a unit's round is written from; gathered by groupReportOf.
struct GroupReport {
    UnitId unit;
    const core::Round* round = nullptr; ///< closed
    std::vector<ChildId> children;      ///< of the round, whom the user may open, in Danish order of name
    bool hasOthers = false;             ///< some of the round have moved or left since
    struct Area {
        Text title;
        int children = 0; ///< with beginning or clear signs, as seen by any of the adults
        int of = 0;       ///< who were rated with a form that has it
    };
    std::vector<Area> areas; ///< where two or more have signs, most first
};

/// The unit's latest closed round. Its ratings must have been fetched. Errors: BadInput (no round is closed).
Result<GroupReport> groupReportOf(const Session& session, UnitId unit);

/// For the unit's team meeting, for adults who may open all of its children: positions, what was agreed to change, where
/// signs gather, open steps and the next date. Names with name and address protection are left out; so is what belongs
/// to a case that the user must not know of, and every word about a child the user is barred from.
report::Document groupDocument(const paper::Source& from, const GroupReport& report);

} // namespace trivsel::app
