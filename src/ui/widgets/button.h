#pragma once

#include "ui/widgets/text.h"

namespace trivsel::ui {

struct ButtonOptions {
    std::string_view keyCap;  ///< shown beside the words: "Enter", "Ctrl →" (see keyCapText)
    std::string_view tooltip; ///< also why it is out of reach when it is
    Icon icon = Icon::None;
    Enabled enabled = Enabled::Yes;
    float width = 0; ///< design pixels; 0 = as wide as its words, -1 = the whole region
};

/// The one thing to do next: filled with the accent colour. True in the frame in which it was used.
bool primaryButton(Frame& frame, WidgetId id, std::string_view label, const ButtonOptions& options = {});
/// Everything else: white with a border.
bool button(Frame& frame, WidgetId id, std::string_view label, const ButtonOptions& options = {});
/// Words in the accent colour, without border.
bool linkButton(Frame& frame, WidgetId id, std::string_view label, const ButtonOptions& options = {});
/// Red words and border: concern, delete.
bool dangerButton(Frame& frame, WidgetId id, std::string_view label, const ButtonOptions& options = {});
/// Only an icon; `label` is its name for the log and the tooltip.
bool iconButton(Frame& frame, WidgetId id, Icon icon, std::string_view label, const ButtonOptions& options = {});

/// How wide a button will be, design pixels; for alignRight.
float buttonWidth(const Frame& frame, std::string_view label, const ButtonOptions& options = {});

/// A small key cap by itself.
void keyCap(Frame& frame, std::string_view keys);
float keyCapWidth(const Frame& frame, std::string_view keys);

/// Steps of a plan: a round button with a number, or a check when done.
enum class StepLook { Open, Next, Done, SetAside };
void stepMark(Frame& frame, int number, StepLook look);

/// A row over the whole region that opens something: heading, secondary line, chevron.
bool rowButton(Frame& frame, WidgetId id, std::string_view label, std::string_view line = {},
               const ButtonOptions& options = {});

} // namespace trivsel::ui
