#include "app/documents/leader_document.h"

#include "app/documents/paper.h"

#include <algorithm>
#include <utility>

namespace trivsel::app {

namespace {

using namespace report;
using core::chart::HeatMap;
using core::chart::StackedBars;

// What a page holds of each, with room for titles and sentences.
constexpr std::size_t kPanels = 15;
constexpr std::size_t kRows = 16;
constexpr std::size_t kBars = 18;

/// The chart in parts of about one size; the sentence stands below the last.
template <class Chart, class List> std::vector<core::chart::Chart> parted(const Chart& chart, const List& list,
                                                                          std::size_t most, void (*put)(Chart&, List))
{
    std::vector<core::chart::Chart> parts;
    const std::size_t pages = (list.size() + most - 1) / most;
    for (std::size_t page = 0; page < pages; ++page) {
        Chart part = chart;
        put(part, List(list.begin() + static_cast<std::ptrdiff_t>(page * list.size() / pages),
                       list.begin() + static_cast<std::ptrdiff_t>((page + 1) * list.size() / pages)));
        if (page + 1 < pages) part.head.sentence.clear();
        parts.emplace_back(std::move(part));
    }
    return parts;
}

/// A chart as pages can hold it.
std::vector<core::chart::Chart> forPages(const core::chart::Chart& chart)
{
    using Panel = StackedBars::Panel;
    if (const auto* bars = std::get_if<StackedBars>(&chart)) {
        if (bars->panels.size() > kPanels)
            return parted<StackedBars>(
                *bars, bars->panels, kPanels,
                +[](StackedBars& part, std::vector<Panel> some) { part.panels = std::move(some); });
        if (bars->panels.size() == 1 && bars->panels.front().bars.size() > kBars)
            return parted<StackedBars>(
                *bars, bars->panels.front().bars, kBars,
                +[](StackedBars& part, std::vector<core::chart::StackedBar> some) {
                    part.panels.front().bars = std::move(some);
                });
    }
    if (const auto* heat = std::get_if<HeatMap>(&chart); heat != nullptr && heat->rows.size() > kRows)
        return parted<HeatMap>(
            *heat, heat->rows, kRows,
            +[](HeatMap& part, std::vector<HeatMap::Row> some) { part.rows = std::move(some); });
    return {chart};
}

} // namespace

report::Document leaderDocument(const LeaderReport& report, const PrintedBy& by)
{
    const auto tr = [&](const char* da, const char* en) {
        return std::string(by.language == Language::Danish ? da : en);
    };
    Document d;
    d.title = tr("Lederrapport", "Leader report");
    d.language = by.language;
    d.date = by.today;
    d.headLeft = report.place;
    d.headRight = report.period;
    d.foot = paper::footOf(by.language, by.today, by.now, by.user,
                           tr("tal om grupper, ingen børn", "figures of groups, no children"), by.logMark);
    d.blocks.push_back(Heading{1, d.title});
    d.blocks.push_back(KeyValues{{{tr("Sted", "Place"), report.place}, {tr("Periode", "Period"), report.period}}});
    if (!report.cover.empty()) {
        Callout about{Callout::Tone::Accent, tr("Sådan læses rapporten", "How to read the report"), {}};
        for (const std::string& words : report.cover) about.paragraphs.emplace_back(words);
        d.blocks.push_back(std::move(about));
    }
    for (const LeaderReport::Section& section : report.sections) {
        d.blocks.push_back(Heading{2, section.heading});
        for (const std::string& sentence : section.sentences) d.blocks.push_back(Paragraph{sentence});
        for (const core::chart::Chart& chart : section.charts)
            for (core::chart::Chart& part : forPages(chart)) d.blocks.push_back(Chart{std::move(part), {}});
    }
    return d;
}

} // namespace trivsel::app
