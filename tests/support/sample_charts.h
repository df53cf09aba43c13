#pragma once

#include "core/chart/chart.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

/// The charts of a leader's overview with invented figures, for tests, pictures and measurements.
namespace trivsel::test {

inline core::chart::Share exactly(double share)
{
    return {share, share, std::max(0.0, share - 0.05), std::min(1.0, share + 0.06), core::chart::percentWords(share)};
}
inline core::chart::Share between(double low, double high)
{
    return {low, high, std::max(0.0, low - 0.1), std::min(1.0, high + 0.1), core::chart::percentWords(low, high)};
}

inline core::chart::PositionNames samplePositions()
{
    return {"Grøn: i trivsel", "Gul: øget opmærksomhed", "Rød: stærk bekymring", "Ikke vurderet endnu"};
}

inline core::chart::StackedBar sampleBar(std::string label, std::string count, double yellow, double red, double unassessed)
{
    return {std::move(label),
            std::move(count),
            {exactly(1 - yellow - red - unassessed), exactly(yellow), exactly(red), exactly(unassessed)},
            {}};
}

inline core::chart::StackedBars sampleBars()
{
    core::chart::StackedBars chart;
    chart.head = {"Fordeling pr. runde", "procent af børnene",
                  "n er antal børn. Ændringen fra F 26 til E 26 ligger inden for usikkerheden. E 25 vises ikke: for få "
                  "børn er kommet eller gået siden runden før."};
    chart.positions = samplePositions();
    chart.countWord = "n";
    chart.withheldMark = "vises ikke";
    chart.panels = {{{},
                     {sampleBar("E 24", "214", 0.15, 0.04, 0), sampleBar("F 25", "218", 0.17, 0.04, 0.03),
                      {"E 25", {}, {}, "for få er kommet eller gået"}, sampleBar("F 26", "224", 0.13, 0.03, 0),
                      sampleBar("E 26", "226", 0.12, 0.03, 0.004)}}};
    return chart;
}

inline core::chart::StackedBars sampleUnits()
{
    core::chart::StackedBars chart = sampleBars();
    chart.head = {"Stuerne hver for sig", "procent af børnene, samme skala",
                  "Stuer med under 20 børn vises i intervaller. To fordelinger vises ikke: under 5 børn, eller de kunne "
                  "regnes ud."};
    chart.panels.clear();
    const char* const names[] = {"Blå stue", "Rød stue", "Grøn stue", "Skovgruppen ved den gamle mølle", "Vuggestuen"};
    for (int i = 0; i < 5; ++i) {
        core::chart::StackedBars::Panel panel{names[i], {}};
        for (const char* period : {"E 25", "F 26", "E 26"})
            panel.bars.push_back(sampleBar(period, std::to_string(21 + i), 0.08 + 0.05 * i, i == 3 ? 0.1 : 0.04, 0));
        chart.panels.push_back(std::move(panel));
    }
    chart.panels[1].bars[0] = {"E 25", {}, {}, "under 5 børn"};
    chart.panels[4].bars[2] = {"E 26",
                               "15–19",
                               {between(0.52, 0.93), between(0.26, 0.6), between(0, 0.26), between(0, 0)},
                               {}};
    return chart;
}

inline core::chart::Flow sampleFlow()
{
    using P = core::Position;
    core::chart::Flow chart;
    chart.head = {"De samme børn, før og nu", "procent af de børn, der var her begge gange",
                  "n 198. Nogle ville have flyttet sig alligevel: læs det sammen med, hvad der er gjort."};
    chart.positions = samplePositions();
    chart.before = "Forår 2026";
    chart.now = "Efterår 2026";
    const auto add = [&](P before, P now, int children) {
        chart.ribbons.push_back({before, now, exactly(children / 198.0), std::to_string(children)});
    };
    add(P::Green, P::Green, 146);
    add(P::Green, P::Yellow, 12);
    add(P::Green, P::Red, 2);
    add(P::Yellow, P::Green, 14);
    add(P::Yellow, P::Yellow, 13);
    add(P::Yellow, P::Red, 3);
    add(P::Red, P::Yellow, 4);
    add(P::Red, P::Red, 2);
    add(P::Unassessed, P::Green, 2);
    chart.beforeWords = {"81 %", "15 %", "3 %", "1 %"};
    chart.nowWords = {"82 %", "15 %", "4 %", ""};
    chart.joinedAndLeft = "28 børn er kommet til siden sidst, og 21 er stoppet. De er ikke med her.";
    return chart;
}

inline core::chart::HeatMap sampleHeat()
{
    core::chart::HeatMap chart;
    chart.head = {"Hvor ser vi tegn?", "andel med begyndende eller tydelige tegn",
                  "n 214–226. Hvad der er skraveret, vises ikke: det kunne fortælle om enkelte børn."};
    chart.columns = {"E 24", "F 25", "E 25", "F 26", "E 26"};
    chart.withheldMark = "–";
    chart.withheldWord = "vises ikke";
    const auto row = [&](std::string label, bool isIndicator, std::vector<double> shares) {
        core::chart::HeatMap::Row one{std::move(label), isIndicator, {}};
        for (const double share : shares)
            one.cells.push_back(share < 0 ? core::chart::HeatMap::Cell{{}, "under 5 børn"}
                                          : core::chart::HeatMap::Cell{exactly(share), {}});
        chart.rows.push_back(std::move(one));
    };
    row("Social trivsel", false, {0.22, 0.18, 0.09, 0.14, 0.11});
    row("Deltager i leg med andre børn", true, {0.27, 0.21, 0.12, 0.16, 0.13});
    row("Har en god ven", true, {0.31, 0.44, 0.04, -1, 0.12});
    row("Psykisk trivsel", false, {0.12, 0.19, 0.07, 0.08, 0.10});
    row("Viser glæde i løbet af dagen, også når noget er svært", true, {0.08, 0.11, 0.02, 0.03, 0.06});
    row("Krop og sundhed", false, {0.06, 0.04, -1, 0.05, 0.003});
    return chart;
}

inline core::chart::Funnel sampleFunnel()
{
    core::chart::Funnel chart;
    chart.head = {"Institutionerne ved siden af kommunen", "andel i gul eller rød position",
                  "Inden for tragten kan forskellen skyldes tilfældigheder. To institutioner vises ikke: under 5 børn."};
    chart.shareOfAll = 0.15;
    chart.centre = "kommunen 15 %";
    chart.line95 = "95 af 100 ligger her ved tilfældighed";
    chart.line998 = "998 af 1000";
    chart.outside95 = "uden for 95 %";
    chart.outside998 = "uden for 99,8 %";
    chart.noneOutside = "Ingen ligger uden for tragten.";
    chart.countTitle = "antal børn";
    chart.axis = core::chart::shareAxis(0.5);
    const std::pair<int, double> points[] = {{22, 0.27}, {25, 0.08}, {31, 0.19}, {38, 0.13}, {44, 0.16}, {52, 0.11},
                                             {61, 0.17}, {66, 0.14}, {78, 0.15}, {83, 0.27}, {90, 0.33}, {95, 0.04}};
    int number = 0;
    for (const auto& [n, share] : points)
        chart.points.push_back({number == 9   ? "Strandhuset"
                                : number == 10 ? "Mølleparken"
                                : number == 11 ? "Regnbuen ved åen"
                                               : "Institution " + std::to_string(number + 1),
                                n, std::to_string(n), exactly(share)}),
            ++number;
    chart.points.push_back({"Lærkereden", 15, "15–19", between(0.26, 0.48)});
    return chart;
}

inline core::chart::Lines sampleLines()
{
    core::chart::Lines chart;
    chart.head = {"Børn i gul eller rød position", "procent, med interval",
                  "Båndet viser usikkerheden (95 %). F 25 vises ikke: for få er kommet eller gået."};
    chart.countWord = "n";
    chart.withheldMark = "–";
    chart.points = {{"E 24", "214", exactly(0.19), {}}, {"F 25", {}, {}, "for få er kommet eller gået"},
                    {"E 25", "221", exactly(0.18), {}}, {"F 26", "224", exactly(0.16), {}},
                    {"E 26", "226", exactly(0.15), {}}};
    chart.target = core::chart::Lines::Target{0.10, "mål 10 %"};
    chart.axis = core::chart::shareAxis(0.5);
    return chart;
}

inline std::vector<core::chart::Chart> sampleCharts()
{
    return {sampleBars(), sampleUnits(), sampleFlow(), sampleHeat(), sampleFunnel(), sampleLines()};
}

} // namespace trivsel::test
