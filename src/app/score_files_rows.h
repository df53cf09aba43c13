#pragma once

#include "app/score_files_faults.h"
#include "base/date.h"
#include "core/instrument.h"
#include "core/scoring.h"
#include "exchange/csv.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// From the bytes of an answers file to rows. For score_files alone.
namespace trivsel::app::score_files {

enum class ColumnKind : std::uint8_t { Case, Rater, AgeMonths, BirthDate, Date, Sex, Item, Unknown };

struct Column {
    ColumnKind kind = ColumnKind::Unknown;
    std::size_t item = 0; ///< for Item
};

enum class RaterColumn { Optional, Required };

/// What the header says: which column holds what.
struct AnswersLayout {
    std::vector<Column> columns;
    std::size_t headerBytes = 0; ///< of the header record with its line break
    std::size_t headerLines = 1; ///< line breaks in it
    bool hasRater = false;
    std::size_t column(ColumnKind kind) const; ///< from 1, 0 = none
};

/// Reads the header; every fault of it is told.
AnswersLayout readLayout(std::string_view bytes, const core::Instrument& instrument, RaterColumn rater,
                         FaultList& faults);

struct AnswersRow {
    std::string_view caseId, rater; ///< valid until the next row
    bool hasKey = false;            ///< case and rater could be read, even if other cells have faults
    bool isPlain = false;           ///< case and rater stand in the file without quotation marks and need none
    core::ScoringContext context;
    std::vector<std::uint8_t> answers; ///< option indexes, BatchScorer::kNotAnswered where empty
    std::size_t line = 1;              ///< of the block, from 1
    std::size_t offset = 0;            ///< in the block
};

/// Reads rows of a block of whole records, the common plain row quickly, everything else (quoted cells, faults) with
/// the strict reader.
class RowReader {
public:
    RowReader(const AnswersLayout& layout, const core::Instrument& instrument);

    void start(std::string_view block, FaultList& faults); ///< `block` must be followed by a zero byte in memory
    /// False at the end. `isSound` is false for a row with faults, whose values must not be used.
    bool next(AnswersRow& row, bool& isSound);
    std::size_t linesRead() const { return m_line - 1; }

private:
    struct ItemCodes {
        /// By a cell's first character: the option of a value of one character, kNotAnswered for a separator; and how
        /// long such a cell is. kLonger where neither fits.
        std::array<std::uint8_t, 256> single{}, length{};
        std::vector<std::pair<std::string, std::uint8_t>> values;
    };
    static constexpr std::uint8_t kLonger = 2;

    bool nextQuickly(AnswersRow& row);
    bool quickLongItem(const ItemCodes& codes, const char*& at, std::uint8_t& answer) const;
    const ItemCodes& codesOf(std::size_t item) const { return m_codes[m_instrument.items[item].answerSet]; }
    bool quickText(const Column& column, const char*& at, AnswersRow& row);
    bool nextStrictly(AnswersRow& row);
    void readCells(AnswersRow& row);
    bool readCell(std::size_t column, AnswersRow& row);
    bool setAge(AnswersRow& row);
    std::optional<std::uint8_t> option(const ItemCodes& codes, std::string_view cell) const;
    void fault(std::size_t column, std::string_view da, std::string_view en);

    const AnswersLayout& m_layout;
    const core::Instrument& m_instrument;
    std::vector<ItemCodes> m_codes; ///< by answer set
    struct QuickColumn {
        const ItemCodes* codes = nullptr; ///< null: no item
        std::size_t item = 0;
    };
    std::vector<QuickColumn> m_quick; ///< as the layout's columns
    FaultList* m_faults = nullptr;
    std::string_view m_block;
    std::size_t m_at = 0;
    std::size_t m_line = 1;

    std::vector<std::string_view> m_cells;
    std::vector<exchange::CsvFault> m_syntax;
    std::string m_kept; ///< cells of a strictly read row, which the reader's own end would invalidate
    std::optional<Date> m_birthDate, m_date;
};

/// Case and rater of a record as text; used to compare two rows whose hashes are equal.
struct CaseKey {
    std::string caseId, rater;
    bool operator==(const CaseKey&) const = default;
};
CaseKey caseKey(const AnswersLayout& layout, std::string_view record);

} // namespace trivsel::app::score_files
