#include "ui/layout.h"
#include "ui/screens/plan/plan_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/status.h"

#include <array>

/// "Følg op": has it helped? What "no" asks for is said before it is chosen, and beside the button until it is there.
namespace trivsel::ui::plan {
namespace {

using Effect = core::ActionPlan::Effect;

constexpr int kNotAsked = 3;

std::optional<Effect> effectOf(int chosen)
{
    if (chosen < 0 || chosen >= kNotAsked) return std::nullopt;
    return static_cast<Effect>(chosen);
}

bool isFilled(const TextState& field)
{
    return !text::trim(field.text()).empty();
}

/// "Ja", "Delvist", "Nej", and for those who need not have been asked "Ikke spurgt".
void effect(Frame& frame, WidgetId id, std::string_view label, int& chosen, bool mayBeUnasked)
{
    space(frame, 12);
    text(frame, label, {.style = TextStyle::SecondaryStrong});
    space(frame, 4);
    std::vector<ChoiceOption> options;
    for (const char* key : {"plan.effect.yes", "plan.effect.partly", "plan.effect.no"})
        options.push_back({.label = frame.tr(key), .keyCap = {}, .position = {}});
    if (mayBeUnasked) options.push_back({.label = frame.tr("plan.effect.not_asked"), .keyCap = {}, .position = {}});
    if (const auto now = choiceRow(frame, id, label, options, chosen < 0 ? std::nullopt : std::optional(chosen)))
        chosen = *now;
}

bool day(Frame& frame, WidgetId id, std::string_view label, std::string_view help, std::optional<Date>& value,
         DateFieldState& state)
{
    const DateEvent event =
        dateField(frame, id, label, value, state, {.hint = frame.tr("child.day_hint"), .help = help, .width = 220});
    if (event.committed) value = event.value;
    return event.valid;
}

void drawStep(Page& page)
{
    Frame& frame = page.frame;
    PlanView& view = page.view;
    space(frame, 12);
    if (checkbox(frame, "adds-step", frame.tr("plan.adds_step"), view.addsStep)) view.addsStep = !view.addsStep;
    if (!view.addsStep) return;
    indent(frame, 28, [&] {
        space(frame, 6);
        textField(frame, "title", frame.tr("child.own_title"), view.title, {.maxBytes = 400});
        space(frame, 10);
        drawWhoAndWhen(page);
    });
}

/// The first thing that is still wanted; empty when it can be saved.
std::string_view wantedWords(const Page& page)
{
    const Frame& frame = page.frame;
    const PlanView& view = page.view;
    const Date today = page.model.today;
    const bool isNo = effectOf(view.staff) == Effect::No;
    if (view.staff < 0) return frame.tr("plan.wanted.staff");
    if (!view.dayValue || view.isDayWrong || today < *view.dayValue) return frame.tr("plan.wanted.follow_up_day");
    if (isNo && !isFilled(view.decision)) return frame.tr("plan.wanted.decision");
    if (isNo && !view.nextValue) return frame.tr("plan.wanted.next");
    if (view.isNextWrong || (view.nextValue && *view.nextValue <= today)) return frame.tr("plan.wanted.next_later");
    if (view.addsStep && !isFilled(view.title)) return frame.tr("plan.wanted.title");
    if (view.addsStep && view.isDueWrong) return frame.tr("plan.wanted.day");
    return {};
}

void sendFollowUp(Page& page)
{
    PlanView& view = page.view;
    core::ActionPlan::FollowUp said;
    said.on = *view.dayValue;
    said.staff = effectOf(view.staff);
    if (page.model.gate == core::GateState::Open) {
        said.parents = effectOf(view.parents);
        said.child = effectOf(view.itself);
    }
    said.words = view.words.text();
    if (said.staff != Effect::Yes) said.decision = view.decision.text();
    std::optional<app::AddOwnStep> step;
    if (view.addsStep) {
        const Who who = whoOf(page);
        step = app::AddOwnStep{page.model.child.child, view.title.text(), {}, who.user, who.person,
                               who.organisation,       view.dueValue};
        view.knownSteps.clear();
        for (const auto& known : page.shown().steps) view.knownSteps.push_back(known.row.step);
    }
    change(page);
    page.out.send(app::FollowUpPlan{page.model.child.child, page.shown().plan.id, std::move(said), view.nextValue},
                  [&view, &out = page.out, step = std::move(step)](const Result<void>& done) {
                      if (!done) {
                          view.dialogFault = done.error().message;
                          return;
                      }
                      view.closeDialog();
                      if (!step) return;
                      out.send(*step, [&view](const Result<void>& added) {
                          view.takesNewStep = added.has_value();
                          if (!added) view.fault = added.error().message;
                      });
                  });
}

} // namespace

void drawFollowUpDialog(Page& page)
{
    Frame& frame = page.frame;
    PlanView& view = page.view;
    secondary(frame, frame.tr("plan.follow_up_why"));
    effect(frame, "staff", frame.tr("plan.helped_staff"), view.staff, false);
    if (page.model.gate == core::GateState::Open) {
        effect(frame, "parents", frame.tr("plan.helped_parents"), view.parents, true);
        effect(frame, "child", frame.tr("plan.helped_child"), view.itself, true);
    } else {
        space(frame, 12);
        secondary(frame,
                  frame.tr(page.model.gate == core::GateState::Closed ? "plan.helped_closed" : "plan.helped_held"));
    }
    space(frame, 12);
    textArea(frame, "words", frame.tr("plan.helped_words"), view.words, {.minLines = 2, .maxLines = 5});
    const auto staff = effectOf(view.staff);
    if (staff == Effect::No || staff == Effect::Partly) {
        space(frame, 12);
        textArea(frame, "decision", frame.tr("plan.decision"), view.decision,
                 {.help = frame.tr(staff == Effect::No ? "plan.decision_no" : "plan.decision_partly"),
                  .minLines = 2,
                  .maxLines = 5});
    }
    space(frame, 12);
    grid(
        frame, 2, 200,
        [&](int which) {
            if (which == 0)
                view.isDayWrong = !day(frame, "day", frame.tr("plan.follow_up_day"), {}, view.dayValue, view.day);
            else
                view.isNextWrong =
                    !day(frame, "next", frame.tr("plan.next_day"),
                         frame.tr(staff == Effect::No ? "plan.next_no" : "plan.next_help"), view.nextValue, view.next);
        },
        12);
    drawStep(page);
    if (dialogFooter(page, frame.tr("plan.follow_up_save"), wantedWords(page))) sendFollowUp(page);
}

} // namespace trivsel::ui::plan
