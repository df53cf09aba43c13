#pragma once

#include "core/transition/handover.h"

#include <string>
#include <string_view>

/// The commands about a child's way to the next place.
namespace trivsel::app {

/// All that is typed in an overgangsskema; `id` none for a new one. Only a draft, or one that was sent back.
struct SaveHandover { static constexpr std::string_view kName = "handover.save"; core::Handover handover; };
/// A draft, or one that was sent back, is not to be used after all; or it is taken up again. What is written in it stays.
struct SetAsideHandover { static constexpr std::string_view kName = "handover.aside"; ChildId child; HandoverId handover; bool isAside = true; };
/// It leaves the store: as an encrypted file (code and key made by the caller), or on paper (both empty).
struct SendHandover { static constexpr std::string_view kName = "handover.send"; ChildId child; HandoverId handover; std::string code, key; };
/// The receiver's word: of an incoming one by us; of one that we sent, on paper or as a file, as it was told to us.
struct AnswerHandover { static constexpr std::string_view kName = "handover.answer";
    ChildId child; HandoverId handover; bool isAccepted = true; std::string words; };
/// A handover out of another store's file: the child comes to `unit`, and waits for the answer. Once for each package.
struct TakeHandover { static constexpr std::string_view kName = "handover.take";
    std::string fileName; std::string bytes; std::string passphrase; UnitId unit; };
/// The answer to one that was sent, out of the receiver's file.
struct TakeHandoverAnswer { static constexpr std::string_view kName = "handover.answered"; std::string fileName; std::string bytes; };
/// A new place on Trivselslinealen; marks are not changed afterwards.
struct PlaceOnRuler { static constexpr std::string_view kName = "ruler.place"; core::RulerMark mark; };

} // namespace trivsel::app
