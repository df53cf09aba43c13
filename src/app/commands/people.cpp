#include "app/commands/handlers.h"

#include "app/pseudonym.h"
#include "app/transition/handover_rules.h"
#include "base/text.h"

#include <algorithm>

/// Children: base data, where they belong, who is near them.
namespace trivsel::app::commands {
namespace {

/// Name, birth date and CPR as typed, checked alike when a child is added and when it is changed.
struct BaseData {
    std::string name;
    Date birthDate;
    std::string cpr;
};

Result<BaseData> baseData(const Context& context, const std::string& name, Date birthDate, const std::string& cpr, ChildId self)
{
    constexpr int kOldest = 30; // years: far above every school, and low enough to catch a wrong century
    BaseData data;
    auto cleanName = required(name, {"Skriv barnets navn.", "Write the child's name."});
    if (!cleanName) return fail(cleanName.error());
    data.name = *cleanName;
    if (birthDate > context.today || birthDate < context.today.plusMonths(-12 * kOldest))
        return refuse({"Fødselsdagen kan ikke være rigtig. Skriv den som dag-måned-år.",
                       "The birth date cannot be right. Write it as day-month-year."});
    data.birthDate = birthDate;
    for (const char c : cpr)
        if (c >= '0' && c <= '9') data.cpr.push_back(c);
        else if (c != '-' && c != ' ') data.cpr.push_back('?');
    const bool isDigits = data.cpr.find('?') == std::string::npos;
    if (!data.cpr.empty() && (data.cpr.size() != 10 || !isDigits))
        return refuse({"Et CPR-nummer har ti cifre. Feltet må også stå tomt.", "A CPR number has ten digits. The field may be left empty."});
    if (!data.cpr.empty())
        for (const auto& [id, other] : context.world.children)
            if (id != self && other.cpr == data.cpr)
                return refuse({"CPR-nummeret bruges allerede i dette lager. Se efter, om barnet er oprettet i forvejen.",
                               "The CPR number is already used in this store. See whether the child has been added before."});
    return data;
}

Result<void> checkGroup(const Context& context, UnitId id)
{
    const core::Unit* unit = context.world.unit(id);
    if (unit == nullptr) return gone();
    if (unit->kind != core::UnitKind::Unit || unit->isClosed)
        return refuse({"Børn hører til en stue, klasse eller gruppe, der er i brug. Vælg en af dem.",
                       "Children belong to a room, class or group that is in use. Choose one of those."});
    return {};
}

/// The membership with the latest first day; null for a child without any.
const core::ChildMembership* latestMembership(const World& world, ChildId child)
{
    const core::ChildMembership* latest = nullptr;
    for (const core::ChildMembership* m : world.membershipsOf(child))
        if (latest == nullptr || std::pair(latest->from, latest->id) < std::pair(m->from, m->id)) latest = m;
    return latest;
}

} // namespace

Handled handle(const Context& context, const AddChild& command)
{
    if (const auto ok = checkGroup(context, command.unit); !ok) return fail(ok.error());
    auto data = baseData(context, command.name, command.birthDate, command.cpr, {});
    if (!data) return fail(data.error());
    core::Child child;
    child.id = ChildId{context.nextId()};
    child.name = data->name;
    child.birthDate = data->birthDate;
    child.sex = command.sex;
    child.cpr = data->cpr;
    child.externalId = command.externalId;
    child.pseudonym = newPseudonym();
    Outcome outcome;
    outcome.added = child.id.value;
    storage::AuditNote row = note<AddChild>(context, {}, scopeOf(command.unit));
    row.pseudonym = child.pseudonym;
    outcome.change.put.emplace_back(child);
    outcome.change.put.emplace_back(
        core::ChildMembership{MembershipId{context.nextId()}, child.id, command.unit, context.today, std::nullopt});
    outcome.change.audit.push_back(std::move(row));
    return outcome;
}

Handled handle(const Context& context, const ChangeChild& command)
{
    const core::Child* old = context.world.child(command.child);
    if (old == nullptr) return gone();
    auto data = baseData(context, command.name, command.birthDate, command.cpr, command.child);
    if (!data) return fail(data.error());
    core::Child child = *old;
    child.name = data->name;
    child.birthDate = data->birthDate;
    child.sex = command.sex;
    child.cpr = data->cpr;
    child.hasProtectedAddress = command.hasProtectedAddress;
    if (child == *old) return Outcome{};
    return one<ChangeChild>(context, child, child.id);
}

Handled handle(const Context& context, const MoveChild& command)
{
    if (context.world.child(command.child) == nullptr) return gone();
    if (const auto ok = checkGroup(context, command.unit); !ok) return fail(ok.error());
    core::ChildMembership next{MembershipId{}, command.child, command.unit, command.firstDay, std::nullopt};
    Outcome outcome;
    if (const core::ChildMembership* latest = latestMembership(context.world, command.child)) {
        const bool isGoingOn = !latest->to || *latest->to >= command.firstDay;
        if (isGoingOn && latest->unit == command.unit)
            return refuse({"Barnet er allerede i den gruppe.", "The child is in that group already."});
        if (command.firstDay < latest->from)
            return refuse({"Den dag ligger før barnet begyndte i sin nuværende gruppe. Vælg en senere dag.",
                           "That day is before the child began in its present group. Choose a later day."});
        if (command.firstDay == latest->from) {
            next.id = latest->id; // it never was in the other group
        } else if (isGoingOn) {
            core::ChildMembership ended = *latest;
            ended.to = command.firstDay.plusDays(-1);
            outcome.change.put.emplace_back(ended);
        }
    }
    if (!next.id) next.id = MembershipId{context.nextId()};
    outcome.change.put.emplace_back(next);
    outcome.change.audit.push_back(note<MoveChild>(context, command.child, scopeOf(command.unit)));
    return outcome;
}

Handled handle(const Context& context, const ChildLeaves& command)
{
    const core::ChildMembership* latest = latestMembership(context.world, command.child);
    if (context.world.child(command.child) == nullptr || latest == nullptr) return gone();
    if (command.lastDay < latest->from)
        return refuse({"Den sidste dag ligger før den første i gruppen. Vælg en senere dag.",
                       "The last day is before the first one in the group. Choose a later day."});
    // Nobody lets go before the next place has hold (actions-and-law.md K13).
    for (const core::Handover* handover : handoversOf(context.world, command.child, context.user.id))
        if (!handover->isIncoming && handover->status == core::Handover::Status::Sent)
            return refuse({"Det nye sted har ikke svaret på overgangsskemaet endnu, og til det har, er barnet jeres. Hent svaret under »Overgang«, eller skriv det ind, når I har det i telefonen.",
                           "The new place has not answered the handover sheet yet, and until it has, the child is yours. Take the answer in under “Transition”, or write it in when you have it by telephone."});
    core::ChildMembership ended = *latest;
    ended.to = command.lastDay;
    return one<ChildLeaves>(context, ended, command.child, scopeOf(ended.unit));
}

Handled handle(const Context& context, const SetContactAdult& command)
{
    const core::Child* old = context.world.child(command.child);
    if (old == nullptr) return gone();
    if (command.user) {
        const core::User* adult = context.world.user(command.user);
        if (adult == nullptr) return gone();
        const bool isHere = core::covers(adult->from, adult->to, context.today);
        if (!isHere || !Access(context.world, *adult, context.today).maySee(command.child))
            return refuse({"Tovholderen skal være en voksen i barnets gruppe eller en leder dér. Vælg en af dem.",
                           "The contact adult must be an adult of the child's group or a leader there. Choose one of those."});
    }
    core::Child child = *old;
    child.contactAdult = command.user;
    if (child == *old) return Outcome{};
    Outcome outcome = one<SetContactAdult>(context, child, child.id);
    // What waits for the contact adult goes along with the task, so that nothing is left with the one who handed it over.
    for (const core::Step* step : context.world.stepsOf(child.id)) {
        const bool waits = step->status == core::Step::Status::Open && step->who == "contact_adult" && step->person.empty();
        if (!waits || step->child != child.id || (step->responsible && step->responsible != old->contactAdult)) continue;
        core::Step handed = *step;
        handed.responsible = command.user;
        outcome.change.put.emplace_back(std::move(handed));
    }
    return outcome;
}

Handled handle(const Context& context, const LinkSiblings& command)
{
    if (context.world.child(command.a) == nullptr || context.world.child(command.b) == nullptr) return gone();
    if (command.a == command.b) return refuse({"Vælg to forskellige børn.", "Choose two different children."});
    const core::Siblings pair{std::min(command.a, command.b), std::max(command.a, command.b)};
    const auto& all = context.world.siblings;
    if (std::find(all.begin(), all.end(), pair) != all.end()) return Outcome{};
    Outcome outcome = one<LinkSiblings>(context, pair, pair.a);
    outcome.change.audit.push_back(note<LinkSiblings>(context, pair.b));
    return outcome;
}

Handled handle(const Context& context, const UnlinkSiblings& command)
{
    const World& world = context.world;
    if (world.child(command.a) == nullptr || world.child(command.b) == nullptr) return gone();
    const core::Siblings pair{std::min(command.a, command.b), std::max(command.a, command.b)};
    if (std::find(world.siblings.begin(), world.siblings.end(), pair) == world.siblings.end())
        return refuse({"De to børn er ikke knyttet direkte til hinanden. Fjern knytningen hos den søskende, de har til fælles.",
                       "The two children are not linked to each other directly. Remove the link at the sibling they have in common."});
    // A family closes together; taking a child out of it must not be a way round the gate.
    if (world.hasHiddenCase(pair.a, context.user.id) || world.hasHiddenCase(pair.b, context.user.id))
        return refuse({"For disse børn er det en leder, der fjerner knytningen.", "For these children a leader removes the link."});
    if (world.gate(pair.a) == core::GateState::Closed || world.gate(pair.b) == core::GateState::Closed)
        return refuse({"Der er lukket for alt, der når forældrene. Så længe det gælder, kan børnene ikke skilles ad, heller ikke hvis de er knyttet sammen ved en fejl. Sig det til myndigheden, og åbn først, når den har sagt, at forældrene må inddrages.",
                       "Everything that reaches the parents is closed. As long as it is, the children cannot be unlinked, not even if they were linked by mistake. Tell the authority, and open only when it has said that the parents may be involved."});
    Outcome outcome;
    outcome.change.remove.emplace_back(pair);
    outcome.change.audit.push_back(note<UnlinkSiblings>(context, pair.a));
    outcome.change.audit.push_back(note<UnlinkSiblings>(context, pair.b));
    return outcome;
}

} // namespace trivsel::app::commands
