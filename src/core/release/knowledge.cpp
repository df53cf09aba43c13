#include "core/release/knowledge.h"

#include "base/check.h"
#include "core/release/figures.h"

#include <algorithm>
#include <array>
#include <utility>

namespace trivsel::core::release {

namespace {

/// What someone knows who has counted the children of the group themselves.
std::vector<Band> tightened(std::vector<Band> counts, std::size_t n)
{
    for (Band& band : counts) band.high = std::min(band.high, static_cast<std::int32_t>(n));
    return counts;
}

/// Tables of everybody are decided before those by age band, and so on, and for all children before the same ones.
std::size_t turnOf(const GroupKey& key)
{
    const std::size_t by = key.parts.empty() ? 0 : 1 + static_cast<std::size_t>(key.parts.front().attribute);
    return 1 + 2 * by + (key.children == GroupKey::Children::Same ? 1 : 0);
}

/// "Effect" with acted and not acted exchanged, by kEffect's categories.
std::uint8_t actedOtherwise(std::uint8_t effect)
{
    constexpr std::array<std::uint8_t, 5> kOtherwise{0, 3, 4, 1, 2};
    return kOtherwise.at(effect);
}

/// "Effect" of other positions, acted on or not as it was; one that needed no action is taken as acted on.
std::uint8_t effectOf(std::uint8_t before, std::uint8_t now, std::uint8_t effect)
{
    const auto then = static_cast<Position>(before);
    const auto since = static_cast<Position>(now);
    if (then != Position::Yellow && then != Position::Red) return 0;
    const bool isActed = effect <= 2;
    const bool isBetter = since != Position::Unassessed && isMilder(since, then);
    return static_cast<std::uint8_t>((isActed ? 1 : 3) + (isBetter ? 0 : 1));
}

std::size_t placeOf(const std::vector<Variable>& variables, std::string_view id)
{
    const auto place = indexOf(variables, id);
    TRIVSEL_CHECK(place.has_value());
    return *place;
}

} // namespace

std::optional<std::size_t> indexOf(const std::vector<Variable>& variables, std::string_view id)
{
    const auto found = std::ranges::find(variables, id, &Variable::id);
    if (found == variables.end()) return std::nullopt;
    return static_cast<std::size_t>(found - variables.begin());
}

Knowledge::Knowledge(const Plan& plan, std::span<const Member> members, std::span<const Earlier> earlier,
                     const Population& population)
    : m_plan(plan), m_earlier(earlier), m_population(population), m_now(rowsOf(members))
{
    for (const Earlier& e : earlier) m_then.push_back(rowsOf(e.members));
    m_lookedBackAt = lookedBackAt();
}

Knowledge::Rows Knowledge::rowsOf(std::span<const Member> members) const
{
    Rows rows(m_population.size(), nullptr);
    for (const Member& member : members) {
        if (m_population.knows(member.child)) rows[m_population.number(member.child)] = &member;
    }
    return rows;
}

/// The last earlier plan in which every child who was there before has the value that is repeated now.
std::optional<std::size_t> Knowledge::lookedBackAt() const
{
    const auto repeating =
        std::ranges::find_if(m_plan.variables, [](const Variable& variable) { return !variable.repeats.empty(); });
    if (repeating == m_plan.variables.end()) return std::nullopt;
    const auto now = static_cast<std::size_t>(repeating - m_plan.variables.begin());
    for (std::size_t e = m_earlier.size(); e-- > 0;) {
        const auto then = indexOf(m_earlier[e].plan->variables, repeating->repeats);
        if (!then) continue;
        bool isAny = false;
        bool isEvery = true;
        for (std::size_t child = 0; child < m_now.size() && isEvery; ++child) {
            if (!m_now[child] || !m_now[child]->wasThereBefore) continue;
            isAny = true;
            isEvery = m_then[e][child] && m_then[e][child]->values[*then] == m_now[child]->values[now];
        }
        if (isAny && isEvery) return e;
    }
    return std::nullopt;
}

Knowledge::Values Knowledge::latest(const Variable& about, std::size_t place) const
{
    Values values(m_population.size(), kNoCategory);
    for (std::size_t e = 0; e < m_earlier.size(); ++e) {
        const auto& variables = m_earlier[e].plan->variables;
        const auto same = indexOf(variables, about.repeats.empty() ? about.id : about.repeats);
        if (!same || variables[*same].categories != about.categories) continue;
        for (std::size_t child = 0; child < values.size(); ++child) {
            if (m_then[e][child]) values[child] = m_then[e][child]->values[*same];
        }
    }
    for (std::size_t child = 0; child < values.size(); ++child) {
        if (!m_now[child] || (about.comparesWithBefore && !m_now[child]->wasThereBefore)) continue;
        values[child] = m_now[child]->values[place];
    }
    return values;
}

/// Counted by the asked value itself.
Reading Knowledge::plain(const Values& values, const Variable& about) const
{
    Reading reading{about.categories, values, {}};
    const auto known = notThisForm(about);
    for (std::size_t child = 0; child < values.size(); ++child) {
        for (std::uint8_t value = 0; value < about.categories; ++value) {
            reading.changed.push_back(value == known ? kNoCategory : value);
        }
    }
    return reading;
}

/// Counted by a variable that is made from position and position before, of which `changing` is asked.
Reading Knowledge::made(const std::vector<Variable>& variables, std::size_t variable, std::string_view changing,
                        const Rows& rows, const Values& asked) const
{
    const std::size_t now = placeOf(variables, kPosition);
    const auto repeating = std::ranges::find(variables, kPosition, &Variable::repeats);
    TRIVSEL_CHECK(repeating != variables.end());
    const auto before = static_cast<std::size_t>(repeating - variables.begin());
    const std::size_t categories = variables[now].categories;
    const bool isNowAsked = variables[now].id == changing;
    Reading reading{variables[variable].categories, Values(rows.size(), kNoCategory),
                    Values(rows.size() * categories, kNoCategory)};
    for (std::size_t child = 0; child < rows.size(); ++child) {
        if (!rows[child] || !rows[child]->wasThereBefore) continue;
        const auto& values = rows[child]->values;
        reading.category[child] = values[variable];
        if (asked[child] == kNoCategory) continue;
        for (std::uint8_t value = 0; value < categories; ++value) {
            const std::uint8_t then = isNowAsked ? values[before] : value;
            const std::uint8_t since = isNowAsked ? value : values[now];
            reading.changed[child * categories + value] = variables[variable].id == kEffect
                                                              ? effectOf(then, since, values[variable])
                                                              : static_cast<std::uint8_t>(then * categories + since);
        }
    }
    return reading;
}

void Knowledge::add(Doubt& doubt, ToldTable table, std::size_t group)
{
    m_groups.push_back(table.turn > 0 ? group : kNoGroup);
    doubt.add(std::move(table));
}

void Knowledge::tellPlan(Doubt& doubt, std::size_t reading, std::size_t variable, bool isDeciding)
{
    for (std::size_t i = 0; i < m_plan.groups.size(); ++i) {
        const Group& group = m_plan.groups[i];
        if (group.withheld != Withheld::None || group.splits[variable].withheld != Withheld::None) continue;
        const auto& children = m_population.candidates[i].numbers;
        add(doubt,
            {reading, children, tightened(group.splits[variable].counts, children.size()),
             isDeciding ? turnOf(group.key) : 0, false},
            i);
    }
}

void Knowledge::tellEarlier(Doubt& doubt, const Variable& about, const Values& values)
{
    const std::size_t reading = doubt.add(plain(values, about));
    for (const EarlierGroup& group : m_population.earlierGroups) {
        const auto& variables = group.from->plan->variables;
        const auto same = indexOf(variables, about.repeats.empty() ? about.id : about.repeats);
        if (!same || variables[*same].categories != about.categories) continue;
        if (group.group->splits[*same].withheld != Withheld::None) continue;
        auto counts = tightened(group.group->splits[*same].counts, group.numbers.size());
        std::vector<std::int32_t> fitting(about.categories, 0);
        bool isUnknown = false;
        for (const std::uint32_t child : group.numbers) {
            if (values[child] == kNoCategory)
                isUnknown = true;
            else
                ++fitting[values[child]];
        }
        const bool isRepeated = !about.repeats.empty() && m_lookedBackAt && group.from == &m_earlier[*m_lookedBackAt];
        if (isUnknown && !isRepeated) continue; // of children who have been erased since
        bool fits = true;
        for (std::size_t category = 0; category < counts.size() && !isUnknown; ++category) {
            fits = fits && fitting[category] >= counts[category].low && fitting[category] <= counts[category].high;
        }
        if (!fits) continue; // told of another time
        add(doubt, {reading, group.numbers, std::move(counts), 0, isUnknown}, kNoGroup);
    }
}

/// What the closing that is looked back at told of the value together with the one before that.
void Knowledge::tellMadeBefore(Doubt& doubt, std::string_view repeated, const Values& values)
{
    if (!m_lookedBackAt) return;
    const Plan& then = *m_earlier[*m_lookedBackAt].plan;
    for (std::size_t variable = 0; variable < then.variables.size(); ++variable) {
        const Variable& about = then.variables[variable];
        if (!isMade(about) || std::ranges::find(about.besides, repeated) == about.besides.end()) continue;
        const Rows& rows = m_then[*m_lookedBackAt];
        const std::size_t reading = doubt.add(made(then.variables, variable, repeated, rows, values));
        for (const EarlierGroup& group : m_population.earlierGroups) {
            if (group.from->plan != &then || group.group->splits[variable].withheld != Withheld::None) continue;
            const bool isUnknown =
                std::ranges::any_of(group.numbers, [&](std::uint32_t child) { return !rows[child]; });
            add(doubt,
                {reading, group.numbers, tightened(group.group->splits[variable].counts, group.numbers.size()), 0,
                 isUnknown},
                kNoGroup);
        }
    }
}

Doubt Knowledge::about(std::size_t asked, std::size_t deciding)
{
    m_groups.clear();
    const Variable& about = m_plan.variables[asked];
    const Values values = latest(about, asked);
    Values own = values; // whose value is asked
    if (const auto known = notThisForm(about)) {
        std::ranges::replace(own, *known, kNoCategory);
    }
    if (!about.repeats.empty() && m_lookedBackAt) {
        // A child that has been in another closing since has another latest value: this one stays as it is.
        const auto then = *indexOf(m_earlier[*m_lookedBackAt].plan->variables, about.repeats);
        for (std::size_t child = 0; child < own.size(); ++child) {
            const Member* row = m_then[*m_lookedBackAt][child];
            if (row && row->values[then] != own[child]) own[child] = kNoCategory;
        }
    }
    Doubt doubt(own, about.categories);
    const std::size_t reading = doubt.add(plain(values, about));
    tellPlan(doubt, reading, asked, asked == deciding);
    tellEarlier(doubt, about, values);
    if (!about.repeats.empty()) tellMadeBefore(doubt, about.repeats, own);
    for (std::size_t variable = asked + 1; variable <= deciding; ++variable) {
        const Variable& beside = m_plan.variables[variable];
        if (!isMade(beside) || std::ranges::find(beside.besides, about.id) == beside.besides.end()) continue;
        tellPlan(doubt, doubt.add(made(m_plan.variables, variable, about.id, m_now, own)), variable,
                 variable == deciding);
    }
    return doubt;
}

Doubt Knowledge::aboutActing(std::size_t effect)
{
    m_groups.clear();
    const Variable& about = m_plan.variables[effect];
    Values values(m_population.size(), kNoCategory);
    Values own = values;
    Reading reading{about.categories, {}, Values(values.size() * about.categories, kNoCategory)};
    for (std::size_t child = 0; child < values.size(); ++child) {
        if (!m_now[child] || !m_now[child]->wasThereBefore) continue;
        values[child] = m_now[child]->values[effect];
        const std::uint8_t otherwise = actedOtherwise(values[child]);
        if (otherwise == values[child]) continue; // nothing to act on
        own[child] = values[child];
        reading.changed[child * about.categories + otherwise] = otherwise;
    }
    reading.category = std::move(values);
    Doubt doubt(std::move(own), about.categories);
    tellPlan(doubt, doubt.add(std::move(reading)), effect, true);
    return doubt;
}

} // namespace trivsel::core::release
