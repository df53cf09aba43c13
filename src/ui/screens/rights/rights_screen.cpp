#include "ui/screens/rights/rights_screen.h"

#include "ui/layout.h"
#include "ui/screens/parts/dialog_end.h"
#include "ui/screens/rights/rights_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status.h"

#include <fmt/format.h>

#include <array>

namespace trivsel::ui {
namespace rights {

std::string_view reasonWord(const Frame& frame, app::HoldReason reason)
{
    constexpr std::array kWords{"rights.hold.acute",     "rights.hold.concern",        "rights.hold.notification", "rights.hold.handover",
                                "rights.hold.complaint", "rights.hold.access_request", "rights.hold.archive",      "rights.hold.other"};
    return frame.tr(kWords[static_cast<std::size_t>(reason)]);
}

std::string heldWords(const Frame& frame, const std::vector<app::HeldBy>& held)
{
    std::string all;
    for (const app::HeldBy& one : held) {
        if (!all.empty()) all += ", ";
        all += reasonWord(frame, one.reason);
    }
    return all;
}

} // namespace rights

namespace {

using rights::Dialog;

constexpr float kSideWidth = 400;
constexpr float kFold = 860;

struct Page {
    Frame& frame;
    const app::RightsModel& model;
    RightsView& view;
    Outbox& out;
};

/// A card's heading with a link at its right edge; true when the link was used.
bool cardHead(Page& page, WidgetId id, const char* title, const char* action)
{
    return ui::cardHead(page.frame, id, page.frame.tr(title), page.model.mayWrite ? page.frame.tr(action) : std::string_view());
}

void drawTold(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "told", {.label = frame.tr("rights.told")}, [&] {
        if (cardHead(page, "add-told", "rights.told", "rights.told_add")) rights::openDialog(page.view, Dialog::Told);
        space(frame, 4);
        if (page.model.information.empty()) text(frame, frame.tr("rights.told_none"), {.style = TextStyle::Secondary, .tone = Tone::Danger});
        constexpr std::array kHow{"rights.how.letter", "rights.how.digital", "rights.how.meeting"};
        for (const auto& one : page.model.information)
            secondary(frame, words(frame, "rights.told_line", {{"day", dayWordsYear(frame, one.on)},
                                                               {"how", std::string(frame.tr(kHow[static_cast<std::size_t>(one.how)]))},
                                                               {"name", one.by}}));
        space(frame, 8);
        if (button(frame, "letter", frame.tr("rights.letter"), {.icon = Icon::Print})) page.view.print.open({app::PaperChoice::letter()}, frame.language, page.out);
    });
}

void drawCorrections(Page& page)
{
    Frame& frame = page.frame;
    space(frame, size::kBetweenCards);
    card(frame, "corrections", {.label = frame.tr("rights.corrections")}, [&] {
        if (cardHead(page, "add-correction", "rights.corrections", "rights.correction_add"))
            rights::openDialog(page.view, Dialog::Correct);
        if (page.model.corrections.empty()) secondary(frame, frame.tr("rights.corrections_none"));
        for (const auto& one : page.model.corrections)
            withId(frame, {"correction", static_cast<int>(one.id.value)}, [&] {
                separator(frame, 8);
                text(frame, one.about, {.style = TextStyle::BodyStrong});
                text(frame, fmt::format("»{}«", one.words));
                caption(frame, words(frame, "rights.said", {{"who", one.saidBy}, {"day", dayWordsYear(frame, one.on)}, {"name", one.by}}));
                if (one.answeredOn) {
                    space(frame, 4);
                    text(frame, one.answer);
                    caption(frame, words(frame, "rights.answered", {{"day", dayWordsYear(frame, *one.answeredOn)}, {"name", one.answeredBy}}));
                } else if (page.model.mayDecide && button(frame, "answer", frame.tr("rights.answer"))) {
                    rights::openDialog(page.view, Dialog::AnswerCorrection);
                    page.view.correction = one.id;
                }
            });
    });
}

void drawDecisions(Page& page)
{
    Frame& frame = page.frame;
    banner(frame, "needs-decision", BannerKind::Warning, frame.tr("rights.needs_decision"));
    for (const auto& decision : page.model.decisions) {
        const bool isRecord = decision.what == core::InsightDecision::What::Record;
        space(frame, 6);
        text(frame, frame.tr(isRecord ? "rights.of_record" : "rights.of_log"), {.style = TextStyle::SecondaryStrong});
        if (decision.isMade) {
            text(frame, frame.tr(decision.isGiven ? "rights.decided_yes" : "rights.decided_no"));
            caption(frame, words(frame, "rights.decided_by", {{"ground", decision.ground}, {"name", decision.by}, {"day", dayWordsYear(frame, decision.on)}}));
        } else {
            secondary(frame, frame.tr("rights.undecided"));
        }
        if (page.model.mayDecide && button(frame, {"decide", isRecord ? 0 : 1}, frame.tr(isRecord ? "rights.decide_record" : "rights.decide_log"))) {
            rights::openDialog(page.view, Dialog::Decide);
            page.view.what = decision.what;
        }
    }
    space(frame, 10);
}

void drawInsight(Page& page)
{
    Frame& frame = page.frame;
    space(frame, size::kBetweenCards);
    card(frame, "insight", {.label = frame.tr("rights.insight")}, [&] {
        heading(frame, frame.tr("rights.insight"));
        space(frame, 4);
        secondary(frame, frame.tr("rights.insight_why"));
        space(frame, 8);
        if (page.model.needsDecision) drawDecisions(page);
        if (button(frame, "make-insight", frame.tr("rights.insight_make"), {.icon = Icon::Print, .enabled = page.model.mayWrite ? Enabled::Yes : Enabled::No}))
            page.view.print.open({app::PaperChoice::ofChild(app::ChildPaper::Insight, page.model.child.child)}, frame.language, page.out);
    });
}

void drawSeen(Page& page)
{
    if (!page.model.mayDecide) return;
    Frame& frame = page.frame;
    space(frame, size::kBetweenCards);
    card(frame, "seen", {.label = frame.tr("rights.seen")}, [&] {
        heading(frame, frame.tr("rights.seen"));
        space(frame, 4);
        if (!page.model.isLogFetched) {
            secondary(frame, frame.tr("rights.seen_wait"));
            return;
        }
        secondary(frame, counted(frame, "rights.seen_rows", page.model.looks));
        for (std::size_t i = 0; i < page.model.seen.size(); ++i) {
            const auto& row = page.model.seen[i];
            separator(frame, 5);
            text(frame, frame.tr("audit.action." + row.action), {.style = TextStyle::SecondaryStrong});
            const LocalTime at = toLocal(row.at);
            std::string line = fmt::format("{} {} · {}", dayWordsYear(frame, at.date), dates::timeOfDay(at, frame.language),
                                           row.user.empty() ? std::string(frame.tr("rights.program")) : row.user);
            if (!row.purpose.empty()) line += " · " + row.purpose;
            caption(frame, line);
        }
    });
}

void drawExceptions(Page& page)
{
    Frame& frame = page.frame;
    space(frame, size::kBetweenCards);
    card(frame, "exceptions", {.label = frame.tr("rights.exceptions")}, [&] {
        if (cardHead(page, "add-exception", "rights.exceptions", "rights.exception_add")) rights::openDialog(page.view, Dialog::Ask);
        secondary(frame, frame.tr("rights.exceptions_why"));
        for (const auto& one : page.model.exceptions)
            withId(frame, {"exception", static_cast<int>(one.id.value)}, [&] {
                separator(frame, 8);
                text(frame, words(frame, "rights.exception_line", {{"what", one.what}, {"to", in(frame, one.to)}}), {.style = TextStyle::BodyStrong});
                text(frame, one.reason);
                caption(frame, words(frame, "rights.exception_by", {{"ground", one.ground}, {"name", one.by}, {"day", dayWordsYear(frame, one.on)}}));
                if (one.decidedOn) {
                    text(frame, frame.tr(one.isGranted ? "rights.granted" : "rights.refused"),
                         {.style = TextStyle::SecondaryStrong, .tone = one.isGranted ? Tone::Good : Tone::Danger});
                    caption(frame, words(frame, "rights.decided_by", {{"ground", one.words}, {"name", one.decidedBy}, {"day", dayWordsYear(frame, *one.decidedOn)}}));
                } else if (page.model.mayDecide && button(frame, "decide-exception", frame.tr("rights.decide"))) {
                    rights::openDialog(page.view, Dialog::DecideException);
                    page.view.exception = one.id;
                } else if (!page.model.mayDecide) {
                    secondary(frame, frame.tr("rights.waits_for_leader"));
                }
            });
    });
}

void drawKept(Page& page)
{
    Frame& frame = page.frame;
    const app::RightsModel& model = page.model;
    card(frame, "kept", {.label = frame.tr("rights.kept")}, [&] {
        if (cardHead(page, "add-hold", "rights.kept", "rights.hold_add")) rights::openDialog(page.view, Dialog::Hold);
        space(frame, 4);
        if (model.erasedFrom) text(frame, words(frame, "rights.erased_from", {{"day", dayWordsYear(frame, *model.erasedFrom)}}));
        else if (!model.left && model.monthsAfterLeaving > 0) text(frame, counted(frame, "rights.kept_while_here", model.monthsAfterLeaving));
        else text(frame, frame.tr("rights.kept_open"));
        for (const auto& held : model.holds)
            withId(frame, {"held", static_cast<int>(held.reason) * 100'000 + static_cast<int>(held.hold.value)}, [&] {
                separator(frame, 8);
                text(frame, rights::reasonWord(frame, held.reason), {.style = TextStyle::SecondaryStrong});
                if (!held.why.empty()) text(frame, held.why, {.style = TextStyle::Secondary});
                if (held.on) caption(frame, words(frame, "rights.hold_by", {{"name", held.by}, {"day", dayWordsYear(frame, *held.on)}}));
                if (held.hold && model.mayDecide && linkButton(frame, "lift", frame.tr("rights.lift"))) {
                    rights::openDialog(page.view, Dialog::Lift);
                    page.view.hold = held.hold;
                }
            });
        if (!model.mayDecide) return;
        separator(frame, 12);
        secondary(frame, frame.tr("rights.erase_why"));
        space(frame, 8);
        const Enabled enabled = model.holds.empty() ? Enabled::Yes : Enabled::No;
        if (button(frame, "erase", frame.tr("rights.erase"), {.enabled = enabled})) {
            rights::openDialog(page.view, Dialog::Erase);
            page.view.chosen = {model.child.child};
            page.view.chosenConcerns.clear();
            page.view.why = app::EraseChildren::Why::Request;
        }
    });
}

} // namespace

void RightsView::closeDialog()
{
    dialog = Dialog::None;
    correction = {};
    hold = {};
    exception = {};
    choice = recipient = -1;
    for (TextState* field : {&words, &about, &who, &date.text}) field->editor.wipe();
    date.shown.reset();
    day.reset();
    isDayWrong = false;
    fault.reset();
}

void RightsView::forget()
{
    closeDialog();
    child = {};
    chosen.clear();
    chosenConcerns.clear();
    notTold = due = {};
    print.close();
}

void drawRights(Frame& frame, const app::RightsModel& model, RightsView& view, Outbox& out)
{
    if (view.child != model.child.child) {
        view.closeDialog();
        view.child = model.child.child;
    }
    if (!model.maySee) {
        emptyState(frame, "not-yours", Icon::Lock, frame.tr("child.not_yours"), frame.tr("child.not_yours_why"));
        return;
    }
    Page page{frame, model, view, out};
    twoColumns(
        frame,
        [&] {
            drawTold(page);
            drawInsight(page);
            drawCorrections(page);
            drawExceptions(page);
        },
        [&] {
            drawKept(page);
            drawSeen(page);
        },
        {.sideWidth = kSideWidth, .fold = kFold});
    rights::drawDialog(frame, &model, view, out);
    drawPrintDialog(frame, view.print, out);
}

} // namespace trivsel::ui
