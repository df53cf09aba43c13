#pragma once

#include "storage/connection.h"
#include "storage/key_slots.h"
#include "support/store_fixture.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <string>

namespace trivsel::test {

/// Every page of the file as SQLite sees it, free ones included.
inline std::string decryptedPages(const StoreFixture& fixture)
{
    const auto keys = storage::readKeyFile(fixture.file());
    const auto unlocked = storage::unlock(*keys, fixture.file(), StoreFixture::kUser, StoreFixture::kPassphrase);
    auto connection = storage::Connection::open(fixture.file(), unlocked->dataKey, keys->storeId, storage::OpenMode::Existing);
    EXPECT_TRUE(connection);
    sqlite3_int64 size = 0;
    unsigned char* pages = sqlite3_serialize((*connection)->db().getHandle(), "main", &size, 0);
    std::string bytes(reinterpret_cast<const char*>(pages), static_cast<std::size_t>(size));
    sqlite3_free(pages);
    return bytes;
}

} // namespace trivsel::test
