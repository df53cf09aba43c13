#include "fuzz/support/definition_check.h"
#include "fuzz/support/guide_cases.h"

#include <algorithm>

// Guides: whatever the case is, the plan of a guide that was read keeps what reading it promised.

namespace {

using namespace trivsel;

bool isEnvironmentMinimum(const core::GuideStep& step)
{
    return step.minimum && step.kind == core::StepKind::Environment;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes = fuzz::asText(data, size);
    const auto guide = fuzz::checkedRead<core::Guide>(bytes, &definitions::readGuide);
    if (!guide) return 0;
    for (const core::GuideStep& step : guide->steps) {
        FUZZ_EXPECT(fuzz::hasOrigin(step.source, step.localChoice, guide->sources));
        FUZZ_EXPECT(guide->step(step.id) == &step);
        for (const std::string& earlier : step.after) FUZZ_EXPECT(guide->step(earlier) != nullptr);
    }
    fuzz::Choices choices(bytes);
    const core::WorkingCalendar calendar;
    for (int i = 0; i < 8; ++i) {
        const core::GuideCase theCase = fuzz::randomCase(guide->rules, choices);
        const auto planned = core::plan(*guide, theCase, calendar);
        fuzz::checkPlan(guide->steps, guide->rules, theCase, planned);
        // Yellow and red are never left without a minimum step for the environment: not when the gate is closed either.
        if (theCase.position != core::Position::Yellow && theCase.position != core::Position::Red) continue;
        FUZZ_EXPECT(std::ranges::any_of(planned, [&](const core::PlannedStep& step) {
            return isEnvironmentMinimum(guide->steps[step.step]);
        }));
    }
    return 0;
}
