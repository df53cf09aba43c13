#include "ui/widgets/position.h"

#include "ui/detail/interact.h"
#include "ui/detail/paint.h"
#include "ui/detail/state.h"
#include "ui/detail/pill.h"
#include "ui/widgets/status.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace trivsel::ui {

namespace detail {

float pillPx(const Frame& frame, std::string_view word)
{
    std::string scratch;
    return frame.px(32) + std::ceil(measure(frame, TextStyle::SecondaryStrong, shown(word, scratch))) + frame.px(12);
}

void drawPill(const Frame& frame, Rect r, core::Position position, std::string_view word)
{
    const PositionColours& c = frame.colours.of(position);
    fill(frame, r, c.soft, 14);
    shape(frame, position, {r.left + frame.px(16), std::round(r.centre().y)}, 7.0F * frame.scale);
    std::string scratch;
    drawIn(frame, TextStyle::SecondaryStrong, {r.left + frame.px(32), r.top, r.right - frame.px(8), r.bottom}, c.text,
           shown(word, scratch));
}

} // namespace detail

void positionMark(Frame& frame, core::Position position, std::string_view word, float sizePx)
{
    const Rect r = detail::place(frame, frame.px(sizePx), frame.px(sizePx));
    detail::shape(frame, position, r.centre(), sizePx * 0.44F * frame.scale);
    detail::logText(frame, Role::Mark, r, word, core::toWord(position));
    tooltip(frame, word);
}

void positionPill(Frame& frame, core::Position position, std::string_view word)
{
    const float width = std::min(detail::pillPx(frame, word), std::max(frame.px(60), detail::roomRight(frame)));
    const Rect r = detail::place(frame, width, frame.px(28));
    detail::drawPill(frame, r, position, word);
    detail::logText(frame, Role::Mark, r, word, core::toWord(position));
}

float positionPillWidth(const Frame& frame, std::string_view word) { return frame.design(detail::pillPx(frame, word)); }

void badge(Frame& frame, int number)
{
    const std::string words = std::to_string(number);
    const float width = std::max(frame.px(24), std::ceil(detail::measure(frame, TextStyle::CaptionStrong, words)) + frame.px(14));
    const Rect r = detail::place(frame, width, frame.px(20));
    detail::fill(frame, r, frame.colours.dangerSoft, 10);
    detail::drawIn(frame, TextStyle::CaptionStrong, r, frame.colours.danger, words, detail::Across::Centre);
    detail::logText(frame, Role::Badge, r, words);
}

void tag(Frame& frame, std::string_view words, Tone tone)
{
    const Palette& p = frame.colours;
    Color soft = p.unassessed.soft;
    Color front = p.unassessed.text;
    switch (tone) {
    case Tone::Accent: soft = p.accentSoft; front = p.accent; break;
    case Tone::Green:
    case Tone::Good: soft = p.green.soft; front = p.green.text; break;
    case Tone::Yellow: soft = p.yellow.soft; front = p.yellow.text; break;
    case Tone::Red:
    case Tone::Danger: soft = p.red.soft; front = p.red.text; break;
    default: break;
    }
    std::string scratch;
    const std::string_view safe = detail::shown(words, scratch);
    const float width = std::min(std::ceil(detail::measure(frame, TextStyle::CaptionStrong, safe)) + frame.px(18),
                                 std::max(frame.px(40), detail::roomRight(frame)));
    const Rect r = detail::place(frame, width, frame.px(24));
    detail::fill(frame, r, soft, 12);
    detail::drawIn(frame, TextStyle::CaptionStrong, {r.left + frame.px(9), r.top, r.right - frame.px(8), r.bottom}, front, safe);
    detail::logText(frame, Role::Text, r, words);
}

} // namespace trivsel::ui
