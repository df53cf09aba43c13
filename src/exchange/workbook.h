#pragma once

#include "base/date.h"
#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

/// Workbooks out (XLSX), through libxlsxwriter. What a cell is, is said by its column; nothing in the data decides it,
/// and no formula is ever written.
namespace trivsel::exchange {

enum class ColumnType {
    Text,    ///< also ids: a number of ten digits stays as it was typed, and "=1+1" stays a text
    Integer, ///< below 2^53
    Number,
    Share, ///< 0 to 1, shown as whole per cent
    Day,
};

struct SheetColumn {
    std::string title;
    ColumnType type = ColumnType::Text;
    double width = 12; ///< characters
};

/// Empty, or of its column's type.
using SheetCell = std::variant<std::monostate, std::string, std::int64_t, double, Date>;

/// Bars over cells that stand in the sheet.
struct SheetChart {
    /// The rows `first` to `last` (from 0, without the header) of the value column.
    struct Series {
        std::string name;
        std::size_t first = 0, last = 0;
        bool operator==(const Series&) const = default;
    };
    std::string title;
    std::size_t labelColumn = 0, valueColumn = 0;
    std::vector<Series> series; ///< labels are those of the first one's rows
};

struct Sheet {
    std::string
        name; ///< as it should be called; what Excel does not allow in it is replaced, and a name used before numbered
    std::vector<SheetColumn> columns;
    std::vector<SheetCell> cells;    ///< row by row
    std::optional<SheetChart> chart; ///< beside the table

    std::size_t rows() const { return columns.empty() ? 0 : cells.size() / columns.size(); }
};

/// What Excel holds in one sheet.
inline constexpr std::size_t kMostSheetRows = 1'048'576, kMostSheetColumns = 16'384, kMostCellCharacters = 32'767;

/// The bytes of a workbook with frozen headers; the same for the same sheets and day, without an author. `madeOn`
/// stands in it as the day it was made. More rows, columns or characters than Excel holds are refused (BadInput).
/// libxlsxwriter puts parts of it into temporary files; they are made in memory, and without a place for that it fails
/// (Failed).
Result<std::string> writeWorkbook(std::span<const Sheet> sheets, Date madeOn);

} // namespace trivsel::exchange
