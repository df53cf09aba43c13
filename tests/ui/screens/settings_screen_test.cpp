#include "ui/screens/stage.h"

#include "ui/screens/settings/settings_screen.h"

#include <gtest/gtest.h>

namespace trivsel::tests {
namespace {

struct SettingsPage {
    app::SettingsModel model;
    app::Preferences preferences;
    ui::SettingsView view;
    Stage stage;

    explicit SettingsPage(app::SettingsModel m, const StageOptions& options = {})
        : model(std::move(m)), stage(options, [this](ui::Frame& frame, ui::Outbox& out) {
              ui::drawSettings(frame, model, preferences, view, out);
          })
    {
        stage.title = "Indstillinger";
        stage.subtitle = {};
    }
};

app::SettingsModel house()
{
    app::SettingsModel m;
    m.storeFile = "/home/lone/.local/share/trivselslys/Strandhuset.trivsel";
    m.storeName = "Strandhuset";
    m.municipality = {"Kerteminde Kommune", {}};
    m.engine = "SQLite 3.53.2";
    m.mayChangeStore = true;
    m.users = {{UserId{1}, "Karin Lund", core::Role::Leader, {"Strandhuset"}, {}, true},
               {UserId{2}, "Mette Holm", core::Role::Pedagogue, {"Blå stue"}, {}, true},
               {UserId{3}, "Per Vikar", core::Role::Pedagogue, {"Blå stue"}, Date::of(2026, 1, 31), false}};
    m.units = {{UnitId{1}, "Kerteminde Kommune", core::UnitKind::Municipality, core::Setting::Daycare, 0, 0},
               {UnitId{2}, "Strandhuset", core::UnitKind::Institution, core::Setting::Daycare, 1, 0},
               {UnitId{3}, "Blå stue", core::UnitKind::Unit, core::Setting::Daycare, 2, 28}};
    return m;
}

TEST(SettingsScreen, IsSoundAtEverySizeForLeadersAndOthers)
{
    app::SettingsModel plain = house();
    plain.mayChangeStore = false;
    app::SettingsModel hostile = house();
    for (auto& user : hostile.users) user.name = hugeName();
    for (auto& unit : hostile.units) unit.name = hashName();
    hostile.storeFile = hostile.storeName = hugeName();
    for (const StageOptions& options : allStages())
        for (const app::SettingsModel& model : {app::SettingsModel{}, plain, house(), hostile})
            SettingsPage(model, options).stage.expectSound();
}

TEST(SettingsScreen, ALeaderSetsHowManyRateEachChild)
{
    SettingsPage page(house());
    page.stage.picture("settings");
    page.stage.click("Egne vurderinger pr. barn");
    page.stage.click("3");
    const auto* change = page.stage.last<app::ChangeSetting>();
    ASSERT_NE(change, nullptr);
    EXPECT_EQ(change->key, "ratersPerChild");
    EXPECT_EQ(change->value, "3");
}

TEST(SettingsScreen, WhoMayNotChangeTheStoreIsOfferedOnlyTheOwnPassphrase)
{
    app::SettingsModel model = house();
    model.mayChangeStore = false;
    SettingsPage page(model);
    page.stage.expect("Skift min adgangssætning");
    page.stage.expectGone("Ny voksen");
}

TEST(SettingsScreen, Pictures)
{
    SettingsPage(house(), {.width = 1280, .height = 720, .scale = 2}).stage.picture("settings-zoom200");
    SettingsPage dark(house(), {.width = 2560, .height = 1440, .scale = 2, .theme = ui::ThemeName::Dark});
    dark.stage.click("Ny voksen");
    dark.stage.picture("settings-add-dark");
}

} // namespace
} // namespace trivsel::tests
