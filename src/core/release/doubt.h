#pragma once

#include "core/release/plan.h"
#include "core/release/sum_index.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

/// For the plan of release alone.
namespace trivsel::core::release {

/// A child that is not counted, or cannot be counted otherwise.
constexpr std::uint8_t kNoCategory = 255;

/// How children are counted in tables of one variable of one closing: where each falls now, and where it would fall if
/// what is asked about it were something else.
struct Reading {
    std::size_t categories = 0;
    std::vector<std::uint8_t> category; ///< per child; kNoCategory where the table does not know it
    std::vector<std::uint8_t> changed;  ///< [child x values + value]; kNoCategory: cannot be
};

/// What was told of a group: how its children divide over the categories of a reading.
struct ToldTable {
    std::size_t reading = 0;
    std::span<const std::uint32_t> children; ///< ascending; must outlive the doubt
    std::vector<Band> counts;                ///< per category of the reading
    /// 0: has been told and stays. Others are decided one after the other, so that what comes first is kept.
    std::size_t turn = 0;
    /// Some children's values are no longer kept, so that the true counts are not known: nothing may change in it.
    bool isUnknown = false;
};

/// Whether whole numbers within what was told leave more than one possible value of every child. Another division of
/// the children that agrees with everything told is the proof: one child alone has another value, or exchanges it with
/// a second, or two or three pairs exchange theirs so that nobody can tell. One that is not found within a fixed effort
/// counts as not there, and then tables are withheld until one is.
class Doubt {
public:
    /// `asked`: each child's value (0..values-1), kNoCategory where none is asked. Values are possible where every
    /// reading that counts the child can be changed.
    Doubt(std::vector<std::uint8_t> asked, std::size_t values);

    std::size_t add(Reading reading);
    /// Gives its number. Where the true counts are not within those told, it is taken as unknown.
    std::size_t add(ToldTable table);

    /// A change of one child's asked value.
    struct Change {
        std::uint32_t child = 0;
        std::uint8_t value = 0;
    };
    using Changes = std::vector<Change>;
    /// Per child: another division in which it has another value.
    using Proofs = std::vector<std::shared_ptr<const Changes>>;

    /// Numbers of the tables to withhold, so that everybody stays in doubt. Of those for whom no other division is
    /// found even without these tables, none is told. `known`: proofs of a doubt of the same children, used as far as
    /// they agree; empty for none.
    std::vector<std::size_t> decide(const Proofs& known);
    const Proofs& proofs() const { return m_proofs; }

private:
    /// Two children who exchange their values, and what that does to all tables.
    struct Exchange {
        std::uint32_t first = 0, second = 0;
        std::uint64_t effect = 0;
    };
    /// Exchanges between children of two values who are in the same small tables.
    struct Exchanges {
        std::vector<Exchange> all;
        SumIndex byEffect;
    };
    struct State {
        ToldTable told;
        std::vector<std::int32_t> down, up; ///< how many may leave and enter each category
        std::vector<std::uint64_t> weights; ///< per category; 0 where two more or fewer do not show
        bool isTold = false;
    };

    void prepare();
    void decide(std::size_t turn, std::vector<std::size_t>& withheld);
    bool mayChange(std::uint32_t child, std::uint8_t value) const;
    std::uint64_t effect(std::uint32_t child, std::uint8_t value) const { return m_effects[child * m_values + value]; }
    std::uint64_t effectIn(const State& table, std::uint32_t child, std::uint8_t value) const;
    /// Children of one value by the effect of a change to the other.
    const SumIndex& changesOf(std::uint8_t from, std::uint8_t to);
    const Exchanges& exchangesOf(std::uint8_t a, std::uint8_t b);

    /// Another division in which the child has another value; empty when none was found.
    Changes otherDivision(std::uint32_t child);
    Changes changeTo(std::uint32_t child, std::uint8_t value);
    /// Adds the change of one child that makes up for the others (of that effect), if there is one.
    bool isCompleted(Changes& changes, std::uint64_t effect, std::uint8_t a, std::uint8_t b);
    Changes exchangeOfFour(const Exchange& first);
    Changes exchangeOfSix(const Exchange& first);
    Changes bothOf(const Exchange& exchange) const;
    Changes mended(std::uint32_t child, std::uint8_t value, int tries);
    /// Children of that value in the smallest tables of the child first.
    std::vector<std::uint32_t> near(std::uint32_t child, std::uint8_t value, std::size_t most) const;
    /// What changes move into (or out of) categories beyond what was told there.
    struct Excess {
        std::size_t table = 0;
        std::uint8_t category = 0;
        std::int32_t by = 0;
    };
    std::vector<Excess> excess(std::span<const Change> changes) const;
    bool agrees(std::span<const Change> changes) const { return excess(changes).empty(); }

    /// What to withhold so that the child is in doubt again: as few children's tables as possible.
    std::vector<std::size_t> inTheWay(std::uint32_t child, std::size_t turn);
    bool seek(std::uint32_t child);
    bool seekAtLength(std::uint32_t child);
    /// Keeps what was found; false where that is nothing.
    bool prove(Changes changes);
    void setTold(std::size_t table, bool isTold);

    std::vector<std::uint8_t> m_asked;
    std::size_t m_values;
    std::vector<Reading> m_readings;
    std::vector<State> m_tables;
    std::vector<std::vector<std::uint32_t>> m_tablesOf;  ///< per child, smallest first
    std::vector<std::vector<std::uint32_t>> m_withValue; ///< per value: children that are told of
    std::vector<std::uint64_t> m_effects;                ///< [child x values + value]
    std::vector<char> m_possible;                        ///< [child x values + value]
    std::vector<std::optional<SumIndex>> m_changes;      ///< [from x values + to]
    std::vector<std::optional<Exchanges>> m_exchanges;   ///< [smaller value x values + larger]
    std::int64_t m_effort = 0;                           ///< left for exchanges of six
    std::vector<std::uint8_t> m_byFrequency;             ///< values, commonest first
    Proofs m_proofs;
};

} // namespace trivsel::core::release
