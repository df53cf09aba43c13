#include "app/documents/leader_document.h"

#include "app/models/overview_model.h"

#include <utility>
#include <variant>

namespace trivsel::app {

namespace {

template <class Chart> void dropTitle(Chart& chart, const std::string& heading)
{
    if constexpr (requires { chart.head; }) {
        if (chart.head.title != heading) return;
        chart.head.title = std::exchange(chart.head.beside, {});
    }
}

} // namespace

LeaderReport leaderReport(const OverviewModel& model, Language language)
{
    const bool isDanish = language == Language::Danish;
    LeaderReport report;
    report.place = model.place;
    report.period = model.period;
    report.cover = {isDanish ? "Tallene er gjort op én gang for perioden og er de samme for alle. Hvad der kunne fortælle om enkelte børn, vises ikke, og hvor noget mangler, står hvorfor."
                             : "The figures were made once for the period and are the same for everyone. What could tell about single children is not shown, and where something is missing it says why."};
    for (const OverviewModel::Tile& tile : model.tiles) report.cover.push_back(tile.title + ": " + tile.value + (tile.words.empty() ? "" : " · " + tile.words));
    for (const OverviewModel::Section& section : model.sections) {
        // A chart that is called what its section is called has its title there.
        auto charts = section.charts;
        for (core::chart::Chart& chart : charts) std::visit([&](auto& one) { dropTitle(one, section.heading); }, chart);
        report.sections.push_back({section.heading, section.sentences, std::move(charts)});
    }
    return report;
}

} // namespace trivsel::app
