#include "ui/screens/acute/acute_screen.h"

#include "app/typed.h"
#include "ui/layout.h"
#include "ui/screens/acute/acute_parts.h"
#include "ui/screens/parts/acute_advice.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/status.h"

#include <array>

namespace trivsel::ui {
namespace acute {
namespace {

std::string momentWords(const Frame& frame, const LocalTime& at)
{
    return dayWords(frame, at.date) + " " + dates::timeOfDay(at, frame.language);
}

void drawAdvice(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "advice", {.current = true, .label = frame.tr("acute.now")}, [&] {
        icon(frame, Icon::Shield, 22, Tone::Danger);
        sameRow(frame, 10);
        centreInRow(frame, 24, TextStyle::BodyStrong);
        text(frame, frame.tr("acute.now"),
             {.style = TextStyle::BodyStrong, .tone = Tone::Danger, .role = Role::Heading});
        space(frame, 8);
        drawAcuteAdvice(frame);
        for (const auto& contact : page.model.contacts) {
            space(frame, 4);
            textRuns(frame, {{in(frame, contact.title) + ": ", TextStyle::SecondaryStrong},
                             {in(frame, contact.contact), TextStyle::Secondary},
                             {contact.when.empty() ? std::string() : " · " + in(frame, contact.when),
                              TextStyle::Secondary, Tone::Muted}});
        }
    });
}

void drawWords(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "words", {.label = frame.tr("acute.words")}, [&] {
        heading(frame, frame.tr("acute.words"));
        space(frame, 2);
        secondary(frame, frame.tr("acute.words_why"));
        for (const auto& row : page.model.words) {
            separator(frame, 8);
            caption(frame, momentWords(frame, row.at) + " · " + row.by);
            space(frame, 2);
            text(frame, row.said);
        }
        if (!page.model.acute) return;
        space(frame, 10);
        if (textArea(frame, "said", frame.tr("acute.said"), page.view.said, {.minLines = 3}).committed)
            commitAcute(page.model, page.view, page.out);
        space(frame, 10);
        const bool isEmpty = text::trim(page.view.said.text()).empty();
        if (!primaryButton(frame, "write", frame.tr("acute.write_down"),
                           {.enabled = isEmpty ? Enabled::No : Enabled::Yes}))
            return;
        page.view.kept.clear();
        send(page, app::WriteAcuteWords{page.model.child.child, page.model.acute, page.view.said.text()},
             &page.view.said);
    });
}

/// Two words for the same switch, joined.
void drawSwitch(Frame& frame, WidgetId id, std::string_view name, std::array<std::string_view, 2> options, bool& second)
{
    if (const auto chosen = segmented(frame, id, name, options, second ? 1 : 0)) second = *chosen == 1;
}

void drawTold(Page& page)
{
    Frame& frame = page.frame;
    const app::AcuteModel& model = page.model;
    AcuteView& view = page.view;
    card(frame, "told", {.label = frame.tr("acute.told")}, [&] {
        heading(frame, frame.tr("acute.told"));
        if (model.told.empty()) secondary(frame, frame.tr("acute.told_nobody"));
        for (const auto& row : model.told) {
            separator(frame, 8);
            caption(frame, momentWords(frame, row.at) + " · " + row.by);
            const std::string_view how = frame.tr(row.reached ? "acute.reached" : "acute.not_reached");
            textRuns(frame, {{row.who, TextStyle::BodyStrong},
                             {" · " + std::string(how), TextStyle::Body, row.reached ? Tone::Muted : Tone::Danger}});
        }
        if (model.leaderTried && !model.leaderReached && !model.recipientReached) {
            space(frame, 10);
            banner(frame, "contact-anyway", BannerKind::Warning, frame.tr("acute.contact_anyway"));
        }
        if (!model.acute) return;
        space(frame, 12);
        drawSwitch(frame, "is-leader", frame.tr("acute.told_kind"),
                   {frame.tr("acute.told_recipient"), frame.tr("acute.told_leader")}, view.isLeader);
        space(frame, 8);
        drawSwitch(frame, "reached", frame.tr("acute.told_how"),
                   {frame.tr("acute.reached"), frame.tr("acute.not_reached")}, view.notReached);
        space(frame, 8);
        if (textField(frame, "who", frame.tr("acute.told_who"), view.who,
                      {.hint = frame.tr("acute.told_hint"), .maxBytes = 400})
                .committed)
            commitAcute(model, view, page.out);
        space(frame, 10);
        const bool isEmpty = text::trim(view.who.text()).empty();
        if (button(frame, "tell", frame.tr("acute.told_write"), {.enabled = isEmpty ? Enabled::No : Enabled::Yes}))
            send(page, app::TellAcute{model.child.child, model.acute, view.who.text(), view.isLeader, !view.notReached},
                 &view.who);
    });
}

void drawEnded(Page& page)
{
    const app::AcuteModel& model = page.model;
    if (model.acute || !model.endedOn) return;
    Frame& frame = page.frame;
    banner(frame, "ended", BannerKind::Info,
           words(frame, "acute.ended",
                 {{"day", dayWordsYear(frame, *model.endedOn)}, {"name", model.endedBy}, {"why", model.endedWhy}}));
    space(frame, size::kBetweenCards);
}

/// The page without an open case: what the button does, said before it is used.
void drawNotOpen(Page& page)
{
    if (page.model.acute || !page.model.mayWrite) return;
    Frame& frame = page.frame;
    card(frame, "open", {.label = frame.tr("acute.open")}, [&] {
        text(frame, frame.tr("acute.open_why"));
        space(frame, 10);
        if (dangerButton(frame, "open", frame.tr("acute.open"))) send(page, app::OpenAcute{page.model.child.child});
    });
    space(frame, size::kBetweenCards);
}

void drawMain(Page& page)
{
    drawNotOpen(page);
    drawEnded(page);
    drawAdvice(page);
    if (page.model.acute || !page.model.words.empty()) {
        space(page.frame, size::kBetweenCards);
        drawWords(page);
    }
    if (page.model.acute || !page.model.told.empty()) {
        space(page.frame, size::kBetweenCards);
        drawTold(page);
    }
}

void adopt(const app::AcuteModel& model, AcuteView& view)
{
    if (view.child == model.child.child) return;
    view.wipe();
    view.child = model.child.child;
    view.kept = model.typed;
    const auto typed = app::splitTyped(model.typed);
    view.said.set(typed[0]);
    if (typed.size() > 1) view.who.set(typed[1]);
    if (typed.size() > 2) view.why.set(typed[2]);
    view.authorityOn = model.today;
}

} // namespace

void send(Page& page, app::Command command, TextState* wipedWhenDone)
{
    page.out.send(std::move(command), [&view = page.view, wipedWhenDone](const Result<void>& done) {
        view.fault = done ? std::nullopt : std::optional(done.error().message);
        if (!done) return;
        if (wipedWhenDone != nullptr) wipedWhenDone->editor.wipe();
        view.dialog = AcuteView::Dialog::None;
    });
}

} // namespace acute

void AcuteView::wipe()
{
    for (TextState* field : {&said, &who, &why, &authority, &date.text}) field->editor.wipe();
    kept.assign(kept.size(), '\0');
    kept.clear();
    date.shown.reset();
    authorityOn.reset();
    isDayWrong = isLeader = notReached = saidNo = false;
    dialog = Dialog::None;
    fault.reset();
}

void drawAcute(Frame& frame, const app::AcuteModel& model, AcuteView& view, Outbox& out)
{
    if (!model.maySee) {
        emptyState(frame, "not-yours", Icon::Lock, frame.tr("child.not_yours"), frame.tr("child.not_yours_why"));
        return;
    }
    acute::adopt(model, view);
    acute::Page page{frame, model, view, out};
    if (view.fault && view.dialog == AcuteView::Dialog::None) {
        banner(frame, "fault", BannerKind::Error, in(frame, *view.fault));
        space(frame, size::kBetweenCards);
    }
    twoColumns(
        frame, [&] { acute::drawMain(page); }, [&] { acute::drawSide(page); }, {.sideWidth = 360, .fold = 860});
    acute::drawDialogs(page);
}

void commitAcute(const app::AcuteModel& model, AcuteView& view, Outbox& out)
{
    if (view.child != model.child.child) return;
    const std::string now = app::joinTyped({view.said.text(), view.who.text(), view.why.text()});
    if (now == view.kept) return;
    view.kept = now;
    out.send(app::KeepTyped{model.child.child, std::string(app::kTypedAcute), now});
}

} // namespace trivsel::ui
