#include "ui/detail/paint.h"

#include "ui/detail/state.h"
#include "ui/text_editor.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace trivsel::ui::detail {

namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

ImDrawList& list() { return *ImGui::GetWindowDrawList(); }

/// True when every byte may be shown as it stands: printable ASCII and the letters of Latin-1, which are NFC already.
bool plain(std::string_view words)
{
    char before = 'a';
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto c = static_cast<unsigned char>(words[i]);
        if (c == ' ' && before == ' ') return false;
        before = words[i];
        if (c >= 0x20 && c < 0x7F) continue;
        if (c == 0xC3 && i + 1 < words.size() && (static_cast<unsigned char>(words[i + 1]) & 0xC0U) == 0x80) {
            before = words[++i];
            continue;
        }
        return false;
    }
    return true;
}

/// The dashes of the ring around the unit circle.
struct Dash {
    ImVec2 from, to;
};
constexpr std::size_t kDashes = 9;
const std::array<Dash, kDashes>& dashes()
{
    static const std::array<Dash, kDashes> made = [] {
        std::array<Dash, kDashes> all{};
        const float step = 2 * std::numbers::pi_v<float> / static_cast<float>(kDashes);
        for (std::size_t i = 0; i < kDashes; ++i) {
            const float from = step * static_cast<float>(i) - std::numbers::pi_v<float> / 2;
            const float to = from + step * 0.6F;
            all[i] = {{std::cos(from), std::sin(from)}, {std::cos(to), std::sin(to)}};
        }
        return all;
    }();
    return made;
}

struct Pen {
    const FontSet& fonts;
    TextStyle style;
    Digits digits;
    float digit;
    /// Advance of `cp`, and by how much a figure moves right to stand in the middle of its place.
    float advance(char32_t cp, const Glyph& glyph, float& shift) const
    {
        shift = 0;
        if (digits == Digits::Even && cp >= U'0' && cp <= U'9') {
            shift = (digit - glyph.advance) / 2;
            return digit;
        }
        return glyph.advance;
    }
};

Pen makePen(const Frame& frame, TextStyle style, Digits digits)
{
    const FontSet& fonts = *frame.state.fonts;
    return {fonts, style, digits, fonts.digitWidth(style)};
}

void putGlyph(ImDrawList& out, const Glyph& g, float x, float baseline, ImU32 colour)
{
    if (g.width <= 0) return;
    const float left = std::floor(x + 0.5F) + g.x;
    const float top = baseline + g.y;
    out.PrimReserve(6, 4);
    out.PrimRectUV({left, top}, {left + g.width, top + g.height}, {g.u0, g.v0}, {g.u1, g.v1}, colour);
}

} // namespace

ImU32 col(Color c) { return IM_COL32(c.r, c.g, c.b, c.a); }

Color toneColour(const Palette& p, Tone tone)
{
    switch (tone) {
    case Tone::Normal: return p.text;
    case Tone::Muted: return p.muted;
    case Tone::Accent: return p.accent;
    case Tone::OnAccent: return p.onAccent;
    case Tone::Danger: return p.danger;
    case Tone::Good: return p.good;
    case Tone::Disabled: return p.disabledText;
    case Tone::Green: return p.green.text;
    case Tone::Yellow: return p.yellow.text;
    case Tone::Red: return p.red.text;
    case Tone::Unassessed: return p.unassessed.text;
    }
    return p.text;
}

void fill(const Frame& frame, Rect r, Color c, float radius)
{
    list().AddRectFilled({r.left, r.top}, {r.right, r.bottom}, col(c), frame.px(radius));
}

void fillTop(const Frame& frame, Rect r, Color c, float radius)
{
    list().AddRectFilled({r.left, r.top}, {r.right, r.bottom}, col(c), frame.px(radius), ImDrawFlags_RoundCornersTop);
}

void fillBottom(const Frame& frame, Rect r, Color c, float radius)
{
    list().AddRectFilled({r.left, r.top}, {r.right, r.bottom}, col(c), frame.px(radius), ImDrawFlags_RoundCornersBottom);
}

void border(const Frame& frame, Rect r, Color c, float radius, float width)
{
    // The path runs through the middle of the stroke; ImDrawList adds half a pixel itself.
    const float w = std::max(1.0F, frame.px(width));
    const float in = w / 2 - 0.5F;
    list().AddRect({r.left + in, r.top + in}, {r.right - in, r.bottom - in}, col(c),
                   std::max(0.0F, frame.px(radius) - in), 0, w);
}

void lineH(const Frame& frame, float x1, float x2, float y, Color c)
{
    const float w = std::max(1.0F, std::floor(frame.scale));
    list().AddRectFilled({x1, y}, {x2, y + w}, col(c));
}

void shadow(const Frame& frame, Rect r, float radius)
{
    for (int i = 4; i >= 1; --i) {
        const float out = frame.px(static_cast<float>(i) * 2);
        Color c = frame.colours.shadow;
        c.a = static_cast<std::uint8_t>(c.a / 2);
        list().AddRectFilled({r.left - out, r.top - out / 2}, {r.right + out, r.bottom + out * 1.2F}, col(c),
                             frame.px(radius) + out);
    }
}

void shape(const Frame& frame, core::Position position, Vec2 centre, float radius)
{
    shape(frame, position, centre, radius, frame.colours.of(position).mark);
}

void shape(const Frame& frame, core::Position position, Vec2 centre, float radius, Color c)
{
    ImDrawList& out = list();
    const ImU32 colour = col(c);
    switch (position) {
    case core::Position::Green: out.AddCircleFilled(vec(centre), radius, colour, 0); return;
    case core::Position::Yellow: {
        const float h = radius * 0.92F;
        const float w = radius * 1.06F;
        out.AddTriangleFilled({centre.x, centre.y - h}, {centre.x + w, centre.y + h * 0.9F},
                              {centre.x - w, centre.y + h * 0.9F}, colour);
        return;
    }
    case core::Position::Red: {
        ImVec2 points[6];
        for (int i = 0; i < 6; ++i) {
            const float angle = std::numbers::pi_v<float> * (static_cast<float>(i) / 3 - 0.5F);
            points[i] = {centre.x + radius * 1.06F * std::cos(angle), centre.y + radius * 1.06F * std::sin(angle)};
        }
        out.AddConvexPolyFilled(points, 6, colour);
        return;
    }
    case core::Position::Unassessed: break;
    }
    // Straight dashes: at this size nobody sees that they are not bent, and a grid has hundreds.
    const float thickness = std::max(1.4F, 1.5F * frame.scale);
    const float r = radius - thickness / 2;
    for (const Dash& dash : dashes()) {
        const ImVec2 ends[] = {{centre.x + r * dash.from.x, centre.y + r * dash.from.y}, {centre.x + r * dash.to.x, centre.y + r * dash.to.y}};
        out.AddPolyline(ends, 2, colour, 0, thickness);
    }
}

float lineHeightPx(const Frame& frame, TextStyle style) { return frame.state.fonts->lineHeight(style); }

float measure(const Frame& frame, TextStyle style, std::string_view words, Digits digits)
{
    const Pen pen = makePen(frame, style, digits);
    float width = 0;
    for (std::size_t i = 0; i < words.size();) {
        const char32_t cp = nextCodePoint(words, i);
        float shift = 0;
        width += pen.advance(cp, pen.fonts.glyph(style, cp), shift);
    }
    return width;
}

float drawText(const Frame& frame, TextStyle style, Vec2 at, Color c, std::string_view words, Digits digits)
{
    const Pen pen = makePen(frame, style, digits);
    ImDrawList& out = list();
    const ImU32 colour = col(c);
    const float baseline = std::round(at.y) + pen.fonts.baseline(style);
    float x = at.x;
    for (std::size_t i = 0; i < words.size();) {
        const char32_t cp = nextCodePoint(words, i);
        const Glyph& glyph = pen.fonts.glyph(style, cp);
        float shift = 0;
        const float advance = pen.advance(cp, glyph, shift);
        putGlyph(out, glyph, x + shift, baseline, colour);
        x += advance;
    }
    return x - at.x;
}

bool drawCut(const Frame& frame, TextStyle style, Vec2 at, float width, Color c, std::string_view words, Digits digits)
{
    if (measure(frame, style, words, digits) <= width + 0.5F) {
        drawText(frame, style, at, c, words, digits);
        return false;
    }
    const Pen pen = makePen(frame, style, digits);
    const float room = width - measure(frame, style, kEllipsis);
    float used = 0;
    std::size_t fits = 0;
    for (std::size_t i = 0; i < words.size();) {
        const char32_t cp = nextCodePoint(words, i);
        float shift = 0;
        used += pen.advance(cp, pen.fonts.glyph(style, cp), shift);
        if (used > room) break;
        fits = i;
    }
    while (fits > 0 && words[fits - 1] == ' ') --fits;
    const float drawn = drawText(frame, style, at, c, words.substr(0, fits), digits);
    if (room > 0) drawText(frame, style, {at.x + drawn, at.y}, c, kEllipsis);
    return true;
}

bool drawIn(const Frame& frame, TextStyle style, Rect r, Color c, std::string_view words, Across across, Digits digits)
{
    const float height = lineHeightPx(frame, style);
    Vec2 at{r.left, std::round(r.top + (r.height() - height) / 2)};
    if (across != Across::Left) {
        const float spare = std::max(0.0F, r.width() - measure(frame, style, words, digits));
        at.x += std::round(across == Across::Centre ? spare / 2 : spare);
    }
    return drawCut(frame, style, at, r.right - at.x, c, words, digits);
}

void drawIcon(const Frame& frame, Icon icon, Vec2 centre, float sizeDesign, Color c)
{
    if (icon == Icon::None) return;
    const IconSize size = sizeDesign < 18 ? IconSize::Small : sizeDesign < 30 ? IconSize::Medium : IconSize::Large;
    const Glyph& g = frame.state.fonts->iconGlyph(size, icon);
    ImDrawList& out = list();
    // Centred by its picture, not by its baseline: icons fill their square evenly.
    const float left = std::round(centre.x - g.width / 2);
    const float top = std::round(centre.y - g.height / 2);
    out.PrimReserve(6, 4);
    out.PrimRectUV({left, top}, {left + g.width, top + g.height}, {g.u0, g.v0}, {g.u1, g.v1}, col(c));
}

std::string_view shown(std::string_view words, std::string& scratch)
{
    constexpr std::size_t kMost = 300;
    if (words.size() <= kMost && plain(words)) return words;
    scratch = text::displayLine(words, kMost);
    return scratch;
}

std::string_view shownWhole(std::string_view words, std::string& scratch)
{
    if (plain(words)) return words;
    scratch = text::displayLine(words, 0);
    // What is part of a longer text keeps the spaces at its ends: they part it from its neighbours.
    const auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
    if (!words.empty() && isSpace(words.front())) scratch.insert(scratch.begin(), ' ');
    if (words.size() > 1 && isSpace(words.back())) scratch.push_back(' ');
    return scratch;
}

float keyCapPx(const Frame& frame, std::string_view keys)
{
    return std::max(frame.px(20), std::ceil(measure(frame, TextStyle::CaptionStrong, keys)) + frame.px(11));
}

void drawKeyCap(const Frame& frame, Vec2 at, std::string_view keys, Color words, Color line, Color back)
{
    const float width = keyCapPx(frame, keys);
    const Rect r{at.x, at.y, at.x + width, at.y + frame.px(20)};
    const float thin = std::max(1.0F, frame.px(1));
    if (back.a > 0) fill(frame, r, back, 4);
    border(frame, r, line, 4);
    // A heavier lower edge makes it read as a key.
    list().AddRectFilled({r.left + frame.px(3), r.bottom - 2 * thin}, {r.right - frame.px(3), r.bottom - thin}, col(line));
    drawIn(frame, TextStyle::CaptionStrong, {r.left, r.top, r.right, r.bottom - thin}, words, keys, Across::Centre);
}

} // namespace trivsel::ui::detail
