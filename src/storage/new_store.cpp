#include "storage/open_store.h"

#include "storage/errors.h"
#include "storage/put_back.h"
#include "storage/rows.h"

#include <SQLiteCpp/Transaction.h>
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace trivsel::storage {
namespace {

/// Removes a half-made file when making it failed.
class Scratch {
public:
    explicit Scratch(std::filesystem::path file) : m_file(std::move(file)) {}
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch()
    {
        if (m_file.empty()) return;
        std::error_code ec;
        std::filesystem::remove(m_file, ec);
        m_file += "-journal";
        std::filesystem::remove(m_file, ec);
    }
    const std::filesystem::path& file() const { return m_file; }
    void release() { m_file.clear(); }

private:
    std::filesystem::path m_file;
};

void fillNewStore(Connection& c, const CreateRequest& request, const std::string& storeId)
{
    migrate(c, migrations());
    SQLite::Transaction transaction(c.db(), SQLite::TransactionBehavior::IMMEDIATE);
    c.execute("PRAGMA defer_foreign_keys=ON");
    StoreRow row;
    row.storeId = storeId;
    row.lineage = toHex(randomBytes(16));
    row.createdAt = request.clock->now();
    row.generation = 1;
    put(c, request.firstUser);
    applyRecords(c, request.records, {});
    AuditNote note;
    note.action = "store.create";
    note.count = static_cast<std::int64_t>(request.records.size());
    appendAudit(c, note, {request.firstUser.id, request.firstUser.role, row.createdAt}, row.head);
    insertStoreRow(c, row);
    transaction.commit();
}

Result<KeyFile> newKeyFile(const CreateRequest& request, const std::string& storeId, const Secret& dataKey,
                           std::string* recoveryCode)
{
    const auto name = slotName(request.firstUser.name);
    if (!name) return fail(name.error());
    const auto passphrase = newPassphrase(request.passphrase);
    if (!passphrase) return fail(passphrase.error());
    KeyFile keys{storeId, {}};
    auto slot = makeSlot({KeySlot::Kind::User, request.firstUser.id, *name}, request.cost, *passphrase, storeId, dataKey);
    if (!slot) return fail(slot.error());
    keys.slots.push_back(*std::move(slot));
    if (recoveryCode != nullptr) {
        *recoveryCode = newRecoveryCode();
        auto recovery = makeRecoverySlot(*recoveryCode, request.cost, storeId, dataKey);
        if (!recovery) return fail(recovery.error());
        keys.slots.push_back(*std::move(recovery));
    }
    return keys;
}

} // namespace

Result<Unlocked> writeNewStore(const std::filesystem::path& file, const CreateRequest& request, const std::string& storeId,
                               std::string* recoveryCode)
{
    Secret dataKey = Secret::random(kDataKeyBytes);
    const auto keys = newKeyFile(request, storeId, dataKey, recoveryCode);
    if (!keys) return fail(keys.error());

    const std::filesystem::path temp = tempBeside(file);
    Scratch scratch(temp);
    {
        const Descriptor fd(::open(temp.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (!fd) return errors::cannotWrite(file, errno);
    }
    try {
        auto connection = Connection::open(temp, dataKey, storeId, OpenMode::New);
        if (!connection) return fail(connection.error());
        fillNewStore(**connection, request, storeId);
    } catch (const std::exception& e) {
        return fail(saveError(file, e));
    }
    // A key file or journal without its store is left by a program that was stopped half-way, or by someone who moved the
    // store alone. An old journal would be rolled back into the new store.
    // The key file first: a store without its key would be lost, a key without a store is nothing.
    for (const char* suffix : {".key", "-journal"})
        if (auto aside = setAside(std::filesystem::path(file) += suffix); !aside) return fail(aside.error());
    if (auto written = writeKeyFile(file, *keys); !written) return fail(written.error());
    if (auto moved = moveIntoPlace(temp, file); !moved) {
        std::error_code ec;
        std::filesystem::remove(keyFileOf(file), ec);
        return fail(moved.error());
    }
    scratch.release();
    return Unlocked{std::move(dataKey), request.firstUser.id, keys->slots.front().name, keys->slots.front().id};
}

} // namespace trivsel::storage
