#include "cli/command_specs.h"

/// Children in and out.
namespace trivsel::cli {

namespace {

using Kind = OptionSpec::Kind;

CommandSpec importRoster()
{
    return {
        "import roster",
        {"henter børn fra en liste", "imports children from a list"},
        {"Skriver »added N, changed N, moved N, missing N, unchanged N, refused N« og linjerne bag. Ingen børn "
         "fjernes. Kolonnerne findes på navn (stue, navn, fødselsdato, køn, cpr, id) eller med --map.",
         "Writes \"added N, changed N, moved N, missing N, unchanged N, refused N\" and the rows behind. No child is "
         "removed. Columns are found by name (unit, name, birth_date, sex, cpr, id) or by --map."},
        {{"FILE",
          "",
          {"listen: CSV med komma, semikolon eller tabulator; eller en OneRoster-mappe", "the list: CSV with comma, semicolon or tab; or a OneRoster folder"},
          Kind::Required},
         {"--map",
          "FILE",
          {"JSON: felt til kolonne, fx {\"unit\": \"Afdeling\"}",
           "JSON: field to column, such as {\"unit\": \"Department\"}"},
          {}},
         {"--dry-run", "", {"siger kun, hvad der ville ske", "only says what would happen"}, {}},
         {"--accept-refused",
          "",
          {"henter resten, selv om nogle linjer ikke kan bruges", "imports the rest although some rows cannot be used"},
          {}},
         {"--accept-missing",
          "",
          {"selv om over 20 % af en gruppe ikke står på listen",
           "although more than 20 % of a group is not on the list"},
          {}}},
        {"trivselslys import roster liste.csv --dry-run --store s.trivsel --user \"Lis Leder\" --passphrase-file "
         "lis.txt"},
        runImportRoster};
}

CommandSpec importAbsence()
{
    return {
        "import absence",
        {"henter fravær fra en liste", "imports absence from a list"},
        {"Skriver »added N, changed N, moved N, missing N, unchanged N, refused N« og dagene bag. Kolonner: dato, id (eller cpr, eller navn og fødselsdato), slags (sygdom, lovligt, ulovligt), og gerne "
         "lektioner og lektioner i alt, eller del af dagen; uden dem er det hele dagen. Flere lektioner samme dag lægges sammen.",
         "Writes \"added N, changed N, moved N, missing N, unchanged N, refused N\" and the days behind. Columns: date, id (or cpr, or name and birth_date), kind (illness, permitted, unlawful), and "
         "preferably lessons and lessons_of_day, or part; without those it is the whole day. Several lessons of a day are added up."},
        {{"FILE", "", {"listen: CSV med komma, semikolon eller tabulator", "the list: CSV with comma, semicolon or tab"}, Kind::Required},
         {"--map", "FILE", {"JSON: felt til kolonne, fx {\"date\": \"Dag\"}", "JSON: field to column, such as {\"date\": \"Day\"}"}, {}},
         {"--dry-run", "", {"siger kun, hvad der ville ske", "only says what would happen"}, {}},
         {"--accept-refused", "", {"henter resten, selv om nogle linjer ikke kan bruges", "imports the rest although some rows cannot be used"}, {}},
         {"--accept-missing", "", {"uden virkning: en fraværsliste nævner kun fravær", "has no effect: an absence list names absence only"}, {}}},
        {"trivselslys import absence fravaer.csv --dry-run --store s.trivsel --user \"Lis Leder\" --passphrase-file lis.txt"},
        runImportAbsence};
}

CommandSpec yearRoll()
{
    return {"year roll",
            {"rykker en skole op i et nyt skoleår", "takes a school into a new school year"},
            {"Med --dry-run alene skrives et forslag som JSON: 3.b bliver 4.b, 9. og 10. klasse går ud. Ret det, og giv det tilbage med --plan. Det hele kan fortrydes med `import undo`.",
             "--dry-run alone writes a proposal as JSON: 3.b becomes 4.b, 9th and 10th leave. Correct it and give it back with --plan. All of it can be undone with `import undo`."},
            {{"--plan", "FILE", {"den gennemsete plan", "the plan as reviewed"}, {}},
             {"--unit", "NAME", {"institutionen, når der er flere", "the institution, where there are several"}, {}},
             {"--dry-run", "", {"ændrer intet", "changes nothing"}, {}}},
            {"trivselslys year roll --dry-run --out aar.json --store s.trivsel --user \"Lis Leder\" --passphrase-file lis.txt"},
            runYearRoll};
}

CommandSpec importUndo()
{
    return {"import undo",
            {"fortryder en hentning", "undoes an import"},
            {"Nummeret står i svaret fra `import roster`. Afvises, når noget senere bygger på den.",
             "The number stands in the answer of `import roster`. Refused when something later depends on it."},
            {{"ID", "", {"hentningens nummer", "number of the import"}, Kind::Required}},
            {"trivselslys import undo 812 --store s.trivsel --user \"Lis Leder\" --passphrase-file lis.txt"},
            runImportUndo};
}

CommandSpec children()
{
    return {"children",
            {"skriver de børn, man må se", "lists the children one may see"},
            {"Ud: id, unit, name, birth_date, sex, position, round. Navnet står tomt for børn med navne- og "
             "adressebeskyttelse. Læsningen skrives i loggen.",
             "Out: id, unit, name, birth_date, sex, position, round. The name is left empty for children with name and "
             "address protection. The read is audited."},
            {kExcel},
            {"trivselslys children --store s.trivsel --user \"Anna Holm\" --passphrase-file anna.txt --out boern.csv"},
            runChildren};
}

CommandSpec exportCsv()
{
    return {"export csv",
            {"skriver positioner og trin uden navne", "writes positions and steps without names"},
            {"Ud: round, unit, child_id, position, suggested, reason, step, step_status, who, due. --reason er "
             "formålet og skrives i loggen.",
             "Out: round, unit, child_id, position, suggested, reason, step, step_status, who, due. --reason is the "
             "purpose and is audited."},
            {kExcel},
            {"trivselslys export csv --reason \"kvartalsmøde\" --store s.trivsel --user \"Lis Leder\" "
             "--passphrase-file lis.txt --out trin.csv"},
            runExportCsv};
}

CommandSpec exportIcs()
{
    return {"export ics",
            {"skriver opfølgningens datoer til en kalender", "writes the dates of the follow-up to a calendar"},
            {"Ud: iCalendar. Hver dato hedder »Opfølgning« og et nummer, som kan slås op i programmet; intet navn er med. "
             "--reason er formålet og skrives i loggen.",
             "Out: iCalendar. Each date is called \"Follow-up\" and a number to look up in the program; no name is in it. "
             "--reason is the purpose and is audited."},
            {{"--mine", "", {"kun det, der er din egen tur", "only what is your own turn"}, {}}},
            {"trivselslys export ics --mine --reason \"min kalender\" --store s.trivsel --user \"Anna Holm\" "
             "--passphrase-file anna.txt --out opfoelgning.ics"},
            runExportIcs};
}

CommandSpec audit()
{
    return {"audit",
            {"loggen over opslag og ændringer", "the log of look-ups and changes"},
            {"Hele kæden kontrolleres først; hænger den ikke sammen, skrives intet (udgang 4). Kun for ledere, og kun "
             "det, der hører til lederens egne børn og voksne. At loggen læses, noteres også.",
             "The whole chain is checked first; if it does not hang together nothing is written (exit 4). For leaders "
             "only, and only what belongs to the leader's own children and adults. That the log is read is noted too."},
            {{"--child",
              "ID",
              {"alt, hvad der er slået op eller ændret om ét barn, med tid og formål",
               "everything looked up or changed about one child, with time and purpose"},
              {}},
             {"--with-staff",
              "",
              {"også hvem (ellers går udtrækket til forældrene)", "also who (otherwise the extract goes to the parents)"},
              {}},
             {"--sample",
              "N",
              {"trækker en stikprøve på N rækker og noterer den", "draws a sample of N rows and records it"},
              {}},
             {"--against",
              "SEQ:HASH",
              {"holder mærket nederst på et udskrevet dokument op mod loggen",
               "holds the mark at the foot of a printed document against the log"},
              {}}},
            {"trivselslys audit --store s.trivsel --user \"Lone Leder\" --passphrase-file lone.txt --out log.csv",
             "trivselslys audit --child 412 --reason \"indsigt\" --store s.trivsel --user \"Lone Leder\" "
             "--passphrase-file lone.txt"},
            runAudit};
}

} // namespace

std::vector<CommandSpec> listCommands()
{
    return {importRoster(), importAbsence(), importUndo(), yearRoll(), children(), exportCsv(), exportIcs(), audit()};
}

} // namespace trivsel::cli
