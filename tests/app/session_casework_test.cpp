#include "app/session_fixture.h"

namespace trivsel::app {
namespace {

using core::ActionPlan;
using core::Concern;
using core::Position;
using test::day;
using test::House;

class CaseworkTest : public ::testing::Test {
protected:
    CaseworkTest()
    {
        child = house.child("Anna", house.red);
        other = house.child("Bent", house.red);
        elsewhere = house.child("Cilla", house.blue);
        house.adult("Pia Pædagog", {house.red});
        house.adult("Per Pædagog", {house.red});
        house.adult("Bo Blå", {house.blue});
        for (const auto& [id, user] : house.session->world().users) {
            if (user.name == "Pia Pædagog") pia = id;
            if (user.name == "Per Pædagog") per = id;
        }
    }
    RaiseConcern worry() const
    {
        RaiseConcern concern;
        concern.child = child;
        concern.kind = "trivsel";
        concern.seenOn = day(2026, 9, 9);
        concern.seen = "Leger alene hver formiddag";
        return concern;
    }
    ActionPlan wholePlan() const
    {
        ActionPlan plan;
        plan.children = {child};
        plan.goal = "En legekammerat";
        plan.goalWith = "Anna og mor";
        plan.strengths = "Bygger";
        plan.environment = "To voksne ved byggehjørnet";
        plan.childSays = "Vil gerne bygge";
        plan.followUpOn = day(2026, 10, 1);
        return plan;
    }
    const Casework& casework() const { return house.session->world().casework; }

    House house;
    ChildId child, other, elsewhere;
    UserId pia, per;
};

TEST_F(CaseworkTest, AConcernIsRaisedWithoutAnyRoundAndGivesTheGuidesSteps)
{
    house.as("Pia Pædagog");
    const ConcernId id{house.must(worry())};
    EXPECT_EQ(casework().concerns.find(id)->by, pia);
    EXPECT_FALSE(house.session->world().stepsOf(child).empty()) << "a concern gets its steps from any position, or none";
    house.must(AddMarker{child, id, "alene i garderoben"});
    house.must(EndConcern{child, id, Concern::Outcome::Watching, "Vi ser på det igen om 14 dage"});
    house.reopen("Pia Pædagog");
    EXPECT_EQ(casework().concerns.find(id)->markers, (std::vector<std::string>{"alene i garderoben"}));
    EXPECT_EQ(casework().concerns.find(id)->outcome, Concern::Outcome::Watching);
}

TEST_F(CaseworkTest, AConcernIsRefusedWithoutWordsAKindOrAGroundFromOutside)
{
    RaiseConcern concern = worry();
    concern.seen = "  ";
    house.mustNot(concern);
    concern = worry();
    concern.kind = "vejret";
    house.mustNot(concern);
    concern = worry();
    concern.seenOn = day(2026, 9, 11);
    house.mustNot(concern);
    concern = worry();
    concern.origin = Concern::Origin::Dentistry;
    house.mustNot(concern);
    concern.ground = Concern::Ground::Ssd;
    house.must(concern);
}

TEST_F(CaseworkTest, ANamedCircleKeepsItsConcernAndItsStepsToItself)
{
    house.as("Pia Pædagog");
    RaiseConcern concern = worry();
    concern.readers = {house.leader};
    const ConcernId id{house.must(concern)};
    EXPECT_TRUE(house.session->world().stepsOf(child).empty()) << "a step's reason would tell what the concern is about";
    house.as("Per Pædagog");
    house.mustNot(AddMarker{child, id, "også set"});
    house.as(House::kLeader);
    house.must(AddMarker{child, id, "også set"});
}

TEST_F(CaseworkTest, NobodyWritesAboutAChildOfAnotherUnitOrThroughAnotherChild)
{
    house.as("Pia Pædagog");
    const ConcernId id{house.must(worry())};
    EXPECT_EQ(house.mustNot(AddMarker{other, id, "forkert barn"}).code, ErrorCode::BadInput);
    house.as("Bo Blå");
    RaiseConcern concern = worry();
    EXPECT_EQ(house.mustNot(concern).code, ErrorCode::NoRight);
    EXPECT_EQ(house.mustNot(AddMarker{elsewhere, id, "gennem mit eget barn"}).code, ErrorCode::BadInput);
}

TEST_F(CaseworkTest, ANotificationNeedsNobodysApprovalAndIsADraftUntilSent)
{
    house.as("Pia Pædagog");
    const NotificationId id{house.must(StartNotification{child})};
    house.must(GiveView{child, id, true, "Set blå mærker tre gange"});
    house.mustNot(GiveLeaderView{child, id, "Jeg er ikke leder"});
    house.as("Per Pædagog");
    house.must(GiveView{child, id, false, "Kan være fra legepladsen"});
    ASSERT_EQ(casework().notifications.find(id)->views.size(), 2U);
    house.mustNot(SendNotification{child, id, day(2026, 9, 10), "Digital Post", core::Notification::Parents::NotTold, "mistanke"});
    house.must(WriteNotification{child, id, "Det sete", "Det prøvede", "Det sagte", "", true, "arabisk"});
    EXPECT_TRUE(core::isDraft(*casework().notifications.find(id)));
    house.must(SendNotification{child, id, day(2026, 9, 10), "Digital Post", core::Notification::Parents::NotTold, "mistanke"});
    EXPECT_EQ(casework().notifications.find(id)->views[1].isGround, false) << "one adult's no stops nobody";
    house.mustNot(WriteNotification{child, id, "Andet", "", "", "", false, ""});
    house.clock.goTo(day(2026, 9, 16));
    house.must(NoteReceipt{child, id, day(2026, 9, 15)});
    house.mustNot(NoteFeedback{child, id, day(2026, 9, 1), "før den blev sendt"});
    house.must(NoteFeedback{child, id, day(2026, 9, 16), "Der undersøges"});
    house.reopen("Per Pædagog");
    EXPECT_EQ(casework().notifications.find(id)->feedback, "Der undersøges");
}

TEST_F(CaseworkTest, APlanIsReadyWhenItIsWholeAndNoEffectForcesADecision)
{
    house.as("Pia Pædagog");
    ActionPlan plan = wholePlan();
    plan.childSays.clear();
    plan.id = PlanId{house.must(SavePlan{plan})};
    house.mustNot(PlanIsReady{child, plan.id});
    plan.childMappedBy = "De voksnes indkredsning";
    plan.childWhyNot = "Har ikke sprog endnu";
    house.must(SavePlan{plan});
    house.mustNot(FollowUpPlan{child, plan.id, {day(2026, 9, 10), ActionPlan::Effect::Yes, {}, {}, "", "", {}}, {}});
    house.must(PlanIsReady{child, plan.id});
    plan.goal.clear();
    house.mustNot(SavePlan{plan}); // a ready plan stays whole
    house.clock.goTo(day(2026, 10, 1));
    ActionPlan::FollowUp no{day(2026, 10, 1), ActionPlan::Effect::No, ActionPlan::Effect::No, ActionPlan::Effect::Partly, "", "", {}};
    house.mustNot(FollowUpPlan{child, plan.id, no, day(2026, 10, 15)});
    no.decision = "Ressourceperson ser med på torsdag";
    house.mustNot(FollowUpPlan{child, plan.id, no, {}});
    house.must(FollowUpPlan{child, plan.id, no, day(2026, 10, 15)});
    house.mustNot(ClosePlan{child, plan.id, "færdig"});
    house.clock.goTo(day(2026, 10, 15));
    house.must(FollowUpPlan{child, plan.id, {day(2026, 10, 15), ActionPlan::Effect::Yes, ActionPlan::Effect::Yes, {}, "", "", {}}, {}});
    house.must(ClosePlan{child, plan.id, "Det har hjulpet"});
    house.reopen("Pia Pædagog");
    EXPECT_EQ(casework().plans.find(plan.id)->followUps.size(), 2U);
    EXPECT_EQ(casework().plans.find(plan.id)->followUps[0].by, pia);
}

TEST_F(CaseworkTest, NoEffectAndASentNotificationGiveTheGuidesStepsWithTheirDays)
{
    house.as("Pia Pædagog");
    house.must(AnswerGate{child, core::GateAnswer::Answer::No, {}, {}});
    const auto step = [&](std::string_view guideStep) -> const core::Step* {
        for (const core::Step* s : house.session->world().stepsOf(child))
            if (s->guideStep == guideStep) return s;
        return nullptr;
    };
    const PlanId id{house.must(SavePlan{wholePlan()})};
    house.must(PlanIsReady{child, id});
    EXPECT_EQ(step("new-action"), nullptr) << "nobody knows yet whether it helps";
    ActionPlan::FollowUp followUp;
    followUp.on = house.session->today();
    followUp.staff = ActionPlan::Effect::No;
    followUp.decision = "En ny gruppe";
    house.must(FollowUpPlan{child, id, followUp, house.session->today().plusDays(14)});
    ASSERT_NE(step("new-action"), nullptr);
    EXPECT_EQ(step("new-action")->due, house.session->calendar().plusWorkingDays(house.session->today(), 3));
}

TEST_F(CaseworkTest, APlanForAGroupReachesOnlyChildrenWithinReach)
{
    house.as("Pia Pædagog");
    ActionPlan plan = wholePlan();
    plan.children = {child, other};
    const PlanId id{house.must(SavePlan{plan})};
    EXPECT_EQ(casework().plans.of(other).size(), 1U);
    plan.children = {child, elsewhere};
    house.mustNot(SavePlan{plan});
    plan = wholePlan();
    plan.id = id;
    house.must(SavePlan{plan}); // one child again
    EXPECT_TRUE(casework().plans.of(other).empty());
}

TEST_F(CaseworkTest, ANoteIsNeverChangedButMendedByAnother)
{
    house.as("Pia Pædagog");
    const NoteId id{house.must(AddNote{child, "mor", "telefon", day(2026, 9, 9), "Sover uroligt", {}})};
    house.must(AddNote{child, "mor", "", day(2026, 9, 10), "Det var far", id});
    house.must(JournaliseNote{child, id, "Sagen 12", day(2026, 9, 10)});
    house.mustNot(JournaliseNote{child, id, "Sagen 13", day(2026, 9, 10)});
    house.mustNot(AddNote{child, "", "", day(2026, 9, 10), "uden afsender", {}});
    EXPECT_EQ(casework().notes.of(child).size(), 2U);
    EXPECT_EQ(casework().notes.find(id)->text, "Sover uroligt");
}

TEST_F(CaseworkTest, ARequestWaitsForItsAnswer)
{
    house.as("Pia Pædagog");
    house.mustNot(SendRequest{child, "ukendt-rolle", "Sparring", day(2026, 9, 10), {}});
    const RequestId id{house.must(SendRequest{child, "leader", "Sparring", day(2026, 9, 10), {}})};
    EXPECT_TRUE(core::isWaiting(*casework().requests.find(id)));
    house.clock.goTo(day(2026, 9, 20));
    house.mustNot(AnswerRequest{child, id, {}, day(2026, 9, 18), {}, ""});
    house.must(AnswerRequest{child, id, day(2026, 9, 12), {}, {}, ""});
    house.must(AnswerRequest{child, id, {}, day(2026, 9, 18), core::Request::Answer::Consultative, "Et møde"});
    EXPECT_EQ(core::waitingDays(*casework().requests.find(id), house.clock.today()), 8);
}

TEST_F(CaseworkTest, AllChildrenOfAContactAdultWhoLeavesMoveInOneStep)
{
    house.must(SetContactAdult{child, pia});
    house.must(SetContactAdult{other, pia});
    house.must(AddOwnStep{.child = child, .title = "Tal med køkkenet", .action = {}, .responsible = pia, .person = {}, .organisation = {}, .due = {}});
    house.mustNot(HandOverChildren{house.red, pia, pia});
    house.must(HandOverChildren{house.red, pia, per});
    EXPECT_EQ(house.session->world().child(child)->contactAdult, per);
    EXPECT_EQ(house.session->world().child(other)->contactAdult, per);
    EXPECT_EQ(house.session->world().stepsOf(child).front()->responsible, per);
    house.mustNot(HandOverChildren{house.red, pia, per}); // nothing is left to hand over
    house.as("Pia Pædagog");
    EXPECT_EQ(house.mustNot(HandOverChildren{house.red, per, pia}).code, ErrorCode::NoRight);
}

TEST_F(CaseworkTest, AbsenceIsARowADayAndKindAndNeverAfterToday)
{
    house.must(AddAbsence{child, day(2026, 9, 9), core::AbsenceDay::Kind::Illness, 1});
    house.must(AddAbsence{child, day(2026, 9, 9), core::AbsenceDay::Kind::Illness, 0.5});
    house.mustNot(AddAbsence{child, day(2026, 9, 11), core::AbsenceDay::Kind::Illness, 1});
    house.mustNot(AddAbsence{child, day(2026, 9, 9), core::AbsenceDay::Kind::Illness, -1});
    ASSERT_EQ(casework().absencesOf(child).size(), 1U);
    EXPECT_EQ(casework().absencesOf(child)[0].part, 0.5);
}

TEST_F(CaseworkTest, AnAbsenceWrittenByMistakeIsTakenBackAndAWholeDayIsOfOneKind)
{
    using Kind = core::AbsenceDay::Kind;
    const auto kinds = [&] {
        std::vector<Kind> found;
        for (const auto& away : casework().absencesOf(child)) found.push_back(away.kind);
        return found;
    };
    house.must(AddAbsence{child, day(2026, 9, 9), Kind::Unlawful, 0.5});
    house.must(AddAbsence{child, day(2026, 9, 9), Kind::Permitted, 0.5});
    house.must(AddAbsence{child, day(2026, 9, 8), Kind::Unlawful, 1});
    house.must(AddAbsence{child, day(2026, 9, 9), Kind::Illness, 1});
    EXPECT_EQ(kinds(), (std::vector{Kind::Unlawful, Kind::Illness}));
    house.must(AddAbsence{child, day(2026, 9, 8), Kind::Unlawful, 0});
    house.mustNot(AddAbsence{child, day(2026, 9, 8), Kind::Unlawful, 0});
    EXPECT_EQ(kinds(), std::vector{Kind::Illness});
    house.reopen();
    EXPECT_EQ(kinds(), std::vector{Kind::Illness}) << "the store says the same";
}

} // namespace
} // namespace trivsel::app
