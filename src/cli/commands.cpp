#include "cli/commands.h"

namespace trivsel::cli {

namespace {

using Kind = OptionSpec::Kind;

const OptionSpec kExcel{"--excel",
                        "",
                        {"semikolon, decimalkomma og BOM, som danske regneark åbner direkte",
                         "semicolon, decimal comma and BOM, as Danish spreadsheets open directly"},
                        {}};
const OptionSpec kInstrument{"--instrument", "FILE", {"formen (JSON)", "the form (JSON)"}, Kind::Required};
const OptionSpec kAnswers{
    "--answers", "FILE.csv", {"svarene, én linje pr. vurdering", "the answers, one row per rating"}, Kind::Required};
const OptionSpec kNewPassphrase{
    "--new-passphrase-file",
    "FILE",
    {"fil med den nye adgangssætning (ellers spørges der)", "file with the new passphrase (otherwise it is asked for)"},
    {}};

CommandSpec gui()
{
    return {"gui",
            {"åbner vinduet", "opens the window"},
            {"Uden kommando åbner programmet også vinduet. Med --screenshot tegnes den nævnte side, billedet gemmes, "
             "og programmet slutter.",
             "Without a command the program opens the window too. With --screenshot the named page is drawn, the "
             "picture saved, and the program ends."},
            {{"--scale",
              "X",
              {"skærmpunkter pr. punkt, fx 2 (ellers som skærmen siger)",
               "device pixels per point, such as 2 (otherwise as the screen says)"},
              {}},
             {"--size", "WxH", {"vinduets størrelse, fx 1280x720", "size of the window, such as 1280x720"}, {}},
             {"--screen",
              "NAME",
              {"siden at begynde på; `--screen help` nævner dem", "page to begin on; `--screen help` lists them"},
              {}},
             {"--screenshot",
              "FILE.png",
              {"gemmer et billede af siden og slutter", "saves a picture of the page and ends"},
              {}}},
            {"trivselslys gui --store strandhuset.trivsel",
             "trivselslys gui --store demo.trivsel --user \"Anna Holm\" --passphrase-file anna.txt --screen round "
             "--screenshot round.png"},
            runWindow};
}

CommandSpec newStore()
{
    return {
        "new",
        {"opretter et lager med den første voksne", "makes a store with its first adult"},
        {"--user er den første voksnes navn. Gendannelseskoden skrives på standard output, kun denne ene gang: skriv "
         "den ud, og lås den inde.",
         "--user is the first adult's name. The recovery code is written to standard output, this once only: print it "
         "and lock it away."},
        {{"--municipality",
          "ID",
          {"kommunens profil i datamappen, fx kerteminde",
           "the municipality's profile in the data folder, such as kerteminde"},
          Kind::Required},
         {"--name", "NAME", {"lagerets navn, fx institutionens", "name of the store, such as the institution's"}, {}},
         {"--role",
          "ROLE",
          {"den første voksnes rolle: administrator (standard) eller leader",
           "the first adult's role: administrator (default) or leader"},
          {}}},
        {"trivselslys new --store strandhuset.trivsel --municipality kerteminde --user \"Bo Admin\" --passphrase-file "
         "bo.txt"},
        runNew};
}

CommandSpec unitAdd()
{
    return {"unit add",
            {"tilføjer en institution eller en gruppe", "adds an institution or a group"},
            {"Skriver stedets nummer. Steder nævnes ved navn, eller som sti (Strandhuset/Blå stue), når navnet er der "
             "flere gange.",
             "Writes the place's number. Places are named, or given as a path (Strandhuset/Blå stue) where a name "
             "occurs more than once."},
            {{"--name", "NAME", {"stedets navn", "name of the place"}, Kind::Required},
             {"--kind",
              "KIND",
              {"district, institution eller unit (stue, klasse, gruppe; standard)",
               "district, institution or unit (room, class, group; default)"},
              {}},
             {"--parent",
              "PLACE",
              {"hvor det hører til (ellers kommunen; for en gruppe den eneste institution)",
               "what it belongs to (otherwise the municipality; for a group the only institution)"},
              {}},
             {"--setting",
              "SETTING",
              {"daycare, school, after_school, dayplejer eller health (ellers som stedet over)",
               "daycare, school, after_school, dayplejer or health (otherwise as the place above)"},
              {}}},
            {"trivselslys unit add --kind institution --setting daycare --name Strandhuset --store s.trivsel --user "
             "\"Bo Admin\" --passphrase-file bo.txt",
             "trivselslys unit add --parent Strandhuset --name \"Blå stue\" --store s.trivsel --user \"Bo Admin\" "
             "--passphrase-file bo.txt"},
            runUnitAdd};
}

CommandSpec userAdd()
{
    return {
        "user add",
        {"tilføjer en voksen", "adds an adult"},
        {"Skriver den voksnes nummer. Pædagoger og lærere hører til mindst én gruppe, ledere til en institution.",
         "Writes the adult's number. Pedagogues and teachers belong to at least one group, leaders to an institution."},
        {{"--name",
          "NAME",
          {"navnet, som det skal stå på oplåsningssiden", "the name as it is to stand on the unlock page"},
          Kind::Required},
         {"--role",
          "ROLE",
          {"pedagogue (standard), teacher, leader, consultant eller administrator",
           "pedagogue (default), teacher, leader, consultant or administrator"},
          {}},
         {"--unit",
          "PLACE",
          {"hvor den voksne hører til; kan gentages", "where the adult belongs; may be repeated"},
          Kind::Repeated},
         {"--last-day",
          "YYYY-MM-DD",
          {"sidste dag med adgang, fx for en stedfortræder", "last day with access, such as a deputy's"},
          {}},
         kNewPassphrase},
        {"trivselslys user add --name \"Anna Holm\" --unit \"Blå stue\" --new-passphrase-file anna.txt --store "
         "s.trivsel --user \"Bo Admin\" --passphrase-file bo.txt"},
        runUserAdd};
}

CommandSpec userRemove()
{
    return {"user remove",
            {"afslutter en voksens adgang; det, den voksne har skrevet, bliver",
             "ends an adult's access; what the adult wrote stays"},
            {},
            {{"--name", "NAME", {"den voksne", "the adult"}, Kind::Required},
             {"--last-day",
              "YYYY-MM-DD",
              {"sidste dag med adgang (ellers er den slut med det samme)",
               "last day with access (otherwise it ends at once)"},
              {}}},
            {"trivselslys user remove --name \"Anna Holm\" --last-day 2026-12-31 --store s.trivsel --user \"Bo Admin\" "
             "--passphrase-file bo.txt"},
            runUserRemove};
}

CommandSpec userPassphrase()
{
    return {"user passphrase",
            {"skifter ens egen adgangssætning", "changes one's own passphrase"},
            {},
            {kNewPassphrase},
            {"trivselslys user passphrase --store s.trivsel --user \"Anna Holm\" --passphrase-file old.txt "
             "--new-passphrase-file new.txt"},
            runUserPassphrase};
}

CommandSpec roundOpen()
{
    return {
        "round open",
        {"åbner en runde i en gruppe", "opens a round in a group"},
        {"Skriver rundens nummer. Uden dage bruges kommunens tid for runder; uden for den kræves en leder og --reason.",
         "Writes the round's number. Without days the municipality's time for rounds is used; outside it a leader and "
         "--reason are needed."},
        {{"--unit", "PLACE", {"gruppen", "the group"}, Kind::Required},
         {"--from", "YYYY-MM-DD", {"første dag", "first day"}, {}},
         {"--to", "YYYY-MM-DD", {"sidste dag", "last day"}, {}},
         {"--raters",
          "N",
          {"vurderinger pr. barn (ellers lagerets antal)", "ratings per child (otherwise the store's number)"},
          {}}},
        {"trivselslys round open --unit \"Blå stue\" --store s.trivsel --user \"Anna Holm\" --passphrase-file "
         "anna.txt"},
        runRoundOpen};
}

CommandSpec roundClose()
{
    return {"round close",
            {"lukker gruppens åbne runde", "closes the group's open round"},
            {"Kan kun lukkes, når hvert barn har en fælles position eller en begrundelse.",
             "Can only be closed when every child has a common position or a recorded reason."},
            {{"--unit", "PLACE", {"gruppen", "the group"}, Kind::Required}},
            {"trivselslys round close --unit \"Blå stue\" --store s.trivsel --user \"Anna Holm\" --passphrase-file "
             "anna.txt"},
            runRoundClose};
}

CommandSpec demo()
{
    return {
        "demo",
        {"opretter et lager med opdigtede børn og voksne", "makes a store with invented children and adults"},
        {"Skriver én linje pr. bruger: navn, rolle og adgangssætning, adskilt af tabulator. Alt i lageret er opdigtet.",
         "Writes one line per user: name, role and passphrase, separated by tabs. Everything in the store is "
         "invented."},
        {{"--children", "N", {"børn i alt (standard 56)", "children in all (default 56)"}, {}},
         {"--units", "N", {"grupper i alt (standard 4)", "groups in all (default 4)"}, {}},
         {"--rounds", "N", {"runder; den sidste er åben (standard 3)", "rounds; the last one is open (default 3)"}, {}},
         {"--seed",
          "S",
          {"samme tal giver samme lager (standard 1)", "the same number gives the same store (default 1)"},
          {}}},
        {"trivselslys demo --store demo.trivsel", "trivselslys demo --store big.trivsel --children 10000 --units 400"},
        runDemo};
}

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
          {"listen: CSV med komma, semikolon eller tabulator", "the list: CSV with comma, semicolon or tab"},
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

const OptionSpec kChild{
    "--child", "ID", {"barnets nummer, som i `children`", "the child's number, as in `children`"}, Kind::Required};

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

CommandSpec bench()
{
    return {"bench",
            {"måler programmet på denne maskine", "measures the program on this machine"},
            {"Skriver hvert tal ved siden af sin reference, adskilt af tabulator.",
             "Writes each figure beside its reference, separated by tabs."},
            {},
            {"trivselslys bench"},
            runBench};
}

} // namespace

const std::vector<CommandSpec>& commands()
{
    static const std::vector<CommandSpec> all{gui(),
                                              newStore(),
                                              unitAdd(),
                                              userAdd(),
                                              userRemove(),
                                              userPassphrase(),
                                              roundOpen(),
                                              roundClose(),
                                              demo(),
                                              check(),
                                              score(),
                                              agree(),
                                              reliability(),
                                              plan(),
                                              importRoster(),
                                              importUndo(),
                                              children(),
                                              exportCsv(), exportIcs(),
                                              reportForm(),
                                              reportGuide(),
                                              reportPlan(),
                                              reportChild(),
                                              reportNotification(),
                                              reportStatus(),
                                              reportAgenda(),
                                              reportMeeting(),
                                              bench()};
    return all;
}

const std::vector<OptionSpec>& commonOptions()
{
    static const std::vector<OptionSpec> all{
        {"--store", "FILE", {"lageret", "the store"}, {}},
        {"--user", "NAME", {"den voksne, der åbner det", "the adult who opens it"}, {}},
        {"--passphrase-file",
         "FILE",
         {"fil med adgangssætningen (ellers spørges der, når der er en terminal)",
          "file with the passphrase (otherwise it is asked for when there is a terminal)"},
         {}},
        {"--data",
         "DIR",
         {"datamappen (ellers findes den ved programmet)", "the data folder (otherwise found beside the program)"},
         {}},
        {"--lang", "da|en", {"sprog (standard: dansk)", "language (default: Danish)"}, {}},
        {"--now",
         "YYYY-MM-DD",
         {"regn med denne dag som i dag (prøver og demoer)", "take this day as today (tests and demos)"},
         {}},
        {"--out", "FILE", {"skriv hertil i stedet for standard output", "write here instead of standard output"}, {}},
        {"--reason",
         "TEXT",
         {"begrundelse: formålet med et udtræk, en runde uden for tiden, et ældre lager",
          "reason: the purpose of an export, a round outside its time, an older store"},
         {}},
        {"--quiet", "", {"ingen advarsler og meddelelser", "no warnings and notes"}, {}},
    };
    return all;
}

} // namespace trivsel::cli
