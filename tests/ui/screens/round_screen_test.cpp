#include "ui/screens/round/round_screen.h"

#include "ui/screens/round_models.h"
#include "ui/screens/stage.h"

#include <gtest/gtest.h>

namespace trivsel::tests {
namespace {

using Dialog = ui::RoundView::Dialog;

struct RoundPage {
    app::RoundModel model;
    ui::RoundView view;
    Stage stage;

    explicit RoundPage(app::RoundModel m, const StageOptions& options = {})
        : model(std::move(m)), stage(options, [this](ui::Frame& frame, ui::Outbox& out) {
              ui::drawRound(frame, model, view, out, positionWords());
          })
    {
        stage.title = "Blå stue · Efterår 2026";
        stage.subtitle = "1. sep. – 31. okt. · 9 dage tilbage";
    }
};

app::RoundModel noRound(bool mayOpen, bool needsReason)
{
    app::RoundModel m;
    m.unit = UnitId{3};
    m.unitName = "Blå stue";
    m.mayOpen = mayOpen;
    m.needsReason = needsReason;
    if (!mayOpen || needsReason)
        m.whyNotOpen = {"Det er uden for kommunens tid for runder.",
                        "It is outside the municipality's time for rounds."};
    m.nextWindowFrom = Date::of(2027, 2, 1);
    m.nextWindowTo = Date::of(2027, 4, 30);
    return m;
}

app::RoundModel almostDone()
{
    app::RoundModel m = blueRoom();
    m.rows.resize(11);
    for (auto& row : m.rows) {
        if (row.status == app::RoundModel::Status::ReadyForTeam) {
            row.status = app::RoundModel::Status::Agreed;
            row.common = core::Position::Green;
        }
    }
    m.missing = 3;
    m.nextToRate = {};
    m.nextForTeam = {};
    m.readyForTeam = 0;
    return m;
}

TEST(RoundScreen, IsSoundAtEverySizeInEveryState)
{
    app::RoundModel closed = blueRoom();
    closed.isOpen = false;
    closed.mayReopen = closed.mayOpen = true;
    app::RoundModel empty;
    app::RoundModel noChildren = blueRoom();
    noChildren.rows.clear();
    app::RoundModel newcomers = blueRoom();
    newcomers.newcomers = 2;
    for (const StageOptions& options : allStages()) {
        for (const app::RoundModel& model : {blueRoom(), closed, empty, noChildren, newcomers, noRound(true, false),
                                             noRound(true, true), noRound(false, false)})
            RoundPage(model, options).stage.expectSound();
        for (const std::string& name : {hugeName(), hashName(), rtlName()})
            RoundPage(hostile(blueRoom(), name), options).stage.expectSound();
        for (const Dialog dialog : {Dialog::Open, Dialog::Missing, Dialog::Reopen, Dialog::Invite}) {
            for (const app::RoundModel& model : {blueRoom(), hostile(blueRoom(), hugeName()), noRound(true, true)}) {
                RoundPage page(model, options);
                page.view.dialog = dialog;
                page.stage.expectSound();
            }
        }
    }
}

TEST(RoundScreen, EnterRatesTheNextChild)
{
    RoundPage page(blueRoom());
    page.stage.press("Enter");
    ASSERT_TRUE(page.stage.wentTo);
    EXPECT_EQ(page.stage.wentTo->screen, app::Screen::Rating);
    EXPECT_EQ(page.stage.wentTo->child, page.model.nextToRate);
}

TEST(RoundScreen, ARowLeadsToTheCommonRatingWhenItIsReadyAndElseToOnesOwn)
{
    RoundPage page(blueRoom());
    page.stage.click("Agnes Bak");
    EXPECT_EQ(page.stage.wentTo->screen, app::Screen::Team);
    page.stage.click("Frida Ravn");
    EXPECT_EQ(page.stage.wentTo->screen, app::Screen::Rating);
}

TEST(RoundScreen, SaysWhoIsMissing)
{
    RoundPage page(blueRoom());
    page.stage.expect("Mangler Jonas");
    page.stage.expect("9 / 24");
    page.stage.expect("Stærk bekymring");
}

TEST(RoundScreen, TheSearchLeavesThoseWhoseNameHoldsTheWord)
{
    RoundPage page(blueRoom());
    page.stage.press("Ctrl+F");
    page.stage.type("nørg");
    page.stage.expect("Emil Nørgaard");
    page.stage.expectGone("Agnes Bak");
    page.stage.type("xx");
    page.stage.expect("Ryd søgningen");
}

TEST(RoundScreen, ARoundIsOpenedInItsWindowWithoutAReason)
{
    RoundPage page(noRound(true, false));
    page.stage.press("Enter");
    page.stage.click("Åbn runden");
    const auto* open = page.stage.last<app::OpenRound>();
    ASSERT_NE(open, nullptr);
    EXPECT_EQ(open->unit, UnitId{3});
    EXPECT_EQ(open->windowFrom, Date::of(2027, 2, 1));
    EXPECT_EQ(page.view.dialog, Dialog::None);
}

TEST(RoundScreen, OutsideTheWindowALeadersReasonIsAskedFor)
{
    RoundPage page(noRound(true, true));
    page.stage.click("Åbn runden");
    EXPECT_FALSE(page.stage.user().click("Åbn runden"));
    page.stage.click("Hvorfor åbnes runden nu?");
    page.stage.type("Ny gruppe");
    page.stage.press("Enter");
    const auto* open = page.stage.last<app::OpenRound>();
    ASSERT_NE(open, nullptr);
    EXPECT_EQ(open->reason, "Ny gruppe");
    EXPECT_FALSE(open->windowFrom);
}

TEST(RoundScreen, ARefusalIsShownInTheDialogAndWhatWasTypedStays)
{
    RoundPage page(noRound(true, true));
    page.stage.answer = Error{ErrorCode::BadInput, {"Runden skal omfatte i dag.", "The round must include today."}, {}};
    page.stage.click("Åbn runden");
    page.stage.click("Hvorfor åbnes runden nu?");
    page.stage.type("Ny gruppe");
    page.stage.press("Enter");
    page.stage.expect("Runden skal omfatte i dag.");
    EXPECT_EQ(page.view.dialog, Dialog::Open);
    EXPECT_EQ(page.view.reason.text(), "Ny gruppe");
}

TEST(RoundScreen, ClosingNamesThoseMissingAndTakesAReadyMadeReason)
{
    RoundPage page(almostDone());
    page.stage.click("Mere");
    page.stage.click("Luk runden");
    page.stage.expect("3 børn mangler en fælles position");
    page.stage.expect("Ella Møller");
    EXPECT_FALSE(page.stage.user().click("Luk runden"));
    page.stage.click("Syg");
    const auto* reason = page.stage.last<app::SetNoPosition>();
    ASSERT_NE(reason, nullptr);
    EXPECT_EQ(reason->reason, "Syg");
    EXPECT_EQ(reason->child, ChildId{107});
    EXPECT_EQ(page.view.dialog, Dialog::Missing) << "goes on with the next";
    page.stage.click("Andet");
    page.stage.type("Hospital");
    page.stage.press("Enter");
    EXPECT_EQ(page.stage.last<app::SetNoPosition>()->reason, "Hospital");
}

TEST(RoundScreen, ARoundWithoutAnyoneMissingIsClosed)
{
    app::RoundModel m = almostDone();
    m.rows.resize(7);
    m.missing = 0;
    RoundPage page(m);
    page.stage.click("Luk runden");
    page.stage.click("Luk runden");
    ASSERT_NE(page.stage.last<app::CloseRound>(), nullptr);
    page.model.isOpen = false;
    page.stage.user().settle();
    EXPECT_EQ(page.view.dialog, Dialog::None);
}

TEST(RoundScreen, NewcomersAreTakenIn)
{
    app::RoundModel m = blueRoom();
    m.newcomers = 2;
    RoundPage page(m);
    page.stage.click("2 nye børn: tag dem med");
    EXPECT_NE(page.stage.last<app::UpdateRoundChildren>(), nullptr);
}

TEST(RoundScreen, AColleagueFromOutsideIsInvited)
{
    RoundPage page(blueRoom());
    page.stage.click("Mere");
    page.stage.click("Hent en kollega udefra");
    page.stage.click("Hvem skal være med?");
    page.stage.click("Ole Brandt");
    page.stage.click("Hent ind");
    const auto* invite = page.stage.last<app::InviteRater>();
    ASSERT_NE(invite, nullptr);
    EXPECT_EQ(invite->user, UserId{10});
}

TEST(RoundScreen, AClosedRoundIsReopenedWithAReason)
{
    app::RoundModel m = blueRoom();
    m.isOpen = false;
    m.mayReopen = true;
    m.nextToRate = m.nextForTeam = {};
    RoundPage page(m);
    page.stage.click("Mere");
    page.stage.click("Åbn runden igen");
    page.stage.click("Hvorfor åbnes den igen?");
    page.stage.type("Et barn var glemt");
    page.stage.press("Enter");
    ASSERT_NE(page.stage.last<app::ReopenRound>(), nullptr);
}

TEST(RoundScreen, UnitsAndEarlierRoundsAreChosen)
{
    RoundPage page(blueRoom());
    page.stage.click("Blå stue · Strandhuset");
    page.stage.click("Rød stue · Strandhuset");
    EXPECT_EQ(page.stage.wentTo->unit, UnitId{4});
    page.stage.click("Efterår 2026");
    page.stage.click("Forår 2026");
    EXPECT_EQ(page.stage.wentTo->round, RoundId{5});
}

TEST(RoundScreen, Pictures)
{
    int n = 0;
    for (const StageOptions& options : allStages()) {
        const std::string size = std::to_string(n++);
        app::RoundModel one = blueRoom();
        one.units.resize(1);
        one.earlierRounds.clear();
        RoundPage(one, options).stage.picture("round-grid-" + size);
        app::RoundModel two = blueRoom();
        two.newcomers = 2;
        RoundPage(two, options).stage.picture("round-choosers-" + size);
        RoundPage(noRound(true, true), options).stage.picture("round-none-" + size);
        RoundPage open(noRound(true, true), options);
        open.view.dialog = Dialog::Open;
        open.stage.picture("round-open-" + size);
        RoundPage missing(almostDone(), options);
        missing.view.dialog = Dialog::Missing;
        missing.view.reasonFor = ChildId{108};
        missing.stage.picture("round-missing-" + size);
    }
}

TEST(RoundScreen, TheReportForTheUnitsMeetingIsOfferedOnceARoundIsClosed)
{
    RoundPage page(blueRoom());
    page.model.earlierRounds.clear();
    page.stage.user().settle();
    page.stage.click("Mere");
    page.stage.expectGone("Udskriv til stuemødet");
    page.stage.press("Escape");
    page.model.isOpen = false;
    page.stage.user().settle();
    page.stage.click("Mere");
    page.stage.click("Udskriv til stuemødet");
    ASSERT_TRUE(page.view.print.isOpen);
    ASSERT_EQ(page.view.print.choices.size(), 1U);
    EXPECT_EQ(page.view.print.choices.front().kind, app::PaperChoice::Kind::Group);
    EXPECT_EQ(page.view.print.choices.front().unit, page.model.unit);
}

} // namespace
} // namespace trivsel::tests
