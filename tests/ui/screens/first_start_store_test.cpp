#include "support/store_fixture.h"
#include "ui/headless.h"
#include "ui/screens/program.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

/// From an empty folder to an open store, as its first user goes: the real program over a real application. All names
/// and passphrases are invented.
namespace trivsel::tests {
namespace {

namespace fs = std::filesystem;
using Phase = app::Application::Phase;

struct Look {
    int width = 1280, height = 720; ///< device pixels
    float scale = 1;
    bool dark = false;
    Language language = Language::Danish;
};

class FirstStartStore : public ::testing::Test {
protected:
    FirstStartStore()
    {
        setenv("XDG_DATA_HOME", (dir / "data").c_str(), 1);
        start();
    }
    ~FirstStartStore() override { EXPECT_EQ(headless ? headless->takeFailure() : "", ""); }

    /// The program is started, as again on the next day.
    void start(Look look = {})
    {
        headless.reset();
        program.reset();
        application.reset();
        app::Application::Environment environment;
        environment.dataDir = fs::path(TRIVSEL_SOURCE_DIR) / "data";
        environment.configDir = dir / "config";
        environment.anchorDir = dir / "state";
        application = std::move(*app::Application::start(environment));
        app::Preferences preferences = application->preferences();
        preferences.language = look.language;
        application->setPreferences(preferences);
        program = std::make_unique<ui::Program>(*application);
        ui::Headless::Options options;
        options.width = look.width;
        options.height = look.height;
        options.context.scale = look.scale;
        options.context.theme = look.dark ? ui::ThemeName::Dark : ui::ThemeName::Light;
        options.context.language = look.language;
        options.strings = &program->strings();
        headless = std::move(*ui::Headless::create(options, [this](ui::Frame& f) {
            // What was asked for is carried out between two frames.
            program->afterFrame();
            program->draw(f);
        }));
        settle();
    }

    ui::Driver& user() { return headless->driver(); }
    /// Frames until nothing moves; a key that is being derived is not waited for.
    void settle()
    {
        user().settle();
        program->afterFrame();
        user().settle();
    }
    void finishWork()
    {
        settle();
        application->waitForWork();
        settle();
    }
    void click(const std::string& label, int nth = 1)
    {
        const auto done = user().click(label, nth);
        EXPECT_TRUE(done) << label << ": " << (done ? "" : done.error().message.en) << "\n" << user().items();
        settle();
    }
    void press(const std::string& keys, int times = 1)
    {
        for (int i = 0; i < times; ++i) {
            const auto done = user().press(keys);
            EXPECT_TRUE(done) << keys;
            settle();
        }
    }
    void type(const std::string& words)
    {
        user().type(words);
        settle();
    }
    void expect(const std::string& words)
    {
        settle();
        EXPECT_TRUE(headless->log().contains(words)) << words << "\n" << user().items();
    }
    void expectGone(const std::string& words)
    {
        settle();
        EXPECT_FALSE(headless->log().contains(words)) << words;
    }
    std::string valueOf(const std::string& label, int nth = 1)
    {
        settle();
        const auto at = headless->log().find(label, nth);
        return at < 0 ? "(not there)" : std::string(headless->log().at(static_cast<std::size_t>(at)).value);
    }
    std::string focused()
    {
        settle();
        for (std::size_t i = 0; i < headless->log().size(); ++i)
            if (const ui::Item item = headless->log().at(i); item.focused && item.focusable)
                return std::string(item.label);
        return {};
    }
    void picture(const std::string& name)
    {
        const char* folder = std::getenv("TRIVSEL_PICTURES");
        if (folder == nullptr) return;
        settle();
        EXPECT_TRUE(headless->screenshot(std::string(folder) + "/" + name + ".png"));
    }

    /// The three first pages; each Enter goes on to the next field or page.
    void fillToPlace(const std::string& institution = "Ærø Børnehus")
    {
        click("Kom i gang med jeres egen institution");
        type(institution);
        press("Enter");
        type("Blå stue");
        press("Enter", 2); // the second field stays empty
        fillAdult("Karin Lund", "gul cykel regn");
        fillAdult("Mette Holm", "havn kaffe mandag");
        click("Blå stue", 2);
        click("Videre");
    }
    /// From the name's field; the last Enter goes to the next adult.
    void fillAdult(const std::string& name, const std::string& passphrase)
    {
        type(name);
        press("Enter");
        type(passphrase);
        press("Enter");
        type(passphrase);
        press("Enter");
    }
    /// Tab until the thing of this name has the keyboard.
    void tabTo(const std::string& label)
    {
        for (int i = 0; i < 60 && focused() != label; ++i) press("Tab");
        EXPECT_EQ(focused(), label);
    }
    std::string working() const { return application->phase() == Phase::Working ? "working" : "not working"; }
    void retype(const std::string& label, const std::string& words)
    {
        click(label);
        press("Ctrl+A");
        type(words);
    }

    test::TempDir dir;
    std::unique_ptr<app::Application> application;
    std::unique_ptr<ui::Program> program;
    std::unique_ptr<ui::Headless> headless;
};

TEST_F(FirstStartStore, ADemoIsMadeAndItsUnlockScreenSaysWhoThereIsToBe)
{
    click("Prøv med en demo");
    if (application->phase() == Phase::Working) picture("first-start-demo-working");
    finishWork();
    EXPECT_EQ(application->phase(), Phase::Locked);
    EXPECT_EQ(application->storeFile(), dir / "data" / "trivselslys" / "demo.trivsel");
    expect("Alt i dette lager er opfundet.");
    ASSERT_FALSE(application->demoUsers().empty());
    picture("first-start-demo");
    click(application->demoUsers().front().name);
    finishWork();
    ASSERT_EQ(application->phase(), Phase::Open);

    // Another one beside it, from the unlock screen.
    application->lock();
    click("Opret et nyt lager");
    expect("Tilbage til oplåsning");
    click("Prøv med en demo");
    finishWork();
    EXPECT_EQ(application->storeFile().filename(), "demo-2.trivsel");
    expect("Alt i dette lager er opfundet.");
}

TEST_F(FirstStartStore, ARealStoreIsMadeByKeyboardAloneAndOpensAgain)
{
    tabTo("Kom i gang med jeres egen institution");
    press("Enter");
    expect("Side 1 af 5");
    type("Ærø Børnehus");
    press("Enter");
    expect("Side 2 af 5");
    type("Blå stue");
    press("Enter", 2);
    expect("Side 3 af 5");
    fillAdult("Karin Lund", "gul cykel regn");
    fillAdult("Mette Holm", "havn kaffe mandag");
    expect("Vælg, hvilke grupper Mette Holm arbejder i.");
    EXPECT_EQ(focused(), "Blå stue");
    press("Space");
    expectGone("Vælg, hvilke grupper");
    tabTo("Videre");
    press("Enter");
    expect("Side 4 af 5");
    EXPECT_EQ(valueOf("Fil"), (dir / "data" / "trivselslys" / "Aeroe-Boernehus.trivsel").string());
    expect("Karin Lund (Leder), Mette Holm (Pædagog)");
    press("Enter");
    ASSERT_EQ(working(), "working");
    expect("Opretter lageret");
    picture("first-start-working");
    finishWork();

    expect("Side 5 af 5");
    expect(application->recoveryCode().substr(0, 6));
    for (const char* keys : {"Ctrl+1", "Ctrl+2", "Ctrl+L", "Ctrl+U", "Ctrl+B", "F1", "Alt+Left"}) press(keys);
    program->filesDropped({(dir / "liste.csv").string()});
    expect("Skriv koden ned nu");
    EXPECT_EQ(application->phase(), Phase::Open);
    EXPECT_FALSE(user().click("Gå i gang")); // not before the tick
    picture("first-start-recovery");
    tabTo("Jeg har skrevet koden ned");
    press("Space");
    tabTo("Gå i gang");
    press("Enter");
    EXPECT_TRUE(application->recoveryCode().empty());
    expect("Der er ingen børn endnu");

    start();
    EXPECT_EQ(application->unlockNames(), (std::vector<std::string>{"Karin Lund", "Mette Holm"}));
    click("Mette Holm");
    type("havn kaffe mandag");
    press("Enter");
    finishWork();
    ASSERT_EQ(application->phase(), Phase::Open);
    const app::Session& session = *application->session();
    EXPECT_EQ(session.world().unit(session.world().unitsOf(session.user().id, session.today()).front())->name,
              "Blå stue");
}

TEST_F(FirstStartStore, EachAdultsFieldSaysWhatItLacks)
{
    click("Kom i gang med jeres egen institution");
    type("Strandhuset");
    press("Enter");
    type("Blå stue");
    press("Enter");
    type(" BLÅ STUE");
    click("Videre");
    expect("Navnet står der allerede.");
    EXPECT_EQ(focused(), "Gruppe 2");
    picture("first-start-units-fault");
    press("Ctrl+A");
    type("Rød stue");
    click("Videre");

    fillAdult("Bo", "gul cykel regn");
    click("Skriv den igen");
    type("x");
    expect("De to er ikke ens endnu."); // told quietly while it is typed
    press("Backspace");
    click("Navn", 2);
    fillAdult("bo ", "gul cykel regn");
    expect("To voksne hedder det samme.");
    EXPECT_EQ(focused(), "Navn");
    EXPECT_EQ(valueOf("Navn", 2), "bo ");
    press("Ctrl+A");
    type("Ida");
    click("Skriv den igen", 2);
    type("x");
    expect("De to adgangssætninger til Ida er ikke ens.");
    retype("Adgangssætning", "kort");
    click("Videre");
    expect("Adgangssætningen til Bo skal være på mindst 12 tegn.");
    picture("first-start-adults-fault");
    retype("Adgangssætning", std::string(129, 'x'));
    click("Videre");
    expect("må højst være på 128 tegn");

    retype("Adgangssætning", "gul cykel regn");
    retype("Skriv den igen", "gul cykel regn");
    click("Skriv den igen", 2);
    press("Ctrl+A");
    type("gul cykel regn");
    click("Rolle");
    click("Pædagog");
    click("Blå stue");
    click("Rød stue", 2);
    click("Videre");
    expect("Mindst én af de voksne skal være leder");
    picture("first-start-no-leader");
    click("Rolle", 2);
    click("Leder");
    click("Videre");
    expect("Side 4 af 5");
    expect("Bo (Pædagog), Ida (Leder)");
}

TEST_F(FirstStartStore, AnAdultIsAddedAndTakenAwayAgain)
{
    fillToPlace();
    press("Alt+Left");
    click("Tilføj en voksen");
    EXPECT_EQ(focused(), "Navn");
    fillAdult("Jonas Bech", "sol sand spand is");
    expect("Vælg, hvilke grupper Jonas Bech arbejder i.");
    click("Fjern voksen 2");
    EXPECT_EQ(valueOf("Navn", 2), "Jonas Bech");
    expectGone("Fjern voksen"); // two must stay
    click("Blå stue", 2);
    click("Videre");
    expect("Karin Lund (Leder), Jonas Bech (Pædagog)");
}

TEST_F(FirstStartStore, APlaceThatIsRefusedIsSaidThereAndEverythingTypedIsKept)
{
    fillToPlace();
    const fs::path synchronised = dir / "Dropbox" / "hus.trivsel";
    retype("Fil", synchronised.string());
    click("Opret lageret");
    finishWork();
    expect("Lageret blev ikke oprettet.");
    expect("synkroniseres (Dropbox)");
    EXPECT_EQ(focused(), "Fil");
    EXPECT_FALSE(fs::exists(synchronised));
    picture("first-start-refused");

    test::writeBytes(dir / "taget.trivsel", "noget andet");
    retype("Fil", (dir / "taget").string());
    expectGone("Lageret blev ikke oprettet.");
    press("Enter");
    finishWork();
    expect("Der ligger allerede en fil her");
    EXPECT_EQ(test::readBytes(dir / "taget.trivsel"), "noget andet");

    retype("Fil", (dir / "taget.trivsel" / "inde.trivsel").string());
    press("Enter");
    finishWork();
    expect("Mappen kan ikke oprettes.");

    press("Alt+Left");
    EXPECT_EQ(valueOf("Navn", 2), "Mette Holm");
    click("Videre");
    retype("Fil", (dir / "her").string()); // the ending is added, the passphrases are still there
    press("Enter");
    finishWork();
    expect("Skriv koden ned nu");
    EXPECT_TRUE(fs::exists(dir / "her.trivsel"));
}

TEST_F(FirstStartStore, AFolderIsChosenForTheFile)
{
    fillToPlace();
    fs::create_directories(dir / "lager");
    click("Vælg mappe");
    retype("Sti til fil eller mappe", (dir / "lager").string());
    press("Enter");
    click("Brug denne mappe");
    EXPECT_EQ(valueOf("Fil"), (dir / "lager" / "Aeroe-Boernehus.trivsel").string());
    retype("Fil", (dir / "lager").string()); // a folder is no file: the proposed name is added
    press("Enter");
    EXPECT_EQ(working(), "working");
    finishWork();
    EXPECT_TRUE(fs::exists(dir / "lager" / "Aeroe-Boernehus.trivsel"));
}

TEST_F(FirstStartStore, TheProposedNameIsPlainLettersWhateverTheInstitutionIsCalled)
{
    fillToPlace("Åse's \"Børnehøj\" ../..\\ %s##\xE2\x80\xAE \xD7\x90 2");
    EXPECT_EQ(fs::path(valueOf("Fil")).filename(), "Aase-s-Boernehoej-s-2.trivsel");
    for (int i = 0; i < 3; ++i) press("Alt+Left");
    retype("Institutionens eller skolens navn", "\xD7\x90\xD7\x91");
    for (int i = 0; i < 3; ++i) click("Videre");
    EXPECT_EQ(fs::path(valueOf("Fil")).filename(), "trivsel.trivsel");
}

TEST_F(FirstStartStore, TheCodeStaysWhenTheIdleStoreLocksAndDrawsNothingWhileItWaits)
{
    fillToPlace();
    press("Enter");
    finishWork();
    expect("Skriv koden ned nu");
    ASSERT_EQ(application->phase(), Phase::Open);
    headless->frame();
    EXPECT_GT(program->afterFrame(), 60);
    headless->setFrameTime(400);
    headless->frame();
    headless->setFrameTime(1.0 / 60);
    settle();
    EXPECT_EQ(application->phase(), Phase::Locked);
    expect("Skriv koden ned nu");
    EXPECT_FALSE(application->recoveryCode().empty());
    click("Jeg har skrevet koden ned");
    click("Gå i gang");
    expect("Hvem er du?");
}

TEST_F(FirstStartStore, AStoreThatCannotBeChosenIsSaidOnThePageOneIsOn)
{
    test::writeBytes(dir / "note.txt", "ikke et lager");
    program->filesDropped({(dir / "note.txt").string()});
    settle();
    expect("note.txt");
    picture("first-start-not-a-store");
    click("Luk");
    expectGone("note.txt");

    fillToPlace();
    press("Enter");
    finishWork();
    click("Jeg har skrevet koden ned");
    click("Gå i gang");
    press("Ctrl+L");
    expect("Hvem er du?");
    click("Vælg et andet lager");
    retype("Sti til fil eller mappe", (dir / "note.txt").string());
    press("Enter");
    expect("note.txt");
    picture("unlock-not-a-store");
    click("Luk");
    expectGone("note.txt");
    EXPECT_EQ(application->storeFile().filename(), "Aeroe-Boernehus.trivsel");
}

TEST_F(FirstStartStore, PassphrasesAreWipedWhenTheGuideIsLeft)
{
    fillToPlace();
    press("Enter");
    finishWork();
    click("Jeg har skrevet koden ned");
    click("Gå i gang");
    press("Ctrl+L");
    click("Opret et nyt lager");
    fillToPlace("Skovhuset");
    for (int i = 0; i < 4; ++i) press("Alt+Left");
    click("Tilbage til oplåsning");
    expect("Hvem er du?");
    click("Opret et nyt lager");
    click("Kom i gang med jeres egen institution");
    EXPECT_EQ(valueOf("Institutionens eller skolens navn"), "Skovhuset");
    click("Videre");
    click("Videre");
    EXPECT_EQ(valueOf("Navn", 2), "Mette Holm");
    expect("Mindst 12 tegn."); // what an empty passphrase says
    expectGone("Lang nok.");
}

TEST_F(FirstStartStore, Pictures)
{
    if (std::getenv("TRIVSEL_PICTURES") == nullptr) GTEST_SKIP() << "TRIVSEL_PICTURES names no folder";
    const std::pair<std::string, Look> looks[] = {
        {"", {}},
        {"-zoom200", {.scale = 2}},
        {"-zoom80-en", {.scale = 0.8F, .language = Language::English}},
        {"-scale2-dark", {.width = 2560, .height = 1440, .scale = 2, .dark = true}}};
    for (const auto& [name, look] : looks) {
        start(look);
        const bool english = look.language == Language::English;
        const std::string next = english ? "Next" : "Videre";
        picture("fs-1-welcome" + name);
        click(english ? "Begin with your own institution" : "Kom i gang med jeres egen institution");
        picture("fs-2-institution-empty" + name);
        type("Strandhuset");
        picture("fs-2-institution" + name);
        press("Enter");
        type("Blå stue");
        press("Enter");
        type("Rød stue");
        press("Enter");
        picture("fs-3-units" + name);
        press("Enter");
        fillAdult("Karin Lund", "gul cykel regn");
        type("Mette Holm");
        press("Enter");
        type("havn kaf");
        picture("fs-4-adults" + name);
        type("fe mandag");
        press("Enter");
        type("havn kaffe mandag");
        click("Blå stue", 2);
        picture("fs-4-adults-bottom" + name);
        click(english ? "Role" : "Rolle");
        click(english ? "Pedagogue" : "Pædagog");
        click("Blå stue");
        click(next);
        picture("fs-4-adults-no-leader" + name);
        click(english ? "Role" : "Rolle");
        click(english ? "Leader" : "Leder");
        click(next);
        picture("fs-5-place" + name);
        const std::string place = valueOf(english ? "File" : "Fil");
        retype(english ? "File" : "Fil", (dir / "Dropbox" / "hus.trivsel").string());
        press("Enter");
        finishWork();
        picture("fs-5-place-refused" + name);
        retype(english ? "File" : "Fil", place);
        user().wheel(-40);
        picture("fs-5-place-bottom" + name);
        press("Enter");
        finishWork();
        if (application->phase() != Phase::Open) {
            click(english ? "Make the store" : "Opret lageret");
            finishWork();
        }
        picture("fs-6-recovery" + name);
        user().wheel(-40);
        picture("fs-6-recovery-bottom" + name);
        headless.reset();
        program.reset();
        application.reset();
        fs::remove_all(dir / "config");
    }
}

} // namespace
} // namespace trivsel::tests
