#include "app/rights/erasing.h"

#include "core/rights/retention.h"

#include <algorithm>
#include <tuple>

namespace trivsel::app {
namespace {

HoldReason reasonOf(core::Hold::Kind kind)
{
    switch (kind) {
    case core::Hold::Kind::Complaint: return HoldReason::Complaint;
    case core::Hold::Kind::AccessRequest: return HoldReason::AccessRequest;
    case core::Hold::Kind::ArchiveCheck: return HoldReason::ArchiveCheck;
    case core::Hold::Kind::Other: break;
    }
    return HoldReason::Other;
}

/// The newest day of a kind's records, and the newest on which one was closed; open ones leave no closing day.
void note(core::KeptChild::Kind& kind, Date written, std::optional<Date> closed)
{
    const bool isOpen = kind.isThere && !kind.closed;
    kind.created = kind.isThere ? std::max(kind.created, written) : written;
    if (isOpen || !closed) kind.closed.reset();
    else kind.closed = std::max(kind.closed.value_or(*closed), *closed);
    kind.isThere = true;
}

Date dayOf(Instant at) { return toLocal(at).date; }
std::optional<Date> dayOf(const std::optional<Instant>& at) { return at ? std::optional(dayOf(*at)) : std::nullopt; }

core::KeptChild keptOf(const World& world, ChildId child, Date today)
{
    core::KeptChild kept;
    kept.left = leftOn(world, child, today);
    for (const auto& [round, position] : world.positionsEverywhere(child)) note(kept.ratings, dayOf(position->at), dayOf(round->closedAt));
    for (const core::ActionPlan* plan : world.casework.plans.of(child)) note(kept.plans, dayOf(plan->at), dayOf(plan->closedAt));
    for (const core::Concern* concern : world.casework.concerns.of(child)) note(kept.concerns, dayOf(concern->at), dayOf(concern->outcomeAt));
    for (const core::Notification* n : world.casework.notifications.of(child)) note(kept.concerns, dayOf(n->at), n->feedbackOn);
    for (const core::AcuteCase* acute : world.casework.acuteCases.of(child)) note(kept.concerns, dayOf(acute->at), dayOf(acute->endedAt));
    return kept;
}

} // namespace

std::vector<HeldBy> holdsOf(const World& world, ChildId child, UserId forUser)
{
    std::vector<HeldBy> held;
    const auto& casework = world.casework;
    bool isHidden = false;
    bool isAcute = false;
    for (const core::AcuteCase* acute : casework.acuteCases.of(child))
        if (!acute->endedAt) (core::isHiddenFrom(*acute, forUser) ? isHidden : isAcute) = true;
    if (isAcute) held.push_back({HoldReason::Acute, {}});
    if (isHidden || std::ranges::any_of(casework.concerns.of(child), [](const auto* c) { return !c->outcome; }))
        held.push_back({HoldReason::Concern, {}});
    if (std::ranges::any_of(casework.notifications.of(child), [](const auto* n) { return !n->feedbackOn; }))
        held.push_back({HoldReason::Notification, {}});
    if (std::ranges::any_of(world.transitions.handovers.of(child),
                            [](const auto* h) { return !h->isIncoming && h->status == core::Handover::Status::Sent; }))
        held.push_back({HoldReason::Handover, {}});
    for (const core::Hold* hold : world.rights.holds.of(child))
        if (!hold->liftedAt) held.push_back({reasonOf(hold->kind), hold->id});
    std::ranges::stable_sort(held, {}, &HeldBy::reason);
    return held;
}

std::optional<Date> leftOn(const World& world, ChildId child, Date today)
{
    std::optional<Date> last;
    for (const core::ChildMembership* m : world.membershipsOf(child)) {
        if (!m->to || *m->to >= today) return std::nullopt;
        last = std::max(last.value_or(*m->to), *m->to);
    }
    return last;
}

std::optional<Date> erasedFrom(const World& world, const core::Municipality& municipality, ChildId child, Date today)
{
    return core::erasedFrom(keptOf(world, child, today), municipality.retention);
}

std::vector<DueErasure> deletionList(const World& world, const core::Municipality& municipality, const std::vector<UnitId>& units,
                                     UserId forUser, Date today)
{
    const auto isHere = [&](UnitId unit) { return std::ranges::find(units, unit) != units.end(); };
    std::vector<DueErasure> due;
    for (const auto& [id, child] : world.children) {
        const auto memberships = world.membershipsOf(id);
        if (memberships.empty()) continue;
        const auto* last = *std::ranges::max_element(memberships, {}, [](const auto* m) { return m->from; });
        if (!isHere(last->unit) || world.isBarred(id, forUser)) continue;
        const core::KeptChild kept = keptOf(world, id, today);
        if (const auto from = core::erasedFrom(kept, municipality.retention); from && *from <= today) {
            due.push_back({id, {}, kept.left, *from, holdsOf(world, id, forUser)});
            continue;
        }
        for (const core::Concern* concern : world.casework.concerns.of(id)) {
            const auto from = core::concernErasedFrom(dayOf(concern->at), dayOf(concern->outcomeAt), municipality.retention);
            if (from && *from <= today) due.push_back({id, concern->id, kept.left, *from, holdsOf(world, id, forUser)});
        }
    }
    std::ranges::sort(due, [](const DueErasure& a, const DueErasure& b) {
        return std::tuple(a.since, a.child, a.concern) < std::tuple(b.since, b.child, b.concern);
    });
    return due;
}

} // namespace trivsel::app
