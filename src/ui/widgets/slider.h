#pragma once

#include "ui/widgets/text.h"

#include <optional>

namespace trivsel::ui {

struct SliderOptions {
    int least = 0, most = 100; ///< both can be chosen
    int largeStep = 10;        ///< of Page Up and Page Down
    std::optional<int> usual;  ///< marked on the track: where one came from
    Enabled enabled = Enabled::Yes;
};

/// A value on a track, moved with the mouse or with Left, Right, Page Up, Page Down, Home and End. `label` is what is
/// moved and `words` the value as it is read ("0,60"); both are logged, the words stand at the right. Returns another
/// value in the frame in which it was moved there.
std::optional<int> slider(Frame& frame, WidgetId id, std::string_view label, int value, std::string_view words,
                          const SliderOptions& options = {});

} // namespace trivsel::ui
