#pragma once

#include "base/date.h"
#include "base/ids.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace trivsel {
using HandoverId = Id<struct HandoverTag>;
using RulerMarkId = Id<struct RulerMarkTag>;
} // namespace trivsel

/// A child's way from one place to the next: the overgangsskema, and Trivselslinealen.
namespace trivsel::core {

/// A handover of a child: the sheet that is filled in with the parents, and who is responsible. The sender is until the
/// receiver has accepted (actions-and-law.md K13).
struct Handover {
    HandoverId id;
    ChildId child;
    enum class Place { Home, HomeCare, Nursery, Kindergarten, School, AfterSchool, Special, Youth };
    Place from = Place::Kindergarten, to = Place::School;
    std::string receiver;       ///< name of the place that takes over, or that sent it when incoming
    std::optional<Date> movesOn; ///< first day there
    std::map<std::string, std::string> words; ///< what is typed, by field of the sheet
    std::optional<Date> withParentsOn; ///< the talk with the parents in which it was filled in
    std::string ground;         ///< why it may be passed on: the consent, or the municipality's rule
    enum class Status { Draft, Sent, Accepted, SentBack, SetAside }; ///< SetAside: a draft that is not to be used after all; can be taken up again
    Status status = Status::Draft;
    bool isIncoming = false;    ///< received from another store
    bool isPaper = false;       ///< sent as a document, so the answer is entered by hand
    std::string code;           ///< 32 hex digits: names the package in its file and in the answer; empty for a draft
    std::string key;            ///< 64 hex digits: the answer is locked with it
    std::string content;        ///< JSON: the record as it was sent or received; never changed again
    std::optional<Date> sentOn, answeredOn;
    std::string answer;         ///< words of whoever accepted it or sent it back
    UserId by;
    Instant at{};
    bool operator==(const Handover&) const = default;
};

/// A place on Trivselslinealen: child and parents' care are judged apart.
struct RulerMark {
    RulerMarkId id;
    ChildId child;
    Date on;
    enum class Phase { Before, During, After }; ///< of the effort
    Phase phase = Phase::Before;
    std::string effort;       ///< what is or was done, in words
    std::optional<std::uint8_t> childAt, careAt; ///< 1 (in trivsel) to 5 (threatened); not judged when empty
    std::vector<std::string> protective, risks; ///< what was ticked, by id
    std::string words;
    UserId by;
    Instant at{};
    bool operator==(const RulerMark&) const = default;
};

constexpr std::uint8_t kRulerBest = 1, kRulerWorst = 5; // KL's ruler has five steps (tracing.md section 2)

} // namespace trivsel::core
