#pragma once

#include "ui/layout.h"
#include "ui/widgets/text.h"

#include <string>
#include <string_view>

namespace trivsel::ui {

/// A line of a list: a quiet dash, and the words beside it.
inline void bullet(Frame& frame, std::string_view words)
{
    constexpr float kDash = 12;
    space(frame, 4);
    column(frame, kDash, [&] { text(frame, "–", {.style = TextStyle::Secondary, .tone = Tone::Muted}); });
    sameRow(frame, 2);
    column(frame, availableWidth(frame), [&] { text(frame, words, {.style = TextStyle::Secondary}); });
}

/// "Hvorfor: fordi …", the first words stronger.
inline void labelled(Frame& frame, std::string_view label, std::string_view words)
{
    textRuns(frame,
             {{std::string(label) + ": ", TextStyle::SecondaryStrong}, {words, TextStyle::Secondary}});
}

} // namespace trivsel::ui
