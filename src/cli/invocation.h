#pragma once

#include "app/score_files.h"
#include "app/session.h"
#include "base/clock.h"
#include "cli/arguments.h"
#include "cli/cli.h"

#include <memory>

namespace trivsel::cli {

/// One command being carried out: what was typed, and what most commands need.
struct Invocation {
    const Environment& environment;
    Arguments arguments;
    Language language = Language::Danish;
    std::unique_ptr<Clock> fixedClock; ///< of --now

    const Clock& clock() const { return fixedClock ? *fixedClock : systemClock(); }
    bool isQuiet() const { return arguments.has("--quiet"); }
    std::filesystem::path out() const { return arguments.path("--out"); }

    /// A note on standard error, unless --quiet.
    void note(const Text& message) const;
    void note(const std::string& message) const;
    /// The faults of a file on standard error: the first 1,000, then how many there are.
    void tellFaults(const app::FileFaults& faults) const;

    Result<std::filesystem::path> dataDir() const;
    Result<std::shared_ptr<const definitions::Catalog>> catalog() const;

    /// The passphrase of --passphrase-file (or `option`), or asked for. Without either a fault of usage.
    Result<std::string> passphrase() const;
    Result<std::string> newPassphrase() const;

    /// Opens --store in the name of --user.
    Result<std::unique_ptr<app::Session>> openSession() const;
    Result<std::unique_ptr<app::Session>> openSessionWith(const std::string& secret) const;
};

/// The first line of a passphrase file.
Result<std::string> passphraseOfFile(const std::filesystem::path& file);

/// The unit that a name or path means; an ambiguous or unknown one is a fault of usage that lists the choices.
Result<UnitId> unitNamed(const app::World& world, const std::string& written);
/// "Strandhuset/Blå stue"; the municipality is left out below itself.
std::string unitPath(const app::World& world, UnitId unit);
Result<UserId> userNamed(const app::World& world, const std::string& name);

} // namespace trivsel::cli
