#pragma once

#include "base/date.h"
#include "base/ids.h"

#include <optional>
#include <string>

namespace trivsel {
using InformationId = Id<struct InformationTag>;
using CorrectionId = Id<struct CorrectionTag>;
using HoldId = Id<struct HoldTag>;
using ErasureId = Id<struct ErasureTag>;
using InsightId = Id<struct InsightTag>;
using ExceptionId = Id<struct ExceptionTag>;
} // namespace trivsel

/// What parents and children have a right to, and what was done about it.
namespace trivsel::core {

/// The letter of information was given to the parents of a child.
struct InformationGiven {
    InformationId id;
    ChildId child;
    Date on;
    enum class How { Letter, DigitalPost, Meeting };
    How how = How::Letter;
    UserId by;
    Instant at{};
    bool operator==(const InformationGiven&) const = default;
};

/// What parents or child say is wrong in the record, kept beside it, and what was answered.
struct CorrectionNote {
    CorrectionId id;
    ChildId child;
    std::string about;  ///< what in the record
    std::string saidBy;
    Date on;
    std::string words;
    std::string answer; ///< empty while nobody has answered
    std::optional<Date> answeredOn;
    UserId answeredBy;
    UserId by;
    Instant at{};
    bool operator==(const CorrectionNote&) const = default;
};

/// Why a child must not be erased yet. Open concerns and underretninger hold by themselves and need no row.
struct Hold {
    HoldId id;
    ChildId child;
    enum class Kind { Complaint, AccessRequest, ArchiveCheck, Other };
    Kind kind = Kind::Other;
    std::string why;
    UserId by;
    Instant at{};
    UserId liftedBy;
    std::optional<Instant> liftedAt; ///< none: it holds
    std::string liftedWhy;
    bool operator==(const Hold&) const = default;
};

/// A child was erased: what is left of it besides the log. Of whom cannot be told from it.
struct Erasure {
    ErasureId id;
    std::string pseudonym; ///< as in the log
    std::string why;       ///< word of ours: "retention", "request", "mistake"
    UserId by;
    Instant at{};
    bool operator==(const Erasure&) const = default;
};

/// A leader's decision, where an acute case is hidden from somebody, on what of the record or the log may be given.
struct InsightDecision {
    InsightId id;
    ChildId child;
    enum class What { Record, Log };
    What what = What::Record;
    bool isGiven = false;
    std::string ground;
    UserId by;
    Instant at{};
    bool operator==(const InsightDecision&) const = default;
};

/// Something is to be passed on without consent: asked for with a reason, decided by a leader.
struct ConsentException {
    ExceptionId id;
    ChildId child;
    std::string to;     ///< role of the profile's directory
    std::string what;
    std::string ground; ///< the rule that it rests on, as typed or chosen
    std::string reason;
    UserId by;
    Instant at{};
    UserId decidedBy;
    std::optional<Instant> decidedAt;
    bool isGranted = false;
    std::string words;  ///< of the decision
    bool operator==(const ConsentException&) const = default;
};

} // namespace trivsel::core
