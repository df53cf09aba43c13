#pragma once

#include "report/look.h"
#include "report/typeset.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

/// The page model: a document as strips that follow each other down the paper and are never cut. Private to this room.
namespace trivsel::report {

/// A structure element of the tagged file; strips with the same instance share it (the lines of one paragraph).
struct Tag {
    const char* name = "P"; ///< as in the PDF standard: H1, P, L, LI, Table …
    int instance = 0;
    bool operator==(const Tag&) const = default;
};

/// What is painted into one structure element. `y` is the top of the strip.
struct Part {
    std::vector<Tag> path; ///< from the outermost
    std::function<void(cairo_t*, double y)> paint;
    std::string alternative = {}; ///< of a Figure
};

/// How firmly a strip holds on to the next.
enum class Keep {
    None,
    Group, ///< by wish of the document: given up when a page cannot hold the group
    Firm,  ///< by rule of good print: heading and text, first lines, last lines
};

/// A ground behind strips that follow each other.
struct Ground {
    double left = 0, right = 0;
    Color fill, bar;
};

struct Strip {
    double before = 0; ///< space above, dropped at the top of a page
    double height = 0;
    Keep keep = Keep::None;
    bool startsPage = false;
    int ground = -1;                                  ///< index of Strips::grounds
    std::function<void(cairo_t*, double y)> backdrop; ///< lines and boxes that belong to no structure element
    std::vector<Part> parts;
    std::shared_ptr<const Strip> tableHead; ///< comes again when this strip begins a page
};

struct Strips {
    std::vector<Strip> strips;
    std::vector<Ground> grounds;
};

/// Document to strips. Errors: BadInput for what cannot be drawn.
Result<Strips> flow(const Document& document, const Typesetter& setter);

struct PlacedStrip {
    const Strip* strip = nullptr;
    double y = 0; ///< top, in points from the top of the page
};
using Page = std::vector<PlacedStrip>;

/// Strips to pages; at least one. The pages point into `strips`.
std::vector<Page> paginate(const Strips& strips);

/// How high a strip may be to fit on a page.
inline constexpr double kPageRoom = kBottom - kTop;

} // namespace trivsel::report
