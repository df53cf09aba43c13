#include "ui/chart.h"

#include "ui/detail/interact.h"
#include "ui/detail/paint.h"
#include "ui/detail/state.h"
#include "ui/layout.h"
#include "ui/widgets/text.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace trivsel::ui {

namespace {

using core::chart::Drawing;
using core::chart::Ink;
using core::chart::Label;
using core::chart::Type;

Color colourOf(const Palette& p, Ink ink)
{
    switch (ink) {
    case Ink::Text: return p.text;
    case Ink::Muted: return p.muted;
    case Ink::Accent: return p.accent;
    case Ink::Surface: return p.surface;
    case Ink::Grid: return p.line;
    case Ink::Path: return p.chartLine;
    case Ink::Border: return p.controlBorder;
    case Ink::AccentSoft: return p.accentSoft;
    case Ink::Green: return p.green.mark;
    case Ink::Yellow: return p.yellow.mark;
    case Ink::Red: return p.red.mark;
    case Ink::Unassessed: return p.unassessed.mark;
    case Ink::OnGreen: return p.green.onMark;
    case Ink::OnYellow: return p.yellow.onMark;
    case Ink::OnRed: return p.red.onMark;
    case Ink::OnUnassessed: return p.unassessed.onMark;
    case Ink::Heat1: return p.heat[0].fill;
    case Ink::Heat2: return p.heat[1].fill;
    case Ink::Heat3: return p.heat[2].fill;
    case Ink::Heat4: return p.heat[3].fill;
    case Ink::Heat5: return p.heat[4].fill;
    case Ink::OnHeat1: return p.heat[0].words;
    case Ink::OnHeat2: return p.heat[1].words;
    case Ink::OnHeat3: return p.heat[2].words;
    case Ink::OnHeat4: return p.heat[3].words;
    case Ink::OnHeat5: break;
    }
    return p.heat[4].words;
}

TextStyle styleOf(Type type) { return type == Type::Strong ? TextStyle::CaptionStrong : TextStyle::Caption; }

/// Draws what the layout has decided, at one place of the window.
class Painter {
public:
    Painter(const Frame& frame, Rect place) : m_frame(frame), m_place(place), m_list(*ImGui::GetWindowDrawList()) {}

    void paint(const Drawing& drawing)
    {
        for (const auto& area : drawing.areas) paint(area);
        for (const auto& line : drawing.lines) paint(line);
        for (const auto& box : drawing.boxes) paint(box);
        for (const auto& mark : drawing.marks) paint(mark);
        for (const auto& label : drawing.labels) paint(label);
    }

private:
    ImVec2 exact(double x, double y) const
    {
        return {m_place.left + static_cast<float>(x) * m_frame.scale, m_place.top + static_cast<float>(y) * m_frame.scale};
    }
    ImVec2 at(double x, double y) const
    {
        const ImVec2 p = exact(x, y);
        return {std::round(p.x), std::round(p.y)};
    }
    Color colour(Ink ink) const { return colourOf(m_frame.colours, ink); }

    void paint(const core::chart::Area& area)
    {
        Color c = colour(area.ink);
        c.a = static_cast<std::uint8_t>(std::lround(std::clamp(area.opacity, 0.0, 1.0) * c.a));
        const ImU32 ink = detail::col(c), clear = ink & ~IM_COL32_A_MASK;
        const auto count = static_cast<int>(area.x.size());
        if (count < 2) return;
        // One strip whose parts share their corners, soft over a pixel at both edges: drawn one by one they would show
        // seams.
        constexpr int kRows = 4;
        m_list.PrimReserve((count - 1) * (kRows - 1) * 6, count * kRows);
        const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
        const auto first = m_list._VtxCurrentIdx;
        for (std::size_t i = 0; i < area.x.size(); ++i) {
            const ImVec2 top = exact(area.x[i], area.top[i]), bottom = exact(area.x[i], area.bottom[i]);
            const float soft = std::min(0.5F, (bottom.y - top.y) / 2);
            m_list.PrimWriteVtx({top.x, top.y - 0.5F}, uv, clear);
            m_list.PrimWriteVtx({top.x, top.y + soft}, uv, ink);
            m_list.PrimWriteVtx({bottom.x, bottom.y - soft}, uv, ink);
            m_list.PrimWriteVtx({bottom.x, bottom.y + 0.5F}, uv, clear);
        }
        for (int i = 0; i + 1 < count; ++i)
            for (int row = 0; row + 1 < kRows; ++row) {
                const unsigned a = first + static_cast<unsigned>(i * kRows + row), b = a + kRows;
                for (const unsigned corner : {a, b, b + 1, a, b + 1, a + 1}) m_list.PrimWriteIdx(static_cast<ImDrawIdx>(corner));
            }
    }

    void paint(const core::chart::Line& line)
    {
        const Color c = colour(line.ink);
        const float thickness = std::max(1.0F, static_cast<float>(line.thickness) * m_frame.scale);
        const bool isUpright = line.x1 == line.x2, isLevel = line.y1 == line.y2;
        if (!isUpright && !isLevel) {
            m_list.AddLine(exact(line.x1, line.y1), exact(line.x2, line.y2), detail::col(c), thickness);
            return;
        }
        // Straight ones stand on whole pixels.
        const float w = std::max(1.0F, std::floor(thickness + 0.25F));
        const ImVec2 a = at(std::min(line.x1, line.x2), std::min(line.y1, line.y2));
        const ImVec2 b = at(std::max(line.x1, line.x2), std::max(line.y1, line.y2));
        const float off = std::floor(w / 2);
        if (isLevel)
            m_list.AddRectFilled({a.x, a.y - off}, {b.x, a.y - off + w}, detail::col(c));
        else
            m_list.AddRectFilled({a.x - off, a.y}, {a.x - off + w, b.y}, detail::col(c));
    }

    void paint(const core::chart::Box& box)
    {
        const ImVec2 a = at(box.left, box.top), b = at(box.right, box.bottom);
        if (b.x <= a.x) return;
        // What is there is seen, however little it is.
        detail::fill(m_frame, {a.x, a.y, b.x, std::max(b.y, a.y + 1)}, colour(box.ink), static_cast<float>(box.radius));
    }

    void paint(const core::chart::Mark& mark)
    {
        const ImVec2 a = at(mark.x, mark.y);
        const float radius = static_cast<float>(mark.radius) * m_frame.scale;
        if (mark.isLifted) m_list.AddCircleFilled(a, radius + 2 * m_frame.scale, detail::col(m_frame.colours.surface));
        if (!mark.position)
            m_list.AddCircleFilled(a, radius, detail::col(colour(mark.ink)));
        else if (mark.isOwnColour)
            detail::shape(m_frame, *mark.position, {a.x, a.y}, radius);
        else
            detail::shape(m_frame, *mark.position, {a.x, a.y}, radius, colour(mark.ink));
    }

    void paint(const Label& label)
    {
        const TextStyle style = styleOf(label.type);
        const std::string_view words = detail::shown(label.words, m_scratch);
        const float wanted = std::ceil(detail::measure(m_frame, style, words));
        const float width = label.room > 0 ? std::min(wanted, std::ceil(static_cast<float>(label.room) * m_frame.scale)) : wanted;
        const ImVec2 a = at(label.x, label.y);
        const float left = label.align == Label::Align::Left     ? a.x
                           : label.align == Label::Align::Centre ? a.x - std::round(width / 2)
                                                                 : a.x - width;
        const float top = a.y - std::round(detail::lineHeightPx(m_frame, style) / 2);
        if (width < wanted)
            detail::drawCut(m_frame, style, {left, top}, width, colour(label.ink), words);
        else
            detail::drawText(m_frame, style, {left, top}, colour(label.ink), words);
    }

    const Frame& m_frame;
    Rect m_place;
    ImDrawList& m_list;
    std::string m_scratch;
};

template <class Any> void drawing(Frame& frame, const Any& chart, const std::string& title, float height)
{
    const float room = detail::roomRight(frame);
    std::string scratch;
    const auto measure = [&](const std::string& words, Type type) {
        return static_cast<double>(frame.design(detail::measure(frame, styleOf(type), detail::shown(words, scratch))));
    };
    const Drawing made = core::chart::layout(chart, static_cast<double>(frame.design(room)), measure);
    const Rect r = detail::place(frame, room, frame.px(std::max(height, static_cast<float>(made.height))));
    detail::logText(frame, Role::Chart, r, title, core::chart::inWords(chart));
    const Rect seen = detail::clipped(r);
    if (seen.bottom > seen.top) Painter(frame, r).paint(made);
}

} // namespace

void chart(Frame& frame, const core::chart::PositionTimeline& timeline, float height)
{
    drawing(frame, timeline, timeline.title, height);
}

void chart(Frame& frame, const core::chart::Chart& chart, float height)
{
    const core::chart::Head head = core::chart::headOf(chart);
    const bool isTimeline = std::holds_alternative<core::chart::PositionTimeline>(chart);
    if (!isTimeline && !head.title.empty()) {
        if (head.beside.empty())
            heading(frame, head.title);
        else
            textRuns(frame, {{head.title, TextStyle::BodyStrong, Tone::Normal},
                             {" " + head.beside, TextStyle::Secondary, Tone::Muted}});
        space(frame, 10);
    }
    drawing(frame, chart, head.title, height);
    if (head.sentence.empty()) return;
    space(frame, 6);
    secondary(frame, head.sentence);
}

} // namespace trivsel::ui
