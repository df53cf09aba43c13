#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "storage/secret.h"
#include "storage/store.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// The key file beside the store: versioned JSON with one slot per user and one for the recovery code. It holds no
/// child's data, and nothing that opens the store without a passphrase.
namespace trivsel::storage {

inline constexpr std::size_t kStoreIdBytes = 16;
inline constexpr std::size_t kSlotIdBytes = 8;
inline constexpr std::size_t kSaltBytes = 16;    // RFC 9106: 128 bits
inline constexpr std::size_t kNonceBytes = 24;   // XChaCha20
inline constexpr std::size_t kDataKeyBytes = 32; // 256 bits
inline constexpr std::size_t kWrappedBytes = kDataKeyBytes + 16; // and the Poly1305 tag
inline constexpr std::size_t kMaxSlots = 100;
inline constexpr std::size_t kMaxNamePoints = 100;   // code points of a slot's name
// A slot as it stands in the file: some 440 bytes and a name, of which JSON writes a code point in 6 bytes at most.
inline constexpr std::size_t kMaxSlotBytes = 1280;
// As many slots as there may be, as long as they may be, are read back.
inline constexpr std::size_t kMaxKeyFileBytes = 128 * 1024;
static_assert(kMaxSlots * kMaxSlotBytes + 1024 < kMaxKeyFileBytes);

/// The data key as one user, or the holder of the recovery code, can unwrap it.
struct KeySlot {
    enum class Kind { User, Recovery };
    std::string id; ///< random, hex; authenticated with the wrapped key
    Kind kind = Kind::User;
    UserId user;
    std::string name; ///< NFC, trimmed; empty for recovery
    KdfCost cost;
    Bytes salt, nonce, wrapped;

    /// Set when the slot's own checksum does not fit its bytes, or its fields are out of bounds: the words for the
    /// log. Such a slot is never used for any work, and is written back as it was.
    std::string damage;
    std::string raw; ///< the JSON of a damaged slot

    bool isDamaged() const { return !damage.empty(); }
    /// What is authenticated with the wrapped key: everything of the slot but nonce and wrapped key, and the store.
    std::string associatedData(const std::string& storeId) const;
};

struct KeyFile {
    std::string storeId; ///< hex; also the first 16 bytes of the store
    std::vector<KeySlot> slots;
};

std::filesystem::path keyFileOf(const std::filesystem::path& store);

/// Refuses whatever is not exactly a key file; damage inside one slot marks that slot alone, unless it is larger than a
/// slot can be: what is read can be written and read again.
Result<KeyFile> parseKeyFile(std::string_view bytes, const std::filesystem::path& file);
std::string toJson(const KeyFile& keys);

Result<KeyFile> readKeyFile(const std::filesystem::path& store);
Result<void> writeKeyFile(const std::filesystem::path& store, const KeyFile& keys);

/// True inside 64 MiB..1 GiB and 1..20 passes (store.md).
bool isAllowed(KdfCost cost);

} // namespace trivsel::storage
