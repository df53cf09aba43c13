#include "app/guide_case.h"
#include "app/session_fixture.h"

/// Requests, consent, custody, what is known of a child, and missing offers, over a real store.
namespace trivsel::app {
namespace {

using core::ConsentState;
using core::Request;
using test::day;
using test::House;

class Cooperation : public ::testing::Test {
protected:
    Cooperation()
    {
        child = house.child("Anna Juhl", house.red);
        other = house.child("Bent", house.red);
        pia = house.adult("Pia Pædagog", {house.red});
        per = house.adult("Per Pædagog", {house.red});
        house.must(AnswerGate{child, core::GateAnswer::Answer::No, {}, {}});
        house.as("Pia Pædagog");
    }
    std::int64_t holder(const char* name)
    {
        return house.must(SaveCustodyHolder{child, 0, name, "20 20 20 20", false, false});
    }
    GiveConsent yes(std::int64_t who) const
    {
        return {child, who, "ppr", "Positionen", "Sparring om sprog", true, day(2026, 9, 10), {}};
    }
    SendRequest ask() const { return {child, "ppr", "Hvordan kommer vi videre?", day(2026, 9, 10), {}}; }
    ConsentState consent(UserId forUser = {}) const
    {
        const World& world = house.session->world();
        return consentOf(world, *world.child(child), house.session->municipality(), "ppr", house.clock.today(),
                         forUser);
    }
    /// A case against Per that he must not know of, and the authority's word that the parents may be involved.
    void suspectPer()
    {
        house.clock.pass(std::chrono::minutes(5));
        const AcuteId id{house.must(OpenAcute{child})};
        house.must(DescribeAcute{child, id, core::AcuteCase::About::Staff, per});
        house.clock.pass(std::chrono::minutes(5));
    }
    void release()
    {
        house.must(AnswerGate{child, core::GateAnswer::Answer::Released, "Modtagelsen, Ida", day(2026, 9, 10)});
    }
    const Casework& casework() const { return house.session->world().casework; }

    House house;
    ChildId child, other;
    UserId pia, per;
};

TEST_F(Cooperation, BothWithCustodyMustHaveSaidYesAndOneWhoseCustodyIsOverIsAskedNoMore)
{
    const std::int64_t mother = holder("Mia Juhl");
    const std::int64_t father = holder("Finn Juhl");
    house.must(yes(mother));
    EXPECT_EQ(consent(), ConsentState::Missing) << "only one of two has answered";
    house.must(EndCustody{child, father, day(2026, 9, 10)});
    EXPECT_EQ(consent(), ConsentState::Missing) << "the last day is a day with custody";
    house.clock.goTo(day(2026, 9, 11));
    EXPECT_EQ(consent(), ConsentState::Given);
    house.mustNot(yes(father));
    house.reopen("Pia Pædagog");
    EXPECT_EQ(consent(), ConsentState::Given);
    EXPECT_EQ(house.session->world().custodyOf(child, day(2026, 9, 10)).size(), 2U) << "earlier days are as they were";
}

TEST_F(Cooperation, ACustodyHolderIsNamedChangedAndOfOneChildAlone)
{
    house.mustNot(SaveCustodyHolder{child, 0, "  ", "", false, false});
    const std::int64_t mother = holder("Mia Juhl");
    house.must(SaveCustodyHolder{child, mother, "Mia Dam", "30 30 30 30", true, true});
    house.mustNot(SaveCustodyHolder{other, mother, "Mia Dam", "", false, false});
    house.mustNot(EndCustody{other, mother, day(2026, 9, 10)});
    house.mustNot(EndCustody{child, mother, day(2026, 9, 11)}); // a day that has not come
    house.reopen("Pia Pædagog");
    const auto holders = house.session->world().custodyOf(child, day(2026, 9, 10));
    ASSERT_EQ(holders.size(), 1U);
    EXPECT_EQ(holders[0]->name, "Mia Dam");
    EXPECT_TRUE(holders[0]->hasProtectedAddress);
    EXPECT_TRUE(holders[0]->needsInterpreter);
}

TEST_F(Cooperation, WhileItIsClosedNobodyIsAskedForConsentButANoAndAWithdrawalAreTaken)
{
    const std::int64_t mother = holder("Mia Juhl");
    const ConsentId given{house.must(yes(mother))};
    house.must(OpenAcute{child});
    house.mustNot(yes(mother));
    GiveConsent no = yes(mother);
    no.isGiven = false;
    house.must(no);
    EXPECT_EQ(consent(), ConsentState::Refused);
    house.must(WithdrawConsent{child, given, day(2026, 9, 10)});
    EXPECT_EQ(casework().consents.find(given)->withdrawnOn, day(2026, 9, 10));
}

TEST_F(Cooperation, ARefusalCannotBeWithdrawnAndADayAfterTodayIsNone)
{
    const std::int64_t mother = holder("Mia Juhl");
    GiveConsent no = yes(mother);
    no.isGiven = false;
    const ConsentId refusal{house.must(no)};
    house.mustNot(WithdrawConsent{child, refusal, day(2026, 9, 10)});
    const ConsentId given{house.must(yes(mother))};
    house.mustNot(WithdrawConsent{child, given, day(2026, 9, 11)});
    house.mustNot(WithdrawConsent{other, given, day(2026, 9, 10)});
    house.mustNot(
        GiveConsent{child, 0, "ppr", "Positionen", "Sparring", true, day(2026, 9, 10), {}}); // not yet of the age
}

TEST_F(Cooperation, AFlagThatTheProgramSetsItselfCannotBeSetByHand)
{
    for (const char* flag :
         {"suspect_parent", "suspect_child", "suspect_staff", "suspect_honour", "notified", "findes-ikke"})
        house.mustNot(SetCircumstances{child, {"disability", flag}, {}});
    EXPECT_EQ(casework().circumstancesOf(child), nullptr);
    house.must(SetCircumstances{child, {"newly_started", "disability"}, {}});
    const std::uint64_t version = house.session->version();
    house.must(SetCircumstances{child, {"disability", "newly_started", "disability"}, {}});
    EXPECT_EQ(house.session->version(), version) << "the same choice is no change";
    house.reopen("Pia Pædagog");
    EXPECT_EQ(casework().circumstancesOf(child)->flags, (std::vector<std::string>{"disability", "newly_started"}));
    EXPECT_EQ(casework().circumstancesOf(child)->by, pia);
    house.must(SetCircumstances{child, {}, {}});
    EXPECT_TRUE(casework().circumstancesOf(child)->flags.empty());
}

TEST_F(Cooperation, APlacementLiesBetweenBirthAndToday)
{
    house.mustNot(SetCircumstances{child, {}, day(2022, 4, 30)});
    house.mustNot(SetCircumstances{child, {}, day(2026, 9, 11)});
    house.must(SetCircumstances{child, {}, day(2022, 5, 1)});
    house.must(SetCircumstances{child, {}, day(2026, 9, 10)});
    EXPECT_EQ(casework().circumstancesOf(child)->placedOn, day(2026, 9, 10));
}

TEST_F(Cooperation, TheGuideAsksForWhatIsKnownAtTheNextCommonPosition)
{
    house.as(House::kLeader);
    house.addPair(house.red);
    const RoundId round = house.openRound(house.red);
    house.as("Pia Pædagog");
    house.must(SetCircumstances{child, {"disability"}, {}});
    EXPECT_EQ(house.step(child, "ppr-sparring"), nullptr) << "no step before a position is agreed";
    for (const ChildId each : {child, other}) {
        house.bothRate(round, each, 0, core::Position::Yellow);
        house.must(AgreePosition{
            .round = round, .child = each, .position = core::Position::Yellow, .environment = "mindre grupper"});
    }
    EXPECT_NE(house.step(child, "ppr-sparring"), nullptr);
    EXPECT_EQ(house.step(other, "ppr-sparring"), nullptr) << "the answers alone do not ask for it";
}

TEST_F(Cooperation, AnAnswerHasItsDayAndIsNotBeforeItWasReceived)
{
    const RequestId id{house.must(ask())};
    house.clock.goTo(day(2026, 9, 20));
    house.must(AnswerRequest{child, id, day(2026, 9, 14), {}, {}, {}});
    house.mustNot(AnswerRequest{child, id, {}, day(2026, 9, 12), Request::Answer::Accepted, {}});
    house.mustNot(AnswerRequest{child, id, {}, {}, Request::Answer::Accepted, {}});
    house.mustNot(AnswerRequest{other, id, {}, day(2026, 9, 18), Request::Answer::Accepted, {}});
    house.must(AnswerRequest{child, id, {}, day(2026, 9, 18), Request::Answer::Declined, "Ikke deres opgave"});
    EXPECT_EQ(casework().requests.find(id)->answerText, "Ikke deres opgave");
    EXPECT_TRUE(casework().notes.of(child).empty());
}

TEST_F(Cooperation, ARequestIsFollowedByAnAdultWhoHasAccess)
{
    house.as(House::kLeader);
    house.must(EndUser{per, day(2026, 9, 10)});
    house.clock.goTo(day(2026, 9, 11));
    house.reopen("Pia Pædagog");
    SendRequest request = ask();
    request.responsible = per;
    house.mustNot(request);
    request.responsible = UserId{9999};
    house.mustNot(request);
    request.responsible = house.leader;
    const RequestId id{house.must(request)};
    EXPECT_EQ(casework().requests.find(id)->responsible, house.leader);
    EXPECT_EQ(casework().requests.find(id)->by, pia);
}

TEST_F(Cooperation, WhatAnAdultWaitsForIsHandedOverWithTheChildren)
{
    const RequestId waiting{house.must(ask())};
    const RequestId answered{house.must(ask())};
    house.must(AnswerRequest{child, answered, {}, day(2026, 9, 10), Request::Answer::Accepted, {}});
    house.as(House::kLeader);
    house.must(HandOverChildren{house.red, pia, per});
    EXPECT_EQ(casework().requests.find(waiting)->responsible, per);
    EXPECT_EQ(casework().requests.find(answered)->responsible, pia) << "what is answered is history";
}

TEST_F(Cooperation, AMissingOfferNamesNoChildOfTheGroup)
{
    house.mustNot(AddMissingOffer{house.red, "  ", ""});
    house.mustNot(AddMissingOffer{house.red, "En legegruppe", "intet trin"});
    for (const char* words :
         {"En gruppe til Anna", "Annas sprog: en talepædagog", "Til Anna Juhl.", "Bent, og en mere"})
        house.mustNot(AddMissingOffer{house.red, words, "2"});
    house.must(AddMissingOffer{house.red, "Annonce for en Annabel-gruppe, bentøj", "2"}); // parts of words are no names
    const OfferId id{house.must(AddMissingOffer{house.red, "En legegruppe om eftermiddagen", ""})};
    house.mustNot(AddMissingOffer{house.blue, "En legegruppe", ""}); // another's unit
    house.reopen("Pia Pædagog");
    ASSERT_EQ(casework().missingOffers.size(), 2U);
    EXPECT_EQ(casework().missingOffers.back().id, id);
    EXPECT_EQ(casework().missingOffers.back().unit, house.red);
}

TEST_F(Cooperation, TheColleagueUnderSuspicionChangesNothingOfWhatOthersWroteSince)
{
    const std::int64_t mother = holder("Mia Juhl");
    suspectPer();
    release();
    const RequestId request{house.must(ask())};
    const ConsentId given{house.must(yes(mother))};
    EXPECT_EQ(consent(), ConsentState::Given);
    EXPECT_EQ(consent(per), ConsentState::Missing);
    house.as("Per Pædagog");
    const Error unknown = house.mustNot(AnswerRequest{child, RequestId{9999}, day(2026, 9, 10), {}, {}, {}});
    EXPECT_EQ(house.mustNot(AnswerRequest{child, request, day(2026, 9, 10), {}, {}, {}}), unknown);
    EXPECT_EQ(house.mustNot(WithdrawConsent{child, given, day(2026, 9, 10)}),
              house.mustNot(WithdrawConsent{child, ConsentId{9999}, day(2026, 9, 10)}));
    const RequestId own{house.must(ask())};
    house.must(AnswerRequest{child, own, day(2026, 9, 10), {}, {}, {}});
}

TEST_F(Cooperation, WordsOnARequestThatTheColleagueCanSeeBecomeANoteThatHeCannot)
{
    house.as("Per Pædagog");
    const RequestId pers{house.must(ask())};
    house.as("Pia Pædagog");
    const RequestId before{house.must(ask())};
    suspectPer();
    const RequestId since{house.must(ask())};
    for (const RequestId id : {pers, before, since})
        house.must(AnswerRequest{child, id, {}, day(2026, 9, 10), Request::Answer::Accepted, "De ser på sagen om Per"});
    EXPECT_EQ(casework().requests.find(pers)->answerText, "");
    EXPECT_EQ(casework().requests.find(before)->answerText, "");
    EXPECT_EQ(casework().requests.find(since)->answerText, "De ser på sagen om Per") << "this one he does not see";
    const auto notes = casework().notes.of(child);
    ASSERT_EQ(notes.size(), 2U);
    EXPECT_EQ(notes[0]->text, "De ser på sagen om Per");
    for (const auto* note : notes) EXPECT_TRUE(house.session->world().isHiddenWithCase(child, per, note->by, note->at));
    house.as("Per Pædagog");
    house.must(AnswerRequest{child, pers, {}, day(2026, 9, 10), Request::Answer::Accepted, "Mine egne ord"});
    EXPECT_EQ(casework().requests.find(pers)->answerText, "Mine egne ord")
        << "nothing tells him that there is anything";
}

} // namespace
} // namespace trivsel::app
