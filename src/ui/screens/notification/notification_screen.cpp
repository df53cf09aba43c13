#include "ui/screens/notification/notification_screen.h"

#include "app/typed.h"
#include "ui/layout.h"
#include "ui/screens/notification/notification_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/status.h"

#include <algorithm>

namespace trivsel::ui {
namespace notification {
namespace {

/// What is typed and not said yet, as it is kept.
enum Typed { Ground, Reason, Leader, Channel, WhyNot, Feedback, kTyped };

std::string typedIn(const app::NotificationModel& model, const NotificationView& view)
{
    std::vector<std::string> fields(kTyped);
    if (!model.isDraft) { // what was typed to send it has been said
        fields[Feedback] = view.feedback.text();
        return app::joinTyped(fields);
    }
    if (view.ground >= 0) fields[Ground] = view.ground == 0 ? "1" : "0";
    fields[Reason] = view.reason.text();
    if (view.leaderView.text() != model.leaderView) fields[Leader] = view.leaderView.text();
    fields[Channel] = view.channel.text();
    fields[WhyNot] = view.whyNot.text();
    return app::joinTyped(fields);
}

void adopt(const app::NotificationModel& model, NotificationView& view)
{
    if (view.child == model.child.child && view.id == model.id) return;
    view.wipe();
    view.child = model.child.child;
    view.id = model.id;
    view.seen.set(model.seen);
    view.tried.set(model.tried);
    view.said.set(model.said);
    view.knows.set(model.knows);
    view.needsInterpreter = model.needsInterpreter;
    view.language.set(model.interpreterLanguage);
    view.leaderView.set(model.leaderView);
    view.sentOn = view.receiptOn = view.feedbackOn = model.today;
    view.kept = model.typed;
    const auto typed = app::splitTyped(model.typed);
    if (typed.size() != kTyped) return;
    if (!typed[Ground].empty()) view.ground = typed[Ground] == "1" ? 0 : 1;
    view.reason.set(typed[Reason]);
    if (!typed[Leader].empty()) view.leaderView.set(typed[Leader]);
    view.channel.set(typed[Channel]);
    view.whyNot.set(typed[WhyNot]);
    if (!typed[WhyNot].empty()) view.parents = 1;
    view.feedback.set(typed[Feedback]);
}

void drawStart(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "start", {.label = frame.tr("notification.start_title")}, [&] {
        heading(frame, frame.tr("notification.start_title"));
        space(frame, 6);
        text(frame, frame.tr("notification.start_why"));
        space(frame, 8);
        secondary(frame, frame.tr("notification.personal"));
        if (!page.model.mayWrite) return;
        space(frame, 14);
        if (primaryButton(frame, "start", frame.tr("notification.start")))
            send(page, app::StartNotification{page.model.child.child});
    });
}

void field(Page& page, WidgetId id, const char* key, const char* help, TextState& state)
{
    Frame& frame = page.frame;
    space(frame, 12);
    if (textArea(frame, id, frame.tr(key), state, {.help = frame.tr(help), .minLines = 2}).committed)
        commitNotification(page.model, page.view, page.out);
}

void drawDraft(Page& page)
{
    Frame& frame = page.frame;
    NotificationView& view = page.view;
    card(frame, "draft", {.label = frame.tr("notification.text")}, [&] {
        heading(frame, frame.tr("notification.text"));
        space(frame, 2);
        secondary(frame, frame.tr("notification.text_why"));
        field(page, "seen", "notification.seen", "notification.seen_help", view.seen);
        field(page, "tried", "notification.tried", "notification.tried_help", view.tried);
        field(page, "said", "notification.said", "notification.said_help", view.said);
        field(page, "knows", "notification.knows", "notification.knows_help", view.knows);
        space(frame, 12);
        if (checkbox(frame, "interpreter", frame.tr("notification.interpreter"), view.needsInterpreter)) {
            view.needsInterpreter = !view.needsInterpreter;
            commitNotification(page.model, view, page.out);
        }
        if (!view.needsInterpreter) return;
        space(frame, 8);
        if (textField(frame, "language", frame.tr("notification.language"), view.language,
                      {.width = 260, .maxBytes = 200})
                .committed)
            commitNotification(page.model, view, page.out);
    });
}

void drawText(Page& page)
{
    Frame& frame = page.frame;
    const app::NotificationModel& model = page.model;
    card(frame, "text", {.label = frame.tr("notification.text_sent")}, [&] {
        heading(frame, frame.tr("notification.text_sent"));
        drawSaid(frame, frame.tr("notification.seen"), model.seen);
        drawSaid(frame, frame.tr("notification.tried"), model.tried);
        drawSaid(frame, frame.tr("notification.said"), model.said);
        drawSaid(frame, frame.tr("notification.knows"), model.knows);
        if (model.needsInterpreter)
            drawSaid(frame, frame.tr("notification.interpreter"),
                     model.interpreterLanguage.empty() ? frame.tr("notification.language_unknown")
                                                       : std::string_view(model.interpreterLanguage));
    });
}

/// An underretning names those with custody; they are entered on a page of their own.
void drawCustodyMissing(Page& page)
{
    Frame& frame = page.frame;
    if (page.model.hasCustody || !page.model.isDraft) return;
    const BannerOptions how{.action = page.model.mayWrite ? frame.tr("notification.custody_go") : std::string_view(), .close = {}};
    if (banner(frame, "no-custody", BannerKind::Info, frame.tr("notification.no_custody"), how) == BannerEvent::Action) {
        commitNotification(page.model, page.view, page.out);
        page.out.goTo({app::Screen::Cooperation, {}, {}, page.model.child.child});
    }
    space(frame, size::kBetweenCards);
}

void drawMain(Page& page)
{
    drawCustodyMissing(page);
    drawViews(page);
    space(page.frame, size::kBetweenCards);
    if (page.model.isDraft && page.model.mayWrite)
        drawDraft(page);
    else
        drawText(page);
}

} // namespace

void send(Page& page, app::Command command, TextState* wipedWhenDone)
{
    page.out.send(std::move(command), [&view = page.view, wipedWhenDone](const Result<void>& done) {
        view.fault = done ? std::nullopt : std::optional(done.error().message);
        if (done && wipedWhenDone != nullptr) wipedWhenDone->editor.wipe();
    });
}

void drawSaid(Frame& frame, std::string_view label, std::string_view words)
{
    if (words.empty()) return;
    space(frame, 10);
    text(frame, label, {.style = TextStyle::SecondaryStrong});
    space(frame, 2);
    text(frame, words);
}

} // namespace notification

void NotificationView::wipe()
{
    for (TextState* field : {&reason, &leaderView, &seen, &tried, &said, &knows, &language, &channel, &whyNot,
                             &feedback, &sentDate.text, &receiptDate.text, &feedbackDate.text})
        field->editor.wipe();
    for (DateFieldState* date : {&sentDate, &receiptDate, &feedbackDate}) date->shown.reset();
    kept.assign(kept.size(), '\0');
    kept.clear();
    print.close();
    ground = parents = -1;
    needsInterpreter = isDayWrong = asksMine = false;
    sentOn.reset();
    receiptOn.reset();
    feedbackOn.reset();
    fault.reset();
}

void drawNotification(Frame& frame, const app::NotificationModel& model, NotificationView& view, Outbox& out)
{
    if (!model.maySee) {
        emptyState(frame, "not-yours", Icon::Lock, frame.tr("child.not_yours"), frame.tr("child.not_yours_why"));
        return;
    }
    notification::adopt(model, view);
    notification::Page page{frame, model, view, out};
    if (view.fault) {
        banner(frame, "fault", BannerKind::Error, in(frame, *view.fault));
        space(frame, size::kBetweenCards);
    }
    if (!model.id) {
        column(frame, std::min(availableWidth(frame), 720.0F), [&] { notification::drawStart(page); });
        return;
    }
    if (model.isDraft) {
        banner(frame, "is-draft", BannerKind::Warning, frame.tr("notification.draft"));
        space(frame, size::kBetweenCards);
    }
    twoColumns(
        frame, [&] { notification::drawMain(page); },
        [&] { model.isDraft ? notification::drawSend(page) : notification::drawSent(page); },
        {.sideWidth = 360, .fold = 860});
    drawPrintDialog(frame, view.print, out);
}

void commitNotification(const app::NotificationModel& model, NotificationView& view, Outbox& out)
{
    if (!model.id || view.id != model.id || view.child != model.child.child) return;
    const ChildId child = model.child.child;
    const bool isChanged = view.seen.text() != model.seen || view.tried.text() != model.tried ||
                           view.said.text() != model.said || view.knows.text() != model.knows ||
                           view.needsInterpreter != model.needsInterpreter ||
                           view.language.text() != model.interpreterLanguage;
    if (model.isDraft && isChanged)
        out.send(app::WriteNotification{child, model.id, view.seen.text(), view.tried.text(), view.said.text(),
                                        view.knows.text(), view.needsInterpreter, view.language.text()});
    std::string now = notification::typedIn(model, view);
    if (now == view.kept) return;
    view.kept = now;
    out.send(app::KeepTyped{child, std::string(app::kTypedView), std::move(now)});
}

} // namespace trivsel::ui
