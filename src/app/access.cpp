#include "app/access.h"

#include <algorithm>

namespace trivsel::app {
namespace {

/// The unit of a child that counts for who may see it: today's, else the one it is to start in, else the last one.
struct Whereabouts {
    UnitId unit;
    bool hasLeft = false;
};

Whereabouts whereabouts(const World& world, ChildId child, Date today)
{
    if (const UnitId now = world.unitOf(child, today)) return {now, false};
    const core::ChildMembership* next = nullptr;
    const core::ChildMembership* last = nullptr;
    for (const core::ChildMembership* m : world.membershipsOf(child)) {
        if (m->from > today && (next == nullptr || m->from < next->from)) next = m;
        if (m->from <= today && (last == nullptr || last->from < m->from)) last = m;
    }
    if (next != nullptr) return {next->unit, false};
    return last != nullptr ? Whereabouts{last->unit, true} : Whereabouts{};
}

/// Collects what a command concerns; one overload per group of commands.
class TargetFinder {
public:
    TargetFinder(const World& world, Date today) : m_world(world), m_today(today) {}

    Target operator()(const AddUnit& c) const { return {.units = {c.parent}}; }
    Target operator()(const RenameUnit& c) const { return {.units = {c.unit}}; }
    Target operator()(const AddUser& c) const { return {.units = orRoot(c.units)}; }
    Target operator()(const EndUser& c) const { return {.units = orRoot(placesOf(c.user))}; }
    Target operator()(const PlaceUser& c) const { return {.units = {c.unit}}; }
    Target operator()(const GivePassphrase& c) const { return {.units = orRoot(placesOf(c.user))}; }
    Target operator()(const ChangePassphrase&) const { return {}; }
    // The code is the whole store's; each of its leaders may renew it.
    Target operator()(const RenewRecoveryCode&) const { return {}; }
    Target operator()(const ConfirmRecoveryCode&) const { return {}; }

    Target operator()(const AddChild& c) const { return {.units = {c.unit}}; }
    Target operator()(const MoveChild& c) const { return {.units = {c.unit}, .children = {c.child}}; }
    Target operator()(const LinkSiblings& c) const { return {.children = {c.a, c.b}}; }
    Target operator()(const UnlinkSiblings& c) const { return {.children = {c.a, c.b}}; }
    Target operator()(const ImportRoster&) const { return {}; } // rosterRoot() is the user's own place
    Target operator()(const UndoImport& c) const { return ofBatch(c.batch); }

    Target operator()(const OpenRound& c) const { return {.units = {c.unit}}; }
    Target operator()(const ReadList& c) const { return {.units = {c.unit}}; }
    Target operator()(const ReadExport& c) const { return c.child ? Target{.children = {c.child}} : Target{}; }
    Target operator()(const KeepTyped& c) const { return c.child ? Target{.children = {c.child}} : Target{}; }
    Target operator()(const ChangeSetting&) const { return {.units = roots()}; }
    Target operator()(const TakeGuide&) const { return {.units = roots()}; }
    // The file is the whole store's; each of its leaders answers for it.
    Target operator()(const TakeBackup&) const { return {}; }
    Target operator()(const MoveStore&) const { return {}; }
    Target operator()(const TryRecoveryCode&) const { return {}; }

    Target operator()(const SavePlan& c) const { return {.children = c.plan.children}; }
    Target operator()(const SaveMeeting& c) const
    {
        return c.meeting.child ? Target{.children = {c.meeting.child}} : Target{.units = {c.meeting.unit}};
    }
    Target operator()(const AddMissingOffer& c) const { return {.units = {c.unit}}; }
    Target operator()(const HoldVisit& c) const { return {.units = {c.unit}}; }
    Target operator()(const HandOverChildren& c) const { return {.units = {c.unit}}; }

    Target operator()(const ClosePeriod& c) const { return {.units = {c.institution}}; }
    Target operator()(const ReadFigures&) const { return {}; } // released tables concern no child
    Target operator()(const TakeFigures&) const { return {}; }
    Target operator()(const SetTargetFigure&) const { return {}; }

    // A pulse is taken class by class, by the adults of the class: the handler asks for those of the survey it follows,
    // and no other class of its file is known (gatherSurvey).
    Target operator()(const ImportSurvey& c) const { return c.about.pulseOf ? Target{} : Target{.units = {c.about.institution}}; }
    Target operator()(const SaveSurveyClass& c) const { return {.units = {c.about.unit}}; }
    Target operator()(const ImportAbsence&) const { return {}; } // of the leader's own place, row by row
    Target operator()(const RollOverYear& c) const { return {.units = {c.institution}}; }
    Target operator()(const TakeRatings&) const { return {}; } // the handler asks for the unit of the package's round
    Target operator()(const SaveHandover& c) const { return {.children = {c.handover.child}}; }
    Target operator()(const TakeHandover& c) const { return {.units = {c.unit}}; }
    Target operator()(const TakeHandoverAnswer&) const { return {}; } // the handler asks for the child of the package
    Target operator()(const PlaceOnRuler& c) const { return {.children = {c.mark.child}}; }
    Target operator()(const GiveInformation& c) const { return {.children = c.children}; }
    Target operator()(const EraseChildren& c) const
    {
        Target target{.children = c.children};
        for (const ConcernId id : c.concerns) {
            const core::Concern* concern = m_world.casework.concerns.find(id);
            target.children.push_back(concern != nullptr ? concern->child : ChildId{});
        }
        return target;
    }

    Target operator()(const BreakGlass&) const { return {}; } // the handler alone knows what may be told of the child
    Target operator()(const SeeGlassOpening& c) const
    {
        const core::GlassOpening* opening = m_world.oversight.opening(c.opening);
        return {.children = {opening != nullptr ? opening->child : ChildId{}}};
    }
    Target operator()(const LiftBar& c) const
    {
        const core::ChildBar* bar = m_world.oversight.bar(c.bar);
        return {.children = {bar != nullptr ? bar->child : ChildId{}}};
    }
    Target operator()(const ReadAudit& c) const { return c.child ? Target{.children = {c.child}} : Target{}; }
    Target operator()(const DrawAuditSample&) const { return {}; } // of the user's own place
    Target operator()(const AnswerAuditRow& c) const { return ofSample(c.sample); }
    Target operator()(const SignAuditSample& c) const { return ofSample(c.sample); }

    Target operator()(const CompleteStep& c) const { return ofStep(c.step); }
    Target operator()(const SetAsideStep& c) const { return ofStep(c.step); }
    Target operator()(const ReopenStep& c) const { return ofStep(c.step); }
    Target operator()(const ChangeStep& c) const { return ofStep(c.step); }
    Target operator()(const ShareStep& c) const
    {
        Target target = ofStep(c.step);
        target.children = c.children;
        return target;
    }

    /// What names a round, a child, or both.
    template <class C> Target operator()(const C& c) const
    {
        Target target;
        if constexpr (requires { c.round; }) {
            const core::Round* round = m_world.round(c.round);
            target.units = {round != nullptr ? round->unit : UnitId{}};
            // A child that left during the round is still a row of it; the handler says what may be done with it.
            if constexpr (requires { c.child; })
                (m_world.roundChild(c.round, c.child) == nullptr ? target.children : target.inRound) = {c.child};
        } else {
            target.children = {c.child};
        }
        return target;
    }

private:
    std::vector<UnitId> roots() const
    {
        std::vector<UnitId> result;
        for (const auto& [id, unit] : m_world.units)
            if (!unit.parent) result.push_back(id);
        return result;
    }
    /// An adult without a place belongs to the store as a whole.
    std::vector<UnitId> orRoot(std::vector<UnitId> units) const { return units.empty() ? roots() : units; }
    std::vector<UnitId> placesOf(UserId user) const
    {
        std::vector<UnitId> result;
        for (const core::UserMembership& m : m_world.userMemberships)
            if (m.user == user && (!m.to || *m.to >= m_today)) result.push_back(m.unit);
        return result;
    }
    Target ofStep(StepId id) const
    {
        const auto at = m_world.steps.find(id);
        if (at == m_world.steps.end()) return {.anyOf = {ChildId{}}};
        Target target{.anyOf = {at->second.child}};
        target.anyOf.insert(target.anyOf.end(), at->second.alsoFor.begin(), at->second.alsoFor.end());
        return target;
    }
    Target ofSample(SampleId id) const
    {
        const core::AuditSample* sample = m_world.oversight.sample(id);
        return {.units = {sample != nullptr ? sample->unit : UnitId{}}};
    }
    Target ofBatch(BatchId id) const
    {
        const auto at = std::find_if(m_world.batches.begin(), m_world.batches.end(),
                                     [&](const core::ImportBatch& b) { return b.id == id; });
        Target target;
        if (at == m_world.batches.end()) {
            target.units = {UnitId{}};
            return target;
        }
        target.units = at->inverse.addedUnits;
        target.children = at->inverse.addedChildren;
        for (const core::Child& child : at->inverse.childrenBefore) target.children.push_back(child.id);
        for (const core::ChildMembership& m : at->inverse.membershipsBefore) target.children.push_back(m.child);
        for (const core::Unit& unit : at->inverse.unitsBefore) target.units.push_back(unit.id);
        for (const core::AbsenceDay& day : at->inverse.absencesBefore) target.children.push_back(day.child);
        const std::unordered_set<MembershipId> added(at->inverse.addedMemberships.begin(), at->inverse.addedMemberships.end());
        for (const core::CustodyHolder& holder : m_world.custodyHolders)
            if (added.contains(MembershipId{holder.id})) target.children.push_back(holder.child);
        if (const core::Survey* survey = m_world.school.survey(at->inverse.survey)) target.units.push_back(survey->institution);
        std::erase_if(target.units, [&](UnitId unit) { return m_world.unit(unit) == nullptr; });
        std::erase_if(target.children, [&](ChildId child) { return m_world.child(child) == nullptr; });
        return target;
    }

    const World& m_world;
    Date m_today;
};

} // namespace

Target targetOf(const Command& command, const World& world, Date today)
{
    return std::visit(TargetFinder(world, today), command);
}

Access::Access(const World& world, const core::User& user, Date today, std::optional<Instant> now)
    : m_world(&world), m_user(user), m_today(today)
{
    for (const UnitId place : world.unitsOf(user.id, today)) {
        m_own.insert(place);
        for (const UnitId unit : world.below(place)) m_institution.insert(unit);
    }
    if (!now) return;
    for (const core::GlassOpening* opening : world.oversight.openTo(user.id, *now)) {
        m_opened.insert(opening->child);
        m_endsAt = std::min(m_endsAt.value_or(opening->until), opening->until);
    }
}

bool Access::reaches(Reach reach, UnitId unit) const
{
    switch (reach) {
    case Reach::None: return false;
    case Reach::OwnUnits: return m_own.contains(unit);
    case Reach::Institution: return m_institution.contains(unit);
    case Reach::Store: return true;
    }
    return false;
}

bool Access::reaches(Reach reach, ChildId child) const
{
    if (reach == Reach::None || reach == Reach::Store) return false; // no child is within the reach of "the store"
    if (m_world->isBarred(child, m_user.id)) return false;
    const Whereabouts at = whereabouts(*m_world, child, m_today);
    if (!at.unit) return false;
    return reaches(reach, at.unit) && (!at.hasLeft || reach == Reach::Institution);
}

bool Access::maySee(ChildId child) const { return reaches(reach(m_user.role, ReadChild::kName), child) || isOpened(child); }

bool Access::isOpened(ChildId child) const
{
    const Reach own = reach(m_user.role, ReadChild::kName);
    return own != Reach::None && m_opened.contains(child) && !m_world->isBarred(child, m_user.id) && !reaches(own, child);
}

bool Access::maySee(UnitId unit) const { return reaches(reach(m_user.role, ReadList::kName), unit); }

Result<void> Access::check(const Command& command) const
{
    if (!core::covers(m_user.from, m_user.to, m_today))
        return fail(ErrorCode::NoRight, {"Din adgang gælder ikke i dag. Det, der er gemt, er der stadig. Spørg din leder eller den, der passer programmet.",
                                         "Your access does not cover today. What is saved is still there. Ask your leader or the one who looks after the program."});
    const Reach allowed = reach(m_user.role, nameOf(command));
    if (allowed == Reach::None) return noRight();
    const Target target = targetOf(command, *m_world, m_today);
    const auto unitIn = [&](UnitId unit) { return reaches(allowed, unit); };
    const bool throughGlass = rowOf(nameOf(command))->throughGlass;
    const auto childIn = [&](ChildId child) { return reaches(allowed, child) || (throughGlass && isOpened(child)); };
    const auto isBarred = [&](ChildId child) { return m_world->isBarred(child, m_user.id); };
    const bool isIn = std::all_of(target.units.begin(), target.units.end(), unitIn)
                      && std::all_of(target.children.begin(), target.children.end(), childIn)
                      && (target.anyOf.empty() || std::any_of(target.anyOf.begin(), target.anyOf.end(), childIn))
                      && std::none_of(target.inRound.begin(), target.inRound.end(), isBarred);
    if (!isIn) return noRight();
    return {};
}

tl::unexpected<Error> noRight()
{
    return fail(ErrorCode::NoRight, {"Det giver din rolle eller din plads ikke ret til. Intet er ændret. Spørg din leder, hvis det hører til dit arbejde.",
                                     "Your role or your place gives no right to this. Nothing has been changed. Ask your leader if it belongs to your work."});
}

} // namespace trivsel::app
