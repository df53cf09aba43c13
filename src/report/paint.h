#pragma once

#include "report/strips.h"

#include <string>
#include <vector>

/// Pages to Cairo. Private to this room.
namespace trivsel::report {

class Painter {
public:
    enum class Structure { None, Tagged };
    Painter(const Document& document, const Typesetter& setter, const Strips& strips, std::size_t pageCount,
            Structure structure);

    /// Paints page `number` (from 1) without turning it. The structure's elements are closed at the foot: what goes on
    /// on the next page is an element of its own there, as the repeated head of a table needs.
    void page(cairo_t* cairo, const Page& page, std::size_t number);

    /// The alternative texts of the figures so far, in the order of painting.
    const std::vector<std::string>& alternatives() const { return m_alternatives; }

private:
    /// A line that is the same on every page.
    struct Margin {
        Line line;
        double x = 0, baseline = 0;
    };
    void prepareHead();
    void prepareFoot();
    void margins(cairo_t* cairo, std::size_t number) const;
    void grounds(cairo_t* cairo, const Page& page) const;
    void parts(cairo_t* cairo, const Page& page);
    void closeTo(cairo_t* cairo, std::size_t depth);

    const Document& m_document;
    const Typesetter& m_setter;
    const Strips& m_strips;
    std::size_t m_pageCount;
    Structure m_structure;
    std::vector<Margin> m_margins;
    double m_stampLeft = 0; ///< 0 = no stamp
    std::vector<Tag> m_open;
    std::vector<std::string> m_alternatives;
};

} // namespace trivsel::report
