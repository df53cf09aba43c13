#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "base/text.h"

#include <cstddef>
#include <string>

/// Health records out of an open store: the latest common position of each child whom the user may see, or of one
/// (docs/health-records.md says what to check before anything is sent).
namespace trivsel::app {

class Session;

struct HealthRequest {
    std::string purpose; ///< required; stands in the audit
    ChildId child;       ///< none: all
    std::string sor;     ///< SOR code of the organisation that keeps the records: 6 to 18 digits, or empty
};

struct HealthRecords {
    std::string bytes;
    std::size_t records = 0;
    std::size_t withoutPosition = 0; ///< nothing agreed yet, or not assessed: the questionnaire has no word for it
    std::size_t withoutCpr = 0;      ///< known by the number in the store alone: none was entered, or it is protected
};

/// The CPR number of a child with name and address protection is never among them. Errors: NoRight, BadInput (no
/// purpose, no SOR code, no child with a position), Failed (not saved).
Result<HealthRecords> healthRecords(Session& session, const HealthRequest& request);

} // namespace trivsel::app
