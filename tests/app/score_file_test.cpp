#include "core/batch_scoring.h"
#include "definitions/catalog.h"
#include "exchange/csv.h"
#include "files_fixture.h"

#include <random>

namespace trivsel::app {
namespace {

using test::bytesOf;
using test::scoreData;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::string kHeader = "case,rater,age_months,sex,a1,a2,a3,a4,a5,b1,b2,b3,b4,b5,g1,g2,g3,g4,g5,d1,d2,d3,d4,d5\n";
const std::string kOutHeader =
    "case,rater,answered,items,alpha.score,alpha.band,beta.score,beta.band,gamma.score,gamma.band,"
    "delta.score,delta.band,difficulties.score,difficulties.band,position,rule,items_deciding,rules_unknown\n";

class ScoreFile : public test::AnswersFiles {
protected:
    ScoreFile() { request.instrument = scoreData("reversed-sums.json"); }
    Result<void> score(const std::string& answers) { return run(scoreFile, answers); }
};

TEST_F(ScoreFile, ReversedSumsAreScoredAsByHand)
{
    // alpha 0+1+2+0+0 = 3; beta 1 + (2-0) + 0 + 0 + (2-2) = 3; gamma 0+0+(2-1)+0+(2-1) = 2; delta (2-2)+1+0+(2-0)+2 = 5
    ASSERT_TRUE(score(kHeader + "k1,anna,70,girl,0,1,2,0,0,1,0,0,0,2,0,0,1,0,1,2,1,0,0,2\n"));
    EXPECT_EQ(written, kOutHeader + "k1,anna,20,20,3,green,3,green,2,green,5,red,13,yellow,yellow,some-yellow,"
                                    "a1;a2;a3;a4;a5;b1;b2;b3;b4;b5;g1;g2;g3;g4;g5;d1;d2;d3;d4;d5,\n");
}

TEST_F(ScoreFile, TheSameAnswersOfABoyOfFiveMeetAnotherCut)
{
    ASSERT_TRUE(score(kHeader + "k1,anna,70,boy,0,1,2,0,0,1,0,0,0,2,0,0,1,0,1,2,1,0,0,2\n"));
    EXPECT_THAT(written, HasSubstr(",13,red,red,total-red,"));
}

TEST_F(ScoreFile, MissingAnswersAreProratedAndRoundedHalfUp)
{
    // alpha of 1 and 1 and 0 out of five: 2 x 5/3 = 3.33 -> 3; beta has two answers: no score, so no total
    ASSERT_TRUE(score(kHeader + "k1,,,,1,1,0,,,1,0,,,,0,0,2,0,2,2,0,0,2,0\n"));
    EXPECT_EQ(written, kOutHeader + "k1,,15,20,3,green,,,0,green,0,green,,,unassessed,,,total-red;some-yellow\n");
}

TEST_F(ScoreFile, AnotherRuleOfTheFormIsChosenById)
{
    request.rule = "one-area";
    ASSERT_TRUE(score(kHeader + "k1,anna,70,girl,0,1,2,0,0,1,0,0,0,2,0,0,1,0,1,2,1,0,0,2\n"));
    EXPECT_THAT(written, HasSubstr(",13,yellow,yellow,any-area,d1;d2;d3;d4;d5,\n"));

    request.rule = "no-such";
    const auto refused = score(kHeader);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::BadInput);
    EXPECT_THAT(refused.error().message.en, HasSubstr("one-area"));
    EXPECT_EQ(written, "(nothing)");
}

TEST_F(ScoreFile, ColumnsMayStandInAnyOrderAndRaterSexAndAgeMayBeLeftOut)
{
    ASSERT_TRUE(score("d5,d4,d3,d2,d1,g5,g4,g3,g2,g1,b5,b4,b3,b2,b1,a5,a4,a3,a2,a1,case\n"
                      "2,0,0,1,2,1,0,1,0,0,2,0,0,0,1,0,0,2,1,0,k1\n"));
    // the first entry of the total's bands asks for sex and age, which are not known: no band
    EXPECT_THAT(written, HasSubstr("k1,,20,20,3,green,3,green,2,green,5,red,13,,unassessed,,,total-red;some-yellow\n"));
}

TEST_F(ScoreFile, AgeIsCountedInCompletedMonthsFromBirthDateAndDate)
{
    const std::string header =
        "case,birth_date,date,sex" + kHeader.substr(std::string("case,rater,age_months,sex").size());
    const std::string answers = ",boy,0,1,2,0,0,1,0,0,0,2,0,0,1,0,1,2,1,0,0,2\n";
    ASSERT_TRUE(score(header + "young,2020-05-31,2025-05-30" + answers + "five,2020-05-31,2025-05-31" + answers +
                      "unknown,," + answers));
    EXPECT_THAT(written, HasSubstr("young,,20,20,3,green,3,green,2,green,5,red,13,yellow,"));
    EXPECT_THAT(written, HasSubstr("five,,20,20,3,green,3,green,2,green,5,red,13,red,"));
    EXPECT_THAT(written, HasSubstr("unknown,,20,20,3,green,3,green,2,green,5,red,13,,"));
}

TEST_F(ScoreFile, AgesOutsideTheFormAreScoredAllTheSameAndWarnedOfOnce)
{
    ASSERT_TRUE(score(kHeader + "k1,,47,,0,0,0,0,0,0,2,0,0,2,0,0,2,0,2,2,0,0,2,0\n"
                                "k2,,96,,0,0,0,0,0,0,2,0,0,2,0,0,2,0,2,2,0,0,2,0\n"
                                "k3,,95,,0,0,0,0,0,0,2,0,0,2,0,0,2,0,2,2,0,0,2,0\n"));
    ASSERT_THAT(warnings, SizeIs(1));
    EXPECT_THAT(warnings[0], HasSubstr("2 of 3 rows"));
    EXPECT_THAT(written, HasSubstr("k1,,20,20,0,green"));
}

TEST_F(ScoreFile, AHeaderWithoutRowsGivesAHeader)
{
    ASSERT_TRUE(score(kHeader));
    EXPECT_EQ(written, kOutHeader);
    ASSERT_TRUE(score(kHeader.substr(0, kHeader.size() - 1)));
    EXPECT_EQ(written, kOutHeader);
}

TEST_F(ScoreFile, CaseAndRaterAreQuotedOnlyWhereNeeded)
{
    const std::string answers = ",,,0,0,0,0,0,0,2,0,0,2,0,0,2,0,2,2,0,0,2,0\n";
    ASSERT_TRUE(score(kHeader + "\"a,b\",\"say \"\"hi\"\"\"" + answers + "Åse,=1+1" + answers +
                      "\"plain\",\"two\nlines\"" + answers));
    EXPECT_THAT(written, HasSubstr("\n\"a,b\",\"say \"\"hi\"\"\",20,"));
    EXPECT_THAT(written, HasSubstr("\nÅse,=1+1,20,"));
    EXPECT_THAT(written, HasSubstr("\nplain,\"two\nlines\",20,"));
}

TEST_F(ScoreFile, TheExcelFormIsForSpreadsheets)
{
    request.instrument = scoreData("weighted-codes.json");
    request.isExcel = true;
    ASSERT_TRUE(score("case,h1,h2,h3,s1,s2\n=x,7,-10,100,1,0\n"));
    // 0.3 x 1 + 2 x (3 - 0) + 1 x 3 = 9.3 over 3.3
    EXPECT_EQ(written, "\xEF\xBB\xBF"
                       "case;rater;answered;items;heavy.score;heavy.band;surroundings.score;surroundings.band;"
                       "position;rule;items_deciding;rules_unknown\r\n"
                       "'=x;;5;5;2,8181818181818183;;1;;unassessed;;;band\r\n");
}

TEST_F(ScoreFile, ListsOfTheExcelFormAreQuotedAndEmptyOnesAreNot)
{
    request.instrument = scoreData("weighted-codes.json");
    request.isExcel = true;
    ASSERT_TRUE(score("case,sex,h1,h2,h3,s1,s2\nk,boy,100,-10,100,,\n"));
    EXPECT_THAT(written, HasSubstr(";red;red-sign;\"h1;h3\";\r\n"));
}

TEST_F(ScoreFile, LineEndsAndAByteOrderMarkDoNotMatter)
{
    const std::string plain =
        kHeader + "k1,anna,70,girl,0,1,2,0,0,1,0,0,0,2,0,0,1,0,1,2,1,0,0,2\nk2,,,,1,1,0,,,1,0,,,,0,0,2,0,2,2,0,0,2,0\n";
    ASSERT_TRUE(score(plain));
    const std::string expected = written;
    for (const std::string end : {"\r\n", "\r"}) {
        std::string other;
        for (const char c : plain) other += c == '\n' ? end : std::string(1, c);
        ASSERT_TRUE(score(other));
        EXPECT_EQ(written, expected);
        ASSERT_TRUE(score("\xEF\xBB\xBF" + other.substr(0, other.size() - end.size())));
        EXPECT_EQ(written, expected);
    }
}

// --- faults
// -----------------------------------------------------------------------------------------------------------

TEST_F(ScoreFile, EveryFaultOfTheHeaderIsToldAtOnce)
{
    const auto refused = score("case,case,rater,age_months,birth_date,sex,a1,a1x,a2,a3\n");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::BadInput);
    EXPECT_EQ(written, "(nothing)");
    EXPECT_THAT(places().at(0), "1:2");  // case is repeated
    EXPECT_THAT(places().at(1), "1:5");  // both kinds of age
    EXPECT_THAT(places().at(2), "1:8");  // a1x is unknown
    EXPECT_THAT(places().at(3), "1:11"); // a4 … are missing, after the last column
    EXPECT_THAT(faults.lines.at(2), HasSubstr("unknown column \"a1x\""));
    EXPECT_THAT(faults.lines.at(3), HasSubstr("\"a4\" is missing"));
    EXPECT_EQ(faults.total, 3U + 17U);
}

TEST_F(ScoreFile, BirthDateWithoutDateIsAFault)
{
    ASSERT_FALSE(score("case,birth_date" + kHeader.substr(std::string("case,rater,age_months,sex").size())));
    EXPECT_THAT(faults.lines, ElementsAre(HasSubstr(":1:23: the column \"date\" is missing")));
}

TEST_F(ScoreFile, EveryFaultyCellIsToldAtOnceWithItsLineAndColumn)
{
    const std::string good = "0,0,0,0,0,0,2,0,0,2,0,0,2,0,2,2,0,0,2,0\n";
    ASSERT_FALSE(
        score(kHeader + "k1,,70,boy," + good +                                 // 2
              "k2,,seventy,girls,3,0,0,0,0,0,2,0,0,2,0,0,2,0,2,2,0,0,2,0 \n" + // 3: age, sex, value, value with a space
              "\"k\n3\",,70,boy," + good +                                     // 4 and 5
              "k4,,70,boy,0\n" +                                               // 6: too few cells
              "k5,,70,boy," + good.substr(0, good.size() - 1) + ",1\n" +       // 7: one too many
              ",,70,boy," + good +                                             // 8: no case
              "k6,x\"y,-1,boy," + good +                                       // 9: a stray quotation mark, age
              "k7,\xFF,2401,boy,1.0,01,+1,0,0,0,2,0,0,2,0,0,2,0,2,2,0,0,2,0\n")); // 10
    EXPECT_THAT(places(), ElementsAre("3:3", "3:4", "3:5", "3:24", "6:6", "7:25", "8:1", "9:2", "9:3", "10:2", "10:3",
                                      "10:5", "10:6", "10:7"));
    EXPECT_EQ(faults.total, 14U);
    EXPECT_EQ(written, "(nothing)");
}

TEST_F(ScoreFile, FaultsNeverRepeatWhatACellHeld)
{
    ASSERT_FALSE(score(kHeader + "Signe,,Signe,Signe,Signe,0,0,0,0,0,2,0,0,2,0,0,2,0,2,2,0,0,2,0\n"));
    EXPECT_THAT(faults.lines, SizeIs(3));
    for (const std::string& line : faults.lines) EXPECT_THAT(line, testing::Not(HasSubstr("Signe")));
}

TEST_F(ScoreFile, ARepeatedCaseAndRaterIsAFaultThatNamesTheFirstLine)
{
    const std::string answers = ",,,0,0,0,0,0,0,2,0,0,2,0,0,2,0,2,2,0,0,2,0\n";
    ASSERT_FALSE(score(kHeader + "k1,anna" + answers + "k1,bo" + answers + "\"k1\",\"anna\"" + answers + "k1a,nna" +
                       answers + "k1,anna" + answers));
    EXPECT_THAT(places(), ElementsAre("4:1", "6:1"));
    EXPECT_THAT(faults.lines[0], HasSubstr("as in line 2"));
    EXPECT_THAT(faults.lines[1], HasSubstr("as in line 2"));
}

TEST_F(ScoreFile, DatesThatDoNotExistOrAreTheWrongWayRoundAreFaults)
{
    const std::string header = "case,birth_date,date" + kHeader.substr(std::string("case,rater,age_months,sex").size());
    const std::string answers = ",0,0,0,0,0,0,2,0,0,2,0,0,2,0,2,2,0,0,2,0\n";
    ASSERT_FALSE(score(header + "k1,2021-02-30,2025-01-01" + answers + "k2,2021-02-03,1-1-2025" + answers +
                       "k3,2025-01-02,2025-01-01" + answers));
    EXPECT_THAT(places(), ElementsAre("2:2", "3:3", "4:2"));
}

TEST_F(ScoreFile, WhatIsNoCsvOfThisKindIsSaid)
{
    ASSERT_FALSE(score(""));
    EXPECT_THAT(faults.lines, ElementsAre(HasSubstr(":1:1: the file is empty")));
    ASSERT_FALSE(score("PK\x03\x04 and so on"));
    EXPECT_THAT(faults.lines, ElementsAre(HasSubstr(":1:1: this is a workbook")));
    ASSERT_FALSE(score(std::string("\xFF\xFE"
                                   "c\0a\0",
                                   6)));
    EXPECT_THAT(faults.lines, ElementsAre(HasSubstr(":1:1: the file is UTF-16")));
    ASSERT_FALSE(score("case;a1;a2\n1;2;3\n"));
    EXPECT_THAT(faults.lines, ElementsAre(HasSubstr(":1:1: the columns must be separated by commas")));
}

TEST_F(ScoreFile, AZeroByteIsAFaultAtItsCell)
{
    std::string answers = kHeader + "k?x,,,,0,0,0,0,0,0,2,0,0,2,0,0,2,0,2,2,0,0,2,0\n";
    answers[answers.find('?')] = '\0';
    ASSERT_FALSE(score(answers));
    EXPECT_THAT(faults.lines, ElementsAre(HasSubstr(":2:1: a zero byte")));
}

TEST_F(ScoreFile, AnUnclosedQuotationMarkIsToldWhereItsRowBegins)
{
    ASSERT_FALSE(score(kHeader + "k1,,,,0,0,0,0,0,0,2,0,0,2,0,0,2,0,2,2,0,0,2,0\n\"k2,,,,0\nk3\n"));
    EXPECT_THAT(faults.lines, ElementsAre(HasSubstr(":3:1: the quotation mark is not closed")));
}

TEST_F(ScoreFile, OfManyFaultsAThousandAreKeptAndAllAreCounted)
{
    std::string answers = kHeader;
    for (int i = 0; i < 40'000; ++i)
        answers += "k" + std::to_string(i) + ",,,,9,9,0,0,0,0,2,0,0,2,0,0,2,0,2,2,0,0,2,0\n";
    ASSERT_FALSE(score(answers));
    EXPECT_THAT(faults.lines, SizeIs(1000));
    EXPECT_EQ(faults.total, 80'000U);
    EXPECT_EQ(places().front(), "2:5");
    EXPECT_EQ(places().back(), "501:6");
}

TEST_F(ScoreFile, FaultsOfTheInstrumentAreToldAndNothingIsWritten)
{
    request.instrument = dir / "form.json";
    std::ofstream(request.instrument) << "{\"format\": \"trivselslys.instrument/1\"";
    ASSERT_FALSE(score(kHeader));
    EXPECT_FALSE(faults.lines.empty());
    EXPECT_EQ(written, "(nothing)");

    request.instrument = dir / "nowhere.json";
    const auto refused = score(kHeader);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::BadInput);
}

TEST_F(ScoreFile, WhatStoodUnderTheNameStaysWhenThereIsAFault)
{
    ASSERT_TRUE(score(kHeader));
    request.answers = dir / "answers.csv";
    std::ofstream(request.answers) << "nonsense\n";
    const std::string before = bytesOf(request.out);
    ASSERT_FALSE(scoreFile(request, faults, warnings));
    EXPECT_EQ(bytesOf(request.out), before);
}

TEST_F(ScoreFile, APlaceThatCannotBeWrittenToIsAFailureWithoutTrace)
{
    ASSERT_TRUE(score(kHeader));
    request.out = dir / "no-such-folder" / "out.csv";
    const auto refused = scoreFile(request, faults, warnings);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Failed);
    request.out = "/dev/full";
    std::ofstream(request.answers) << kHeader;
    const auto full = scoreFile(request, faults, warnings);
    ASSERT_FALSE(full);
    EXPECT_THAT(full.error().message.en, HasSubstr("disk is full"));
}

// --- equal to the scoring core
// ----------------------------------------------------------------------------------------

std::string csvCell(std::string_view cell)
{
    exchange::CsvWriter writer(exchange::CsvForm::Plain);
    writer.text(cell);
    return writer.buffer();
}

/// What `score` must write of one row, from the exact core.
std::string expectedRow(const core::Instrument& form, const core::PositionScheme& scheme, const std::string& caseId,
                        const std::string& rater, const core::Answers& answers, const core::ScoringContext& context)
{
    const core::ScoreResult result = core::score(form, scheme, answers, context);
    std::string row = csvCell(caseId) + "," + csvCell(rater) + "," + std::to_string(result.answered) + "," +
                      std::to_string(result.items);
    for (const auto* parts : {&result.areas, &result.totals}) {
        for (const auto& part : *parts) {
            row += "," + (part.score ? part.score->toDecimalString() : "") + "," +
                   (part.band ? core::toWord(*part.band) : "");
        }
    }
    const auto list = [](const std::vector<std::size_t>& indexes, const auto& idOf) {
        std::string joined;
        for (const std::size_t i : indexes) joined += (joined.empty() ? "" : ";") + idOf(i);
        return joined;
    };
    row += "," + std::string(core::toWord(result.position)) + "," + result.ruleWord(scheme);
    row += "," + list(result.decidingItems, [&](std::size_t i) { return form.items[i].id; });
    row += "," + list(result.unknownRules, [&](std::size_t i) { return scheme.rules[i].id; });
    return row + "\n";
}

constexpr int kRows = 20'000; // several blocks, and more than one thread

/// The exact core is slow: a twentieth of the rows, and the first ones, say enough.
bool isCompared(int row)
{
    return row < 300 || row % 20 == 0;
}

class ScoreFileProperty : public test::AnswersFiles, public testing::WithParamInterface<std::string> {};

TEST_P(ScoreFileProperty, EveryRowEqualsTheExactCore)
{
    const std::string& name = GetParam();
    request.instrument = name.starts_with("trivsel-")
                             ? std::filesystem::path(TRIVSEL_SOURCE_DIR) / "data/instruments" / name
                             : scoreData(name);
    const auto loaded = definitions::readInstrument(bytesOf(request.instrument), name);
    ASSERT_TRUE(loaded.value);
    const core::Instrument& form = *loaded.value;
    std::mt19937 random(11);
    for (const core::PositionScheme& scheme : form.schemes) {
        request.rule = scheme.id;
        std::string in = "sex,case,age_months,rater";
        for (const core::Item& item : form.items) in += "," + item.id;
        in += "\n";
        std::string expected;
        for (int row = 0; row < kRows; ++row) {
            const std::string caseId = (row % 97 == 0 ? "Å\"" : "case ") + std::to_string(row);
            const std::string rater = row % 50 == 0 ? "a,b" : "r";
            core::ScoringContext context;
            if (random() % 3 != 0) context.ageMonths = static_cast<std::int32_t>(random() % 120);
            if (random() % 3 != 0) context.sex = static_cast<core::Sex>(random() % 3);
            in += (context.sex ? core::toWord(*context.sex) : "") + std::string(",") + csvCell(caseId) + "," +
                  (context.ageMonths ? std::to_string(*context.ageMonths) : "") + "," + csvCell(rater);
            core::Answers answers(form.items.size());
            const unsigned missing = 2 + static_cast<unsigned>(random() % 30);
            for (std::size_t i = 0; i < answers.size(); ++i) {
                const auto& options = form.answersOf(i).options;
                if (random() % missing != 0) answers[i] = static_cast<std::uint8_t>(random() % options.size());
                const std::string value = answers[i] ? std::to_string(options[*answers[i]].value) : "";
                in += "," + (random() % 500 == 0 ? "\"" + value + "\"" : value);
            }
            in += row % 1000 == 999 ? "\r\n" : "\n";
            if (isCompared(row)) expected += expectedRow(form, scheme, caseId, rater, answers, context);
        }
        ASSERT_TRUE(run(scoreFile, in)) << (faults.lines.empty() ? "" : faults.lines.front());
        std::string picked;
        std::size_t at = written.find('\n') + 1;
        for (int row = 0; row < kRows; ++row) {
            const std::size_t end = written.find('\n', at) + 1;
            if (isCompared(row)) picked += written.substr(at, end - at);
            at = end;
        }
        EXPECT_EQ(at, written.size());
        ASSERT_TRUE(picked == expected) << "the rows differ";
    }
}

INSTANTIATE_TEST_SUITE_P(Forms, ScoreFileProperty,
                         testing::Values("reversed-sums.json", "weighted-codes.json", "trivsel-0-2.json",
                                         "trivsel-10-16.json"),
                         [](const auto& form) {
                             std::string name = form.param.substr(0, form.param.find('.'));
                             std::ranges::replace(name, '-', '_');
                             return name;
                         });

TEST_F(ScoreFile, RepeatsAreFoundAcrossBlocksAndInQuotedCells)
{
    std::string answers = kHeader;
    const std::string rest = ",,,0,0,0,0,0,0,2,0,0,2,0,0,2,0,2,2,0,0,2,0\n";
    for (int i = 0; i < 60'000; ++i) answers += "case " + std::to_string(i) + ",r" + rest;
    answers += "\"case 7\",\"r\"" + rest + "case 59999,r" + rest + "case 59999,s" + rest;
    ASSERT_FALSE(score(answers));
    EXPECT_THAT(places(), ElementsAre("60002:1", "60003:1"));
    EXPECT_THAT(faults.lines[0], HasSubstr("line 9"));
    EXPECT_THAT(faults.lines[1], HasSubstr("line 60001"));
}

TEST_F(ScoreFile, ARowLongerThanABlockIsReadWhole)
{
    const std::string name(700'000, 'n');
    const std::string rest = ",,,0,0,0,0,0,0,2,0,0,2,0,0,2,0,2,2,0,0,2,0\n";
    ASSERT_TRUE(score(kHeader + "\"" + name + "\n,\",r" + rest + "k," + name + rest));
    EXPECT_THAT(written, HasSubstr("\n\"" + name + "\n,\",r,20,20,"));
    EXPECT_THAT(written, HasSubstr("\nk," + name + ",20,20,"));
}

} // namespace
} // namespace trivsel::app
