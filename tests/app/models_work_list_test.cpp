#include "app/models/work_list_model.h"
#include "app/session_fixture.h"
#include "app/transition/handover_rules.h"
#include "core/statistics/follow_up_figures.h"

#include <algorithm>

namespace trivsel::app {
namespace {

using core::Position;
using test::day;
using test::House;
using Kind = WorkListModel::Kind;

class WorkList : public ::testing::Test {
protected:
    WorkList()
    {
        house.addPair(house.red);
        anna = house.child("Anna Dam", house.red);
        bent = house.child("Bent Dam", house.red);
    }
    WorkListModel model()
    {
        house.as(House::kLeader);
        WorkListModel made = workListModel(*house.session, followUpModel(*house.session));
        expectSound(made);
        return made;
    }
    /// The list adds up, whatever it shows, and is in its order.
    void expectSound(const WorkListModel& made)
    {
        std::array<int, WorkListModel::kKinds> counted{};
        for (std::size_t i = 0; i < made.rows.size(); ++i) {
            const auto& row = made.rows[i];
            ++counted[static_cast<std::size_t>(row.kind)];
            EXPECT_GE(row.days, 0);
            EXPECT_FALSE(row.name.empty());
            if (i > 0 && made.rows[i - 1].unit == row.unit) {
                EXPECT_LE(made.rows[i - 1].kind, row.kind);
            }
            for (std::uint32_t w = 0; w < row.waiting; ++w) EXPECT_LT(made.waitsFor.at(row.firstWaiting + w), static_cast<int>(made.adults.size()));
        }
        EXPECT_EQ(counted, made.counts);
        for (const auto& adult : made.adults) {
            int ratings = 0;
            for (const auto& left : adult.left) ratings += left.ratings;
            EXPECT_EQ(ratings, adult.ratings) << adult.name;
        }
        for (const auto& unit : made.units) expectCoverage(unit);
    }
    /// The one figure that an open round releases says the same.
    void expectCoverage(const WorkListModel::Unit& unit)
    {
        const World& world = house.session->world();
        const core::Round* round = world.openRound(unit.unit);
        if (round == nullptr) return;
        const auto children = world.roundChildrenOf(round->id, house.session->user().id);
        std::vector<core::CommonPosition> positions;
        for (const auto& child : children)
            if (const auto* position = world.position(round->id, child.child)) positions.push_back(*position);
        const auto coverage = core::statistics::coverage(children, positions);
        EXPECT_EQ(unit.inRound, coverage.children);
        EXPECT_EQ(unit.agreed, coverage.withPosition + coverage.withReason);
    }
    static const WorkListModel::Row* rowOf(const WorkListModel& made, Kind kind, ChildId child = {})
    {
        const auto at = std::find_if(made.rows.begin(), made.rows.end(), [&](const auto& r) { return r.kind == kind && (!child || r.child == child); });
        return at != made.rows.end() ? &*at : nullptr;
    }
    static std::vector<std::string> waitsFor(const WorkListModel& made, const WorkListModel::Row& row)
    {
        std::vector<std::string> names;
        for (std::uint32_t i = 0; i < row.waiting; ++i)
            names.push_back(made.adults[static_cast<std::size_t>(made.waitsFor[row.firstWaiting + i])].name);
        std::sort(names.begin(), names.end());
        return names;
    }
    static const WorkListModel::Adult* adultOf(const WorkListModel& made, const std::string& name)
    {
        const auto at = std::find_if(made.adults.begin(), made.adults.end(), [&](const auto& a) { return a.name == name; });
        return at != made.adults.end() ? &*at : nullptr;
    }

    House house;
    ChildId anna, bent;
};

TEST_F(WorkList, SaysWhichUnitsHaveNotOpenedTheirRoundInTheWindowAndForSomeWeeksAfter)
{
    const WorkListModel now = model();
    ASSERT_EQ(now.count(Kind::RoundNotOpened), 1) << "the blue group has no children to rate";
    EXPECT_EQ(rowOf(now, Kind::RoundNotOpened)->name, "Rød stue");
    EXPECT_EQ(rowOf(now, Kind::RoundNotOpened)->wanted, 2);
    EXPECT_EQ(rowOf(now, Kind::RoundNotOpened)->days, 0);
    EXPECT_EQ(rowOf(now, Kind::RoundNotOpened)->place, (Place{Screen::Round, house.red, {}, {}}));
    const Date end = *rowOf(now, Kind::RoundNotOpened)->due;
    house.clock.goTo(end.plusDays(10));
    EXPECT_EQ(rowOf(model(), Kind::RoundNotOpened)->days, 10);
    house.clock.goTo(end.plusDays(61));
    EXPECT_EQ(model().count(Kind::RoundNotOpened), 0);
}

TEST_F(WorkList, AChildNobodyHasBegunIsListedWithEverybodyItWaitsFor)
{
    const RoundId round = house.openRound(house.red);
    const WorkListModel made = model();
    EXPECT_EQ(made.count(Kind::RoundNotOpened), 0);
    ASSERT_EQ(made.count(Kind::Ratings), 2);
    const auto* row = rowOf(made, Kind::Ratings, anna);
    EXPECT_EQ(row->done, 0);
    EXPECT_EQ(row->wanted, 2);
    EXPECT_EQ(waitsFor(made, *row), (std::vector<std::string>{"Ane", "Bo"}));
    EXPECT_EQ(row->place, (Place{Screen::Round, house.red, round, {}}));
    ASSERT_EQ(adultOf(made, "Ane")->left.size(), 1U);
    EXPECT_EQ(adultOf(made, "Ane")->ratings, 2);
    EXPECT_EQ(adultOf(made, "Ane")->begun, 0);
}

TEST_F(WorkList, AnAdultWhoHasBegunAndNotFinishedStaysOnTheListUntilTheOwnPositionIsSet)
{
    const RoundId round = house.openRound(house.red);
    house.as("Ane");
    house.answerAll(round, anna, 0);
    EXPECT_EQ(adultOf(model(), "Ane")->begun, 1);
    house.as("Ane");
    house.must(FinishRating{round, anna});
    EXPECT_EQ(adultOf(model(), "Ane")->begun, 1) << "the own position is a part of it";
    house.as("Ane");
    house.must(SetOwnPosition{round, anna, Position::Green});
    const WorkListModel made = model();
    EXPECT_EQ(adultOf(made, "Ane")->ratings, 1);
    EXPECT_EQ(adultOf(made, "Ane")->begun, 0);
    EXPECT_EQ(rowOf(made, Kind::Ratings, anna)->done, 1);
    EXPECT_EQ(waitsFor(made, *rowOf(made, Kind::Ratings, anna)), std::vector<std::string>{"Bo"});
}

TEST_F(WorkList, ARatedChildWithoutCommonPositionIsReadyAndAReasonSettlesIt)
{
    const RoundId round = house.openRound(house.red);
    house.bothRate(round, anna, 0, Position::Green);
    WorkListModel made = model();
    ASSERT_NE(rowOf(made, Kind::Position, anna), nullptr);
    EXPECT_EQ(rowOf(made, Kind::Position, anna)->place, (Place{Screen::Team, house.red, round, anna}));
    EXPECT_EQ(rowOf(made, Kind::Ratings, anna), nullptr);
    house.must(SetNoPosition{round, bent, "nystartet"});
    made = model();
    EXPECT_EQ(rowOf(made, Kind::Ratings, bent), nullptr);
    EXPECT_EQ(made.agreed, 1);
    EXPECT_EQ(made.inRound, 2);
    EXPECT_EQ(made.count(Kind::RoundNotClosed), 0);
    house.must(SetNoPosition{round, anna, "syg"});
    made = model();
    ASSERT_EQ(made.count(Kind::RoundNotClosed), 1) << "everybody is done";
    EXPECT_EQ(rowOf(made, Kind::RoundNotClosed)->done, 2);
    house.must(CloseRound{round});
    made = model();
    EXPECT_TRUE(made.rows.empty());
}

TEST_F(WorkList, ARoundThatIsOpenAfterItsWindowAndAChildWhoIsNotInItAreListed)
{
    const RoundId round = house.openRound(house.red);
    const ChildId late = house.child("Sent Kommet", house.red);
    WorkListModel made = model();
    ASSERT_NE(rowOf(made, Kind::NotInRound, late), nullptr);
    EXPECT_EQ(made.count(Kind::RoundNotClosed), 0);
    house.clock.goTo(house.session->world().round(round)->windowTo.plusDays(3));
    made = model();
    ASSERT_EQ(made.count(Kind::RoundNotClosed), 1);
    EXPECT_EQ(rowOf(made, Kind::RoundNotClosed)->days, 3);
    EXPECT_EQ(rowOf(made, Kind::Ratings, anna)->days, 3);
}

TEST_F(WorkList, ListsWhatOpfolgningListsWithItsOwnPlaces)
{
    house.must(AddOwnStep{.child = anna, .title = "Sent", .action = {}, .responsible = house.ane, .person = {}, .organisation = {}, .due = day(2026, 9, 12)});
    house.must(AddOwnStep{.child = anna, .title = "Uden dag", .action = {}, .responsible = {}, .person = {}, .organisation = {}, .due = {}});
    house.must(SendRequest{.child = bent, .to = "ppr", .purpose = "Råd om sprog", .sentOn = day(2026, 9, 9), .responsible = house.bo});
    house.clock.goTo(day(2026, 9, 20));
    const WorkListModel made = model();
    ASSERT_EQ(made.count(Kind::Overdue), 1);
    EXPECT_EQ(rowOf(made, Kind::Overdue)->days, 8);
    EXPECT_EQ(waitsFor(made, *rowOf(made, Kind::Overdue)), std::vector<std::string>{"Ane"});
    EXPECT_EQ(rowOf(made, Kind::Overdue)->place.screen, Screen::Child);
    EXPECT_EQ(adultOf(made, "Ane")->overdue, 1);
    ASSERT_EQ(made.count(Kind::WithoutDate), 1);
    EXPECT_EQ(made.titles[static_cast<std::size_t>(rowOf(made, Kind::WithoutDate)->title)].da, "Uden dag");
    ASSERT_EQ(made.count(Kind::Request), 1) << "also before its answer is late";
    EXPECT_EQ(rowOf(made, Kind::Request)->days, 11);
    ASSERT_GE(rowOf(made, Kind::Request)->receiver, 0);
    EXPECT_EQ(made.titles[static_cast<std::size_t>(rowOf(made, Kind::Request)->receiver)], house.session->municipality().role("ppr")->title);
    EXPECT_EQ(rowOf(made, Kind::Request)->place, (Place{Screen::Cooperation, house.red, {}, bent}));
}

TEST_F(WorkList, AYellowPositionWithoutContactAdultIsListed)
{
    const RoundId round = house.openRound(house.red);
    house.bothRate(round, anna, 1, Position::Yellow);
    house.must(AgreePosition{.round = round, .child = anna, .position = Position::Yellow, .watchFor = {}, .lookAgain = {}, .environment = "Vi ændrer samlingen", .comment = {}});
    EXPECT_NE(rowOf(model(), Kind::WithoutContactAdult, anna), nullptr);
}

TEST_F(WorkList, IsNobodysButALeaders)
{
    house.openRound(house.red);
    for (const char* name : {"Ane"}) {
        house.as(name);
        const WorkListModel made = workListModel(*house.session, followUpModel(*house.session));
        EXPECT_FALSE(made.mayRead);
        EXPECT_TRUE(made.rows.empty());
        EXPECT_TRUE(made.units.empty());
    }
}

TEST_F(WorkList, AChildALeaderIsBarredFromIsNotInIt)
{
    house.openRound(house.red);
    house.must(BarAdult{anna, house.leader});
    const WorkListModel made = model();
    EXPECT_EQ(rowOf(made, Kind::Ratings, anna), nullptr);
    EXPECT_NE(rowOf(made, Kind::Ratings, bent), nullptr);
}

TEST_F(WorkList, AHandoverThatNobodyAnsweredInTimeIsOverdueThere)
{
    core::Handover handover;
    handover.child = anna;
    handover.from = core::Handover::Place::Kindergarten;
    handover.to = core::Handover::Place::School;
    handover.receiver = "Det nye sted";
    handover.movesOn = house.clock.today().plusDays(90);
    handover.words = {{"who", "Elsker vand"}};
    house.must(AnswerGate{.child = anna, .answer = core::GateAnswer::Answer::No, .authority = {}, .authorityOn = {}});
    const std::int64_t mother = house.must(SaveCustodyHolder{anna, 0, "Mia Dam", "", false, false});
    house.must(GiveConsent{anna, mother, kNextPlaceRole, "Overgangsskemaet", "Overgang", true, house.clock.today(), {}});
    const HandoverId id{house.must(SaveHandover{handover})};
    house.must(SendHandover{anna, id, {}, {}});
    const auto handovers = [&] {
        const auto made = model();
        return std::ranges::count_if(made.rows, [](const auto& row) { return row.kind == Kind::Overdue && row.what == core::FollowUpKind::Handover; });
    };
    EXPECT_EQ(handovers(), 0);
    house.clock.goTo(house.clock.today().plusDays(20));
    EXPECT_EQ(handovers(), 1);
    house.must(AnswerHandover{anna, id, true, "Sagt i telefonen"});
    EXPECT_EQ(handovers(), 0);
}

} // namespace
} // namespace trivsel::app
