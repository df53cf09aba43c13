#include "ui/layout.h"
#include "ui/screens/notification/notification_parts.h"
#include "ui/screens/parts/bullet.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/status.h"

#include <array>

namespace trivsel::ui::notification {
namespace {

using Parents = core::Notification::Parents;

bool isFilled(const TextState& field)
{
    return !text::trim(field.text()).empty();
}

/// True when a whole day stands in the field.
bool day(Frame& frame, WidgetId id, std::string_view label, std::optional<Date>& value, DateFieldState& state)
{
    const DateEvent event =
        dateField(frame, id, label, value, state, {.hint = frame.tr("child.day_hint"), .width = 220});
    if (event.committed) value = event.value;
    return event.valid && value.has_value();
}

void drawMissing(Page& page)
{
    if (page.model.missing.empty()) return;
    Frame& frame = page.frame;
    text(frame, frame.tr("notification.missing"), {.style = TextStyle::SecondaryStrong});
    for (const std::string& key : page.model.missing) {
        if (key == "seen") bullet(frame, frame.tr("notification.missing.seen"));
        if (key == "tried") bullet(frame, frame.tr("notification.missing.tried"));
        if (key == "said") bullet(frame, frame.tr("notification.missing.said"));
    }
    space(frame, 10);
}

/// While the gate is not open they are not told: only why is asked.
void drawParents(Page& page)
{
    Frame& frame = page.frame;
    NotificationView& view = page.view;
    text(frame, frame.tr("notification.parents"), {.style = TextStyle::SecondaryStrong});
    space(frame, 4);
    if (page.model.gate == core::GateState::Open) {
        const std::array options{
            ChoiceOption{.label = frame.tr("notification.parents_told"), .keyCap = {}, .position = {}},
            ChoiceOption{.label = frame.tr("notification.parents_not"), .keyCap = {}, .position = {}}};
        if (const auto chosen = choiceRow(frame, "parents", frame.tr("notification.parents"), options,
                                          view.parents < 0 ? std::nullopt : std::optional(view.parents)))
            view.parents = *chosen;
    } else {
        view.parents = 1;
        secondary(frame, frame.tr(page.model.gate == core::GateState::Closed ? "notification.parents_closed"
                                                                             : "notification.parents_asks"));
    }
    if (view.parents != 1) return;
    space(frame, 8);
    if (textArea(frame, "why-not", frame.tr("notification.why_not"), view.whyNot, {.minLines = 2}).committed)
        commitNotification(page.model, page.view, page.out);
}

void drawClock(Frame& frame, std::string_view label, std::string_view day)
{
    space(frame, 6);
    textRuns(frame, {{std::string(day) + "  ", TextStyle::SecondaryStrong}, {label, TextStyle::Secondary}});
}

void drawExpected(Page& page)
{
    Frame& frame = page.frame;
    const app::NotificationModel& model = page.model;
    if (!model.expected) return;
    card(frame, "expected", {.label = frame.tr("notification.expected")}, [&] {
        heading(frame, frame.tr("notification.expected"));
        space(frame, 2);
        secondary(frame, frame.tr("notification.expected_why"));
        drawClock(frame, frame.tr("notification.expected_assessed"), dayWords(frame, model.expected->assessedBy));
        drawClock(frame, frame.tr("notification.expected_receipt"), dayWords(frame, model.expected->receiptBy));
        drawClock(frame, frame.tr("notification.expected_ask"), dayWords(frame, model.expected->askBy));
        if (!model.knowsYear) {
            space(frame, 6);
            caption(frame, frame.tr("notification.unknown_year"));
        }
        if (model.shouldAsk) {
            space(frame, 10);
            banner(frame, "ask", BannerKind::Warning,
                   words(frame, "notification.ask_now",
                         {{"who", in(frame, model.recipient)}, {"contact", in(frame, model.recipientContact)}}));
        }
    });
    space(frame, size::kBetweenCards);
}

void drawReceipt(Page& page)
{
    Frame& frame = page.frame;
    const app::NotificationModel& model = page.model;
    NotificationView& view = page.view;
    card(frame, "receipt", {.label = frame.tr("notification.heard")}, [&] {
        heading(frame, frame.tr("notification.heard"));
        space(frame, 6);
        if (model.receiptOn)
            secondary(frame, words(frame, "notification.receipt_on", {{"day", dayWordsYear(frame, *model.receiptOn)}}));
        else if (model.mayWrite) {
            const bool isReady =
                day(frame, "receipt-day", frame.tr("notification.receipt_day"), view.receiptOn, view.receiptDate);
            space(frame, 8);
            if (button(frame, "receipt", frame.tr("notification.receipt"),
                       {.enabled = isReady ? Enabled::Yes : Enabled::No}))
                send(page, app::NoteReceipt{model.child.child, model.id, *view.receiptOn});
        }
        separator(frame, 12);
        if (model.feedbackOn) {
            secondary(frame,
                      words(frame, "notification.feedback_on", {{"day", dayWordsYear(frame, *model.feedbackOn)}}));
            space(frame, 2);
            text(frame, model.feedback);
            return;
        }
        if (!model.mayWrite) return;
        if (textArea(frame, "feedback", frame.tr("notification.feedback"), view.feedback,
                     {.help = frame.tr("notification.feedback_help"), .minLines = 2})
                .committed)
            commitNotification(page.model, page.view, page.out);
        space(frame, 8);
        const bool isReady =
            day(frame, "feedback-day", frame.tr("notification.feedback_day"), view.feedbackOn, view.feedbackDate);
        space(frame, 8);
        if (button(frame, "feedback-send", frame.tr("notification.feedback_note"),
                   {.enabled = isReady && isFilled(view.feedback) ? Enabled::Yes : Enabled::No}))
            send(page, app::NoteFeedback{model.child.child, model.id, *view.feedbackOn, view.feedback.text()},
                 &view.feedback);
    });
    space(frame, size::kBetweenCards);
}

} // namespace

/// What is typed and not saved yet is saved first: the paper holds it.
void drawPrint(Page& page, std::string_view label)
{
    if (!button(page.frame, "print", label, {.icon = Icon::Print})) return;
    commitNotification(page.model, page.view, page.out);
    page.view.print.open({app::PaperChoice::ofChild(app::ChildPaper::Notification, page.model.child.child)},
                         page.frame.language, page.out);
}

void drawSend(Page& page)
{
    Frame& frame = page.frame;
    const app::NotificationModel& model = page.model;
    NotificationView& view = page.view;
    card(frame, "send", {.label = frame.tr("notification.send_title")}, [&] {
        heading(frame, frame.tr("notification.send_title"));
        space(frame, 2);
        secondary(frame, words(frame, "notification.send_why",
                               {{"who", in(frame, model.recipient)}, {"contact", in(frame, model.recipientContact)}}));
        space(frame, 10);
        drawMissing(page);
        if (!model.mayWrite) return;
        drawPrint(page, frame.tr("print.draft"));
        space(frame, 12);
        const bool hasDay = day(frame, "sent-day", frame.tr("notification.sent_day"), view.sentOn, view.sentDate);
        space(frame, 10);
        if (textField(frame, "channel", frame.tr("notification.channel"), view.channel,
                      {.hint = frame.tr("notification.channel_hint"), .maxBytes = 400})
                .committed)
            commitNotification(page.model, page.view, page.out);
        space(frame, 12);
        drawParents(page);
        space(frame, 14);
        const bool isReady = model.missing.empty() && hasDay && isFilled(view.channel) &&
                             (view.parents == 0 || (view.parents == 1 && isFilled(view.whyNot)));
        if (!primaryButton(frame, "mark-sent", frame.tr("notification.mark_sent"),
                           {.enabled = isReady ? Enabled::Yes : Enabled::No}))
            return;
        commitNotification(model, view, page.out);
        view.kept.clear();
        send(page, app::SendNotification{model.child.child, model.id, *view.sentOn, view.channel.text(),
                                         view.parents == 0 ? Parents::Told : Parents::NotTold,
                                         view.parents == 1 ? view.whyNot.text() : std::string()});
    });
    space(frame, 10);
    caption(frame, frame.tr("notification.personal"));
}

void drawSent(Page& page)
{
    Frame& frame = page.frame;
    const app::NotificationModel& model = page.model;
    card(frame, "sent", {.label = frame.tr("notification.sent")}, [&] {
        heading(frame, frame.tr("notification.sent"));
        space(frame, 4);
        if (model.sentOn)
            secondary(frame, words(frame, "notification.sent_line",
                                   {{"day", dayWordsYear(frame, *model.sentOn)}, {"channel", model.channel}}));
        space(frame, 4);
        if (model.parents == Parents::Told)
            secondary(frame, frame.tr("notification.parents_were_told"));
        else
            labelled(frame, frame.tr("notification.parents_were_not"), model.parentsWhyNot);
        space(frame, 8);
        caption(frame, frame.tr("notification.goes_on"));
        if (!model.mayWrite) return;
        space(frame, 10);
        drawPrint(page, frame.tr("print.button"));
        space(frame, 6);
        if (linkButton(frame, "again", frame.tr("notification.again"), {.icon = Icon::Add}))
            send(page, app::StartNotification{model.child.child});
    });
    space(frame, size::kBetweenCards);
    drawExpected(page);
    drawReceipt(page);
}

} // namespace trivsel::ui::notification
