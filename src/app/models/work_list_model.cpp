#include "app/models/work_list_model.h"

#include "app/models/model_tools.h"
#include "app/roles.h"
#include "app/round_windows.h"
#include "core/casework/request.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace trivsel::app {
namespace {

using Kind = WorkListModel::Kind;
using Row = WorkListModel::Row;
using Unit = WorkListModel::Unit;

/// How long after a window a unit without its round is still said to lack it; later the next one is nearer.
constexpr int kNotOpenedDays = 60;

class Builder {
public:
    Builder(const Session& session, WorkListModel& model)
        : m_session(session), m_world(session.world()), m_today(session.today()), m_me(session.user().id), m_model(model)
    {}

    void build(const FollowUpModel& followUp)
    {
        addUnits();
        chainRatings();
        gatherRaters();
        for (std::size_t i = 0; i < m_model.units.size(); ++i) addUnit(static_cast<int>(i));
        addFollowUps(followUp);
        sortAdults();
        sortRows();
        sumUp();
    }

private:
    // --- what is looked up again and again, gathered once -----------------------------------------------------------

    void addUnits()
    {
        std::map<UnitId, int> places;
        for (const UnitId id : m_session.visibleUnits()) {
            Unit unit;
            unit.unit = id;
            unit.name = tools::unitName(m_session, id);
            unit.place = {Screen::Round, id, {}, {}};
            if (const core::Unit* institution = m_world.institutionOf(id)) {
                const auto [at, isNew] = places.try_emplace(institution->id, static_cast<int>(m_model.institutions.size()));
                if (isNew) m_model.institutions.push_back({institution->id, tools::shown(institution->name)});
                unit.institution = at->second;
            }
            m_unitIndex[id] = static_cast<int>(m_model.units.size());
            m_model.units.push_back(std::move(unit));
        }
        // By name; the units follow.
        std::vector<int> order(m_model.institutions.size());
        std::iota(order.begin(), order.end(), 0);
        tools::sortByName(order, [&](int i) { return m_model.institutions[static_cast<std::size_t>(i)].name; });
        std::vector<int> now(order.size());
        std::vector<WorkListModel::Institution> sorted;
        for (std::size_t i = 0; i < order.size(); ++i) {
            now[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
            sorted.push_back(std::move(m_model.institutions[static_cast<std::size_t>(order[i])]));
        }
        m_model.institutions = std::move(sorted);
        for (Unit& unit : m_model.units)
            if (unit.institution >= 0) unit.institution = now[static_cast<std::size_t>(unit.institution)];
    }

    /// The ratings of open rounds, chained by child: one pass instead of a search for every child.
    void chainRatings()
    {
        RoundId round;
        bool isOpen = false;
        m_ratings.reserve(m_world.ratings.size());
        for (const auto& [id, rating] : m_world.ratings) {
            if (rating.round != round) {
                round = rating.round;
                const core::Round* found = m_world.round(round);
                isOpen = found != nullptr && found->isOpen();
            }
            if (!isOpen) continue;
            const auto [head, isNew] = m_ratingsOf.try_emplace(rating.child, -1);
            m_ratings.push_back({&rating, head->second});
            head->second = static_cast<int>(m_ratings.size()) - 1;
        }
    }

    /// Who rates in which unit today.
    void gatherRaters()
    {
        for (const core::UserMembership& m : m_world.userMemberships) {
            if (!core::covers(m.from, m.to, m_today) || !m_unitIndex.contains(m.unit)) continue;
            const core::User* user = m_world.user(m.user);
            if (user == nullptr || !core::covers(user->from, user->to, m_today)) continue;
            if (reach(user->role, SetAnswer::kName) == Reach::None) continue;
            auto& raters = m_raters[m.unit];
            if (std::find(raters.begin(), raters.end(), m.user) == raters.end()) raters.push_back(m.user);
        }
    }

    /// The adults of the unit, and those who were asked in from outside.
    std::vector<UserId> ratersOf(const core::Round& round) const
    {
        std::vector<UserId> raters;
        if (const auto at = m_raters.find(round.unit); at != m_raters.end()) raters = at->second;
        if (!m_world.settings.contains("round." + std::to_string(round.id.value) + ".invited")) return raters;
        for (const auto& [id, user] : m_world.users)
            if (m_world.isInvited(round.id, id) && tools::isRaterOf(m_session, round, id) &&
                std::find(raters.begin(), raters.end(), id) == raters.end())
                raters.push_back(id);
        return raters;
    }

    bool isBarred(ChildId child, UserId user) const { return m_hasBars && m_world.isBarred(child, user); }

    int adultOf(UserId user)
    {
        const auto [at, isNew] = m_adultIndex.try_emplace(user, static_cast<int>(m_model.adults.size()));
        if (isNew) m_model.adults.push_back({user, tools::userName(m_session, user), {}, 0, 0, 0});
        return at->second;
    }

    // --- a unit and its round ---------------------------------------------------------------------------------------

    void addUnit(int index)
    {
        Unit& unit = m_model.units[static_cast<std::size_t>(index)];
        const auto children = m_world.childrenOf(unit.unit, m_today, m_me);
        unit.children = static_cast<int>(children.size());
        m_model.hasChildren = m_model.hasChildren || !children.empty();
        const core::Round* round = m_world.openRound(unit.unit);
        if (round == nullptr) {
            if (!children.empty()) addNotOpened(index);
            return;
        }
        unit.windowTo = round->windowTo;
        unit.place.round = round->id;
        addRound(index, *round, children);
        if (unit.inRound > 0 && (round->windowTo < m_today || unit.agreed == unit.inRound))
            addRoundRow(index, Kind::RoundNotClosed, round->windowTo);
    }

    /// The window a unit's round is missing from; none when it is too early, too late or was held.
    const std::optional<WindowDays>& windowOf(core::Setting setting)
    {
        const auto [at, isNew] = m_windows.try_emplace(setting);
        if (!isNew) return at->second;
        at->second = windowOn(m_session.municipality(), setting, m_today);
        if (!at->second) at->second = lastWindow(m_session.municipality(), setting, m_today);
        if (at->second && at->second->to.plusDays(kNotOpenedDays) < m_today) at->second.reset();
        return at->second;
    }

    void addNotOpened(int index)
    {
        const core::Unit* unit = m_world.unit(m_model.units[static_cast<std::size_t>(index)].unit);
        const auto& window = windowOf(unit->setting);
        if (!window) return;
        for (const core::Round* round : m_world.roundsOf(unit->id))
            if (round->windowTo >= window->from) return; // held, and closed again
        addRoundRow(index, Kind::RoundNotOpened, window->to);
    }

    void addRoundRow(int index, Kind kind, Date due)
    {
        const Unit& unit = m_model.units[static_cast<std::size_t>(index)];
        Row row;
        row.kind = kind;
        row.unit = index;
        row.name = unit.name;
        row.done = unit.agreed;
        row.wanted = kind == Kind::RoundNotOpened ? unit.children : unit.inRound;
        row.due = due;
        row.days = std::max(0, daysBetween(due, m_today));
        row.place = unit.place;
        m_model.rows.push_back(std::move(row));
    }

    void addRound(int index, const core::Round& round, const std::vector<ChildId>& children)
    {
        const auto found = m_world.roundChildren.find(round.id);
        std::unordered_map<ChildId, const core::RoundChild*> inRound;
        if (found != m_world.roundChildren.end())
            for (const core::RoundChild& child : found->second) inRound.emplace(child.child, &child);
        m_agreed.clear();
        for (auto p = m_world.positions.lower_bound({round.id, ChildId{}});
             p != m_world.positions.end() && p->first.first == round.id; ++p)
            m_agreed.push_back(p->first.second); // in order of the id
        const std::vector<UserId> raters = ratersOf(round);
        for (const ChildId id : children) { // in the order of their names
            const auto at = inRound.find(id);
            if (at == inRound.end()) {
                addNotInRound(index, id);
                continue;
            }
            addChild(index, round, *at->second, raters);
            inRound.erase(at);
        }
        // Whoever has moved on and has not been said to leave the round: still asked for by it.
        std::vector<const core::RoundChild*> rest;
        for (const auto& [id, child] : inRound)
            if (m_world.child(id) != nullptr && m_session.maySee(id)) rest.push_back(child);
        tools::sortChildren(m_world, rest, [](const core::RoundChild* child) { return child->child; });
        for (const core::RoundChild* child : rest) addChild(index, round, *child, raters);
    }

    Row childRow(int index, ChildId child, Kind kind) const
    {
        Row row;
        row.kind = kind;
        row.child = child;
        row.unit = index;
        row.name = tools::shown(m_world.child(child)->name);
        row.place = m_model.units[static_cast<std::size_t>(index)].place;
        return row;
    }

    void addNotInRound(int index, ChildId child)
    {
        m_model.rows.push_back(childRow(index, child, Kind::NotInRound));
        m_model.rows.back().due = m_model.units[static_cast<std::size_t>(index)].windowTo;
    }

    void addChild(int index, const core::Round& round, const core::RoundChild& child, const std::vector<UserId>& raters)
    {
        Unit& unit = m_model.units[static_cast<std::size_t>(index)];
        if (child.left) return;
        ++unit.inRound;
        if (!child.noPositionReason.empty() || std::binary_search(m_agreed.begin(), m_agreed.end(), child.child)) {
            ++unit.agreed;
            return;
        }
        Row row = childRow(index, child.child, Kind::Position);
        row.due = round.windowTo;
        row.days = std::max(0, daysBetween(round.windowTo, m_today));
        row.wanted = round.ratersPerChild;
        row.isWithoutForm = !child.instrument;
        if (child.instrument) addWaiting(row, round, raters);
        const bool isReady = child.instrument && row.done >= row.wanted;
        if (child.instrument && !isReady) row.kind = Kind::Ratings;
        if (isReady) row.place = {Screen::Team, round.unit, round.id, child.child};
        m_model.rows.push_back(std::move(row));
    }

    /// Who has begun and not finished; when those are too few, also the others who may. As the round's grid counts.
    void addWaiting(Row& row, const core::Round& round, const std::vector<UserId>& raters)
    {
        m_known.clear();
        row.firstWaiting = static_cast<std::uint32_t>(m_model.waitsFor.size());
        const auto head = m_ratingsOf.find(row.child);
        for (int i = head != m_ratingsOf.end() ? head->second : -1; i >= 0; i = m_ratings[static_cast<std::size_t>(i)].next) {
            const core::Rating& rating = *m_ratings[static_cast<std::size_t>(i)].rating;
            if (rating.round != round.id) continue;
            m_known.push_back(rating.rater);
            if (tools::isFinished(rating))
                ++row.done;
            else if (!isOut(round, row.child, rating.rater))
                wait(row, rating.rater, true);
        }
        if (row.done + static_cast<int>(row.waiting) >= row.wanted) return;
        for (const UserId rater : raters)
            if (std::find(m_known.begin(), m_known.end(), rater) == m_known.end() && !isOut(round, row.child, rater))
                wait(row, rater, false);
    }

    /// Takes part in the talk without a rating, or is barred from the child.
    bool isOut(const core::Round& round, ChildId child, UserId user) const
    {
        return isBarred(child, user) || (m_hasBystanders && m_world.isBystander(round.id, child, user));
    }

    void wait(Row& row, UserId user, bool hasBegun)
    {
        const int adult = adultOf(user);
        m_model.waitsFor.push_back(adult);
        ++row.waiting;
        WorkListModel::Adult& who = m_model.adults[static_cast<std::size_t>(adult)];
        if (who.left.empty() || who.left.back().unit != row.unit) who.left.push_back({adult, row.unit, 0, 0});
        ++who.left.back().ratings;
        ++who.ratings;
        who.left.back().begun += hasBegun ? 1 : 0;
        who.begun += hasBegun ? 1 : 0;
    }

    // --- what Opfølgning lists --------------------------------------------------------------------------------------

    static std::optional<Kind> kindOf(const FollowUpModel::Row& line)
    {
        using What = core::FollowUpKind;
        if (line.kind == What::WithoutContactAdult) return Kind::WithoutContactAdult;
        if (line.kind == What::WithoutDate) return Kind::WithoutDate;
        if (line.kind == What::Request) return Kind::Request;
        if (line.group == FollowUpModel::Group::Overdue) return Kind::Overdue;
        // A step that waits for the gate has no day on purpose.
        const bool isHeld = line.waitsForGate || line.isClosedByGate;
        if (line.kind == What::Step && !line.due && !isHeld) return Kind::WithoutDate;
        return std::nullopt;
    }

    void addFollowUps(const FollowUpModel& followUp)
    {
        m_model.titles = followUp.titles;
        std::unordered_map<std::string_view, UserId> byName;
        std::vector<std::string> names; // what `byName` refers to
        names.reserve(m_world.users.size());
        for (const auto& [id, user] : m_world.users) byName.emplace(names.emplace_back(tools::shown(user.name)), id);
        for (const FollowUpModel::Row& line : followUp.rows) {
            const auto kind = kindOf(line);
            if (!kind) continue;
            Row row;
            row.kind = *kind;
            row.child = line.child;
            if (const auto at = m_unitIndex.find(line.unit); at != m_unitIndex.end()) row.unit = at->second;
            row.name = line.name.empty() ? line.unitName : line.name;
            row.what = line.kind;
            row.title = line.title;
            row.role = line.role;
            row.others = line.others;
            row.asksGate = line.waitsForGate;
            row.due = line.due;
            row.days = line.daysLate;
            row.place = line.place;
            if (*kind == Kind::Request) takeRequest(row, RequestId{line.record});
            if (const auto who = byName.find(line.responsible); !line.responsible.empty() && who != byName.end()) {
                const int adult = adultOf(who->second);
                row.firstWaiting = static_cast<std::uint32_t>(m_model.waitsFor.size());
                row.waiting = 1;
                m_model.waitsFor.push_back(adult);
                if (line.daysLate > 0) ++m_model.adults[static_cast<std::size_t>(adult)].overdue;
            }
            m_model.rows.push_back(std::move(row));
        }
    }

    void takeRequest(Row& row, RequestId id)
    {
        const core::Request* request = m_world.casework.requests.find(id);
        if (request == nullptr) return;
        row.days = core::waitingDays(*request, m_today).value_or(0);
        const auto [at, isNew] = m_receivers.try_emplace(request->to, -1);
        if (const core::DirectoryEntry* role = isNew ? m_session.municipality().role(request->to) : nullptr) {
            at->second = static_cast<int>(m_model.titles.size());
            m_model.titles.push_back(role->title);
        }
        row.receiver = at->second;
    }

    // --- in order ---------------------------------------------------------------------------------------------------

    void sortAdults()
    {
        std::vector<int> order(m_model.adults.size());
        std::iota(order.begin(), order.end(), 0);
        tools::sortByName(order, [&](int i) { return m_model.adults[static_cast<std::size_t>(i)].name; });
        std::vector<int> now(order.size());
        std::vector<WorkListModel::Adult> sorted;
        sorted.reserve(order.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            now[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
            sorted.push_back(std::move(m_model.adults[static_cast<std::size_t>(order[i])]));
            for (auto& left : sorted.back().left) left.adult = static_cast<int>(i);
        }
        m_model.adults = std::move(sorted);
        for (int& adult : m_model.waitsFor) adult = now[static_cast<std::size_t>(adult)];
        for (const Row& row : m_model.rows) { // the adults of a line by name too
            const auto first = m_model.waitsFor.begin() + static_cast<std::ptrdiff_t>(row.firstWaiting);
            std::sort(first, first + static_cast<std::ptrdiff_t>(row.waiting));
        }
    }

    /// By unit and kind; within those, rows stand in order already (names, or as Opfølgning has them).
    void sortRows()
    {
        const std::size_t buckets = (m_model.units.size() + 1) * WorkListModel::kKinds;
        const auto bucketOf = [&](const Row& row) {
            const std::size_t unit = row.unit < 0 ? m_model.units.size() : static_cast<std::size_t>(row.unit);
            return unit * WorkListModel::kKinds + static_cast<std::size_t>(row.kind);
        };
        std::vector<std::size_t> next(buckets + 1, 0);
        for (const Row& row : m_model.rows) ++next[bucketOf(row) + 1];
        std::partial_sum(next.begin(), next.end(), next.begin());
        std::vector<Row> sorted(m_model.rows.size());
        for (Row& row : m_model.rows) sorted[next[bucketOf(row)]++] = std::move(row);
        m_model.rows = std::move(sorted);
    }

    void sumUp()
    {
        for (const Row& row : m_model.rows) {
            ++m_model.counts[static_cast<std::size_t>(row.kind)];
            if (row.unit >= 0)
                ++m_model.units[static_cast<std::size_t>(row.unit)].counts[static_cast<std::size_t>(row.kind)];
        }
        for (const Unit& unit : m_model.units) {
            m_model.inRound += unit.inRound;
            m_model.agreed += unit.agreed;
        }
    }

    struct Link {
        const core::Rating* rating = nullptr;
        int next = -1; ///< the child's rating before; -1: none
    };

    const Session& m_session;
    const World& m_world;
    Date m_today;
    UserId m_me;
    WorkListModel& m_model;
    bool m_hasBars = !m_world.oversight.bars().empty(), m_hasBystanders = !m_world.bystanders.empty();
    std::unordered_map<UnitId, int> m_unitIndex;
    std::unordered_map<UserId, int> m_adultIndex;
    std::unordered_map<UnitId, std::vector<UserId>> m_raters;
    std::unordered_map<ChildId, int> m_ratingsOf; ///< the child's last one in m_ratings
    std::vector<Link> m_ratings;
    std::map<core::Setting, std::optional<WindowDays>> m_windows;
    std::map<std::string, int> m_receivers; ///< of requests, by role; indexes into titles
    std::vector<ChildId> m_agreed; ///< of the round that is being gone through
    std::vector<UserId> m_known;   ///< who has begun or finished the child that is being gone through
};

} // namespace

bool mayReadWorkList(const Session& session)
{
    return reach(session.user().role, ReadList::kName) == Reach::Institution;
}

WorkListModel workListModel(const Session& session, const FollowUpModel& followUp)
{
    WorkListModel model;
    model.today = session.today();
    model.mayRead = mayReadWorkList(session);
    if (model.mayRead) Builder(session, model).build(followUp);
    return model;
}

} // namespace trivsel::app
