#pragma once

#include "ui/widgets/text.h"

#include <functional>

namespace trivsel::ui {

struct CardOptions {
    float width = 0;                  ///< design pixels; 0 = the region
    float padding = size::kCard;      ///< 0 for a table
    float paddingY = -1;              ///< above and below; -1 = as `padding`. 4 for a card of blocks
    bool current = false;             ///< soft background and a bar at the left: the row one is working on
    std::string_view label;           ///< for the log
};

/// A rounded white surface with a thin border around what `body` draws.
void card(Frame& frame, WidgetId id, const CardOptions& options, const std::function<void()>& body);
void card(Frame& frame, WidgetId id, const std::function<void()>& body);

/// A block inside a card over its whole width with the look of "this one is being worked on" and a line above when
/// `line` is set; the padding of the card is kept for its content.
struct BlockOptions {
    bool current = false;
    bool line = true;
    float padding = 14; ///< above and below
};
void cardBlock(Frame& frame, const BlockOptions& options, const std::function<void()>& body);

/// A card with caption, one figure and a line below ("Vurderet", "96 %", …).
void figureCard(Frame& frame, WidgetId id, std::string_view caption, std::string_view figure, std::string_view line,
                Tone tone = Tone::Normal);

} // namespace trivsel::ui
