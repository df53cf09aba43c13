#include "cli/command_specs.h"

/// A store as a file: backups, restoring, moving, looking through, the recovery code.
namespace trivsel::cli {

namespace {

using Kind = OptionSpec::Kind;

const OptionSpec kCode{"--code-file",
                       "FILE",
                       {"fil med gendannelseskoden i stedet for navn og adgangssætning",
                        "file with the recovery code in place of name and passphrase"},
                       {}};
const OptionSpec kCodeNeeded{"--code-file", "FILE", {"fil med gendannelseskoden", "file with the recovery code"}, Kind::Required};

CommandSpec backup()
{
    return {"backup",
            {"tager en sikkerhedskopi af lageret", "makes a backup of the store"},
            {"Skriver kopiens navn. Den læses igen og sammenlignes, før den får sit navn; derefter ryddes der op i de ældste i mappen "
             "(10 dage, 8 uger og 12 måneder bliver).",
             "Writes the backup's name. It is read again and compared before it gets its name; then the oldest in the folder go "
             "(10 days, 8 weeks and 12 months stay)."},
            {{"FILE",
              "",
              {"en mappe, eller et navn, der ender på .trivsel (ellers lagerets mappe til dem)",
               "a folder, or a name that ends in .trivsel (otherwise the store's folder for them)"},
              {}}},
            {"trivselslys backup --store s.trivsel --user \"Lone Leder\" --passphrase-file lone.txt",
             "trivselslys backup /media/disk/kopier --store s.trivsel --user \"Lone Leder\" --passphrase-file lone.txt"},
            runBackup};
}

CommandSpec restore()
{
    return {"restore",
            {"lægger en sikkerhedskopi tilbage i brug", "puts a backup back in use"},
            {"Kopien ændres ikke. Det, der ligger på pladsen, sættes til side i en mappe ved siden af. Kræver en leder eller administrator, "
             "eller gendannelseskoden. Skriver lagerets navn.",
             "The backup is not changed. What lies in the place is set aside in a folder beside it. Needs a leader or an administrator, "
             "or the recovery code. Writes the store's name."},
            {{"FILE", "", {"sikkerhedskopien", "the backup"}, Kind::Required}, kCode},
            {"trivselslys restore s-2026-11-22-1405.trivsel --store s.trivsel --user \"Lone Leder\" --passphrase-file lone.txt",
             "trivselslys restore s-2026-11-22-1405.trivsel --store s.trivsel --code-file kode.txt"},
            runRestore};
}

CommandSpec move()
{
    return {"move",
            {"flytter lageret og dets nøglefil", "moves the store and its key file"},
            {"Parret kopieres, sammenlignes og fjernes så fra den gamle plads. Sikkerhedskopierne bliver, hvor de er.",
             "The pair is copied, compared and then removed from the old place. The backups stay where they are."},
            {{"NEW", "", {"det nye navn, eller en mappe", "the new name, or a folder"}, Kind::Required}},
            {"trivselslys move /data/strandhuset.trivsel --store s.trivsel --user \"Lone Leder\" --passphrase-file lone.txt"},
            runMove};
}

CommandSpec verify()
{
    return {"verify",
            {"gennemser et lager eller en sikkerhedskopi", "looks through a store or a backup"},
            {"Hver side, hver henvisning og hele loggen; intet ændres. Skriver antal ændringer, loggens nyeste række og antal rækker, adskilt "
             "af tabulator. Er noget beskadiget, er slutkoden 4.",
             "Every page, every reference and the whole log; nothing is changed. Writes the number of changes, the log's newest row and the "
             "numbers of rows, separated by tabs. Exit code 4 when anything is damaged."},
            {{"FILE", "", {"en sikkerhedskopi (ellers lageret i --store)", "a backup (otherwise the store of --store)"}, {}}, kCode},
            {"trivselslys verify --store s.trivsel --user \"Lone Leder\" --passphrase-file lone.txt",
             "trivselslys verify s-2026-11-22-1405.trivsel --code-file kode.txt"},
            runVerify};
}

CommandSpec userRecover()
{
    return {"user recover",
            {"giver en leder eller administrator en ny adgangssætning med gendannelseskoden",
             "gives a leader or an administrator a new passphrase by the recovery code"},
            {},
            {{"--name", "NAME", {"den voksne", "the adult"}, Kind::Required},
             kCodeNeeded,
             {"--new-passphrase-file",
              "FILE",
              {"fil med den nye adgangssætning (ellers spørges der)", "file with the new passphrase (otherwise it is asked for)"},
              {}}},
            {"trivselslys user recover --name \"Lone Leder\" --code-file kode.txt --new-passphrase-file ny.txt --store s.trivsel"},
            runUserRecover};
}

CommandSpec drill()
{
    return {"drill",
            {"prøver, om gendannelseskoden åbner lageret", "tries whether the recovery code opens the store"},
            {"Ændrer intet; dagen for den sidste prøve, der lykkedes, noteres.",
             "Changes nothing; the day of the last drill that succeeded is noted."},
            {kCodeNeeded},
            {"trivselslys drill --code-file kode.txt --store s.trivsel --user \"Anna Holm\" --passphrase-file anna.txt"},
            runDrill};
}

} // namespace

std::vector<CommandSpec> careCommands()
{
    return {backup(), restore(), move(), verify(), userRecover(), drill()};
}

} // namespace trivsel::cli
