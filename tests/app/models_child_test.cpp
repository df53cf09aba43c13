#include "app/models/child_model.h"
#include "app/models/content_model.h"
#include "app/models/start_model.h"
#include "app/session_fixture.h"

#include <algorithm>

namespace trivsel::app {
namespace {

using core::Position;
using test::day;
using test::House;

class ChildPage : public ::testing::Test {
protected:
    ChildPage()
    {
        house.addPair(house.red);
        child = house.child("Anna Dam", house.red);
        other = house.child("Bent Dam", house.red);
    }
    void agree(Position position, std::uint8_t option)
    {
        house.as(House::kLeader);
        round = house.openRound(house.red);
        for (const ChildId each : {child, other}) {
            house.bothRate(round, each, option, position);
            house.must(AgreePosition{.round = round, .child = each, .position = position, .environment = "mindre grupper"});
        }
    }
    ChildModel model() { return childModel(*house.session, child); }
    const ChildModel::StepRow& row(const ChildModel& page, const std::string& guideStep)
    {
        const StepId id = house.step(child, guideStep)->id;
        return *std::find_if(page.steps.begin(), page.steps.end(), [&](const auto& r) { return r.step == id; });
    }

    House house;
    ChildId child, other;
    RoundId round;
};

TEST_F(ChildPage, ShowsTheStepsOfTheGuideWithReasonRoleAndDay)
{
    agree(Position::Yellow, 1);
    const ChildModel page = model();
    EXPECT_EQ(page.position, Position::Yellow);
    EXPECT_TRUE(page.isCurrent);
    EXPECT_EQ(page.positionRound.da, "Efterår 2026");
    ASSERT_FALSE(page.steps.empty());
    const auto& environment = row(page, "environment");
    EXPECT_EQ(environment.number, 1); // the surroundings come first
    EXPECT_TRUE(environment.isMinimum);
    EXPECT_FALSE(environment.reasons.empty());
    EXPECT_FALSE(environment.who.empty());
    EXPECT_TRUE(environment.due);
    EXPECT_TRUE(environment.canShare);
    EXPECT_FALSE(row(page, "plan").canShare);
    EXPECT_GE(page.minimum, 6);
    EXPECT_EQ(page.minimumDone, 0);
    EXPECT_FALSE(page.ladderNote.empty());
    ASSERT_EQ(page.rounds.size(), 1U);
    EXPECT_EQ(page.rounds[0].environment, "mindre grupper");
    ASSERT_EQ(page.timeline.points.size(), 1U);
    EXPECT_EQ(page.timeline.points[0].label.da, "E 26");
}

TEST_F(ChildPage, HoldsBackWhatReachesParentsAndChildUntilTheGateIsAnswered)
{
    agree(Position::Yellow, 1);
    ChildModel page = model();
    EXPECT_TRUE(page.asksGate);
    EXPECT_EQ(page.gate, core::GateState::NotAsked);
    EXPECT_TRUE(row(page, "parents-word").isHeldBack);
    EXPECT_TRUE(row(page, "child-perspective").isHeldBack);
    EXPECT_FALSE(row(page, "environment").isHeldBack);

    house.must(AnswerGate{.child = child, .answer = core::GateAnswer::Answer::No});
    page = model();
    EXPECT_FALSE(page.asksGate);
    EXPECT_EQ(page.gateBy, "Bo");
    EXPECT_EQ(page.gateOn, day(2026, 9, 10));
    EXPECT_FALSE(row(page, "parents-word").isHeldBack);
}

TEST_F(ChildPage, ASuspicionAboutASiblingClosesHereTooAndSaysSo)
{
    agree(Position::Yellow, 1);
    house.must(LinkSiblings{child, other});
    house.must(AnswerGate{.child = child, .answer = core::GateAnswer::Answer::No});
    house.must(AnswerGate{.child = other, .answer = core::GateAnswer::Answer::Doubt});
    const ChildModel page = model();
    EXPECT_EQ(page.gate, core::GateState::Closed);
    EXPECT_TRUE(page.gateClosedBySibling);
    EXPECT_TRUE(row(page, "parents-word").isHeldBack);
    EXPECT_FALSE(childModel(*house.session, other).gateClosedBySibling);
    ASSERT_EQ(page.siblings.size(), 1U);
}

TEST_F(ChildPage, MarksOverdueStepsAndTellsWhoIsToDoThem)
{
    agree(Position::Yellow, 1);
    house.must(SetContactAdult{child, house.ane});
    house.must(CompleteStep{house.step(child, "environment")->id, "gjort"});
    const StepId plan = house.step(child, "plan")->id;
    house.must(ChangeStep{.step = plan, .responsible = house.ane, .due = day(2026, 9, 20)});
    house.clock.goTo(day(2026, 9, 21));
    house.as("Ane");
    const ChildModel page = model();
    const auto& late = row(page, "plan");
    EXPECT_TRUE(late.isOverdue);
    EXPECT_EQ(late.responsible, "Ane");
    const auto& done = row(page, "environment");
    EXPECT_EQ(done.status, core::Step::Status::Done);
    EXPECT_FALSE(done.isOverdue);
    EXPECT_EQ(done.statusBy, "Bo");
    EXPECT_EQ(page.steps.back().step, done.step); // closed ones come last
    EXPECT_EQ(page.minimumDone, 1);
    const StartModel start = startModel(*house.session);
    ASSERT_FALSE(start.tasks.empty());
    EXPECT_EQ(start.tasks.front().kind, StartModel::Task::Kind::StepOverdue);
    const ChildrenModel list = childrenModel(*house.session);
    EXPECT_TRUE(list.rows.front().isOverdue);
    EXPECT_EQ(list.rows.front().contact, "Ane");
}

TEST_F(ChildPage, AnOwnStepIsOneAndAStepForSeveralNamesTheOthers)
{
    agree(Position::Yellow, 1);
    house.must(AddOwnStep{.child = child, .title = "Fast legegruppe", .action = "To gange om ugen", .responsible = house.bo});
    const StepId own{house.session->lastAdded()};
    house.must(ShareStep{own, {other}});
    const ChildModel page = model();
    const auto shared = std::find_if(page.steps.begin(), page.steps.end(), [&](const auto& r) { return r.step == own; });
    ASSERT_NE(shared, page.steps.end());
    EXPECT_TRUE(shared->isOwn);
    EXPECT_TRUE(shared->canShare);
    EXPECT_EQ(shared->alsoFor, std::vector<std::string>{"Bent Dam"});
    const ChildModel theOther = childModel(*house.session, other);
    const auto seen = std::find_if(theOther.steps.begin(), theOther.steps.end(), [&](const auto& r) { return r.step == own; });
    ASSERT_NE(seen, theOther.steps.end());
    EXPECT_EQ(seen->alsoFor, std::vector<std::string>{"Anna Dam"});
}

TEST_F(ChildPage, APositionIsNoLongerCurrentAfterSevenMonthsOrWhenTheNextRoundOpens)
{
    agree(Position::Yellow, 1);
    EXPECT_TRUE(childrenModel(*house.session).rows.front().isCurrent);
    house.clock.goTo(day(2027, 4, 9));
    EXPECT_TRUE(model().isCurrent);
    house.clock.goTo(day(2027, 4, 11));
    EXPECT_FALSE(model().isCurrent);
    EXPECT_FALSE(childrenModel(*house.session).rows.front().isCurrent);
    EXPECT_EQ(model().position, Position::Yellow); // still told, as what it was

    house.clock.goTo(day(2027, 3, 5));
    EXPECT_TRUE(model().isCurrent);
    house.must(CloseRound{round});
    house.openRound(house.red);
    EXPECT_FALSE(model().isCurrent);
    EXPECT_FALSE(childrenModel(*house.session).rows.front().isCurrent);
}

TEST_F(ChildPage, ReachesAsFarAsTheRole)
{
    agree(Position::Yellow, 1);
    house.as(House::kLeader);
    house.adult("Dorte", {house.blue});
    house.adult("Eva", {house.root}, core::Role::Consultant);
    EXPECT_TRUE(model().maySee);
    EXPECT_TRUE(model().mayEdit);
    EXPECT_FALSE(model().units.empty()); // a leader may move the child
    EXPECT_EQ(childrenModel(*house.session).rows.size(), 2U);
    house.as("Ane");
    EXPECT_TRUE(model().mayAct);
    EXPECT_TRUE(model().units.empty());
    for (const char* name : {"Dorte", "Eva"}) {
        house.as(name);
        EXPECT_FALSE(model().maySee) << name;
        EXPECT_TRUE(model().child.name.empty()) << name;
        EXPECT_TRUE(model().steps.empty()) << name;
        EXPECT_TRUE(childrenModel(*house.session).rows.empty()) << name;
        const StartModel start = startModel(*house.session);
        EXPECT_TRUE(start.rounds.empty()) << name;
        for (const auto& task : start.tasks) EXPECT_TRUE(task.child.empty()) << name;
    }
}

TEST_F(ChildPage, AYellowPositionWithoutAContactAdultIsALeadersTask)
{
    agree(Position::Yellow, 1);
    house.as(House::kLeader);
    const auto hasTask = [&] {
        const StartModel start = startModel(*house.session);
        return std::any_of(start.tasks.begin(), start.tasks.end(),
                           [](const auto& t) { return t.kind == StartModel::Task::Kind::NoContactAdult; });
    };
    EXPECT_TRUE(hasTask());
    house.must(SetContactAdult{child, house.ane});
    house.must(SetContactAdult{other, house.bo});
    EXPECT_FALSE(hasTask());
}

TEST_F(ChildPage, MasksTheNumber)
{
    house.must(ChangeChild{.child = child, .name = "Anna Dam", .birthDate = day(2022, 5, 1), .cpr = "9905229999"});
    EXPECT_EQ(model().maskedCpr, "990522-••••");
}

TEST_F(ChildPage, TheChartTellsPositionsInWordsAndActionsInDays)
{
    agree(Position::Yellow, 1);
    house.must(AddOwnStep{.child = child, .title = "Fast legegruppe", .action = "To gange om ugen", .responsible = house.bo});
    house.clock.goTo(day(2026, 9, 30));
    const ChildModel page = model();
    const core::chart::PositionTimeline chart = chartOf(page.timeline, house.session->municipality().positionWords, Language::Danish);
    ASSERT_EQ(chart.points.size(), 1U);
    EXPECT_EQ(chart.points[0].value, house.session->municipality().positionWords.yellow.da);
    ASSERT_EQ(chart.lanes.size(), 1U);
    EXPECT_EQ(chart.lanes[0].word, "Skridt");
    for (const auto& bar : chart.lanes[0].bars) EXPECT_LE(bar.from, bar.to);
    EXPECT_EQ(chart.lanes[0].bars.back().to - chart.lanes[0].bars.back().from, 20);
    EXPECT_TRUE(chart.lanes[0].bars.back().isOpen);
}

TEST_F(ChildPage, ContentAndSettingsAreForEveryone)
{
    house.as("Ane");
    const ContentModel content = contentModel(*house.session, Language::Danish);
    EXPECT_EQ(content.forms.size(), 4U);
    for (const auto& form : content.forms) {
        EXPECT_EQ(std::count_if(form.schemes.begin(), form.schemes.end(), [](const auto& s) { return s.isInUse; }), 1);
        EXPECT_FALSE(form.validated);
    }
    EXPECT_TRUE(content.faults.empty());
    EXPECT_EQ(content.municipalityId, "kerteminde");
    EXPECT_FALSE(content.steps.empty());
    EXPECT_FALSE(content.steps.front().due.empty());
    const SettingsModel settings = settingsModel(*house.session);
    EXPECT_FALSE(settings.mayChangeStore);
    EXPECT_EQ(settings.ratersPerChild, 2);
    EXPECT_EQ(settings.users.size(), 3U);
    ASSERT_EQ(settings.units.size(), 4U);
    EXPECT_EQ(settings.units[0].depth, 0);
    EXPECT_EQ(settings.units[2].name, "Blå stue");
    EXPECT_EQ(settings.units[3].children, 2);
    house.as(House::kLeader);
    EXPECT_TRUE(settingsModel(*house.session).mayChangeStore);
}

} // namespace
} // namespace trivsel::app
