#include "app/commands/handlers.h"

#include "app/round_windows.h"

#include <algorithm>

namespace trivsel::app::commands {
namespace {

constexpr int kLeaderWindowDays = 42; ///< a round outside every window gets six weeks when no last day is given
constexpr int kLongestDays = 184;     ///< half a year: longer is a typing error
constexpr int kRoundsAYear = 2;

/// First and last day of a new round, and why it needs a leader's reason (empty = it needs none).
struct Plan {
    Date from, to;
    Text title;
    Text needsReason;
};

Text extraTitle(const World& world, UnitId unit, Text title)
{
    const auto rounds = world.roundsOf(unit);
    const bool isTaken = std::any_of(rounds.begin(), rounds.end(), [&](const core::Round* r) { return r->title == title; });
    if (!isTaken) return title;
    return {title.da + " (ekstra)", title.in(Language::English) + " (extra)"};
}

Result<Plan> planOf(const Context& context, const core::Unit& unit, const OpenRound& command)
{
    const auto window = windowOn(context.municipality, unit.setting, context.today);
    Plan plan;
    plan.from = command.windowFrom.value_or(window ? window->from : context.today);
    plan.to = command.windowTo.value_or(window && window->to >= plan.from ? window->to : context.today.plusDays(kLeaderWindowDays - 1));
    plan.title = extraTitle(context.world, unit.id, window ? window->title : seasonTitle(plan.from));
    if (plan.from > context.today || plan.to < context.today || daysBetween(plan.from, plan.to) > kLongestDays)
        return refuse({"Runden skal omfatte i dag og vare højst et halvt år. Ret første eller sidste dag.",
                       "The round must include today and last at most half a year. Correct the first or last day."});

    const auto rounds = context.world.roundsOf(unit.id);
    const auto sameYear = std::count_if(rounds.begin(), rounds.end(), [&](const core::Round* r) { return r->windowFrom.year() == plan.from.year(); });
    const bool isWithin = window && window->contains(plan.from) && window->contains(plan.to);
    const bool isTaken = window && std::any_of(rounds.begin(), rounds.end(), [&](const core::Round* r) {
        return r->windowFrom <= window->to && window->from <= r->windowTo;
    });
    if (!isWithin)
        plan.needsReason = {"Det er uden for kommunens tid for runder.", "It is outside the municipality's time for rounds."};
    else if (isTaken)
        plan.needsReason = {"Gruppen har allerede haft en runde i denne periode.", "The group has already had a round in this period."};
    else if (sameYear >= kRoundsAYear)
        plan.needsReason = {"Gruppen har allerede haft to runder i år.", "The group has already had two rounds this year."};
    return plan;
}

Result<void> checkReason(const Context& context, const Plan& plan, const std::string& reason)
{
    if (plan.needsReason.empty()) return {};
    if (context.user.role != core::Role::Leader)
        return fail(ErrorCode::NoRight, {plan.needsReason.da + " Kun en leder kan åbne en runde nu, med en begrundelse.",
                                         plan.needsReason.en + " Only a leader can open a round now, with a reason."});
    if (reason.empty())
        return refuse({plan.needsReason.da + " Skriv, hvorfor runden åbnes nu.", plan.needsReason.en + " Write why the round is opened now."});
    return {};
}

Result<std::int32_t> ratersOf(const Context& context, std::int32_t asked)
{
    const auto at = context.world.settings.find("ratersPerChild");
    const std::int32_t usual = at != context.world.settings.end() ? std::stoi(at->second) : 2;
    if (asked == 0) return usual;
    if (asked < usual || asked > 9)
        return refuse({"Der skal være mindst " + std::to_string(usual) + " og højst 9 vurderinger pr. barn.",
                       "There must be at least " + std::to_string(usual) + " and at most 9 ratings per child."});
    return asked;
}

/// Profile, guide and calendar of today; the forms come with the children.
Result<void> keepDefinitions(const Context& context, std::vector<storage::Record>& put)
{
    using Kind = DefinitionUse::Kind;
    const std::pair<Kind, std::string_view> used[] = {{Kind::Municipality, context.municipality.id},
                                                      {Kind::Calendar, context.municipality.calendar}};
    for (const auto& [kind, id] : used)
        if (auto ok = context.definitions.require(context.catalog, kind, id, put); !ok) return ok;
    return keepGuide(context, put);
}

} // namespace

Result<core::RoundChild> roundChildOf(const Context& context, const core::Round& round, core::Setting setting, ChildId child,
                                      std::vector<storage::Record>& put)
{
    core::RoundChild row;
    row.round = round.id;
    row.child = child;
    row.joined = context.today;
    // By completed months on the round's first day; one born during the round counts as newborn.
    const std::int32_t months = std::max(0, completedMonths(context.world.child(child)->birthDate, round.windowFrom));
    if (const core::InstrumentPtr form = context.catalog.instrumentFor(months, setting)) {
        if (auto ok = context.definitions.require(context.catalog, DefinitionUse::Kind::Instrument, form->id, put); !ok)
            return fail(ok.error());
        row.instrument = refOf(*form);
    } else {
        row.noPositionReason = "Der er ikke noget skema til denne alder.";
        row.reasonBy = context.user.id;
    }
    return row;
}

Handled handle(const Context& context, const OpenRound& command)
{
    const core::Unit* unit = context.world.unit(command.unit);
    if (unit == nullptr) return gone();
    if (unit->kind != core::UnitKind::Unit || unit->isClosed)
        return refuse({"En runde holdes i en stue, klasse eller gruppe, der er i brug.", "A round is held in a room, class or group that is in use."});
    if (context.world.openRound(unit->id) != nullptr)
        return refuse({"Gruppen har allerede en åben runde. Luk den, før en ny åbnes.",
                       "The group already has an open round. Close it before a new one is opened."});
    const auto children = context.world.childrenOf(unit->id, context.today);
    if (children.empty())
        return refuse({"Der er ingen børn i gruppen i dag. Opret børnene, eller hent dem fra en liste, først.",
                       "There are no children in the group today. Add the children, or import them from a list, first."});
    auto reason = freeText(command.reason);
    if (!reason) return fail(reason.error());
    const auto plan = planOf(context, *unit, command);
    if (!plan) return fail(plan.error());
    if (const auto ok = checkReason(context, *plan, *reason); !ok) return fail(ok.error());
    const auto raters = ratersOf(context, command.ratersPerChild);
    if (!raters) return fail(raters.error());

    core::Round round;
    round.id = RoundId{context.nextId()};
    round.unit = unit->id;
    round.title = plan->title;
    round.windowFrom = plan->from;
    round.windowTo = plan->to;
    round.openedAt = context.now;
    round.openedBy = context.user.id;
    round.openReason = plan->needsReason.empty() ? std::string() : *reason;
    round.ratersPerChild = *raters;
    round.scheme = context.municipality.instrumentRule == "default" ? std::string() : context.municipality.instrumentRule;
    round.municipality = context.municipality.id + " " + context.municipality.version;

    Outcome outcome = one<OpenRound>(context, round, {}, scopeOf(unit->id), round.openReason);
    outcome.added = round.id.value;
    if (const auto ok = keepDefinitions(context, outcome.change.put); !ok) return fail(ok.error());
    for (const ChildId child : children) {
        auto row = roundChildOf(context, round, unit->setting, child, outcome.change.put);
        if (!row) return fail(row.error());
        outcome.change.put.emplace_back(std::move(*row));
    }
    outcome.change.audit.front().count = static_cast<std::int64_t>(children.size());
    return outcome;
}

Handled handle(const Context& context, const CloseRound& command)
{
    const auto open = openRoundOf(context, command.round);
    if (!open) return fail(open.error());
    std::vector<core::RoundChild> children;
    if (const auto at = context.world.roundChildren.find(command.round); at != context.world.roundChildren.end()) children = at->second;
    std::vector<core::CommonPosition> positions;
    for (const core::RoundChild& row : children)
        if (const core::CommonPosition* position = context.world.position(row.round, row.child)) positions.push_back(*position);
    if (const auto missing = core::childrenMissing(children, positions); !missing.empty()) {
        const std::string count = std::to_string(missing.size());
        return refuse({"Runden kan ikke lukkes endnu: " + count + (missing.size() == 1 ? " barn" : " børn")
                           + " mangler en fælles vurdering. Aftal den, eller skriv, hvorfor der ikke er nogen.",
                       "The round cannot be closed yet: " + count + (missing.size() == 1 ? " child lacks" : " children lack")
                           + " a common position. Agree on it, or write why there is none."});
    }
    core::Round round = **open;
    round.closedAt = context.now;
    round.closedBy = context.user.id;
    return one<CloseRound>(context, round, {}, scopeOf(round.id));
}

Handled handle(const Context& context, const ReopenRound& command)
{
    const core::Round* old = context.world.round(command.round);
    if (old == nullptr) return gone();
    if (old->isOpen()) return refuse({"Runden er allerede åben.", "The round is open already."});
    if (context.world.openRound(old->unit) != nullptr)
        return refuse({"Gruppen har en anden åben runde. Luk den først.", "The group has another open round. Close it first."});
    auto reason = required(command.reason, {"Skriv, hvorfor runden åbnes igen.", "Write why the round is opened again."});
    if (!reason) return fail(reason.error());
    core::Round round = *old;
    round.closedAt.reset();
    round.closedBy = {};
    round.reopenReason = *reason;
    return one<ReopenRound>(context, round, {}, scopeOf(round.id), *reason);
}

Handled handle(const Context& context, const UpdateRoundChildren& command)
{
    const auto open = openRoundOf(context, command.round);
    if (!open) return fail(open.error());
    const core::Round& round = **open;
    const core::Unit* unit = context.world.unit(round.unit);
    if (unit == nullptr) return gone();
    Outcome outcome;
    for (const ChildId child : context.world.childrenOf(unit->id, context.today)) {
        const core::RoundChild* row = context.world.roundChild(round.id, child);
        if (row != nullptr && !row->left) continue;
        if (row != nullptr) { // it came back
            core::RoundChild back = *row;
            back.left.reset();
            outcome.change.put.emplace_back(std::move(back));
            continue;
        }
        auto newcomer = roundChildOf(context, round, unit->setting, child, outcome.change.put);
        if (!newcomer) return fail(newcomer.error());
        outcome.change.put.emplace_back(std::move(*newcomer));
    }
    if (const auto rows = context.world.roundChildren.find(round.id); rows != context.world.roundChildren.end())
        for (const core::RoundChild& row : rows->second) {
            if (row.left || context.world.unitOf(row.child, context.today) == unit->id) continue;
            core::RoundChild leaver = row;
            leaver.left = context.today;
            outcome.change.put.emplace_back(std::move(leaver));
        }
    if (outcome.change.put.empty()) return outcome;
    outcome.change.audit.push_back(note<UpdateRoundChildren>(context, {}, scopeOf(round.id)));
    outcome.change.audit.back().count = static_cast<std::int64_t>(outcome.change.put.size());
    return outcome;
}

Handled handle(const Context& context, const SetNoPosition& command)
{
    const auto open = openRoundOf(context, command.round);
    if (!open) return fail(open.error());
    const auto row = presentChild(context, **open, command.child);
    if (!row) return fail(row.error());
    if (context.world.position(command.round, command.child) != nullptr)
        return refuse({"Barnet har en fælles vurdering i runden. Den kan aftales om, men ikke erstattes af en grund.",
                       "The child has a common position in the round. It can be agreed anew, but not replaced by a reason."});
    auto reason = required(command.reason, {"Skriv, hvorfor der ikke er en fælles vurdering.", "Write why there is no common position."});
    if (!reason) return fail(reason.error());
    core::RoundChild changed = **row;
    changed.noPositionReason = *reason;
    changed.reasonBy = context.user.id;
    if (changed == **row) return Outcome{};
    return one<SetNoPosition>(context, changed, command.child, scopeOf(command.round));
}

Handled handle(const Context& context, const InviteRater& command)
{
    const auto open = openRoundOf(context, command.round);
    if (!open) return fail(open.error());
    const core::Round& round = **open;
    const core::Unit* unit = context.world.unit(round.unit);
    const core::User* guest = context.world.user(command.user);
    if (unit == nullptr || guest == nullptr) return gone();
    if (unit->setting != core::Setting::Dayplejer && context.user.role != core::Role::Leader)
        return fail(ErrorCode::NoRight, {"I en gruppe med flere voksne er det en leder, der henter en kollega udefra.",
                                         "In a group with several adults it is a leader who brings in a colleague from outside."});
    const bool canRate = guest->role == core::Role::Pedagogue || guest->role == core::Role::Teacher || guest->role == core::Role::Leader;
    if (!canRate || !core::covers(guest->from, guest->to, context.today))
        return refuse({"Vælg en kollega, der arbejder med børn og har adgang i dag.", "Choose a colleague who works with children and has access today."});
    const auto places = context.world.unitsOf(guest->id, context.today);
    if (std::find(places.begin(), places.end(), unit->id) != places.end())
        return refuse({"Kollegaen hører allerede til gruppen og kan vurdere.", "The colleague belongs to the group already and can rate."});

    const core::UserMembership visit{MembershipId{context.nextId()}, guest->id, unit->id, context.today, std::max(round.windowTo, context.today)};
    Outcome outcome = one<InviteRater>(context, visit, {}, scopeOf(round.id));
    const std::string key = "round." + std::to_string(round.id.value) + ".invited";
    std::string invited = std::to_string(guest->id.value);
    if (const auto at = context.world.settings.find(key); at != context.world.settings.end() && !context.world.isInvited(round.id, guest->id))
        invited = at->second + "," + invited;
    else if (at != context.world.settings.end())
        invited = at->second;
    outcome.change.put.emplace_back(storage::Setting{key, invited});
    outcome.added = visit.id.value;
    return outcome;
}

} // namespace trivsel::app::commands
