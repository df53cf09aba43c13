#include "base/clock.h"
#include "definitions/catalog.h"
#include "storage/store.h"
#include "support/temp_dir.h"
#include "ui/driver/stage.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

/// Documents are saved from the pages, through the real program and store. Everybody is invented.
namespace trivsel::tests {
namespace {

namespace fs = std::filesystem;
const Date kToday = *Date::of(2026, 10, 5);
const std::string kPassphrase = "en lang sætning til prøven";

class Printing : public ::testing::Test {
protected:
    Printing()
    {
        fs::create_directory(papers());
        setenv("HOME", dir.path().c_str(), 1);
        auto catalog = definitions::Catalog::load(fs::path(TRIVSEL_SOURCE_DIR) / "data");
        FixedDateClock clock(kToday);
        app::Session::CreateRequest request;
        request.file = dir / "hus.trivsel";
        request.municipality = "kerteminde";
        request.storeName = "Strandhuset";
        request.userName = "Lone Leder";
        request.passphrase = kPassphrase;
        request.role = core::Role::Leader;
        request.isDemo = true; // the cheapest keys
        request.catalog = std::make_shared<const definitions::Catalog>(std::move(*catalog));
        request.clock = &clock;
        request.anchorDir = dir / "config";
        auto made = app::Session::create(request);
        if (!made) throw std::runtime_error(made.error().message.en);
        const auto add = [&](const app::Command& command) {
            const auto done = (*made)->apply(command);
            if (!done) throw std::runtime_error(done.error().message.en);
            return (*made)->lastAdded();
        };
        UnitId root;
        for (const auto& [id, unit] : (*made)->world().units) root = id;
        const UnitId house{add(app::AddUnit{root, core::UnitKind::Institution, core::Setting::Daycare, "Strandhuset"})};
        const UnitId blue{add(app::AddUnit{house, core::UnitKind::Unit, core::Setting::Daycare, "Blå stue"})};
        anna = ChildId{add(app::AddChild{.unit = blue,
                                         .name = "Anna Juhl",
                                         .birthDate = *Date::of(2022, 5, 1),
                                         .sex = {},
                                         .cpr = {},
                                         .externalId = {}})};
        add(app::AddOwnStep{.child = anna,
                            .title = "To voksne ved garderoben",
                            .action = {},
                            .responsible = {},
                            .person = {},
                            .organisation = {},
                            .due = Date::of(2026, 10, 12)});
        if (!(*made)->flush()) throw std::runtime_error("not saved");
    }

    fs::path papers() const { return dir / "Dokumenter"; }
    void open(int width = 1280, int height = 720, float scale = 1)
    {
        driver::Options options;
        options.dataDir = fs::path(TRIVSEL_SOURCE_DIR) / "data";
        options.configDir = dir / "config";
        options.today = kToday;
        options.store = dir / "hus.trivsel";
        options.user = "Lone Leder";
        options.passphrase = kPassphrase;
        options.width = width;
        options.height = height;
        options.scale = scale;
        auto made = driver::Stage::open(options);
        ASSERT_TRUE(made) << made.error().message.en;
        stage = std::move(*made);
    }
    ui::Driver& user() { return stage->driver(); }
    void report(const Result<void>& done, const std::string& what)
    {
        if (!done) ADD_FAILURE() << what << ": " << done.error().message.en << "\n" << user().items();
        stage->settle();
    }
    void click(const std::string& label, int nth = 1) { report(user().click(label, nth), "click " + label); }
    void press(const std::string& keys) { report(user().press(keys), "press " + keys); }
    void expect(const std::string& words) { report(user().expect(words), "expect " + words); }
    void expectGone(const std::string& words) { report(user().expectGone(words), "expect gone " + words); }
    /// The dialog says where it lies, until it is closed.
    void expectSaved(const std::string& name)
    {
        expect("Gemt som »" + name + "«");
        picture("print_saved");
        press("Escape");
        expectGone("Gemt som");
    }
    void openChild()
    {
        press("Ctrl+3");
        click("Anna Juhl");
    }
    void picture(const std::string& name)
    {
        if (const char* folder = std::getenv("TRIVSEL_PICTURES")) {
            EXPECT_TRUE(stage->screenshot(std::string(folder) + "/" + name + ".png"));
        }
    }
    std::string bytesOf(const std::string& name) const
    {
        std::ifstream in(papers() / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    std::vector<std::string> saved() const
    {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(papers())) names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }
    /// Rows of the audit, counted with the program closed.
    std::int64_t auditRows()
    {
        if (stage) {
            EXPECT_TRUE(stage->waitSaved(30));
        }
        stage.reset();
        storage::OpenRequest request;
        request.file = dir / "hus.trivsel";
        request.user = "Lone Leder";
        request.passphrase = kPassphrase;
        request.anchorDir = dir / "config";
        auto store = storage::Store::open(request);
        EXPECT_TRUE(store) << (store ? "" : store.error().message.en);
        return store ? (*store)->auditRows() : -1;
    }
    /// How many rows are noted by opening the program and doing that.
    template <class Do> std::int64_t rowsOf(const Do& what)
    {
        const std::int64_t before = auditRows();
        open();
        what();
        return auditRows() - before;
    }

    test::TempDir dir;
    ChildId anna;
    std::unique_ptr<driver::Stage> stage;
};

TEST_F(Printing, WhatGoesHomeIsClosedUntilTheQuestionIsAnsweredAndThenSavedAsAPdf)
{
    open();
    openChild();
    click("Udskriv");
    expect("Samtalesiden: lukket");
    expect("Svar først på spørgsmålet om mistanke");
    expect("Statusudtalelse");
    picture("print_closed");
    press("Escape");
    ASSERT_TRUE(stage->application().session()->apply(app::AnswerGate{anna, core::GateAnswer::Answer::No, {}, {}}));
    stage->settle();
    click("Udskriv");
    expectGone("lukket");
    click("Samtalesiden");
    EXPECT_FALSE(user().click("Gem filen")) << "it was not said what it is for";
    click("forældremøde");
    picture("print");
    click("Gem filen");
    expectSaved("samtalesiden-2026-10-05.pdf");
    EXPECT_EQ(bytesOf("samtalesiden-2026-10-05.pdf").substr(0, 5), "%PDF-");
    EXPECT_EQ(saved().size(), 1U) << "nothing half-written beside it";
}

TEST_F(Printing, TheFolderAndThePurposeAreRememberedAndNoFileIsReplacedUnasked)
{
    open();
    openChild();
    click("Udskriv");
    click("Hvad skal det bruges til?");
    user().type("overlevering til skolen");
    click("Gem filen");
    expectSaved("statusudtalelse-2026-10-05.pdf");
    click("Udskriv");
    expect("statusudtalelse-2026-10-05-2.pdf");
    click("overlevering til skolen");
    click("Filnavn");
    press("Ctrl+A");
    user().type("statusudtalelse-2026-10-05");
    click("Gem filen");
    expect("Der ligger allerede en fil med det navn");
    EXPECT_EQ(saved().size(), 1U);
    click("Erstat filen");
    expectSaved("statusudtalelse-2026-10-05.pdf");
    EXPECT_EQ(saved().size(), 1U);
}

TEST_F(Printing, ANameOfTheChildAndAClosedFolderAreRefusedWithNothingWritten)
{
    open();
    openChild();
    click("Udskriv");
    click("journal");
    click("Filnavn");
    press("Ctrl+A");
    user().type("status anna");
    click("Gem filen");
    expect("Filnavnet indeholder barnets navn.");
    picture("print_refused");
    press("Escape");
    click("Udskriv");
    click("journal");
    fs::remove_all(papers());
    click("Gem filen");
    expect("Mappen findes ikke.");
    fs::create_directory(papers());
    EXPECT_TRUE(saved().empty());
}

TEST_F(Printing, AReadingStandsInTheAuditOnceThereIsAFile)
{
    const auto print = [&](const std::string& name) {
        openChild();
        click("Udskriv");
        click("journal");
        click("Filnavn");
        press("Ctrl+A");
        user().type(name);
        click(name.empty() ? "Annuller" : "Gem filen");
    };
    const std::int64_t left = rowsOf([&] { print(""); });
    EXPECT_EQ(rowsOf([&] { print("status anna"); }), left) << "what never became a file was not read";
    EXPECT_EQ(rowsOf([&] { print("status"); }) - left, 3) << "the export, the child, and the habits that are kept";
    EXPECT_EQ(rowsOf([&] { print("status to"); }) - left, 2) << "the habits are the same as before";
}

TEST_F(Printing, AnotherFolderIsChosenWithTheChooser)
{
    fs::create_directories(papers() / "journal");
    open();
    openChild();
    click("Udskriv");
    click("møde i teamet");
    click("Vælg en anden mappe");
    click("journal");
    click("Brug denne mappe");
    click("Gem filen");
    expect("Gemt som");
    EXPECT_TRUE(fs::exists(papers() / "journal" / "statusudtalelse-2026-10-05.pdf"));
}

TEST_F(Printing, TheDraftOfAnUnderretningIsPrintedWithWhatWasJustTyped)
{
    open();
    openChild();
    click("Til underretning");
    click("Begynd en underretning");
    click("Det har vi set");
    user().type("Blå mærker på armen");
    click("Udskriv kladden");
    click("journal");
    click("Gem filen");
    expectSaved("underretning-2026-10-05.pdf");
    EXPECT_EQ(bytesOf("underretning-2026-10-05.pdf").substr(0, 5), "%PDF-");
    EXPECT_EQ(stage->application().session()->world().casework.notifications.of(anna).front()->seen,
              "Blå mærker på armen");
}

TEST_F(Printing, FollowUpGivesTheAgendaAndTheDatesWithoutNames)
{
    open();
    press("Ctrl+4");
    click("Gem i kalender");
    click("Alle datoer i Opfølgning");
    click("egen kalender");
    picture("print_calendar");
    click("Gem filen");
    expectSaved("kalender-2026-10-05.ics");
    const std::string dates = bytesOf("kalender-2026-10-05.ics");
    EXPECT_NE(dates.find("DTSTART;VALUE=DATE:20261012"), std::string::npos) << dates;
    EXPECT_EQ(dates.find("Anna"), std::string::npos);
    click("Besøg");
    click("Udskriv dagsorden");
    click("besøg af socialrådgiver");
    click("Gem filen");
    expectSaved("dagsorden-2026-10-05.pdf");
    EXPECT_EQ(bytesOf("dagsorden-2026-10-05.pdf").substr(0, 5), "%PDF-");
}

TEST_F(Printing, TheGuideAndTheFormNeedNoPurpose)
{
    open();
    click("Indhold");
    click("Udskriv guiden");
    expectGone("Hvad skal det bruges til?");
    click("Gem filen");
    expectSaved("saadan-goer-vi-2026-10-05.pdf");
    click("Skemaer");
    click("Udskriv skemaet");
    click("English");
    click("Gem filen");
    EXPECT_EQ(saved().size(), 2U);
}

TEST_F(Printing, TheDialogFitsASmallZoomedWindow)
{
    open(1280, 720, 2);
    openChild();
    click("Udskriv");
    expect("Gem filen");
    picture("print_200");
}

} // namespace
} // namespace trivsel::tests
