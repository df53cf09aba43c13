#include "app/models/rating_model.h"
#include "app/models/round_model.h"
#include "app/models/team_model.h"
#include "app/session_fixture.h"

#include <algorithm>
#include <sstream>

/// Each adult rates without seeing anything of the others, of the suggestion or of earlier rounds.
namespace trivsel::app {
namespace {

using core::Position;
using test::day;
using test::House;

std::string word(const std::optional<Position>& position) { return position ? core::toWord(*position) : "-"; }

/// Every field of the model as text: what is in it can be seen, what is not cannot.
std::string describe(const RatingModel& m)
{
    std::ostringstream out;
    out << m.child.name << " " << m.index << "/" << m.count << " form " << m.hasForm << m.formTitle.da << " decided " << m.decided
        << "/" << m.items << " comment " << m.comment << " may " << m.mayEdit << m.canFinish << m.isDone << m.canUndo << m.canRedo
        << m.maySetOwn << m.isReadyForTeam << " own " << word(m.own) << " previous " << m.previous.value << " next " << m.next.value << "\n";
    for (const auto& area : m.areas) {
        out << area.id << " " << area.counts << area.canReview << area.isReviewed << area.decided << "\n";
        for (const auto& item : area.items) {
            out << "  " << item.id << " " << static_cast<int>(item.answer.kind) << " " << static_cast<int>(item.answer.option) << " "
                << item.isCoveredByReview << " " << item.comment << "\n";
        }
    }
    if (m.suggestion) {
        out << "suggestion " << core::toWord(m.suggestion->position) << " " << m.suggestion->rule.da << "\n";
        for (const auto& item : m.suggestion->decidingItems) out << "  deciding " << item.da << "\n";
    }
    for (const auto& earlier : m.earlier) out << "earlier " << earlier.round.da << " " << core::toWord(earlier.position) << "\n";
    return out.str();
}

class Blindness : public ::testing::Test {
protected:
    Blindness()
    {
        child = house.child("Anna", house.red);
        house.child("Bent", house.red);
        house.addPair(house.red);
    }
    /// A whole round in spring that ends in a red position, so that there is something to be hidden in autumn.
    void playSpring()
    {
        house.clock.goTo(day(2026, 3, 10));
        const RoundId spring = house.openRound(house.red);
        for (const ChildId each : house.session->world().childrenOf(house.red, house.clock.today())) {
            house.bothRate(spring, each, 2, Position::Red);
            house.must(AgreePosition{.round = spring, .child = each, .position = Position::Red, .environment = "mindre grupper"});
        }
        house.must(CloseRound{spring});
        house.clock.goTo(day(2026, 9, 10));
    }
    RatingModel seenBy(const char* name)
    {
        house.as(name);
        return ratingModel(*house.session, round, child);
    }
    void openAutumn()
    {
        house.as(House::kLeader);
        round = house.openRound(house.red);
    }

    House house{day(2026, 3, 1)};
    ChildId child;
    RoundId round;
};

TEST_F(Blindness, WhatAColleagueDoesChangesNothingOfWhatOneSeesOfTheChild)
{
    house.clock.goTo(day(2026, 9, 10));
    openAutumn();
    house.as("Bo");
    house.must(SetAnswer{round, child, 0, {core::Answer::Kind::Option, 1}});
    house.as("Ane"); // what can be undone ends with the switch
    const std::string before = describe(seenBy("Bo"));
    const RoundModel::Row rowBefore = roundModel(*house.session, house.red).rows.front();

    house.as("Ane");
    house.must(SetComment{round, child, "", "hemmelig bemærkning"});
    house.must(SetComment{round, child, house.form(round, child).items[0].id, "hemmelig iagttagelse"});
    house.rate(round, child, 2, Position::Red);

    EXPECT_EQ(describe(seenBy("Bo")), before);
    const RoundModel::Row rowAfter = roundModel(*house.session, house.red).rows.front();
    EXPECT_EQ(rowAfter.areas, rowBefore.areas);
    EXPECT_EQ(rowAfter.own, Position::Unassessed);
    EXPECT_EQ(rowAfter.decided, 1);
    EXPECT_EQ(rowAfter.ratingsDone, 1); // that somebody is done may be seen, not what they found
}

TEST_F(Blindness, TheTeamPageIsEmptyUntilOnesOwnRatingIsDone)
{
    house.clock.goTo(day(2026, 9, 10));
    const UserId third = house.adult("Chris", {house.red});
    openAutumn();
    house.bothRate(round, child, 2, Position::Red);
    house.as("Chris");
    house.must(SetAnswer{round, child, 0, {core::Answer::Kind::Option, 0}});
    const TeamModel hidden = teamModel(*house.session, round, child);
    EXPECT_FALSE(hidden.isReady);
    EXPECT_TRUE(hidden.raters.empty());
    EXPECT_TRUE(hidden.differing.empty());
    EXPECT_TRUE(hidden.agreeing.empty());
    EXPECT_FALSE(hidden.suggestion);
    EXPECT_FALSE(hidden.mayAgree);
    EXPECT_EQ(hidden.missing, std::vector<std::string>{"Chris"});
    EXPECT_EQ(roundModel(*house.session, house.red).rows.front().status, RoundModel::Status::InProgress);

    house.rate(round, child, 0, Position::Green);
    const TeamModel shown = teamModel(*house.session, round, child);
    EXPECT_TRUE(shown.isReady);
    EXPECT_EQ(shown.raters.size(), 3U);
    EXPECT_EQ(shown.raters.back().user, third);
}

TEST_F(Blindness, SuggestionAndEarlierRoundsComeOnlyAfterOnesOwnRatingIsDone)
{
    playSpring();
    openAutumn();
    house.as("Ane");
    house.answerAll(round, child, 1);
    const RatingModel open = ratingModel(*house.session, round, child);
    EXPECT_TRUE(open.canFinish);
    EXPECT_FALSE(open.suggestion);
    EXPECT_TRUE(open.earlier.empty());
    EXPECT_FALSE(open.own);
    EXPECT_FALSE(open.maySetOwn);
    EXPECT_EQ(describe(open).find("red"), std::string::npos); // nothing of the spring

    house.must(FinishRating{round, child});
    const RatingModel done = ratingModel(*house.session, round, child);
    ASSERT_TRUE(done.suggestion);
    EXPECT_EQ(done.suggestion->position, Position::Yellow);
    EXPECT_FALSE(done.own); // nothing preselected
    EXPECT_TRUE(done.maySetOwn);
    EXPECT_FALSE(done.mayEdit);
    ASSERT_EQ(done.earlier.size(), 1U);
    EXPECT_EQ(done.earlier.front().position, Position::Red);
    EXPECT_EQ(done.earlier.front().round.da, "Forår 2026");
    EXPECT_FALSE(done.isReadyForTeam);
}

TEST_F(Blindness, AfterBothAreDoneTheTeamSeesBothAndTheSuggestion)
{
    house.clock.goTo(day(2026, 9, 10));
    openAutumn();
    house.bothRate(round, child, 1, Position::Yellow);
    EXPECT_TRUE(seenBy("Ane").isReadyForTeam);
    const TeamModel team = teamModel(*house.session, round, child);
    EXPECT_EQ(team.raters.size(), 2U);
    EXPECT_EQ(team.suggestion, Position::Yellow);
    EXPECT_TRUE(team.mayAgree);
}

TEST_F(Blindness, AnAdultOfAnotherUnitAConsultantAndAnAdministratorSeeNoChild)
{
    house.clock.goTo(day(2026, 9, 10));
    house.adult("Dorte", {house.blue});
    house.adult("Eva", {house.root}, core::Role::Consultant);
    openAutumn();
    house.bothRate(round, child, 2, Position::Red);
    for (const char* name : {"Dorte", "Eva"}) {
        const RatingModel model = seenBy(name);
        EXPECT_TRUE(model.child.name.empty()) << name;
        EXPECT_TRUE(model.areas.empty()) << name;
        const TeamModel team = teamModel(*house.session, round, child);
        EXPECT_TRUE(team.child.name.empty()) << name;
        EXPECT_TRUE(team.raters.empty()) << name;
        EXPECT_TRUE(roundModel(*house.session, house.red).rows.empty()) << name;
    }
}

} // namespace
} // namespace trivsel::app
