#include "ui/screens/parts/dialog_end.h"

#include "ui/layout.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/status.h"
#include "ui/widgets/text.h"

namespace trivsel::ui {

DialogButton dialogEnd(Frame& frame, const std::optional<Text>& fault, const DialogEnd& end)
{
    if (fault) {
        space(frame, 12);
        banner(frame, "fault", BannerKind::Error, in(frame, *fault));
    }
    space(frame, 18);
    if (!end.wanted.empty()) {
        secondary(frame, end.wanted);
        space(frame, 8);
    }
    DialogButton used = DialogButton::None;
    if (primaryButton(frame, "send", end.send, {.tooltip = end.tooltip, .enabled = end.isReady ? Enabled::Yes : Enabled::No})) used = DialogButton::Send;
    const std::string_view leave = frame.tr("common.cancel");
    sameRowIfFits(frame, buttonWidth(frame, leave, {.keyCap = "Esc"}));
    if (button(frame, "cancel", leave, {.keyCap = "Esc"})) used = DialogButton::Leave;
    return used;
}

bool cardHead(Frame& frame, WidgetId id, std::string_view title, std::string_view action)
{
    centreInRow(frame, size::kControl, TextStyle::BodyStrong);
    heading(frame, title);
    if (action.empty()) return false;
    const float width = buttonWidth(frame, action, {.icon = Icon::Add});
    sameRowIfFits(frame, width);
    alignRight(frame, width);
    return linkButton(frame, id, action, {.icon = Icon::Add});
}

} // namespace trivsel::ui
