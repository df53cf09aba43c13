#include "cli/command_specs.h"

/// A child's move, and ratings made elsewhere.
namespace trivsel::cli {

namespace {

using Kind = OptionSpec::Kind;

const OptionSpec kHandover{"--handover", "ID", {"skemaet, som `handover list` viser det", "the sheet, as `handover list` shows it"}, Kind::Required};
const OptionSpec kFile{"FILE", "", {"pakken", "the package"}, Kind::Required};
const OptionSpec kCode{"--code-file", "FILE", {"fil med pakkens adgangssætning", "file with the package's passphrase"}, Kind::Required};
const std::string kWho = " --store s.trivsel --user \"Lis Leder\" --passphrase-file lis.txt";

CommandSpec row(std::string name, Text summary, Text details, std::vector<OptionSpec> options, std::string example, Result<void> (*run)(Invocation&))
{
    return {std::move(name), std::move(summary), std::move(details), std::move(options), {std::move(example)}, run};
}

} // namespace

std::vector<CommandSpec> transitionCommands()
{
    const OptionSpec child{"--child", "ID", {"barnet", "the child"}, Kind::Required};
    const OptionSpec unit{"--unit", "PLACE", {"gruppen", "the unit"}, Kind::Required};
    return {
        row("handover list", {"viser overgangsskemaer", "shows handover sheets"},
            {"Ud: handover, child, from, to, state, moves_on, due. Ingen navne. state: draft, sent, to_answer, sent_back, accepted, set_aside.",
             "Out: handover, child, from, to, state, moves_on, due. No names. state: draft, sent, to_answer, sent_back, accepted, set_aside."},
            {}, "trivselslys handover list" + kWho, runHandoverList),
        row("handover begin", {"begynder et overgangsskema", "begins a handover sheet"},
            {"Skriver skemaets nummer. --to: home, home_care, nursery, kindergarten, school, after_school, special, youth.",
             "Prints the sheet's number. --to: home, home_care, nursery, kindergarten, school, after_school, special, youth."},
            {child,
             {"--to", "WORD", {"hvor barnet skal til", "where the child goes"}, Kind::Required},
             {"--receiver", "NAME", {"stedets navn", "name of the place"}, Kind::Required},
             {"--moves-on", "DATE", {"første dag dér", "first day there"}, Kind::Required}},
            "trivselslys handover begin --child 12 --to school --receiver Skovskolen --moves-on 2027-08-09" + kWho, runHandoverBegin),
        row("handover send", {"sender et skema", "sends a sheet"},
            {"En krypteret fil til --out og dens adgangssætning alene på stdout; fortæl den på en anden måde. --paper: et dokument med underskrifter i stedet. --reason er formålet og skrives i loggen.",
             "An encrypted file to --out and its passphrase alone on stdout; tell it by another way. --paper: a document with signatures instead. --reason is the purpose and is audited."},
            {kHandover, {"--paper", "", {"på papir", "on paper"}, {}}},
            "trivselslys handover send --handover 40 --reason \"skolestart\" --out overgang.pakke" + kWho, runHandoverSend),
        row("handover take", {"henter et skema fra et andet lager", "takes in a sheet from another store"},
            {"Én gang for hver pakke; den samme fil igen ændrer intet. Barnet kendes på CPR-nummer, ellers navn og fødselsdag.",
             "Once for each package; the same file again changes nothing. The child is known by CPR number, else name and birth date."},
            {kFile, kCode, unit}, "trivselslys handover take overgang.pakke --code-file kode.txt --unit \"0.a\"" + kWho, runHandoverTake),
        row("handover answer", {"tager imod et barn, eller sender skemaet tilbage", "accepts a child, or sends the sheet back"},
            {"Med --out skrives svaret som fil. For et skema, der er sendt herfra, er det det svar, I har fået fortalt.",
             "With --out the answer is written as a file. For a sheet that was sent from here it is the answer you were told."},
            {kHandover,
             {"--accept", "", {"tag imod", "accept"}, {}},
             {"--send-back", "WORDS", {"send tilbage, med hvad der mangler", "send back, with what is missing"}, {}},
             {"--words", "WORDS", {"ord med på vejen, med --accept", "words along the way, with --accept"}, {}}},
            "trivselslys handover answer --handover 41 --accept --reason \"skolestart\" --out svar.pakke" + kWho, runHandoverAnswer),
        row("handover answered", {"henter svaret på et skema", "takes in the answer to a sheet"}, {}, {kFile},
            "trivselslys handover answered svar.pakke" + kWho, runHandoverAnswered),
        row("report handover", {"skriver et overgangsskema som dokument", "writes a handover sheet as a document"}, {}, {kHandover},
            "trivselslys report handover --handover 40 --reason \"samtale\" --out overgang.pdf" + kWho, runReportHandover),
        row("report ruler", {"skriver Trivselslinealen for et barn", "writes the wellbeing ruler of a child"}, {}, {child},
            "trivselslys report ruler --child 12 --reason \"møde\" --out lineal.pdf" + kWho, runReportRuler),
        row("package send", {"laver en vurderingspakke til en anden computer", "makes a rating package for another computer"},
            {"Gruppens åbne runde for én voksen (ellers en selv). Pakken til --out, adgangssætningen alene på stdout.",
             "The unit's open round for one adult (otherwise oneself). The package to --out, the passphrase alone on stdout."},
            {unit, {"--rater", "NAME", {"hvis vurderinger", "whose ratings"}, {}}},
            "trivselslys package send --unit \"Blå stue\" --reason \"vurdering\" --out vurdering.pakke" + kWho, runPackageSend),
        row("package open", {"laver et lille lager af en vurderingspakke", "makes a small store out of a rating package"},
            {"Skriver den voksnes navn; adgangssætningen er pakkens, med store bogstaver og bindestreger.",
             "Prints the adult's name; the passphrase is the package's, in capitals and with dashes."},
            {kFile, kCode}, "trivselslys package open vurdering.pakke --code-file kode.txt --store hjemme.trivsel", runPackageOpen),
        row("package back", {"skriver vurderingerne, der skal tilbage", "writes the ratings that go back"}, {}, {},
            "trivselslys package back --reason \"vurdering\" --out tilbage.pakke" + kWho, runPackageBack),
        row("import ratings", {"henter vurderinger fra en anden computer", "takes in ratings from another computer"},
            {"Ud: added N, kept N, unfinished N. Én gang for hver pakke. Det, der er færdigt her, bliver stående.",
             "Out: added N, kept N, unfinished N. Once for each package. What is done here stays."},
            {kFile, {"--dry-run", "", {"sig kun, hvad der ville ske", "only say what would happen"}, {}}},
            "trivselslys import ratings tilbage.pakke" + kWho, runImportRatings),
    };
}

} // namespace trivsel::cli
