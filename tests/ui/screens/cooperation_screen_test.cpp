#include "ui/screens/cooperation/cooperation_screen.h"
#include "ui/screens/stage.h"

#include <gtest/gtest.h>

/// "Samarbejde" alone, from a model made by hand.
namespace trivsel::tests {
namespace {

using Model = app::CooperationModel;
using core::ConsentState;

Date dayOf(unsigned month, unsigned day)
{
    return *Date::of(2026, month, day);
}

Model::RequestRow requestRow(std::int64_t id, const std::string& purpose, int waited)
{
    Model::RequestRow row;
    row.id = RequestId{id};
    row.to = {"PPR: psykolog og tale-hørekonsulent", "PPR: psychologist and speech-hearing consultant"};
    row.contact = {"65 15 15 15", "65 15 15 15"};
    row.purpose = purpose;
    row.sentOn = dayOf(10, 28).plusDays(-waited);
    row.by = "Jonas Bech";
    row.follower = "Mette Holm";
    row.waited = waited;
    row.isWaiting = true;
    row.isSilent = waited > 14;
    return row;
}

/// A page with everything on it; `name` stands wherever people write.
Model typical(const std::string& name = "Mia Juhl")
{
    Model m;
    m.child.child = ChildId{7};
    m.child.name = name;
    m.child.unit = "Blå stue";
    m.unit = UnitId{3};
    m.maySee = m.mayWrite = true;
    m.today = dayOf(10, 28);
    m.gate = core::GateState::Open;
    m.answerDays = 14;
    m.ageOfYoungPerson = 15;
    m.adults = {{UserId{1}, "Mette Holm"}, {UserId{2}, name}};
    m.self = 0;
    m.recipients = {{"ppr",
                     {"PPR: psykolog og tale-hørekonsulent", "PPR"},
                     {"65 15 15 15", "65 15 15 15"},
                     {"Om sprog, læring og omgivelser", "About language"},
                     ConsentState::Missing},
                    {"modtagelse",
                     {"Modtagelsen", "Modtagelsen"},
                     {"Udfyldes lokalt", "To be filled in locally"},
                     {"Når andre bør hjælpe til", "When others should help"},
                     ConsentState::Given}};
    m.requests = {requestRow(1, name, 20), requestRow(2, "Sparring om sprog i garderoben", 9), requestRow(3, "Råd", 0)};
    m.requests[1].receivedOn = dayOf(10, 21);
    m.requests.push_back(requestRow(4, "Hjælp i hverdagen", 8));
    m.requests.back().isWaiting = false;
    m.requests.back().answeredOn = dayOf(10, 20);
    m.requests.back().answer = core::Request::Answer::ShortCourse;
    m.requests.back().words = name;
    m.waiting = 3;
    m.holders = {{11, name, "20 20 20 20", false, false, true, {}},
                 {12, "Finn Hemmelig", "Lønvej 3", true, true, false, {}}};
    m.former = {{13, name, "", false, false, false, dayOf(9, 1)}};
    Model::ConsentRow given{ConsentId{21},
                            11,
                            "Positionen og det, vi har prøvet.",
                            name,
                            true,
                            dayOf(10, 1),
                            dayOf(12, 31),
                            {},
                            "Mette Holm",
                            app::ConsentStanding::Holds,
                            false};
    Model::ConsentRow withdrawn = given;
    withdrawn.id = ConsentId{22};
    withdrawn.holder = 12;
    withdrawn.withdrawnOn = dayOf(10, 20);
    withdrawn.standing = app::ConsentStanding::Withdrawn;
    m.consents = {
        {"ppr", {"PPR: psykolog og tale-hørekonsulent", "PPR"}, ConsentState::Refused, {}, {12}, {given, withdrawn}},
        {"modtagelse", {"Modtagelsen", "Modtagelsen"}, ConsentState::Missing, {11, 12}, {}, {}}};
    m.flags = {{"disability", {"Funktionsnedsættelse", "Disability"}, true},
               {"parents_ask",
                {"Forældrene har bedt om en test for ordblindhed, og den er ikke taget endnu her", "A test"},
                false},
               {"newly_started", {"Nystartet", "Newly started"}, false}};
    m.knownBy = "Mette Holm";
    m.knownOn = dayOf(10, 12);
    m.rungs = {{"1", {"Trivsel og sundhedsfremme", "Wellbeing"}}, {"2", {"Forebygge", "Prevent"}}};
    return m;
}

struct CooperationPage {
    explicit CooperationPage(Model m, const StageOptions& how = {})
        : model(std::move(m)),
          stage(how, [this](ui::Frame& f, ui::Outbox& out) { drawCooperation(f, model, view, out); })
    {
        stage.title = "Samarbejde · Asta Juhl";
    }
    Model model;
    ui::CooperationView view;
    Stage stage;
};

TEST(CooperationScreen, StandsEverySizeLanguageAndName)
{
    using Dialog = ui::CooperationView::Dialog;
    int n = 0;
    for (const StageOptions& how : allStages()) {
        for (const std::string& name : {std::string("Mia Juhl"), hugeName(), hashName(), rtlName()}) {
            CooperationPage page(typical(name), how);
            page.stage.expectSound();
            for (const auto dialog : {Dialog::Ask, Dialog::Received, Dialog::Answer, Dialog::Consent, Dialog::Withdraw,
                                      Dialog::Holder, Dialog::EndCustody, Dialog::Offer}) {
                page.view.dialog = dialog;
                page.view.request = RequestId{1};
                page.view.recipient = page.view.choice = page.view.person = 0;
                page.stage.expectSound();
                page.view.closeDialog();
            }
            page.model.asksYoungPerson = page.model.asksPlacedOn = true;
            page.view.showsFormer = page.view.showsAnswered = true;
            for (const auto gate : {core::GateState::NotAsked, core::GateState::Closed}) {
                page.model.gate = gate;
                page.stage.expectSound();
            }
            page.model = Model{};
            page.stage.expectSound();
            page.model = typical(name);
            page.model.requests.clear();
            page.model.holders.clear();
            page.model.consents.clear();
            page.stage.expectSound();
        }
        CooperationPage picture(typical(), how);
        picture.stage.picture("cooperation_" + std::to_string(n));
        picture.stage.click(how.language == Language::Danish ? "Ny henvendelse" : "New request");
        picture.stage.picture("cooperation_ask_" + std::to_string(n++));
    }
    CooperationPage whole(typical(), {.width = 1280, .height = 1700});
    whole.stage.picture("cooperation_whole");
    whole.stage.click("Skriv et svar");
    whole.view.recipient = whole.view.person = whole.view.choice = 0;
    whole.stage.picture("cooperation_consent");
    whole.view.dialog = ui::CooperationView::Dialog::Ask;
    whole.model.gate = core::GateState::Closed;
    whole.stage.picture("cooperation_ask_closed");
}

TEST(CooperationScreen, TheWaitIsSaidInPlainWordsAndSilenceSaysWhatToDo)
{
    CooperationPage page(typical());
    page.stage.expect("ventet 20 dage");
    page.stage.expect("ventet 9 dage");
    page.stage.expect("sendt i dag");
    page.stage.expect("svar efter 8 dage");
    page.stage.expect("Indtil der er svar, har I stadig ansvaret.");
    page.stage.expect("Intet svar i tide.");
    page.stage.expect("efter 14 dage");
    page.model.requests.erase(page.model.requests.begin());
    page.stage.headless().frame();
    page.stage.expectGone("Intet svar i tide.");
}

TEST(CooperationScreen, ARequestIsSentWithTheConsentBesideTheChoice)
{
    CooperationPage page(typical());
    page.stage.click("Ny henvendelse");
    page.stage.click("Hvem spørger I?");
    page.stage.click("PPR: psykolog og tale-hørekonsulent");
    page.stage.expect("Om sprog, læring og omgivelser");
    page.stage.expect("65 15 15 15");
    page.stage.expect("mangler");
    EXPECT_FALSE(page.stage.user().click("Gem henvendelsen")) << "nothing is asked for yet";
    page.stage.click("Hvad beder I om?");
    page.stage.type("Sparring om sprog");
    page.stage.click("Gem henvendelsen");
    const auto* sent = page.stage.last<app::SendRequest>();
    ASSERT_NE(sent, nullptr);
    EXPECT_EQ(sent->to, "ppr");
    EXPECT_EQ(sent->purpose, "Sparring om sprog");
    EXPECT_EQ(sent->sentOn, dayOf(10, 28));
    EXPECT_EQ(sent->responsible, UserId{1}) << "the one who asks follows it unless another is chosen";
    page.stage.expectGone("Gem henvendelsen");
}

TEST(CooperationScreen, ARefusedRequestKeepsItsWords)
{
    CooperationPage page(typical());
    page.stage.click("Ny henvendelse");
    page.stage.click("Hvem spørger I?");
    page.stage.click("Modtagelsen");
    page.stage.click("Hvad beder I om?");
    page.stage.type("Råd om skolestart");
    page.stage.answer = Error{ErrorCode::BadInput, {"Det gik ikke.", "It did not work."}, {}};
    page.stage.click("Gem henvendelsen");
    page.stage.expect("Det gik ikke.");
    page.stage.expect("Råd om skolestart");
    page.stage.press("Escape");
    page.stage.expectGone("Råd om skolestart");
    EXPECT_TRUE(page.view.purpose.text().empty());
}

TEST(CooperationScreen, AnAnswerIsWrittenOfItsKindWithItsWords)
{
    CooperationPage page(typical());
    page.stage.click("Skriv svaret", 2);
    page.stage.click("Hvad blev svaret?");
    page.stage.click("Samtaleforløb");
    page.stage.click("Hvad sagde de?");
    page.stage.type("De ringer mandag");
    page.stage.click("Gem svaret");
    const auto* sent = page.stage.last<app::AnswerRequest>();
    ASSERT_NE(sent, nullptr);
    EXPECT_EQ(sent->request, RequestId{2});
    EXPECT_EQ(sent->answer, core::Request::Answer::Conversations);
    EXPECT_EQ(sent->answeredOn, dayOf(10, 28));
    EXPECT_FALSE(sent->receivedOn);
    EXPECT_EQ(sent->text, "De ringer mandag");
    page.stage.click("De har fået den", 1);
    page.stage.click("Gem");
    sent = page.stage.last<app::AnswerRequest>();
    ASSERT_NE(sent, nullptr);
    EXPECT_EQ(sent->request, RequestId{1});
    EXPECT_EQ(sent->receivedOn, dayOf(10, 28));
    EXPECT_FALSE(sent->answer);
}

TEST(CooperationScreen, WordsThatBecomeANoteAreSaidToDoSo)
{
    Model m = typical();
    m.requests[0].wordsGoToNotes = true;
    CooperationPage page(std::move(m));
    page.stage.click("Skriv svaret", 1);
    page.stage.expect("Ordene gemmes som en note");
}

TEST(CooperationScreen, ConsentIsWrittenWithWhoTowardsWhomWhatAndWhatFor)
{
    CooperationPage page(typical());
    page.stage.expect("samtykke: afslået");
    page.stage.expect("Mangler svar fra: Mia Juhl og Forælder 2 · beskyttet");
    page.stage.click("Skriv et svar");
    page.stage.click("Hvem har svaret?");
    page.stage.click("Forælder 2 · beskyttet");
    page.stage.click("Over for hvem?");
    page.stage.click("Modtagelsen");
    page.stage.click("Hvad må deles?");
    page.stage.type("Positionen");
    page.stage.click("Til hvad?");
    page.stage.type("Sparring");
    EXPECT_FALSE(page.stage.user().click("Gem")) << "neither yes nor no was said";
    page.stage.click("Ja");
    page.stage.click("Gem");
    const auto* sent = page.stage.last<app::GiveConsent>();
    ASSERT_NE(sent, nullptr);
    EXPECT_EQ(sent->holder, 12);
    EXPECT_EQ(sent->to, "modtagelse");
    EXPECT_EQ(sent->what, "Positionen");
    EXPECT_EQ(sent->purpose, "Sparring");
    EXPECT_TRUE(sent->isGiven);
    EXPECT_EQ(sent->from, dayOf(10, 28));
    EXPECT_FALSE(sent->until);
}

TEST(CooperationScreen, ConsentIsWithdrawnWithItsDay)
{
    CooperationPage page(typical());
    page.stage.click("Træk tilbage");
    page.stage.click("Gem tilbagetrækningen");
    const auto* sent = page.stage.last<app::WithdrawConsent>();
    ASSERT_NE(sent, nullptr);
    EXPECT_EQ(sent->consent, ConsentId{21});
    EXPECT_EQ(sent->on, dayOf(10, 28));
}

TEST(CooperationScreen, WhileItIsClosedItIsSaidAndOnlyANoCanBeWritten)
{
    Model m = typical();
    m.gate = core::GateState::Closed;
    CooperationPage page(std::move(m));
    page.stage.expect("så der kan ikke spørges om samtykke nu");
    page.stage.expectGone("Skriv et svar");
    page.stage.click("Skriv et nej");
    page.stage.expectGone("Hvad var svaret?");
    page.stage.click("Hvem har svaret?");
    page.stage.click("Mia Juhl");
    page.stage.click("Over for hvem?");
    page.stage.click("Modtagelsen");
    page.stage.click("Hvad må deles?");
    page.stage.type("Positionen");
    page.stage.click("Til hvad?");
    page.stage.type("Sparring");
    page.stage.click("Gem");
    ASSERT_NE(page.stage.last<app::GiveConsent>(), nullptr);
    EXPECT_FALSE(page.stage.last<app::GiveConsent>()->isGiven);
}

TEST(CooperationScreen, TheQuestionIsAskedBeforeTheParentsAre)
{
    Model m = typical();
    m.gate = core::GateState::NotAsked;
    CooperationPage page(std::move(m));
    page.stage.expect("Svar, før nogen spørger forældrene om samtykke.");
    page.stage.click("I tvivl");
    const auto* sent = page.stage.last<app::AnswerGate>();
    ASSERT_NE(sent, nullptr);
    EXPECT_EQ(sent->answer, core::GateAnswer::Answer::Doubt);
    page.stage.headless().frame();
    ASSERT_TRUE(page.stage.wentTo);
    EXPECT_EQ(page.stage.wentTo->screen, app::Screen::Child) << "what to do now stands there";
}

TEST(CooperationScreen, AProtectedParentIsShownOnlyWhenAskedForAndMaskedAgainAtTheNextVisit)
{
    CooperationPage page(typical());
    page.stage.expectGone("Finn Hemmelig");
    page.stage.expectGone("Lønvej 3");
    page.stage.expect("Forælder 2 · beskyttet");
    page.stage.click("Vis navn og kontakt");
    page.stage.expect("Finn Hemmelig");
    page.stage.expect("Lønvej 3");
    page.view.arrive();
    page.stage.headless().frame();
    page.stage.expectGone("Finn Hemmelig");
}

TEST(CooperationScreen, CustodyIsAddedChangedAndEnded)
{
    CooperationPage page(typical());
    page.stage.click("Tilføj");
    page.stage.type("Ny Juhl"); // the first field has the keyboard
    page.stage.click("Navne- og adressebeskyttet");
    page.stage.click("Gem");
    const auto* added = page.stage.last<app::SaveCustodyHolder>();
    ASSERT_NE(added, nullptr);
    EXPECT_EQ(added->holder, 0);
    EXPECT_EQ(added->name, "Ny Juhl");
    EXPECT_TRUE(added->hasProtectedAddress);
    EXPECT_FALSE(added->needsInterpreter);
    page.stage.click("Ret", 1);
    page.stage.click("Har brug for tolk");
    page.stage.click("Gem");
    const auto* changed = page.stage.last<app::SaveCustodyHolder>();
    ASSERT_NE(changed, nullptr);
    EXPECT_EQ(changed->holder, 11);
    EXPECT_EQ(changed->contact, "20 20 20 20");
    EXPECT_FALSE(changed->needsInterpreter);
    page.stage.click("Afslut", 2);
    page.stage.expect("Forælder 2 · beskyttet spørges ikke mere.");
    page.stage.click("Gem den sidste dag");
    ASSERT_NE(page.stage.last<app::EndCustody>(), nullptr);
    EXPECT_EQ(page.stage.last<app::EndCustody>()->holder, 12);
    EXPECT_EQ(page.stage.last<app::EndCustody>()->lastDay, dayOf(10, 28));
}

TEST(CooperationScreen, WithoutCustodyNobodysConsentCanBeWritten)
{
    Model m = typical();
    m.holders.clear();
    m.consents.clear();
    CooperationPage page(std::move(m));
    page.stage.expect("Uden dem kan underretningen ikke skrives færdig");
    page.stage.expect("Skriv først, hvem der har forældremyndighed.");
    page.stage.expectGone("Skriv et svar");
}

TEST(CooperationScreen, AFlagIsSetWithTheOthersAsTheyWere)
{
    CooperationPage page(typical());
    page.stage.expectGone("Anbragt siden");
    page.stage.click("Nystartet");
    const auto* sent = page.stage.last<app::SetCircumstances>();
    ASSERT_NE(sent, nullptr);
    EXPECT_EQ(sent->flags, (std::vector<std::string>{"disability", "newly_started"}));
    page.model.placedOn = dayOf(3, 1);
    page.stage.click("Funktionsnedsættelse");
    EXPECT_TRUE(page.stage.last<app::SetCircumstances>()->flags.empty());
    EXPECT_EQ(page.stage.last<app::SetCircumstances>()->placedOn, dayOf(3, 1)) << "what is not shown is not lost";
}

TEST(CooperationScreen, WhereTheStoreFollowsPlacementsTheDayIsAskedFor)
{
    Model m = typical();
    m.asksPlacedOn = true;
    CooperationPage page(std::move(m));
    page.stage.click("Anbragt siden");
    page.stage.type("01-10-2026");
    page.stage.press("Enter");
    const auto* sent = page.stage.last<app::SetCircumstances>();
    ASSERT_NE(sent, nullptr);
    EXPECT_EQ(sent->placedOn, dayOf(10, 1));
    EXPECT_EQ(sent->flags, std::vector<std::string>{"disability"});
}

TEST(CooperationScreen, AMissingOfferAsksForNoNameAndSaysWhereItStands)
{
    CooperationPage page(typical());
    page.stage.click("Skriv, hvad der manglede");
    page.stage.type("En legegruppe om eftermiddagen");
    page.stage.click("Hvor på stigen?");
    page.stage.click("Forebygge");
    page.stage.click("Gem til mødet");
    const auto* sent = page.stage.last<app::AddMissingOffer>();
    ASSERT_NE(sent, nullptr);
    EXPECT_EQ(sent->unit, UnitId{3});
    EXPECT_EQ(sent->what, "En legegruppe om eftermiddagen");
    EXPECT_EQ(sent->rung, "2");
    page.stage.expect("Det er gemt og står nu i Opfølgning under Besøg.");
}

TEST(CooperationScreen, OneWhoMayOnlyReadFindsNothingToClick)
{
    Model m = typical();
    m.mayWrite = false;
    m.gate = core::GateState::NotAsked;
    CooperationPage page(std::move(m));
    for (const char* label : {"Ny henvendelse", "Skriv svaret", "Skriv et svar", "Skriv et nej", "Træk tilbage",
                              "Tilføj", "Ret", "Afslut", "I tvivl", "Skriv, hvad der manglede"})
        EXPECT_FALSE(page.stage.shows(label)) << label;
    EXPECT_FALSE(page.stage.user().click("Nystartet"));
}

TEST(CooperationScreen, ARequestIsSentWithTheKeyboardAlone)
{
    CooperationPage page(typical());
    ui::Focus& focus = page.stage.headless().context().focus();
    focus.request("Ny henvendelse");
    page.stage.user().settle();
    page.stage.press("Enter");
    page.stage.press("Enter"); // opens the list of those who can be asked
    page.stage.press("Down");
    page.stage.press("Enter");
    page.stage.press("Tab");
    page.stage.type("Råd");
    focus.request("Gem henvendelsen");
    page.stage.user().settle();
    page.stage.press("Enter");
    ASSERT_NE(page.stage.last<app::SendRequest>(), nullptr);
    EXPECT_EQ(page.stage.last<app::SendRequest>()->purpose, "Råd");
}

} // namespace
} // namespace trivsel::tests
