#include "app/models/content_model.h"

#include "app/idle_setting.h"
#include "app/models/model_tools.h"
#include "app/placement_setting.h"
#include "app/roles.h"
#include "app/session.h"
#include "storage/store.h"

#include <charconv>
#include <functional>

namespace trivsel::app {
namespace {

std::string settingOf(const World& world, const std::string& key)
{
    const auto at = world.settings.find(key);
    return at != world.settings.end() ? at->second : std::string();
}

void addUsers(SettingsModel& model, const Session& session)
{
    const World& world = session.world();
    for (const auto& [id, user] : world.users) {
        SettingsModel::UserRow row;
        row.user = id;
        row.name = tools::shown(user.name);
        row.role = user.role;
        for (const UnitId unit : tools::placesOf(session, id)) row.units.push_back(tools::unitName(session, unit));
        row.to = user.to;
        row.isActive = core::covers(user.from, user.to, session.today());
        model.users.push_back(std::move(row));
    }
    tools::sortByName(model.users, [](const SettingsModel::UserRow& u) { return u.name; });
}

/// The tree, each node before what is under it, in Danish order of name.
void addUnits(SettingsModel& model, const Session& session)
{
    const World& world = session.world();
    const auto add = [&](const auto& self, UnitId parent, int depth) -> void {
        std::vector<const core::Unit*> children;
        for (const auto& [id, unit] : world.units) {
            if (unit.parent == parent && !unit.isClosed) children.push_back(&unit);
        }
        tools::sortByName(children, [](const core::Unit* u) { return u->name; });
        for (const core::Unit* unit : children) {
            model.units.push_back({unit->id, tools::shown(unit->name), unit->kind, unit->setting, depth,
                                   static_cast<int>(world.childrenOf(unit->id, session.today()).size())});
            self(self, unit->id, depth + 1);
        }
    };
    add(add, UnitId{}, 0);
}

} // namespace

SettingsModel settingsModel(const Session& session)
{
    SettingsModel model;
    const World& world = session.world();
    model.storeFile = session.file().string();
    model.storeName = tools::shown(settingOf(world, "name"));
    model.municipality = session.municipality().name;
    model.isDemo = session.isDemo();
    const std::string raters = settingOf(world, "ratersPerChild");
    int number = 0;
    const auto read = std::from_chars(raters.data(), raters.data() + raters.size(), number);
    if (read.ec == std::errc() && number >= 1) model.ratersPerChild = number;
    model.idleMinutes = idleMinutes(world);
    model.followsPlacements = followsPlacements(world);
    const core::Role role = session.user().role;
    model.mayChangeStore = reach(role, ChangeSetting::kName) != Reach::None;
    model.mayRenewRecoveryCode = reach(role, RenewRecoveryCode::kName) != Reach::None;
    model.lacksRecoveryCode = session.shouldRenewRecoveryCode();
    addUsers(model, session);
    addUnits(model, session);
    model.engine = storage::Store::engineVersion();
    return model;
}

} // namespace trivsel::app
