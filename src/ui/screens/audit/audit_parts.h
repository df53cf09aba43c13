#pragma once

#include "ui/screens/audit/audit_screen.h"

/// The parts of the page "Log"; used by its files only.
namespace trivsel::ui::audit {

struct Page {
    Frame& frame;
    const app::AuditModel& model;
    AuditView& view;
    Outbox& out;
};

/// "12. okt. 2026 kl. 9.05"
std::string momentWords(const Frame& frame, Instant at);
/// What was done, in plain words; an action from a newer program as it is named in the log.
std::string actionWords(const Frame& frame, std::string_view action);
/// "Ane Holm, pædagog"
std::string doerWords(const Frame& frame, const app::AuditModel::Row& row);

/// audit_side.cpp: the chain, what was opened with a reason, samples signed before
void drawChain(Page& page);
void drawOpenings(Page& page);
void drawEarlier(Page& page);
/// audit_sample.cpp
void drawSample(Page& page);

} // namespace trivsel::ui::audit
