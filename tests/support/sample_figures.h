#pragma once

#include "core/release/figures.h"

#include <random>
#include <string>
#include <utility>
#include <vector>

/// Invented figures of an institution, with a plan that the program itself made.
namespace trivsel::testing {

struct SampleFigures {
    int children = 90;
    int units = 3;
    unsigned seed = 1;
    Date from = *Date::of(2026, 8, 1);
    std::string store = "00112233445566778899aabbccddeeff";
};

inline Text inBoth(const std::string& word)
{
    return {word, word};
}

/// The four variables of positions, one area and one indicator of it.
inline std::pair<std::vector<core::release::Variable>, std::vector<core::release::VariableWords>> sampleVariables()
{
    using namespace core::release;
    std::vector<Variable> variables = positionVariables();
    variables.push_back({std::string(kEffect), 5, false, true, "", {}});
    variables.push_back({"area:tops:social", 5, false, false, "", {}});
    variables.push_back({"item:tops:play", 5, true, false, "", {}});
    std::vector<VariableWords> words;
    for (const Variable& variable : variables) {
        VariableWords own{inBoth(variable.id), {}, {}};
        if (variable.id.starts_with("item:")) own.area = {"Fællesskab", "Community"};
        for (int c = 0; c < variable.categories; ++c) own.categories.push_back(inBoth("kategori " + std::to_string(c)));
        words.push_back(std::move(own));
    }
    words.front().title = {"Position", "Position"};
    words.front().categories = {
        {"Grøn", "Green"}, {"Gul", "Yellow"}, {"Rød", "Red"}, {"Ikke vurderet", "Not assessed"}};
    return {std::move(variables), std::move(words)};
}

inline core::release::Figures sampleFigures(const SampleFigures& wanted = {})
{
    using namespace core::release;
    Figures figures;
    figures.store = wanted.store;
    figures.institutionId = 2;
    figures.institution = "Strandhuset";
    figures.district = "Øst";
    figures.period = {"Efterår 2026", "Autumn 2026"};
    figures.from = wanted.from;
    figures.to = wanted.from.plusDays(90);
    figures.closedOn = wanted.from.plusDays(80);
    figures.children = wanted.children;
    figures.withPosition = wanted.children * 9 / 10;
    figures.withReason = wanted.children / 20;
    figures.unitsLeftOut = {"Månestuen"};
    figures.ageBands = {{0, {"0-2 år", "0-2 years"}}, {1, {"3-5 år", "3-5 years"}}, {-1, {"uden dato", "no date"}}};
    figures.sexes = {{0, {"drenge", "boys"}}, {1, {"piger", "girls"}}};
    for (int unit = 0; unit < wanted.units; ++unit)
        figures.units.push_back({10 + unit, inBoth("=Stue " + std::to_string(unit + 1))});

    auto [variables, words] = sampleVariables();
    std::mt19937 random(wanted.seed);
    const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    std::vector<Member> members;
    for (int child = 0; child < wanted.children; ++child) {
        Member member;
        member.child = ChildId{child + 1};
        member.attributes[0] = pick(2);
        member.attributes[1] = pick(2);
        member.attributes[2] = figures.institutionId;
        member.attributes[3] = 10 + pick(wanted.units);
        member.wasThereBefore = pick(3) > 0;
        const int before = pick(4), now = pick(4);
        member.values = {static_cast<std::uint8_t>(now),
                         static_cast<std::uint8_t>(before),
                         static_cast<std::uint8_t>(before * 4 + now),
                         static_cast<std::uint8_t>(pick(5)),
                         static_cast<std::uint8_t>(pick(5)),
                         static_cast<std::uint8_t>(pick(5))};
        members.push_back(std::move(member));
    }
    figures.words = std::move(words);
    figures.plan = makePlan(std::move(variables), members, {});
    return figures;
}

} // namespace trivsel::testing
