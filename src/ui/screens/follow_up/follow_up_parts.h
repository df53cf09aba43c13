#pragma once

#include "ui/screens/follow_up/follow_up_screen.h"

/// Shared by the files of Opfølgning only.
namespace trivsel::ui {

/// The units' monthly meetings, and the agenda of the one that is chosen.
void drawVisits(Frame& frame, const app::FollowUpModel& model, FollowUpView& view, Outbox& out,
                const ScreenWords& positionWords);
/// "Besøg holdt": drawn while view.held.isOpen.
void drawHeldVisit(Frame& frame, FollowUpView& view, Outbox& out);
/// "Overdrag børn": drawn while view.handOver.isOpen.
void drawHandOver(Frame& frame, const app::HandOverModel& model, FollowUpView& view, Outbox& out);

} // namespace trivsel::ui
