#include "ui/layout.h"
#include "ui/screens/child/child_parts.h"
#include "ui/screens/words.h"
#include "ui/shortcuts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status.h"
#include "ui/widgets/step_row.h"

#include <fmt/format.h>

#include <algorithm>

namespace trivsel::ui::child {
namespace {

using Row = app::ChildModel::StepRow;
using Status = core::Step::Status;
using Dialog = ChildView::Dialog;

constexpr float kTextLeft = 42;             ///< under the name of the step
constexpr std::size_t kShortLine = 80;      ///< bytes that fit the two lines below a name
constexpr std::size_t kClosedAtAGlance = 3; ///< ended steps that are shown before one asks for all

/// "Albert og Clara", "Albert, Bo og Clara"
std::string listed(const Frame& frame, const std::vector<std::string>& names)
{
    std::string all;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) all += i + 1 == names.size() ? fmt::format(" {} ", frame.tr("child.and")) : ", ";
        all += names[i];
    }
    return all;
}

/// The beginning of what to do: a sentence, or what stands before its colon when it is long.
std::string inShort(const std::string& words)
{
    const std::size_t end = words.find(". ");
    const std::string first = end == std::string::npos ? words : words.substr(0, end + 1);
    const std::size_t colon = first.find(": ");
    return first.size() > kShortLine && colon != std::string::npos ? first.substr(0, colon) : first;
}

/// As the row says it: the adult's first name, or who it is by role while nobody is chosen.
std::string shortWho(const Frame& frame, const Row& step)
{
    if (step.responsible.empty()) return in(frame, step.who);
    return step.responsibleUser ? step.responsible.substr(0, step.responsible.find(' ')) : step.responsible;
}

/// What stands below the name while the step is folded.
std::string lineOf(Page& page, const Row& step)
{
    const Frame& frame = page.frame;
    if (step.status == Status::SetAside) return words(frame, "child.aside_line", {{"reason", step.statusReason}});
    if (!step.alsoFor.empty()) return words(frame, "child.also_for", {{"names", listed(frame, step.alsoFor)}});
    if (step.status == Status::Done)
        return step.statusReason.empty() ? words(frame, "child.done_line", {{"name", step.statusBy}})
                                         : step.statusReason;
    if (step.isHeldBack)
        return std::string(
            frame.tr(page.model.gate == core::GateState::Closed ? "child.held_closed" : "child.held_asks"));
    return inShort(in(frame, step.action));
}

StepRowSpec specOf(Page& page, const Row& step, StepId next, std::string& line, std::string& who, std::string& day)
{
    const Frame& frame = page.frame;
    line = page.view.openStep == step.step ? std::string() : lineOf(page, step);
    who = shortWho(frame, step);
    const std::optional<Date> shown = step.status == Status::Open ? step.due : step.statusOn;
    if (shown)
        day = dayWords(frame, *shown);
    else if (!step.dueFrom.empty())
        day = in(frame, step.dueFrom);
    StepRowSpec spec;
    spec.number = step.number;
    spec.title = in(frame, step.title);
    spec.line = line;
    spec.who = who;
    spec.day = day;
    if (step.status == Status::Done)
        spec.look = StepLook::Done;
    else if (step.status == Status::SetAside)
        spec.look = StepLook::SetAside;
    else if (step.step == next)
        spec.look = StepLook::Next;
    spec.isLocked = step.isHeldBack;
    if (step.isOverdue && !step.isHeldBack) spec.dayTone = Tone::Danger;
    spec.isUnfolded = page.view.openStep == step.step;
    return spec;
}

void labelled(Frame& frame, std::string_view label, std::string_view value)
{
    if (value.empty()) return;
    textRuns(frame,
             {{std::string(label) + " ", TextStyle::SecondaryStrong}, {value, TextStyle::Secondary, Tone::Muted}});
    space(frame, 4);
}

void drawReasons(Page& page, const Row& step)
{
    Frame& frame = page.frame;
    labelled(frame, frame.tr("child.why"), in(frame, step.why));
    for (const Text& reason : step.reasons) labelled(frame, frame.tr("child.reason"), in(frame, reason));
    // The row above says it in short.
    if (step.responsible != shortWho(frame, step)) labelled(frame, frame.tr("child.who"), step.responsible);
    if (!step.alsoFor.empty()) labelled(frame, frame.tr("child.also"), listed(frame, step.alsoFor));
    std::string note(frame.tr(step.isOwn       ? "child.own_step"
                              : step.isMinimum ? "child.minimum_step"
                                               : "child.further_step"));
    if (!step.rung.empty()) note += " · " + words(frame, "child.rung", {{"rung", in(frame, step.rung)}});
    caption(frame, note);
}

void drawOpenActions(Page& page, const Row& step)
{
    Frame& frame = page.frame;
    if (step.isHeldBack) {
        banner(frame, "held", BannerKind::Warning,
               frame.tr(page.model.gate == core::GateState::Closed ? "child.held_closed_why" : "child.held_asks_why"));
        space(frame, 8);
    } else if (primaryButton(frame, "done", frame.tr("child.done"), {.icon = Icon::Check})) {
        openDialog(page, Dialog::Done, step.step);
    }
    const auto next = [&](std::string_view label) {
        if (!step.isHeldBack || label != frame.tr("child.set_aside"))
            sameRowIfFits(frame, buttonWidth(frame, label), 8);
    };
    next(frame.tr("child.set_aside"));
    if (button(frame, "aside", frame.tr("child.set_aside"))) openDialog(page, Dialog::SetAside, step.step);
    next(frame.tr("child.responsible"));
    if (button(frame, "responsible", frame.tr("child.responsible"))) openDialog(page, Dialog::Responsible, step.step);
    if (step.canShare) {
        next(frame.tr("child.share"));
        if (button(frame, "share", frame.tr("child.share"))) openDialog(page, Dialog::Share, step.step);
    }
    if (step.isHeldBack || in(frame, step.meeting).empty()) return;
    space(frame, 6);
    if (linkButton(frame, "meeting", words(frame, "meeting.open_tool", {{"tool", in(frame, step.meeting)}}),
                   {.icon = Icon::Groups}))
        page.out.goTo({app::Screen::Meeting, {}, {}, page.model.child.child, step.step});
}

void drawClosedStatus(Page& page, const Row& step)
{
    Frame& frame = page.frame;
    const std::string day = step.statusOn ? dayWordsYear(frame, *step.statusOn) : std::string();
    secondary(frame, words(frame, step.status == Status::Done ? "child.was_done" : "child.was_set_aside",
                           {{"name", step.statusBy}, {"day", day}}));
    if (!step.statusReason.empty()) {
        space(frame, 4);
        text(frame, step.statusReason);
    }
    if (!page.model.mayAct) return;
    space(frame, 10);
    if (button(frame, "reopen", frame.tr("child.reopen"))) page.out.send(app::ReopenStep{step.step});
}

void drawUnfolded(Page& page, const Row& step)
{
    Frame& frame = page.frame;
    indent(frame, kTextLeft, [&] {
        if (!step.action.empty()) {
            text(frame, in(frame, step.action));
            space(frame, 10);
        }
        drawReasons(page, step);
        space(frame, 8);
        if (step.status != Status::Open)
            drawClosedStatus(page, step);
        else if (page.model.mayAct)
            drawOpenActions(page, step);
    });
}

void drawStep(Page& page, const Row& step, StepId next)
{
    const bool isUnfolded = page.view.openStep == step.step;
    withId(page.frame, {"step", step.step}, [&] {
        std::string line, who, day;
        const StepRowSpec spec = specOf(page, step, next, line, who, day);
        if (stepRow(page.frame, "row", spec)) page.view.openStep = isUnfolded ? StepId{} : step.step;
        if (!isUnfolded) return;
        space(page.frame, 2);
        drawUnfolded(page, step);
        space(page.frame, 14);
    });
}

void drawHeader(Page& page)
{
    Frame& frame = page.frame;
    const app::ChildModel& model = page.model;
    centreInRow(frame, size::kControl, TextStyle::BodyStrong);
    heading(frame, frame.tr("child.steps"));
    if (model.minimum > 0) {
        const std::string count =
            words(frame, "child.minimum",
                  {{"done", std::to_string(model.minimumDone)}, {"total", std::to_string(model.minimum)}});
        sameRowIfFits(frame, textWidth(frame, count, TextStyle::Secondary), 10);
        centreInRow(frame, size::kControl, TextStyle::Secondary);
        secondary(frame, count);
    }
    if (!model.mayAct) return;
    const std::string cap = keyCapText(Shortcut::AddStep);
    const ButtonOptions how{.keyCap = cap, .icon = Icon::Add};
    const float width = buttonWidth(frame, frame.tr("child.add_step"), how);
    sameRowIfFits(frame, width);
    alignRight(frame, width);
    if (linkButton(frame, "add", frame.tr("child.add_step"), how)) openDialog(page, Dialog::OwnStep);
}

void drawNoSteps(Page& page)
{
    Frame& frame = page.frame;
    separator(frame, 8);
    space(frame, 6);
    secondary(frame, frame.tr(page.model.position ? "child.no_steps" : "child.no_steps_yet"));
}

} // namespace

/// A plan, a meeting or a document may wait for the answer while no step does: the question is to be found here all the
/// same.
void drawUnansweredGate(Page& page)
{
    const app::ChildModel& model = page.model;
    if (model.gate != core::GateState::NotAsked || model.asksGate || !model.mayAct) return;
    Frame& frame = page.frame;
    separator(frame, 0);
    if (page.view.asksGate) {
        cardBlock(frame, {.current = true}, [&] { drawGateQuestion(page); });
        return;
    }
    space(frame, 8);
    secondary(frame, frame.tr("child.gate.unanswered"));
    if (linkButton(frame, "answer-gate", frame.tr("child.gate.answer_now"), {.icon = Icon::Shield})) page.view.asksGate = true;
}

void drawSteps(Page& page)
{
    Frame& frame = page.frame;
    const app::ChildModel& model = page.model;
    const auto first = std::find_if(model.steps.begin(), model.steps.end(),
                                    [](const Row& s) { return s.status == Status::Open && !s.isHeldBack; });
    const StepId next = first == model.steps.end() ? StepId{} : first->step;
    card(frame, "steps", {.label = frame.tr("child.steps")}, [&] {
        drawHeader(page);
        if (model.steps.empty()) drawNoSteps(page);
        bool wasAsked = !model.asksGate || !model.mayAct;
        std::size_t closed = 0;
        for (const Row& step : model.steps) {
            if (!wasAsked && step.isHeldBack) {
                cardBlock(frame, {.current = true}, [&] { drawGateQuestion(page); });
                wasAsked = true;
            }
            if (step.status != Status::Open && ++closed > kClosedAtAGlance && !page.view.showsAllSteps) continue;
            separator(frame, 0);
            drawStep(page, step, next);
        }
        if (closed > kClosedAtAGlance && !page.view.showsAllSteps) {
            separator(frame, 0);
            space(frame, 8);
            if (linkButton(frame, "all-steps", words(frame, "child.all_closed", {{"n", std::to_string(closed)}}),
                           {.icon = Icon::ExpandMore}))
                page.view.showsAllSteps = true;
        }
        drawUnansweredGate(page);
    });
    if (model.ladderNote.empty()) return;
    space(frame, 10);
    caption(frame, words(frame, "child.ladder", {{"rung", in(frame, model.ladderNote)}}));
}

} // namespace trivsel::ui::child
