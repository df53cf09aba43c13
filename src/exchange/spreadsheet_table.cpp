#include "exchange/spreadsheet_table.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace trivsel::exchange {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD"; // U+FFFD: a character that was lost on the way

bool isBlank(const std::vector<std::string_view>& cells)
{
    return std::ranges::all_of(cells, [](std::string_view cell) { return text::trim(cell).empty(); });
}

tl::unexpected<Error> refuse(std::string_view file, std::size_t row, std::size_t column, const Text& what)
{
    const std::string place = placeWords(file, row, column);
    return fail(ErrorCode::BadInput, {place + what.da + " Intet er indlæst.", place + what.en + " Nothing was imported."});
}

/// The first line that is longer than any row of a list; 0: there is none.
std::size_t longLine(std::string_view bytes)
{
    std::size_t line = 1;
    for (std::size_t at = 0; bytes.size() - at > kMostLineBytes; ++line) {
        std::size_t end = bytes.substr(at, kMostLineBytes + 1).find('\n');
        if (end == std::string_view::npos) end = bytes.substr(at, kMostLineBytes + 1).find('\r');
        if (end == std::string_view::npos) return line;
        at += end + 1;
    }
    return 0;
}

struct Place {
    std::size_t row = 1, column = 1;
};

/// Where a byte is, for a file that is not read as CSV.
Place placeOf(std::string_view bytes, std::size_t offset, char separator)
{
    Place place;
    for (const char c : bytes.substr(0, offset)) {
        if (c == separator) ++place.column;
        if (c != '\n') continue;
        ++place.row;
        place.column = 1;
    }
    return place;
}

bool endsWith(std::string_view name, std::string_view ending)
{
    return text::foldCase(name).ends_with(ending);
}

/// Text of nothing but what people write, apart from the zero bytes that are told with their place.
bool isBinary(std::string_view bytes)
{
    constexpr std::size_t kLooked = 4096;
    constexpr std::size_t kOneIn = 50;
    const std::string_view start = bytes.substr(0, kLooked);
    const auto control = std::ranges::count_if(start, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != 0;
    });
    return bytes.starts_with("%PDF-") || bytes.starts_with("{\\rtf") || static_cast<std::size_t>(control) * kOneIn > start.size();
}

} // namespace

std::string placeWords(std::string_view file, std::size_t row, std::size_t column)
{
    std::string place = file.empty() ? std::string() : text::displayLine(file, 80) + ":";
    if (row != 0) place += std::to_string(row) + ":";
    if (row != 0 && column != 0) place += std::to_string(column) + ":";
    return place.empty() ? place : place + " ";
}

SpreadsheetTable::SpreadsheetTable(std::string fileName, std::unique_ptr<std::string> text)
    : m_fileName(std::move(fileName)), m_text(std::move(text)), m_reader(*m_text, detectSeparator(*m_text))
{}

Result<SpreadsheetTable> SpreadsheetTable::open(std::string_view fileName, std::string_view bytes)
{
    const auto refused = [&](std::size_t row, std::size_t column, const Text& what) { return refuse(fileName, row, column, what); };
    if (bytes.empty()) return refused(0, 0, {"Filen er tom (0 byte). Gem listen igen, og vælg den.", "The file is empty (0 bytes). Save the list again and choose it."});
    if (bytes.starts_with("PK\x03\x04") && endsWith(fileName, ".zip"))
        return refused(0, 0, {"Filen er en pakket mappe. Pak den ud, og vælg mappen eller filen i den.", "This is a packed folder. Unpack it, and choose the folder or the file in it."});
    if (looksLikeXlsx(bytes))
        return refused(0, 0, {"Det er en regnearksfil. Åbn den i regnearket, vælg Gem som og filtypen »CSV UTF-8 (semikolonsepareret)«, og vælg den nye fil her.",
                              "This is a workbook. Open it in the spreadsheet, choose Save as and the file type “CSV UTF-8”, and choose the new file here."});
    if (isBinary(bytes) && !looksLikeUtf16(bytes))
        return refused(0, 0, {"Det er ikke en tekstfil. Gem listen som CSV, og vælg den.", "This is not a text file. Save the list as CSV and choose it."});
    if (const std::size_t line = longLine(bytes); line != 0)
        return refused(line, 0, {"linjen er længere end en million tegn, så det er ikke en liste. Er det den rigtige fil?", "the line is longer than a million characters, so this is no list. Is it the right file?"});
    if (!looksLikeUtf16(bytes))
        if (const std::size_t zero = bytes.find('\0'); zero != std::string_view::npos) {
            const Place place = placeOf(bytes, zero, detectSeparator(bytes));
            return refused(place.row, place.column,
                           {"der er en nul-byte i filen, så den er beskadiget eller gemt i en anden tegnkodning. Gem den igen som CSV UTF-8.",
                            "there is a zero byte in the file, so it is damaged or saved in another encoding. Save it again as CSV UTF-8."});
        }
    auto decoded = std::make_unique<std::string>(decodeSpreadsheetText(bytes));
    if (text::trim(*decoded).empty())
        return refused(0, 0, {"Der står intet i filen. Gem listen igen, og vælg den.", "There is nothing in the file. Save the list again and choose it."});

    SpreadsheetTable table(std::string(fileName), std::move(decoded));
    std::vector<std::string_view> cells;
    std::vector<CsvFault> faults;
    while (table.m_reader.next(cells, faults) && isBlank(cells) && faults.empty()) {} // empty lines above the header
    if (table.m_reader.isCutShort() || !faults.empty()) {
        const CsvFault& first = faults.front();
        return refused(first.row, first.column, {first.what.da + ". Ret overskrifterne.", first.what.en + ". Correct the headings."});
    }
    if (cells.size() > kMostColumns)
        return refused(table.line(), kMostColumns + 1,
                       {fmt::format("filen har {} kolonner, og en liste har højst {}. Er det den rigtige fil?", cells.size(), kMostColumns),
                        fmt::format("the file has {} columns, and a list has at most {}. Is it the right file?", cells.size(), kMostColumns)});
    for (const std::string_view cell : cells) table.m_header.push_back(text::toNfc(text::trim(cell)));
    CsvReader ahead = table.m_reader;
    bool hasRows = false;
    while (!hasRows && ahead.next(cells, faults)) hasRows = !isBlank(cells);
    if (!hasRows)
        return refused(table.line(), 0, {"der er overskrifter, men ingen rækker under dem.", "there are headings, but no rows under them."});
    return table;
}

bool SpreadsheetTable::next(std::vector<std::string_view>& cells, std::vector<CsvFault>& faults)
{
    while (!m_failed) {
        const std::size_t from = m_reader.offset(), known = faults.size();
        if (!m_reader.next(cells, faults)) return false;
        if (m_reader.isCutShort()) {
            const CsvFault& fault = faults.back();
            m_failed = refuse(m_fileName, fault.row, fault.column,
                              {"anførselstegnet er ikke lukket, så resten af filen kan ikke læses. Luk det, eller gem listen igen.",
                               "the quotation mark is not closed, so the rest of the file cannot be read. Close it, or save the list again."}).value();
            return false;
        }
        if (m_reader.offset() - from > kMostLineBytes) {
            m_failed = refuse(m_fileName, m_reader.line(), 0, {"rækken er længere end en million tegn. Er et anførselstegn ikke lukket?",
                                                               "the row is longer than a million characters. Is a quotation mark not closed?"}).value();
            return false;
        }
        if (faults.size() == known && isBlank(cells)) continue; // spreadsheets leave such lines behind
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (cells[i].find(kReplacement) != std::string_view::npos)
                faults.push_back({m_reader.line(), i + 1, {"et tegn i cellen kunne ikke læses; gem listen igen som CSV UTF-8",
                                                           "a character of the cell could not be read; save the list again as CSV UTF-8"}});
        const std::size_t width = m_header.size();
        if (cells.size() > width && !isBlank({cells.begin() + static_cast<std::ptrdiff_t>(width), cells.end()}))
            faults.push_back({m_reader.line(), width + 1, {"linjen har flere celler end overskriften", "the row has more cells than the header"}});
        return true;
    }
    return false;
}

} // namespace trivsel::exchange
