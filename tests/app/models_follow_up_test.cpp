#include "app/models/follow_up_model.h"
#include "app/models/start_model.h"
#include "app/session_fixture.h"

#include <algorithm>

namespace trivsel::app {
namespace {

using core::FollowUpKind;
using core::Position;
using test::day;
using test::House;
using Group = FollowUpModel::Group;

class FollowUpPage : public ::testing::Test {
protected:
    FollowUpPage()
    {
        house.addPair(house.red);
        child = house.child("Anna Dam", house.red);
        other = house.child("Bent Dam", house.red);
        elsewhere = house.child("Cilla", house.blue);
    }
    void agree(Position position)
    {
        const RoundId round = house.openRound(house.red);
        house.bothRate(round, child, 1, position);
        house.must(AgreePosition{.round = round,
                                 .child = child,
                                 .position = position,
                                 .watchFor = {},
                                 .lookAgain = {},
                                 .environment = "Vi ændrer samlingen",
                                 .comment = {}});
    }
    StepId step(const std::string& title, std::optional<Date> due, UserId responsible = {}, ChildId of = {})
    {
        return StepId{house.must(AddOwnStep{.child = of ? of : child,
                                            .title = title,
                                            .action = {},
                                            .responsible = responsible,
                                            .person = {},
                                            .organisation = {},
                                            .due = due})};
    }
    FollowUpModel model() const { return followUpModel(*house.session); }
    static int countOf(const FollowUpModel& model, FollowUpKind kind)
    {
        return static_cast<int>(
            std::count_if(model.rows.begin(), model.rows.end(), [&](const auto& r) { return r.kind == kind; }));
    }
    static const FollowUpModel::Row* rowOf(const FollowUpModel& model, FollowUpKind kind)
    {
        const auto at =
            std::find_if(model.rows.begin(), model.rows.end(), [&](const auto& r) { return r.kind == kind; });
        return at != model.rows.end() ? &*at : nullptr;
    }
    /// The page adds up, whatever it shows.
    static void expectSound(const FollowUpModel& model)
    {
        std::array<int, FollowUpModel::kGroups> counted{};
        for (std::size_t i = 0; i < model.rows.size(); ++i) {
            const auto& row = model.rows[i];
            ++counted[static_cast<std::size_t>(row.group)];
            EXPECT_GE(row.daysLate, 0);
            EXPECT_EQ(row.group == Group::Overdue, row.daysLate > 0);
            if (i > 0) {
                EXPECT_LE(model.rows[i - 1].group, row.group);
            }
        }
        EXPECT_EQ(counted, model.counts);
    }

    House house;
    ChildId child, other, elsewhere;
};

TEST_F(FollowUpPage, IsEmptyWhereNothingIsOpen)
{
    const FollowUpModel page = model();
    EXPECT_TRUE(page.rows.empty());
    EXPECT_TRUE(page.hasUnits);
    EXPECT_FALSE(page.hasPositions);
    for (const auto& visit : page.visits) EXPECT_EQ(visit.due, day(2026, 9, 30));
}

TEST_F(FollowUpPage, GroupsByWhatIsLateWhatIsMissingAndWhatComes)
{
    const StepId late = step("Sent", day(2026, 9, 20), house.ane);
    const StepId soon = step("Snart", day(2026, 10, 8), house.bo);
    step("Senere", day(2026, 10, 9));
    step("Uden dag", {});
    house.clock.goTo(day(2026, 9, 24));
    const FollowUpModel page = model();
    expectSound(page);
    ASSERT_EQ(page.rows.size(), 5U) << "four steps and the month's visit";
    EXPECT_EQ(page.rows[0].step, late);
    EXPECT_EQ(page.rows[0].daysLate, 4);
    EXPECT_EQ(page.rows[0].responsible, "Ane");
    EXPECT_EQ(page.rows[0].name, "Anna Dam");
    EXPECT_EQ(page.rows[0].unitName, "Rød stue");
    EXPECT_EQ(page.titleOf(page.rows[0])->da, "Sent");
    EXPECT_EQ(page.rows[0].place, (Place{Screen::Child, house.red, {}, child, late}));
    EXPECT_EQ(page.rows[1].kind, FollowUpKind::Visit);
    EXPECT_EQ(page.rows[1].due, day(2026, 9, 30));
    EXPECT_EQ(page.rows[2].step, soon) << "14 days from today is within";
    EXPECT_EQ(page.rows[2].group, Group::Soon);
    EXPECT_EQ(page.rows[3].group, Group::Later);
    EXPECT_EQ(page.titleOf(page.rows[4])->da, "Uden dag") << "what has no day comes last";
    house.as("Ane");
    EXPECT_EQ(model().mine, 3) << "her own, and two that nobody has taken on";
}

TEST_F(FollowUpPage, AYellowPositionWithoutContactAdultLeadsTheMissingOnesAndStart)
{
    agree(Position::Yellow);
    house.as(House::kLeader);
    const FollowUpModel page = model();
    expectSound(page);
    EXPECT_EQ(page.count(Group::Missing), 1);
    EXPECT_EQ(rowOf(page, FollowUpKind::WithoutContactAdult)->name, "Anna Dam");
    const StartModel start = startModel(*house.session, page);
    EXPECT_EQ(start.tasks.front().kind, StartModel::Task::Kind::NoContactAdult);
    house.must(SetContactAdult{child, house.ane});
    EXPECT_EQ(model().count(Group::Missing), 0);
}

TEST_F(FollowUpPage, AContactAdultWhoHasLeftOrWhoseChildHasMovedHoldsNothing)
{
    agree(Position::Yellow);
    house.as(House::kLeader);
    house.must(SetContactAdult{child, house.ane});
    EXPECT_EQ(countOf(model(), FollowUpKind::WithoutContactAdult), 0);
    house.must(EndUser{house.ane, house.session->today()});
    EXPECT_EQ(countOf(model(), FollowUpKind::WithoutContactAdult), 0) << "she is here today";
    house.clock.goTo(house.session->today().plusDays(1));
    EXPECT_EQ(countOf(model(), FollowUpKind::WithoutContactAdult), 1);
    house.must(SetContactAdult{child, house.bo});
    EXPECT_EQ(countOf(model(), FollowUpKind::WithoutContactAdult), 0);
    house.must(MoveChild{child, house.blue, house.session->today()});
    EXPECT_EQ(countOf(model(), FollowUpKind::WithoutContactAdult), 1) << "Bo is not of the new group";
}

TEST_F(FollowUpPage, AStepForSeveralChildrenStandsOnce)
{
    const StepId shared = step("Legegruppe", day(2026, 9, 12));
    house.must(ShareStep{shared, {other}});
    const FollowUpModel page = model();
    ASSERT_EQ(page.rows.size(), 1U);
    EXPECT_EQ(page.rows[0].others, 1);
}

TEST_F(FollowUpPage, EverybodySeesTheirOwnUnitsAlone)
{
    step("Rød", day(2026, 9, 12));
    step("Blå", day(2026, 9, 12), {}, elsewhere);
    EXPECT_EQ(model().rows.size(), 2U);
    EXPECT_EQ(model().units.size(), 2U);
    house.adult("Eva", {house.root}, core::Role::Consultant);
    house.as("Ane");
    ASSERT_EQ(model().rows.size(), 1U);
    EXPECT_EQ(model().rows[0].name, "Anna Dam");
    house.as("Eva");
    EXPECT_TRUE(model().rows.empty());
    EXPECT_TRUE(model().visits.empty());
    EXPECT_FALSE(model().hasUnits);
}

TEST_F(FollowUpPage, TheColleagueUnderSuspicionFindsNothingInListCountAgendaOrStart)
{
    const auto seenBy = [&](const char* name) {
        house.as(name);
        const FollowUpModel page = model();
        expectSound(page);
        std::size_t cases = 0;
        for (const auto& visit : page.visits) cases += visit.agenda.size();
        return std::tuple(page.rows.size(), page.counts, cases, page.units.size(),
                          startModel(*house.session).tasks.size());
    };
    const auto before = seenBy("Bo");
    house.as("Ane");
    const AcuteId acute{house.must(OpenAcute{child})};
    house.must(DescribeAcute{child, acute, core::AcuteCase::About::Staff, house.bo});
    RaiseConcern concern;
    concern.child = child;
    concern.kind = "trivsel";
    concern.seenOn = day(2026, 9, 9);
    concern.seen = "Noget om en voksen";
    concern.readers = {house.leader}; // an open circle gives everybody the guide's steps
    house.must(concern);
    const NotificationId letter{house.must(StartNotification{child})};
    house.must(WriteNotification{child, letter, "Det sete", "Det prøvede", "Det sagte", "", false, ""});
    house.must(SendNotification{child, letter, day(2026, 9, 10), "Digital Post", core::Notification::Parents::NotTold,
                                "mistanke"});
    EXPECT_GT(std::get<0>(seenBy("Ane")), 0U);
    EXPECT_EQ(seenBy("Bo"), before);
    house.clock.goTo(day(2026, 10, 30));
    EXPECT_EQ(std::get<0>(seenBy("Bo")), 0U);
    house.reopen("Bo");
    EXPECT_EQ(std::get<0>(seenBy("Bo")), 0U);
}

TEST_F(FollowUpPage, AConcernStandsUntilItHasAnOutcomeAndForItsCircleAlone)
{
    house.as("Ane");
    RaiseConcern concern;
    concern.child = child;
    concern.kind = "trivsel";
    concern.seenOn = day(2026, 9, 9);
    concern.seen = "Leger alene";
    concern.readers = {house.leader};
    const ConcernId id{house.must(concern)};
    EXPECT_EQ(countOf(model(), FollowUpKind::ConcernWithoutOutcome), 1);
    EXPECT_EQ(rowOf(model(), FollowUpKind::ConcernWithoutOutcome)->due, day(2026, 9, 11));
    house.as("Bo");
    EXPECT_EQ(countOf(model(), FollowUpKind::ConcernWithoutOutcome), 0);
    house.as(House::kLeader);
    EXPECT_EQ(countOf(model(), FollowUpKind::ConcernWithoutOutcome), 1);
    house.must(EndConcern{child, id, core::Concern::Outcome::Watching, "Vi holder øje"});
    EXPECT_EQ(countOf(model(), FollowUpKind::ConcernWithoutOutcome), 0);
}

TEST_F(FollowUpPage, WhatTheGateHoldsBackHasNoDayAndIsNeverLate)
{
    AddOwnStep letter{.child = child,
                      .title = "Brev hjem",
                      .action = {},
                      .responsible = {},
                      .person = {},
                      .organisation = {},
                      .due = day(2026, 9, 12)};
    letter.reachesParents = true;
    house.must(AnswerGate{.child = child, .answer = core::GateAnswer::Answer::No, .authority = {}, .authorityOn = {}});
    house.must(letter);
    house.must(OpenAcute{child});
    house.clock.goTo(day(2026, 9, 30));
    const FollowUpModel page = model();
    const auto at = std::find_if(page.rows.begin(), page.rows.end(), [&](const auto& r) {
        return page.titleOf(r) != nullptr && page.titleOf(r)->da == "Brev hjem";
    });
    ASSERT_NE(at, page.rows.end());
    EXPECT_TRUE(at->isClosedByGate);
    EXPECT_FALSE(at->due);
    EXPECT_EQ(at->group, Group::Later);
}

TEST_F(FollowUpPage, AClockSetBackLosesNothingAndMakesNothingNegative)
{
    house.clock.goTo(day(2026, 12, 1));
    step("Et skridt", day(2026, 11, 12));
    house.as(House::kLeader);
    house.must(HoldVisit{house.red, core::Visit::Kind::SocialWorker, day(2026, 12, 1), ""});
    EXPECT_EQ(rowOf(model(), FollowUpKind::Step)->daysLate, 19);
    house.clock.goTo(day(2026, 9, 10));
    const FollowUpModel page = model();
    expectSound(page);
    EXPECT_EQ(countOf(page, FollowUpKind::Step), 1);
    for (const auto& visit : page.visits) EXPECT_EQ(visit.daysLate, 0);
}

TEST_F(FollowUpPage, VisitsComeOnTheLastWorkingDayOfTheMonthAlsoInALeapYear)
{
    house.clock.goTo(day(2028, 1, 31));
    step("Et skridt", day(2028, 2, 29));
    house.must(HoldVisit{house.red, core::Visit::Kind::SocialWorker, day(2028, 1, 31), "Talt om samlingen"});
    const auto visit = [&] {
        const FollowUpModel page = model();
        return *std::find_if(page.visits.begin(), page.visits.end(),
                             [&](const auto& v) { return v.unit == house.red; });
    };
    EXPECT_EQ(visit().due, day(2028, 2, 29));
    EXPECT_EQ(visit().last, day(2028, 1, 31));
    house.clock.goTo(day(2028, 2, 29));
    EXPECT_EQ(rowOf(model(), FollowUpKind::Visit)->group, Group::Soon);
    EXPECT_EQ(rowOf(model(), FollowUpKind::Step)->daysLate, 0) << "due today is not late";
    house.clock.goTo(day(2028, 3, 1));
    EXPECT_EQ(rowOf(model(), FollowUpKind::Visit)->daysLate, 1);
    expectSound(model());
}

TEST_F(FollowUpPage, TheAgendaNamesNobodyWithoutConsent)
{
    agree(Position::Yellow);
    house.as(House::kLeader);
    const auto agenda = [&] {
        const FollowUpModel page = model();
        return std::find_if(page.visits.begin(), page.visits.end(), [&](const auto& v) { return v.unit == house.red; })
            ->agenda;
    };
    ASSERT_EQ(agenda().size(), 1U);
    EXPECT_EQ(agenda()[0].name, "");
    EXPECT_EQ(agenda()[0].ageYears, 4);
    EXPECT_EQ(agenda()[0].position, Position::Yellow);
    EXPECT_GT(agenda()[0].open, 0);
}

TEST_F(FollowUpPage, HandingOverMovesEverythingAndTheDialogKnowsWhoHoldsWhat)
{
    house.must(SetContactAdult{child, house.ane});
    step("Et skridt", day(2026, 9, 12), house.ane);
    const HandOverModel before = handOverModel(*house.session);
    ASSERT_EQ(before.units.size(), 1U);
    ASSERT_EQ(before.units[0].holders.size(), 1U);
    EXPECT_EQ(before.units[0].holders[0].children, 1);
    EXPECT_EQ(before.units[0].holders[0].steps, 1);
    EXPECT_EQ(before.units[0].receivers.size(), 2U);
    house.must(HandOverChildren{house.red, house.ane, house.bo});
    EXPECT_EQ(handOverModel(*house.session).units[0].holders[0].name, "Bo");
    EXPECT_EQ(model().rows[0].responsible, "Bo");
    house.as("Ane");
    EXPECT_TRUE(handOverModel(*house.session).units.empty()) << "a leader's matter";
}

} // namespace
} // namespace trivsel::app
