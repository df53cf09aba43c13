#include "storage/store.h"

#include "base/check.h"
#include "storage/errors.h"
#include "storage/open_store.h"
#include "storage/place.h"
#include "storage/rows.h"

#include <sqlite3.h>

#include <fmt/format.h>

#include <algorithm>

namespace trivsel::storage {

struct Store::Impl {
    std::unique_ptr<OpenStore> open;
    bool isRemovedAtClose = false;
};

namespace {

/// The key file of an open store, for a change of it.
Result<KeyFile> keysOf(const OpenStore& open)
{
    auto keys = readKeyFile(open.file);
    if (keys && keys->storeId != open.storeId) return errors::keyFileOfAnother(open.file);
    return keys;
}

ReadyKey ready(DerivedKey key) { return std::make_shared<const DerivedKey>(std::move(key)); }

/// The id of the slot that `name` opens with `passphrase`.
Result<std::string> provenSlot(const std::filesystem::path& store, const std::string& name, const std::string& passphrase)
{
    const auto keys = readKeyFile(store);
    if (!keys) return fail(keys.error());
    const auto unlocked = unlock(*keys, store, name, passphrase);
    if (!unlocked) return fail(unlocked.error());
    return unlocked->slot;
}

} // namespace

Result<ReadyKey> prepareUserKey(const std::string& passphrase, KdfCost cost)
{
    const auto typed = newPassphrase(passphrase);
    if (!typed) return fail(typed.error());
    auto key = deriveNew(*typed, cost);
    if (!key) return fail(key.error());
    return ready(*std::move(key));
}

Result<ReadyKey> prepareNewPassphrase(const std::filesystem::path& store, const std::string& name,
                                      const std::string& oldOne, const std::string& newOne, KdfCost cost)
{
    const auto typed = newPassphrase(newOne);
    if (!typed) return fail(typed.error());
    auto proven = provenSlot(store, name, oldOne);
    if (!proven) return fail(proven.error());
    auto key = deriveNew(*typed, cost);
    if (!key) return fail(key.error());
    key->provenSlot = *std::move(proven);
    return ready(*std::move(key));
}

Result<ReadyKey> prepareRecoveryCode(const std::filesystem::path& store, const std::string& name,
                                     const std::string& passphrase, KdfCost cost)
{
    auto proven = provenSlot(store, name, passphrase);
    if (!proven) return fail(proven.error());
    auto key = deriveNewFromCode(newRecoveryCode(), cost);
    if (!key) return fail(key.error());
    key->provenSlot = *std::move(proven);
    return ready(*std::move(key));
}

const std::string& recoveryCodeOf(const ReadyKey& key) { return key->code; }

Store::Store(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Store::~Store()
{
    if (!m_impl->isRemovedAtClose) return;
    const std::filesystem::path file = m_impl->open->file, anchor = m_impl->open->anchorFile;
    m_impl->open.reset(); // waits for the queue
    std::filesystem::path journal = file;
    journal += "-journal";
    // The store before its key file: what is left of it when this is cut off can still be opened.
    std::error_code ec;
    for (const auto& gone : {file, journal, keyFileOf(file), anchor}) std::filesystem::remove(gone, ec);
}

Result<StoreInfo> inspect(const std::filesystem::path& store)
{
    if (auto shape = checkShape(store); !shape) return fail(shape.error());
    const auto keys = readKeyFile(store);
    if (!keys) return fail(keys.error());
    if (auto fits = checkFirstBytes(store, keys->storeId); !fits) return fail(fits.error());
    StoreInfo info{keys->storeId, {}};
    for (const KeySlot& slot : keys->slots)
        info.slots.push_back({slot.kind == KeySlot::Kind::User ? slot.name : std::string(), slot.user});
    return info;
}

Result<std::unique_ptr<Store>> Store::create(const CreateRequest& request, std::string* recoveryCode)
{
    const auto file = placeForWriting(request.file, Wanted::NewStore);
    if (!file) return fail(file.error());
    if (!isAllowed(request.cost)) return errors::badCost();
    auto lock = InUseLock::acquire(*file);
    if (!lock) return fail(lock.error());
    std::error_code ec;
    if (std::filesystem::exists(std::filesystem::symlink_status(*file, ec))) return errors::alreadyThere(*file);
    if (auto folder = Anchor::prepareFolder(request.anchorDir); !folder) return fail(folder.error());
    const std::string storeId = toHex(randomBytes(kStoreIdBytes));
    auto key = writeNewStore(*file, request, storeId, recoveryCode);
    if (!key) return fail(key.error());
    auto open = openUnlocked(*file, *std::move(lock), storeId, *std::move(key), {"", request.anchorDir, request.clock});
    if (!open) {
        // Both or neither: what nobody could open yet holds nothing that would be lost.
        std::filesystem::remove(*file, ec);
        std::filesystem::remove(keyFileOf(*file), ec);
        return fail(open.error());
    }
    return std::unique_ptr<Store>(new Store(std::make_unique<Impl>(Impl{*std::move(open), false})));
}

Result<std::unique_ptr<Store>> Store::open(const OpenRequest& request)
{
    const auto file = placeForWriting(request.file, Wanted::ExistingStore);
    if (!file) return fail(file.error());
    if (auto shape = checkShape(*file); !shape) return fail(shape.error());
    const auto keys = readKeyFile(*file);
    if (!keys) return fail(keys.error());
    auto lock = InUseLock::acquire(*file);
    if (!lock) return fail(lock.error());
    if (auto fits = checkFirstBytes(*file, keys->storeId); !fits) return fail(fits.error());
    auto key = unlock(*keys, *file, request.user, request.passphrase);
    if (!key) return fail(key.error());
    auto open = openUnlocked(*file, *std::move(lock), keys->storeId, *std::move(key),
                             {request.olderReason, request.anchorDir, request.clock});
    if (!open) return fail(open.error());
    return std::unique_ptr<Store>(new Store(std::make_unique<Impl>(Impl{*std::move(open), false})));
}

UserId Store::user() const { return m_impl->open->user; }
void Store::setUser(UserId user, core::Role role)
{
    m_impl->open->user = user;
    m_impl->open->role = role;
}
const std::filesystem::path& Store::file() const { return m_impl->open->file; }
void Store::removeAtClose() { m_impl->isRemovedAtClose = true; }

Result<Snapshot> Store::load()
{
    return m_impl->open->writer->readNow<Snapshot>([](Connection& c) {
        Snapshot s;
        s.units = readUnits(c);
        s.users = readUsers(c);
        s.userMemberships = readUserMemberships(c);
        s.children = readChildren(c);
        s.childMemberships = readChildMemberships(c);
        s.siblings = readSiblings(c);
        s.custodyHolders = readCustodyHolders(c);
        s.rounds = readRounds(c);
        s.roundChildren = readRoundChildren(c);
        s.openRatings = readOpenRatings(c);
        s.positions = readPositions(c);
        s.teamDrafts = readTeamDrafts(c);
        s.bystanders = readBystanders(c);
        s.steps = readSteps(c);
        s.gateAnswers = readGateAnswers(c);
        s.concerns = readConcerns(c);
        s.acuteCases = readAcuteCases(c);
        s.notifications = readNotifications(c);
        s.plans = readPlans(c);
        s.notes = readNotes(c);
        s.missingOffers = readMissingOffers(c);
        s.requests = readRequests(c);
        s.consents = readConsents(c);
        s.absences = readAbsences(c);
        s.visits = readVisits(c);
        s.meetings = readMeetings(c);
        s.circumstances = readCircumstances(c);
        s.papers = readPapers(c);
        s.batches = readBatches(c);
        s.settings = readSettings(c);
        s.definitions = readDefinitionVersions(c);
        s.lastId = readLastId(c);
        return s;
    });
}

void Store::submit(Change change)
{
    OpenStore& open = *m_impl->open;
    open.writer->submit(std::move(change), {open.user, open.role, open.clock->now()});
}

SaveState Store::saveState() const { return m_impl->open->writer->state(); }
void Store::retry() { m_impl->open->writer->retry(); }
Result<void> Store::flush() { return m_impl->open->writer->flush(); }
void Store::onProgress(std::function<void()> callback) { m_impl->open->writer->onProgress(std::move(callback)); }

void Store::fetchRatings(ChildId child, std::function<void(Result<std::vector<core::Rating>>)> done)
{
    m_impl->open->writer->read<std::vector<core::Rating>>([child](Connection& c) { return readRatingsOf(c, child); },
                                                          std::move(done));
}

void Store::fetchRoundRatings(RoundId round, std::function<void(Result<std::vector<core::Rating>>)> done)
{
    m_impl->open->writer->read<std::vector<core::Rating>>([round](Connection& c) { return readRatingsOf(c, round); },
                                                          std::move(done));
}

Result<StoredDefinition> Store::definition(const std::string& kind, const std::string& sha256)
{
    auto found = m_impl->open->writer->readNow<std::optional<StoredDefinition>>(
        [&](Connection& c) { return readDefinition(c, kind, sha256); });
    if (!found) return fail(found.error());
    if (!*found) return errors::noSuchDefinition(kind);
    if (sha256Hex((*found)->bytes) != sha256) return errors::damaged(file(), "a definition does not fit its hash");
    return **std::move(found);
}

Result<void> Store::verifyIntegrity()
{
    const Writer& writer = *m_impl->open->writer;
    const auto fault = m_impl->open->writer->readNow<std::optional<std::string>>(
        [&writer](Connection& c) -> std::optional<std::string> {
            std::string words = c.db().execAndGet("PRAGMA integrity_check(1)").getString();
            if (words != "ok") return words;
            SQLite::Statement foreignKeys(c.db(), "PRAGMA foreign_key_check");
            if (foreignKeys.executeStep()) return "a reference without its row in " + foreignKeys.getColumn(0).getString();
            const StoreRow row = readStoreRow(c);
            if (row.generation != writer.generation() || row.head != writer.head()) return "the row about the store is not ours";
            return findAuditFault(c, row.head);
        });
    if (!fault) return fail(fault.error());
    if (*fault) return errors::damaged(file(), **fault);
    return {};
}

std::int64_t Store::auditRows()
{
    const auto rows = m_impl->open->writer->readNow<std::int64_t>(
        [](Connection& c) { return c.number("SELECT count(*) FROM audit"); });
    return rows.value_or(0);
}

std::string Store::engineVersion()
{
    return fmt::format("SQLite {}, {}", sqlite3_libversion(), sqlite3mc_version());
}

Result<void> Store::addUserSlot(UserId user, const std::string& name, const std::string& passphrase, KdfCost cost)
{
    const auto key = prepareUserKey(passphrase, cost);
    return key ? addUserSlot(user, name, *key) : fail(key.error());
}

Result<void> Store::addUserSlot(UserId user, const std::string& name, const ReadyKey& key)
{
    OpenStore& open = *m_impl->open;
    const auto wanted = slotName(name);
    if (!wanted) return fail(wanted.error());
    const std::lock_guard lock(open.keyFileMutex);
    auto keys = keysOf(open);
    if (!keys) return fail(keys.error());
    for (const KeySlot& slot : keys->slots)
        if (slot.kind == KeySlot::Kind::User && slot.name == *wanted) return errors::userNameTaken(*wanted);
    if (keys->slots.size() >= kMaxSlots) return errors::tooManySlots();
    keys->slots.push_back(wrapInSlot({KeySlot::Kind::User, user, *wanted}, *key, open.storeId, open.dataKey));
    return writeKeyFile(open.file, *keys);
}

Result<void> Store::removeUserSlot(const std::string& name)
{
    OpenStore& open = *m_impl->open;
    const auto wanted = slotName(name);
    if (!wanted) return fail(wanted.error());
    const std::lock_guard lock(open.keyFileMutex);
    auto keys = readKeyFile(open.file);
    if (!keys) return fail(keys.error());
    const auto isWanted = [&](const KeySlot& s) { return s.kind == KeySlot::Kind::User && s.name == *wanted; };
    const auto isOther = [&](const KeySlot& s) { return s.kind == KeySlot::Kind::User && !s.isDamaged() && s.name != *wanted; };
    if (std::none_of(keys->slots.begin(), keys->slots.end(), isWanted)) return errors::noSuchSlot(*wanted);
    if (std::none_of(keys->slots.begin(), keys->slots.end(), isOther)) return errors::lastSlot();
    std::erase_if(keys->slots, isWanted);
    return writeKeyFile(open.file, *keys);
}

Result<void> Store::changePassphrase(const std::string& name, const std::string& oldOne, const std::string& newOne, KdfCost cost)
{
    const auto key = prepareNewPassphrase(file(), name, oldOne, newOne, cost);
    return key ? changePassphrase(name, *key) : fail(key.error());
}

Result<void> Store::changePassphrase(const std::string& name, const ReadyKey& key)
{
    OpenStore& open = *m_impl->open;
    const auto wanted = slotName(name);
    if (!wanted) return fail(wanted.error());
    const std::lock_guard lock(open.keyFileMutex);
    auto keys = keysOf(open);
    if (!keys) return fail(keys.error());
    const auto slot = std::find_if(keys->slots.begin(), keys->slots.end(), [&](const KeySlot& s) { return s.id == key->provenSlot; });
    if (slot == keys->slots.end() || slot->kind != KeySlot::Kind::User || slot->name != *wanted) return errors::keyChanged(keyFileOf(open.file));
    *slot = wrapInSlot({KeySlot::Kind::User, slot->user, slot->name}, *key, open.storeId, open.dataKey);
    return writeKeyFile(open.file, *keys);
}

Result<void> Store::replaceRecoverySlot(const ReadyKey& key)
{
    OpenStore& open = *m_impl->open;
    TRIVSEL_CHECK(!key->code.empty());
    const std::lock_guard lock(open.keyFileMutex);
    auto keys = keysOf(open);
    if (!keys) return fail(keys.error());
    const auto isProven = [&](const KeySlot& s) { return s.id == key->provenSlot; };
    if (std::none_of(keys->slots.begin(), keys->slots.end(), isProven)) return errors::keyChanged(keyFileOf(open.file));
    std::erase_if(keys->slots, [](const KeySlot& s) { return s.kind == KeySlot::Kind::Recovery; });
    if (keys->slots.size() >= kMaxSlots) return errors::tooManySlots();
    keys->slots.push_back(wrapInSlot({KeySlot::Kind::Recovery, UserId{}, ""}, *key, open.storeId, open.dataKey));
    return writeKeyFile(open.file, *keys);
}

Result<UserId> Store::verify(const std::string& name, const std::string& passphrase) const
{
    const OpenStore& open = *m_impl->open;
    const auto keys = readKeyFile(open.file);
    if (!keys) return fail(keys.error());
    if (keys->storeId != open.storeId) return errors::keyFileOfAnother(open.file);
    const auto unlocked = unlock(*keys, open.file, name, passphrase);
    if (!unlocked) return fail(unlocked.error());
    if (!unlocked->dataKey.equals(open.dataKey)) return errors::keyFileOfAnother(open.file);
    return unlocked->user;
}

} // namespace trivsel::storage
