#include "exchange/figures_file.h"
#include "support/sample_figures.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>

namespace trivsel::exchange {
namespace {

using core::release::Figures;
using ::testing::Contains;
using ::testing::Each;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::Not;
using trivsel::testing::sampleFigures;

Figures withoutFootprints(Figures figures)
{
    figures.plan.footprints.clear();
    return figures;
}

std::array<std::uint8_t, 32> secret(std::uint8_t first = 1)
{
    std::array<std::uint8_t, 32> bytes{};
    for (std::uint8_t& byte : bytes) byte = first++;
    return bytes;
}

std::string replaced(std::string s, std::string_view from, std::string_view to)
{
    const auto at = s.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? s : s.replace(at, from.size(), to);
}

/// The faults of sample figures in which `from` was replaced with `to`.
std::vector<PlacedFault> faultsWith(std::string_view from, std::string_view to)
{
    PlacedFaults faults;
    static const std::string sound = writeFigures(sampleFigures());
    const auto read = readFigures(replaced(sound, from, to), "tal.json", &faults);
    EXPECT_FALSE(read) << from << " -> " << to;
    if (!read) {
        EXPECT_EQ(read.error().code, ErrorCode::BadInput);
    }
    for (const PlacedFault& fault : faults.first) EXPECT_FALSE(fault.what.da.empty() || fault.what.en.empty());
    return faults.first;
}

auto at(std::string_view place)
{
    return Contains(Field(&PlacedFault::place, HasSubstr(std::string(place))));
}

TEST(FiguresFile, WhatIsWrittenIsReadBackWithoutTheFootprints)
{
    for (unsigned seed = 0; seed < 12; ++seed) {
        const int children = static_cast<int>(seed * 11);
        const Figures figures = sampleFigures({children, 1 + static_cast<int>(seed % 5), seed});
        const std::string bytes = writeFigures(figures);
        const auto read = readFigures(bytes, "tal");
        ASSERT_TRUE(read) << seed << ": " << read.error().message.en;
        EXPECT_EQ(*read, withoutFootprints(figures));
        EXPECT_EQ(writeFigures(*read), bytes);
    }
}

TEST(FiguresFile, NoChildIsInIt)
{
    Figures figures = sampleFigures();
    ASSERT_FALSE(figures.plan.footprints.empty());
    const std::string with = writeFigures(figures);
    EXPECT_EQ(with, writeFigures(withoutFootprints(figures)));
    for (const char* key : {"footprint", "member", "\"child\""}) EXPECT_THAT(with, Not(HasSubstr(key)));
}

TEST(FiguresFile, WhateverAdultsCalledThingsIsReadBack)
{
    // Own figures that could not be read would be lost to the store: no name may lead to that.
    Figures figures = sampleFigures();
    figures.institution = "Hus\x1b[31m\t\nÅ\xcc\x8a \"<x>\" ";
    figures.units[0].words = {"\x01", "\xe2\x80\xae"
                                      "stue"};
    figures.words[5].title = {std::string(5'000, 'x'), "a\n\nb"};
    figures.words[4].categories[0] = {"", ""};
    figures.unitsLeftOut = {" ", std::string("a\0b", 3), "\xff\xfe"};
    const std::string bytes = writeFigures(figures);
    const auto read = readFigures(bytes, "tal");
    ASSERT_TRUE(read) << read.error().message.en;
    EXPECT_EQ(writeFigures(*read), bytes);
    EXPECT_THAT(read->institution, Not(HasSubstr("\x1b")));
    EXPECT_EQ(read->words[5].title.en, "a b");
    EXPECT_EQ(read->plan.groups, figures.plan.groups);
}

TEST(FiguresFile, EveryFaultIsToldAtOnceWithItsPlace)
{
    std::string bytes = writeFigures(sampleFigures());
    bytes = replaced(bytes, R"("setting":"daycare")", R"("setting":"skole")");
    bytes = replaced(bytes, R"("from":"2026-08-01")", R"("from":"2026-02-30")");
    bytes = replaced(bytes, R"("threshold":5)", R"("threshold":2)");
    bytes = replaced(bytes, R"("children":90)", R"("children":90.5)");
    bytes = replaced(bytes, R"("units_left_out")", R"("secret":1,"units_left_out")");
    PlacedFaults faults;
    const auto read = readFigures(bytes, "tal.json", &faults);
    ASSERT_FALSE(read);
    EXPECT_THAT(faults.first, at("$.institution.setting"));
    EXPECT_THAT(faults.first, at("$.period.from"));
    EXPECT_THAT(faults.first, at("$.settings.threshold"));
    EXPECT_THAT(faults.first, at("$.coverage.children"));
    EXPECT_THAT(faults.first, at("$.secret"));
    EXPECT_THAT(read.error().message.en, HasSubstr("tal.json"));
    EXPECT_THAT(read.error().message.en, HasSubstr("Nothing was imported"));
}

TEST(FiguresFile, ACodeWithoutANameIsRefused)
{
    EXPECT_THAT(faultsWith(R"("by":{"unit":[10]})", R"("by":{"unit":[99]})"), at(".by.unit[0]"));
}

TEST(FiguresFile, AGroupBelowTheThresholdIsRefused)
{
    EXPECT_THAT(faultsWith(R"("n":90)", R"("n":[0,4])"), at("$.groups[0].n"));
    EXPECT_THAT(faultsWith(R"("n":90)", R"("n":4)"), at("$.groups[0].n"));
}

TEST(FiguresFile, ASmallGroupToldExactlyIsRefused)
{
    EXPECT_THAT(faultsWith(R"("n":90)", R"("n":19)"), at("$.groups[0].n"));
    EXPECT_THAT(faultsWith(R"("n":90)", R"("n":[90,94])"), at("$.groups[0].n"));
}

TEST(FiguresFile, BandsAreBandsOfFiveAndNeverTurnedRound)
{
    EXPECT_THAT(faultsWith(R"("n":90)", R"("n":[14,10])"), at("$.groups[0].n"));
    EXPECT_THAT(faultsWith(R"("n":90)", R"("n":[11,15])"), at("$.groups[0].n"));
    EXPECT_THAT(faultsWith(R"("n":90)", R"("n":[10])"), at("$.groups[0].n"));
    EXPECT_THAT(faultsWith(R"("n":90)", R"("n":-90)"), at("$.groups[0].n"));
}

TEST(FiguresFile, ADivisionThatDoesNotFitItsGroupIsRefused)
{
    EXPECT_THAT(faultsWith(R"("n":90)", R"("n":91)"), at("$.groups[0].splits[0]"));
    EXPECT_THAT(faultsWith(R"("splits":[[)", R"("splits":[[1,)"), at("$.groups[0].splits[0]"));
    EXPECT_THAT(faultsWith(R"("splits":[)", R"("splits":["not_split",)"), at("$.groups[0].splits"));
    EXPECT_THAT(faultsWith(R"("splits":[)", R"("splits":["none",)"), at("$.groups[0].splits"));
}

TEST(FiguresFile, AFormOfFewInALargeGroupIsToldInBands)
{
    Figures figures = sampleFigures();
    core::release::Split& area = figures.plan.groups.front().splits[4];
    ASSERT_EQ(figures.plan.variables[4].id, "area:tops:social");
    area.withheld = core::release::Withheld::None;
    area.counts = {{0, 4}, {5, 9}, {0, 4}, {0, 4}, {75, 79}};
    const auto read = readFigures(writeFigures(figures), "tal");
    ASSERT_TRUE(read) << read.error().message.en;
    EXPECT_EQ(*read, withoutFootprints(figures));
    area.counts[1] = {7, 7};
    EXPECT_FALSE(readFigures(writeFigures(figures), "tal")) << "all in bands, or none";
}

TEST(FiguresFile, AVariableStandsOnce)
{
    EXPECT_THAT(faultsWith(R"("id":"before")", R"("id":"position")"), at("$.variables[1].id"));
}

TEST(FiguresFile, KnownVariablesHaveTheCategoriesThatReadersRelyOn)
{
    EXPECT_THAT(faultsWith(R"({"da":"Grøn","en":"Green"},)", ""), at("$.variables[0].categories"));
}

TEST(FiguresFile, TheSameGroupTwiceIsRefused)
{
    EXPECT_THAT(faultsWith(R"("groups":[)", R"("groups":[{"by":{},"withheld":"too_few"},)"), at("$.groups[1]"));
}

TEST(FiguresFile, OtherBytesForTheSameFiguresAreRefused)
{
    EXPECT_THAT(faultsWith(R"("children":90)", R"("children": 90)"), at("$"));
    EXPECT_THAT(faultsWith(R"("children":90)", R"("children":91,"children":90)"), at("$"));
    EXPECT_THAT(faultsWith(R"("children":90)", R"("children":90,)"), Not(::testing::IsEmpty()));
}

TEST(FiguresFile, WhatIsNoJsonIsToldByLineAndColumn)
{
    PlacedFaults faults;
    EXPECT_FALSE(readFigures("{\"a\":1,\n \"ø\": x}", "tal", &faults));
    ASSERT_EQ(faults.first.size(), 1U);
    EXPECT_EQ(faults.first[0].place, "2:7");
    for (const std::string& bytes : {std::string(), std::string("[]"), std::string("null"), std::string("\xFF"),
                                     std::string(100'000, '['), std::string(kMostFiguresBytes + 1, ' ')})
        EXPECT_FALSE(readFigures(bytes, "tal"));
}

TEST(FiguresFile, AFileOfNothingButFaultsIsToldUpToTheFirstThousand)
{
    std::string many = R"({"format":"trivselslys-figures 1")";
    for (int i = 0; i < 5000; ++i) many += ",\"x" + std::to_string(i) + "\":0";
    PlacedFaults faults;
    EXPECT_FALSE(readFigures(many + "}", "tal", &faults));
    EXPECT_EQ(faults.first.size(), PlacedFaults::kMost);
    EXPECT_GT(faults.total, 5000U);
}

TEST(SignedFigures, WhatWasSignedOpensWithTheKeyOfItsSecret)
{
    const Figures figures = sampleFigures();
    const auto opened = openFigures(signFigures(figures, secret()), "tal");
    ASSERT_TRUE(opened) << opened.error().message.en;
    EXPECT_EQ(opened->figures, withoutFootprints(figures));
    EXPECT_EQ(opened->key, figuresKeyOf(secret()));
    EXPECT_NE(opened->key, figuresKeyOf(secret(2)));
    EXPECT_EQ(signFigures(figures, secret()), signFigures(figures, secret())) << "the same bytes for the same figures";
    EXPECT_EQ(toHex(opened->key).size(), 64U);
}

TEST(SignedFigures, NoByteOfTheFileCanBeChanged)
{
    const std::string bytes = signFigures(sampleFigures({30, 1}), secret());
    const auto whole = openFigures(bytes, "tal");
    ASSERT_TRUE(whole);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string other = bytes;
        other[at] = static_cast<char>(other[at] ^ 0x01);
        ASSERT_FALSE(openFigures(other, "tal")) << "byte " << at;
    }
    for (const std::size_t length : {std::size_t{0}, std::size_t{10}, bytes.size() / 2, bytes.size() - 1})
        EXPECT_FALSE(openFigures(bytes.substr(0, length), "tal"));
    EXPECT_FALSE(openFigures(bytes + "\n", "tal"));
}

TEST(SignedFigures, ANewSignatureOnAlteredTablesHasAnotherKey)
{
    const Figures figures = sampleFigures();
    const auto forged = openFigures(signFigures(figures, secret(9)), "tal");
    ASSERT_TRUE(forged);
    EXPECT_NE(forged->key, figuresKeyOf(secret()));
}

TEST(SignedFigures, WellSignedNonsenseIsRefusedToo)
{
    Figures figures = sampleFigures();
    figures.plan.groups[0].splits[0].counts[0] = {500, 500};
    PlacedFaults faults;
    EXPECT_FALSE(openFigures(signFigures(figures, secret()), "tal", &faults));
    EXPECT_THAT(faults.first, at("$.groups[0].splits[0]"));
}

} // namespace
} // namespace trivsel::exchange
