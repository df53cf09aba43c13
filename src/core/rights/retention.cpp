#include "core/rights/retention.h"

#include <algorithm>
#include <array>
#include <utility>

namespace trivsel::core {
namespace {

const RetentionRule* ruleFor(RetentionRule::What what, const std::vector<RetentionRule>& rules)
{
    const auto at = std::ranges::find(rules, what, &RetentionRule::what);
    return at != rules.end() ? &*at : nullptr;
}

} // namespace

std::optional<Date> erasedFrom(const KeptChild& child, const std::vector<RetentionRule>& rules)
{
    if (!child.left) return std::nullopt;
    using What = RetentionRule::What;
    std::array kinds{std::pair(What::Ratings, child.ratings), std::pair(What::Plans, child.plans), std::pair(What::Concerns, child.concerns)};
    if (std::ranges::none_of(kinds, [](const auto& kind) { return kind.second.isThere; })) kinds[0].second = {true, *child.left, child.left};
    std::optional<Date> day;
    for (const auto& [what, kind] : kinds) {
        if (!kind.isThere) continue;
        const RetentionRule* rule = ruleFor(what, rules);
        if (rule == nullptr) return std::nullopt;
        std::optional<Date> from = child.left;
        if (rule->from == RetentionRule::From::Created) from = kind.created;
        if (rule->from == RetentionRule::From::Closed) from = kind.closed;
        if (!from) return std::nullopt;
        day = std::max(day.value_or(*child.left), from->plusMonths(rule->months));
    }
    return day;
}

std::optional<Date> concernErasedFrom(Date written, std::optional<Date> ended, const std::vector<RetentionRule>& rules)
{
    const RetentionRule* rule = ruleFor(RetentionRule::What::Concerns, rules);
    if (rule == nullptr || rule->from == RetentionRule::From::Left || !ended) return std::nullopt;
    const Date from = rule->from == RetentionRule::From::Closed ? *ended : written;
    return std::max(*ended, from.plusMonths(rule->months));
}

} // namespace trivsel::core
