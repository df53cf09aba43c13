#include "app/commands/handlers.h"
#include "app/rights/erasing.h"

#include "app/backups.h"
#include "app/idle_setting.h"
#include "app/passphrase.h"
#include "app/placement_setting.h"
#include "base/text.h"

#include <algorithm>
#include <charconv>

/// Units, adults and the store's own settings.
namespace trivsel::app::commands {
namespace {

Result<std::string> unitName(const std::string& typed)
{
    return required(typed, {"Skriv et navn på stedet eller gruppen.", "Write a name for the place or the group."});
}

const core::User* userNamed(const World& world, const std::string& name)
{
    const std::string folded = text::foldCase(name);
    for (const auto& [id, user] : world.users)
        if (text::foldCase(user.name) == folded) return &user;
    return nullptr;
}

/// A leader answers for the institution's adults, not for those who look after the program.
Result<void> checkMayManage(const Context& context, core::Role role)
{
    if (context.user.role == core::Role::Leader && role == core::Role::Administrator)
        return fail(ErrorCode::NoRight, {"Kun en administrator kan oprette eller ændre en administrator. Intet er ændret.",
                                         "Only an administrator can add or change an administrator. Nothing has been changed."});
    return {};
}

/// Pedagogues and teachers belong to units with children; leaders to any place; the other roles need none.
Result<void> checkPlace(const Context& context, core::Role role, UnitId place)
{
    const core::Unit* unit = context.world.unit(place);
    if (unit == nullptr) return gone();
    if (unit->isClosed)
        return refuse({"Gruppen er lukket. Vælg en, der er i brug.", "The group is closed. Choose one that is in use."});
    const bool isStaff = role == core::Role::Pedagogue || role == core::Role::Teacher;
    if (isStaff && unit->kind != core::UnitKind::Unit)
        return refuse({"En pædagog eller lærer hører til en stue, klasse eller gruppe. Vælg en af dem.",
                       "A pedagogue or teacher belongs to a room, class or group. Choose one of those."});
    return {};
}

bool mayStandUnder(core::UnitKind parent, core::UnitKind kind)
{
    return static_cast<int>(parent) < static_cast<int>(kind);
}

Result<std::int32_t> wholeNumber(const std::string& value, std::int32_t least, std::int32_t most)
{
    std::int32_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || end != value.data() + value.size() || number < least || number > most)
        return refuse({"Skriv et helt tal fra " + std::to_string(least) + " til " + std::to_string(most) + ".",
                       "Write a whole number from " + std::to_string(least) + " to " + std::to_string(most) + "."});
    return number;
}

} // namespace

Handled handle(const Context& context, const AddUnit& command)
{
    const core::Unit* parent = context.world.unit(command.parent);
    if (parent == nullptr) return gone();
    auto name = unitName(command.name);
    if (!name) return fail(name.error());
    if (!mayStandUnder(parent->kind, command.kind))
        return refuse({"Rækkefølgen er kommune, distrikt, institution, gruppe. Vælg et sted højere oppe.",
                       "The order is municipality, district, institution, group. Choose a place higher up."});
    const std::string folded = text::foldCase(*name);
    for (const auto& [id, unit] : context.world.units)
        if (unit.parent == command.parent && !unit.isClosed && text::foldCase(unit.name) == folded)
            return refuse({"Der er allerede et sted med det navn her. Vælg et andet navn.",
                           "There is already a place with that name here. Choose another name."});
    const core::Unit unit{UnitId{context.nextId()}, command.parent, command.kind, command.setting, *name, false};
    Outcome outcome = one<AddUnit>(context, unit, {}, scopeOf(unit.id));
    outcome.added = unit.id.value;
    return outcome;
}

Handled handle(const Context& context, const RenameUnit& command)
{
    const core::Unit* old = context.world.unit(command.unit);
    if (old == nullptr) return gone();
    auto name = unitName(command.name);
    if (!name) return fail(name.error());
    core::Unit unit = *old;
    unit.name = *name;
    if (unit == *old) return Outcome{};
    return one<RenameUnit>(context, unit, {}, scopeOf(unit.id));
}

Handled handle(const Context& context, const AddUser& command)
{
    auto name = required(command.name, {"Skriv den voksnes navn.", "Write the adult's name."});
    if (!name) return fail(name.error());
    if (const auto ok = checkMayManage(context, command.role); !ok) return fail(ok.error());
    if (userNamed(context.world, *name) != nullptr)
        return refuse({"Der er allerede en voksen med det navn i dette lager. Tilføj et mellemnavn eller en forkortelse.",
                       "There is already an adult with that name in this store. Add a middle name or an abbreviation."});
    if (command.lastDay && *command.lastDay < context.today)
        return refuse({"Den sidste dag er allerede gået. Vælg en senere dag, eller lad feltet stå tomt.",
                       "The last day has passed already. Choose a later day, or leave the field empty."});
    const bool isStaff = command.role == core::Role::Pedagogue || command.role == core::Role::Teacher;
    if (isStaff && command.units.empty())
        return refuse({"Vælg mindst én gruppe, som den voksne hører til.", "Choose at least one group that the adult belongs to."});
    if (!isPassphraseLength(passphraseLength(command.passphrase)))
        return refuse({"Adgangssætningen skal være på 12 til 128 tegn. Flere ord efter hinanden er lette at huske.",
                       "The passphrase must have 12 to 128 characters. Several words in a row are easy to remember."});

    const core::User user{UserId{context.nextId()}, *name, command.role, context.today, command.lastDay};
    Outcome outcome = one<AddUser>(context, user, {}, "user " + std::to_string(user.id.value));
    for (const UnitId place : command.units) {
        if (const auto ok = checkPlace(context, command.role, place); !ok) return fail(ok.error());
        outcome.change.put.emplace_back(
            core::UserMembership{MembershipId{context.nextId()}, user.id, place, context.today, command.lastDay});
    }
    outcome.added = user.id.value;
    outcome.prepareKey = [passphrase = command.passphrase, cost = context.keyCost] { return storage::prepareUserKey(passphrase, cost); };
    outcome.keys = [id = user.id, name = *name](storage::Store& store, const storage::ReadyKey& key) -> Result<void> {
        // A key without a user is left over from a program that was killed between the two: it opens nothing, and goes.
        if (const auto info = storage::inspect(store.file())) {
            const bool isLeftOver = std::any_of(info->slots.begin(), info->slots.end(),
                                                [&](const storage::KeySlotInfo& slot) { return slot.userName == name; });
            if (isLeftOver)
                if (auto removed = store.removeUserSlot(name); !removed) return removed;
        }
        return store.addUserSlot(id, name, key);
    };
    outcome.takeKeysBack = [name = *name](storage::Store& store) { (void)store.removeUserSlot(name); };
    return outcome;
}

Handled handle(const Context& context, const EndUser& command)
{
    const core::User* old = context.world.user(command.user);
    if (old == nullptr) return gone();
    if (const auto ok = checkMayManage(context, old->role); !ok) return fail(ok.error());
    if (command.user == context.user.id)
        return refuse({"Du kan ikke afslutte din egen adgang. Bed en anden om det.", "You cannot end your own access. Ask someone else to."});
    if (command.lastDay < old->from)
        return refuse({"Den sidste dag ligger før den første. Vælg en senere dag.", "The last day is before the first. Choose a later day."});
    core::User user = *old;
    user.to = command.lastDay;
    Outcome outcome = one<EndUser>(context, user, {}, "user " + std::to_string(user.id.value));
    for (const core::UserMembership& m : context.world.userMemberships) {
        if (m.user != user.id || m.from > command.lastDay || (m.to && *m.to <= command.lastDay)) continue;
        core::UserMembership ended = m;
        ended.to = command.lastDay;
        outcome.change.put.emplace_back(ended);
    }
    if (command.lastDay < context.today)
        outcome.keys = [name = user.name](storage::Store& store, const storage::ReadyKey&) -> Result<void> {
            const auto info = storage::inspect(store.file());
            if (!info) return fail(info.error());
            const bool hasKey = std::any_of(info->slots.begin(), info->slots.end(),
                                            [&](const storage::KeySlotInfo& slot) { return slot.userName == name; });
            return hasKey ? store.removeUserSlot(name) : Result<void>{};
        };
    return outcome;
}

Handled handle(const Context& context, const PlaceUser& command)
{
    const core::User* user = context.world.user(command.user);
    if (user == nullptr) return gone();
    if (const auto ok = checkMayManage(context, user->role); !ok) return fail(ok.error());
    if (const auto ok = checkPlace(context, user->role, command.unit); !ok) return fail(ok.error());
    core::UserMembership place{MembershipId{}, user->id, command.unit, context.today, command.lastDay};
    for (const core::UserMembership& m : context.world.userMemberships)
        if (m.user == user->id && m.unit == command.unit && core::covers(m.from, m.to, context.today)) place = m;
    place.to = command.lastDay;
    if (place.to && *place.to < place.from)
        return refuse({"Den sidste dag ligger før den første. Vælg en senere dag.", "The last day is before the first. Choose a later day."});
    if (!place.id) place.id = MembershipId{context.nextId()};
    Outcome outcome = one<PlaceUser>(context, place, {}, scopeOf(command.unit));
    outcome.added = place.id.value;
    return outcome;
}

Handled handle(const Context& context, const GivePassphrase& command)
{
    const core::User* user = context.world.user(command.user);
    if (user == nullptr) return gone();
    if (user->id == context.user.id)
        return refuse({"Din egen adgangssætning skifter du med den gamle, under Skift min adgangssætning.",
                       "You change your own passphrase with the old one, under Change my passphrase."});
    if (const auto ok = checkMayManage(context, user->role); !ok) return fail(ok.error());
    if (!core::covers(user->from, user->to, context.today))
        return refuse({"Den voksnes adgang gælder ikke i dag. Intet er ændret.",
                       "The adult's access does not cover today. Nothing has been changed."});
    if (!isPassphraseLength(passphraseLength(command.passphrase)))
        return refuse({"Adgangssætningen skal være på 12 til 128 tegn. Den gamle gælder stadig.",
                       "The passphrase must have 12 to 128 characters. The old one still holds."});
    Outcome outcome;
    outcome.change.audit.push_back(note<GivePassphrase>(context, {}, "user " + std::to_string(user->id.value)));
    outcome.prepareKey = [passphrase = command.passphrase, cost = context.keyCost] { return storage::prepareUserKey(passphrase, cost); };
    outcome.keys = [id = user->id, name = user->name](storage::Store& store, const storage::ReadyKey& key) {
        return store.replaceUserSlot(id, name, key);
    };
    return outcome;
}

Handled handle(const Context& context, const ChangePassphrase& command)
{
    if (!isPassphraseLength(passphraseLength(command.newOne)))
        return refuse({"Adgangssætningen skal være på 12 til 128 tegn. Den gamle gælder stadig.",
                       "The passphrase must have 12 to 128 characters. The old one still holds."});
    Outcome outcome;
    outcome.change.audit.push_back(note<ChangePassphrase>(context, {}, "user " + std::to_string(context.user.id.value)));
    outcome.prepareKey = [file = context.file, name = context.user.name, command, cost = context.keyCost] {
        return storage::prepareNewPassphrase(file, name, command.oldOne, command.newOne, cost);
    };
    outcome.keys = [name = context.user.name](storage::Store& store, const storage::ReadyKey& key) { return store.changePassphrase(name, key); };
    return outcome;
}

Handled handle(const Context& context, const RenewRecoveryCode& command)
{
    if (command.passphrase.empty())
        return refuse({"Skriv din adgangssætning. Den gamle kode gælder stadig.",
                       "Write your passphrase. The old code still holds."});
    Outcome outcome = one<RenewRecoveryCode>(context, storage::Setting{kRecoverySetting, kRecoveryUnconfirmed}, {}, kRecoverySetting);
    outcome.prepareKey = [file = context.file, name = context.user.name, passphrase = command.passphrase, cost = context.keyCost] {
        return storage::prepareRecoveryCode(file, name, passphrase, cost);
    };
    outcome.keys = [](storage::Store& store, const storage::ReadyKey& key) { return store.replaceRecoverySlot(key); };
    // A program that is killed in between: somebody is reminded of a code that still holds, never the other way round.
    outcome.keysWhen = Outcome::KeysWhen::AfterSaving;
    return outcome;
}

Handled handle(const Context& context, const ConfirmRecoveryCode&)
{
    const auto now = context.world.settings.find(kRecoverySetting);
    if (now == context.world.settings.end() || now->second != kRecoveryUnconfirmed) return Outcome{};
    return one<ConfirmRecoveryCode>(context, storage::Setting{kRecoverySetting, kRecoveryConfirmed}, {}, kRecoverySetting);
}

Handled handle(const Context& context, const ChangeSetting& command)
{
    std::string value;
    if (command.key == "ratersPerChild") {
        const auto number = wholeNumber(command.value, 1, 9);
        if (!number) return fail(number.error());
        value = std::to_string(*number);
    } else if (command.key == kAuditMonthsSetting) {
        const auto months = wholeNumber(command.value, 1, 24);
        if (!months) return fail(months.error());
        value = std::to_string(*months);
    } else if (command.key == kIdleSetting) {
        const auto number = wholeNumber(command.value, kLeastIdleMinutes, kMostIdleMinutes);
        if (!number) return fail(number.error());
        value = std::to_string(*number);
    } else if (command.key == "name") {
        auto name = unitName(command.value);
        if (!name) return fail(name.error());
        value = *name;
    } else if (command.key == "municipality") {
        if (context.catalog.municipality(command.value) == nullptr)
            return refuse({"Kommunens profil findes ikke i datamappen. Vælg en af dem, der er.",
                           "The municipality's profile is not in the data folder. Choose one of those that are."});
        const bool hasOpenRound = std::any_of(context.world.rounds.begin(), context.world.rounds.end(),
                                              [](const auto& entry) { return entry.second.isOpen(); });
        if (hasOpenRound)
            return refuse({"Der er en åben runde. Luk den, før kommunens profil skiftes.",
                           "There is an open round. Close it before the municipality's profile is changed."});
        value = command.value;
    } else if (command.key == kPlacementSetting) {
        if (command.value != "on" && command.value != "off") return refuse({"Vælg til eller fra.", "Choose on or off."});
        value = command.value;
    } else if (command.key == kArchiveSetting) {
        auto words = freeText(command.value);
        if (!words) return fail(words.error());
        value = *words;
    } else if (command.key == kBackupFolderSetting) {
        const std::filesystem::path folder = command.value;
        if (!folder.empty() && !folder.is_absolute())
            return refuse({"Skriv hele stien til mappen.", "Write the whole path of the folder."});
        value = folder.lexically_normal().string();
    } else {
        return refuse({"Den indstilling findes ikke.", "There is no such setting."});
    }
    const auto old = context.world.settings.find(command.key);
    if (old != context.world.settings.end() && old->second == value) return Outcome{};
    Outcome outcome = one<ChangeSetting>(context, storage::Setting{command.key, value}, {}, command.key);
    if (command.key == "municipality") {
        // Another municipality works by its own guide, as the data folder has it now.
        const core::GuidePtr guide = context.catalog.guide(context.catalog.municipality(value)->guide);
        if (guide == nullptr)
            return refuse({"Kommunens vejledning findes ikke i datamappen. Intet er ændret.",
                           "The municipality's guide is not in the data folder. Nothing has been changed."});
        if (auto ok = context.definitions.requireGuide(context.catalog, *guide, outcome.change.put); !ok) return fail(ok.error());
        outcome.change.put.emplace_back(storage::Setting{kGuideSetting, guide->sha256});
    }
    return outcome;
}

Handled handle(const Context& context, const TakeGuide& command)
{
    const auto loaded = definitions::readGuide(command.bytes, "guide");
    if (!loaded.value) {
        Text told{"Guiden har fejl og er ikke taget i brug:", "The guide has faults and has not been taken into use:"};
        for (const auto& line : definitions::faultLines(loaded.faults, Language::Danish)) told.da += "\n" + line;
        for (const auto& line : definitions::faultLines(loaded.faults, Language::English)) told.en += "\n" + line;
        return refuse(told);
    }
    const core::Guide& guide = *loaded.value;
    const auto unfit = definitions::guideFitFaults(guide, context.municipality, context.catalog.instruments(), "guide");
    if (!unfit.empty()) {
        Text told{"Guiden passer ikke til kommunens profil og er ikke taget i brug:",
                  "The guide does not fit the municipality's profile and has not been taken into use:"};
        for (const auto& line : definitions::faultLines(unfit, Language::Danish)) told.da += "\n" + line;
        for (const auto& line : definitions::faultLines(unfit, Language::English)) told.en += "\n" + line;
        return refuse(told);
    }
    if (guide.sha256 == context.guide.sha256) return Outcome{};
    storage::StoredDefinition taken{std::string(toWord(DefinitionUse::Kind::Guide)), guide.id, guide.version, guide.sha256,
                                    command.bytes};
    if (auto ok = context.definitions.checkNew(taken, "guide"); !ok) return fail(ok.error());
    Outcome outcome = one<TakeGuide>(context, storage::Setting{kGuideSetting, guide.sha256}, {}, guide.id + " " + guide.version);
    outcome.change.put.emplace_back(std::move(taken));
    return outcome;
}

} // namespace trivsel::app::commands
