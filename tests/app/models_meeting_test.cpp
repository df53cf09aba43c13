#include "app/models/child_model.h"
#include "app/models/follow_up_model.h"
#include "app/models/meeting_model.h"
#include "app/session_fixture.h"

/// Møder og samtaler as a model: what is offered, what is closed, what is known, and what a held meeting settles.
namespace trivsel::app {
namespace {

using Answer = core::GateAnswer::Answer;
using core::Meeting;
using Kind = MeetingModel::Known::Kind;
using Settles = core::MeetingTool::Settles;
using test::day;
using test::House;

class MeetingModels : public ::testing::Test {
protected:
    MeetingModels()
    {
        child = house.child("Anna Ask", house.red); // four years
        sibling = house.child("Bent Ask", house.red);
        house.must(LinkSiblings{child, sibling});
        house.addPair(house.red);
        suspect = house.adult("Sten Vikar", {house.red});
        house.as("Ane");
    }
    MeetingModel model(ChildId of) const { return meetingModel(*house.session, {Screen::Meeting, {}, {}, of}); }
    MeetingModel ofUnit(UnitId unit) const { return meetingModel(*house.session, {Screen::Meeting, unit, {}, {}}); }
    static const MeetingModel::Offer* offer(const MeetingModel& model, const std::string& tool)
    {
        for (const auto& one : model.offers)
            if (one.tool->id == tool) return &one;
        return nullptr;
    }
    static std::vector<std::string> known(const MeetingModel& model, Kind kind)
    {
        std::vector<std::string> found;
        for (const auto& one : model.known)
            if (one.kind == kind) found.push_back(one.words.da);
        return found;
    }
    MeetingId save(const char* tool, ChildId of, bool isHeld = false, Date on = day(2026, 9, 10))
    {
        Meeting meeting;
        meeting.child = of;
        meeting.tool = tool;
        meeting.on = on;
        meeting.isHeld = isHeld;
        meeting.agreed = "Vi deler gruppen";
        return MeetingId{house.must(SaveMeeting{meeting})};
    }
    MeetingId saveOf(UnitId unit, const char* tool, Date on)
    {
        Meeting meeting;
        meeting.unit = unit;
        meeting.tool = tool;
        meeting.on = on;
        meeting.isHeld = true;
        meeting.agreed = "Fælles legegruppe";
        return MeetingId{house.must(SaveMeeting{meeting})};
    }
    void answer(Answer what)
    {
        house.must(AnswerGate{.child = child, .answer = what, .authority = {}, .authorityOn = {}});
    }
    RoundId agreeYellow()
    {
        house.as(House::kLeader);
        const RoundId round = house.openRound(house.red);
        house.bothRate(round, child, 1, core::Position::Yellow);
        house.must(AgreePosition{round, child, core::Position::Yellow, "Om hun leger med nogen", day(2026, 10, 1),
                                 "To voksne ved byggehjørnet", "Enige"});
        return round;
    }

    House house;
    ChildId child, sibling;
    UserId suspect;
};

TEST_F(MeetingModels, OffersWhatFitsTheChildsAgeAndPlaceInTheFilesOrder)
{
    const MeetingModel four = model(child);
    EXPECT_NE(offer(four, "child-perspective-3-5"), nullptr);
    EXPECT_EQ(offer(four, "child-perspective-6-9"), nullptr);
    EXPECT_EQ(offer(four, "dialogue-meeting"), nullptr) << "of school";
    EXPECT_EQ(offer(four, "network-meeting-16"), nullptr);
    EXPECT_EQ(offer(four, "district-meeting"), nullptr) << "about a unit";
    house.as(House::kLeader);
    const UnitId klass = house.unit("8. a", house.house, core::UnitKind::Unit, core::Setting::School);
    const MeetingModel young = model(house.child("Dan Eg", klass, day(2010, 9, 9)));
    EXPECT_NE(offer(young, "network-meeting-16"), nullptr);
    EXPECT_NE(offer(young, "dialogue-meeting"), nullptr);
    EXPECT_NE(offer(young, "child-perspective-10-17"), nullptr);
    EXPECT_NE(offer(ofUnit(klass), "class-conference"), nullptr);
    EXPECT_EQ(offer(ofUnit(house.red), "class-conference"), nullptr) << "a class is of school";
    EXPECT_NE(offer(ofUnit(house.red), "district-meeting"), nullptr);
}

TEST_F(MeetingModels, WhatReachesTheFamilyIsClosedWithTheGatesWordsAndItsDraftsAreEmpty)
{
    EXPECT_FALSE(model(child).closedWhy.da.empty());
    EXPECT_TRUE(offer(model(child), "parents-talk")->isClosed);
    EXPECT_FALSE(offer(model(child), "sparring-note")->isClosed);
    answer(Answer::No);
    EXPECT_TRUE(model(child).closedWhy.da.empty());
    EXPECT_FALSE(offer(model(child), "parents-talk")->isClosed);
    const MeetingId draft = save("parents-talk", child);
    const MeetingId held = save("network-meeting", child, true);
    const MeetingId sparring = save("sparring-note", child);
    answer(Answer::Doubt);
    for (const MeetingModel::Row& row : model(child).meetings) {
        EXPECT_EQ(row.isClosed, row.meeting.id == draft);
        EXPECT_EQ(row.meeting.agreed.empty(), row.meeting.id == draft);
    }
    Place place{Screen::Meeting, {}, {}, child};
    place.meeting = draft;
    EXPECT_FALSE(meetingModel(*house.session, place).wanted) << "no way round by its number";
    for (const MeetingId open : {held, sparring}) {
        place.meeting = open;
        EXPECT_EQ(meetingModel(*house.session, place).wanted, open);
    }
    EXPECT_TRUE(offer(model(sibling), "parents-talk")->isClosed) << "a family closes together";
}

TEST_F(MeetingModels, PlannedOnesComeFirstAndEachPartNewestFirst)
{
    const MeetingId older = save("sparring-note", child, true, day(2026, 9, 1));
    const MeetingId newer = save("reflection", child, true, day(2026, 9, 9));
    const MeetingId planned = save("resource-team", child, false, day(2026, 9, 5));
    const MeetingModel all = model(child);
    ASSERT_EQ(all.meetings.size(), 3U);
    EXPECT_EQ(all.meetings[0].meeting.id, planned);
    EXPECT_EQ(all.meetings[1].meeting.id, newer);
    EXPECT_EQ(all.meetings[2].meeting.id, older);
    EXPECT_EQ(all.meetings[0].by, "Ane");
    EXPECT_TRUE(model(sibling).meetings.empty());
}

TEST_F(MeetingModels, KnowsPositionTeamsWordsGoalStepsAndConcernsButNothingOfACircle)
{
    agreeYellow();
    core::ActionPlan plan;
    plan.children = {child};
    plan.goal = "En legekammerat";
    house.must(SavePlan{plan});
    RaiseConcern concern{child, "trivsel", {}, {}, {}, day(2026, 9, 9), "Leger alene", {}, {}, ""};
    house.must(concern);
    concern.seen = "Kun for kredsen";
    concern.readers = {house.leader};
    house.must(concern);
    const MeetingModel all = model(child);
    ASSERT_EQ(all.known.front().kind, Kind::Position);
    EXPECT_EQ(all.known.front().position, core::Position::Yellow);
    EXPECT_EQ(known(all, Kind::Environment), std::vector<std::string>{"To voksne ved byggehjørnet"});
    EXPECT_EQ(known(all, Kind::WatchFor), std::vector<std::string>{"Om hun leger med nogen"});
    EXPECT_EQ(known(all, Kind::Goal), std::vector<std::string>{"En legekammerat"});
    EXPECT_EQ(known(all, Kind::Concern), std::vector<std::string>{"Leger alene"});
    const auto steps = known(all, Kind::Step);
    EXPECT_FALSE(steps.empty());
    for (const auto& row : childModel(*house.session, child).steps)
        if (row.isHeldBack) {
            EXPECT_EQ(std::count(steps.begin(), steps.end(), row.title.da), 0)
                << "what is held back is no matter for a table";
        }
}

TEST_F(MeetingModels, AUnitsPageHasCountsAndMissingOffersAndNoName)
{
    agreeYellow();
    house.must(AddMissingOffer{house.red, "Børnegruppe for søskende", {}});
    house.as(House::kLeader);
    const MeetingModel all = ofUnit(house.house);
    ASSERT_TRUE(all.figures);
    EXPECT_EQ(all.figures->children, 2);
    EXPECT_EQ(all.figures->yellow, 1);
    EXPECT_EQ(all.figures->without, 1);
    EXPECT_GT(all.figures->openSteps, 0);
    EXPECT_EQ(known(all, Kind::MissingOffer), std::vector<std::string>{"Børnegruppe for søskende"})
        << "of what lies below too";
    EXPECT_EQ(all.known.size(), 1U);
    EXPECT_TRUE(ofUnit(house.blue).known.empty());
    EXPECT_EQ(ofUnit(house.red).places.size(), 2U + (house.session->maySee(house.root) ? 1U : 0U));
    EXPECT_FALSE(model(child).figures);
}

TEST_F(MeetingModels, WhatOthersWroteAfterAHiddenCaseIsNotInTheColleaguesModel)
{
    const MeetingId before = save("sparring-note", child, true);
    house.clock.pass(std::chrono::minutes(5));
    const AcuteId acute{house.must(OpenAcute{child})};
    house.must(DescribeAcute{child, acute, core::AcuteCase::About::Staff, suspect});
    house.clock.pass(std::chrono::minutes(5));
    const MeetingId after = save("resource-team", child);
    EXPECT_EQ(model(child).meetings.size(), 2U);
    house.as("Sten Vikar");
    const MeetingModel seen = model(child);
    ASSERT_EQ(seen.meetings.size(), 1U);
    EXPECT_EQ(seen.meetings[0].meeting.id, before);
    Place place{Screen::Meeting, {}, {}, child};
    place.meeting = after;
    EXPECT_FALSE(meetingModel(*house.session, place).wanted);
    EXPECT_EQ(seen.gate, core::GateState::NotAsked) << "nothing tells why it is closed";
}

TEST_F(MeetingModels, WhoMayNotSeeTheChildOrUnitGetsNothing)
{
    save("sparring-note", child);
    house.as(House::kLeader);
    house.adult("Bo Blå", {house.blue});
    house.as("Bo Blå");
    const MeetingModel none = model(child);
    EXPECT_FALSE(none.maySee);
    EXPECT_TRUE(none.child.name.empty() && none.meetings.empty() && none.offers.empty() && none.known.empty());
    EXPECT_FALSE(ofUnit(house.red).maySee);
}

TEST_F(MeetingModels, AStepOfTheGuideOpensItsToolByTheChildsAgeAndClosedOnesOpenNothing)
{
    agreeYellow();
    const core::Step* step = house.step(child, "sparring");
    ASSERT_NE(step, nullptr);
    const Place place{Screen::Meeting, {}, {}, child, step->id};
    EXPECT_EQ(meetingModel(*house.session, place).wantedTool, "sparring-note");
    answer(Answer::No);
    const core::Step* talk = house.step(child, "child-perspective");
    ASSERT_NE(talk, nullptr);
    const Place toTalk{Screen::Meeting, {}, {}, child, talk->id};
    EXPECT_EQ(meetingModel(*house.session, toTalk).wantedTool, "child-perspective-3-5");
    for (const auto& row : childModel(*house.session, child).steps)
        if (row.step == talk->id) {
            EXPECT_EQ(row.meeting.da, "Børnesamtale, 3-5 år");
        }
    answer(Answer::Yes);
    EXPECT_TRUE(meetingModel(*house.session, toTalk).wantedTool.empty());
}

TEST(MeetingTools, TheStepAboutAdultLifeAsksForTheMeetingAtSixteenAndNoOtherStepDoes)
{
    const core::MeetingTools& tools = *test::shippedCatalog()->meetingTools();
    core::Step adult, other;
    adult.guideStep = "adult-life";
    other.guideStep = "network-meeting";
    const auto idFor = [&](const core::Step& step, const char* tool, int months) -> std::string {
        const auto* found = toolForStep(tools, step, tool, months, core::Setting::School);
        return found != nullptr ? found->id : "";
    };
    EXPECT_EQ(idFor(adult, "network-meeting", 195), "network-meeting-16");
    EXPECT_EQ(idFor(other, "network-meeting", 195), "network-meeting");
    EXPECT_EQ(idFor(other, "child-perspective", 100), "child-perspective-6-9");
    EXPECT_EQ(idFor(other, "child-perspective", 12), "");
    EXPECT_EQ(idFor(other, "plan", 100), "");
    EXPECT_EQ(idFor(other, "", 100), "");
}

TEST_F(MeetingModels, AHeldMeetingIsTheLastOneOfWhatItSettlesAndAPlannedOneIsNot)
{
    EXPECT_FALSE(lastHeld(*house.session, child, Settles::Placement));
    save("placement-follow-up", child, false, day(2026, 9, 10));
    EXPECT_FALSE(lastHeld(*house.session, child, Settles::Placement));
    save("placement-follow-up", child, true, day(2026, 9, 2));
    save("placement-follow-up", child, true, day(2026, 8, 2));
    EXPECT_EQ(lastHeld(*house.session, child, Settles::Placement), day(2026, 9, 2));
    EXPECT_FALSE(lastHeld(*house.session, sibling, Settles::Placement));
    EXPECT_FALSE(lastHeld(*house.session, child, Settles::NetworkAt16));
}

TEST(MeetingsOfYoungPeople, TheHeldMeetingAtSixteenSettlesItInTheFollowUpAndAPlannedOneDoesNot)
{
    House house(day(2026, 9, 10), "glostrup");
    const UnitId klass = house.unit("9. a", house.house, core::UnitKind::Unit, core::Setting::School);
    const ChildId young = house.child("Dan Eg", klass, day(2010, 5, 1));
    core::ActionPlan plan;
    plan.children = {young};
    plan.goal = "En praktikplads";
    house.must(SavePlan{plan});
    house.must(AnswerGate{.child = young, .answer = Answer::No, .authority = {}, .authorityOn = {}});
    const auto isAsked = [&] {
        const FollowUpModel model = followUpModel(*house.session);
        return std::any_of(model.rows.begin(), model.rows.end(), [&](const FollowUpModel::Row& row) {
            return row.child == young && row.kind == core::FollowUpKind::NetworkMeeting;
        });
    };
    EXPECT_TRUE(isAsked());
    Meeting meeting;
    meeting.child = young;
    meeting.tool = "network-meeting-16";
    meeting.on = day(2026, 9, 10);
    meeting.agreed = "Kontakt til voksenområdet inden jul";
    meeting.id = MeetingId{house.must(SaveMeeting{meeting})};
    EXPECT_TRUE(isAsked());
    meeting.isHeld = true;
    house.must(SaveMeeting{meeting});
    EXPECT_FALSE(isAsked());
}

TEST_F(MeetingModels, AHeldReviewMovesTheUnitsNextOneAndADistrictMeetingAsksForTheNext)
{
    house.as(House::kLeader);
    const UnitId klass = house.unit("1. a", house.house, core::UnitKind::Unit, core::Setting::School);
    house.child("Eva Eg", klass, day(2019, 5, 1));
    const auto visit = [&](UnitId unit, core::Visit::Kind kind) -> std::optional<FollowUpModel::Visit> {
        for (const auto& one : followUpModel(*house.session).visits)
            if (one.unit == unit && one.kind == kind) return one;
        return std::nullopt;
    };
    ASSERT_TRUE(visit(klass, core::Visit::Kind::AbsenceReview));
    EXPECT_FALSE(visit(klass, core::Visit::Kind::AbsenceReview)->last);
    EXPECT_FALSE(visit(house.house, core::Visit::Kind::District)) << "nobody is asked for the first";
    saveOf(klass, "absence-meeting", day(2026, 9, 8));
    saveOf(house.house, "district-meeting", day(2026, 8, 3));
    const auto review = visit(klass, core::Visit::Kind::AbsenceReview);
    EXPECT_EQ(review->last, day(2026, 9, 8));
    EXPECT_EQ(review->due, day(2026, 10, 30)) << "the last working day of the month after";
    const auto district = visit(house.house, core::Visit::Kind::District);
    ASSERT_TRUE(district);
    EXPECT_EQ(district->due, day(2026, 9, 30));
    house.clock.goTo(day(2026, 10, 5));
    const FollowUpModel model = followUpModel(*house.session);
    const auto row = std::find_if(model.rows.begin(), model.rows.end(),
                                  [&](const auto& r) { return r.unit == house.house && !r.child; });
    ASSERT_NE(row, model.rows.end());
    EXPECT_EQ(model.titleOf(*row)->da, "Distriktsmøde");
    EXPECT_EQ(row->daysLate, 5);
}

} // namespace
} // namespace trivsel::app
