#include "cli/command_specs.h"

/// Surveys of pupils.
namespace trivsel::cli {

namespace {

using Kind = OptionSpec::Kind;

CommandSpec importSurvey()
{
    return {"import survey",
            {"læser elevers svar, eller klassers tal, ind", "reads in pupils' answers, or figures of classes"},
            {"Uden navne gemmes ingen svar, kun de tal, der må fortælles. Skriver »added N, …, refused N« og de afviste linjer. Kolonner: klasse og ét spørgsmål i hver (id eller ord); "
             "svar som ord eller nummer. named: id, cpr eller navn og fødselsdato. class-figures: klasse, indikator, gennemsnit, antal. Elevers egne svar fra den nationale trivselsmåling afvises.",
             "Without names no answers are kept, only the figures that may be told. Writes \"added N, …, refused N\" and the refused rows. Columns: class and one question each (id or words); "
             "answers as words or number. named: id, cpr, or name and birth_date. class-figures: class, indicator, mean, n. Pupils' own answers from the national survey are refused."},
            {{"FILE", "", {"udtrækket: CSV med komma, semikolon eller tabulator", "the export: CSV with comma, semicolon or tab"}, Kind::Required},
             {"--kind", "anonymous|named|class-figures", {"hvad filen er (anonymous)", "what the file is (anonymous)"}, {}},
             {"--form", "ID", {"skemaet i datamappen, fx pupils-4-9", "the form in the data folder, such as pupils-4-9"}, {}},
             {"--unit", "NAME", {"skolen, når man har flere", "the school, where one has several"}, {}},
             {"--name", "TEXT", {"hvad målingen hedder", "what the survey is called"}, {}},
             {"--from", "DATE", {"første dag, der blev svaret", "first day of answering"}, {}},
             {"--to", "DATE", {"sidste dag (i dag)", "last day (today)"}, {}},
             {"--reader", "NAME", {"named: hvem der læser elevernes svar", "named: who reads the pupils' answers"}, {}},
             {"--told-on", "DATE", {"named: hvornår eleverne fik det at vide", "named: when the pupils were told"}, {}},
             {"--told", "TEXT", {"named: hvordan eleverne fik det at vide", "named: how the pupils were told"}, {}},
             {"--pulse-of", "NAME|ID", {"den måling, som pulsen følger op på", "the survey that the pulse follows up"}, {}},
             {"--map", "FILE", {"JSON: felt eller spørgsmål til kolonne; huskes for filer med de samme overskrifter", "JSON: field or question to column; remembered for files with the same headings"}, {}},
             {"--dry-run", "", {"siger kun, hvad der ville ske", "only says what would happen"}, {}},
             {"--accept-refused", "", {"læser resten ind, selv om nogle linjer ikke kan bruges", "reads in the rest although some rows cannot be used"}, {}}},
            {"trivselslys import survey svar.csv --form pupils-4-9 --name \"Trivsel, efterår\" --store s.trivsel --user \"Lis Leder\" --passphrase-file lis.txt"},
            runImportSurvey};
}

CommandSpec reportSurvey()
{
    return {"report survey",
            {"en klasses måling til forældremødet, eller klassekonferencen (PDF)", "a class's survey for the parents' meeting, or the class conference (PDF)"},
            {"--reason er formålet og skrives i loggen. Målingens side er lavet af de frigivne tal alene. --conference har elevernes navne.",
             "--reason is the purpose and is audited. The survey's page is made of the released figures alone. --conference has the pupils' names."},
            {{"--unit", "NAME", {"klassen; ellers den første", "the class; else the first"}, {}},
             {"--survey", "NAME|ID", {"målingen; ellers den nyeste", "the survey; else the newest"}, {}},
             {"--conference", "", {"klassekonferencen", "the class conference"}, {}}},
            {"trivselslys report survey --unit 4.A --reason forældremøde --store s.trivsel --user \"Tom Lærer\" --passphrase-file tom.txt --out klassen.pdf"},
            runReportSurvey};
}

} // namespace

std::vector<CommandSpec> schoolCommands() { return {importSurvey(), reportSurvey()}; }

} // namespace trivsel::cli
