#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace trivsel {

/// A row number that cannot be mixed up with another kind's. 0 = none; numbers are given in order from 1.
template <class Tag> struct Id {
    std::int64_t value = 0;
    explicit operator bool() const { return value != 0; }
    auto operator<=>(const Id&) const = default;
};

using UnitId = Id<struct UnitTag>;
using ChildId = Id<struct ChildTag>;
using UserId = Id<struct UserTag>;
using RoundId = Id<struct RoundTag>;
using RatingId = Id<struct RatingTag>;
using PositionId = Id<struct PositionTag>;
using StepId = Id<struct StepTag>;
using BatchId = Id<struct BatchTag>;
using MembershipId = Id<struct MembershipTag>;
using GateId = Id<struct GateTag>;
using ClosingId = Id<struct ClosingTag>;

} // namespace trivsel

template <class Tag> struct std::hash<trivsel::Id<Tag>> {
    std::size_t operator()(const trivsel::Id<Tag>& id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
