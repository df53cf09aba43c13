#include "report/typeset.h"

#include "report/hyphenation.h"
#include "report/marks.h"

#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <cmath>

namespace trivsel::report {

namespace {

constexpr const char* kFamily = "Inter";
constexpr std::size_t kWindow = 600; // bytes laid out at a time: long texts take time in proportion to their length
constexpr const char* kMarkPlace = "\uFFFC";

bool interIsInstalled()
{
    static bool found = false; // asked again as long as it is missing: it may be installed meanwhile
    if (found) return true;
    FcPattern* wanted = FcPatternBuild(nullptr, FC_FAMILY, FcTypeString, kFamily, nullptr);
    FcObjectSet* properties = FcObjectSetBuild(FC_FAMILY, nullptr);
    FcFontSet* fonts = FcFontList(nullptr, wanted, properties);
    found = fonts != nullptr && fonts->nfont > 0;
    if (fonts != nullptr) FcFontSetDestroy(fonts);
    FcObjectSetDestroy(properties);
    FcPatternDestroy(wanted);
    return found;
}

double points(int pangoUnits)
{
    return static_cast<double>(pangoUnits) / PANGO_SCALE;
}
int units(double value)
{
    return static_cast<int>(std::lround(value * PANGO_SCALE));
}

/// Written from right to left: such words are not divided, since the parts of a line would change places.
bool isRightToLeft(char32_t c)
{
    return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE) ||
           (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

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

PangoWeight pangoWeight(Weight weight)
{
    switch (weight) {
    case Weight::Medium: return PANGO_WEIGHT_MEDIUM;
    case Weight::SemiBold: return PANGO_WEIGHT_SEMIBOLD;
    case Weight::Regular: break;
    }
    return PANGO_WEIGHT_NORMAL;
}

PangoAttribute* foreground(Color c)
{
    const auto channel = [](double v) { return static_cast<guint16>(std::lround(v * 65535)); };
    return pango_attr_foreground_new(channel(c.r), channel(c.g), channel(c.b));
}

void add(PangoAttrList* list, PangoAttribute* attribute, std::size_t from, std::size_t to)
{
    attribute->start_index = static_cast<guint>(from);
    attribute->end_index = static_cast<guint>(to);
    pango_attr_list_insert(list, attribute);
}

PangoAttribute* markShape(core::Position position, double size)
{
    const PangoRectangle box{0, units(-0.78 * size), units(0.95 * size), units(0.9 * size)};
    return pango_attr_shape_new_with_data(&box, &box, GINT_TO_POINTER(static_cast<int>(position)), nullptr, nullptr);
}

void renderShape(cairo_t* cairo, PangoAttrShape* shape, gboolean isPath, gpointer)
{
    if (isPath) return;
    double x = 0;
    double y = 0;
    cairo_get_current_point(cairo, &x, &y);
    const double width = points(shape->logical_rect.width);
    cairo_save(cairo);
    paintMark(cairo, static_cast<core::Position>(GPOINTER_TO_INT(shape->data)), x + width / 2, y - 0.385 * width,
              width * 0.42);
    cairo_restore(cairo);
}

/// The words of a run as they are shown: one kind of white space, no soft hyphens of somebody else's, nothing unseen.
void appendShown(std::string& out, std::string_view words)
{
    bool isFirst = true;
    for (const std::string_view line : text::split(words, '\n')) {
        if (!isFirst) out += '\n';
        isFirst = false;
        const auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
        const bool startsApart = !line.empty() && isSpace(line.front());
        if (startsApart && !out.empty() && out.back() != ' ' && out.back() != '\n') out += ' ';
        const std::size_t before = out.size();
        out += text::displayLine(!line.empty() && line.back() == '\r' ? line.substr(0, line.size() - 1) : line);
        for (std::size_t at = before; (at = out.find("\u00AD", at)) != std::string::npos;) out.erase(at, 2);
        if (out.size() > before && isSpace(line.back())) out += ' ';
    }
}

} // namespace

struct Typesetter::Text {
    struct Span {
        std::size_t from = 0, to = 0;
        Look look = Look::Plain;
    };
    struct Mark {
        std::size_t at = 0;
        core::Position position = core::Position::Unassessed;
    };
    std::string bytes;
    std::vector<Span> spans;
    std::vector<Mark> marks;
    bool mayDivide = true;
};

Typesetter::Typesetter(Language language, PangoContext* context)
    : m_language(language), m_context(context, GObjectUnref{})
{
    pango_cairo_context_set_resolution(context, 72); // one unit is one point
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
    pango_context_set_language(context, pango_language_from_string(language == Language::Danish ? "da" : "en-gb"));
    // As on paper: no hint of a screen's pixels in any width.
    pango_context_set_round_glyph_positions(context, FALSE);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_shape_renderer(context, &renderShape, nullptr, nullptr);
}

Result<Typesetter> Typesetter::create(Language language)
{
    if (!interIsInstalled())
        return fail(ErrorCode::Failed,
                    {"Skrifttypen Inter er ikke installeret på denne computer, og uden den kan dokumentet ikke laves. "
                     "Intet er ændret. Få pakken fonts-inter installeret, og prøv igen.",
                     "The font Inter is not installed on this computer, and without it the document cannot be made. "
                     "Nothing was changed. Have the package fonts-inter installed and try again."});
    return Typesetter(language, pango_font_map_create_context(pango_cairo_font_map_get_default()));
}

Typesetter::Text Typesetter::prepare(const Words& words) const
{
    Text text;
    for (const Run& run : words.runs) {
        const std::size_t from = text.bytes.size();
        if (run.mark) {
            text.marks.push_back({from, *run.mark});
            text.bytes += kMarkPlace;
            text.bytes += "\u00A0";
        }
        appendShown(text.bytes, run.words);
        if (run.look != Look::Plain) text.spans.push_back({from, text.bytes.size(), run.look});
    }
    for (const char* c = text.bytes.c_str(); *c != '\0'; c = g_utf8_next_char(c))
        if (isRightToLeft(g_utf8_get_char(c))) text.mayDivide = false;
    return text;
}

/// Bytes `from`..`to` in one layout, with `after` added.
LayoutPtr Typesetter::layout(const Text& text, std::size_t from, std::size_t to, const Style& style,
                             const char* after) const
{
    LayoutPtr layout(pango_layout_new(m_context.get()), GObjectUnref{});
    const std::string bytes = text.bytes.substr(from, to - from) + after;
    pango_layout_set_text(layout.get(), bytes.data(), static_cast<int>(bytes.size()));
    pango_layout_set_auto_dir(layout.get(), FALSE);

    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family_static(font, kFamily);
    pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
    pango_font_description_set_weight(font, pangoWeight(style.weight));
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);

    PangoAttrList* list = pango_attr_list_new();
    add(list, foreground(style.color), 0, bytes.size());
    if (style.tabular) add(list, pango_attr_font_features_new("tnum"), 0, bytes.size());
    const std::size_t end = after[0] == '\0' ? to : std::max(to, to + 1);
    for (const Text::Span& span : text.spans) {
        const std::size_t a = std::max(span.from, from);
        const std::size_t b = std::min(span.to, end);
        if (a >= b) continue;
        if (span.look == Look::Bold)
            add(list, pango_attr_weight_new(PANGO_WEIGHT_SEMIBOLD), a - from, b - from);
        else
            add(list, foreground(kMuted), a - from, b - from);
    }
    for (const Text::Mark& mark : text.marks)
        if (mark.at >= from && mark.at < to)
            add(list, markShape(mark.position, style.size), mark.at - from, mark.at - from + 3);
    pango_layout_set_attributes(layout.get(), list);
    pango_attr_list_unref(list);
    return layout;
}

Line Typesetter::measured(const LayoutPtr& layout, int index, const Style& style) const
{
    PangoRectangle logical{};
    pango_layout_line_get_extents(pango_layout_get_line_readonly(layout.get(), index), nullptr, &logical);
    Line line;
    line.pieces.push_back({layout, index, 0, {}});
    line.width = points(logical.width);
    line.height = std::max(style.leading, points(logical.height));
    line.baseline = (line.height - points(logical.height)) / 2 + points(PANGO_ASCENT(logical));
    return line;
}

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

Line Typesetter::cut(const Text& text, std::size_t from, const Style& style, double width) const
{
    const std::size_t end = std::min(text.bytes.find('\n', from), text.bytes.size());
    std::size_t to = std::min(end, from + kWindow); // a line is always shorter
    while (to < end && (static_cast<unsigned char>(text.bytes[to]) & 0xC0U) == 0x80U) ++to;
    const LayoutPtr one = layout(text, from, to, style, end < text.bytes.size() || to < end ? " …" : "");
    pango_layout_set_width(one.get(), std::max(1, units(width)));
    pango_layout_set_ellipsize(one.get(), PANGO_ELLIPSIZE_END);
    return measured(one, 0, style);
}

Line Typesetter::oneLine(const Words& words, const Style& style, double width) const
{
    Words flat = words;
    for (Run& run : flat.runs) std::replace(run.words.begin(), run.words.end(), '\n', ' ');
    return cut(prepare(flat), 0, style, width);
}

double Typesetter::width(std::string_view words, const Style& style) const
{
    const Text text = prepare(words);
    return measured(layout(text, 0, text.bytes.size(), style), 0, style).width;
}

namespace {

/// Paints a piece as one cluster that is read as `reads`.
void paintAs(cairo_t* cairo, const PangoLayoutLine* line, double x, double y, const std::string& reads)
{
    bool isRead = false;
    for (const GSList* at = line->runs; at != nullptr; at = at->next) {
        const auto* run = static_cast<const PangoLayoutRun*>(at->data);
        for (const GSList* a = run->item->analysis.extra_attrs; a != nullptr; a = a->next) {
            const auto* attribute = static_cast<const PangoAttribute*>(a->data);
            if (attribute->klass->type != PANGO_ATTR_FOREGROUND) continue;
            const PangoColor& c = reinterpret_cast<const PangoAttrColor*>(attribute)->color;
            cairo_set_source_rgb(cairo, c.red / 65535.0, c.green / 65535.0, c.blue / 65535.0);
        }
        std::vector<cairo_glyph_t> glyphs;
        for (int i = 0; i < run->glyphs->num_glyphs; ++i) {
            const PangoGlyphInfo& glyph = run->glyphs->glyphs[i];
            if (glyph.glyph != PANGO_GLYPH_EMPTY && (glyph.glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0)
                glyphs.push_back(
                    {glyph.glyph, x + points(glyph.geometry.x_offset), y + points(glyph.geometry.y_offset)});
            x += points(glyph.geometry.width);
        }
        cairo_scaled_font_t* font = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(run->item->analysis.font));
        if (font == nullptr || glyphs.empty()) continue;
        cairo_set_scaled_font(cairo, font);
        const std::string words = isRead ? std::string() : reads;
        const cairo_text_cluster_t cluster{static_cast<int>(words.size()), static_cast<int>(glyphs.size())};
        cairo_show_text_glyphs(cairo, words.data(), static_cast<int>(words.size()), glyphs.data(),
                               static_cast<int>(glyphs.size()), &cluster, 1, {});
        isRead = true;
    }
}

} // namespace

void paintLine(cairo_t* cairo, const Line& line, double x, double y)
{
    for (const Piece& piece : line.pieces) {
        PangoLayoutLine* seen = pango_layout_get_line_readonly(piece.layout.get(), piece.index);
        if (piece.reads) {
            paintAs(cairo, seen, x + piece.x, y + line.baseline, *piece.reads);
        } else {
            cairo_move_to(cairo, x + piece.x, y + line.baseline);
            pango_cairo_show_layout_line(cairo, seen);
        }
    }
}

double totalHeight(const std::vector<Line>& lines)
{
    double height = 0;
    for (const Line& line : lines) height += line.height;
    return height;
}

} // namespace trivsel::report
