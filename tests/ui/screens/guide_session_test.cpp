#include "base/clock.h"
#include "definitions/catalog.h"
#include "support/temp_dir.h"
#include "ui/driver/stage.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

/// Another edition of "Sådan gør vi" is looked at and taken into use, through the real program and store. Everybody is
/// invented.
namespace trivsel::tests {
namespace {

namespace fs = std::filesystem;
const Date kToday = *Date::of(2026, 10, 5);

std::string passphraseOf(const std::string& name)
{
    return "en lang sætning til " + name;
}

class ChangedGuide : public ::testing::Test {
protected:
    ChangedGuide()
    {
        setenv("HOME", dir.path().c_str(), 1);
        fs::copy(fs::path(TRIVSEL_SOURCE_DIR) / "data", dir / "data", fs::copy_options::recursive);
        auto catalog = definitions::Catalog::load(dir / "data");
        FixedDateClock clock(kToday);
        app::Session::CreateRequest request;
        request.file = dir / "hus.trivsel";
        request.municipality = "kerteminde";
        request.storeName = "Strandhuset";
        request.userName = "Lone Leder";
        request.passphrase = passphraseOf("Lone Leder");
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
        add(app::AddUser{.name = "Pia Pædagog",
                         .role = core::Role::Pedagogue,
                         .units = {blue},
                         .passphrase = passphraseOf("Pia Pædagog"),
                         .lastDay = {}});
        const ChildId anna{add(app::AddChild{.unit = blue,
                                             .name = "Anna Juhl",
                                             .birthDate = *Date::of(2022, 5, 1),
                                             .sex = {},
                                             .cpr = {},
                                             .externalId = {}})};
        app::RaiseConcern worry;
        worry.child = anna;
        worry.kind = "trivsel";
        worry.seenOn = kToday;
        worry.seen = "Leger alene";
        add(worry);
        if (!(*made)->flush()) throw std::runtime_error("not saved");
    }
    fs::path guide() const { return dir / "data" / "guides" / "kerteminde.json"; }
    std::string shipped() const
    {
        std::ifstream in(guide(), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    static void replace(std::string& words, const std::string& old, const std::string& now)
    {
        const auto at = words.find(old);
        ASSERT_NE(at, std::string::npos) << old;
        words.replace(at, old.size(), now);
    }
    /// Another version with another title of one step.
    std::string second() const
    {
        std::string bytes = shipped();
        replace(bytes, "\"version\": \"1.0\"", "\"version\": \"2.0\"");
        replace(bytes, "Tal ikke med forældrene om det nu", "Vent med forældrene");
        return bytes;
    }
    void as(const std::string& name, float scale = 1)
    {
        if (stage) {
            EXPECT_TRUE(stage->waitSaved(30));
        }
        stage.reset();
        driver::Options options;
        options.dataDir = dir / "data";
        options.configDir = dir / "config";
        options.today = kToday;
        options.store = dir / "hus.trivsel";
        options.user = name;
        options.passphrase = passphraseOf(name);
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
    void click(const std::string& label) { report(user().click(label), "click " + label); }
    void press(const std::string& keys) { report(user().press(keys), "press " + keys); }
    void expect(const std::string& words) { report(user().expect(words), "expect " + words); }
    void expectGone(const std::string& words) { report(user().expectGone(words), "expect gone " + words); }
    void picture(const std::string& name)
    {
        if (const char* folder = std::getenv("TRIVSEL_PICTURES")) {
            EXPECT_TRUE(stage->screenshot(std::string(folder) + "/" + name + ".png"));
        }
    }

    test::TempDir dir;
    std::unique_ptr<driver::Stage> stage;
};

TEST_F(ChangedGuide, TheDataFoldersNewEditionIsLookedAtAndTakenIntoUseByALeader)
{
    const std::string bytes = second();
    std::ofstream(guide(), std::ios::binary) << bytes;
    as("Pia Pædagog");
    click("Indhold");
    expect("Der ligger en ny udgave af »Sådan gør vi«");
    expect("Tal ikke med forældrene om det nu"); // the store's own edition is what holds
    picture("guide_there_is");
    click("Se, hvad der er ændret");
    expect("1 ændret skridt");
    expect("Vent med forældrene");
    expect("Før: Tal ikke med forældrene om det nu");
    expect("0 af 1 børn ville få andre skridt.");
    picture("guide_difference");
    EXPECT_FALSE(user().click("Tag i brug")) << "a pedagogue looks, and does not decide";
    click("Tilbage til vejledningen");
    expectGone("1 ændret skridt");

    as("Lone Leder");
    click("Indhold");
    click("Se, hvad der er ændret");
    click("Tag i brug");
    expect("Den nye udgave er taget i brug.");
    expectGone("Der ligger en ny udgave");
    expect("Vent med forældrene");
    EXPECT_EQ(stage->application().session()->guide().version, "2.0");
}

TEST_F(ChangedGuide, AFileIsLookedAtWithAllItsFaultsOrItsDifference)
{
    std::string faulty = second();
    replace(faulty, "\"who\": \"", "\"who\": \"nobody-");
    std::ofstream(dir / "med-fejl.json", std::ios::binary) << faulty;
    std::ofstream(dir / "ny.json", std::ios::binary) << second();
    as("Lone Leder");
    click("Indhold");
    expectGone("Der ligger en ny udgave");
    click("Se en ændret guide fra en fil");
    click("med-fejl.json");
    expect("Filen »med-fejl.json« har fejl og kan ikke bruges.");
    expect("med-fejl.json:$.steps[0].who");
    picture("guide_faults");
    click("Tilbage til vejledningen");
    click("Se en ændret guide fra en fil");
    click("ny.json");
    expect("En anden udgave: ny.json");
    expect("1 ændret skridt");
    press("Ctrl+1");
    EXPECT_EQ(stage->application().session()->guide().version, "1.0") << "looking takes nothing into use";
    as("Lone Leder", 2);
    click("Indhold");
    click("Se en ændret guide fra en fil");
    click("ny.json");
    expect("1 ændret skridt");
    picture("guide_difference_200");
}

} // namespace
} // namespace trivsel::tests
