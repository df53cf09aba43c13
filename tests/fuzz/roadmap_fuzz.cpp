#include "core/roadmap.h"
#include "fuzz/support/definition_check.h"
#include "fuzz/support/guide_cases.h"

// Roadmaps: thresholds are passed in their order, the resting ones never, and each gives the steps that it names.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace trivsel;
    const std::string_view bytes = fuzz::asText(data, size);
    const auto roadmap = fuzz::checkedRead<core::Roadmap>(bytes, &definitions::readRoadmap);
    if (!roadmap) return 0;
    for (const core::GuideStep& step : roadmap->steps)
        FUZZ_EXPECT(fuzz::hasOrigin(step.source, step.localChoice, roadmap->sources));
    std::vector<core::GuideRule> rules;
    for (const auto& threshold : roadmap->thresholds) rules.push_back(threshold.rule);
    fuzz::Choices choices(bytes);
    const core::WorkingCalendar calendar;
    for (int i = 0; i < 8; ++i) {
        const core::GuideCase theCase = fuzz::randomCase(rules, choices);
        const auto passed = core::roadmapSteps(*roadmap, theCase, calendar);
        auto next = passed.begin();
        for (std::size_t t = 0; t < rules.size(); ++t) {
            if (!roadmap->thresholds[t].active || !core::holds(rules[t].condition, theCase)) continue;
            FUZZ_EXPECT(next != passed.end() && next->threshold == t);
            std::vector<core::PlannedStep> steps = next->steps;
            for (core::PlannedStep& step : steps) {
                FUZZ_EXPECT(step.rules == std::vector{t});
                step.rules = {0};
            }
            fuzz::checkPlan(roadmap->steps, std::span(rules).subspan(t, 1), theCase, steps);
            ++next;
        }
        FUZZ_EXPECT(next == passed.end());
    }
    return 0;
}
