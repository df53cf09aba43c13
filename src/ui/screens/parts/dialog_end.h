#pragma once

#include "base/text.h"
#include "ui/frame.h"

#include <optional>
#include <string_view>

namespace trivsel::ui {

enum class DialogButton { None, Send, Leave };

struct DialogEnd {
    std::string_view send; ///< what the button does
    bool isReady = true;
    std::string_view wanted;  ///< what is missing yet, above the buttons
    std::string_view tooltip; ///< the same, where there is no room
};

/// How every dialog ends: what went wrong the last time, the button that sends, and the way out.
DialogButton dialogEnd(Frame& frame, const std::optional<Text>& fault, const DialogEnd& end);

/// A card's heading with a link at its right edge, none where `action` is empty; true when the link was used.
bool cardHead(Frame& frame, WidgetId id, std::string_view title, std::string_view action);

} // namespace trivsel::ui
