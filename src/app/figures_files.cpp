#include "app/figures_files.h"

#include "exchange/csv.h"
#include "exchange/figures_words.h"
#include "exchange/workbook.h"

#include <array>

namespace trivsel::app {

namespace {

using namespace core::release;
using exchange::ColumnType;
using exchange::SheetCell;
using Theme = FiguresQuery::Theme;

std::string in(Language language, const char* da, const char* en)
{
    return language == Language::English ? en : da;
}

std::string categoryOf(const FiguresRow& row, Language language)
{
    return row.category ? row.figures->words[row.variable].categories[*row.category].in(language) : std::string();
}

void addBand(exchange::CsvWriter& csv, bool isTold, const Band& band)
{
    for (const std::int32_t end : {band.low, band.high}) {
        if (isTold)
            csv.integer(end);
        else
            csv.empty();
    }
}

void addRow(exchange::CsvWriter& csv, const FiguresRow& row, Language language)
{
    csv.text(row.figures->period.in(language));
    csv.text(row.figures->institution);
    for (const Attribute attribute : {Attribute::Unit, Attribute::AgeBand, Attribute::Sex})
        csv.text(groupNames(row, attribute, language));
    csv.text(row.figures->plan.variables[row.variable].id);
    csv.text(categoryOf(row, language));
    addBand(csv, row.category.has_value(), row.count);
    addBand(csv, row.hasSize(), row.group->n);
    const ReleasedShare told = row.share.value_or(ReleasedShare{});
    for (const double number : {told.low, told.high, told.intervalLow, told.intervalHigh}) {
        if (row.share)
            csv.number(number);
        else
            csv.empty();
    }
    csv.text(row.withheld == Withheld::None ? std::string_view()
                                            : exchange::wordOf(exchange::kWithheldWords, row.withheld));
    csv.endRecord();
}

std::vector<exchange::SheetColumn> columns(Language language)
{
    const auto title = [&](const char* da, const char* en) { return in(language, da, en); };
    return {{title("Periode", "Period"), ColumnType::Text, 16},
            {title("Institution", "Institution"), ColumnType::Text, 24},
            {title("Gruppe", "Unit"), ColumnType::Text, 20},
            {title("Alder", "Age"), ColumnType::Text, 12},
            {title("Køn", "Sex"), ColumnType::Text, 12},
            {title("Område", "Area"), ColumnType::Text, 24},
            {title("Hvad", "What"), ColumnType::Text, 40},
            {title("Kategori", "Category"), ColumnType::Text, 24},
            {title("Børn, mindst", "Children, at least"), ColumnType::Integer, 10},
            {title("Børn, højst", "Children, at most"), ColumnType::Integer, 10},
            {title("Af, mindst", "Of, at least"), ColumnType::Integer, 10},
            {title("Af, højst", "Of, at most"), ColumnType::Integer, 10},
            {title("Andel, mindst", "Share, at least"), ColumnType::Share, 10},
            {title("Andel, højst", "Share, at most"), ColumnType::Share, 10},
            {title("Usikkerhed fra", "Interval from"), ColumnType::Share, 12},
            {title("Usikkerhed til", "Interval to"), ColumnType::Share, 12},
            {title("Hvorfor ikke vist", "Why not shown"), ColumnType::Text, 60}};
}
constexpr std::size_t kCategoryColumn = 7, kShareColumn = 12;

void addCells(std::vector<SheetCell>& cells, const FiguresRow& row, Language language)
{
    const VariableWords& words = row.figures->words[row.variable];
    cells.emplace_back(row.figures->period.in(language));
    cells.emplace_back(row.figures->institution);
    for (const Attribute attribute : {Attribute::Unit, Attribute::AgeBand, Attribute::Sex})
        cells.emplace_back(groupNames(row, attribute, language));
    cells.emplace_back(words.area.in(language));
    cells.emplace_back(words.title.in(language));
    cells.emplace_back(categoryOf(row, language));
    for (const auto& [isTold, band] :
         {std::pair(row.category.has_value(), row.count), std::pair(row.hasSize(), row.group->n)}) {
        for (const std::int32_t end : {band.low, band.high})
            cells.push_back(isTold ? SheetCell(std::int64_t{end}) : SheetCell());
    }
    const ReleasedShare told = row.share.value_or(ReleasedShare{});
    for (const double number : {told.low, told.high, told.intervalLow, told.intervalHigh})
        cells.push_back(row.share ? SheetCell(number) : SheetCell());
    cells.emplace_back(withheldSentence(row.withheld).in(language));
}

/// Everybody's shares, one series per period; only where every number is told exactly, since a band has no one height.
void addChart(exchange::Sheet& sheet, const std::vector<FiguresRow>& rows, Language language)
{
    exchange::SheetChart chart{sheet.name, kCategoryColumn, kShareColumn, {}};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const FiguresRow& row = rows[i];
        if (!row.isEverybody() || row.category != std::size_t{0} || !row.count.isExact()) continue;
        const std::size_t categories = row.figures->plan.variables[row.variable].categories;
        chart.series.push_back(
            {row.figures->institution + ", " + row.figures->period.in(language), i, i + categories - 1});
    }
    if (!chart.series.empty()) sheet.chart = std::move(chart);
}

exchange::Sheet themeSheet(std::span<const Figures* const> periods, Theme theme, std::string name, Language language)
{
    exchange::Sheet sheet{std::move(name), columns(language), {}, {}};
    FiguresQuery query;
    query.by = {Attribute::AgeBand, Attribute::Sex, Attribute::Institution, Attribute::Unit};
    query.themes = {theme};
    std::vector<FiguresRow> rows;
    for (const Figures* figures : periods) {
        for (const FiguresRow& row : figuresRows(*figures, query)) rows.push_back(row);
    }
    for (const FiguresRow& row : rows) addCells(sheet.cells, row, language);
    if (theme == Theme::Position || theme == Theme::Effect) addChart(sheet, rows, language);
    return sheet;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
    return all;
}

exchange::Sheet notes(std::span<const Figures* const> periods, Language language)
{
    exchange::Sheet sheet{
        in(language, "Om tallene", "About the figures"),
        {{in(language, "Periode", "Period"), ColumnType::Text, 20},
         {in(language, "Institution", "Institution"), ColumnType::Text, 24},
         {in(language, "Afsluttet", "Closed"), ColumnType::Day, 12},
         {in(language, "Børn", "Children"), ColumnType::Integer, 10},
         {in(language, "Med position", "With a position"), ColumnType::Integer, 12},
         {in(language, "Med en begrundelse for ingen", "With a reason for none"), ColumnType::Integer, 16},
         {in(language, "Læs om tallene", "About the figures"), ColumnType::Text, 100}},
        {},
        {}};
    const auto sentence = [&](const std::string& words) {
        for (int empty = 0; empty < 6; ++empty) sheet.cells.emplace_back();
        sheet.cells.emplace_back(words);
    };
    std::int32_t threshold = kFloor, sensitive = kFloor, exactFrom = 0;
    for (const Figures* one : periods) {
        sheet.cells.emplace_back(one->period.in(language));
        sheet.cells.emplace_back(one->institution);
        sheet.cells.emplace_back(one->closedOn);
        for (const std::int32_t count : {one->children, one->withPosition, one->withReason})
            sheet.cells.emplace_back(std::int64_t{count});
        sheet.cells.emplace_back(one->unitsLeftOut.empty() ? std::string()
                                                           : in(language, "Ikke med, fordi runden ikke er afsluttet: ",
                                                                "Not included, since the round is not closed: ") +
                                                                 joined(one->unitsLeftOut));
        threshold = std::max(threshold, one->plan.settings.threshold);
        sensitive = std::max(sensitive, one->plan.settings.sensitiveThreshold);
        exactFrom = std::max(exactFrom, one->plan.settings.exactFrom);
    }
    const std::string few = std::to_string(threshold), some = std::to_string(sensitive),
                      exact = std::to_string(exactFrom);
    sentence(language == Language::English ? "Groups of fewer than " + few +
                                                 " children are not shown, nor what could be worked out by "
                                                 "subtraction; for sensitive indicators fewer than " +
                                                 some + "."
                                           : "Grupper på færre end " + few +
                                                 " børn vises ikke, heller ikke det, der kunne regnes ud ved at trække "
                                                 "fra; for følsomme tegn færre end " +
                                                 some + ".");
    sentence(language == Language::English
                 ? "Groups of fewer than " + exact + " are told in bands of five: at least and at most."
                 : "Grupper på færre end " + exact + " fortælles i spring på fem: mindst og højst.");
    sentence(in(language,
                "Usikkerheden er 95 % (Wilson). To andele, hvis usikkerheder dækker hinanden, er ikke nødvendigvis "
                "forskellige.",
                "The interval is 95 % (Wilson). Two shares whose intervals overlap need not differ."));
    for (const auto& [word, reason] : exchange::kWithheldWords) {
        if (reason != Withheld::None) sentence(withheldSentence(reason).in(language));
    }
    return sheet;
}

} // namespace

std::string statisticsCsv(std::span<const Figures* const> periods, const FiguresQuery& query, ListForm form,
                          Language language)
{
    exchange::CsvWriter csv(form == ListForm::Excel ? exchange::CsvForm::Excel : exchange::CsvForm::Plain);
    for (const char* name : {"period", "institution", "unit", "age_band", "sex", "variable", "category", "low", "high",
                             "n_low", "n_high", "share_low", "share_high", "interval_low", "interval_high", "withheld"})
        csv.text(name);
    csv.endRecord();
    for (const Figures* figures : periods) {
        for (const FiguresRow& row : figuresRows(*figures, query)) addRow(csv, row, language);
    }
    return std::move(csv.buffer());
}

Result<std::string> figuresXlsx(std::span<const Figures* const> periods, Language language, Date madeOn)
{
    const std::array<std::pair<Theme, std::string>, 5> themes{
        {{Theme::Position, in(language, "Position", "Position")},
         {Theme::Change, in(language, "Siden sidst", "Since last time")},
         {Theme::Effect, in(language, "Virkning", "Effect")},
         {Theme::Area, in(language, "Områder", "Areas")},
         {Theme::Indicator, in(language, "Tegn", "Indicators")}}};
    std::vector<exchange::Sheet> sheets;
    for (const auto& [theme, name] : themes) {
        exchange::Sheet sheet = themeSheet(periods, theme, name, language);
        if (sheet.rows() > 0) sheets.push_back(std::move(sheet));
    }
    sheets.push_back(notes(periods, language));
    return exchange::writeWorkbook(sheets, madeOn);
}

} // namespace trivsel::app
