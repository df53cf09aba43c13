#pragma once

#include "core/guide.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace trivsel::core {

/// Says whether some described case makes one set of conditions true and another false, and gives such a case.
///
/// A guide's conditions look at a few values of each variable only, so every variable is stood for by "not known" and
/// one value from each range that its tests can tell apart; which test holds for which value is asked of `holds`, so
/// that the solver cannot disagree with the interpreter. The search narrows these values by what must hold, and splits
/// only where that leaves a choice. It is complete. Since such questions can be made arbitrarily hard, it works on a
/// budget: when that is used up the answer is "not known", and the guide is refused.
class GuideSolver {
public:
    explicit GuideSolver(std::int64_t budget = kBudget) : m_budget(budget) {}

    /// Makes the values that `condition` tests known; before the first question, for every condition in the question.
    void learn(const GuideCondition& condition);

    enum class Answer { Impossible, Possible, TooHard };
    struct Result {
        Answer answer = Answer::Impossible;
        GuideCase example; ///< when Possible; as little known as the search found
    };
    Result find(const std::vector<const GuideCondition*>& areTrue, const std::vector<const GuideCondition*>& areFalse);

    /// Takes from the budget for work of the asker's own; false when it is used up.
    bool spend(std::size_t units);

    /// In units of one looked-at node or value; well under a second, and a shipped guide needs a hundredth of it.
    static constexpr std::int64_t kBudget = 5'000'000;

private:
    using Bits = std::vector<bool>;
    static constexpr std::size_t kUnused = static_cast<std::size_t>(-1);
    struct Variable {
        std::vector<double> numbers;    ///< first values of the ranges, for variables that are numbers
        std::vector<std::string> names; ///< for concern
        GuideCondition example;         ///< one test of it
        std::vector<std::function<void(GuideCase&)>> values; ///< [0] = not known
    };
    struct Node {
        enum class Kind { Test, All, Any };
        Kind kind = Kind::Test;
        std::size_t slot = 0; ///< of its variable
        Bits holdsFor;
        std::vector<std::size_t> parts;
    };
    enum class Status { False, Open, True };
    using Domains = std::vector<Bits>;

    void learnTest(const GuideCondition& test);
    void buildValues();
    std::size_t build(const GuideCondition& condition, bool isNegated);
    std::size_t buildTest(const GuideCondition& test, bool isNegated);
    Status status(std::size_t node, const Domains& domains);
    /// Narrows the domains by what must hold; false when that leaves nothing.
    bool narrow(const std::vector<std::size_t>& roots, Domains& domains);
    bool enforce(std::size_t node, Domains& domains, bool& hasChanged);
    /// A test that is still open and matters.
    std::optional<std::size_t> openTest(const std::vector<std::size_t>& roots, const Domains& domains);
    GuideCase example(const Domains& domains) const;
    std::map<std::string, std::size_t> m_index;
    std::vector<Variable> m_variables;
    std::vector<Node> m_nodes;
    std::vector<std::size_t> m_used; ///< the variables that the question at hand tests
    std::vector<std::size_t> m_slot; ///< by variable: its place in m_used and in the domains, or kUnused
    std::int64_t m_budget;
    bool m_hasValues = false;
};

} // namespace trivsel::core
