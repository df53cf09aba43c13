#include "core/release/judge.h"

#include <gmpxx.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <stdexcept>

namespace trivsel::test {

std::vector<std::uint32_t> solvedByElimination(const std::vector<std::vector<std::uint32_t>>& groups,
                                               std::size_t children)
{
    std::vector<std::vector<mpq_class>> matrix;
    for (const auto& group : groups) {
        matrix.emplace_back(children);
        for (const std::uint32_t child : group) matrix.back()[child] = 1;
    }
    std::size_t rank = 0;
    for (std::size_t column = 0; column < children && rank < matrix.size(); ++column) {
        std::size_t pivot = rank;
        while (pivot < matrix.size() && matrix[pivot][column] == 0) ++pivot;
        if (pivot == matrix.size()) continue;
        std::swap(matrix[rank], matrix[pivot]);
        const mpq_class scale = matrix[rank][column];
        for (auto& value : matrix[rank]) value /= scale;
        for (std::size_t row = 0; row < matrix.size(); ++row) {
            if (row == rank || matrix[row][column] == 0) continue;
            const mpq_class factor = matrix[row][column];
            for (std::size_t i = column; i < children; ++i) {
                if (matrix[rank][i] != 0) matrix[row][i] -= factor * matrix[rank][i];
            }
        }
        ++rank;
    }
    std::vector<std::uint32_t> solved;
    for (std::size_t row = 0; row < rank; ++row) {
        const auto nonZero = std::ranges::count_if(matrix[row], [](const mpq_class& value) { return value != 0; });
        if (nonZero != 1) continue;
        const auto only = std::ranges::find_if(matrix[row], [](const mpq_class& value) { return value != 0; });
        solved.push_back(static_cast<std::uint32_t>(only - matrix[row].begin()));
    }
    return solved;
}

namespace {

/// Children of the same groups are alike to every fact: a kind. A world is then how many of each kind have each value.
struct Kind {
    std::vector<std::uint32_t> children;
    std::vector<std::size_t> facts;  ///< those it is in
    std::vector<std::int32_t> truth; ///< per value
};

class Counting {
public:
    Counting(const std::vector<Fact>& facts, const std::vector<std::uint8_t>& truth,
             const std::vector<std::uint8_t>& asked, std::int64_t maxNodes)
        : m_facts(facts), m_asked(asked), m_values(asked.size()), m_maxNodes(maxNodes)
    {
        std::vector<std::vector<std::size_t>> factsOf(truth.size());
        for (std::size_t f = 0; f < facts.size(); ++f) {
            std::int32_t count = 0;
            m_isIn.emplace_back(m_values, char{0});
            for (const std::uint8_t value : facts[f].values) m_isIn[f][value] = 1;
            for (const std::uint32_t child : facts[f].children) {
                factsOf[child].push_back(f);
                count += m_isIn[f][truth[child]];
            }
            if (count < facts[f].low || count > facts[f].high) throw std::logic_error("the truth does not fit");
        }
        std::map<std::vector<std::size_t>, std::size_t> kinds;
        for (std::uint32_t child = 0; child < truth.size(); ++child) {
            const auto [at, isNew] = kinds.try_emplace(factsOf[child], m_kinds.size());
            if (isNew) m_kinds.push_back({{}, factsOf[child], std::vector<std::int32_t>(m_values, 0)});
            m_kinds[at->second].children.push_back(child);
            ++m_kinds[at->second].truth[truth[child]];
        }
    }

    Verdict judge()
    {
        Verdict verdict;
        m_isOpen.assign(m_kinds.size(), 0);
        for (std::size_t kind = 0; kind < m_kinds.size(); ++kind) {
            const auto only = onlyAnswer(m_kinds[kind].truth);
            if (!only || m_isOpen[kind] != 0) continue; // two of the kind could change places; seen in another world
            const auto other = findOther(kind, *only);
            if (!other) {
                verdict.undecided += m_kinds[kind].children.size();
            } else if (!*other) {
                for (const std::uint32_t child : m_kinds[kind].children) verdict.disclosed.push_back(child);
            }
        }
        return verdict;
    }

private:
    /// What is asked, where all of a kind have the same.
    std::optional<std::uint8_t> onlyAnswer(const std::vector<std::int32_t>& counts) const
    {
        std::optional<std::uint8_t> only;
        for (std::size_t value = 0; value < m_values; ++value) {
            if (counts[value] == 0) continue;
            if (only && *only != m_asked[value]) return std::nullopt;
            only = m_asked[value];
        }
        return only;
    }

    /// Whether some world has another answer for one of the kind; nothing when given up.
    std::optional<bool> findOther(std::size_t kind, std::uint8_t answer)
    {
        m_order.clear();
        m_order.push_back(kind);
        std::vector<char> isIn(m_kinds.size(), 0);
        isIn[kind] = 1;
        // Next the kind that shares most facts with those already there: what is broken is mended early.
        std::vector<char> touched(m_facts.size(), 0);
        for (const std::size_t f : m_kinds[kind].facts) touched[f] = 1;
        while (m_order.size() < m_kinds.size()) {
            std::size_t best = m_kinds.size();
            std::ptrdiff_t most = -1;
            for (std::size_t k = 0; k < m_kinds.size(); ++k) {
                if (isIn[k]) continue;
                const auto shared =
                    std::ranges::count_if(m_kinds[k].facts, [&](std::size_t f) { return touched[f] != 0; });
                if (shared > most) {
                    most = shared;
                    best = k;
                }
            }
            isIn[best] = 1;
            m_order.push_back(best);
            for (const std::size_t f : m_kinds[best].facts) touched[f] = 1;
        }
        m_sum.assign(m_facts.size(), 0);
        m_left.assign(m_facts.size(), 0);
        m_truthLeft.assign(m_facts.size(), 0);
        for (const Kind& k : m_kinds) {
            for (const std::size_t f : k.facts) {
                m_left[f] += static_cast<std::int32_t>(k.children.size());
                m_truthLeft[f] += counted(f, k.truth);
            }
        }
        // First worlds that differ in few places; then one mended step by step; in the end all are looked through.
        for (const std::int32_t changes : {1, 2, 3, 4, 6, 8, 12, 1000}) {
            if (changes == 2 && isMended(kind, answer, static_cast<int>(m_maxNodes / 50'000))) return true;
            if (changes == 4 && isMended(kind, answer, static_cast<int>(m_maxNodes / 2'500))) return true;
            m_nodes = 0;
            m_isGivenUp = false;
            m_chosen.assign(m_kinds.size(), {});
            if (choose(0, answer, changes)) {
                remember(m_chosen);
                return true;
            }
            if (changes < 1000) continue;
            if (!m_isGivenUp) return false;
            return isMended(kind, answer, static_cast<int>(m_maxNodes / 200)) ? std::optional(true) : std::nullopt;
        }
        return std::nullopt;
    }

    /// A world that was found leaves open all that it has otherwise.
    void remember(const std::vector<std::vector<std::int32_t>>& world)
    {
        for (std::size_t kind = 0; kind < m_kinds.size(); ++kind) {
            const auto only = onlyAnswer(m_kinds[kind].truth);
            if (only && onlyAnswer(world[kind]) != only) m_isOpen[kind] = 1;
        }
    }

    /// Seeks another world by chance: gives one child of the kind another answer, and then changes one child after the
    /// other where facts are broken, as mends most, until none is.
    bool isMended(std::size_t kind, std::uint8_t answer, int tries)
    {
        std::mt19937 random(1);
        constexpr int kSteps = 30;
        constexpr std::size_t kSampled = 16; // of many values some are tried, others the next time
        for (int attempt = 0; attempt < tries; ++attempt) {
            std::vector<std::vector<std::int32_t>> world;
            for (const Kind& k : m_kinds) world.push_back(k.truth);
            std::vector<std::int32_t> sums(m_facts.size(), 0);
            for (std::size_t k = 0; k < m_kinds.size(); ++k) {
                for (const std::size_t f : m_kinds[k].facts) sums[f] += counted(f, world[k]);
            }
            const auto change = [&](std::size_t k, std::size_t from, std::size_t to) {
                --world[k][from];
                ++world[k][to];
                for (const std::size_t f : m_kinds[k].facts) sums[f] += m_isIn[f][to] - m_isIn[f][from];
            };
            const auto broken = [&](std::size_t f, std::int32_t sum) {
                return std::max({m_facts[f].low - sum, sum - m_facts[f].high, 0});
            };
            std::vector<std::size_t> others;
            for (std::size_t value = 0; value < m_values; ++value) {
                if (m_asked[value] != answer) others.push_back(value);
            }
            std::vector<std::size_t> own;
            for (std::size_t value = 0; value < m_values; ++value) {
                if (world[kind][value] > 0) own.push_back(value);
            }
            change(kind, own[random() % own.size()], others[random() % others.size()]);
            for (int step = 0; step < kSteps; ++step) {
                std::vector<std::size_t> bad;
                for (std::size_t f = 0; f < m_facts.size(); ++f) {
                    if (broken(f, sums[f]) > 0) bad.push_back(f);
                }
                if (bad.empty()) {
                    remember(world);
                    return true;
                }
                const std::size_t fact = bad[random() % bad.size()];
                std::int32_t best = INT32_MIN;
                std::array<std::size_t, 3> chosen{};
                for (std::size_t k = 0; k < m_kinds.size(); ++k) {
                    if (std::ranges::find(m_kinds[k].facts, fact) == m_kinds[k].facts.end()) continue;
                    for (std::size_t from = 0; from < m_values; ++from) {
                        if (world[k][from] == 0) continue;
                        for (std::size_t i = 0; i < std::min(m_values, kSampled); ++i) {
                            const std::size_t to = m_values <= kSampled ? i : random() % m_values;
                            if (m_isIn[fact][from] == m_isIn[fact][to]) continue;
                            if (m_isIn[fact][to] != (sums[fact] < m_facts[fact].low ? 1 : 0)) continue;
                            std::int32_t gain = 0;
                            for (const std::size_t f : m_kinds[k].facts) {
                                gain += broken(f, sums[f]) - broken(f, sums[f] + m_isIn[f][to] - m_isIn[f][from]);
                            }
                            gain = 4 * gain +
                                   static_cast<std::int32_t>(random() % (attempt % 2 == 0 ? 4 : 12)); // by chance
                            if (gain <= best) continue;
                            --world[k][from];
                            ++world[k][to];
                            const bool stands = k != kind || onlyAnswer(world[k]) != std::optional(answer);
                            ++world[k][from];
                            --world[k][to];
                            if (!stands) continue;
                            best = gain;
                            chosen = {k, from, to};
                        }
                    }
                }
                if (best == INT32_MIN) break;
                change(chosen[0], chosen[1], chosen[2]);
            }
        }
        return false;
    }

    std::int32_t counted(std::size_t fact, const std::vector<std::int32_t>& counts) const
    {
        std::int32_t count = 0;
        for (std::size_t value = 0; value < m_values; ++value) count += m_isIn[fact][value] ? counts[value] : 0;
        return count;
    }

    bool choose(std::size_t place, std::uint8_t answer, std::int32_t changes)
    {
        if (place == m_order.size()) return true;
        if (++m_nodes > m_maxNodes) {
            m_isGivenUp = true;
            return false;
        }
        const Kind& kind = m_kinds[m_order[place]];
        std::vector<std::int32_t> counts(m_values, 0);
        if (place > 0 && tryCounts(place, kind.truth, answer, changes)) return true;
        return compose(place, 0, static_cast<std::int32_t>(kind.children.size()), counts, answer, changes, 0, 0);
    }

    /// All ways to divide `left` children of the kind over the values from `value` on; `more` and `fewer` of the
    /// values before than in truth.
    bool compose(std::size_t place, std::size_t value, std::int32_t left, std::vector<std::int32_t>& counts,
                 std::uint8_t answer, std::int32_t changes, std::int32_t more, std::int32_t fewer)
    {
        const Kind& kind = m_kinds[m_order[place]];
        if (++m_nodes > m_maxNodes) m_isGivenUp = true;
        if (m_isGivenUp || more > changes || fewer > changes) return false;
        if (value == m_values) {
            if (left > 0 || more == 0) return false; // the truth is tried first, or not wanted
            if (place == 0 && onlyAnswer(counts) == std::optional(answer)) return false;
            return tryCounts(place, counts, answer, changes - more);
        }
        for (std::int32_t n = value + 1 == m_values ? left : 0; n <= left; ++n) {
            counts[value] = n;
            const std::int32_t extra = n - kind.truth[value];
            if (compose(place, value + 1, left - n, counts, answer, changes, more + std::max(extra, 0),
                        fewer + std::max(-extra, 0))) {
                return true;
            }
        }
        counts[value] = 0;
        return false;
    }

    bool tryCounts(std::size_t place, const std::vector<std::int32_t>& counts, std::uint8_t answer,
                   std::int32_t changes)
    {
        const Kind& kind = m_kinds[m_order[place]];
        const auto size = static_cast<std::int32_t>(kind.children.size());
        const auto enter = [&](std::int32_t sign) {
            for (const std::size_t f : kind.facts) {
                m_sum[f] += sign * counted(f, counts);
                m_left[f] -= sign * size;
                m_truthLeft[f] -= sign * counted(f, kind.truth);
            }
        };
        enter(1);
        // The kinds to come can differ from the truth by so many children at most.
        const bool fits = std::ranges::all_of(kind.facts, [&](std::size_t f) {
            const std::int32_t most = std::min(m_left[f], m_truthLeft[f] + changes);
            const std::int32_t least = std::max(0, m_truthLeft[f] - changes);
            return m_sum[f] + least <= m_facts[f].high && m_sum[f] + most >= m_facts[f].low;
        });
        m_chosen[m_order[place]] = counts;
        if (fits && choose(place + 1, answer, changes)) return true;
        enter(-1);
        return false;
    }

    const std::vector<Fact>& m_facts;
    const std::vector<std::uint8_t>& m_asked;
    std::size_t m_values;
    std::int64_t m_maxNodes;
    std::vector<std::vector<char>> m_isIn; ///< [fact][value]
    std::vector<Kind> m_kinds;
    std::vector<char> m_isOpen; ///< per kind: some world has another answer for one of it
    std::vector<std::vector<std::int32_t>> m_chosen;
    std::vector<std::size_t> m_order;
    // Per fact: counted so far; children still to come; how many of those count in truth.
    std::vector<std::int32_t> m_sum, m_left, m_truthLeft;
    std::int64_t m_nodes = 0;
    bool m_isGivenUp = false;
};

} // namespace

Verdict solvedByCounting(const std::vector<Fact>& facts, const std::vector<std::uint8_t>& truth,
                         const std::vector<std::uint8_t>& asked, std::int64_t effort)
{
    return Counting(facts, truth, asked, effort).judge();
}

} // namespace trivsel::test
