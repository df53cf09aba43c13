#include "core/release/plan.h"

#include <algorithm>
#include <map>
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
    using Children = GroupKey::Children;
    std::vector<Children> whose{Children::All};
    if (std::ranges::any_of(variables, &Variable::comparesWithBefore)) whose.push_back(Children::Same);
    std::vector<GroupKey> keys;
    for (const Children children : whose) keys.push_back({children, {}});
    for (const Attribute attribute : {Attribute::AgeBand, Attribute::Sex, Attribute::Institution, Attribute::Unit}) {
        const auto parts = levels(members, attribute, std::max(settings.threshold, kFloor));
        if (parts.size() < 2) continue; // everybody, or nobody
        for (const Children children : whose) {
            for (const Values& values : parts) keys.push_back({children, {{attribute, values}}});
        }
    }
    return keys;
}

bool isDividedBy(const Variable& variable, const GroupKey& key)
{
    const bool isSame = key.children == GroupKey::Children::Same;
    const auto isBy = [&](Attribute attribute) {
        return std::ranges::any_of(key.parts, [&](const GroupKey::Part& p) { return p.attribute == attribute; });
    };
    if (variable.comparesWithBefore && !isSame) return false;
    const bool isArea = variable.id.starts_with("area:");
    const bool isItem = variable.id.starts_with("item:");
    if (!isArea && !isItem) return true;
    return !isSame && !isBy(Attribute::Institution) && (isArea || !isBy(Attribute::Sex));
}

} // namespace trivsel::core::release
