#pragma once

#include "base/date.h"
#include "base/ids.h"
#include "core/casework/absence_day.h"
#include "core/people.h"
#include "core/school/survey.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace trivsel::core {

/// One import with everything needed to undo it: what it added, and what it changed as it was before.
struct ImportBatch {
    BatchId id;
    std::string kind; ///< "roster", "oneroster", "survey", "absence", "year"
    std::string fileSha256; ///< of the file's bytes; never its name, which may hold a child's
    Instant at{};
    UserId by;
    std::int32_t added = 0, changed = 0, moved = 0, missing = 0, unchanged = 0, refused = 0;
    std::optional<Instant> undoneAt;
    struct Inverse {
        std::vector<UnitId> addedUnits;
        std::vector<ChildId> addedChildren;
        std::vector<MembershipId> addedMemberships;
        std::vector<Child> childrenBefore;
        std::vector<ChildMembership> membershipsBefore;
        std::vector<Unit> unitsBefore;                    ///< year: those that got another name or were closed
        std::vector<UserMembership> userMembershipsBefore; ///< year: those that were ended; new ones with a last day before their first
        std::vector<AbsenceDay> absencesBefore;           ///< absence: the days as they were; with part 0 those that were not there
        SurveyId survey;                                  ///< survey: the one it added
        /// What the import wrote, as it wrote it: what differs from it now was changed by hand since.
        struct After {
            std::map<UnitId, std::string> unitNames;
            std::vector<Child> children;
            std::vector<ChildMembership> memberships;
            std::vector<AbsenceDay> absences;
            bool operator==(const After&) const = default;
        };
        std::optional<After> after; ///< none: imported by a version that did not keep it
        bool operator==(const Inverse&) const = default;
    } inverse;
    bool operator==(const ImportBatch&) const = default;
};

} // namespace trivsel::core
