#pragma once

#include "app/models/audit_model.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/widgets/field.h"
#include "ui/widgets/table.h"

#include <optional>
#include <string>

namespace trivsel::ui {

/// "Log": what was looked up and changed, what was opened with a reason, and the sample a leader signs for.
struct AuditView {
    app::AuditFilter filter;
    TableState table;
    TextState search;        ///< a child's name, to choose the child by
    std::int64_t opened = 0; ///< the row whose purpose is shown in full; 0 = none

    int sampleSize = 10;
    std::int64_t answering = 0; ///< the row of the sample that is to be looked into: its words are being typed
    TextState words;
    std::optional<Text> fault;
    bool showsAllOpenings = false, showsAllSamples = false;
};

void drawAudit(Frame& frame, const app::AuditModel& model, AuditView& view, Outbox& out);

} // namespace trivsel::ui
