#pragma once

#include "app/documents/paper.h"
#include "core/instrument.h"
#include "core/round.h"
#include "storage/store.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace trivsel::app {

/// What insight is made from besides the world: the forms, and the rows of the log that may be told.
struct InsightSources {
    std::function<core::InstrumentPtr(const core::InstrumentRef&)> form;
    std::vector<storage::AuditRow> log; ///< oldest first; by whom is not told
    bool isLogTold = false;             ///< false: a leader has not given it, or may not be asked here
    std::string kept;                   ///< how long the data are kept, as one sentence
};

/// Everything about one child, for its parents (or the young person): every record with its words, from when and from
/// whom, without other children. What is hidden from the user is not in it, nor a note for a named circle that the user is
/// not of: that one is decided on its own. The answers of a round that is open come when it is closed.
report::Document insightDocument(const paper::Source& from, ChildId child, const InsightSources& sources);

/// The letter of information: what is written down about children, why, for how long, and what parents have a right to.
/// Of no child.
report::Document letterDocument(const paper::Source& from, const std::string& place);

} // namespace trivsel::app
