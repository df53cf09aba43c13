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

/// Whom the rest of the store knows of, gathered once: an import may have a hundred thousand children.
class Uses {
public:
    /// Without those of custody whom the import itself brought.
    Uses(const World& world, const std::unordered_set<MembershipId>& ours) : m_world(world)
    {
        for (const auto& [id, rows] : world.roundChildren)
            for (const core::RoundChild& row : rows) {
                m_known.insert(row.child);
                if (const core::Round* round = world.round(id)) m_inRounds[row.child].emplace_back(round->unit, row.joined);
            }
        for (const auto& answer : world.gateAnswers) m_known.insert(answer.child);
        for (const auto& pair : world.siblings) m_known.insert({pair.a, pair.b});
        for (const auto& holder : world.custodyHolders)
            if (!ours.contains(MembershipId{holder.id})) m_known.insert(holder.child);
        for (const auto& [id, survey] : world.school.surveys())
            for (const core::SurveyPupil* pupil : world.school.pupilsOf(id)) m_known.insert(pupil->child);
    }
    /// A round, a step, an answer at the gate, a family, or anything written about it.
    bool isInUse(ChildId child) const
    {
        const Casework& c = m_world.casework;
        const auto has = [&](const auto&... records) { return (!records.of(child).empty() || ...); };
        return m_known.contains(child) || !m_world.stepsOf(child).empty() || !c.absencesOf(child).empty() || c.circumstancesOf(child) != nullptr ||
               has(c.concerns, c.acuteCases, c.notifications, c.plans, c.notes, c.requests, c.consents, c.papers, c.meetings, m_world.transitions.handovers,
                   m_world.transitions.marks, m_world.rights.information, m_world.rights.corrections, m_world.rights.holds, m_world.rights.insights, m_world.rights.exceptions);
    }
    /// Entered into a round of the group that the import placed it in.
    bool isInRoundThere(const core::ChildMembership& given) const
    {
        const auto rounds = m_inRounds.find(given.child);
        return rounds != m_inRounds.end() &&
               std::ranges::any_of(rounds->second, [&](const auto& round) { return round.first == given.unit && round.second >= given.from; });
    }

private:
    const World& m_world;
    std::unordered_set<ChildId> m_known;
    std::unordered_map<ChildId, std::vector<std::pair<UnitId, Date>>> m_inRounds; ///< group, and the day on which it joined
};

bool isSameAbsence(const core::AbsenceDay& a, const core::AbsenceDay& b) { return a.child == b.child && a.date == b.date && a.kind == b.kind; }

/// An adult's place that the import made: before, it ended on the day before it began.
bool isNewPlace(const core::UserMembership& before) { return before.to && *before.to < before.from; }

bool hasLaterImport(const World& world, const core::ImportBatch& batch)
{
    std::unordered_set<ChildId> touched(batch.inverse.addedChildren.begin(), batch.inverse.addedChildren.end());
    for (const auto& child : batch.inverse.childrenBefore) touched.insert(child.id);
    for (const auto& m : batch.inverse.membershipsBefore) touched.insert(m.child);
    const auto isSameDay = [&](const core::AbsenceDay& day) {
        return std::ranges::any_of(batch.inverse.absencesBefore, [&](const auto& ours) { return isSameAbsence(ours, day); });
    };
    const auto isSameUnit = [&](const core::Unit& unit) { return std::ranges::find(batch.inverse.unitsBefore, unit.id, &core::Unit::id) != batch.inverse.unitsBefore.end(); };
    return std::ranges::any_of(world.batches, [&](const core::ImportBatch& later) {
        if (later.undoneAt || later.id <= batch.id) return false;
        const auto& inverse = later.inverse;
        return std::ranges::any_of(inverse.childrenBefore, [&](const auto& c) { return touched.contains(c.id); }) ||
               std::ranges::any_of(inverse.membershipsBefore, [&](const auto& m) { return touched.contains(m.child); }) ||
               std::ranges::any_of(inverse.absencesBefore, isSameDay) || std::ranges::any_of(inverse.unitsBefore, isSameUnit);
    });
}

bool hasSameFields(const core::Child& a, const core::Child& b)
{
    return a.name == b.name && a.birthDate == b.birthDate && a.sex == b.sex && a.cpr == b.cpr &&
           a.externalId == b.externalId && a.hasProtectedAddress == b.hasProtectedAddress;
}

/// The child as it is, with what the import may have changed put back.
core::Child withFieldsOf(const core::Child& before, core::Child now)
{
    now.name = before.name;
    now.birthDate = before.birthDate;
    now.sex = before.sex;
    now.cpr = before.cpr;
    now.externalId = before.externalId;
    now.hasProtectedAddress = before.hasProtectedAddress;
    return now;
}

/// One import and what has become of it. A child is taken as a whole: with a record or a place changed by hand, nothing
/// of it is put back.
class Undo {
public:
    Undo(const World& world, const core::ImportBatch& batch)
        : m_world(world), m_batch(batch), m_inverse(batch.inverse), m_after(*batch.inverse.after),
          m_added(m_inverse.addedChildren.begin(), m_inverse.addedChildren.end()),
          m_ours(m_inverse.addedMemberships.begin(), m_inverse.addedMemberships.end()), m_uses(world, m_ours), m_ourUnits(m_inverse.addedUnits.begin(), m_inverse.addedUnits.end())
    {
        for (const auto& m : world.childMemberships) m_places.emplace(m.id, &m);
        for (const auto& m : world.userMemberships) m_adults.emplace(m.id, &m);
        for (const auto& holder : world.custodyHolders)
            if (isOurs(MembershipId{holder.id})) m_holders.emplace(MembershipId{holder.id}, &holder);
        for (const auto& before : m_inverse.userMembershipsBefore)
            if (isNewPlace(before)) m_ownAdults.insert(before.id);
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
        for (const auto& before : m_inverse.unitsBefore)
            if (m_world.unit(before.id) != nullptr && !isRenamed(before.id)) change.put.emplace_back(before);
        for (const auto& before : m_inverse.absencesBefore)
            if (!isChangedSince(before)) change.put.emplace_back(before);
        for (const auto& before : m_inverse.userMembershipsBefore) {
            if (!m_adults.contains(before.id)) continue;
            if (isNewPlace(before)) change.remove.emplace_back(before.id);
            else change.put.emplace_back(before);
        }
        for (const MembershipId id : m_inverse.addedMemberships)
            if (goes(id)) change.remove.emplace_back(id);
        for (const ChildId id : m_inverse.addedChildren)
            if (!isKept(id)) change.remove.emplace_back(id);
        for (auto id = m_inverse.addedUnits.rbegin(); id != m_inverse.addedUnits.rend(); ++id) // a school after its classes
            if (!staysAsUnit(*id)) change.remove.emplace_back(*id);
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
        for (const auto& [id, name] : m_after.unitNames)
            if (isRenamed(id)) add({}, id, {"har fået et andet navn siden", "has been given another name since"});
        for (const auto& before : m_inverse.absencesBefore) {
            const core::Child* child = m_world.child(before.child);
            if (child != nullptr && isChangedSince(before))
                add(text::displayLine(child->name, 60), m_world.unitOf(child->id, today), {"fraværet " + before.date.iso() + " er rettet siden", "the absence of " + before.date.iso() + " was changed since"});
        }
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
        // A list says a name and whether it is protected; the rest was entered since.
        for (const auto& [id, holder] : m_holders) {
            const auto consents = m_world.casework.consents.of(holder->child);
            const bool hasAnswered = std::ranges::any_of(consents, [&](const core::Consent* c) { return c->holder == holder->id; });
            if (!holder->contact.empty() || holder->needsInterpreter || holder->to || hasAnswered) m_kept.insert(holder->child);
        }
        keepWhoseNumberIsTaken();
        for (const auto& m : m_world.childMemberships)
            if (isKept(m.child)) m_keptUnits.insert(m.unit);
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

    /// A day's absence that is not as the import left it.
    bool isChangedSince(const core::AbsenceDay& before) const
    {
        const auto isIt = [&](const core::AbsenceDay& day) { return isSameAbsence(day, before); };
        const auto& now = m_world.casework.absencesOf(before.child);
        const auto there = std::ranges::find_if(now, isIt), left = std::ranges::find_if(m_after.absences, isIt);
        return there == now.end() || left == m_after.absences.end() || *there != *left;
    }

    bool staysAsUnit(UnitId id) const
    {
        const core::Unit* unit = m_world.unit(id);
        const auto isWithin = [&](UnitId other) { return m_world.unit(other) != nullptr && m_world.unit(other)->parent == id && staysAsUnit(other); };
        return isRenamed(id) || m_keptUnits.contains(id) || (unit != nullptr && unit->kind != core::UnitKind::Unit && std::ranges::any_of(m_inverse.addedUnits, isWithin));
    }

    bool goes(MembershipId id) const
    {
        const core::ChildMembership* now = membership(id);
        const auto holder = m_holders.find(id);
        return (now != nullptr && !isKept(now->child)) || (holder != m_holders.end() && !isKept(holder->second->child));
    }

    Result<void> checkChildren() const
    {
        for (const ChildId child : m_inverse.addedChildren) {
            if (isKept(child)) continue;
            if (m_world.child(child) == nullptr || m_uses.isInUse(child))
                return stuck({"et barn, den oprettede, er siden kommet med i en runde eller har fået noget knyttet til "
                              "sig.",
                              "a child that it added has since been taken into a round, or has something attached to "
                              "it."});
        }
        for (const auto& after : m_after.memberships) {
            if (after.to || isKept(after.child) || !m_uses.isInRoundThere(after)) continue; // ended: the old group
            return stuck({"et barn er siden kommet med i en runde i sin nye gruppe.",
                          "a child has since been taken into a round in its new group."});
        }
        return {};
    }

    Result<void> checkUnits() const
    {
        std::unordered_set<MembershipId> before;
        for (const auto& m : m_inverse.membershipsBefore) before.insert(m.id);
        std::unordered_set<UnitId> withOthers; // somebody is there whom the import did not place
        for (const auto& m : m_world.childMemberships)
            if (!isOurs(m.id) && !before.contains(m.id)) withOthers.insert(m.unit);
        for (const auto& m : m_world.userMemberships)
            if (!m_ownAdults.contains(m.id)) withOthers.insert(m.unit);
        for (const auto& [id, unit] : m_world.units)
            if (!isOurUnit(id)) withOthers.insert(unit.parent);
        for (const UnitId unit : m_inverse.addedUnits) {
            if (staysAsUnit(unit)) continue;
            const bool hasOthers = withOthers.contains(unit) || !m_world.roundsOf(unit).empty();
            if (hasOthers)
                return stuck({"en gruppe, den oprettede, er taget i brug.", "a group that it added is in use."});
        }
        return {};
    }
    bool isOurs(MembershipId id) const { return m_ours.contains(id); }
    bool isOurUnit(UnitId id) const { return m_ourUnits.contains(id); }

    const World& m_world;
    const core::ImportBatch& m_batch;
    const core::ImportBatch::Inverse& m_inverse;
    const core::ImportBatch::Inverse::After& m_after;
    std::unordered_set<ChildId> m_added;
    std::unordered_set<MembershipId> m_ours; ///< places of children, and holders of custody under their own number
    Uses m_uses;
    std::unordered_map<MembershipId, const core::ChildMembership*> m_places; ///< as they are now
    std::unordered_map<MembershipId, const core::CustodyHolder*> m_holders; ///< ours, as they are now
    std::unordered_map<MembershipId, const core::UserMembership*> m_adults; ///< as they are now
    std::unordered_set<MembershipId> m_ownAdults; ///< places of adults that the import made
    std::unordered_set<UnitId> m_ourUnits;
    std::unordered_set<ChildId> m_kept;
    std::unordered_set<UnitId> m_keptUnits; ///< where they are or were
};

} // namespace

Result<RosterChange> undoRoster(const World& world, const core::ImportBatch& batch, Date today, Instant now,
                                RosterReport& report)
{
    report = {};
    if (batch.undoneAt) return stuck({"den er allerede fortrudt.", "it has been undone already."});
    if (batch.inverse.survey) { // read in and read, never changed by hand
        RosterChange change;
        change.remove.emplace_back(batch.inverse.survey);
        change.batch = batch;
        change.batch.undoneAt = now;
        return change;
    }
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
    change.batch.inverse.absencesBefore.clear();
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
