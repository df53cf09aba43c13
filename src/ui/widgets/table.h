#pragma once

#include "ui/widgets/text.h"

#include <functional>
#include <optional>
#include <span>

namespace trivsel::ui {

struct TableColumn {
    std::string_view title;
    float width = 0;       ///< design pixels; 0 = a share of what is left, by weight
    float weight = 1;      ///< for width 0
    float minWidth = 80;   ///< for width 0
    Align align = Align::Left;
    float hideBelow = 0;   ///< not shown when the table is narrower than this (design pixels)
};

/// Kept by the screen from frame to frame.
struct TableState {
    int focusedRow = 0;
    int scrollToRow = -1; ///< set to bring a row into view in the next frame
};

struct TableSpec {
    std::string_view name; ///< what the rows are, for the log
    std::span<const TableColumn> columns;
    int rows = 0;
    /// What a row is called in the log: the child's name. Called for the visible rows, and for all when one is looked for.
    std::function<std::string_view(int)> rowLabel;
    float rowHeight = size::kTableRow;
    bool opens = true;     ///< rows can be chosen with a click or Enter
    int currentRow = -1;   ///< drawn between two accent lines: the row one is working on
    bool frozenFirst = true; ///< the first column stays when the table is scrolled sideways
    bool border = true;    ///< the surface and border of a card around it
};

/// Draws the cells of one row. Columns that are hidden cost nothing and draw nothing.
class TableRow {
public:
    virtual ~TableRow() = default;
    virtual int index() const = 0;
    /// One line, cut with "…"; figures of one width so that numbers align.
    virtual void text(int column, std::string_view words, TextStyle style = TextStyle::Secondary,
                      Tone tone = Tone::Normal) = 0;
    /// A name and a quiet line below it.
    virtual void twoLines(int column, std::string_view words, std::string_view below) = 0;
    /// The mark alone on its soft background; `word` for the log and the tooltip.
    virtual void mark(int column, core::Position position, std::string_view word) = 0;
    virtual void pill(int column, core::Position position, std::string_view word) = 0;
    virtual void progress(int column, double done, double total, std::string_view words) = 0;
    /// Any widgets, in a region as wide as the cell, centred for a control of 36. Give them ids with the row's index.
    virtual void cell(int column, const std::function<void()>& body) = 0;
};

/// The row that was chosen in this frame with a click or Enter. Up, Down, Home, End, Page Up and Page Down move between
/// the rows. Only the rows in view are drawn, so thousands are fine; the header stays at the top while scrolling.
std::optional<int> table(Frame& frame, WidgetId id, const TableSpec& spec, TableState& state,
                         const std::function<void(TableRow&)>& drawRow);

} // namespace trivsel::ui
