#include "ui/widgets/text.h"

#include "ui/detail/interact.h"
#include "ui/detail/paint.h"
#include "ui/detail/state.h"
#include "ui/text_editor.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <vector>

namespace trivsel::ui {

using detail::Across;

namespace {

/// A stretch of one run on one line.
struct Fragment {
    std::size_t run = 0;
    std::string_view words;
    float x = 0;
    int line = 0;
};

struct Flow {
    const Frame& frame;
    float width;
    std::vector<Fragment> fragments;
    float x = 0;
    float widest = 0;
    int line = 0;

    void breakLine()
    {
        widest = std::max(widest, x);
        x = 0;
        ++line;
    }

    /// A word that is wider than the whole line is broken inside.
    void putLong(std::size_t run, TextStyle style, std::string_view word)
    {
        while (!word.empty()) {
            std::size_t at = 0;
            float used = 0;
            while (at < word.size()) {
                std::size_t next = at;
                nextCodePoint(word, next);
                const float advance = detail::measure(frame, style, word.substr(at, next - at));
                if (x + used + advance > width && (at > 0 || x > 0)) break;
                used += advance;
                at = next;
            }
            fragments.push_back({run, word.substr(0, at), x, line});
            x += used;
            word.remove_prefix(at);
            if (!word.empty()) breakLine();
        }
    }

    void put(std::size_t run, TextStyle style, std::string_view words)
    {
        const float spaceWidth = detail::measure(frame, style, " ");
        while (!words.empty()) {
            if (words.front() == ' ') {
                if (x > 0) x += spaceWidth;
                words.remove_prefix(1);
                continue;
            }
            const std::size_t end = std::min(words.find(' '), words.size());
            const std::string_view word = words.substr(0, end);
            const float wide = detail::measure(frame, style, word);
            if (x > 0 && x + wide > width + 0.5F) {
                x -= spaceWidth;
                breakLine();
            }
            if (wide > width) putLong(run, style, word);
            else {
                fragments.push_back({run, word, x, line});
                x += wide;
            }
            words.remove_prefix(end);
        }
        widest = std::max(widest, x);
    }
};

/// Draws the fragments inside `r`, each line moved for `align`.
void drawFlow(const Frame& frame, const Flow& flow, std::span<const TextRun> runs, Rect r, float lineHeight, Align align,
              bool disabled)
{
    const Rect seen = detail::clipped(r);
    std::size_t i = 0;
    while (i < flow.fragments.size()) {
        std::size_t end = i;
        while (end < flow.fragments.size() && flow.fragments[end].line == flow.fragments[i].line) ++end;
        const float top = r.top + lineHeight * static_cast<float>(flow.fragments[i].line);
        if (top + lineHeight >= seen.top && top < seen.bottom) {
            float shift = 0;
            if (align != Align::Left) {
                const Fragment& last = flow.fragments[end - 1];
                const float used = last.x + detail::measure(frame, runs[last.run].style, last.words);
                shift = (r.width() - used) / (align == Align::Centre ? 2 : 1);
            }
            for (std::size_t n = i; n < end; ++n) {
                const Fragment& f = flow.fragments[n];
                const Tone tone = disabled ? Tone::Disabled : runs[f.run].tone;
                detail::drawText(frame, runs[f.run].style, {r.left + f.x + shift, top},
                                 detail::toneColour(frame.colours, tone), f.words);
            }
        }
        i = end;
    }
}

void flowText(Frame& frame, std::span<const TextRun> runs, float width, Align align, Role role, std::string_view logged)
{
    Flow flow{frame, std::max(1.0F, width), {}};
    float lineHeight = 0;
    std::deque<std::string> scratch; // fragments point into these, so they must not move
    for (std::size_t i = 0; i < runs.size(); ++i) {
        lineHeight = std::max(lineHeight, detail::lineHeightPx(frame, runs[i].style));
        std::string_view rest = runs[i].words;
        while (true) {
            const std::size_t feed = rest.find('\n');
            const std::string_view part = rest.substr(0, feed);
            flow.put(i, runs[i].style, detail::shownWhole(part, scratch.emplace_back()));
            if (feed == std::string_view::npos) break;
            flow.breakLine();
            rest.remove_prefix(feed + 1);
        }
    }
    const float height = lineHeight * static_cast<float>(flow.line + 1);
    const float wide = align == Align::Left ? std::min(width, std::ceil(flow.widest)) : width;
    const Rect r = detail::place(frame, wide, height);
    const Rect seen = detail::clipped(r);
    if (seen.bottom > seen.top) drawFlow(frame, flow, runs, r, lineHeight, align, frame.state.disabled > 0);
    detail::logText(frame, role, r, logged);
}

} // namespace

void text(Frame& frame, std::string_view words, const TextOptions& options)
{
    const float room = detail::roomRight(frame);
    const float width = options.width > 0 ? frame.px(options.width) : room;
    if (options.wrap == Wrap::Words) {
        const TextRun run{words, options.style, options.tone};
        flowText(frame, {&run, 1}, width, options.align, options.role, words);
        return;
    }
    std::string scratch;
    const std::string_view safe = detail::shown(words, scratch);
    const float natural = std::ceil(detail::measure(frame, options.style, safe));
    const float wide = options.width > 0 ? width : std::min(width, natural);
    const Rect r = detail::place(frame, wide, detail::lineHeightPx(frame, options.style));
    const Tone tone = frame.state.disabled > 0 ? Tone::Disabled : options.tone;
    const Across across = options.align == Align::Left     ? Across::Left
                          : options.align == Align::Centre ? Across::Centre
                                                           : Across::Right;
    detail::drawIn(frame, options.style, r, detail::toneColour(frame.colours, tone), safe, across);
    detail::logText(frame, options.role, r, words);
}

void title(Frame& frame, std::string_view words) { text(frame, words, {.style = TextStyle::Title, .role = Role::Heading}); }

void heading(Frame& frame, std::string_view words)
{
    text(frame, words, {.style = TextStyle::BodyStrong, .role = Role::Heading});
}

void secondary(Frame& frame, std::string_view words) { text(frame, words, {.style = TextStyle::Secondary, .tone = Tone::Muted}); }

void caption(Frame& frame, std::string_view words) { text(frame, words, {.style = TextStyle::Caption, .tone = Tone::Muted}); }

void figure(Frame& frame, std::string_view words, Tone tone) { text(frame, words, {.style = TextStyle::Figure, .tone = tone}); }

void textRuns(Frame& frame, std::span<const TextRun> runs)
{
    std::string logged;
    for (const TextRun& run : runs) logged += run.words;
    flowText(frame, runs, detail::roomRight(frame), Align::Left, Role::Text, logged);
}

void textRuns(Frame& frame, std::initializer_list<TextRun> runs)
{
    textRuns(frame, std::span<const TextRun>(runs.begin(), runs.size()));
}

float textWidth(const Frame& frame, std::string_view words, TextStyle style)
{
    std::string scratch;
    return frame.design(std::ceil(detail::measure(frame, style, detail::shown(words, scratch))));
}

float lineHeight(const Frame& frame, TextStyle style) { return frame.design(detail::lineHeightPx(frame, style)); }

void icon(Frame& frame, Icon which, float sizePx, Tone tone)
{
    const Rect r = detail::place(frame, frame.px(sizePx), frame.px(sizePx));
    detail::drawIcon(frame, which, r.centre(), sizePx, detail::toneColour(frame.colours, tone));
}

} // namespace trivsel::ui
