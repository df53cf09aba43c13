#include "app/lists.h"
#include "app/models/child_model.h"
#include "app/models/rating_model.h"
#include "app/models/round_model.h"
#include "app/models/start_model.h"
#include "app/models/team_model.h"
#include "app/session_fixture.h"

#include <algorithm>
#include <set>
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

// --- one who could still rate, when enough others are done ---------------------------------------------------------

/// Ane and Bo are done with Anna; Chris of the same unit is not, and must not learn what they found. Their words are
/// marked, so that they can be looked for in everything the program hands out.
class CouldStillRate : public Blindness {
protected:
    static constexpr const char* kMark = "hemmelig";

    CouldStillRate()
    {
        house.clock.goTo(day(2026, 9, 10));
        chris = house.adult("Chris", {house.red});
        openAutumn();
        for (const char* name : {"Ane", "Bo"}) {
            house.as(name);
            house.must(SetComment{round, child, "", std::string(kMark) + " bemærkning"});
            house.must(SetComment{round, child, house.form(round, child).items[0].id, std::string(kMark) + " iagttagelse"});
            house.rate(round, child, 2, Position::Red);
        }
        house.must(SaveTeamDraft{.round = round, .child = child, .chosen = Position::Red, .watchFor = {}, .lookAgain = {},
                                 .environment = std::string(kMark) + " tanke", .comment = {}});
        house.as("Chris");
    }
    void expectNothingShown()
    {
        const TeamModel team = teamModel(*house.session, round, child);
        EXPECT_TRUE(team.mustChoose);
        EXPECT_FALSE(team.isReady);
        EXPECT_FALSE(team.mayAgree);
        EXPECT_TRUE(team.raters.empty());
        EXPECT_TRUE(team.differing.empty());
        EXPECT_TRUE(team.agreeing.empty());
        EXPECT_EQ(team.same, 0);
        EXPECT_EQ(team.both, 0);
        EXPECT_FALSE(team.suggestion);
        EXPECT_FALSE(team.draft);
        EXPECT_TRUE(team.draftBy.empty());

        const std::string rating = describe(ratingModel(*house.session, round, child));
        EXPECT_EQ(rating.find(kMark), std::string::npos);
        EXPECT_EQ(rating.find("red"), std::string::npos);

        const RoundModel::Row row = roundModel(*house.session, house.red).rows.front();
        EXPECT_FALSE(row.common);
        for (const auto& area : row.areas) EXPECT_NE(area, Position::Red);

        const ChildModel page = childModel(*house.session, child);
        EXPECT_FALSE(page.position);
        EXPECT_TRUE(page.steps.empty());
        EXPECT_TRUE(page.timeline.points.empty());
        for (const auto& one : page.rounds) {
            EXPECT_FALSE(one.position);
            EXPECT_EQ((one.comment + one.environment + one.watchFor).find(kMark), std::string::npos);
        }
        for (const auto& listed : childrenModel(*house.session).rows) EXPECT_FALSE(listed.position);
        for (const StartModel::Task& task : startModel(*house.session).tasks)
            EXPECT_TRUE(task.title.empty() && task.child.empty()) << static_cast<int>(task.kind);

        const std::string lists = childrenCsv(*house.session, ListForm::Plain, Language::English).value() +
                                  exportCsv(*house.session, "prøve", ListForm::Plain, Language::English).value();
        EXPECT_EQ(lists.find(kMark), std::string::npos);
        EXPECT_EQ(lists.find("red"), std::string::npos) << lists;

        // A refusal must not tell either: every choice is answered with the same words.
        std::set<std::string> answers;
        for (const Position choice : {Position::Green, Position::Yellow, Position::Red, Position::Unassessed})
            answers.insert(house.mustNot(AgreePosition{.round = round, .child = child, .position = choice}).message.da);
        EXPECT_EQ(answers.size(), 1U);
        house.mustNot(SaveTeamDraft{.round = round, .child = child, .chosen = Position::Green, .watchFor = {},
                                    .lookAgain = {}, .environment = {}, .comment = {}});
    }

    UserId chris;
};

TEST_F(CouldStillRate, SeesNothingOfTheOthersAnywhereBeforeBeginning)
{
    expectNothingShown();
    EXPECT_FALSE(teamModel(*house.session, round, child).hasBegun);
}

TEST_F(CouldStillRate, SeesNothingWhileTheOwnRatingIsHalfDoneOrHasNoPosition)
{
    house.must(SetAnswer{round, child, 0, {core::Answer::Kind::Option, 0}});
    expectNothingShown();
    EXPECT_TRUE(teamModel(*house.session, round, child).hasBegun);
    EXPECT_TRUE(ratingModel(*house.session, round, child).mayTakePart);
    house.answerAll(round, child, 0);
    house.must(FinishRating{round, child});
    expectNothingShown();
    house.must(SetOwnPosition{round, child, Position::Green});
    const TeamModel team = teamModel(*house.session, round, child);
    EXPECT_FALSE(team.mustChoose);
    EXPECT_EQ(team.raters.size(), 3U);
    ASSERT_TRUE(team.draft);
    EXPECT_EQ(team.draftBy, "Bo");
}

TEST_F(CouldStillRate, TakingPartWithoutARatingShowsTheOthersAndEndsOnesOwnForGood)
{
    house.must(SetAnswer{round, child, 0, {core::Answer::Kind::Option, 0}});
    const core::Rating begun = *house.session->world().rating(round, child, chris);
    house.must(TakePartWithoutRating{round, child});
    for (const bool reopened : {false, true}) {
        if (reopened) house.reopen("Chris");
        const TeamModel team = teamModel(*house.session, round, child);
        EXPECT_FALSE(team.mustChoose);
        EXPECT_TRUE(team.isReady);
        EXPECT_EQ(team.raters.size(), 2U) << "what was begun does not count";
        EXPECT_TRUE(team.mayAgree);
        const std::string item = house.form(round, child).items[0].id;
        const std::string area = house.form(round, child).areas[0].id;
        const Command refused[] = {SetAnswer{round, child, 1, {core::Answer::Kind::Option, 0}},
                                   ReviewArea{round, child, area, true},
                                   SetComment{round, child, item, "bagefter"},
                                   FinishRating{round, child},
                                   SetOwnPosition{round, child, Position::Green},
                                   Undo{round, child},
                                   Redo{round, child}};
        for (const Command& command : refused)
            EXPECT_NE(house.mustNot(command).message.da.find("uden egen vurdering"), std::string::npos) << nameOf(command);
        EXPECT_EQ(*house.session->world().rating(round, child, chris), begun);
        const RatingModel own = ratingModel(*house.session, round, child);
        EXPECT_TRUE(own.isBystander);
        EXPECT_FALSE(own.mayEdit);
        EXPECT_FALSE(own.canUndo);
        EXPECT_FALSE(own.mayTakePart);
        EXPECT_EQ(roundModel(*house.session, house.red).rows.front().status, RoundModel::Status::ReadyForTeam);
    }
    house.must(AgreePosition{.round = round, .child = child, .position = Position::Red});
    EXPECT_EQ(teamModel(*house.session, round, child).agreedBy, (std::vector<std::string>{"Ane", "Bo", "Chris"}));
}

TEST_F(CouldStillRate, TheChoiceIsForOneChildAndNotTakenTwiceNorByOneWhoIsDone)
{
    const std::uint64_t before = house.session->version();
    house.must(TakePartWithoutRating{round, child});
    EXPECT_GT(house.session->version(), before);
    const std::uint64_t once = house.session->version();
    house.must(TakePartWithoutRating{round, child});
    EXPECT_EQ(house.session->version(), once);
    const ChildId bent = house.session->world().childrenOf(house.red, house.clock.today()).back();
    house.mustNot(TakePartWithoutRating{round, bent}); // nobody is done with him: he needs raters
    house.must(SetAnswer{round, bent, 0, {core::Answer::Kind::Option, 0}});
    house.as("Ane");
    house.mustNot(TakePartWithoutRating{round, child});
}

TEST_F(CouldStillRate, ALeaderOutsideTheUnitCannotRateAndIsNotAsked)
{
    house.as(House::kLeader);
    const TeamModel team = teamModel(*house.session, round, child);
    EXPECT_FALSE(team.mustChoose);
    EXPECT_TRUE(team.isReady);
    EXPECT_EQ(team.raters.size(), 2U);
    house.mustNot(TakePartWithoutRating{round, child});
}

TEST_F(CouldStillRate, AnInvitedColleagueIsAskedLikeAnAdultOfTheUnit)
{
    house.as(House::kLeader);
    const UserId dorte = house.adult("Dorte", {house.blue});
    house.must(InviteRater{round, dorte});
    house.as("Dorte");
    expectNothingShown();
}

TEST_F(CouldStillRate, OnceAgreedThereIsNothingToChoose)
{
    house.as("Bo");
    house.must(AgreePosition{.round = round, .child = child, .position = Position::Red});
    house.as("Chris");
    EXPECT_FALSE(teamModel(*house.session, round, child).mustChoose);
    EXPECT_TRUE(teamModel(*house.session, round, child).agreed);
    house.mustNot(TakePartWithoutRating{round, child});
}

} // namespace
} // namespace trivsel::app
