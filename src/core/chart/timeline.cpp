#include "core/chart/timeline.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace trivsel::core::chart {

namespace {

constexpr double kRowStep = 40;
constexpr double kPath = 1.75;
constexpr double kTop = 16;
constexpr double kPillHeight = 20;
constexpr double kPillStep = 26;
constexpr double kLaneGap = 8;
constexpr int kLaneRows = 2;
constexpr double kWidestWord = 0.45; // of the axis, for the word of a bar in a lane
constexpr double kEdge = 22; // from the first and last mark to the ends of the grid

double rowY(Position p)
{
    // A round without an assessment stands on a line of its own below the axis of positions: on the red line's step.
    const int row = p == Position::Green ? 0 : p == Position::Yellow ? 1 : p == Position::Red ? 2 : 3;
    return kTop + kRowStep * row;
}

struct Axis {
    double left = 0, right = 0; // of the marks
    double from = 0, to = 1;    // values
    double x(double at) const
    {
        if (to <= from) return (left + right) / 2;
        return left + (right - left) * (std::clamp(at, from, to) - from) / (to - from);
    }
};

Axis makeAxis(const PositionTimeline& t, double left, double right)
{
    Axis axis{left + kEdge, std::max(left + kEdge, right - kEdge), 0, 1};
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    const auto take = [&](double v) {
        low = std::min(low, v);
        high = std::max(high, v);
    };
    for (const TimelinePoint& p : t.points) take(p.at);
    const auto takeAll = [&](const std::vector<TimelineBar>& bars) {
        for (const TimelineBar& b : bars) {
            take(b.from);
            take(b.to);
        }
    };
    takeAll(t.bars);
    for (const TimelineLane& lane : t.lanes) takeAll(lane.bars);
    if (low <= high) {
        axis.from = low;
        axis.to = high;
    }
    return axis;
}

struct Span {
    double left = 0, right = 0;
};

void addPill(Drawing& out, const Span& span, double top, const TimelineBar& bar)
{
    constexpr double kRound = 9;
    const double bottom = top + kPillHeight;
    out.boxes.push_back({span.left, top, span.right, bottom, Ink::AccentSoft, kRound});
    if (bar.isOpen) // it goes on: square at that end
        out.boxes.push_back({std::max(span.left, span.right - kRound), top, span.right, bottom, Ink::AccentSoft});
    out.labels.push_back({Label::Align::Left, span.left + 8, top + kPillHeight / 2, bar.label, Ink::Accent, Type::Caption,
                          std::max(4.0, span.right - span.left - 14)});
}

/// Left of the axis, which begins at `left`.
void addRowLabel(Drawing& out, double left, double y, const std::string& words)
{
    out.labels.push_back({Label::Align::Right, left - 10, y, words, Ink::Muted, Type::Caption, std::max(1.0, left - 10)});
}

void addPath(Drawing& out, const PositionTimeline& t, const Axis& axis)
{
    const TimelinePoint* last = nullptr;
    for (const TimelinePoint& p : t.points) {
        // No line leads to or from a round that was not assessed: nothing is known between.
        if (p.position != Position::Unassessed) {
            if (last != nullptr)
                out.lines.push_back(
                    {axis.x(last->at), rowY(last->position), axis.x(p.at), rowY(p.position), Ink::Path, kPath});
            last = &p;
        } else {
            last = nullptr;
        }
        out.marks.push_back({.x = axis.x(p.at), .y = rowY(p.position), .position = p.position, .isLifted = true});
    }
}

void addPointLabels(Drawing& out, const PositionTimeline& t, const Axis& axis, double y,
                    const Measure& measure)
{
    // From the last backwards, so that the newest is always there.
    double free = std::numeric_limits<double>::infinity();
    for (auto p = t.points.rbegin(); p != t.points.rend(); ++p) {
        const double half = measure(p->label, Type::Caption) / 2;
        const double x = axis.x(p->at);
        if (x + half > free) continue;
        out.labels.push_back({Label::Align::Centre, x, y, p->label});
        free = x - half - 8;
    }
}

/// Returns how many rows the bars took.
int addBars(Drawing& out, const PositionTimeline& t, const Axis& axis, double top, double right,
            const Measure& measure)
{
    std::vector<double> rowEnds;
    std::vector<const TimelineBar*> bars;
    for (const TimelineBar& b : t.bars) bars.push_back(&b);
    std::stable_sort(bars.begin(), bars.end(), [](const auto* a, const auto* b) { return a->from < b->from; });
    for (const TimelineBar* b : bars) {
        const double wanted = measure(b->label, Type::Caption) + 18;
        double left = axis.x(b->from);
        double end = std::max(axis.x(b->to), left + wanted);
        if (end > right) {
            left = std::max(axis.left - kEdge, left - (end - right));
            end = right;
        }
        std::size_t row = 0;
        while (row < rowEnds.size() && rowEnds[row] > left) ++row;
        if (row == rowEnds.size()) rowEnds.push_back(0);
        rowEnds[row] = end + 4;
        const double y = top + kPillStep * static_cast<double>(row);
        addPill(out, {left, end}, y, *b);
    }
    return static_cast<int>(rowEnds.size());
}

/// Where a lane's bar stands: at its days, wide enough for its word but never more than a part of the axis.
Span spanOf(const TimelineBar& bar, const Axis& axis, double right, const Measure& measure)
{
    const double most = (right - axis.left + kEdge) * kWidestWord;
    const double wanted = std::min(measure(bar.label, Type::Caption) + 18, most);
    Span span{axis.x(bar.from), 0};
    span.right = std::max(axis.x(bar.to), span.left + wanted);
    if (span.right > right) span = {std::max(axis.left - kEdge, right - (span.right - span.left)), right};
    return span;
}

/// Puts a lane's bars into at most kLaneRows rows: what is going on first, then the newest. Returns the rows used.
int addLane(Drawing& out, const PositionTimeline& t, const TimelineLane& lane, const Axis& axis, double top, double left,
            double right, const Measure& measure)
{
    std::vector<const TimelineBar*> bars;
    for (const TimelineBar& b : lane.bars) bars.push_back(&b);
    std::stable_sort(bars.begin(), bars.end(), [](const TimelineBar* a, const TimelineBar* b) {
        if (a->isOpen != b->isOpen) return a->isOpen;
        return a->from > b->from;
    });
    std::vector<std::vector<Span>> rows;
    int folded = 0;
    for (const TimelineBar* b : bars) {
        const Span span = spanOf(*b, axis, right, measure);
        const auto isFree = [&](const std::vector<Span>& row) {
            return std::none_of(row.begin(), row.end(),
                                [&](const Span& s) { return span.left < s.right + 4 && s.left < span.right + 4; });
        };
        auto row = std::find_if(rows.begin(), rows.end(), isFree);
        if (row == rows.end() && static_cast<int>(rows.size()) < kLaneRows) row = rows.insert(rows.end(), std::vector<Span>{});
        if (row == rows.end()) {
            ++folded;
            continue;
        }
        row->push_back(span);
        const double y = top + kPillStep * static_cast<double>(row - rows.begin());
        addPill(out, span, y, *b);
    }
    addRowLabel(out, left, top + kPillHeight / 2, lane.word);
    if (folded > 0) { // then the second row is there too
        std::string words = t.moreWords;
        if (const auto at = words.find("{n}"); at != std::string::npos) words.replace(at, 3, std::to_string(folded));
        addRowLabel(out, left, top + kPillStep + kPillHeight / 2, words);
    }
    return static_cast<int>(rows.size());
}

} // namespace

std::string inWords(const PositionTimeline& timeline)
{
    std::string points;
    for (const TimelinePoint& point : timeline.points)
        points += (points.empty() ? "" : "; ") + point.label + ": " +
                  (point.value.empty() ? std::string(toWord(point.position)) : point.value);
    std::string said;
    const auto add = [&](const std::string& word, const std::vector<TimelineBar>& bars) {
        for (std::size_t i = 0; i < bars.size(); ++i)
            said += (i > 0 ? ", " : (said.empty() ? "" : "; ") + word + ": ") + bars[i].label;
    };
    add(timeline.barsRow, timeline.bars);
    for (const TimelineLane& lane : timeline.lanes) add(lane.word, lane.bars);
    return points + (points.empty() || said.empty() ? "" : ". ") + said;
}

Drawing layout(const PositionTimeline& timeline, double width, const Measure& measure)
{
    Drawing out;
    out.width = width;
    double labelWidth = timeline.bars.empty() ? 0 : measure(timeline.barsRow, Type::Caption);
    for (const TimelineLane& lane : timeline.lanes) labelWidth = std::max(labelWidth, measure(lane.word, Type::Caption));
    for (const std::string& row : timeline.rows) labelWidth = std::max(labelWidth, measure(row, Type::Caption));
    labelWidth = std::min(labelWidth, width * 0.4);
    const double left = std::ceil(labelWidth) + 10;
    const Axis axis = makeAxis(timeline, left, width);
    constexpr Position kRows[] = {Position::Green, Position::Yellow, Position::Red};
    for (std::size_t i = 0; i < 3; ++i) {
        const double y = rowY(kRows[i]);
        out.lines.push_back({left, y, width, y});
        addRowLabel(out, left, y, timeline.rows[i]);
    }
    const bool unassessed = std::any_of(timeline.points.begin(), timeline.points.end(),
                                        [](const TimelinePoint& p) { return p.position == Position::Unassessed; });
    addPath(out, timeline, axis);
    const double axisY = rowY(unassessed ? Position::Unassessed : Position::Red) + 26;
    addPointLabels(out, timeline, axis, axisY, measure);
    double bottom = axisY + 12;
    if (!timeline.bars.empty()) {
        const double top = axisY + 20;
        addRowLabel(out, left, top + kPillHeight / 2, timeline.barsRow);
        const int rows = addBars(out, timeline, axis, top, width, measure);
        bottom = top + kPillStep * rows;
    }
    for (const TimelineLane& lane : timeline.lanes) {
        const double top = bottom + kLaneGap;
        bottom = top + kPillStep * addLane(out, timeline, lane, axis, top, left, width, measure);
    }
    out.height = bottom;
    return out;
}

} // namespace trivsel::core::chart
