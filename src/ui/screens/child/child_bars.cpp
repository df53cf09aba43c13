#include "ui/layout.h"
#include "ui/screens/child/child_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/status.h"

#include <array>

/// Adults who must not see the child, and how they become so.
namespace trivsel::ui::child {
namespace {

using Dialog = ChildView::Dialog;
using Relation = core::ChildBar::Relation;

constexpr std::array kRelations{Relation::OwnChild, Relation::Relative, Relation::Other};

std::string_view relationWord(const Frame& frame, Relation relation)
{
    switch (relation) {
    case Relation::OwnChild: return frame.tr("child.relation.own_child");
    case Relation::Relative: return frame.tr("child.relation.relative");
    case Relation::Other: break;
    }
    return frame.tr("child.relation.other");
}

/// Whom the dialog is about: the only one that may be barred, or the one chosen.
int chosenAdult(const Page& page)
{
    return page.model.barChoices.size() == 1 ? 0 : page.view.responsible;
}

void drawRelation(Page& page)
{
    Frame& frame = page.frame;
    text(frame, frame.tr("child.bar_relation"), {.style = TextStyle::SecondaryStrong});
    space(frame, 4);
    std::vector<ChoiceOption> options;
    for (const Relation relation : kRelations) options.push_back({.label = relationWord(frame, relation), .keyCap = {}, .position = {}});
    const auto selected = page.view.choice < 0 ? std::nullopt : std::optional(page.view.choice);
    if (const auto chosen = choiceRow(frame, "relation", frame.tr("child.bar_relation"), options, selected)) page.view.choice = *chosen;
}

void drawBar(Page& page)
{
    Frame& frame = page.frame;
    const auto& adults = page.model.barChoices;
    if (adults.size() > 1) {
        std::vector<std::string> names;
        for (const auto& adult : adults) names.push_back(adult.name);
        if (const auto chosen = dropDown(frame, "who", frame.tr("child.bar_who"), names, page.view.responsible, {.hint = frame.tr("child.choose")}))
            page.view.responsible = *chosen;
        space(frame, 10);
    }
    drawRelation(page);
    const int at = chosenAdult(page);
    const bool isChosen = at >= 0 && at < static_cast<int>(adults.size());
    const bool isSelf = isChosen && adults[static_cast<std::size_t>(at)].user == page.model.me;
    space(frame, 12);
    banner(frame, "what", BannerKind::Warning, frame.tr(isSelf ? "child.bar_self_why" : "child.bar_why"));
    const bool isReady = isChosen && page.view.choice >= 0;
    if (!dialogFooter(page, frame.tr(isSelf ? "child.bar_self_do" : "child.bar_do"), isReady ? Enabled::Yes : Enabled::No)) return;
    sendFromDialog(page, app::BarAdult{page.model.child.child, adults[static_cast<std::size_t>(at)].user, kRelations[static_cast<std::size_t>(page.view.choice)]});
}

void drawLift(Page& page)
{
    Frame& frame = page.frame;
    for (const auto& bar : page.model.bars)
        if (bar.bar == page.view.dialogBar) secondary(frame, bar.name);
    space(frame, 10);
    textArea(frame, "why", frame.tr("child.unbar_why"), page.view.words, {.minLines = 2});
    const bool hasWords = !text::trim(page.view.words.text()).empty();
    if (dialogFooter(page, frame.tr("child.unbar_title"), hasWords ? Enabled::Yes : Enabled::No))
        sendFromDialog(page, app::LiftBar{page.view.dialogBar, page.view.words.text()});
}

} // namespace

void drawBars(Page& page)
{
    Frame& frame = page.frame;
    const app::ChildModel& model = page.model;
    if (!model.bars.empty()) {
        space(frame, 10);
        secondary(frame, frame.tr("child.barred"));
        for (const auto& bar : model.bars) {
            centreInRow(frame);
            text(frame, words(frame, "child.bar_line", {{"name", bar.name}, {"relation", relationWord(frame, bar.relation)}}), {.style = TextStyle::Secondary});
            if (!model.mayLiftBars) continue;
            sameRowIfFits(frame, buttonWidth(frame, frame.tr("child.unbar")));
            if (linkButton(frame, {"unbar", bar.bar}, frame.tr("child.unbar"), {.tooltip = words(frame, "child.unbar_name", {{"name", bar.name}})})) {
                openDialog(page, Dialog::LiftBar);
                page.view.dialogBar = bar.bar;
            }
        }
    }
    if (model.barChoices.empty()) return;
    space(frame, 8);
    if (linkButton(frame, "bar", frame.tr(model.mayLiftBars ? "child.bar" : "child.bar_self"))) openDialog(page, Dialog::Bar);
}

void drawBarDialog(Page& page)
{
    if (page.view.dialog == Dialog::Bar) drawBar(page);
    if (page.view.dialog == Dialog::LiftBar) drawLift(page);
}

} // namespace trivsel::ui::child
