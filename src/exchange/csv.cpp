#include "exchange/csv.h"

#include "core/rational.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace trivsel::exchange {

namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

bool isPlainAscii(std::string_view s)
{
    return std::ranges::all_of(s, [](char c) { return c != 0 && static_cast<unsigned char>(c) < 0x80; });
}

} // namespace

CsvReader::CsvReader(std::string_view bytes, char separator) : m_bytes(bytes), m_separator(separator)
{
    if (m_bytes.starts_with(kBom)) m_at = kBom.size();
}

std::size_t CsvReader::line() const
{
    return m_recordLine;
}
std::size_t CsvReader::offset() const
{
    return m_at;
}

bool CsvReader::next(std::vector<std::string_view>& cells, std::vector<CsvFault>& faults)
{
    cells.clear();
    m_unquotedUsed = 0;
    m_recordLine = m_line;
    if (m_at >= m_bytes.size()) return false;
    for (;;) {
        const std::size_t column = cells.size() + 1;
        const bool quoted = !atLineEnd() && m_bytes[m_at] == '"';
        cells.push_back(quoted ? quotedCell(faults, column) : plainCell(faults, column));
        if (atLineEnd()) break;
        ++m_at; // the separator
    }
    takeLineBreak();
    return true;
}

void CsvReader::takeLineBreak()
{
    if (m_at >= m_bytes.size()) return;
    if (m_bytes[m_at] == '\r' && m_at + 1 < m_bytes.size() && m_bytes[m_at + 1] == '\n') ++m_at;
    ++m_at;
    ++m_line;
}

std::string_view CsvReader::plainCell(std::vector<CsvFault>& faults, std::size_t column)
{
    const std::size_t from = m_at;
    bool hasQuote = false;
    while (!atLineEnd() && m_bytes[m_at] != m_separator) hasQuote |= m_bytes[m_at++] == '"';
    const std::string_view cell = m_bytes.substr(from, m_at - from);
    if (hasQuote) {
        faults.push_back(
            {m_recordLine,
             column,
             {"et anførselstegn midt i en celle; cellen skal stå i anførselstegn, og tegnet skal skrives to gange",
              "a quotation mark inside a cell; put the cell in quotation marks and write the mark twice"}});
    }
    checkCharacters(cell, faults, column);
    return cell;
}

std::string_view CsvReader::quotedCell(std::vector<CsvFault>& faults, std::size_t column)
{
    const std::size_t from = ++m_at;
    std::string* own = nullptr; // only once a doubled quote or a stray tail makes the cell differ from the bytes
    std::size_t copied = from;
    const auto copyUpTo = [&](std::size_t end) {
        if (own == nullptr) {
            if (m_unquotedUsed == m_unquoted.size()) m_unquoted.emplace_back();
            own = &m_unquoted[m_unquotedUsed++];
            own->clear();
        }
        own->append(m_bytes.substr(copied, end - copied));
    };

    std::size_t end = m_bytes.size();
    bool closed = false;
    while (m_at < m_bytes.size()) {
        const char c = m_bytes[m_at];
        if (c == '"') {
            if (m_at + 1 < m_bytes.size() && m_bytes[m_at + 1] == '"') {
                copyUpTo(m_at + 1);
                m_at += 2;
                copied = m_at;
                continue;
            }
            end = m_at++;
            closed = true;
            break;
        }
        const bool isCrOfCrlf = c == '\r' && m_at + 1 < m_bytes.size() && m_bytes[m_at + 1] == '\n';
        if (c == '\n' || (c == '\r' && !isCrOfCrlf)) ++m_line;
        ++m_at;
    }
    if (!closed) {
        m_isCutShort = true;
        faults.push_back(
            {m_recordLine, column, {"anførselstegnet er ikke lukket", "the quotation mark is not closed"}});
    }
    const std::size_t tail = m_at;
    while (!atLineEnd() && m_bytes[m_at] != m_separator) ++m_at;
    if (m_at != tail) {
        faults.push_back({m_recordLine,
                          column,
                          {"tekst efter det lukkende anførselstegn", "text after the closing quotation mark"}});
        copyUpTo(end);
        copied = tail;
        end = m_at;
    }
    if (own != nullptr) copyUpTo(end);
    const std::string_view cell = own != nullptr ? std::string_view(*own) : m_bytes.substr(from, end - from);
    checkCharacters(cell, faults, column);
    return cell;
}

void CsvReader::checkCharacters(std::string_view cell, std::vector<CsvFault>& faults, std::size_t column) const
{
    if (isPlainAscii(cell)) return;
    if (cell.find('\0') != std::string_view::npos) {
        faults.push_back({m_recordLine, column, {"en nul-byte i cellen", "a zero byte in the cell"}});
    }
    if (!text::isUtf8(cell)) {
        faults.push_back({m_recordLine,
                          column,
                          {"cellen er ikke gyldig UTF-8; gem filen som CSV i UTF-8",
                           "the cell is not well-formed UTF-8; save the file as CSV in UTF-8"}});
    }
}

char detectSeparator(std::string_view bytes)
{
    std::size_t commas = 0;
    std::size_t semicolons = 0;
    std::size_t tabs = 0;
    bool quoted = false;
    for (const char c : bytes) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' || c == '\r') break;
        commas += c == ',';
        semicolons += c == ';';
        tabs += c == '\t';
    }
    if (semicolons > commas && semicolons >= tabs) return ';';
    return tabs > commas ? '\t' : ',';
}

CsvWriter::CsvWriter(CsvForm form) : m_form(form)
{
    if (m_form == CsvForm::Excel) m_buffer = kBom;
}

void CsvWriter::separate()
{
    if (!m_isFirst) m_buffer += m_form == CsvForm::Excel ? ';' : ',';
    m_isFirst = false;
}

void CsvWriter::text(std::string_view cell)
{
    separate();
    const bool isExcel = m_form == CsvForm::Excel;
    const bool couldBeFormula =
        isExcel && !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
    const char separator = isExcel ? ';' : ',';
    // In front of all, a cell that begins with a byte order mark would be read without it.
    const bool needsQuotes =
        cell.starts_with(kBom) ||
        std::ranges::any_of(cell, [separator](char c) { return c == '"' || c == '\n' || c == '\r' || c == separator; });
    if (!needsQuotes) {
        if (couldBeFormula) m_buffer += '\'';
        m_buffer += cell;
        return;
    }
    m_buffer += '"';
    if (couldBeFormula) m_buffer += '\'';
    for (const char c : cell) {
        if (c == '"') m_buffer += '"';
        m_buffer += c;
    }
    m_buffer += '"';
}

void CsvWriter::integer(std::int64_t value)
{
    separate();
    fmt::format_to(std::back_inserter(m_buffer), "{}", value);
}

void CsvWriter::number(double value)
{
    separate();
    std::string decimal = core::shortestDecimal(value);
    if (m_form == CsvForm::Excel) std::ranges::replace(decimal, '.', ',');
    m_buffer += decimal;
}

void CsvWriter::empty()
{
    separate();
}

void CsvWriter::endRecord()
{
    m_buffer += m_form == CsvForm::Excel ? "\r\n" : "\n";
    m_isFirst = true;
}

} // namespace trivsel::exchange
