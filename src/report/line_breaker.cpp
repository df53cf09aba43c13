#include "report/hyphenation.h"
#include "report/typeset_text.h"

#include <algorithm>
#include <string_view>

namespace trivsel::report {

namespace {

std::size_t characterBytes(std::string_view s)
{
    std::size_t n = 1;
    while (n < s.size() && (static_cast<unsigned char>(s[n]) & 0xC0U) == 0x80U) ++n;
    return n;
}

std::size_t lettersFrom(std::string_view s, std::size_t at)
{
    while (const std::size_t n = letterBytes(s.substr(at))) at += n;
    return at;
}

std::size_t lettersBack(std::string_view s, std::size_t at)
{
    for (;;) {
        if (at >= 1 && letterBytes(s.substr(at - 1, 1)) == 1)
            at -= 1;
        else if (at >= 2 && letterBytes(s.substr(at - 2, 2)) == 2)
            at -= 2;
        else
            return at;
    }
}

} // namespace

/// Breaks one text into lines. Words are divided only where a line would else stay clearly short.
class Typesetter::Breaker {
public:
    Breaker(const Typesetter& setter, const Text& text, const Style& style, double width)
        : m_setter(setter), m_text(text), m_bytes(text.bytes), m_style(style), m_width(width),
          m_zone(std::min(45.0, 0.2 * width))
    {
        m_space = setter.width("n n", style) - setter.width("nn", style);
    }

    /// One stretch without a line break in it.
    void run(std::size_t from, std::size_t to)
    {
        m_to = to;
        m_readUntil = from;
        std::size_t at = from;
        if (from == to) {
            m_lines.push_back(m_setter.measured(m_setter.layout(m_text, from, to, m_style), 0, m_style));
            m_lines.back().from = from;
        }
        for (std::size_t window = kWindow; at < to;) {
            const std::size_t end = windowEnd(at, window);
            const std::size_t next = take(at, end);
            window = next == at ? 2 * window : kWindow; // a window of less than two lines says nothing
            at = next;
        }
    }
    std::vector<Line> m_lines;

private:
    std::size_t windowEnd(std::size_t at, std::size_t window) const
    {
        if (m_to - at <= window) return m_to;
        std::size_t end = at + window;
        const std::size_t space = m_bytes.rfind(' ', end);
        if (space != std::string_view::npos && space > at + window / 2) return space + 1;
        while (end < m_to && (static_cast<unsigned char>(m_bytes[end]) & 0xC0U) == 0x80U) ++end;
        return end;
    }

    /// Takes the lines of a window and returns where the next one begins.
    std::size_t take(std::size_t at, std::size_t end)
    {
        const LayoutPtr layout = m_setter.layout(m_text, at, end, m_style);
        pango_layout_set_width(layout.get(), std::max(1, units(m_width)));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        const int count = pango_layout_get_line_count(layout.get());
        const int whole = end == m_to ? count : count - 1; // the last may go on
        std::size_t next = at;
        for (int i = 0; i < whole; ++i) {
            const PangoLayoutLine* seen = pango_layout_get_line_readonly(layout.get(), i);
            const std::size_t from = at + static_cast<std::size_t>(seen->start_index);
            const std::size_t to = from + static_cast<std::size_t>(seen->length);
            Line line = m_setter.measured(layout, i, m_style);
            line.from = from;
            std::size_t divided = 0;
            if (to < m_to && m_text.mayDivide && divide(from, to, line, divided)) {
                m_lines.push_back(std::move(line));
                return divided;
            }
            if (m_readUntil > from) line = afterDivided(from, to, std::min(m_readUntil, to));
            m_lines.push_back(std::move(line));
            next = to;
        }
        return next;
    }

    /// The stretch `from`..`to`, of which all before `unread` belongs to a word divided on the line before.
    Line afterDivided(std::size_t from, std::size_t to, std::size_t unread) const
    {
        Line line = m_setter.measured(m_setter.layout(m_text, from, unread, m_style), 0, m_style);
        line.pieces.front().reads.emplace();
        line.from = from;
        if (unread < to)
            append(line, m_setter.measured(m_setter.layout(m_text, unread, to, m_style), 0, m_style), line.width);
        return line;
    }

    static void append(Line& line, const Line& more, double x)
    {
        for (Piece piece : more.pieces) {
            piece.x += x;
            line.pieces.push_back(std::move(piece));
        }
        line.width = x + more.width;
        line.height = std::max(line.height, more.height);
        line.baseline = std::max(line.baseline, more.baseline);
    }

    /// Tries to put the start of the next word on the line `from`..`to`; `next` is then where the line after begins.
    bool divide(std::size_t from, std::size_t to, Line& line, std::size_t& next)
    {
        const bool endsAtSpace = m_bytes[to - 1] == ' ';
        const bool isTorn = lettersBack(m_bytes, to) < to && letterBytes(m_bytes.substr(to)) > 0;
        if (!isTorn && m_width - line.width < m_zone) return false;
        // A torn word is one that is longer than a line; it begins after the last space.
        std::size_t word = to;
        if (isTorn) {
            const std::size_t space = m_bytes.substr(0, to).rfind(' ');
            word = space == std::string_view::npos || space + 1 < from ? from : space + 1;
        }
        std::size_t letters = word;
        for (int i = 0; i < 2 && letters < m_to && m_bytes[letters] != ' ' && letterBytes(m_bytes.substr(letters)) == 0;
             ++i)
            letters += characterBytes(m_bytes.substr(letters));
        const std::size_t end = std::min(m_to, lettersFrom(m_bytes, letters));
        const std::size_t begin = lettersBack(m_bytes, letters);
        if (end <= letters) return false;

        Line before; // what stays of the line
        double x = 0;
        if (word > from) {
            std::size_t last = word;
            while (last > from && m_bytes[last - 1] == ' ') --last;
            before = m_readUntil > from ? afterDivided(from, last, std::min(m_readUntil, last))
                     : isTorn           ? m_setter.measured(m_setter.layout(m_text, from, last, m_style), 0, m_style)
                                        : line;
            x = before.width + (endsAtSpace || isTorn ? (last < word ? m_space : 0) : 0);
        }
        const auto points = hyphenationPoints(m_bytes.substr(begin, end - begin), m_setter.m_language);
        for (auto point = points.rbegin(); point != points.rend(); ++point) {
            const std::size_t at = begin + *point;
            if (at < letters + 2) break;
            Line head = m_setter.measured(m_setter.layout(m_text, word, at, m_style, "-"), 0, m_style);
            if (x + head.width > m_width) continue;
            // A comma or bracket belongs to what is read with the word.
            std::size_t read = end;
            for (int i = 0; i < 3 && read < m_to && m_bytes[read] != ' ' && letterBytes(m_bytes.substr(read)) == 0; ++i)
                read += characterBytes(m_bytes.substr(read));
            head.pieces.front().reads =
                word >= m_readUntil ? std::string(m_bytes.substr(word, read - word)) : std::string();
            head.from = from;
            if (word > from) {
                before.from = from;
                append(before, head, x);
                line = std::move(before);
            } else {
                line = std::move(head);
            }
            m_readUntil = read;
            next = at;
            return true;
        }
        return false;
    }

    const Typesetter& m_setter;
    const Text& m_text;
    std::string_view m_bytes;
    Style m_style;
    double m_width, m_zone, m_space = 0;
    std::size_t m_to = 0, m_readUntil = 0;
};

std::vector<Line> Typesetter::lines(const Words& words, const Style& style, double width, std::size_t maxLines) const
{
    const Text text = prepare(words);
    Breaker breaker(*this, text, style, width);
    for (std::size_t from = 0;;) {
        const std::size_t end = std::min(text.bytes.find('\n', from), text.bytes.size());
        breaker.run(from, end);
        if (end == text.bytes.size() || (maxLines != 0 && breaker.m_lines.size() > maxLines)) break;
        from = end + 1;
    }
    std::vector<Line> lines = std::move(breaker.m_lines);
    if (maxLines != 0 && lines.size() > maxLines) {
        lines.resize(maxLines);
        lines.back() = cut(text, lines.back().from, style, width);
    }
    return lines;
}

} // namespace trivsel::report
