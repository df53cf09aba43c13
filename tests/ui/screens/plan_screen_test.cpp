#include "ui/screens/plan/plan_screen.h"
#include "ui/screens/stage.h"

#include <gtest/gtest.h>

#include <algorithm>

/// Indsatsplan alone, from models made by hand.
namespace trivsel::tests {
namespace {

using core::ActionPlan;
using Effect = ActionPlan::Effect;

Date dayOf(unsigned month, unsigned day)
{
    return *Date::of(2026, month, day);
}

app::PlanModel::Step stepOf(std::int64_t id, const std::string& title, bool isInPlan)
{
    app::PlanModel::Step step;
    step.row.step = StepId{id};
    step.row.title = {title, title};
    step.row.responsible = "Mette Holm";
    step.row.responsibleUser = UserId{1};
    step.row.due = dayOf(11, 4);
    step.isInPlan = isInPlan;
    step.served = {ChildId{7}};
    return step;
}

app::PlanModel emptyModel(const std::string& name)
{
    app::PlanModel model;
    model.child = {ChildId{7}, name, 52, "Blå stue", false};
    model.maySee = model.mayWrite = true;
    model.today = dayOf(10, 28);
    model.gate = core::GateState::Open;
    model.group = {{ChildId{8}, "Albert Dam"}, {ChildId{9}, name}};
    model.fresh.children = {ChildId{7}};
    model.fresh.environment = name;
    model.fresh.steps = {StepId{1}, StepId{2}};
    model.freshFrom = {{app::PlanModel::Source::From::Team, dayOf(10, 28)}};
    model.rungs = {{"trivsel", {"Trivsel og sundhedsfremme", "Wellbeing"}}, {"tidlig", {"Tidlig indsats", "Early"}}};
    model.guideRung = {"Trivsel og sundhedsfremme", "Wellbeing"};
    model.adults = {{UserId{1}, "Mette Holm"}, {UserId{2}, name}};
    return model;
}

/// A plan as it is while it is written.
app::PlanModel draft(const std::string& name)
{
    app::PlanModel model = emptyModel(name);
    app::PlanModel::Shown shown;
    shown.plan.id = PlanId{4};
    shown.plan.children = {ChildId{7}};
    shown.plan.strengths = "Bygger og fortæller længe med én voksen";
    shown.plan.environment = name;
    shown.plan.steps = {StepId{1}};
    shown.plan.participants = {{name, "mormor", "henter om fredagen"}};
    shown.by = "Jonas Bech";
    shown.startedOn = dayOf(10, 26);
    shown.steps = {stepOf(1, "Undersøg læringsmiljøet", true), stepOf(2, name, false), stepOf(3, "Sparring", false)};
    model.open = shown;
    model.mayEdit = model.mayClose = true;
    model.missing = core::missingFrom(shown.plan);
    model.environmentFrom = {{app::PlanModel::Source::From::Team, dayOf(10, 28)}};
    return model;
}

/// The same, followed up once.
app::PlanModel underWay(const std::string& name)
{
    app::PlanModel model = draft(name);
    ActionPlan& plan = model.open->plan;
    plan.goal = "En ven at lege med";
    plan.goalWith = "mor og far";
    plan.childSays = "»Jeg vil være med«";
    plan.followUpOn = dayOf(10, 20);
    plan.isReady = true;
    plan.followUps = {{dayOf(9, 20), Effect::No, Effect::Partly, {}, name, "Jonas tager imod", UserId{2}},
                      {dayOf(10, 1), Effect::Partly, {}, Effect::Yes, name, {}, UserId{2}}};
    for (const auto& said : plan.followUps) model.open->followUps.push_back({said, name});
    model.missing.clear();
    auto closed = *model.open;
    closed.plan.id = PlanId{2};
    closed.plan.closedWhy = "Målet er nået";
    closed.closedOn = dayOf(8, 1);
    closed.closedBy = name;
    model.closed = {closed};
    model.otherOpen = {{PlanId{3}, name, dayOf(9, 1), true}};
    return model;
}

struct Page {
    explicit Page(app::PlanModel m, const StageOptions& how = {})
        : model(std::move(m)), stage(how, [this](ui::Frame& f, ui::Outbox& out) { drawPlan(f, model, view, out); })
    {
        stage.title = "Indsatsplan";
    }
    const ActionPlan* saved() const
    {
        const auto* command = stage.last<app::SavePlan>();
        return command != nullptr ? &command->plan : nullptr;
    }
    /// As a session answers: the model holds what was saved.
    void follow()
    {
        if (const ActionPlan* plan = saved()) model.open->plan = *plan;
    }
    app::PlanModel model;
    ui::PlanView view;
    Stage stage;
};

TEST(PlanScreen, StandsEverySizeLanguageAndName)
{
    using Dialog = ui::PlanView::Dialog;
    int n = 0;
    for (const StageOptions& how : allStages()) {
        for (const std::string& name : {std::string("Jonas Bech"), hugeName(), hashName(), rtlName()}) {
            Page none(emptyModel(name), how);
            none.stage.expectSound();
            Page page(draft(name), how);
            page.view.showsOtherSteps = true;
            page.stage.expectSound();
            for (const Dialog dialog :
                 {Dialog::Children, Dialog::Who, Dialog::OwnStep, Dialog::FollowUp, Dialog::Close}) {
                page.view.dialog = dialog;
                page.view.dialogStep = StepId{1};
                page.view.staff = 2;
                page.view.addsStep = true;
                page.stage.expectSound();
            }
            Page going(underWay(name), how);
            going.stage.expectSound();
            going.view.unfolded = PlanId{2};
            going.model.gate = core::GateState::Closed;
            going.model.readBySuspected = name;
            going.model.open->others = {{ChildId{8}, name}};
            going.stage.expectSound();
            going.model.mayEdit = false;
            going.model.open->childrenElsewhere = 2;
            going.stage.expectSound();
        }
        Page page(draft("Jonas Bech"), how);
        page.stage.picture("plan_draft_" + std::to_string(n));
        Page going(underWay("Jonas Bech"), how);
        going.stage.picture("plan_under_way_" + std::to_string(n));
        going.view.dialog = Dialog::FollowUp;
        going.view.staff = 2;
        going.stage.picture("plan_follow_up_" + std::to_string(n));
        ++n;
    }
    // The whole page at once, to be looked at.
    for (const float scale : {1.0F, 2.0F}) {
        const StageOptions tall{.width = 1280, .height = scale > 1 ? 6000 : 2600, .scale = scale};
        const std::string which = scale > 1 ? "large" : "small";
        Page page(draft("Jonas Bech"), tall);
        page.view.showsOtherSteps = true;
        page.stage.picture("plan_whole_draft_" + which);
        Page going(underWay("Jonas Bech"), tall);
        going.view.unfolded = PlanId{2};
        going.stage.picture("plan_whole_under_way_" + which);
    }
}

TEST(PlanScreen, TheFirstPlanBeginsWithOneClickAndSaysWithWhat)
{
    Page page(emptyModel("Asta Juhl"));
    page.stage.expect("Ingen åben indsatsplan");
    page.stage.expect("Fra den fælles vurdering 28. okt. 2026.");
    page.stage.expect("De 2 åbne skridt fra guiden.");
    page.stage.click("Begynd en plan");
    ASSERT_NE(page.saved(), nullptr);
    EXPECT_EQ(*page.saved(), page.model.fresh);
}

TEST(PlanScreen, WhatIsTypedIsSavedWhenTheFieldIsLeft)
{
    Page page(draft("Asta Juhl"));
    page.stage.click("Mål");
    page.stage.type("En ven at lege med");
    page.stage.press("Tab");
    ASSERT_NE(page.saved(), nullptr);
    EXPECT_EQ(page.saved()->goal, "En ven at lege med");
    EXPECT_EQ(page.saved()->environment, "Asta Juhl") << "the rest of the plan goes with it";
    page.follow();
    const std::size_t sent = page.stage.sent.size();
    page.stage.press("Tab");
    EXPECT_EQ(page.stage.sent.size(), sent) << "nothing new, nothing saved";
}

TEST(PlanScreen, WhatIsNotLeftYetIsSentOnTheWayOut)
{
    Page page(draft("Asta Juhl"));
    page.stage.click("Styrker");
    page.stage.type(" og klatrer");
    ui::Outbox out;
    commitPlan(page.model, page.view, out);
    auto commands = out.takeCommands();
    ASSERT_EQ(commands.size(), 1U);
    EXPECT_EQ(std::get<app::SavePlan>(commands.front().first).plan.strengths,
              "Bygger og fortæller længe med én voksen og klatrer");
}

TEST(PlanScreen, WhatIsMissingStandsBesideTheButtonUntilItIsWritten)
{
    Page page(draft("Asta Juhl"));
    page.stage.expect("Det mangler endnu");
    page.stage.expect("Skriv målet for planen.");
    page.stage.expect("Vælg den dag, I følger op.");
    page.stage.click("Mål");
    page.stage.type("En ven");
    page.stage.expectGone("Skriv målet for planen.");
    page.model = underWay("Asta Juhl");
    page.model.open->plan.isReady = false;
    page.model.open->plan.id = PlanId{5};
    page.stage.expect("Alt, der skal med, er skrevet.");
    page.stage.click("Planen er klar");
    ASSERT_NE(page.stage.last<app::PlanIsReady>(), nullptr);
    EXPECT_EQ(page.stage.last<app::PlanIsReady>()->plan, PlanId{5});
}

TEST(PlanScreen, TheChildsOwnWordsOrTheAdultsGuessWithItsReason)
{
    Page page(draft("Asta Juhl"));
    page.stage.expect("Barnet siger eller viser");
    page.stage.expectGone("Derfor er barnet ikke spurgt");
    page.stage.click("De voksnes bud");
    page.stage.expectGone("Barnet siger eller viser");
    page.stage.click("Sådan tror vi, at barnet ser det");
    page.stage.type("Hun vil gerne, men tør ikke");
    page.stage.click("Derfor er barnet ikke spurgt");
    page.stage.expect("Skriv barnets eget perspektiv");
    page.stage.type("Hun har ikke sprog for det endnu");
    page.stage.expectGone("Skriv barnets eget perspektiv");
    page.stage.press("Tab");
    EXPECT_EQ(page.saved()->childMappedBy, "Hun vil gerne, men tør ikke");
    EXPECT_EQ(page.saved()->childWhyNot, "Hun har ikke sprog for det endnu");
}

TEST(PlanScreen, APlanThatIsReadyKeepsWhatMustStandThere)
{
    Page page(underWay("Asta Juhl"));
    page.stage.click("Mål");
    page.stage.press("Ctrl+A");
    page.stage.press("Delete");
    page.stage.expect("Planen er klar, så her skal stå noget.");
    page.stage.click("Det, der virker");
    EXPECT_TRUE(page.stage.sent.empty()) << "an empty goal is not sent";
    page.stage.type("Formiddagen ude");
    page.stage.press("Tab");
    ASSERT_NE(page.saved(), nullptr) << "and keeps nothing else from being saved";
    EXPECT_EQ(page.saved()->works, "Formiddagen ude");
    EXPECT_EQ(page.saved()->goal, "En ven at lege med");
}

TEST(PlanScreen, StepsAreChosenAndTakenOutWithOneClick)
{
    Page page(draft("Asta Juhl"));
    page.stage.expectGone("Sparring");
    page.stage.click("Vis de 2 åbne skridt, der ikke er med");
    page.stage.click("Sparring");
    EXPECT_EQ(page.saved()->steps, (std::vector{StepId{1}, StepId{3}}));
    page.stage.click("Undersøg læringsmiljøet");
    EXPECT_TRUE(page.saved()->steps.empty());
    page.stage.click("Ansvarlig og dato");
    page.stage.click("Gem");
    const auto* step = page.stage.last<app::ChangeStep>();
    ASSERT_NE(step, nullptr);
    EXPECT_EQ(step->step, StepId{1});
    EXPECT_EQ(step->responsible, UserId{1});
    EXPECT_EQ(step->due, dayOf(11, 4));
}

TEST(PlanScreen, AStepMadeHereBelongsToThePlanAndToAllItsChildren)
{
    Page page(draft("Asta Juhl"));
    page.model.open->others = {{ChildId{8}, "Albert Dam"}};
    page.stage.click("Tilføj eget skridt");
    page.stage.expect("Skriv, hvad skridtet er.");
    page.stage.type("Legegruppe om torsdagen");
    page.stage.click("Tilføj");
    ASSERT_NE(page.stage.last<app::AddOwnStep>(), nullptr);
    EXPECT_EQ(page.stage.last<app::AddOwnStep>()->title, "Legegruppe om torsdagen");
    // A step of the guide that came at the same time is no step of one's own.
    page.model.open->steps.push_back(stepOf(11, "Fra guiden", false));
    page.model.open->steps.push_back(stepOf(12, "Legegruppe om torsdagen", false));
    page.model.open->steps.back().row.isOwn = true;
    page.stage.user().settle();
    const auto* shared = page.stage.last<app::ShareStep>();
    ASSERT_NE(shared, nullptr);
    EXPECT_EQ(shared->step, StepId{12});
    EXPECT_EQ(shared->children, std::vector{ChildId{8}});
    const auto& before = page.stage.sent[page.stage.sent.size() - 2];
    EXPECT_EQ(std::get<app::SavePlan>(before).plan.steps, (std::vector{StepId{1}, StepId{12}}));
}

TEST(PlanScreen, TakingAChildOutTakesItsStepsOut)
{
    Page page(draft("Asta Juhl"));
    page.model.open->others = {{ChildId{8}, "Albert Dam"}};
    page.model.open->plan.children = {ChildId{7}, ChildId{8}};
    page.model.open->plan.steps = {StepId{1}, StepId{5}};
    page.model.open->steps.push_back(stepOf(5, "Alberts eget", true));
    page.model.open->steps.back().served = {ChildId{8}};
    page.stage.expect("Asta Juhl, Albert Dam");
    page.stage.click("Gælder også …");
    page.stage.click("Albert Dam");
    page.stage.click("Gem");
    ASSERT_NE(page.saved(), nullptr);
    EXPECT_EQ(page.saved()->children, std::vector{ChildId{7}});
    EXPECT_EQ(page.saved()->steps, std::vector{StepId{1}});
}

TEST(PlanScreen, NoAsksForADecisionAndADayBeforeItCanBeSaved)
{
    Page page(underWay("Asta Juhl"));
    page.stage.click("Følg op");
    page.stage.expect("Er jeres eget svar nej, skriver I også, hvad I gør i stedet");
    EXPECT_FALSE(page.stage.user().click("Gem opfølgningen")) << "out of reach until it is said";
    page.stage.expect("Vælg, om det har hjulpet, som I ser det.");
    page.stage.click("Nej", 1);
    page.stage.expect("Skriv, hvad I gør nu.");
    page.stage.click("Det gør vi nu");
    page.stage.type("En voksen mere om morgenen");
    page.stage.expect("Vælg dagen for den næste opfølgning.");
    page.stage.click("Næste opfølgning");
    page.stage.type("28-10-2026");
    page.stage.press("Tab");
    page.stage.expect("Den næste opfølgning skal ligge efter i dag.");
    page.stage.click("Næste opfølgning");
    page.stage.press("Ctrl+A");
    page.stage.type("25-11-2026");
    page.stage.press("Tab");
    page.stage.click("Gem opfølgningen");
    const auto* sent = page.stage.last<app::FollowUpPlan>();
    ASSERT_NE(sent, nullptr);
    EXPECT_EQ(sent->followUp.staff, Effect::No);
    EXPECT_FALSE(sent->followUp.parents) << "not asked unless said";
    EXPECT_EQ(sent->followUp.decision, "En voksen mere om morgenen");
    EXPECT_EQ(sent->next, dayOf(11, 25));
}

TEST(PlanScreen, YesNeedsNeitherDecisionNorDayAndAStepCanBeAddedFromThere)
{
    Page page(underWay("Asta Juhl"));
    page.stage.click("Følg op");
    page.stage.click("Ja", 1);
    page.stage.click("Delvist", 2);
    page.stage.click("Tilføj også et nyt skridt");
    page.stage.expect("Skriv, hvad skridtet er.");
    page.stage.click("Hvad vil I gøre?");
    page.stage.type("Fortsæt legegruppen");
    page.stage.click("Gem opfølgningen");
    ASSERT_GE(page.stage.sent.size(), 2U);
    const auto* said = std::get_if<app::FollowUpPlan>(&page.stage.sent[page.stage.sent.size() - 2]);
    ASSERT_NE(said, nullptr);
    EXPECT_EQ(said->followUp.parents, Effect::Partly);
    EXPECT_FALSE(said->next);
    EXPECT_EQ(page.stage.last<app::AddOwnStep>()->title, "Fortsæt legegruppen");
}

TEST(PlanScreen, NothingAsksParentsOrChildWhileTheGateIsNotOpen)
{
    for (const auto gate : {core::GateState::NotAsked, core::GateState::Closed}) {
        Page page(underWay("Asta Juhl"));
        page.model.gate = gate;
        EXPECT_EQ(page.stage.shows("Planen bliver hos de voksne"), gate == core::GateState::Closed);
        EXPECT_EQ(page.stage.shows("Spørgsmålet om mistanke er ikke besvaret"), gate == core::GateState::NotAsked);
        page.stage.expect("Spørg det ikke nu.");
        page.stage.expectGone("hvem har sagt ja til målet?");
        page.stage.click("Følg op");
        page.stage.expectGone("Som forældrene ser det?");
        page.stage.expectGone("Som barnet ser det?");
        page.stage.click("Ja", 1);
        page.stage.click("Gem opfølgningen");
        ASSERT_NE(page.stage.last<app::FollowUpPlan>(), nullptr);
        EXPECT_FALSE(page.stage.last<app::FollowUpPlan>()->followUp.parents);
        EXPECT_FALSE(page.stage.last<app::FollowUpPlan>()->followUp.child);
    }
}

TEST(PlanScreen, ClosingNeedsAReasonAndAFollowUp)
{
    Page page(underWay("Asta Juhl"));
    page.stage.click("Afslut planen");
    page.stage.type("Målet er nået");
    page.stage.click("Afslut planen");
    ASSERT_NE(page.stage.last<app::ClosePlan>(), nullptr);
    EXPECT_EQ(page.stage.last<app::ClosePlan>()->why, "Målet er nået");
    Page early(underWay("Asta Juhl"));
    early.model.mayClose = false;
    early.stage.expect("En plan i gang afsluttes, når I har fulgt op");
}

TEST(PlanScreen, ClosedPlansStandBelowAsTheyWere)
{
    Page page(underWay("Asta Juhl"));
    page.model.closed.front().plan.goal = "Det første mål";
    page.stage.expectGone("Skrevet i foråret");
    page.model.closed.front().plan.works = "Skrevet i foråret";
    page.stage.click("Det første mål");
    page.stage.expect("Skrevet i foråret");
    EXPECT_TRUE(page.stage.sent.empty());
}

TEST(PlanScreen, WhatAFollowUpChangedIsShownAndWhatIsTypedStays)
{
    Page page(underWay("Asta Juhl"));
    page.stage.click("Det, der virker");
    page.stage.type("Formiddagen");
    page.model.open->plan.followUpOn = dayOf(12, 1);
    page.model.open->plan.worries = "Skrevet et andet sted";
    page.stage.user().settle();
    EXPECT_EQ(page.view.works.text(), "Formiddagen");
    EXPECT_EQ(page.view.worries.text(), "Skrevet et andet sted");
    page.stage.expect("Næste opfølgning 1. dec. 2026");
}

TEST(PlanScreen, APlanWithAChildOutOfReachIsReadNotWritten)
{
    Page page(underWay("Asta Juhl"));
    page.model.mayEdit = false;
    page.model.open->childrenElsewhere = 1;
    page.stage.expect("og et barn i en anden gruppe");
    page.stage.expect("begynd en ny plan for jeres egne børn");
    page.stage.expectGone("Tilføj en person");
    page.stage.expect("Følg op");
}

} // namespace
} // namespace trivsel::tests
