#include "core/roadmap.h"

namespace trivsel::core {

std::vector<PassedThreshold> roadmapSteps(const Roadmap& roadmap, const GuideCase& theCase,
                                          const WorkingCalendar& calendar)
{
    std::vector<PassedThreshold> passed;
    for (std::size_t i = 0; i < roadmap.thresholds.size(); ++i) {
        const Roadmap::Threshold& threshold = roadmap.thresholds[i];
        if (!threshold.active || !holds(threshold.rule.condition, theCase)) continue;
        PassedThreshold one{i, plan(roadmap.steps, {&threshold.rule, 1}, theCase, calendar)};
        for (PlannedStep& step : one.steps) step.rules = {i};
        passed.push_back(std::move(one));
    }
    return passed;
}

} // namespace trivsel::core
