#include "app/models/model_tools.h"

#include "app/roles.h"

namespace trivsel::app::tools {
namespace {

constexpr std::size_t kLongestName = 120; ///< code points; a list of names must stay a list

Date clamped(int year, unsigned month, unsigned day)
{
    const std::optional<Date> date = Date::of(year, month, day);
    return date ? *date : Date::of(year, month, 28).value_or(Date()); // 29 February in other years
}

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

const core::Unit* institutionOf(const World& world, UnitId unit)
{
    for (const core::Unit* u = world.unit(unit); u != nullptr; u = world.unit(u->parent)) {
        if (u->kind == core::UnitKind::Institution) return u;
    }
    return nullptr;
}

UnitChoice unitChoice(const Session& session, UnitId unit)
{
    UnitChoice choice;
    choice.unit = unit;
    choice.name = unitName(session, unit);
    if (const core::Unit* institution = institutionOf(session.world(), unit)) choice.institution = shown(institution->name);
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

bool isRater(const core::User& user) { return reach(user.role, SetAnswer::kName) != Reach::None; }

std::vector<UserId> ratersOf(const Session& session, UnitId unit)
{
    const World& world = session.world();
    std::vector<UserId> raters;
    for (const UserId id : world.usersOf(unit, session.today())) {
        const core::User* user = world.user(id);
        if (user != nullptr && isRater(*user) && core::covers(user->from, user->to, session.today())) raters.push_back(id);
    }
    sortByName(raters, [&](UserId id) { return world.user(id)->name; });
    return raters;
}

std::vector<const core::RoundChild*> inGridOrder(const Session& session, RoundId round)
{
    const World& world = session.world();
    std::vector<const core::RoundChild*> children;
    const auto at = world.roundChildren.find(round);
    if (at == world.roundChildren.end()) return children;
    for (const core::RoundChild& child : at->second) {
        if (!child.left && world.child(child.child) != nullptr) children.push_back(&child);
    }
    std::sort(children.begin(), children.end(), [](const auto* a, const auto* b) { return a->child < b->child; });
    sortByName(children, [&](const core::RoundChild* c) { return world.child(c->child)->name; });
    return children;
}

bool isFinished(const core::Rating& rating) { return rating.doneAt && rating.ownPosition; }

int finishedRatings(const World& world, RoundId round, ChildId child)
{
    int done = 0;
    for (const core::Rating* rating : world.ratingsOf(round, child)) done += isFinished(*rating) ? 1 : 0;
    return done;
}

bool hasOwnUnfinished(const Session& session, RoundId round, ChildId child)
{
    const core::Rating* mine = session.world().rating(round, child, session.user().id);
    return mine != nullptr && !isFinished(*mine);
}

bool isReadyForTeam(const Session& session, const core::Round& round, ChildId child)
{
    return finishedRatings(session.world(), round.id, child) >= round.ratersPerChild &&
           !hasOwnUnfinished(session, round.id, child);
}

const core::PositionScheme& schemeOf(const core::Instrument& instrument, const core::Round& round)
{
    const core::PositionScheme* scheme = instrument.scheme(round.scheme);
    return scheme != nullptr ? *scheme : instrument.schemes.front();
}

core::InstrumentPtr formOf(const Session& session, const core::RoundChild* child)
{
    return child != nullptr && child->instrument ? session.instrument(*child->instrument) : nullptr;
}

core::ScoringContext contextOf(const core::Child& child, const core::Round& round)
{
    return {completedMonths(child.birthDate, round.windowFrom), child.sex};
}

std::vector<DatedWindow> windowsOf(const core::Municipality& municipality, core::Setting setting, int firstYear, int lastYear)
{
    std::vector<DatedWindow> windows;
    for (const core::RoundWindow& w : municipality.windows) {
        if (w.setting != setting) continue;
        for (int year = firstYear; year <= lastYear; ++year) {
            const Date from = clamped(year, w.fromMonth, w.fromDay);
            Date to = clamped(year, w.toMonth, w.toDay);
            if (to < from) to = clamped(year + 1, w.toMonth, w.toDay); // over New Year
            windows.push_back({w.title, from, to});
        }
    }
    std::sort(windows.begin(), windows.end(), [](const DatedWindow& a, const DatedWindow& b) { return a.from < b.from; });
    return windows;
}

} // namespace trivsel::app::tools
