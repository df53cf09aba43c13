#include "ui/screens/child_models.h"
#include "ui/screens/stage.h"

#include "ui/screens/child/child_screen.h"

#include <gtest/gtest.h>

namespace trivsel::tests {
namespace {

using Answer = core::GateAnswer::Answer;

struct ChildPage {
    app::ChildModel model;
    ui::ChildView view;
    Stage stage;

    explicit ChildPage(app::ChildModel m = astaModel(), const StageOptions& options = {})
        : model(std::move(m)), stage(options, [this](ui::Frame& frame, ui::Outbox& out) {
              ui::drawChild(frame, model, view, out, positionWords());
          })
    {
        stage.position = model.position;
        stage.positionPhrase = "I gul position · efterår 2026";
    }
};

app::ChildModel hostileModel()
{
    app::ChildModel m = astaModel();
    m.child.name = m.contactName = hugeName();
    m.child.unit = rtlName();
    for (auto& step : m.steps) {
        step.title = {hashName(), {}};
        step.action = step.why = {hugeName(), {}};
        step.reasons = {{hugeName(), {}}, {rtlName(), {}}};
        step.responsible = hugeName();
        step.alsoFor = {hugeName(), rtlName(), hashName()};
        step.statusReason = step.statusBy = hugeName();
    }
    for (auto& round : m.rounds) {
        round.title = {rtlName(), {}};
        round.comment = round.environment = round.watchFor = hugeName();
        round.by = {hugeName(), hashName()};
    }
    for (auto& adult : m.adults) adult.name = hugeName();
    for (auto& child : m.groupChildren) child.name = hashName();
    for (auto& bar : m.timeline.bars) bar.label = {hugeName(), {}};
    m.maskedCpr = hashName();
    m.child.hasProtectedAddress = true;
    return m;
}

TEST(ChildScreen, IsSoundAtEverySizeWithNothingAndWithTooMuch)
{
    app::ChildModel empty;
    app::ChildModel bare;
    bare.maySee = bare.mayAct = true;
    bare.child = {ChildId{1}, "Bo", 20, "Blå stue", false};
    for (const StageOptions& options : allStages())
        for (const app::ChildModel& model : {empty, bare, astaModel(), hostileModel()})
            ChildPage(model, options).stage.expectSound();
}

TEST(ChildScreen, SaysTheMinimumAndUnfoldsWhatToDoNext)
{
    ChildPage page;
    page.stage.expect("1 af 6 minimumsskridt");
    page.stage.expect("Se på rum, tider, grupper og voksne");
    page.stage.expect("Barnet er i gul position.");
    page.stage.picture("child");
}

TEST(ChildScreen, AStepIsDoneWithANote)
{
    ChildPage page;
    page.stage.click("Gjort");
    page.stage.type("Vi har delt gruppen mandag.");
    page.stage.click("Gjort");
    const auto* done = page.stage.last<app::CompleteStep>();
    ASSERT_NE(done, nullptr);
    EXPECT_EQ(done->step, StepId{1});
    EXPECT_EQ(done->note, "Vi har delt gruppen mandag.");
    page.stage.expectGone("Hvad kom der ud af det?");
}

TEST(ChildScreen, AStepIsSetAsideOnlyWithAReason)
{
    ChildPage page;
    page.stage.click("Sæt til side");
    page.stage.picture("child-aside");
    EXPECT_FALSE(page.stage.user().click("Sæt til side")); // greyed out: no reason yet
    page.stage.click("Hvorfor gøres det ikke?");
    page.stage.type("Er aftalt med hele stuen.");
    page.stage.click("Sæt til side");
    const auto* aside = page.stage.last<app::SetAsideStep>();
    ASSERT_NE(aside, nullptr);
    EXPECT_EQ(aside->reason, "Er aftalt med hele stuen.");
}

TEST(ChildScreen, WhatWasRefusedStaysInTheDialogWithWhatWasTyped)
{
    ChildPage page;
    page.stage.answer = Error{ErrorCode::BadInput, {"Det gik ikke. Prøv igen.", "It did not go. Try again."}, {}};
    page.stage.click("Gjort");
    page.stage.type("Noget vigtigt");
    page.stage.click("Gjort");
    page.stage.expect("Det gik ikke. Prøv igen.");
    page.stage.expect("Noget vigtigt");
}

TEST(ChildScreen, ResponsibleAndDateAreChosen)
{
    ChildPage page;
    page.stage.click("Ansvarlig og dato");
    page.stage.picture("child-responsible");
    page.stage.click("Hvem gør det?");
    page.stage.click("Jonas Bech");
    page.stage.click("Gem");
    const auto* change = page.stage.last<app::ChangeStep>();
    ASSERT_NE(change, nullptr);
    EXPECT_EQ(change->responsible, UserId{2});
    EXPECT_EQ(change->due, on(2026, 10, 28));
}

TEST(ChildScreen, OneStepServesSeveralChildren)
{
    ChildPage page;
    page.stage.click("Gælder også …");
    page.stage.picture("child-share");
    page.stage.click("Emil Nørgaard");
    page.stage.click("Gem");
    const auto* share = page.stage.last<app::ShareStep>();
    ASSERT_NE(share, nullptr);
    EXPECT_EQ(share->children, (std::vector<ChildId>{ChildId{8}, ChildId{9}, ChildId{10}}));
}

TEST(ChildScreen, AClosedStepIsOpenedAgain)
{
    ChildPage page;
    page.stage.click("Fortæl det til din leder");
    page.stage.click("Åbn igen");
    const auto* reopen = page.stage.last<app::ReopenStep>();
    ASSERT_NE(reopen, nullptr);
    EXPECT_EQ(reopen->step, StepId{6});
}

TEST(ChildScreen, AnOwnStepIsAddedByKeyboardAlone)
{
    ChildPage page;
    page.stage.press("T");
    page.stage.type("Læs sammen hver formiddag");
    page.stage.picture("child-own-step");
    for (int i = 0; i < 12 && !page.stage.last<app::AddOwnStep>(); ++i) {
        page.stage.press("Tab");
        const auto& log = page.stage.headless().log();
        for (std::size_t n = 0; n < log.size(); ++n)
            if (log.at(n).focused && log.at(n).label == "Tilføj") {
                page.stage.press("Enter");
                break;
            }
    }
    const auto* own = page.stage.last<app::AddOwnStep>();
    ASSERT_NE(own, nullptr);
    EXPECT_EQ(own->title, "Læs sammen hver formiddag");
    EXPECT_FALSE(own->reachesParents);
}

TEST(ChildScreen, AsksTheGateBeforeStepsThatReachTheParents)
{
    app::ChildModel model = astaModel();
    holdBack(model, core::GateState::NotAsked);
    ChildPage page(model);
    page.stage.expect("Er der mistanke om vold, overgreb eller negativ social kontrol?");
    page.stage.expect("Venter på svaret på spørgsmålet om mistanke");
    page.stage.picture("child-gate");
    page.stage.click("Samtale med forældrene");
    EXPECT_FALSE(page.stage.user().click("Gjort"));
    page.stage.click("I tvivl");
    const auto* answer = page.stage.last<app::AnswerGate>();
    ASSERT_NE(answer, nullptr);
    EXPECT_EQ(answer->answer, Answer::Doubt);
}

TEST(ChildScreen, AWrongSiblingIsUnlinked)
{
    app::ChildModel model = astaModel();
    model.siblings = {{ChildId{8}, "Albert Dam"}, {ChildId{9}, "Clara Lind"}};
    model.linkedSiblings = {{ChildId{8}, "Albert Dam"}};
    ChildPage page(model);
    page.stage.click("Ret eller flyt");
    page.stage.click("Fjern en søskende");
    page.stage.expect("De andre søskende er knyttet til gennem en");
    page.stage.picture("child-unlink");
    page.stage.click("Albert Dam er ikke søskende");
    const auto* unlink = page.stage.last<app::UnlinkSiblings>();
    ASSERT_NE(unlink, nullptr);
    EXPECT_EQ(unlink->a, ChildId{7});
    EXPECT_EQ(unlink->b, ChildId{8});
    page.stage.expectGone("er ikke søskende");
}

TEST(ChildScreen, NobodyIsUnlinkedWhileTheFamilyIsClosed)
{
    app::ChildModel model = astaModel();
    model.siblings = model.linkedSiblings = {{ChildId{8}, "Albert Dam"}};
    holdBack(model, core::GateState::Closed);
    ChildPage page(model);
    page.stage.click("Ret eller flyt");
    page.stage.click("Fjern en søskende");
    page.stage.expect("kan børnene ikke skilles ad");
    page.stage.expectGone("Albert Dam er ikke søskende");
}

TEST(ChildScreen, WithoutALinkThereIsNothingToUnlink)
{
    ChildPage page;
    page.stage.click("Ret eller flyt");
    page.stage.expect("Tilføj søskende");
    page.stage.expectGone("Fjern en søskende");
}

TEST(ChildScreen, AStepWithoutADateSaysWhatItIsCountedFrom)
{
    app::ChildModel model = astaModel();
    model.steps[3].due.reset();
    model.steps[3].dueFrom = {"fra bekymringen", "from the concern"};
    ChildPage page(model);
    page.stage.expect("fra bekymringen");
    page.stage.picture("child-due-from");
}

TEST(ChildScreen, AfterSuspicionOnlyTheAuthorityOpensAgain)
{
    app::ChildModel model = astaModel();
    holdBack(model, core::GateState::Closed);
    model.gateBy = "Mette Holm";
    model.gateOn = on(2026, 10, 21);
    ChildPage page(model);
    page.stage.expect("Tal ikke med forældrene om mistanken");
    page.stage.expectGone("Er der mistanke");
    page.stage.picture("child-closed");
    page.stage.click("Myndigheden har sagt, at forældrene må inddrages");
    page.stage.type("Lone Friis, Modtagelsen");
    page.stage.press("Tab");
    page.stage.type("22-10-2026");
    page.stage.press("Tab");
    page.stage.click("Åbn for forældrene");
    const auto* answer = page.stage.last<app::AnswerGate>();
    ASSERT_NE(answer, nullptr);
    EXPECT_EQ(answer->answer, Answer::Released);
    EXPECT_EQ(answer->authority, "Lone Friis, Modtagelsen");
    EXPECT_EQ(answer->authorityOn, on(2026, 10, 22));
}

TEST(ChildScreen, ForWhatASiblingClosedThereIsNothingToOpenHere)
{
    app::ChildModel model = astaModel();
    holdBack(model, core::GateState::Closed);
    model.gateClosedBySibling = true;
    ChildPage page(model);
    page.stage.expect("åbnes hos den søskende");
    page.stage.expectGone("Myndigheden har sagt, at forældrene må inddrages");
}

TEST(ChildScreen, TheParentsViewShowsThisChildAndNothingElse)
{
    ChildPage page;
    page.stage.press("Ctrl+P");
    page.stage.picture("child-parents");
    page.stage.expect("Sådan ser vi det lige nu");
    page.stage.expect("Samtale med forældrene");
    for (const char* hidden : {"Albert", "Clara", "Bo Juhl", "Sparring", "Mandag morgen", "CPR", "Bygger", "leder"})
        page.stage.expectGone(hidden);
    page.stage.press("Escape");
    page.stage.expect("Sådan gør vi");
}

TEST(ChildScreen, TheParentsViewWaitsForTheGate)
{
    app::ChildModel model = astaModel();
    holdBack(model, core::GateState::NotAsked);
    ChildPage page(model);
    page.stage.press("Ctrl+P");
    page.stage.expectGone("Sådan ser vi det lige nu");
    page.stage.expect("Er der mistanke");
    page.model.gate = core::GateState::Closed; // what "Ja" makes of it
    page.stage.expectGone("Sådan ser vi det lige nu");
    page.stage.press("Ctrl+P");
    page.stage.expect("Forældrevisning er lukket");
    page.stage.expectGone("Sådan ser vi det lige nu");
}

TEST(ChildScreen, BaseDataKeepsTheNumberThatIsNotShown)
{
    ChildPage page;
    page.stage.click("Ret eller flyt");
    page.stage.picture("child-menu");
    page.stage.click("Ret oplysninger");
    page.stage.picture("child-base");
    page.stage.expectGone("9914220000");
    page.stage.click("Gem");
    const auto* change = page.stage.last<app::ChangeChild>();
    ASSERT_NE(change, nullptr);
    EXPECT_EQ(change->name, "Asta Juhl");
    EXPECT_EQ(change->cpr, "9914220000");
    EXPECT_EQ(change->birthDate, on(2022, 6, 14));
}

TEST(ChildScreen, MovesAndLinksSiblings)
{
    ChildPage page;
    page.stage.click("Ret eller flyt");
    page.stage.click("Flyt til en anden gruppe");
    page.stage.click("Ny gruppe");
    page.stage.click("Grøn stue · Strandhuset");
    page.stage.click("Første dag");
    page.stage.type("1-12-2026");
    page.stage.press("Tab");
    page.stage.click("Flyt");
    const auto* move = page.stage.last<app::MoveChild>();
    ASSERT_NE(move, nullptr);
    EXPECT_EQ(move->unit, UnitId{4});
    EXPECT_EQ(move->firstDay, on(2026, 12, 1));

    page.stage.click("Ret eller flyt");
    page.stage.click("Tilføj søskende");
    page.stage.type("bo");
    page.stage.click("Bo Juhl · Grøn stue");
    const auto* link = page.stage.last<app::LinkSiblings>();
    ASSERT_NE(link, nullptr);
    EXPECT_EQ(link->b, ChildId{20});
}

TEST(ChildScreen, TheContactAdultIsChosen)
{
    ChildPage page;
    page.stage.click("Hvem følger op?");
    page.stage.click("Jonas Bech");
    const auto* contact = page.stage.last<app::SetContactAdult>();
    ASSERT_NE(contact, nullptr);
    EXPECT_EQ(contact->user, UserId{2});
}

TEST(ChildScreen, APositionThatIsNoLongerCurrentIsSaid)
{
    app::ChildModel model = astaModel();
    model.isCurrent = false;
    ChildPage page(model);
    page.stage.expect("er ikke længere aktuel");
}

TEST(ChildScreen, Pictures)
{
    app::ChildModel gate = astaModel();
    holdBack(gate, core::GateState::NotAsked);
    ChildPage(gate, {.width = 2560, .height = 1440, .scale = 2, .theme = ui::ThemeName::Dark})
        .stage.picture("child-gate-scale2-dark");
    ChildPage(gate, {.width = 1280, .height = 720, .scale = 2}).stage.picture("child-gate-zoom200");
    app::ChildModel closed = astaModel();
    holdBack(closed, core::GateState::Closed);
    ChildPage(closed, {.width = 1280, .height = 720, .scale = 2}).stage.picture("child-closed-zoom200");
    ChildPage small(astaModel(), {.width = 1280, .height = 720, .scale = 2});
    small.stage.picture("child-zoom200");
    small.stage.click("Gjort");
    small.stage.picture("child-done-zoom200");
    ChildPage(astaModel(), {.language = Language::English}).stage.picture("child-en");
}

/// Six rounds and twenty actions of every kind.
app::ChildModel busyModel()
{
    app::ChildModel m = astaModel();
    m.timeline.points.insert(m.timeline.points.begin(), {{"F 24", {}}, core::Position::Red, on(2024, 3, 20)});
    using Kind = app::Timeline::Kind;
    for (int i = 0; i < 8; ++i)
        m.timeline.bars.push_back({{"Samtale nummer " + std::to_string(i + 1), {}}, on(2024, 4, 1).plusDays(i * 110),
                                   on(2024, 4, 1).plusDays(i * 110 + 25), Kind::Step, {"gjort", {}}});
    m.timeline.bars.push_back({{"Indsatsplan", {}}, on(2025, 4, 1), on(2026, 10, 28), Kind::Plan, {"i gang", {}}, true});
    m.timeline.bars.push_back({{"Opfølgning", {}}, on(2025, 9, 1), on(2025, 9, 1), Kind::FollowUp, {"det hjælper noget", {}}});
    m.timeline.bars.push_back({{"Opfølgning", {}}, on(2026, 9, 1), on(2026, 9, 1), Kind::FollowUp, {"det hjælper", {}}});
    m.timeline.bars.push_back({{"Underretning", {}}, on(2025, 6, 1), on(2025, 6, 1), Kind::Notification, {"sendt", {}}});
    for (int i = 0; i < 4; ++i)
        m.timeline.bars.push_back({{"Socialrådgiver i gruppen", {}}, on(2025, 2, 1).plusDays(i * 150),
                                   on(2025, 2, 1).plusDays(i * 150), Kind::Visit, {"besøg", {}}});
    return m;
}

TEST(ChildScreen, ActionsBesidePositionsAreFoldedInTheChartAndAllInTheList)
{
    int n = 0;
    for (const StageOptions& how : allStages()) {
        ChildPage page(busyModel(), how);
        page.stage.expectSound();
        page.view.showsTimelineList = true;
        page.stage.expectSound();
        page.view.showsTimelineList = false;
        page.stage.picture("child_busy_" + std::to_string(n++));
    }
    ChildPage page(busyModel());
    page.stage.expectGone("Skridt: Samtale nummer 1");
    page.stage.click("Vis alt som liste");
    for (int i = 1; i <= 8; ++i) page.stage.expect("Skridt: Samtale nummer " + std::to_string(i));
    page.stage.expect("Henvendelse: PPR");
    page.stage.expect("svar efter 40 dage");
    page.stage.expect("Opfølgning på planen");
    page.stage.click("Skjul listen");
    page.stage.expectGone("Henvendelse: PPR");
}

} // namespace
} // namespace trivsel::tests
