#include "cli/command_specs.h"

/// What parents and children have a right to, and erasing.
namespace trivsel::cli {

namespace {

using Kind = OptionSpec::Kind;

const OptionSpec kChild{"--child", "ID", {"barnets nummer, som i `children`", "the child's number, as in `children`"}, Kind::Required};
constexpr const char* kWho = " --store s.trivsel --user \"Lone Leder\" --passphrase-file lone.txt";

CommandSpec informed()
{
    return {"rights informed",
            {"noterer, at forældre har fået orienteringen", "notes that parents have had the information"},
            {"Uden --child: alle børn af i dag, hvor det ikke er noteret. Skriver `informed N`.",
             "Without --child: every child of today for whom it is not noted. Writes `informed N`."},
            {{"--child", "ID", {"kun dette barn", "this child alone"}, {}},
             {"--on", "DAY", {"dagen (ellers i dag)", "the day (otherwise today)"}, {}},
             {"--how", "letter|digital|meeting", {"hvordan (ellers brev)", "how (otherwise a letter)"}, {}}},
            {std::string("trivselslys rights informed --on 2026-11-01 --how digital") + kWho},
            runRightsInformed};
}

CommandSpec hold()
{
    return {"rights hold",
            {"holder sletning af et barn tilbage", "holds the erasing of a child back"},
            {"--reason er grunden. Skriver nummeret på det, der holder.", "--reason is why. Writes the number of what holds."},
            {kChild, {"--kind", "complaint|access|archive|other", {"hvad der holder (ellers andet)", "what holds (otherwise other)"}, {}}},
            {std::string("trivselslys rights hold --child 412 --kind complaint --reason \"klage fra mor\"") + kWho},
            runRightsHold};
}

CommandSpec lift()
{
    return {"rights lift",
            {"ophæver det, der holder en sletning tilbage", "lifts what holds an erasing back"},
            {"--reason er grunden.", "--reason is why."},
            {kChild, {"--hold", "ID", {"nummeret fra `rights hold`", "the number from `rights hold`"}, Kind::Required}},
            {std::string("trivselslys rights lift --child 412 --hold 977 --reason \"klagen er afgjort\"") + kWho},
            runRightsLift};
}

CommandSpec due()
{
    return {"rights due",
            {"listen over det, hvis tid er gået", "the list of what has run out"},
            {"CSV: child,concern,left,since,held_by; `concern` er tom, når alt om barnet skal slettes, `held_by` er tom, når intet holder tilbage.",
             "CSV: child,concern,left,since,held_by; `concern` is empty when everything about the child is to be erased, `held_by` when nothing holds back."},
            {},
            {std::string("trivselslys rights due") + kWho},
            runRightsDue};
}

CommandSpec archive()
{
    return {"rights archive",
            {"skriver, hvad der er aftalt med Rigsarkivet om kassation", "writes what was agreed with the National Archives about discarding"},
            {"Uden det slettes intet, fordi tiden er gået.", "Without it nothing is erased because its time is over."},
            {{"WORDS", "", {"hvad der er godkendt, hvornår og af hvem", "what was approved, when and by whom"}, Kind::Required}},
            {std::string("trivselslys rights archive \"Kassation godkendt 1. marts 2026\"") + kWho},
            runRightsArchive};
}

CommandSpec erase()
{
    return {"rights erase",
            {"sletter alt om et barn, eller alt, hvis tid er gået", "erases everything about a child, or all that has run out"},
            {"Kan ikke fortrydes. Loggen beholder et nummer uden navn; sikkerhedskopier har barnet, til de selv er væk. Det, der holdes tilbage, slettes ikke. Skriver `erased N`.",
             "Cannot be undone. The log keeps a number without a name; backups hold the child until they are gone themselves. What is held back is not erased. Writes `erased N`."},
            {{"--child", "ID", {"dette barn", "this child"}, {}},
             {"--due", "", {"alt på `rights due`, som intet holder tilbage", "all of `rights due` that nothing holds back"}, {}},
             {"--why", "request|mistake", {"hvorfor, for et barn (ellers request)", "why, of a child (otherwise request)"}, {}}},
            {std::string("trivselslys rights erase --child 412 --why mistake") + kWho, std::string("trivselslys rights erase --due") + kWho},
            runRightsErase};
}

CommandSpec exportInsight()
{
    return {"export insight",
            {"alt om ét barn til forældrene (PDF)", "everything about one child, for its parents (PDF)"},
            {"--reason er formålet og skrives i loggen. Andre børn er ikke nævnt. Er der en akut sag eller lukket for familien, afgør en leder først.",
             "--reason is the purpose and is audited. Other children are not named. Where there is an acute case or the family is closed, a leader decides first."},
            {kChild},
            {std::string("trivselslys export insight --child 412 --reason \"anmodning fra far\" --out indsigt.pdf") + kWho},
            runExportInsight};
}

CommandSpec reportInformation()
{
    return {"report information",
            {"orienteringen til forældre (PDF)", "the information for parents (PDF)"},
            {"Der er ingen navne i dokumentet.", "There are no names in the document."},
            {},
            {std::string("trivselslys report information --out orientering.pdf") + kWho},
            runReportInformation};
}

} // namespace

std::vector<CommandSpec> rightsCommands()
{
    return {informed(), hold(), lift(), due(), archive(), erase(), exportInsight(), reportInformation()};
}

} // namespace trivsel::cli
