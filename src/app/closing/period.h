#pragma once

#include "app/world.h"
#include "base/text.h"

#include <vector>

namespace trivsel::app {

/// What an institution's figures are made of: the rounds of its units with one title and window.
struct Period {
    UnitId institution;
    Text title; ///< "Efterår 2026"
    Date from, to;
    std::vector<RoundId> closed, open;
    std::vector<UnitId> without; ///< units with children today and no round in the period
    ClosingPtr closing;          ///< null until the figures are made
    bool isSame(const Text& otherTitle, Date otherFrom, Date otherTo) const
    {
        return title == otherTitle && from == otherFrom && to == otherTo;
    }
};

/// The periods of one institution that has a round, oldest first.
std::vector<Period> periodsOf(const World& world, UnitId institution, Date today);

/// Whether the figures of a period are to be made now, without anybody asking: every round is closed, there is one, and
/// every unit has had its round or the window is over.
bool isDue(const Period& period, Date today);

} // namespace trivsel::app
