#include "app/definition_files.h"

#include "files_fixture.h"

#include <nlohmann/json.hpp>

#include <map>

namespace trivsel::app {
namespace {

const std::filesystem::path kData = std::filesystem::path(TRIVSEL_SOURCE_DIR) / "data";

class PlanFile : public testing::Test {
protected:
    Result<std::string> plan(const std::string& theCase)
    {
        request.dataDir = kData;
        request.municipality = "kerteminde";
        request.caseFile = dir / "case.json";
        std::ofstream(request.caseFile) << theCase;
        return planJson(request, faults);
    }

    test::TempDir dir;
    PlanRequest request;
    FileFaults faults;
};

TEST_F(PlanFile, GivesTheStepsOfACaseAsJson)
{
    const auto text = plan(R"({"date": "2026-11-23", "position": "yellow"})");
    ASSERT_TRUE(text);
    const auto json = nlohmann::json::parse(*text);
    EXPECT_EQ(json.at("guide"), "kerteminde");
    EXPECT_FALSE(json.at("version").get<std::string>().empty());
    ASSERT_FALSE(json.at("steps").empty());
    for (const auto& step : json.at("steps")) {
        for (const char* key : {"id", "title", "due", "who", "rung", "minimum", "reasons"})
            EXPECT_TRUE(step.contains(key)) << key;
        EXPECT_EQ(step.size(), step.at("due").is_null() ? 8U : 7U);
        EXPECT_EQ(step.contains("due_from"), step.at("due").is_null());
        EXPECT_FALSE(step.at("reasons").empty());
    }
}

TEST_F(PlanFile, GreenAloneAsksForNoMinimumStep)
{
    const auto text = plan(R"({"date": "2026-11-23", "position": "green"})");
    ASSERT_TRUE(text);
    const auto json = nlohmann::json::parse(*text);
    for (const auto& step : json.at("steps")) EXPECT_FALSE(step.at("minimum").get<bool>());
}

TEST_F(PlanFile, FaultsOfTheCaseAreToldAtTheirPlace)
{
    const auto text = plan(R"({"date": "2026-11-23", "position": "purple"})");
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().code, ErrorCode::BadInput);
    ASSERT_EQ(faults.lines.size(), 1U);
    EXPECT_THAT(faults.lines[0], testing::HasSubstr("case.json:$.position: "));
}

TEST_F(PlanFile, WhatTheProfileAndTheFormsDoNotKnowIsToldAllAtOnce)
{
    const auto text = plan(R"({"date": "2026-11-23", "concern": "bulying", "flags": ["no-such-flag"],
                               "areas": {"sociale": "red"}, "indicators": {"zzz": "yellow"},
                               "consent": {"nobody": "given"}})");
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().code, ErrorCode::BadInput);
    std::vector<std::string> places;
    for (const std::string& line : faults.lines) {
        const std::size_t from = line.find(":$") + 1;
        places.push_back(line.substr(from, line.find(": ", from) - from));
    }
    EXPECT_THAT(places, testing::UnorderedElementsAre("$.concern", "$.flags[0]", "$.areas.sociale", "$.indicators.zzz",
                                                      "$.consent.nobody"));
    EXPECT_EQ(faults.total, 5U);
}

TEST_F(PlanFile, AGuideOfOnesOwnHasToFitTheProfileAndIsToldWithTheCase)
{
    request.guide = dir / "guide.json";
    std::string own = test::bytesOf(kData / "guides" / "kerteminde.json");
    const std::string who = "\"who\": \"team\"";
    ASSERT_NE(own.find(who), std::string::npos);
    own.replace(own.find(who), who.size(), "\"who\": \"temaet\"");
    std::ofstream(request.guide, std::ios::binary) << own;
    ASSERT_FALSE(plan(R"({"date": "2026-11-23", "flags": ["no-such-flag"]})"));
    ASSERT_EQ(faults.lines.size(), 2U);
    EXPECT_THAT(faults.lines[0], testing::AllOf(testing::HasSubstr("guide.json:$.steps["), testing::HasSubstr(".who")));
    EXPECT_THAT(faults.lines[1], testing::HasSubstr("case.json:$.flags[0]"));
}

TEST_F(PlanFile, StepsAreDatedFromTheEventsOfTheCaseAndSayWhatTheyWaitFor)
{
    request.language = Language::Danish;
    const auto stepsOf = [&](const std::string& theCase) {
        std::map<std::string, nlohmann::json> steps;
        const auto text = plan(theCase);
        EXPECT_TRUE(text) << theCase;
        const auto json = nlohmann::json::parse(text.value_or(R"({"steps": []})"));
        for (const auto& step : json.at("steps")) steps[step.at("id").get<std::string>()] = step;
        return steps;
    };
    auto steps = stepsOf(R"({"date": "2026-11-23", "acute": "open"})");
    ASSERT_TRUE(steps.contains("acute-call"));
    EXPECT_EQ(steps["acute-call"]["due"], "2026-11-23") << "the day of the answer";
    steps = stepsOf(R"({"date": "2026-11-23", "acute": "open", "events": {"concern": "2026-11-20"}})");
    EXPECT_EQ(steps["acute-call"]["due"], "2026-11-20");
    steps = stepsOf(R"({"date": "2026-11-23", "concern": "bullying"})");
    ASSERT_TRUE(steps.contains("bullying-environment"));
    EXPECT_TRUE(steps["bullying-environment"]["due"].is_null());
    EXPECT_EQ(steps["bullying-environment"]["due_from"], "fra bekymringen");
    steps = stepsOf(R"({"date": "2026-11-23", "concern": "bullying", "events": {"concern": "2026-11-20"}})");
    EXPECT_EQ(steps["bullying-environment"]["due"], "2026-11-24") << "two working days after a Friday";
    EXPECT_FALSE(steps["bullying-environment"].contains("due_from"));
}

TEST_F(PlanFile, AnUnknownMunicipalityNamesThoseThereAre)
{
    plan("{}").has_value();
    request.municipality = "nowhere";
    const auto text = planJson(request, faults);
    ASSERT_FALSE(text);
    EXPECT_THAT(text.error().message.en, testing::HasSubstr("kerteminde"));
}

TEST(CheckFiles, TheShippedFilesHaveNoFault)
{
    FileFaults faults;
    const auto report = checkFiles(kData, Language::English, faults);
    ASSERT_TRUE(report);
    EXPECT_GT(report->files, 5U);
    EXPECT_EQ(faults.total, 0U) << (faults.lines.empty() ? "" : faults.lines[0]);
}

TEST(CheckFiles, CountsFaultsAndTheFilesThatHaveThem)
{
    const test::TempDir dir;
    std::ofstream(dir / "a.json") << "{\"format\": \"trivselslys.instrument/1\", \"id\": \"X\"}";
    std::ofstream(dir / "b.json") << "{";
    FileFaults faults;
    const auto report = checkFiles(std::filesystem::path(dir / "a.json").parent_path(), Language::Danish, faults);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->faultyFiles, 2U);
    EXPECT_GT(faults.total, 2U);
    EXPECT_EQ(faults.lines.size(), faults.total);
}

TEST(CheckFiles, AFolderThatIsNotThereIsAnError)
{
    FileFaults faults;
    EXPECT_FALSE(checkFiles("/no/such/folder", Language::Danish, faults));
}

} // namespace
} // namespace trivsel::app
