#include "base/text.h"
#include "exchange/csv.h"
#include "fuzz/support/expect.h"

#include <cstring>
#include <string>
#include <vector>

// CSV in and out. The first byte of the input chooses the separator, the rest is the file.

namespace {

using namespace trivsel;
using namespace trivsel::exchange;

using Records = std::vector<std::vector<std::string>>;

/// All records, with what the reader promises of lines, places and bytes consumed.
Records readAll(std::string_view bytes, char separator, std::vector<CsvFault>& faults)
{
    Records records;
    CsvReader reader(bytes, separator);
    std::vector<std::string_view> cells;
    std::size_t line = 0, offset = reader.offset();
    for (std::size_t known = 0; reader.next(cells, faults); known = faults.size()) {
        FUZZ_EXPECT(!cells.empty());
        FUZZ_EXPECT(reader.line() > line);
        line = reader.line();
        FUZZ_EXPECT(reader.offset() > offset && reader.offset() <= bytes.size());
        offset = reader.offset();
        // At most one fault of each of the four kinds in a cell.
        FUZZ_EXPECT(faults.size() - known <= 4 * cells.size());
        for (std::size_t f = known; f < faults.size(); ++f) {
            FUZZ_EXPECT(faults[f].row == line);
            FUZZ_EXPECT(faults[f].column >= 1 && faults[f].column <= cells.size());
            FUZZ_EXPECT(!faults[f].what.da.empty() && !faults[f].what.en.empty());
        }
        if (faults.size() == known)
            for (const std::string_view cell : cells)
                FUZZ_EXPECT(text::isUtf8(cell) && cell.find('\0') == std::string_view::npos);
        records.emplace_back(cells.begin(), cells.end());
    }
    FUZZ_EXPECT(reader.offset() == bytes.size());
    return records;
}

std::string written(const Records& records, CsvForm form)
{
    CsvWriter writer(form);
    for (const auto& record : records) {
        for (const std::string& cell : record) writer.text(cell);
        writer.endRecord();
    }
    return writer.buffer();
}

/// What is written is read back as it was, but for the ' that keeps a spreadsheet from taking text for a formula.
void checkRoundTrip(const Records& records)
{
    std::vector<CsvFault> faults;
    FUZZ_EXPECT(readAll(written(records, CsvForm::Plain), ',', faults) == records);
    const Records shown = readAll(written(records, CsvForm::Excel), ';', faults);
    FUZZ_EXPECT(faults.empty());
    FUZZ_EXPECT(shown.size() == records.size());
    for (std::size_t r = 0; r < records.size(); ++r) {
        FUZZ_EXPECT(shown[r].size() == records[r].size());
        for (std::size_t c = 0; c < records[r].size(); ++c) {
            const std::string& cell = records[r][c];
            const bool isFormula = !cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos;
            FUZZ_EXPECT(shown[r][c] == (isFormula ? "'" + cell : cell));
        }
    }
}

/// Every number is written so that it reads back the same.
void checkNumber(std::string_view bytes)
{
    double number = 0;
    if (bytes.size() < sizeof number) return;
    std::memcpy(&number, bytes.data(), sizeof number);
    if (number - number != 0) return; // neither finite nor ever written
    CsvWriter plain(CsvForm::Plain);
    plain.number(number);
    FUZZ_EXPECT(std::strtod(plain.buffer().c_str(), nullptr) == number);
}

void checkDecoding(std::string_view bytes)
{
    const std::string decoded = decodeSpreadsheetText(bytes);
    if (looksLikeXlsx(bytes)) FUZZ_EXPECT(decoded.empty());
    const bool saysUtf8 = bytes.starts_with("\xEF\xBB\xBF");
    // What is meant as UTF-8 and is not quite stays as it is: the reader tells the place of the fault.
    FUZZ_EXPECT(text::isUtf8(decoded) || saysUtf8 || decoded == bytes);
    if (!decoded.empty() && !saysUtf8 && !looksLikeUtf16(bytes) && text::isUtf8(bytes)) FUZZ_EXPECT(decoded == bytes);
    const char separator = detectSeparator(decoded);
    FUZZ_EXPECT(separator == ',' || separator == ';' || separator == '\t');
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const char separator = ",;\t"[data[0] % 3];
    std::vector<CsvFault> faults;
    const Records records = readAll(bytes, separator, faults);
    if (faults.empty()) checkRoundTrip(records);
    checkNumber(bytes);
    checkDecoding(bytes);
    return 0;
}
