#include "app/short_code.h"
#include "ui/screens/casework_house.h"


/// Locking, coming back, the short code and the meeting mode, in the real program over a real store.
namespace trivsel::tests {
namespace {

using namespace std::chrono_literals;

/// A computer whose clocks are moved by hand.
struct Computer {
    Uptime now{1h, 1h};
    void pass(std::chrono::nanoseconds time)
    {
        now.awake += time;
        now.elapsed += time;
    }
    void sleep(std::chrono::nanoseconds time) { now.elapsed += time; }
};

class Sitting : public PlayerBase {
public:
    Sitting(const CaseworkHouse& house, Computer& computer, const std::string& name)
        : PlayerBase({house.dir / "hus.trivsel", house.dir / "config", kHouseDay, [&computer] { return computer.now; }})
    {
        sitDown(name, passphraseOf(name));
    }
    app::Application& application() { return stage().application(); }
    ui::Program& program() { return stage().program(); }
    bool isOpen() { return application().phase() == app::Application::Phase::Open; }
    void unlock(const std::string& name)
    {
        if (application().codeOffer()) click("Brug adgangssætningen, eller vælg en anden");
        click(name);
        click("Adgangssætning");
        type(passphraseOf(name));
        press("Enter");
        ASSERT_TRUE(isOpen()) << user().items();
    }
    void draw() { stage().settle(); }
    void typeCode(const std::string& digits)
    {
        type(digits);
        press("Enter");
        stage().settle();
    }
    /// Opens the user menu and chooses a code.
    void chooseCode(const std::string& digits)
    {
        press("Ctrl+U");
        click("Vælg en kort kode");
        click("6 cifre");
        type(digits);
        click("Brug koden");
    }
};

class Locking : public ::testing::Test {
protected:
    CaseworkHouse house;
    Computer computer;
};

TEST_F(Locking, ComesAfterTheIdleMinutesOfTheStoreAndNotBefore)
{
    Sitting pia(house, computer, "Pia Pædagog");
    computer.pass(4min + 59s);
    pia.draw();
    EXPECT_TRUE(pia.isOpen());
    computer.pass(2s);
    pia.draw();
    EXPECT_FALSE(pia.isOpen());
    pia.expectGone("Anna Juhl");
    pia.expect("Pia Pædagog");
}

TEST_F(Locking, WaitsForWhoeverIsThere)
{
    Sitting pia(house, computer, "Pia Pædagog");
    for (int i = 0; i < 4; ++i) {
        computer.pass(4min);
        pia.press("Tab");
    }
    EXPECT_TRUE(pia.isOpen());
}

TEST_F(Locking, ALeaderChoosesTheMinutes)
{
    Sitting lone(house, computer, "Lone Leder");
    const auto set = [&](const char* value) { return lone.application().session()->apply(app::ChangeSetting{"idleMinutes", value}); };
    for (const char* wrong : {"0", "16", "", "fem"}) EXPECT_FALSE(set(wrong)) << wrong;
    ASSERT_TRUE(set("15"));
    computer.pass(14min);
    lone.draw();
    EXPECT_TRUE(lone.isOpen());
    computer.pass(2min);
    lone.draw();
    EXPECT_FALSE(lone.isOpen());
}

TEST_F(Locking, AComputerThatSleptShowsNothingWhenItWakes)
{
    Sitting pia(house, computer, "Pia Pædagog");
    pia.program().goTo({app::Screen::Child, {}, {}, house.anna});
    pia.expect("Anna Juhl");
    computer.sleep(10s);
    EXPECT_TRUE(pia.program().woken()) << "there is something to draw";
    pia.press("Tab"); // the first thing that happens
    EXPECT_FALSE(pia.isOpen());
    pia.expectGone("Anna Juhl");
}

TEST_F(Locking, OneComesBackToThePlaceOneWasWithWhatWasTyped)
{
    Sitting pia(house, computer, "Pia Pædagog");
    pia.press("Ctrl+1");
    pia.program().goTo({app::Screen::Children, {}, {}, {}});
    pia.draw();
    pia.click("Tilføj barn");
    pia.click("Navn");
    pia.type("Villads Nygaard");
    pia.press("Ctrl+L");
    ASSERT_FALSE(pia.isOpen());
    pia.expectGone("Villads");
    pia.unlock("Per Pædagog");
    EXPECT_NE(pia.program().place().screen, app::Screen::Children);
    pia.expectGone("Villads");
    pia.press("Ctrl+L");
    pia.unlock("Pia Pædagog");
    EXPECT_EQ(pia.program().place().screen, app::Screen::Children);
    EXPECT_EQ(pia.valueOf("Navn"), "Villads Nygaard");
    pia.press("Ctrl+L");
    pia.unlock("Pia Pædagog");
    EXPECT_EQ(pia.valueOf("Navn"), "Villads Nygaard") << "as often as one likes";
}

TEST_F(Locking, TheShortCodeOpensTheStoreAgainForThirtyMinutes)
{
    Sitting pia(house, computer, "Pia Pædagog");
    pia.chooseCode("123456");
    pia.expect("Cifrene kommer i rækkefølge");
    pia.click("6 cifre");
    pia.type("749205");
    pia.click("Brug koden");
    pia.expect("Du har en kort kode.");
    pia.press("Escape");
    pia.press("Ctrl+L");
    pia.expect("Kort kode for Pia Pædagog");
    computer.sleep(29min);
    pia.draw();
    pia.typeCode("749205");
    ASSERT_TRUE(pia.isOpen());
    EXPECT_EQ(pia.application().session()->user().name, "Pia Pædagog");
    pia.press("Ctrl+L"); // it holds for the sitting
    pia.expect("Kort kode for Pia Pædagog");
    computer.sleep(30min);
    pia.draw();
    EXPECT_FALSE(pia.application().codeOffer());
    pia.expectGone("Kort kode");
}

TEST_F(Locking, ThreeWrongCodesForgetIt)
{
    Sitting pia(house, computer, "Pia Pædagog");
    pia.chooseCode("749205");
    pia.press("Escape");
    pia.press("Ctrl+L");
    pia.typeCode("749206");
    pia.expect("Du har to forsøg tilbage");
    pia.typeCode("749207");
    pia.expect("Du har ét forsøg tilbage");
    pia.typeCode("749208");
    pia.expect("forkert tre gange");
    EXPECT_FALSE(pia.application().codeOffer());
    pia.unlock("Pia Pædagog");
    EXPECT_FALSE(pia.application().hasShortCode());
}

TEST_F(Locking, SomebodyElsesUnlockForgetsTheCode)
{
    Sitting pia(house, computer, "Pia Pædagog");
    pia.chooseCode("749205");
    pia.press("Escape");
    pia.press("Ctrl+L");
    pia.unlock("Per Pædagog");
    EXPECT_FALSE(pia.application().hasShortCode());
    pia.press("Ctrl+L");
    EXPECT_FALSE(pia.application().codeOffer());
}

TEST_F(Locking, EachReasonAgainstACodeIsTold)
{
    for (const char* weak : {"000000", "121212", "123123", "550055", "123456", "654321", "246802", "140382", "820314", "12345", "12a456", "1234567"})
        EXPECT_FALSE(app::ShortCode::check(weak)) << weak;
    for (const char* good : {"749205", "908172", "370461"}) EXPECT_TRUE(app::ShortCode::check(good)) << good;
}

TEST_F(Locking, AStoreThatCannotBeSavedStaysOpenWithTheReasonAndEverythingTyped)
{
    Sitting pia(house, computer, "Pia Pædagog");
    pia.program().goTo({app::Screen::Children, {}, {}, {}});
    pia.draw();
    pia.click("Tilføj barn");
    pia.click("Navn");
    pia.type("Villads Nygaard");
    const auto store = house.dir / "hus.trivsel", aside = house.dir / "aside";
    std::filesystem::rename(store, aside); // what is written now would go nowhere
    pia.press("Ctrl+L");
    EXPECT_TRUE(pia.isOpen());
    EXPECT_TRUE(pia.application().lastError());
    EXPECT_EQ(pia.valueOf("Navn"), "Villads Nygaard");
    std::filesystem::rename(aside, store);
    pia.press("Ctrl+L");
    EXPECT_FALSE(pia.isOpen());
    pia.unlock("Pia Pædagog");
    EXPECT_EQ(pia.valueOf("Navn"), "Villads Nygaard");
}

TEST_F(Locking, TheWindowClosesWhenEverythingIsSavedAndTheStoreClosed)
{
    Sitting pia(house, computer, "Pia Pædagog");
    ASSERT_TRUE(pia.application().session()->apply(app::KeepTyped{{}, "print", "en mappe"}));
    EXPECT_EQ(pia.program().mayClose(), ui::Program::Close::NotYet);
    EXPECT_EQ(pia.application().phase(), app::Application::Phase::Locking);
    pia.application().waitForWork();
    EXPECT_EQ(pia.program().mayClose(), ui::Program::Close::Now);
    EXPECT_EQ(pia.application().session(), nullptr);
}

} // namespace
} // namespace trivsel::tests
