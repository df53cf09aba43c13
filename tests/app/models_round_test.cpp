#include "app/models/rating_model.h"
#include "app/models/round_model.h"
#include "app/models/start_model.h"
#include "app/session_fixture.h"

#include <algorithm>

namespace trivsel::app {
namespace {

using core::Position;
using test::day;
using test::House;
using Status = RoundModel::Status;
using Kind = StartModel::Task::Kind;

class Grid : public ::testing::Test {
protected:
    Grid()
    {
        house.addPair(house.red);
        // Danish order: Aagot sorts as Ågot, last.
        aagot = house.child("Aagot Dam", house.red);
        bent = house.child("Bent Dam", house.red);
        cilla = house.child("Cilla Dam", house.red);
    }
    void open() { round = house.openRound(house.red); }
    RoundModel as(const char* name)
    {
        house.as(name);
        return roundModel(*house.session, house.red);
    }
    static const RoundModel::Row& row(const RoundModel& model, ChildId child)
    {
        return *std::find_if(model.rows.begin(), model.rows.end(), [&](const auto& r) { return r.child == child; });
    }
    bool hasTask(Kind kind)
    {
        const StartModel start = startModel(*house.session);
        return std::any_of(start.tasks.begin(), start.tasks.end(), [&](const auto& t) { return t.kind == kind; });
    }

    House house;
    ChildId aagot, bent, cilla;
    RoundId round;
};

TEST_F(Grid, CountsOnesOwnRatingsOnStartOnlyForThoseWhoRate)
{
    house.as("Ane");
    round = house.openRound(house.red);
    const auto isMine = [&] { return startModel(*house.session).rounds.front().isMine; };
    EXPECT_TRUE(isMine());
    house.as(House::kLeader);
    EXPECT_FALSE(isMine());
}

TEST_F(Grid, TellsWhetherARoundMayBeOpenedAndByWhom)
{
    const RoundModel within = as("Ane");
    EXPECT_FALSE(within.hasRound);
    EXPECT_TRUE(within.mayOpen);
    EXPECT_FALSE(within.needsReason);
    EXPECT_EQ(within.nextWindowFrom, day(2026, 9, 1));
    EXPECT_TRUE(hasTask(Kind::OpenRound));

    house.clock.goTo(day(2026, 12, 1));
    const RoundModel pedagogue = as("Ane");
    EXPECT_FALSE(pedagogue.mayOpen);
    EXPECT_FALSE(pedagogue.whyNotOpen.empty());
    EXPECT_EQ(pedagogue.nextWindowFrom, day(2027, 3, 1));
    EXPECT_FALSE(hasTask(Kind::OpenRound));
    const RoundModel leader = as(House::kLeader);
    EXPECT_TRUE(leader.mayOpen);
    EXPECT_TRUE(leader.needsReason);
}

TEST_F(Grid, FollowsAChildThroughEveryStatusOfARound)
{
    open();
    RoundModel model = as("Ane");
    ASSERT_EQ(model.rows.size(), 3U);
    EXPECT_EQ(model.rows[0].name, "Bent Dam");
    EXPECT_EQ(model.rows[2].name, "Aagot Dam");
    EXPECT_EQ(row(model, bent).status, Status::NotStarted);
    EXPECT_EQ(row(model, bent).missing, std::vector<std::string>{"Bo"});
    EXPECT_EQ(model.nextToRate, bent);
    EXPECT_EQ(model.areaTitles.front().da, "Psykisk");
    EXPECT_EQ(model.missing, 3);
    EXPECT_TRUE(hasTask(Kind::RateChildren));

    house.must(SetAnswer{round, bent, 0, {core::Answer::Kind::Option, 1}});
    EXPECT_EQ(row(as("Ane"), bent).status, Status::InProgress);
    EXPECT_EQ(row(as("Bo"), bent).status, Status::NotStarted);
    EXPECT_EQ(row(as(House::kLeader), bent).status, Status::WaitingForOthers);
    EXPECT_EQ(row(as(House::kLeader), bent).missing, (std::vector<std::string>{"Ane", "Bo"}));

    house.as("Ane");
    house.answerAll(round, bent, 1);
    house.must(FinishRating{round, bent});
    model = as("Ane");
    EXPECT_EQ(row(model, bent).status, Status::OwnPositionMissing);
    EXPECT_EQ(row(model, bent).areas.front(), Position::Yellow);
    EXPECT_EQ(row(model, bent).ratingsDone, 0);
    EXPECT_EQ(model.nextToRate, bent);

    house.must(SetOwnPosition{round, bent, Position::Yellow});
    model = as("Ane");
    EXPECT_EQ(row(model, bent).status, Status::WaitingForOthers);
    EXPECT_EQ(row(model, bent).missing, std::vector<std::string>{"Bo"});
    EXPECT_EQ(row(model, bent).own, Position::Yellow);
    EXPECT_EQ(model.mineDone, 1);
    EXPECT_EQ(model.nextToRate, cilla);

    house.as("Bo");
    house.rate(round, bent, 1, Position::Yellow);
    for (const char* name : {"Ane", "Bo", House::kLeader}) {
        model = as(name);
        EXPECT_EQ(row(model, bent).status, Status::ReadyForTeam) << name;
        EXPECT_EQ(model.nextForTeam, bent) << name;
        EXPECT_EQ(model.readyForTeam, 1) << name;
        EXPECT_TRUE(hasTask(Kind::TeamReady)) << name;
    }

    house.must(AgreePosition{.round = round, .child = bent, .position = Position::Yellow, .environment = "mindre grupper"});
    model = as("Ane");
    EXPECT_EQ(row(model, bent).status, Status::Agreed);
    EXPECT_EQ(row(model, bent).common, Position::Yellow);
    EXPECT_EQ(model.agreed, 1);
    EXPECT_EQ(model.missing, 2);

    house.must(SetNoPosition{round, cilla, "ferie"});
    EXPECT_EQ(row(as("Ane"), cilla).status, Status::NoPosition);
    EXPECT_EQ(row(as("Ane"), cilla).reason, "ferie");
    EXPECT_FALSE(hasTask(Kind::CloseRound));
    house.must(SetNoPosition{round, aagot, "nystartet"});
    EXPECT_EQ(as("Ane").missing, 0);
    EXPECT_TRUE(hasTask(Kind::CloseRound));

    house.must(CloseRound{round});
    model = as("Ane");
    EXPECT_FALSE(model.isOpen);
    EXPECT_FALSE(model.mayReopen);
    EXPECT_EQ(row(model, bent).common, Position::Yellow);
    EXPECT_TRUE(as(House::kLeader).mayReopen);
}

TEST_F(Grid, CountsNewcomersAndShowsThoseWhoLeftLast)
{
    open();
    const ChildId dora = house.child("Aase Dam", house.red);
    EXPECT_EQ(as("Ane").newcomers, 1);
    house.clock.goTo(day(2026, 9, 12));
    house.must(UpdateRoundChildren{round});
    RoundModel model = as("Ane");
    EXPECT_EQ(model.newcomers, 0);
    EXPECT_TRUE(row(model, dora).isNewcomer);
    EXPECT_FALSE(row(model, bent).isNewcomer);

    house.as(House::kLeader);
    house.must(ChildLeaves{bent, day(2026, 9, 12)});
    house.clock.goTo(day(2026, 9, 14));
    house.must(UpdateRoundChildren{round});
    model = as(House::kLeader);
    EXPECT_EQ(model.rows.back().child, bent);
    EXPECT_EQ(model.rows.back().status, Status::Left);
    EXPECT_EQ(model.total, 3);
}

TEST_F(Grid, SaysPlainlyThatThereIsNoFormForAnAge)
{
    const ChildId old = house.child("Egon Dam", house.red, day(2014, 5, 1)); // no form for that age in a daycare
    open();
    EXPECT_EQ(row(as("Ane"), old).status, Status::NoForm);
    EXPECT_FALSE(ratingModel(*house.session, round, old).hasForm);
    EXPECT_EQ(as("Ane").nextToRate, bent);
}

TEST_F(Grid, AReviewedAreaIsGreenAndComplete)
{
    open();
    house.as("Ane");
    const std::string area = house.form(round, bent).areas[0].id;
    house.must(ReviewArea{round, bent, area, true});
    const RoundModel::Row reviewed = row(as("Ane"), bent);
    EXPECT_EQ(reviewed.areas.front(), Position::Green);
    EXPECT_FALSE(reviewed.areas[1]);
    const RatingModel rating = ratingModel(*house.session, round, bent);
    EXPECT_TRUE(rating.areas.front().isReviewed);
    EXPECT_TRUE(rating.areas.front().items.front().isCoveredByReview);
    EXPECT_EQ(rating.areas.front().decided, static_cast<int>(rating.areas.front().items.size()));
    EXPECT_FALSE(rating.areas.back().canReview); // about the adults: there is no sign to be free of
}

TEST_F(Grid, AColleagueFromOutsideRatesAndIsNotOfferedAgain)
{
    const UserId guest = house.adult("Gitte", {house.blue});
    open();
    RoundModel model = as(House::kLeader);
    EXPECT_TRUE(model.mayInvite);
    EXPECT_FALSE(model.mayRate); // a leader rates only in a unit of their own
    EXPECT_TRUE(std::any_of(model.invitable.begin(), model.invitable.end(), [&](const auto& p) { return p.user == guest; }));
    house.must(InviteRater{round, guest});
    model = as(House::kLeader);
    EXPECT_FALSE(std::any_of(model.invitable.begin(), model.invitable.end(), [&](const auto& p) { return p.user == guest; }));
    EXPECT_TRUE(as("Gitte").mayRate);
}

TEST_F(Grid, FromOneChildTheWayGoesToTheNextThatIsStillToBeRated)
{
    open();
    house.as("Ane");
    EXPECT_EQ(ratingModel(*house.session, round, bent).nextToRate, cilla);
    house.rate(round, cilla, 0, Position::Green);
    EXPECT_EQ(ratingModel(*house.session, round, bent).nextToRate, aagot) << "Cilla is rated already";
    EXPECT_EQ(ratingModel(*house.session, round, bent).next, cilla) << "her neighbour in the grid all the same";
    EXPECT_EQ(ratingModel(*house.session, round, aagot).nextToRate, bent) << "on from the beginning";
    house.answerAll(round, aagot, 0);
    house.must(FinishRating{round, aagot});
    EXPECT_EQ(ratingModel(*house.session, round, bent).nextToRate, aagot) << "an own position is part of it";
    house.must(SetOwnPosition{round, aagot, Position::Green});
    EXPECT_FALSE(ratingModel(*house.session, round, bent).nextToRate);
    EXPECT_EQ(ratingModel(*house.session, round, cilla).nextToRate, bent);
    house.must(SetNoPosition{round, bent, "ferie"});
    EXPECT_FALSE(ratingModel(*house.session, round, cilla).nextToRate);
    house.as(House::kLeader);
    EXPECT_FALSE(ratingModel(*house.session, round, cilla).nextToRate) << "a leader outside the unit rates nobody";
}

TEST_F(Grid, ANameIsShownSafely)
{
    const ChildId strange = house.child("##Ro\u202Eb%s\nDam" + std::string(9000, 'x'), house.red);
    open();
    const std::string name = row(as("Ane"), strange).name;
    EXPECT_EQ(name.find('\n'), std::string::npos);
    EXPECT_EQ(name.find("\u202E"), std::string::npos);
    EXPECT_LE(text::codePoints(name), 121U);
}

} // namespace
} // namespace trivsel::app
