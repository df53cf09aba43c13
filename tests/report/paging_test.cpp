#include "report/pdf_tools.h"
#include "report/sample_documents.h"

#include "report/strips.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace trivsel {
namespace {

using namespace report;
using test::countOf;
using test::documentOf;
using test::PdfOnDisk;
using ::testing::HasSubstr;

std::vector<Words> someItems(std::size_t count)
{
    return std::vector<Words>(count, "Et punkt med nogle ord, der næsten fylder en linje på papiret");
}

std::string sentences(int count)
{
    std::string s;
    for (int i = 0; i < count; ++i) s += "Børnene leger på legepladsen, og de voksne ser, hvem der står alene. ";
    return s;
}

Table tableOf(int rows)
{
    Table t{{{"Barnets trin", 2}, {"Uger", 1, Table::Align::Right}}, {}};
    for (int i = 0; i < rows; ++i) t.rows.push_back({"Række " + std::to_string(i), std::to_string(i)});
    return t;
}

Block randomBlock(std::mt19937& random)
{
    const auto below = [&](unsigned n) { return static_cast<int>(random() % n); };
    switch (below(10)) {
    case 0: return Heading{1 + below(3), sentences(1 + below(2))};
    case 1: return List{List::Kind::Numbers, someItems(static_cast<std::size_t>(1 + below(9)))};
    case 2: return tableOf(1 + below(30));
    case 3: return Callout{Callout::Tone::Neutral, "Boks", {sentences(1 + below(30))}};
    case 4: return WritingLines{"Ord", 1 + below(12)};
    case 5: return Signatures{{"Leder", "Forælder"}};
    case 6: return Chart{test::sampleTimeline(), ""};
    case 7: return Together{{Heading{2, "Sammen"}, Paragraph{sentences(1 + below(60))}, tableOf(1 + below(20))}};
    case 8: return KeyValues{{{"nøgle", sentences(1 + below(40))}, {"to", "værdi"}}};
    default: break;
    }
    return Paragraph{sentences(1 + below(12))};
}

TEST(ReportPaging, StripsAreAllPlacedInOrderWithinThePageAndHoldTogether)
{
    auto setter = Typesetter::create(Language::Danish);
    ASSERT_TRUE(setter);
    std::mt19937 random(20261012);
    for (int i = 0; i < 40; ++i) {
        Document d = documentOf({});
        for (int n = 0; n < 25; ++n) d.blocks.push_back(randomBlock(random));
        const auto strips = flow(d, *setter);
        ASSERT_TRUE(strips);
        const std::vector<Page> pages = paginate(*strips);
        const Strip* next = strips->strips.data();
        for (const Page& page : pages) {
            double y = kTop;
            for (const PlacedStrip& placed : page) {
                EXPECT_GE(placed.y, y - 0.01);
                y = placed.y + placed.strip->height;
                if (placed.strip == next)
                    ++next;
                else
                    EXPECT_EQ(placed.strip, next->tableHead.get()); // a repeated head
            }
            EXPECT_LE(y, kBottom + 0.1);
            // Rows and groups of this size fit on a page, so nothing firm is ever let go.
            if (&page != &pages.back() && !page.empty()) {
                EXPECT_NE(page.back().strip->keep, Keep::Firm);
            }
        }
        EXPECT_EQ(next, strips->strips.data() + strips->strips.size());
    }
}

TEST(ReportPaging, AHeadingIsNeverLastOnAPage)
{
    for (std::size_t before = 25; before < 45; ++before) {
        const PdfOnDisk pdf(documentOf(
            {List{List::Kind::Bullets, someItems(before)}, Heading{2, "Overskriften"}, Paragraph{sentences(4)}}));
        for (int page = 1; page <= pdf.pages(); ++page) {
            const std::string text = pdf.text(page);
            if (text.find("Overskriften") != std::string::npos) {
                EXPECT_THAT(text, HasSubstr("Børnene leger")) << before;
            }
        }
    }
}

TEST(ReportPaging, TheHeadOfATableComesAgainOnEachPage)
{
    const PdfOnDisk pdf(documentOf({Heading{1, "Tabel"}, tableOf(100)}));
    ASSERT_GE(pdf.pages(), 3);
    for (int page = 1; page <= pdf.pages(); ++page) EXPECT_EQ(countOf(pdf.text(page), "Barnets trin"), 1U) << page;
    for (int row = 0; row < 100; ++row)
        EXPECT_EQ(countOf(pdf.text(), "Række " + std::to_string(row) + "\n"), 1U) << row;
    EXPECT_EQ(countOf(pdf.structure(), "Table"), static_cast<std::size_t>(pdf.pages()));
}

TEST(ReportPaging, AGroupMovesToTheNextPageAsAWhole)
{
    const Together group{
        {Heading{3, "Gruppen"}, List{List::Kind::Bullets, someItems(12)}, Paragraph{"Gruppens sidste ord."}}};
    const PdfOnDisk pdf(documentOf({List{List::Kind::Bullets, someItems(30)}, group}));
    ASSERT_EQ(pdf.pages(), 2);
    EXPECT_THAT(pdf.text(2), HasSubstr("Gruppen\n"));
    EXPECT_THAT(pdf.text(2), HasSubstr("Gruppens sidste ord."));
}

TEST(ReportPaging, APageBreakStartsAPageAndAnEmptyDocumentIsOnePage)
{
    EXPECT_EQ(PdfOnDisk(documentOf({Paragraph{"a"}, PageBreak{}, Paragraph{"b"}})).pages(), 2);
    EXPECT_EQ(PdfOnDisk(documentOf({PageBreak{}, PageBreak{}, Paragraph{"b"}, PageBreak{}})).pages(), 1);
    EXPECT_EQ(PdfOnDisk(documentOf({})).pages(), 1);
}

TEST(ReportPaging, FiftyPagesAreNumberedAndComplete)
{
    std::vector<Block> blocks;
    for (int chapter = 1; chapter <= 50; ++chapter) {
        if (chapter > 1) blocks.push_back(PageBreak{});
        blocks.push_back(Heading{1, "Kapitel " + std::to_string(chapter) + "."});
        blocks.push_back(Paragraph{sentences(10)});
        blocks.push_back(tableOf(12));
    }
    const Document d = documentOf(std::move(blocks));
    const PdfOnDisk pdf(d);
    EXPECT_EQ(pdf.pages(), 50);
    EXPECT_EQ(pageCount(d), 50);
    EXPECT_THAT(pdf.info(), HasSubstr("Pages:           50"));
    for (const int page : {1, 2, 17, 49, 50}) {
        EXPECT_THAT(pdf.text(page), HasSubstr("Side " + std::to_string(page) + " af 50"));
        EXPECT_THAT(pdf.text(page), HasSubstr("Kapitel " + std::to_string(page) + "."));
    }
}

TEST(ReportPaging, ThePlanOfAChildTakesTwoPages)
{
    EXPECT_EQ(pageCount(test::samplePlan()), 2);
}

TEST(ReportPictures, ShowThePositionsInTheirColours)
{
    const auto pages = pictures(documentOf({Chart{test::sampleTimeline(), ""}}), 150);
    ASSERT_TRUE(pages);
    ASSERT_EQ(pages->size(), 1U);
    const Image& image = pages->front();
    EXPECT_EQ(image.width, 1240);
    EXPECT_EQ(image.height, 1754);
    ASSERT_EQ(image.rgba.size(), 1240U * 1754U * 4U);
    const auto has = [&](unsigned rgb) {
        for (std::size_t i = 0; i < image.rgba.size(); i += 4)
            if (image.rgba[i] == (rgb >> 16U) && image.rgba[i + 1] == ((rgb >> 8U) & 0xFFU) &&
                image.rgba[i + 2] == (rgb & 0xFFU))
                return true;
        return false;
    };
    EXPECT_TRUE(has(0x2E7D4F));
    EXPECT_TRUE(has(0xB97D00));
    EXPECT_TRUE(has(0xB3372F));
    EXPECT_TRUE(has(0xE3EFF0)); // a measure
}

TEST(ReportPictures, EveryKindOfBlockLeavesInk)
{
    const std::vector<Block> kinds = {Heading{1, "x"},
                                      Paragraph{"x"},
                                      List{List::Kind::Boxes, {"x"}},
                                      KeyValues{{{"x", "y"}}},
                                      tableOf(1),
                                      Callout{Callout::Tone::Green, "x", {}},
                                      WritingLines{"", 1},
                                      Signatures{{"x"}},
                                      RatingGrid{"", {"x"}, {{"", "y", {}}}},
                                      Chart{test::sampleTimeline(), ""},
                                      Together{{Paragraph{"x"}}}};
    const auto empty = pictures(documentOf({}), 72);
    ASSERT_TRUE(empty);
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const auto drawn = pictures(documentOf({kinds[i]}), 72);
        ASSERT_TRUE(drawn);
        EXPECT_NE(drawn->front().rgba, empty->front().rgba) << i;
    }
}

TEST(ReportErrors, WhatCannotBeDrawnIsSaidAndNothingIsMade)
{
    for (const Block& block : {Block(Heading{4, "x"}), Block(Heading{0, "x"}), Block(Table{{}, {}}),
                               Block(Table{{{"a"}}, {{"1", "2"}}}), Block(Table{{{"a", -1}}, {}}), Block(RatingGrid{}),
                               Block(WritingLines{"", 0}), Block(WritingLines{"", 31})}) {
        const auto made = pdf(documentOf({block}));
        ASSERT_FALSE(made);
        EXPECT_EQ(made.error().code, ErrorCode::BadInput);
        EXPECT_FALSE(made.error().message.da.empty());
        EXPECT_FALSE(made.error().message.en.empty());
    }
}

TEST(ReportErrorsDeathTest, WithoutTheFontTheMessageSaysWhatToInstall)
{
    GTEST_FLAG_SET(death_test_style, "threadsafe"); // a process of its own: fonts are looked up once
    const auto without = [] {
        setenv("FONTCONFIG_FILE", TRIVSEL_TEST_DATA "/report/no-fonts.conf", 1);
        const auto made = pdf(documentOf({Paragraph{"x"}}));
        if (!made) std::fprintf(stderr, "%s", made.error().message.da.c_str());
        std::exit(made ? 0 : 3);
    };
    EXPECT_EXIT(without(), ::testing::ExitedWithCode(3), "fonts-inter");
}

} // namespace
} // namespace trivsel
