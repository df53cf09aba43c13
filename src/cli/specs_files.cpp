#include "cli/command_specs.h"

/// What works on files alone, without a store.
namespace trivsel::cli {

namespace {

using Kind = OptionSpec::Kind;

const OptionSpec kInstrument{"--instrument", "FILE", {"formen (JSON)", "the form (JSON)"}, Kind::Required};
const OptionSpec kAnswers{
    "--answers", "FILE.csv", {"svarene, én linje pr. vurdering", "the answers, one row per rating"}, Kind::Required};

CommandSpec check()
{
    return {"check",
            {"kontrollerer alle definitionsfiler i en mappe", "checks every definition file in a folder"},
            {"Skriver hver fejl på sin egen linje med fil og sted. Er der fejl, er slutkoden 2.",
             "Writes each fault on a line of its own with file and place. Exit code 2 if there is any."},
            {{"DIR", "", {"mappen", "the folder"}, Kind::Required}},
            {"trivselslys check data"},
            runCheck};
}

CommandSpec score()
{
    return {
        "score",
        {"regner positioner ud fra svar i en CSV-fil", "works out positions from answers in a CSV file"},
        {"Ind: case, evt. rater, age_months eller birth_date og date, sex (boy, girl, other) og en kolonne pr. udsagn; "
         "tom = ikke besvaret. "
         "Ud: case, rater, answered, items, score og band for hvert område og hver total, position, rule, "
         "items_deciding, rules_unknown.",
         "In: case, optionally rater, age_months or birth_date and date, sex (boy, girl, other) and one column per "
         "item; empty = not answered. "
         "Out: case, rater, answered, items, score and band of each area and total, position, rule, items_deciding, "
         "rules_unknown."},
        {kInstrument,
         kAnswers,
         {"--rule", "ID", {"en anden af formens positionsregler", "another of the form's position rules"}, {}},
         kExcel},
        {"trivselslys score --instrument data/instruments/trivsel-3-5.json --answers answers.csv --out positions.csv"},
        runScore};
}

CommandSpec agree()
{
    return {"agree",
            {"sammenholder vurderingerne af hver sag", "compares the ratings of each case"},
            {"Ud: case, en kolonne pr. rater (efter navnenes bytes) med den position, og suggested (et forslag eller "
             "choose).",
             "Out: case, one column per rater (in byte order of name) with that position, and suggested (a suggestion "
             "or choose)."},
            {kInstrument,
             kAnswers,
             {"--summary",
              "FILE",
              {"enigheden som JSON: pairs, exact, kappa, kappa_linear, kappa_quadratic",
               "agreement as JSON: pairs, exact, kappa, kappa_linear, kappa_quadratic"},
              {}},
             kExcel},
            {"trivselslys agree --instrument form.json --answers answers.csv --summary agreement.json"},
            runAgree};
}

CommandSpec reliability()
{
    return {"reliability",
            {"regner områdernes pålidelighed", "works out the areas' reliability"},
            {"Ud: area, items, n, n_complete, alpha_pairwise, alpha_listwise, sem.",
             "Out: area, items, n, n_complete, alpha_pairwise, alpha_listwise, sem."},
            {kInstrument, kAnswers, kExcel},
            {"trivselslys reliability --instrument form.json --answers answers.csv"},
            runReliability};
}

CommandSpec plan()
{
    return {
        "plan",
        {"nævner trinene for en beskrevet sag", "gives the steps for a described case"},
        {"Ud: JSON med guide, version og steps (id, title, due, who, rung, minimum, reasons).",
         "Out: JSON with guide, version and steps (id, title, due, who, rung, minimum, reasons)."},
        {{"--municipality",
          "ID",
          {"kommunens profil i datamappen", "the municipality's profile in the data folder"},
          Kind::Required},
         {"--case", "FILE.json", {"sagen", "the case"}, Kind::Required},
         {"--guide", "FILE", {"en anden »Sådan gør vi« end profilens", "another guide than the profile's own"}, {}}},
        {"trivselslys plan --municipality kerteminde --case case.json"},
        runPlan};
}

} // namespace

std::vector<CommandSpec> fileCommands()
{
    return {check(), score(), agree(), reliability(), plan()};
}

} // namespace trivsel::cli
