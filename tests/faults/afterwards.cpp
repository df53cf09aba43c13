#include "faults/afterwards.h"

#include "storage/backup.h"
#include "storage/key_slots.h"
#include "storage/row_fields.h"
#include "storage/rows.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <regex>

namespace trivsel::faults {
namespace {

using Findings = std::vector<std::string>;
namespace fs = std::filesystem;

std::string words(const Error& error) { return fmt::format("{} {} ({})", static_cast<int>(error.code), error.message.en, error.detail); }

/// Names that a user may find beside the store, and those that only a program at work, or one that was killed, leaves.
void checkNames(const Place& place, bool atRest, Findings& found)
{
    static const std::regex kFinal("prøve\\.trivsel(\\.key)?|prøve\\.trivsel\\.before-v[23](\\.key)?|state|"
                                   "prøve\\.trivsel(\\.key|-journal)?\\.set-aside-[0-9]+|sikkerhedskopier|nyt sted");
    static const std::regex kAtWork("prøve\\.trivsel(-journal|\\.in-use|\\.restore-part|\\.restore-ready)|"
                                    "prøve\\.trivsel(\\.before-v[23])?(\\.key)?\\.tmp-[0-9a-f]{8}(-journal)?");
    for (const auto& entry : fs::directory_iterator(place.folder)) {
        const std::string name = entry.path().filename().string();
        if (std::regex_match(name, kFinal) || (!atRest && std::regex_match(name, kAtWork))) continue;
        found.push_back((atRest ? "left behind at rest: " : "an unknown file: ") + name);
    }
}

/// The tables, the numbers, the import and the log, on the connection of an open store.
void checkRows(Operation operation, storage::Connection& c, const storage::Writer& writer, const Said& said, Findings& found)
{
    if (const std::string fault = c.db().execAndGet("PRAGMA integrity_check(1)").getString(); fault != "ok") found.push_back("integrity: " + fault);
    if (SQLite::Statement(c.db(), "PRAGMA foreign_key_check").executeStep()) found.emplace_back("a reference without its row");
    const storage::StoreRow row = storage::readStoreRow(c);
    if (row.generation != writer.generation() || row.head != writer.head()) found.emplace_back("the row about the store is not the writer's");
    if (const auto fault = storage::findAuditFault(c, row.head)) found.push_back("audit: " + *fault);

    const auto settings = storage::readSettings(c);
    const auto newest = settings.find("number");
    const std::int64_t last = newest == settings.end() ? 0 : std::stoll(newest->second);
    for (std::int64_t n = 1; n <= last; ++n) {
        const auto at = settings.find("number." + std::to_string(n));
        if (at == settings.end() || at->second.size() != static_cast<std::size_t>(n % 50)) found.push_back(fmt::format("change {} is torn", n));
    }
    if (c.number("SELECT count(*) FROM settings WHERE key LIKE 'number.%'") != last) found.emplace_back("rows of a change that is not there");
    if (c.number("SELECT count(*) FROM audit WHERE action = 'test.number'") != last) found.emplace_back("the log has not one row a change");
    const std::int64_t imported = c.number("SELECT count(*) FROM children WHERE id >= 1000");
    const bool isImported = settings.contains("imported");
    if (imported != (isImported ? kImported : 0)) found.push_back(fmt::format("the import is torn: {} children", imported));
    if (c.number("SELECT count(*) FROM audit WHERE action = 'test.import'") != (isImported ? 1 : 0)) found.emplace_back("the import's row in the log is torn");

    // The one change since the backup is there or, once the backup is restored, not.
    if (operation == Operation::Restore) {
        const bool isRestored = c.number("SELECT count(*) FROM audit WHERE action = 'store.restore'") > 0;
        if (said.isDone && !isRestored) found.emplace_back("LOST: shown as restored");
        if (last != (isRestored ? 0 : 1)) found.emplace_back("neither the store from before nor the backup");
    }
    const std::int64_t there = operation == Operation::Import ? (isImported ? 1 : 0) : last;
    if (there < said.saved) found.push_back(fmt::format("LOST: {} shown as saved, {} there", said.saved, there));
    if (operation != Operation::Create && c.number("SELECT count(*) FROM children WHERE id < 1000") != 2) found.emplace_back("the children from before are gone");
}

/// Before anything is opened: which schema the file has, and that the copy of the pair is there once it is newer.
void checkMigration(const Place& place, const storage::Secret& key, const Said& said, Findings& found)
{
    const auto keys = storage::readKeyFile(place.store());
    if (!keys) return found.push_back(words(keys.error()));
    const auto schema = [&](const fs::path& file) -> int {
        auto connection = storage::Connection::open(file, key, keys->storeId, storage::OpenMode::Existing);
        if (!connection) return found.push_back(file.filename().string() + ": " + words(connection.error())), -1;
        if ((*connection)->structuralFault()) found.push_back(file.filename().string() + " is damaged");
        return storage::schemaOf(**connection);
    };
    const int version = schema(place.store());
    if (version < 1 || version > 3) found.push_back(fmt::format("schema {}", version));
    if (said.isDone && version != 3) found.push_back(fmt::format("LOST: shown as brought up to date, but schema {}", version));
    const fs::path copy = fs::path(place.store()) += ".before-v2";
    if (!fs::exists(copy)) {
        if (version > 1) found.emplace_back("no copy from before the migration");
        return;
    }
    if (schema(copy) != 1) found.emplace_back("the copy is not of the schema before");
    if (const auto copied = storage::readKeyFile(copy); !copied) found.push_back("the copy's key file: " + words(copied.error()));
}

/// What is wrong with a whole pair that no one has open.
void checkPair(const fs::path& file, const storage::Secret& key, Findings& found)
{
    const auto keys = storage::readKeyFile(file);
    if (!keys) return found.push_back(file.filename().string() + ": " + words(keys.error()));
    auto connection = storage::Connection::open(file, key, keys->storeId, storage::OpenMode::Existing);
    if (!connection) return found.push_back(file.filename().string() + ": " + words(connection.error()));
    (*connection)->authenticateAllPages();
    if (const auto fault = (*connection)->structuralFault()) found.push_back(file.filename().string() + ": " + *fault);
    if (const auto fault = storage::findAuditFault(**connection, storage::readStoreRow(**connection).head)) found.push_back(file.filename().string() + ": " + *fault);
}

/// The backup from before is there whole, and whatever is listed is whole; a new one can be made and leaves nothing half.
void checkBackups(const Place& place, const storage::Secret& key, const Said& said, Findings& found)
{
    const auto keys = storage::readKeyFile(place.store());
    if (!keys) return found.push_back(words(keys.error()));
    const auto list = [&] {
        const auto all = storage::listBackups(place.backups(), keys->storeId);
        if (!all) found.push_back("the backups cannot be listed: " + words(all.error()));
        return all ? *all : std::vector<storage::BackupInfo>();
    };
    const auto before = list();
    if (before.size() < (said.isDone ? 2U : 1U)) found.push_back(fmt::format("LOST: {} backups", before.size()));
    for (const auto& backup : before) checkPair(backup.file, key, found);
    if (const auto store = storage::Store::open(asLeader(place)); !store || !backUp(**store, place)) found.emplace_back("no further backup can be made");
    // Of one day the last is kept.
    const auto after = list();
    const auto isNew = [&](const storage::BackupInfo& made) { return std::none_of(before.begin(), before.end(), [&](const auto& b) { return b.file == made.file; }); };
    if (!std::any_of(after.begin(), after.end(), isNew)) found.emplace_back("the further backup is not listed");
    if (after.empty() || after.back().file != firstBackup(place)) found.emplace_back("the backup from before is gone");
    for (const auto& entry : fs::directory_iterator(place.backups()))
        if (const std::string name = entry.path().filename().string(); !name.ends_with(".trivsel") && !name.ends_with(".trivsel.key")) found.push_back("left among the backups: " + name);
}

/// In one place or in both there is all of it.
void afterMoving(const Place& place, const storage::Secret& key, const Said& said, Findings& found)
{
    const bool isNew = fs::exists(place.newPlace()), isOld = fs::exists(place.store());
    if (said.isDone && !isNew) found.emplace_back("LOST: the moved store");
    if (isNew) checkPair(place.newPlace(), key, found);
    if (isOld || !isNew) return;
    // Back again, so that the rest of the checks know where to look. A key file may be left alone in the old place.
    fs::rename(place.newPlace(), place.store());
    fs::rename(storage::keyFileOf(place.newPlace()), storage::keyFileOf(place.store()));
}

bool opens(const Place& place, const char* name, const char* passphrase)
{
    const auto keys = storage::readKeyFile(place.store());
    return keys && storage::unlock(*keys, place.store(), name, passphrase).has_value();
}

void checkKeys(Operation operation, const Place& place, const Said& said, Findings& found)
{
    const auto keys = storage::readKeyFile(place.store());
    if (!keys) return found.push_back(words(keys.error()));
    for (const storage::KeySlot& slot : keys->slots)
        if (slot.isDamaged()) found.push_back("a damaged slot: " + slot.damage);
    const auto has = [&](const char* name) {
        return std::any_of(keys->slots.begin(), keys->slots.end(), [&](const auto& slot) { return slot.name == name; });
    };
    const auto hasRecovery = [&] {
        return std::any_of(keys->slots.begin(), keys->slots.end(), [](const auto& slot) { return slot.kind == storage::KeySlot::Kind::Recovery; });
    };
    if (!has(kLeader)) found.emplace_back("the leader's slot is gone");
    switch (operation) {
    case Operation::NewPassphrase: {
        const bool isNew = opens(place, kOther, kNewPassphrase);
        if (said.isDone && !isNew) found.emplace_back("LOST: the new passphrase does not open");
        if (!isNew && !opens(place, kOther, kOtherPassphrase)) found.emplace_back("neither the old nor the new passphrase opens");
        break;
    }
    case Operation::AddSlot:
        if (said.isDone && !has(kAdded)) found.emplace_back("LOST: the added slot");
        if (has(kAdded) && !opens(place, kAdded, kNewPassphrase)) found.emplace_back("the added slot does not open");
        break;
    case Operation::Recover: {
        const bool isNew = opens(place, kLeader, kNewPassphrase);
        if (said.isDone && !isNew) found.emplace_back("LOST: the recovered passphrase does not open");
        if (!isNew && !opens(place, kLeader, kLeaderPassphrase)) found.emplace_back("neither the old nor the new passphrase opens");
        break;
    }
    case Operation::RemoveSlot:
        if (said.isDone && has(kOther)) found.emplace_back("LOST: the removed slot is still there");
        break;
    case Operation::NewRecoveryCode:
        if (said.isDone && !hasRecovery()) found.emplace_back("LOST: the recovery slot");
        break;
    default: break; // of a new store afterCreation() tries the passphrase
    }
    if (operation != Operation::RemoveSlot && operation != Operation::Create && !has(kOther)) found.emplace_back("another's slot is gone");
}

/// A store that was shown as made is there; one that was not is there whole, or can be made as if nothing had been.
/// Its data key, when there is one.
std::optional<storage::Secret> afterCreation(const Place& place, const Said& said, Findings& found)
{
    if (!fs::exists(place.store())) {
        if (said.isDone) found.emplace_back("LOST: the new store is not there");
        if (const auto again = storage::Store::create(newStore(place)); !again)
            return found.push_back("it cannot be made at the second try: " + words(again.error())), std::nullopt;
    }
    const auto keys = storage::readKeyFile(place.store());
    if (!keys) return found.push_back(words(keys.error())), std::nullopt;
    auto key = storage::unlock(*keys, place.store(), kLeader, kLeaderPassphrase);
    if (!key) return found.push_back(words(key.error())), std::nullopt;
    return std::move(key->dataKey);
}

void checkOpened(Operation operation, const Place& place, const storage::Secret& key, const Said& said, Findings& found)
{
    if (operation == Operation::Migrate) checkMigration(place, key, said, found);
    if (operation == Operation::Move) afterMoving(place, key, said, found);
    if (const auto info = storage::inspect(place.store()); !info) found.push_back("the unlock screen refuses it: " + words(info.error()));
    {
        auto open = openWithKey(place, key, operation == Operation::Migrate ? laterSteps() : storage::migrations());
        if (!open) return found.push_back("it does not open: " + words(open.error()));
        storage::Writer& writer = *(*open)->writer;
        const auto read = writer.readNow<int>([&](storage::Connection& c) { return checkRows(operation, c, writer, said, found), 0; });
        if (!read) found.push_back("it cannot be read: " + words(read.error()));
        writer.submit(test::change({storage::Setting{"afterwards", "1"}}), {UserId{1}, core::Role::Leader, Instant{}});
        if (const auto saved = writer.flush(); !saved) found.push_back("nothing more can be saved: " + words(saved.error()));
    }
    checkKeys(operation, place, said, found);
    if (operation == Operation::Backup) checkBackups(place, key, said, found);
    checkNames(place, true, found);
}

} // namespace

std::vector<std::string> findings(Operation operation, const Place& place, const storage::Secret& key, const Said& said)
{
    Findings found;
    for (const std::string& error : said.errors)
        if (!error.starts_with("0 ")) found.push_back("not told as a failed disk: " + error);
    try {
        checkNames(place, false, found);
        if (operation == Operation::Create) {
            if (const auto made = afterCreation(place, said, found)) checkOpened(operation, place, *made, said, found);
        } else {
            checkOpened(operation, place, key, said, found);
        }
    } catch (const std::exception& e) {
        found.push_back(std::string("not readable: ") + e.what());
    }
    return found;
}

} // namespace trivsel::faults
