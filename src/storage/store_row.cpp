#include "storage/store_row.h"

#include "storage/row_fields.h"
#include "storage/rows.h"

#include <algorithm>

namespace trivsel::storage {

StoreRow readStoreRow(Connection& c)
{
    Rows statement(c, "SELECT store_id, lineage, created_at, generation, audit_seq, audit_hash FROM store");
    if (!statement.step()) throw BadRow("the row about the store is missing");
    Reader r(statement);
    StoreRow row;
    row.storeId = r.text();
    row.lineage = r.text();
    row.createdAt = r.instant();
    row.generation = r.number();
    row.head.seq = r.number();
    row.head.hash = r.text();
    return row;
}

void insertStoreRow(Connection& c, const StoreRow& row)
{
    Binder(c.cached("INSERT INTO store (one, store_id, lineage, created_at, generation, audit_seq, audit_hash) "
                    "VALUES (1, ?, ?, ?, ?, ?, ?)"))(row.storeId)(row.lineage)(row.createdAt)(row.generation)(
        row.head.seq)(row.head.hash)
        .run();
}

void updateProgress(Connection& c, std::int64_t generation, const AuditHead& head)
{
    Binder(c.cached("UPDATE store SET generation = ?, audit_seq = ?, audit_hash = ?"))(generation)(head.seq)(head.hash).run();
}

void updateLineage(Connection& c, const std::string& lineage)
{
    Binder(c.cached("UPDATE store SET lineage = ?"))(lineage).run();
}

void applyRecords(Connection& c, const std::vector<Record>& puts, const std::vector<Removal>& removes)
{
    // Settings before what quotes them, then in the order of the variant: a rating takes its unit from its round.
    std::vector<const Record*> inOrder;
    inOrder.reserve(puts.size());
    for (const Record& record : puts) inOrder.push_back(&record);
    const auto rank = [](const Record* r) { return std::holds_alternative<Setting>(*r) ? 0 : r->index() + 1; };
    std::stable_sort(inOrder.begin(), inOrder.end(), [&](const Record* a, const Record* b) { return rank(a) < rank(b); });
    for (const Record* record : inOrder) std::visit([&](const auto& value) { put(c, value); }, *record);
    for (const Removal& removal : removes) std::visit([&](const auto& id) { remove(c, id); }, removal);
}

} // namespace trivsel::storage
