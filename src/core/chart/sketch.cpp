#include "core/chart/sketch.h"

#include <algorithm>
#include <cmath>

namespace trivsel::core::chart {

namespace {
constexpr double kDash = 4, kDashStep = 7;
constexpr double kHatchStep = 7;
constexpr double kTickGap = 8; // between the words of a tick and the plot
int stripeOf(double y)
{
    return static_cast<int>(y / 64);
}
} // namespace

Ink markOf(Position position)
{
    switch (position) {
    case Position::Green: return Ink::Green;
    case Position::Yellow: return Ink::Yellow;
    case Position::Red: return Ink::Red;
    case Position::Unassessed: break;
    }
    return Ink::Unassessed;
}

Ink onMarkOf(Position position)
{
    switch (position) {
    case Position::Green: return Ink::OnGreen;
    case Position::Yellow: return Ink::OnYellow;
    case Position::Red: return Ink::OnRed;
    case Position::Unassessed: break;
    }
    return Ink::OnUnassessed;
}

double Plot::y(double value) const
{
    if (axis.high <= axis.low) return bottom;
    const double part = (std::clamp(value, axis.low, axis.high) - axis.low) / (axis.high - axis.low);
    return bottom - (bottom - top) * part;
}

std::vector<Legend> legendOf(const PositionNames& names, bool hasUnassessed)
{
    std::vector<Legend> items;
    for (const Position position : {Position::Green, Position::Yellow, Position::Red, Position::Unassessed}) {
        if (position == Position::Unassessed && !hasUnassessed) break;
        items.push_back({.swatch = Legend::Swatch::Position,
                         .position = position,
                         .words = names[static_cast<std::size_t>(position)]});
    }
    return items;
}

Sketch::Sketch(double width, const Measure& measure) : m_measure(measure)
{
    drawing.width = std::max(1.0, width);
}

std::vector<std::string> Sketch::wrap(const std::string& words, double room, std::size_t most, Type type) const
{
    std::vector<std::string> lines;
    std::string line;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        const std::string word = words.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        const std::string longer = line.empty() ? word : line + " " + word;
        if (!line.empty() && lines.size() + 1 < most && wide(longer, type) > room) {
            lines.push_back(std::move(line));
            line = word;
        } else {
            line = longer;
        }
    }
    if (!line.empty()) lines.push_back(std::move(line));
    return lines;
}

Label Sketch::within(Label label) const
{
    if (label.room <= 0 || label.room > drawing.width) label.room = drawing.width;
    const double half = std::min(wide(label.words, label.type), label.room) / 2;
    const double shift = label.align == Label::Align::Left ? half : label.align == Label::Align::Right ? -half : 0;
    const double centre = std::clamp(label.x + shift, half, std::max(half, drawing.width - half));
    label.x = centre - shift;
    return label;
}

Sketch::Rect Sketch::rectOf(const Label& label) const
{
    const double across = wide(label.words, label.type);
    const double room = label.room > 0 ? std::min(across, label.room) : across;
    const double left = label.align == Label::Align::Left     ? label.x
                        : label.align == Label::Align::Centre ? label.x - room / 2
                                                              : label.x - room;
    return {left, label.y - kLine / 2, left + room, label.y + kLine / 2};
}

void Sketch::take(const Rect& rect)
{
    for (int stripe = stripeOf(rect.top); stripe <= stripeOf(rect.bottom); ++stripe) m_taken[stripe].push_back(rect);
}

bool Sketch::isFree(const Rect& mine) const
{
    const auto meets = [&](const Rect& other) {
        return mine.left < other.right && other.left < mine.right && mine.top < other.bottom && other.top < mine.bottom;
    };
    for (auto at = m_taken.lower_bound(stripeOf(mine.top)); at != m_taken.end() && at->first <= stripeOf(mine.bottom);
         ++at)
        if (std::any_of(at->second.begin(), at->second.end(), meets)) return false;
    return true;
}

void Sketch::put(Label label)
{
    if (label.words.empty()) return;
    label = within(std::move(label));
    take(rectOf(label));
    drawing.labels.push_back(std::move(label));
}

bool Sketch::tryPut(const Label& label)
{
    if (label.words.empty()) return false;
    const Rect mine = rectOf(label);
    if (mine.left < 0 || mine.right > drawing.width || mine.top < 0) return false;
    if (!isFree(mine)) return false;
    take(mine);
    drawing.labels.push_back(label);
    return true;
}

double Sketch::paragraph(const std::string& words, double top, Ink ink)
{
    for (std::string& line : wrap(words, drawing.width, words.size(), Type::Caption)) {
        put({Label::Align::Left, 0, top + kLine / 2, std::move(line), ink});
        top += kLine;
    }
    return top;
}

double Sketch::legend(const std::vector<Legend>& items, double top)
{
    constexpr double kSwatch = 14, kGap = 6, kBetween = 18, kStep = 21;
    double x = 0;
    double y = top + kStep / 2;
    for (const Legend& item : items) {
        if (item.words.empty()) continue;
        const double wanted = kSwatch + kGap + wide(item.words);
        if (x > 0 && x + wanted > drawing.width) {
            x = 0;
            y += kStep;
        }
        const double right = std::min(x + kSwatch, drawing.width);
        const double half = kSwatch / 2;
        switch (item.swatch) {
        case Legend::Swatch::Position:
            drawing.marks.push_back({.x = x + half, .y = y, .position = item.position, .radius = 6});
            break;
        case Legend::Swatch::Box: drawing.boxes.push_back({x, y - half, right, y + half, item.ink, 3}); break;
        case Legend::Swatch::Line: drawing.lines.push_back({x, y, right, y, item.ink, 2}); break;
        case Legend::Swatch::Dashes: dashed(x, y, right, y, item.ink, 1.5); break;
        case Legend::Swatch::Withheld: withheld(x, y - half, right, y + half); break;
        }
        put({Label::Align::Left, x + kSwatch + kGap, y, item.words, Ink::Text, Type::Caption,
             std::max(1.0, drawing.width - x - kSwatch - kGap)});
        x += wanted + kBetween;
    }
    return y + kStep / 2;
}

void Sketch::dashed(double x1, double y1, double x2, double y2, Ink ink, double thickness)
{
    const double length = std::hypot(x2 - x1, y2 - y1);
    for (double at = 0; at < length; at += kDashStep) {
        const double from = at / length, to = std::min(1.0, (at + kDash) / length);
        drawing.lines.push_back(
            {x1 + (x2 - x1) * from, y1 + (y2 - y1) * from, x1 + (x2 - x1) * to, y1 + (y2 - y1) * to, ink, thickness});
    }
}

void Sketch::withheld(double left, double top, double right, double bottom)
{
    const double across = right - left, down = bottom - top;
    if (across <= 0 || down <= 0) return;
    for (double at = kHatchStep / 2; at < across + down; at += kHatchStep) { // from lower left to upper right
        const double x1 = left + std::max(0.0, at - down), y1 = std::min(bottom, top + at);
        const double x2 = std::min(right, left + at), y2 = top + std::max(0.0, at - across);
        drawing.lines.push_back({x1, y1, x2, y2, Ink::Grid, 1});
    }
    dashed(left, top, right, top, Ink::Border);
    dashed(right, top, right, bottom, Ink::Border);
    dashed(left, bottom, right, bottom, Ink::Border);
    dashed(left, top, left, bottom, Ink::Border);
}

void Sketch::axis(const Plot& plot)
{
    for (const Axis::Tick& tick : plot.axis.ticks) {
        const double y = plot.y(tick.at);
        drawing.lines.push_back({plot.left, y, plot.right, y});
        tryPut({Label::Align::Right, plot.left - kTickGap, y, tick.words});
    }
}

double Sketch::axisRoom(const Axis& axis) const
{
    double room = 0;
    for (const Axis::Tick& tick : axis.ticks) room = std::max(room, wide(tick.words));
    return std::ceil(room) + kTickGap;
}

Drawing Sketch::take(double height)
{
    drawing.height = std::ceil(std::max(height, 1.0));
    return std::move(drawing);
}

} // namespace trivsel::core::chart
