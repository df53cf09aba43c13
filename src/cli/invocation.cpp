#include "cli/invocation.h"

#include "app/definition_files.h"
#include "app/output_file.h"
#include "app/world.h"
#include "cli/terminal.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace trivsel::cli {

namespace fs = std::filesystem;

void Invocation::note(const std::string& message) const
{
    if (!isQuiet()) tellLine(message);
}

void Invocation::note(const Text& message) const
{
    note(message.in(language));
}

void Invocation::tellFaults(const app::FileFaults& faults) const
{
    for (const std::string& line : faults.lines) tellLine(line);
    if (faults.total > faults.lines.size()) {
        tellLine(language == Language::Danish
                     ? fmt::format("… {} fejl i alt; de første {} er vist", faults.total, faults.lines.size())
                     : fmt::format("… {} faults in all; the first {} are shown", faults.total, faults.lines.size()));
    }
}

Result<fs::path> Invocation::dataDir() const
{
    std::vector<fs::path> places;
    if (arguments.has("--data")) {
        places.push_back(arguments.path("--data"));
    } else {
        if (const char* own = std::getenv("TRIVSELSLYS_DATA"); own != nullptr && *own != '\0') places.emplace_back(own);
        const fs::path beside = environment.program.parent_path();
        for (const char* place : {"../share/trivselslys", "../../data", "data"}) places.push_back(beside / place);
        if (!environment.fallbackData.empty()) places.push_back(environment.fallbackData);
    }
    std::string tried;
    for (const fs::path& place : places) {
        std::error_code error;
        if (fs::is_directory(place, error)) return place;
        tried += (tried.empty() ? "" : ", ") + place.lexically_normal().string();
    }
    return fail(ErrorCode::BadInput, {"Datamappen findes ikke her: " + tried + ". Angiv den med --data.",
                                      "The data folder is not here: " + tried + ". Give it with --data."});
}

Result<std::shared_ptr<const definitions::Catalog>> Invocation::catalog() const
{
    const auto dir = dataDir();
    if (!dir) return fail(dir.error());
    return app::loadCatalog(*dir);
}

Result<std::string> passphraseOfFile(const fs::path& file)
{
    constexpr std::size_t kMostBytes = 4096;
    auto bytes = app::readWholeFile(file, kMostBytes);
    if (!bytes) return fail(bytes.error());
    std::string line = bytes->substr(0, bytes->find('\n'));
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty()) {
        return usage(fmt::format("{} har ingen adgangssætning i sin første linje.", file.string()),
                     fmt::format("{} has no passphrase in its first line.", file.string()));
    }
    return line;
}

Result<std::string> Invocation::passphrase() const
{
    if (arguments.has("--passphrase-file")) return passphraseOfFile(arguments.path("--passphrase-file"));
    if (canAsk()) return askSecret({"Adgangssætning", "Passphrase"}, language);
    return usage("--passphrase-file mangler, og der er ingen terminal at spørge på.",
                 "--passphrase-file is missing, and there is no terminal to ask on.");
}

Result<std::string> Invocation::newPassphrase() const
{
    if (arguments.has("--new-passphrase-file")) return passphraseOfFile(arguments.path("--new-passphrase-file"));
    if (!canAsk()) {
        return usage("--new-passphrase-file mangler, og der er ingen terminal at spørge på.",
                     "--new-passphrase-file is missing, and there is no terminal to ask on.");
    }
    auto first = askSecret({"Ny adgangssætning (12 til 128 tegn)", "New passphrase (12 to 128 characters)"}, language);
    if (!first) return first;
    const auto second = askSecret({"Skriv den igen", "Write it again"}, language);
    if (!second) return fail(second.error());
    if (*first != *second)
        return usage("De to adgangssætninger er ikke ens. Intet er ændret.",
                     "The two passphrases differ. Nothing has been changed.");
    return first;
}

Result<std::unique_ptr<app::Session>> Invocation::openSession() const
{
    // Asked for last: nobody should type a passphrase for a command that cannot be done anyway.
    for (const char* name : {"--store", "--user"}) {
        if (const auto given = arguments.required(name); !given) return fail(given.error());
    }
    const auto secret = passphrase();
    if (!secret) return fail(secret.error());
    return openSessionWith(*secret);
}

Result<std::unique_ptr<app::Session>> Invocation::openSessionWith(const std::string& secret) const
{
    const auto store = arguments.required("--store");
    if (!store) return fail(store.error());
    const auto user = arguments.required("--user");
    if (!user) return fail(user.error());
    auto known = catalog();
    if (!known) return fail(known.error());
    app::Session::OpenRequest request;
    request.file = *store;
    request.user = *user;
    request.passphrase = secret;
    request.reason = arguments.text("--reason");
    request.catalog = *known;
    request.clock = &clock();
    return app::Session::open(request);
}

std::string unitPath(const app::World& world, UnitId id)
{
    std::string path;
    for (const core::Unit* unit = world.unit(id); unit != nullptr; unit = world.unit(unit->parent)) {
        if (unit->kind == core::UnitKind::Municipality && !path.empty()) break;
        path = path.empty() ? unit->name : unit->name + "/" + path;
    }
    return path;
}

Result<UnitId> unitNamed(const app::World& world, const std::string& written)
{
    const std::string wanted = text::foldCase(text::trim(written));
    std::vector<UnitId> found;
    std::string choices;
    std::string all;
    for (const auto& [id, unit] : world.units) {
        if (unit.isClosed) continue;
        const std::string path = unitPath(world, id);
        all += (all.empty() ? "" : ", ") + text::displayLine(path, 80);
        if (text::foldCase(path) == wanted) return id;
        if (text::foldCase(unit.name) != wanted) continue;
        found.push_back(id);
        choices += (choices.empty() ? "" : ", ") + text::displayLine(path, 80);
    }
    if (found.size() == 1) return found.front();
    const std::string name = text::displayLine(written, 80);
    if (found.empty()) {
        return usage(fmt::format("Der er intet sted \"{}\". Der er: {}.", name, all),
                     fmt::format("There is no place \"{}\". There are: {}.", name, all));
    }
    return usage(fmt::format("Flere steder hedder \"{}\". Vælg en af: {}.", name, choices),
                 fmt::format("Several places are called \"{}\". Choose one of: {}.", name, choices));
}

Result<UserId> userNamed(const app::World& world, const std::string& name)
{
    const std::string wanted = text::foldCase(text::trim(name));
    for (const auto& [id, user] : world.users) {
        if (text::foldCase(user.name) == wanted) return id;
    }
    const std::string asked = text::displayLine(name, 80);
    return usage(fmt::format("Der er ingen voksen \"{}\" i lageret.", asked),
                 fmt::format("There is no adult \"{}\" in the store.", asked));
}

} // namespace trivsel::cli
