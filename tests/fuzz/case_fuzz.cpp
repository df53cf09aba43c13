#include "fuzz/support/definition_check.h"
#include "fuzz/support/guide_cases.h"

#include <fstream>
#include <iterator>

// Cases of `plan --case`, planned by a guide and a calendar that stay the same.

namespace {

using namespace trivsel;

std::string bytesOf(const std::string& name)
{
    std::ifstream in(std::string(TRIVSEL_TEST_DATA) + "/definitions/sound/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto guide = definitions::readGuide(bytesOf("guide.json"), "guide.json").value;
    static const auto calendar = definitions::readCalendar(bytesOf("calendar.json"), "calendar.json").value;
    FUZZ_EXPECT(guide && calendar);
    const auto theCase = fuzz::checkedRead<core::GuideCase>(fuzz::asText(data, size), &definitions::readCase);
    if (!theCase) return 0;
    FUZZ_EXPECT(theCase->date.has_value());
    const auto planned = core::plan(*guide, *theCase, *calendar);
    fuzz::checkPlan(guide->steps, guide->rules, *theCase, planned);
    for (const core::PlannedStep& step : planned)
        FUZZ_EXPECT(!step.due || Date::parseIso(step.due->iso()) == step.due);
    return 0;
}
