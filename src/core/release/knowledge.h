#pragma once

#include "core/release/doubt.h"
#include "core/release/population.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// For the plan of release alone.
namespace trivsel::core::release {

/// One that is made from those beside it ("flow", "effect"), and not a repetition ("before").
inline bool isMade(const Variable& variable)
{
    return !variable.besides.empty() && variable.repeats.empty();
}

/// Its place in the variables of a plan.
std::optional<std::size_t> indexOf(const std::vector<Variable>& variables, std::string_view id);

/// What a reader of everything told so far knows about one variable: the plan being made as far as it has come, and all
/// earlier ones.
class Knowledge {
public:
    /// Keeps references to all of them.
    Knowledge(const Plan& plan, std::span<const Member> members, std::span<const Earlier> earlier,
              const Population& population);

    /// For `deciding`, whose tables in the plan are in question, against one value of every child: that of `asked`,
    /// which is `deciding` or one that it is made from. Held against it are the tables of `asked`; earlier ones of the
    /// same variable (of the one it repeats), where they fit the children's latest values, because these may have
    /// stayed as they were; and, child by child, all that are made from it, in this closing and in the one it looks
    /// back at.
    Doubt about(std::size_t asked, std::size_t deciding);
    /// For "effect" by itself: whether somebody acted.
    Doubt aboutActing(std::size_t effect);
    /// The group of each table of `deciding` in the last doubt, kNoGroup for all others.
    const std::vector<std::size_t>& groups() const { return m_groups; }
    static constexpr std::size_t kNoGroup = SIZE_MAX;

private:
    using Rows = std::vector<const Member*>;  ///< per child; null where there is none
    using Values = std::vector<std::uint8_t>; ///< per child; kNoCategory where not known

    Rows rowsOf(std::span<const Member> members) const;
    std::optional<std::size_t> lookedBackAt() const;
    Values latest(const Variable& about, std::size_t place) const;
    Reading plain(const Values& values, const Variable& about) const;
    Reading made(const std::vector<Variable>& variables, std::size_t variable, std::string_view changing,
                 const Rows& rows, const Values& asked) const;
    void tellPlan(Doubt& doubt, std::size_t reading, std::size_t variable, bool isDeciding);
    void tellEarlier(Doubt& doubt, const Variable& about, const Values& values);
    void tellMadeBefore(Doubt& doubt, std::string_view repeated, const Values& values);
    void add(Doubt& doubt, ToldTable table, std::size_t group);

    const Plan& m_plan;
    std::span<const Earlier> m_earlier;
    const Population& m_population;
    Rows m_now;
    std::vector<Rows> m_then; ///< per earlier plan
    std::optional<std::size_t> m_lookedBackAt;
    std::vector<std::size_t> m_groups;
};

} // namespace trivsel::core::release
