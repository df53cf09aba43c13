#include "definitions/catalog.h"
#include "files.h"

namespace trivsel::definitions {
namespace {

template <class T> T valueOf(Loaded<T> loaded)
{
    for (const Fault& fault : loaded.faults) ADD_FAILURE() << fault.line(Language::English);
    return loaded.value.value_or(T{});
}

TEST(GuideReader, ReadsStepsRulesAndTheirReferences)
{
    const std::string bytes = test::sound("guide");
    const core::Guide guide = valueOf(readGuide(bytes, "guide.json"));
    ASSERT_EQ(guide.steps.size(), 5U);
    const core::GuideStep& talk = guide.steps[1];
    EXPECT_EQ(talk.kind, core::StepKind::Parents);
    EXPECT_TRUE(talk.minimum && talk.reachesParents && talk.localChoice);
    EXPECT_FALSE(talk.reachesChild || talk.groupOk);
    EXPECT_EQ(talk.after, std::vector<std::string>{"environment"});
    EXPECT_EQ(talk.due, (core::DueRule{7, core::DueFrom::Position, core::DayCount::Working}));
    EXPECT_EQ(guide.steps[0].source, "law");
    EXPECT_EQ(guide.sources[0].checkedOn, Date::of(2026, 1, 31));
    ASSERT_EQ(guide.rules.size(), 4U);
    EXPECT_EQ(guide.rules[1].steps, (std::vector<std::size_t>{1, 2}));
    EXPECT_EQ(guide.rules[3].condition.parts[2].parts[0].id, "quiet");
    EXPECT_EQ(guide.sha256, sha256Hex(bytes));
}

TEST(MeetingsReader, ReadsToolsWithTheirPartsAndWhatTheySettle)
{
    const core::MeetingTools tools = valueOf(readMeetingTools(test::sound("meetings"), "m.json"));
    EXPECT_EQ(tools.id, "meetings");
    EXPECT_EQ(tools.sources.at(0).checkedOn, Date::of(2026, 1, 31));
    ASSERT_EQ(tools.tools.size(), 2U);
    const core::MeetingTool& talk = *tools.tool("talk");
    EXPECT_FALSE(talk.isForUnit || talk.reachesParents);
    EXPECT_TRUE(talk.hasNames && talk.reachesChild && talk.localChoice);
    EXPECT_EQ(talk.source, "paper");
    EXPECT_EQ(talk.minutes, 20);
    EXPECT_EQ(talk.settles, core::MeetingTool::Settles::Nothing);
    ASSERT_EQ(talk.parts.size(), 2U);
    EXPECT_EQ(talk.parts[0].ask[1].da, "Og så?");
    const core::MeetingTool& district = *tools.tool("district");
    EXPECT_TRUE(district.isForUnit);
    EXPECT_FALSE(district.hasNames);
    EXPECT_EQ(district.settles, core::MeetingTool::Settles::District);
    EXPECT_EQ(district.minutes, 0);
    EXPECT_EQ(tools.tool("none"), nullptr);
}

TEST(MeetingsReader, OffersAToolForItsAgesAndSettingsWithBothEnds)
{
    const core::MeetingTools tools = valueOf(readMeetingTools(test::sound("meetings"), "m.json"));
    const core::MeetingTool& talk = *tools.tool("talk");
    EXPECT_TRUE(core::isFor(talk, 36, core::Setting::Daycare));
    EXPECT_TRUE(core::isFor(talk, 71, core::Setting::Dayplejer));
    EXPECT_FALSE(core::isFor(talk, 35, core::Setting::Daycare));
    EXPECT_FALSE(core::isFor(talk, 72, core::Setting::Daycare));
    EXPECT_FALSE(core::isFor(talk, 40, core::Setting::School));
    EXPECT_TRUE(core::isFor(*tools.tool("district"), 200, core::Setting::School));
}

TEST(CaseReader, ReadsEveryFactThatARuleCanAskFor)
{
    const core::GuideCase c = valueOf(readCase(test::sound("case"), "case.json"));
    EXPECT_EQ(c.date, Date::of(2026, 11, 22));
    EXPECT_EQ(c.position, core::Position::Red);
    EXPECT_EQ(c.positionBefore, core::Position::Yellow);
    EXPECT_EQ(c.areas.at("social"), core::Position::Red);
    EXPECT_EQ(c.indicators.at("s1"), core::Position::Yellow);
    EXPECT_EQ(c.roundsNotGreen, 2);
    EXPECT_EQ(c.ageMonths, 50);
    EXPECT_EQ(c.setting, core::Setting::Daycare);
    EXPECT_EQ(c.absence.at({core::AbsenceMeasure::UnlawfulShare, "quarter"}), 12.5);
    EXPECT_EQ(c.absence.at({core::AbsenceMeasure::DaysInRow, "any"}), 5);
    EXPECT_EQ(c.absence.at({core::AbsenceMeasure::DaysOf, "20"}), 7);
    EXPECT_EQ(c.plan, core::PlanState::None);
    EXPECT_EQ(c.concern, "trivsel");
    EXPECT_EQ(c.consent.at("ppr"), core::ConsentState::Given);
    EXPECT_EQ(c.flags, std::vector<std::string>{"quiet"});
    EXPECT_EQ(c.acute, core::AcuteState::None);
}

TEST(CaseReader, LeavesUnknownWhatIsNotSaid)
{
    const core::GuideCase c = valueOf(readCase(R"({"date": "2026-11-22"})", "case.json"));
    core::GuideCase onlyDate;
    onlyDate.date = Date::of(2026, 11, 22);
    EXPECT_EQ(c, onlyDate);
}

TEST(MunicipalityReader, ReadsTheProfile)
{
    const core::Municipality m = valueOf(readMunicipality(test::sound("municipality"), "m.json"));
    EXPECT_EQ(m.ladderIds(), (std::vector<std::string>{"1", "2"}));
    EXPECT_EQ(m.ladder[1].from, (core::Provenance{"law", false}));
    EXPECT_EQ(m.windows[0].fromMonth, 10U);
    EXPECT_EQ(m.windows[0].toDay, 31U);
    EXPECT_EQ(m.positionWords.yellow.da, "Gul");
    EXPECT_EQ(m.positionPhrases.yellow.da, "i Gul");
    EXPECT_EQ(m.targets[0].value, 92.5);
    EXPECT_EQ(m.retention[1].what, core::RetentionRule::What::Audit);
    EXPECT_EQ(m.retention[1].from, core::RetentionRule::From::Created);
    EXPECT_EQ(m.concernKinds[0].title.da, "Trivsel");
    ASSERT_NE(m.role("team"), nullptr);
    EXPECT_EQ(m.role("team")->title.da, "Teamet");
    EXPECT_EQ(m.role("nobody"), nullptr);
}

TEST(CalendarReader, TakesHolidaysAndHalfDaysOffTheWorkingDays)
{
    const core::WorkingCalendar calendar = valueOf(readCalendar(test::sound("calendar"), "c.json"));
    EXPECT_EQ(calendar.id(), "dk");
    EXPECT_EQ(calendar.firstYear(), 2026);
    EXPECT_EQ(calendar.lastYear(), 2027);
    EXPECT_FALSE(calendar.isWorkingDay(*Date::of(2026, 12, 25)));
    EXPECT_FALSE(calendar.isWorkingDay(*Date::of(2026, 12, 31)));
    EXPECT_TRUE(calendar.isWorkingDay(*Date::of(2026, 12, 30)));
    EXPECT_FALSE(calendar.knows(*Date::of(2028, 1, 3)));
}

TEST(DemoReader, GivesTheNamesInFullAndInShort)
{
    const DemoNames names = valueOf(readDemoNames(test::sound("demo"), "n.json"));
    EXPECT_EQ(names.notice.da, "Opfundet");
    EXPECT_EQ(names.institutions[1].units[0].ageFrom, 72);
    EXPECT_EQ(names.daycareName, "Prøvehuset");
    EXPECT_EQ(names.schoolUnits, std::vector<std::string>{"1.a"});
    EXPECT_EQ(names.staffNames, std::vector<std::string>{"Ane Prøvesen"});
    EXPECT_EQ(names.comments[0].da, "Leger godt");
    EXPECT_EQ(names.observations[0].area, "social");
}

TEST(RoadmapReader, GivesThresholdsWithTheirStepsInOrder)
{
    const std::string bytes = test::sound("roadmap");
    const core::Roadmap roadmap = valueOf(readRoadmap(bytes, "r.json"));
    EXPECT_EQ(roadmap.id, "absence");
    EXPECT_EQ(roadmap.sha256, sha256Hex(bytes));
    EXPECT_EQ(roadmap.sources.size(), 1U);
    ASSERT_EQ(roadmap.thresholds.size(), 2U);
    EXPECT_EQ(roadmap.thresholds[0].title.da, "Fem dage i træk");
    EXPECT_EQ(roadmap.thresholds[0].rule.steps, std::vector<std::size_t>{1});
    EXPECT_EQ(roadmap.thresholds[1].rule.id, "quarter");
    EXPECT_TRUE(roadmap.thresholds[0].active);
    EXPECT_FALSE(roadmap.thresholds[1].active);
}

TEST(RoadmapReader, ItsStepsAreOfferedAndDatedForACase)
{
    const core::Roadmap roadmap = valueOf(readRoadmap(test::sound("roadmap"), "r.json"));
    const core::GuideCase c =
        valueOf(readCase(R"({"date": "2026-11-23", "absence": {"days_in_row": {"any": 6}, "unlawful_share": 50},
                             "acute": "none"})",
                         "case.json"));
    const auto passed = core::roadmapSteps(roadmap, c, core::WorkingCalendar());
    ASSERT_EQ(passed.size(), 1U) << "the other threshold is not in use";
    ASSERT_EQ(passed[0].steps.size(), 1U);
    EXPECT_EQ(roadmap.steps[passed[0].steps[0].step].id, "call");
    EXPECT_EQ(passed[0].steps[0].due, Date::of(2026, 12, 2)) << "seven working days";
}

TEST(CaseReader, TakesTheDaysOfOtherEvents)
{
    using From = core::DueFrom;
    const core::GuideCase c = valueOf(readCase(
        R"({"date": "2026-11-22", "events": {"concern": "2026-11-01", "decision": "2026-11-02", "plan": "2026-11-03",
                                             "follow_up": "2026-11-04"}})",
        "case.json"));
    const std::map<From, Date> expected{{From::Concern, *Date::of(2026, 11, 1)},
                                        {From::Decision, *Date::of(2026, 11, 2)},
                                        {From::Plan, *Date::of(2026, 11, 3)},
                                        {From::FollowUp, *Date::of(2026, 11, 4)}};
    EXPECT_EQ(c.events, expected);
    const auto faulty = readCase(
        R"({"date": "2026-11-22", "events": {"position": "2026-11-01", "plan": "2026-02-30"}})", "case.json");
    std::vector<std::string> places;
    for (const Fault& fault : faulty.faults) places.push_back(fault.place);
    EXPECT_EQ(places, (std::vector<std::string>{"$.events.position", "$.events.plan"}));
}

TEST(Digest, IsSha256InSmallHex)
{
    EXPECT_EQ(sha256Hex("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"); // FIPS 180-2, appendix B.1
}

} // namespace
} // namespace trivsel::definitions
