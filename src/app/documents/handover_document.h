#pragma once

#include "app/documents/paper.h"
#include "core/transition/handover_sheet.h"
#include "core/transition/ruler.h"

namespace trivsel::app {

/// Overgangsskemaet on paper, from the sheet alone: what is hidden or protected is not in it already.
report::Document handoverDocument(const paper::Source& from, const core::HandoverSheet& sheet, bool isOurs);

/// Trivselslinealen over time.
report::Document rulerDocument(const paper::Source& from, const core::Ruler& ruler, ChildId child);

/// The ruler as rows of a table, for other documents about the child: day, phase, child, care.
report::Table rulerTable(const paper::Source& from, const core::Ruler* ruler, const std::vector<core::HandoverSheet::Mark>& marks);

} // namespace trivsel::app
