#include "ui/chart.h"
#include "ui/layout.h"
#include "ui/screens/transition/transition_parts.h"
#include "ui/screens/parts/dialog_end.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/status.h"

#include <array>

/// Trivselslinealen: where child and care are now, their way as lines, and a new place.
namespace trivsel::ui::transition {
namespace {

using core::RulerMark;

constexpr std::array kPhaseKeys{"transition.phase.before", "transition.phase.during", "transition.phase.after"};

std::string stepWords(const Page& page, const std::optional<std::uint8_t>& at)
{
    if (!at) return std::string(page.frame.tr("transition.not_judged"));
    const core::Ruler::Step* step = page.model.ruler != nullptr ? page.model.ruler->step(*at) : nullptr;
    return std::to_string(int{*at}) + (step != nullptr ? " · " + in(page.frame, step->title) : std::string());
}

void drawPlace(Page& page, std::string_view label, const std::optional<std::uint8_t>& at)
{
    textRuns(page.frame, {{std::string(label) + ": ", TextStyle::Secondary}, {stepWords(page, at), TextStyle::SecondaryStrong}});
}

void drawOne(Page& page, const app::TransitionModel::Mark& mark)
{
    Frame& frame = page.frame;
    separator(frame, 10);
    std::string head = dayWordsYear(frame, mark.on) + " · " + std::string(frame.tr(kPhaseKeys[static_cast<std::size_t>(mark.phase)]));
    if (!mark.effort.empty()) head += ": " + mark.effort;
    text(frame, head, {.style = TextStyle::SecondaryStrong});
    drawPlace(page, frame.tr("transition.ruler_child"), mark.childAt);
    drawPlace(page, frame.tr("transition.ruler_care"), mark.careAt);
    for (const auto& [key, list] : {std::pair("transition.protects", &mark.protective), std::pair("transition.risk", &mark.risks)}) {
        if (list->empty()) continue;
        std::string line = std::string(frame.tr(key)) + ": ";
        for (std::size_t i = 0; i < list->size(); ++i) line += (i > 0 ? "; " : "") + in(frame, (*list)[i]);
        caption(frame, line);
    }
    if (!mark.words.empty()) text(frame, mark.words, {.style = TextStyle::Secondary});
    caption(frame, mark.by);
}

void drawSteps(Page& page, const char* id, std::string_view label, bool isChild, int& chosen)
{
    Frame& frame = page.frame;
    text(frame, label, {.style = TextStyle::SecondaryStrong});
    space(frame, 4);
    std::vector<std::string> titles;
    for (std::size_t i = 0; i < page.model.ruler->steps.size(); ++i) titles.push_back(std::to_string(i + 1) + " · " + in(frame, page.model.ruler->steps[i].title));
    std::vector<ChoiceOption> options;
    for (const std::string& title : titles) options.push_back({.label = title, .keyCap = {}, .position = {}});
    if (const auto now = choiceRow(frame, id, label, options, chosen < 0 ? std::nullopt : std::optional(chosen))) chosen = chosen == *now ? -1 : *now;
    if (chosen < 0) return;
    const core::Ruler::Step& step = page.model.ruler->steps[static_cast<std::size_t>(chosen)];
    space(frame, 4);
    caption(frame, in(frame, isChild ? step.child : step.care));
}

void drawTicks(Page& page, const char* id, std::string_view label, const std::vector<core::Ruler::Factor>& factors)
{
    Frame& frame = page.frame;
    space(frame, 12);
    text(frame, label, {.style = TextStyle::SecondaryStrong});
    auto& ticked = page.view.mark.ticked;
    for (std::size_t i = 0; i < factors.size(); ++i)
        if (checkbox(frame, {id, i}, in(frame, factors[i].title), ticked.contains(factors[i].id))) {
            if (ticked.contains(factors[i].id)) ticked.erase(factors[i].id);
            else ticked.insert(factors[i].id);
        }
}

void send(Page& page)
{
    const auto& typed = page.view.mark;
    RulerMark mark;
    mark.child = page.model.child.child;
    mark.on = *typed.on;
    mark.phase = static_cast<RulerMark::Phase>(typed.phase);
    mark.effort = typed.effort.text();
    mark.words = typed.words.text();
    if (typed.child >= 0) mark.childAt = static_cast<std::uint8_t>(typed.child + 1);
    if (typed.care >= 0) mark.careAt = static_cast<std::uint8_t>(typed.care + 1);
    if (const core::Ruler::Band* band = page.model.ruler->band(page.model.ageMonths)) {
        for (const auto& factor : band->protective)
            if (typed.ticked.contains(factor.id)) mark.protective.push_back(factor.id);
        for (const auto& factor : band->risks)
            if (typed.ticked.contains(factor.id)) mark.risks.push_back(factor.id);
    }
    page.out.send(app::PlaceOnRuler{mark}, [&view = page.view](const Result<void>& done) {
        if (done) view.mark.close();
        else view.mark.fault = done.error().message;
    });
}

} // namespace

void drawRuler(Page& page)
{
    Frame& frame = page.frame;
    if (page.model.ruler == nullptr) return;
    card(frame, "ruler", {.label = frame.tr("transition.ruler")}, [&] {
        heading(frame, in(frame, page.model.ruler->title));
        space(frame, 2);
        caption(frame, in(frame, page.model.ruler->note));
        space(frame, 12);
        if (button(frame, "new-mark", frame.tr("transition.new_mark"), {.icon = Icon::Add})) {
            page.view.mark.close();
            page.view.mark.isOpen = true;
            page.view.mark.on = page.model.today;
        }
        if (page.model.marks.empty()) return;
        sameRowIfFits(frame, buttonWidth(frame, frame.tr("transition.print"), {.icon = Icon::Print}));
        if (button(frame, "print-ruler", frame.tr("transition.print"), {.icon = Icon::Print}))
            page.view.print.open({app::PaperChoice::ruler(page.model.child.child)}, frame.language, page.out);
        for (const auto* line : {&page.model.childLine, &page.model.careLine}) {
            if (!*line) continue;
            space(frame, 14);
            chart(frame, **line, 150);
        }
        for (const auto& mark : page.model.marks) drawOne(page, mark);
    });
}

void drawMark(Page& page)
{
    auto& mark = page.view.mark;
    if (!mark.isOpen || page.model.ruler == nullptr) return;
    Frame& frame = page.frame;
    bool isLeft = false;
    const auto event = dialog(frame, "mark", frame.tr("transition.new_mark"), {.width = 720}, [&] {
        const DateEvent day = dateField(frame, "on", frame.tr("transition.mark_day"), mark.on, mark.onState, {.hint = frame.tr("children.day_hint"), .width = 220});
        if (day.committed) mark.on = day.value;
        mark.isWrong = !day.valid;
        space(frame, 12);
        drawSteps(page, "child", frame.tr("transition.ruler_child"), true, mark.child);
        space(frame, 12);
        drawSteps(page, "care", frame.tr("transition.ruler_care"), false, mark.care);
        if (const core::Ruler::Band* band = page.model.ruler->band(page.model.ageMonths)) {
            drawTicks(page, "protective", frame.tr("transition.protects"), band->protective);
            drawTicks(page, "risk", frame.tr("transition.risk"), band->risks);
        }
        space(frame, 12);
        std::vector<ChoiceOption> phases;
        for (const char* key : kPhaseKeys) phases.push_back({.label = frame.tr(key), .keyCap = {}, .position = {}});
        if (const auto chosen = choiceRow(frame, "phase", frame.tr("transition.phase"), phases, mark.phase)) mark.phase = *chosen;
        space(frame, 10);
        textField(frame, "effort", frame.tr("transition.effort"), mark.effort, {.hint = frame.tr("transition.effort_hint"), .maxBytes = 2000});
        space(frame, 10);
        textArea(frame, "words", frame.tr("transition.mark_words"), mark.words, {.minLines = 2});
        const bool isReady = mark.on && !mark.isWrong && (mark.child >= 0 || mark.care >= 0);
        const DialogButton used = dialogEnd(frame, mark.fault, {.send = frame.tr("common.save"), .isReady = isReady});
        if (used == DialogButton::Send) send(page);
        isLeft = used == DialogButton::Leave;
    });
    if (isLeft || event == DialogEvent::Closed) mark.close();
}

} // namespace trivsel::ui::transition
