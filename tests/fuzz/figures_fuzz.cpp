#include "exchange/figures_file.h"
#include "fuzz/support/expect.h"

#include <array>

// Figures files: bytes from another institution, in a store that shows them beside its own. An input that begins as a
// signed file is opened as one; any other is taken for the tables, which no change of a byte would get past the
// signature.

namespace {

using namespace trivsel;
using namespace trivsel::core::release;

void checkFaults(const exchange::PlacedFaults& faults)
{
    FUZZ_EXPECT(faults.total > 0 && !faults.first.empty() && faults.first.size() <= exchange::PlacedFaults::kMost);
    for (const exchange::PlacedFault& fault : faults.first) {
        FUZZ_EXPECT(!fault.place.empty() && !fault.what.da.empty() && !fault.what.en.empty());
        FUZZ_EXPECT(fault.place.find('\n') == std::string::npos);
    }
}

void checkGroup(const Figures& figures, const Group& group)
{
    for (const GroupKey::Part& part : group.key.parts) {
        FUZZ_EXPECT(!part.values.empty());
        if (part.attribute == Attribute::Institution) continue;
        for (const std::int64_t code : part.values) FUZZ_EXPECT(figures.nameOf(part.attribute, code) != nullptr);
    }
    if (group.withheld != Withheld::None) {
        FUZZ_EXPECT(group.splits.empty() && group.n == Band{});
        return;
    }
    FUZZ_EXPECT(group.n.high >= figures.plan.settings.threshold && group.n.low <= group.n.high);
    FUZZ_EXPECT(group.splits.size() == figures.plan.variables.size());
    for (std::size_t v = 0; v < group.splits.size(); ++v) {
        for (std::uint8_t c = 0; c < figures.plan.variables[v].categories; ++c) {
            const auto told = share(figures.plan, group, v, c);
            FUZZ_EXPECT(told.has_value() == (group.splits[v].withheld == Withheld::None));
            if (!told) break;
            FUZZ_EXPECT(0 <= told->intervalLow && told->intervalLow <= told->low && told->low <= told->high);
            FUZZ_EXPECT(told->high <= told->intervalHigh && told->intervalHigh <= 1);
        }
    }
}

void check(const Figures& figures, std::string_view bytes)
{
    FUZZ_EXPECT(exchange::writeFigures(figures) == bytes);
    FUZZ_EXPECT(figures.plan.footprints.empty());
    FUZZ_EXPECT(figures.words.size() == figures.plan.variables.size());
    FUZZ_EXPECT(figures.plan.settings.threshold >= kFloor && figures.from <= figures.to);
    for (std::size_t v = 0; v < figures.words.size(); ++v)
        FUZZ_EXPECT(figures.words[v].categories.size() == figures.plan.variables[v].categories);
    for (const Group& group : figures.plan.groups) checkGroup(figures, group);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    exchange::PlacedFaults faults;
    if (bytes.starts_with(R"({"format":"trivselslys-figures-file)")) {
        const auto opened = exchange::openFigures(bytes, "fuzz", &faults);
        if (opened) check(opened->figures, bytes.substr(bytes.find('\n') + 1));
        return 0;
    }
    const auto figures = exchange::readFigures(bytes, "fuzz", &faults);
    if (!figures) {
        checkFaults(faults);
        return 0;
    }
    FUZZ_EXPECT(faults.total == 0);
    check(*figures, bytes);
    static constexpr std::array<std::uint8_t, 32> kSecret{1, 2, 3};
    const auto opened = exchange::openFigures(exchange::signFigures(*figures, kSecret), "fuzz");
    FUZZ_EXPECT(opened && opened->figures == *figures && opened->key == exchange::figuresKeyOf(kSecret));
    return 0;
}
