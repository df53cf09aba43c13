#include "app/figures_files.h"
#include "exchange/csv.h"
#include "support/sample_figures.h"
#include "support/zip_reader.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <regex>

namespace trivsel::app {
namespace {

using namespace core::release;
using ::testing::HasSubstr;
using ::testing::Not;
using trivsel::testing::sampleFigures;

using Table = std::vector<std::vector<std::string>>;

Table tableOf(const std::string& csv, char separator = ',')
{
    exchange::CsvReader reader(csv, separator);
    Table table;
    std::vector<std::string_view> cells;
    std::vector<exchange::CsvFault> faults;
    while (reader.next(cells, faults)) table.emplace_back(cells.begin(), cells.end());
    EXPECT_TRUE(faults.empty());
    return table;
}

std::size_t column(const Table& table, std::string_view name)
{
    return static_cast<std::size_t>(std::ranges::find(table.front(), name) - table.front().begin());
}

std::string statistics(const Figures& figures, const std::string& by, ListForm form = ListForm::Plain)
{
    const Figures* one = &figures;
    return statisticsCsv(std::span(&one, 1), figuresQuery(by).value(), form, Language::English);
}

TEST(StatisticsCsv, HasARowForEachCategoryOfEachReleasedGroup)
{
    const Figures figures = sampleFigures();
    const Table table = tableOf(statistics(figures, "unit"));
    EXPECT_EQ(table.front(), (std::vector<std::string>{"period", "institution", "unit", "age_band", "sex", "variable",
                                                       "category", "low", "high", "n_low", "n_high", "share_low",
                                                       "share_high", "interval_low", "interval_high", "withheld"}));
    const Group& all = figures.plan.groups.front();
    ASSERT_EQ(all.splits[0].withheld, Withheld::None);
    ASSERT_GE(table.size(), 5U);
    const std::vector<std::string>& green = table[1];
    EXPECT_EQ(green[0], "Autumn 2026");
    EXPECT_EQ(green[1], "Strandhuset");
    EXPECT_EQ(green[2], "");
    EXPECT_EQ(green[5], "position");
    EXPECT_EQ(green[6], "Green");
    EXPECT_EQ(green[7], std::to_string(all.splits[0].counts[0].low));
    EXPECT_EQ(green[9], "90");
    EXPECT_EQ(green[15], "");
    for (const auto& row : table) EXPECT_EQ(row.size(), table.front().size());
}

TEST(StatisticsCsv, TellsNothingThatIsNotInTheReleasedTables)
{
    // Every number of every row is one of the plan's, and a withheld row has no number at all.
    for (unsigned seed = 1; seed < 8; ++seed) {
        const Figures figures = sampleFigures({static_cast<int>(seed * 9 % 120), 1 + static_cast<int>(seed % 4), seed});
        for (const FiguresRow& row : figuresRows(figures, figuresQuery("all").value())) {
            const bool isWithheld = row.withheld != Withheld::None;
            EXPECT_EQ(isWithheld, !row.category.has_value());
            EXPECT_EQ(isWithheld, !row.share.has_value());
            EXPECT_EQ(row.hasSize(), row.group->withheld == Withheld::None);
        }
        const Table table = tableOf(statistics(figures, "all"));
        const std::size_t low = column(table, "low"), withheld = column(table, "withheld");
        for (std::size_t r = 1; r < table.size(); ++r) {
            for (const std::size_t c : {low, low + 1, low + 4, low + 5, low + 6, low + 7})
                EXPECT_EQ(table[r][c].empty(), !table[r][withheld].empty()) << c;
        }
    }
}

TEST(StatisticsCsv, ByChoosesTheGroupsAndWhatIsTold)
{
    const Figures figures = sampleFigures();
    Table table = tableOf(statistics(figures, "sex, area"));
    const std::size_t unit = column(table, "unit"), sex = column(table, "sex"), variable = column(table, "variable");
    bool hasSex = false;
    for (std::size_t r = 1; r < table.size(); ++r) {
        EXPECT_EQ(table[r][unit], "");
        EXPECT_EQ(table[r][variable], "area:tops:social");
        hasSex |= !table[r][sex].empty();
    }
    EXPECT_TRUE(hasSex);
    table = tableOf(statistics(figures, "position"));
    EXPECT_EQ(table.size(), 5U) << "everybody, and nothing else";
    for (const char* wrong : {"color", "unit,,sex", "unit;sex"}) {
        const auto query = figuresQuery(wrong);
        ASSERT_FALSE(query) << wrong;
        EXPECT_EQ(query.error().code, ErrorCode::BadInput);
    }
}

TEST(StatisticsCsv, WhatComparesWithLastTimeIsToldOfTheSameChildrenOnly)
{
    const Figures figures = sampleFigures({100, 2, 5});
    for (const FiguresRow& row : figuresRows(figures, figuresQuery("all").value())) {
        const bool compares = figures.plan.variables[row.variable].comparesWithBefore;
        EXPECT_EQ(row.group->key.children == GroupKey::Children::Same, compares);
    }
}

TEST(StatisticsCsv, ForExcelNumbersHaveACommaAndNoNameIsAFormula)
{
    const std::string csv = statistics(sampleFigures(), "unit", ListForm::Excel);
    EXPECT_THAT(csv, HasSubstr(";'=Stue 1;"));
    EXPECT_THAT(csv, HasSubstr(";0,"));
    EXPECT_THAT(csv, Not(HasSubstr(";0.")));
}

TEST(Periods, AreMeantByTitleOrByADay)
{
    const Figures autumn = sampleFigures();
    Figures spring = sampleFigures({90, 3, 1, *Date::of(2026, 2, 1)});
    spring.period = {"Forår 2026", "Spring 2026"};
    const std::vector<const Figures*> all{&spring, &autumn};
    EXPECT_EQ(periodsNamed(all, " efterår 2026 ").value(), std::vector<const Figures*>{&autumn});
    EXPECT_EQ(periodsNamed(all, "Spring 2026").value(), std::vector<const Figures*>{&spring});
    EXPECT_EQ(periodsNamed(all, "2026-03-01").value(), std::vector<const Figures*>{&spring});
    EXPECT_EQ(periodsNamed(all, autumn.closedOn.iso()).value(), std::vector<const Figures*>{&autumn});
    for (const char* nothing : {"", "Vinter", "2031-01-01"}) {
        const auto none = periodsNamed(all, nothing);
        ASSERT_FALSE(none);
        EXPECT_EQ(none.error().code, ErrorCode::BadInput);
        EXPECT_THAT(none.error().message.en, HasSubstr("Spring 2026"));
        EXPECT_THAT(none.error().message.da, HasSubstr("Efterår 2026"));
    }
    EXPECT_THAT(periodsNamed({}, "Forår 2026").error().message.en, HasSubstr("No period has been closed"));
}

std::map<std::string, std::string> bookOf(const std::vector<const Figures*>& periods,
                                          Language language = Language::Danish)
{
    const auto bytes = figuresXlsx(periods, language, *Date::of(2026, 11, 22));
    if (!bytes) throw std::runtime_error(bytes.error().message.en);
    return trivsel::testing::unzipped(*bytes);
}

TEST(FiguresWorkbook, HasASheetForEachThemeAndOneThatSaysWhatIsWithheld)
{
    const Figures figures = sampleFigures();
    const auto book = bookOf({&figures});
    for (const char* name : {"Position", "Siden sidst", "Virkning", "Områder", "Tegn", "Om tallene"})
        EXPECT_THAT(book.at("xl/workbook.xml"), HasSubstr("name=\"" + std::string(name) + "\""));
    const std::string& words = book.at("xl/sharedStrings.xml");
    EXPECT_THAT(words, HasSubstr("Grupper på færre end 5 børn vises ikke"));
    EXPECT_THAT(words, HasSubstr("Ikke med, fordi runden ikke er afsluttet: Månestuen"));
    EXPECT_THAT(words, HasSubstr(">=Stue 1<"));
    for (const auto& [name, xml] : book) {
        if (!name.starts_with("xl/worksheets/sheet")) continue;
        EXPECT_THAT(xml, Not(HasSubstr("<f>"))) << name;
    }
}

TEST(FiguresWorkbook, AChartStandsOverCellsOfWhatIsToldExactlyAlone)
{
    const Figures large = sampleFigures();
    const auto book = bookOf({&large});
    ASSERT_TRUE(book.contains("xl/charts/chart1.xml"));
    EXPECT_THAT(book.at("xl/charts/chart1.xml"), HasSubstr("Position!$M$2:$M$5"));
    const Figures small = sampleFigures({15, 1, 3}), nobody = sampleFigures({0, 1, 3});
    EXPECT_FALSE(bookOf({&small}).contains("xl/charts/chart1.xml")) << "bands have no height";
    EXPECT_FALSE(bookOf({&nobody}).contains("xl/charts/chart1.xml"));
}

TEST(FiguresWorkbook, NoPeriodIsAWorkbookThatSaysSo)
{
    EXPECT_THAT(bookOf({}, Language::English).at("xl/workbook.xml"), HasSubstr("About the figures"));
}

} // namespace
} // namespace trivsel::app
