#include "app/models/concern_model.h"
#include "app/models/follow_up_model.h"
#include "app/models/roadmap_model.h"
#include "app/models/school_model.h"
#include "app/session_fixture.h"

#include <algorithm>

/// "Fravær og køreplaner", the clock of a kind of concern, days to the first action, and placements, as each adult may see
/// them.
namespace trivsel::app {
namespace {

using core::AbsenceDay;
using core::FollowUpKind;
using test::day;
using test::House;
using Answer = core::GateAnswer::Answer;
using Model = RoadmapModel;

class RoadmapPage : public ::testing::Test {
protected:
    RoadmapPage()
    {
        const UnitId school =
            house.unit("Nordskolen", house.root, core::UnitKind::Institution, core::Setting::School);
        grade = house.unit("5. B", school, core::UnitKind::Unit, core::Setting::School);
        pupil = house.child("Elev", grade, day(2015, 5, 1));
        small = house.child("Anna", house.red);
        house.adult("Tea Lærer", {grade}, core::Role::Teacher);
        per = house.adult("Per Lærer", {grade}, core::Role::Teacher);
        house.adult("Pia Pædagog", {house.red});
    }
    void away(int days, AbsenceDay::Kind kind = AbsenceDay::Kind::Illness, double part = 1)
    {
        Date at = house.clock.today();
        for (int i = 0; i < days; at = at.plusDays(-1)) {
            if (!house.session->calendar().isWorkingDay(at)) continue;
            house.must(AddAbsence{pupil, at, kind, part});
            ++i;
        }
    }
    void answer(ChildId child, Answer said)
    {
        house.must(AnswerGate{.child = child, .answer = said, .authority = {}, .authorityOn = {}});
    }
    ConcernId worry(ChildId child, const char* kind, std::vector<UserId> readers = {})
    {
        RaiseConcern concern;
        concern.child = child;
        concern.kind = kind;
        concern.seenOn = house.clock.today();
        concern.seen = "Det, vi så";
        concern.readers = std::move(readers);
        return ConcernId{house.must(concern)};
    }
    Model model(ChildId child = {}) const { return roadmapModel(*house.session, child ? child : pupil); }
    static const Model::Threshold& threshold(const Model& model, const char* roadmap, const char* id)
    {
        static const Model::Threshold none;
        for (const auto& one : model.roadmaps)
            for (const auto& row : one.thresholds)
                if (one.id == roadmap && row.id == id) return row;
        ADD_FAILURE() << roadmap << " " << id;
        return none;
    }
    static const Model::Figure* figure(const Model& model, core::AbsenceMeasure measure, const char* of)
    {
        for (const auto& one : model.figures)
            if (one.what == core::AbsenceFigure{measure, of}) return &one;
        return nullptr;
    }
    const ConcernRow& row(ChildId child) const
    {
        casework = childCasework(*house.session, child);
        return casework.concerns.at(0);
    }
    std::vector<FollowUpModel::Row> followUps(FollowUpKind kind) const
    {
        page = followUpModel(*house.session);
        auto rows = page.rows;
        std::erase_if(rows, [&](const auto& r) { return r.kind != kind; });
        return rows;
    }

    House house;
    UnitId grade;
    ChildId pupil, small;
    UserId per;
    mutable ChildCasework casework;
    mutable FollowUpModel page;
};

TEST_F(RoadmapPage, SaysNothingInFiguresOfAPupilWhoseAbsenceNobodyHasWritten)
{
    const Model empty = model();
    EXPECT_TRUE(empty.isPupil);
    EXPECT_TRUE(empty.figures.empty()) << "no 0 %";
    EXPECT_EQ(empty.passed, 0);
    house.must(AddAbsence{pupil, day(2026, 6, 1), AbsenceDay::Kind::Illness, 1});
    EXPECT_TRUE(model().days.empty());
    EXPECT_EQ(model().earlierDays, 1);
}

TEST_F(RoadmapPage, TellsAbsenceQuarterByQuarterAndTheHabitBehindIt)
{
    EXPECT_TRUE(model().quarters.empty()) << "nothing written is no 0 %";
    for (const Date monday : {day(2026, 8, 17), day(2026, 8, 24), day(2026, 8, 31), day(2026, 9, 7)})
        house.must(AddAbsence{pupil, monday, AbsenceDay::Kind::Unlawful, 1});
    house.must(AddAbsence{pupil, day(2026, 5, 4), AbsenceDay::Kind::Illness, 0.5});
    const Model now = model();
    ASSERT_EQ(now.quarters.size(), 4U);
    EXPECT_EQ(now.quarters[3].quarter.from, day(2026, 7, 1));
    EXPECT_EQ(std::tuple(now.quarters[3].unlawful, now.quarters[2].illness, now.quarters[1].any()), std::tuple(4.0, 0.5, 0.0));
    EXPECT_EQ(now.pattern.weekday, std::optional(0));
}

TEST_F(RoadmapPage, TheShareInSpecialEducationIsALeadersAndCountsWhatTheCircumstancesSay)
{
    const UnitId school = house.session->world().institutionOf(grade)->id;
    for (int i = 0; i < 9; ++i) house.child("Elev " + std::to_string(i), grade, day(2015, 5, 1));
    house.must(SetCircumstances{pupil, {kSpecialEducationFlag}});
    const auto share = [&] { return schoolModel(*house.session, {school, {}, {}}, Language::Danish).specialEducation; };
    ASSERT_TRUE(share());
    EXPECT_EQ(std::tuple(share()->count, share()->of), std::tuple(1, 10));
    EXPECT_TRUE(share()->isKnown);
    house.must(SetCircumstances{pupil, {}});
    EXPECT_EQ(share()->count, 0);
    house.as("Tea Lærer");
    EXPECT_FALSE(share());
}

TEST_F(RoadmapPage, TellsHowFarItIsToTheNextThreshold)
{
    away(3);
    const Model now = model();
    const auto* row = figure(now, core::AbsenceMeasure::DaysInRow, "any");
    ASSERT_NE(row, nullptr);
    EXPECT_EQ(row->value, 3);
    ASSERT_TRUE(row->next);
    EXPECT_EQ(row->next->days, 2);
    EXPECT_EQ(row->next->title.da, "Fem dage i træk");
    const auto* share = figure(now, core::AbsenceMeasure::UnlawfulShare, "quarter");
    ASSERT_NE(share, nullptr);
    EXPECT_EQ(share->value, 0);
    ASSERT_TRUE(share->next);
    EXPECT_EQ(share->next->days, 1) << "any unlawful day at all";
}

// Whatever has been written: so many whole unlawful days more reach the limit, and one fewer does not.
TEST_F(RoadmapPage, TheDaysToTenPercentAreExact)
{
    away(2, AbsenceDay::Kind::Unlawful);
    const Model now = model();
    const auto* share = figure(now, core::AbsenceMeasure::UnlawfulShare, "quarter");
    ASSERT_NE(share, nullptr);
    const auto next = share->next;
    ASSERT_TRUE(next);
    EXPECT_EQ(next->title.da, "10 % ulovligt fravær: læg en plan");
    const double total = now.quarterDays;
    EXPECT_GE(100.0 * (2 + next->days) / total, 10.0);
    EXPECT_LT(100.0 * (2 + next->days - 1) / total, 10.0);
}

TEST_F(RoadmapPage, AThresholdStandsWithItsStepsAndWhatTheChildHasOfThem)
{
    away(5);
    const Model first = model();
    const auto& before = threshold(first, "school-absence", "row-5");
    EXPECT_EQ(before.state, ThresholdState::Passed);
    ASSERT_EQ(before.steps.size(), 2U);
    EXPECT_EQ(before.toTake, 2);
    EXPECT_EQ(before.steps[0].state, Model::Step::State::New);
    EXPECT_EQ(before.steps[0].who.da, "Teamet omkring barnet") << "the profile's word for the role";
    EXPECT_EQ(before.steps[0].due, house.session->calendar().plusWorkingDays(house.clock.today(), 3));
    house.must(TakeRoadmapSteps{pupil, "school-absence", "row-5"});
    const Model taken = model();
    const auto& after = threshold(taken, "school-absence", "row-5");
    EXPECT_EQ(after.toTake, 0);
    EXPECT_EQ(after.steps[0].state, Model::Step::State::Open);
    house.must(CompleteStep{after.steps[0].step, "set"});
    const Model done = model();
    EXPECT_EQ(threshold(done, "school-absence", "row-5").steps[0].state, Model::Step::State::Done);
    EXPECT_EQ(taken.roadmaps.front().id, "school-absence") << "what is passed comes first";
    EXPECT_FALSE(taken.roadmaps.front().sources.empty());
    EXPECT_TRUE(taken.roadmaps.front().sources.front().checkedOn);
}

TEST_F(RoadmapPage, TheProposalIsShownAndSwitchedOff)
{
    away(20, AbsenceDay::Kind::Unlawful);
    const Model now = model();
    EXPECT_EQ(threshold(now, "school-absence", "proposal-15-days").state, ThresholdState::Off);
}

TEST_F(RoadmapPage, WhatReachesTheHomeIsLeftOutUntilTheGateIsOpen)
{
    away(5);
    const Model before = model();
    const auto& waits = threshold(before, "school-absence", "worrying-home");
    EXPECT_EQ(waits.state, ThresholdState::Waits);
    EXPECT_TRUE(waits.steps.empty());
    EXPECT_EQ(waits.heldBack, 2);
    for (const auto& roadmap : before.roadmaps)
        for (const auto& one : roadmap.thresholds)
            for (const auto& step : one.steps)
                EXPECT_EQ(step.title.da.find("forældrene"), std::string::npos) << step.title.da;
    answer(pupil, Answer::No);
    const Model open = model();
    EXPECT_EQ(threshold(open, "school-absence", "worrying-home").steps.size(), 2U);
    house.must(OpenAcute{pupil});
    const Model closed = model();
    EXPECT_EQ(threshold(closed, "school-absence", "worrying-home").state, ThresholdState::Closed);
    EXPECT_TRUE(threshold(closed, "school-absence", "worrying-home").steps.empty());
    EXPECT_EQ(threshold(closed, "school-absence", "gate-closed").state, ThresholdState::Passed);
}

TEST_F(RoadmapPage, TheColleagueUnderSuspicionSeesThePageAsBefore)
{
    away(5);
    house.as("Per Lærer");
    const auto states = [&] {
        std::vector<ThresholdState> all;
        const Model now = model();
        for (const auto& roadmap : now.roadmaps)
            for (const auto& one : roadmap.thresholds) all.push_back(one.state);
        return all;
    };
    const auto before = states();
    house.as("Tea Lærer");
    const AcuteId acute{house.must(OpenAcute{pupil})};
    house.must(DescribeAcute{pupil, acute, core::AcuteCase::About::Staff, per});
    worry(pupil, "bullying");
    EXPECT_NE(states(), before) << "the others see that it is closed";
    house.as("Per Lærer");
    EXPECT_EQ(states(), before);
    EXPECT_EQ(model().gate, core::GateState::NotAsked);
    EXPECT_TRUE(followUps(FollowUpKind::ConcernClock).empty());
}

TEST_F(RoadmapPage, ADaycareChildHasTheRoadmapsThatCanApply)
{
    const Model now = model(small);
    EXPECT_FALSE(now.isPupil);
    std::vector<std::string> ids;
    for (const auto& roadmap : now.roadmaps) ids.push_back(roadmap.id);
    std::sort(ids.begin(), ids.end());
    EXPECT_EQ(ids, (std::vector<std::string>{"bullying", "dyslexia"})) << "absence is a pupil's";
    EXPECT_TRUE(roadmapSummary(*house.session, small).isShown);
}

TEST_F(RoadmapPage, NobodyOfAnotherUnitIsToldAnything)
{
    away(5);
    house.as("Pia Pædagog");
    const Model now = model();
    EXPECT_FALSE(now.maySee);
    EXPECT_TRUE(now.days.empty());
    EXPECT_TRUE(now.roadmaps.empty());
    EXPECT_FALSE(roadmapSummary(*house.session, pupil).isShown);
}

TEST_F(RoadmapPage, BarnSaysWhatThePageSays)
{
    away(5);
    EXPECT_EQ(roadmapSummary(*house.session, pupil).passed, model().passed);
    EXPECT_GT(model().passed, 0);
}

TEST(AbsenceSpan, LeavesOutWeekendsAndClosedDaysAndRefusesWhatIsNoSpan)
{
    using Refused = AbsenceSpan::Refused;
    const core::WorkingCalendar calendar("t", {{day(2026, 9, 15), {"Fridag", "Day off"}, core::Holiday::Kind::Holiday}},
                                         {2026, 2026});
    const Date today = day(2026, 9, 17);
    const AbsenceSpan span = absenceSpan(calendar, day(2026, 9, 11), day(2026, 9, 16), today);
    EXPECT_EQ(span.days, (std::vector{day(2026, 9, 11), day(2026, 9, 14), day(2026, 9, 16)}));
    EXPECT_EQ(span.weekend, 2);
    ASSERT_EQ(span.closed.size(), 1U);
    EXPECT_EQ(span.closed[0].title.da, "Fridag");
    EXPECT_EQ(absenceSpan(calendar, day(2026, 9, 12), day(2026, 9, 13), today).refused, Refused::NoSchoolDay);
    EXPECT_EQ(absenceSpan(calendar, day(2026, 9, 16), day(2026, 9, 15), today).refused, Refused::Backwards);
    EXPECT_EQ(absenceSpan(calendar, day(2026, 9, 16), day(2026, 9, 18), today).refused, Refused::Future);
    EXPECT_EQ(absenceSpan(calendar, day(2026, 1, 5), day(2026, 9, 4), today).refused, Refused::TooLong);
}

// --- the clock of a kind of concern ---------------------------------------------------------------------------------

TEST_F(RoadmapPage, BullyingHasItsOwnClockOfWorkingDaysWhereverTheChildIs)
{
    worry(pupil, "bullying");
    worry(small, "bullying");
    house.clock.goTo(day(2026, 9, 16)); // 11, 14, 15, 16: four working days later
    for (const ChildId child : {pupil, small}) {
        ASSERT_TRUE(row(child).clock);
        EXPECT_EQ(row(child).clock->workingDays, 6);
        EXPECT_EQ(row(child).clock->due, house.session->calendar().plusWorkingDays(day(2026, 9, 10), 10));
    }
    const auto lines = followUps(FollowUpKind::ConcernClock);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].workingDays, 6);
    EXPECT_FALSE(page.titleOf(lines[0])->empty());
    house.clock.goTo(day(2026, 9, 28));
    EXPECT_EQ(row(pupil).clock->workingDays, -2);
    EXPECT_EQ(followUps(FollowUpKind::ConcernClock).at(0).group, FollowUpModel::Group::Overdue);
}

TEST_F(RoadmapPage, TheClockGoesWithTheStepAndStopsWithThePlan)
{
    worry(pupil, "bullying");
    house.must(TakeRoadmapSteps{pupil, "bullying", "school-clock"});
    EXPECT_TRUE(followUps(FollowUpKind::ConcernClock).empty()) << "the step says it";
    const auto steps = followUps(FollowUpKind::Step);
    const auto clocked = std::find_if(steps.begin(), steps.end(), [](const auto& r) { return r.workingDays == 10; });
    ASSERT_NE(clocked, steps.end());
    house.must(CompleteStep{clocked->step, "planen ligger klar"});
    ASSERT_TRUE(row(pupil).clock);
    EXPECT_EQ(row(pupil).clock->metOn, house.clock.today());
    EXPECT_TRUE(followUps(FollowUpKind::ConcernClock).empty());
}

TEST_F(RoadmapPage, OtherConcernsHaveNoClockAndACircleKeepsItsOwn)
{
    worry(pupil, "trivsel");
    EXPECT_FALSE(row(pupil).clock);
    worry(small, "bullying", {house.leader});
    house.as("Pia Pædagog");
    EXPECT_FALSE(row(small).mayRead);
    EXPECT_FALSE(row(small).clock);
    EXPECT_TRUE(followUps(FollowUpKind::ConcernClock).empty());
}

// --- days to the first action ---------------------------------------------------------------------------------------

TEST_F(RoadmapPage, AConcernTellsHowSoonAnythingWasDone)
{
    worry(pupil, "trivsel");
    EXPECT_FALSE(row(pupil).firstActionAfter) << "the guide's own steps are nobody's action";
    house.clock.goTo(day(2026, 9, 15));
    EXPECT_EQ(row(pupil).daysWaiting, 5);
    house.clock.goTo(day(2026, 9, 13));
    house.must(AddNote{pupil, "far", "telefon", day(2026, 9, 13), "Hun vil nødig af sted", {}});
    EXPECT_EQ(row(pupil).firstActionAfter, 3);
    house.clock.goTo(day(2026, 9, 1)); // a clock set back
    EXPECT_EQ(row(pupil).daysWaiting, 0);
}

TEST_F(RoadmapPage, WhatIsHiddenIsNoActionForTheOneItIsHiddenFrom)
{
    house.as("Per Lærer");
    worry(pupil, "trivsel");
    house.as("Tea Lærer");
    house.clock.pass(std::chrono::hours(1));
    const AcuteId acute{house.must(OpenAcute{pupil})};
    house.must(DescribeAcute{pupil, acute, core::AcuteCase::About::Staff, per});
    house.clock.pass(std::chrono::hours(1));
    house.must(AddNote{pupil, "eleven", "samtale", house.clock.today(), "Ord for ord", {}});
    EXPECT_TRUE(row(pupil).firstActionAfter);
    house.as("Per Lærer");
    EXPECT_FALSE(row(pupil).firstActionAfter);
}

// --- placements, and the monthly look at absence --------------------------------------------------------------------

TEST_F(RoadmapPage, PlacementsAreFollowedUpOnlyWhereTheStoreSaysSo)
{
    house.must(SetCircumstances{pupil, {}, day(2026, 2, 2)});
    EXPECT_TRUE(followUps(FollowUpKind::Placement).empty()) << "off by default";
    house.mustNot(ChangeSetting{"placementFollowUp", "måske"});
    house.must(ChangeSetting{"placementFollowUp", "on"});
    const auto lines = followUps(FollowUpKind::Placement);
    ASSERT_EQ(lines.size(), 3U) << "never followed up, half a year and seven months gone";
    EXPECT_EQ(lines[0].due, day(2026, 2, 16));
    EXPECT_EQ(lines[0].group, FollowUpModel::Group::Overdue);
    EXPECT_EQ(lines[2].due, day(2026, 9, 2));
    EXPECT_NE(page.titleOf(lines[2])->da.find("hjemgivelse"), std::string::npos);
    house.as("Pia Pædagog");
    EXPECT_TRUE(followUps(FollowUpKind::Placement).empty()) << "another unit's child";
    house.as(House::kLeader);
    house.must(ChangeSetting{"placementFollowUp", "off"});
    EXPECT_TRUE(followUps(FollowUpKind::Placement).empty());
}

TEST_F(RoadmapPage, AHeldMeetingAboutThePlacementCountsTheNextSixWeeks)
{
    const core::MeetingToolsPtr tools = house.catalog->meetingTools();
    const core::MeetingTool* about = nullptr;
    if (tools != nullptr)
        for (const core::MeetingTool& tool : tools->tools)
            if (tool.settles == core::MeetingTool::Settles::Placement) about = &tool;
    ASSERT_NE(about, nullptr) << "a tool of the data settles a placement";
    answer(pupil, Answer::No);
    house.must(ChangeSetting{"placementFollowUp", "on"});
    house.must(SetCircumstances{pupil, {}, day(2026, 8, 24)});
    core::Meeting meeting;
    meeting.child = pupil;
    meeting.tool = about->id;
    meeting.on = day(2026, 9, 8);
    meeting.isHeld = true;
    meeting.words = {{about->parts.front().id, "Set på hverdagen"}};
    house.must(SaveMeeting{meeting});
    const auto lines = followUps(FollowUpKind::Placement);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].due, day(2026, 10, 20));
}

TEST_F(RoadmapPage, EveryClassHasItsMonthlyLookAtAbsenceUntilItIsHeld)
{
    house.clock.goTo(day(2026, 9, 21));
    auto lines = followUps(FollowUpKind::AbsenceReview);
    ASSERT_EQ(lines.size(), 1U) << "also while nobody has written any absence; daycare has none";
    EXPECT_EQ(lines[0].unit, grade);
    EXPECT_EQ(lines[0].due, day(2026, 9, 30));
    house.must(HoldVisit{grade, core::Visit::Kind::AbsenceReview, day(2026, 9, 21), "Set på 5. B"});
    EXPECT_TRUE(followUps(FollowUpKind::AbsenceReview).empty());
    house.clock.goTo(day(2026, 10, 20));
    EXPECT_EQ(followUps(FollowUpKind::AbsenceReview).size(), 1U);
}

} // namespace
} // namespace trivsel::app
