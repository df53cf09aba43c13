#include "ui/screens/first_start_fixture.h"

/// A demo, and a real store made and opened again.
namespace trivsel::tests {
namespace {

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
    finishWork();
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

TEST_F(FirstStartStore, ADemoShowsHowFarItIsAndCanBeCancelled)
{
    click("Prøv med en demo");
    bool isShown = false, isStopped = false;
    while (application->phase() == Phase::Working && !isStopped) {
        headless->frame();
        isShown = isShown || headless->log().contains("Gruppe ");
        if (!isShown || application->phase() != Phase::Working) continue;
        picture("first-start-demo-progress");
        isStopped = user().click("Annuller").has_value();
    }
    finishWork();
    if (application->phase() == Phase::Locked)
        GTEST_SKIP() << "this computer made the whole demo before it could be stopped";
    expect("Velkommen");
    expectGone("stoppet");
    EXPECT_TRUE(fs::is_empty(dir / "data" / "trivselslys"));
    EXPECT_EQ(application->phase(), Phase::FirstStart);
}

TEST_F(FirstStartStore, ClosingTheWindowStopsADemoThatIsBeingMade)
{
    click("Prøv med en demo");
    while (program->mayClose() != ui::Program::Close::Now) program->afterFrame();
    if (!application->storeFile().empty())
        GTEST_SKIP() << "this computer made the whole demo before it could be stopped";
    EXPECT_TRUE(fs::is_empty(dir / "data" / "trivselslys"));
}

} // namespace
} // namespace trivsel::tests
