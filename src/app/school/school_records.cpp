#include "app/school/school_records.h"

#include <algorithm>

namespace trivsel::app {
namespace {

/// The records whose key begins with `first`, in the order of the map.
template <class Map, class First> auto startingWith(const Map& records, First first)
{
    std::vector<const typename Map::mapped_type*> found;
    for (auto at = records.lower_bound({first, {}}); at != records.end() && at->first.first == first; ++at) found.push_back(&at->second);
    return found;
}

template <class Map> const typename Map::mapped_type* find(const Map& records, const typename Map::key_type& key)
{
    const auto at = records.find(key);
    return at != records.end() ? &at->second : nullptr;
}

} // namespace

const core::Survey* School::survey(SurveyId id) const { return find(m_surveys, id); }

std::vector<const core::Survey*> School::surveysOf(UnitId institution) const
{
    std::vector<const core::Survey*> found;
    for (const auto& [id, survey] : m_surveys)
        if (survey.institution == institution) found.push_back(&survey);
    std::ranges::stable_sort(found, {}, &core::Survey::to);
    return found;
}

const core::SurveyClass* School::surveyClass(SurveyId survey, UnitId unit) const { return find(m_classes, {survey, unit}); }
std::vector<const core::SurveyClass*> School::classesOf(SurveyId survey) const { return startingWith(m_classes, survey); }
const core::SurveyPupil* School::pupil(SurveyId survey, ChildId child) const { return find(m_pupils, {survey, child}); }
std::vector<const core::SurveyPupil*> School::pupilsOf(SurveyId survey) const { return startingWith(m_pupils, survey); }

std::vector<const core::SurveyPupil*> School::answersOf(ChildId child) const
{
    std::vector<const core::SurveyPupil*> found;
    for (const auto& [id, survey] : m_surveys)
        if (const core::SurveyPupil* answers = pupil(id, child)) found.push_back(answers);
    return found;
}

const core::RatingPackage* School::package(std::string_view code) const
{
    const auto at = std::ranges::find_if(m_packages, [&](const auto& entry) { return entry.second.code == code; });
    return at != m_packages.end() ? &at->second : nullptr;
}

void School::remove(SurveyId survey)
{
    m_surveys.erase(survey);
    std::erase_if(m_classes, [&](const auto& entry) { return entry.first.first == survey; });
    std::erase_if(m_pupils, [&](const auto& entry) { return entry.first.first == survey; });
}

} // namespace trivsel::app
