#include "core/release/told.h"

#include "base/check.h"
#include "core/statistics/proportion.h"

#include <algorithm>

namespace trivsel::core::release {
namespace {

GroupKey keyOf(const About& about)
{
    GroupKey key;
    key.children = about.children;
    // In the attributes' own order, as the plan has them.
    if (about.ageBand) key.parts.push_back({Attribute::AgeBand, {*about.ageBand}});
    if (about.sex) key.parts.push_back({Attribute::Sex, {*about.sex}});
    if (about.unit) key.parts.push_back({Attribute::Unit, {*about.unit}});
    return key;
}

Band sum(const Band& a, const Band& b) { return {a.low + b.low, a.high + b.high}; }

void add(Told& told, const Figures& figures, const GroupKey& key, std::string_view variable)
{
    const auto place = figures.variable(variable);
    const Group* group = find(figures.plan, key);
    Withheld why = group == nullptr || !place ? Withheld::TooFew : group->withheld;
    if (why == Withheld::None) why = group->splits[*place].withheld;
    if (why != Withheld::None) {
        if (told.silent++ == 0 && !told.isTold()) told.withheld = why;
        return;
    }
    const std::vector<Band>& counts = group->splits[*place].counts;
    if (!told.isTold()) told.counts.resize(counts.size());
    if (told.counts.size() != counts.size()) { // another edition of the form under the same id
        ++told.silent;
        return;
    }
    ++told.institutions;
    told.withheld = Withheld::None;
    told.n = sum(told.n, group->n);
    for (std::size_t i = 0; i < counts.size(); ++i) told.counts[i] = sum(told.counts[i], counts[i]);
}

} // namespace

Told tell(std::span<const Figures* const> figures, const About& about, std::string_view variable)
{
    const GroupKey key = keyOf(about);
    Told told;
    for (const Figures* one : figures) add(told, *one, key, variable);
    return told;
}

Band countOf(const Told& told, const std::vector<std::uint8_t>& categories)
{
    Band count;
    for (const std::uint8_t category : categories) {
        TRIVSEL_CHECK(category < told.counts.size());
        count = sum(count, told.counts[category]);
    }
    count.high = std::min(count.high, told.n.high); // bands of five, added up, may promise more than there are
    return count;
}

std::optional<ReleasedShare> shareOf(const Told& told, const std::vector<std::uint8_t>& categories,
                                     const std::vector<std::uint8_t>& of)
{
    if (!told.isTold()) return std::nullopt;
    const Band count = countOf(told, categories);
    const Band all = of.empty() ? told.n : countOf(told, of);
    if (all.high == 0) return std::nullopt;
    const double least = static_cast<double>(std::max({all.low, count.low, 1}));
    ReleasedShare result;
    result.low = static_cast<double>(count.low) / static_cast<double>(std::max(all.high, 1));
    result.high = std::min(1.0, static_cast<double>(count.high) / least);
    result.intervalLow = statistics::wilson(result.low, least).low;
    result.intervalHigh = statistics::wilson(result.high, least).high;
    return result;
}

} // namespace trivsel::core::release
