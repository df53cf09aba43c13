#include "app/application.h"
#include "app/models/content_model.h"
#include "app/profiles.h"
#include "app/session_fixture.h"

#include <atomic>
#include <fstream>

namespace trivsel::app {
namespace {

using test::day;

class Program : public ::testing::Test {
protected:
    Program() { start(); }
    void start()
    {
        application.reset();
        Application::Environment environment;
        environment.dataDir = std::filesystem::path(TRIVSEL_SOURCE_DIR) / "data";
        environment.configDir = dir / "config";
        environment.anchorDir = dir / "state";
        environment.clock = &clock;
        environment.wake = [this] { ++wakes; };
        auto started = Application::start(std::move(environment));
        if (!started) throw std::runtime_error(started.error().message.en);
        application = std::move(*started);
    }
    FirstStartRequest request() const
    {
        FirstStartRequest wanted;
        wanted.file = dir / "hus.trivsel";
        wanted.municipality = "kerteminde";
        wanted.institution = "Strandhuset";
        wanted.units = {"Rød stue", "Blå stue"};
        wanted.adults = {{"Ane", core::Role::Pedagogue, kPhrase, {0}},
                         {"Lone", core::Role::Leader, kPhrase, {}},
                         {"Bo", core::Role::Pedagogue, kPhrase, {0, 1}}};
        return wanted;
    }
    void create(const FirstStartRequest& wanted)
    {
        application->createStore(wanted);
        EXPECT_EQ(application->phase(), Application::Phase::Working);
        EXPECT_EQ(application->session(), nullptr);
        application->waitForWork();
    }
    void lock()
    {
        application->lock();
        application->waitForWork();
    }
    /// The answer of choosing another store.
    Result<void> choose(const std::filesystem::path& file)
    {
        Result<void> answer;
        application->chooseStore(file, [&](const Result<void>& done) { answer = done; });
        application->waitForWork();
        return answer;
    }
    std::string error() const { return application->lastError() ? application->lastError()->message.en : std::string(); }

    static constexpr const char* kPhrase = "en lang nok sætning";
    test::TempDir dir;
    test::TestClock clock{day(2026, 9, 10)};
    std::atomic<int> wakes{0};
    std::unique_ptr<Application> application;
};

using Phase = Application::Phase;

TEST_F(Program, FirstStartProposesKertemindeHoweverManyMunicipalitiesThereAre)
{
    const auto choices = profileChoices(*application);
    EXPECT_EQ(choices.size(), 5U);
    EXPECT_EQ(choices.front().id, "kerteminde");
}

TEST_F(Program, FirstStartMakesAStoreThatReopens)
{
    EXPECT_EQ(application->phase(), Phase::FirstStart);
    create(request());
    ASSERT_EQ(application->phase(), Phase::Open) << error();
    EXPECT_GE(wakes, 1);
    EXPECT_EQ(application->session()->user().name, "Ane"); // the first one listed goes on
    EXPECT_FALSE(application->recoveryCode().empty());
    application->forgetRecoveryCode();
    EXPECT_TRUE(application->recoveryCode().empty());
    EXPECT_EQ(application->session()->world().users.size(), 3U);
    EXPECT_FALSE(application->session()->isDemo());

    start(); // the program is started again: the store is offered
    EXPECT_EQ(application->phase(), Phase::Locked);
    EXPECT_EQ(application->unlockNames(), (std::vector<std::string>{"Ane", "Bo", "Lone"}));
    EXPECT_EQ(application->preferences().lastUser, "Ane");
    EXPECT_TRUE(application->demoUsers().empty());
    application->unlock("Lone", kPhrase);
    application->waitForWork();
    ASSERT_EQ(application->phase(), Phase::Open) << error();
    EXPECT_EQ(application->session()->world().units.size(), 4U);
    EXPECT_FALSE(application->readyToClose()); // first it is saved and closed
    application->waitForWork();
    EXPECT_TRUE(application->readyToClose());
}

TEST_F(Program, FirstStartPlacesEachAdultWhereTheyBelong)
{
    create(request());
    ASSERT_EQ(application->phase(), Phase::Open) << error();
    const World& world = application->session()->world();
    const auto placesOf = [&](const std::string& name) {
        std::vector<std::string> places;
        for (const auto& [id, user] : world.users) {
            if (user.name != name) continue;
            for (const UnitId unit : world.unitsOf(id, day(2026, 9, 10))) places.push_back(world.unit(unit)->name);
        }
        return places;
    };
    EXPECT_EQ(placesOf("Ane"), std::vector<std::string>{"Rød stue"});
    EXPECT_EQ(placesOf("Bo"), (std::vector<std::string>{"Rød stue", "Blå stue"}));
    EXPECT_NE(std::find(placesOf("Lone").begin(), placesOf("Lone").end(), "Strandhuset"), placesOf("Lone").end());
}

TEST_F(Program, TheLeaderWhoMadeTheStoreIsShownWithHerInstitution)
{
    create(request());
    application->unlock("Lone", kPhrase);
    application->waitForWork();
    ASSERT_EQ(application->phase(), Phase::Open) << error();
    Session& session = *application->session();
    ASSERT_EQ(session.user().name, "Lone");
    EXPECT_EQ(placeName(session), "Strandhuset");
    const auto placesOf = [&](const char* name) {
        for (const auto& row : settingsModel(session).users)
            if (row.name == name) return row.units;
        return std::vector<std::string>{};
    };
    EXPECT_EQ(placesOf("Lone"), std::vector<std::string>{"Strandhuset"});
    EXPECT_EQ(placesOf("Bo"), (std::vector<std::string>{"Rød stue", "Blå stue"}));
    // With two houses below her it is the municipality again.
    UnitId root;
    for (const auto& [id, unit] : session.world().units)
        if (!unit.parent) root = id;
    ASSERT_TRUE(session.apply(AddUnit{root, core::UnitKind::Institution, core::Setting::School, "Skolen"}));
    EXPECT_NE(placeName(session), "Strandhuset");
}

TEST_F(Program, FirstStartIsWholeOrNotAtAll)
{
    FirstStartRequest wanted = request();
    wanted.adults[2].passphrase = "kort";
    create(wanted);
    EXPECT_EQ(application->phase(), Phase::FirstStart);
    EXPECT_FALSE(error().empty());
    EXPECT_TRUE(std::filesystem::is_empty(dir.path()) || !std::filesystem::exists(wanted.file));
    EXPECT_FALSE(std::filesystem::exists(wanted.file.string() + ".key"));
    create(request()); // the same place can be used once the mistake is put right
    EXPECT_EQ(application->phase(), Phase::Open) << error();
}

TEST_F(Program, FirstStartNeedsTwoAdultsALeaderUnitsAndDifferentNames)
{
    const auto refused = [&](auto change) {
        FirstStartRequest wanted = request();
        change(wanted);
        create(wanted);
        const bool wasRefused = application->phase() == Phase::FirstStart && !error().empty();
        application->clearError();
        return wasRefused;
    };
    EXPECT_TRUE(refused([](FirstStartRequest& r) { r.adults.resize(1); }));
    EXPECT_TRUE(refused([](FirstStartRequest& r) { r.adults.erase(r.adults.begin() + 1); })); // no leader left
    EXPECT_TRUE(refused([](FirstStartRequest& r) { r.units.clear(); }));
    EXPECT_TRUE(refused([](FirstStartRequest& r) { r.institution = "  "; }));
    EXPECT_TRUE(refused([](FirstStartRequest& r) { r.adults[2].name = "ANE "; }));
    EXPECT_TRUE(refused([](FirstStartRequest& r) { r.adults[0].units.clear(); }));
    EXPECT_TRUE(refused([](FirstStartRequest& r) { r.adults[0].units = {7}; }));
    EXPECT_TRUE(refused([](FirstStartRequest& r) { r.municipality = "atlantis"; }));
}

TEST_F(Program, FirstStartWorksWithAnAdministratorToo)
{
    FirstStartRequest wanted = request();
    wanted.adults.push_back({"Dan", core::Role::Administrator, kPhrase, {}});
    create(wanted);
    ASSERT_EQ(application->phase(), Phase::Open) << error();
    EXPECT_EQ(application->session()->user().name, "Ane");
}

TEST_F(Program, AWrongPassphraseKeepsItLockedAndSaysSo)
{
    create(request());
    lock();
    EXPECT_EQ(application->phase(), Phase::Locked);
    EXPECT_EQ(application->session(), nullptr);
    application->unlock("Ane", "noget helt andet her");
    application->waitForWork();
    EXPECT_EQ(application->phase(), Phase::Locked);
    ASSERT_TRUE(application->lastError());
    EXPECT_EQ(application->lastError()->code, ErrorCode::WrongPassphrase);
    const Text known = application->lastError()->message;
    application->unlock("Ukendt", kPhrase);
    application->waitForWork();
    EXPECT_EQ(application->lastError()->message, known); // an unknown name gets the same answer
    application->unlock("Ane", kPhrase);
    EXPECT_FALSE(application->lastError());
    application->waitForWork();
    EXPECT_EQ(application->phase(), Phase::Open);
}

TEST_F(Program, AFastSwitchWithAWrongPassphraseGoesOnInTheOldName)
{
    create(request());
    application->switchUser("Bo", "noget helt andet her");
    application->waitForWork();
    ASSERT_EQ(application->phase(), Phase::Open);
    EXPECT_EQ(application->lastError()->code, ErrorCode::WrongPassphrase);
    EXPECT_EQ(application->session()->user().name, "Ane");
    application->switchUser("Bo", kPhrase);
    application->waitForWork();
    EXPECT_EQ(application->session()->user().name, "Bo");
    EXPECT_EQ(application->preferences().lastUser, "Bo");
    EXPECT_FALSE(application->lastError());
}

UserId idOf(const Session& session, const std::string& name)
{
    for (const auto& [id, user] : session.world().users)
        if (user.name == name) return id;
    return {};
}

TEST_F(Program, APassphraseIsChangedInTheBackgroundWhileTheSessionStaysOpen)
{
    create(request());
    application->forgetRecoveryCode();
    std::optional<Result<void>> told;
    const auto tell = [&](const Result<void>& done) { told = done; };
    const int wakesBefore = wakes;
    application->apply(ChangePassphrase{kPhrase, "en anden lang sætning"}, tell);
    EXPECT_TRUE(application->isAtWork());
    EXPECT_FALSE(told) << "the answer comes when the key has been derived";
    EXPECT_EQ(application->phase(), Phase::Open);
    ASSERT_NE(application->session(), nullptr);
    application->apply(RenameUnit{idOf(*application->session(), "Ane").value > 0 ? UnitId{2} : UnitId{}, ""}, [](const Result<void>&) {});
    while (!told) application->poll();
    EXPECT_TRUE(told->has_value());
    EXPECT_GT(wakes, wakesBefore);
    EXPECT_FALSE(application->isAtWork());
    lock();
    application->unlock("Ane", kPhrase);
    application->waitForWork();
    EXPECT_EQ(application->phase(), Phase::Locked);
    application->unlock("Ane", "en anden lang sætning");
    application->waitForWork();
    EXPECT_EQ(application->phase(), Phase::Open) << error();
}

TEST_F(Program, AnAdultIsAddedInTheBackgroundAndOpensTheStore)
{
    create(request());
    application->switchUser("Lone", kPhrase);
    application->waitForWork();
    std::optional<Result<void>> told;
    const Session& session = *application->session();
    const UnitId red = std::find_if(session.world().units.begin(), session.world().units.end(), [](const auto& u) { return u.second.name == "Rød stue"; })->first;
    AddUser add{"Ida", core::Role::Pedagogue, {red}, "kort", {}};
    application->apply(add, [&](const Result<void>& done) { told = done; });
    ASSERT_TRUE(told) << "what can be refused at once is";
    EXPECT_FALSE(told->has_value());
    told.reset();
    add.passphrase = "en tredje lang sætning";
    application->apply(add, [&](const Result<void>& done) { told = done; });
    // The id that was free when it began is taken meanwhile.
    application->apply(AddUnit{session.world().units.begin()->first, core::UnitKind::Institution, core::Setting::School, "Skolen"});
    EXPECT_EQ(error(), "") << "nobody may add there";
    application->waitForWork();
    ASSERT_TRUE(told);
    EXPECT_TRUE(told->has_value());
    application->switchUser("Ida", "en tredje lang sætning");
    application->waitForWork();
    EXPECT_EQ(application->session()->user().name, "Ida") << error();
}

TEST_F(Program, AKeyThatIsGivenUpChangesNothing)
{
    create(request());
    bool wasTold = false;
    application->apply(ChangePassphrase{kPhrase, "en anden lang sætning"}, [&](const Result<void>&) { wasTold = true; });
    application->drop();
    EXPECT_FALSE(application->isAtWork());
    application->waitForWork();
    lock();
    application->unlock("Ane", kPhrase);
    application->waitForWork();
    EXPECT_EQ(application->phase(), Phase::Open) << error();
    EXPECT_FALSE(wasTold);
}

TEST_F(Program, LockingFinishesTheKeyThatWasAskedForAndTellsIfItFailed)
{
    create(request());
    application->apply(ChangePassphrase{kPhrase, "en anden lang sætning"});
    lock();
    EXPECT_EQ(application->phase(), Phase::Locked);
    application->unlock("Ane", "en anden lang sætning");
    application->waitForWork();
    ASSERT_EQ(application->phase(), Phase::Open) << error();
    application->apply(ChangePassphrase{"ikke den rigtige sætning", kPhrase});
    lock();
    EXPECT_EQ(application->phase(), Phase::Locked);
    ASSERT_TRUE(application->lastError());
    EXPECT_EQ(application->lastError()->code, ErrorCode::WrongPassphrase);
}

TEST_F(Program, NobodyAtTheWindowWaitsWhileTheStoreIsSavedAndClosed)
{
    create(request());
    application->forgetRecoveryCode();
    application->lock();
    EXPECT_EQ(application->phase(), Phase::Locking);
    EXPECT_EQ(application->session(), nullptr);
    EXPECT_TRUE(application->isSessionAway());
    const int before = wakes;
    while (!application->poll()) {}
    EXPECT_EQ(application->phase(), Phase::Locked);
    EXPECT_GT(wakes, before);
    EXPECT_FALSE(application->isSessionAway());
}

TEST_F(Program, AStoreThatCannotBeSavedComesBackOpenWithTheReason)
{
    create(request());
    application->forgetRecoveryCode();
    const Session* session = application->session();
    std::filesystem::rename(dir / "hus.trivsel", dir / "aside"); // what is written now would go nowhere
    ASSERT_TRUE(application->session()->apply(KeepTyped{{}, "print", "en mappe"}));
    lock();
    EXPECT_EQ(application->phase(), Phase::Open);
    EXPECT_EQ(application->session(), session);
    EXPECT_TRUE(application->lastError());
    EXPECT_FALSE(application->readyToClose()); // and the window stays
    application->waitForWork();
    EXPECT_EQ(application->phase(), Phase::Open);
    std::filesystem::rename(dir / "aside", dir / "hus.trivsel");
    EXPECT_FALSE(application->readyToClose()); // tries again
    application->waitForWork();
    EXPECT_TRUE(application->readyToClose());
}

TEST_F(Program, ALentSessionComesBackWithTheAnswer)
{
    create(request());
    application->forgetRecoveryCode();
    std::optional<Result<void>> told;
    application->lend([](Session& with) { return with.flush(); }, [&](const Result<void>& done) { told = done; });
    EXPECT_EQ(application->phase(), Phase::Lent);
    EXPECT_EQ(application->session(), nullptr);
    application->waitForWork();
    ASSERT_TRUE(told);
    EXPECT_TRUE(told->has_value());
    EXPECT_EQ(application->phase(), Phase::Open);
}

TEST_F(Program, ARecoveryCodeThatNobodyConfirmedIsToldToLeadersUntilThereIsANewOne)
{
    create(request());
    const std::string lost = application->recoveryCode();
    start(); // killed, or closed before the tick
    const auto openAs = [&](const char* name) {
        application->unlock(name, kPhrase);
        application->waitForWork();
        ASSERT_EQ(application->phase(), Phase::Open) << error();
    };
    openAs("Ane");
    EXPECT_FALSE(application->session()->shouldRenewRecoveryCode()) << "a pedagogue cannot mend it";
    EXPECT_FALSE(application->session()->allowed(RenewRecoveryCode{kPhrase}));
    openAs("Lone");
    EXPECT_TRUE(application->session()->shouldRenewRecoveryCode());
    application->apply(RenewRecoveryCode{"ikke den rigtige sætning"});
    application->waitForWork();
    EXPECT_EQ(application->lastError()->code, ErrorCode::WrongPassphrase);
    EXPECT_TRUE(application->recoveryCode().empty());
    application->clearError();
    application->apply(RenewRecoveryCode{kPhrase});
    application->waitForWork();
    EXPECT_EQ(error(), "");
    EXPECT_FALSE(application->recoveryCode().empty());
    EXPECT_NE(application->recoveryCode(), lost);
    EXPECT_TRUE(application->session()->shouldRenewRecoveryCode()) << "until it is written down";
    application->confirmRecoveryCode();
    EXPECT_TRUE(application->recoveryCode().empty());
    EXPECT_FALSE(application->session()->shouldRenewRecoveryCode());
    start();
    openAs("Lone");
    EXPECT_FALSE(application->session()->shouldRenewRecoveryCode());
}

TEST_F(Program, ACodeWrittenDownWhileTheStoreIsLockedIsNotedAtTheNextUnlock)
{
    create(request());
    lock();
    EXPECT_FALSE(application->recoveryCode().empty());
    application->confirmRecoveryCode();
    application->unlock("Lone", kPhrase);
    application->waitForWork();
    ASSERT_EQ(application->phase(), Phase::Open) << error();
    EXPECT_FALSE(application->session()->shouldRenewRecoveryCode());
}

TEST_F(Program, ADemoTellsHowFarItIsAndLeavesNothingWhenItIsStopped)
{
    DemoRequest demo;
    demo.file = dir / "demo.trivsel";
    demo.children = 40;
    demo.units = 8;
    demo.rounds = 3;
    EXPECT_FALSE(application->demoProgress());
    application->createDemo(demo);
    ASSERT_TRUE(application->demoProgress());
    while (application->phase() == Phase::Working && application->demoProgress()->units == 0) application->poll();
    ASSERT_TRUE(application->demoProgress());
    EXPECT_EQ(application->demoProgress()->units, 8);
    application->stopDemo();
    EXPECT_TRUE(application->demoProgress()->isStopping);
    application->waitForWork();
    EXPECT_EQ(application->phase(), Phase::FirstStart);
    EXPECT_EQ(error(), "");
    EXPECT_FALSE(application->demoProgress());
    std::vector<std::string> left;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(dir.path()))
        if (entry.is_regular_file()) left.push_back(entry.path().string());
    EXPECT_EQ(left, std::vector<std::string>{});
}

TEST_F(Program, ADemoIsOpenInAnAdultsNameAndShowsItsUsers)
{
    DemoRequest demo;
    demo.file = dir / "demo.trivsel";
    demo.children = 8;
    demo.units = 2;
    demo.rounds = 2;
    application->createDemo(demo);
    application->waitForWork();
    ASSERT_EQ(application->phase(), Phase::Open) << error();
    EXPECT_TRUE(application->session()->isDemo());
    EXPECT_EQ(application->session()->user().role, core::Role::Pedagogue);
    EXPECT_EQ(application->demoUsers().size(), application->unlockNames().size());
    lock();
    EXPECT_EQ(application->phase(), Phase::Locked);
    EXPECT_FALSE(application->demoUsers().empty());
}

TEST_F(Program, RefusesAFileThatIsNoStoreAndKeepsTheOneItHas)
{
    create(request());
    lock();
    test::writeBytes(dir / "note.txt", "ikke et lager");
    EXPECT_FALSE(choose(dir / "note.txt"));
    EXPECT_EQ(application->storeFile(), dir / "hus.trivsel");
    EXPECT_EQ(test::readBytes(dir / "note.txt"), "ikke et lager");
    EXPECT_FALSE(choose(dir / "none.trivsel"));
}

TEST_F(Program, AStoreThatIsGoneLeadsToTheFirstStartWithAWordAboutIt)
{
    create(request());
    application.reset();
    std::filesystem::remove(dir / "hus.trivsel");
    start();
    EXPECT_EQ(application->phase(), Phase::FirstStart);
    EXPECT_TRUE(application->lastError());
}

TEST_F(Program, ADataFolderThatCannotBeReadIsAnError)
{
    Application::Environment environment;
    environment.dataDir = dir / "nowhere";
    EXPECT_FALSE(Application::start(std::move(environment)));
}

TEST_F(Program, TextsFallBackToDanishAndThenToTheKey)
{
    EXPECT_EQ(application->text("no.such.key"), "no.such.key");
    const auto& danish = application->catalog().texts(Language::Danish);
    ASSERT_FALSE(danish.empty());
    EXPECT_EQ(application->text(danish.begin()->first), danish.begin()->second);
}

TEST_F(Program, PreferencesAreThereAfterARestart)
{
    Preferences wanted;
    wanted.language = Language::English;
    wanted.zoomPercent = 150;
    wanted.theme = Preferences::Theme::Dark;
    wanted.lastUser = "Åse »Ø« \"%s\"";
    application->setPreferences(wanted);
    EXPECT_FALSE(application->lastError());
    start();
    EXPECT_EQ(application->preferences(), wanted);
}

TEST_F(Program, DamagedPreferencesGiveTheDefaults)
{
    Preferences wanted;
    wanted.zoomPercent = 150;
    ASSERT_TRUE(writePreferences(dir / "config", wanted));
    const auto file = dir / "config" / "preferences.json";
    const std::string good = test::readBytes(file);
    EXPECT_EQ(readPreferences(dir / "config"), wanted);
    const auto replaced = [&](const std::string& what, const std::string& with) {
        std::string bytes = good;
        const auto at = bytes.find(what);
        EXPECT_NE(at, std::string::npos) << what;
        return bytes.replace(at, what.size(), with);
    };
    const std::string bad[] = {"", "{", good.substr(0, good.size() / 2), "[]", replaced("150", "\"150\""), replaced("150", "79"),
                               replaced("150", "1e9"), replaced("\"light\"", "\"pink\""), replaced("\"da\"", "null"),
                               replaced("preferences/1", "preferences/9"), replaced("\"zoom_percent\"", "\"zoom\""),
                               std::string(200'000, ' ') + good};
    for (const std::string& bytes : bad) {
        test::writeBytes(file, bytes);
        EXPECT_EQ(readPreferences(dir / "config"), Preferences{}) << bytes.substr(0, 80);
    }
}

TEST_F(Program, PreferencesThatCannotBeWrittenAreSaidAndStillHold)
{
    std::filesystem::create_directories(dir / "config" / "preferences.json"); // a folder in the way
    Preferences wanted;
    wanted.zoomPercent = 120;
    application->setPreferences(wanted);
    application->waitForWork();
    EXPECT_TRUE(application->lastError());
    EXPECT_EQ(application->preferences().zoomPercent, 120);
}

} // namespace
} // namespace trivsel::app
