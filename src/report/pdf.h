#pragma once

#include "base/result.h"
#include "report/document.h"

#include <cstdint>
#include <string>
#include <vector>

namespace trivsel::report {

struct Pdf {
    std::string bytes;
    int pages = 0; ///< at least 1
};

/// A tagged PDF in memory (H1-H3, P, L, Table, Figure with alternative text, the language), fonts embedded. Its
/// metadata are the title, the language and the date; no author, no hidden text. The same document with a date gives
/// the same bytes. May be called from any thread. Errors: BadInput (ill-made tables, grids or heading levels), Failed
/// (the font Inter is not installed, no memory).
Result<Pdf> pdf(const Document& document);

/// How many pages it takes, without painting them. Errors as pdf().
Result<int> pageCount(const Document& document);

/// A page as it looks on paper.
struct Image {
    int width = 0, height = 0;      ///< pixels
    std::vector<std::uint8_t> rgba; ///< rows from the top, 4 bytes a pixel, opaque
};

/// Every page for the print preview and for tests. `dpi` 20..600. Errors as pdf().
Result<std::vector<Image>> pictures(const Document& document, double dpi);

} // namespace trivsel::report
