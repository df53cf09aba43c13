#include "app/score_files_rows.h"

#include <algorithm>

namespace trivsel::app::score_files {

namespace {

struct FixedColumn {
    std::string_view name;
    ColumnKind kind;
};
constexpr std::array<FixedColumn, 6> kFixed{{{"case", ColumnKind::Case},
                                             {"rater", ColumnKind::Rater},
                                             {"age_months", ColumnKind::AgeMonths},
                                             {"birth_date", ColumnKind::BirthDate},
                                             {"date", ColumnKind::Date},
                                             {"sex", ColumnKind::Sex}}};

Column columnOf(std::string_view name, const core::Instrument& instrument)
{
    const auto* fixed = std::ranges::find(kFixed, name, &FixedColumn::name);
    if (fixed != kFixed.end()) return {fixed->kind, 0};
    if (const auto item = instrument.itemIndex(name)) return {ColumnKind::Item, *item};
    return {};
}

std::size_t countLineBreaks(std::string_view bytes)
{
    std::size_t lines = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\n') ++lines;
        if (bytes[i] == '\r' && (i + 1 == bytes.size() || bytes[i + 1] != '\n')) ++lines;
    }
    return lines;
}

/// Faults of the file as a whole that make its header unreadable. True when there was one.
bool isOtherKind(std::string_view bytes, FaultList& faults)
{
    Text what;
    if (bytes.empty()) {
        what = {"filen er tom; den første linje skal være overskriften",
                "the file is empty; its first line must be the header"};
    } else if (exchange::looksLikeXlsx(bytes)) {
        what = {"det er en regnearksfil; gem den som CSV (UTF-8, kommasepareret)",
                "this is a workbook; save it as CSV (UTF-8, comma separated)"};
    } else if (exchange::looksLikeUtf16(bytes)) {
        what = {"filen er UTF-16; gem den som CSV i UTF-8", "the file is UTF-16; save it as CSV in UTF-8"};
    } else {
        return false;
    }
    faults.add({1, 1, what});
    return true;
}

void checkRequired(const AnswersLayout& layout, const core::Instrument& instrument, RaterColumn rater,
                   FaultList& faults)
{
    const std::size_t after = layout.columns.size() + 1;
    const auto missing = [&](std::string_view name) {
        faults.add({1, after, say("kolonnen \"{}\" mangler", "the column \"{}\" is missing", name)});
    };
    if (layout.column(ColumnKind::Case) == 0) missing("case");
    if (rater == RaterColumn::Required && layout.column(ColumnKind::Rater) == 0) missing("rater");
    const std::size_t age = layout.column(ColumnKind::AgeMonths);
    const std::size_t birth = layout.column(ColumnKind::BirthDate);
    const std::size_t date = layout.column(ColumnKind::Date);
    if (age != 0 && (birth != 0 || date != 0)) {
        faults.add({1,
                    std::max({age, birth, date}),
                    {"alderen står på to måder; brug enten \"age_months\" eller \"birth_date\" og \"date\"",
                     "the age is given in two ways; use either \"age_months\" or \"birth_date\" and \"date\""}});
    } else if (birth != 0 && date == 0) {
        missing("date");
    } else if (date != 0 && birth == 0) {
        missing("birth_date");
    }
    for (std::size_t item = 0; item < instrument.items.size(); ++item) {
        const bool isThere = std::ranges::any_of(layout.columns, [item](const Column& column) {
            return column.kind == ColumnKind::Item && column.item == item;
        });
        if (!isThere) missing(instrument.items[item].id);
    }
}

} // namespace

std::size_t AnswersLayout::column(ColumnKind kind) const
{
    const auto found = std::ranges::find(columns, kind, &Column::kind);
    return found == columns.end() ? 0 : static_cast<std::size_t>(found - columns.begin()) + 1;
}

AnswersLayout readLayout(std::string_view bytes, const core::Instrument& instrument, RaterColumn rater,
                         FaultList& faults)
{
    AnswersLayout layout;
    if (isOtherKind(bytes, faults)) return layout;
    exchange::CsvReader reader(bytes);
    std::vector<std::string_view> names;
    std::vector<exchange::CsvFault> syntax;
    if (!reader.next(names, syntax)) {
        isOtherKind({}, faults); // a byte order mark alone
        return layout;
    }
    layout.headerBytes = reader.offset();
    layout.headerLines = countLineBreaks(bytes.substr(0, reader.offset()));
    for (const auto& fault : syntax) faults.add({1, fault.column, fault.what});

    if (names.size() == 1 && exchange::detectSeparator(bytes) != ',') {
        faults.add({1,
                    1,
                    {"kolonnerne skal være adskilt med komma; gem filen som kommasepareret CSV",
                     "the columns must be separated by commas; save the file as comma separated CSV"}});
        return layout;
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Column column = columnOf(names[i], instrument);
        if (column.kind == ColumnKind::Unknown) {
            faults.add({1, i + 1, say("ukendt kolonne \"{}\"", "unknown column \"{}\"", shown(names[i]))});
        } else if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
                   names.begin() + static_cast<std::ptrdiff_t>(i)) {
            faults.add(
                {1, i + 1, say("kolonnen \"{}\" er der to gange", "the column \"{}\" is repeated", shown(names[i]))});
        }
        layout.columns.push_back(column);
    }
    checkRequired(layout, instrument, rater, faults);
    faults.sort();
    layout.hasRater = layout.column(ColumnKind::Rater) != 0;
    return layout;
}

CaseKey caseKey(const AnswersLayout& layout, std::string_view record)
{
    exchange::CsvReader reader(record);
    std::vector<std::string_view> cells;
    std::vector<exchange::CsvFault> faults;
    CaseKey key;
    if (!reader.next(cells, faults)) return key;
    const auto cell = [&](ColumnKind kind) {
        const std::size_t column = layout.column(kind);
        return column == 0 || column > cells.size() ? std::string() : std::string(cells[column - 1]);
    };
    key.caseId = cell(ColumnKind::Case);
    key.rater = cell(ColumnKind::Rater);
    return key;
}

} // namespace trivsel::app::score_files
