#pragma once

#include "app/session.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace trivsel::app {

struct DemoRequest {
    std::filesystem::path file;
    int children = 56; ///< in all
    int units = 4;     ///< half daycare, half school (at least one of each from 2 up)
    int rounds = 3;    ///< the last one open, the earlier ones closed with positions and steps
    std::uint64_t seed = 1;
    std::shared_ptr<const definitions::Catalog> catalog;
    const Clock* clock = &systemClock();
    std::filesystem::path anchorDir;
    /// Told before each group's rounds are made up (`done` of `units`), on the thread that makes the demo; false stops
    /// it, and then nothing is left of it. May be empty.
    std::function<bool(int done, int units)> progress;
};

/// The error of a demo that was stopped: nothing was made, and nobody needs to be told.
bool isStopped(const Error& error);

struct DemoUser {
    std::string name;
    core::Role role = core::Role::Pedagogue;
    std::string passphrase;
};

/// A new store with invented data of a daycare and a school: at least two pedagogues or teachers in every unit with an
/// open round, and one of each other role. The same request gives the same people and answers.
Result<std::vector<DemoUser>> createDemo(const DemoRequest& request);

/// The users of a demo store, for its unlock screen; empty for a real store. Needs no key: they are kept beside it in
/// `<store>.demo`, which says in its first line that everything is invented.
std::vector<DemoUser> demoUsers(const std::filesystem::path& store);

} // namespace trivsel::app
