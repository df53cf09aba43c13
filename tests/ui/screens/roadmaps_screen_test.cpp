#include "ui/screens/child_models.h"
#include "ui/screens/stage.h"

#include "ui/screens/roadmaps/roadmaps_screen.h"

#include <gtest/gtest.h>

namespace trivsel::tests {
namespace {

using app::ThresholdState;
using core::AbsenceDay;
using core::AbsenceMeasure;
using Model = app::RoadmapModel;
using StepState = Model::Step::State;

Model::Step step(const char* title, StepState state, std::int64_t id = 0)
{
    Model::Step s;
    s.title = {title, title};
    s.action = {"Se, hvornår fraværet ligger, og hvad eleven møder den dag.", "Look at when it happens."};
    s.who = {"Teamet", "The team"};
    s.due = on(2026, 11, 26);
    s.isMinimum = true;
    s.state = state;
    s.step = StepId{id};
    return s;
}

Model::Threshold threshold(const char* id, const char* title, ThresholdState state)
{
    Model::Threshold t;
    t.id = id;
    t.title = {title, title};
    t.state = state;
    if (state == ThresholdState::Passed || state == ThresholdState::Off) t.reason = {"Det siger tallene i dag.", "The figures say so."};
    return t;
}

Model typical()
{
    Model m;
    m.maySee = m.mayWrite = m.isPupil = true;
    m.child = {ChildId{7}, "Villads Krogh", 138, "5. B", false};
    m.today = on(2026, 11, 23);
    m.quarter = core::quarterOf(m.today);
    m.quarterDays = 62;
    m.days = {{on(2026, 11, 20), AbsenceDay::Kind::Unlawful, 1, true},
              {on(2026, 11, 19), AbsenceDay::Kind::Illness, 0.5, true},
              {on(2026, 11, 14), AbsenceDay::Kind::Permitted, 1, false}};
    m.earlierDays = 4;
    m.figures = {{{AbsenceMeasure::UnlawfulShare, "quarter"}, 1.6, Model::Figure::Next{{"10 % ulovligt fravær: læg en plan", "10 %"}, 6}},
                 {{AbsenceMeasure::DaysInRow, "any"}, 1.5, Model::Figure::Next{{"Fem dage i træk", "Five in a row"}, 4}},
                 {{AbsenceMeasure::DaysOf, "20"}, 1.5, {}}};
    m.calendar = core::WorkingCalendar("t", {{on(2026, 11, 18), {"Skolens fridag", "Day off"}, core::Holiday::Kind::Holiday}}, {2026, 2026});
    Model::Roadmap absence;
    absence.id = "school-absence";
    absence.title = {"Køreplan for skolefravær", "Roadmap for school absence"};
    absence.sources = {{"rules", {"Reglerne om fravær i folkeskolen.", "The rules."}, on(2026, 11, 22)}};
    auto passed = threshold("unlawful-any", "Ulovligt fravær i kvartalet", ThresholdState::Passed);
    passed.steps = {step("Se på morgenen, timerne og pauserne", StepState::New), step("Se på tallene igen om fire uger", StepState::Open, 41)};
    passed.toTake = 1;
    auto waits = threshold("unlawful-any-home", "Ulovligt fravær: kontakt hjemmet straks", ThresholdState::Waits);
    waits.heldBack = 1;
    absence.thresholds = {passed, waits, threshold("row-5", "Fem dage i træk", ThresholdState::NotYet),
                          threshold("proposal", "Forslag 2026: 15 dage i et kvartal", ThresholdState::Off)};
    absence.passed = absence.toTake = 1;
    absence.canApply = true;
    Model::Roadmap bullying;
    bullying.id = "bullying";
    bullying.title = {"Køreplan ved mobning", "Roadmap for bullying"};
    bullying.thresholds = {threshold("seen", "Mobning er set eller fortalt", ThresholdState::NotYet)};
    m.roadmaps = {absence, bullying};
    m.passed = m.toTake = 1;
    return m;
}

Model hostile()
{
    Model m = typical();
    for (auto& roadmap : m.roadmaps) {
        roadmap.title = {hugeName(), hugeName()};
        for (auto& t : roadmap.thresholds) {
            t.title = {hashName(), hashName()};
            t.reason = {rtlName(), rtlName()};
            for (auto& s : t.steps) s.title = s.action = s.who = {hugeName(), hugeName()};
        }
    }
    for (auto& f : m.figures) f.value = 1e9;
    return m;
}

struct RoadmapsPage {
    Model model;
    ui::RoadmapsView view;
    Stage stage;
    explicit RoadmapsPage(Model m, const StageOptions& options = {})
        : model(std::move(m)), stage(options, [this](ui::Frame& frame, ui::Outbox& out) { ui::drawRoadmaps(frame, model, view, out); })
    {
        stage.title = "Fravær og køreplaner · Villads Krogh";
        stage.subtitle = "11 år 6 mdr. · 5. B";
    }
};

TEST(RoadmapsScreen, IsSoundAtEverySizeEmptyTypicalAndHostile)
{
    for (const StageOptions& options : allStages())
        for (const Model& model : {Model{}, typical(), hostile()}) {
            RoadmapsPage page(model, options);
            page.stage.expectSound();
            if (!model.maySee) continue;
            for (const auto& roadmap : model.roadmaps) {
                page.view.unfolded.insert(roadmap.id);
                page.view.withSources.insert(roadmap.id);
            }
            page.stage.expectSound();
            page.view.absence.isOpen = true;
            page.view.absence.from = on(2026, 11, 13);
            page.view.absence.to = on(2026, 11, 23);
            page.stage.expectSound();
        }
}

TEST(RoadmapsScreen, ShowsTheFiguresWithTheWayToTheNextThreshold)
{
    RoadmapsPage page(typical());
    page.stage.expect("Ulovligt fravær i kvartalet: 1,6 %");
    page.stage.expect("6 dage til næste grænse: »10 % ulovligt fravær: læg en plan«");
    page.stage.expect("Væk i træk, af enhver grund: 1,5 dage");
    page.stage.picture("roadmaps");
}

TEST(RoadmapsScreen, SaysThatNothingIsWrittenAndNoPercentage)
{
    Model m = typical();
    m.figures.clear();
    m.days.clear();
    RoadmapsPage page(m);
    page.stage.expect("Der er ikke skrevet fravær");
    page.stage.expectGone("Ulovligt fravær i kvartalet: 0 %");
    Model earlier = typical();
    earlier.days.clear();
    earlier.figures[0].value = 0;
    RoadmapsPage later(earlier);
    later.stage.expect("Ulovligt fravær i kvartalet: intet skrevet i dette kvartal");
}

TEST(RoadmapsScreen, TakesAThresholdsStepsAndLeadsToThoseThatAreTaken)
{
    RoadmapsPage page(typical());
    page.stage.click("Tag skridtene med (1)");
    const auto* take = page.stage.last<app::TakeRoadmapSteps>();
    ASSERT_NE(take, nullptr);
    EXPECT_EQ(take->roadmap, "school-absence");
    EXPECT_EQ(take->threshold, "unlawful-any");
    EXPECT_EQ(take->child, ChildId{7});
    page.stage.click("Se på tallene igen om fire uger");
    ASSERT_TRUE(page.stage.wentTo);
    EXPECT_EQ(page.stage.wentTo->screen, app::Screen::Child);
    EXPECT_EQ(page.stage.wentTo->step, StepId{41});
}

TEST(RoadmapsScreen, WhatIsNotReachedAndWhatIsSwitchedOffStandBehindALink)
{
    RoadmapsPage page(typical());
    page.stage.expect("Venter på svar om mistanke");
    page.stage.expectGone("Ikke nået");
    page.stage.expectGone("Slået fra, ikke i kraft");
    page.stage.click("Vis de 2 andre grænser");
    page.stage.expect("Ikke nået");
    page.stage.expect("Slået fra, ikke i kraft");
    page.stage.click("Vis kilder (1)");
    page.stage.expect("Reglerne om fravær i folkeskolen. Slået op 22. nov. 2026.");
    page.stage.picture("roadmaps_all");
}

TEST(RoadmapsScreen, ARowOfDaysBecomesOneCommandForEachSchoolDay)
{
    RoadmapsPage page(typical());
    page.stage.click("Skriv fravær");
    page.stage.click("Dag");
    page.stage.press("Ctrl+A");
    page.stage.type("13-11-2026");
    page.stage.click("Til og med");
    page.stage.type("19-11-2026");
    page.stage.click("Ulovligt");
    page.stage.expect("2 weekenddage er ikke med · 18. nov. er ikke med: Skolens fridag");
    page.stage.picture("roadmaps_write");
    page.stage.click("Skriv 4 dage");
    ASSERT_EQ(page.stage.sent.size(), 4U);
    const auto* last = page.stage.last<app::AddAbsence>();
    ASSERT_NE(last, nullptr);
    EXPECT_EQ(last->date, on(2026, 11, 19));
    EXPECT_EQ(last->kind, AbsenceDay::Kind::Unlawful);
    EXPECT_EQ(last->part, 1);
    EXPECT_FALSE(page.view.absence.isOpen) << "closed when all is written";
}

TEST(RoadmapsScreen, ADayThatIsNoneIsExplainedAndNotSent)
{
    RoadmapsPage page(typical());
    page.stage.click("Skriv fravær");
    page.stage.click("Sygdom");
    page.stage.click("Dag");
    page.stage.press("Ctrl+A");
    page.stage.type("21-11-2026");
    page.stage.press("Tab");
    page.stage.expect("Det er ikke en skoledag. 1 weekenddag er ikke med.");
    page.stage.click("Dag");
    page.stage.press("Ctrl+A");
    page.stage.type("24-11-2026");
    page.stage.press("Tab");
    page.stage.expect("En af dagene ligger efter i dag. Fravær skrives, når dagen er kommet.");
    EXPECT_TRUE(page.stage.sent.empty());
}

TEST(RoadmapsScreen, ADayWrittenByMistakeIsTakenBack)
{
    RoadmapsPage page(typical());
    page.stage.click("Tag 20. nov. tilbage");
    const auto* back = page.stage.last<app::AddAbsence>();
    ASSERT_NE(back, nullptr);
    EXPECT_EQ(back->date, on(2026, 11, 20));
    EXPECT_EQ(back->kind, AbsenceDay::Kind::Unlawful);
    EXPECT_EQ(back->part, 0);
}

TEST(RoadmapsScreen, WhoMayNotWriteSeesNoButtons)
{
    Model m = typical();
    m.mayWrite = false;
    RoadmapsPage page(m);
    page.stage.expectGone("Skriv fravær");
    page.stage.expectGone("Tag skridtene med (1)");
}

TEST(RoadmapsScreen, StandsAtTwoHundredPerCent)
{
    RoadmapsPage page(typical(), {.width = 1280, .height = 720, .scale = 2});
    page.stage.picture("roadmaps_200");
    page.stage.click("Skriv fravær");
    page.stage.picture("roadmaps_write_200");
}

} // namespace
} // namespace trivsel::tests
