#include "app/models/child_model.h"
#include "app/session_fixture.h"

#include <gmock/gmock.h>

/// Positions and everything that was done on one axis, as each adult may know it.
namespace trivsel::app {
namespace {

using core::Position;
using test::day;
using test::House;
using Kind = Timeline::Kind;

class TimelineModel : public ::testing::Test {
protected:
    TimelineModel()
    {
        child = house.child("Anna Ask", house.red);
        house.addPair(house.red);
        house.as("Ane");
    }
    Timeline timeline() const { return childModel(*house.session, child).timeline; }
    const Timeline::Bar* find(const Timeline& line, Kind kind) const
    {
        for (const auto& bar : line.bars)
            if (bar.kind == kind) return &bar;
        return nullptr;
    }
    RaiseConcern worry() const
    {
        RaiseConcern concern;
        concern.child = child;
        concern.kind = "trivsel";
        concern.seenOn = day(2026, 9, 9);
        concern.seen = "Leger alene";
        return concern;
    }
    /// A plan that is followed up, a concern, a request, an underretning and a visit, by Ane.
    void writeMuch()
    {
        house.must(AnswerGate{child, core::GateAnswer::Answer::No, {}, {}});
        const ConcernId concern{house.must(worry())};
        core::ActionPlan plan;
        plan.children = {child};
        plan.goal = "En legekammerat";
        plan.goalWith = "mor";
        plan.strengths = "Bygger længe";
        plan.environment = "To voksne";
        plan.childSays = "Jeg vil bygge";
        plan.followUpOn = day(2026, 9, 20);
        const PlanId planId{house.must(SavePlan{plan})};
        house.must(PlanIsReady{child, planId});
        const RequestId request{house.must(SendRequest{child, "ppr", "Sparring", day(2026, 9, 10), house.ane})};
        const NotificationId notification{house.must(StartNotification{child})};
        house.must(GiveView{child, notification, true, "Set selv"});
        house.must(WriteNotification{child, notification, "Blå mærker", "Samtaler", "Ikke spurgt", {}, false, {}});
        house.clock.goTo(day(2026, 9, 21));
        core::ActionPlan::FollowUp followUp;
        followUp.on = day(2026, 9, 21);
        followUp.staff = core::ActionPlan::Effect::Partly;
        house.must(FollowUpPlan{child, planId, followUp, day(2026, 10, 20)});
        house.must(AnswerRequest{child, request, day(2026, 9, 14), day(2026, 9, 18),
                                 core::Request::Answer::Consultative, "Kom forbi"});
        house.must(SendNotification{
            child, notification, day(2026, 9, 21), "Digital Post", core::Notification::Parents::Told, {}});
        house.must(EndConcern{child, concern, core::Concern::Outcome::Plan, "Planen er lavet"});
        house.as(House::kLeader);
        house.must(HoldVisit{house.red, core::Visit::Kind::SocialWorker, day(2026, 9, 15), "Talte om læringsmiljøet"});
        house.as("Ane");
    }

    House house;
    ChildId child;
};

TEST_F(TimelineModel, EveryKindStandsWithItsDaysAndWhatBecameOfIt)
{
    writeMuch();
    const Timeline line = timeline();
    const auto expect = [&](Kind kind, Date from, Date to, const char* state, bool isOpen) {
        const Timeline::Bar* bar = find(line, kind);
        ASSERT_NE(bar, nullptr) << kindText(kind).en;
        EXPECT_EQ(bar->from, from) << kindText(kind).en;
        EXPECT_EQ(bar->to, to) << kindText(kind).en;
        EXPECT_EQ(bar->state.da, state);
        EXPECT_EQ(bar->isOpen, isOpen) << kindText(kind).en;
    };
    const Date today = day(2026, 9, 21);
    expect(Kind::Plan, day(2026, 9, 10), today, "i gang", true);
    expect(Kind::FollowUp, today, today, "det hjælper noget", false);
    expect(Kind::Concern, day(2026, 9, 9), today, "afsluttet", false);
    expect(Kind::Request, day(2026, 9, 10), day(2026, 9, 18), "svar efter 8 dage", false);
    expect(Kind::Notification, today, today, "sendt", false);
    expect(Kind::Visit, day(2026, 9, 15), day(2026, 9, 15), "besøg", false);
    const auto& words = house.session->municipality().positionWords;
    const auto chart = chartOf(line, words, Language::Danish);
    std::vector<std::string> lanes;
    for (const auto& lane : chart.lanes) lanes.push_back(lane.word);
    EXPECT_THAT(lanes, testing::IsSupersetOf({"Planer", "Bekymringer", "Til andre", "Møder"}));
    const auto lines = linesOf(line, words, Language::Danish);
    EXPECT_EQ(lines.size(), line.points.size() + line.bars.size()) << "the list leaves nothing out";
    EXPECT_TRUE(
        std::is_sorted(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return b.from < a.from; }));
}

TEST_F(TimelineModel, ARequestWithoutAnAnswerSaysHowLongItHasWaited)
{
    house.must(SendRequest{child, "ppr", "Sparring", day(2026, 9, 1), house.ane});
    const Timeline line = timeline();
    ASSERT_NE(find(line, Kind::Request), nullptr);
    EXPECT_EQ(find(line, Kind::Request)->state.da, "har ventet 9 dage");
    EXPECT_TRUE(find(line, Kind::Request)->isOpen);
}

TEST_F(TimelineModel, AHeldMeetingStandsThereAndOneToComeDoesNot)
{
    house.session.reset();
    {
        storage::OpenRequest request;
        request.file = house.file();
        request.user = "Ane";
        request.passphrase = House::passphraseOf("Ane");
        request.anchorDir = house.dir / "state";
        auto store = storage::Store::open(request);
        ASSERT_TRUE(store);
        ASSERT_TRUE((*store)->load());
        storage::Change change;
        for (const auto& [id, on, isHeld] :
             {std::tuple(9001, day(2026, 9, 2), true), std::tuple(9002, day(2026, 9, 30), false)}) {
            core::Meeting meeting;
            meeting.id = MeetingId{id};
            meeting.child = child;
            meeting.tool = "network";
            meeting.on = on;
            meeting.isHeld = isHeld;
            meeting.by = house.ane;
            change.put.emplace_back(meeting);
        }
        change.audit.push_back({"test.change", {}, {}, 0, {}});
        (*store)->submit(change);
        ASSERT_TRUE((*store)->flush());
    }
    house.reopen("Ane");
    const Timeline line = timeline();
    ASSERT_NE(find(line, Kind::Meeting), nullptr);
    EXPECT_EQ(find(line, Kind::Meeting)->from, day(2026, 9, 2));
    EXPECT_EQ(line.bars.size(), 1U);
}

TEST_F(TimelineModel, OutsideItsCircleAConcernIsOnlyThere)
{
    RaiseConcern secret = worry();
    secret.readers = {house.leader};
    house.must(secret);
    EXPECT_NE(find(timeline(), Kind::Concern)->label.da, "Bekymring") << "Ane wrote it";
    house.as("Bo");
    ASSERT_NE(find(timeline(), Kind::Concern), nullptr);
    EXPECT_EQ(find(timeline(), Kind::Concern)->label.da, "Bekymring");
}

TEST_F(TimelineModel, TheColleagueUnderSuspicionSeesNothingOfWhatOthersWroteSince)
{
    house.must(OpenAcute{child});
    DescribeAcute staff;
    staff.child = child;
    staff.acute = house.session->world().casework.acuteCases.of(child).front()->id;
    staff.about = core::AcuteCase::About::Staff;
    staff.suspected = house.bo;
    house.must(staff);
    house.clock.goTo(day(2026, 9, 11));
    house.must(worry());
    house.must(SendRequest{child, "ppr", "Sparring", day(2026, 9, 11), house.ane});
    const NotificationId notification{house.must(StartNotification{child})};
    house.must(GiveView{child, notification, true, "Set selv"});
    EXPECT_GE(timeline().bars.size(), 3U);
    house.as("Bo");
    EXPECT_TRUE(timeline().bars.empty());
}

} // namespace
} // namespace trivsel::app
