#pragma once

#include "base/date.h"
#include "base/ids.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace trivsel {

using GlassId = Id<struct GlassTag>;
using BarId = Id<struct BarTag>;
using SampleId = Id<struct SampleTag>;

} // namespace trivsel

/// What keeps the adults' access in order: who opened a child outside their units and why, who must not see a child, and
/// what a leader has looked through in the log.
namespace trivsel::core {

/// How long a child that was opened with a reason stays open (store.md).
inline constexpr std::chrono::hours kGlassLasts{3};

/// A child outside one's units, opened with a written reason ("break the glass").
struct GlassOpening {
    GlassId id;
    ChildId child;
    UserId by;
    std::string reason;
    Instant at{}, until{};         ///< open from `at`, no longer at `until`
    UserId seenBy;                 ///< the leader who has looked at it; none while nobody has
    std::optional<Instant> seenAt;
    bool operator==(const GlassOpening&) const = default;
};

constexpr bool isOpen(const GlassOpening& opening, Instant now) { return opening.at <= now && now < opening.until; }

/// An adult who must not see a child: their own, or a relative's.
struct ChildBar {
    BarId id;
    ChildId child;
    UserId user;
    enum class Relation { OwnChild, Relative, Other };
    Relation relation = Relation::OwnChild;
    UserId by;
    Instant at{};
    UserId liftedBy;
    std::optional<Instant> liftedAt; ///< none: it holds
    std::string liftedWhy;
    bool operator==(const ChildBar&) const = default;
};

/// Rows of the audit log drawn at random for a leader to look through, and what she found.
struct AuditSample {
    SampleId id;
    UnitId unit;  ///< the leader's place when it was drawn: whose log it is a sample of
    UserId by;
    Instant at{};
    std::int64_t last = 0; ///< the newest row it was drawn from
    struct Row {
        std::int64_t seq = 0;
        bool isAlways = false; ///< an opening with a reason, or an attempt at one: in every sample
        enum class Answer { Fine, LookInto };
        std::optional<Answer> answer;
        std::string words;
        bool operator==(const Row&) const = default;
    };
    std::vector<Row> rows; ///< by rising number
    std::optional<Instant> signedAt; ///< by `by`, when every row was answered
    bool operator==(const AuditSample&) const = default;
};

} // namespace trivsel::core
