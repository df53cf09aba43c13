#pragma once

#include "report/strips.h"

#include <string>
#include <utility>
#include <vector>

/// What the makers of strips share. Private to this room.
namespace trivsel::report {

/// Collects the strips of a document.
class Flow {
public:
    Flow(const Document& document, const Typesetter& setter) : m_document(document), m_setter(setter) {}

    void blocks(const std::vector<Block>& blocks);
    void operator()(const Heading& heading);
    void operator()(const Paragraph& paragraph);
    void operator()(const List& list);
    void operator()(const KeyValues& values);
    void operator()(const Table& table);
    void operator()(const Callout& callout);
    void operator()(const WritingLines& lines);
    void operator()(const Signatures& signatures);
    void operator()(const RatingGrid& grid);
    void operator()(const Chart& chart);
    void operator()(const PageBreak& pageBreak);
    void operator()(const Together& together);

    Result<Strips> take();

private:
    enum class Side { Left, Right, Centre };
    /// A cell of a row, its lines made.
    struct Cell {
        double left = 0, width = 0;
        const char* tag = "TD";
        std::vector<Line> lines = {};
        Side side = Side::Left;
        std::function<void(cairo_t*, double y)> shape = {}; ///< a box to tick, in place of lines
    };
    struct Row {
        Tag table;
        std::vector<Cell> cells;
        double padding = 5;
        Color line = kRowLine;
        std::shared_ptr<const Strip> head = {};
    };

    Tag tag(const char* name) { return {name, ++m_instances}; }
    Strip& add(Strip strip);
    /// The lines of one text as strips that keep widows and orphans away. `path` is theirs.
    void text(std::vector<Line> lines, double x, double before, const std::vector<Tag>& path, Keep keep = Keep::None);
    void row(const Row& row, double before);
    Strip rowStrip(const Row& row, std::size_t fromLine, std::size_t toLine, bool isLast);
    /// A row of heads that comes again on each page; null when all heads are empty.
    std::shared_ptr<const Strip> headRow(const Row& row, double before);
    void keepLastRows(std::size_t firstStrip);
    double before(double usual);
    void bad(Text message);

    const Document& m_document;
    const Typesetter& m_setter;
    Strips m_out;
    std::optional<Error> m_error;
    int m_instances = 0;
    int m_ground = -1;
    double m_left = kLeft, m_right = kRight; ///< narrower in a box
    double m_nextBefore = -1;                ///< set: in place of the next strip's own space above
    bool m_startPage = false;
};

/// Paints a chart `width` points wide; returns how high it is. `cairo` null: only measures.
double paintChart(cairo_t* cairo, const Typesetter& setter, const core::chart::Chart& chart, double x, double y,
                  double width);

} // namespace trivsel::report
