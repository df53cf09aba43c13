#pragma once

#include "core/batch_scoring.h"
#include "core/scoring.h"
#include "exchange/csv.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The rows that `score` writes. For score_files alone.
namespace trivsel::app::score_files {

/// Text that grows row by row; its memory is kept from block to block.
class RowBuffer {
public:
    std::string_view text() const { return std::string_view(m_memory).substr(0, m_used); }
    void clear() { m_used = 0; }
    /// Room for at least `bytes` more; then tell with tookUpTo() how far it was used.
    char* room(std::size_t bytes)
    {
        if (m_memory.size() < m_used + bytes) m_memory.resize((m_used + bytes) * 2);
        return m_memory.data() + m_used;
    }
    void tookUpTo(const char* end) { m_used = static_cast<std::size_t>(end - m_memory.data()); }

private:
    std::string m_memory;
    std::size_t m_used = 0;
};

/// Puts the columns of one scored row together. Everything that is the same in many rows is prepared once.
class ScoreFormatter {
public:
    ScoreFormatter(const core::Instrument& instrument, const core::PositionScheme& scheme, exchange::CsvForm form);

    std::string header() const;

    /// Appends one row to `out`. `isPlain`: case and rater need no quotation marks in CSV.
    void add(std::string_view caseId, std::string_view rater, bool isPlain, const core::BatchScorer::Row& row,
             RowBuffer& out) const;
    void add(std::string_view caseId, std::string_view rater, bool isPlain, const core::ScoreResult& result,
             RowBuffer& out) const;

private:
    /// An id with its semicolon, or a word: at most 41 characters (instrument-format.md), copied as a whole.
    struct Piece {
        std::array<char, 48> bytes{};
        std::uint8_t size = 0;
        void set(std::string_view s);
    };
    struct Pen; ///< writes into memory that is known to be large enough

    char* room(RowBuffer& out, std::string_view caseId, std::string_view rater) const;
    void begin(Pen& pen, std::string_view caseId, std::string_view rater, bool isPlain, std::int32_t answered) const;
    void part(Pen& pen, std::string_view score, std::optional<core::Position> band) const;
    void end(Pen& pen, core::Position position, std::int32_t rule, const std::vector<std::uint64_t>& items,
             const std::vector<std::uint64_t>& unknown) const;
    void list(Pen& pen, const std::vector<std::uint64_t>& bits, const std::vector<Piece>& ids) const;
    void cell(Pen& pen, std::string_view text, bool isPlain) const;

    exchange::CsvForm m_form;
    char m_separator;
    std::vector<std::string> m_partIds, m_itemIds, m_ruleIds;
    std::vector<Piece> m_bands, m_itemPieces, m_rulePieces;
    std::string m_itemCount;
    std::size_t m_longestRow = 0; ///< without case and rater
};

} // namespace trivsel::app::score_files
