#include "ui/screens/child_models.h"
#include "ui/screens/stage.h"

#include "ui/screens/follow_up/follow_up_screen.h"
#include "ui/screens/start/start_screen.h"

#include <gtest/gtest.h>

namespace trivsel::tests {
namespace {

using core::FollowUpKind;
using Model = app::FollowUpModel;
using Group = Model::Group;

struct FollowUpPage {
    Model model;
    app::HandOverModel handOver;
    ui::FollowUpView view;
    Stage stage;

    explicit FollowUpPage(Model m, const StageOptions& options = {})
        : model(std::move(m)), stage(options, [this](ui::Frame& frame, ui::Outbox& out) {
              ui::drawFollowUp(frame, model, view.handOver.isOpen ? &handOver : nullptr, view, out, positionWords());
          })
    {
        stage.title = "Opfølgning";
        stage.subtitle = {};
        handOver.units = {{UnitId{3}, "Blå stue", "Strandhuset", {{UserId{1}, "Ane Holm", 4, 7, true}, {UserId{2}, "Bo Lund", 1, 0, false}},
                           {{UserId{2}, "Bo Lund"}, {UserId{5}, "Carla Dam"}}}};
    }
};

Model::Row row(Group group, FollowUpKind kind, const std::string& name, std::optional<Date> due, int title, const std::string& who)
{
    static std::int64_t next = 0;
    ++next;
    Model::Row r;
    r.group = group;
    r.kind = kind;
    r.child = ChildId{next};
    r.step = StepId{next + 100};
    r.unit = UnitId{3};
    r.unitName = "Blå stue";
    r.name = text::displayLine(name, 300);
    r.number = std::to_string(next);
    r.due = due;
    r.title = title;
    r.responsible = who;
    r.place = {app::Screen::Child, r.unit, {}, r.child, r.step};
    return r;
}

void count(Model& m)
{
    m.counts = {};
    m.mine = 0;
    for (const auto& r : m.rows) {
        ++m.counts[static_cast<std::size_t>(r.group)];
        m.mine += r.turn == Model::Turn::Mine ? 1 : 0;
    }
}

Model typical()
{
    Model m;
    m.today = on(2026, 11, 23);
    m.hasUnits = m.hasChildren = m.hasPositions = m.mayHandOver = m.mayHoldVisits = m.mayExport = true;
    m.units = {{UnitId{3}, "Blå stue", "Strandhuset", {}}, {UnitId{4}, "Grøn stue", "Strandhuset", {}}};
    m.titles = {{"Aftal, hvad I ændrer i hverdagen", "Agree on what you change"}, {"Et kort ord til forældrene", "A short word to the parents"},
                {"Lav en indsatsplan sammen", "Make an action plan together"}, {"Leder", "Leader"}};
    m.rows.push_back(row(Group::Overdue, FollowUpKind::Step, "Asta Juhl", on(2026, 11, 9), 0, "Mette Holm"));
    m.rows.back().daysLate = 14;
    m.rows.back().others = 2;
    m.rows.push_back(row(Group::Overdue, FollowUpKind::Request, "Emil Nørgaard", on(2026, 11, 22), -1, "Mette Holm"));
    m.rows.back().daysLate = 1;
    m.rows.push_back(row(Group::Missing, FollowUpKind::WithoutContactAdult, "Nora Bak", {}, -1, ""));
    m.rows.push_back(row(Group::Missing, FollowUpKind::WithoutDate, "Åse Lund", {}, -1, "Jonas Friis"));
    m.rows.push_back(row(Group::Soon, FollowUpKind::Step, "Emil Nørgaard", on(2026, 11, 23), 1, "Jonas Friis"));
    m.rows.back().waitsForGate = true;
    m.rows.back().turn = Model::Turn::Mine;
    m.rows.push_back(row(Group::Soon, FollowUpKind::PlanFollowUp, "Asta Juhl", on(2026, 11, 26), -1, "Mette Holm"));
    m.rows.push_back(row(Group::Soon, FollowUpKind::Visit, "", on(2026, 11, 30), -1, ""));
    m.rows.back().child = {};
    m.rows.back().unit = UnitId{4};
    m.rows.back().unitName = "Grøn stue";
    m.rows.back().number = "S4";
    m.rows.push_back(row(Group::Later, FollowUpKind::LookAgain, "Nora Bak", on(2027, 1, 11), -1, ""));
    m.rows.push_back(row(Group::Later, FollowUpKind::Step, "Åse Lund", {}, 2, ""));
    m.rows.back().role = 3;
    m.rows.push_back(row(Group::Later, FollowUpKind::Step, "Villads Krogh", {}, 1, ""));
    m.rows.back().isClosedByGate = true;
    count(m);
    Model::Visit blue{core::Visit::Kind::SocialWorker, UnitId{3}, "Blå stue", "Strandhuset", on(2026, 9, 30), on(2026, 10, 30), 24, {}};
    blue.agenda = {{ChildId{1}, "", "1", 4, core::Position::Yellow, 3, 1}, {ChildId{2}, "Emil Nørgaard", "2", 5, core::Position::Red, 2, 0}};
    m.visits = {blue, {core::Visit::Kind::SocialWorker, UnitId{4}, "Grøn stue", "Strandhuset", {}, on(2026, 11, 30), 0, {}},
                {core::Visit::Kind::AbsenceReview, UnitId{8}, "2. b", "Skovskolen", {}, on(2026, 11, 30), 0, {}}};
    return m;
}

Model hostile()
{
    Model m = typical();
    for (auto& r : m.rows) {
        r.name = text::displayLine(hugeName(), 120);
        r.unitName = hashName();
        r.responsible = rtlName();
    }
    for (auto& t : m.titles) t = {hugeName(), hugeName()};
    for (auto& v : m.visits) v.unitName = v.institution = text::displayLine(hugeName(), 120);
    for (auto& c : m.visits[0].agenda) c.name = hashName();
    m.units[0].name = hugeName();
    return m;
}

TEST(FollowUpScreen, IsSoundAtEverySizeEmptyTypicalAndHostileOnEveryTab)
{
    for (const StageOptions& options : allStages())
        for (const Model& model : {Model{}, typical(), hostile()}) {
            FollowUpPage page(model, options);
            for (page.view.tab = 0; page.view.tab <= Model::kGroups + 1; ++page.view.tab) page.stage.expectSound();
            page.view.tab = 0;
            page.view.handOver.isOpen = true;
            page.view.handOver.unit = page.view.handOver.from = 0;
            page.stage.expectSound();
            page.view.handOver = {};
            page.view.held.isOpen = true;
            page.stage.expectSound();
        }
}

TEST(FollowUpScreen, ALineLeadsToTheStepByKeyboardAlone)
{
    FollowUpPage page(typical());
    page.stage.picture("follow-up");
    page.stage.expect("14 dage over");
    page.stage.headless().context().focus().request("Asta Juhl");
    page.stage.user().settle();
    page.stage.press("Down");
    page.stage.press("Enter");
    ASSERT_TRUE(page.stage.wentTo);
    EXPECT_EQ(page.stage.wentTo->screen, app::Screen::Child);
    EXPECT_EQ(page.stage.wentTo->step, page.model.rows[1].step);
}

TEST(FollowUpScreen, TabsUnitSearchAndMineNarrowTheList)
{
    FollowUpPage page(typical());
    page.stage.click("Uden tovholder eller dato");
    page.stage.expect("Nora Bak");
    page.stage.expectGone("Asta Juhl");
    page.stage.expect("2 linjer");
    page.stage.click("Alle");
    page.stage.click("Kun mine (1)");
    page.stage.expect("1 linje");
    page.stage.expect("Emil Nørgaard");
    page.stage.click("Kun mine (1)");
    page.stage.click("Alle grupper");
    page.stage.click("Grøn stue");
    page.stage.expect("1 linje");
    page.stage.press("Ctrl+F");
    page.stage.type("ingen hedder sådan");
    page.stage.expect("Ingen linjer passer");
    page.stage.click("Vis alle");
    page.stage.expect("10 linjer");
    page.stage.press("Ctrl+F");
    page.stage.type("s4");
    page.stage.expect("1 linje");
}

TEST(FollowUpScreen, AVisitsLineOpensItsAgendaAndTheVisitIsHeld)
{
    FollowUpPage page(typical());
    page.stage.click("Grøn stue");
    page.stage.expect("Ingen åbne sager");
    page.stage.click("Blå stue");
    page.stage.expect("Barn nr. 1");
    page.stage.expect("Emil Nørgaard");
    page.stage.picture("follow-up-visits");
    page.stage.click("Besøg holdt");
    page.stage.press("Tab");
    page.stage.type("Talt om aflevering");
    page.stage.picture("follow-up-held");
    page.stage.click("Gem");
    const auto* held = page.stage.last<app::HoldVisit>();
    ASSERT_NE(held, nullptr);
    EXPECT_EQ(held->unit, UnitId{3});
    EXPECT_EQ(held->heldOn, on(2026, 11, 23));
    EXPECT_EQ(held->words, "Talt om aflevering");
    page.stage.expectGone("Hvad aftalte I?");
}

TEST(FollowUpScreen, ALeaderHandsOverInOneGo)
{
    FollowUpPage page(typical());
    page.stage.click("Overdrag børn");
    page.stage.click("Fra");
    page.stage.click("Ane Holm · 4 børn, 7 åbne skridt · har ikke adgang i dag");
    page.stage.click("Til");
    page.stage.click("Carla Dam");
    page.stage.picture("follow-up-hand-over");
    page.stage.click("Overdrag");
    const auto* sent = page.stage.last<app::HandOverChildren>();
    ASSERT_NE(sent, nullptr);
    EXPECT_EQ(sent->unit, UnitId{3});
    EXPECT_EQ(sent->from, UserId{1});
    EXPECT_EQ(sent->to, UserId{5});
}

TEST(FollowUpScreen, WhatIsRefusedIsToldAndNothingTypedIsLost)
{
    FollowUpPage page(typical());
    page.view.tab = Model::kGroups + 1;
    page.stage.click("Besøg holdt");
    page.stage.answer = Error{ErrorCode::BadInput, {"Dagen er efter i dag.", "The day is after today."}, {}};
    page.stage.press("Tab");
    page.stage.type("Talt om aflevering");
    page.stage.click("Gem");
    page.stage.expect("Dagen er efter i dag.");
    page.stage.expect("Talt om aflevering");
}

TEST(FollowUpScreen, SaysWhatToDoWhenThereIsNothing)
{
    Model m;
    m.hasUnits = m.hasChildren = true;
    FollowUpPage page(m);
    page.stage.picture("follow-up-none");
    page.stage.click("Gå til Runde");
    ASSERT_TRUE(page.stage.wentTo);
    EXPECT_EQ(page.stage.wentTo->screen, app::Screen::Round);
    page.model.hasPositions = true;
    page.stage.expect("Alt er fulgt op");
}

TEST(FollowUpScreen, AStaffMemberSeesNoHandOver)
{
    Model m = typical();
    m.mayHandOver = false;
    FollowUpPage page(m);
    page.stage.expectGone("Overdrag børn");
}

TEST(FollowUpScreen, Pictures)
{
    FollowUpPage(typical(), {.width = 1280, .height = 720, .scale = 2}).stage.picture("follow-up-zoom200");
    FollowUpPage(typical(), {.width = 2560, .height = 1440, .scale = 2, .theme = ui::ThemeName::Dark}).stage.picture("follow-up-dark");
    FollowUpPage visits(typical(), {.width = 1280, .height = 720, .scale = 2});
    visits.view.tab = Model::kGroups + 1;
    visits.stage.picture("follow-up-visits-zoom200");
}

} // namespace
} // namespace trivsel::tests
