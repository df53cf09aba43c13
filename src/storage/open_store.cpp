#include "storage/open_store.h"

#include "base/text.h"
#include "storage/errors.h"
#include "storage/row_fields.h"
#include "storage/rows.h"

#include <SQLiteCpp/Transaction.h>

#include <fmt/format.h>

namespace trivsel::storage {
namespace {

Result<bool> haveSameBytes(const std::filesystem::path& a, const std::filesystem::path& b)
{
    const auto one = readSmallFile(a, kMaxKeyFileBytes), other = readSmallFile(b, kMaxKeyFileBytes);
    for (const auto* read : {&one, &other})
        if (!*read && read->error().code == ErrorCode::Failed) return fail(read->error());
    return one && other && *one == *other;
}

/// Whether `copy` holds the same state of the store: left by a migration that did not come to its end. A copy that cannot
/// be read just now is an error, anything else that is wrong with it makes it none.
Result<bool> isCopyOf(const std::filesystem::path& copy, const StoreRow& row, int version, const Secret& key)
{
    const auto answer = [&]() -> Result<bool> {
        try {
            auto connection = Connection::open(copy, key, row.storeId, OpenMode::Existing);
            if (!connection) return fail(connection.error());
            if (schemaOf(**connection) != version) return false;
            (*connection)->authenticateAllPages();
            const StoreRow copied = readStoreRow(**connection);
            return copied.lineage == row.lineage && copied.generation == row.generation && copied.head == row.head;
        } catch (const std::exception& e) {
            return fail(readError(copy, e));
        }
    }();
    if (!answer && answer.error().code != ErrorCode::Failed) return false;
    return answer;
}

/// A copy of the pair beside it, before the file changes its form. Nothing in this process may have the file open. The
/// key file first: where there is a copy of the store, it can be opened.
Result<void> copyBeforeMigration(const std::filesystem::path& file, const StoreRow& row, int version, const Secret& key)
{
    std::error_code ec;
    for (int n = 1;; ++n) {
        std::filesystem::path copy = file;
        copy += n == 1 ? fmt::format(".before-v{}", version + 1) : fmt::format(".before-v{}-{}", version + 1, n);
        const bool hasStore = std::filesystem::exists(copy, ec), hasKey = std::filesystem::exists(keyFileOf(copy), ec);
        if (hasKey) {
            const auto isSame = haveSameBytes(keyFileOf(file), keyFileOf(copy));
            if (!isSame) return fail(isSame.error());
            if (!*isSame) continue;
        }
        if (hasStore) {
            const Result<bool> isSame = hasKey ? isCopyOf(copy, row, version, key) : false;
            if (!isSame) return fail(isSame.error());
            if (*isSame) return {};
            continue;
        }
        if (!hasKey) {
            if (auto done = copyFileDurably(keyFileOf(file), keyFileOf(copy)); !done) return done;
        }
        return copyFileDurably(file, copy);
    }
}

struct Opened {
    std::unique_ptr<Connection> connection;
    StoreRow row;
    std::optional<core::User> user;
};

/// Opens, and brings an older schema up to date.
Result<std::unique_ptr<Connection>> openAndMigrate(const std::filesystem::path& file, const std::string& storeId,
                                                   const Secret& key, std::span<const Migration> steps)
{
    auto connection = Connection::open(file, key, storeId, OpenMode::Existing);
    if (!connection) return connection;
    if ((*connection)->number("PRAGMA application_id") != kApplicationId) return errors::foreign(file, "another application id");
    const int version = schemaOf(**connection), known = steps.back().to;
    if (version > known) return errors::newer(file, version, known);
    if (version < 1) return errors::damaged(file, "no schema");
    if (version == known) return connection;
    (*connection)->authenticateAllPages();
    if (const auto fault = (*connection)->structuralFault()) return errors::damaged(file, *fault);
    const StoreRow row = readStoreRow(**connection);
    connection->reset();
    if (auto copied = copyBeforeMigration(file, row, version, key); !copied) return fail(copied.error());
    connection = Connection::open(file, key, storeId, OpenMode::Existing);
    if (connection) migrate(**connection, steps);
    return connection;
}

Result<Opened> openFile(const std::filesystem::path& file, const std::string& storeId, const Unlocked& key,
                        std::span<const Migration> steps)
{
    try {
        auto connection = openAndMigrate(file, storeId, key.dataKey, steps);
        if (!connection) return fail(connection.error());
        Opened opened{*std::move(connection), {}, std::nullopt};
        // Every page is read and authenticated before anything is shown; how they hang together is the writer's to
        // check before it adds to them (decision 0010).
        opened.connection->authenticateAllPages();
        opened.row = readStoreRow(*opened.connection);
        if (opened.row.storeId != storeId) return errors::keyFileOfAnother(file);
        for (core::User& user : readUsers(*opened.connection))
            if (key.isByCode ? user.name == key.name : user.id == key.user) opened.user = std::move(user);
        return opened;
    } catch (const std::exception& e) {
        return fail(readError(file, e));
    }
}

/// What this computer has seen of the store against what the store says; nothing when they agree.
Result<void> compareWithAnchor(const std::filesystem::path& file, Opened& opened, const std::optional<AnchorPoint>& seen)
{
    if (!seen) return {};
    if (opened.row.generation < seen->generation) return errors::older(file, opened.row.generation, seen->generation);
    if (seen->auditSeq == 0) return {};
    try {
        SQLite::Statement& statement = opened.connection->cached("SELECT hash FROM audit WHERE seq = ?");
        Binder bind(statement);
        bind(seen->auditSeq);
        const bool isSame = statement.executeStep() && statement.getColumn(0).getString() == seen->auditHash;
        statement.reset();
        if (!isSame) return errors::otherHistory(file, seen->generation);
        return {};
    } catch (const std::exception& e) {
        return fail(readError(file, e));
    }
}

/// An older file is opened on a leader's word: the reason goes into the log, and the counter above all that was seen.
Result<void> acceptOlder(const std::filesystem::path& file, Opened& opened, std::int64_t seenGeneration,
                         const OpenOptions& options)
{
    if (opened.user->role != core::Role::Leader) return errors::olderNeedsLeader(file);
    try {
        Connection& c = *opened.connection;
        if (const auto fault = c.structuralFault()) return errors::damaged(file, *fault);
        SQLite::Transaction transaction(c.db(), SQLite::TransactionBehavior::IMMEDIATE);
        StoreRow row = opened.row;
        AuditNote note;
        note.action = "store.open-older";
        note.scope = fmt::format("generation {}, seen {}", row.generation, seenGeneration);
        note.purpose = options.olderReason;
        appendAudit(c, note, {opened.user->id, opened.user->role, options.clock->now()}, row.head);
        row.generation = std::max(row.generation, seenGeneration) + 1;
        updateProgress(c, row.generation, row.head);
        transaction.commit();
        opened.row = row;
        return {};
    } catch (const std::exception& e) {
        return fail(saveError(file, e));
    }
}

} // namespace

bool leadsOn(const core::User& user, Date day)
{
    const bool leads = user.role == core::Role::Leader || user.role == core::Role::Administrator;
    return leads && user.from <= day && (!user.to || *user.to >= day);
}

Result<std::unique_ptr<OpenStore>> openUnlocked(const std::filesystem::path& file, InUseLock lock, const std::string& storeId,
                                                Unlocked key, const OpenOptions& options)
{
    lock.coverStoreFile();
    removeLeftovers(file);
    auto opened = openFile(file, storeId, key, options.steps);
    if (!opened) return fail(opened.error());
    if (!opened->user) return key.isByCode ? errors::notALeader(key.name) : errors::keyWithoutUser(key.name);

    auto anchor = Anchor::open(options.anchorDir, opened->row.lineage);
    if (!anchor) return fail(anchor.error());
    const auto seen = anchor->seen();
    if (auto same = compareWithAnchor(file, *opened, seen); !same) {
        if (text::trim(options.olderReason).empty()) return fail(same.error());
        if (auto accepted = acceptOlder(file, *opened, seen->generation, options); !accepted) return fail(accepted.error());
    }
    anchor->record({opened->row.generation, opened->row.head.seq, opened->row.head.hash});

    lock.describe(opened->user->name, options.clock->now());
    auto store = std::unique_ptr<OpenStore>(new OpenStore{.file = file,
                                                          .storeId = storeId,
                                                          .lineage = opened->row.lineage,
                                                          .dataKey = std::move(key.dataKey),
                                                          .user = opened->user->id,
                                                          .role = opened->user->role,
                                                          .clock = options.clock,
                                                          .keyFileMutex = {},
                                                          .provenSlots = {},
                                                          .anchorFile = anchor->file(),
                                                          .lock = std::move(lock),
                                                          .writer = nullptr});
    if (!key.slot.empty()) store->provenSlots[store->user] = std::move(key.slot);
    const OpenStore* self = store.get();
    store->writer = std::make_unique<Writer>(Writer::Start{
        file, std::move(opened->connection),
        [self] { return Connection::open(self->file, self->dataKey, self->storeId, OpenMode::Existing); },
        std::move(opened->row), *std::move(anchor), options.clock});
    return store;
}

} // namespace trivsel::storage
