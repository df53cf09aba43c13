#include "report/typeset_text.h"

namespace trivsel::report {

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
