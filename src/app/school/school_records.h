#pragma once

#include "core/school/rating_package.h"
#include "core/school/survey.h"

#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace trivsel::app {

/// Pupils' surveys and packages of ratings, in memory: a part of World.
class School {
public:
    const std::map<SurveyId, core::Survey>& surveys() const { return m_surveys; }
    const core::Survey* survey(SurveyId id) const;
    /// Oldest first, by the last day on which they were answered.
    std::vector<const core::Survey*> surveysOf(UnitId institution) const;
    const core::SurveyClass* surveyClass(SurveyId survey, UnitId unit) const; ///< null where the class took no part
    std::vector<const core::SurveyClass*> classesOf(SurveyId survey) const;
    const core::SurveyPupil* pupil(SurveyId survey, ChildId child) const; ///< of a named survey; null if there is none
    std::vector<const core::SurveyPupil*> pupilsOf(SurveyId survey) const;
    std::vector<const core::SurveyPupil*> answersOf(ChildId child) const; ///< in the order in which the surveys were read in
    const std::map<PackageId, core::RatingPackage>& packages() const { return m_packages; }
    const core::RatingPackage* package(std::string_view code) const;

    void put(const core::Survey& record) { m_surveys.insert_or_assign(record.id, record); }
    void put(const core::SurveyClass& record) { m_classes.insert_or_assign({record.survey, record.unit}, record); }
    void put(const core::SurveyPupil& record) { m_pupils.insert_or_assign({record.survey, record.child}, record); }
    void put(const core::RatingPackage& record) { m_packages.insert_or_assign(record.id, record); }
    /// With its classes and pupils: an import is undone.
    void remove(SurveyId survey);

private:
    std::map<SurveyId, core::Survey> m_surveys;
    std::map<std::pair<SurveyId, UnitId>, core::SurveyClass> m_classes;
    std::map<std::pair<SurveyId, ChildId>, core::SurveyPupil> m_pupils;
    std::map<PackageId, core::RatingPackage> m_packages;
};

} // namespace trivsel::app
