#include "cli/command_specs.h"

/// Workbooks, health records, and figures of groups.
namespace trivsel::cli {

namespace {

using Kind = OptionSpec::Kind;

const OptionSpec kPeriod{
    "--round",
    "TITLE|DAY",
    {"den afsluttede periode: dens titel, eller en dag i den", "the closed period: its title, or a day within it"},
    {}};
const OptionSpec kInstitution{"--institution", "NAME", {"kun den institution", "only this institution"}, {}};

CommandSpec statistics()
{
    return {"statistics",
            {"tal om grupper, som de er givet fri", "figures of groups, as released"},
            {"Ud: period, institution, unit, age_band, sex, variable, category, low, high, n_low, n_high, share_low, "
             "share_high, "
             "interval_low, interval_high, withheld. --by vælger grupper (unit, sex, age, institution) og hvad der "
             "fortælles "
             "(position, flow, effect, area, indicator); uden --by alt. Uden --round siges, hvilke perioder der er. "
             "--reason er "
             "formålet og skrives i loggen.",
             "Out: period, institution, unit, age_band, sex, variable, category, low, high, n_low, n_high, share_low, "
             "share_high, "
             "interval_low, interval_high, withheld. --by chooses groups (unit, sex, age, institution) and what is "
             "told (position, "
             "flow, effect, area, indicator); without --by everything. Without --round it says which periods there "
             "are. --reason is "
             "the purpose and is audited."},
            {{"--by", "WORD,...", {"grupper, og hvad der fortælles om dem", "groups, and what is told of them"}, {}},
             kPeriod,
             kInstitution,
             kExcel},
            {"trivselslys statistics --by unit,sex --round \"Efterår 2026\" --reason \"kvalitetsdrøftelse\" --store "
             "s.trivsel --user "
             "\"Lis Leder\" --passphrase-file lis.txt --out tal.csv"},
            runStatistics};
}

CommandSpec exportXlsx()
{
    return {"export xlsx",
            {"skriver en projektmappe til Excel", "writes a workbook for Excel"},
            {"Uden valg: positioner og trin som i `export csv`. --ratings: de færdige vurderinger i en gruppes runde, "
             "et tal for "
             "hvert tegn. --figures: tal om grupper, som de er givet fri, med et ark om, hvad der ikke vises og "
             "hvorfor. Ingen navne "
             "på børn. --reason er formålet og skrives i loggen.",
             "Without a choice: positions and steps as in `export csv`. --ratings: the finished ratings of a unit's "
             "round, a number "
             "for each indicator. --figures: figures of groups as released, with a sheet on what is not shown and why. "
             "No names of "
             "children. --reason is the purpose and is audited."},
            {{"--ratings", "", {"vurderingerne i en runde", "the ratings of a round"}, {}},
             {"--unit", "PLACE", {"gruppen, med --ratings", "the unit, with --ratings"}, {}},
             {"--figures", "", {"tal om grupper", "figures of groups"}, {}},
             {"--round",
              "TITLE|DAY",
              {"runden (ellers den seneste) eller perioden (ellers alle)",
               "the round (otherwise the latest) or the period (otherwise all)"},
              {}},
             kInstitution},
            {"trivselslys export xlsx --reason \"kvartalsmøde\" --store s.trivsel --user \"Lis Leder\" "
             "--passphrase-file lis.txt --out "
             "trin.xlsx",
             "trivselslys export xlsx --ratings --unit \"Blå stue\" --reason \"gennemgang\" --store s.trivsel --user "
             "\"Lis Leder\" "
             "--passphrase-file lis.txt --out vurderinger.xlsx"},
            runExportXlsx};
}

CommandSpec exportFhir()
{
    return {"export fhir",
            {"skriver fælles positioner som sundhedsdata (FHIR)", "writes common positions as health records (FHIR)"},
            {"Ud: et Bundle (R4, JSON) i KL's form for TOPI: barnets seneste fælles position som Grøn, Gul eller Rød. "
             "CPR-nummeret er "
             "med, hvis det er skrevet ind, og aldrig for børn med navne- og adressebeskyttelse. Læs "
             "docs/health-records.md, før "
             "noget sendes. --reason er formålet og skrives i loggen.",
             "Out: a Bundle (R4, JSON) in KL's form for TOPI: the child's latest common position as Grøn, Gul or Rød. "
             "The CPR number "
             "is in it where it was entered, and never for children with name and address protection. Read "
             "docs/health-records.md "
             "before anything is sent. --reason is the purpose and is audited."},
            {{"--child", "ID", {"kun dette barn, som i `children`", "only this child, as in `children`"}, {}},
             {"--sor",
              "CODE",
              {"SOR-koden på den, der fører journalen", "the SOR code of the organisation that keeps the records"},
              {}}},
            {"trivselslys export fhir --child 412 --sor 123456789012345 --reason \"til sundhedsplejen\" --store "
             "s.trivsel --user \"Lis "
             "Leder\" --passphrase-file lis.txt --out position.json"},
            runExportFhir};
}

CommandSpec exportFigures()
{
    return {"export figures",
            {"skriver en talfil til kommunen", "writes a figures file for the municipality"},
            {"De frigivne tal for en periode i en institution, underskrevet af lageret. Ingen børn er i den. --reason "
             "er formålet og "
             "skrives i loggen.",
             "The released figures of a period of an institution, signed by the store. No child is in it. --reason is "
             "the purpose and "
             "is audited."},
            {kPeriod, kInstitution},
            {"trivselslys export figures --round \"Efterår 2026\" --reason \"til kommunen\" --store s.trivsel --user "
             "\"Lis Leder\" "
             "--passphrase-file lis.txt --out strandhuset.figures"},
            runExportFigures};
}

CommandSpec importFigures()
{
    return {"import figures",
            {"læser en institutions talfil ind", "takes in an institution's figures file"},
            {"Underskriften kontrolleres. Den første fil fra et lager siger, hvilken nøgle lageret har; en fil med en "
             "anden nøgle "
             "afvises siden. Den samme fil to gange ændrer intet.",
             "The signature is checked. The first file of a store says which key the store has; a file with another "
             "key is refused "
             "from then on. The same file twice changes nothing."},
            {{"FILE", "", {"talfilen fra `export figures`", "the figures file of `export figures`"}, Kind::Required}},
            {"trivselslys import figures strandhuset.figures --store kommune.trivsel --user \"Kim Konsulent\" "
             "--passphrase-file kim.txt"},
            runImportFigures};
}

CommandSpec periodClose()
{
    return {
        "period close",
        {"gør en periodes tal op", "makes the figures of a period"},
        {"Sker én gang for en institution og periode. Grupper uden en lukket runde er ikke med og kommer det ikke "
         "senere.",
         "Happens once for an institution and period. Units without a closed round are not in them, and never will "
         "be."},
        {{"--unit", "PLACE", {"institutionen", "the institution"}, Kind::Required},
         {"--round",
          "TITLE",
          {"periodens titel, som rundernes", "the period's title, as the rounds'"},
          Kind::Required}},
        {"trivselslys period close --unit Strandhuset --round \"Efterår 2026\" --store s.trivsel --user \"Lis Leder\" "
         "--passphrase-file lis.txt"},
        runPeriodClose};
}

} // namespace

std::vector<CommandSpec> exportCommands()
{
    return {statistics(), exportXlsx(), exportFhir(), exportFigures(), importFigures(), periodClose()};
}

} // namespace trivsel::cli
