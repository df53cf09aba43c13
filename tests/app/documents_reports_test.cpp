#include "app/audit_log.h"
#include "app/documents/leader_document.h"
#include "app/documents/print_store.h"
#include "app/documents/save_document.h"
#include "app/session_fixture.h"
#include "report/pdf_tools.h"
#include "support/sample_leader_report.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>

/// The page for the talk with the parents, the report for a unit's meeting and the leader's report, read back.
namespace trivsel::app {
namespace {

using core::Position;
using test::day;
using test::flat;
using test::House;
using testing::HasSubstr;
using testing::Not;

/// A closed round of the red unit: Anna red, Bent and Cilla yellow, Dan green.
class Reports : public ::testing::Test {
protected:
    Reports()
    {
        for (const char* name : {"Anna Ask", "Bent Bøg", "Cilla Dahl", "Dan Eng"})
            children.push_back(house.child(name, house.red));
        other = house.child("Else Fyr", house.blue);
        house.addPair(house.red);
        pia = house.adult("Pia Pædagog", {house.red});
        round = house.openRound(house.red);
        const Position positions[] = {Position::Red, Position::Yellow, Position::Yellow, Position::Green};
        for (std::size_t i = 0; i < children.size(); ++i)
            house.bothRate(round, children[i], positions[i] == Position::Green ? 0 : 2, positions[i]);
        house.must(AgreePosition{.round = round,
                                 .child = children[0],
                                 .position = Position::Red,
                                 .environment = "Mindre grupper om formiddagen"});
        house.must(AgreePosition{.round = round,
                                 .child = children[1],
                                 .position = Position::Yellow,
                                 .lookAgain = day(2026, 9, 20),
                                 .environment = "Mindre grupper om formiddagen"});
        house.must(AgreePosition{.round = round,
                                 .child = children[2],
                                 .position = Position::Yellow,
                                 .environment = "Cilla og Anna har en fast plads"});
        house.must(AgreePosition{.round = round, .child = children[3], .position = Position::Green});
        house.as(House::kLeader);
        house.must(CloseRound{round});
        house.as("Bo");
    }

    std::string read(const Result<std::string>& bytes, int* pages = nullptr) const
    {
        EXPECT_TRUE(bytes) << (bytes ? "" : bytes.error().message.da);
        if (!bytes) return {};
        const auto pdf = house.dir / "paper.pdf", words = house.dir / "paper.txt";
        std::ofstream(pdf, std::ios::binary) << *bytes;
        EXPECT_EQ(std::system(("pdftotext '" + pdf.string() + "' '" + words.string() + "'").c_str()), 0);
        std::ifstream in(words);
        const std::string all((std::istreambuf_iterator<char>(in)), {});
        if (const char* folder = std::getenv("TRIVSEL_PICTURES")) { // to be looked at
            const std::string test = testing::UnitTest::GetInstance()->current_test_info()->name();
            std::filesystem::copy_file(pdf, std::filesystem::path(folder) / (test + ".pdf"),
                                       std::filesystem::copy_options::overwrite_existing);
        }
        if (pages != nullptr) *pages = static_cast<int>(std::count(all.begin(), all.end(), '\f'));
        return flat(all);
    }
    std::string group(int* pages = nullptr)
    {
        return read(groupPdf(*house.session, house.red, "stuemøde", Language::Danish), pages);
    }
    std::string talk(ChildId of, int* pages = nullptr)
    {
        return read(childPdf(*house.session, ChildPaper::WordToParents, of, "samtale", Language::Danish), pages);
    }
    void gateIsOpen(ChildId of)
    {
        house.must(AnswerGate{.child = of, .answer = core::GateAnswer::Answer::No, .authority = {}, .authorityOn = {}});
    }

    House house;
    std::vector<ChildId> children;
    ChildId other;
    UserId pia;
    RoundId round;
};

TEST_F(Reports, TheUnitsMeetingSeesPositionsChangesStepsAndTheNextDate)
{
    const std::string words = group();
    const auto at = [&](const char* part) {
        EXPECT_THAT(words, HasSubstr(part));
        return words.find(part);
    };
    at("Til stuemødet · Rød stue");
    at("Efterår 2026, lukket 10. september 2026");
    EXPECT_LT(at("Det ser vi hos flere"), at("Børn i gul eller rød position"));
    at("tegn hos 3 af 4 børn");
    EXPECT_LT(at("Anna Ask"), at("Bent Bøg")) << "red before yellow";
    at("Mindre grupper om formiddagen · Anna Ask, Bent Bøg");
    at("Åbne skridt");
    at("Anna Ask, Bent Bøg, Cilla Dahl"); // what all three need stands once
    EXPECT_THAT(words, Not(HasSubstr("Else")));
    EXPECT_THAT(words, Not(HasSubstr("et gult barn")));
}

TEST_F(Reports, TheNextDateIsTheFirstThatComesAndWhatIsPastItsDayIsSaid)
{
    house.must(AddOwnStep{.child = children[0],
                          .title = "Besøg i naboens køkken",
                          .action = {},
                          .responsible = {},
                          .person = {},
                          .organisation = {},
                          .due = day(2026, 9, 10)});
    EXPECT_THAT(group(), HasSubstr("10. september 2026: Besøg i naboens køkken"));
    house.clock.goTo(day(2026, 9, 15));
    const std::string later = group();
    EXPECT_THAT(later, HasSubstr("fristen er gået"));
    EXPECT_THAT(later, Not(HasSubstr("2026: Besøg i naboens køkken")));
}

TEST_F(Reports, OnlyThoseWhoMayOpenTheChildrenGetTheUnitsReport)
{
    EXPECT_TRUE(groupPdf(*house.session, house.red, "stuemøde", Language::English));
    EXPECT_EQ(groupPdf(*house.session, house.blue, "stuemøde", Language::Danish).error().code, ErrorCode::NoRight);
    EXPECT_EQ(groupPdf(*house.session, house.red, " ", Language::Danish).error().code, ErrorCode::BadInput);
    house.as(House::kLeader);
    house.adult("Kim Konsulent", {house.house}, core::Role::Consultant);
    EXPECT_THAT(groupPdf(*house.session, house.blue, "stuemøde", Language::Danish).error().message.da,
                HasSubstr("ingen lukket runde"));
    house.as("Kim Konsulent");
    EXPECT_EQ(groupPdf(*house.session, house.red, "stuemøde", Language::Danish).error().code, ErrorCode::NoRight);
}

TEST_F(Reports, AProtectedNameAndABarredChildAreNotInTheUnitsReport)
{
    house.as(House::kLeader);
    house.must(ChangeChild{children[0], "Anna Ask", day(2022, 5, 1), core::Sex::Girl, "", true});
    house.must(BarAdult{children[1], house.bo, core::ChildBar::Relation::Relative});
    house.as("Bo");
    const std::string words = group();
    EXPECT_THAT(words, Not(HasSubstr("Anna")));
    EXPECT_THAT(words, HasSubstr("Barn nr. " + std::to_string(children[0].value)));
    EXPECT_THAT(words, HasSubstr("Cilla og barnet har en fast plads"));
    EXPECT_THAT(words, Not(HasSubstr("Bent")));
    EXPECT_THAT(words, HasSubstr("tegn hos 2 af 3 børn")) << "nor is it counted";
}

TEST_F(Reports, WhatIsHiddenWithACaseIsNotInTheUnitsReport)
{
    house.as("Pia Pædagog");
    gateIsOpen(children[0]);
    house.clock.pass(std::chrono::minutes(5));
    const AcuteId id{house.must(OpenAcute{children[0]})};
    house.must(DescribeAcute{children[0], id, core::AcuteCase::About::Staff, house.bo});
    core::ActionPlan plan;
    plan.children = {children[0]};
    plan.goal = "Bo er ikke alene med barnet";
    plan.goalWith = "leder";
    plan.strengths = "Bygger";
    plan.environment = "To voksne, aldrig Bo alene";
    plan.followUpOn = day(2026, 9, 10);
    house.must(SavePlan{plan});
    EXPECT_THAT(group(), HasSubstr("aldrig Bo alene")) << "for those who may know it";
    EXPECT_THAT(group(), HasSubstr("opfølgning på planen for Anna Ask"));
    house.as("Bo");
    const std::string words = group();
    EXPECT_THAT(words, Not(HasSubstr("ikke alene")));
    EXPECT_THAT(words, Not(HasSubstr("aldrig Bo")));
    EXPECT_THAT(words, Not(HasSubstr("opfølgning på planen")));
}

TEST_F(Reports, TheUnitsReportStandsInTheLogAsAListAndAsAPrint)
{
    (void)group();
    house.as(House::kLeader);
    ASSERT_TRUE(house.session->loadAudit());
    const auto& rows = house.session->auditLog()->rows;
    ASSERT_GE(rows.size(), 2U);
    const auto has = [&](std::string_view action, std::string_view scope) {
        return std::any_of(rows.begin(), rows.end(),
                           [&](const auto& row) { return row.action == action && row.scope == scope; });
    };
    EXPECT_TRUE(has(ReadExport::kName, "report group"));
    EXPECT_TRUE(has(ReadList::kName, "unit " + std::to_string(house.red.value)));
}

TEST_F(Reports, TheTalkPageIsOnePageInTheParentsOrder)
{
    gateIsOpen(children[0]);
    core::ActionPlan plan;
    plan.children = {children[0]};
    plan.goal = "En god legekammerat inden jul";
    plan.goalWith = "Anna og mor";
    plan.strengths = "Bygger længe sammen med Bent og låner klodser ud. Synger med til samling og husker alle vers.";
    plan.works = "Korte beskeder, et billede af dagen ved garderoben og en voksen tæt på ved skift.";
    plan.worries = "Trækker sig i garderoben";
    plan.environment = "To voksne ved byggehjørnet hver formiddag. Mindre grupper efter frokost.";
    plan.childSays = "Jeg vil gerne bygge";
    plan.parentsSay = "Hun er glad derhjemme, men træt om aftenen";
    plan.staffSay = "Hun søger de voksne, når der er larm, og finder ro igen med en bog";
    plan.followUpOn = day(2026, 10, 1);
    house.must(SavePlan{plan});
    for (const char* name : {"Bo", House::kLeader}) {
        house.as(name);
        int pages = 0;
        const std::string words = talk(children[0], &pages);
        EXPECT_EQ(pages, 1);
        std::size_t last = 0;
        for (const char* heading : {"Til samtalen om Anna Ask", "Det går godt", "Det ser vi", "Det ændrer vi voksne",
                                    "Det aftaler vi", "Hvem har set oplysningerne"}) {
            ASSERT_NE(words.find(heading, last), std::string::npos) << heading;
            last = words.find(heading, last);
        }
        for (const char* none : {"Bent", "Cilla", "Trækker sig", "position", "Bo Bo"})
            EXPECT_THAT(words, Not(HasSubstr(none)));
    }
}

TEST_F(Reports, OnlyTheLeadersTalkPageSaysHowOftenItWasLookedAtAndNobodysNameStandsThere)
{
    gateIsOpen(children[0]);
    house.must(ReadChild{children[0], {}});
    house.clock.goTo(day(2026, 9, 12));
    house.must(ReadChild{children[0], {}});
    const std::string plain = talk(children[0]);
    EXPECT_THAT(plain, HasSubstr("I kan få hele listen hos lederen."));
    EXPECT_THAT(plain, Not(HasSubstr("er der set på det")));
    house.as(House::kLeader);
    const std::string told = talk(children[0]);
    EXPECT_THAT(told, HasSubstr("er der set på det"));
    EXPECT_THAT(told, HasSubstr("senest 12. september 2026"));
    EXPECT_THAT(told, HasSubstr("Ingen uden for stuen har åbnet det."));
    EXPECT_THAT(told, Not(HasSubstr("Pia")));
}

TEST_F(Reports, EachHasATitleAPurposeAndAFileNameWithoutAName)
{
    const PaperChoice group = PaperChoice::group(house.red), leader = PaperChoice::leader({});
    EXPECT_EQ(titleOf(group).da, "Til stuemødet");
    EXPECT_EQ(fileNameFor(group, day(2026, 9, 10), Language::Danish), "stuemoede-2026-09-10.pdf");
    EXPECT_EQ(fileNameFor(leader, day(2026, 9, 10), Language::Danish), "lederrapport-2026-09-10.pdf");
    EXPECT_TRUE(needsPurpose(group));
    EXPECT_TRUE(needsPurpose(leader));
    SaveOrder order{.what = group, .purpose = "stuemøde", .folder = house.dir.path(), .name = "anna ask"};
    EXPECT_FALSE(saveDocument(*house.session, order)) << "a child's name";
    order.name = "stuen";
    EXPECT_TRUE(saveDocument(*house.session, order));
    EXPECT_TRUE(std::filesystem::exists(house.dir / "stuen.pdf"));
}

TEST_F(Reports, TheLeaderReportNeedsTheRightToFiguresAndAPurposeAndStandsInTheLog)
{
    const LeaderReport report = test::sampleLeaderReport();
    EXPECT_EQ(leaderPdf(*house.session, report, "ledelsesmøde", Language::Danish).error().code, ErrorCode::NoRight)
        << "a pedagogue";
    house.as(House::kLeader);
    EXPECT_EQ(leaderPdf(*house.session, report, "", Language::Danish).error().code, ErrorCode::BadInput);
    const std::string words = read(leaderPdf(*house.session, report, "ledelsesmøde", Language::Danish));
    EXPECT_THAT(words, HasSubstr("log "));
    ASSERT_TRUE(house.session->loadAudit());
    EXPECT_EQ(house.session->auditLog()->rows.back().action, ReadFigures::kName);
    EXPECT_EQ(house.session->auditLog()->rows.back().purpose, "ledelsesmøde");
}

PrintedBy printed()
{
    return {Language::Danish, day(2026, 11, 2), {day(2026, 11, 2), 14, 2}, "Karin Lund", "1234:0f3ab2c4d5e6f708"};
}

TEST(LeaderDocument, IsFourToEightPagesWithEveryChartItsTitleAndItsSentence)
{
    const LeaderReport report = test::sampleLeaderReport();
    const test::PdfOnDisk pdf(leaderDocument(report, printed()));
    EXPECT_GE(pdf.pages(), 4);
    EXPECT_LE(pdf.pages(), 8);
    const std::string words = flat(pdf.text());
    for (const auto& section : report.sections) {
        EXPECT_THAT(words, HasSubstr(section.heading));
        for (const auto& chart : section.charts) {
            EXPECT_THAT(words, HasSubstr(flat(core::chart::headOf(chart).title)));
            EXPECT_THAT(words, HasSubstr(flat(core::chart::headOf(chart).sentence).substr(0, 40)));
        }
    }
    EXPECT_THAT(words, HasSubstr("log 1234:0f3ab2c4d5e6f708"));
}

TEST(LeaderDocument, HidesNoTextAndTellsNobodysNameOutsideThePage)
{
    const LeaderReport report = test::sampleLeaderReport();
    const test::PdfOnDisk pdf(leaderDocument(report, printed()));
    const std::string info = pdf.info();
    EXPECT_THAT(info, HasSubstr("Lederrapport"));
    for (const char* name : {"Karin", "Lund", "Strandhuset", "Author", "Keywords", "Subject"})
        EXPECT_THAT(info, Not(HasSubstr(name)));
    // What is said of a chart to those who hear it is what it says, and nothing more.
    std::size_t charts = 0;
    for (const auto& section : report.sections) charts += section.charts.size();
    std::size_t figures = 0;
    const std::string structure = pdf.structure();
    for (std::size_t at = structure.find("Figure"); at != std::string::npos; at = structure.find("Figure", at + 1))
        ++figures;
    EXPECT_EQ(figures, charts);
}

TEST(LeaderDocument, TwoHundredUnitsAndVeryManyIndicatorsGoOnOverThePages)
{
    LeaderReport report = test::sampleLeaderReport();
    core::chart::StackedBars units = test::sampleUnits();
    core::chart::HeatMap heat = test::sampleHeat();
    const auto panel = units.panels.front();
    units.panels.clear();
    for (int i = 0; i < 200; ++i) {
        units.panels.push_back(panel);
        units.panels.back().title = "Gruppe nummer " + std::to_string(i);
        heat.rows.push_back(heat.rows.front());
        heat.rows.back().label = "Tegn nummer " + std::to_string(i);
    }
    report.sections = {{"Grupper", {}, {units, heat}}};
    const test::PdfOnDisk pdf(leaderDocument(report, printed()));
    const std::string words = flat(pdf.text());
    for (const int i : {0, 77, 199}) {
        EXPECT_THAT(words, HasSubstr("Gruppe nummer " + std::to_string(i)));
        EXPECT_THAT(words, HasSubstr("Tegn nummer " + std::to_string(i)));
    }
    EXPECT_GT(pdf.pages(), 10);
}

TEST(LeaderDocument, SaysSoWhenThereIsNothingToTell)
{
    const test::PdfOnDisk pdf(
        leaderDocument({"Strandhuset", "Efterår 2026", {"Der er ingen lukket periode endnu."}, {}}, printed()));
    EXPECT_EQ(pdf.pages(), 1);
    EXPECT_THAT(flat(pdf.text()), HasSubstr("Der er ingen lukket periode endnu."));
}

} // namespace
} // namespace trivsel::app
