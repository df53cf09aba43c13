#include "faults/campaign.h"
#include "faults/totals.h"

#include <gtest/gtest.h>

#include <mutex>

namespace trivsel::faults {
namespace {

namespace fs = std::filesystem;

/// A program killed while it wrote, and what the next opening has to clear up.
struct LeftBehind {
    Place place;
    Fault killedBy;
    Said said;
};

/// Faults that kill at `count` evenly spread writes to the store's own file: those leave a journal that must be rolled
/// back.
std::vector<Fault> killsWhileWriting(const Outcome& whole, std::size_t count)
{
    std::vector<long> stores;
    for (std::size_t i = 0; i < whole.writes.size(); ++i)
        if (whole.writes[i] == "prøve.trivsel") stores.push_back(static_cast<long>(i) + 1);
    std::vector<Fault> kills;
    for (std::size_t i = 0; i < count && i < stores.size(); ++i)
        kills.push_back({"write", stores[i * stores.size() / std::min(count, stores.size())],
                         i % 2 == 0 ? "half" : "kill-after", false, false});
    return kills;
}

class InRecovery : public testing::TestWithParam<Operation> {};

TEST_P(InRecovery, AFaultWhileAKilledProgramsTracesAreClearedUpLosesNothingEither)
{
    const Operation operation = GetParam(),
                    next = operation == Operation::Migrate ? Operation::Migrate : Operation::Open;
    const Ground ground(operation);
    const Outcome whole = play(operation, ground.copyTo(ground.dir / "whole"), ground.key, {});
    ASSERT_EQ(whole.said.exit, 0);

    std::vector<std::pair<LeftBehind, Fault>> all;
    for (const Fault& kill : killsWhileWriting(whole, isFull() ? 3 : 2)) {
        const Place place = ground.copyTo(ground.dir / ("killed-" + std::to_string(kill.at)));
        const Outcome run = play(operation, place, ground.key, kill);
        fs::path journal = place.store();
        journal += "-journal";
        // How a deep queue falls into commits differs from run to run.
        if (!run.wasMet || !fs::exists(journal) || fs::file_size(journal) == 0) continue;
        const fs::path copy = ground.dir / "count";
        fs::copy(place.folder, copy, fs::copy_options::recursive);
        for (const Fault& fault : faultsFor(play(next, {copy}, ground.key, {}).counts, isFull() ? 0 : 4))
            all.push_back({{place, kill, run.said}, fault});
        fs::remove_all(copy);
    }
    ASSERT_FALSE(all.empty()) << "nothing was left to roll back";
    std::mutex mutex;
    inParallel(all.size(), [&](std::size_t i) {
        const auto& [left, fault] = all[i];
        const Place place{ground.dir / ("run-" + std::to_string(i))};
        fs::copy(left.place.folder, place.folder, fs::copy_options::recursive);
        const Outcome run = play(next, place, ground.key, fault);
        Said said = run.said;
        said.saved = left.said.saved;
        auto found = findings(operation, place, ground.key, said);
        if (run.said.exit != 0 && run.said.exit != 3 && run.said.exit != -9)
            found.push_back("it ended with " + std::to_string(run.said.exit));
        fs::remove_all(place.folder);
        const std::lock_guard lock(mutex);
        if (run.wasMet) {
            totals().add(fault, found);
            ++totals().inRecovery;
        }
        for (const std::string& one : found)
            ADD_FAILURE() << "recovery after " << nameOf(operation) << ", " << left.killedBy.words() << "; "
                          << fault.words() << ": " << one;
    });
}

INSTANTIATE_TEST_SUITE_P(Faults, InRecovery,
                         testing::Values(Operation::Save, Operation::DeepQueue, Operation::Import, Operation::Migrate),
                         [](const auto& operation) {
                             std::string name = nameOf(operation.param);
                             std::erase(name, '-');
                             return name;
                         });

} // namespace
} // namespace trivsel::faults
