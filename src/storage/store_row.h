#pragma once

#include "base/date.h"
#include "storage/audit.h"
#include "storage/connection.h"

#include <cstdint>
#include <string>

/// The one row that says which store this is and how far it is.
namespace trivsel::storage {

struct StoreRow {
    std::string storeId;
    std::string lineage;
    Instant createdAt{};
    std::int64_t generation = 0;
    AuditHead head;
};

StoreRow readStoreRow(Connection& c); ///< throws BadRow when there is none
void insertStoreRow(Connection& c, const StoreRow& row);
/// Generation and audit head, as the last statement of a transaction.
void updateProgress(Connection& c, std::int64_t generation, const AuditHead& head);

/// A history of its own from here on.
void updateLineage(Connection& c, const std::string& lineage);

/// The rows of one change; the caller owns the transaction.
void applyRecords(Connection& c, const std::vector<Record>& put, const std::vector<Removal>& remove);

} // namespace trivsel::storage
