#include "report/pdf_tools.h"
#include "report/sample_documents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace trivsel {
namespace {

using namespace report;
using test::countOf;
using test::documentOf;
using test::flat;
using test::PdfOnDisk;
using ::testing::HasSubstr;
using ::testing::Not;

/// The names of a structure, in order, without what is said of each.
std::string names(const std::string& structure)
{
    std::string out;
    for (std::size_t at = 0; at < structure.size();) {
        const std::size_t end = std::min(structure.find('\n', at), structure.size());
        std::string_view line = std::string_view(structure).substr(at, end - at);
        line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
        if (!line.empty() && line.front() != '/' && line.front() != '"')
            out += std::string(line.substr(0, line.find_first_of(" :("))) + " ";
        at = end + 1;
    }
    return out;
}

TEST(ReportStructure, EveryBlockHasItsElementInReadingOrder)
{
    const PdfOnDisk pdf(documentOf(
        {Heading{1, "En"}, Heading{2, "To"}, Heading{3, "Tre"}, Paragraph{"Ord"}, List{List::Kind::Bullets, {"a", "b"}},
         KeyValues{{{"nøgle", "værdi"}}}, Table{{{"Hvad"}, {"Hvem"}}, {{"x", "y"}}},
         Callout{Callout::Tone::Accent, "Boks", {"ord"}}, Chart{test::sampleTimeline(), "En tegning"},
         RatingGrid{"Udsagn", {"Ja", "Nej"}, {{"1", "Spiser", {}}}}}));
    EXPECT_EQ(names(pdf.structure()),
              "Document H1 H2 H3 P L LI Lbl LBody LI Lbl LBody Table TR TH TD Table TR TH TH TR TD TD Div P P Figure "
              "Table TR TH TH TH TH TR TD TD TD TD ");
    EXPECT_THAT(pdf.info(), HasSubstr("Tagged:          yes"));
    EXPECT_THAT(pdf.check(), HasSubstr("No syntax or stream encoding errors"));
}

TEST(ReportStructure, WordsLieInTheirElements)
{
    const std::string text =
        flat(PdfOnDisk(documentOf({Heading{1, "Øverst"}, Table{{{"Hvad"}, {"Hvem"}}, {{"Går ud", "Åse"}}}}))
                 .structureText());
    EXPECT_THAT(text, HasSubstr("H1 (block) \"Øverst\" Table (block) TR TH: /Scope /Column \"Hvad\" TH: /Scope /Column "
                                "\"Hvem\" TR TD \"Går ud\" TD \"Åse\""));
}

TEST(ReportStructure, HeadsOfRowsAndColumnsAreToldApart)
{
    const std::string text = flat(PdfOnDisk(documentOf({KeyValues{{{"nøgle", "værdi"}}}})).structureText());
    EXPECT_THAT(text, HasSubstr("TH: /Scope /Row \"nøgle\" TD \"værdi\""));
}

TEST(ReportStructure, EachFigureHasItsOwnAlternativeText)
{
    std::vector<Block> blocks;
    for (const char* words : {"Første (æ)", "Anden 👧", "Tredje"}) {
        blocks.push_back(Chart{test::sampleTimeline(), words});
        blocks.push_back(PageBreak{});
    }
    blocks.push_back(Chart{test::sampleTimeline(), ""});
    const PdfOnDisk pdf(documentOf(std::move(blocks)));
    const std::string open = pdf.open();
    EXPECT_EQ(countOf(open, "/S /Figure"), 4U);
    // UTF-16 as qpdf writes it out again: the order is that of the pages.
    const std::string bytes = pdf.bytes();
    const std::size_t first = bytes.find("/Alt <FEFF004600F8007200730074006500200028"); // "Første ("
    const std::size_t second = bytes.find("/Alt <FEFF0041006E00640065006E0020D83DDC67>");
    const std::size_t third = bytes.find("/Alt <FEFF005400720065006400");
    ASSERT_NE(first, std::string::npos);
    EXPECT_LT(first, second);
    EXPECT_LT(second, third);
    EXPECT_NE(third, std::string::npos);
    EXPECT_EQ(countOf(bytes, "/Alt <FEFF"), 4U);
}

TEST(ReportStructure, TheLanguageIsTold)
{
    Document d = documentOf({Paragraph{"Ord"}});
    EXPECT_THAT(PdfOnDisk(d).bytes(), HasSubstr("/Lang (da-DK)"));
    d.language = Language::English;
    const PdfOnDisk english(d);
    EXPECT_THAT(english.bytes(), HasSubstr("/Lang (en-GB)"));
    EXPECT_THAT(english.text(), HasSubstr("Page 1 of 1"));
}

TEST(ReportStructure, HeadAndFootAreNotReadOnEveryPage)
{
    Document d = test::samplePlan();
    d.headRight = "Kun til mødet";
    const PdfOnDisk pdf(d);
    EXPECT_EQ(countOf(pdf.text(), "Kun til mødet"), static_cast<std::size_t>(pdf.pages()));
    EXPECT_EQ(countOf(pdf.text(), "KLADDE – IKKE SENDT"), static_cast<std::size_t>(pdf.pages()));
    EXPECT_THAT(pdf.structureText(), Not(HasSubstr("Kun til mødet")));
    EXPECT_THAT(pdf.structureText(), Not(HasSubstr("Side 1")));
}

TEST(ReportMetadata, NoNameIsInTheFilesOwnWords)
{
    Document d = test::samplePlan();
    const PdfOnDisk pdf(d);
    EXPECT_THAT(pdf.text(), HasSubstr("Øjvind Ågård"));
    EXPECT_THAT(pdf.info(), Not(HasSubstr("Øjvind")));
    EXPECT_THAT(pdf.info(), HasSubstr("Title:           Indsatsplan\n"));
    EXPECT_THAT(pdf.info(), Not(HasSubstr("Author")));
    EXPECT_THAT(pdf.info(), Not(HasSubstr("Subject")));
    EXPECT_THAT(pdf.info(), Not(HasSubstr("Keywords")));
    std::string open = pdf.open();
    for (const char* hidden :
         {"/Metadata", "/EmbeddedFile", "/Outlines", "/Annots", "/Names", "/PieceInfo", "/OCProperties", "/Dests"})
        EXPECT_THAT(open, Not(HasSubstr(hidden))) << hidden;
    // What is painted on the pages lies in streams; outside of them no form of the name may stand anywhere.
    for (std::size_t at = 0; (at = open.find("\nstream\n", at)) != std::string::npos;)
        open.erase(at, open.find("endstream", at) - at);
    EXPECT_THAT(open, HasSubstr("/Title (Indsatsplan)"));
    for (const char* name : {"Øjvind", "Ågård", "jvind", "00D8006A00760069006E0064", "00d8006a00760069006e0064"})
        EXPECT_THAT(open, Not(HasSubstr(name))) << name;
    EXPECT_EQ(open.find(std::string("j\0v\0i\0n\0d", 9)), std::string::npos);
}

TEST(ReportMetadata, TheDayOfTheDocumentIsTheDayOfTheFile)
{
    EXPECT_THAT(PdfOnDisk(test::samplePlan()).info(), HasSubstr("Oct 12"));
    EXPECT_EQ(PdfOnDisk(test::samplePlan()).bytes(), PdfOnDisk(test::samplePlan()).bytes());
    EXPECT_EQ(PdfOnDisk(test::everyBlock()).bytes(), PdfOnDisk(test::everyBlock()).bytes());
}

} // namespace
} // namespace trivsel
