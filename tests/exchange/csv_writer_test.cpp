#include "exchange/csv.h"

#include <gtest/gtest.h>

namespace trivsel::exchange {
namespace {

std::string written(CsvForm form, std::string_view cell)
{
    CsvWriter writer(form);
    writer.text(cell);
    return writer.buffer();
}

TEST(CsvWriter, QuotesOnlyWhereNeeded)
{
    EXPECT_EQ(written(CsvForm::Plain, "plain text"), "plain text");
    EXPECT_EQ(written(CsvForm::Plain, "a,b"), "\"a,b\"");
    EXPECT_EQ(written(CsvForm::Plain, "a;b"), "a;b");
    EXPECT_EQ(written(CsvForm::Plain, "a\"b"), "\"a\"\"b\"");
    EXPECT_EQ(written(CsvForm::Plain, "a\nb"), "\"a\nb\"");
    EXPECT_EQ(written(CsvForm::Plain, "a\rb"), "\"a\rb\"");
    EXPECT_EQ(written(CsvForm::Plain, ""), "");
}

TEST(CsvWriter, ACellThatBeginsWithAByteOrderMarkIsReadBackWithIt)
{
    const std::string cell = "\xEF\xBB\xBFnavn";
    const std::string bytes = written(CsvForm::Plain, cell);
    CsvReader reader(bytes);
    std::vector<std::string_view> cells;
    std::vector<CsvFault> faults;
    ASSERT_TRUE(reader.next(cells, faults));
    EXPECT_EQ(cells, std::vector<std::string_view>{cell});
    EXPECT_TRUE(faults.empty());
}

TEST(CsvWriter, NumbersAreInTheirShortestFormThatReadsBackTheSame)
{
    CsvWriter writer(CsvForm::Plain);
    writer.number(0.1 + 0.2);
    writer.number(2.0);
    writer.integer(-7);
    writer.empty();
    writer.number(-0.5);
    writer.endRecord();
    EXPECT_EQ(writer.buffer(), "0.30000000000000004,2,-7,,-0.5\n");
}

TEST(CsvWriter, TheExcelFormHasSemicolonDecimalCommaAndByteOrderMark)
{
    CsvWriter writer(CsvForm::Excel);
    writer.text("case");
    writer.number(1.25);
    writer.text("a;b");
    writer.text("a,b");
    writer.endRecord();
    writer.text("x");
    writer.endRecord();
    EXPECT_EQ(writer.buffer(), "\xEF\xBB\xBF"
                               "case;1,25;\"a;b\";a,b\r\nx\r\n");
}

TEST(CsvWriter, OnlyTheExcelFormPutsAnApostropheBeforeWhatLooksLikeAFormula)
{
    for (const std::string_view cell : {"=1+1", "+45", "-2", "@sum", "\tx"}) {
        EXPECT_EQ(written(CsvForm::Plain, cell), cell);
        EXPECT_EQ(written(CsvForm::Excel, cell), "\xEF\xBB\xBF'" + std::string(cell));
    }
    EXPECT_EQ(written(CsvForm::Plain, "\rx"), "\"\rx\"");
    EXPECT_EQ(written(CsvForm::Excel, "\rx"), "\xEF\xBB\xBF\"'\rx\"");
    EXPECT_EQ(written(CsvForm::Excel, "a=1"), "\xEF\xBB\xBF"
                                              "a=1");
}

TEST(CsvWriter, NegativeNumbersAreNoText)
{
    CsvWriter writer(CsvForm::Excel);
    writer.number(-1.5);
    writer.integer(-2);
    EXPECT_EQ(writer.buffer(), "\xEF\xBB\xBF-1,5;-2");
}

} // namespace
} // namespace trivsel::exchange
