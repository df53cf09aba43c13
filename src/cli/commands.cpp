#include "cli/command_specs.h"

namespace trivsel::cli {

namespace {

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
    static const std::vector<CommandSpec> all = [] {
        std::vector<CommandSpec> table;
        for (const auto& part : {storeCommands(), careCommands(), fileCommands(), listCommands(), exportCommands(), reportCommands(), transitionCommands(), rightsCommands(), schoolCommands()})
            table.insert(table.end(), part.begin(), part.end());
        table.push_back(bench());
        return table;
    }();
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
         {"begrundelse: formålet med et udtræk, et barn uden for ens grupper, en runde uden for tiden, et ældre lager",
          "reason: the purpose of an export, a child outside one's units, a round outside its time, an older store"},
         {}},
        {"--quiet", "", {"ingen advarsler og meddelelser", "no warnings and notes"}, {}},
    };
    return all;
}

} // namespace trivsel::cli
