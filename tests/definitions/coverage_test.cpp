#include "core/guide.h"
#include "core/roadmap.h"
#include "definitions/catalog.h"
#include "definitions/files.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

/// What five municipalities say they do (tests/data/coverage/<municipality>.json, a row for each system their documents
/// name) against what ships: every reference resolves, every scripted case gives its steps in order, no guide has a step
/// that no case reaches. docs/coverage.md and the golden list of steps are written anew with TRIVSEL_WRITE_GOLDEN=1.
namespace trivsel::definitions {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

const fs::path kSource = TRIVSEL_SOURCE_DIR;
const fs::path kTables = kSource / "tests/data/coverage";
const std::vector<std::string> kMunicipalities = {"kerteminde", "koege", "stevns", "glostrup", "herning"};

/// The systems of each municipality's document that must be software, a rule, a role or a field.
const std::map<std::string, std::string> kRows = {
    {"kerteminde", "E1 E2 E3 E5 E6 E7 E8 E9 E10 E11 E12 E13 E14 E15 E16 E17 E18 E19 E20 E21 E22 E23 E24 E25 E26 E27 E28 E29 E30 "
                   "E32 E33 E35 E36 E39 E40 E41 E46 E53 E54 E55 E57"},
    {"koege", "K1 K2 K3 K4 K5 K6 K7 K8 K9 K10 K11 K12 K13 K14 K15 K16 K17 K18 K19"},
    {"stevns", "S1 S2 S3 S4 S5 S6 S7 S8 S9 S11 S12 S13"},
    {"glostrup", "G1 G2 G4 G5 G6 G7 G9 G10"},
    {"herning", "H2 H3 H4 H5 H6 H7 H8 H9 H10 H11 H14"}};

std::string textOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::stringstream all;
    all << in.rdbuf();
    return all.str();
}

const Catalog& shipped()
{
    static const Catalog catalog = *Catalog::load(kSource / "data");
    return catalog;
}

std::vector<std::string> words(const std::string& line)
{
    std::istringstream in(line);
    return {std::istream_iterator<std::string>(in), {}};
}

struct Case {
    std::string id, municipality;
    core::GuideCase described;
};

const std::vector<Case>& cases()
{
    static const std::vector<Case> all = [] {
        std::vector<Case> found;
        for (const auto& entry : fs::directory_iterator(kTables / "cases")) {
            const std::string id = entry.path().stem().string();
            auto read = readCase(textOf(entry.path()), entry.path().filename().string());
            EXPECT_TRUE(read.faults.empty()) << id;
            if (read.value) found.push_back({id, id.substr(0, id.find('-')), *read.value});
        }
        std::sort(found.begin(), found.end(), [](const Case& a, const Case& b) { return a.id < b.id; });
        return found;
    }();
    return all;
}

const Case* caseOf(const std::string& id)
{
    const auto at = std::find_if(cases().begin(), cases().end(), [&](const Case& c) { return c.id == id; });
    return at != cases().end() ? &*at : nullptr;
}

const core::Guide& guideOf(const std::string& municipality) { return *shipped().guide(shipped().municipality(municipality)->guide); }

std::vector<std::string> stepsOf(const Case& c)
{
    const core::Guide& guide = guideOf(c.municipality);
    const core::WorkingCalendar* calendar = shipped().calendar(shipped().municipality(c.municipality)->calendar);
    std::vector<std::string> ids;
    for (const core::PlannedStep& step : core::plan(guide, c.described, *calendar)) ids.push_back(guide.steps[step.step].id);
    return ids;
}

/// "guides/koege.json#steps/environment" names an entry of a shipped file.
bool resolves(const std::string& where)
{
    const auto hash = where.find('#');
    const auto slash = where.find('/', hash == std::string::npos ? 0 : hash);
    if (hash == std::string::npos || slash == std::string::npos) return false;
    const Json file = Json::parse(textOf(kSource / "data" / where.substr(0, hash)), nullptr, false);
    const auto section = file.find(where.substr(hash + 1, slash - hash - 1));
    if (file.is_discarded() || section == file.end()) return false;
    const std::string id = where.substr(slash + 1);
    return std::any_of(section->begin(), section->end(), [&](const Json& entry) { return entry.is_object() && entry.value("id", "") == id; });
}

Json tableOf(const std::string& municipality) { return Json::parse(textOf(kTables / (municipality + ".json"))); }

std::string page()
{
    std::string out = "# What five municipalities do, and where it is\n\n"
                      "Made by a test (tests/definitions/coverage_test.cpp) from tests/data/coverage; do not edit by hand. A system of a\n"
                      "municipality's document whose data or case goes missing fails that test. *Open* rows wait for the part on\n"
                      "school (surveys, absence registers, transitions).\n";
    for (const std::string& municipality : kMunicipalities) {
        const Json table = tableOf(municipality);
        out += "\n## " + shipped().municipality(municipality)->name.in(Language::English) + "\n\n" + table["seed"].get<std::string>() +
               "\n\n| system | carried by | tried by the case |\n|---|---|---|\n";
        for (const Json& system : table["systems"]) {
            const std::string kind = system["kind"];
            std::string where = system["where"];
            if (kind == "data") where = "`data/" + where + "`";
            if (kind == "school") where = "*open: " + kind + "*";
            if (where.starts_with("program: ")) where = where.substr(9);
            const std::string id = system["case"];
            out += "| " + system["name"]["en"].get<std::string>() + " | " + where + " | " + (id.empty() ? "" : "`" + id + "`") + " |\n";
        }
    }
    return out;
}

std::string goldenSteps()
{
    std::string out;
    for (const Case& c : cases()) {
        out += c.id + ":";
        for (const std::string& step : stepsOf(c)) out += " " + step;
        out += "\n";
    }
    return out;
}

void expectFile(const fs::path& file, const std::string& wanted)
{
    if (std::getenv("TRIVSEL_WRITE_GOLDEN") != nullptr) std::ofstream(file, std::ios::binary) << wanted;
    EXPECT_EQ(textOf(file), wanted) << "TRIVSEL_WRITE_GOLDEN=1 writes " << file.filename() << " anew; look at the difference";
}

TEST(Coverage, EverySystemOfEveryDocumentHasItsRow)
{
    for (const auto& [municipality, rows] : kRows) {
        std::set<std::string> there;
        const Json table = tableOf(municipality);
        for (const Json& system : table["systems"]) there.insert(system["row"].get<std::string>());
        for (const std::string& row : words(rows)) EXPECT_TRUE(there.contains(row)) << municipality << " " << row;
    }
}

TEST(Coverage, WhatARowNamesIsThereAndItsCaseGivesTheStep)
{
    for (const std::string& municipality : kMunicipalities) {
        const Json table = tableOf(municipality);
        for (const Json& system : table["systems"]) {
            const std::string where = system["where"], id = system["case"];
            const std::string about = municipality + " " + system["row"].get<std::string>() + " " + where;
            if (system["kind"] == "data") {
                EXPECT_TRUE(resolves(where)) << about;
            }
            if (id.empty()) continue;
            const Case* c = caseOf(id);
            ASSERT_NE(c, nullptr) << about << " names the case " << id;
            const auto at = where.find("#steps/");
            if (!where.starts_with("guides/") || at == std::string::npos) continue;
            const auto steps = stepsOf(*c);
            EXPECT_NE(std::find(steps.begin(), steps.end(), where.substr(at + 7)), steps.end()) << about << " in the case " << id;
        }
    }
}

/// Meetings that no document of the five names: a form that follows from the law or from another form.
const std::set<std::string> kToolsOfNoDocument = {"ssd-meeting", "placement-follow-up", "class-conference", "absence-meeting"};

TEST(Coverage, EveryMeetingToolIsNamedByASystemOrSaysThatNoDocumentDoes)
{
    std::set<std::string> named;
    for (const std::string& municipality : kMunicipalities) {
        const Json table = tableOf(municipality);
        for (const Json& system : table["systems"]) {
            const std::string where = system["where"];
            if (where.starts_with("meetings/")) named.insert(where.substr(where.find('/', where.find('#')) + 1));
        }
    }
    for (const core::MeetingTool& tool : shipped().meetingTools()->tools)
        EXPECT_NE(named.contains(tool.id), kToolsOfNoDocument.contains(tool.id)) << tool.id;
}

TEST(Coverage, EveryStepOfEveryGuideIsReachedByACase)
{
    for (const std::string& municipality : kMunicipalities) {
        std::set<std::string> reached;
        for (const Case& c : cases())
            if (c.municipality == municipality)
                for (const std::string& step : stepsOf(c)) reached.insert(step);
        for (const core::GuideStep& step : guideOf(municipality).steps) EXPECT_TRUE(reached.contains(step.id)) << municipality << " " << step.id;
    }
}

TEST(Coverage, EachMunicipalityHasTheCasesThatMatterMost)
{
    for (const std::string& municipality : kMunicipalities)
        for (const char* name : {"yellow-mixed", "red", "concern-at-green", "acute-parent", "acute-staff", "no-effect", "bullying"})
            EXPECT_NE(caseOf(municipality + "-" + name), nullptr) << municipality << " " << name;
}

TEST(Coverage, NothingReachesParentsOrChildWhileASuspicionIsOpen)
{
    for (const Case& c : cases()) {
        const auto acute = c.described.acute;
        if (acute != core::AcuteState::Doubt && acute != core::AcuteState::Open) continue;
        for (const std::string& id : stepsOf(c)) {
            const core::GuideStep* step = guideOf(c.municipality).step(id);
            EXPECT_FALSE(step->reachesParents || step->reachesChild) << c.id << " " << id;
        }
    }
}

TEST(Coverage, TheSameCaseGivesEachMunicipalityItsOwnStepsAndRecipients)
{
    core::GuideCase red;
    red.date = *Date::of(2026, 11, 23);
    red.position = core::Position::Red;
    red.setting = core::Setting::Daycare;
    red.ageMonths = 48;
    red.acute = core::AcuteState::None;
    red.plan = core::PlanState::None;
    std::set<std::string> answers;
    for (const std::string& municipality : kMunicipalities) {
        const core::Municipality& profile = *shipped().municipality(municipality);
        std::string answer;
        for (const std::string& id : stepsOf({"", municipality, red})) {
            const core::GuideStep& step = *guideOf(municipality).step(id);
            const core::DirectoryEntry* who = profile.role(step.who);
            ASSERT_NE(who, nullptr) << municipality << " " << id;
            answer += step.title.da + ": " + who->title.da + "\n";
        }
        EXPECT_FALSE(answer.empty());
        answers.insert(answer);
    }
    EXPECT_EQ(answers.size(), kMunicipalities.size());
}

TEST(Coverage, TheStepsOfEveryCaseAreInThisOrder) { expectFile(kTables / "expected_steps.txt", goldenSteps()); }

TEST(Coverage, ThePageSaysWhereEachSystemIs) { expectFile(kSource / "docs/coverage.md", page()); }

} // namespace
} // namespace trivsel::definitions
