#pragma once

#include "ui/screens/child/child_screen.h"

/// The parts of a child's page; used by its files only.
namespace trivsel::ui::child {

struct Page {
    Frame& frame;
    const app::ChildModel& model;
    ChildView& view;
    Outbox& out;
    const ScreenWords& words;
};

/// child_gate.cpp: the question before anything reaches the family, and what holds after "Ja" or "I tvivl".
void drawGateQuestion(Page& page);
void drawClosedCard(Page& page);
void answerGate(Page& page, core::GateAnswer::Answer answer);

/// child_steps.cpp
void drawSteps(Page& page);
void openDialog(Page& page, ChildView::Dialog dialog, StepId step = {});

/// child_pages.cpp: the child's further pages, each with a line of where it stands
void drawPages(Page& page);

/// child_side.cpp
void drawSide(Page& page);
/// A row of the history with what the team wrote down.
std::string roundLine(const Frame& frame, const app::ChildModel::RoundRow& round);

/// child_dialogs.cpp, child_base_dialogs.cpp
void drawDialog(Page& page);
void drawBaseDialog(Page& page);
/// Sends and closes the dialog when it went well; what was typed stays when it did not.
void sendFromDialog(Page& page, app::Command command);
/// The fault, the button that sends, and the way out; true when it is to be sent.
bool dialogFooter(Page& page, std::string_view send, Enabled enabled = Enabled::Yes);

/// child_bars.cpp: adults who must not see the child
void drawBars(Page& page);
void drawBarDialog(Page& page);

/// child_case.cpp, child_case_dialogs.cpp: concerns, notes and the underretning
void drawCasework(Page& page);
void drawCaseDialog(Page& page);

/// child_parent_view.cpp
void drawParentView(Page& page);
void askForParentView(Page& page);

} // namespace trivsel::ui::child
