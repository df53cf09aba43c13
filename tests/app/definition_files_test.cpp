#include "app/definition_files.h"

#include "files_fixture.h"

#include <nlohmann/json.hpp>

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
        EXPECT_EQ(step.size(), 7U);
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
