#pragma once

#include "base/result.h"
#include "exchange/csv.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trivsel::exchange {

/// No list of an institution comes near these; a wrong file does.
inline constexpr std::size_t kMostColumns = 1'000;
inline constexpr std::size_t kMostLineBytes = 1'000'000;

/// `file:row:column: ` before what is wrong there; 0 = not said.
std::string placeWords(std::string_view file, std::size_t row, std::size_t column = 0);

/// A file that a spreadsheet wrote, to be read in: a header, and rows under it. Refused as a whole, with row and column,
/// is what leaves nothing to trust: a workbook, an empty file, a header alone, zero bytes, a line over a million bytes,
/// more than a thousand columns, a quotation mark that is never closed. What is wrong with one cell is that row's fault.
class SpreadsheetTable {
public:
    /// `fileName` stands in the places of faults.
    static Result<SpreadsheetTable> open(std::string_view fileName, std::string_view bytes);

    const std::vector<std::string>& header() const { return m_header; } ///< trimmed, NFC
    /// The next row with something in it; false at the end, and where it cannot go on (see failed()). Cells are valid
    /// until the next call. Faults of cells, and cells beyond the header, are added to `faults`.
    bool next(std::vector<std::string_view>& cells, std::vector<CsvFault>& faults);
    std::size_t line() const { return m_reader.line(); } ///< of the row, 1 = header
    std::size_t offset() const { return m_reader.offset(); }
    std::size_t size() const { return m_text->size(); } ///< in bytes, as offset()
    const std::optional<Error>& failed() const { return m_failed; }

private:
    SpreadsheetTable(std::string fileName, std::unique_ptr<std::string> text);

    std::string m_fileName;
    std::unique_ptr<std::string> m_text; ///< where views point
    CsvReader m_reader;
    std::vector<std::string> m_header;
    std::optional<Error> m_failed;
};

} // namespace trivsel::exchange
