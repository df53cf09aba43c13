#include "ui/widgets/dialog.h"

#include "ui/detail/interact.h"
#include "ui/detail/overlay.h"
#include "ui/detail/paint.h"
#include "ui/detail/state.h"
#include "ui/layout.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace trivsel::ui {

DialogEvent dialog(Frame& frame, WidgetId id, std::string_view titleWords, const DialogOptions& options, const std::function<void()>& body)
{
    DialogEvent event = DialogEvent::None;
    const std::uint32_t dialogId = detail::makeId(frame, id);
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    const float width = std::min(frame.px(options.width), display.x - frame.px(32));
    // The content's height is known after it was drawn once; until then the card stands below the window.
    float& content = detail::remember(frame, detail::hashId(dialogId, "height"), 0);
    const bool measured = content > 0;
    const float height = measured ? std::min(content, display.y - frame.px(32)) : display.y;
    const float left = std::round((display.x - width) / 2);
    const float top = measured ? std::round((display.y - height) * 0.42F) : display.y * 2;
    const Rect box{left, top, left + width, top + height};

    const detail::Overlay overlay(frame, dialogId, detail::Overlay::Veil::Yes);
    detail::shadow(frame, box, size::kRadiusCard);
    detail::fill(frame, box, frame.colours.surface, size::kRadiusCard);
    detail::border(frame, box, frame.colours.line, size::kRadiusCard);
    ImGui::SetCursorScreenPos({box.left, box.top});
    {
        const scope::Child child(dialogId, {width, height}, ImGuiWindowFlags_NoNav);
        const ImVec2 origin = ImGui::GetCursorScreenPos();
        const float inner = ImGui::GetContentRegionAvail().x;
        const float pad = frame.px(size::kPage);
        {
            const detail::RegionScope scope(frame, origin.x + pad, origin.x + inner - pad, origin.y + pad);
            detail::region(frame).viewBottom = box.bottom;
            text(frame, titleWords, {.style = TextStyle::Title, .width = frame.design(inner - 2 * pad) - 40, .role = Role::Heading});
            space(frame, 14);
            body();
            const float bottom = scope.bottom() + pad;
            if (std::abs(bottom - origin.y - content) > 0.5F) {
                content = bottom - origin.y;
                frame.requests.redrawIn(0);
            }
        }
        if (options.closable) {
            // Last, so that Tab comes to the matter first.
            const float side = frame.px(size::kControl);
            const detail::RegionScope corner(frame, origin.x + inner - side - frame.px(14), origin.x + inner, origin.y + frame.px(16));
            if (iconButton(frame, "close-cross", Icon::Close, frame.tr("ui.close"))) event = DialogEvent::Closed;
        }
        ImGui::SetCursorScreenPos({origin.x, origin.y + content});
        ImGui::Dummy({0, 0});
    }
    detail::logText(frame, Role::Dialog, box, titleWords);
    if (options.closable && overlay.escaped()) event = DialogEvent::Closed;
    return event;
}

std::optional<bool> confirmDialog(Frame& frame, WidgetId id, const ConfirmWords& words)
{
    std::optional<bool> answer;
    const DialogEvent event = dialog(frame, id, words.title, {.width = 460}, [&] {
        text(frame, words.words, {.style = TextStyle::Body, .tone = Tone::Normal});
        space(frame, 24);
        const bool yes = words.danger ? dangerButton(frame, "confirm", words.confirm)
                                      : primaryButton(frame, "confirm", words.confirm, {.keyCap = "Enter"});
        if (yes) answer = true;
        sameRowIfFits(frame, buttonWidth(frame, words.cancel, {.keyCap = "Esc"}));
        if (button(frame, "cancel", words.cancel, {.keyCap = "Esc"})) answer = false;
    });
    if (event == DialogEvent::Closed) answer = false;
    return answer;
}

std::optional<int> menuButton(Frame& frame, WidgetId id, std::string_view label, std::span<const MenuItem> items, const ButtonOptions& options)
{
    const std::uint32_t menuId = detail::hashId(detail::makeId(frame, id), "menu");
    float& open = detail::remember(frame, menuId, 0);
    if (button(frame, id, label, options)) open = 1;
    if (open <= 0) return std::nullopt;
    const auto result = detail::popupList(
        frame, menuId, detail::region(frame).last, static_cast<int>(items.size()),
        [&](int n) {
            const MenuItem& item = items[static_cast<std::size_t>(n)];
            return detail::ListEntry{item.label, item.keyCap, item.icon, item.enabled == Enabled::Yes, false};
        },
        Role::MenuItem);
    if (result.chosen || result.closed) {
        open = 0;
        frame.requests.redrawIn(0);
    }
    return result.chosen;
}

} // namespace trivsel::ui
