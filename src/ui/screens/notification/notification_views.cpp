#include "ui/layout.h"
#include "ui/screens/notification/notification_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/position.h"

#include <array>

namespace trivsel::ui::notification {
namespace {

void drawView(Frame& frame, const app::NotificationModel::View& view, std::string_view name)
{
    separator(frame, 8);
    centreInRow(frame, 26, TextStyle::SecondaryStrong);
    text(frame, name, {.style = TextStyle::SecondaryStrong});
    sameRow(frame, 8);
    tag(frame, frame.tr(view.isGround ? "notification.yes" : "notification.no"),
        view.isGround ? Tone::Accent : Tone::Muted);
    caption(frame, dayWords(frame, view.on));
    space(frame, 2);
    text(frame, view.reason);
}

void drawQuestion(Page& page)
{
    Frame& frame = page.frame;
    NotificationView& view = page.view;
    space(frame, 8);
    const std::array options{ChoiceOption{.label = frame.tr("notification.yes"), .keyCap = {}, .position = {}},
                             ChoiceOption{.label = frame.tr("notification.no"), .keyCap = {}, .position = {}}};
    if (const auto chosen = choiceRow(frame, "ground", frame.tr("notification.question"), options,
                                      view.ground < 0 ? std::nullopt : std::optional(view.ground))) {
        view.ground = *chosen;
        commitNotification(page.model, view, page.out);
    }
    space(frame, 10);
    if (textArea(frame, "reason", frame.tr("notification.reason"), view.reason,
                 {.help = frame.tr("notification.reason_help"), .minLines = 2})
            .committed)
        commitNotification(page.model, view, page.out);
    space(frame, 10);
    const bool isReady = view.ground >= 0 && !text::trim(view.reason.text()).empty();
    if (!primaryButton(frame, "give", frame.tr("notification.give"), {.enabled = isReady ? Enabled::Yes : Enabled::No}))
        return;
    page.out.send(app::GiveView{page.model.child.child, page.model.id, view.ground == 0, view.reason.text()},
                  [&view](const Result<void>& done) {
                      view.fault = done ? std::nullopt : std::optional(done.error().message);
                      if (!done) return;
                      view.asksMine = false;
                      view.kept.clear();
                  });
}

void drawLeader(Page& page)
{
    Frame& frame = page.frame;
    const app::NotificationModel& model = page.model;
    if (!(model.isLeader && model.isDraft)) {
        if (model.leaderView.empty()) return;
        separator(frame, 8);
        text(frame, words(frame, "notification.leader_of", {{"name", model.leader}}),
             {.style = TextStyle::SecondaryStrong});
        space(frame, 2);
        text(frame, model.leaderView);
        return;
    }
    space(frame, 14);
    if (textArea(frame, "leader", frame.tr("notification.leader"), page.view.leaderView,
                 {.help = frame.tr("notification.leader_help"), .minLines = 2})
            .committed)
        commitNotification(model, page.view, page.out);
    space(frame, 8);
    const bool isNew =
        page.view.leaderView.text() != model.leaderView && !text::trim(page.view.leaderView.text()).empty();
    if (button(frame, "leader-give", frame.tr("notification.leader_give"),
               {.enabled = isNew ? Enabled::Yes : Enabled::No}))
        send(page, app::GiveLeaderView{model.child.child, model.id, page.view.leaderView.text()});
}

} // namespace

void drawViews(Page& page)
{
    Frame& frame = page.frame;
    const app::NotificationModel& model = page.model;
    card(frame, "views", {.label = frame.tr("notification.question")}, [&] {
        heading(frame, frame.tr("notification.question"));
        const bool asks = model.isDraft && model.mayWrite && (!model.mine || page.view.asksMine);
        if (asks) {
            space(frame, 2);
            secondary(frame, frame.tr("notification.question_why"));
            drawQuestion(page);
        }
        if (model.mine && !asks) {
            drawView(frame, *model.mine, frame.tr("notification.mine"));
            if (model.isDraft && linkButton(frame, "change", frame.tr("notification.change"))) {
                page.view.asksMine = true;
                page.view.ground = model.mine->isGround ? 0 : 1;
                page.view.reason.set(model.mine->reason);
            }
        }
        for (std::size_t i = 0; i < model.others.size(); ++i) drawView(frame, model.others[i], model.others[i].name);
        if (model.others.empty() && model.othersAnswered > 0) {
            space(frame, 10);
            caption(frame, counted(frame, "notification.others_hidden", model.othersAnswered));
        }
        drawLeader(page);
    });
}

} // namespace trivsel::ui::notification
