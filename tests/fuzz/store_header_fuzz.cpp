#include "base/text.h"
#include "fuzz/support/expect.h"
#include "fuzz/support/scratch_folder.h"
#include "storage/key_file.h"
#include "storage/place.h"
#include "storage/secret.h"

#include <algorithm>
#include <optional>

// What the first bytes and the size of a store or backup say. The input: one byte of choices, the 16 bytes of the key
// file's store id, and the store. A choice fills the store up to whole pages, and one puts a journal beside it.

namespace {

using namespace trivsel;

/// The refusal that is due, by the words of src/storage/README.md and nothing of its code.
std::optional<ErrorCode> dueRefusal(std::string_view store, std::string_view id, bool hasJournal)
{
    if (store.empty()) return ErrorCode::StoreEmpty;
    const std::string_view head = store.substr(0, 16);
    if (head == std::string_view("SQLite format 3\0", 16)) return ErrorCode::StorePlain;
    std::size_t same = 0;
    for (std::size_t i = 0; i < head.size(); ++i) same += head[i] == id[i] ? 1U : 0U;
    if (same * 2 < head.size()) return ErrorCode::StoreForeign;
    if (same < head.size()) return ErrorCode::StoreDamaged;
    if (store.size() % 4096 != 0 && !hasJournal) return ErrorCode::StoreDamaged;
    return std::nullopt;
}

void checkRefusal(const Result<void>& result, std::optional<ErrorCode> due)
{
    FUZZ_EXPECT(result.has_value() == !due.has_value());
    if (result) return;
    FUZZ_EXPECT(result.error().code == *due);
    for (const std::string& words : {result.error().message.da, result.error().message.en})
        FUZZ_EXPECT(!words.empty() && text::isUtf8(words));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t kHead = 1 + storage::kStoreIdBytes;
    if (size < kHead) return 0;
    const bool fillsPages = (data[0] & 1) != 0, hasJournal = (data[0] & 2) != 0, isBound = (data[0] & 4) != 0;
    const std::string_view id(reinterpret_cast<const char*>(data) + 1, storage::kStoreIdBytes);
    std::string store(reinterpret_cast<const char*>(data) + kHead, size - kHead);
    // Bytes in which the id is already: else a store that fits would never be met.
    if (isBound) {
        std::string bound(id);
        for (std::size_t i = 0; i < std::min(store.size(), bound.size()); ++i)
            if (store[i] != 0) bound[i] = static_cast<char>(bound[i] ^ store[i]);
        store.replace(0, std::min(store.size(), bound.size()), bound.substr(0, std::min(store.size(), bound.size())));
    }
    if (fillsPages) store.resize((store.size() + 4095) / 4096 * 4096);

    static const fuzz::ScratchFolder folder;
    const auto file = folder.path() / "proeve.trivsel";
    const auto journal = folder.path() / "proeve.trivsel-journal";
    fuzz::ScratchFolder::write(file, store);
    fuzz::ScratchFolder::write(journal, hasJournal ? "x" : "");

    const std::string hexId = storage::toHex({data + 1, storage::kStoreIdBytes});
    const auto due = dueRefusal(store, id, hasJournal);
    const bool isShapeless = due == ErrorCode::StoreEmpty || due == ErrorCode::StorePlain;
    checkRefusal(storage::checkShape(file), isShapeless ? due : std::nullopt);
    checkRefusal(storage::checkFirstBytes(file, hexId), due);
    FUZZ_EXPECT(fuzz::ScratchFolder::read(file) == store); // a refused file is not changed by a byte
    return 0;
}
