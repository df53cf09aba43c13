#include "ui/screens/team/team_screen.h"

#include "ui/screens/round_models.h"
#include "ui/screens/stage.h"

#include <gtest/gtest.h>

namespace trivsel::tests {
namespace {

using core::Position;

struct TeamPage {
    app::TeamModel model;
    ui::TeamView view;
    std::size_t applied = 0;
    Stage stage;

    explicit TeamPage(app::TeamModel m, const StageOptions& options = {})
        : model(std::move(m)), stage(options, [this](ui::Frame& frame, ui::Outbox& out) { draw(frame, out); })
    {
        stage.title = "Fælles vurdering · Asta Juhl";
        stage.subtitle = "4 år 4 mdr. · 5 af 16";
    }
    void draw(ui::Frame& frame, ui::Outbox& out)
    {
        for (; applied < stage.sent.size(); ++applied) {
            if (const auto* typed = std::get_if<app::SaveTeamDraft>(&stage.sent[applied])) {
                model.draft = core::TeamDraft{typed->round,    typed->child,     typed->chosen,
                                              typed->watchFor, typed->lookAgain, typed->environment,
                                              typed->comment,  UserId{1},        {}};
                if (model.draft->isEmpty()) model.draft.reset();
            }
            const auto* agree = std::get_if<app::AgreePosition>(&stage.sent[applied]);
            if (agree == nullptr || stage.answer) continue;
            core::CommonPosition agreed;
            agreed.position = agree->position;
            agreed.environment = agree->environment;
            agreed.watchFor = agree->watchFor;
            agreed.lookAgain = agree->lookAgain;
            agreed.comment = agree->comment;
            agreed.at = *parseIsoUtc("2026-10-22T13:02:05.123Z");
            model.agreed = agreed;
            model.draft.reset();
            model.agreedBy = {"Mette Holm", "Jonas Bech"};
        }
        ui::drawTeam(frame, model, view, out, positionWords());
    }
};

app::TeamModel notReady()
{
    app::TeamModel m = astaTeam();
    m.isReady = m.mayAgree = false;
    m.ratingsDone = 1;
    m.missing = {"Jonas Bech"};
    m.raters.clear();
    m.differing.clear();
    m.agreeing.clear();
    return m;
}

app::TeamModel mustChoose()
{
    app::TeamModel m = notReady();
    m.mustChoose = true;
    m.ratingsDone = 2;
    return m;
}

app::TeamModel fourAdults()
{
    app::TeamModel m = astaTeam();
    m.raters.push_back({UserId{3}, "Sara Lund", Position::Green, "", true});
    m.raters.push_back({UserId{4}, "Per Olsen", Position::Unassessed, "", false});
    for (auto* rows : {&m.differing, &m.agreeing}) {
        for (auto& row : *rows) {
            row.cells.push_back({{"Ja", "Yes"}, std::nullopt});
            row.cells.push_back({{}, std::nullopt, false, false, true});
            row.comments.resize(4);
        }
    }
    m.suggestion = Position::Yellow;
    return m;
}

TEST(TeamScreen, IsSoundAtEverySizeInEveryState)
{
    app::TeamModel agreed = astaTeam();
    agreed.agreed = core::CommonPosition{};
    agreed.agreed->position = Position::Yellow;
    agreed.agreed->lookAgain = Date::of(2026, 11, 30);
    for (const StageOptions& options : allStages()) {
        for (const app::TeamModel& model :
             {app::TeamModel{}, astaTeam(), notReady(), mustChoose(), fourAdults(), agreed})
            TeamPage(model, options).stage.expectSound();
        for (const std::string& name : {hugeName(), hashName(), rtlName()}) {
            for (const app::TeamModel& model : {hostile(astaTeam(), name), hostile(fourAdults(), name),
                                                hostile(notReady(), name), hostile(agreed, name)}) {
                TeamPage page(model, options);
                page.view.drafts[{model.round, model.child.child}].showsAgreeing = true;
                page.stage.expectSound();
            }
        }
    }
}

TEST(TeamScreen, NothingIsPreselectedAndNothingCanBeAgreedBeforeAChoice)
{
    TeamPage page(astaTeam());
    page.stage.expect("I har valgt hver sin position");
    page.stage.expect("Enige om 17 af 20 udsagn");
    EXPECT_FALSE(page.stage.user().click("Vælg en fælles position"));
    page.stage.press("Ctrl+Enter");
    EXPECT_TRUE(page.stage.sent.empty());
}

TEST(TeamScreen, ADigitAndEnterAgree)
{
    TeamPage page(astaTeam());
    page.stage.press("3");
    page.stage.press("Enter");
    const auto* agree = page.stage.last<app::AgreePosition>();
    ASSERT_NE(agree, nullptr);
    EXPECT_EQ(agree->position, Position::Red);
    page.stage.expect("Sådan gør vi");
    page.stage.press("Enter");
    ASSERT_TRUE(page.stage.wentTo);
    EXPECT_EQ(page.stage.wentTo->screen, app::Screen::Child);
    EXPECT_EQ(page.stage.wentTo->child, ChildId{104});
}

TEST(TeamScreen, AMilderChoiceAsksWhatToWatchAndWhen)
{
    TeamPage page(astaTeam());
    page.stage.press("1");
    page.stage.expect("Hvad holder vi øje med?");
    page.stage.press("Ctrl+Enter");
    EXPECT_EQ(page.stage.last<app::AgreePosition>(), nullptr);
    page.stage.type("Om mandagene bliver lettere 1 2 3");
    page.stage.press("Tab");
    page.stage.type("01-12-2026");
    page.stage.press("Ctrl+Enter");
    const auto* agree = page.stage.last<app::AgreePosition>();
    ASSERT_NE(agree, nullptr);
    EXPECT_EQ(agree->position, Position::Green) << "digits in the text are words";
    EXPECT_EQ(agree->watchFor, "Om mandagene bliver lettere 1 2 3");
    EXPECT_EQ(agree->lookAgain, Date::of(2026, 12, 1));
}

TEST(TeamScreen, NotAssessedAsksWhy)
{
    TeamPage page(astaTeam());
    page.stage.press("0");
    page.stage.type("Var syg det meste af perioden");
    page.stage.press("Ctrl+Enter");
    const auto* agree = page.stage.last<app::AgreePosition>();
    ASSERT_NE(agree, nullptr);
    EXPECT_EQ(agree->position, Position::Unassessed);
    EXPECT_EQ(agree->comment, "Var syg det meste af perioden");
}

TEST(TeamScreen, TypedWordsAreKeptForEachChildUntilAgreed)
{
    TeamPage page(astaTeam());
    page.stage.click("Hvad i vores hverdag kan vi ændre, med hvem og hvornår?");
    page.stage.type("Små grupper");
    page.stage.press("Ctrl+Down");
    EXPECT_FALSE(page.stage.wentTo) << "in a text the keys belong to the text";
    const app::TeamModel asta = page.model;
    page.model.child = {ChildId{105}, "August Krog", 65, "Blå stue", false};
    page.stage.user().settle();
    page.stage.expectGone("Små grupper");
    page.model = asta;
    page.stage.user().settle();
    page.stage.expect("Små grupper");
    page.stage.press("Tab");
    page.stage.click("Stærk bekymring", 1);
    page.stage.press("Enter");
    ASSERT_NE(page.stage.last<app::AgreePosition>(), nullptr);
    EXPECT_EQ(page.stage.last<app::AgreePosition>()->environment, "Små grupper");
}

TEST(TeamScreen, WhatIsChosenAndTypedIsSavedAsTheTeamsDraft)
{
    TeamPage page(astaTeam());
    page.stage.press("1");
    ASSERT_NE(page.stage.last<app::SaveTeamDraft>(), nullptr) << "a choice at once";
    EXPECT_EQ(page.stage.last<app::SaveTeamDraft>()->chosen, Position::Green);
    page.stage.type("Om mandagene");
    EXPECT_EQ(page.stage.sent.size(), 1U) << "not letter by letter";
    page.stage.press("Tab"); // the field is left
    ASSERT_EQ(page.stage.sent.size(), 2U);
    EXPECT_EQ(page.stage.last<app::SaveTeamDraft>()->watchFor, "Om mandagene");
    page.stage.type("01-12-2026");
    ui::Outbox out;
    ui::commitTeam(page.model, page.view, out); // locked, closed or left in the middle of it
    const auto commands = out.takeCommands();
    ASSERT_EQ(commands.size(), 1U);
    EXPECT_EQ(std::get<app::SaveTeamDraft>(commands[0].first).lookAgain, Date::of(2026, 12, 1));
    EXPECT_EQ(std::get<app::SaveTeamDraft>(commands[0].first).watchFor, "Om mandagene");
    ui::commitTeam(page.model, page.view, out);
    EXPECT_TRUE(out.takeCommands().empty()) << "sent once";
}

TEST(TeamScreen, TheTeamsDraftIsThereForTheNextOneWhoOpensThePage)
{
    app::TeamModel model = astaTeam();
    model.draft = core::TeamDraft{model.round,
                                  model.child.child,
                                  Position::Green,
                                  "leg",
                                  Date::of(2026, 12, 1),
                                  "Små grupper",
                                  "",
                                  UserId{1},
                                  *parseIsoUtc("2026-10-22T13:02:05.123Z")};
    model.draftBy = "Mette Holm";
    TeamPage page(model);
    page.stage.expect("Små grupper");
    page.stage.expect("leg");
    page.stage.expect("01-12-2026");
    page.stage.expect("Påbegyndt af Mette Holm");
    EXPECT_TRUE(page.stage.sent.empty()) << "reading it changes nothing";
    page.stage.press("Ctrl+Enter");
    const auto* agree = page.stage.last<app::AgreePosition>();
    ASSERT_NE(agree, nullptr);
    EXPECT_EQ(agree->position, Position::Green);
    EXPECT_EQ(agree->environment, "Små grupper");
    page.stage.expect("Aftalt 22. okt.");
    ui::Outbox out;
    ui::commitTeam(page.model, page.view, out);
    EXPECT_TRUE(out.takeCommands().empty()) << "what is agreed is no draft any more";
}

TEST(TeamScreen, KeepingTheAgreedPositionLetsTheDraftOfAnotherGo)
{
    app::TeamModel model = astaTeam();
    model.agreed = core::CommonPosition{};
    model.agreed->position = Position::Yellow;
    model.draft =
        core::TeamDraft{model.round, model.child.child, Position::Red, "", std::nullopt, "", "", UserId{1}, {}};
    TeamPage page(model);
    page.stage.click("Behold det aftalte");
    ASSERT_NE(page.stage.last<app::SaveTeamDraft>(), nullptr);
    EXPECT_FALSE(page.stage.last<app::SaveTeamDraft>()->chosen);
    page.stage.expect("Aftal om");
}

TEST(TeamScreen, WhoCouldStillRateIsAskedBeforeAnythingIsShown)
{
    TeamPage page(mustChoose());
    page.stage.expect("Vil du vurdere selv først?");
    page.stage.expectGone("Enige om");
    for (const char* key : {"1", "2", "3", "0", "Ctrl+Enter"}) page.stage.press(key);
    EXPECT_TRUE(page.stage.sent.empty());
    page.stage.click("Tal med uden egen vurdering");
    ASSERT_NE(page.stage.last<app::TakePartWithoutRating>(), nullptr);
    page.model = astaTeam();
    page.stage.user().settle();
    page.stage.press("3");
    EXPECT_NE(page.stage.last<app::SaveTeamDraft>(), nullptr) << "the keys of the page work at once";
}

TEST(TeamScreen, WhoCouldStillRateCanGoAndRate)
{
    TeamPage page(mustChoose());
    page.stage.press("Enter"); // as the button says
    ASSERT_TRUE(page.stage.wentTo);
    EXPECT_EQ(page.stage.wentTo->screen, app::Screen::Rating);
    EXPECT_TRUE(page.stage.sent.empty());
}

TEST(TeamScreen, ARefusalIsShownAndWhatWasTypedStays)
{
    TeamPage page(astaTeam());
    page.stage.answer = Error{ErrorCode::BadInput, {"Runden er lukket.", "The round is closed."}, {}};
    page.stage.press("3");
    page.stage.press("Enter");
    page.stage.expect("Runden er lukket.");
    EXPECT_EQ((page.view.drafts[{RoundId{7}, ChildId{104}}].chosen), Position::Red);
}

TEST(TeamScreen, AgreeingAnewBeginsWithTheWordsButWithoutAPosition)
{
    TeamPage page(astaTeam());
    page.stage.press("3");
    page.stage.press("Enter");
    page.stage.click("Aftal om");
    page.stage.expect("Vælg en fælles position");
    page.stage.click("Behold det aftalte");
    page.stage.expect("Aftalt 22. okt. af Mette Holm og Jonas Bech");
}

TEST(TeamScreen, TheAgreeingIndicatorsCanBeShown)
{
    TeamPage page(astaTeam());
    page.stage.expectGone("Viser glæde i hverdagen");
    page.stage.click("Vis de 17, I er enige om");
    page.stage.expect("Viser glæde i hverdagen");
}

TEST(TeamScreen, BeforeAllAreDoneNobodysAnswersAreShown)
{
    TeamPage page(notReady());
    page.stage.expect("Mangler: Jonas Bech");
    page.stage.click("Min egen vurdering");
    EXPECT_EQ(page.stage.wentTo->screen, app::Screen::Rating);
}

TEST(TeamScreen, Pictures)
{
    int n = 0;
    for (const StageOptions& options : allStages()) {
        const std::string size = std::to_string(n++);
        TeamPage open(astaTeam(), options);
        open.stage.picture("team-open-" + size);
        open.stage.press("2");
        open.stage.picture("team-milder-" + size);
        TeamPage four(fourAdults(), options);
        four.stage.picture("team-four-" + size);
        four.stage.press("3");
        four.stage.press("Enter");
        four.stage.picture("team-agreed-" + size);
        TeamPage(notReady(), options).stage.picture("team-waiting-" + size);
        TeamPage(mustChoose(), options).stage.picture("team-choose-" + size);
    }
}

} // namespace
} // namespace trivsel::tests
