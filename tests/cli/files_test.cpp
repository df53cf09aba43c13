#include "program.h"

#include <nlohmann/json.hpp>

namespace trivsel {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

const std::string kForm = std::string(TRIVSEL_TEST_DATA) + "/score/weighted-codes.json";
const std::string kHeader = "case,rater,sex,h1,h2,h3,s1,s2\n";

class Files : public test::Program {};

TEST_F(Files, ScoreWritesToStandardOutputOrToAFile)
{
    write("answers.csv", kHeader + "k1,anna,girl,100,-10,100,0,1\n");
    const auto scored = run({"score", "--instrument", kForm, "--answers", "answers.csv"});
    EXPECT_EQ(scored.exitCode, 0);
    EXPECT_THAT(scored.err, IsEmpty());
    EXPECT_EQ(scored.out, "case,rater,answered,items,heavy.score,heavy.band,surroundings.score,surroundings.band,"
                          "position,rule,items_deciding,rules_unknown\n"
                          "k1,anna,5,5,3,yellow,1,,red,red-sign,h1;h3,\n");
    const auto toFile = run({"--out", "positions.csv", "score", "--instrument", kForm, "--answers", "answers.csv"});
    EXPECT_EQ(toFile.exitCode, 0);
    EXPECT_THAT(toFile.out, IsEmpty());
    EXPECT_EQ(read("positions.csv"), scored.out);
}

TEST_F(Files, FaultsGoToStandardErrorWithTheFileAsItWasNamedAndNothingIsWritten)
{
    write("answers.csv", kHeader + "k1,anna,girl,100,-10,5,0,1\nk1,anna,,,,,,\n");
    const auto refused =
        run({"score", "--instrument", kForm, "--answers", "./answers.csv", "--out", "positions.csv", "--lang", "en"});
    EXPECT_EQ(refused.exitCode, 2);
    EXPECT_THAT(refused.out, IsEmpty());
    EXPECT_THAT(refused.err,
                StartsWith("./answers.csv:2:6: the cell is no answer to \"h3\"; the answers are -10, 7, 100 or empty\n"
                           "./answers.csv:3:1: same \"case\" and \"rater\" as in line 2\n"));
    EXPECT_FALSE(has("positions.csv"));
    EXPECT_FALSE(has("positions.csv.part"));
}

TEST_F(Files, AnUnknownRuleIsAFaultOfUsage)
{
    write("answers.csv", kHeader);
    EXPECT_EQ(run({"score", "--instrument", kForm, "--answers", "answers.csv", "--rule", "nope"}).exitCode, 2);
}

TEST_F(Files, AgesOutsideTheFormWarnOnceUnlessQuiet)
{
    write("answers.csv", "case,age_months,h1,h2,h3,s1,s2\nk1,121,7,7,7,0,0\nk2,400,7,7,7,0,0\n");
    const auto warned = run({"score", "--instrument", kForm, "--answers", "answers.csv", "--lang", "en"});
    EXPECT_EQ(warned.exitCode, 0);
    EXPECT_EQ(warned.err,
              "2 of 2 rows have an age outside the form's 0 to 120 months; they were scored all the same.\n");
    EXPECT_THAT(run({"score", "--instrument", kForm, "--answers", "answers.csv", "--quiet"}).err, IsEmpty());
}

TEST_F(Files, OutputThatCannotBeWrittenIsExitOne)
{
    write("answers.csv", kHeader);
    EXPECT_EQ(run({"score", "--instrument", kForm, "--answers", "answers.csv", "--out", "/dev/full"}).exitCode, 1);
    EXPECT_EQ(run({"score", "--instrument", kForm, "--answers", "answers.csv", "--out", "no/such/folder.csv"}).exitCode,
              1);
    EXPECT_EQ(run({"score", "--instrument", kForm, "--answers", "none.csv"}).exitCode, 2);
}

TEST_F(Files, AgreeWritesPositionsAndASummary)
{
    write("answers.csv", kHeader + "k1,bo,girl,100,-10,100,,\nk1,anna,girl,100,-10,100,,\n");
    const auto agreed =
        run({"agree", "--instrument", kForm, "--answers", "answers.csv", "--summary", "agreement.json"});
    EXPECT_EQ(agreed.exitCode, 0);
    EXPECT_EQ(agreed.out, "case,anna,bo,suggested\nk1,red,red,red\n");
    EXPECT_EQ(read("agreement.json"),
              "{\"pairs\": 1, \"exact\": 1, \"kappa\": null, \"kappa_linear\": null, \"kappa_quadratic\": null}\n");
}

TEST_F(Files, ReliabilityHasOneRowPerArea)
{
    write("answers.csv", "case,h1,h2,h3,s1,s2\n1,7,7,7,0,0\n");
    const auto figures = run({"reliability", "--instrument", kForm, "--answers", "answers.csv"});
    EXPECT_EQ(figures.exitCode, 0);
    EXPECT_EQ(figures.out,
              "area,items,n,n_complete,alpha_pairwise,alpha_listwise,sem\nheavy,3,1,1,,,\nsurroundings,2,1,1,,,\n");
}

TEST_F(Files, CheckPrintsEveryFaultAndEndsWithTwo)
{
    EXPECT_EQ(run({"check", std::string(TRIVSEL_SOURCE_DIR) + "/data"}).exitCode, 0);
    std::filesystem::create_directories(dir / "mine");
    write("mine/form.json", "{\"format\": \"trivselslys.instrument/1\",\n \"id\": 7}");
    write("mine/broken.json", "{\n  \"format\" \"x\"}");
    const auto checked = run({"check", "mine", "--lang", "en"});
    EXPECT_EQ(checked.exitCode, 2);
    EXPECT_THAT(checked.out, HasSubstr("mine/broken.json:2:"));
    EXPECT_THAT(checked.out, HasSubstr("mine/form.json:$.id: "));
    EXPECT_THAT(checked.err, HasSubstr("2 of 2 files"));
    EXPECT_EQ(run({"check", "nowhere"}).exitCode, 2);
}

TEST_F(Files, PlanGivesTheStepsOfACase)
{
    write("case.json", R"({"date": "2026-11-23", "position": "red"})");
    const auto planned = run({"plan", "--municipality", "kerteminde", "--case", "case.json", "--lang", "en"});
    EXPECT_EQ(planned.exitCode, 0) << planned.err;
    EXPECT_FALSE(nlohmann::json::parse(planned.out).at("steps").empty());
    write("case.json", R"({"date": "2026-11-23", "colour": "red"})");
    const auto refused = run({"plan", "--municipality", "kerteminde", "--case", "case.json"});
    EXPECT_EQ(refused.exitCode, 2);
    EXPECT_THAT(refused.err, HasSubstr("case.json:$.colour: "));
    EXPECT_THAT(refused.out, IsEmpty());
}

TEST_F(Files, PlanTellsEveryMisspeltWordOfACaseAndOffersNothing)
{
    write("case.json", R"({"date": "2026-11-23", "position": "yellow",
 "areas": {"socialt": "red"}, "concern": "bulying", "consent": {"pr": "given"}, "flags": ["no-such-flag"]})");
    const auto refused =
        run({"plan", "--municipality", "kerteminde", "--case", "case.json", "--lang", "en", "--out", "steps.json"});
    EXPECT_EQ(refused.exitCode, 2);
    EXPECT_THAT(refused.out, IsEmpty());
    EXPECT_FALSE(has("steps.json"));
    EXPECT_THAT(refused.err, StartsWith("case.json:$.areas.socialt: no form has an area 'socialt'; did you mean 'social'?\n"
                                        "case.json:$.concern: the profile 'kerteminde' has no kind of concern 'bulying'; "
                                        "did you mean 'bullying'?\n"));
    EXPECT_THAT(refused.err, HasSubstr("case.json:$.consent.pr: the profile 'kerteminde' has no role 'pr'"));
    EXPECT_THAT(refused.err, HasSubstr("case.json:$.flags[0]: the profile 'kerteminde' has no flag 'no-such-flag'"));
    // With the words mended the same case gets its steps.
    write("case.json", R"({"date": "2026-11-23", "position": "yellow",
 "areas": {"social": "red"}, "concern": "bullying", "consent": {"ppr": "given"}, "flags": []})");
    EXPECT_EQ(run({"plan", "--municipality", "kerteminde", "--case", "case.json"}).exitCode, 0);
}

TEST_F(Files, ADataFolderThatIsNotThereIsSaid)
{
    const auto refused =
        run({"plan", "--municipality", "kerteminde", "--case", "case.json", "--data", "nowhere", "--lang", "en"});
    EXPECT_EQ(refused.exitCode, 2);
    EXPECT_THAT(refused.err, HasSubstr("nowhere"));
}

} // namespace
} // namespace trivsel
