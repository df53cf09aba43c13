#include "core/action.h"
#include "core/round.h"

#include <gtest/gtest.h>

namespace trivsel::core {
namespace {

Date day(const char* iso) { return Date::parseIso(iso).value(); }

/// Two areas of two items; the second area's answers show no signs, as in "Vores læringsmiljø".
Instrument smallForm()
{
    Instrument form;
    form.id = "small";
    AnswerSet signs{"sign", {{0, 0, Position::Green, {"trives", ""}}, {1, 1, Position::Yellow, {"begyndende", ""}}, {2, 2, Position::Red, {"tydelige", ""}}}, {}};
    AnswerSet practice{"practice", {{0, 0, std::nullopt, {"ja", ""}}, {1, 1, std::nullopt, {"nej", ""}}}, {}};
    form.answerSets = {signs, practice};
    for (std::size_t i = 0; i < 4; ++i) {
        Item item;
        item.id = "i" + std::to_string(i);
        item.area = i / 2;
        item.answerSet = i / 2;
        form.items.push_back(item);
    }
    Area social;
    social.id = "social";
    social.items = {0, 1};
    Area ours;
    ours.id = "laeringsmiljoe";
    ours.counts = false;
    ours.items = {2, 3};
    form.areas = {social, ours};
    form.schemes.resize(1);
    return form;
}

Rating emptyRating()
{
    Rating r;
    r.answers.resize(4);
    return r;
}

Answer option(std::uint8_t k) { return {Answer::Kind::Option, k}; }

TEST(RatingProgress, NotSeenCountsAsDecidedAndIsNoAnswer)
{
    const Instrument form = smallForm();
    Rating r = emptyRating();
    r.answers[0] = {Answer::Kind::NotSeen, 0};
    EXPECT_EQ(progress(form, r).decided, 1);
    EXPECT_FALSE(effectiveAnswers(form, r)[0].has_value());
}

TEST(RatingProgress, AReviewedAreaSpeaksForItsUnansweredItemsOnly)
{
    const Instrument form = smallForm();
    Rating r = emptyRating();
    r.answers[1] = option(2);
    r.reviewed = {"social"};
    const Answers answers = effectiveAnswers(form, r);
    EXPECT_EQ(answers[0], std::optional<std::uint8_t>(0)) << "no sign";
    EXPECT_EQ(answers[1], std::optional<std::uint8_t>(2)) << "a sign that was given stays";
    EXPECT_EQ(r.answers[0].kind, Answer::Kind::None) << "stored as a review, not as an answer";
    EXPECT_EQ(progress(form, r).decidedByArea[0], 2);
}

TEST(RatingProgress, AnAreaWithoutSignsCannotBeReviewedAway)
{
    const Instrument form = smallForm();
    Rating r = emptyRating();
    r.reviewed = {"laeringsmiljoe"};
    EXPECT_EQ(progress(form, r).decided, 0);
    EXPECT_FALSE(effectiveAnswers(form, r)[2].has_value());
}

TEST(RatingProgress, IsCompleteOnlyWhenEveryIndicatorIsDecided)
{
    const Instrument form = smallForm();
    Rating r = emptyRating();
    for (std::size_t i = 0; i < 3; ++i) r.answers[i] = option(0);
    EXPECT_FALSE(progress(form, r).isComplete());
    r.answers[3] = {Answer::Kind::NotSeen, 0};
    EXPECT_TRUE(progress(form, r).isComplete());
}

TEST(CommonRating, AChoiceMilderThanAnyAdultsOwnAsksWhatToWatch)
{
    EXPECT_TRUE(needsWatch(Position::Green, {Position::Green, Position::Yellow}));
    EXPECT_TRUE(needsWatch(Position::Yellow, {Position::Yellow, Position::Red}));
    EXPECT_FALSE(needsWatch(Position::Red, {Position::Yellow, Position::Red}));
    EXPECT_FALSE(needsWatch(Position::Green, {Position::Green, Position::Unassessed}));
}

TEST(Position, IsNoLongerCurrentWhenTheNextRoundOpensOrAfterSevenMonths)
{
    EXPECT_TRUE(isCurrent(day("2026-03-10"), day("2026-10-09"), false));
    EXPECT_FALSE(isCurrent(day("2026-03-10"), day("2026-10-10"), false));
    EXPECT_FALSE(isCurrent(day("2026-03-10"), day("2026-03-11"), true));
}

TEST(Round, ClosesOnlyWhenEveryChildHasAPositionOrAReason)
{
    const RoundId round{1};
    RoundChild rated, left, sick, missing;
    rated.round = left.round = sick.round = missing.round = round;
    rated.child = ChildId{1};
    left.child = ChildId{2};
    left.left = day("2026-10-01");
    sick.child = ChildId{3};
    sick.noPositionReason = "syg";
    missing.child = ChildId{4};
    CommonPosition position;
    position.round = round;
    position.child = ChildId{1};
    EXPECT_EQ(childrenMissing({rated, left, sick, missing}, {position}), std::vector<ChildId>{ChildId{4}});
}

GateAnswer gate(GateAnswer::Answer a)
{
    GateAnswer g;
    g.answer = a;
    return g;
}

TEST(Gate, ClosesForTheChildAndForSiblingsFromTheFirstDoubt)
{
    using A = GateAnswer::Answer;
    EXPECT_EQ(gateState(std::nullopt, {}), GateState::NotAsked);
    EXPECT_EQ(gateState(gate(A::No), {}), GateState::Open);
    EXPECT_EQ(gateState(gate(A::Doubt), {}), GateState::Closed);
    EXPECT_EQ(gateState(gate(A::No), {gate(A::Yes)}), GateState::Closed) << "a sibling's suspicion closes";
    EXPECT_EQ(gateState(std::nullopt, {gate(A::No)}), GateState::NotAsked) << "a sibling's no does not open";
    EXPECT_EQ(gateState(gate(A::Released), {gate(A::Released)}), GateState::Open);
}

TEST(Gate, HoldsBackWhatReachesParentsOrChildUntilItIsOpen)
{
    Step talk;
    talk.reachesParents = true;
    Step inside;
    EXPECT_TRUE(isHeldBack(talk, GateState::NotAsked));
    EXPECT_TRUE(isHeldBack(talk, GateState::Closed));
    EXPECT_FALSE(isHeldBack(talk, GateState::Open));
    EXPECT_FALSE(isHeldBack(inside, GateState::Closed));
}

Guide oneStepGuide()
{
    Guide g;
    g.id = "g";
    g.version = "1.0";
    GuideStep s;
    s.id = "environment";
    s.title = {"Undersøg læringsmiljøet", ""};
    s.minimum = true;
    g.steps = {s};
    GuideRule r;
    r.steps = {0};
    r.reason = {"gul position", ""};
    g.rules = {r};
    return g;
}

TEST(Steps, AnOpenStepIsKeptNotDoubledAndADoneOneIsOfferedAgain)
{
    const Guide guide = oneStepGuide();
    const std::vector<PlannedStep> planned{{0, day("2026-10-20"), {0}}};
    const auto first = stepsFor(guide, planned, {}, ChildId{1}, RoundId{1}, Instant{}, UserId{1});
    ASSERT_EQ(first.size(), 1u);
    EXPECT_EQ(first[0].due, day("2026-10-20"));
    EXPECT_TRUE(first[0].isMinimum);

    Step open = first[0];
    open.id = StepId{7};
    open.due = day("2026-11-01"); // moved by the adults
    EXPECT_TRUE(stepsFor(guide, planned, {open}, ChildId{1}, RoundId{2}, Instant{}, UserId{1}).empty());

    open.alsoFor = {ChildId{2}};
    EXPECT_TRUE(stepsFor(guide, planned, {open}, ChildId{2}, RoundId{2}, Instant{}, UserId{1}).empty())
        << "a shared step serves the other child too";

    Step done = open;
    done.status = Step::Status::Done;
    EXPECT_EQ(stepsFor(guide, planned, {done}, ChildId{1}, RoundId{2}, Instant{}, UserId{1}).size(), 1u);
}

} // namespace
} // namespace trivsel::core
