#include "exchange/workbook.h"
#include "support/zip_reader.h"

#include <gmock/gmock.h>

#include <regex>

namespace trivsel::exchange {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using trivsel::testing::unzipped;

const Date kDay = *Date::of(2026, 11, 22);

std::map<std::string, std::string> partsOf(const std::vector<Sheet>& sheets)
{
    const auto bytes = writeWorkbook(sheets, kDay);
    if (!bytes) throw std::runtime_error(bytes.error().message.en);
    return unzipped(*bytes);
}

Sheet ofTexts(const std::vector<std::string>& texts)
{
    Sheet sheet{"Ark", {{"tekst"}}, {}, {}};
    for (const std::string& text : texts) sheet.cells.emplace_back(text);
    return sheet;
}

/// A member as the reader of the format gives it back.
std::string decoded(std::string xml)
{
    for (const auto& [code, sign] :
         {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}, {"_x005F_", "_"}}) {
        for (std::size_t at = 0; (at = xml.find(code, at)) != std::string::npos; at += 1)
            xml.replace(at, std::string(code).size(), sign);
    }
    return xml;
}

TEST(Workbook, TheColumnSaysWhatACellIs)
{
    const Sheet sheet{"Børn",
                      {{"id"},
                       {"antal", ColumnType::Integer},
                       {"tal", ColumnType::Number},
                       {"andel", ColumnType::Share},
                       {"dag", ColumnType::Day}},
                      {std::string("0012345678"), std::int64_t{17}, 2.5, 0.25, *Date::of(2026, 3, 1)},
                      {}};
    const auto parts = partsOf({sheet});
    const std::string& page = parts.at("xl/worksheets/sheet1.xml");
    EXPECT_THAT(parts.at("xl/sharedStrings.xml"), HasSubstr("<t>0012345678</t>"));
    EXPECT_TRUE(std::regex_search(page, std::regex(R"(r="A2" s="\d+" t="s")"))) << "an id is a text";
    EXPECT_TRUE(std::regex_search(page, std::regex(R"(r="B2" s="\d+"><v>17</v>)")));
    EXPECT_TRUE(std::regex_search(page, std::regex(R"(r="C2"><v>2.5</v>)")));
    EXPECT_TRUE(std::regex_search(page, std::regex(R"(r="D2" s="\d+"><v>0.25</v>)")));
    EXPECT_TRUE(std::regex_search(page, std::regex(R"(r="E2" s="\d+"><v>46082</v>)"))) << "a day is a day number";
    EXPECT_THAT(page, HasSubstr("state=\"frozen\""));
    EXPECT_THAT(parts.at("xl/workbook.xml"), HasSubstr("name=\"Børn\""));
}

TEST(Workbook, NoTextBecomesAFormula)
{
    const std::vector<std::string> texts{
        "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://x.invalid\")", "=cmd|'/c calc'!A1"};
    const auto parts = partsOf({ofTexts(texts)});
    const std::string& page = parts.at("xl/worksheets/sheet1.xml");
    EXPECT_THAT(page, Not(HasSubstr("<f>")));
    EXPECT_THAT(page, Not(HasSubstr("hyperlink")));
    for (const std::string& text : texts)
        EXPECT_THAT(decoded(parts.at("xl/sharedStrings.xml")), HasSubstr(">" + text + "<"));
}

TEST(Workbook, TextIsWhatItWasWhateverSignsAreInIt)
{
    const std::vector<std::string> texts{"<b>&\"'", "æøå ✓ 😀", "_x0041_", "a_x00e6_b_x0009_", "_x_0041_", "linje\nto"};
    const auto parts = partsOf({ofTexts(texts)});
    const std::string strings = parts.at("xl/sharedStrings.xml");
    EXPECT_THAT(strings, HasSubstr("_x005F_x0041_"));
    EXPECT_THAT(strings, Not(HasSubstr(">_x0041_<")));
    for (const std::string& text : texts) EXPECT_THAT(decoded(strings), HasSubstr(">" + text + "<"));
    const auto odd = partsOf({ofTexts({std::string("a\x01"
                                                   "b")})});
    EXPECT_THAT(odd.at("xl/sharedStrings.xml"), Not(HasSubstr("\x01"))) << "XML holds no control characters";
}

TEST(Workbook, TheSameSheetsAreTheSameBytesAndNameNobody)
{
    const std::vector<Sheet> sheets{ofTexts({"a", "b"})};
    const auto first = writeWorkbook(sheets, kDay), second = writeWorkbook(sheets, kDay);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(*first, *second);
    const std::string core = unzipped(*first).at("docProps/core.xml");
    EXPECT_THAT(core, HasSubstr("2026-11-22T00:00:00Z"));
    EXPECT_THAT(core, HasSubstr("<dc:creator></dc:creator>"));
    EXPECT_NE(*first, *writeWorkbook(sheets, kDay.plusDays(1)));
}

TEST(Workbook, SheetsGetNamesThatExcelTakes)
{
    std::vector<Sheet> sheets(6, ofTexts({"x"}));
    sheets[0].name = "Områder: [alle]*?/\\";
    sheets[1].name = "områder   alle";
    sheets[2].name = std::string(60, 'a');
    sheets[3].name = std::string(60, 'A');
    sheets[4].name = "";
    sheets[5].name = "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀";
    const std::string book = partsOf(sheets).at("xl/workbook.xml");
    std::vector<std::string> names;
    const std::regex name(R"rx(<sheet name="([^"]*)")rx");
    for (std::sregex_iterator at(book.begin(), book.end(), name), end; at != end; ++at) names.push_back((*at)[1]);
    EXPECT_THAT(names, ::testing::ElementsAre("Områder alle", "områder alle (2)", std::string(31, 'a'),
                                              std::string(27, 'A') + " (2)", "Ark", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"));
}

TEST(Workbook, MoreThanExcelHoldsIsRefusedWithASentence)
{
    Sheet rows = ofTexts({});
    rows.cells.resize(kMostSheetRows);
    Sheet columns{"Ark", std::vector<SheetColumn>(kMostSheetColumns + 1), {}, {}};
    for (const Sheet& sheet : {rows, columns, ofTexts({std::string(kMostCellCharacters + 1, 'x')})}) {
        const auto written = writeWorkbook(std::vector<Sheet>{ofTexts({"a"}), sheet}, kDay);
        ASSERT_FALSE(written);
        EXPECT_EQ(written.error().code, ErrorCode::BadInput);
        EXPECT_THAT(written.error().message.en, HasSubstr("too large for Excel"));
    }
    EXPECT_TRUE(writeWorkbook(std::vector<Sheet>{ofTexts({std::string(kMostCellCharacters, 'x')})}, kDay));
}

TEST(Workbook, AChartIsDrawnOverTheCellsThatItNames)
{
    Sheet sheet{"Position", {{"kategori"}, {"andel", ColumnType::Share}}, {}, {}};
    for (const double share : {0.5, 0.25, 0.25, 0.5}) {
        sheet.cells.emplace_back(std::string("=grøn"));
        sheet.cells.emplace_back(share);
    }
    sheet.chart = SheetChart{"Andel", 0, 1, {{"Forår", 0, 1}, {"=Efterår", 2, 3}}};
    const auto parts = partsOf({sheet});
    const std::string& chart = parts.at("xl/charts/chart1.xml");
    EXPECT_THAT(chart, HasSubstr("Position!$B$2:$B$3"));
    EXPECT_THAT(chart, HasSubstr("Position!$B$4:$B$5"));
    EXPECT_THAT(chart, HasSubstr("=Efterår"));
    EXPECT_THAT(chart, Not(HasSubstr("<c:f>Efterår")));
}

TEST(Workbook, ADayBeforeExcelsCalendarIsWrittenAsText)
{
    const Sheet sheet{"Ark", {{"dag", ColumnType::Day}}, {*Date::of(1899, 12, 31)}, {}};
    EXPECT_THAT(partsOf({sheet}).at("xl/sharedStrings.xml"), HasSubstr("1899-12-31"));
}

} // namespace
} // namespace trivsel::exchange
