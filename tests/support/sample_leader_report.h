#pragma once

#include "app/documents/leader_document.h"
#include "support/sample_charts.h"

/// A leader's report with invented figures, as long as a real one.
namespace trivsel::test {

inline app::LeaderReport sampleLeaderReport()
{
    core::chart::StackedBars ages = sampleBars();
    ages.head.title = "Efter alder";
    core::chart::HeatMap units = sampleHeat();
    units.head.title = "Tegn efter gruppe";
    core::chart::Lines coverage = sampleLines();
    coverage.head.title = "Vurderede børn";
    return {"Strandhuset",
            "Efterår 2026",
            {"Rapporten bygger på de tal, der blev frigivet, da perioden blev lukket. Skærmen og udskriften viser det samme.",
             "Grupper med under 5 børn, og tal som enkelte børn kunne regnes ud af, vises ikke. Antal under 20 vises i bånd."},
            {{"Hvordan går det?", {"12 % er i gul position og 3 % i rød. Ændringen siden foråret ligger inden for usikkerheden."}, {sampleBars(), sampleFlow()}},
             {"Hvor ser vi tegn?", {"Mest i social trivsel."}, {sampleHeat(), units}},
             {"Grupperne", {"En lille gruppe svinger mere end en stor."}, {sampleUnits(), sampleFunnel()}},
             {"Over tid", {"Målet er 10 % i gul eller rød position."}, {sampleLines(), ages, coverage}}}};
}

} // namespace trivsel::test
