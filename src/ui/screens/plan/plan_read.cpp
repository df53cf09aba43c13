#include "ui/layout.h"
#include "ui/screens/parts/bullet.h"
#include "ui/screens/plan/plan_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/position.h"

#include <fmt/format.h>

/// A plan as it stands, to be read.
namespace trivsel::ui::plan {
namespace {

using core::ActionPlan;
using Effect = ActionPlan::Effect;

void said(Frame& frame, std::string_view label, std::string_view words)
{
    if (words.empty()) return;
    space(frame, 10);
    text(frame, label, {.style = TextStyle::SecondaryStrong});
    space(frame, 2);
    text(frame, words);
}

Tone toneOf(Effect effect)
{
    return effect == Effect::Yes ? Tone::Accent : effect == Effect::Partly ? Tone::Normal : Tone::Muted;
}

/// "28. okt. Nej  ›  9. nov. Delvist  ›  …": how it has gone, at one look.
void drawLine(Frame& frame, const app::PlanModel::Shown& shown)
{
    std::vector<std::string> scratch;
    scratch.reserve(2 * shown.followUps.size());
    std::vector<TextRun> runs;
    for (const auto& one : shown.followUps) {
        if (!one.said.staff) continue;
        scratch.push_back(fmt::format("{}{} ", runs.empty() ? "" : "  ›  ", dayWords(frame, one.said.on)));
        runs.push_back({scratch.back(), TextStyle::Secondary, Tone::Muted});
        runs.push_back({effectWord(frame, one.said.staff), TextStyle::SecondaryStrong, toneOf(*one.said.staff)});
    }
    if (runs.size() < 3) return; // one follow-up is no line
    textRuns(frame, runs);
    space(frame, 4);
}

} // namespace

std::string_view effectWord(const Frame& frame, const std::optional<Effect>& effect)
{
    if (!effect) return frame.tr("plan.effect.not_asked");
    switch (*effect) {
    case Effect::Yes: return frame.tr("plan.effect.yes");
    case Effect::Partly: return frame.tr("plan.effect.partly");
    case Effect::No: break;
    }
    return frame.tr("plan.effect.no");
}

std::string responsibleOf(const Frame& frame, const app::ChildModel::StepRow& row)
{
    if (!row.responsible.empty()) return row.responsible;
    return row.who.empty() ? std::string(frame.tr("plan.nobody")) : in(frame, row.who);
}

void drawFollowUps(Frame& frame, const app::PlanModel::Shown& shown)
{
    drawLine(frame, shown);
    for (auto one = shown.followUps.rbegin(); one != shown.followUps.rend(); ++one) {
        separator(frame, 8);
        centreInRow(frame, 26, TextStyle::SecondaryStrong);
        text(frame, dayWordsYear(frame, one->said.on), {.style = TextStyle::SecondaryStrong});
        const std::string_view word = effectWord(frame, one->said.staff);
        sameRowIfFits(frame, 80, 8);
        tag(frame, word, one->said.staff && *one->said.staff != Effect::No ? Tone::Accent : Tone::Muted);
        caption(frame, words(frame, "plan.effect_line",
                             {{"parents", effectWord(frame, one->said.parents)},
                              {"child", effectWord(frame, one->said.child)},
                              {"name", one->by}}));
        if (!one->said.words.empty()) {
            space(frame, 2);
            text(frame, one->said.words, {.style = TextStyle::Secondary});
        }
        if (!one->said.decision.empty()) {
            space(frame, 2);
            labelled(frame, frame.tr("plan.decided"), one->said.decision);
        }
    }
}

void drawRead(Frame& frame, const app::PlanModel& model, const app::PlanModel::Shown& shown)
{
    const ActionPlan& plan = shown.plan;
    if (!shown.others.empty() || shown.childrenElsewhere > 0) {
        std::string names = model.child.name;
        for (const auto& other : shown.others) names += ", " + other.name;
        if (shown.childrenElsewhere > 0) names += " " + counted(frame, "plan.elsewhere", shown.childrenElsewhere);
        said(frame, frame.tr("plan.children"), names);
    }
    said(frame, frame.tr("plan.goal"), plan.goal);
    said(frame, frame.tr("plan.goal_with"), plan.goalWith);
    said(frame, frame.tr("plan.strengths"), plan.strengths);
    said(frame, frame.tr("plan.works"), plan.works);
    said(frame, frame.tr("plan.worries"), plan.worries);
    said(frame, frame.tr("plan.child_says"), plan.childSays);
    said(frame, frame.tr("plan.child_mapping"), plan.childMappedBy);
    said(frame, frame.tr("plan.child_why_not"), plan.childWhyNot);
    said(frame, frame.tr("plan.parents_say"), plan.parentsSay);
    said(frame, frame.tr("plan.staff_say"), plan.staffSay);
    said(frame, frame.tr("plan.environment"), plan.environment);
    if (!plan.steps.empty()) {
        space(frame, 10);
        text(frame, frame.tr("plan.steps"), {.style = TextStyle::SecondaryStrong});
        for (const auto& step : shown.steps)
            if (step.isInPlan) bullet(frame, in(frame, step.row.title) + " · " + responsibleOf(frame, step.row));
    }
    if (!plan.participants.empty()) {
        space(frame, 10);
        text(frame, frame.tr("plan.people"), {.style = TextStyle::SecondaryStrong});
        for (const auto& person : plan.participants)
            bullet(frame, person.name + (person.relation.empty() ? "" : ", " + person.relation) +
                              (person.task.empty() ? "" : ": " + person.task));
    }
    said(frame, frame.tr("plan.rung"), in(frame, shown.rung));
    if (plan.followUpOn) said(frame, frame.tr("plan.follow_up_on"), dayWordsYear(frame, *plan.followUpOn));
    if (shown.followUps.empty()) return;
    space(frame, 12);
    text(frame, frame.tr("plan.helped"), {.style = TextStyle::SecondaryStrong});
    drawFollowUps(frame, shown);
}

} // namespace trivsel::ui::plan
