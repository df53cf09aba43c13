#pragma once

#include "app/models/school_model.h"
#include "base/result.h"
#include "report/document.h"

#include <string>

namespace trivsel::app {

class Session;

/// The page for the parents' meeting: what a class, or the school where no class is chosen, answered, out of released
/// figures alone, with the pupils' own proposals without children's names. One or two pages.
report::Document surveyDocument(const Session& session, const SchoolModel& model, Language language);
Result<std::string> surveyPdf(Session& session, const SchoolChoice& choice, const std::string& purpose, Language language);

/// The class conference on one page, for adults who may open the children; protected names are left out.
report::Document conferenceDocument(const Session& session, const SchoolModel& model, Language language);
Result<std::string> conferencePdf(Session& session, const SchoolChoice& choice, const std::string& purpose, Language language);

} // namespace trivsel::app
