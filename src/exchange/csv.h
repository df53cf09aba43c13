#pragma once

#include "base/result.h"
#include "base/text.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

/// CSV in and out (RFC 4180). Bytes in, values out: files are opened by `app`.
namespace trivsel::exchange {

/// A cell's place and what is wrong with it.
struct CsvFault {
    std::size_t row = 0;    ///< line of the file where the record starts, 1 = header
    std::size_t column = 0; ///< cell of the record, from 1; 0 = the record as a whole
    Text what;
};

/// Streaming reader over bytes in memory: quoted fields with doubled quotes and line breaks, LF, CRLF or CR, a BOM is
/// skipped. Gives one record at a time as views that are valid until the next call.
class CsvReader {
public:
    explicit CsvReader(std::string_view bytes, char separator = ',');
    /// False at the end. A syntax fault (text after a closing quote, an unclosed quote, a zero byte, ill-formed UTF-8)
    /// is added to `faults` and the record is still delivered as far as it can be read.
    bool next(std::vector<std::string_view>& cells, std::vector<CsvFault>& faults);
    std::size_t line() const; ///< where the last record started
    std::size_t offset() const; ///< bytes consumed so far
    /// The last record ends with the file inside a quoted cell: what the quotation mark has swallowed cannot be told.
    bool isCutShort() const { return m_isCutShort; }

private:
    bool atLineEnd() const { return m_at == m_bytes.size() || m_bytes[m_at] == '\n' || m_bytes[m_at] == '\r'; }
    void takeLineBreak();
    std::string_view plainCell(std::vector<CsvFault>& faults, std::size_t column);
    std::string_view quotedCell(std::vector<CsvFault>& faults, std::size_t column);
    void checkCharacters(std::string_view cell, std::vector<CsvFault>& faults, std::size_t column) const;

    std::string_view m_bytes;
    char m_separator;
    bool m_isCutShort = false;
    std::size_t m_at = 0, m_line = 1, m_recordLine = 1;
    std::deque<std::string> m_unquoted; ///< storage of cells that had doubled quotes; a deque does not move them
    std::size_t m_unquotedUsed = 0;
};

/// The separator a file uses, told from its header: the commonest of comma, semicolon and tab outside quotes.
char detectSeparator(std::string_view bytes);

/// UTF-8 text of a spreadsheet's CSV: a BOM is dropped, UTF-16 with BOM and Windows-1252 are converted; a character that
/// has none is U+FFFD. UTF-8 with a few broken bytes is given as it is, so that a reader can say where they are. Empty
/// result: it is no text at all (for instance an XLSX file), or there was nothing in it.
std::string decodeSpreadsheetText(std::string_view bytes);
/// A workbook (XLSX, ODS: a ZIP archive; or the older XLS), not text.
bool looksLikeXlsx(std::string_view bytes);
/// Begins with the byte order mark of UTF-16.
bool looksLikeUtf16(std::string_view bytes);

enum class CsvForm {
    Plain, ///< comma, decimal point, LF
    Excel, ///< semicolon, decimal comma, BOM, CRLF; text that begins with = + - @ tab or CR gets a leading '
};

/// Writes records into a string buffer. Text is quoted where needed.
class CsvWriter {
public:
    explicit CsvWriter(CsvForm form);
    void text(std::string_view cell);
    void integer(std::int64_t value);
    void number(double value); ///< shortest form that reads back the same
    void empty();
    void endRecord();
    std::string& buffer() { return m_buffer; } ///< may be taken and cleared between records

private:
    void separate();
    CsvForm m_form;
    std::string m_buffer;
    bool m_isFirst = true;
};

} // namespace trivsel::exchange
