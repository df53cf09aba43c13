#include "app/models/cooperation_model.h"
#include "app/models/follow_up_model.h"
#include "app/models/notification_model.h"
#include "app/session_fixture.h"

#include <algorithm>

namespace trivsel::app {
namespace {

using core::ConsentState;
using core::Request;
using test::day;
using test::House;

/// Pia and Per work with Anna; the house is led by Lone.
class CooperationModels : public ::testing::Test {
protected:
    CooperationModels()
    {
        child = house.child("Anna", house.red);
        pia = house.adult("Pia Pædagog", {house.red});
        per = house.adult("Per Pædagog", {house.red});
        house.adult("Bo Blå", {house.blue});
        house.must(AnswerGate{child, core::GateAnswer::Answer::No, {}, {}});
        house.as("Pia Pædagog");
    }
    CooperationModel model() const { return cooperationModel(*house.session, child); }
    RequestId ask(const char* to, const char* purpose, Date sentOn)
    {
        return RequestId{house.must(SendRequest{child, to, purpose, sentOn, {}})};
    }
    std::int64_t holder(const char* name, bool isProtected = false)
    {
        return house.must(SaveCustodyHolder{child, 0, name, "20 20 20 20", isProtected, false});
    }
    ConsentId word(std::int64_t who, bool isGiven, const char* to = "ppr")
    {
        house.clock.pass(std::chrono::seconds(1));
        return ConsentId{
            house.must(GiveConsent{child, who, to, "Positionen", "Sparring", isGiven, house.clock.today(), {}})};
    }
    static const CooperationModel::Recipient* towards(const CooperationModel& m, const std::string& role)
    {
        const auto at =
            std::find_if(m.recipients.begin(), m.recipients.end(), [&](const auto& r) { return r.role == role; });
        return at != m.recipients.end() ? &*at : nullptr;
    }
    void suspectPer()
    {
        house.clock.pass(std::chrono::minutes(5));
        const AcuteId id{house.must(OpenAcute{child})};
        house.must(DescribeAcute{child, id, core::AcuteCase::About::Staff, per});
        house.must(AnswerGate{child, core::GateAnswer::Answer::Released, "Modtagelsen, Ida", house.clock.today()});
        house.clock.pass(std::chrono::minutes(5));
    }

    House house;
    ChildId child;
    UserId pia, per;
};

TEST_F(CooperationModels, WaitingRequestsComeFirstTheLongestWaitFirst)
{
    const RequestId answered = ask("leader", "Sparring", day(2026, 9, 1));
    house.must(AnswerRequest{child, answered, {}, day(2026, 9, 3), Request::Answer::Consultative, "Et møde"});
    const RequestId young = ask("ppr", "Sprog", day(2026, 9, 9));
    const RequestId old = ask("modtagelse", "Råd", day(2026, 9, 5));
    const CooperationModel m = model();
    ASSERT_EQ(m.requests.size(), 3U);
    EXPECT_EQ(m.requests[0].id, old);
    EXPECT_EQ(m.requests[0].waited, 5);
    EXPECT_EQ(m.requests[1].id, young);
    EXPECT_EQ(m.requests[2].id, answered);
    EXPECT_EQ(m.requests[2].waited, 2);
    EXPECT_EQ(m.requests[2].words, "Et møde");
    EXPECT_EQ(m.waiting, 2);
    EXPECT_EQ(m.requests[1].follower, "Pia Pædagog");
    ASSERT_GE(m.self, 0);
    EXPECT_EQ(m.adults[static_cast<std::size_t>(m.self)].user, pia);
}

TEST_F(CooperationModels, ARequestIsSilentOnTheDayItIsOverdueInOpfoelgning)
{
    ask("ppr", "Sprog", day(2026, 9, 1));
    const auto row = [&] {
        const FollowUpModel list = followUpModel(*house.session);
        for (const auto& r : list.rows)
            if (r.kind == core::FollowUpKind::Request) return r;
        return FollowUpModel::Row{};
    };
    house.clock.goTo(day(2026, 9, 15));
    house.reopen("Pia Pædagog");
    EXPECT_FALSE(model().requests[0].isSilent);
    EXPECT_NE(row().group, FollowUpModel::Group::Overdue);
    house.clock.goTo(day(2026, 9, 16));
    house.reopen(House::kLeader);
    EXPECT_TRUE(model().requests[0].isSilent);
    EXPECT_EQ(row().group, FollowUpModel::Group::Overdue);
    EXPECT_EQ(row().turn, FollowUpModel::Turn::OfMyHouse) << "silence reaches the leader";
    EXPECT_EQ(row().place.screen, Screen::Cooperation);
    EXPECT_EQ(row().place.child, child);
}

TEST_F(CooperationModels, OthersCanBeAskedNotTheAdultsOfThePlaceThemselves)
{
    const CooperationModel m = model();
    EXPECT_EQ(towards(m, "team"), nullptr);
    EXPECT_EQ(towards(m, "contact_adult"), nullptr);
    ASSERT_NE(towards(m, "ppr"), nullptr);
    EXPECT_FALSE(towards(m, "ppr")->contact.empty());
    EXPECT_FALSE(towards(m, "ppr")->when.empty());
    for (const auto& r : m.recipients)
        EXPECT_EQ(
            std::count_if(m.recipients.begin(), m.recipients.end(), [&](const auto& o) { return o.role == r.role; }),
            1);
}

TEST_F(CooperationModels, ConsentSaysWhetherItHoldsAndWhoseWordIsMissing)
{
    const std::int64_t mother = holder("Mia Juhl");
    const std::int64_t father = holder("Finn Juhl");
    const ConsentId given = word(mother, true);
    CooperationModel m = model();
    ASSERT_EQ(m.consents.size(), 1U);
    EXPECT_EQ(m.consents[0].role, "ppr");
    EXPECT_EQ(m.consents[0].state, ConsentState::Missing);
    EXPECT_EQ(m.consents[0].missing, std::vector{father});
    EXPECT_TRUE(m.consents[0].refused.empty());
    word(father, true);
    m = model();
    EXPECT_EQ(m.consents[0].state, ConsentState::Given);
    EXPECT_TRUE(m.consents[0].missing.empty());
    EXPECT_EQ(towards(m, "ppr")->consent, ConsentState::Given);
    EXPECT_EQ(towards(m, "modtagelse")->consent, ConsentState::Missing);
    house.must(WithdrawConsent{child, given, day(2026, 9, 10)});
    m = model();
    EXPECT_EQ(m.consents[0].state, ConsentState::Refused);
    EXPECT_EQ(m.consents[0].refused, std::vector{mother});
    EXPECT_EQ(m.consents[0].rows.back().standing, ConsentStanding::Withdrawn);
    EXPECT_EQ(m.consents[0].rows.front().standing, ConsentStanding::Holds);
}

TEST_F(CooperationModels, AConsentThatIsOverOrNotYetThereIsSaidToBe)
{
    const std::int64_t mother = holder("Mia Juhl");
    house.must(GiveConsent{child, mother, "ppr", "Positionen", "Sparring", true, day(2026, 8, 1), day(2026, 9, 1)});
    house.must(GiveConsent{child, mother, "tandpleje", "Positionen", "Sparring", true, day(2026, 10, 1), {}});
    const CooperationModel m = model();
    ASSERT_EQ(m.consents.size(), 2U);
    EXPECT_EQ(m.consents[0].rows[0].standing, ConsentStanding::Over);
    EXPECT_EQ(m.consents[0].missing, std::vector{mother});
    EXPECT_EQ(m.consents[1].rows[0].standing, ConsentStanding::NotYet);
}

TEST_F(CooperationModels, TheYoungPersonIsAskedFromTheProfilesAge)
{
    EXPECT_FALSE(model().asksYoungPerson);
    house.as(House::kLeader);
    child = house.child("Asger", house.red, day(2011, 9, 10));
    house.must(AnswerGate{child, core::GateAnswer::Answer::No, {}, {}});
    house.as("Pia Pædagog");
    EXPECT_TRUE(model().asksYoungPerson);
    word(holder("Mia Juhl"), true);
    EXPECT_EQ(model().consents[0].missing, std::vector{std::int64_t{0}});
}

TEST_F(CooperationModels, WhoseCustodyIsOverStandsApartAndIsAskedForNothing)
{
    const std::int64_t mother = holder("Mia Juhl");
    const std::int64_t father = holder("Finn Juhl", true);
    word(father, false);
    house.must(EndCustody{child, father, day(2026, 9, 9)});
    const CooperationModel m = model();
    ASSERT_EQ(m.holders.size(), 1U);
    EXPECT_EQ(m.holders[0].id, mother);
    EXPECT_FALSE(m.holders[0].isProtected);
    ASSERT_EQ(m.former.size(), 1U);
    EXPECT_TRUE(m.former[0].isProtected);
    EXPECT_TRUE(m.consents[0].rows[0].isOfFormer);
    EXPECT_TRUE(m.consents[0].refused.empty());
    EXPECT_EQ(m.consents[0].missing, std::vector{mother});
}

TEST_F(CooperationModels, AChildWithAProtectedAddressProtectsItsParentsToo)
{
    holder("Mia Juhl");
    const core::Child& anna = *house.session->world().child(child);
    house.must(ChangeChild{child, anna.name, anna.birthDate, {}, {}, true});
    EXPECT_TRUE(model().holders[0].isProtected);
    EXPECT_FALSE(model().holders[0].hasProtectedAddress) << "what is said of the holder alone is as it was";
}

TEST_F(CooperationModels, FlagsOfTheProgramAreNotOfferedAndPlacementOnlyWhereTheStoreFollowsIt)
{
    house.must(SetCircumstances{child, {"disability"}, {}});
    const CooperationModel m = model();
    ASSERT_FALSE(m.flags.empty());
    for (const auto& flag : m.flags) {
        EXPECT_FALSE(flag.id.starts_with("suspect_")) << flag.id;
        EXPECT_NE(flag.id, "notified");
        EXPECT_EQ(flag.isSet, flag.id == "disability");
    }
    EXPECT_EQ(m.knownBy, "Pia Pædagog");
    EXPECT_FALSE(m.asksPlacedOn);
    house.as(House::kLeader);
    house.must(ChangeSetting{"placementFollowUp", "on"});
    house.as("Pia Pædagog");
    EXPECT_TRUE(model().asksPlacedOn);
}

TEST_F(CooperationModels, NothingOfAChildOfAnotherGroupIsInIt)
{
    ask("ppr", "Sprog", day(2026, 9, 9));
    holder("Mia Juhl");
    house.as("Bo Blå");
    const CooperationModel m = model();
    EXPECT_FALSE(m.maySee);
    EXPECT_TRUE(m.requests.empty());
    EXPECT_TRUE(m.holders.empty());
    EXPECT_EQ(cooperationLine(*house.session, child).waiting, 0);
}

TEST_F(CooperationModels, WhatOthersWroteBesideAHiddenCaseIsNotInTheColleaguesModel)
{
    const RequestId before = ask("ppr", "Sprog", day(2026, 9, 9));
    const std::int64_t mother = holder("Mia Juhl");
    suspectPer();
    const RequestId since = ask("modtagelse", "Om Per", day(2026, 9, 10));
    house.must(SendRequest{child, "leader", "Også om Per", day(2026, 9, 10), per}); // named to follow it by mistake
    word(mother, true);
    EXPECT_EQ(model().requests.size(), 3U);
    EXPECT_EQ(cooperationLine(*house.session, child).waiting, 3);
    EXPECT_EQ(cooperationLine(*house.session, child).consents, 1);
    house.as("Per Pædagog");
    const CooperationModel m = model();
    ASSERT_EQ(m.requests.size(), 1U);
    EXPECT_EQ(m.requests[0].id, before);
    EXPECT_NE(m.requests[0].id, since);
    EXPECT_FALSE(m.requests[0].wordsGoToNotes) << "that would tell";
    EXPECT_EQ(m.waiting, 1);
    EXPECT_TRUE(m.consents.empty());
    EXPECT_EQ(towards(m, "ppr")->consent, ConsentState::Missing);
    EXPECT_EQ(cooperationLine(*house.session, child).waiting, 1);
    EXPECT_EQ(cooperationLine(*house.session, child).consents, 0);
    for (const auto& row : followUpModel(*house.session).rows) EXPECT_NE(row.kind, core::FollowUpKind::Request);
    house.as("Pia Pædagog");
    EXPECT_TRUE(model().requests.back().wordsGoToNotes || model().requests.front().wordsGoToNotes);
}

TEST_F(CooperationModels, TheChildsPageHasALineAndTheUnderretningKnowsWhetherCustodyIsEntered)
{
    EXPECT_FALSE(notificationModel(*house.session, child).hasCustody);
    ask("ppr", "Sprog", day(2026, 9, 1));
    ask("modtagelse", "Råd", day(2026, 9, 8));
    holder("Mia Juhl");
    const CooperationLine line = cooperationLine(*house.session, child);
    EXPECT_EQ(line.waiting, 2);
    EXPECT_EQ(line.longest, 9);
    EXPECT_TRUE(line.hasCustody);
    EXPECT_TRUE(notificationModel(*house.session, child).hasCustody);
}

TEST_F(CooperationModels, OneWhoOnlyWaitsForAnswersCanHandThemOver)
{
    ask("ppr", "Sprog", day(2026, 9, 1));
    house.as(House::kLeader);
    const HandOverModel before = handOverModel(*house.session);
    ASSERT_EQ(before.units.size(), 1U);
    ASSERT_EQ(before.units[0].holders.size(), 1U);
    EXPECT_EQ(before.units[0].holders[0].user, pia);
    EXPECT_EQ(before.units[0].holders[0].requests, 1);
    house.must(HandOverChildren{house.red, pia, per});
    EXPECT_EQ(handOverModel(*house.session).units[0].holders[0].user, per);
}

TEST_F(CooperationModels, MissingOffersStandWithTheirUnitsVisitNewestFirst)
{
    house.must(AddMissingOffer{house.red, "En legegruppe", "2"});
    house.must(AddMissingOffer{house.red, "En ventefri talepædagog", ""});
    const FollowUpModel list = followUpModel(*house.session);
    ASSERT_FALSE(list.visits.empty());
    const auto& offers = list.visits.front().offers;
    ASSERT_EQ(offers.size(), 2U);
    EXPECT_EQ(offers[0].what, "En ventefri talepædagog");
    EXPECT_EQ(offers[1].what, "En legegruppe");
    EXPECT_EQ(offers[1].rung.da, "Forebygge");
    house.as("Bo Blå");
    for (const auto& visit : followUpModel(*house.session).visits) EXPECT_TRUE(visit.offers.empty());
}

} // namespace
} // namespace trivsel::app
