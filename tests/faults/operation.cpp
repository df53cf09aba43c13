#include "faults/operation.h"

#include "storage/backup.h"
#include "storage/key_slots.h"
#include "storage/recovery.h"
#include "storage/restore.h"

#include <dlfcn.h>
#include <unistd.h>

#include <fmt/format.h>

#include <functional>
#include <future>

namespace trivsel::faults {
namespace {

constexpr int kTries = 3;
const storage::Actor kActor{UserId{1}, core::Role::Leader, Instant{}};

/// Nothing between this and the reader: what is said was true before the next call.
void say(const std::string& line)
{
    const std::string whole = line + '\n';
    (void)!::write(STDOUT_FILENO, whole.data(), whole.size());
}

void sayError(const Error& error) { say(fmt::format("failed {} {} ({})", static_cast<int>(error.code), error.message.en, error.detail)); }

/// From here on the shim counts, when it is loaded.
void begin()
{
    if (auto* const start = reinterpret_cast<void (*)()>(::dlsym(RTLD_DEFAULT, "fault_shim_begin"))) start();
}

int tryAgain(const std::function<Result<void>()>& once)
{
    for (int i = 0; i < kTries; ++i) {
        const auto done = once();
        if (done) {
            say("done");
            return 0;
        }
        sayError(done.error());
    }
    return 3;
}

/// Waits for what is queued; `last` is the number of the newest change.
bool flushed(storage::Writer& writer, std::int64_t last)
{
    for (int i = 0; i < kTries; ++i) {
        const auto saved = writer.flush();
        if (saved) {
            say(fmt::format("saved {}", last));
            return true;
        }
        sayError(saved.error());
        writer.retry();
    }
    return false;
}

int save(const Place& place, const storage::Secret& key, const std::function<bool(storage::Writer&)>& work)
{
    auto open = openWithKey(place, key);
    if (!open) return sayError(open.error()), 3;
    begin();
    const bool isSaved = work(*(*open)->writer);
    open->reset();
    if (isSaved) say("done");
    return isSaved ? 0 : 3;
}

bool saveOneByOne(storage::Writer& writer)
{
    for (std::int64_t n = 1; n <= kSingle; ++n) {
        writer.submit(numbered(n), kActor);
        if (!flushed(writer, n)) return false;
    }
    return true;
}

bool saveDeepQueue(storage::Writer& writer)
{
    for (std::int64_t n = 1; n <= kDeep; ++n) writer.submit(numbered(n), kActor);
    return flushed(writer, kDeep);
}

bool saveImport(storage::Writer& writer)
{
    writer.submit(largeImport(), kActor);
    return flushed(writer, 1);
}

/// Work on the store as a program opens it: with a passphrase.
int withStore(const Place& place, const std::function<Result<void>(storage::Store&)>& once)
{
    auto store = storage::Store::open(asLeader(place));
    if (!store) return sayError(store.error()), 3;
    begin();
    return tryAgain([&] { return once(**store); });
}

template <class Prepared, class Use> int withStoreAndKey(const Place& place, const Prepared& key, Use use)
{
    if (!key) return sayError(key.error()), 3;
    return withStore(place, [&](storage::Store& store) { return use(store, *key); });
}

int restoreBackup(const Place& place)
{
    begin();
    return tryAgain([&]() -> Result<void> {
        // What the screens do first; it finishes what a failed try has decided.
        if (const auto info = storage::inspect(place.store()); !info) return fail(info.error());
        storage::RestoreRequest request;
        request.backup = firstBackup(place);
        request.target = place.store();
        request.by = {kLeader, kLeaderPassphrase, ""};
        request.anchorDir = place.anchors();
        const auto restored = storage::restore(request);
        return restored ? Result<void>() : fail(restored.error());
    });
}

int moveStore(const Place& place)
{
    auto opened = storage::Store::open(asLeader(place));
    if (!opened) return sayError(opened.error()), 3;
    std::unique_ptr<storage::Store> store = *std::move(opened);
    begin();
    return tryAgain([&]() -> Result<void> {
        if (store == nullptr) { // it could be opened in neither place just then
            auto again = storage::Store::open(asLeader(place));
            if (!again) return fail(again.error());
            store = *std::move(again);
        }
        if (store->file() == place.newPlace()) return {}; // moved; only the old place could not be emptied
        storage::MovedStore moved = storage::Store::move(std::move(store), place.newPlace());
        store = std::move(moved.store);
        return moved.error ? fail(*moved.error) : Result<void>();
    });
}

int recoverByCode(const Place& place)
{
    storage::RecoverRequest request;
    request.file = place.store();
    request.code = test::readBytes(place.codeFile());
    request.name = kLeader;
    request.newPassphrase = kNewPassphrase;
    request.cost = test::kCheapCost;
    request.anchorDir = place.anchors();
    begin();
    return tryAgain([&] { return storage::recover(request); });
}

int create(const Place& place)
{
    begin();
    return tryAgain([&]() -> Result<void> {
        auto store = storage::Store::create(newStore(place));
        if (!store) return fail(store.error());
        return {};
    });
}

} // namespace

const char* nameOf(Operation operation)
{
    switch (operation) {
    case Operation::Open: return "open";
    case Operation::Save: return "save";
    case Operation::DeepQueue: return "deep-queue";
    case Operation::Import: return "import";
    case Operation::Migrate: return "migrate";
    case Operation::NewPassphrase: return "new-passphrase";
    case Operation::AddSlot: return "add-slot";
    case Operation::RemoveSlot: return "remove-slot";
    case Operation::NewRecoveryCode: return "new-recovery-code";
    case Operation::Create: return "create";
    case Operation::Backup: return "backup";
    case Operation::Restore: return "restore";
    case Operation::Move: return "move";
    case Operation::Recover: return "recover";
    }
    return "";
}

storage::OpenRequest asLeader(const Place& place)
{
    storage::OpenRequest request;
    request.file = place.store();
    request.user = kLeader;
    request.passphrase = kLeaderPassphrase;
    request.anchorDir = place.anchors();
    return request;
}

Result<void> backUp(storage::Store& store, const Place& place)
{
    std::promise<Result<storage::BackupInfo>> promise;
    auto answer = promise.get_future();
    store.backup(place.backups(), [&promise](Result<storage::BackupInfo> info) { promise.set_value(std::move(info)); });
    auto info = answer.get();
    return info ? Result<void>() : fail(info.error());
}

std::filesystem::path firstBackup(const Place& place)
{
    std::filesystem::path first;
    for (const auto& entry : std::filesystem::directory_iterator(place.backups()))
        if (entry.path().extension() == ".trivsel" && (first.empty() || entry.path() < first)) first = entry.path();
    return first;
}

storage::CreateRequest newStore(const Place& place)
{
    storage::CreateRequest request;
    request.file = place.store();
    request.firstUser = {UserId{1}, kLeader, core::Role::Leader, *Date::of(2026, 1, 1), std::nullopt};
    request.passphrase = kLeaderPassphrase;
    request.cost = test::kCheapCost;
    request.anchorDir = place.anchors();
    return request;
}

storage::Change numbered(std::int64_t n)
{
    return test::change({storage::Setting{"number", std::to_string(n)},
                         storage::Setting{"number." + std::to_string(n), std::string(static_cast<std::size_t>(n % 50), 'x')}},
                        "test.number");
}

storage::Change largeImport()
{
    storage::Change change = test::change({storage::Setting{"imported", "1"}}, "test.import");
    for (int i = 0; i < kImported; ++i) {
        core::Child child;
        child.id = ChildId{1000 + i};
        child.name = fmt::format("Opdigtet Barnesen {}", i);
        child.birthDate = *Date::of(2022, 1, 1);
        child.pseudonym = fmt::format("{:016x}", 0xabcd0000U + static_cast<unsigned>(i));
        change.put.emplace_back(std::move(child));
    }
    return change;
}

std::span<const storage::Migration> laterSteps()
{
    static const std::array kSteps = {storage::Migration{1, storage::createSchemaV1},
                                      storage::Migration{2, [](SQLite::Database& db) { db.exec("CREATE TABLE later (a INTEGER) STRICT"); }},
                                      storage::Migration{3, [](SQLite::Database& db) { db.exec("INSERT INTO later SELECT id FROM children"); }}};
    return kSteps;
}

Result<std::unique_ptr<storage::OpenStore>> openWithKey(const Place& place, const storage::Secret& key, std::span<const storage::Migration> steps)
{
    const auto keys = storage::readKeyFile(place.store());
    if (!keys) return fail(keys.error());
    auto lock = storage::InUseLock::acquire(place.store());
    if (!lock) return fail(lock.error());
    return storage::openUnlocked(place.store(), *std::move(lock), keys->storeId, {key.copy(), UserId{1}, kLeader, ""},
                                 {"", place.anchors(), &systemClock(), steps});
}

int run(Operation operation, const Place& place, const storage::Secret& key)
{
    const auto opens = [&](std::span<const storage::Migration> steps) -> Result<void> {
        const auto open = openWithKey(place, key, steps);
        if (!open) return fail(open.error());
        return {};
    };
    switch (operation) {
    case Operation::Open: begin(); return tryAgain([&] { return opens(storage::migrations()); });
    case Operation::Migrate: begin(); return tryAgain([&] { return opens(laterSteps()); });
    case Operation::Save: return save(place, key, saveOneByOne);
    case Operation::DeepQueue: return save(place, key, saveDeepQueue);
    case Operation::Import: return save(place, key, saveImport);
    case Operation::NewPassphrase:
        return withStoreAndKey(place, storage::prepareNewPassphrase(place.store(), kOther, kOtherPassphrase, kNewPassphrase, test::kCheapCost),
                              [](storage::Store& store, const auto& ready) { return store.changePassphrase(kOther, ready); });
    case Operation::AddSlot:
        return withStoreAndKey(place, storage::prepareUserKey(kNewPassphrase, test::kCheapCost),
                              [](storage::Store& store, const auto& ready) { return store.addUserSlot(UserId{3}, kAdded, ready); });
    case Operation::RemoveSlot: return withStore(place, [](storage::Store& store) { return store.removeUserSlot(kOther); });
    case Operation::NewRecoveryCode:
        return withStoreAndKey(place, storage::prepareRecoveryCode(place.store(), kLeader, kLeaderPassphrase, test::kCheapCost),
                              [](storage::Store& store, const auto& ready) { return store.replaceRecoverySlot(ready); });
    case Operation::Create: return create(place);
    case Operation::Backup: return withStore(place, [&](storage::Store& store) { return backUp(store, place); });
    case Operation::Restore: return restoreBackup(place);
    case Operation::Move: return moveStore(place);
    case Operation::Recover: return recoverByCode(place);
    }
    return 1;
}

} // namespace trivsel::faults
