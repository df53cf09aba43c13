#include "core/guide_solver.h"

#include "base/check.h"

#include <algorithm>

namespace trivsel::core {
namespace {

using Kind = GuideCondition::Kind;

std::string variableKey(const GuideCondition& test)
{
    std::string key = std::to_string(static_cast<int>(test.kind)) + ":";
    if (test.kind == Kind::Area || test.kind == Kind::Indicator || test.kind == Kind::Consent ||
        test.kind == Kind::Flag)
        key += test.id;
    if (test.kind == Kind::Absence)
        key += std::to_string(static_cast<int>(test.absence.measure)) + ":" + test.absence.of;
    return key;
}

template <class T> void sortUnique(std::vector<T>& values)
{
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

} // namespace

bool GuideSolver::spend(std::size_t units)
{
    m_budget -= static_cast<std::int64_t>(units);
    return m_budget > 0;
}

void GuideSolver::learn(const GuideCondition& condition)
{
    TRIVSEL_CHECK(!m_hasValues);
    if (condition.kind == Kind::All || condition.kind == Kind::Any || condition.kind == Kind::Not) {
        for (const GuideCondition& part : condition.parts) learn(part);
        return;
    }
    learnTest(condition);
}

void GuideSolver::learnTest(const GuideCondition& test)
{
    const auto [at, isNew] = m_index.emplace(variableKey(test), m_variables.size());
    if (isNew) {
        m_variables.emplace_back();
        m_variables.back().example = test;
    }
    Variable& variable = m_variables[at->second];
    switch (test.kind) {
    case Kind::RoundsNotGreen:
        variable.numbers.insert(variable.numbers.end(), {0.0, static_cast<double>(test.atLeast)});
        break;
    case Kind::AgeMonths:
        variable.numbers.insert(variable.numbers.end(),
                                {0.0, static_cast<double>(test.ageFrom), static_cast<double>(test.ageTo) + 1.0});
        break;
    case Kind::Absence: variable.numbers.insert(variable.numbers.end(), {0.0, test.absenceAtLeast}); break;
    case Kind::Concern: variable.names.push_back(test.id); break;
    default: break;
    }
}

void GuideSolver::buildValues()
{
    m_hasValues = true;
    m_slot.assign(m_variables.size(), kUnused);
    for (Variable& v : m_variables) {
        sortUnique(v.numbers);
        sortUnique(v.names);
        v.values.emplace_back([](GuideCase&) {});
        const std::string id = v.example.id;
        const auto add = [&v](auto set) { v.values.emplace_back(std::move(set)); };
        switch (v.example.kind) {
        case Kind::Position:
        case Kind::PositionBefore: {
            const bool isNow = v.example.kind == Kind::Position;
            for (const Position p : {Position::Green, Position::Yellow, Position::Red, Position::Unassessed})
                add([p, isNow](GuideCase& c) { (isNow ? c.position : c.positionBefore) = p; });
            break;
        }
        case Kind::Area:
        case Kind::Indicator: {
            const bool isArea = v.example.kind == Kind::Area;
            for (const Position p : {Position::Green, Position::Yellow, Position::Red})
                add([p, id, isArea](GuideCase& c) { (isArea ? c.areas : c.indicators)[id] = p; });
            break;
        }
        case Kind::RoundsNotGreen:
            for (const double n : v.numbers)
                add([n](GuideCase& c) { c.roundsNotGreen = static_cast<std::int32_t>(n); });
            break;
        case Kind::AgeMonths:
            for (const double n : v.numbers) add([n](GuideCase& c) { c.ageMonths = static_cast<std::int32_t>(n); });
            break;
        case Kind::Setting:
            for (const Setting s :
                 {Setting::Daycare, Setting::School, Setting::AfterSchool, Setting::Dayplejer, Setting::Health})
                add([s](GuideCase& c) { c.setting = s; });
            break;
        case Kind::Absence:
            for (const double n : v.numbers)
                add([n, figure = v.example.absence](GuideCase& c) { c.absence[figure] = n; });
            break;
        case Kind::Plan:
            for (const PlanState s : {PlanState::None, PlanState::Open, PlanState::Overdue, PlanState::NoEffect})
                add([s](GuideCase& c) { c.plan = s; });
            break;
        case Kind::Concern:
            for (const std::string& name : v.names) add([name](GuideCase& c) { c.concern = name; });
            break;
        case Kind::Consent:
            for (const ConsentState s : {ConsentState::Given, ConsentState::Refused, ConsentState::Missing})
                add([s, id](GuideCase& c) { c.consent[id] = s; });
            break;
        case Kind::Flag: add([id](GuideCase& c) { c.flags.push_back(id); }); break;
        case Kind::Acute:
            for (const AcuteState s : {AcuteState::None, AcuteState::Doubt, AcuteState::Open})
                add([s](GuideCase& c) { c.acute = s; });
            break;
        case Kind::All:
        case Kind::Any:
        case Kind::Not: break;
        }
    }
}

std::size_t GuideSolver::buildTest(const GuideCondition& test, bool isNegated)
{
    const auto at = m_index.find(variableKey(test));
    TRIVSEL_CHECK(at != m_index.end());
    Node node;
    std::size_t& slot = m_slot[at->second];
    if (slot == kUnused) {
        slot = m_used.size();
        m_used.push_back(at->second);
    }
    node.slot = slot;
    for (const auto& set : m_variables[at->second].values) {
        if (!spend(1)) break;
        GuideCase theCase;
        set(theCase);
        node.holdsFor.push_back(holds(test, theCase) != isNegated);
    }
    m_nodes.push_back(std::move(node));
    return m_nodes.size() - 1;
}

/// Recursion is bounded by the nesting of the document that the condition was read from.
std::size_t GuideSolver::build(const GuideCondition& condition, bool isNegated)
{
    if (condition.kind == Kind::Not) return build(condition.parts.front(), !isNegated);
    if (condition.kind != Kind::All && condition.kind != Kind::Any) return buildTest(condition, isNegated);
    Node node;
    node.kind = (condition.kind == Kind::All) != isNegated ? Node::Kind::All : Node::Kind::Any;
    for (const GuideCondition& part : condition.parts) node.parts.push_back(build(part, isNegated));
    m_nodes.push_back(std::move(node));
    return m_nodes.size() - 1;
}

GuideSolver::Status GuideSolver::status(std::size_t index, const Domains& domains)
{
    const Node& node = m_nodes[index];
    if (node.kind == Node::Kind::Test) {
        const Bits& domain = domains[node.slot];
        spend(domain.size());
        bool canHold = false;
        bool canFail = false;
        for (std::size_t i = 0; i < domain.size(); ++i)
            if (domain[i]) (node.holdsFor[i] ? canHold : canFail) = true;
        return !canHold ? Status::False : canFail ? Status::Open : Status::True;
    }
    const bool isAll = node.kind == Node::Kind::All;
    Status result = isAll ? Status::True : Status::False;
    for (const std::size_t part : node.parts) {
        const Status s = status(part, domains);
        result = isAll ? std::min(result, s) : std::max(result, s);
        if (result == (isAll ? Status::False : Status::True)) break;
    }
    return result;
}

bool GuideSolver::enforce(std::size_t index, Domains& domains, bool& hasChanged)
{
    const Node& node = m_nodes[index];
    if (node.kind == Node::Kind::Test) {
        Bits& domain = domains[node.slot];
        spend(domain.size());
        bool isLeft = false;
        for (std::size_t i = 0; i < domain.size(); ++i) {
            if (!domain[i]) continue;
            if (node.holdsFor[i])
                isLeft = true;
            else {
                domain[i] = false;
                hasChanged = true;
            }
        }
        return isLeft;
    }
    if (node.kind == Node::Kind::All)
        return std::all_of(node.parts.begin(), node.parts.end(),
                           [&](std::size_t part) { return enforce(part, domains, hasChanged); });
    std::size_t possible = 0;
    std::size_t last = 0;
    for (const std::size_t part : node.parts) {
        const Status s = status(part, domains);
        if (s == Status::True) return true;
        if (s == Status::False) continue;
        last = part;
        if (++possible > 1) return true; // a choice: nothing follows yet
    }
    return possible == 1 && enforce(last, domains, hasChanged);
}

bool GuideSolver::narrow(const std::vector<std::size_t>& roots, Domains& domains)
{
    for (bool hasChanged = true; hasChanged && m_budget > 0;) {
        hasChanged = false;
        for (const std::size_t root : roots)
            if (!enforce(root, domains, hasChanged)) return false;
    }
    return true;
}

std::optional<std::size_t> GuideSolver::openTest(const std::vector<std::size_t>& roots, const Domains& domains)
{
    for (const std::size_t root : roots) {
        if (status(root, domains) != Status::Open) continue;
        std::size_t at = root;
        while (m_nodes[at].kind != Node::Kind::Test) {
            const auto& parts = m_nodes[at].parts;
            at = *std::find_if(parts.begin(), parts.end(),
                               [&](std::size_t part) { return status(part, domains) == Status::Open; });
        }
        return at;
    }
    return std::nullopt;
}

GuideCase GuideSolver::example(const Domains& domains) const
{
    GuideCase theCase;
    for (std::size_t slot = 0; slot < m_used.size(); ++slot) {
        const auto first = std::find(domains[slot].begin(), domains[slot].end(), true);
        TRIVSEL_CHECK(first != domains[slot].end());
        m_variables[m_used[slot]].values[static_cast<std::size_t>(first - domains[slot].begin())](theCase);
    }
    return theCase;
}

GuideSolver::Result GuideSolver::find(const std::vector<const GuideCondition*>& areTrue,
                                      const std::vector<const GuideCondition*>& areFalse)
{
    if (!m_hasValues) buildValues();
    m_nodes.clear();
    for (const std::size_t variable : m_used) m_slot[variable] = kUnused;
    m_used.clear();
    std::vector<std::size_t> roots;
    for (const GuideCondition* c : areTrue) roots.push_back(build(*c, false));
    for (const GuideCondition* c : areFalse) roots.push_back(build(*c, true));
    if (m_budget <= 0) return {Answer::TooHard, {}};

    Domains all;
    std::size_t size = 0;
    for (const std::size_t variable : m_used) {
        all.emplace_back(m_variables[variable].values.size(), true);
        size += m_variables[variable].values.size();
    }
    if (!spend(size)) return {Answer::TooHard, {}};
    std::vector<Domains> pending{std::move(all)};
    while (!pending.empty()) {
        Domains domains = std::move(pending.back());
        pending.pop_back();
        const bool isLeft = narrow(roots, domains);
        if (m_budget <= 0) return {Answer::TooHard, {}};
        if (!isLeft) continue;
        const auto open = openTest(roots, domains);
        if (!open) return {Answer::Possible, example(domains)};
        if (!spend(size)) return {Answer::TooHard, {}};
        const Node& test = m_nodes[*open];
        Domains other = domains;
        for (std::size_t i = 0; i < test.holdsFor.size(); ++i) {
            if (test.holdsFor[i])
                other[test.slot][i] = false;
            else
                domains[test.slot][i] = false;
        }
        pending.push_back(std::move(other));
        pending.push_back(std::move(domains)); // tried first: the test holds
    }
    return {Answer::Impossible, {}};
}

} // namespace trivsel::core
