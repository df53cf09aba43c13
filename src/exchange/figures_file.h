#pragma once

#include "base/result.h"
#include "core/release/figures.h"
#include "exchange/placed_faults.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// The released tables of one closed period as bytes: how the store keeps them, and signed, how they go from an
/// institution to its municipality. Who was in a group (footprints) is never among them.
namespace trivsel::exchange {

/// A larger file is refused before it is read. 40 units with 60 variables come to about 0.3 MB.
inline constexpr std::size_t kMostFiguresBytes = 8'000'000;

/// A longer text is cut, with "…" as its last character.
inline constexpr std::size_t kMostFiguresLetters = 3'000;

/// JSON on one line; the same bytes for the same figures. Footprints are left out, and texts are told on one line
/// (text::displayLine).
std::string writeFigures(const core::release::Figures& figures);

/// What writeFigures wrote, without footprints. Refuses (BadInput) everything else: unknown keys, other types, numbers
/// out of range, codes without a name, divisions that do not fit their group, and bytes that are not exactly those that
/// writeFigures makes of the same figures. `name` of the file stands in the message; `faults` gets all of them.
Result<core::release::Figures> readFigures(std::string_view bytes, std::string_view name,
                                           PlacedFaults* faults = nullptr);

/// Ed25519 (libsodium). The secret is 32 random bytes that belong to a store for good; the public key follows from it.
using FiguresSecret = std::span<const std::uint8_t, 32>;
using FiguresKey = std::array<std::uint8_t, 32>;
FiguresKey figuresKeyOf(FiguresSecret secret);
/// 64 small hex digits, as the key stands in files and settings.
std::string toHex(const FiguresKey& key);

/// A figures file: a first line with the public key and the signature over the exact bytes of the second, which are
/// writeFigures'. Says who wrote it only to those who know the store's key already.
std::string signFigures(const core::release::Figures& figures, FiguresSecret secret);

struct SignedFigures {
    core::release::Figures figures;
    FiguresKey key{}; ///< of the store figures.store, if it is the one known
};
/// Refuses (BadInput) what is no figures file, what was altered after it was signed, and what readFigures refuses; the
/// tables are not looked at before the signature is right.
Result<SignedFigures> openFigures(std::string_view bytes, std::string_view name, PlacedFaults* faults = nullptr);

} // namespace trivsel::exchange
