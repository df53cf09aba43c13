#pragma once

#include "faults/afterwards.h"

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

/// Faults at the n-th call of each kind, many runs of one operation side by side.
namespace trivsel::faults {

/// What the shim does at one call; its README has the words.
struct Fault {
    std::string call; ///< empty: nothing goes wrong
    long at = 0;
    std::string how;
    bool stays = false;         ///< from then on, in place of once
    bool liesAboutSync = false; ///< a power cut also takes what was synced
    std::string words() const;
};

/// Counts of calls by their kind.
using Counts = std::map<std::string, long>;

struct Outcome {
    Said said;
    bool wasMet = false; ///< the n-th call was made
    Counts counts;       ///< calls that counted
    /// Of each write that counted, in order: the name of the file.
    std::vector<std::string> writes;
};

/// Runs the tool on `place` in a process of its own.
Outcome play(Operation operation, const Place& place, const storage::Secret& key, const Fault& fault);

/// A store to begin with, and its data key.
struct Ground {
    test::TempDir dir;
    storage::Secret key{storage::kDataKeyBytes};
    explicit Ground(Operation operation);
    Place place() const { return {dir / "place"}; }
    /// A copy of the ground in `folder`.
    Place copyTo(const std::filesystem::path& folder) const;
};

/// Every n of every kind and way, or an even sample of at most `most` of each kind and way; 0 means all.
std::vector<Fault> faultsFor(const Counts& counts, long most);

/// True when TRIVSEL_FAULTS=full: every n.
bool isFull();

/// `work` for 0..count-1 on as many threads as there are processors.
void inParallel(std::size_t count, const std::function<void(std::size_t)>& work);

} // namespace trivsel::faults
