#include "storage/verify.h"

#include "storage/in_use.h"
#include "storage/key_slots.h"
#include "storage/open_store.h"
#include "storage/place.h"
#include "storage/row_fields.h"
#include "storage/schema.h"

#include <fmt/format.h>
#include <sys/stat.h>

namespace trivsel::storage {

std::vector<std::pair<std::string, std::int64_t>> countRows(Connection& c)
{
    const auto tables = readAll<std::string>(c, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
                                             [](Reader& r) { return r.text(); });
    std::vector<std::pair<std::string, std::int64_t>> rows;
    rows.reserve(tables.size());
    for (const std::string& table : tables) rows.emplace_back(table, c.number("SELECT count(*) FROM \"" + table + '"'));
    return rows;
}

std::optional<std::string> wholeFault(Connection& c, const StoreRow& row)
{
    if (auto fault = c.structuralAndIndexFault()) return fault;
    Rows references(c, "PRAGMA foreign_key_check");
    if (references.step()) return "a reference without its row in " + Reader(references).text();
    return findAuditFault(c, row.head);
}

Result<VerifiedStore> verifyWithKey(const std::filesystem::path& file, const Secret& dataKey, const std::string& storeId)
{
    if (hasJournal(file)) return errors::saveWasCutOff(file);
    struct stat st {};
    if (::lstat(file.c_str(), &st) != 0) return errors::cannotRead(file, errno);
    try {
        const auto connection = Connection::open(file, dataKey, storeId, OpenMode::ReadOnly);
        if (!connection) return fail(connection.error());
        Connection& c = **connection;
        c.authenticateAllPages();
        if (c.number("PRAGMA application_id") != kApplicationId) return errors::foreign(file, "another application id");
        if (const int version = schemaOf(c); version > currentSchema()) return errors::newer(file, version, currentSchema());
        const StoreRow row = readStoreRow(c);
        if (row.storeId != storeId) return errors::keyFileOfAnother(file);
        if (const auto fault = wholeFault(c, row)) return errors::damaged(file, *fault);
        return VerifiedStore{row.storeId, row.lineage, row.createdAt, row.generation, row.head,
                             static_cast<std::uint64_t>(st.st_size), countRows(c)};
    } catch (const std::exception& e) {
        return fail(readError(file, e));
    }
}

Result<Unlocked> unlockBy(const KeyFile& keys, const std::filesystem::path& store, const Credentials& by)
{
    return by.recoveryCode.empty() ? unlock(keys, store, by.user, by.passphrase) : unlockByRecoveryCode(keys, store, by.recoveryCode);
}

Result<VerifiedStore> verifyFile(const VerifyRequest& request)
{
    if (auto shape = checkShape(request.file); !shape) return fail(shape.error());
    const auto keys = readKeyFile(request.file);
    if (!keys) return fail(keys.error());
    if (auto fits = checkFirstBytes(request.file, keys->storeId); !fits) return fail(fits.error());
    if (auto isFree = checkNotInUse(request.file); !isFree) return fail(isFree.error());
    const auto key = unlockBy(*keys, request.file, request.by);
    if (!key) return fail(key.error());
    return verifyWithKey(request.file, key->dataKey, keys->storeId);
}

} // namespace trivsel::storage
