#include "app/roster_apply.h"

#include <algorithm>
#include <unordered_set>

namespace trivsel::app {

namespace {

tl::unexpected<Error> stuck(Text why)
{
    return fail(ErrorCode::BadInput, {"Hentningen kan ikke fortrydes: " + why.da + " Intet er ændret.",
                                      "The import cannot be undone: " + why.en + " Nothing has been changed."});
}

/// Whether anything but the import knows the child: a round, a step, an answer at the gate, a family.
bool isInUse(const World& world, ChildId child)
{
    const auto inRound = [&](const auto& entry) {
        return std::ranges::any_of(entry.second, [&](const core::RoundChild& row) { return row.child == child; });
    };
    return std::ranges::any_of(world.roundChildren, inRound) || !world.stepsOf(child).empty() ||
           std::ranges::any_of(world.gateAnswers, [&](const auto& g) { return g.child == child; }) ||
           std::ranges::any_of(world.siblings, [&](const auto& s) { return s.a == child || s.b == child; }) ||
           std::ranges::any_of(world.custodyHolders, [&](const auto& c) { return c.child == child; });
}

const core::ChildMembership* membership(const World& world, MembershipId id)
{
    const auto found = std::ranges::find(world.childMemberships, id, &core::ChildMembership::id);
    return found == world.childMemberships.end() ? nullptr : &*found;
}

/// A later place than the one the import gave, an end of it, or a round entered there.
bool hasMovedOn(const World& world, const core::ChildMembership& given)
{
    if (given.to) return true;
    for (const core::ChildMembership* m : world.membershipsOf(given.child)) {
        if (m->id != given.id && m->from >= given.from) return true;
    }
    for (const auto& [id, rows] : world.roundChildren) {
        const core::Round* round = world.round(id);
        if (round == nullptr || round->unit != given.unit) continue;
        if (std::ranges::any_of(rows,
                                [&](const auto& row) { return row.child == given.child && row.joined >= given.from; }))
            return true;
    }
    return false;
}

bool hasLaterImport(const World& world, const core::ImportBatch& batch)
{
    std::unordered_set<ChildId> touched(batch.inverse.addedChildren.begin(), batch.inverse.addedChildren.end());
    for (const auto& child : batch.inverse.childrenBefore) touched.insert(child.id);
    for (const auto& m : batch.inverse.membershipsBefore) touched.insert(m.child);
    return std::ranges::any_of(world.batches, [&](const core::ImportBatch& later) {
        if (later.undoneAt || later.id <= batch.id) return false;
        const auto& inverse = later.inverse;
        return std::ranges::any_of(inverse.childrenBefore, [&](const auto& c) { return touched.contains(c.id); }) ||
               std::ranges::any_of(inverse.membershipsBefore, [&](const auto& m) { return touched.contains(m.child); });
    });
}

Result<void> checkUnits(const World& world, const core::ImportBatch& batch)
{
    const auto& added = batch.inverse.addedMemberships;
    const auto isOurs = [&](MembershipId id) { return std::ranges::find(added, id) != added.end(); };
    const auto wasBefore = [&](MembershipId id) {
        return std::ranges::any_of(batch.inverse.membershipsBefore, [id](const auto& m) { return m.id == id; });
    };
    for (const UnitId unit : batch.inverse.addedUnits) {
        const bool hasOthers =
            std::ranges::any_of(world.childMemberships,
                                [&](const auto& m) { return m.unit == unit && !isOurs(m.id) && !wasBefore(m.id); }) ||
            std::ranges::any_of(world.userMemberships, [&](const auto& m) { return m.unit == unit; }) ||
            !world.roundsOf(unit).empty() ||
            std::ranges::any_of(world.units, [&](const auto& entry) { return entry.second.parent == unit; });
        if (hasOthers) return stuck({"en gruppe, den oprettede, er taget i brug.", "a group that it added is in use."});
    }
    return {};
}

Result<void> checkChildren(const World& world, const core::ImportBatch& batch)
{
    for (const ChildId child : batch.inverse.addedChildren) {
        if (world.child(child) == nullptr || isInUse(world, child)) {
            return stuck(
                {"et barn, den oprettede, er siden kommet med i en runde eller har fået noget knyttet til sig.",
                 "a child that it added has since been taken into a round, or has something attached to it."});
        }
        if (world.membershipsOf(child).size() > 1)
            return stuck({"et barn, den oprettede, er siden flyttet.", "a child that it added has since been moved."});
    }
    for (const MembershipId id : batch.inverse.addedMemberships) {
        const core::ChildMembership* given = membership(world, id);
        if (given == nullptr || hasMovedOn(world, *given)) {
            return stuck({"et barn er siden flyttet, holdt op eller kommet med i en runde i sin nye gruppe.",
                          "a child has since been moved, has left, or has been taken into a round in its new group."});
        }
    }
    for (const auto& before : batch.inverse.membershipsBefore) {
        const core::ChildMembership* now = membership(world, before.id);
        const bool pointsElsewhere = now != nullptr && now->unit != before.unit;
        if (now == nullptr || (pointsElsewhere && hasMovedOn(world, *now))) {
            return stuck({"et barn er siden flyttet.", "a child has since been moved."});
        }
    }
    return {};
}

/// The child as it is, with what the import may have changed put back.
core::Child withFieldsOf(const core::Child& before, core::Child now)
{
    now.name = before.name;
    now.birthDate = before.birthDate;
    now.sex = before.sex;
    now.cpr = before.cpr;
    now.externalId = before.externalId;
    return now;
}

} // namespace

Result<RosterChange> undoRoster(const World& world, const core::ImportBatch& batch, Date, Instant now)
{
    if (batch.undoneAt) return stuck({"den er allerede fortrudt.", "it has been undone already."});
    if (hasLaterImport(world, batch)) {
        return stuck({"en senere hentning har ændret de samme børn. Fortryd den først.",
                      "a later import has changed the same children. Undo that one first."});
    }
    if (auto ok = checkChildren(world, batch); !ok) return fail(ok.error());
    if (auto ok = checkUnits(world, batch); !ok) return fail(ok.error());

    RosterChange change;
    for (const auto& before : batch.inverse.childrenBefore) {
        const core::Child* child = world.child(before.id);
        if (child != nullptr) change.put.emplace_back(withFieldsOf(before, *child));
    }
    for (const auto& before : batch.inverse.membershipsBefore) change.put.emplace_back(before);
    for (const MembershipId id : batch.inverse.addedMemberships) change.remove.emplace_back(id);
    for (const ChildId id : batch.inverse.addedChildren) change.remove.emplace_back(id);
    for (const UnitId id : batch.inverse.addedUnits) change.remove.emplace_back(id);
    change.batch = batch;
    change.batch.undoneAt = now;
    return change;
}

} // namespace trivsel::app
