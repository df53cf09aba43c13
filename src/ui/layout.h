#pragma once

#include "ui/frame.h"

#include <functional>

namespace trivsel::ui {

/// Widgets flow downwards from the left edge of the innermost region (page, column, card, cell). All sizes here are
/// design pixels. Between two widgets stands no gap of its own: say `space`.

/// Room left to the right edge of the region.
float availableWidth(const Frame& frame);
/// Room left to the bottom of what can be seen, from here.
float availableHeight(const Frame& frame);

/// Vertical gap.
void space(Frame& frame, float height);
/// The next widget stands to the right of the last one, centred with it where heights differ by row.
void sameRow(Frame& frame, float gap = 10);
/// As sameRow, but on a new line when `width` does not fit any more: rows of buttons that wrap when narrow.
void sameRowIfFits(Frame& frame, float width, float gap = 10);
/// The next widget (of `width`) ends at the right edge of the region, on the row of the last one.
void alignRight(Frame& frame, float width);
/// The next text is centred on a row of this height (36 beside buttons).
void centreInRow(Frame& frame, float rowHeight = size::kControl, TextStyle style = TextStyle::Body);
/// A thin line over the whole region, `gap` above and below it.
void separator(Frame& frame, float gap = 0);
/// Moves the left edge in by `width` for what `body` draws.
void indent(Frame& frame, float width, const std::function<void()>& body);

/// Draws `body` in a region of `width`; the next widget follows below, or beside it after sameRow.
void column(Frame& frame, float width, const std::function<void()>& body);

/// A main column and a side column of `sideWidth` with a gap of 18 between. Where the region is narrower than `fold`
/// the side column goes below.
struct TwoColumns {
    float sideWidth = size::kSideColumn;
    float fold = size::kFoldColumns;
};
void twoColumns(Frame& frame, const std::function<void()>& main, const std::function<void()>& side,
                TwoColumns options = {});

/// Equal columns for `count` things that each want at least `minWidth`: as many side by side as fit, the rest below.
void grid(Frame& frame, int count, float minWidth, const std::function<void(int)>& cell, float gap = size::kBetweenCards);

/// Puts an index or row id before the ids of what `body` draws; for lists whose rows hold several widgets.
void withId(Frame& frame, WidgetId id, const std::function<void()>& body);

/// Draws `body` greyed out and out of reach when `enabled` is No.
void withEnabled(Frame& frame, Enabled enabled, const std::function<void()>& body);

/// A region of its own that scrolls, `height` design pixels high (0 = what is left of the page).
void scrollArea(Frame& frame, WidgetId id, float height, const std::function<void()>& body);
/// Scrolls the innermost scrolling region to its top (new child, new screen).
void scrollToTop(Frame& frame);

/// Where the last widget was drawn.
Rect lastRect(const Frame& frame);
/// Scrolls what was drawn last into view (the row one is working on).
void scrollToLast(Frame& frame);

} // namespace trivsel::ui
