#include "definitions/document.h"
#include "definitions/json_reader.h"
#include "files.h"

#include <clocale>

namespace trivsel::definitions {
namespace {

Text onlyFault(const std::string& bytes)
{
    const ParsedDocument parsed = parseDocument(bytes);
    EXPECT_FALSE(parsed.document);
    EXPECT_EQ(parsed.faults.size(), 1U);
    return parsed.faults.empty() ? Text{} : parsed.faults.front().what;
}

std::string nested(std::size_t depth)
{
    return std::string(depth, '[') + std::string(depth, ']');
}

TEST(Document, MayBeExactlyOneMegabyte)
{
    const std::string padding(kMaxBytes - 2, ' ');
    EXPECT_TRUE(parseDocument("{}" + padding).document);
    EXPECT_EQ(onlyFault("{}" + padding + " ").en, "the file is larger than 1 MB");
}

TEST(Document, MayBeNestedThirtyTwoDeepAndNoDeeper)
{
    EXPECT_TRUE(parseDocument(nested(32)).document);
    EXPECT_EQ(onlyFault(nested(33)).en, "lists and objects are nested more than 32 deep");
    EXPECT_EQ(onlyFault(std::string(500'000, '[')).en, "lists and objects are nested more than 32 deep");
}

TEST(Document, BracketsWithinTextsAreNoNesting)
{
    EXPECT_TRUE(parseDocument("[\"" + std::string(100, '[') + "\", \"\\\"" + std::string(100, '{') + "\"]").document);
}

TEST(Document, KeepsTheTextOfEveryNumber)
{
    const auto parsed = parseDocument("[1, -0.10, 1e2, 123456789012345678901234567890, 18446744073709551615]");
    ASSERT_TRUE(parsed.document);
    std::vector<std::string> texts;
    std::vector<Document::Kind> kinds;
    for (std::size_t i = 1; i < parsed.document->values.size(); ++i) {
        texts.push_back(parsed.document->values[i].text);
        kinds.push_back(parsed.document->values[i].kind);
    }
    using Kind = Document::Kind;
    EXPECT_EQ(texts, (std::vector<std::string>{"1", "-0.10", "1e2", "123456789012345678901234567890",
                                               "18446744073709551615"}));
    EXPECT_EQ(kinds, (std::vector<Kind>{Kind::Integer, Kind::Decimal, Kind::Decimal, Kind::Integer, Kind::Integer}));
}

// The JSON library writes the decimal sign of the process's locale into a number's text.
TEST(Document, ReadsDecimalsAlikeWhereTheDecimalSignIsAComma)
{
    const std::string before = std::setlocale(LC_NUMERIC, nullptr);
    if (!std::setlocale(LC_NUMERIC, "da_DK.UTF-8") && !std::setlocale(LC_NUMERIC, "de_DE.UTF-8"))
        GTEST_SKIP() << "no such locale here";
    const auto parsed = parseDocument("[0.25]");
    std::setlocale(LC_NUMERIC, before.c_str());
    ASSERT_TRUE(parsed.document);
    EXPECT_EQ(parsed.document->values[1].text, "0.25");
}

TEST(Document, CountsColumnsInCharactersNotBytes)
{
    const auto parsed = parseDocument("{\n \"æøå\": x}");
    ASSERT_EQ(parsed.faults.size(), 1U);
    EXPECT_EQ(parsed.faults[0].row, 2U);
    EXPECT_EQ(parsed.faults[0].column, 9U);
}

TEST(Document, PointsAtTheFirstByteThatIsNotUtf8)
{
    const auto parsed = parseDocument("{\"æ\": 1,\n \"b\": \"\xC3(\"}");
    ASSERT_EQ(parsed.faults.size(), 1U);
    EXPECT_EQ(parsed.faults[0].row, 2U);
    EXPECT_EQ(parsed.faults[0].column, 8U);
}

TEST(Document, AnyTruncatedOrGarbledFileHasAFaultOrADocumentNeverNeither)
{
    const std::string whole = test::sound("instrument");
    for (std::size_t length = 0; length < whole.size(); length += 7) {
        const auto parsed = parseDocument(whole.substr(0, length));
        EXPECT_EQ(parsed.document.has_value(), parsed.faults.empty()) << length;
    }
}

TEST(Nearest, FindsTheKeyWithTheFewestLettersWrong)
{
    const std::vector<std::string_view> valid{"title", "text", "reverse", "weight"};
    EXPECT_EQ(nearest("titel", valid), "title");
    EXPECT_EQ(nearest("wieght", valid), "weight");
    EXPECT_EQ(nearest("tekst", valid), "text");
    EXPECT_EQ(nearest("x", {}), "");
}

TEST(Ids, AreSmallLettersDigitsUnderscoreAndHyphenAtMostForty)
{
    EXPECT_TRUE(isId("a"));
    EXPECT_TRUE(isId("a-9_b"));
    EXPECT_TRUE(isId("a" + std::string(39, 'b')));
    EXPECT_FALSE(isId("a" + std::string(40, 'b')));
    for (const char* wrong : {"", "A", "1a", "_a", "-a", "a b", "æ", "a.b", "a/b"}) EXPECT_FALSE(isId(wrong)) << wrong;
    EXPECT_TRUE(isRungId("1"));
    EXPECT_FALSE(isRungId("-1"));
}

TEST(Paths, QuoteKeysThatAreNoPlainNames)
{
    const auto parsed = parseDocument(R"({"a b": [1, {"x": 2}]})");
    ASSERT_TRUE(parsed.document);
    EXPECT_EQ(parsed.document->path(0), "$");
    EXPECT_EQ(parsed.document->path(4), "$[\"a b\"][1].x");
}

} // namespace
} // namespace trivsel::definitions
