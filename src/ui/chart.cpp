#include "ui/chart.h"

#include "ui/detail/interact.h"
#include "ui/detail/paint.h"
#include "ui/detail/state.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace trivsel::ui {

using detail::Across;

void chart(Frame& frame, const core::PositionTimeline& timeline, float height)
{
    const float room = detail::roomRight(frame);
    const core::ChartDrawing drawing = core::layoutTimeline(timeline, static_cast<double>(frame.design(room)), [&](const std::string& words) {
        std::string scratch;
        return static_cast<double>(frame.design(detail::measure(frame, TextStyle::Caption, detail::shown(words, scratch))));
    });
    const Rect r = detail::place(frame, room, frame.px(std::max(height, static_cast<float>(drawing.height))));
    std::string said;
    for (const core::TimelinePoint& point : timeline.points) {
        if (!said.empty()) said += "; ";
        said += point.label + ": " + (point.value.empty() ? std::string(core::toWord(point.position)) : point.value);
    }
    if (const std::string actions = core::actionsInWords(timeline); !actions.empty()) said += (said.empty() ? "" : ". ") + actions;
    detail::logText(frame, Role::Chart, r, timeline.title, said);
    const Rect seen = detail::clipped(r);
    if (seen.bottom <= seen.top) return;

    const Palette& p = frame.colours;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const auto at = [&](double x, double y) {
        return ImVec2(r.left + std::round(static_cast<float>(x) * frame.scale), r.top + std::round(static_cast<float>(y) * frame.scale));
    };
    for (const core::ChartSegment& s : drawing.segments) {
        const ImVec2 a = at(s.x1, s.y1);
        const ImVec2 b = at(s.x2, s.y2);
        if (s.kind == core::ChartSegment::Kind::Grid) detail::lineH(frame, a.x, b.x, a.y, p.line);
        else list.AddLine(a, b, detail::col(p.chartLine), std::max(1.5F, 1.75F * frame.scale));
    }
    std::string scratch;
    for (const core::ChartPill& pill : drawing.pills) {
        const ImVec2 a = at(pill.left, pill.top);
        const ImVec2 b = at(pill.right, pill.bottom);
        detail::fill(frame, {a.x, a.y, b.x, b.y}, p.accentSoft, 9);
        if (pill.isOpen) detail::fill(frame, {std::max(a.x, b.x - frame.px(9)), a.y, b.x, b.y}, p.accentSoft, 0); // goes on
        detail::drawIn(frame, TextStyle::Caption, {a.x + frame.px(8), a.y, b.x - frame.px(6), b.y}, p.accent, detail::shown(pill.words, scratch));
    }
    const float half = detail::lineHeightPx(frame, TextStyle::Caption) / 2;
    for (const core::ChartLabel& label : drawing.labels) {
        const std::string_view words = detail::shown(label.words, scratch);
        const float width = std::ceil(detail::measure(frame, TextStyle::Caption, words));
        const ImVec2 a = at(label.x, label.y);
        const float left = label.align == core::ChartLabel::Align::Left     ? a.x
                           : label.align == core::ChartLabel::Align::Centre ? a.x - std::round(width / 2)
                                                                            : a.x - width;
        detail::drawText(frame, TextStyle::Caption, {left, a.y - half}, p.muted, words);
    }
    for (const core::ChartMark& mark : drawing.marks) {
        const ImVec2 a = at(mark.x, mark.y);
        // A ring of the surface lifts the mark off the line.
        list.AddCircleFilled(a, 9 * frame.scale, detail::col(p.surface));
        detail::shape(frame, mark.position, {a.x, a.y}, 7 * frame.scale);
    }
}

} // namespace trivsel::ui
