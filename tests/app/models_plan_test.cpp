#include "app/models/child_model.h"
#include "app/models/follow_up_model.h"
#include "app/models/plan_model.h"
#include "app/session_fixture.h"

#include <algorithm>

namespace trivsel::app {
namespace {

using core::ActionPlan;
using core::Position;
using test::day;
using test::House;
using Source = PlanModel::Source;

/// Ane and Bo work with Anna and Bent, who are siblings, and with Clara; Dina is in another group.
class PlanModels : public ::testing::Test {
protected:
    PlanModels()
    {
        house.addPair(house.red);
        blueAdult = house.adult("Ida Blå", {house.blue});
        child = house.child("Anna Juhl", house.red);
        sibling = house.child("Bent Juhl", house.red);
        other = house.child("Clara Lind", house.red);
        elsewhere = house.child("Dina Dam", house.blue);
        house.must(LinkSiblings{child, sibling});
        house.as("Ane");
    }
    void agree()
    {
        house.as(House::kLeader);
        const RoundId round = house.openRound(house.red);
        house.bothRate(round, child, 1, Position::Yellow);
        house.must(AgreePosition{.round = round,
                                 .child = child,
                                 .position = Position::Yellow,
                                 .watchFor = "om hun leger med nogen",
                                 .lookAgain = day(2026, 11, 5),
                                 .environment = "Vi deler gruppen om formiddagen",
                                 .comment = "Hun bygger længe med én voksen"});
        house.as("Ane");
    }
    RaiseConcern worry(const std::string& seen) const
    {
        RaiseConcern concern;
        concern.child = child;
        concern.kind = "trivsel";
        concern.seenOn = day(2026, 9, 7);
        concern.seen = seen;
        return concern;
    }
    ActionPlan wholePlan(std::vector<ChildId> children = {}) const
    {
        ActionPlan plan;
        plan.children = children.empty() ? std::vector<ChildId>{child} : std::move(children);
        plan.goal = "Anna har en ven at lege med";
        plan.goalWith = "Anna og hendes mor";
        plan.strengths = "Bygger og fortæller";
        plan.childSays = "Jeg vil gerne være med";
        plan.environment = "Små grupper";
        plan.followUpOn = day(2026, 10, 8);
        return plan;
    }
    PlanId readyPlan(std::vector<ChildId> children = {})
    {
        ActionPlan plan = wholePlan(std::move(children));
        const ChildId first = plan.children.front();
        const PlanId id{house.must(SavePlan{std::move(plan)})};
        house.must(PlanIsReady{first, id});
        return id;
    }
    /// The one they are not to know of is Bo.
    void suspectBo()
    {
        house.must(OpenAcute{child});
        const core::AcuteCase* acute = house.session->world().casework.openAcute(child, house.ane);
        house.must(DescribeAcute{child, acute->id, core::AcuteCase::About::Staff, house.bo});
    }
    PlanModel model(PlanId id = {}) const { return planModel(*house.session, child, id); }
    static bool isInPlan(const PlanModel& model, StepId step)
    {
        const auto& steps = model.open->steps;
        return std::any_of(steps.begin(), steps.end(), [&](const auto& s) { return s.row.step == step && s.isInPlan; });
    }

    House house;
    UserId blueAdult;
    ChildId child, sibling, other, elsewhere;
};

TEST_F(PlanModels, ANewPlanBeginsWithWhatIsWrittenAlready)
{
    agree();
    house.must(worry("Leger alene hver formiddag"));
    house.must(AddOwnStep{.child = child,
                          .title = "Vores eget",
                          .action = {},
                          .responsible = {},
                          .person = {},
                          .organisation = {},
                          .due = {}});
    const PlanModel before = model();
    EXPECT_FALSE(before.open);
    EXPECT_EQ(before.fresh.environment, "Vi deler gruppen om formiddagen");
    EXPECT_EQ(before.fresh.worries, "om hun leger med nogen\nLeger alene hver formiddag");
    EXPECT_EQ(before.fresh.staffSay, "Hun bygger længe med én voksen");
    EXPECT_EQ(before.fresh.followUpOn, day(2026, 11, 5));
    EXPECT_GT(before.fresh.steps.size(), 2U);
    for (const StepId id : before.fresh.steps) EXPECT_FALSE(house.session->world().steps.at(id).guideStep.empty());
    house.must(SavePlan{before.fresh});
    const PlanModel after = model();
    ASSERT_TRUE(after.open);
    const Source team{Source::From::Team, day(2026, 9, 10)}, concern{Source::From::Concern, day(2026, 9, 7)};
    EXPECT_EQ(after.environmentFrom, std::vector{team});
    EXPECT_EQ(after.worriesFrom, (std::vector{team, concern}));
    EXPECT_EQ(after.staffFrom, std::vector{team});
    EXPECT_EQ(after.followUpFrom, team);
    EXPECT_EQ(after.missing, (std::vector<std::string>{"goal", "goalWith", "strengths", "child"}));
    ActionPlan changed = after.open->plan;
    changed.environment = "Noget helt andet";
    house.must(SavePlan{changed});
    EXPECT_TRUE(model().environmentFrom.empty()) << "words of one's own come from nowhere";
}

TEST_F(PlanModels, WordsOfACircleStayInTheCircle)
{
    RaiseConcern secret = worry("Kun for Lone");
    secret.readers = {house.leader};
    secret.restrictedNote = "hemmelig";
    house.must(secret);
    house.as(House::kLeader); // one of the circle
    const PlanModel fresh = model();
    EXPECT_TRUE(fresh.fresh.worries.empty());
    EXPECT_TRUE(fresh.freshFrom.empty());
}

TEST_F(PlanModels, StepsOfThePlanComeFirstAndTheOtherOpenOnesCanBeChosen)
{
    agree();
    ActionPlan plan = model().fresh;
    const StepId last = plan.steps.back();
    plan.steps = {last};
    plan.id = PlanId{house.must(SavePlan{plan})};
    const PlanModel shown = model();
    ASSERT_GT(shown.open->steps.size(), 2U);
    EXPECT_EQ(shown.open->steps.front().row.step, last);
    EXPECT_TRUE(shown.open->steps.front().isInPlan);
    EXPECT_FALSE(shown.open->steps[1].isInPlan);
    house.must(SetAsideStep{shown.open->steps[1].row.step, "ikke nu"});
    EXPECT_EQ(model().open->steps.size(), shown.open->steps.size() - 1) << "an ended one can not be chosen";
    house.must(SetAsideStep{last, "ikke nu"});
    EXPECT_TRUE(isInPlan(model(), last)) << "one that was chosen stays in the plan";
}

TEST_F(PlanModels, AGroupPlanNamesOnlyChildrenInSight)
{
    house.as(House::kLeader);
    const PlanId id = readyPlan({child, other, elsewhere});
    house.as("Ane");
    const PlanModel shown = model(id);
    ASSERT_EQ(shown.open->others.size(), 1U);
    EXPECT_EQ(shown.open->others.front().name, "Clara Lind");
    EXPECT_EQ(shown.open->childrenElsewhere, 1);
    EXPECT_EQ(shown.open->plan.children, (std::vector{child, other}));
    EXPECT_FALSE(shown.mayEdit) << "a child out of reach: nobody takes it out unseen";
    EXPECT_EQ(childrenOfPlan(*house.session, child, id), (std::vector{child, other}));
    house.as(House::kLeader);
    EXPECT_TRUE(model(id).mayEdit);
}

TEST_F(PlanModels, TheGateOfAGroupIsThatOfItsStrictestChild)
{
    house.must(AnswerGate{child, core::GateAnswer::Answer::No, {}, {}});
    const PlanId id = readyPlan();
    EXPECT_EQ(model(id).gate, core::GateState::Open);
    ActionPlan group = wholePlan({child, other});
    const PlanId second{house.must(SavePlan{group})};
    EXPECT_EQ(model(second).gate, core::GateState::NotAsked);
    house.must(AnswerGate{other, core::GateAnswer::Answer::Doubt, {}, {}});
    EXPECT_EQ(model(second).gate, core::GateState::Closed);
    EXPECT_EQ(model(id).gate, core::GateState::Open);
}

TEST_F(PlanModels, APlanWrittenBesideACaseAgainstAColleagueDoesNotExistForTheColleague)
{
    suspectBo();
    const PlanId id = readyPlan({sibling, other});
    house.as("Bo");
    for (const ChildId seen : {sibling, other}) {
        const PlanModel shown = planModel(*house.session, seen, id);
        EXPECT_FALSE(shown.open) << "also from the page of a child who is not of the family";
        EXPECT_TRUE(shown.closed.empty());
        EXPECT_EQ(childModel(*house.session, seen).pages.plan.open, 0);
    }
    const auto rows = followUpModel(*house.session).rows;
    EXPECT_TRUE(std::none_of(rows.begin(), rows.end(),
                             [](const auto& r) { return r.kind == core::FollowUpKind::PlanFollowUp; }));
    ActionPlan guess = wholePlan({sibling, other});
    guess.id = id;
    ActionPlan none = guess;
    none.id = PlanId{id.value + 1000};
    const Error hidden = house.mustNot(SavePlan{guess});
    EXPECT_EQ(hidden.message, house.mustNot(SavePlan{none}).message)
        << "the answer is that of a plan that is not there";
    house.mustNot(PlanIsReady{sibling, id});
    house.mustNot(ClosePlan{sibling, id, "færdig"});
    house.mustNot(FollowUpPlan{other, id, {day(2026, 9, 10), ActionPlan::Effect::Yes, {}, {}, "", "", {}}, {}});
    house.as(House::kLeader);
    EXPECT_TRUE(planModel(*house.session, other, id).open);
}

TEST_F(PlanModels, AnOlderPlanGoesOnAndTheOthersAreToldWhoReadsIt)
{
    const PlanId id = readyPlan();
    house.clock.pass(std::chrono::minutes(1));
    suspectBo();
    EXPECT_EQ(model(id).readBySuspected, "Bo");
    house.as("Bo");
    const PlanModel shown = model(id);
    ASSERT_TRUE(shown.open);
    EXPECT_TRUE(shown.readBySuspected.empty());
    EXPECT_EQ(shown.gate, core::GateState::NotAsked);
    house.as("Ane");
    house.clock.pass(std::chrono::minutes(1));
    EXPECT_TRUE(model(readyPlan()).readBySuspected.empty()) << "a new plan is not read";
}

TEST_F(PlanModels, AStepThatIsHiddenFromOneStaysInThePlanThatOneSaves)
{
    const PlanId id = readyPlan();
    house.clock.pass(std::chrono::minutes(1));
    suspectBo();
    const auto steps = house.session->world().stepsOf(child, house.ane);
    const auto hidden =
        std::find_if(steps.begin(), steps.end(), [](const core::Step* s) { return static_cast<bool>(s->acute); });
    ASSERT_NE(hidden, steps.end());
    const StepId step = (*hidden)->id;
    ActionPlan plan = *house.session->world().casework.plans.find(id);
    plan.steps = {step};
    house.must(SavePlan{plan});
    house.as("Bo");
    PlanModel shown = model(id);
    EXPECT_TRUE(shown.open->plan.steps.empty());
    shown.open->plan.works = "Formiddagen";
    house.must(SavePlan{shown.open->plan});
    EXPECT_EQ(house.session->world().casework.plans.find(id)->steps, std::vector{step});
}

TEST_F(PlanModels, ANewPlanThatIsReadyTakesOver)
{
    const PlanId first = readyPlan();
    EXPECT_FALSE(model(first).mayClose);
    house.mustNot(ClosePlan{child, first, "ny plan"});
    const PlanId second{house.must(SavePlan{wholePlan()})};
    house.mustNot(ClosePlan{child, first, "ny plan"}); // a draft has taken over nothing
    house.must(PlanIsReady{child, second});
    EXPECT_TRUE(model(first).mayClose);
    EXPECT_FALSE(model(second).mayClose);
    ASSERT_EQ(model().otherOpen.size(), 1U);
    EXPECT_EQ(model().otherOpen.front().plan, first) << "the newest is shown";
    house.must(ClosePlan{child, first, "En ny plan har taget over"});
    const PlanModel after = model(first);
    EXPECT_EQ(after.open->plan.id, second);
    EXPECT_EQ(after.wantedClosed, first);
    ASSERT_EQ(after.closed.size(), 1U);
    EXPECT_EQ(after.closed.front().plan.closedWhy, "En ny plan har taget over");
}

TEST_F(PlanModels, BarnTellsInALineWhereThePlanStands)
{
    EXPECT_EQ(childModel(*house.session, child).pages.plan.open, 0);
    const PlanId id{house.must(SavePlan{wholePlan()})};
    EXPECT_TRUE(childModel(*house.session, child).pages.plan.isDraft);
    house.must(PlanIsReady{child, id});
    auto line = childModel(*house.session, child).pages.plan;
    EXPECT_EQ(line.open, 1);
    EXPECT_FALSE(line.isDraft);
    EXPECT_EQ(line.followUpOn, day(2026, 10, 8));
    EXPECT_FALSE(line.isLate);
    house.clock.goTo(day(2026, 10, 9));
    EXPECT_TRUE(childModel(*house.session, child).pages.plan.isLate);
}

TEST_F(PlanModels, AFollowUpLeadsToItsPlan)
{
    const PlanId first = readyPlan(), second = readyPlan();
    house.clock.goTo(day(2026, 10, 7));
    const auto model = followUpModel(*house.session);
    std::vector<PlanId> led;
    for (const auto& row : model.rows)
        if (row.kind == core::FollowUpKind::PlanFollowUp) {
            EXPECT_EQ(row.place.screen, Screen::Plan);
            EXPECT_EQ(row.place.child, child);
            led.push_back(row.place.plan);
        }
    std::sort(led.begin(), led.end());
    EXPECT_EQ(led, (std::vector{first, second}));
}

TEST_F(PlanModels, AnAdultOfAnotherGroupSeesNothing)
{
    readyPlan();
    house.as("Ida Blå");
    const PlanModel shown = model();
    EXPECT_FALSE(shown.maySee);
    EXPECT_FALSE(shown.open);
    EXPECT_TRUE(shown.child.name.empty());
}

} // namespace
} // namespace trivsel::app
