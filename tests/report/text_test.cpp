#include "report/pdf_tools.h"
#include "report/sample_documents.h"

#include "report/hyphenation.h"
#include "report/typeset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace trivsel {
namespace {

using namespace report;
using test::documentOf;
using test::flat;
using test::PdfOnDisk;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kLongWords =
    "Sundhedsplejerskesamarbejde, ressourceteammødereferater og »udviklingsforstyrrelser« "
    "ved børnehaveklasselederens overgangssamtale, herunder familierådslagningsprocessen.";

TEST(ReportText, DanishLettersComeOutAsTheyWentIn)
{
    const PdfOnDisk pdf(documentOf(
        {Heading{1, "Ærø · Sønder Allé Skole"}, Paragraph{"Blåbærgrød på åen: ÆØÅ æøå – »citat« 15 % é ü €"}}));
    EXPECT_THAT(pdf.text(), HasSubstr("Ærø · Sønder Allé Skole"));
    EXPECT_THAT(pdf.text(), HasSubstr("Blåbærgrød på åen: ÆØÅ æøå – »citat« 15 % é ü €"));
}

TEST(ReportText, TheWholeSampleIsReadInItsOrder)
{
    const std::string text = flat(PdfOnDisk(test::samplePlan()).text());
    std::size_t at = 0;
    for (const char* words : {"Indsatsplan for Øjvind Ågård", "Det går godt", "Leger gerne med et eller to børn",
                              "Det ser vi", "Mål, som forældrene", "Garderoben deles i to hold", "Aftaler med hjemmet",
                              "Barnets egne ord", "Underskrifter", "Leder"}) {
        const std::size_t found = text.find(words, at);
        ASSERT_NE(found, std::string::npos) << words;
        at = found;
    }
}

TEST(ReportText, DanishWordsAreDividedAfterTheDictionary)
{
    const std::string word = "børnehaveklasseleder";
    const auto points = hyphenationPoints(word, Language::Danish);
    ASSERT_FALSE(points.empty());
    for (const std::size_t point : points)
        EXPECT_NE(static_cast<unsigned char>(word[point]) & 0xC0U, 0x80U) << "within a letter";
    EXPECT_TRUE(std::find(points.begin(), points.end(), std::string("børne").size()) != points.end());
    EXPECT_TRUE(hyphenationPoints("kort", Language::Danish).empty());
    EXPECT_TRUE(hyphenationPoints("NATO-MØDE", Language::Danish).empty());
    EXPECT_TRUE(hyphenationPoints(std::string(10'000, 'a'), Language::Danish).empty());
}

TEST(ReportText, ADividedWordIsSeenWithAHyphenAndReadAsOneWord)
{
    auto setter = Typesetter::create(Language::Danish);
    ASSERT_TRUE(setter);
    const auto lines = setter->lines(kLongWords, kCell, 110);
    std::size_t divided = 0;
    for (const Line& line : lines) {
        EXPECT_LE(line.width, 110.01);
        for (const Piece& piece : line.pieces)
            if (piece.reads && !piece.reads->empty()) {
                ++divided;
                EXPECT_EQ(std::string_view(pango_layout_get_text(piece.layout.get())).back(), '-');
            }
    }
    EXPECT_GE(divided, 3U);

    const PdfOnDisk pdf(documentOf({Table{{{"Kort", 1}, {"Langt", 3}}, {{kLongWords, "andet"}}}}));
    EXPECT_THAT(flat(pdf.text()), HasSubstr(std::string("Kort Langt ") + kLongWords + " andet"));
    // Other readers than this one do not mend words at the ends of lines: there must be nothing to mend.
    EXPECT_THAT(pdf.textAsPlaced(), Not(HasSubstr("-")));
    EXPECT_THAT(pdf.textAsPlaced(), Not(HasSubstr("\u00AD")));
}

TEST(ReportText, WordsAreNotDividedWhereTheLineIsNearlyFull)
{
    auto setter = Typesetter::create(Language::Danish);
    ASSERT_TRUE(setter);
    for (const Line& line :
         setter->lines("og så er der det, som vi alle ser her om dagen, når vi går ud og ind", kBody, 200))
        EXPECT_EQ(line.pieces.size(), 1U);
}

TEST(ReportText, NothingIsReadAsMarkup)
{
    const PdfOnDisk pdf(documentOf(
        {Heading{1, "<b>Æble</b> & <span foreground='red'>%s %n</span>"}, Paragraph{"</P> \\n {} &amp; (a) [b]"}}));
    EXPECT_THAT(flat(pdf.text()), HasSubstr("<b>Æble</b> & <span foreground='red'>%s %n</span>"));
    EXPECT_THAT(pdf.text(), HasSubstr("</P> \\n {} &amp; (a) [b]"));
    EXPECT_THAT(pdf.check(), HasSubstr("No syntax or stream encoding errors"));
}

TEST(ReportText, LineBreaksAreKeptAndHiddenMarksAreShown)
{
    const PdfOnDisk pdf(documentOf({Paragraph{"første linje\r\nanden linje\n\nfjerde"},
                                    Paragraph{"Al\u202Eexa\u202C\u0007nder"}, Paragraph{"bl\u00ADød"}}));
    const std::string text = pdf.text();
    EXPECT_THAT(text, HasSubstr("første linje\nanden linje\n"));
    EXPECT_THAT(text, Not(HasSubstr("\u202E")));
    EXPECT_THAT(text, HasSubstr("Al□exa□□nder"));
    EXPECT_THAT(text, HasSubstr("blød"));
    EXPECT_THAT(pdf.open(), Not(HasSubstr("feff00ad")));
}

TEST(ReportText, RunsKeepTheirSpacesAndBreaks)
{
    const PdfOnDisk pdf(
        documentOf({Paragraph{{{bold("Mål: "), {"at"}, {" komme"}, muted(" (fælles)"), {"\nny linje"}}}}}));
    EXPECT_THAT(pdf.text(), HasSubstr("Mål: at komme (fælles)\nny linje"));
}

TEST(ReportText, IllFormedBytesAndOtherScriptsAreDrawn)
{
    const PdfOnDisk pdf(
        documentOf({Paragraph{std::string("a\xFF\xC3(b")}, Paragraph{"محمد שלום 你好 👩‍👩‍👧"},
                    Paragraph{""}, Heading{2, ""}}));
    EXPECT_THAT(pdf.check(), HasSubstr("No syntax or stream encoding errors"));
    EXPECT_THAT(pdf.text(), HasSubstr("a\uFFFD\uFFFD(b"));
}

/// True when nothing is painted outside the margins of print.
bool staysInside(const Image& image, double dpi)
{
    const double scale = dpi / 72;
    const auto width = static_cast<std::size_t>(image.width);
    for (std::size_t y = 0; y < static_cast<std::size_t>(image.height); ++y)
        for (std::size_t x = 0; x < width; ++x) {
            const bool isOutside =
                static_cast<double>(x) < (kLeft - 6) * scale || static_cast<double>(x) > (kRight + 6) * scale ||
                static_cast<double>(y) < 20 * scale || static_cast<double>(y) > (kPageHeight - 14) * scale;
            if (isOutside && image.rgba[(y * width + x) * 4] != 255) return false;
        }
    return true;
}

TEST(ReportText, ANameOfTenThousandBytesStaysOnThePaperEverywhere)
{
    std::string solid;
    while (solid.size() < 10'000) solid += "Åøæ";
    std::string words;
    while (words.size() < 10'000) words += "Maximiliane-Ærøskøbing ";
    std::string marks = "Z";
    while (marks.size() < 10'000) marks += "\u0301";
    for (const std::string& name : {solid, words, marks}) {
        Document d = documentOf({Heading{1, name}, Paragraph{name}, List{List::Kind::Boxes, {name}},
                                 KeyValues{{{name, name}}}, Table{{{name, 1}, {"b", 2}}, {{name, name}}},
                                 Callout{Callout::Tone::Red, name, {name}}, WritingLines{name, 1}, Signatures{{name}},
                                 RatingGrid{name, {name, "2"}, {{name, name, {name}}}}});
        core::chart::PositionTimeline t = test::sampleTimeline();
        t.rows[0] = t.bars[0].label = t.points[0].label = t.title = name;
        d.blocks.push_back(Chart{t, ""});
        d.headLeft = d.headRight = d.stamp = d.foot = d.title = name;
        const auto pages = pictures(d, 40);
        ASSERT_TRUE(pages);
        for (const Image& page : *pages) EXPECT_TRUE(staysInside(page, 40));
        const auto made = pdf(d);
        ASSERT_TRUE(made);
        EXPECT_EQ(static_cast<std::size_t>(made->pages), pages->size());
    }
}

} // namespace
} // namespace trivsel
