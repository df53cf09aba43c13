#include "ui/context.h"

#include "ui/detail/context_impl.h"
#include "ui/detail/interact.h"
#include "ui/detail/paint.h"
#include "ui/layout.h"
#include "ui/scopes.h"
#include "ui/shell.h"
#include "ui/widgets/button.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <exception>
#include <vector>

namespace trivsel::ui {

namespace {

ImVec4 floatColour(Color c) { return ImGui::ColorConvertU32ToFloat4(detail::col(c)); }

void applyStyle(const Frame& frame)
{
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle();
    style.WindowPadding = style.FramePadding = style.ItemSpacing = style.ItemInnerSpacing = {0, 0};
    style.WindowBorderSize = style.ChildBorderSize = style.PopupBorderSize = 0;
    style.WindowRounding = style.ChildRounding = 0;
    style.WindowMinSize = {1, 1};
    style.ScrollbarSize = frame.px(12);
    style.ScrollbarRounding = frame.px(6);
    style.GrabMinSize = frame.px(28);
    style.AntiAliasedLinesUseTex = false;
    style.CircleTessellationMaxError = 0.18F;
    style.DisplaySafeAreaPadding = {0, 0};
    const Palette& p = frame.colours;
    Color grab = p.controlBorder;
    grab.a = 90;
    style.Colors[ImGuiCol_WindowBg] = style.Colors[ImGuiCol_ChildBg] = style.Colors[ImGuiCol_ScrollbarBg] = {0, 0, 0, 0};
    style.Colors[ImGuiCol_ScrollbarGrab] = floatColour(grab);
    grab.a = 170;
    style.Colors[ImGuiCol_ScrollbarGrabHovered] = floatColour(grab);
    style.Colors[ImGuiCol_ScrollbarGrabActive] = floatColour(p.controlBorder);
    style.Colors[ImGuiCol_Text] = floatColour(p.text);
    style.Colors[ImGuiCol_NavHighlight] = {0, 0, 0, 0};
}

constexpr ImGuiWindowFlags kRoot = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav |
                                   ImGuiWindowFlags_NoScrollWithMouse;

/// A window over everything, the page's colour behind it, and a region for the widgets.
void rootWindow(Frame& frame, const char* name, const std::function<void(Frame&)>& draw)
{
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(size);
    const scope::Window window(name, kRoot);
    detail::fill(frame, {0, 0, size.x, size.y}, frame.colours.page);
    const detail::IdScope ids(frame, detail::hashId(1, WidgetId(name)));
    const detail::RegionScope region(frame, 0, size.x, 0);
    draw(frame);
}

void errorPage(Frame& frame, bool& again)
{
    centredPage(frame, 560, [&] {
        heading(frame, frame.tr("ui.error.title"));
        space(frame, 10);
        text(frame, frame.tr("ui.error.words"), {.style = TextStyle::Secondary});
        space(frame, 18);
        if (primaryButton(frame, "again", frame.tr("ui.error.again"), {.keyCap = "Enter"})) again = true;
    });
    if (frame.focus.id() == 0) frame.focus.requestFirst();
}

void drawTooltip(Frame& frame)
{
    detail::FrameState& state = frame.state;
    if (state.tip.empty()) return;
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    const float width = std::min(detail::measure(frame, TextStyle::Caption, state.tip) + frame.px(20), size.x - frame.px(16));
    const float height = frame.px(30);
    Rect r{std::clamp(state.tipRect.left, frame.px(8), std::max(frame.px(8), size.x - width - frame.px(8))), 0, 0, 0};
    r.top = state.tipRect.bottom + frame.px(6);
    if (r.top + height > size.y) r.top = state.tipRect.top - frame.px(6) - height;
    r.right = r.left + width;
    r.bottom = r.top + height;
    ImGui::SetNextWindowPos({r.left, r.top});
    ImGui::SetNextWindowSize({width, height});
    const scope::Window window("##tip", kRoot | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_Tooltip |
                                            ImGuiWindowFlags_NoFocusOnAppearing);
    const scope::Clip all({0, 0}, size);
    detail::fill(frame, r, frame.colours.text, 6);
    detail::drawIn(frame, TextStyle::Caption, {r.left + frame.px(10), r.top, r.right - frame.px(10), r.bottom},
                   frame.colours.surface, state.tip);
}

void resetState(detail::FrameState& state)
{
    state.regions.clear();
    state.ids.clear();
    state.layer = 0;
    state.disabled = 0;
    state.noTabStops = false;
    state.group = 0;
    state.splittersUsed = 0;
    state.optionKeyUsed = false;
    state.lastHovered = state.lastFocused = false;
    state.lastId = 0;
    state.tip.clear();
    if (state.remembered.size() > 20'000) state.remembered.clear();
}

bool isModifier(ImGuiKey key)
{
    return (key & ImGuiMod_Mask_) != 0 || (key >= ImGuiKey_LeftCtrl && key <= ImGuiKey_RightSuper) ||
           (key >= ImGuiKey_ReservedForModCtrl && key <= ImGuiKey_ReservedForModSuper);
}

/// Events that wait for the next frame. The toolkit puts all keys that came since the last frame into one and forgets
/// their order; "1" and then "2" would be two answers to the same statement, and a letter followed by Backspace would
/// lose the letter before. So a frame sees at most one key go down, with the modifiers held then, and no words before it.
std::vector<ImGuiInputEvent> holdBackKeys()
{
    ImVector<ImGuiInputEvent>& queue = ImGui::GetCurrentContext()->InputEventsQueue;
    std::vector<ImGuiInputEvent> later;
    bool hasPressed = false;
    bool hasWords = false;
    for (int i = 0; i < queue.Size; ++i) {
        const ImGuiInputEvent& event = queue[i];
        hasWords = hasWords || event.Type == ImGuiInputEventType_Text;
        if (event.Type != ImGuiInputEventType_Key) continue;
        const bool waits = (hasPressed || hasWords) && (event.Key.Down || isModifier(event.Key.Key));
        if (waits) {
            later.assign(queue.begin() + i, queue.end());
            queue.resize(i);
            break;
        }
        hasPressed = hasPressed || (event.Key.Down && !isModifier(event.Key.Key));
    }
    return later;
}

/// Whether somebody is here: other events come from the window system by itself.
bool hasInput()
{
    const ImVector<ImGuiInputEvent>& queue = ImGui::GetCurrentContext()->InputEventsQueue;
    return std::any_of(queue.begin(), queue.end(), [](const ImGuiInputEvent& event) { return event.Type != ImGuiInputEventType_Focus; });
}

} // namespace

FrameOutcome runFrame(Context& context, const FrameInput& input, const std::function<void(Frame&)>& draw)
{
    Context::Impl& impl = context.impl();
    context.prepareFonts();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {std::max(1.0F, input.width), std::max(1.0F, input.height)};
    io.DisplayFramebufferScale = {1, 1}; // we draw in device pixels whatever the backend believes
    io.DeltaTime = static_cast<float>(std::max(1e-5, input.seconds));
    impl.now += input.seconds;
    impl.requests.clear();
    std::swap(impl.current, impl.last);
    impl.current.begin();
    impl.current.setFound(impl.last.found());
    impl.current.lookFor(impl.last.lookedFor(), impl.last.lookedForNth());
    resetState(impl.state);

    const float scale = impl.state.fonts->scale();
    Frame frame{palette(impl.theme), impl.theme, scale, impl.language, impl.strings, impl.current, impl.focus, impl.requests,
                input.width / scale, input.height / scale, impl.now, impl.state, hasInput()};
    applyStyle(frame);
    const std::vector<ImGuiInputEvent> later = holdBackKeys();
    ImGui::NewFrame();
    for (const ImGuiInputEvent& event : later) ImGui::GetCurrentContext()->InputEventsQueue.push_back(event);
    impl.focus.beginFrame(impl.last);
    impl.focus.contentStart = 0;

    FrameOutcome outcome;
    if (!impl.failed) {
        try {
            rootWindow(frame, "##root", draw);
        } catch (const std::exception& error) {
            outcome = {true, error.what()};
        } catch (...) {
            outcome = {true, "an exception of unknown kind"};
        }
    }
    if (outcome.failed) {
        impl.failed = true;
        ImGui::ErrorCheckEndFrameRecover(nullptr);
        resetState(impl.state);
        impl.current.begin();
        impl.focus.clear();
    }
    if (impl.failed) {
        bool again = false;
        rootWindow(frame, "##error", [&](Frame& f) { errorPage(f, again); });
        if (again) impl.failed = false;
    }
    drawTooltip(frame);
    impl.focus.endFrame(impl.current);
    if (impl.focus.pending() || impl.focus.layer() != std::min(impl.current.topLayer(), 7)) impl.requests.redrawIn(0);
    if (impl.state.fonts->wantsMore() || !ImGui::GetCurrentContext()->InputEventsQueue.empty()) impl.requests.redrawIn(0);
    if (impl.requests.forgets()) context.forget();
    if (const auto left = impl.state.clipboard.left(impl.now)) {
        if (*left <= 0) impl.state.clipboard.clear();
        else impl.requests.redrawIn(*left);
    }
    ImGui::Render();
    return outcome;
}

} // namespace trivsel::ui
