#include "ui/layout.h"
#include "ui/screens/content/content_parts.h"
#include "ui/screens/parts/bullet.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/position.h"

namespace trivsel::ui::content {
namespace {

using Step = app::ContentModel::GuideStep;

/// "Pædagogen · Senest 5 arbejdsdage efter positionen"
std::string lineOf(const Frame& frame, const Step& step)
{
    std::string line;
    for (const Text* part : {&step.who, &step.due}) {
        if (part->empty()) continue;
        if (!line.empty()) line += " · ";
        line += in(frame, *part);
    }
    return line;
}

void note(Frame& frame, const char* key, const Text& words)
{
    if (words.empty()) return;
    space(frame, 8);
    labelled(frame, frame.tr(key), in(frame, words));
}

void drawMarks(Frame& frame, const Step& step)
{
    if (!step.isMinimum && !step.reachesParents && !step.isLocalChoice) return;
    space(frame, 10);
    bool isFirst = true;
    const auto put = [&](bool shown, const char* key, Tone tone) {
        if (!shown) return;
        if (!isFirst) sameRowIfFits(frame, textWidth(frame, frame.tr(key), TextStyle::SecondaryStrong) + 24, 8);
        isFirst = false;
        tag(frame, frame.tr(key), tone);
    };
    put(step.isMinimum, "content.minimum", Tone::Accent);
    put(step.reachesParents, "content.reaches_parents", Tone::Yellow);
    put(step.isLocalChoice, "content.local_choice", Tone::Muted);
}

void drawStep(Page& page, std::size_t index)
{
    Frame& frame = page.frame;
    const Step& step = page.model.steps[index];
    if (index > 0) separator(frame, 16);
    stepMark(frame, static_cast<int>(index) + 1, StepLook::Open);
    sameRow(frame, 12);
    column(frame, availableWidth(frame), [&] {
        heading(frame, in(frame, step.title));
        if (const std::string line = lineOf(frame, step); !line.empty()) caption(frame, line);
        space(frame, 6);
        text(frame, in(frame, step.action), {.style = TextStyle::Secondary});
        note(frame, "content.why", step.why);
        note(frame, "content.rung", step.rung);
        drawMarks(frame, step);
        if (!step.source.empty()) {
            space(frame, 8);
            caption(frame, words(frame, "content.source", {{"text", in(frame, step.source)}}));
        }
    });
}

void drawRules(Page& page)
{
    Frame& frame = page.frame;
    for (std::size_t i = 0; i < page.model.rules.size(); ++i) {
        const auto& rule = page.model.rules[i];
        separator(frame, 12);
        text(frame, in(frame, rule.reason), {.style = TextStyle::BodyStrong});
        for (const Text& step : rule.steps) bullet(frame, in(frame, step));
    }
}

} // namespace

void drawGuide(Page& page)
{
    Frame& frame = page.frame;
    const app::ContentModel& model = page.model;
    if (page.view.justOpened) {
        scrollToTop(frame);
        page.view.justOpened = false;
    }
    drawOtherGuide(page);
    card(frame, "guide", [&] {
        heading(frame, in(frame, model.guideTitle));
        space(frame, 4);
        secondary(frame, frame.tr("content.guide_why"));
        space(frame, 10);
        if (button(frame, "print-guide", frame.tr("print.guide"), {.icon = Icon::Print}))
            page.view.print.open({app::PaperChoice::guide()}, frame.language, page.out);
        sameRowIfFits(frame, buttonWidth(frame, frame.tr("content.change.from_file"), {.icon = Icon::File}), 8);
        if (button(frame, "from-file", frame.tr("content.change.from_file"), {.icon = Icon::File})) {
            page.view.choosesGuide = true;
            page.view.chooser = {};
        }
        space(frame, 12);
        for (std::size_t i = 0; i < model.steps.size(); ++i) drawStep(page, i);
    });
    space(frame, size::kBetweenCards);
    card(frame, "rules", [&] {
        heading(frame, frame.tr("content.rules"));
        space(frame, 4);
        secondary(frame, frame.tr("content.rules_why"));
        space(frame, 6);
        if (linkButton(frame, "rules-link",
                       frame.tr(page.view.showsRules ? "content.rules_hide" : "content.rules_show"),
                       {.icon = page.view.showsRules ? Icon::ExpandLess : Icon::ExpandMore}))
            page.view.showsRules = !page.view.showsRules;
        if (page.view.showsRules) drawRules(page);
    });
    space(frame, 10);
    caption(frame, words(frame, "content.guide_version",
                         {{"version", model.guideVersion}, {"municipality", in(frame, model.municipality)}}));
}

} // namespace trivsel::ui::content
