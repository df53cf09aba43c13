#include "definitions/catalog.h"
#include "ui/screens/meeting/meeting_screen.h"
#include "ui/screens/stage.h"

#include <gtest/gtest.h>

/// Møder og samtaler alone, from models made by hand over the shipped tools.
namespace trivsel::tests {
namespace {

using core::Meeting;
using Kind = app::MeetingModel::Known::Kind;

Date dayOf(unsigned month, unsigned day)
{
    return *Date::of(2026, month, day);
}

core::MeetingToolsPtr shippedTools()
{
    static const core::MeetingToolsPtr tools = [] {
        auto catalog = definitions::Catalog::load(std::filesystem::path(TRIVSEL_SOURCE_DIR) / "data");
        return catalog ? catalog->meetingTools() : nullptr;
    }();
    return tools;
}

app::MeetingModel childModelOf(const std::string& name)
{
    app::MeetingModel model;
    model.child = {ChildId{7}, name, 52, "Blå stue", false};
    model.unit = UnitId{3};
    model.unitName = "Blå stue";
    model.institution = "Strandhuset";
    model.maySee = model.mayWrite = model.mayNote = model.mayAct = true;
    model.today = dayOf(10, 28);
    model.tools = shippedTools();
    for (const core::MeetingTool& tool : model.tools->tools)
        if (!tool.isForUnit && core::isFor(tool, 52, core::Setting::Daycare)) model.offers.push_back({&tool, false});
    model.known = {{Kind::Position, {"Efterår 2026", "Autumn 2026"}, core::Position::Yellow, {}},
                   {Kind::Environment, {"To voksne ved byggehjørnet", {}}, {}, {}},
                   {Kind::Goal, {"En legekammerat", {}}, {}, dayOf(12, 1)},
                   {Kind::Step, {name, {}}, {}, dayOf(11, 4)},
                   {Kind::Concern, {"Leger alene hver formiddag", {}}, {}, dayOf(10, 20)}};
    model.adults = {{UserId{2}, "Jonas Bech"}, {UserId{3}, name}};
    return model;
}

app::MeetingModel::Row rowOf(const app::MeetingModel& model, std::int64_t id, const char* tool, bool isHeld)
{
    app::MeetingModel::Row row;
    row.tool = model.tools->tool(tool);
    row.by = "Mette Holm";
    Meeting& meeting = row.meeting;
    meeting.id = MeetingId{id};
    meeting.child = model.child.child;
    meeting.tool = tool;
    meeting.on = dayOf(10, 20);
    meeting.isHeld = isHeld;
    meeting.hasNames = row.tool->hasNames;
    meeting.participants = {{meeting.hasNames ? "Inge Juhl" : "", "mormor"}};
    meeting.words = {{row.tool->parts[0].id, "Larm efter frokost"}};
    meeting.agreed = "Vi deler gruppen fra mandag";
    return row;
}

app::MeetingModel unitModel()
{
    app::MeetingModel model = childModelOf("Asta Juhl");
    model.child = {};
    model.offers.clear();
    for (const core::MeetingTool& tool : model.tools->tools)
        if (tool.isForUnit) model.offers.push_back({&tool, false});
    model.known = {{Kind::MissingOffer, {"Børnegruppe for søskende", {}}, {}, dayOf(9, 1)}};
    model.figures = app::MeetingModel::Figures{22, 15, 4, 1, 2, 9, 3};
    model.places = {{UnitId{3}, "Blå stue", "Strandhuset", {}}, {UnitId{2}, "Strandhuset", "Strandhuset", {}}};
    return model;
}

struct MeetingPage {
    explicit MeetingPage(app::MeetingModel m, const StageOptions& how = {})
        : model(std::move(m)),
          stage(how, [this](ui::Frame& f, ui::Outbox& out) { drawMeeting(f, model, view, out, positionWords()); })
    {
        stage.title = "Møder og samtaler om Asta Juhl";
    }
    /// The latest meeting that was sent; null if there is none.
    const Meeting* saved() const
    {
        for (auto at = stage.sent.rbegin(); at != stage.sent.rend(); ++at)
            if (const auto* save = std::get_if<app::SaveMeeting>(&*at)) return &save->meeting;
        return nullptr;
    }
    app::MeetingModel model;
    ui::MeetingView view;
    Stage stage;
};

TEST(MeetingScreen, StandsEverySizeLanguageAndName)
{
    int n = 0;
    for (const StageOptions& how : allStages()) {
        for (const std::string& name : {std::string("Jonas Bech"), hugeName(), hashName(), rtlName()}) {
            app::MeetingModel model = childModelOf(name);
            model.meetings = {rowOf(model, 1, "sparring-note", false), rowOf(model, 2, "network-meeting", true),
                              rowOf(model, 3, "parents-talk", false)};
            model.meetings[1].meeting.participants.push_back({name, name});
            MeetingPage page(model, how);
            page.stage.expectSound();
            page.model.gate = core::GateState::Closed;
            page.model.closedWhy = {"Der er lukket.", "It is closed."};
            for (auto& offer : page.model.offers)
                offer.isClosed = offer.tool->reachesParents || offer.tool->reachesChild;
            page.model.meetings[2].isClosed = true;
            page.stage.expectSound();
            page.model.gate = core::GateState::Open;
            const std::string number = std::to_string(++n);
            if (name == "Jonas Bech") page.stage.picture("meeting_list_" + number);
            for (const std::int64_t id : {1, 2}) {
                page.model.wanted = MeetingId{id};
                page.view.wanted = app::Place{};
                page.stage.expectSound();
                EXPECT_FALSE(page.view.tool.empty());
                page.view.showsKnown = true;
                page.stage.expectSound();
                if (name == "Jonas Bech") page.stage.picture("meeting_" + std::to_string(id) + "_" + number);
            }
        }
        MeetingPage unit(unitModel(), how);
        unit.stage.title = "Møder: Blå stue";
        unit.stage.expectSound();
        unit.stage.picture("meeting_unit_" + std::to_string(n));
    }
}

TEST(MeetingScreen, ASheetShowsPurposeQuestionsAndTimeAndKeepsWhatIsTyped)
{
    MeetingPage page(childModelOf("Jonas Bech"));
    page.stage.click("Faglig sparring");
    page.stage.expect("Hvem er med");
    page.stage.expect("45 minutter");
    page.stage.expect("Hvad ser vi, og i hvilke stunder ser vi det?");
    EXPECT_EQ(page.saved(), nullptr) << "a look alone writes nothing";
    page.stage.click("Noter: Situationen");
    page.stage.type("Larm efter frokost");
    page.stage.click("Noter: Det omkring barnet"); // leaving the field keeps it
    const Meeting* saved = page.saved();
    ASSERT_NE(saved, nullptr);
    EXPECT_EQ(saved->child, ChildId{7});
    EXPECT_EQ(saved->tool, "sparring-note");
    EXPECT_EQ(saved->on, dayOf(10, 28));
    EXPECT_FALSE(saved->hasNames || saved->isHeld || saved->id);
    EXPECT_EQ(saved->words, (std::vector<Meeting::Words>{{"situation", "Larm efter frokost"}}));
}

TEST(MeetingScreen, ADraftGoesOnWhereItWasAndIsHeldOnceThereAreWords)
{
    app::MeetingModel model = childModelOf("Jonas Bech");
    model.meetings = {rowOf(model, 4, "network-meeting", false)};
    model.meetings[0].meeting.words.clear();
    model.meetings[0].meeting.agreed.clear();
    MeetingPage page(model);
    page.stage.click("Netværksmøde", 2); // the row of the planned one
    page.stage.expect("Inge Juhl");
    page.stage.expect("Skriv, hvad I talte om eller aftalte.");
    EXPECT_FALSE(page.stage.user().click("Mødet er holdt"));
    page.stage.click("Tilføj deltager");
    page.stage.click("Deltager 2");
    page.stage.type("Ole Træner");
    page.stage.click("Det aftalte vi");
    page.stage.type("Ole henter om onsdagen");
    page.stage.click("Mødet er holdt");
    page.stage.user().settle();
    const Meeting* saved = page.saved();
    ASSERT_NE(saved, nullptr);
    EXPECT_TRUE(saved->isHeld);
    EXPECT_EQ(saved->id, MeetingId{4});
    EXPECT_EQ(saved->participants, (std::vector<Meeting::Participant>{{"Inge Juhl", "mormor"}, {"Ole Træner", ""}}));
    EXPECT_EQ(saved->agreed, "Ole henter om onsdagen");
}

TEST(MeetingScreen, WithoutNamesNoNameIsAskedForOrSent)
{
    app::MeetingModel model = childModelOf("Jonas Bech");
    model.meetings = {rowOf(model, 4, "network-meeting", false)};
    MeetingPage page(model);
    page.stage.click("Netværksmøde", 2);
    page.stage.expect("Inge Juhl");
    page.stage.click("Med navne");
    page.stage.expectGone("Inge Juhl");
    ASSERT_NE(page.saved(), nullptr);
    EXPECT_FALSE(page.saved()->hasNames);
    EXPECT_EQ(page.saved()->participants, (std::vector<Meeting::Participant>{{"", "mormor"}}));
}

TEST(MeetingScreen, WhatIsKnownIsTakenAlongToWhereOneWroteLast)
{
    MeetingPage page(childModelOf("Jonas Bech"));
    page.stage.click("Faglig sparring");
    page.stage.expect("i gul position (Efterår 2026)");
    page.stage.click("Tag med: En legekammerat · 1. dec. 2026");
    ASSERT_NE(page.saved(), nullptr);
    EXPECT_EQ(page.saved()->words[0].part, "situation");
    EXPECT_EQ(page.saved()->words[0].text, "Planens mål: En legekammerat · 1. dec. 2026");
}

TEST(MeetingScreen, WhenTheFamilySitsAtTheTableWhatIsKnownIsFolded)
{
    MeetingPage page(childModelOf("Jonas Bech"));
    page.stage.click("Forældresamtale");
    page.stage.expectGone("Leger alene hver formiddag · 20. okt. 2026");
    page.stage.click("Vis det, vi ved");
    page.stage.expect("Planens mål: En legekammerat");
}

TEST(MeetingScreen, WhatReachesTheFamilyIsClosedWithTheWordsAndTheWayToTheQuestion)
{
    app::MeetingModel model = childModelOf("Jonas Bech");
    model.gate = core::GateState::NotAsked;
    model.closedWhy = {"Svar først på spørgsmålet.", "First answer the question."};
    for (auto& offer : model.offers) offer.isClosed = offer.tool->reachesParents || offer.tool->reachesChild;
    MeetingPage page(model);
    page.stage.expect("Svar først på spørgsmålet.");
    EXPECT_FALSE(page.stage.user().click("Forældresamtale"));
    EXPECT_TRUE(page.view.tool.empty());
    page.stage.click("Til spørgsmålet");
    ASSERT_TRUE(page.stage.wentTo);
    EXPECT_EQ(page.stage.wentTo->screen, app::Screen::Child);
    page.stage.click("Faglig sparring");
    EXPECT_EQ(page.view.tool, "sparring-note");
}

TEST(MeetingScreen, AnOpenSheetOfTheFamilysIsPutAwayWhenItIsClosedForThem)
{
    app::MeetingModel model = childModelOf("Jonas Bech");
    model.meetings = {rowOf(model, 4, "parents-talk", false)};
    MeetingPage page(model);
    page.stage.click("Forældresamtale", 2);
    page.stage.expect("Larm efter frokost");
    page.model.gate = core::GateState::Closed;
    page.model.closedWhy = {"Der er lukket.", "It is closed."};
    page.model.meetings[0].isClosed = true;
    page.stage.expectGone("Larm efter frokost");
    page.stage.expect("Der er lukket.");
}

TEST(MeetingScreen, AHeldMeetingStandsAndBecomesANoteAndAStep)
{
    app::MeetingModel model = childModelOf("Jonas Bech");
    model.meetings = {rowOf(model, 4, "network-meeting", true)};
    MeetingPage page(model);
    page.stage.click("Netværksmøde", 2);
    page.stage.expect("Inge Juhl · mormor");
    page.stage.expect("Larm efter frokost");
    page.stage.expectGone("Noter: Hvem er vi");
    page.stage.expectGone("Mødet er holdt");
    page.stage.click("Skriv som note");
    page.stage.click("Gem noten");
    const auto* note = page.stage.last<app::AddNote>();
    ASSERT_NE(note, nullptr);
    EXPECT_EQ(note->text, "Vi deler gruppen fra mandag");
    EXPECT_EQ(note->source, "Netværksmøde");
    EXPECT_EQ(note->on, dayOf(10, 20));
    page.stage.expect("Noten står på barnets side.");
    page.stage.click("Lav et skridt");
    page.stage.click("Hvad vil I gøre?");
    page.stage.type("Del gruppen");
    page.stage.click("Tilføj");
    const auto* step = page.stage.last<app::AddOwnStep>();
    ASSERT_NE(step, nullptr);
    EXPECT_EQ(step->title, "Del gruppen");
    EXPECT_EQ(step->action, "Vi deler gruppen fra mandag");
}

TEST(MeetingScreen, ARefusalKeepsTheWords)
{
    app::MeetingModel model = childModelOf("Jonas Bech");
    model.meetings = {rowOf(model, 4, "sparring-note", false)};
    MeetingPage page(model);
    page.stage.click("Faglig sparring", 2);
    page.stage.answer = Error{ErrorCode::BadInput, {"Det gik ikke.", "It did not work."}, {}};
    page.stage.click("Mødet er holdt");
    page.stage.expect("Det gik ikke.");
    page.stage.expect("Larm efter frokost");
}

TEST(MeetingScreen, AUnitsPageHasCountsAndMissingOffersAndGoesToThePlaceAbove)
{
    MeetingPage page(unitModel());
    page.stage.title = "Møder: Blå stue";
    page.stage.expect("22 børn");
    page.stage.expect("4 i gul position");
    page.stage.expect("Manglende tilbud: Børnegruppe for søskende");
    page.stage.expectGone("Asta");
    page.stage.click("Distriktsmøde");
    page.stage.expectGone("Med navne");
    page.stage.click("Det aftalte vi");
    page.stage.type("Fælles legegruppe");
    page.stage.click("Alle møder og samtaler");
    ASSERT_NE(page.saved(), nullptr);
    EXPECT_EQ(page.saved()->unit, UnitId{3});
    EXPECT_FALSE(page.saved()->child);
    page.stage.click("Om");
    page.stage.click("Strandhuset");
    ASSERT_TRUE(page.stage.wentTo);
    EXPECT_EQ(page.stage.wentTo->unit, UnitId{2});
}

TEST(MeetingScreen, WhoMayNotWriteReads)
{
    app::MeetingModel model = childModelOf("Jonas Bech");
    model.mayWrite = model.mayNote = model.mayAct = false;
    model.meetings = {rowOf(model, 4, "network-meeting", true)};
    MeetingPage page(model);
    EXPECT_FALSE(page.stage.user().click("Faglig sparring"));
    page.stage.click("Netværksmøde", 2);
    page.stage.expect("Larm efter frokost");
    page.stage.expectGone("Hvad nu?");
    app::MeetingModel none;
    MeetingPage shut(none);
    shut.stage.expect("Barnet hører ikke til dine grupper");
}

} // namespace
} // namespace trivsel::tests
