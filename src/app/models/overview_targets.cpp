#include "app/models/overview_parts.h"

#include "app/commands/handlers.h"
#include "core/statistics/follow_up_figures.h"

#include <algorithm>
#include <charconv>

/// The municipality's targets and what a leader has written down as reached. Of no child.
namespace trivsel::app::overview {
namespace {

using core::statistics::Actual;
using core::statistics::Wanted;

/// What was written down: settings "targetFigure:ID:YEAR" with a number.
std::vector<Actual> actuals(const World& world)
{
    const std::string prefix = commands::kTargetFigure;
    std::vector<Actual> found;
    for (auto it = world.settings.lower_bound(prefix); it != world.settings.end() && it->first.starts_with(prefix); ++it) {
        const std::size_t colon = it->first.rfind(':');
        Actual actual{it->first.substr(prefix.size(), colon - prefix.size()), 0, 0};
        const char* const end = it->first.data() + it->first.size();
        const auto year = std::from_chars(it->first.data() + colon + 1, end, actual.year);
        const auto value = std::from_chars(it->second.data(), it->second.data() + it->second.size(), actual.value);
        if (year.ec == std::errc{} && value.ec == std::errc{}) found.push_back(std::move(actual)); // taken back: empty
    }
    return found;
}

} // namespace

std::vector<OverviewModel::TargetRow> targets(const Session& session, Language language)
{
    const auto& known = session.municipality().targets;
    std::vector<Wanted> wanted;
    // "percent_max" is the format's word for a share that is to stay below (segregation's 4 %).
    for (const core::Target& target : known) wanted.push_back(target.unit == "percent_max" ? Wanted::AtMost : Wanted::AtLeast);
    std::vector<OverviewModel::TargetRow> rows;
    const auto years = core::statistics::targetYears(known, wanted, actuals(session.world()));
    for (std::size_t i = 0; i < years.size(); ++i) {
        OverviewModel::TargetRow row;
        row.id = known[i].id;
        row.title = known[i].title.in(language);
        row.year = known[i].year.value_or(session.today().year());
        row.isYesNo = known[i].unit == "yes_no";
        row.isPercent = known[i].unit.starts_with("percent");
        row.isAtMost = wanted[i] == Wanted::AtMost;
        row.target = years[i].target;
        row.actual = years[i].actual;
        row.isReached = years[i].isReached;
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace trivsel::app::overview
