#include "storage/schema.h"

#include "base/check.h"

#include <SQLiteCpp/Transaction.h>

#include <array>
#include <string>

namespace trivsel::storage {

std::span<const Migration> migrations()
{
    // A released step is never changed; a new one is added below it, with a store of the version before under tests/data.
    static const std::array kSteps = {Migration{1, createSchemaV1}};
    return kSteps;
}

int currentSchema() { return migrations().back().to; }

int schemaOf(Connection& connection) { return static_cast<int>(connection.number("PRAGMA user_version")); }

void migrate(Connection& connection, std::span<const Migration> steps)
{
    for (const Migration& step : steps) {
        const int from = schemaOf(connection);
        if (step.to <= from) continue;
        TRIVSEL_CHECK(step.to == from + 1);
        SQLite::Transaction transaction(connection.db(), SQLite::TransactionBehavior::EXCLUSIVE);
        step.apply(connection.db());
        connection.db().exec("PRAGMA user_version=" + std::to_string(step.to));
        transaction.commit();
    }
}

} // namespace trivsel::storage
