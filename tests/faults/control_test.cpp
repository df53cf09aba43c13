#include "faults/campaign.h"
#include "faults/totals.h"

#include <gtest/gtest.h>

/// Damage that is really done must be found by the very checks that the other tests trust.
namespace trivsel::faults {
namespace {

namespace fs = std::filesystem;

void expectFound(const std::vector<std::string>& found, const std::string& what)
{
    ++totals().controls;
    if (!found.empty()) ++totals().controlsFound;
    EXPECT_FALSE(found.empty()) << what << " went unnoticed";
}

TEST(FaultsControl, AJournalTakenAwayFromAHalfWrittenStoreIsNoticed)
{
    const Ground ground(Operation::Import);
    const Outcome whole = play(Operation::Import, ground.copyTo(ground.dir / "whole"), ground.key, {});
    std::vector<long> stores;
    for (std::size_t i = 0; i < whole.writes.size(); ++i)
        if (whole.writes[i] == "prøve.trivsel") stores.push_back(static_cast<long>(i) + 1);
    ASSERT_GT(stores.size(), 10U);
    // After the first page and before the last, so that the file is neither the old nor the new one.
    for (std::size_t i = 1; i < stores.size(); i += isFull() ? 1U : 4U) {
        const Place place = ground.copyTo(ground.dir / "damaged");
        const Outcome run = play(Operation::Import, place, ground.key, {"write", stores[i], "kill", false, false});
        fs::path journal = place.store();
        ASSERT_TRUE(fs::remove(journal += "-journal"));
        expectFound(findings(Operation::Import, place, ground.key, run.said),
                    "a missing journal, killed at page write " + std::to_string(i));
    }
}

TEST(FaultsControl, ADiskThatLiesAboutSyncingLosesWhatWasShownAsSavedAndThatIsNoticed)
{
    const Ground ground(Operation::Save);
    const Outcome whole = play(Operation::Save, ground.copyTo(ground.dir / "whole"), ground.key, {});
    const long syncs = whole.counts.at("sync");
    int runs = 0;
    for (long n = 1; n <= syncs; n += isFull() ? 1 : 3) {
        const Place place = ground.copyTo(ground.dir / "lied");
        const Outcome run = play(Operation::Save, place, ground.key, {"sync", n, "power", false, true});
        if (run.said.saved == 0) continue; // nothing was promised yet
        ++runs;
        expectFound(findings(Operation::Save, place, ground.key, run.said),
                    "a power cut at sync " + std::to_string(n) + " on a disk that lies");
    }
    EXPECT_GT(runs, 0);
}

TEST(FaultsControl, HalfAKeyFileAndHalfACopyAreNoticed)
{
    const auto cutInHalf = [](const fs::path& file) { fs::resize_file(file, fs::file_size(file) / 2); };
    {
        const Ground ground(Operation::RemoveSlot);
        const Place place = ground.copyTo(ground.dir / "half");
        const Outcome run = play(Operation::RemoveSlot, place, ground.key, {});
        ASSERT_EQ(run.said.exit, 0);
        cutInHalf(fs::path(place.store()) += ".key");
        expectFound(findings(Operation::RemoveSlot, place, ground.key, run.said), "half a key file");
    }
    const Ground ground(Operation::Migrate);
    const Place place = ground.copyTo(ground.dir / "half");
    const Outcome run = play(Operation::Migrate, place, ground.key, {});
    ASSERT_EQ(run.said.exit, 0);
    cutInHalf(fs::path(place.store()) += ".before-v2");
    expectFound(findings(Operation::Migrate, place, ground.key, run.said), "half a copy");
}

} // namespace
} // namespace trivsel::faults
