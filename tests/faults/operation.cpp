#include "faults/operation.h"

#include "storage/key_slots.h"

#include <dlfcn.h>
#include <unistd.h>

#include <fmt/format.h>

#include <functional>

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

storage::OpenRequest asLeader(const Place& place)
{
    storage::OpenRequest request;
    request.file = place.store();
    request.user = kLeader;
    request.passphrase = kLeaderPassphrase;
    request.anchorDir = place.anchors();
    return request;
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

/// The key slots, through the store as a program opens it.
int changeKeys(const Place& place, const std::function<Result<void>(storage::Store&)>& once)
{
    auto store = storage::Store::open(asLeader(place));
    if (!store) return sayError(store.error()), 3;
    begin();
    return tryAgain([&] { return once(**store); });
}

template <class Prepared, class Use> int changeKeysWith(const Place& place, const Prepared& key, Use use)
{
    if (!key) return sayError(key.error()), 3;
    return changeKeys(place, [&](storage::Store& store) { return use(store, *key); });
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
    }
    return "";
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
        return changeKeysWith(place, storage::prepareNewPassphrase(place.store(), kOther, kOtherPassphrase, kNewPassphrase, test::kCheapCost),
                              [](storage::Store& store, const auto& ready) { return store.changePassphrase(kOther, ready); });
    case Operation::AddSlot:
        return changeKeysWith(place, storage::prepareUserKey(kNewPassphrase, test::kCheapCost),
                              [](storage::Store& store, const auto& ready) { return store.addUserSlot(UserId{3}, kAdded, ready); });
    case Operation::RemoveSlot: return changeKeys(place, [](storage::Store& store) { return store.removeUserSlot(kOther); });
    case Operation::NewRecoveryCode:
        return changeKeysWith(place, storage::prepareRecoveryCode(place.store(), kLeader, kLeaderPassphrase, test::kCheapCost),
                              [](storage::Store& store, const auto& ready) { return store.replaceRecoverySlot(ready); });
    case Operation::Create: return create(place);
    }
    return 1;
}

} // namespace trivsel::faults
