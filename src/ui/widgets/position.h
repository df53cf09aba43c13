#pragma once

#include "ui/frame.h"

namespace trivsel::ui {

/// The plain shape of a position: circle, triangle, hexagon, dashed ring. `word` is its name for the log.
void positionMark(Frame& frame, core::Position position, std::string_view word, float sizePx = 16);

/// Shape, word and soft background together. The words are the municipality profile's.
void positionPill(Frame& frame, core::Position position, std::string_view word);
float positionPillWidth(const Frame& frame, std::string_view word);

/// A small round number, as in the navigation.
void badge(Frame& frame, int number);
/// A small pill of words in a tone (Muted, Accent, Green, Yellow, Red …).
void tag(Frame& frame, std::string_view words, Tone tone = Tone::Muted);

} // namespace trivsel::ui
