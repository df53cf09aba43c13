#include "app/documents/notification_document.h"
#include "app/documents/print_store.h"
#include "app/models/acute_model.h"
#include "app/session_fixture.h"
#include "report/pdf_tools.h"

#include <gmock/gmock.h>

/// Documents out of the store, read back with pdftotext.
namespace trivsel::app {
namespace {

using About = core::AcuteCase::About;
using Answer = core::GateAnswer::Answer;
using test::day;
using test::flat;
using test::House;
using testing::HasSubstr;
using testing::Not;

constexpr ChildPaper kAll[] = {ChildPaper::Plan, ChildPaper::PlanForParents, ChildPaper::WordToParents,
                               ChildPaper::Notification, ChildPaper::Status, ChildPaper::Insight};
constexpr ChildPaper kHome[] = {ChildPaper::PlanForParents, ChildPaper::WordToParents};

class Papers : public ::testing::Test {
protected:
    Papers()
    {
        child = house.child("Anna Ask", house.red);
        other = house.child("Bent Bøg", house.red);
        sibling = house.child("Cilla Ask", house.blue);
        house.must(LinkSiblings{child, sibling});
        pia = house.adult("Pia Pædagog", {house.red});
        per = house.adult("Per Pædagog", {house.red});
        house.as("Pia Pædagog");
        savePlan(child);
    }

    PlanId savePlan(ChildId of, std::vector<ChildId> also = {})
    {
        core::ActionPlan plan;
        plan.children = {of};
        plan.children.insert(plan.children.end(), also.begin(), also.end());
        plan.goal = "En god legekammerat inden jul";
        plan.goalWith = "Anna og mor";
        plan.strengths = "Bygger længe sammen med Bent Bøg og låner Bents klodser";
        plan.works = "Korte beskeder";
        plan.worries = "Trækker sig i garderoben";
        plan.environment = "To voksne ved byggehjørnet hver formiddag";
        plan.childSays = "Jeg vil gerne bygge";
        plan.parentsSay = "Hun er glad derhjemme";
        plan.staffSay = "Hun søger de voksne, når der er larm";
        plan.participants = {{"Mormor Inge", "mormor", "henter om tirsdagen"}};
        plan.followUpOn = day(2026, 10, 1);
        const PlanId id{house.must(SavePlan{plan})};
        house.must(PlanIsReady{of, id});
        return id;
    }
    void answer(ChildId of, Answer what)
    {
        house.must(AnswerGate{.child = of, .answer = what, .authority = {}, .authorityOn = {}});
    }
    NotificationId writeNotification(const std::string& seen = "Blå mærker på armen tre gange i august")
    {
        const NotificationId id{house.must(StartNotification{child})};
        house.must(GiveView{child, id, true, "Set selv"});
        house.must(
            WriteNotification{child, id, seen, "Fast voksen", "»Jeg faldt«", "Kender barnet i to år", true, "arabisk"});
        return id;
    }

    Result<std::string> make(ChildPaper paper, ChildId of, Language language = Language::Danish)
    {
        return childPdf(*house.session, paper, of, "prøve", language);
    }
    /// The words of a PDF, with `pages` if asked for.
    std::string read(const std::string& bytes, int* pages = nullptr) const
    {
        const auto pdf = house.dir / "paper.pdf", words = house.dir / "paper.txt";
        std::ofstream(pdf, std::ios::binary) << bytes;
        const std::string command = "pdftotext '" + pdf.string() + "' '" + words.string() + "'";
        EXPECT_EQ(std::system(command.c_str()), 0);
        std::ifstream in(words);
        const std::string all((std::istreambuf_iterator<char>(in)), {});
        if (pages != nullptr) *pages = static_cast<int>(std::count(all.begin(), all.end(), '\f'));
        return flat(all);
    }
    std::string text(ChildPaper paper, ChildId of)
    {
        const auto bytes = make(paper, of);
        EXPECT_TRUE(bytes) << (bytes ? "" : bytes.error().message.da);
        return bytes ? read(*bytes) : std::string();
    }

    House house;
    ChildId child, other, sibling;
    UserId pia, per;
};

TEST_F(Papers, ThePlanHoldsStrengthsBeforeWorriesAndThreePerspectives)
{
    answer(child, Answer::No);
    const std::string plan = text(ChildPaper::Plan, child);
    const auto at = [&](const char* words) {
        EXPECT_THAT(plan, HasSubstr(words));
        return plan.find(words);
    };
    EXPECT_LT(at("Bygger længe"), at("Trækker sig i garderoben"));
    EXPECT_LT(at("Trækker sig"), at("To voksne ved byggehjørnet"));
    EXPECT_LT(at("Jeg vil gerne bygge"), at("Hun er glad derhjemme"));
    for (const char* words :
         {"Anna Ask", "En god legekammerat", "Mormor Inge", "1. oktober 2026", "Hun søger de voksne"})
        at(words);
}

TEST_F(Papers, WhatGoesHomeNamesNoOtherChildAndNoPosition)
{
    house.as(House::kLeader);
    savePlan(child, {other, sibling});
    house.as("Pia Pædagog");
    house.must(RaiseConcern{child, "trivsel", {}, {}, {}, day(2026, 9, 9), "Græder hver morgen", {}, {}, ""});
    answer(child, Answer::No);
    for (const ChildPaper paper : kHome) {
        const std::string home = text(paper, child);
        EXPECT_THAT(home, HasSubstr("Anna Ask"));
        EXPECT_THAT(home, HasSubstr("sammen med et andet barn"));
        EXPECT_THAT(home, Not(HasSubstr("Bent")));
        EXPECT_THAT(home, Not(HasSubstr("Cilla")));
        EXPECT_THAT(home, Not(HasSubstr("Græder")));
        EXPECT_THAT(home, Not(HasSubstr("position")));
        EXPECT_THAT(home, Not(HasSubstr("underretning")));
    }
    EXPECT_THAT(text(ChildPaper::Plan, child), HasSubstr("Bent Bøg")) << "the adults' plan for a group names it";
    EXPECT_THAT(text(ChildPaper::Status, child), Not(HasSubstr("Bent")));
}

TEST_F(Papers, BeforeTheGatesQuestionIsAnsweredNothingGoesHome)
{
    for (const ChildPaper paper : kHome) {
        const auto refused = make(paper, child);
        ASSERT_FALSE(refused);
        EXPECT_THAT(refused.error().message.da, HasSubstr("Svar først på spørgsmålet"));
    }
    EXPECT_TRUE(make(ChildPaper::Plan, child));
}

class ClosedGate : public Papers, public ::testing::WithParamInterface<About> {};

TEST_P(ClosedGate, NothingGoesHomeForTheWholeFamilyUntilTheAuthoritySaysSo)
{
    answer(child, Answer::No);
    ASSERT_TRUE(make(ChildPaper::WordToParents, child));
    const AcuteId id{house.must(OpenAcute{child})};
    const auto nothingGoesHome = [&] {
        for (const ChildPaper paper : kHome) {
            const auto refused = make(paper, child);
            ASSERT_FALSE(refused);
            EXPECT_THAT(refused.error().message.da, HasSubstr("Der er lukket for alt, der når forældrene"));
        }
        house.as(House::kLeader);
        EXPECT_FALSE(make(ChildPaper::WordToParents, sibling)) << "the family closes together";
        house.as("Pia Pædagog");
    };
    nothingGoesHome(); // the first click, before anything is chosen
    house.must(DescribeAcute{child, id, GetParam(), GetParam() == About::Staff ? per : UserId{}});
    nothingGoesHome();
    house.must(EndAcute{child, id, "Myndigheden har sagen"});
    nothingGoesHome();
    house.must(AnswerGate{
        .child = child, .answer = Answer::Released, .authority = "Modtagelsen, Ida", .authorityOn = day(2026, 9, 10)});
    for (const ChildPaper paper : kHome) EXPECT_TRUE(make(paper, child));
}

INSTANTIATE_TEST_SUITE_P(EverySubChoice, ClosedGate,
                         ::testing::Values(About::NotSaid, About::Parent, About::OtherChild, About::Staff,
                                           About::Honour, About::Other));

TEST_F(Papers, WhatTheAdultsKeepHoldsNothingTowardsTheParentsWhileTheGateIsClosed)
{
    AddOwnStep letter{.child = child,
                      .title = "Brev med hjem",
                      .action = {},
                      .responsible = {},
                      .person = {},
                      .organisation = {},
                      .due = {}};
    letter.reachesParents = true;
    answer(child, Answer::No);
    house.must(letter);
    EXPECT_THAT(text(ChildPaper::Plan, child), HasSubstr("Brev med hjem"));
    house.must(OpenAcute{child});
    for (const ChildPaper paper : {ChildPaper::Plan, ChildPaper::Status}) {
        const std::string kept = text(paper, child);
        EXPECT_THAT(kept, Not(HasSubstr("Brev med hjem")));
        EXPECT_THAT(kept, Not(HasSubstr("Tal ikke med forældrene")));
    }
    const auto agenda = agendaPdf(*house.session, house.red, "", "besøg", Language::Danish);
    ASSERT_TRUE(agenda);
    EXPECT_THAT(read(*agenda), Not(HasSubstr("Brev med hjem")));
    EXPECT_THAT(read(*agenda), Not(HasSubstr("Tal ikke med")));
}

TEST_F(Papers, WhatWasMadeForTheHomeIsListedWhenTheFamilyIsClosed)
{
    answer(child, Answer::No);
    ASSERT_TRUE(make(ChildPaper::WordToParents, child));
    ASSERT_TRUE(make(ChildPaper::Status, child)) << "stays among the adults: not listed";
    house.as(House::kLeader);
    house.must(OpenAcute{child});
    const AcuteModel own = acuteModel(*house.session, child);
    ASSERT_EQ(own.papers.size(), 1U);
    EXPECT_EQ(own.papers[0].title.da, "Samtalesiden");
    EXPECT_EQ(own.papers[0].by, "Pia Pædagog");
    EXPECT_TRUE(own.papers[0].about.empty());
    const AcuteModel siblings = acuteModel(*house.session, sibling);
    ASSERT_EQ(siblings.papers.size(), 1U) << "the family is closed as one";
    EXPECT_EQ(siblings.papers[0].about, "Anna Ask");
    house.mustNot(ReadExport{"report child", "prøve", child, true});
}

TEST_F(Papers, TheColleagueUnderSuspicionFindsNothingOfTheCaseInAnyDocument)
{
    answer(child, Answer::No);
    house.clock.pass(std::chrono::minutes(5));
    const AcuteId id{house.must(OpenAcute{child})};
    house.must(DescribeAcute{child, id, About::Staff, per});
    writeNotification("Per slog barnet i garderoben");
    house.must(SendRequest{child, "modtagelse", "akut hjælp om Per", day(2026, 9, 10), pia});
    EXPECT_THAT(text(ChildPaper::Notification, child), HasSubstr("Per slog"));
    house.as("Per Pædagog");
    for (const ChildPaper paper : kHome)
        EXPECT_THAT(make(paper, child).error().message.da, HasSubstr("Svar først")) << "as for every child";
    const auto none = make(ChildPaper::Notification, child);
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error(), make(ChildPaper::Notification, other).error()) << "as if there were none";
    const auto agenda = agendaPdf(*house.session, house.red, "", "besøg", Language::Danish);
    ASSERT_TRUE(agenda);
    for (const std::string& words : {text(ChildPaper::Plan, child), text(ChildPaper::Status, child), text(ChildPaper::Insight, child), read(*agenda)}) {
        EXPECT_THAT(words, Not(HasSubstr("slog")));
        EXPECT_THAT(words, Not(HasSubstr("akut")));
        EXPECT_THAT(words, Not(HasSubstr("Tal ikke med")));
    }
}

TEST_F(Papers, ANotificationIsADraftUntilItIsSentAndSaysWhyTheParentsWereNotTold)
{
    const NotificationId id = writeNotification();
    std::string letter = text(ChildPaper::Notification, child);
    for (const char* words : {"KLADDE – IKKE SENDT", "Anna Ask", "Blå mærker", "Fast voksen", "»Jeg faldt«",
                              "Ja: arabisk", "Pia Pædagog", "Rød stue, Strandhuset", "Kender barnet i to år"})
        EXPECT_THAT(letter, HasSubstr(words));
    house.must(SendNotification{child, id, day(2026, 9, 10), "Digital Post", core::Notification::Parents::NotTold,
                                "Mistanken gælder hjemmet"});
    letter = text(ChildPaper::Notification, child);
    EXPECT_THAT(letter, Not(HasSubstr("KLADDE")));
    EXPECT_THAT(letter, HasSubstr("10. september 2026 · Digital Post"));
    EXPECT_THAT(letter, HasSubstr("ikke orienteret: Mistanken gælder hjemmet"));
    EXPECT_THAT(letter, HasSubstr("senest 18. september 2026")) << "six working days";
}

TEST_F(Papers, AProtectedNameAndAddressStandInNoDocument)
{
    answer(child, Answer::No);
    writeNotification("Anna sagde til Anna Asks lærer, at hun er bange");
    house.must(ChangeChild{child, "Anna Ask", day(2022, 5, 1), core::Sex::Girl, "", true});
    for (const ChildPaper paper : kAll) {
        const std::string words = text(paper, child);
        EXPECT_THAT(words, Not(HasSubstr("Anna"))) << fileNameFor(paper, day(2026, 9, 10), Language::Danish);
        EXPECT_THAT(words, Not(HasSubstr("Ask")));
    }
    const auto agenda = agendaPdf(*house.session, house.red, "", "besøg", Language::Danish);
    ASSERT_TRUE(agenda);
    EXPECT_THAT(read(*agenda), Not(HasSubstr("Anna")));
}

TEST_F(Papers, AProtectedParentStandsInNoDocumentThatTheOtherParentMayBeHanded)
{
    answer(child, Answer::No);
    writeNotification("Mona Ask bor nu på Hemmelig Vej 3");
    house.must(SaveCustodyHolder{child, 0, "Mona Ask", "Hemmelig Vej 3", true, false});
    house.must(SaveCustodyHolder{child, 0, "Frank Ask", "12 34 56 78", false, false});
    house.must(AddNote{child, "Mona Ask", "telefon", day(2026, 9, 9), "Mona Ask bor på Hemmelig Vej 3", {}});
    for (const ChildPaper paper : kAll) {
        const std::string words = text(paper, child);
        EXPECT_THAT(words, Not(HasSubstr("Mona Ask"))) << fileNameFor(paper, day(2026, 9, 10), Language::Danish);
        EXPECT_THAT(words, Not(HasSubstr("Hemmelig Vej"))) << fileNameFor(paper, day(2026, 9, 10), Language::Danish);
    }
}

TEST_F(Papers, InsightHoldsEveryKindOfRecordAndNoOtherChildsName)
{
    answer(child, Answer::No);
    writeNotification("Set i skoven");
    RaiseConcern concern;
    concern.child = child;
    concern.kind = house.session->municipality().concernKinds.front().id;
    concern.seenOn = day(2026, 9, 9);
    concern.seen = "Sidder alene, mens Bent Bøg leger";
    house.must(concern);
    house.must(AddNote{child, "Mor", "telefon", day(2026, 9, 9), "Sover uroligt", {}});
    house.must(NoteCorrection{child, "Notatet", "Mor", day(2026, 9, 9), "Det var om tirsdagen"});
    house.must(SendRequest{child, "ppr", "Sparring om sprog", day(2026, 9, 10), pia});
    house.must(PlaceOnRuler{{RulerMarkId{}, child, day(2026, 9, 9), core::RulerMark::Phase::Before, "Legegruppe", std::uint8_t{3}, std::uint8_t{2}, {}, {}, "Det går langsomt", {}, {}}});
    const std::string words = text(ChildPaper::Insight, child);
    for (const char* there : {"Alt, der er skrevet", "En god legekammerat", "Set i skoven", "Sidder alene", "Sover uroligt", "Det var om tirsdagen", "Sparring om sprog",
                              "Det går langsomt", "Spørg lederen"})
        EXPECT_THAT(words, HasSubstr(there));
    EXPECT_THAT(words, Not(HasSubstr("Bent")));
    house.as(House::kLeader);
    EXPECT_THAT(text(ChildPaper::Insight, child), HasSubstr("prøve")) << "a leader tells the looks with their purpose";
}

TEST_F(Papers, TheStatusReportTellsTheRulersWayAndNoWordAboutIt)
{
    EXPECT_THAT(text(ChildPaper::Status, child), Not(HasSubstr("Trivselslinealen")));
    house.must(PlaceOnRuler{{RulerMarkId{}, child, day(2026, 9, 1), core::RulerMark::Phase::Before, "", std::uint8_t{4}, std::uint8_t{2}, {}, {}, "Kun til os", {}, {}}});
    house.must(PlaceOnRuler{{RulerMarkId{}, child, day(2026, 9, 9), core::RulerMark::Phase::During, "Legegruppe med Bent Bøg", std::uint8_t{3}, std::uint8_t{2}, {}, {}, "", {}, {}}});
    const std::string words = text(ChildPaper::Status, child);
    for (const char* there : {"Trivselslinealen (1 er bedst)", "Under: Legegruppe", "1. sep. 2026"}) EXPECT_THAT(words, HasSubstr(there));
    EXPECT_THAT(words, Not(HasSubstr("Kun til os")));
    EXPECT_THAT(words, Not(HasSubstr("Bent")));
}

TEST_F(Papers, TheInformationForParentsNamesNoChildAndSaysHowLongItIsKept)
{
    const auto letter = letterPdf(*house.session, Language::Danish);
    ASSERT_TRUE(letter);
    const std::string words = read(*letter);
    EXPECT_THAT(words, HasSubstr("5 år"));
    EXPECT_THAT(words, HasSubstr("Datatilsynet"));
    EXPECT_THAT(words, Not(HasSubstr("Anna")));
}

TEST(NotificationPaper, AProtectedParentIsNotShown)
{
    World world;
    world.put(core::Child{.id = ChildId{1}, .name = "Anna Ask", .birthDate = day(2022, 5, 1)});
    core::CustodyHolder mother{1, ChildId{1}, "Mona Ask", "Hemmelig Vej 3", true, true},
        father{2, ChildId{1}, "Frank Ask", "12 34 56 78", false, false};
    world.put(mother);
    world.put(father);
    const core::Municipality profile;
    const core::WorkingCalendar calendar;
    const paper::Source from{world,           profile, calendar, UserId{1}, day(2026, 9, 10), {day(2026, 9, 10), 9, 5},
                             Language::Danish};
    core::Notification notification;
    notification.child = ChildId{1};
    const auto words = [&] {
        return flat(test::PdfOnDisk(notificationDocument(from, notification, paper::Fullness::Whole)).text());
    };
    EXPECT_THAT(words(), HasSubstr("Frank Ask"));
    EXPECT_THAT(words(), Not(HasSubstr("Mona")));
    EXPECT_THAT(words(), Not(HasSubstr("Hemmelig")));
    core::Child hidden = *world.child(ChildId{1});
    hidden.hasProtectedAddress = true;
    world.put(hidden);
    EXPECT_THAT(words(), Not(HasSubstr("Frank"))) << "a protected child's parents lead to it";
    EXPECT_THAT(words(), Not(HasSubstr("12 34 56 78")));
}

TEST_F(Papers, TheAgendaHasNoNamesAndOnlyOpenCases)
{
    answer(child, Answer::No);
    const auto bytes = agendaPdf(*house.session, house.red, "", "månedligt besøg", Language::Danish);
    ASSERT_TRUE(bytes);
    const std::string agenda = read(*bytes);
    EXPECT_THAT(agenda, HasSubstr("Fremskudt socialrådgiver"));
    EXPECT_THAT(agenda, HasSubstr("Sag " + std::to_string(child.value) + " · 4 år"));
    EXPECT_THAT(agenda, Not(HasSubstr("Sag " + std::to_string(other.value))));
    EXPECT_THAT(agenda, Not(HasSubstr("Anna")));
    EXPECT_FALSE(agendaPdf(*house.session, house.red, "nogen", "besøg", Language::Danish));
    EXPECT_EQ(agendaPdf(*house.session, house.blue, "", "besøg", Language::Danish).error().code, ErrorCode::NoRight);
}

TEST_F(Papers, EachAsksAPurposeAndIsRefusedForAChildOutOfReach)
{
    answer(child, Answer::No);
    for (const ChildPaper paper : kAll) {
        const auto noPurpose = childPdf(*house.session, paper, child, " ", Language::Danish);
        ASSERT_FALSE(noPurpose);
        EXPECT_EQ(noPurpose.error().code, ErrorCode::BadInput);
        const auto outOfReach = make(paper, sibling);
        ASSERT_FALSE(outOfReach);
        EXPECT_EQ(outOfReach.error().code, ErrorCode::NoRight);
        EXPECT_EQ(outOfReach.error(), make(paper, ChildId{999999}).error());
    }
    ASSERT_TRUE(make(ChildPaper::Status, child));
    EXPECT_EQ(house.session->saveStatus().kind, SaveStatus::Kind::Saved)
        << "the reading is saved before the bytes are given";
}

TEST_F(Papers, ADocumentIsTwoPagesAtMostUnlessWhatMustBeThereIsLonger)
{
    answer(child, Answer::No);
    writeNotification();
    for (const ChildPaper paper : kAll) {
        int pages = 0;
        const auto bytes = make(paper, child);
        ASSERT_TRUE(bytes);
        read(*bytes, &pages);
        EXPECT_LE(pages, 2) << fileNameFor(paper, day(2026, 9, 10), Language::Danish);
    }
}

TEST_F(Papers, NoNameStandsInAFileName)
{
    for (const ChildPaper paper : kAll)
        EXPECT_THAT(fileNameFor(paper, day(2026, 9, 10), Language::Danish), Not(HasSubstr("Anna")));
    EXPECT_FALSE(checkFileName(*house.session, child, "/tmp/plan-anna.pdf"));
    EXPECT_FALSE(checkFileName(*house.session, child, "Ask.pdf"));
    EXPECT_TRUE(checkFileName(*house.session, child, "/home/anna/opgaver/plan-annasvej.pdf"));
}

} // namespace
} // namespace trivsel::app
