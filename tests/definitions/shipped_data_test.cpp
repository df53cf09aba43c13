#include "definitions/catalog.h"
#include "files.h"

#include <set>

/// The files under data/ as they are shipped.
namespace trivsel::definitions {
namespace {

using core::AcuteState;
using core::Position;

const Catalog& shipped()
{
    static const Catalog catalog = [] {
        auto loaded = Catalog::load(test::dataDir());
        EXPECT_TRUE(loaded.has_value());
        return loaded ? std::move(*loaded) : Catalog{};
    }();
    return catalog;
}

class ShippedGuide : public ::testing::Test {
protected:
    void SetUp() override
    {
        m_guide = shipped().guide("kerteminde");
        m_calendar = shipped().calendar("dk");
        ASSERT_NE(m_guide, nullptr);
        ASSERT_NE(m_calendar, nullptr);
        m_case.date = Date::of(2026, 11, 23);
    }
    std::vector<core::PlannedStep> plan() const { return core::plan(*m_guide, m_case, *m_calendar); }
    std::vector<std::string> steps() const
    {
        std::vector<std::string> ids;
        for (const core::PlannedStep& p : plan()) ids.push_back(m_guide->steps[p.step].id);
        return ids;
    }
    bool has(const std::string& id) const
    {
        const auto ids = steps();
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    }
    core::GuidePtr m_guide;
    const core::WorkingCalendar* m_calendar = nullptr;
    core::GuideCase m_case;
};

TEST(ShippedData, HasNoFault)
{
    for (const Fault& fault : shipped().faults()) ADD_FAILURE() << fault.line(Language::Danish);
    EXPECT_EQ(shipped().instruments().size(), 4U);
    EXPECT_NE(shipped().municipality("kerteminde"), nullptr);
    EXPECT_TRUE(shipped().demoNames());
}

TEST(ShippedData, HasFormsForPupilsInBothLanguagesWithFourIndicatorsEach)
{
    ASSERT_EQ(shipped().surveyForms().size(), 3U);
    for (const core::SurveyFormPtr& form : shipped().surveyForms()) {
        SCOPED_TRACE(form->id);
        EXPECT_EQ(form->indicators.size(), 4U);
        EXPECT_EQ(form->hasPublishedScale, form->options.size() == 5);
        EXPECT_EQ(form->isPulse, form->items.size() == 4);
        bool hasReversed = form->isPulse, hasAlarm = form->isPulse;
        for (const core::SurveyItem& item : form->items) {
            EXPECT_FALSE(item.text.da.empty() || item.text.en.empty());
            hasReversed = hasReversed || item.isReversed;
            hasAlarm = hasAlarm || !item.alarms.empty();
        }
        EXPECT_TRUE(hasReversed && hasAlarm);
    }
}

TEST(ShippedData, HasAToolForEveryMeetingInBothLanguagesWithFewQuestionsToEachPart)
{
    const core::MeetingToolsPtr meetings = shipped().meetingTools();
    ASSERT_NE(meetings, nullptr);
    EXPECT_GE(meetings->tools.size(), 14U);
    for (const core::MeetingTool& tool : meetings->tools) {
        SCOPED_TRACE(tool.id);
        EXPECT_TRUE(tool.localChoice);
        EXPECT_GT(tool.minutes, 0);
        EXPECT_FALSE(tool.title.en.empty() || tool.purpose.en.empty() || tool.invite.en.empty());
        EXPECT_GE(tool.parts.size(), 3U);
        EXPECT_LE(tool.parts.size(), 6U);
        for (const core::MeetingTool::Part& part : tool.parts) {
            EXPECT_GE(part.ask.size(), 2U) << part.id;
            EXPECT_LE(part.ask.size(), 5U) << part.id;
            for (const Text& question : part.ask) EXPECT_FALSE(question.da.empty() || question.en.empty()) << part.id;
        }
        EXPECT_FALSE(tool.isForUnit && tool.hasNames) << "a unit's meeting names no child";
    }
}

TEST(ShippedData, TheToolsThatReachTheFamilyAreClosedByTheGateAndNamelessSparringNever)
{
    const core::MeetingTools& meetings = *shipped().meetingTools();
    for (const char* id : {"network-meeting", "network-meeting-16", "family-council", "dialogue-meeting", "parents-talk",
                           "transition-meeting", "ssd-meeting"})
        EXPECT_TRUE(meetings.tool(id)->reachesParents) << id;
    for (const char* id : {"child-perspective-3-5", "child-perspective-6-9", "child-perspective-10-17"})
        EXPECT_TRUE(meetings.tool(id)->reachesChild) << id;
    for (const char* id : {"sparring-note", "resource-team", "reflection"}) {
        EXPECT_FALSE(meetings.tool(id)->reachesParents || meetings.tool(id)->reachesChild) << id;
        EXPECT_FALSE(meetings.tool(id)->hasNames) << id;
    }
    using Settles = core::MeetingTool::Settles;
    EXPECT_EQ(meetings.tool("network-meeting-16")->settles, Settles::NetworkAt16);
    EXPECT_EQ(meetings.tool("placement-follow-up")->settles, Settles::Placement);
    EXPECT_EQ(meetings.tool("district-meeting")->settles, Settles::District);
    EXPECT_EQ(meetings.tool("absence-meeting")->settles, Settles::AbsenceReview);
}

TEST(ShippedData, HasOneTalkForEveryAgeFromThreeToSeventeen)
{
    const core::MeetingTools& meetings = *shipped().meetingTools();
    for (std::int32_t months = 0; months < 18 * 12; ++months) {
        const auto talks = std::count_if(meetings.tools.begin(), meetings.tools.end(), [&](const core::MeetingTool& t) {
            return t.reachesChild && !t.reachesParents && core::isFor(t, months, core::Setting::School);
        });
        EXPECT_EQ(talks, months < 36 ? 0 : 1) << months;
    }
}

TEST(ShippedData, HasAFormForEveryAgeFromBirthToSixteenAndSaysSoBeyond)
{
    for (std::int32_t months = 0; months < 17 * 12; ++months) {
        const bool any = shipped().instrumentFor(months, core::Setting::Daycare) ||
                         shipped().instrumentFor(months, core::Setting::School);
        EXPECT_TRUE(any) << months;
    }
    EXPECT_EQ(shipped().instrumentFor(17 * 12, core::Setting::School), nullptr);
}

TEST(ShippedData, SpeaksDanishAndEnglishThroughout)
{
    for (const core::InstrumentPtr& i : shipped().instruments()) {
        EXPECT_FALSE(i->validated) << i->id;
        for (const core::Item& item : i->items) {
            EXPECT_FALSE(item.text.en.empty()) << i->id << " " << item.id;
            ASSERT_EQ(item.anchors.size(),
                      i->answersOf(static_cast<std::size_t>(&item - i->items.data())).options.size());
            for (const Text& anchor : item.anchors)
                EXPECT_FALSE(anchor.da.empty() || anchor.en.empty()) << i->id << " " << item.id;
        }
    }
    for (const core::GuideStep& step : shipped().guide("kerteminde")->steps)
        EXPECT_FALSE(step.title.en.empty() || step.action.en.empty() || step.why.en.empty()) << step.id;
}

TEST(ShippedData, HasFourCountingAreasWithFourToSixIndicatorsAndTheAdultsOwnPartThatDoesNotCount)
{
    for (const core::InstrumentPtr& i : shipped().instruments()) {
        std::vector<std::string> counting;
        for (const core::Area& area : i->areas) {
            if (!area.counts) continue;
            counting.push_back(area.id);
            EXPECT_GE(area.items.size(), 4U);
            EXPECT_LE(area.items.size(), 6U);
        }
        EXPECT_EQ(counting, (std::vector<std::string>{"psykisk", "kognitiv", "social", "fysisk"})) << i->id;
        EXPECT_EQ(i->areas.size(), 5U);
        EXPECT_NE(i->scheme("one-sign"), nullptr);
    }
}

TEST_F(ShippedGuide, YellowStartsWithTheEnvironmentAndWaitsWithTheParentsUntilTheGateIsAnswered)
{
    m_case.position = Position::Yellow;
    EXPECT_EQ(steps(), (std::vector<std::string>{"environment", "sparring", "plan", "follow-up"}));
    m_case.acute = AcuteState::None;
    EXPECT_EQ(steps().front(), "environment");
    EXPECT_TRUE(has("parents-word"));
    EXPECT_TRUE(has("child-perspective"));
    EXPECT_FALSE(has("family-council"));
}

TEST_F(ShippedGuide, RedAddsTheAuthoritysDoorAndTheFamilyCouncil)
{
    m_case.position = Position::Red;
    m_case.acute = AcuteState::None;
    for (const char* id : {"environment", "notification-consideration", "modtagelse-contact", "sparring",
                           "family-council", "follow-up-soon"})
        EXPECT_TRUE(has(id)) << id;
}

TEST_F(ShippedGuide, SuspicionOrDoubtClosesEverythingThatReachesParentsOrChild)
{
    for (const Position position : {Position::Green, Position::Yellow, Position::Red, Position::Unassessed}) {
        for (const AcuteState acute : {AcuteState::Doubt, AcuteState::Open}) {
            m_case.position = position;
            m_case.acute = acute;
            for (const core::PlannedStep& p : plan()) {
                EXPECT_FALSE(m_guide->steps[p.step].reachesParents) << m_guide->steps[p.step].id;
                EXPECT_FALSE(m_guide->steps[p.step].reachesChild) << m_guide->steps[p.step].id;
            }
            EXPECT_TRUE(has("acute-silence"));
            EXPECT_EQ(has("environment"), position == Position::Yellow || position == Position::Red);
        }
    }
}

TEST_F(ShippedGuide, TwoRoundsOutOfGreenAskForNewEyesWithBothReasons)
{
    m_case.position = Position::Red;
    m_case.roundsNotGreen = 1;
    EXPECT_FALSE(has("new-eyes"));
    m_case.roundsNotGreen = 2;
    EXPECT_TRUE(has("new-eyes"));
    for (const core::PlannedStep& p : plan()) {
        if (m_guide->steps[p.step].id == "modtagelse-contact") {
            EXPECT_EQ(p.rules.size(), 2U);
        }
    }
}

TEST_F(ShippedGuide, CountsDeadlinesInWorkingDays)
{
    m_case.position = Position::Yellow;
    m_case.date = Date::of(2026, 12, 18); // Friday; then 21, 22, 23, 28, 29, 30 December and 4 January count
    const auto planned = plan();
    ASSERT_FALSE(planned.empty());
    EXPECT_EQ(m_guide->steps[planned[0].step].due->days, 7);
    EXPECT_EQ(planned[0].due, Date::of(2027, 1, 4));
}

TEST(ShippedCalendar, SkipsEaster)
{
    const core::WorkingCalendar& c = *shipped().calendar("dk");
    // 2026: Maundy Thursday 2 April to Easter Monday 6 April
    EXPECT_EQ(c.plusWorkingDays(*Date::of(2026, 4, 1), 1), Date::of(2026, 4, 7));
    EXPECT_EQ(c.plusWorkingDays(*Date::of(2026, 4, 3), 0), Date::of(2026, 4, 7));
    EXPECT_EQ(c.plusWorkingDays(*Date::of(2026, 4, 1), 0), Date::of(2026, 4, 1));
}

TEST(ShippedCalendar, SkipsChristmasAndNewYear)
{
    const core::WorkingCalendar& c = *shipped().calendar("dk");
    EXPECT_EQ(c.plusWorkingDays(*Date::of(2026, 12, 23), 1), Date::of(2026, 12, 28));
    EXPECT_EQ(c.plusWorkingDays(*Date::of(2026, 12, 30), 1), Date::of(2027, 1, 4));
}

// Store bededag was abolished from 2024.
TEST(ShippedCalendar, HasStoreBededagUntil2023)
{
    const core::WorkingCalendar& c = *shipped().calendar("dk");
    EXPECT_FALSE(c.isWorkingDay(*Date::of(2023, 5, 5)));
    EXPECT_TRUE(c.isWorkingDay(*Date::of(2024, 4, 26)));
}

} // namespace
} // namespace trivsel::definitions
