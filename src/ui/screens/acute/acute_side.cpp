#include "ui/layout.h"
#include "ui/screens/acute/acute_parts.h"
#include "ui/screens/parts/bullet.h"
#include "ui/screens/parts/dialog_end.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/status.h"

#include <array>

namespace trivsel::ui::acute {
namespace {

using About = core::AcuteCase::About;
using Answer = core::GateAnswer::Answer;
using Dialog = AcuteView::Dialog;

void drawClosed(Page& page)
{
    Frame& frame = page.frame;
    const app::AcuteModel& model = page.model;
    card(frame, "closed", {.label = frame.tr("acute.closed")}, [&] {
        heading(frame, frame.tr("acute.closed"));
        space(frame, 4);
        if (model.acute)
            caption(frame, words(frame, "acute.closed_by",
                                 {{"day", dayWords(frame, model.openedOn)}, {"name", model.openedBy}}));
        space(frame, 4);
        secondary(frame, frame.tr("acute.closed_what"));
        for (const std::string& sibling : model.siblings)
            bullet(frame, words(frame, "acute.closed_sibling", {{"name", sibling}}));
        space(frame, 8);
        text(frame, frame.tr("acute.held"), {.style = TextStyle::SecondaryStrong});
        if (model.held.empty()) secondary(frame, frame.tr("acute.held_none"));
        for (const auto& step : model.held) {
            std::string line = in(frame, step.title);
            if (step.due) line += " · " + dayWords(frame, *step.due);
            if (!step.who.empty()) line += " · " + step.who;
            bullet(frame, line);
        }
        if (model.papers.empty()) return;
        space(frame, 8);
        text(frame, frame.tr("acute.papers"), {.style = TextStyle::SecondaryStrong});
        for (const auto& paper : model.papers) {
            std::string line = in(frame, paper.title);
            if (!paper.about.empty()) line += " · " + paper.about;
            bullet(frame, line + " · " + dayWords(frame, paper.on) + " · " + paper.by);
        }
    });
    space(frame, size::kBetweenCards);
}

/// The gate's question. The click has closed already, so no answer opens: »Nej« says what then.
void drawQuestion(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "question", {.label = frame.tr("child.gate.question")}, [&] {
        text(frame, frame.tr("child.gate.question"), {.style = TextStyle::BodyStrong});
        space(frame, 8);
        const std::array options{ChoiceOption{.label = frame.tr("child.gate.no"), .keyCap = {}, .position = {}},
                                 ChoiceOption{.label = frame.tr("child.gate.yes"), .keyCap = {}, .position = {}},
                                 ChoiceOption{.label = frame.tr("child.gate.doubt"), .keyCap = {}, .position = {}}};
        // Doubt is what the first click said; it is shown as chosen only once somebody has said so.
        const auto selected = page.model.saidYes ? std::optional(1)
                              : page.view.saidNo ? std::optional(0)
                                                 : std::nullopt;
        if (const auto chosen = choiceRow(frame, "gate", frame.tr("child.gate.question"), options, selected)) {
            page.view.saidNo = *chosen == 0;
            if (*chosen == 1) send(page, app::AnswerGate{page.model.child.child, Answer::Yes, {}, {}});
            if (*chosen == 2) send(page, app::AnswerGate{page.model.child.child, Answer::Doubt, {}, {}});
        }
        space(frame, 6);
        caption(frame, frame.tr(page.view.saidNo ? "acute.answer_no" : "acute.answer_why"));
    });
    space(frame, size::kBetweenCards);
}

void describe(Page& page, About about, UserId suspected)
{
    send(page, app::DescribeAcute{page.model.child.child, page.model.acute, about, suspected});
}

void drawColleague(Page& page)
{
    Frame& frame = page.frame;
    const app::AcuteModel& model = page.model;
    std::vector<std::string> names{std::string(frame.tr("acute.staff_nobody"))};
    int selected = 0;
    for (const auto& colleague : model.colleagues) {
        if (colleague.user == model.suspected) selected = static_cast<int>(names.size());
        names.push_back(colleague.name);
    }
    space(frame, 10);
    if (const auto chosen = dropDown(frame, "colleague", frame.tr("acute.staff_who"), names, selected,
                                     {.help = frame.tr("acute.staff_help")})) {
        const auto at = static_cast<std::size_t>(*chosen);
        describe(page, About::Staff, at == 0 ? UserId{} : model.colleagues[at - 1].user);
    }
    space(frame, 6);
    caption(frame, frame.tr("acute.staff_next"));
}

void drawAbout(Page& page)
{
    Frame& frame = page.frame;
    constexpr std::array kAbout{About::Parent, About::OtherChild, About::Staff, About::Honour, About::Other};
    constexpr std::array kKeys{"acute.about.parent", "acute.about.child", "acute.about.staff", "acute.about.honour",
                               "acute.about.other"};
    card(frame, "about", {.label = frame.tr("acute.about")}, [&] {
        heading(frame, frame.tr("acute.about"));
        space(frame, 8);
        std::vector<ChoiceOption> options;
        std::optional<int> selected;
        for (std::size_t i = 0; i < kAbout.size(); ++i) {
            options.push_back({.label = frame.tr(kKeys[i]), .keyCap = {}, .position = {}});
            if (page.model.about == kAbout[i]) selected = static_cast<int>(i);
        }
        if (const auto chosen = radioList(frame, "about", frame.tr("acute.about"), options, selected))
            describe(page, kAbout[static_cast<std::size_t>(*chosen)], {});
        if (page.model.about == About::Staff) drawColleague(page);
        if (page.model.about == About::Honour) {
            space(frame, 8);
            caption(frame, frame.tr("acute.honour_help"));
        }
    });
    space(frame, size::kBetweenCards);
}

void openDialog(Page& page, Dialog dialog)
{
    page.view.dialog = dialog;
    page.view.dialogArrived = true;
    page.view.fault.reset();
}

void drawEnds(Page& page)
{
    Frame& frame = page.frame;
    const ChildId child = page.model.child.child;
    card(frame, "ends", {.label = frame.tr("acute.further")}, [&] {
        heading(frame, frame.tr("acute.further"));
        space(frame, 6);
        if (linkButton(frame, "notification", frame.tr("casework.notification_go"), {.icon = Icon::Forward}))
            page.out.goTo({app::Screen::Notification, {}, {}, child});
        if (linkButton(frame, "child", frame.tr("concern.to_child"), {.icon = Icon::Child}))
            page.out.goTo({app::Screen::Child, {}, {}, child});
        if (page.model.canRelease && page.model.mayWrite) {
            space(frame, 8);
            secondary(frame, frame.tr("acute.release_why"));
            space(frame, 6);
            if (button(frame, "release", frame.tr("acute.release"))) openDialog(page, Dialog::Release);
        }
        if (!page.model.acute) return;
        space(frame, 8);
        if (button(frame, "end", frame.tr("acute.end"))) openDialog(page, Dialog::End);
    });
}

bool footer(Page& page, std::string_view send, bool isReady)
{
    const DialogButton used = dialogEnd(page.frame, page.view.fault, {.send = send, .isReady = isReady});
    if (used == DialogButton::Leave) page.view.dialog = Dialog::None;
    return used == DialogButton::Send;
}

void drawEndDialog(Page& page)
{
    Frame& frame = page.frame;
    secondary(frame, frame.tr("acute.end_why"));
    space(frame, 12);
    textArea(frame, "why", frame.tr("acute.end_words"), page.view.why, {.minLines = 2});
    if (footer(page, frame.tr("acute.end_save"), !text::trim(page.view.why.text()).empty()))
        send(page, app::EndAcute{page.model.child.child, page.model.acute, page.view.why.text()}, &page.view.why);
}

void drawReleaseDialog(Page& page)
{
    Frame& frame = page.frame;
    AcuteView& view = page.view;
    secondary(frame, frame.tr("child.release_why"));
    space(frame, 12);
    textField(frame, "authority", frame.tr("child.release_who"), view.authority,
              {.help = frame.tr("child.release_who_help"), .maxBytes = 400});
    space(frame, 10);
    const DateEvent event = dateField(frame, "on", frame.tr("child.release_day"), view.authorityOn, view.date,
                                      {.hint = frame.tr("child.day_hint"), .width = 220});
    if (event.committed) view.authorityOn = event.value;
    view.isDayWrong = !event.valid;
    const bool isReady = !text::trim(view.authority.text()).empty() && view.authorityOn && !view.isDayWrong;
    if (footer(page, frame.tr("child.release_open"), isReady))
        send(page, app::AnswerGate{page.model.child.child, Answer::Released, view.authority.text(), view.authorityOn},
             &view.authority);
}

} // namespace

void drawSide(Page& page)
{
    if (page.model.isClosed) drawClosed(page);
    if (page.model.acute && page.model.mayWrite) {
        drawAbout(page);
        drawQuestion(page);
    }
    drawEnds(page);
}

void drawDialogs(Page& page)
{
    if (page.view.dialog == Dialog::None) return;
    Frame& frame = page.frame;
    const bool isEnd = page.view.dialog == Dialog::End;
    const auto event =
        dialog(frame, isEnd ? "end-dialog" : "release-dialog", frame.tr(isEnd ? "acute.end" : "child.release_title"),
               {.width = 520}, [&] { isEnd ? drawEndDialog(page) : drawReleaseDialog(page); });
    if (page.view.dialogArrived)
        frame.focus.request(std::string(frame.tr(isEnd ? "acute.end_words" : "child.release_who")));
    page.view.dialogArrived = false;
    if (event == DialogEvent::Closed) page.view.dialog = Dialog::None;
}

} // namespace trivsel::ui::acute
