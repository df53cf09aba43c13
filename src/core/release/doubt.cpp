#include "core/release/doubt.h"

#include "base/check.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <numeric>

namespace trivsel::core::release {

namespace {

constexpr std::int32_t kUnlimited = INT32_MAX / 2;
constexpr std::int32_t kMostMoved = 2;        ///< by the divisions that are looked at, into or out of a category
constexpr std::size_t kPartners = 24;         ///< children tried as the first to exchange with
constexpr std::size_t kSecondExchanges = 400; ///< others tried with each of them
constexpr std::size_t kExchanges = 3000;      ///< kept for a pair of values
constexpr std::int64_t kEffort = 4'000'000;   ///< exchanges of six tried in all
constexpr std::size_t kWithheldFor = 600;     ///< exchanges looked at to find the one that costs least

} // namespace

Doubt::Doubt(std::vector<std::uint8_t> asked, std::size_t values)
    : m_asked(std::move(asked)), m_values(values), m_tablesOf(m_asked.size())
{}

std::size_t Doubt::add(Reading reading)
{
    TRIVSEL_CHECK(reading.category.size() == m_asked.size() && reading.changed.size() == m_asked.size() * m_values);
    m_readings.push_back(std::move(reading));
    return m_readings.size() - 1;
}

std::size_t Doubt::add(ToldTable told)
{
    const Reading& reading = m_readings[told.reading];
    TRIVSEL_CHECK(told.counts.size() == reading.categories);
    const std::size_t number = m_tables.size();
    const auto n = static_cast<std::int32_t>(told.children.size());
    const bool isTold = told.turn == 0;
    State table{std::move(told), {}, {}, {}, isTold};
    std::vector<std::int32_t> counts(reading.categories, 0);
    for (const std::uint32_t child : table.told.children) {
        m_tablesOf[child].push_back(static_cast<std::uint32_t>(number));
        if (reading.category[child] != kNoCategory) ++counts[reading.category[child]];
    }
    // Where the values kept are not those that were told, nothing is known to be free.
    bool isFixed = table.told.isUnknown;
    for (std::size_t category = 0; category < counts.size(); ++category) {
        const Band& band = table.told.counts[category];
        isFixed = isFixed || counts[category] < band.low || counts[category] > band.high;
    }
    for (std::size_t category = 0; category < counts.size(); ++category) {
        const Band& band = table.told.counts[category];
        table.down.push_back(isFixed ? 0 : band.low <= 0 ? kUnlimited : counts[category] - band.low);
        table.up.push_back(isFixed ? 0 : band.high >= n ? kUnlimited : band.high - counts[category]);
        const bool isFree = table.down.back() >= kMostMoved && table.up.back() >= kMostMoved;
        table.weights.push_back(isFree ? 0 : scattered(number * 256 + category));
    }
    m_tables.push_back(std::move(table));
    return number;
}

std::uint64_t Doubt::effectIn(const State& table, std::uint32_t child, std::uint8_t value) const
{
    const Reading& reading = m_readings[table.told.reading];
    if (reading.category[child] == kNoCategory) return 0;
    return table.weights[reading.changed[child * m_values + value]] - table.weights[reading.category[child]];
}

void Doubt::prepare()
{
    m_effects.assign(m_asked.size() * m_values, 0);
    m_possible.assign(m_asked.size() * m_values, 0);
    m_withValue.assign(m_values, {});
    m_changes.assign(m_values * m_values, std::nullopt);
    m_exchanges.assign(m_values * m_values, std::nullopt);
    for (std::uint32_t child = 0; child < m_asked.size(); ++child) {
        auto& tables = m_tablesOf[child];
        if (m_asked[child] == kNoCategory || tables.empty()) continue;
        std::ranges::stable_sort(tables, {}, [&](std::uint32_t table) { return m_tables[table].told.children.size(); });
        m_withValue[m_asked[child]].push_back(child);
        for (std::uint8_t value = 0; value < m_values; ++value) {
            if (value == m_asked[child]) continue;
            const bool isPossible = std::ranges::all_of(tables, [&](std::uint32_t table) {
                const Reading& reading = m_readings[m_tables[table].told.reading];
                return reading.category[child] == kNoCategory ||
                       reading.changed[child * m_values + value] != kNoCategory;
            });
            if (!isPossible) continue;
            m_possible[child * m_values + value] = 1;
            for (const std::uint32_t table : tables) {
                if (!m_tables[table].isTold) continue;
                m_effects[child * m_values + value] += effectIn(m_tables[table], child, value);
            }
        }
    }
    m_byFrequency.resize(m_values);
    std::iota(m_byFrequency.begin(), m_byFrequency.end(), std::uint8_t{0});
    std::ranges::stable_sort(m_byFrequency, std::greater{}, [&](std::uint8_t v) { return m_withValue[v].size(); });
}

bool Doubt::mayChange(std::uint32_t child, std::uint8_t value) const
{
    return m_possible[child * m_values + value] != 0;
}

const SumIndex& Doubt::changesOf(std::uint8_t from, std::uint8_t to)
{
    auto& index = m_changes[from * m_values + to];
    if (!index) {
        index.emplace(m_withValue[from].size());
        for (const std::uint32_t child : m_withValue[from]) {
            if (mayChange(child, to)) index->add(effect(child, to), child);
        }
    }
    return *index;
}

const Doubt::Exchanges& Doubt::exchangesOf(std::uint8_t a, std::uint8_t b)
{
    auto& exchanges = m_exchanges[std::min(a, b) * m_values + std::max(a, b)];
    if (exchanges) return *exchanges;
    const std::uint8_t rare = m_withValue[a].size() <= m_withValue[b].size() ? a : b;
    const std::uint8_t common = rare == a ? b : a;
    std::vector<Exchange> all;
    for (const std::uint32_t child : m_withValue[rare]) {
        if (all.size() >= kExchanges) break;
        if (!mayChange(child, common)) continue;
        for (const std::uint32_t other : near(child, common, kPartners)) {
            all.push_back({child, other, effect(child, common) + effect(other, rare)});
        }
    }
    exchanges.emplace(Exchanges{std::move(all), SumIndex(0)});
    exchanges->byEffect = SumIndex(exchanges->all.size());
    for (std::size_t i = 0; i < exchanges->all.size(); ++i) {
        exchanges->byEffect.add(exchanges->all[i].effect, static_cast<std::uint32_t>(i));
    }
    return *exchanges;
}

std::vector<Doubt::Excess> Doubt::excess(std::span<const Change> changes) const
{
    std::vector<Excess> moved;
    for (const Change& change : changes) {
        for (const std::uint32_t table : m_tablesOf[change.child]) {
            if (!m_tables[table].isTold) continue;
            const Reading& reading = m_readings[m_tables[table].told.reading];
            const std::uint8_t from = reading.category[change.child];
            if (from == kNoCategory) continue;
            const std::uint8_t to = reading.changed[change.child * m_values + change.value];
            if (from == to) continue;
            moved.push_back({table, from, -1});
            moved.push_back({table, to, 1});
        }
    }
    std::ranges::sort(moved, {}, [](const Excess& m) { return m.table * 256 + m.category; });
    std::vector<Excess> result;
    for (std::size_t i = 0; i < moved.size();) {
        Excess all{moved[i].table, moved[i].category, 0};
        for (; i < moved.size() && moved[i].table == all.table && moved[i].category == all.category; ++i) {
            all.by += moved[i].by;
        }
        const State& table = m_tables[all.table];
        const bool fits = all.by >= 0 ? all.by <= table.up[all.category] : -all.by <= table.down[all.category];
        if (!fits) result.push_back(all);
    }
    return result;
}

std::vector<std::uint32_t> Doubt::near(std::uint32_t child, std::uint8_t value, std::size_t most) const
{
    std::vector<std::uint32_t> result;
    for (const std::uint32_t table : m_tablesOf[child]) {
        if (!m_tables[table].isTold) continue;
        for (const std::uint32_t other : m_tables[table].told.children) {
            if (m_asked[other] != value || !mayChange(other, m_asked[child])) continue;
            if (std::ranges::find(result, other) != result.end()) continue;
            result.push_back(other);
            if (result.size() == most) return result;
        }
    }
    return result;
}

Doubt::Changes Doubt::bothOf(const Exchange& exchange) const
{
    return {{exchange.first, m_asked[exchange.second]}, {exchange.second, m_asked[exchange.first]}};
}

Doubt::Changes Doubt::changeTo(std::uint32_t child, std::uint8_t value)
{
    const std::uint8_t own = m_asked[child];
    Changes changes{{child, value}};
    if (agrees(changes) || isCompleted(changes, effect(child, value), own, value)) return changes;
    std::vector<Exchange> exchanges;
    for (const std::uint32_t other : near(child, value, kPartners)) {
        Exchange exchange{child, other, effect(child, value) + effect(other, own)};
        changes = bothOf(exchange);
        const auto left = excess(changes);
        if (left.empty()) return changes;
        exchanges.push_back(exchange);
        // Where bands leave room, only the rest has to be made up for.
        std::uint64_t rest = 0;
        for (const Excess& e : left) {
            rest += m_tables[e.table].weights[e.category] * static_cast<std::uint64_t>(std::int64_t{e.by});
        }
        if (rest != exchange.effect) exchanges.push_back({child, other, rest});
    }
    for (const Exchange& exchange : exchanges) {
        if (changes = exchangeOfFour(exchange); !changes.empty()) return changes;
    }
    for (const Exchange& exchange : exchanges) {
        if (changes = exchangeOfSix(exchange); !changes.empty()) return changes;
    }
    return {};
}

bool Doubt::isCompleted(Changes& changes, std::uint64_t effect, std::uint8_t a, std::uint8_t b)
{
    const auto isCompletedBy = [&](std::uint8_t from, std::uint8_t to) {
        return changesOf(from, to).find(std::uint64_t{0} - effect, [&](std::uint32_t child) {
            if (std::ranges::find(changes, child, &Change::child) != changes.end()) return false;
            changes.push_back({child, to});
            if (agrees(changes)) return true;
            changes.pop_back();
            return false;
        });
    };
    return isCompletedBy(a, b) || isCompletedBy(b, a);
}

/// With a third and a fourth child, or a third alone.
Doubt::Changes Doubt::exchangeOfFour(const Exchange& first)
{
    const std::uint8_t own = m_asked[first.first];
    const std::uint8_t value = m_asked[first.second];
    Changes changes = bothOf(first);
    if (isCompleted(changes, first.effect, own, value)) return changes;
    // The third is looked through among the fewer of both values, and the fourth looked up among the others.
    const bool isThirdAlike = m_withValue[own].size() <= m_withValue[value].size();
    const std::uint8_t from = isThirdAlike ? own : value;
    const std::uint8_t to = isThirdAlike ? value : own;
    const auto& thirds = m_withValue[from];
    const SumIndex& fourths = changesOf(to, from);
    const std::size_t tried = std::min(thirds.size(), kSecondExchanges);
    for (std::size_t i = 0; i < tried; ++i) {
        const std::uint32_t third = thirds[(i + first.first) % thirds.size()];
        if (third == first.first || third == first.second || !mayChange(third, to)) continue;
        const std::uint64_t wanted = std::uint64_t{0} - (first.effect + effect(third, to));
        const bool isFound = fourths.find(wanted, [&](std::uint32_t fourth) {
            if (fourth == first.first || fourth == first.second) return false;
            changes = bothOf(first);
            changes.push_back({third, to});
            changes.push_back({fourth, from});
            return agrees(changes);
        });
        if (isFound) return changes;
    }
    return {};
}

/// With a second exchange, and a third one or a fifth child alone.
Doubt::Changes Doubt::exchangeOfSix(const Exchange& first)
{
    const std::uint8_t own = m_asked[first.first];
    const std::uint8_t value = m_asked[first.second];
    const Exchanges& exchanges = exchangesOf(own, value);
    const auto areApart = [](const Exchange& a, const Exchange& b) {
        return a.first != b.first && a.first != b.second && a.second != b.first && a.second != b.second;
    };
    Changes changes;
    for (const Exchange& second : exchanges.all) {
        if (--m_effort < 0) return {};
        if (!areApart(first, second)) continue;
        const std::uint64_t sum = first.effect + second.effect;
        const auto both = [&] {
            Changes result = bothOf(first);
            std::ranges::copy(bothOf(second), std::back_inserter(result));
            return result;
        };
        const bool isFound = exchanges.byEffect.find(std::uint64_t{0} - sum, [&](std::uint32_t number) {
            const Exchange& third = exchanges.all[number];
            if (!areApart(first, third) || !areApart(second, third)) return false;
            changes = both();
            std::ranges::copy(bothOf(third), std::back_inserter(changes));
            return agrees(changes);
        });
        if (isFound) return changes;
        if (!changesOf(own, value).has(std::uint64_t{0} - sum) && !changesOf(value, own).has(std::uint64_t{0} - sum)) {
            continue;
        }
        changes = both();
        if (isCompleted(changes, sum, own, value)) return changes;
    }
    return {};
}

/// By chance: one child after the other changes where that leaves the least beyond what was told.
Doubt::Changes Doubt::mended(std::uint32_t child, std::uint8_t value, int tries)
{
    constexpr std::size_t kChanges = 12;
    constexpr std::uint64_t kSampled = 48;
    std::uint64_t number = child;
    const auto drawn = [&](std::size_t below) { return scattered(++number) % below; };
    for (int attempt = 0; attempt < tries; ++attempt) {
        Changes changes{{child, value}};
        while (true) {
            const auto left = excess(changes);
            if (left.empty()) return changes;
            if (changes.size() == kChanges) break;
            const Excess& wrong = left[drawn(left.size())];
            const State& table = m_tables[wrong.table];
            const Reading& reading = m_readings[table.told.reading];
            std::optional<Change> best;
            std::int64_t least = INT64_MAX;
            for (std::uint64_t i = 0; i < kSampled; ++i) {
                const std::uint32_t other = table.told.children[drawn(table.told.children.size())];
                const auto to = static_cast<std::uint8_t>(drawn(m_values));
                if (m_asked[other] == kNoCategory || !mayChange(other, to)) continue;
                const bool isIn = reading.category[other] == wrong.category;
                const bool becomesIn = reading.changed[other * m_values + to] == wrong.category;
                if (isIn == becomesIn || isIn != (wrong.by > 0)) continue;
                if (std::ranges::find(changes, other, &Change::child) != changes.end()) continue;
                changes.push_back({other, to});
                std::int64_t sum = 0;
                for (const Excess& e : excess(changes)) sum += std::abs(e.by);
                changes.pop_back();
                if (sum >= least) continue;
                least = sum;
                best = {other, to};
            }
            if (!best) break;
            changes.push_back(*best);
        }
    }
    return {};
}

Doubt::Changes Doubt::otherDivision(std::uint32_t child)
{
    for (const std::uint8_t value : m_byFrequency) {
        if (!mayChange(child, value)) continue;
        if (auto changes = changeTo(child, value); !changes.empty()) return changes;
    }
    return {};
}

std::vector<std::size_t> Doubt::inTheWay(std::uint32_t child, std::size_t turn)
{
    const auto broken = [this](std::span<const Change> changes) {
        std::vector<std::size_t> tables;
        for (const Excess& e : excess(changes)) {
            if (tables.empty() || tables.back() != e.table) tables.push_back(e.table);
        }
        return tables;
    };
    std::vector<std::size_t> best;
    std::size_t least = SIZE_MAX;
    const auto consider = [&](std::span<const Change> changes) {
        auto tables = broken(changes);
        std::size_t lost = 0;
        for (const std::size_t table : tables) {
            if (m_tables[table].told.turn != turn) return;
            lost += m_tables[table].told.children.size();
        }
        if (lost >= least) return;
        least = lost;
        best = std::move(tables);
    };
    std::size_t tried = 0;
    for (const std::uint8_t value : m_byFrequency) {
        if (!mayChange(child, value)) continue;
        consider(std::array{Change{child, value}});
        const auto& others = m_withValue[value];
        for (std::size_t i = 0; i < others.size() && tried < kWithheldFor; ++i) {
            const std::uint32_t other = others[(i + child) % others.size()];
            if (!mayChange(other, m_asked[child])) continue;
            ++tried;
            consider(std::array{Change{child, value}, Change{other, m_asked[child]}});
        }
    }
    if (!best.empty()) return best;
    // Or whatever the division that was found without the tables in question does not agree with.
    if (m_proofs[child]) return broken(*m_proofs[child]);
    for (const std::uint32_t table : m_tablesOf[child]) {
        if (m_tables[table].isTold && m_tables[table].told.turn == turn) best.push_back(table);
    }
    return best;
}

void Doubt::setTold(std::size_t number, bool isTold)
{
    State& table = m_tables[number];
    table.isTold = isTold;
    for (const std::uint32_t child : table.told.children) {
        if (m_asked[child] == kNoCategory) continue;
        for (std::uint8_t value = 0; value < m_values; ++value) {
            if (!mayChange(child, value)) continue;
            std::uint64_t& sum = m_effects[child * m_values + value];
            sum = isTold ? sum + effectIn(table, child, value) : sum - effectIn(table, child, value);
        }
    }
    m_changes.assign(m_changes.size(), std::nullopt);
    m_exchanges.assign(m_exchanges.size(), std::nullopt);
}

bool Doubt::seek(std::uint32_t child)
{
    return prove(otherDivision(child));
}

bool Doubt::seekAtLength(std::uint32_t child)
{
    // Few children have few divisions, so that it takes longer to come upon one.
    const int tries = m_asked.size() < 200 ? 600 : 40;
    for (const std::uint8_t value : m_byFrequency) {
        if (mayChange(child, value) && prove(mended(child, value, tries))) return true;
    }
    return false;
}

bool Doubt::prove(Changes changes)
{
    if (changes.empty()) return false;
    const auto proof = std::make_shared<const Changes>(std::move(changes));
    for (const Change& change : *proof) m_proofs[change.child] = proof;
    return true;
}

void Doubt::decide(std::size_t turn, std::vector<std::size_t>& withheld)
{
    const auto isInDoubt = [&](std::uint32_t child) { return m_proofs[child] && agrees(*m_proofs[child]); };
    std::vector<std::uint32_t> known;
    for (const auto& children : m_withValue) {
        for (const std::uint32_t child : children) {
            if (!isInDoubt(child) && !seek(child)) known.push_back(child);
        }
    }
    for (const std::uint32_t child : known) {
        if (isInDoubt(child) || seek(child) || seekAtLength(child)) continue;
        for (const std::size_t table : inTheWay(child, turn)) {
            setTold(table, false);
            withheld.push_back(table);
        }
        seek(child);
    }
}

std::vector<std::size_t> Doubt::decide(const Proofs& known)
{
    prepare();
    m_proofs = known;
    m_proofs.resize(m_asked.size());
    for (auto& proof : m_proofs) {
        const auto isPossible = [&](const Change& change) { return mayChange(change.child, change.value); };
        if (proof && !(std::ranges::all_of(*proof, isPossible) && agrees(*proof))) proof = nullptr;
    }
    m_effort = kEffort;
    for (const auto& children : m_withValue) {
        for (const std::uint32_t child : children) {
            if (!m_proofs[child] && !seek(child)) seekAtLength(child);
        }
    }
    std::size_t last = 0;
    for (const State& table : m_tables) last = std::max(last, table.told.turn);
    std::vector<std::size_t> withheld;
    for (std::size_t turn = 1; turn <= last; ++turn) {
        for (std::size_t table = 0; table < m_tables.size(); ++table) {
            if (m_tables[table].told.turn == turn) setTold(table, true);
        }
        decide(turn, withheld);
    }
    return withheld;
}

} // namespace trivsel::core::release
