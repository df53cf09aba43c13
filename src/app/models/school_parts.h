#pragma once

#include "app/models/school_model.h"
#include "app/session.h"

/// The parts that schoolModel is made from. Not for the screens.
namespace trivsel::app::school {

struct Source {
    const Session& session;
    Language language;
    std::string tr(const char* da, const char* en) const { return language == Language::Danish ? da : en; }
};

void addFigures(const Source& from, SchoolModel& model);    ///< of the chosen survey and class
void addAlarms(const Source& from, SchoolModel& model);
void addAnswers(const Source& from, SchoolModel& model);    ///< of the chosen class's pupils in a named survey
void addPlan(const Source& from, SchoolModel& model);       ///< the chosen class's group plan
void addConference(const Source& from, SchoolModel& model); ///< of the chosen class
void addShare(const Source& from, SchoolModel& model);      ///< of special education, for a leader

} // namespace trivsel::app::school
