#include "report/typeset.h"

#include "report/marks.h"
#include "report/typeset_text.h"

#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <cmath>

namespace trivsel::report {

namespace {

constexpr const char* kFamily = "Inter";
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

/// Written from right to left: such words are not divided, since the parts of a line would change places.
bool isRightToLeft(char32_t c)
{
    return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE) ||
           (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
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

} // namespace trivsel::report
