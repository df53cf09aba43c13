#pragma once

#include "app/world.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

/// What adults have typed on the pages of casework and not said yet. It lies encrypted in the store with everything
/// else, so that lock, switch of user and a fallen computer lose nothing; each adult's own is shown to that adult
/// alone.
namespace trivsel::app {

inline constexpr std::string_view kTypedConcern = "concern";
inline constexpr std::string_view kTypedAcute = "acute";
inline constexpr std::string_view kTypedView = "view"; ///< one's own answer about a notification
inline constexpr std::string_view kTypedPrint = "print"; ///< of no child: the last folder and purposes of printing
/// Of no child: the key to what was typed anywhere else when the store was locked (SealKey, sealed_words.h).
inline constexpr std::string_view kTypedSeal = "seal";
inline constexpr std::array kTypedPlaces{kTypedConcern, kTypedAcute, kTypedView, kTypedPrint, kTypedSeal};
/// Those that are of no child.
inline constexpr bool isOfNoChild(std::string_view where) { return where == kTypedPrint || where == kTypedSeal; }

/// The key among the store's settings.
std::string typedKey(std::string_view where, UserId user, ChildId child);
/// Empty when nothing is kept.
std::string typedOf(const World& world, std::string_view where, UserId user, ChildId child);

/// Several fields as one text and back; fields hold no control characters but line feeds.
std::string joinTyped(const std::vector<std::string>& fields);
std::vector<std::string> splitTyped(const std::string& words);

} // namespace trivsel::app
