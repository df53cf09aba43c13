#include "app/lists.h"
#include "app/models/child_model.h"
#include "app/models/start_model.h"
#include "app/session_fixture.h"

namespace trivsel::app {
namespace {

using About = core::AcuteCase::About;
using Answer = core::GateAnswer::Answer;
using core::GateState;
using test::day;
using test::House;

class Acute : public ::testing::TestWithParam<About> {
protected:
    Acute()
    {
        child = house.child("Anna", house.red);
        sibling = house.child("Bent", house.blue);
        house.must(LinkSiblings{child, sibling});
        pia = house.adult("Pia Pædagog", {house.red});
        per = house.adult("Per Pædagog", {house.red});
    }
    GateState stateFor(UserId user, ChildId of) const { return house.session->world().gate(of, user); }

    House house;
    ChildId child, sibling;
    UserId pia, per;
};

TEST_P(Acute, TheFirstClickClosesTheWholeFamilyAndOnlyTheAuthorityOpensIt)
{
    house.must(AnswerGate{.child = child, .answer = Answer::No, .authority = {}, .authorityOn = {}});
    AddOwnStep letter{.child = child, .title = "Brev hjem", .action = {}, .responsible = {}, .person = {}, .organisation = {}, .due = {}};
    letter.reachesParents = true;
    const StepId letterId{house.must(letter)};
    house.as("Pia Pædagog");
    const AcuteId id{house.must(OpenAcute{child})};
    EXPECT_EQ(stateFor(pia, child), GateState::Closed) << "before anything was chosen";
    EXPECT_EQ(house.session->world().gate(sibling), GateState::Closed);
    house.mustNot(CompleteStep{letterId, "sendt"});
    house.mustNot(letter);
    const UserId suspected = GetParam() == About::Staff ? per : UserId{};
    house.must(DescribeAcute{child, id, GetParam(), suspected});
    house.mustNot(CompleteStep{letterId, "sendt"});
    house.must(WriteAcuteWords{child, id, "»Det gør ondt«"});
    house.must(TellAcute{child, id, "Lederen", true, false});
    house.must(TellAcute{child, id, "Modtagelsen", false, true});
    house.must(EndAcute{child, id, "Myndigheden har sagen"});
    EXPECT_EQ(stateFor(pia, child), GateState::Closed) << "ending the case opens nothing";
    house.mustNot(AnswerGate{.child = child, .answer = Answer::No, .authority = {}, .authorityOn = {}});
    house.must(AnswerGate{.child = child, .answer = Answer::Released, .authority = "Modtagelsen, Ida", .authorityOn = day(2026, 9, 10)});
    EXPECT_EQ(stateFor(pia, child), GateState::Open);
    EXPECT_EQ(house.session->world().gate(sibling), GateState::NotAsked);
    house.must(CompleteStep{letterId, "sendt"});
}

INSTANTIATE_TEST_SUITE_P(EverySubChoice, Acute,
                         ::testing::Values(About::NotSaid, About::Parent, About::OtherChild, About::Staff, About::Honour, About::Other));

class AcuteStaff : public Acute {
protected:
    AcuteStaff()
    {
        house.as("Pia Pædagog");
        id = AcuteId{house.must(OpenAcute{child})};
        house.must(DescribeAcute{child, id, About::Staff, per});
    }
    AcuteId id;
};

TEST_F(AcuteStaff, TheColleagueUnderSuspicionSeesNothingOfIt)
{
    const auto stepsKnownTo = [&](const char* name) {
        house.as(name);
        return house.session->world().stepsOf(child, house.session->user().id).size();
    };
    EXPECT_GT(stepsKnownTo("Pia Pædagog"), 0U);
    EXPECT_GT(stepsKnownTo(House::kLeader), 0U);
    EXPECT_EQ(stepsKnownTo("Per Pædagog"), 0U);

    const World& world = house.session->world();
    EXPECT_EQ(world.casework.openAcute(child, per), nullptr);
    EXPECT_EQ(stateFor(per, child), GateState::NotAsked) << "held back, and nothing tells why";
    EXPECT_EQ(world.gateAnswer(child, per), nullptr);
    const ChildModel model = childModel(*house.session, child);
    EXPECT_TRUE(model.steps.empty());
    EXPECT_TRUE(model.timeline.bars.empty());
    EXPECT_EQ(model.gate, GateState::NotAsked);
    for (const auto& task : startModel(*house.session).tasks) EXPECT_NE(task.place.child, child);
}

TEST_F(AcuteStaff, TheColleagueUnderSuspicionCanNeitherOpenNorTouchAnything)
{
    const StepId acuteStep = house.session->world().stepsOf(child).front()->id;
    house.as("Per Pædagog");
    const auto gone = house.mustNot(WriteAcuteWords{child, id, "jeg"});
    EXPECT_EQ(gone.message.en, house.mustNot(WriteAcuteWords{child, AcuteId{99999}, "jeg"}).message.en) << "as if it were not there";
    house.mustNot(EndAcute{child, id, "det var ikke noget"});
    house.mustNot(CompleteStep{acuteStep, "gjort"});
    house.mustNot(AnswerGate{.child = child, .answer = Answer::No, .authority = {}, .authorityOn = {}});
    AddOwnStep letter{.child = child, .title = "Brev hjem", .action = {}, .responsible = {}, .person = {}, .organisation = {}, .due = {}};
    letter.reachesParents = true;
    house.mustNot(letter);
    house.mustNot(UnlinkSiblings{child, sibling});
    house.as("Pia Pædagog");
    EXPECT_EQ(stateFor(pia, child), GateState::Closed);
}

TEST_F(AcuteStaff, AConcernRaisedBesideTheCaseIsHiddenWithItsStepsToo)
{
    RaiseConcern concern;
    concern.child = child;
    concern.kind = "trivsel";
    concern.seenOn = day(2026, 9, 10);
    concern.seen = "Gemmer sig, når der er skift";
    house.must(concern);
    EXPECT_TRUE(house.session->world().stepsOf(child, per).empty());
    EXPECT_GT(house.session->world().stepsOf(child, pia).size(), 0U);
}

TEST_F(AcuteStaff, NobodyNamesThemselvesOrAColleagueOutsideASuspicionAgainstStaff)
{
    house.mustNot(DescribeAcute{child, id, About::Staff, pia});
    house.mustNot(DescribeAcute{child, id, About::Parent, per});
}

TEST_F(AcuteStaff, IsStillHiddenAfterTheStoreWasOpenedAgain)
{
    house.reopen("Per Pædagog");
    EXPECT_EQ(stateFor(per, child), GateState::NotAsked);
    EXPECT_TRUE(house.session->world().stepsOf(child, per).empty());
    EXPECT_TRUE(childModel(*house.session, child).steps.empty());
}

} // namespace
} // namespace trivsel::app
