#include "exchange/workbook.h"

#include "base/check.h"
#include "exchange/memory_file.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>

namespace trivsel::exchange {

namespace {

constexpr std::size_t kMostSheetName = 31;
constexpr std::int64_t kMostExact = std::int64_t{1} << 53U;
constexpr int kFirstYear = 1900; // Excel counts days from there

/// UTF-16 units, which are what Excel counts.
std::size_t units(std::string_view s)
{
    return static_cast<std::size_t>(std::ranges::count_if(s,
                                                          [](char c) {
                                                              const auto byte = static_cast<unsigned char>(c);
                                                              return (byte & 0xC0U) != 0x80U;
                                                          })) +
           static_cast<std::size_t>(
               std::ranges::count_if(s, [](char c) { return static_cast<unsigned char>(c) >= 0xF0U; }));
}

/// "_x0041_" is how the format writes a character by its number, so a text that says this is written with its
/// underscore by number.
std::string escaped(const std::string& s)
{
    constexpr std::size_t kLength = 7;
    const auto isHex = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    if (s.find("_x") == std::string::npos) return s;
    std::string out;
    for (std::size_t i = 0; i < s.size(); ++i) {
        const std::string_view here = std::string_view(s).substr(i, kLength);
        const bool isCode = here.size() == kLength && here[0] == '_' && here[1] == 'x' && here[6] == '_' &&
                            std::ranges::all_of(here.substr(2, 4), isHex);
        if (isCode) out += "_x005F";
        out += s[i];
    }
    return out;
}

/// A name that Excel takes: without []:*?/\ and ' at the ends, 31 units at most, and no other's.
std::string sheetName(std::string_view wanted, std::set<std::string>& used)
{
    std::string allowed(wanted);
    for (char& c : allowed) {
        if (std::string_view("[]:*?/\\'").find(c) != std::string_view::npos) c = ' ';
    }
    std::string name(text::trim(text::displayLine(allowed)));
    if (name.empty()) name = "Ark";
    for (int number = 1;; ++number) {
        const std::string tail = number == 1 ? "" : fmt::format(" ({})", number);
        std::string tried = name;
        while (units(tried) + tail.size() > kMostSheetName) {
            while ((static_cast<unsigned char>(tried.back()) & 0xC0U) == 0x80U) tried.pop_back();
            tried.pop_back();
        }
        tried = std::string(text::trim(tried)) + tail;
        if (used.insert(text::foldCase(tried)).second) return tried;
    }
}

tl::unexpected<Error> tooMuch(const Sheet& sheet, std::string da, std::string en)
{
    const std::string name = text::displayLine(sheet.name, 40);
    return fail(
        ErrorCode::BadInput,
        {fmt::format(
             "Arket »{}« bliver for stort til Excel: {}. Intet er skrevet. Vælg mindre ad gangen, eller brug CSV.",
             name, da),
         fmt::format(
             "The sheet '{}' becomes too large for Excel: {}. Nothing was written. Choose less at a time, or use CSV.",
             name, en)});
}

Result<void> checkSize(const Sheet& sheet)
{
    TRIVSEL_CHECK(!sheet.columns.empty() && sheet.cells.size() % sheet.columns.size() == 0);
    if (sheet.columns.size() > kMostSheetColumns)
        return tooMuch(sheet, fmt::format("{} kolonner, højst {}", sheet.columns.size(), kMostSheetColumns),
                       fmt::format("{} columns, at most {}", sheet.columns.size(), kMostSheetColumns));
    if (sheet.rows() + 1 > kMostSheetRows)
        return tooMuch(sheet, fmt::format("{} rækker, højst {}", sheet.rows() + 1, kMostSheetRows),
                       fmt::format("{} rows, at most {}", sheet.rows() + 1, kMostSheetRows));
    for (const SheetCell& cell : sheet.cells) {
        const auto* words = std::get_if<std::string>(&cell);
        if (words != nullptr && words->size() > kMostCellCharacters && units(*words) > kMostCellCharacters)
            return tooMuch(sheet, fmt::format("en celle har flere end {} tegn", kMostCellCharacters),
                           fmt::format("a cell has more than {} characters", kMostCellCharacters));
    }
    return {};
}

/// One workbook being written. The library keeps everything until it is closed.
class Writer {
public:
    Writer(const std::string& path, const std::string& folder, Date madeOn) : m_folder(folder)
    {
        lxw_workbook_options options{};
        options.tmpdir = m_folder.data();
        m_book = workbook_new_opt(path.c_str(), &options);
        TRIVSEL_CHECK(m_book != nullptr);
        lxw_doc_properties properties{};
        properties.created = std::chrono::system_clock::to_time_t(madeOn.days());
        workbook_set_properties(m_book, &properties);
        m_header = workbook_add_format(m_book);
        format_set_bold(m_header);
        format_set_bottom(m_header, LXW_BORDER_THIN);
        format_set_text_wrap(m_header);
        m_text = formatOf("@");
        m_integer = formatOf("0");
        m_share = formatOf("0%");
        m_day = formatOf("dd-mm-yyyy");
    }
    ~Writer()
    {
        if (m_book != nullptr) lxw_workbook_free(m_book);
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void add(const Sheet& sheet)
    {
        const std::string name = sheetName(sheet.name, m_names);
        lxw_worksheet* page = workbook_add_worksheet(m_book, name.c_str());
        TRIVSEL_CHECK(page != nullptr);
        for (std::size_t c = 0; c < sheet.columns.size(); ++c) {
            const auto column = static_cast<lxw_col_t>(c);
            worksheet_set_column(page, column, column, sheet.columns[c].width, formatOf(sheet.columns[c].type));
            worksheet_write_string(page, 0, column, escaped(sheet.columns[c].title).c_str(), m_header);
        }
        worksheet_freeze_panes(page, 1, 0);
        worksheet_repeat_rows(page, 0, 0);
        for (std::size_t i = 0; i < sheet.cells.size(); ++i) {
            const std::size_t column = i % sheet.columns.size();
            write(page, static_cast<lxw_row_t>(i / sheet.columns.size() + 1), static_cast<lxw_col_t>(column),
                  sheet.columns[column].type, sheet.cells[i]);
        }
        if (sheet.chart) addChart(page, name, sheet);
    }

    lxw_error close()
    {
        lxw_workbook* book = m_book;
        m_book = nullptr;
        return workbook_close(book); // frees it
    }

private:
    lxw_format* formatOf(const char* number)
    {
        lxw_format* format = workbook_add_format(m_book);
        format_set_num_format(format, number);
        return format;
    }

    lxw_format* formatOf(ColumnType type) const
    {
        switch (type) {
        case ColumnType::Text: return m_text;
        case ColumnType::Integer: return m_integer;
        case ColumnType::Share: return m_share;
        case ColumnType::Day: return m_day;
        case ColumnType::Number: break;
        }
        return nullptr;
    }

    void write(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, ColumnType type, const SheetCell& cell)
    {
        if (std::holds_alternative<std::monostate>(cell)) return;
        lxw_format* format = formatOf(type);
        if (const auto* words = std::get_if<std::string>(&cell)) {
            TRIVSEL_CHECK(type == ColumnType::Text);
            if (!words->empty()) worksheet_write_string(page, row, column, escaped(*words).c_str(), format);
        } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
            TRIVSEL_CHECK(type == ColumnType::Integer && std::abs(*whole) < kMostExact);
            worksheet_write_number(page, row, column, static_cast<double>(*whole), format);
        } else if (const auto* number = std::get_if<double>(&cell)) {
            TRIVSEL_CHECK((type == ColumnType::Number || type == ColumnType::Share) && std::isfinite(*number));
            worksheet_write_number(page, row, column, *number, format);
        } else {
            TRIVSEL_CHECK(type == ColumnType::Day);
            const Date day = std::get<Date>(cell);
            if (day.year() < kFirstYear) {
                worksheet_write_string(page, row, column, day.iso().c_str(), m_text);
                return;
            }
            lxw_datetime when{day.year(), static_cast<int>(day.month()), static_cast<int>(day.day()), 0, 0, 0};
            worksheet_write_datetime(page, row, column, &when, format);
        }
    }

    void addChart(lxw_worksheet* page, const std::string& name, const Sheet& sheet)
    {
        const SheetChart& wanted = *sheet.chart;
        TRIVSEL_CHECK(wanted.labelColumn < sheet.columns.size() && wanted.valueColumn < sheet.columns.size() &&
                      !wanted.series.empty());
        lxw_chart* chart = workbook_add_chart(m_book, LXW_CHART_COLUMN);
        for (const SheetChart::Series& one : wanted.series) {
            TRIVSEL_CHECK(one.first <= one.last && one.last < sheet.rows());
            lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
            const auto from = static_cast<lxw_row_t>(wanted.series.front().first + 1),
                       to = static_cast<lxw_row_t>(wanted.series.front().last + 1);
            const auto label = static_cast<lxw_col_t>(wanted.labelColumn),
                       value = static_cast<lxw_col_t>(wanted.valueColumn);
            chart_series_set_categories(series, name.c_str(), from, label, to, label);
            chart_series_set_values(series, name.c_str(), static_cast<lxw_row_t>(one.first + 1), value,
                                    static_cast<lxw_row_t>(one.last + 1), value);
            // A name that begins with = would be taken for a reference to a cell.
            chart_series_set_name(series, one.name.starts_with('=') ? (" " + one.name).c_str() : one.name.c_str());
        }
        chart_title_set_name(chart,
                             wanted.title.starts_with('=') ? (" " + wanted.title).c_str() : wanted.title.c_str());
        chart_axis_set_min(chart->y_axis, 0);
        worksheet_insert_chart(page, 1, static_cast<lxw_col_t>(sheet.columns.size() + 1), chart);
    }

    std::string m_folder;
    lxw_workbook* m_book = nullptr;
    lxw_format *m_header = nullptr, *m_text = nullptr, *m_integer = nullptr, *m_share = nullptr, *m_day = nullptr;
    std::set<std::string> m_names; ///< case-folded
};

} // namespace

Result<std::string> writeWorkbook(std::span<const Sheet> sheets, Date madeOn)
{
    TRIVSEL_CHECK(!sheets.empty());
    for (const Sheet& sheet : sheets) {
        if (auto fits = checkSize(sheet); !fits) return fail(fits.error());
    }
    const std::string folder = memoryFolder();
    if (folder.empty())
        return fail(
            ErrorCode::Failed,
            {"Denne computer har intet sted i hukommelsen til at lave en projektmappe (/dev/shm). Intet er skrevet. "
             "Brug CSV.",
             "This computer has no place in memory for making a workbook (/dev/shm). Nothing was written. Use CSV."});
    const auto file = MemoryFile::create();
    if (!file) return fail(file.error());
    Writer writer(file->path(), folder, madeOn);
    for (const Sheet& sheet : sheets) writer.add(sheet);
    if (const lxw_error error = writer.close(); error != LXW_NO_ERROR)
        return fail(ErrorCode::Failed,
                    {"Projektmappen kunne ikke laves færdig. Intet er skrevet. Luk andre programmer, og prøv igen, "
                     "eller brug CSV.",
                     "The workbook could not be completed. Nothing was written. Close other programs and try again, or "
                     "use CSV."},
                    lxw_strerror(error));
    return file->bytes();
}

} // namespace trivsel::exchange
