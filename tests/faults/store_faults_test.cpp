#include "faults/campaign.h"
#include "faults/totals.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <mutex>

namespace trivsel::faults {
namespace {

/// A bounded run takes this many of every kind and way; fewer where keys are derived.
long sampleOf(Operation operation)
{
    return isFull() ? 0 : operation < Operation::NewPassphrase ? 3 : 2;
}

/// Runs `operation` into every fault, looks at what is left, and fails for what is found.
class EveryCall : public testing::TestWithParam<Operation> {};

/// What the way of failing itself promises of a run, beyond what must be left.
void checkEnd(const Fault& fault, const Outcome& run, std::vector<std::string>& found)
{
    const bool kills = fault.how == "kill" || fault.how == "kill-after" || fault.how == "half" || fault.how == "power";
    if (kills && run.said.exit == -SIGKILL) return;
    if (run.said.exit != 0 && run.said.exit != 3) found.push_back(fmt::format("it ended with {}", run.said.exit));
    if (run.said.exit == 0 && !run.said.isDone) found.emplace_back("it ended well and did not say so");
    if (!fault.stays && run.said.exit != 0)
        found.push_back("a fault that passed was not got over: " +
                        (run.said.errors.empty() ? "" : run.said.errors.back()));
}

TEST_P(EveryCall, LosesNothingThatWasShownAsSavedAndLeavesNothingHalf)
{
    const Operation operation = GetParam();
    const Ground ground(operation);
    const Outcome whole = play(operation, ground.copyTo(ground.dir / "whole"), ground.key, {});
    ASSERT_EQ(whole.said.exit, 0) << (whole.said.errors.empty() ? "" : whole.said.errors.front());
    ASSERT_TRUE(whole.said.isDone);
    EXPECT_EQ(findings(operation, {ground.dir / "whole"}, ground.key, whole.said), std::vector<std::string>());

    const std::vector<Fault> faults = faultsFor(whole.counts, sampleOf(operation));
    std::mutex mutex;
    inParallel(faults.size(), [&](std::size_t i) {
        const Fault& fault = faults[i];
        const Place place = ground.copyTo(ground.dir / ("run-" + std::to_string(i)));
        const Outcome run = play(operation, place, ground.key, fault);
        auto found = findings(operation, place, ground.key, run.said);
        checkEnd(fault, run, found);
        std::filesystem::remove_all(place.folder);
        const std::lock_guard lock(mutex);
        if (run.wasMet) totals().add(fault, found);
        for (const std::string& one : found) ADD_FAILURE() << nameOf(operation) << ", " << fault.words() << ": " << one;
    });
}

INSTANTIATE_TEST_SUITE_P(Faults, EveryCall, testing::ValuesIn(kOperations), [](const auto& operation) {
    std::string name = nameOf(operation.param);
    std::erase(name, '-');
    return name;
});

} // namespace
} // namespace trivsel::faults
