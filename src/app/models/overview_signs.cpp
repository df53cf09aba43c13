#include "app/models/overview_parts.h"

#include "app/models/model_tools.h"
#include "core/instrument.h"
#include "definitions/catalog.h"

#include <algorithm>

/// Signs by area and indicator, and whether action follows and helps.
namespace trivsel::app::overview {
namespace {

namespace chart = core::chart;
using core::release::GroupKey;
using core::release::Told;
using Section = OverviewModel::Section;

/// A share told in bands that are wider says nothing: "0–100 %".
constexpr double kWidestShare = 0.3;

/// "area:FORM:AREA" to its parts; empty ones when it is something else.
struct SignVariable {
    std::string_view kind, form;
};
SignVariable partsOf(std::string_view id)
{
    const std::size_t first = id.find(':');
    const std::size_t second = first == std::string_view::npos ? first : id.find(':', first + 1);
    if (second == std::string_view::npos) return {};
    return {id.substr(0, first), id.substr(first + 1, second - first - 1)};
}

chart::HeatMap::Cell cellOf(const Source& from, const Told& told, const std::vector<std::uint8_t>& categories, const std::vector<std::uint8_t>& of)
{
    chart::HeatMap::Cell cell;
    const auto share = core::release::shareOf(told, categories, of);
    if (share && share->high - share->low <= kWidestShare) cell.share = chart::shareOf(*share);
    else if (share) cell.withheld = from.tr("tallene er for grove til en andel", "the figures are too coarse for a share");
    else cell.withheld = told.isTold() ? from.tr("ingen børn", "no children") : from.why(told.withheld);
    return cell;
}

chart::HeatMap emptyMap(const Source& from)
{
    chart::HeatMap map;
    for (const PeriodFigures* period : shownPeriods(from)) map.columns.push_back(shortPeriod(from, *period));
    map.withheldMark = "–";
    map.withheldWord = from.tr("vises ikke", "not shown");
    return map;
}

bool saysAnything(const chart::HeatMap::Row& row)
{
    return std::ranges::any_of(row.cells, [](const auto& cell) { return cell.share.has_value(); });
}

/// One form's areas with their indicators below them, over the periods.
chart::HeatMap mapOf(const Source& from, std::string_view form)
{
    chart::HeatMap map = emptyMap(from);
    const core::InstrumentPtr known = from.session.catalog().instrument(std::string(form));
    map.head.title = from.tr("Hvor ser vi tegn?", "Where do we see signs?");
    if (known != nullptr) map.head.beside = known->title.in(from.language);
    const Figures& newest = *from.now().front();
    std::vector<chart::HeatMap::Row> areas;
    std::vector<std::pair<std::string, chart::HeatMap::Row>> indicators; ///< by area's title
    int silent = 0;
    for (std::size_t i = 0; i < newest.plan.variables.size(); ++i) {
        const std::string& id = newest.plan.variables[i].id;
        const SignVariable parts = partsOf(id);
        if (parts.form != form) continue;
        chart::HeatMap::Row row;
        row.label = newest.words[i].title.in(from.language);
        row.isIndicator = parts.kind == "item";
        for (const PeriodFigures* period : shownPeriods(from)) row.cells.push_back(cellOf(from, from.tell(*period, id), {1, 2}, {0, 1, 2, 3}));
        if (!row.isIndicator) areas.push_back(std::move(row));
        else if (saysAnything(row)) indicators.emplace_back(newest.words[i].area.in(from.language), std::move(row));
        else ++silent;
    }
    for (chart::HeatMap::Row& area : areas) {
        const std::string title = area.label;
        map.rows.push_back(std::move(area));
        for (auto& [of, row] : indicators)
            if (of == title) map.rows.push_back(std::move(row));
    }
    map.head.sentence = from.tr("Andel af børnene, hvor mindst én voksen har set begyndende eller tydelige tegn.",
                                "Share of the children in whom at least one adult has seen beginning or clear signs.");
    if (silent > 0)
        map.head.sentence += " " + std::to_string(silent) +
                             from.tr(" udsagn vises ikke: de kræver mindst ", " statements are not shown: they need at least ") +
                             std::to_string(from.settings().sensitiveThreshold) + from.tr(" børn, og at ingen kan regnes ud.", " children, and that nobody can be worked out.");
    return map;
}

} // namespace

std::optional<Section> signs(const Source& from)
{
    Section section{"signs", from.tr("Hvor ser vi tegn?", "Where do we see signs?"), {}, {}};
    std::vector<std::string> forms;
    for (const core::release::Variable& variable : from.now().front()->plan.variables) {
        const SignVariable parts = partsOf(variable.id);
        if (!parts.form.empty() && std::ranges::find(forms, parts.form) == forms.end()) forms.emplace_back(parts.form);
    }
    for (const std::string& form : forms) {
        chart::HeatMap map = mapOf(from, form);
        if (std::ranges::any_of(map.rows, saysAnything)) section.charts.emplace_back(std::move(map));
        else section.sentences.push_back((map.head.beside.empty() ? form : map.head.beside) +
                                         from.tr(": vises ikke, for få børn er vurderet med skemaet, eller de kunne regnes ud.",
                                                 ": not shown, too few children were rated with the form, or they could be worked out."));
    }
    if (forms.empty()) return std::nullopt;
    return section;
}

std::optional<Section> effect(const Source& from)
{
    if (from.periods.size() < 2) return std::nullopt;
    Section section{"effect", from.tr("Bliver der handlet, og hjælper det?", "Is there action, and does it help?"), {}, {}};
    chart::HeatMap map = emptyMap(from);
    map.head.title = from.tr("Børn i gul eller rød position sidst", "Children in yellow or red position last time");
    map.head.beside = from.tr("andel af dem", "share of them");
    struct Line {
        const char *da, *en;
        std::vector<std::uint8_t> categories, of;
    };
    const std::vector<Line> lines{{"Der er handlet", "There was action", {1, 2}, {1, 2, 3, 4}},
                                  {"Bedre, hvor der er handlet", "Better, where there was action", {1}, {1, 2}},
                                  {"Bedre, hvor der ikke er handlet", "Better, where there was none", {3}, {3, 4}}};
    for (const Line& line : lines) {
        chart::HeatMap::Row row;
        row.label = from.tr(line.da, line.en);
        for (const PeriodFigures* period : shownPeriods(from))
            row.cells.push_back(cellOf(from, from.tell(*period, core::release::kEffect, GroupKey::Children::Same), line.categories, line.of));
        map.rows.push_back(std::move(row));
    }
    map.head.sentence = from.tr("Handlet: et skridt udført eller en plan lavet siden sidst. Nogle ville have flyttet sig alligevel, så forskellen er ikke bevis for, at handlingen er årsagen.",
                                "Action: a step done or a plan made since last time. Some would have moved anyway, so the difference does not prove that the action was the cause.");
    if (std::ranges::none_of(map.rows, saysAnything)) {
        const Told told = from.tell(from.now(), core::release::kEffect, GroupKey::Children::Same);
        section.sentences.push_back(from.tr("Vises ikke: ", "Not shown: ") + from.why(told.withheld) + ".");
        return section;
    }
    section.charts.emplace_back(std::move(map));
    return section;
}

} // namespace trivsel::app::overview
