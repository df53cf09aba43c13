#include "cli/command_specs.h"

/// Documents.
namespace trivsel::cli {

namespace {

using Kind = OptionSpec::Kind;

const OptionSpec kChild{
    "--child", "ID", {"barnets nummer, som i `children`", "the child's number, as in `children`"}, Kind::Required};

CommandSpec reportForm()
{
    return {
        "report form",
        {"det tomme vurderingsskema til papir (PDF)", "the blank rating form for paper (PDF)"},
        {"Kræver intet lager. Der er ingen navne i dokumentet.", "Needs no store. There are no names in the document."},
        {{"--instrument",
          "FILE|ID",
          {"skemaet: en fil, eller id på en i datamappen, fx trivsel-3-5",
           "the form: a file, or the id of one in the data folder, such as trivsel-3-5"},
          Kind::Required}},
        {"trivselslys report form --instrument trivsel-3-5 --out skema.pdf"},
        runReportForm};
}

CommandSpec reportGuide()
{
    return {"report guide",
            {"»Sådan gør vi« som hæfte til papir (PDF)", "the guide as a booklet for paper (PDF)"},
            {"Kræver hverken lager eller nøgle. Det, der ikke kan vente, står først.",
             "Needs neither store nor key. What cannot wait comes first."},
            {{"--municipality",
              "ID",
              {"kommunens profil i datamappen", "the municipality's profile in the data folder"},
              Kind::Required}},
            {"trivselslys report guide --municipality kerteminde --out saadan-goer-vi.pdf"},
            runReportGuide};
}

CommandSpec reportPlan()
{
    return {"report plan",
            {"barnets indsatsplan (PDF)", "the child's action plan (PDF)"},
            {"--reason er formålet og skrives i loggen. Med --for-parents er det planen, der går hjem: uden andre "
             "børn, og kun når der er "
             "åbent for det, der når forældrene.",
             "--reason is the purpose and is audited. With --for-parents it is the plan that goes home: no other "
             "child, and only when what "
             "reaches the parents is open."},
            {kChild, {"--for-parents", "", {"planen til forældrene", "the plan for the parents"}, {}}},
            {"trivselslys report plan --child 412 --reason \"stuemøde\" --store s.trivsel --user \"Anna Holm\" "
             "--passphrase-file anna.txt --out plan.pdf"},
            runReportPlan};
}

CommandSpec reportChild()
{
    return {"report child",
            {"ord til forældrene (PDF)", "a word to the parents (PDF)"},
            {"Hvad der går godt, hvad vi ser, hvad vi voksne ændrer, og hvad der er aftalt. Afvises, mens der er "
             "lukket for det, der når forældrene.",
             "What goes well, what we see, what we adults change and what is agreed. Refused while what reaches the "
             "parents is closed."},
            {kChild},
            {"trivselslys report child --child 412 --reason \"forældresamtale\" --store s.trivsel --user \"Anna Holm\" "
             "--passphrase-file anna.txt --out ord.pdf"},
            runReportChild};
}

CommandSpec reportNotification()
{
    return {"report notification",
            {"underretningen om barnet (PDF)", "the notification about the child (PDF)"},
            {"Har stemplet KLADDE – IKKE SENDT, til den er sendt.", "Stamped DRAFT – NOT SENT until it has been sent."},
            {kChild},
            {"trivselslys report notification --child 412 --reason \"underretning\" --store s.trivsel --user \"Anna "
             "Holm\" --passphrase-file anna.txt --out underretning.pdf"},
            runReportNotification};
}

CommandSpec reportStatus()
{
    return {"report status",
            {"statusudtalelse om barnet (PDF)", "a status report on the child (PDF)"},
            {"Fakta, trin og virkning.", "Facts, steps and effect."},
            {kChild},
            {"trivselslys report status --child 412 --reason \"til PPR\" --store s.trivsel --user \"Anna Holm\" "
             "--passphrase-file anna.txt --out status.pdf"},
            runReportStatus};
}

CommandSpec reportAgenda()
{
    return {"report agenda",
            {"dagsorden med gruppens åbne sager (PDF)", "an agenda of the group's open cases (PDF)"},
            {"Sager nævnes ved nummer; et navn kræver samtykke til netop den modtager.",
             "Cases go by number; a name needs consent towards that very recipient."},
            {{"--unit", "PLACE", {"gruppen eller institutionen", "the group or institution"}, Kind::Required},
             {"--to",
              "ROLE",
              {"hvem mødet er med, fra kommunens oversigt (ellers socialrådgiveren)",
               "whom the meeting is with, of the municipality's directory (otherwise the social worker)"},
              {}}},
            {"trivselslys report agenda --unit \"Blå stue\" --reason \"månedligt besøg\" --store s.trivsel --user "
             "\"Lis Leder\" --passphrase-file lis.txt --out dagsorden.pdf"},
            runReportAgenda};
}

CommandSpec reportGroup()
{
    return {"report group",
            {"rapport om gruppens seneste lukkede runde (PDF)", "a report on the group's latest closed round (PDF)"},
            {"Til stuemødet, for dem, der må åbne gruppens børn. --reason er formålet og skrives i loggen.",
             "For the team meeting, for those who may open the group's children. --reason is the purpose and is audited."},
            {{"--unit", "PLACE", {"gruppen", "the group"}, Kind::Required}},
            {"trivselslys report group --unit \"Blå stue\" --reason \"stuemøde\" --store s.trivsel --user \"Lis Leder\" "
             "--passphrase-file lis.txt --out stuemoede.pdf"},
            runReportGroup};
}

CommandSpec reportLeader()
{
    return {"report leader",
            {"rapport med frigivne tal, som Overblik viser dem (PDF)", "a report of released figures, as the overview shows them (PDF)"},
            {"Ingen kan regne sig frem til et enkelt barn. --reason er formålet og skrives i loggen.",
             "Nobody can work out a single child. --reason is the purpose and is audited."},
            {{"--round", "PERIOD", {"periodens titel eller en dag i den (ellers den nyeste)", "the period's title or a day in it (otherwise the newest)"}, {}},
             {"--institution", "NAME", {"en institution (ellers alle)", "one institution (otherwise all)"}, {}}},
            {"trivselslys report leader --round \"Efterår 2026\" --reason \"lederråd\" --store s.trivsel --user \"Lis Leder\" "
             "--passphrase-file lis.txt --out lederrapport.pdf"},
            runReportLeader};
}

CommandSpec reportMeeting()
{
    return {"report meeting",
            {"arket til et møde eller en samtale (PDF)", "the sheet for a meeting or talk (PDF)"},
            {"Med --child eller --unit: det seneste møde af den slags, ellers et tomt ark. Alene: et tomt ark, og der "
             "kræves intet lager. Det, der når forældre eller barn, afvises, til der er svaret på spørgsmålet om "
             "mistanke.",
             "With --child or --unit: the latest meeting of that kind, else a blank sheet. Alone: a blank sheet, and "
             "no store is needed. What reaches the parents or the child is refused until the question about "
             "suspicion is answered."},
            {{"--tool",
              "ID",
              {"mødet, fx network-meeting (et ukendt viser dem alle)",
               "the meeting, such as network-meeting (an unknown one lists them all)"},
              Kind::Required},
             {"--child", "ID", {"barnets nummer, som i `children`", "the child's number, as in `children`"}, {}},
             {"--unit", "PLACE", {"gruppen, for møder om en gruppe", "the unit, for meetings about a unit"}, {}},
             {"--meeting", "ID", {"et bestemt møde i stedet for det seneste", "one meeting instead of the latest"}, {}},
             {"--blank", "", {"et tomt ark til at skrive på", "a blank sheet to write on"}, {}}},
            {"trivselslys report meeting --tool family-council --out ark.pdf",
             "trivselslys report meeting --tool network-meeting --child 412 --reason \"netværksmøde\" --store s.trivsel "
             "--user \"Anna Holm\" --passphrase-file anna.txt --out netvaerksmoede.pdf"},
            runReportMeeting};
}

} // namespace

std::vector<CommandSpec> reportCommands()
{
    return {reportForm(), reportGuide(), reportPlan(), reportChild(), reportNotification(), reportStatus(), reportAgenda(), reportGroup(), reportLeader(), reportMeeting()};
}

} // namespace trivsel::cli
