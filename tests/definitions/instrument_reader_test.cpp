#include "definitions/catalog.h"
#include "files.h"

namespace trivsel::definitions {
namespace {

using core::Condition;
using core::Position;
using core::Rational;
using core::ScoreRule;

core::Instrument read(const std::string& bytes)
{
    auto loaded = readInstrument(bytes, "sample.json");
    for (const Fault& fault : loaded.faults) ADD_FAILURE() << fault.line(Language::English);
    return loaded.value.value_or(core::Instrument{});
}

std::vector<std::string> faultsOf(const std::string& bytes)
{
    std::vector<std::string> lines;
    const auto loaded = readInstrument(bytes, "f");
    for (const Fault& fault : loaded.faults) lines.push_back(fault.line(Language::English));
    EXPECT_NE(loaded.value.has_value(), !lines.empty());
    return lines;
}

TEST(InstrumentReader, ReadsTheHeadAndTheDigestOfTheBytes)
{
    const std::string bytes = test::sound("instrument");
    const core::Instrument i = read(bytes);
    EXPECT_EQ(i.id, "sample");
    EXPECT_EQ(i.version, "1.0");
    EXPECT_EQ(i.title.en, "Sample form");
    EXPECT_EQ(i.ageFrom, 36);
    EXPECT_EQ(i.ageTo, 71);
    EXPECT_EQ(i.settings, (std::vector{core::Setting::Daycare, core::Setting::Dayplejer}));
    EXPECT_FALSE(i.validated);
    EXPECT_EQ(i.teamAgree, 2);
    EXPECT_EQ(i.sha256, sha256Hex(bytes));
}

TEST(InstrumentReader, GivesScoresTheirValueWhereTheyAreNotSaid)
{
    const core::Instrument i = read(test::sound("instrument"));
    ASSERT_EQ(i.answerSets.size(), 2U);
    EXPECT_EQ(i.answerSets[0].options[2].score, 2);
    EXPECT_EQ(i.answerSets[0].options[2].signal, Position::Red);
    EXPECT_EQ(i.answerSets[1].options[0].value, -1);
    EXPECT_EQ(i.answerSets[1].options[0].score, 0);
    EXPECT_EQ(i.answerSets[1].options[1].signal, std::nullopt);
    EXPECT_EQ(i.answerSets[0].notAssessed.da, "Ikke set endnu");
}

TEST(InstrumentReader, ReadsItemsWithExactWeightsAndAnchorsByOption)
{
    const core::Instrument i = read(test::sound("instrument"));
    ASSERT_EQ(i.items.size(), 5U);
    EXPECT_EQ(i.items[1].weight, Rational(1, 4));
    EXPECT_EQ(i.items[2].weight, Rational(1));
    EXPECT_TRUE(i.items[3].reverse);
    EXPECT_EQ(i.items[4].area, 2U);
    ASSERT_EQ(i.items[0].anchors.size(), 3U);
    EXPECT_EQ(i.items[0].anchors[2].da, "Leger ikke");
    EXPECT_TRUE(i.items[0].anchors[1].empty());
    EXPECT_TRUE(i.items[1].anchors.empty());
    EXPECT_FALSE(i.areas[2].counts);
    EXPECT_EQ(i.areas[1].items, (std::vector<std::size_t>{2, 3}));
}

TEST(InstrumentReader, ReadsScoresAndBands)
{
    const core::Instrument i = read(test::sound("instrument"));
    ASSERT_TRUE(i.areas[0].score && i.areas[1].score);
    EXPECT_EQ(i.areas[0].score->minAnswered.kind, core::MinAnswered::Kind::Share);
    EXPECT_EQ(i.areas[0].score->minAnswered.share, Rational(1, 2));
    EXPECT_EQ(i.areas[1].score->missing, ScoreRule::Missing::Prorate);
    EXPECT_EQ(i.areas[1].score->rounding, ScoreRule::Rounding::HalfUp);
    EXPECT_FALSE(i.areas[2].score);
    EXPECT_EQ(i.areas[0].bands[0].cut[1].limit, Rational(6, 5));
    EXPECT_EQ(i.areas[0].bands[0].cut[1].label.da, "Gult felt");
    EXPECT_EQ(i.areas[0].bands[0].cut[2].kind, core::CutRow::Kind::Rest);
    EXPECT_EQ(i.totals[0].ofAreas, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(i.totals[1].ofItems, (std::vector<std::size_t>{0, 2}));
    EXPECT_EQ(i.totals[0].score.minAnswered.kind, core::MinAnswered::Kind::All);
    EXPECT_EQ(i.totals[0].bands[0].sex, core::Sex::Boy);
    EXPECT_EQ(i.totals[0].bands[0].ageMonths, std::pair(60, 95));
}

TEST(InstrumentReader, ReadsThePositionRulesAndTheAlternatives)
{
    const core::Instrument i = read(test::sound("instrument"));
    ASSERT_EQ(i.schemes.size(), 2U);
    EXPECT_EQ(i.schemes[1].id, "one-sign");
    const auto& rules = i.schemes[0].rules;
    ASSERT_EQ(rules.size(), 3U);
    EXPECT_EQ(rules[0].condition.kind, Condition::Kind::Signals);
    EXPECT_EQ(rules[0].condition.inAreas, (std::vector<std::size_t>{0, 1}));
    ASSERT_EQ(rules[1].condition.kind, Condition::Kind::Any);
    EXPECT_TRUE(rules[1].condition.parts[0].bandIsTotal);
    const Condition& all = rules[1].condition.parts[1];
    EXPECT_EQ(all.parts[0].item, 0U);
    EXPECT_EQ(all.parts[0].value, 2);
    ASSERT_EQ(all.parts[1].kind, Condition::Kind::Not);
    EXPECT_EQ(all.parts[1].parts[0].compare, Condition::Compare::AtLeast);
    EXPECT_EQ(rules[2].then, Position::Yellow);
}

TEST(InstrumentReader, DefaultsToEverythingAnsweredAndTwoRaters)
{
    std::string bytes = test::sound("instrument");
    bytes = test::with(bytes, "\"min_answered\": {\"share\": 0.8},", "");
    bytes = test::with(bytes, ",\n \"team\": {\"agree\": 2}", "");
    const core::Instrument i = read(bytes);
    EXPECT_EQ(i.schemes[0].minAnswered.kind, core::MinAnswered::Kind::All);
    EXPECT_EQ(i.teamAgree, 2);
}

// A rule that no answer can make true would look like a safeguard and be none.
TEST(InstrumentReader, RefusesACountThatTheAnswersCannotReach)
{
    const std::string bytes = test::with(test::sound("instrument"), "\"signals\": \"yellow\", \"at_least\": 1",
                                         "\"signals\": \"yellow\", \"at_least\": 4");
    EXPECT_EQ(faultsOf(bytes),
              std::vector<std::string>{
                  "f:$.alternatives[0].position.rules[0].if.at_least: 4 can never be reached; at most 3 is possible"});
}

TEST(InstrumentReader, KnowsAReferenceToAThingThatStandsLaterInTheFile)
{
    // `position` first, `areas` after it: the order of keys means nothing.
    std::string bytes = test::sound("instrument");
    const std::size_t at = bytes.find(" \"position\": {");
    const std::size_t end = bytes.find(" \"alternatives\":");
    const std::string position = bytes.substr(at, end - at);
    bytes.erase(at, end - at);
    bytes.insert(bytes.find(" \"areas\":"), position);
    EXPECT_EQ(faultsOf(bytes), std::vector<std::string>{});
}

TEST(InstrumentReader, AcceptsFewerAnswersOnlyAsFarAsThereAreItems)
{
    EXPECT_TRUE(faultsOf(test::with(test::sound("instrument"), "{\"share\": 0.8}", "{\"count\": 4}")).empty());
    EXPECT_EQ(faultsOf(test::with(test::sound("instrument"), "{\"share\": 0.8}", "{\"count\": 5}")),
              std::vector<std::string>{"f:$.position.min_answered.count: 5 is outside 1 to 4"});
}

TEST(InstrumentReader, TakesADecimalExactlyAsItIsWritten)
{
    const core::Instrument i =
        read(test::with(test::sound("instrument"), "\"up_to\": 0.5", "\"up_to\": 0.1000000000000000000000001"));
    EXPECT_EQ(i.areas[0].bands[0].cut[0].limit, *Rational::parseDecimal("0.1000000000000000000000001"));
    EXPECT_NE(i.areas[0].bands[0].cut[0].limit, Rational(1, 10));
}

// docs/instruments.md shows a whole form; it must be one that loads.
TEST(InstrumentReader, ReadsTheExampleOfTheGuideForAuthors)
{
    const std::string page = test::bytesOf(std::filesystem::path(TRIVSEL_SOURCE_DIR) / "docs" / "instruments.md");
    const std::size_t start = page.find("```json\n");
    ASSERT_NE(start, std::string::npos);
    const std::size_t end = page.find("```", start + 8);
    const core::Instrument i = read(page.substr(start + 8, end - start - 8));
    EXPECT_FALSE(i.items.empty());
}

} // namespace
} // namespace trivsel::definitions
