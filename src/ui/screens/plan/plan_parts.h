#pragma once

#include "ui/screens/plan/plan_screen.h"

#include <array>
#include <functional>
#include <string_view>

/// The parts of the page; used by its files only.
namespace trivsel::ui::plan {

struct Page {
    Frame& frame;
    const app::PlanModel& model;
    PlanView& view;
    Outbox& out;
    const app::PlanModel::Shown& shown() const { return *model.open; }
};

/// A field of the page and what it is of the plan; `key` is what core::missingFrom calls it, or empty.
struct Words {
    TextState PlanView::*field;
    std::string core::ActionPlan::*of;
    std::string_view key;
};
inline constexpr std::array kWords{
    Words{&PlanView::goal, &core::ActionPlan::goal, "goal"},
    Words{&PlanView::goalWith, &core::ActionPlan::goalWith, "goalWith"},
    Words{&PlanView::strengths, &core::ActionPlan::strengths, "strengths"},
    Words{&PlanView::works, &core::ActionPlan::works, ""},
    Words{&PlanView::worries, &core::ActionPlan::worries, ""},
    Words{&PlanView::environment, &core::ActionPlan::environment, "environment"},
    Words{&PlanView::childSays, &core::ActionPlan::childSays, "child"},
    Words{&PlanView::childMappedBy, &core::ActionPlan::childMappedBy, "child"},
    Words{&PlanView::childWhyNot, &core::ActionPlan::childWhyNot, "child"},
    Words{&PlanView::parentsSay, &core::ActionPlan::parentsSay, ""},
    Words{&PlanView::staffSay, &core::ActionPlan::staffSay, ""},
};

// plan_state.cpp
/// Takes over what is new in the model; what is typed and not saved yet stays.
void adopt(const app::PlanModel& model, PlanView& view);
/// The plan with what is typed, as it can be saved: of a plan that is ready, what must stand there stays as it was.
core::ActionPlan typedPlan(const app::PlanModel& model, const PlanView& view);
/// What is wanted and was emptied in a plan that is ready: what stood there holds.
bool isHeld(const Page& page, std::string_view key);
/// Saves what is typed, together with `how` it is changed; nothing when nothing is new.
void save(const app::PlanModel& model, PlanView& view, Outbox& out,
          const std::function<void(core::ActionPlan&)>& how = {});
void change(Page& page, const std::function<void(core::ActionPlan&)>& how = {});
void send(Page& page, app::Command command);
void startPlan(Page& page);
/// Steps made on this page come into the plan as soon as the model has them, for all its children.
void takeNewStep(Page& page);

// plan_form.cpp: children, goal, strengths, perspectives, environment
void drawForm(Page& page);
/// "Fra den fælles vurdering 28. okt."
std::string sourceLine(const Frame& frame, const std::vector<app::PlanModel::Source>& sources);

// plan_work.cpp: steps, participants, rung, next look
void drawSteps(Page& page);
void drawTogether(Page& page);
void drawWhen(Page& page);

// plan_side.cpp: what is missing, has it helped, other plans
void drawSide(Page& page);
void drawEnd(Page& page);
void drawStart(Page& page);

// plan_read.cpp: a plan that cannot be changed
void drawRead(Frame& frame, const app::PlanModel& model, const app::PlanModel::Shown& shown);
void drawFollowUps(Frame& frame, const app::PlanModel::Shown& shown);
std::string_view effectWord(const Frame& frame, const std::optional<core::ActionPlan::Effect>& effect);
std::string responsibleOf(const Frame& frame, const app::ChildModel::StepRow& row);

// plan_dialogs.cpp, plan_follow_up.cpp
void openDialog(Page& page, PlanView::Dialog dialog, StepId step = {});
void drawDialog(Page& page);
void drawFollowUpDialog(Page& page);
/// The fault, the button that sends, what is still wanted, and the way out; true when it is to be sent.
bool dialogFooter(Page& page, std::string_view send, std::string_view wanted = {});
void sendFromDialog(Page& page, app::Command command);
void addStep(Page& page, app::AddOwnStep step);
/// Who is responsible, and by when.
struct Who {
    UserId user;
    std::string person, organisation;
};
void drawWhoAndWhen(Page& page);
Who whoOf(const Page& page);

} // namespace trivsel::ui::plan
