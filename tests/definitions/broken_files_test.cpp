#include "definitions/catalog.h"
#include "files.h"

#include <sstream>

namespace trivsel::definitions {
namespace {

struct Outcome {
    bool hasValue = false;
    std::vector<Fault> faults;
};

template <class T> Outcome outcome(Loaded<T> loaded)
{
    return {loaded.value.has_value(), std::move(loaded.faults)};
}

/// The first word of a file's name says what it is read as; all others are read as instruments.
Outcome readByName(const std::string& bytes, const std::string& name)
{
    const std::string kind = name.substr(0, name.find_first_of("-."));
    if (kind == "guide") return outcome(readGuide(bytes, name));
    if (kind == "roadmap") return outcome(readRoadmap(bytes, name));
    if (kind == "municipality") return outcome(readMunicipality(bytes, name));
    if (kind == "meetings") return outcome(readMeetingTools(bytes, name));
    if (kind == "ruler") return outcome(readRuler(bytes, name));
    if (kind == "survey") return outcome(readSurveyForm(bytes, name));
    if (kind == "calendar") return outcome(readCalendar(bytes, name));
    if (kind == "demo") return outcome(readDemoNames(bytes, name));
    if (kind == "locale") return outcome(readTexts(bytes, name));
    if (kind == "case") return outcome(readCase(bytes, name));
    return outcome(readInstrument(bytes, name));
}

std::string danishLines(const std::vector<Fault>& faults)
{
    std::string lines;
    for (const Fault& fault : faults) lines += fault.line(Language::Danish) + "\n";
    return lines;
}

TEST(BrokenFiles, EveryFaultIsNamedAtItsPlaceAllAtOnceInTheOrderOfTheFile)
{
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(test::testDir() / "broken")) {
        if (entry.path().extension() != ".json") continue;
        ++files;
        SCOPED_TRACE(entry.path().filename().string());
        const Outcome read = readByName(test::bytesOf(entry.path()), entry.path().filename().string());
        std::filesystem::path expected = entry.path();
        EXPECT_EQ(danishLines(read.faults), test::bytesOf(expected.replace_extension(".expected")));
        EXPECT_FALSE(read.hasValue) << "nothing is half-loaded";
    }
    EXPECT_GE(files, 50);
}

TEST(BrokenFiles, EveryFaultIsToldInEnglishToo)
{
    for (const auto& entry : std::filesystem::directory_iterator(test::testDir() / "broken")) {
        if (entry.path().extension() != ".json") continue;
        for (const Fault& fault : readByName(test::bytesOf(entry.path()), entry.path().filename().string()).faults) {
            EXPECT_FALSE(fault.what.en.empty()) << fault.line(Language::Danish);
            EXPECT_NE(fault.what.en, fault.what.da);
        }
    }
}

TEST(BrokenFiles, TheSoundOnesBesideThemHaveNoFault)
{
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(test::testDir() / "sound")) {
        ++files;
        const Outcome read = readByName(test::bytesOf(entry.path()), entry.path().filename().string());
        EXPECT_EQ(danishLines(read.faults), "");
        EXPECT_TRUE(read.hasValue) << entry.path();
    }
    EXPECT_EQ(files, 10);
}

TEST(FaultLines, AreTheFirstThousandAndThenTheNumberOfTheRest)
{
    const std::vector<Fault> faults(1007, Fault{"a.json", "$.id", {"fejl", "fault"}});
    const auto lines = faultLines(faults, Language::English);
    ASSERT_EQ(lines.size(), 1001U);
    EXPECT_EQ(lines.front(), "a.json:$.id: fault");
    EXPECT_EQ(lines.back(), "… and 7 more faults");
    EXPECT_EQ(faultLines({faults.begin(), faults.begin() + 1000}, Language::Danish).size(), 1000U);
}

TEST(FaultLines, NameTheFileAloneWhereThereIsNoPlace)
{
    EXPECT_EQ((Fault{"a.json", "", {"er tom", ""}}.line(Language::Danish)), "a.json: er tom");
}

} // namespace
} // namespace trivsel::definitions
