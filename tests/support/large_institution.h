#pragma once

#include "core/release/figures.h"
#include "core/release/plan.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

/// An invented institution of many units, half a year after half a year: what a plan of release has to bear at the
/// most. Three forms by age and unit, with areas and indicators as the program has them.
namespace trivsel::test {

class LargeInstitution {
public:
    static constexpr int kForms = 3, kAreas = 6, kItems = 22, kChildrenPerUnit = 22;

    explicit LargeInstitution(std::int64_t units, std::uint32_t seed = 3) : m_random(seed)
    {
        variables = core::release::positionVariables();
        variables.push_back({std::string(core::release::kEffect), 5, true, true, "", {"position", "before"}});
        for (int form = 0; form < kForms; ++form) {
            const std::string id = std::to_string(form);
            for (int i = 0; i < kAreas; ++i) add("area:" + id + ":" + std::to_string(i), false);
            for (int i = 0; i < kItems; ++i) add("item:" + id + ":" + std::to_string(i), true);
        }
        for (std::int64_t unit = 0; unit < units; ++unit) {
            for (int i = 0; i < kChildrenPerUnit; ++i) join(unit);
        }
    }

    std::vector<core::release::Variable> variables;
    std::vector<core::release::Member> members;

    /// A tenth leaves, about as many come, a few move to another unit; a sixth is in another age band; a fifth of what
    /// is seen has changed.
    void halfAYear()
    {
        std::vector<std::int64_t> left;
        std::erase_if(members, [&](const core::release::Member& member) {
            if (upTo(9) != 0) return false;
            left.push_back(member.attributes[kUnit]);
            return true;
        });
        for (auto& member : members) {
            member.wasThereBefore = true;
            if (upTo(5) == 0) ++member.attributes[kAge];
            if (upTo(49) == 0) member.attributes[kUnit] = members[upTo(members.size() - 1)].attributes[kUnit];
            draw(member);
        }
        for (const std::int64_t unit : left) join(unit);
    }

private:
    static constexpr std::size_t kAge = 0, kSex = 1, kInstitution = 2, kUnit = 3;
    static constexpr std::uint8_t kNotThisForm = 4;

    std::uint64_t upTo(std::uint64_t n) { return m_random() % (n + 1); }

    void add(std::string id, bool isSensitive)
    {
        core::release::Variable variable;
        variable.id = std::move(id);
        variable.categories = 5;
        variable.isSensitive = isSensitive;
        variables.push_back(std::move(variable));
    }

    std::uint8_t sign()
    {
        const auto value = upTo(99);
        return value < 82 ? 0 : value < 95 ? 1 : value < 98 ? 2 : 3;
    }

    /// Young children have the first form, and so has the daycare; a few units use the third.
    int formOf(const core::release::Member& member) const
    {
        if (member.attributes[kAge] < 2) return 0;
        return member.attributes[kUnit] % 8 == 7 ? 2 : 1;
    }

    void join(std::int64_t unit)
    {
        core::release::Member member;
        member.child = ChildId{m_nextId++};
        member.attributes[kAge] = static_cast<std::int64_t>(upTo(2)) + (unit % 2 == 0 ? 0 : 2);
        member.attributes[kSex] = upTo(49) == 0 ? 2 : static_cast<std::int64_t>(upTo(1));
        member.attributes[kInstitution] = 1;
        member.attributes[kUnit] = unit;
        member.values.resize(variables.size());
        draw(member);
        members.push_back(std::move(member));
    }

    void draw(core::release::Member& member)
    {
        const bool isNew = !member.wasThereBefore;
        auto& values = member.values;
        const std::uint8_t before = values[0];
        if (isNew || upTo(4) == 0) values[0] = sign();
        const std::uint8_t now = values[0];
        values[1] = isNew ? now : before;
        values[2] = static_cast<std::uint8_t>(values[1] * 4 + now);
        values[3] = effect(values[1], now);
        constexpr std::size_t next = 4;
        const int form = formOf(member);
        for (std::size_t v = next; v < values.size(); ++v) {
            const bool isOwn = static_cast<int>((v - next) / (kAreas + kItems)) == form;
            if (!isOwn) {
                values[v] = kNotThisForm;
            } else if (isNew || values[v] == kNotThisForm || upTo(4) == 0) {
                values[v] = sign();
            }
        }
    }

    std::uint8_t effect(std::uint8_t before, std::uint8_t now)
    {
        if (before != 1 && before != 2) return 0;
        const bool isBetter = now < before;
        const bool acted = upTo(3) != 0;
        return static_cast<std::uint8_t>((acted ? 1 : 3) + (isBetter ? 0 : 1));
    }

    std::mt19937_64 m_random;
    std::int64_t m_nextId = 1;
};

} // namespace trivsel::test
