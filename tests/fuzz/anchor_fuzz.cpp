#include "fuzz/support/expect.h"
#include "fuzz/support/scratch_folder.h"
#include "storage/anchor.h"

#include <fuzzer/FuzzedDataProvider.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

// The note of the newest generation seen. An input that begins with 0x00 is a recipe: points that are recorded, and damage
// done to the file after that; any other is the bytes of the file.

namespace {

using namespace trivsel;
using fuzz::ScratchFolder;
using storage::Anchor;
using storage::AnchorPoint;

constexpr const char* kLineage = "00112233445566778899aabbccddeeff";
constexpr std::size_t kPlace = 256; // two places take turns

const ScratchFolder& folder()
{
    static const ScratchFolder instance;
    return instance;
}

Anchor opened(const char* subfolder = "a")
{
    auto anchor = Anchor::open(folder().path() / subfolder, kLineage);
    FUZZ_EXPECT(anchor.has_value());
    return *std::move(anchor);
}

/// How a point is written, found by writing it alone.
std::string recordOf(const AnchorPoint& point)
{
    Anchor other = opened("b");
    ScratchFolder::write(other.file(), "");
    Anchor fresh = opened("b");
    fresh.record(point);
    return ScratchFolder::read(fresh.file()).substr(0, kPlace);
}

/// What is seen stands in the file as the program writes it, and nothing newer does.
void checkSeen(const Anchor& anchor)
{
    if (!anchor.seen()) return;
    const std::string bytes = ScratchFolder::read(anchor.file());
    const std::string record = recordOf(*anchor.seen());
    FUZZ_EXPECT(bytes.substr(0, kPlace) == record || (bytes.size() > kPlace && bytes.substr(kPlace, kPlace) == record));
}

void tryBytes(std::string_view bytes)
{
    const Anchor first = opened();
    ScratchFolder::write(first.file(), bytes);
    Anchor anchor = opened();
    checkSeen(anchor);
    FUZZ_EXPECT(ScratchFolder::read(anchor.file()) == bytes); // looking changes nothing
    // Whatever stood there, a newer point is kept and found again.
    const auto before = anchor.seen();
    if (before && before->generation == std::numeric_limits<std::int64_t>::max()) return;
    const AnchorPoint next{before ? before->generation + 1 : 1, 7, std::string(64, 'a')};
    anchor.record(next);
    FUZZ_EXPECT(opened().seen() == next);
}

void tryRecipe(FuzzedDataProvider& recipe)
{
    const Anchor first = opened();
    ScratchFolder::write(first.file(), "");
    Anchor anchor = opened();
    std::optional<AnchorPoint> last, lastButOne;
    const auto count = recipe.ConsumeIntegralInRange<int>(0, 4);
    for (int i = 0; i < count; ++i) {
        const std::int64_t from = last ? last->generation : 0;
        AnchorPoint point{from + recipe.ConsumeIntegralInRange<std::int64_t>(1, std::int64_t{1} << 40),
                          recipe.ConsumeIntegral<std::int64_t>(), std::string(64, recipe.ConsumeBool() ? 'b' : '0')};
        anchor.record(point);
        lastButOne = std::exchange(last, std::move(point));
        FUZZ_EXPECT(anchor.seen() == last);
        FUZZ_EXPECT(opened().seen() == last);
        if (recipe.ConsumeBool()) anchor = opened();
    }
    // Damage to one place leaves the other: the point before the last at worst.
    std::string bytes = ScratchFolder::read(anchor.file());
    const std::string whole = bytes;
    const std::size_t place = recipe.ConsumeBool() && bytes.size() > kPlace ? kPlace : 0;
    while (recipe.remaining_bytes() > 1 && bytes.size() > place)
        bytes[place + recipe.ConsumeIntegral<std::uint8_t>() % std::min(kPlace, bytes.size() - place)] ^=
            static_cast<char>(recipe.ConsumeIntegral<std::uint8_t>());
    ScratchFolder::write(anchor.file(), bytes);
    const auto seen = opened().seen();
    if (bytes == whole) {
        FUZZ_EXPECT(seen == last);
    } else {
        FUZZ_EXPECT(seen == last || seen == lastButOne);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0 || data[0] != 0) {
        tryBytes({reinterpret_cast<const char*>(data), size});
        return 0;
    }
    FuzzedDataProvider recipe(data + 1, size - 1);
    tryRecipe(recipe);
    return 0;
}
