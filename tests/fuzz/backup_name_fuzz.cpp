#include "fuzz/support/expect.h"
#include "storage/backup_names.h"

#include <fuzzer/FuzzedDataProvider.h>

#include <filesystem>

// Names of backups. An input that begins with 0x00 is a store's name and a time; any other is the name of a file.

using namespace trivsel;
using namespace trivsel::storage;

namespace {

void tryName(const std::string& name)
{
    const auto parsed = parseBackupName(name);
    if (!parsed) return;
    FUZZ_EXPECT(!parsed->stem.empty());
    FUZZ_EXPECT(parsed->taken.hour >= 0 && parsed->taken.hour <= 23 && parsed->taken.minute >= 0 && parsed->taken.minute <= 59);
    FUZZ_EXPECT(parsed->taken.number >= 1);
    FUZZ_EXPECT(backupName(parsed->stem, parsed->taken) == name); // nothing else is called so
}

void tryTime(FuzzedDataProvider& recipe)
{
    BackupTime taken;
    taken.day = Date::of(2026, 1, 1)->plusDays(recipe.ConsumeIntegralInRange<int>(-30'000, 30'000));
    taken.hour = recipe.ConsumeIntegralInRange<int>(0, 23);
    taken.minute = recipe.ConsumeIntegralInRange<int>(0, 59);
    taken.number = recipe.ConsumeIntegralInRange<int>(1, 9999);
    const std::string file = recipe.ConsumeRemainingBytesAsString();
    if (file.empty() || file.find('/') != std::string::npos) return;
    const std::string stem = backupStem(std::filesystem::path("/x") / file);
    const auto parsed = parseBackupName(backupName(stem, taken));
    FUZZ_EXPECT(parsed && parsed->stem == stem && parsed->taken == taken);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0 || data[0] != 0) {
        tryName({reinterpret_cast<const char*>(data), size});
        return 0;
    }
    FuzzedDataProvider recipe(data + 1, size - 1);
    tryTime(recipe);
    return 0;
}
