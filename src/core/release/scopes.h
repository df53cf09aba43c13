#pragma once

#include "core/release/population.h"

#include <cstddef>
#include <span>
#include <vector>

/// For the plan of release alone.
namespace trivsel::core::release {

/// Which groups may be told of, as far as their children alone decide: at all, and of each variable. A variable of one
/// form is about the children who have that form, so its groups are held against each other without the others;
/// sensitive ones have a threshold of their own.
class Scopes {
public:
    /// Keeps references to all of them.
    Scopes(std::span<const Variable> variables, std::span<const Member> members, const Population& population,
           const Settings& settings);

    /// Per candidate.
    const std::vector<Withheld>& atAll() const { return m_atAll; }
    std::vector<Withheld> of(std::size_t variable);

private:
    struct Decided {
        std::int32_t threshold = 0;
        std::vector<Withheld> before;
        std::vector<ChildSet> groups, earlier;
        std::vector<Withheld> result;
    };

    /// Of the candidates, those whom the variable is about.
    std::vector<ChildSet> groups(std::size_t variable) const;
    /// The same of earlier groups that were told of it.
    std::vector<ChildSet> earlier(std::size_t variable) const;

    std::span<const Variable> m_variables;
    std::span<const Member> m_members;
    const Population& m_population;
    const Settings& m_settings;
    std::vector<Withheld> m_atAll;
    std::vector<Decided> m_decided;
};

} // namespace trivsel::core::release
