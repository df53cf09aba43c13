#include "app/audit_log.h"
#include "app/models/rights_model.h"
#include "app/models/round_model.h"
#include "app/rights/insight.h"
#include "app/session_fixture.h"

#include <gmock/gmock.h>

/// What parents and children have a right to, over a real store.
namespace trivsel::app {
namespace {

using test::day;
using test::House;

class Rights : public ::testing::Test {
protected:
    Rights()
    {
        anna = house.child("Anna Juhl", house.red);
        bent = house.child("Bent Bøg", house.red);
        pia = house.adult("Pia Pædagog", {house.red});
        per = house.adult("Per Pædagog", {house.red});
    }
    const World& world() const { return house.session->world(); }
    ConcernId concern(ChildId child)
    {
        RaiseConcern raise;
        raise.child = child;
        raise.kind = house.session->municipality().concernKinds.front().id;
        raise.seenOn = house.clock.today();
        raise.seen = "Anna Juhl sidder tit alene";
        return ConcernId{house.must(raise)};
    }
    EraseChildren erase(ChildId child, EraseChildren::Why why = EraseChildren::Why::Request) const { return {{child}, why, {}}; }

    House house;
    ChildId anna, bent;
    UserId pia, per;
};

TEST_F(Rights, ARoundSaysForHowManyChildrenItIsNotNotedThatTheParentsWereInformed)
{
    house.openRound(house.red);
    EXPECT_EQ(roundModel(*house.session, house.red).parentsNotTold, 2);
    house.must(GiveInformation{{anna}, day(2026, 9, 1), core::InformationGiven::How::DigitalPost});
    EXPECT_EQ(roundModel(*house.session, house.red).parentsNotTold, 1);
    EXPECT_EQ(rightsHouseModel(*house.session).notTold.size(), 1U);
    house.mustNot(GiveInformation{{bent}, day(2026, 9, 11), {}});
    house.reopen();
    ASSERT_EQ(rightsModel(*house.session, anna).information.size(), 1U);
    EXPECT_EQ(rightsModel(*house.session, anna).information[0].on, day(2026, 9, 1));
}

TEST_F(Rights, ACorrectionStandsBesideTheRecordUntilALeaderAnswersAndAfter)
{
    house.as("Pia Pædagog");
    house.mustNot(NoteCorrection{anna, "", "Mor", day(2026, 9, 9), "Det passer ikke"});
    const CorrectionId id{house.must(NoteCorrection{anna, "Notatet i august", "Mor", day(2026, 9, 9), "Det var om tirsdagen"})};
    house.mustNot(AnswerCorrection{anna, id, "Ja"});
    house.as(House::kLeader);
    ASSERT_EQ(rightsHouseModel(*house.session).waiting.size(), 1U);
    house.mustNot(AnswerCorrection{bent, id, "Ja"});
    house.must(AnswerCorrection{anna, id, "Det har vi skrevet ved siden af"});
    EXPECT_TRUE(rightsHouseModel(*house.session).waiting.empty());
    EXPECT_EQ(rightsModel(*house.session, anna).corrections[0].answer, "Det har vi skrevet ved siden af");
}

TEST_F(Rights, SharingWithoutConsentIsReasonedByAnyoneAndDecidedByALeader)
{
    house.as("Pia Pædagog");
    house.mustNot(AskException{anna, "ppr", "Positionen", "Reglen", ""});
    const ExceptionId id{house.must(AskException{anna, "ppr", "Positionen", "Reglen om samarbejde", "Far kan ikke nås"})};
    house.mustNot(DecideException{anna, id, true, "Ja"});
    house.as(House::kLeader);
    house.mustNot(DecideException{anna, id, true, " "});
    house.must(DecideException{anna, id, true, "Samarbejdet er forebyggende"});
    house.mustNot(DecideException{anna, id, false, "Fortrudt"});
    EXPECT_TRUE(rightsModel(*house.session, anna).exceptions[0].isGranted);
}

TEST_F(Rights, NeitherUnderretningNorAcutePathNorNamelessSparringWaitsForAnException)
{
    house.as("Pia Pædagog");
    EXPECT_TRUE(house.session->allowed(OpenAcute{anna}));
    EXPECT_TRUE(house.session->allowed(StartNotification{anna}));
    EXPECT_TRUE(house.session->allowed(SendRequest{anna, "ppr", "Sparring uden navn", day(2026, 9, 10), {}}));
}

TEST_F(Rights, InAnAcuteCaseInsightAndLogWaitForALeadersDecisionOfThatCase)
{
    using What = core::InsightDecision::What;
    const auto insight = [&] { return house.session->allowed(ReadExport{kInsightExport, "anmodning", anna, true}).has_value(); };
    const auto log = [&] { return house.session->allowed(ReadAudit{anna, "anmodning", true}).has_value(); };
    EXPECT_TRUE(insight()) << "a right that waits for no question";
    house.mustNot(DecideInsight{anna, What::Record, true, "Intet"});
    const AcuteId id{house.must(OpenAcute{anna})};
    EXPECT_FALSE(insight());
    EXPECT_FALSE(log());
    house.as("Pia Pædagog");
    house.mustNot(DecideInsight{anna, What::Record, true, "Jeg mener det"});
    house.as(House::kLeader);
    house.clock.pass(std::chrono::minutes(1));
    house.must(DecideInsight{anna, What::Record, false, "Modtagelsen siger vent"});
    EXPECT_FALSE(insight());
    house.must(DecideInsight{anna, What::Record, true, "Modtagelsen siger ja"});
    EXPECT_TRUE(insight());
    EXPECT_FALSE(log()) << "decided apart";
    house.must(DecideInsight{anna, What::Log, true, "Modtagelsen siger ja"});
    EXPECT_TRUE(log());
    house.must(EndAcute{anna, id, "Sendt videre"});
    house.clock.pass(std::chrono::minutes(1));
    house.must(OpenAcute{anna});
    EXPECT_FALSE(insight()) << "another case asks again";
}

TEST_F(Rights, ALeaderUnderSuspicionLearnsNothingOfTheCaseFromHoldsOrDecisions)
{
    house.as("Pia Pædagog");
    const AcuteId id{house.must(OpenAcute{anna})};
    house.must(DescribeAcute{anna, id, core::AcuteCase::About::Staff, house.leader});
    house.as(House::kLeader);
    const RightsModel model = rightsModel(*house.session, anna);
    EXPECT_FALSE(model.needsDecision);
    ASSERT_EQ(model.holds.size(), 1U);
    EXPECT_EQ(model.holds[0].reason, HoldReason::Concern);
    house.mustNot(erase(anna));
}

TEST_F(Rights, EverythingAboutAChildIsErasedFromMemoryAndStoreAndOnlyItsPseudonymIsLeft)
{
    const std::string pseudonym = world().child(anna)->pseudonym;
    const ConcernId about = concern(anna);
    house.must(EndConcern{anna, about, core::Concern::Outcome::Unfounded, "Talt med Anna Juhl"});
    core::ActionPlan plan;
    plan.children = {bent};
    plan.goal = "Bent leger med Anna Juhl";
    const PlanId kept{house.must(SavePlan{plan})};
    house.as("Pia Pædagog");
    house.mustNot(erase(anna));
    house.as(House::kLeader);
    house.must(erase(anna));
    EXPECT_EQ(world().child(anna), nullptr);
    EXPECT_TRUE(world().casework.concerns.of(anna).empty());
    EXPECT_EQ(world().casework.plans.find(kept)->goal, "Bent leger med [slettet]");
    ASSERT_EQ(world().rights.erasures.size(), 1U);
    EXPECT_EQ(world().rights.erasures.begin()->second.pseudonym, pseudonym);
    const ChildId next = house.child("Ny Ny", house.red);
    EXPECT_GT(next, anna) << "a number is never given twice";
    house.reopen();
    EXPECT_EQ(world().child(anna), nullptr);
    ASSERT_TRUE(house.session->loadAudit());
    EXPECT_TRUE(std::ranges::any_of(house.session->auditLog()->rows, [&](const auto& row) { return row.pseudonym == pseudonym && row.action == "child.erase"; }));
    EXPECT_TRUE(house.session->auditLog()->isWhole());
}

TEST_F(Rights, WhatHoldsAChildBackIsToldAndLifted)
{
    const ConcernId about = concern(anna);
    house.mustNot(erase(anna));
    house.must(EndConcern{anna, about, core::Concern::Outcome::Unfounded, "Intet"});
    const HoldId hold{house.must(PlaceHold{anna, core::Hold::Kind::Complaint, "Klage fra far"})};
    house.mustNot(erase(anna));
    EXPECT_EQ(rightsModel(*house.session, anna).holds[0].reason, HoldReason::Complaint);
    house.mustNot(LiftHold{anna, hold, ""});
    house.must(LiftHold{anna, hold, "Afgjort"});
    house.must(erase(anna));
}

TEST_F(Rights, NothingRunsOutBeforeItsTimeNorBeforeTheArchivesHaveAnswered)
{
    house.must(ChildLeaves{anna, day(2026, 9, 10)});
    house.mustNot(erase(anna, EraseChildren::Why::Retention));
    house.clock.goTo(day(2031, 9, 9));
    EXPECT_TRUE(rightsHouseModel(*house.session).due.empty());
    house.must(ChangeSetting{kArchiveSetting, "Kassation godkendt"});
    house.mustNot(erase(anna, EraseChildren::Why::Retention));
    house.clock.goTo(day(2031, 9, 10));
    const auto due = rightsHouseModel(*house.session).due;
    ASSERT_EQ(due.size(), 1U);
    EXPECT_EQ(due[0].child, anna);
    house.must(ChangeSetting{kArchiveSetting, ""});
    house.mustNot(erase(anna, EraseChildren::Why::Retention));
    house.must(ChangeSetting{kArchiveSetting, "Kassation godkendt"});
    house.must(erase(anna, EraseChildren::Why::Retention));
    EXPECT_TRUE(rightsHouseModel(*house.session).due.empty());
}

TEST_F(Rights, AnEndedConcernRunsOutAloneWhileTheChildIsHere)
{
    const ConcernId about = concern(anna);
    house.must(EndConcern{anna, about, core::Concern::Outcome::Unfounded, "Intet"});
    house.must(ChangeSetting{kArchiveSetting, "Kassation godkendt"});
    house.clock.goTo(day(2031, 9, 11));
    ASSERT_EQ(rightsHouseModel(*house.session).due.size(), 1U);
    house.must(EraseChildren{{}, EraseChildren::Why::Retention, {about}});
    EXPECT_EQ(world().casework.concerns.find(about), nullptr);
    EXPECT_NE(world().child(anna), nullptr);
}

TEST_F(Rights, AChildsNameThatIsTypedAsAPurposeDoesNotReachTheLog)
{
    house.must(ReadExport{"report plan", "Møde om Anna Juhl og Annas mor, med Bent Bøg", anna, false});
    ASSERT_TRUE(house.session->flush());
    ASSERT_TRUE(house.session->loadAudit());
    EXPECT_EQ(house.session->auditLog()->rows.back().purpose, "Møde om barnet og barnets mor, med barnet");
}

TEST(BackupsKept, TheDayOnWhichEachIsGoneFollowsFromTheRuleThatRemovesThem)
{
    const auto on = [](Date d) { return Backup{"x", d, 12, 0, 1}; };
    const Date today = day(2026, 11, 22); // a Sunday
    const auto until = keptUntil({on(today), on(day(2026, 11, 4))}, today);
    ASSERT_EQ(until.size(), 2U);
    EXPECT_GT(until[0], until[1]) << "the last of its week stays longer than one in the middle";
    EXPECT_LE(daysBetween(today, until[0]), 400) << "twelve months at most";
    EXPECT_GE(daysBetween(today, until[1]), 1);
}

} // namespace
} // namespace trivsel::app
