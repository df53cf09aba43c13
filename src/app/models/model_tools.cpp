#include "app/models/model_tools.h"

#include "app/roles.h"

namespace trivsel::app::tools {
namespace {

constexpr std::size_t kLongestName = 120; ///< code points; a list of names must stay a list

} // namespace

std::string shown(std::string_view name) { return text::displayLine(name, kLongestName); }

std::string userName(const Session& session, UserId user)
{
    const core::User* found = session.world().user(user);
    return found ? shown(found->name) : std::string();
}

std::string unitName(const Session& session, UnitId unit)
{
    const core::Unit* found = session.world().unit(unit);
    return found ? shown(found->name) : std::string();
}

UnitChoice unitChoice(const Session& session, UnitId unit)
{
    UnitChoice choice;
    choice.unit = unit;
    choice.name = unitName(session, unit);
    if (const core::Unit* institution = session.world().institutionOf(unit)) choice.institution = shown(institution->name);
    if (const core::Round* round = session.world().openRound(unit)) choice.openRound = round->id;
    return choice;
}

std::vector<UnitChoice> visibleUnits(const Session& session)
{
    std::vector<UnitChoice> units;
    for (const UnitId unit : session.visibleUnits()) units.push_back(unitChoice(session, unit));
    return units;
}

std::vector<UnitChoice> unitsToPlaceIn(const Session& session)
{
    std::vector<UnitChoice> units;
    for (const auto& [id, unit] : session.world().units) {
        if (unit.kind == core::UnitKind::Unit && !unit.isClosed && session.maySee(id)) units.push_back(unitChoice(session, id));
    }
    sortByName(units, [](const UnitChoice& u) { return u.name; });
    sortByName(units, [](const UnitChoice& u) { return u.institution; });
    return units;
}

ChildHeader header(const Session& session, ChildId child, UnitId unit)
{
    ChildHeader h;
    h.child = child;
    const core::Child* found = session.world().child(child);
    if (found == nullptr) return h;
    h.name = shown(found->name);
    h.ageMonths = completedMonths(found->birthDate, session.today());
    h.unit = unitName(session, unit);
    h.hasProtectedAddress = found->hasProtectedAddress;
    return h;
}

Date localDay(Instant instant) { return toLocal(instant).date; }

bool isRaterOf(const Session& session, const core::Round& round, UserId id)
{
    const World& world = session.world();
    const core::User* user = world.user(id);
    if (user == nullptr || reach(user->role, SetAnswer::kName) == Reach::None) return false;
    if (!core::covers(user->from, user->to, session.today())) return false;
    const auto units = world.unitsOf(id, session.today());
    return std::find(units.begin(), units.end(), round.unit) != units.end() || world.isInvited(round.id, id);
}

std::vector<UserId> ratersOf(const Session& session, const core::Round& round)
{
    std::vector<UserId> raters;
    for (const auto& [id, user] : session.world().users) {
        if (isRaterOf(session, round, id)) raters.push_back(id);
    }
    sortByName(raters, [&](UserId id) { return session.world().user(id)->name; });
    return raters;
}

std::vector<const core::RoundChild*> inGridOrder(const Session& session, RoundId round)
{
    const World& world = session.world();
    std::vector<const core::RoundChild*> children;
    const auto at = world.roundChildren.find(round);
    if (at == world.roundChildren.end()) return children;
    for (const core::RoundChild& child : at->second) {
        const bool isKnown = world.child(child.child) != nullptr && !world.isBarred(child.child, session.user().id);
        if (!child.left && isKnown) children.push_back(&child);
    }
    sortChildren(world, children, [](const core::RoundChild* c) { return c->child; });
    return children;
}

bool isFinished(const core::Rating& rating) { return rating.doneAt && rating.ownPosition; }

bool hasOwnUnfinished(const Session& session, RoundId round, ChildId child)
{
    const core::Rating* mine = session.world().rating(round, child, session.user().id);
    return mine != nullptr && !isFinished(*mine) && !session.world().isBystander(round, child, session.user().id);
}

bool mustChoose(const Session& session, const core::Round& round, ChildId child)
{
    return app::mustChoose(session.world(), session.user(), session.today(), round, child);
}

std::vector<UnitId> placesOf(const Session& session, UserId id)
{
    const World& world = session.world();
    std::vector<UnitId> places = world.unitsOf(id, session.today());
    const core::User* user = world.user(id);
    if (user == nullptr || user->role != core::Role::Leader) return places;
    std::vector<UnitId> led; // institutions she leads, from wherever she is placed
    for (const UnitId place : places) {
        for (const UnitId unit : world.below(place)) {
            const core::Unit* found = world.unit(unit);
            const bool isHouse = found != nullptr && found->kind == core::UnitKind::Institution && !found->isClosed;
            if (isHouse && std::find(led.begin(), led.end(), unit) == led.end()) led.push_back(unit);
        }
    }
    if (led.size() != 1) return places;
    std::erase_if(places, [&](UnitId place) {
        const core::Unit* found = world.unit(place);
        return place == led.front() || found == nullptr || found->kind == core::UnitKind::Municipality ||
               found->kind == core::UnitKind::District;
    });
    places.insert(places.begin(), led.front());
    return places;
}

bool isReadyForTeam(const Session& session, const core::Round& round, ChildId child)
{
    return finishedRatings(session.world(), round.id, child) >= round.ratersPerChild &&
           !hasOwnUnfinished(session, round.id, child);
}

core::InstrumentPtr formOf(const Session& session, const core::RoundChild* child)
{
    return child != nullptr && child->instrument ? session.instrument(*child->instrument) : nullptr;
}

std::vector<PersonChoice> responsibleAdults(const Session& session, UnitId unit, ChildId child)
{
    const World& world = session.world();
    std::vector<UserId> ids;
    for (UnitId at = unit; at;) {
        for (const UserId user : world.usersOf(at, session.today())) ids.push_back(user);
        const core::Unit* found = world.unit(at);
        at = found != nullptr ? found->parent : UnitId{};
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::vector<PersonChoice> adults;
    for (const UserId id : ids) {
        const core::User* user = world.user(id);
        if (user == nullptr || reach(user->role, CompleteStep::kName) == Reach::None || world.isBarred(child, id)) continue;
        if (core::covers(user->from, user->to, session.today())) adults.push_back({id, shown(user->name)});
    }
    sortByName(adults, [](const PersonChoice& p) { return p.name; });
    return adults;
}

} // namespace trivsel::app::tools

namespace trivsel::app {

std::string placeName(const Session& session)
{
    const auto places = tools::placesOf(session, session.user().id);
    return places.empty() ? std::string() : tools::unitName(session, places.front());
}

} // namespace trivsel::app
