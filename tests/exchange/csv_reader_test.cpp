#include "exchange/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace trivsel::exchange {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

struct ReadResult {
    std::vector<std::vector<std::string>> records;
    std::vector<std::size_t> lines;
    std::vector<CsvFault> faults;
};

ReadResult readAll(std::string_view bytes, char separator = ',')
{
    ReadResult result;
    CsvReader reader(bytes, separator);
    std::vector<std::string_view> cells;
    while (reader.next(cells, result.faults)) {
        result.records.emplace_back(cells.begin(), cells.end());
        result.lines.push_back(reader.line());
    }
    EXPECT_EQ(reader.offset(), bytes.size());
    return result;
}

TEST(CsvReader, ReadsPlainRecordsWithAnyLineEnd)
{
    for (const std::string_view end : {"\n", "\r\n", "\r"}) {
        std::string bytes;
        for (const std::string_view line : {"case,a1", "x,1", "y,"}) bytes.append(line).append(end);
        const ReadResult result = readAll(bytes);
        EXPECT_THAT(result.records,
                    ElementsAre(ElementsAre("case", "a1"), ElementsAre("x", "1"), ElementsAre("y", "")));
        EXPECT_THAT(result.lines, ElementsAre(1, 2, 3));
        EXPECT_THAT(result.faults, IsEmpty());
    }
}

TEST(CsvReader, TheLastLineNeedsNoLineEnd)
{
    EXPECT_THAT(readAll("a,b\n1,2").records, ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "2")));
    EXPECT_THAT(readAll("a,b\n1,").records, ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "")));
}

TEST(CsvReader, NothingIsNoRecordAndABlankLineIsOneEmptyCell)
{
    EXPECT_THAT(readAll("").records, IsEmpty());
    EXPECT_THAT(readAll("\xEF\xBB\xBF").records, IsEmpty());
    EXPECT_THAT(readAll("a\n\nb\n").records, ElementsAre(ElementsAre("a"), ElementsAre(""), ElementsAre("b")));
}

TEST(CsvReader, SkipsAByteOrderMark)
{
    EXPECT_THAT(readAll("\xEF\xBB\xBF"
                        "case\n1\n")
                    .records,
                ElementsAre(ElementsAre("case"), ElementsAre("1")));
    EXPECT_THAT(readAll("\xEF\xBB\xBF\"case\"\n").records, ElementsAre(ElementsAre("case")));
}

TEST(CsvReader, QuotedCellsHoldSeparatorsQuotesAndLineBreaks)
{
    const ReadResult result =
        readAll("\"a,b\",\"say \"\"hi\"\"\",\"\"\n\"two\r\nlines\n\rand more\",x,\"\"\"\"\nlast,,\n");
    EXPECT_THAT(result.records,
                ElementsAre(ElementsAre("a,b", "say \"hi\"", ""), ElementsAre("two\r\nlines\n\rand more", "x", "\""),
                            ElementsAre("last", "", "")));
    EXPECT_THAT(result.lines, ElementsAre(1, 2, 6));
    EXPECT_THAT(result.faults, IsEmpty());
}

TEST(CsvReader, ManyCellsWithDoubledQuotesKeepTheirText)
{
    std::string bytes;
    std::vector<std::string> expected;
    for (int i = 0; i < 40; ++i) {
        bytes += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\"\"\"";
        expected.push_back(std::to_string(i) + "\"");
    }
    EXPECT_EQ(readAll(bytes).records.at(0), expected);
}

TEST(CsvReader, TellsTheRecordAndCellOfEveryFault)
{
    const ReadResult result = readAll("a,b,c\n"
                                      "1,x\"y,\"q\"z\n"
                                      "2,\"ok\",\xFF\n");
    ASSERT_THAT(result.faults, SizeIs(3));
    EXPECT_EQ(result.faults[0].row, 2U);
    EXPECT_EQ(result.faults[0].column, 2U);
    EXPECT_EQ(result.faults[1].row, 2U);
    EXPECT_EQ(result.faults[1].column, 3U);
    EXPECT_EQ(result.faults[2].row, 3U);
    EXPECT_EQ(result.faults[2].column, 3U);
    EXPECT_THAT(result.faults[2].what.en, testing::HasSubstr("UTF-8"));
    EXPECT_THAT(result.records[1], ElementsAre("1", "x\"y", "qz"));
}

TEST(CsvReader, AQuoteThatIsNeverClosedIsToldWhereItsRecordStarts)
{
    const ReadResult result = readAll("a,b\n1,\"never\nclosed,2\n3,4\n");
    ASSERT_THAT(result.faults, SizeIs(1));
    EXPECT_EQ(result.faults[0].row, 2U);
    EXPECT_EQ(result.faults[0].column, 2U);
    EXPECT_THAT(result.records, SizeIs(2));
}

TEST(CsvReader, AZeroByteIsAFaultAtItsCell)
{
    const std::string_view bytes("a,b\n1,x\0y\n", 10);
    const ReadResult result = readAll(bytes);
    ASSERT_THAT(result.faults, SizeIs(1));
    EXPECT_EQ(result.faults[0].row, 2U);
    EXPECT_EQ(result.faults[0].column, 2U);
    EXPECT_THAT(result.faults[0].what.en, testing::HasSubstr("zero byte"));
}

TEST(CsvReader, ACellOfTenKilobytesIsReadWhole)
{
    const std::string name(10'240, 'n');
    EXPECT_EQ(readAll("name\n" + name + "\n\"" + name + "\"\"\"\n").records.at(1).at(0), name);
    EXPECT_EQ(readAll("name\n\"" + name + "\"\"\"\n").records.at(1).at(0), name + "\"");
}

TEST(CsvReader, LinesInsideQuotesAreCountedForTheRecordsAfterThem)
{
    const ReadResult result = readAll("\"a\r\nb\"\r\nx\"\r\n");
    ASSERT_THAT(result.faults, SizeIs(1));
    EXPECT_EQ(result.faults[0].row, 3U);
}

TEST(CsvReader, ReadsWhatTheWriterWrote)
{
    std::mt19937 random(7);
    const std::string_view alphabet = "ab,\";\r\n' \t=";
    for (int round = 0; round < 2000; ++round) {
        CsvWriter writer(CsvForm::Plain);
        std::vector<std::vector<std::string>> expected(1 + random() % 4);
        for (auto& record : expected) {
            record.resize(2);
            for (auto& cell : record) {
                const std::size_t length = random() % 6;
                for (std::size_t i = 0; i < length; ++i) cell += alphabet[random() % alphabet.size()];
                writer.text(cell);
            }
            writer.endRecord();
        }
        const ReadResult result = readAll(writer.buffer());
        ASSERT_EQ(result.records, expected);
        ASSERT_THAT(result.faults, IsEmpty());
    }
}

TEST(CsvReader, RandomBytesNeverReadOutsideTheFile)
{
    std::mt19937 random(8);
    for (int round = 0; round < 5000; ++round) {
        std::string bytes(random() % 40, ' ');
        for (char& c : bytes) c = random() % 2 != 0 ? "\",\r\n\0a"[random() % 6] : static_cast<char>(random());
        readAll(bytes);
    }
}

TEST(DetectSeparator, TakesTheCommonestOfTheHeaderOutsideQuotes)
{
    EXPECT_EQ(detectSeparator("a,b,c\n1;2;3;4;5"), ',');
    EXPECT_EQ(detectSeparator("a;b;c\n1,2"), ';');
    EXPECT_EQ(detectSeparator("a\tb\tc"), '\t');
    EXPECT_EQ(detectSeparator("\"a,b,c,d\";e\n"), ';');
    EXPECT_EQ(detectSeparator("alone"), ',');
    EXPECT_EQ(detectSeparator(""), ',');
}

} // namespace
} // namespace trivsel::exchange
