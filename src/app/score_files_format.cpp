#include "app/score_files_format.h"

#include "base/check.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>

namespace trivsel::app::score_files {

namespace {
constexpr std::size_t kLongestNumber = 40;   ///< a shortest decimal below 1e21 and from 1e-7 on, with room to spare
constexpr std::size_t kLongestPosition = 12; ///< "unassessed" and separators
} // namespace

struct ScoreFormatter::Pen {
    char* at;

    void put(std::string_view s)
    {
        if (s.empty()) return; // memcpy takes no null pointer
        std::memcpy(at, s.data(), s.size());
        at += s.size();
    }
    void put(char c) { *at++ = c; }
    /// A short piece in one store of fixed size, of which what is too much is overwritten by the next piece.
    void put(const Piece& piece)
    {
        std::memcpy(at, piece.bytes.data(), piece.bytes.size());
        at += piece.size;
    }
    /// Numbers are short too, but stand in memory that ends with them.
    void putShort(std::string_view s)
    {
        const std::size_t n = s.size();
        if (n >= 8 && n <= 16) {
            std::uint64_t head = 0, tail = 0;
            std::memcpy(&head, s.data(), 8);
            std::memcpy(&tail, s.data() + n - 8, 8);
            std::memcpy(at, &head, 8);
            std::memcpy(at + n - 8, &tail, 8);
            at += n;
        } else if (n < 8) {
            for (const char c : s) *at++ = c;
        } else {
            put(s);
        }
    }
};

void ScoreFormatter::Piece::set(std::string_view s)
{
    TRIVSEL_CHECK(s.size() <= bytes.size());
    std::memcpy(bytes.data(), s.data(), s.size());
    size = static_cast<std::uint8_t>(s.size());
}

ScoreFormatter::ScoreFormatter(const core::Instrument& instrument, const core::PositionScheme& scheme,
                               exchange::CsvForm form)
    : m_form(form), m_separator(form == exchange::CsvForm::Excel ? ';' : ','),
      m_itemCount(std::to_string(instrument.items.size()))
{
    for (const auto& area : instrument.areas) m_partIds.push_back(area.id);
    for (const auto& total : instrument.totals) m_partIds.push_back(total.id);
    for (const auto& item : instrument.items) m_itemIds.push_back(item.id);
    for (const auto& rule : scheme.rules) m_ruleIds.push_back(rule.id);
    // In the order of core::Position; none last.
    for (const char* word : {"green", "yellow", "red", "unassessed", ""}) {
        m_bands.emplace_back().set(word);
    }
    for (const auto& id : m_itemIds) m_itemPieces.emplace_back().set(id + ";");
    for (const auto& id : m_ruleIds) m_rulePieces.emplace_back().set(id + ";");
    m_longestRow = 128 + sizeof(Piece) + m_partIds.size() * (kLongestNumber + kLongestPosition);
    for (const auto& id : m_itemIds) m_longestRow += id.size() + 1;
    for (const auto& id : m_ruleIds) m_longestRow += 2 * (id.size() + 1);
}

std::string ScoreFormatter::header() const
{
    exchange::CsvWriter writer(m_form);
    for (const std::string_view name : {"case", "rater", "answered", "items"}) writer.text(name);
    for (const auto& id : m_partIds) {
        writer.text(id + ".score");
        writer.text(id + ".band");
    }
    for (const std::string_view name : {"position", "rule", "items_deciding", "rules_unknown"}) writer.text(name);
    writer.endRecord();
    return writer.buffer();
}

void ScoreFormatter::cell(Pen& pen, std::string_view text, bool isPlain) const
{
    if (isPlain && m_form == exchange::CsvForm::Plain) return pen.put(text);
    exchange::CsvWriter writer(m_form);
    writer.buffer().clear(); // without the byte order mark of a file's beginning
    writer.text(text);
    pen.put(writer.buffer());
}

void ScoreFormatter::begin(Pen& pen, std::string_view caseId, std::string_view rater, bool isPlain,
                           std::int32_t answered) const
{
    cell(pen, caseId, isPlain);
    pen.put(m_separator);
    cell(pen, rater, isPlain);
    pen.put(m_separator);
    pen.at = std::to_chars(pen.at, pen.at + kLongestNumber, answered).ptr;
    pen.put(m_separator);
    pen.put(m_itemCount);
}

void ScoreFormatter::part(Pen& pen, std::string_view score, std::optional<core::Position> band) const
{
    pen.put(m_separator);
    char* const from = pen.at;
    pen.putShort(score);
    if (m_form == exchange::CsvForm::Excel) std::replace(from, pen.at, '.', ',');
    pen.put(m_separator);
    pen.put(m_bands[band ? static_cast<std::size_t>(*band) : m_bands.size() - 1]);
}

void ScoreFormatter::list(Pen& pen, const std::vector<std::uint64_t>& bits, const std::vector<Piece>& ids) const
{
    pen.put(m_separator);
    char* const from = pen.at;
    std::size_t count = 0;
    for (std::size_t word = 0; word < bits.size(); ++word) {
        for (std::uint64_t rest = bits[word]; rest != 0; rest &= rest - 1, ++count) {
            pen.put(ids[word * 64 + static_cast<std::size_t>(std::countr_zero(rest))]);
        }
    }
    if (count > 0) --pen.at; // the last semicolon
    if (count > 1 && m_separator == ';') {
        std::memmove(from + 1, from, static_cast<std::size_t>(pen.at - from));
        *from = '"';
        ++pen.at;
        pen.put('"');
    }
}

void ScoreFormatter::end(Pen& pen, core::Position position, std::int32_t rule, const std::vector<std::uint64_t>& items,
                         const std::vector<std::uint64_t>& unknown) const
{
    pen.put(m_separator);
    pen.put(std::string_view(core::toWord(position)));
    pen.put(m_separator);
    if (rule >= 0)
        pen.put(m_ruleIds[static_cast<std::size_t>(rule)]);
    else if (position != core::Position::Unassessed)
        pen.put("otherwise");
    list(pen, items, m_itemPieces);
    list(pen, unknown, m_rulePieces);
    pen.put(m_form == exchange::CsvForm::Excel ? std::string_view("\r\n") : std::string_view("\n"));
}

/// Room for the longest row there can be, with every character of case and rater doubled.
char* ScoreFormatter::room(RowBuffer& out, std::string_view caseId, std::string_view rater) const
{
    return out.room(m_longestRow + 2 * (caseId.size() + rater.size()));
}

void ScoreFormatter::add(std::string_view caseId, std::string_view rater, bool isPlain,
                         const core::BatchScorer::Row& row, RowBuffer& out) const
{
    Pen pen{room(out, caseId, rater)};
    begin(pen, caseId, rater, isPlain, row.answered);
    for (const auto& p : row.parts) part(pen, p.scoreText, p.band);
    end(pen, row.position, row.rule, row.decidingItems, row.unknownRules);
    out.tookUpTo(pen.at);
}

void ScoreFormatter::add(std::string_view caseId, std::string_view rater, bool isPlain, const core::ScoreResult& result,
                         RowBuffer& out) const
{
    const auto bits = [](const std::vector<std::size_t>& indexes, std::size_t count) {
        std::vector<std::uint64_t> words((count + 63) / 64);
        for (const std::size_t i : indexes) words[i / 64] |= std::uint64_t{1} << (i % 64);
        return words;
    };
    Pen pen{room(out, caseId, rater)};
    begin(pen, caseId, rater, isPlain, result.answered);
    for (const auto* parts : {&result.areas, &result.totals}) {
        for (const auto& p : *parts) part(pen, p.score ? p.score->toDecimalString() : std::string(), p.band);
    }
    end(pen, result.position, result.rule ? static_cast<std::int32_t>(*result.rule) : -1,
        bits(result.decidingItems, m_itemIds.size()), bits(result.unknownRules, m_ruleIds.size()));
    out.tookUpTo(pen.at);
}

} // namespace trivsel::app::score_files
