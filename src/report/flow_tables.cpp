#include "report/flow.h"

#include "report/marks.h"

#include <algorithm>
#include <cmath>

namespace trivsel::report {

namespace {

constexpr double kGap = 12; // between columns
constexpr Style kAnchor{7.75, 10.5, Weight::Regular, kMuted};
constexpr std::size_t kHeadLines = 3;   // a longer head is cut
constexpr std::size_t kChunkLines = 10; // of a row too high to be kept whole

double heightOf(const std::vector<Line>& lines, std::size_t from, std::size_t to)
{
    double height = 0;
    for (std::size_t i = from; i < std::min(to, lines.size()); ++i) height += lines[i].height;
    return height;
}

} // namespace

Strip Flow::rowStrip(const Row& row, std::size_t fromLine, std::size_t toLine, bool isLast)
{
    const double above = fromLine == 0 ? row.padding : 0;
    const Tag rowTag = tag("TR");
    Strip strip;
    strip.tableHead = row.head;
    double height = 0;
    for (const Cell& cell : row.cells) {
        height = std::max(height, heightOf(cell.lines, fromLine, toLine));
        std::vector<Line> lines;
        for (std::size_t i = fromLine; i < std::min(toLine, cell.lines.size()); ++i) lines.push_back(cell.lines[i]);
        const auto shape = fromLine == 0 ? cell.shape : nullptr;
        const auto paint = [lines = std::move(lines), shape, left = cell.left, width = cell.width, side = cell.side,
                            above](cairo_t* cairo, double y) {
            double top = y + above;
            for (const Line& line : lines) {
                const double spare = width - line.width;
                paintLine(cairo, line, left + (side == Side::Left ? 0 : side == Side::Right ? spare : spare / 2), top);
                top += line.height;
            }
            if (shape) shape(cairo, y + above);
        };
        strip.parts.push_back({{row.table, rowTag, tag(cell.tag)}, paint});
    }
    strip.height = above + height + (isLast ? row.padding : 0);
    if (isLast)
        strip.backdrop = [left = m_left, right = m_right, bottom = strip.height, color = row.line](
                             cairo_t* cairo, double y) { lineAcross(cairo, left, right, y + bottom, color, 0.75); };
    return strip;
}

void Flow::row(const Row& row, double before)
{
    std::size_t most = 1;
    double height = 0;
    for (const Cell& cell : row.cells) {
        most = std::max(most, cell.lines.size());
        height = std::max(height, totalHeight(cell.lines));
    }
    const std::size_t chunk = height <= kPageRoom / 3 ? most : kChunkLines;
    for (std::size_t from = 0; from < most; from += chunk) {
        Strip strip = rowStrip(row, from, from + chunk, from + chunk >= most);
        strip.before = from == 0 ? before : 0;
        add(std::move(strip));
    }
}

std::shared_ptr<const Strip> Flow::headRow(const Row& row, double before)
{
    const bool isEmpty = std::all_of(row.cells.begin(), row.cells.end(), [](const Cell& c) {
        return c.lines.empty() || (c.lines.size() == 1 && c.lines.front().width <= 0);
    });
    if (isEmpty) {
        m_nextBefore = before;
        return nullptr;
    }
    Strip strip = rowStrip(row, 0, kHeadLines, true);
    strip.ground = m_ground;
    auto head = std::make_shared<const Strip>(strip);
    strip.before = before;
    strip.keep = Keep::Firm;
    add(std::move(strip));
    return head;
}

/// A single row is not left alone on the next page.
void Flow::keepLastRows(std::size_t firstStrip)
{
    const std::size_t n = m_out.strips.size();
    if (n >= firstStrip + 2 && m_out.strips[n - 2].height < kPageRoom / 6) m_out.strips[n - 2].keep = Keep::Firm;
}

void Flow::operator()(const KeyValues& values)
{
    const Tag table = tag("Table");
    const double keyWidth = (m_right - m_left) * 0.3;
    Style keyStyle = kCell;
    keyStyle.color = kMuted;
    double space = before(8);
    const std::size_t first = m_out.strips.size();
    for (const KeyValues::Row& line : values.rows) {
        Row cells{table, {}};
        cells.padding = 4;
        cells.cells.push_back({m_left, keyWidth - kGap, "TH", m_setter.lines(line.key, keyStyle, keyWidth - kGap)});
        cells.cells.push_back({m_left + keyWidth, m_right - m_left - keyWidth, "TD",
                               m_setter.lines(line.value, kCell, m_right - m_left - keyWidth)});
        row(cells, std::exchange(space, 0));
    }
    keepLastRows(first);
    m_nextBefore = 12;
}

void Flow::operator()(const Table& table)
{
    double shares = 0;
    bool isRight = !table.columns.empty();
    for (const Table::Column& column : table.columns) {
        isRight = isRight && std::isfinite(column.share) && column.share > 0;
        shares += column.share;
    }
    for (const auto& cells : table.rows) isRight = isRight && cells.size() <= table.columns.size();
    if (!isRight) {
        bad({"Dokumentet har en tabel, hvis kolonner og rækker ikke passer sammen. Intet er lavet.",
             "The document has a table whose columns and rows do not fit together. Nothing was made."});
        return;
    }
    const double room = m_right - m_left + kGap;
    std::vector<Cell> places;
    double left = m_left;
    for (const Table::Column& column : table.columns) {
        const double width = std::max(8.0, room * column.share / shares - kGap);
        places.push_back({left, width, "TH", {}, column.align == Table::Align::Right ? Side::Right : Side::Left});
        left += width + kGap;
    }
    Row head{tag("Table"), places, 4, kControl};
    for (std::size_t i = 0; i < places.size(); ++i)
        head.cells[i].lines = m_setter.lines(table.columns[i].head, kCellHead, places[i].width, kHeadLines);
    double space = before(8);
    Row body{head.table, places, 5, kRowLine, headRow(head, space)};
    space = body.head ? 0 : before(8);
    const std::size_t first = m_out.strips.size();
    for (const auto& cells : table.rows) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            Style style = kCell;
            style.tabular = table.columns[i].align == Table::Align::Right;
            body.cells[i].tag = "TD";
            body.cells[i].lines =
                i < cells.size() ? m_setter.lines(cells[i], style, places[i].width) : std::vector<Line>();
        }
        row(body, std::exchange(space, 0));
    }
    keepLastRows(first);
    m_nextBefore = 14;
}

void Flow::operator()(const RatingGrid& grid)
{
    if (grid.options.empty() || grid.options.size() > 8) {
        bad({"Dokumentet har et skema med et antal svarmuligheder uden for 1-8. Intet er lavet.",
             "The document has a form with a number of options outside 1-8. Nothing was made."});
        return;
    }
    constexpr double kBox = 13;
    const double width = m_right - m_left;
    const double optionWidth = std::min(62.0, 0.5 * width / static_cast<double>(grid.options.size()));
    const bool isNumbered =
        std::any_of(grid.items.begin(), grid.items.end(), [](const auto& i) { return !i.number.empty(); });
    const double numberWidth = isNumbered ? 28 : 0;
    const double wordsWidth = width - numberWidth - optionWidth * static_cast<double>(grid.options.size());

    Row head{tag("Table"), {}, 4, kControl};
    if (isNumbered) head.cells.push_back({m_left, numberWidth, "TH"});
    head.cells.push_back({m_left + numberWidth, wordsWidth - kGap, "TH",
                          m_setter.lines(grid.head, kCellHead, wordsWidth - kGap, kHeadLines)});
    const double optionsLeft = m_left + numberWidth + wordsWidth;
    for (std::size_t i = 0; i < grid.options.size(); ++i)
        head.cells.push_back({optionsLeft + optionWidth * static_cast<double>(i), optionWidth, "TH",
                              m_setter.lines(grid.options[i], kCellHead, optionWidth - 6, kHeadLines), Side::Centre});
    const double space = before(8);
    const auto repeated = headRow(head, space);
    const std::size_t first = m_out.strips.size();
    for (const RatingGrid::Item& item : grid.items) {
        Row body{head.table, head.cells, 6, kRowLine, repeated};
        for (Cell& cell : body.cells) {
            cell.tag = "TD";
            cell.lines.clear();
            if (cell.left + 0.5 < optionsLeft) continue;
            cell.shape = [x = cell.left + (optionWidth - kBox) / 2](cairo_t* cairo, double y) {
                strokeRounded(cairo, {x, y + 0.5, x + kBox, y + 0.5 + kBox}, 1.75, kControl, 0.9);
            };
        }
        Style numberStyle = kCell;
        numberStyle.color = kMuted;
        if (isNumbered) body.cells.front().lines = {m_setter.oneLine(item.number, numberStyle, numberWidth - 4)};
        std::vector<Line>& lines = body.cells[isNumbered ? 1 : 0].lines;
        lines = m_setter.lines(item.words, kCell, wordsWidth - kGap);
        const std::size_t statement = lines.size();
        for (const std::string& anchor : item.anchors)
            for (Line& line : m_setter.lines(anchor, kAnchor, wordsWidth - kGap)) lines.push_back(std::move(line));
        if (lines.size() > statement) { // a little air between the statement and what explains it
            lines[statement].height += 2;
            lines[statement].baseline += 2;
        }
        row(body, 0);
    }
    keepLastRows(first);
    m_nextBefore = 14;
}

} // namespace trivsel::report
