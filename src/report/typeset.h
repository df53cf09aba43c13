#pragma once

#include "base/result.h"
#include "report/document.h"
#include "report/look.h"

#include <pango/pangocairo.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Words to lines (Pango). Private to this room.
namespace trivsel::report {

struct GObjectUnref {
    void operator()(void* object) const { g_object_unref(object); }
};
using LayoutPtr = std::shared_ptr<PangoLayout>;

/// A stretch of a line.
struct Piece {
    LayoutPtr layout;
    int index = 0; ///< which line of the layout
    double x = 0;
    /// Set: the stretch is part of a divided word and is read as this, not as what is seen. The first part is read as
    /// the whole word, the second as nothing, so that neither search nor screen reader meets a hyphen.
    std::optional<std::string> reads;
};

/// One line, ready to be painted as often as wanted.
struct Line {
    std::vector<Piece> pieces;
    double width = 0; ///< of all that is seen
    double height = 0;
    double baseline = 0;  ///< below the top of the line
    std::size_t from = 0; ///< where in the words it begins
};

/// Makes lines for one document. Not shared between threads.
class Typesetter {
public:
    /// Fails when Inter is not installed.
    static Result<Typesetter> create(Language language);

    /// `words` broken for `width`, at most `maxLines` (0 = all), the last one then ended by "…". At least one line.
    std::vector<Line> lines(const Words& words, const Style& style, double width, std::size_t maxLines = 0) const;
    /// One line, cut with "…" to fit.
    Line oneLine(const Words& words, const Style& style, double width) const;
    /// As wide as `words` is on one line.
    double width(std::string_view words, const Style& style) const;

    Language language() const { return m_language; }

private:
    Typesetter(Language language, PangoContext* context);
    struct Text;
    class Breaker;
    Text prepare(const Words& words) const;
    LayoutPtr layout(const Text& text, std::size_t from, std::size_t to, const Style& style,
                     const char* after = "") const;
    Line measured(const LayoutPtr& layout, int index, const Style& style) const;
    Line cut(const Text& text, std::size_t from, const Style& style, double width) const;

    Language m_language;
    std::shared_ptr<PangoContext> m_context;
};

/// Paints `line` with its top at `y`.
void paintLine(cairo_t* cairo, const Line& line, double x, double y);

double totalHeight(const std::vector<Line>& lines);

} // namespace trivsel::report
