#include "app/demo_plan.h"

#include "app/round_windows.h"
#include "base/text.h"

#include <algorithm>
#include <cstdio>
#include <set>

namespace trivsel::app::demo {
namespace {

constexpr std::size_t kMostRatersOfAKind = 12; ///< a key slot each: more would only make the demo slow to make
constexpr int kDaysBeforeFirstRound = 40;

/// Takes `count` of `from`, spread over the whole list; more than there are get a number.
template <class T> std::vector<std::pair<T, int>> spread(const std::vector<T>& from, std::size_t count)
{
    std::vector<std::pair<T, int>> chosen;
    if (from.empty()) return chosen;
    for (std::size_t i = 0; i < count; ++i) {
        const bool isEnough = count <= from.size();
        const std::size_t place = isEnough ? i * from.size() / count : i % from.size();
        chosen.emplace_back(from[place], isEnough ? 1 : static_cast<int>(i / from.size()) + 1);
    }
    return chosen;
}

const definitions::DemoNames::Institution* firstOf(const definitions::DemoNames& names, core::Setting setting)
{
    const auto at = std::find_if(names.institutions.begin(), names.institutions.end(),
                                 [&](const auto& i) { return i.setting == setting && !i.units.empty(); });
    return at != names.institutions.end() ? &*at : nullptr;
}

std::vector<std::string> adultsNamed(const definitions::DemoNames& names, const std::string& role)
{
    std::vector<std::string> result;
    for (const auto& adult : names.adults) {
        if (adult.role == role) result.push_back(adult.name);
    }
    return result;
}

DemoAdult adultOf(const std::string& name, core::Role role, Date since, Ids& ids)
{
    DemoAdult adult;
    adult.user = {UserId{ids.next()}, name, role, since, std::nullopt};
    adult.passphrase = passphraseFor(name);
    return adult;
}

void place(DemoAdult& adult, UnitId unit, Ids& ids)
{
    adult.places.push_back({MembershipId{ids.next()}, adult.user.id, unit, adult.user.from, std::nullopt});
}

/// What one half of the demo (the daycare, the school) is made from.
struct Half {
    core::Setting setting = core::Setting::Daycare;
    core::Role role = core::Role::Pedagogue;
    std::size_t units = 0;
};

class Planner {
public:
    Planner(const DemoRequest& request, const core::Municipality& municipality, Ids& ids, Random& random)
        : m_request(request), m_names(*request.catalog->demoNames()), m_municipality(municipality), m_ids(ids),
          m_random(random), m_today(request.clock->today())
    {
    }

    Plan make(const core::Unit& root, const DemoAdult& administrator)
    {
        const auto units = static_cast<std::size_t>(m_request.units);
        addHalf(root, {core::Setting::Daycare, core::Role::Pedagogue, (units + 1) / 2});
        addHalf(root, {core::Setting::School, core::Role::Teacher, units / 2});
        addOthers(root, administrator);
        fillUnits();
        addSiblings();
        return std::move(m_plan);
    }

private:
    void addHalf(const core::Unit& root, const Half& half)
    {
        const auto* institution = firstOf(m_names, half.setting);
        if (half.units == 0 || institution == nullptr) return;
        const core::Unit top{UnitId{m_ids.next()}, root.id, core::UnitKind::Institution, half.setting,
                             institution->name + " (opdigtet)", false};
        m_plan.institutions.push_back(top);
        const auto rounds = roundsOf(m_municipality, half.setting, m_request.rounds, m_today);
        const std::size_t firstAdult = m_plan.adults.size();
        const Date since = rounds.front().from.plusDays(-kDaysBeforeFirstRound);
        const auto names = adultsNamed(m_names, core::toWord(half.role));
        const std::size_t raters = std::min({2 * half.units, kMostRatersOfAKind, names.size() / 2 * 2});
        for (std::size_t i = 0; i < raters; ++i) m_plan.adults.push_back(adultOf(names[i], half.role, since, m_ids));
        const auto chosen = spread(institution->units, half.units);
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            const auto& [source, number] = chosen[i];
            DemoUnit unit;
            unit.unit = {UnitId{m_ids.next()}, top.id, core::UnitKind::Unit, half.setting,
                         number > 1 ? source.name + " " + std::to_string(number) : source.name, false};
            unit.rounds = rounds;
            for (const std::size_t r : {2 * i, 2 * i + 1}) {
                DemoAdult& adult = m_plan.adults[firstAdult + r % raters];
                unit.raters.push_back(adult.user.id);
                place(adult, unit.unit.id, m_ids);
            }
            m_ages.push_back({source.ageFrom, source.ageTo, leastAge(*institution)});
            m_plan.units.push_back(std::move(unit));
        }
    }

    static int leastAge(const definitions::DemoNames::Institution& institution)
    {
        const auto least = std::min_element(institution.units.begin(), institution.units.end(),
                                            [](const auto& a, const auto& b) { return a.ageFrom < b.ageFrom; });
        return least->ageFrom;
    }

    void addOthers(const core::Unit& root, const DemoAdult& administrator)
    {
        const Date since = m_plan.units.front().rounds.front().from.plusDays(-kDaysBeforeFirstRound);
        const auto leaders = adultsNamed(m_names, "leader");
        const auto consultants = adultsNamed(m_names, "consultant");
        if (!leaders.empty()) {
            DemoAdult leader = adultOf(leaders.front(), core::Role::Leader, since, m_ids);
            for (const core::Unit& institution : m_plan.institutions) place(leader, institution.id, m_ids);
            for (DemoUnit& unit : m_plan.units) unit.leader = leader.user.id;
            m_plan.adults.push_back(std::move(leader));
        }
        if (!consultants.empty()) {
            DemoAdult consultant = adultOf(consultants.front(), core::Role::Consultant, since, m_ids);
            place(consultant, root.id, m_ids);
            m_plan.adults.push_back(std::move(consultant));
        }
        DemoAdult same = administrator;
        same.user.from = since;
        for (core::UserMembership& m : same.places) m.from = since;
        m_plan.adults.push_back(std::move(same));
    }

    void fillUnits()
    {
        const auto units = m_plan.units.size();
        const auto children = static_cast<std::size_t>(m_request.children);
        for (std::size_t u = 0; u < units; ++u) {
            DemoUnit& unit = m_plan.units[u];
            const std::size_t count = children / units + (u < children % units ? 1 : 0);
            for (std::size_t i = 0; i < count; ++i) unit.children.push_back(childOf(unit, m_ages[u]));
            markComings(unit, u);
        }
    }

    struct Ages { int from = 0, to = 0, leastOfHouse = 0; };

    DemoChild childOf(const DemoUnit& unit, const Ages& ages)
    {
        DemoChild made;
        core::Child& child = made.child;
        child.id = ChildId{m_ids.next()};
        const bool isGirl = m_random.chance(0.5);
        child.sex = isGirl ? core::Sex::Girl : core::Sex::Boy;
        child.name = uniqueName(isGirl ? m_names.girls : m_names.boys);
        child.birthDate = birthDate(unit, ages);
        char hex[17];
        std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(m_random.next()));
        child.pseudonym = hex;
        made.tendency = m_random.unit();
        const Date earliest = unit.rounds.front().from.plusDays(-m_random.between(5, kDaysBeforeFirstRound - 5));
        const Date oldEnough = child.birthDate.plusMonths(ages.leastOfHouse).plusDays(m_random.between(0, 25));
        made.membership = {MembershipId{m_ids.next()}, child.id, unit.unit.id, std::max(earliest, oldEnough), std::nullopt};
        // Whoever is in the unit today was there when the open round began; newcomers are made below.
        made.membership.from = std::min(made.membership.from, unit.rounds.back().from);
        return made;
    }

    std::string uniqueName(const std::vector<std::string>& firstNames)
    {
        for (int attempt = 0;; ++attempt) {
            std::string name = m_random.pick(firstNames) + " " + m_random.pick(m_names.surnames);
            if (attempt > 20) name += " " + m_random.pick(m_names.surnames); // 14,000 plain names wear thin
            if (m_taken.insert(name).second || attempt > 200) return name;
        }
    }

    /// A day of birth that gives an age within the unit's, and one that there is a form for.
    Date birthDate(const DemoUnit& unit, const Ages& ages)
    {
        const Date first = unit.rounds.back().from;
        Date day = first;
        for (int attempt = 0; attempt < 50; ++attempt) {
            const int months = m_random.between(ages.from, ages.to);
            day = first.plusMonths(-months).plusDays(-m_random.between(0, 27));
            const int age = completedMonths(day, first);
            if (age <= ages.to && m_request.catalog->instrumentFor(age, unit.unit.setting)) break;
        }
        return day;
    }

    /// In the first unit of each half somebody is new and not in the round yet, in the second somebody was taken in late
    /// and somebody left; only where the round has run for some days and the group is large enough.
    void markComings(DemoUnit& unit, std::size_t index)
    {
        const RoundDays& open = unit.rounds.back();
        if (unit.children.size() < 6 || daysBetween(open.from, m_today) < 3) return;
        const std::size_t inHalf = unit.unit.setting == core::Setting::School ? index - (m_plan.units.size() + 1) / 2 : index;
        DemoChild& last = unit.children.back();
        if (inHalf == 0) {
            last.isNewcomer = true;
            last.membership.from = m_today.plusDays(-1);
        } else if (inHalf == 1) {
            last.joinsLate = true;
            last.membership.from = m_today.plusDays(-2);
            DemoChild& gone = unit.children[unit.children.size() - 2];
            gone.leaves = true;
            gone.membership.to = m_today.plusDays(-1);
        }
    }

    /// One child in twenty has a sister or brother in another unit, with the same surname.
    void addSiblings()
    {
        if (m_plan.units.size() < 2) return;
        const std::size_t pairs = std::max<std::size_t>(1, static_cast<std::size_t>(m_request.children) / 40);
        for (std::size_t i = 0; i < pairs; ++i) {
            DemoUnit& one = m_plan.units[m_random.below(m_plan.units.size())];
            DemoUnit& other = m_plan.units[m_random.below(m_plan.units.size())];
            if (&one == &other || one.children.empty() || other.children.empty()) continue;
            core::Child& a = one.children[m_random.below(one.children.size())].child;
            core::Child& b = other.children[m_random.below(other.children.size())].child;
            const bool hasFamily = std::any_of(m_plan.siblings.begin(), m_plan.siblings.end(), [&](const core::Siblings& s) {
                return s.a == a.id || s.b == a.id || s.a == b.id || s.b == b.id;
            });
            if (hasFamily) continue;
            b.name = b.name.substr(0, b.name.find(' ')) + a.name.substr(a.name.find(' '));
            m_plan.siblings.push_back({std::min(a.id, b.id), std::max(a.id, b.id)});
        }
    }

    const DemoRequest& m_request;
    const definitions::DemoNames& m_names;
    const core::Municipality& m_municipality;
    Ids& m_ids;
    Random& m_random;
    Date m_today;
    Plan m_plan;
    std::vector<Ages> m_ages; ///< by unit
    std::set<std::string> m_taken;
};

/// The window before `day`, looking back day by day over at most two years.
std::optional<WindowDays> windowBefore(const core::Municipality& municipality, core::Setting setting, Date day)
{
    for (int back = 1; back <= 2 * 366; ++back) {
        if (auto window = windowOn(municipality, setting, day.plusDays(-back)); window && window->from < day) return window;
    }
    return std::nullopt;
}

RoundDays openRound(const core::Municipality& municipality, core::Setting setting, Date today)
{
    RoundDays open;
    open.isOpen = true;
    open.lastDay = today;
    if (const auto window = windowOn(municipality, setting, today)) {
        open.from = window->from;
        open.to = window->to;
        open.title = window->title;
        return open;
    }
    open.from = today.plusDays(-14);
    open.to = today.plusDays(27);
    open.title = seasonTitle(open.from);
    open.openReason = "Demo: profilen har ingen tid for runder i dag, så denne opdigtede runde er lagt om i dag.";
    return open;
}

} // namespace

std::string passphraseFor(const std::string& name)
{
    std::string first = text::foldCase(name.substr(0, name.find(' ')));
    std::string ascii;
    for (std::size_t i = 0; i < first.size(); ++i) {
        const std::string two = first.substr(i, 2);
        if (two == "æ") ascii += "ae";
        else if (two == "ø") ascii += "oe";
        else if (two == "å") ascii += "aa";
        else if (first[i] >= 'a' && first[i] <= 'z') ascii += first[i];
    }
    return "demo-" + ascii + "-trivsel";
}

std::vector<RoundDays> roundsOf(const core::Municipality& municipality, core::Setting setting, int count, Date today)
{
    std::vector<RoundDays> rounds{openRound(municipality, setting, today)};
    while (static_cast<int>(rounds.size()) < count) {
        const Date next = rounds.front().from;
        RoundDays earlier;
        if (const auto window = windowBefore(municipality, setting, next)) {
            earlier.from = window->from;
            earlier.to = window->to;
            earlier.title = window->title;
        } else {
            earlier.from = next.plusDays(-182);
            earlier.to = earlier.from.plusDays(56);
            earlier.title = seasonTitle(earlier.from);
        }
        earlier.lastDay = std::min(earlier.to, next.plusDays(-1));
        rounds.insert(rounds.begin(), earlier);
    }
    // A round laid around today can bear the name of the one before it.
    if (rounds.size() > 1 && rounds.back().title == rounds[rounds.size() - 2].title) {
        rounds.back().title = {rounds.back().title.da + " (ekstra)", rounds.back().title.in(Language::English) + " (extra)"};
    }
    return rounds;
}

Plan planOf(const DemoRequest& request, const core::Municipality& municipality, const core::Unit& root,
            const DemoAdult& administrator, Ids& ids, Random& random)
{
    return Planner(request, municipality, ids, random).make(root, administrator);
}

} // namespace trivsel::app::demo
