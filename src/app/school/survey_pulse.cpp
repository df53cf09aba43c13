#include "app/school/survey_pulse.h"

#include "app/session.h"

#include <algorithm>

namespace trivsel::app {

SurveyId pulseOf(const School& school, SurveyId survey, UnitId unit)
{
    for (const auto& [id, other] : school.surveys())
        if (other.pulseOf == survey && school.surveyClass(id, unit) != nullptr) return id;
    return {};
}

std::vector<PulseDue> pulsesDue(const Session& session, Date until)
{
    const World& world = session.world();
    const School& school = world.school;
    const auto isAskedAnew = [&](const core::Survey& survey, UnitId unit) {
        return std::ranges::any_of(school.surveys(), [&](const auto& entry) {
            const core::Survey& later = entry.second;
            return !later.pulseOf && later.from > survey.to && school.surveyClass(later.id, unit) != nullptr;
        });
    };
    std::vector<PulseDue> due;
    for (const auto& [id, survey] : school.surveys()) {
        for (const core::SurveyClass* one : school.classesOf(id)) {
            const core::Unit* unit = world.unit(one->unit);
            if (!one->pulseOn || *one->pulseOn > until || unit == nullptr || unit->isClosed || !session.maySee(one->unit)) continue;
            if (pulseOf(school, id, one->unit) || isAskedAnew(survey, one->unit)) continue;
            const auto may = session.allowed(SaveSurveyClass{*one});
            due.push_back({id, one->unit, *one->pulseOn, may || may.error().code != ErrorCode::NoRight});
        }
    }
    std::ranges::stable_sort(due, {}, &PulseDue::on);
    return due;
}

} // namespace trivsel::app
