#include "app/roster_import_people.h"

#include "base/check.h"

#include <algorithm>

namespace trivsel::app::roster {

namespace {

bool differ(std::string_view a, std::string_view b) { return !a.empty() && !b.empty() && a != b; }

/// A weaker key does not hold against a stronger one that says otherwise.
bool contradicts(const Entry& entry, const core::Child& child)
{
    return differ(entry.id, child.externalId) || (entry.id.empty() && differ(entry.cpr, child.cpr));
}

/// Near enough to be a slip of the pen: within a month, another year, or day and month exchanged.
constexpr int kNearDays = 31;
std::vector<Date> slipsOf(Date day)
{
    std::vector<Date> slips;
    for (const auto slip : {Date::of(day.year() - 1, day.month(), day.day()), Date::of(day.year() + 1, day.month(), day.day()),
                            Date::of(day.year(), day.day(), day.month())})
        if (slip && *slip != day) slips.push_back(*slip);
    return slips;
}

bool isLater(const core::ChildMembership& a, const core::ChildMembership& b) { return std::pair(a.from, a.id) > std::pair(b.from, b.id); }

} // namespace

People::People(const World& world, const std::unordered_set<UnitId>& below, UserId user, Date today, std::size_t expectedRows)
    : m_world(world), m_today(today)
{
    addPlaces(below);
    m_ids.reserve(world.children.size() + expectedRows);
    m_names.reserve(world.children.size() + expectedRows);
    for (const auto& [id, child] : world.children) {
        if (!child.externalId.empty()) m_ids[child.externalId].child = &child;
        if (!child.cpr.empty()) m_numbers[child.cpr].child = &child;
        const auto place = m_places.find(id);
        if (place == m_places.end() || !place->second.wasBelow) continue;
        Day& day = nameOf(nameKey(child.name)).days[child.birthDate];
        day.known = new (m_arena.allocate(sizeof(Day::Known), alignof(Day::Known))) Day::Known{&child, day.known};
        if (day.hasNamesake || world.isBarred(id, user)) continue;
        day.hasNamesake = true;
        day.namesake = &child;
    }
}

void People::addPlaces(const std::unordered_set<UnitId>& below)
{
    m_places.reserve(m_world.children.size());
    for (const core::ChildMembership& m : m_world.childMemberships) {
        Place& place = m_places[m.child];
        if (place.latest == nullptr || isLater(m, *place.latest)) place.latest = &m;
        if (core::covers(m.from, m.to, m_today) && (place.today == nullptr || isLater(m, *place.today))) place.today = &m;
        place.wasBelow = place.wasBelow || below.contains(m.unit);
        if (place.latest == &m) place.isBelow = below.contains(m.unit);
    }
}

std::string_view People::keep(std::string_view text)
{
    if (text.empty()) return {};
    char* kept = static_cast<char*>(m_arena.allocate(text.size(), 1));
    std::ranges::copy(text, kept);
    return {kept, text.size()};
}

People::Name& People::nameOf(std::string_view nameKey)
{
    auto at = m_names.find(nameKey);
    if (at == m_names.end()) {
        const std::string_view key = keep(nameKey);
        at = m_names.emplace(key, Name{key, std::pmr::map<Date, Day>(&m_arena)}).first;
    }
    m_lastName = &at->second;
    return at->second;
}

const People::Name* People::findName(std::string_view nameKey) const
{
    if (m_lastName != nullptr && m_lastName->key == nameKey) return m_lastName;
    const auto at = m_names.find(nameKey);
    if (at == m_names.end()) return nullptr;
    m_lastName = &at->second;
    return m_lastName;
}

const People::Day* People::dayOf(const Entry& entry) const
{
    const Name* name = findName(entry.nameKey);
    if (name == nullptr) return nullptr;
    const auto at = name->days.find(*entry.birthDate);
    return at != name->days.end() ? &at->second : nullptr;
}

const core::Child* People::childOf(const Keys& keys, std::string_view key) const
{
    if (key.empty()) return nullptr;
    const auto at = keys.find(key);
    return at != keys.end() ? at->second.child : nullptr;
}

const core::ChildMembership* People::present(ChildId child) const
{
    const auto at = m_places.find(child);
    const core::ChildMembership* latest = at != m_places.end() ? at->second.latest : nullptr;
    return latest != nullptr && (!latest->to || *latest->to >= m_today) ? latest : nullptr;
}

People::Match People::match(const Entry& entry) const
{
    Match found;
    if (const core::Child* byId = childOf(m_ids, entry.id)) {
        found = {byId, entry.idColumn, false};
    } else if (const core::Child* byNumber = childOf(m_numbers, entry.cpr); byNumber != nullptr && !differ(entry.id, byNumber->externalId)) {
        found = {byNumber, entry.cprColumn, false};
    } else if (entry.birthDate) {
        const Day* day = dayOf(entry);
        for (const auto* known = day != nullptr ? day->known : nullptr; known != nullptr && found.child == nullptr; known = known->next)
            if (!contradicts(entry, *known->child) && !differ(entry.cpr, known->child->cpr)) found = {known->child, entry.nameColumn, false};
    }
    if (found.child == nullptr) return found;
    const auto at = m_places.find(found.child->id);
    if (at == m_places.end()) found.isElsewhere = true;
    else found.isElsewhere = present(found.child->id) != nullptr ? !at->second.isBelow : !at->second.wasBelow;
    return found;
}

bool People::isNumberOfAnother(const Entry& entry, const Match& match) const
{
    const core::Child* owner = childOf(m_numbers, entry.cpr);
    return owner != nullptr && owner != match.child;
}

People::Line* People::rowIn(Keys& keys, std::string_view key)
{
    if (key.empty()) return nullptr;
    const auto at = keys.find(key);
    return at != keys.end() && at->second.row.line != 0 ? &at->second.row : nullptr;
}

void People::remember(Keys& keys, std::string_view key, const Line& row)
{
    if (key.empty()) return;
    auto at = keys.find(key);
    if (at == keys.end()) at = keys.emplace(keep(key), Key{}).first;
    at->second.row = row;
}

std::optional<People::Repeat> People::repeatOf(const Entry& entry, const Match& match)
{
    const auto place = match.child != nullptr ? m_places.find(match.child->id) : m_places.end();
    const auto before = [&](const Line& row, std::size_t column) { return Repeat{row.line, column, row.name != entry.nameKey}; };
    if (place != m_places.end() && place->second.row.line != 0) return before(place->second.row, match.column);
    if (const Line* row = rowIn(m_ids, entry.id)) return before(*row, entry.idColumn);
    if (const Line* row = rowIn(m_numbers, entry.cpr)) return before(*row, entry.cprColumn);
    Name& name = nameOf(entry.nameKey);
    m_last = nullptr;
    if (entry.birthDate) {
        // Two children of one name and day are told apart by an id or a CPR number, if both rows have one.
        const bool isBare = entry.id.empty() && entry.cpr.empty();
        Day& day = name.days[*entry.birthDate];
        if (const std::size_t line = isBare ? day.line : day.bareLine; line != 0) return Repeat{line, entry.nameColumn, false};
        if (day.line == 0) day.line = entry.line;
        if (isBare) day.bareLine = entry.line;
        m_last = &day;
    }
    const Line row{entry.line, name.key};
    if (place != m_places.end()) place->second.row = row;
    remember(m_ids, entry.id, row);
    remember(m_numbers, entry.cpr, row);
    return std::nullopt;
}

void People::isNew(const Entry& entry)
{
    TRIVSEL_CHECK(m_last != nullptr);
    if (m_last->hasNamesake) return;
    m_last->hasNamesake = true;
    m_last->namesakeLine = entry.line;
}

std::optional<Text> People::doubt(const Entry& entry) const
{
    const Name* name = findName(entry.nameKey);
    if (name == nullptr) return std::nullopt;
    const auto& days = name->days;
    const Date born = *entry.birthDate, end = born.plusDays(kNearDays);
    auto at = days.lower_bound(born.plusDays(-kNearDays));
    while (at != days.end() && at->first <= end && !at->second.hasNamesake) ++at;
    if (at != days.end() && at->first > end) at = days.end();
    if (at == days.end() && days.size() > 1) // somebody else has the name
        for (const Date slip : slipsOf(born)) {
            if (at == days.end()) at = days.find(slip);
            if (at != days.end() && !at->second.hasNamesake) at = days.end();
        }
    if (at == days.end()) return std::nullopt;
    const Day& found = at->second;
    if (found.namesake == nullptr) {
        const std::string line = std::to_string(found.namesakeLine);
        return Text{"måske samme barn som i linje " + line + ": samme navn, næsten samme fødselsdato",
                    "perhaps the same child as in line " + line + ": the same name, nearly the same birth date"};
    }
    if (found.namesake->hasProtectedAddress)
        return Text{"måske et barn, der er her i forvejen: samme navn, næsten samme fødselsdato",
                    "perhaps a child who is here already: the same name, nearly the same birth date"};
    const std::string day = at->first.iso();
    return Text{"måske et barn, der er her i forvejen: samme navn, født " + day, "perhaps a child who is here already: the same name, born " + day};
}

} // namespace trivsel::app::roster
