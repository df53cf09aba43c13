#pragma once

#include "app/roster_apply.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// Absence out of a list: rows of a day, of a part of one, or of one lesson each, to days of children who are here.
namespace trivsel::app {

namespace absence {

enum class Field { Date, Id, Cpr, Name, FirstName, LastName, BirthDate, Kind, Lesson, Lessons, LessonsOfDay, Part };
std::span<const imports::FieldName> fieldNames();

/// One line of the list.
struct Entry {
    std::size_t line = 0;
    std::string id, cpr, name; ///< as a roster's; empty where the list does not say
    std::optional<Date> birthDate;
    Date date;
    core::AbsenceDay::Kind kind = core::AbsenceDay::Kind::Unlawful;
    std::string lesson; ///< which one; empty unless each row is a lesson
    double part = 1;    ///< of the day, over 0 to 1
    struct Refusal {
        std::size_t column = 0;
        Text what;
    };
    std::vector<Refusal> refusals;
    std::size_t idColumn = 0, cprColumn = 0, nameColumn = 0, dateColumn = 0, partColumn = 0;
};

/// Every line with something in it to `take`; errors as of imports::readList().
Result<void> readEntries(const RosterRequest& request, Date today, const std::function<void(const Entry&)>& take,
                         const imports::Remembered& remembered = {}, JobProgress* progress = nullptr, imports::Matching* matching = nullptr);

/// Whether a header is that of an absence list rather than of a roster: it has a date, and a kind or a part of the day.
bool isAbsenceHeader(const std::vector<std::string>& header);

} // namespace absence

/// What the list would write about the children below `root`: days that are new, and days that change. Several lessons of
/// a day and kind add up to a part; more than the whole day is refused. `report` as for a roster. An import that changes
/// nothing gives an empty `put`.
Result<RosterChange> absenceChange(const World& world, const core::User& user, UnitId root, Date today, Instant now,
                                   const core::WorkingCalendar& calendar, const std::function<std::int64_t()>& nextId,
                                   const RosterRequest& request, bool acceptRefused, RosterReport& report,
                                   JobProgress* progress = nullptr, imports::Matching* matching = nullptr);

/// Dry run of ImportAbsence.
Result<RosterReport> previewAbsence(const Session& session, const RosterRequest& request, JobProgress* progress = nullptr,
                                    imports::Matching* matching = nullptr);

} // namespace trivsel::app
