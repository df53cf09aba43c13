#pragma once

#include "core/release/figures.h"
#include "core/release/plan.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

/// Invented groups of children over several closings: some join, leave and move, all grow older.
namespace trivsel::test {

struct Cohort {
    core::release::Settings settings;
    bool isFrozen = false; ///< every child keeps its values, so that later figures tell of earlier ones too
    std::vector<std::vector<core::release::Member>> closings;
};

/// Places of the variables.
enum : std::size_t { kNow, kBefore, kFlow, kActed, kPlay, kOfForm, kWorry, kVariables };
constexpr std::uint8_t kOtherForm = 4; ///< of kOfForm

inline std::vector<core::release::Variable> cohortVariables()
{
    auto variables = core::release::positionVariables();
    variables.push_back({std::string(core::release::kEffect), 5, true, true, "", {"position", "before"}});
    variables.push_back({"item:play", 3, false, false, "", {}});
    variables.push_back({"item:form:sleep", 5, false, false, "", {}});
    variables.push_back({"worry", 2, true, false, "", {}});
    return variables;
}

/// Effect's categories: of a child who was yellow (1) or red (2), whether anybody acted, and whether it is better now.
inline std::uint8_t effectOf(std::uint8_t before, std::uint8_t now, bool acted)
{
    if (before != 1 && before != 2) return 0;
    return static_cast<std::uint8_t>((acted ? 1 : 3) + (now < before ? 0 : 1));
}

inline Cohort randomCohort(std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    const auto upTo = [&](std::uint64_t n) { return random() % (n + 1); };
    struct Child {
        std::int64_t id = 0, months = 0, sex = 0, unit = 0;
        std::uint8_t position = 0, before = 0, item = 0, sleep = 0;
        bool wasThere = false, acted = false, worries = false, hasForm = false;
    };
    Cohort cohort;
    cohort.settings.threshold = upTo(1) == 0 ? 3 : 5;
    cohort.isFrozen = upTo(1) == 0;
    const std::uint64_t units = 1 + upTo(3);
    const std::uint64_t size = 6 + upTo(40);
    // Some units are all alike, some divide evenly: what leaves little room for doubt is sought out.
    std::vector<std::uint64_t> green(units);
    for (auto& share : green) share = std::vector<std::uint64_t>{100, 90, 80, 40}[upTo(3)];
    std::int64_t nextId = 1;
    const auto draw = [&](Child& child) {
        const bool isGreen = upTo(99) < green[static_cast<std::size_t>(child.unit)];
        child.position = isGreen ? 0 : static_cast<std::uint8_t>(std::vector<int>{1, 1, 2, 3}[upTo(3)]);
        child.item = static_cast<std::uint8_t>(isGreen ? 0 : upTo(2));
        child.sleep = static_cast<std::uint8_t>(isGreen ? 0 : upTo(3));
        child.worries = upTo(isGreen ? 9 : 1) == 0;
    };
    const auto newChild = [&] {
        Child child;
        child.id = nextId++;
        child.months = 30 + static_cast<std::int64_t>(upTo(40));
        child.sex = upTo(19) == 0 ? 2 : static_cast<std::int64_t>(upTo(1));
        child.unit = static_cast<std::int64_t>(upTo(units - 1));
        child.hasForm = child.months >= 36;
        draw(child);
        return child;
    };
    std::vector<Child> children;
    for (std::uint64_t i = 0; i < size; ++i) children.push_back(newChild());

    const std::uint64_t closings = 2 + upTo(3);
    for (std::uint64_t closing = 0; closing < closings; ++closing) {
        std::vector<core::release::Member> members;
        for (const Child& child : children) {
            core::release::Member member;
            member.child = ChildId{child.id};
            member.attributes[static_cast<std::size_t>(core::release::Attribute::AgeBand)] = child.months / 12;
            member.attributes[static_cast<std::size_t>(core::release::Attribute::Sex)] = child.sex;
            member.attributes[static_cast<std::size_t>(core::release::Attribute::Unit)] = child.unit;
            member.wasThereBefore = child.wasThere;
            member.values.resize(kVariables);
            member.values[kNow] = child.position;
            member.values[kBefore] = child.before;
            member.values[kFlow] = static_cast<std::uint8_t>(child.before * 4 + child.position);
            member.values[kActed] = effectOf(child.before, child.position, child.acted);
            member.values[kPlay] = child.item;
            member.values[kOfForm] = child.hasForm ? child.sleep : kOtherForm;
            member.values[kWorry] = child.worries ? 1 : 0;
            members.push_back(std::move(member));
        }
        cohort.closings.push_back(std::move(members));

        const bool isQuiet = upTo(2) == 0; // nobody comes or goes: everything can be compared
        for (std::uint64_t leavers = isQuiet ? 0 : upTo(8); leavers > 0 && children.size() > 1; --leavers) {
            children.erase(children.begin() + static_cast<std::ptrdiff_t>(upTo(children.size() - 1)));
        }
        for (Child& child : children) {
            child.wasThere = true;
            child.before = child.position;
            child.acted = upTo(3) != 0;
            if (!isQuiet) child.months += 6;
            if (!cohort.isFrozen) child.hasForm = child.months >= 36;
            if (!cohort.isFrozen && upTo(4) == 0) draw(child);
            if (!isQuiet && upTo(24) == 0) child.unit = static_cast<std::int64_t>(upTo(units - 1));
        }
        for (std::uint64_t joiners = isQuiet ? 0 : upTo(8); joiners > 0; --joiners) children.push_back(newChild());
    }
    return cohort;
}

} // namespace trivsel::test
