#include "app/guide_case.h"
#include "app/session_fixture.h"

namespace trivsel::app {
namespace {

using core::Position;
using Answer = core::GateAnswer::Answer;
using Status = core::Step::Status;
using test::day;
using test::House;

class Gate : public ::testing::Test {
protected:
    Gate()
    {
        child = house.child("Anna", house.red);
        sibling = house.child("Bent", house.red);
        round = house.openRound(house.red);
        house.addPair(house.red);
        house.bothRate(round, child, 1, Position::Yellow);
        house.must(AgreePosition{.round = round, .child = child, .position = Position::Yellow});
    }
    AnswerGate gate(Answer answer) const { return {.child = child, .answer = answer, .authority = {}, .authorityOn = {}}; }
    StepId idOf(const std::string& guideStep) const { return house.step(child, guideStep)->id; }
    core::GateState state(ChildId of) const { return house.session->world().gate(of); }
    AddOwnStep own(const std::string& title) const { return {.child = child, .title = title, .action = {}, .responsible = {}, .person = {}, .organisation = {}, .due = {}}; }

    House house;
    ChildId child, sibling;
    RoundId round;
};

TEST_F(Gate, HoldsBackWhatReachesParentsOrChildUntilTheQuestionIsAnswered)
{
    house.mustNot(CompleteStep{idOf("parents-talk"), "talt"});
    house.mustNot(CompleteStep{idOf("child-perspective"), "talt"});
    AddOwnStep letter = own("Brev hjem");
    letter.reachesParents = true;
    house.mustNot(letter);
    letter.reachesParents = false;
    letter.reachesChild = true;
    house.mustNot(letter);
    house.must(CompleteStep{idOf("environment"), "flyttet garderoben"}); // does not wait
    house.must(gate(Answer::No));
    EXPECT_EQ(state(child), core::GateState::Open);
    house.must(CompleteStep{idOf("parents-talk"), "talt"});
    house.must(letter);
    house.must(SetAsideStep{idOf("child-perspective"), "har lige været gjort"});
}

TEST_F(Gate, ClosesOnDoubtAndAddsTheAcuteStepsAtOnce)
{
    house.must(gate(Answer::Doubt));
    EXPECT_EQ(state(child), core::GateState::Closed);
    house.mustNot(CompleteStep{idOf("parents-talk"), "talt"});
    ASSERT_NE(house.step(child, "acute-call"), nullptr);
    EXPECT_EQ(house.step(child, "acute-call")->due, day(2026, 9, 10)) << "today";
    EXPECT_NE(house.step(child, "acute-consideration"), nullptr);
    EXPECT_EQ(house.step(child, "acute-notify"), nullptr);
    house.must(gate(Answer::Yes));
    EXPECT_NE(house.step(child, "acute-notify"), nullptr);
}

TEST_F(Gate, IsNotOpenedByAnotherNoButOnlyByTheAuthority)
{
    house.must(gate(Answer::Yes));
    house.mustNot(gate(Answer::No));
    AnswerGate release = gate(Answer::Released);
    house.mustNot(release);
    release.authority = "Mette Hansen, Modtagelsen";
    house.mustNot(release);
    release.authorityOn = day(2026, 9, 11); // tomorrow
    house.mustNot(release);
    release.authorityOn = day(2026, 9, 10);
    house.must(release);
    EXPECT_EQ(state(child), core::GateState::Open);
    house.must(CompleteStep{idOf("parents-talk"), "aftalt med Modtagelsen"});
    house.mustNot(release); // nothing is closed any more
}

TEST_F(Gate, DoesNotOpenByClosingTheCase)
{
    house.must(gate(Answer::Yes));
    for (const core::Step* step : house.session->world().stepsOf(child))
        if (step->guideStep.starts_with("acute-")) house.must(CompleteStep{step->id, "gjort"});
    AgreePosition green{.round = round, .child = child, .position = Position::Green};
    green.watchFor = "alt";
    green.lookAgain = day(2026, 10, 1);
    house.must(green);
    house.must(SetNoPosition{round, sibling, "syg"});
    house.must(CloseRound{round});
    EXPECT_EQ(state(child), core::GateState::Closed);
    house.reopen();
    EXPECT_EQ(state(child), core::GateState::Closed);
}

TEST_F(Gate, ClosesForSiblingsToo)
{
    house.must(LinkSiblings{child, sibling});
    house.bothRate(round, sibling, 1, Position::Yellow);
    house.must(AgreePosition{.round = round, .child = sibling, .position = Position::Yellow});
    house.must(AnswerGate{.child = sibling, .answer = Answer::No, .authority = {}, .authorityOn = {}});
    const StepId talk = house.step(sibling, "parents-talk")->id;
    house.must(gate(Answer::Doubt));
    EXPECT_EQ(state(sibling), core::GateState::Closed);
    house.mustNot(CompleteStep{talk, "talt"});
    EXPECT_EQ(house.step(sibling, "acute-call"), nullptr) << "the suspicion is about the other child";
    // It is opened at the child it is about.
    house.mustNot(AnswerGate{.child = sibling, .answer = Answer::Released, .authority = "Modtagelsen", .authorityOn = day(2026, 9, 10)});
    house.must(AnswerGate{.child = child, .answer = Answer::Released, .authority = "Modtagelsen", .authorityOn = day(2026, 9, 10)});
    EXPECT_EQ(state(sibling), core::GateState::Open);
    house.must(CompleteStep{talk, "talt"});
}

TEST_F(Gate, WorksForAChildWithoutAnyPosition)
{
    house.must(AnswerGate{.child = sibling, .answer = Answer::Yes, .authority = {}, .authorityOn = {}});
    EXPECT_NE(house.step(sibling, "acute-notify"), nullptr);
    EXPECT_EQ(house.step(sibling, "environment"), nullptr);
    const auto steps = house.session->world().stepsOf(sibling).size();
    house.must(AnswerGate{.child = sibling, .answer = Answer::Yes, .authority = {}, .authorityOn = {}}); // the same click
    EXPECT_EQ(house.session->world().stepsOf(sibling).size(), steps);
}

TEST_F(Gate, AWrongLinkBetweenSiblingsIsTakenBackAndCanBeMadeAgain)
{
    house.must(LinkSiblings{child, sibling});
    house.must(UnlinkSiblings{sibling, child});
    EXPECT_TRUE(house.session->world().siblingsOf(child).empty());
    house.mustNot(UnlinkSiblings{child, sibling}); // no longer linked
    house.must(gate(Answer::Doubt));
    EXPECT_EQ(state(sibling), core::GateState::NotAsked) << "it is not family";
    ASSERT_TRUE(house.session->flush());
    house.reopen("Bo");
    EXPECT_TRUE(house.session->world().siblings.empty());
    house.must(LinkSiblings{child, sibling});
    EXPECT_EQ(state(sibling), core::GateState::Closed) << "linking again undoes it";
}

TEST_F(Gate, UnlinkingIsNoWayRoundIt)
{
    const ChildId third{house.child("Carl", house.red)};
    house.must(LinkSiblings{child, sibling});
    house.must(LinkSiblings{sibling, third});
    house.must(gate(Answer::Doubt));
    house.mustNot(UnlinkSiblings{child, sibling});
    house.mustNot(UnlinkSiblings{sibling, third}); // the suspicion is two links away
    EXPECT_EQ(state(third), core::GateState::Closed);
    house.must(AnswerGate{.child = child, .answer = Answer::Released, .authority = "Modtagelsen", .authorityOn = day(2026, 9, 10)});
    house.must(UnlinkSiblings{child, sibling});
    house.mustNot(UnlinkSiblings{child, third}); // family through another only
    EXPECT_EQ(house.session->world().siblingsOf(sibling), (std::vector<ChildId>{third}));
}

TEST_F(Gate, TheDayOfTheAnswerIsTheConcernsDayLaterToo)
{
    house.must(gate(Answer::Yes));
    EXPECT_EQ(house.step(child, "acute-call")->due, day(2026, 9, 10));
    house.clock.goTo(day(2026, 9, 14));
    const core::GuideCase known = caseOf(house.session->world(), *house.session->world().child(child), nullptr, {}, house.session->today());
    EXPECT_EQ(known.events.at(core::DueFrom::Concern), day(2026, 9, 10));
    EXPECT_EQ(known.date, day(2026, 9, 14));
}

// --- steps ----------------------------------------------------------------------------------------------------------

TEST_F(Gate, StepsAreDoneSetAsideAndReopenedByName)
{
    const StepId step = idOf("environment");
    house.mustNot(SetAsideStep{step, "  "});
    house.must(SetAsideStep{step, "vi gjorde det i sidste uge"});
    EXPECT_EQ(house.session->world().steps.at(step).status, Status::SetAside);
    EXPECT_EQ(house.session->world().steps.at(step).statusBy, house.bo);
    house.mustNot(CompleteStep{step, ""});
    house.must(ReopenStep{step});
    house.mustNot(ReopenStep{step});
    house.must(CompleteStep{step, ""});
    EXPECT_EQ(house.session->world().steps.at(step).status, Status::Done);
}

TEST_F(Gate, StepsGetAResponsibleAndADate)
{
    const StepId step = idOf("environment");
    house.must(ChangeStep{.step = step, .responsible = house.ane, .person = {}, .organisation = {}, .due = day(2026, 10, 1)});
    EXPECT_EQ(house.session->world().steps.at(step).responsible, house.ane);
    EXPECT_EQ(house.session->world().steps.at(step).due, day(2026, 10, 1));
    house.must(ChangeStep{.step = step, .responsible = {}, .person = "Sus", .organisation = "PPR", .due = {}});
    EXPECT_EQ(house.session->world().steps.at(step).person, "Sus");
    house.mustNot(ChangeStep{.step = step, .responsible = UserId{999}, .person = {}, .organisation = {}, .due = {}});
}

TEST_F(Gate, OwnStepsAreAddedAtAnyTime)
{
    house.mustNot(own(" "));
    const StepId step{house.must(own("Læse sammen hver morgen"))};
    EXPECT_TRUE(house.session->world().steps.at(step).guideStep.empty());
    EXPECT_FALSE(house.session->world().steps.at(step).isMinimum);
}

TEST_F(Gate, OneEnvironmentStepServesSeveralChildren)
{
    house.bothRate(round, sibling, 1, Position::Yellow);
    house.must(AgreePosition{.round = round, .child = sibling, .position = Position::Yellow});
    const StepId shared = idOf("environment");
    const StepId others = house.step(sibling, "environment")->id;
    house.mustNot(ShareStep{idOf("plan"), {sibling}}); // not a group step in the guide
    house.must(ShareStep{shared, {sibling, child, sibling}});
    EXPECT_EQ(house.session->world().steps.at(shared).alsoFor, (std::vector<ChildId>{sibling}));
    EXPECT_EQ(house.session->world().steps.at(others).status, Status::SetAside);
    // The common one is the child's environment step now, also when the position is agreed anew.
    house.must(AgreePosition{.round = round, .child = sibling, .position = Position::Red});
    int open = 0;
    for (const core::Step* step : house.session->world().stepsOf(sibling)) open += step->guideStep == "environment" && step->status == Status::Open;
    EXPECT_EQ(open, 1);
    EXPECT_EQ(house.session->world().steps.at(shared).child, child);
    house.must(ShareStep{shared, {}});
    EXPECT_TRUE(house.session->world().steps.at(shared).alsoFor.empty());
}

TEST_F(Gate, SharingWaitsForEveryChildsGate)
{
    house.must(gate(Answer::No));
    AddOwnStep meeting = own("Kaffe med forældrene");
    meeting.reachesParents = true;
    const StepId step{house.must(meeting)};
    house.mustNot(ShareStep{step, {sibling}}); // the other one was not asked
    house.must(AnswerGate{.child = sibling, .answer = Answer::No, .authority = {}, .authorityOn = {}});
    house.must(ShareStep{step, {sibling}});
    house.must(AnswerGate{.child = sibling, .answer = Answer::Doubt, .authority = {}, .authorityOn = {}});
    house.mustNot(CompleteStep{step, "holdt"});
}

} // namespace
} // namespace trivsel::app
