#include "exchange/csv.h"

#include <gtest/gtest.h>

namespace trivsel::exchange {
namespace {

using namespace std::string_view_literals;

TEST(SpreadsheetText, Utf8IsKeptAndItsByteOrderMarkDropped)
{
    EXPECT_EQ(decodeSpreadsheetText("fødselsdato;køn"), "fødselsdato;køn");
    EXPECT_EQ(decodeSpreadsheetText("\xEF\xBB\xBFnavn"), "navn");
}

TEST(SpreadsheetText, Windows1252BecomesUtf8)
{
    EXPECT_EQ(decodeSpreadsheetText("f\xF8"
                                    "dselsdato;k\xF8n;\xC5se \x80 \x96"),
              "fødselsdato;køn;Åse € –");
}

TEST(SpreadsheetText, Utf16OfBothByteOrdersBecomesUtf8)
{
    EXPECT_EQ(decodeSpreadsheetText("\xFF\xFEk\0\xF8\0n\0"sv), "køn");
    EXPECT_EQ(decodeSpreadsheetText("\xFE\xFF\0k\0\xF8\0n"sv), "køn");
    EXPECT_EQ(decodeSpreadsheetText("\xFF\xFE\x3D\xD8\x00\xDE"sv), "\xF0\x9F\x98\x80");
}

TEST(SpreadsheetText, HalfASurrogateAndHalfAUnitAreShownAsReplaced)
{
    EXPECT_EQ(decodeSpreadsheetText("\xFF\xFE\x3D\xD8"sv), "\xEF\xBF\xBD");
    EXPECT_EQ(decodeSpreadsheetText("\xFF\xFE"
                                    "a\0b"sv),
              "a\xEF\xBF\xBD");
}

TEST(SpreadsheetText, AWorkbookIsNoText)
{
    EXPECT_TRUE(looksLikeXlsx("PK\x03\x04rest"));
    EXPECT_TRUE(looksLikeXlsx("\xD0\xCF\x11\xE0rest"));
    EXPECT_FALSE(looksLikeXlsx("PK;navn"));
    EXPECT_EQ(decodeSpreadsheetText("PK\x03\x04rest"), "");
    EXPECT_EQ(decodeSpreadsheetText("a\0b"sv), "");
}

} // namespace
} // namespace trivsel::exchange
