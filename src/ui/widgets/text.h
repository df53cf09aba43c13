#pragma once

#include "ui/frame.h"

#include <span>

namespace trivsel::ui {

enum class Wrap { Words, None }; ///< None: one line, cut with "…" at the edge
enum class Align { Left, Centre, Right };

struct TextOptions {
    TextStyle style = TextStyle::Body;
    Tone tone = Tone::Normal;
    Wrap wrap = Wrap::Words;
    Align align = Align::Left;
    float width = 0; ///< design pixels; 0 = to the edge of the region
    Role role = Role::Text;
};

/// Shows any text as it is: nothing in it is read as a format, an id or a mark-up. Line feeds begin a new line.
void text(Frame& frame, std::string_view words, const TextOptions& options = {});

void title(Frame& frame, std::string_view words);                        ///< 20 semibold
void heading(Frame& frame, std::string_view words);                      ///< 16 semibold: a card's heading
void secondary(Frame& frame, std::string_view words);                    ///< 14, muted, wrapped
void caption(Frame& frame, std::string_view words);                      ///< 13, muted, wrapped
void figure(Frame& frame, std::string_view words, Tone tone = Tone::Normal); ///< 28 bold

/// A piece of a text in its own style; runs flow into each other and wrap together.
struct TextRun {
    std::string_view words;
    TextStyle style = TextStyle::Secondary;
    Tone tone = Tone::Normal;
};
/// `{"Trives:", SecondaryStrong}, {" bliver ked og finder ro igen", Secondary}`
void textRuns(Frame& frame, std::span<const TextRun> runs);
void textRuns(Frame& frame, std::initializer_list<TextRun> runs);

/// Width of one line, design pixels.
float textWidth(const Frame& frame, std::string_view words, TextStyle style = TextStyle::Body);
/// Height of a line of this style, design pixels.
float lineHeight(const Frame& frame, TextStyle style);

/// An icon of `sizePx` design pixels; not logged, since it only goes with words.
void icon(Frame& frame, Icon icon, float sizePx = 20, Tone tone = Tone::Muted);

} // namespace trivsel::ui
