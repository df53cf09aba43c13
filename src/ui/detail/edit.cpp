#include "ui/detail/edit.h"

#include "ui/detail/keys.h"
#include "ui/detail/paint.h"
#include "ui/detail/state.h"
#include "ui/scopes.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace trivsel::ui::detail {

namespace {

constexpr TextStyle kStyle = TextStyle::Body;
constexpr char32_t kBullet = 0x2022;
constexpr double kRest = 1.0; // seconds without typing until a change is committed

/// Where the words stand: one line that scrolls sideways, or wrapped lines that scroll down.
struct View {
    const Frame& frame;
    const EditSpec& spec;
    TextState& state;
    Rect inner;
    float lineHeight;

    float advance(char32_t cp) const
    {
        return frame.state.fonts->glyph(kStyle, spec.secret == Secret::Yes ? kBullet : cp).advance;
    }
    std::size_t lineOf(std::size_t position) const
    {
        const auto& lines = state.lines;
        std::size_t low = 0;
        std::size_t high = lines.size();
        while (high - low > 1) {
            const std::size_t mid = (low + high) / 2;
            (lines[mid].from <= position ? low : high) = mid;
        }
        return low;
    }
    float xOf(std::size_t line, std::size_t position) const
    {
        float x = 0;
        const std::string& words = state.editor.text();
        for (std::size_t i = state.lines[line].from; i < position && i < words.size();) x += advance(nextCodePoint(words, i));
        return x;
    }
    std::size_t positionAt(std::size_t line, float wanted) const
    {
        const std::string& words = state.editor.text();
        const WrappedLine& l = state.lines[line];
        float x = 0;
        std::size_t i = l.from;
        while (i < l.to) {
            std::size_t next = i;
            const float wide = advance(nextCodePoint(words, next));
            if (x + wide / 2 > wanted) break;
            x += wide;
            i = next;
        }
        // The end of a softly broken line is the start of the next; stay on this one.
        if (i == l.to && !l.hard && line + 1 < state.lines.size() && i > l.from) {
            do --i;
            while (i > l.from && (static_cast<unsigned char>(words[i]) & 0xC0U) == 0x80);
        }
        return i;
    }
    std::size_t positionUnder(Vec2 mouse) const
    {
        if (spec.lines == Lines::One) return positionAt(0, mouse.x - inner.left + state.scroll);
        const float row = (mouse.y - inner.top + state.scroll) / lineHeight;
        if (row < 0) return 0;
        const auto line = static_cast<std::size_t>(row);
        if (line >= state.lines.size()) return state.editor.text().size();
        return positionAt(line, mouse.x - inner.left);
    }
};

void wrap(const Frame& frame, TextState& state, float width, const EditSpec& spec)
{
    if (state.linesVersion == state.editor.version() && state.linesWidth == width && state.linesScale == frame.scale) return;
    const FontSet& fonts = *frame.state.fonts;
    if (spec.lines == Lines::One) state.lines = {{0, state.editor.text().size(), false}};
    else state.lines = wrapText(state.editor.text(), width, [&](char32_t cp) { return fonts.glyph(kStyle, cp).advance; });
    state.linesVersion = state.editor.version();
    state.linesWidth = width;
    state.linesScale = frame.scale;
}

void keepCaretInView(const View& view)
{
    TextState& state = view.state;
    const std::size_t caret = state.editor.caret();
    if (view.spec.lines == Lines::One) {
        const float x = view.xOf(0, caret);
        const float room = view.inner.width() - 2;
        if (x - state.scroll > room) state.scroll = x - room;
        if (x - state.scroll < 0) state.scroll = x;
        return;
    }
    const float top = view.lineHeight * static_cast<float>(view.lineOf(caret));
    if (top + view.lineHeight - state.scroll > view.inner.height()) state.scroll = top + view.lineHeight - view.inner.height();
    if (top < state.scroll) state.scroll = top;
}

void clampScroll(const View& view)
{
    const float content = view.spec.lines == Lines::One ? view.xOf(0, view.state.editor.text().size()) + 2
                                                        : view.lineHeight * static_cast<float>(view.state.lines.size());
    const float room = view.spec.lines == Lines::One ? view.inner.width() : view.inner.height();
    view.state.scroll = std::clamp(view.state.scroll, 0.0F, std::max(0.0F, content - room));
}

void copySelection(const View& view)
{
    if (view.spec.secret == Secret::Yes || !view.state.editor.hasSelection()) return;
    const std::string words(view.state.editor.selected());
    view.frame.state.clipboard.copy(words, view.frame.now);
}

void controlKeys(const View& view, Select select)
{
    TextEditor& e = view.state.editor;
    if (keyPressed(ImGuiKey_LeftArrow)) e.wordLeft(select);
    if (keyPressed(ImGuiKey_RightArrow)) e.wordRight(select);
    if (keyPressed(ImGuiKey_Home)) e.toStart(select);
    if (keyPressed(ImGuiKey_End)) e.toEnd(select);
    if (keyPressed(ImGuiKey_Backspace)) e.deleteWordBack();
    if (keyPressed(ImGuiKey_Delete)) e.deleteWordForward();
    if (keyPressed(ImGuiKey_A, false)) e.selectAll();
    if (keyPressed(ImGuiKey_C, false) || keyPressed(ImGuiKey_Insert, false)) copySelection(view);
    if (keyPressed(ImGuiKey_X, false) && view.spec.secret == Secret::No) {
        copySelection(view);
        e.eraseSelection();
    }
    if (keyPressed(ImGuiKey_V)) {
        if (const char* words = ImGui::GetClipboardText()) e.insert(words);
    }
    if (keyPressed(ImGuiKey_Z)) {
        if (select == Select::Yes) e.redo();
        else e.undo();
    }
    if (keyPressed(ImGuiKey_Y)) e.redo();
}

void verticalMove(const View& view, int lines, Select select)
{
    TextState& state = view.state;
    const std::size_t line = view.lineOf(state.editor.caret());
    if (state.wantedX < 0) state.wantedX = view.xOf(line, state.editor.caret());
    const auto target = static_cast<std::ptrdiff_t>(line) + lines;
    if (target < 0) state.editor.toStart(select);
    else if (target >= static_cast<std::ptrdiff_t>(state.lines.size())) state.editor.toEnd(select);
    else state.editor.moveTo(view.positionAt(static_cast<std::size_t>(target), state.wantedX), select);
}

/// Up, Down, Page Up and Page Down. True when one was used, so that the wanted column is kept.
bool verticalKeys(const View& view, Select select)
{
    if (view.spec.lines == Lines::One) return false;
    const int page = std::max(1, static_cast<int>(view.inner.height() / view.lineHeight) - 1);
    constexpr std::array kKeys = {ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_PageUp, ImGuiKey_PageDown};
    const std::array moves = {-1, 1, -page, page};
    for (std::size_t i = 0; i < kKeys.size(); ++i) {
        if (!keyPressed(kKeys[i])) continue;
        verticalMove(view, moves[i], select);
        return true;
    }
    return false;
}

void plainKeys(const View& view, Select select)
{
    TextEditor& e = view.state.editor;
    if (keyPressed(ImGuiKey_LeftArrow)) e.left(select);
    if (keyPressed(ImGuiKey_RightArrow)) e.right(select);
    const std::size_t line = view.lineOf(e.caret());
    if (keyPressed(ImGuiKey_Home)) e.moveTo(view.state.lines[line].from, select);
    if (keyPressed(ImGuiKey_End)) {
        e.moveTo(view.spec.lines == Lines::One ? e.text().size() : view.positionAt(line, 1e9F), select);
    }
    if (keyPressed(ImGuiKey_Backspace)) e.backspace();
    if (keyPressed(ImGuiKey_Delete)) e.deleteForward();
    if (view.spec.lines == Lines::Many && keyPressed(ImGuiKey_Enter) && select == Select::No) e.insert("\n");
    if (select == Select::Yes && keyPressed(ImGuiKey_Insert)) {
        if (const char* words = ImGui::GetClipboardText()) e.insert(words);
    }
}

/// Characters as the system composed them: dead keys and input methods are done before they come here.
void typedCharacters(TextEditor& editor)
{
    ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl && !io.KeyAlt) {
        io.InputQueueCharacters.resize(0);
        return;
    }
    for (const ImWchar c : io.InputQueueCharacters) {
        const auto cp = static_cast<char32_t>(c);
        std::string utf8;
        if (cp < 0x80) utf8 += static_cast<char>(cp);
        else if (cp < 0x800) utf8 = {static_cast<char>(0xC0U | (cp >> 6U)), static_cast<char>(0x80U | (cp & 0x3FU))};
        else if (cp < 0x10000)
            utf8 = {static_cast<char>(0xE0U | (cp >> 12U)), static_cast<char>(0x80U | ((cp >> 6U) & 0x3FU)),
                    static_cast<char>(0x80U | (cp & 0x3FU))};
        else
            utf8 = {static_cast<char>(0xF0U | (cp >> 18U)), static_cast<char>(0x80U | ((cp >> 12U) & 0x3FU)),
                    static_cast<char>(0x80U | ((cp >> 6U) & 0x3FU)), static_cast<char>(0x80U | (cp & 0x3FU))};
        if (cp >= 0x20 && cp != 0x7F) editor.insert(utf8);
    }
    io.InputQueueCharacters.resize(0);
}

void useKeyboard(const Frame& frame, const View& view)
{
    const ImGuiIO& io = ImGui::GetIO();
    TextState& state = view.state;
    const std::size_t caretBefore = state.editor.caret();
    const Select select = io.KeyShift ? Select::Yes : Select::No;
    bool kept = false;
    if (io.KeyCtrl && !io.KeyAlt) controlKeys(view, select);
    else if (!io.KeyAlt) {
        kept = verticalKeys(view, select);
        if (!kept) plainKeys(view, select);
    }
    typedCharacters(state.editor);
    wrap(frame, state, view.inner.width(), view.spec);
    if (state.editor.caret() != caretBefore) {
        if (!kept) state.wantedX = -1;
        keepCaretInView(view);
    }
}

void useMouse(const View& view, const Interaction& i)
{
    const ImVec2 mouse = ImGui::GetMousePos();
    TextState& state = view.state;
    if (i.pressed) {
        const std::size_t at = view.positionUnder({mouse.x, mouse.y});
        const int clicks = ImGui::GetMouseClickedCount(ImGuiMouseButton_Left);
        if (clicks >= 3) state.editor.selectAll();
        else if (clicks == 2) state.editor.selectWordAt(at);
        else state.editor.moveTo(at, ImGui::GetIO().KeyShift ? Select::Yes : Select::No);
        state.dragging = clicks < 2;
        state.wantedX = -1;
    } else if (i.held && state.dragging && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 2)) {
        state.editor.moveTo(view.positionUnder({mouse.x, mouse.y}), Select::Yes);
        keepCaretInView(view);
    }
    if (!i.held) state.dragging = false;
    if (i.hovered) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
        const float wheel = ImGui::GetIO().MouseWheel;
        const float content = view.lineHeight * static_cast<float>(state.lines.size());
        if (wheel != 0 && view.spec.lines == Lines::Many && content > view.inner.height()) {
            state.scroll -= wheel * view.lineHeight * 3;
            ImGui::GetIO().MouseWheel = 0;
        }
    }
}

void drawSpan(const View& view, std::size_t from, std::size_t to, Vec2 at, Color c)
{
    const std::string_view words = std::string_view(view.state.editor.text()).substr(from, to - from);
    if (view.spec.secret == Secret::No) {
        drawText(view.frame, kStyle, at, c, words);
        return;
    }
    std::string bullets;
    for (std::size_t i = 0; i < words.size();) {
        nextCodePoint(words, i);
        bullets += "\xE2\x80\xA2";
    }
    drawText(view.frame, kStyle, at, c, bullets);
}

void paintWords(const View& view, bool focused, bool enabled)
{
    const Frame& frame = view.frame;
    const Palette& p = frame.colours;
    const TextState& state = view.state;
    const TextEditor& e = state.editor;
    const bool one = view.spec.lines == Lines::One;
    const float scrollX = one ? state.scroll : 0;
    const float scrollY = one ? 0 : state.scroll;
    const scope::Clip clip({view.inner.left - 2, view.inner.top - (one ? 0.0F : frame.px(2))},
                           {view.inner.right + 2, view.inner.bottom + (one ? 0.0F : frame.px(2))});
    const auto first = static_cast<std::size_t>(scrollY / view.lineHeight);
    const auto many = static_cast<std::size_t>(view.inner.height() / view.lineHeight) + 2;
    for (std::size_t n = first; n < std::min(state.lines.size(), first + many); ++n) {
        const WrappedLine& line = state.lines[n];
        const Vec2 at{view.inner.left - scrollX, view.inner.top + view.lineHeight * static_cast<float>(n) - scrollY};
        if (e.hasSelection() && focused && e.selectionStart() < line.to + (line.hard ? 1 : 0) && e.selectionEnd() > line.from) {
            const float from = view.xOf(n, std::max(line.from, e.selectionStart()));
            float to = view.xOf(n, std::min(line.to, e.selectionEnd()));
            if (line.hard && e.selectionEnd() > line.to) to += frame.px(6);
            fill(frame, {at.x + from, at.y, at.x + to, at.y + view.lineHeight}, p.selection);
        }
        drawSpan(view, line.from, line.to, at, enabled ? p.text : p.disabledText);
    }
    if (!focused) return;
    const std::size_t line = view.lineOf(e.caret());
    const float x = std::round(view.inner.left - scrollX + view.xOf(line, e.caret()));
    const float y = view.inner.top + view.lineHeight * static_cast<float>(line) - scrollY;
    fill(frame, {x, y + frame.px(2), x + std::max(1.0F, frame.px(1.5F)), y + view.lineHeight - frame.px(2)}, p.text);
}

void paintBox(const Frame& frame, Rect box, const EditSpec& spec, const Interaction& i, bool enabled)
{
    const Palette& p = frame.colours;
    fill(frame, box, enabled ? p.surface : p.disabledFill, size::kRadiusControl);
    const Color line = spec.error ? p.red.mark : i.focused ? p.accent : p.controlBorder;
    border(frame, box, line, size::kRadiusControl, i.focused ? 2.0F : 1.0F);
}

FieldEvent tell(Frame& frame, TextState& state, std::uint64_t versionBefore, bool focused, bool entered)
{
    FieldEvent event;
    event.changed = state.editor.version() != versionBefore;
    if (event.changed) {
        state.dirty = true;
        state.changedAt = frame.now;
    }
    const bool left = state.hadFocus && !focused;
    if (left || entered) state.editor.breakUndo();
    if (state.dirty) {
        const double rested = frame.now - state.changedAt;
        if (left || entered || rested >= kRest) {
            event.committed = true;
            state.dirty = false;
            state.editor.breakUndo();
        } else {
            frame.requests.redrawIn(kRest - rested);
        }
    }
    event.submitted = entered;
    state.hadFocus = focused;
    return event;
}

} // namespace

FieldEvent editBox(Frame& frame, std::uint32_t id, Rect box, TextState& state, const EditSpec& spec)
{
    const bool enabled = spec.enabled && frame.state.disabled == 0;
    const bool many = spec.lines == Lines::Many;
    state.editor.setMultiline(many);
    state.editor.setMaxBytes(spec.maxBytes);
    const std::uint64_t version = state.editor.version();
    const float lineHeight = lineHeightPx(frame, kStyle);
    Rect inner{box.left + frame.px(spec.leftPad), box.top + frame.px(7), box.right - frame.px(spec.rightPad), box.bottom - frame.px(7)};
    if (!many) {
        inner.top = std::round(box.top + (box.height() - lineHeight) / 2);
        inner.bottom = inner.top + lineHeight;
    }
    View view{frame, spec, state, inner, lineHeight};
    wrap(frame, state, inner.width(), spec);

    const std::string_view value = spec.secret == Secret::Yes ? std::string_view() : std::string_view(state.editor.text());
    const auto i = interact(frame, id, box,
                            {.role = spec.role, .label = spec.label, .value = value, .enabled = enabled, .activates = false});
    bool entered = false;
    if (i.focused) {
        frame.focus.setUses({.leftRight = true, .upDown = many, .enter = true, .characters = true});
        const bool arrived = !state.hadFocus;
        if (arrived && frame.focus.ringVisible() && !many) state.editor.selectAll();
        entered = !many && !arrived && ImGui::GetIO().KeyMods == ImGuiMod_None && keyPressed(ImGuiKey_Enter, false);
        // The key that brought the focus here (K for a comment) must not be typed as well.
        if (!arrived || i.pressed) useKeyboard(frame, view);
    }
    if (enabled) useMouse(view, i);
    wrap(frame, state, inner.width(), spec);
    clampScroll(view);
    if (i.visible) {
        paintBox(frame, box, spec, i, enabled);
        if (state.editor.text().empty() && !spec.hint.empty()) {
            std::string scratch;
            drawCut(frame, kStyle, {inner.left, inner.top}, inner.width(), frame.colours.muted, shown(spec.hint, scratch));
        }
        paintWords(view, i.focused, enabled);
    }
    if (i.focused && state.editor.version() != version) frame.log.setLastValue(spec.secret == Secret::Yes ? std::string_view() : std::string_view(state.editor.text()).substr(0, 4000));
    return tell(frame, state, version, i.focused, entered);
}

float areaHeight(const Frame& frame, TextState& state, float boxWidth, int minLines, int maxLines)
{
    const EditSpec spec{.lines = Lines::Many};
    wrap(frame, state, boxWidth - frame.px(spec.leftPad) - frame.px(spec.rightPad), spec);
    const int lines = std::clamp(static_cast<int>(state.lines.size()), minLines, std::max(minLines, maxLines));
    return lineHeightPx(frame, kStyle) * static_cast<float>(lines) + frame.px(14);
}

} // namespace trivsel::ui::detail
