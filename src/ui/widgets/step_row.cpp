#include "ui/widgets/step_row.h"

#include "ui/detail/interact.h"
#include "ui/detail/paint.h"
#include "ui/detail/state.h"
#include "ui/text_editor.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>

namespace trivsel::ui {

using detail::Across;

namespace {

constexpr float kMark = 28;
constexpr float kTextLeft = 42;
constexpr float kPadding = 9;
constexpr float kWhoWidth = 96;
constexpr float kDayWidth = 62;
constexpr float kWordsWidth = 124; ///< for "fra opfølgningen" in place of a day
constexpr float kChevron = 24;
constexpr float kFoldBelow = 400; ///< region width under which who and when go below
constexpr std::size_t kMostLines = 2;

/// A text cut to a few lines, its last one with "…" when there is more.
struct Block {
    std::string words;
    std::vector<WrappedLine> lines;
    TextStyle style = TextStyle::Body;
    std::size_t shown() const { return words.empty() ? 0 : std::min(lines.size(), kMostLines); }
};

Block wrapped(const Frame& frame, std::string_view words, TextStyle style, float width)
{
    Block block;
    std::string scratch;
    block.words = detail::shown(words, scratch);
    block.style = style;
    block.lines = wrapText(block.words, width, [&](char32_t c) {
        std::array<char, 5> utf8{};
        const ImWchar one = static_cast<ImWchar>(c);
        const char32_t code = one;
        std::size_t n = 0;
        if (code < 0x80)
            utf8[n++] = static_cast<char>(code);
        else if (code < 0x800) {
            utf8[n++] = static_cast<char>(0xC0 | (code >> 6));
            utf8[n++] = static_cast<char>(0x80 | (code & 0x3F));
        } else if (code < 0x10000) {
            utf8[n++] = static_cast<char>(0xE0 | (code >> 12));
            utf8[n++] = static_cast<char>(0x80 | ((code >> 6) & 0x3F));
            utf8[n++] = static_cast<char>(0x80 | (code & 0x3F));
        } else {
            utf8[n++] = static_cast<char>(0xF0 | (code >> 18));
            utf8[n++] = static_cast<char>(0x80 | ((code >> 12) & 0x3F));
            utf8[n++] = static_cast<char>(0x80 | ((code >> 6) & 0x3F));
            utf8[n++] = static_cast<char>(0x80 | (code & 0x3F));
        }
        return detail::measure(frame, style, {utf8.data(), n});
    });
    return block;
}

float heightOf(const Frame& frame, const Block& block)
{
    return detail::lineHeightPx(frame, block.style) * static_cast<float>(block.shown());
}

/// Draws the block and returns where the next one begins.
float draw(const Frame& frame, const Block& block, Vec2 at, float width, Color colour)
{
    const float tall = detail::lineHeightPx(frame, block.style);
    for (std::size_t i = 0; i < block.shown(); ++i) {
        const WrappedLine& line = block.lines[i];
        const bool hasMore = i + 1 == block.shown() && block.lines.size() > block.shown();
        const std::string_view rest = std::string_view(block.words).substr(line.from);
        if (hasMore)
            detail::drawCut(frame, block.style, at, width, colour, rest);
        else
            detail::drawText(frame, block.style, at, colour, rest.substr(0, line.to - line.from));
        at.y += tall;
    }
    return at.y;
}

void drawMark(const Frame& frame, Vec2 centre, const StepRowSpec& spec)
{
    const Palette& p = frame.colours;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float radius = frame.px(kMark) / 2;
    const bool isNext = spec.look == StepLook::Next;
    const float thin = std::max(1.0F, frame.px(isNext ? 2 : 1));
    if (spec.look == StepLook::Done) {
        list.AddCircleFilled(detail::vec(centre), radius, detail::col(p.green.mark));
        detail::drawIcon(frame, Icon::Check, centre, 16, p.surface);
        return;
    }
    list.AddCircle(detail::vec(centre), radius - thin / 2, detail::col(isNext ? p.accent : p.controlBorder), 0, thin);
    if (spec.isLocked)
        detail::drawIcon(frame, Icon::Lock, centre, 15, p.muted);
    else if (spec.look == StepLook::SetAside)
        detail::drawIcon(frame, Icon::Remove, centre, 16, p.muted);
    else {
        std::array<char, 16> digits{};
        std::snprintf(digits.data(), digits.size(), "%d", spec.number);
        const Rect r{centre.x - radius, centre.y - radius, centre.x + radius, centre.y + radius};
        detail::drawIn(frame, TextStyle::SecondaryStrong, r, isNext ? p.accent : p.text, digits.data(), Across::Centre);
    }
}

std::string valueOf(const StepRowSpec& spec)
{
    std::string value(spec.line);
    for (const std::string_view part : {spec.who, spec.day})
        if (!part.empty()) (value += value.empty() ? "" : " · ") += part;
    return value;
}

} // namespace

bool stepRow(Frame& frame, WidgetId id, const StepRowSpec& spec)
{
    const float room = detail::roomRight(frame);
    const bool isNarrow = frame.design(room) < kFoldBelow;
    const float dayWidth = std::clamp(std::ceil(detail::measure(frame, TextStyle::SecondaryStrong, spec.day)),
                                      frame.px(kDayWidth), frame.px(kWordsWidth));
    const float atRight = frame.px(kChevron) + (isNarrow ? 0 : frame.px(kWhoWidth + 20) + dayWidth);
    const float textWidth = std::max(frame.px(60), room - frame.px(kTextLeft) - atRight);
    const bool isClosed = spec.look == StepLook::Done || spec.look == StepLook::SetAside;
    const Block name = wrapped(frame, spec.title, isClosed ? TextStyle::Body : TextStyle::BodyStrong, textWidth);
    const Block line = wrapped(frame, spec.line, TextStyle::Secondary, textWidth);
    std::string both(spec.who);
    if (!spec.day.empty()) (both += both.empty() ? "" : " · ") += spec.day;
    const Block below =
        wrapped(frame, isNarrow ? std::string_view(both) : std::string_view(), TextStyle::Secondary, textWidth);
    const Block who =
        wrapped(frame, isNarrow ? std::string_view() : spec.who, TextStyle::Secondary, frame.px(kWhoWidth));
    const float text = heightOf(frame, name) + heightOf(frame, line) + heightOf(frame, below);
    const Rect r = detail::place(frame, room, std::max(frame.px(60), text + frame.px(kPadding * 2)));

    const auto i = detail::interact(frame, detail::makeId(frame, id), r,
                                    {.role = Role::Row, .label = spec.title, .value = valueOf(spec)});
    if (!i.visible) return i.used;
    const Palette& p = frame.colours;
    if (i.hovered || i.held) {
        detail::fill(frame, {r.left - frame.px(8), r.top + frame.px(2), r.right + frame.px(8), r.bottom - frame.px(2)},
                     p.hover, size::kRadiusControl);
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    drawMark(frame, {r.left + frame.px(kMark) / 2, r.centre().y}, spec);
    Vec2 at{r.left + frame.px(kTextLeft), std::round(r.centre().y - text / 2)};
    at.y = draw(frame, name, at, textWidth, isClosed || spec.isLocked ? p.muted : p.text);
    at.y = draw(frame, line, at, textWidth, p.muted);
    draw(frame, below, at, textWidth, p.muted);
    detail::drawIcon(frame, spec.isUnfolded ? Icon::ExpandLess : Icon::ExpandMore,
                     {r.right - frame.px(8), r.centre().y}, 18, p.muted);
    if (!isNarrow) {
        const float dayRight = r.right - frame.px(kChevron);
        const float dayLeft = dayRight - dayWidth;
        const bool isLate = spec.dayTone == Tone::Danger;
        const TextStyle style =
            isLate || spec.look == StepLook::Next ? TextStyle::SecondaryStrong : TextStyle::Secondary;
        const Color day = isLate ? p.danger : spec.look == StepLook::Next ? p.text : p.muted;
        detail::drawIn(frame, style, {dayLeft, r.top, dayRight, r.bottom}, day, spec.day, Across::Right);
        draw(frame, who, {dayLeft - frame.px(kWhoWidth + 10), std::round(r.centre().y - heightOf(frame, who) / 2)},
             frame.px(kWhoWidth), isClosed ? p.muted : p.text);
    }
    if (i.focused) detail::focusRing(frame, r, size::kRadiusControl);
    return i.used;
}

} // namespace trivsel::ui
