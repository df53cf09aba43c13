#include "app/blindness.h"

#include "app/command.h"
#include "app/roles.h"

#include <algorithm>

namespace trivsel::app {

bool couldStillRate(const World& world, const core::User& user, Date today, const core::Round& round, ChildId child)
{
    if (!round.isOpen() || reach(user.role, SetAnswer::kName) == Reach::None) return false;
    const core::RoundChild* row = world.roundChild(round.id, child);
    if (row == nullptr || row->left || !row->instrument || world.isBarred(child, user.id)) return false;
    if (world.position(round.id, child) != nullptr || world.isBystander(round.id, child, user.id)) return false;
    const auto units = world.unitsOf(user.id, today); // an invitation is a membership too
    if (std::find(units.begin(), units.end(), round.unit) == units.end()) return false;
    const core::Rating* own = world.rating(round.id, child, user.id);
    return own == nullptr || !own->doneAt || !own->ownPosition;
}

int finishedRatings(const World& world, RoundId round, ChildId child)
{
    const auto ratings = world.ratingsOf(round, child);
    return static_cast<int>(std::count_if(ratings.begin(), ratings.end(),
                                          [](const core::Rating* r) { return r->doneAt && r->ownPosition; }));
}

bool mustChoose(const World& world, const core::User& user, Date today, const core::Round& round, ChildId child)
{
    return finishedRatings(world, round.id, child) >= round.ratersPerChild &&
           couldStillRate(world, user, today, round, child);
}

} // namespace trivsel::app
