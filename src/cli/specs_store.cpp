#include "cli/command_specs.h"

/// The window, a store and what the first start makes in it.
namespace trivsel::cli {

namespace {

using Kind = OptionSpec::Kind;

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

} // namespace

std::vector<CommandSpec> storeCommands()
{
    return {gui(), newStore(), unitAdd(), userAdd(), userRemove(), userPassphrase(), roundOpen(), roundClose(), demo()};
}

} // namespace trivsel::cli
