#include "ui/screens/acute/acute_screen.h"
#include "ui/screens/concern/concern_screen.h"
#include "ui/screens/notification/notification_screen.h"
#include "ui/screens/stage.h"

#include <gtest/gtest.h>

/// "Jeg er bekymret", the acute page and the underretning, each alone from a model made by hand.
namespace trivsel::tests {
namespace {

Date dayOf(unsigned month, unsigned day)
{
    return *Date::of(2026, month, day);
}

template <class Model> Model about(std::string name)
{
    Model model;
    model.child.child = ChildId{7};
    model.child.name = std::move(name);
    model.child.unit = "Blå stue";
    model.maySee = model.mayWrite = true;
    model.today = dayOf(10, 28);
    return model;
}

app::ConcernModel concernOf(const std::string& name)
{
    auto model = about<app::ConcernModel>(name);
    model.kinds = {{"trivsel", {"Trivsel", "Wellbeing"}},
                   {"bullying", {"Mobning", "Bullying"}},
                   {"crisis", {"Familiekrise", "Family crisis"}},
                   {"crime", {"Kriminalitet", "Crime"}},
                   {"control", {"Social kontrol", "Social control"}},
                   {"other", {"Andet", "Other"}}};
    model.adults = {{UserId{2}, "Jonas Bech"}, {UserId{3}, name}};
    model.next = {
        {{"Tal med kollegerne", "Talk to colleagues"},
         {"Hvad ser I hver især?", "What does each see?"},
         dayOf(10, 30),
         "Mette Holm",
         false},
        {{name, name}, {"Når spørgsmålet er besvaret", "When the question is answered"}, dayOf(11, 4), name, true}};
    return model;
}

app::AcuteModel acuteOf(const std::string& name)
{
    auto model = about<app::AcuteModel>(name);
    model.acute = AcuteId{3};
    model.openedOn = dayOf(10, 28);
    model.openedBy = "Mette Holm";
    model.isClosed = model.canRelease = true;
    model.siblings = {"Bo Juhl", name};
    model.held = {{{"Samtale med forældrene", "Talk with the parents"}, dayOf(11, 4), "Mette Holm"},
                  {{name, name}, {}, {}}};
    model.words = {{{dayOf(10, 28), 10, 42}, "Mette Holm", "»Det gør ondt, når far bliver sur.«"}};
    model.told = {{{dayOf(10, 28), 10, 50}, "Mette Holm", "Lone Leder", true, false}};
    model.leaderTried = true;
    model.colleagues = {{UserId{2}, "Jonas Bech"}, {UserId{3}, name}};
    model.contacts = {
        {{"Modtagelsen", "The reception"}, {"65 15 15 15", "65 15 15 15"}, {"hverdage 8-15", "weekdays 8-15"}}};
    return model;
}

app::NotificationModel notificationOf(const std::string& name)
{
    auto model = about<app::NotificationModel>(name);
    model.id = NotificationId{4};
    model.isDraft = true;
    model.startedOn = dayOf(10, 27);
    model.startedBy = "Jonas Bech";
    model.othersAnswered = 1;
    model.gate = core::GateState::Open;
    model.seen = "Tre gange siden august";
    model.missing = {"tried", "said"};
    model.recipient = {"Modtagelsen", "The reception"};
    model.recipientContact = {"Ring 65 15 15 15.", "Call 65 15 15 15."};
    return model;
}

struct ConcernPage {
    explicit ConcernPage(app::ConcernModel m, const StageOptions& how = {})
        : model(std::move(m)),
          stage(how, [this](ui::Frame& f, ui::Outbox& out) { drawConcernPage(f, model, view, out); })
    {}
    app::ConcernModel model;
    ui::ConcernPageView view;
    Stage stage;
};
struct AcutePage {
    explicit AcutePage(app::AcuteModel m, const StageOptions& how = {})
        : model(std::move(m)), stage(how, [this](ui::Frame& f, ui::Outbox& out) { drawAcute(f, model, view, out); })
    {}
    app::AcuteModel model;
    ui::AcuteView view;
    Stage stage;
};
struct NotificationPage {
    explicit NotificationPage(app::NotificationModel m, const StageOptions& how = {})
        : model(std::move(m)),
          stage(how, [this](ui::Frame& f, ui::Outbox& out) { drawNotification(f, model, view, out); })
    {}
    app::NotificationModel model;
    ui::NotificationView view;
    Stage stage;
};

TEST(ConcernScreens, EveryPageStandsEverySizeLanguageAndName)
{
    int n = 0;
    for (const StageOptions& how : allStages()) {
        for (const std::string& name : {std::string("Jonas Bech"), hugeName(), hashName(), rtlName()}) {
            ConcernPage concern(concernOf(name), how);
            concern.view.showsMore = concern.view.hasCircle = true;
            concern.view.origin = 2;
            concern.view.markers = {name};
            concern.stage.expectSound();
            concern.view.isSaved = true;
            concern.stage.expectSound();
            AcutePage acute(acuteOf(name), how);
            for (const auto about :
                 {core::AcuteCase::About::NotSaid, core::AcuteCase::About::Staff, core::AcuteCase::About::Honour}) {
                acute.model.about = about;
                acute.stage.expectSound();
            }
            NotificationPage notification(notificationOf(name), how);
            notification.stage.expectSound();
            notification.model.mine = app::NotificationModel::View{name, true, name, dayOf(10, 28)};
            notification.model.others = {{name, false, name, dayOf(10, 28)}};
            notification.model.leaderView = notification.model.leader = name;
            notification.stage.expectSound();
            notification.model.isDraft = false;
            notification.model.sentOn = dayOf(10, 28);
            notification.model.channel = name;
            notification.model.expected = core::ExpectedDates{dayOf(10, 29), dayOf(11, 5), dayOf(11, 6)};
            notification.model.shouldAsk = true;
            notification.stage.expectSound();
        }
        ConcernPage concern(concernOf("Jonas Bech"), how);
        concern.stage.picture("concern_" + std::to_string(n));
        AcutePage acute(acuteOf("Jonas Bech"), how);
        acute.stage.picture("acute_" + std::to_string(n));
        NotificationPage notification(notificationOf("Jonas Bech"), how);
        notification.stage.picture("notification_" + std::to_string(n));
        ++n;
    }
}

TEST(ConcernScreens, AConcernIsWrittenAndSavedWithTheKeyboardAlone)
{
    ConcernPage page(concernOf("Jonas Bech"));
    ui::Focus& focus = page.stage.headless().context().focus();
    focus.request("Trivsel");
    page.stage.user().settle();
    page.stage.press("Enter");
    page.stage.press("Tab");
    page.stage.type("Leger alene");
    focus.request("Fx »spiser ikke sin madpakke«");
    page.stage.user().settle();
    page.stage.type("græder ved aflevering");
    page.stage.press("Enter");
    page.stage.expect("græder ved aflevering");
    focus.request("Gem bekymringen");
    page.stage.user().settle();
    page.stage.press("Enter");
    const app::RaiseConcern* sent = nullptr;
    for (const auto& command : page.stage.sent)
        if (const auto* raised = std::get_if<app::RaiseConcern>(&command)) sent = raised;
    ASSERT_NE(sent, nullptr);
    EXPECT_EQ(sent->kind, "trivsel");
    EXPECT_EQ(sent->seen, "Leger alene");
    EXPECT_EQ(sent->seenOn, dayOf(10, 28));
    EXPECT_EQ(sent->markers, (std::vector<std::string>{"græder ved aflevering"}));
    page.stage.expect("Det følger nu");
}

TEST(ConcernScreens, AHalfWrittenConcernComesBack)
{
    ConcernPage page(concernOf("Jonas Bech"));
    page.stage.click("Mobning");
    page.stage.click("Det har jeg set og hørt");
    page.stage.type("Bliver holdt uden for");
    page.stage.click("Kun for en kreds, eller kommer det udefra?");
    page.stage.click("Kun for en kreds");
    page.stage.click("Jonas Bech");
    ui::Outbox out;
    commitConcernPage(page.model, page.view, out);
    const std::string kept = page.view.kept;
    ASSERT_FALSE(kept.empty());

    app::ConcernModel again = concernOf("Jonas Bech");
    again.typed = kept;
    ConcernPage other(again);
    other.stage.expect("Bliver holdt uden for");
    EXPECT_EQ(other.view.kind, 1);
    EXPECT_TRUE(other.view.hasCircle);
    EXPECT_EQ(other.view.readers, (std::vector<UserId>{UserId{2}}));
}

TEST(ConcernScreens, ACircleOfNobodyCannotBeSaved)
{
    ConcernPage page(concernOf("Jonas Bech"));
    page.stage.click("Trivsel");
    page.stage.click("Det har jeg set og hørt");
    page.stage.type("Leger alene");
    page.stage.click("Kun for en kreds, eller kommer det udefra?");
    page.stage.click("Kun for en kreds");
    page.stage.expect("Vælg, hvem der er i kredsen.");
    EXPECT_FALSE(page.stage.user().click("Gem bekymringen")) << "a circle of nobody would be everybody";
}

TEST(ConcernScreens, ARefusedConcernKeepsItsWords)
{
    ConcernPage page(concernOf("Jonas Bech"));
    page.stage.click("Trivsel");
    page.stage.click("Det har jeg set og hørt");
    page.stage.type("Leger alene");
    page.stage.answer = Error{ErrorCode::BadInput, {"Det gik ikke.", "It did not work."}, {}};
    page.stage.click("Gem bekymringen");
    page.stage.expect("Det gik ikke.");
    page.stage.expect("Leger alene");
}

TEST(ConcernScreens, TheAcutePageWritesWordForWordAndWhoWasTold)
{
    AcutePage page(acuteOf("Jonas Bech"));
    page.stage.expect("Lederen er ikke truffet. Kontakt modtagelsen alligevel, nu.");
    page.stage.click("Hvad blev der sagt eller set?");
    page.stage.type("»Far slår«");
    page.stage.click("Skriv det ned");
    ASSERT_NE(page.stage.last<app::WriteAcuteWords>(), nullptr);
    EXPECT_EQ(page.stage.last<app::WriteAcuteWords>()->said, "»Far slår«");
    page.stage.click("Hvem har du kontaktet?");
    page.stage.type("Modtagelsen, Ida");
    page.stage.click("Skriv på listen");
    const auto* told = page.stage.last<app::TellAcute>();
    ASSERT_NE(told, nullptr);
    EXPECT_FALSE(told->isLeader);
    EXPECT_TRUE(told->reached);
}

TEST(ConcernScreens, ANoOpensNothingAndSaysWhatDoes)
{
    AcutePage page(acuteOf("Jonas Bech"));
    page.stage.click("Nej");
    for (const auto& command : page.stage.sent) EXPECT_EQ(std::get_if<app::AnswerGate>(&command), nullptr);
    page.stage.expect("Et nej åbner ikke igen.");
    page.stage.click("Myndigheden har sagt, at forældrene må inddrages");
    page.stage.type("Modtagelsen, Ida");
    page.stage.click("Åbn for forældrene");
    const auto* answer = page.stage.last<app::AnswerGate>();
    ASSERT_NE(answer, nullptr);
    EXPECT_EQ(answer->answer, core::GateAnswer::Answer::Released);
    EXPECT_EQ(answer->authority, "Modtagelsen, Ida");
}

TEST(ConcernScreens, AColleagueIsNamedOnlyWhenItIsAboutStaff)
{
    AcutePage page(acuteOf("Jonas Bech"));
    page.stage.expectGone("Hvilken kollega?");
    page.stage.click("En ansat");
    ASSERT_NE(page.stage.last<app::DescribeAcute>(), nullptr);
    EXPECT_FALSE(page.stage.last<app::DescribeAcute>()->suspected);
    page.model.about = core::AcuteCase::About::Staff;
    page.stage.click("Hvilken kollega?");
    page.stage.click("Jonas Bech");
    EXPECT_EQ(page.stage.last<app::DescribeAcute>()->suspected, UserId{2});
}

TEST(ConcernScreens, ANotificationIsSavedAsItIsTypedAndSentWithItsDay)
{
    NotificationPage page(notificationOf("Jonas Bech"));
    page.stage.expect("KLADDE - IKKE SENDT");
    page.stage.click("Det har vi prøvet");
    page.stage.type("To voksne ved bordet");
    page.stage.click("Det har forældre og barn sagt"); // leaving the field saves it
    ASSERT_NE(page.stage.last<app::WriteNotification>(), nullptr);
    EXPECT_EQ(page.stage.last<app::WriteNotification>()->tried, "To voksne ved bordet");
    EXPECT_FALSE(page.stage.user().click("Markér som sendt"));
    page.model.tried = "To voksne ved bordet";
    page.model.missing.clear();
    page.stage.headless().frame();
    page.stage.click("Hvordan?");
    page.stage.type("Digital Post");
    page.stage.click("Nej", 2);
    page.stage.click("Hvorfor ikke?");
    page.stage.type("Mistanke");
    page.stage.picture("notification_ready");
    page.stage.click("Markér som sendt");
    const auto* sent = page.stage.last<app::SendNotification>();
    ASSERT_NE(sent, nullptr);
    EXPECT_EQ(sent->sentOn, dayOf(10, 28));
    EXPECT_EQ(sent->parents, core::Notification::Parents::NotTold);
}

TEST(ConcernScreens, WhatIsTypedAboutAnUnderretningComesBackUntilItIsSaid)
{
    NotificationPage page(notificationOf("Jonas Bech"));
    page.stage.click("Ja");
    page.stage.click("Min grund");
    page.stage.type("Blå mærker");
    page.stage.click("Hvordan?");
    page.stage.type("Digital Post");
    ui::Outbox out;
    commitNotification(page.model, page.view, out);
    app::NotificationModel again = notificationOf("Jonas Bech");
    again.typed = page.view.kept;
    NotificationPage other(again);
    other.stage.expect("Blå mærker");
    other.stage.expect("Digital Post");
    EXPECT_EQ(other.view.ground, 0);
    other.model.isDraft = false; // sent: the words of sending are no draft any more
    commitNotification(other.model, other.view, out);
    EXPECT_EQ(other.view.kept, "");
}

TEST(ConcernScreens, OnesOwnAnswerComesBeforeTheOthers)
{
    NotificationPage page(notificationOf("Jonas Bech"));
    page.stage.expect("En kollega har svaret.");
    page.stage.click("Ja");
    page.stage.click("Min grund");
    page.stage.type("Blå mærker");
    page.stage.click("Gem mit svar");
    ASSERT_NE(page.stage.last<app::GiveView>(), nullptr);
    EXPECT_TRUE(page.stage.last<app::GiveView>()->isGround);
}

TEST(ConcernScreens, WhileTheGateIsClosedTheParentsCannotBeMarkedAsTold)
{
    auto model = notificationOf("Jonas Bech");
    model.gate = core::GateState::Closed;
    NotificationPage page(model);
    page.stage.expect("så de får det ikke at vide endnu");
    page.stage.expect("Hvorfor ikke?");
}

} // namespace
} // namespace trivsel::tests
