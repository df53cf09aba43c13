#pragma once

#include "app/closing/period.h"
#include "core/instrument.h"
#include "core/municipality.h"
#include "core/release/figures.h"

#include <functional>
#include <optional>
#include <span>
#include <vector>

/// From the closed rounds of a period to the figures that are told of it, once and for all.
namespace trivsel::app {

/// Ages are told in these bands, by completed years on the period's first day: 0-2, 3-5, 6-9, 10-12 and from 13. Nursery
/// and kindergarten, then school's three stages.
inline constexpr int kAgeBreaks[] = {3, 6, 10, 13};

/// What a closing is made from, gathered in the session's thread; holds copies.
struct ClosingInput {
    struct OfChild {
        ChildId child;
        RoundId round;
        UnitId unit;
        std::uint16_t ageBand = 0;
        std::optional<core::Sex> sex;
        core::Position position = core::Position::Unassessed;
        core::InstrumentPtr form; ///< null: there is none for its age, or its bytes are not there any more
        bool wasActedFor = false; ///< a step done or a plan made since the last day of the period before; never of a hidden case
    };
    core::release::Figures head; ///< everything but words and plan
    std::vector<OfChild> children; ///< each once: where it was in two of the rounds, as in the later one
    std::vector<ClosingPtr> earlier; ///< the store's own, of all institutions
    ClosingPtr before;               ///< the institution's own last one; null for the first
    core::PositionWords positionWords;
    std::vector<RoundId> rounds;
    core::release::Settings settings;
    UnitId institution;
};
using FindForm = std::function<core::InstrumentPtr(const core::InstrumentRef&)>;
/// `storeId` as the files that leave the store name it.
ClosingInput gatherClosing(const World& world, const Period& period, const core::Municipality& profile,
                           const FindForm& findForm, std::string storeId, Date today);

/// Decides what is told. `ratings`: those of the rounds; unfinished ones say nothing. Up to a second: for a worker.
core::release::Closing makeClosing(const ClosingInput& input, std::span<const core::Rating> ratings);

} // namespace trivsel::app
