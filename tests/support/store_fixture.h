#pragma once

#include "storage/store.h"
#include "support/temp_dir.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

/// A store in a folder of its own, for tests of every room above storage. All names are invented.
namespace trivsel::test {

/// The cheapest key derivation that is allowed (store.md), so that tests do not wait for it.
inline constexpr storage::KdfCost kCheapCost{64, 1};

inline std::string readBytes(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline void writeBytes(const std::filesystem::path& file, const std::string& bytes)
{
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// One store file with its first user, a leader called "Lone Leder" with id 1; the anchor is kept in the same folder.
class StoreFixture {
public:
    static constexpr const char* kUser = "Lone Leder";
    static constexpr const char* kPassphrase = "korrekt hest batteri hæfteklamme";

    std::filesystem::path file() const { return m_dir / "prøve.trivsel"; }
    std::filesystem::path keyFile() const { return m_dir / "prøve.trivsel.key"; }
    std::filesystem::path anchorDir() const { return m_dir / "state"; }
    const TempDir& dir() const { return m_dir; }

    storage::CreateRequest createRequest(std::vector<storage::Record> records = {}) const
    {
        storage::CreateRequest request;
        request.file = file();
        request.firstUser = {UserId{1}, kUser, core::Role::Leader, *Date::of(2026, 1, 1), std::nullopt};
        request.passphrase = kPassphrase;
        request.cost = kCheapCost;
        request.records = std::move(records);
        request.anchorDir = anchorDir();
        return request;
    }

    storage::OpenRequest openRequest() const
    {
        storage::OpenRequest request;
        request.file = file();
        request.user = kUser;
        request.passphrase = kPassphrase;
        request.anchorDir = anchorDir();
        return request;
    }

    /// Creates the store; a failure is a failed test and a null pointer.
    std::unique_ptr<storage::Store> create(std::vector<storage::Record> records = {}, std::string* recoveryCode = nullptr) const
    {
        return value(storage::Store::create(createRequest(std::move(records)), recoveryCode));
    }

    std::unique_ptr<storage::Store> open() const { return value(storage::Store::open(openRequest())); }

    /// The error of opening; a success is a failed test.
    Error openError() const { return openError(openRequest()); }
    static Error openError(const storage::OpenRequest& request)
    {
        auto store = storage::Store::open(request);
        EXPECT_FALSE(store.has_value()) << "the store was opened";
        return store ? Error{} : store.error();
    }

private:
    static std::unique_ptr<storage::Store> value(Result<std::unique_ptr<storage::Store>> result)
    {
        EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().message.en + " " + result.error().detail);
        return result ? *std::move(result) : nullptr;
    }

    TempDir m_dir;
};

/// A change with one audit row.
inline storage::Change change(std::vector<storage::Record> put, std::string action = "test.change")
{
    storage::Change c;
    c.put = std::move(put);
    storage::AuditNote note;
    note.action = std::move(action);
    c.audit.push_back(std::move(note));
    return c;
}

} // namespace trivsel::test
