#include "app/roster_apply.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
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

/// Entered into a round of the group that the import placed it in.
bool isInRoundThere(const World& world, const core::ChildMembership& given)
{
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

bool hasSameFields(const core::Child& a, const core::Child& b)
{
    return a.name == b.name && a.birthDate == b.birthDate && a.sex == b.sex && a.cpr == b.cpr &&
           a.externalId == b.externalId;
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

/// One import and what has become of it. A child is taken as a whole: with a record or a place changed by hand, nothing
/// of it is put back.
class Undo {
public:
    Undo(const World& world, const core::ImportBatch& batch)
        : m_world(world), m_batch(batch), m_inverse(batch.inverse), m_after(*batch.inverse.after),
          m_added(m_inverse.addedChildren.begin(), m_inverse.addedChildren.end())
    {
        for (const auto& m : world.childMemberships) m_places.emplace(m.id, &m);
        findKept();
    }

    Result<void> check() const
    {
        if (auto ok = checkChildren(); !ok) return ok;
        return checkUnits();
    }

    RosterChange change() const
    {
        RosterChange change;
        for (const auto& before : m_inverse.childrenBefore) {
            const core::Child* child = m_world.child(before.id);
            if (child != nullptr && !isKept(before.id)) change.put.emplace_back(withFieldsOf(before, *child));
        }
        for (const auto& before : m_inverse.membershipsBefore)
            if (!isKept(before.child)) change.put.emplace_back(before);
        for (const MembershipId id : m_inverse.addedMemberships)
            if (goes(id)) change.remove.emplace_back(id);
        for (const ChildId id : m_inverse.addedChildren)
            if (!isKept(id)) change.remove.emplace_back(id);
        for (const UnitId id : m_inverse.addedUnits)
            if (!staysAsUnit(id)) change.remove.emplace_back(id);
        return change;
    }

    void tell(RosterReport& report, Date today) const
    {
        const auto add = [&](std::string name, UnitId unit, Text why) {
            const core::Unit* place = m_world.unit(unit);
            report.rows.push_back({RosterReport::What::Kept, 0, 0, std::move(name),
                                   place != nullptr ? text::displayLine(place->name, 60) : std::string(),
                                   std::move(why)});
            ++report.kept;
        };
        std::vector<ChildId> children(m_kept.begin(), m_kept.end());
        std::ranges::sort(children, {}, [&](ChildId child) { return m_world.sortKey(child); });
        for (const ChildId id : children) {
            const core::Child* child = m_world.child(id);
            if (child == nullptr) continue;
            add(text::displayLine(child->name, 60), m_world.unitOf(id, today),
                {"rettet i hånden siden", "changed by hand since"});
        }
        for (const UnitId id : m_inverse.addedUnits)
            if (isRenamed(id)) add({}, id, {"har fået et andet navn siden", "has been given another name since"});
    }

private:
    const core::ChildMembership* membership(MembershipId id) const
    {
        const auto at = m_places.find(id);
        return at != m_places.end() ? at->second : nullptr;
    }
    bool isKept(ChildId child) const { return m_kept.contains(child); }

    void findKept()
    {
        for (const auto& after : m_after.children) {
            const core::Child* now = m_world.child(after.id);
            // A child that came with the import would go with all that was entered about it since.
            const bool isAsLeft =
                now != nullptr && (m_added.contains(after.id) ? *now == after : hasSameFields(*now, after));
            if (now != nullptr && !isAsLeft) m_kept.insert(after.id);
        }
        std::unordered_set<ChildId> placed;
        for (const auto& after : m_after.memberships) {
            const core::ChildMembership* now = membership(after.id);
            if (now == nullptr || *now != after) m_kept.insert(after.child);
            placed.insert(after.child);
        }
        // Places entered later have higher ids than the import.
        for (const auto& m : m_world.childMemberships)
            if (m.id.value > m_batch.id.value && placed.contains(m.child)) m_kept.insert(m.child);
        keepWhoseNumberIsTaken();
    }

    /// The number that a child had before may have been given to another one since.
    void keepWhoseNumberIsTaken()
    {
        std::unordered_map<std::string, ChildId> before;
        for (const auto& child : m_inverse.childrenBefore)
            if (!child.cpr.empty() && !isKept(child.id)) before.emplace(child.cpr, child.id);
        if (before.empty()) return;
        for (const auto& [id, child] : m_world.children) {
            const auto at = before.find(child.cpr);
            if (at != before.end() && at->second != id && (!m_added.contains(id) || isKept(id)))
                m_kept.insert(at->second);
        }
    }

    bool isRenamed(UnitId id) const
    {
        const core::Unit* now = m_world.unit(id);
        const auto after = m_after.unitNames.find(id);
        return now != nullptr && after != m_after.unitNames.end() && now->name != after->second;
    }

    bool staysAsUnit(UnitId id) const
    {
        return isRenamed(id) || std::ranges::any_of(m_world.childMemberships,
                                                    [&](const auto& m) { return m.unit == id && isKept(m.child); });
    }

    bool goes(MembershipId id) const
    {
        const core::ChildMembership* now = membership(id);
        return now != nullptr && !isKept(now->child);
    }

    Result<void> checkChildren() const
    {
        for (const ChildId child : m_inverse.addedChildren) {
            if (isKept(child)) continue;
            if (m_world.child(child) == nullptr || isInUse(m_world, child))
                return stuck({"et barn, den oprettede, er siden kommet med i en runde eller har fået noget knyttet til "
                              "sig.",
                              "a child that it added has since been taken into a round, or has something attached to "
                              "it."});
        }
        for (const auto& after : m_after.memberships) {
            if (after.to || isKept(after.child) || !isInRoundThere(m_world, after)) continue; // ended: the old group
            return stuck({"et barn er siden kommet med i en runde i sin nye gruppe.",
                          "a child has since been taken into a round in its new group."});
        }
        return {};
    }

    Result<void> checkUnits() const
    {
        const auto wasBefore = [&](MembershipId id) {
            return std::ranges::any_of(m_inverse.membershipsBefore, [id](const auto& m) { return m.id == id; });
        };
        for (const UnitId unit : m_inverse.addedUnits) {
            if (staysAsUnit(unit)) continue;
            const bool hasOthers =
                std::ranges::any_of(
                    m_world.childMemberships,
                    [&](const auto& m) { return m.unit == unit && !isOurs(m.id) && !wasBefore(m.id); }) ||
                std::ranges::any_of(m_world.userMemberships, [&](const auto& m) { return m.unit == unit; }) ||
                !m_world.roundsOf(unit).empty() ||
                std::ranges::any_of(m_world.units, [&](const auto& entry) { return entry.second.parent == unit; });
            if (hasOthers)
                return stuck({"en gruppe, den oprettede, er taget i brug.", "a group that it added is in use."});
        }
        return {};
    }
    bool isOurs(MembershipId id) const
    {
        const auto& added = m_inverse.addedMemberships;
        return std::ranges::find(added, id) != added.end();
    }

    const World& m_world;
    const core::ImportBatch& m_batch;
    const core::ImportBatch::Inverse& m_inverse;
    const core::ImportBatch::Inverse::After& m_after;
    std::unordered_map<MembershipId, const core::ChildMembership*> m_places; ///< as they are now
    std::unordered_set<ChildId> m_added;
    std::unordered_set<ChildId> m_kept;
};

} // namespace

Result<RosterChange> undoRoster(const World& world, const core::ImportBatch& batch, Date today, Instant now,
                                RosterReport& report)
{
    report = {};
    if (batch.undoneAt) return stuck({"den er allerede fortrudt.", "it has been undone already."});
    if (!batch.inverse.after)
        return stuck(
            {"den er hentet med en ældre udgave af programmet, så det kan ikke ses, hvad der er rettet i hånden "
             "siden.",
             "it was made by an older version of the program, so it cannot be seen what was changed by hand "
             "since."});
    if (hasLaterImport(world, batch)) {
        return stuck({"en senere hentning har ændret de samme børn. Fortryd den først.",
                      "a later import has changed the same children. Undo that one first."});
    }
    const Undo undo(world, batch);
    if (auto ok = undo.check(); !ok) return fail(ok.error());
    undo.tell(report, today);
    RosterChange change = undo.change();
    change.batch = batch;
    change.batch.undoneAt = now;
    // It is undone once only: of children who are gone again nothing but their numbers stays.
    change.batch.inverse.childrenBefore.clear();
    change.batch.inverse.membershipsBefore.clear();
    change.batch.inverse.after.reset();
    return change;
}

Text RosterReport::undoneWords() const
{
    constexpr std::size_t kMostNames = 12;
    Text words{"Hentningen er fortrudt.", "The import has been undone."};
    std::string names;
    std::size_t told = 0;
    for (const Row& row : rows) {
        if (row.what != What::Kept) continue;
        if (told++ == kMostNames) {
            names += " …";
            break;
        }
        names += (names.empty() ? "" : ", ") + (row.name.empty() ? row.unit : row.name);
    }
    if (kept == 0) return words;
    words.da += fmt::format(" Rettet i hånden siden og derfor ladt, som det er: {}.", names);
    words.en += fmt::format(" Changed by hand since and therefore left as it is: {}.", names);
    return words;
}

} // namespace trivsel::app
