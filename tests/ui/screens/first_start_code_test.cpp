#include "ui/screens/first_start_fixture.h"

/// The recovery code, and the other keys that are made while the program goes on.
namespace trivsel::tests {
namespace {

class RecoveryCode : public FirstStartStore {};

TEST_F(RecoveryCode, TheCodeStaysWhenTheIdleStoreLocksAndDrawsNothingWhileItWaits)
{
    fillToPlace();
    press("Enter");
    finishWork();
    expect("Skriv koden ned nu");
    ASSERT_EQ(application->phase(), Phase::Open);
    headless->frame();
    EXPECT_GT(program->afterFrame(), 60);
    computer.awake += std::chrono::seconds(400);
    computer.elapsed += std::chrono::seconds(400);
    finishWork();
    EXPECT_EQ(application->phase(), Phase::Locked);
    expect("Skriv koden ned nu");
    EXPECT_FALSE(application->recoveryCode().empty());
    click("Jeg har skrevet koden ned");
    click("Gå i gang");
    expect("Hvem er du?");
}

TEST_F(RecoveryCode, ClosingTheWindowAsksAndTheCodeCanStillBeWrittenDown)
{
    makeStore();
    EXPECT_EQ(program->mayClose(), ui::Program::Close::NotYet);
    expect("Koden vises kun nu");
    picture("recovery-leave");
    EXPECT_EQ(program->mayClose(), ui::Program::Close::NotYet); // asked after every frame
    click("Tilbage til koden");
    expectGone("Koden vises kun nu");
    EXPECT_EQ(program->mayClose(), ui::Program::Close::Stay);
    EXPECT_FALSE(application->recoveryCode().empty());
    program->mayClose();
    settle();
    press("Escape");
    EXPECT_EQ(program->mayClose(), ui::Program::Close::Stay);
    keepCode();
    EXPECT_FALSE(application->session()->shouldRenewRecoveryCode());
    EXPECT_TRUE(application->session()->flush());
    EXPECT_EQ(closing(), ui::Program::Close::Now);
}

TEST_F(RecoveryCode, LeftUnwrittenItIsToldAtTheNextUnlockAndANewOneIsMade)
{
    makeStore();
    const std::string lost = application->recoveryCode();
    program->mayClose();
    click("Luk uden koden");
    EXPECT_TRUE(application->session()->flush());
    EXPECT_EQ(closing(), ui::Program::Close::Now);

    start();
    unlockAs("Karin Lund", "gul cykel regn");
    expect("Ingen har sagt, at lagerets gendannelseskode er skrevet ned.");
    picture("recovery-reminder");
    click("Gå til Indstillinger");
    expect("Ingen har sagt, at gendannelseskoden er skrevet ned.");
    picture("recovery-settings");
    click("Lav en ny gendannelseskode");
    click("Din adgangssætning");
    type("ikke den rigtige");
    press("Enter");
    finishWork();
    expect("Navnet eller adgangssætningen er forkert.");
    press("Ctrl+A");
    type("gul cykel regn");
    click("Lav ny kode");
    if (application->isAtWork()) {
        expect("Arbejder …");
        picture("recovery-working");
    }
    finishWork();
    expect("Skriv koden ned nu");
    expectGone("Side 5 af 5");
    EXPECT_NE(application->recoveryCode(), lost);
    picture("recovery-new");
    click("Jeg har skrevet koden ned");
    click("Videre");
    expectGone("Ingen har sagt");
    EXPECT_EQ(program->place().screen, app::Screen::Settings);
    press("Ctrl+1");
    expectGone("Ingen har sagt");
}

TEST_F(RecoveryCode, APedagogueIsNotRemindedOfWhatOnlyALeaderCanMend)
{
    makeStore();
    start();
    unlockAs("Mette Holm", "havn kaffe mandag");
    expectGone("Ingen har sagt");
    press("Ctrl+L");
    unlockAs("Karin Lund", "gul cykel regn");
    expect("Ingen har sagt, at lagerets gendannelseskode");
    click("Luk");
    expectGone("Ingen har sagt");
}

TEST_F(RecoveryCode, APassphraseIsChangedWhileTheProgramStaysUsable)
{
    makeStore();
    keepCode();
    click("Indstillinger");
    click("Skift min adgangssætning");
    click("Nuværende adgangssætning");
    type("gul cykel regn");
    click("Ny adgangssætning");
    type("rød cykel sol");
    click("Den nye igen");
    type("rød cykel sol");
    click("Skift min adgangssætning");
    if (application->isAtWork()) {
        expect("Arbejder …");
        picture("settings-passphrase-working");
        press("Escape"); // given up: nothing is changed
        EXPECT_FALSE(application->isAtWork());
        expectGone("Arbejder …");
    }
    finishWork();
    press("Ctrl+L");
    unlockAs("Karin Lund", "gul cykel regn");
}

TEST_F(RecoveryCode, Pictures)
{
    if (std::getenv("TRIVSEL_PICTURES") == nullptr) GTEST_SKIP() << "TRIVSEL_PICTURES names no folder";
    start({.scale = 2});
    click("Prøv med en demo");
    while (application->demoProgress() && application->demoProgress()->units == 0) settle();
    picture("demo-progress-zoom200");
    application->stopDemo();
    finishWork();
    makeStore();
    program->mayClose();
    picture("recovery-leave-zoom200");
    click("Luk uden koden");
    picture("recovery-reminder-zoom200");
    click("Gå til Indstillinger");
    click("Lav en ny gendannelseskode");
    picture("recovery-dialog-zoom200");
    press("Escape");
    picture("recovery-settings-zoom200");
}

} // namespace
} // namespace trivsel::tests
