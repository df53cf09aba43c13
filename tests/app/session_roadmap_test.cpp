#include "app/roadmap_case.h"
#include "app/session_fixture.h"

#include <algorithm>

/// "Tag skridtene med": a roadmap's steps become the child's.
namespace trivsel::app {
namespace {

using core::AbsenceDay;
using core::Step;
using test::day;
using test::House;
using Answer = core::GateAnswer::Answer;

class RoadmapSteps : public ::testing::Test {
protected:
    RoadmapSteps()
    {
        const UnitId school = house.unit("Nordskolen", house.root, core::UnitKind::Institution, core::Setting::School);
        const UnitId grade = house.unit("5. B", school, core::UnitKind::Unit, core::Setting::School);
        pupil = house.child("Elev", grade, day(2015, 5, 1));
        small = house.child("Anna", house.red);
        sibling = house.child("Bent", house.red);
        house.must(LinkSiblings{pupil, sibling});
        tea = house.adult("Tea Lærer", {grade}, core::Role::Teacher);
        per = house.adult("Per Lærer", {grade}, core::Role::Teacher);
        house.must(SetContactAdult{pupil, tea});
    }
    void away(int days, AbsenceDay::Kind kind = AbsenceDay::Kind::Illness)
    {
        Date at = house.clock.today();
        for (int i = 0; i < days; at = at.plusDays(-1)) {
            if (!house.session->calendar().isWorkingDay(at)) continue;
            house.must(AddAbsence{pupil, at, kind, 1});
            ++i;
        }
    }
    void answer(ChildId child, Answer said)
    {
        house.must(AnswerGate{.child = child, .answer = said, .authority = {}, .authorityOn = {}});
    }
    void take(const char* threshold, const char* roadmap = "school-absence")
    {
        house.must(TakeRoadmapSteps{pupil, roadmap, threshold});
    }
    std::vector<const Step*> ofRoadmap(const char* roadmap = "school-absence", ChildId child = {}) const
    {
        auto steps = house.session->world().stepsOf(child ? child : pupil);
        std::erase_if(steps, [&](const Step* s) { return !core::isFrom(*s, roadmap); });
        return steps;
    }
    ConcernId worry(ChildId child, const char* kind)
    {
        RaiseConcern concern;
        concern.child = child;
        concern.kind = kind;
        concern.seenOn = house.clock.today();
        concern.seen = "Det, vi så";
        return ConcernId{house.must(concern)};
    }

    House house;
    ChildId pupil, small, sibling;
    UserId tea, per;
};

TEST_F(RoadmapSteps, APassedThresholdGivesItsStepsOnceWithReasonDayAndContactAdult)
{
    away(5);
    house.as("Tea Lærer");
    take("row-5");
    const auto steps = ofRoadmap();
    ASSERT_EQ(steps.size(), 2U);
    const Step& follow = steps[0]->guideStep == "absence-follow-up" ? *steps[0] : *steps[1];
    EXPECT_EQ(follow.responsible, tea) << "the contact adult";
    EXPECT_EQ(follow.due, house.session->calendar().plusWorkingDays(house.clock.today(), 20));
    EXPECT_EQ(follow.reasons.at(0).da, "Fem skoledage i træk uden eleven, af enhver grund.");
    EXPECT_TRUE(follow.isMinimum);
    EXPECT_TRUE(follow.guide.starts_with("school-absence "));
    const auto version = house.session->version();
    take("row-5");
    EXPECT_EQ(ofRoadmap().size(), 2U) << "twice adds nothing twice";
    EXPECT_EQ(house.session->version(), version);
}

TEST_F(RoadmapSteps, AStepThatSeveralThresholdsAskForStandsOnceWithEveryReason)
{
    away(5);
    take("row-5");
    take("five-of-20");
    const auto steps = ofRoadmap();
    ASSERT_EQ(steps.size(), 3U) << "look, follow up, and the plan that only the second asks for";
    for (const Step* step : steps)
        EXPECT_EQ(step->reasons.size(), step->guideStep == "absence-plan" ? 1U : 2U) << step->guideStep;
}

TEST_F(RoadmapSteps, WhatIsNotReachedSwitchedOffOrUnknownIsRefused)
{
    away(4);
    house.mustNot(TakeRoadmapSteps{pupil, "school-absence", "row-5"});
    house.mustNot(TakeRoadmapSteps{pupil, "school-absence", "proposal-15-days"});
    house.mustNot(TakeRoadmapSteps{pupil, "school-absence", "ti-af-ti"});
    house.mustNot(TakeRoadmapSteps{pupil, "vejret", "row-5"});
    EXPECT_TRUE(ofRoadmap().empty());
}

TEST_F(RoadmapSteps, WhatReachesTheHomeComesOnlyWhenTheQuestionIsAnsweredWithNo)
{
    away(5);
    const std::string told = house.mustNot(TakeRoadmapSteps{pupil, "school-absence", "worrying-home"}).message.da;
    EXPECT_EQ(told.find("ikke nået"), std::string::npos) << "it is reached, and waits: " << told;
    answer(pupil, Answer::No);
    take("worrying-home");
    EXPECT_EQ(ofRoadmap().size(), 2U);
}

TEST_F(RoadmapSteps, ASiblingsSuspicionClosesThemToo)
{
    away(5);
    answer(pupil, Answer::No);
    answer(sibling, Answer::Doubt);
    house.mustNot(TakeRoadmapSteps{pupil, "school-absence", "worrying-home"});
    take("gate-closed");
    ASSERT_EQ(ofRoadmap().size(), 1U);
    EXPECT_EQ(ofRoadmap()[0]->guideStep, "ask-authority-first");
}

TEST_F(RoadmapSteps, TheColleagueUnderSuspicionIsAnsweredAsIfNobodyHadBeenAsked)
{
    away(5);
    house.as("Per Lærer");
    const std::string before = house.mustNot(TakeRoadmapSteps{pupil, "school-absence", "worrying-home"}).message.da;
    const std::string closed = house.mustNot(TakeRoadmapSteps{pupil, "school-absence", "gate-closed"}).message.da;
    house.as("Tea Lærer");
    const AcuteId acute{house.must(OpenAcute{pupil})};
    house.must(DescribeAcute{pupil, acute, core::AcuteCase::About::Staff, per});
    take("gate-closed");
    house.as("Per Lærer");
    EXPECT_EQ(house.mustNot(TakeRoadmapSteps{pupil, "school-absence", "worrying-home"}).message.da, before);
    EXPECT_EQ(house.mustNot(TakeRoadmapSteps{pupil, "school-absence", "gate-closed"}).message.da, closed);
    for (const Step* step : house.session->world().stepsOf(pupil, per))
        EXPECT_NE(step->guideStep, "ask-authority-first");
}

TEST_F(RoadmapSteps, AnEndedStepAnswersItsQuarterAndIsAskedForAgainInTheNext)
{
    away(5);
    take("row-5");
    const auto steps = ofRoadmap();
    house.must(CompleteStep{steps[0]->id, "set"});
    house.must(SetAsideStep{steps[1]->id, "set på før"});
    take("row-5");
    EXPECT_EQ(ofRoadmap().size(), 2U);
    house.clock.goTo(day(2026, 10, 9));
    away(5);
    take("row-5");
    EXPECT_EQ(ofRoadmap().size(), 4U);
}

TEST_F(RoadmapSteps, BullyingIsCountedFromItsOwnConcernWhateverElseIsRaised)
{
    worry(small, "bullying");
    house.clock.goTo(day(2026, 9, 15));
    worry(small, "trivsel");
    house.must(TakeRoadmapSteps{small, "bullying", "daycare"});
    const auto steps = ofRoadmap("bullying", small);
    ASSERT_EQ(steps.size(), 1U);
    EXPECT_EQ(steps[0]->due, house.session->calendar().plusWorkingDays(day(2026, 9, 10), 10));
    house.must(ShareStep{steps[0]->id, {sibling}}); // the file marks it as one for the group
}

TEST_F(RoadmapSteps, AnOpenConcernAboutViolenceKeepsTheBullyingRoadmapFromTheHome)
{
    answer(small, Answer::No);
    worry(small, "violence");
    worry(small, "bullying");
    house.mustNot(TakeRoadmapSteps{small, "bullying", "seen-together"});
}

TEST_F(RoadmapSteps, DyslexiaGoesByWhatIsKnownOfTheChild)
{
    house.mustNot(TakeRoadmapSteps{pupil, "dyslexia", "dyslexic"});
    house.must(SetCircumstances{pupil, {"dyslexic"}, {}});
    take("dyslexic", "dyslexia");
    EXPECT_EQ(ofRoadmap("dyslexia").size(), 3U);
    house.reopen();
    EXPECT_EQ(ofRoadmap("dyslexia").size(), 3U);
}

} // namespace
} // namespace trivsel::app
