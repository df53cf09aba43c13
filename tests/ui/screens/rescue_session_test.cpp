#include "app/application.h"
#include "app/first_start.h"
#include "definitions/catalog.h"
#include "support/temp_dir.h"
#include "ui/screens/player.h"

#include <filesystem>

/// Ways back into a store, and the care for it in Indstillinger: in the real program over a real store.
namespace trivsel::tests {
namespace {

constexpr const char* kLeader = "Lone Leder";
constexpr const char* kPedagogue = "Pia Pædagog";
constexpr const char* kPhrase = "fire ord uden sammenhæng";
constexpr const char* kOther = "en helt anden lang sætning";

/// There before the program that works in it.
struct Folder {
    test::TempDir dir;
};

class Rescue : public ::testing::Test, protected Folder, protected PlayerBase {
protected:
    Rescue() : PlayerBase({{}, dir / "config", *Date::of(2026, 11, 23)})
    {
        auto catalog = definitions::Catalog::load(std::filesystem::path(TRIVSEL_SOURCE_DIR) / "data");
        app::FirstStartRequest request;
        request.file = file;
        request.municipality = "kerteminde";
        request.institution = "Solstrålen";
        request.units = {"Rød stue"};
        request.adults = {{kLeader, core::Role::Leader, kPhrase, {}}, {kPedagogue, core::Role::Pedagogue, kPhrase, {0}}};
        auto made = app::firstStart(request, std::make_shared<const definitions::Catalog>(std::move(*catalog)), systemClock(),
                                    dir / "config");
        code = made->recoveryCode;
        sit();
    }

    /// The program is started with the store at hand; nobody is there yet.
    void sit()
    {
        sitDown("", "");
        if (std::filesystem::exists(file)) stage().application().chooseStore(file);
        stage().settle();
    }
    bool isOpen() { return stage().application().phase() == app::Application::Phase::Open; }
    void unlock(const char* name, const char* passphrase)
    {
        click(name);
        click("Adgangssætning");
        type(passphrase);
        press("Enter");
        stage().settle();
    }
    void newPassphrase(const char* words)
    {
        click("Ny adgangssætning");
        type(words);
        click("Den nye igen");
        type(words);
    }
    void choose(const char* dropDown, const char* option)
    {
        click(dropDown);
        click(option);
    }

    std::filesystem::path file = dir / "solstrålen.trivsel";
    std::string code;
};

TEST_F(Rescue, ALeaderWhoHasForgottenHerPassphraseGetsANewOneByTheCode)
{
    click("Jeg har glemt min adgangssætning");
    press("Escape");
    expect("Hent en sikkerhedskopi");
    click("Jeg har glemt min adgangssætning");
    choose("Hvem er du?", kLeader);
    click("Gendannelseskode");
    type("AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH");
    newPassphrase(kOther);
    click("Giv mig den nye adgangssætning");
    stage().settle();
    EXPECT_FALSE(isOpen()) << "a wrong code opens nothing";
    ASSERT_TRUE(stage().application().lastError().has_value());
    EXPECT_EQ(stage().application().lastError()->code, ErrorCode::WrongPassphrase);
    retype("Gendannelseskode", code);
    click("Giv mig den nye adgangssætning");
    stage().settle();
    ASSERT_TRUE(isOpen()) << user().items();
    EXPECT_EQ(stage().application().session()->user().name, kLeader);
    EXPECT_TRUE(stage().application().session()->shouldRenewRecoveryCode()) << "the code was used";
    press("Ctrl+L");
    stage().settle();
    unlock(kLeader, kOther);
    EXPECT_TRUE(isOpen());
}

TEST_F(Rescue, AStoreThatIsGoneComesBackFromItsBackup)
{
    unlock(kLeader, kPhrase);
    ASSERT_TRUE(isOpen()) << user().items();
    stage().program().goTo({app::Screen::Settings, {}, {}, {}});
    stage().settle();
    click("Tag en kopi nu");
    const auto made = stage().application().session()->waitForBackup();
    ASSERT_TRUE(made) << made.error().message.en << " " << made.error().detail;
    stage().settle();
    expect("1 kopi i mappen");
    const app::Backup backup = stage().application().session()->backups().list->front();
    press("Ctrl+L");
    stage().settle();
    getUp();
    std::filesystem::remove(file);
    std::filesystem::remove(file.string() + ".key");

    sit();
    click("Hent en sikkerhedskopi");
    stage().settle();
    const auto& found = stage().application().backupsFound();
    ASSERT_FALSE(found.backups.empty()) << user().items();
    EXPECT_EQ(found.backups.front().names, (std::vector<std::string>{kLeader, kPedagogue}));
    click(dates::shortDayWithYear(backup.day, Language::Danish) + " " +
          dates::timeOfDay({backup.day, backup.hour, backup.minute}, Language::Danish));
    choose("Hvem er du?", kLeader);
    click("Adgangssætning", 2); // the first is the choice between it and the code
    type(kPhrase);
    click("Hent kopien");
    stage().settle();
    expect("Kopien er på plads");
    EXPECT_TRUE(std::filesystem::exists(file));
    click("Lås op");
    stage().settle();
    unlock(kLeader, kPhrase);
    EXPECT_TRUE(isOpen()) << user().items();
}

TEST_F(Rescue, ALeaderGivesAColleagueANewPassphrase)
{
    unlock(kLeader, kPhrase);
    ASSERT_TRUE(isOpen()) << user().items();
    stage().program().goTo({app::Screen::Settings, {}, {}, {}});
    stage().settle();
    click("Ny adgangssætning til Pia Pædagog");
    newPassphrase(kOther);
    click("Giv den nye adgangssætning");
    stage().settle();
    press("Ctrl+L");
    stage().settle();
    unlock(kPedagogue, kPhrase);
    EXPECT_FALSE(isOpen()) << "the old one opens nothing";
    unlock(kPedagogue, kOther);
    EXPECT_TRUE(isOpen());
}

TEST_F(Rescue, TheCodeIsTriedWithoutChangingAnything)
{
    unlock(kPedagogue, kPhrase);
    ASSERT_TRUE(isOpen()) << user().items();
    stage().program().goTo({app::Screen::Settings, {}, {}, {}});
    stage().settle();
    expect("Koden er aldrig prøvet. Prøv den en gang om året.");
    click("Prøv gendannelseskoden");
    click("Gendannelseskode");
    type(code);
    click("Prøv koden");
    stage().settle();
    expect("Gendannelseskoden åbner lageret. Læg den tilbage i det aflåste skab.");
    EXPECT_FALSE(stage().application().session()->world().settings.at("recoveryDrill").empty());
}

} // namespace
} // namespace trivsel::tests
