#pragma once

#include "ui/frame.h"

#include <imgui.h>

namespace trivsel::ui::detail {

ImU32 col(Color c);
inline ImVec2 vec(Vec2 v) { return {v.x, v.y}; }
Color toneColour(const Palette& p, Tone tone);

void fill(const Frame& frame, Rect r, Color c, float radius = 0);
/// A border of `width` design pixels inside `r`.
void border(const Frame& frame, Rect r, Color c, float radius, float width = 1);
void fillTop(const Frame& frame, Rect r, Color c, float radius);
void fillBottom(const Frame& frame, Rect r, Color c, float radius);
void lineH(const Frame& frame, float x1, float x2, float y, Color c);
/// A soft shadow below a popup or dialog.
void shadow(const Frame& frame, Rect r, float radius);

/// The plain shape of a position; `radius` device pixels.
void shape(const Frame& frame, core::Position position, Vec2 centre, float radius, Color c);
void shape(const Frame& frame, core::Position position, Vec2 centre, float radius);

enum class Digits { Own, Even }; ///< Even: all figures equally wide, so that numbers align

float measure(const Frame& frame, TextStyle style, std::string_view words, Digits digits = Digits::Own);
/// Draws one line with its top at `at`. Returns the width.
float drawText(const Frame& frame, TextStyle style, Vec2 at, Color c, std::string_view words, Digits digits = Digits::Own);
/// As drawText, cut with "…" at `width`. Returns true when something was cut.
bool drawCut(const Frame& frame, TextStyle style, Vec2 at, float width, Color c, std::string_view words,
             Digits digits = Digits::Own);
/// In the middle of the height of `r`, left, centred or right.
enum class Across { Left, Centre, Right };
bool drawIn(const Frame& frame, TextStyle style, Rect r, Color c, std::string_view words, Across across = Across::Left,
            Digits digits = Digits::Own);
float lineHeightPx(const Frame& frame, TextStyle style);

void drawIcon(const Frame& frame, Icon icon, Vec2 centre, float sizeDesign, Color c);

/// The words as they may be shown: one line, control and direction marks as boxes, at most 300 code points. The result
/// lives in `scratch` unless the words can be shown as they are.
std::string_view shown(std::string_view words, std::string& scratch);
/// As shown, without the limit.
std::string_view shownWhole(std::string_view words, std::string& scratch);

/// A key cap with its top left at `at`; returns its width. Height is 20.
float keyCapPx(const Frame& frame, std::string_view keys);
void drawKeyCap(const Frame& frame, Vec2 at, std::string_view keys, Color words, Color line, Color back = {0, 0, 0, 0});

} // namespace trivsel::ui::detail
