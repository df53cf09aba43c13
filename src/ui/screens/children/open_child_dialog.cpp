#include "app/application.h"
#include "app/session.h"
#include "ui/layout.h"
#include "ui/screens/children/children_screen.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/status.h"

namespace trivsel::ui {
namespace {

using OpenChild = ChildrenView::OpenChild;

void drawFields(Frame& frame, OpenChild& open)
{
    secondary(frame, frame.tr("children.open_other_why"));
    space(frame, 12);
    textField(frame, "name", frame.tr("children.full_name"), open.name);
    space(frame, 10);
    const DateEvent born = dateField(frame, "born", frame.tr("children.born"), open.born, open.birthDate, {.hint = frame.tr("children.day_hint"), .width = 220});
    if (born.committed) open.born = born.value;
    open.isDayWrong = !born.valid;
    space(frame, 10);
    textArea(frame, "reason", frame.tr("children.open_reason"), open.reason, {.minLines = 2, .maxBytes = 2'000});
    if (!open.fault) return;
    space(frame, 12);
    banner(frame, "fault", BannerKind::Error, in(frame, *open.fault));
}

void send(OpenChild& open, Outbox& out)
{
    app::BreakGlass command;
    command.name = open.name.text();
    command.birthDate = *open.born;
    command.reason = open.reason.text();
    out.send(std::move(command), [&open, &out](const Result<void>& done) {
        if (!done) {
            open.fault = done.error().message;
            return;
        }
        open.close();
        out.ask([&out](app::Application& a) {
            if (a.session() != nullptr) out.goTo({app::Screen::Child, {}, {}, ChildId{a.session()->lastAdded()}});
        });
    });
}

} // namespace

void ChildrenView::OpenChild::close()
{
    for (TextState* field : {&name, &reason, &birthDate.text}) field->editor.wipe();
    birthDate.shown.reset();
    born.reset();
    isDayWrong = false;
    fault.reset();
    isOpen = false;
}

void drawOpenChild(Frame& frame, const app::ChildrenModel& model, ChildrenView& view, Outbox& out)
{
    if (!model.mayOpenOthers) return;
    OpenChild& open = view.openChild;
    space(frame, 14);
    if (linkButton(frame, "open-other", frame.tr("children.open_other"), {.icon = Icon::Lock})) open.isOpen = true;
    if (!open.isOpen) return;
    bool isCancelled = false;
    const auto event = dialog(frame, "open-child", frame.tr("children.open_other"), {.width = 520}, [&] {
        drawFields(frame, open);
        space(frame, 18);
        const bool isReady = !text::trim(open.name.text()).empty() && !text::trim(open.reason.text()).empty() && open.born && !open.isDayWrong;
        if (primaryButton(frame, "open", frame.tr("children.open_do"), {.enabled = isReady ? Enabled::Yes : Enabled::No})) send(open, out);
        sameRowIfFits(frame, buttonWidth(frame, frame.tr("common.cancel"), {.keyCap = "Esc"}));
        isCancelled = button(frame, "cancel", frame.tr("common.cancel"), {.keyCap = "Esc"});
    });
    if (isCancelled || event == DialogEvent::Closed) open.close();
}

} // namespace trivsel::ui
