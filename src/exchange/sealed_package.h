#pragma once

#include "base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// The one encrypted file in which anything about a child leaves a store for another store or another computer.
///
/// Magic (16 bytes) · version · kind · lock · Argon2id memory (MiB, 4 bytes) · passes (4) · salt (16) · code (16) ·
/// nonce (24) · ciphertext · BLAKE2b-256 of all before. Numbers are little-endian. XChaCha20-Poly1305 seals the payload
/// with everything before the nonce's end as associated data. The checksum stands last in every version, so that damage
/// is told from a newer program, and both from a wrong passphrase; it is no secret and proves nothing: the seal does.
namespace trivsel::exchange {

enum class PackageKind : std::uint8_t {
    RatingTask = 1,     ///< an adult's part of a round, to be rated on another computer
    Ratings = 2,        ///< what comes back of it
    Handover = 3,       ///< an overgangsskema to the next place
    HandoverAnswer = 4, ///< accepted, or sent back
};

/// A larger file is refused before it is looked at. A sheet is some 10 kB, a task of 200 children with its forms 400 kB.
inline constexpr std::size_t kMostPackageBytes = 8'000'000;

/// Argon2id (p = 1), the store's own bounds (store.md): anything else is refused before any work.
struct PackageCost {
    std::uint32_t memoryMiB = 256; ///< 64..1024
    std::uint32_t passes = 3;      ///< 1..20
};
inline constexpr PackageCost kLeastPackageCost{64, 1}; ///< for demos and tests: there is nothing to protect
constexpr bool isAllowed(PackageCost cost)
{
    return cost.memoryMiB >= 64 && cost.memoryMiB <= 1024 && cost.passes >= 1 && cost.passes <= 20;
}

/// 32 random bytes that both sides have already, from the package that is answered.
using PackageKey = std::array<std::uint8_t, 32>;
PackageKey newPackageKey();
std::string newPackageCode(); ///< 32 small hex digits
std::string keyHex(const PackageKey& key);
/// Nothing but 64 hex digits is a key: BadInput.
Result<PackageKey> packageKeyOf(std::string_view hex);

/// Four groups of four letters and digits, none of which look alike: 80 random bits, to be told by another way than the
/// file.
std::string newPackagePassphrase();
/// As newPackagePassphrase() writes it, whatever case, blanks and dashes it was typed with; what is read for another
/// letter is put right (O for 0, I and L for 1). Empty when nothing of it could be one.
std::string typedPackagePassphrase(std::string_view typed);

/// `code`: 32 hex digits. Errors: Failed (not enough memory for the key).
Result<std::string> seal(PackageKind kind, std::string_view code, std::string_view payload, const PackageKey& key);
Result<std::string> seal(PackageKind kind, std::string_view code, std::string_view payload, std::string_view passphrase,
                         PackageCost cost = {});

/// What can be known of a package without opening it. Not proven before it is opened.
struct PackageHead {
    PackageKind kind = PackageKind::RatingTask;
    std::string code;
    bool isByPassphrase = false;
};
/// BadInput, each in its own words: not such a package (also one of another kind than `wanted`), damaged, from a newer
/// program. Nothing is derived. `name` of the file stands in the messages.
Result<PackageHead> readHead(std::string_view bytes, PackageKind wanted, std::string_view name);

/// The payload. The errors of readHead, and WrongPassphrase for a passphrase that does not fit; 0.3-1.0 s at the usual
/// cost: not on the window's thread.
Result<std::string> unseal(std::string_view bytes, PackageKind wanted, std::string_view passphrase, std::string_view name);
/// By key: BadInput when it was not sealed with it.
Result<std::string> unseal(std::string_view bytes, PackageKind wanted, const PackageKey& key, std::string_view name);

} // namespace trivsel::exchange
