#include "core/release/plan.h"

#include <algorithm>
#include <array>
#include <map>
#include <ranges>
#include <utility>

namespace trivsel::core::release {

namespace {

using Values = std::vector<std::int64_t>;

/// The values of an attribute, each as a group of its own; those with too few children told together, with the
/// smallest other one where they are still too few, so that what is left over does not give them away.
std::vector<Values> levels(std::span<const Member> members, Attribute attribute, std::int32_t threshold)
{
    std::map<std::int64_t, std::int32_t> sizes;
    for (const Member& member : members) ++sizes[member.attributes[static_cast<std::size_t>(attribute)]];
    std::vector<Values> result;
    Values together;
    std::int32_t few = 0;
    for (const auto& [value, size] : sizes) {
        if (size >= threshold) {
            result.push_back({value});
        } else {
            together.push_back(value);
            few += size;
        }
    }
    if (together.empty()) return result;
    if (few < threshold && !result.empty()) {
        const auto smallest =
            std::ranges::min_element(result, {}, [&](const Values& values) { return sizes[values.front()]; });
        together.push_back(smallest->front());
        result.erase(smallest);
        std::ranges::sort(together);
    }
    result.push_back(std::move(together));
    return result;
}

} // namespace

std::vector<GroupKey> candidates(std::span<const Variable> variables, std::span<const Member> members,
                                 const Settings& settings)
{
    constexpr std::array kAll{Attribute::AgeBand, Attribute::Sex, Attribute::Institution, Attribute::Unit};
    constexpr std::array<std::pair<Attribute, Attribute>, 3> kCrossed{{{Attribute::AgeBand, Attribute::Sex},
                                                                       {Attribute::AgeBand, Attribute::Institution},
                                                                       {Attribute::Sex, Attribute::Institution}}};
    std::vector<GroupKey> keys{GroupKey{}};
    std::array<std::vector<Values>, kAttributes> byAttribute;
    for (const Attribute attribute : kAll) {
        auto& own = byAttribute[static_cast<std::size_t>(attribute)];
        own = levels(members, attribute, std::max(settings.threshold, kFloor));
        if (own.size() < 2) continue; // everybody, or nobody
        for (const Values& values : own) keys.push_back({GroupKey::Children::All, {{attribute, values}}});
    }
    if (members.size() >= kCrossedFrom) {
        for (const auto& [first, second] : kCrossed) {
            const auto& firsts = byAttribute[static_cast<std::size_t>(first)];
            const auto& seconds = byAttribute[static_cast<std::size_t>(second)];
            if (firsts.size() < 2 || seconds.size() < 2) continue;
            for (const Values& a : firsts) {
                for (const Values& b : seconds) {
                    keys.push_back({GroupKey::Children::All, {{first, a}, {second, b}}});
                }
            }
        }
    }
    if (std::ranges::any_of(variables, &Variable::comparesWithBefore)) {
        const std::size_t all = keys.size();
        for (std::size_t i = 0; i < all; ++i) keys.push_back({GroupKey::Children::Same, keys[i].parts});
    }
    return keys;
}

} // namespace trivsel::core::release
