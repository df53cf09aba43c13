#include "app/session_fixture.h"

#include "app/guide_case.h"

#include <algorithm>

namespace trivsel::app {
namespace {

using core::Position;
using test::day;
using test::House;

class Team : public ::testing::Test {
protected:
    Team()
    {
        child = house.child("Anna", house.red);
        round = house.openRound(house.red);
        house.addPair(house.red);
    }
    AgreePosition agree(Position position) const { return {.round = round, .child = child, .position = position}; }
    const core::CommonPosition* agreed() const { return house.session->world().position(round, child); }

    House house;
    ChildId child;
    RoundId round;
};

TEST_F(Team, WaitsForEnoughRatingsWithOwnPositions)
{
    house.as("Ane");
    house.rate(round, child, 0, Position::Green);
    house.mustNot(agree(Position::Green));
    house.as("Bo");
    house.answerAll(round, child, 0);
    house.mustNot(agree(Position::Green));
    house.must(FinishRating{round, child});
    EXPECT_NE(house.mustNot(agree(Position::Green)).message.da.find("1 af 2"), std::string::npos);
    house.as(House::kLeader);
    house.mustNot(agree(Position::Green)); // a leader cannot lower the number
    house.as("Bo");
    house.must(SetOwnPosition{round, child, Position::Green});
    house.must(agree(Position::Green));
    EXPECT_EQ(agreed()->participants, (std::vector<UserId>{house.ane, house.bo}));
    EXPECT_EQ(agreed()->suggested, Position::Green);
    EXPECT_EQ(agreed()->by, house.bo);
}

TEST_F(Team, AsksWhatToWatchAndWhenToLookAgainForAMilderChoice)
{
    house.as("Ane");
    house.rate(round, child, 1, Position::Red);
    house.as("Bo");
    house.rate(round, child, 0, Position::Green);
    AgreePosition milder = agree(Position::Yellow);
    house.mustNot(milder);
    milder.watchFor = "om hun finder nogen at lege med";
    house.mustNot(milder);
    milder.lookAgain = day(2026, 9, 10); // today
    house.mustNot(milder);
    milder.lookAgain = day(2026, 10, 8);
    house.must(milder);
    EXPECT_EQ(agreed()->lookAgain, day(2026, 10, 8));
    house.must(agree(Position::Red)); // not milder than anyone's: nothing asked
}

TEST_F(Team, AsksWhyWhenThePositionCannotBeAssessed)
{
    house.bothRate(round, child, 0, Position::Unassessed);
    house.mustNot(agree(Position::Unassessed));
    AgreePosition unassessed = agree(Position::Unassessed);
    unassessed.comment = "nystartet";
    house.must(unassessed);
    EXPECT_NE(house.step(child, "see-again"), nullptr);
    house.must(CloseRound{round});
}

TEST_F(Team, AddsTheGuidesStepsWithReasonsAndWorkingDays)
{
    house.bothRate(round, child, 1, Position::Yellow);
    house.must(agree(Position::Yellow));
    const core::Step* environment = house.step(child, "environment");
    ASSERT_NE(environment, nullptr);
    EXPECT_EQ(environment->kind, core::StepKind::Environment);
    EXPECT_TRUE(environment->isMinimum);
    EXPECT_FALSE(environment->reasons.empty());
    EXPECT_EQ(environment->round, round);
    EXPECT_EQ(environment->due, day(2026, 9, 21)); // seven working days after Thursday 10 September
    EXPECT_EQ(environment->guide, "kerteminde " + house.session->guide().version);
    ASSERT_NE(house.step(child, "parents-talk"), nullptr) << "planned, and waiting for the gate";
    EXPECT_TRUE(core::isHeldBack(*house.step(child, "parents-talk"), house.session->world().gate(child)));
    EXPECT_EQ(house.step(child, "family-council"), nullptr) << "asked for in red position only";
    // The order of the guide: the environment comes before anything about child or parents.
    EXPECT_LT(environment->id, house.step(child, "parents-talk")->id);
}

TEST_F(Team, AddsNoStepsForGreenWithoutAnythingBefore)
{
    house.bothRate(round, child, 0, Position::Green);
    house.must(agree(Position::Green));
    EXPECT_TRUE(house.session->world().stepsOf(child).empty());
}

TEST_F(Team, GivesTheContactAdultWhatTheContactAdultDoes)
{
    house.must(SetContactAdult{child, house.ane});
    house.bothRate(round, child, 1, Position::Yellow);
    house.must(agree(Position::Yellow));
    EXPECT_EQ(house.step(child, "parents-talk")->responsible, house.ane);
    EXPECT_FALSE(house.step(child, "environment")->responsible);
    house.must(SetContactAdult{child, house.bo});
    EXPECT_EQ(house.step(child, "parents-talk")->responsible, house.bo) << "handed over with the task";
}

TEST_F(Team, SeesSignsOfTheRatingsBehindThePosition)
{
    house.bothRate(round, child, 2, Position::Red); // clear signs everywhere
    house.must(agree(Position::Red));
    EXPECT_NE(house.step(child, "health-sparring"), nullptr); // area fysisk at least yellow
    EXPECT_NE(house.step(child, "ppr-sparring"), nullptr);    // area kognitiv red
    EXPECT_NE(house.step(child, "family-council"), nullptr);
}

TEST_F(Team, AgreesAnewAndSetsAsideWhatNobodyTouched)
{
    house.bothRate(round, child, 1, Position::Yellow);
    house.must(agree(Position::Yellow));
    const StepId touched = house.step(child, "environment")->id;
    const StepId untouched = house.step(child, "plan")->id;
    const StepId parents = house.step(child, "parents-talk")->id;
    house.must(CompleteStep{touched, "vi har flyttet garderoben"});
    const PositionId first = agreed()->id;
    AgreePosition milder = agree(Position::Green);
    milder.watchFor = "leg";
    milder.lookAgain = day(2026, 10, 1);
    house.must(milder);
    const auto& steps = house.session->world().steps;
    EXPECT_EQ(agreed()->id, first) << "one position per round";
    EXPECT_EQ(steps.at(touched).status, core::Step::Status::Done);
    EXPECT_EQ(steps.at(untouched).status, core::Step::Status::SetAside);
    EXPECT_EQ(steps.at(untouched).statusReason, "Ny fælles vurdering");
    EXPECT_EQ(steps.at(untouched).statusBy, house.bo);
    EXPECT_EQ(steps.at(parents).status, core::Step::Status::SetAside);

    house.must(agree(Position::Yellow)); // and back again
    EXPECT_EQ(house.step(child, "plan")->status, core::Step::Status::Open);
    EXPECT_EQ(house.step(child, "environment")->id, touched) << "done in this round: not asked for twice";
}

TEST_F(Team, KeepsWhatWaitsForTheGateWhenAgreeingAnew)
{
    house.bothRate(round, child, 1, Position::Yellow);
    house.must(agree(Position::Yellow));
    const StepId parents = house.step(child, "parents-talk")->id;
    house.must(AnswerGate{.child = child, .answer = core::GateAnswer::Answer::Doubt, .authority = {}, .authorityOn = {}});
    house.must(agree(Position::Yellow));
    EXPECT_EQ(house.session->world().steps.at(parents).status, core::Step::Status::Open);
    house.must(agree(Position::Red));
    EXPECT_EQ(house.session->world().steps.at(parents).status, core::Step::Status::Open);
    EXPECT_EQ(house.step(child, "family-council"), nullptr) << "not even planned while there is doubt";
}

TEST_F(Team, RemembersEarlierRounds)
{
    house.bothRate(round, child, 1, Position::Yellow);
    house.must(agree(Position::Yellow));
    EXPECT_EQ(house.step(child, "new-eyes"), nullptr);
    const StepId environment = house.step(child, "environment")->id;
    house.must(CloseRound{round});
    house.clock.goTo(day(2027, 3, 8));
    const RoundId spring = house.openRound(house.red);
    house.bothRate(spring, child, 1, Position::Yellow);
    house.must(AgreePosition{.round = spring, .child = child, .position = Position::Yellow});
    ASSERT_NE(house.step(child, "new-eyes"), nullptr) << "two rounds in a row";
    EXPECT_EQ(house.step(child, "environment")->id, environment) << "open from before: kept, not doubled";
    EXPECT_EQ(house.session->world().positionsOf(child).size(), 2U);
    house.must(CloseRound{spring});
    house.clock.goTo(day(2027, 9, 8));
    const RoundId autumn = house.openRound(house.red);
    house.bothRate(autumn, child, 0, Position::Green);
    house.must(AgreePosition{.round = autumn, .child = child, .position = Position::Green});
    EXPECT_NE(house.step(child, "tell-change"), nullptr) << "position_before was yellow";
}

TEST_F(Team, MovesTheCountedDayOfAStepThatIsStillOpenFromTheLastRound)
{
    house.bothRate(round, child, 1, Position::Yellow);
    house.must(agree(Position::Yellow));
    const StepId counted = house.step(child, "environment")->id;
    const StepId byHand = house.step(child, "plan")->id;
    const Date before = *house.step(child, "environment")->due;
    house.must(ChangeStep{.step = byHand, .responsible = house.ane, .due = day(2026, 12, 1)});
    house.clock.goTo(day(2026, 9, 14));
    house.must(agree(Position::Yellow));
    EXPECT_EQ(house.session->world().steps.at(counted).due, before) << "agreeing anew in the same round gives no respite";
    house.must(CloseRound{round});
    house.clock.goTo(day(2027, 3, 8));
    const RoundId spring = house.openRound(house.red);
    house.bothRate(spring, child, 1, Position::Yellow);
    house.must(AgreePosition{.round = spring, .child = child, .position = Position::Yellow});
    EXPECT_EQ(house.step(child, "environment")->id, counted);
    EXPECT_EQ(house.session->world().steps.at(counted).due, day(2027, 3, 17)) << "seven working days after Monday 8 March";
    EXPECT_EQ(house.session->world().steps.at(byHand).due, day(2026, 12, 1)) << "an adult chose this day";
    house.reopen("Bo");
    EXPECT_TRUE(house.session->world().steps.at(byHand).isDueByHand);
    EXPECT_FALSE(house.session->world().steps.at(counted).isDueByHand);
}

TEST_F(Team, AnsweringTheGateMovesNoDay)
{
    house.bothRate(round, child, 1, Position::Yellow);
    house.must(agree(Position::Yellow));
    const Date before = *house.step(child, "environment")->due;
    house.clock.goTo(day(2026, 9, 28));
    house.must(AnswerGate{.child = child, .answer = core::GateAnswer::Answer::No, .authority = {}, .authorityOn = {}});
    EXPECT_EQ(house.step(child, "environment")->due, before);
}

TEST_F(Team, KeepsWhatIsTypedForWhoeverOpensItNextUntilItIsAgreed)
{
    house.bothRate(round, child, 1, Position::Yellow);
    SaveTeamDraft typed{.round = round, .child = child, .chosen = Position::Green, .watchFor = "  om hun leger med ",
                        .lookAgain = day(2026, 10, 8), .environment = "mindre grupper", .comment = {}};
    house.must(typed);
    const std::uint64_t once = house.session->version();
    house.must(typed);
    EXPECT_EQ(house.session->version(), once) << "the same words again are no change";
    house.reopen("Ane");
    const core::TeamDraft* draft = house.session->world().teamDraft(round, child);
    ASSERT_NE(draft, nullptr);
    EXPECT_EQ(draft->chosen, Position::Green);
    EXPECT_EQ(draft->watchFor, "om hun leger med");
    EXPECT_EQ(draft->lookAgain, day(2026, 10, 8));
    EXPECT_EQ(draft->environment, "mindre grupper");
    EXPECT_EQ(draft->by, house.bo);
    house.must(agree(Position::Yellow));
    EXPECT_EQ(house.session->world().teamDraft(round, child), nullptr);
    house.reopen("Ane");
    EXPECT_EQ(house.session->world().teamDraft(round, child), nullptr) << "gone with the same change";
}

TEST_F(Team, ADraftWithNothingLeftInItIsRemovedAndOneIsRefusedBeforeEnoughAreDone)
{
    SaveTeamDraft typed{.round = round, .child = child, .chosen = {}, .watchFor = {}, .lookAgain = {}, .environment = "ro", .comment = {}};
    house.as("Ane");
    house.rate(round, child, 1, Position::Yellow);
    house.mustNot(typed);
    house.as("Bo");
    house.rate(round, child, 1, Position::Yellow);
    house.must(typed);
    typed.environment = "  ";
    house.must(typed);
    EXPECT_EQ(house.session->world().teamDraft(round, child), nullptr);
    const std::uint64_t empty = house.session->version();
    house.must(typed);
    EXPECT_EQ(house.session->version(), empty);
}

TEST_F(Team, MayClearARecordedReasonByAgreeing)
{
    house.must(SetNoPosition{round, child, "syg"});
    house.bothRate(round, child, 0, Position::Green);
    house.must(agree(Position::Green));
    EXPECT_TRUE(house.session->world().roundChild(round, child)->noPositionReason.empty());
}

TEST(GuideCases, CountRoundsInARowWithoutGreenAndPassOverUnassessedOnes)
{
    World world;
    core::Child child;
    child.id = ChildId{1};
    child.birthDate = day(2022, 5, 1);
    world.put(child);
    const auto add = [&](std::int64_t id, int year, Position position) {
        core::Round round;
        round.id = RoundId{id};
        round.windowFrom = day(year, 3, 1);
        world.put(round);
        core::CommonPosition agreed;
        agreed.round = round.id;
        agreed.child = child.id;
        agreed.position = position;
        world.put(agreed);
    };
    add(1, 2020, Position::Red);
    add(2, 2021, Position::Green);
    add(3, 2022, Position::Yellow);
    add(4, 2023, Position::Unassessed);
    core::Round now;
    now.id = RoundId{5};
    now.windowFrom = day(2024, 3, 1);
    world.put(now);
    const auto count = [&](Position position) { return caseOf(world, child, &now, position, day(2024, 3, 5)); };
    EXPECT_EQ(count(Position::Red).roundsNotGreen, 2);
    EXPECT_EQ(count(Position::Red).positionBefore, Position::Unassessed);
    EXPECT_EQ(count(Position::Green).roundsNotGreen, 0);
    EXPECT_EQ(count(Position::Unassessed).roundsNotGreen, 1);
}

} // namespace
} // namespace trivsel::app
