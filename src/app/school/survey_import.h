#pragma once

#include "app/import_columns.h"
#include "app/roster_import.h"
#include "app/school/survey_figures.h"
#include "base/result.h"
#include "core/school/survey.h"

#include <atomic>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trivsel::app {

class World;
struct ImportSurvey;

/// Of the settings that keep which columns were chosen (columnsSetting in import_remembered.h).
inline constexpr std::string_view kSurveyColumns = "survey";

/// A file of pupils' answers or of classes' figures, and what it is held against. Gathered in the session's thread; holds
/// copies, so that any thread may read it.
struct SurveyInput {
    core::Survey about;
    core::SurveyFormPtr form; ///< null for ClassFigures
    core::release::Figures head; ///< everything but units, words and plan
    struct Class {
        UnitId unit;
        std::string name;
        std::int32_t pupils = 0; ///< on the survey's last day
    };
    std::vector<Class> classes; ///< of the institution, closed ones left out
    struct Pupil {
        ChildId child;
        UnitId unit; ///< today
        std::string id, cpr, nameKey;
        Date birthDate;
    };
    std::vector<Pupil> pupils; ///< Named: those of the institution whom the reader of the file may know of
    std::map<std::string, std::string, std::less<>> mappings; ///< remembered, by the setting's name (columnsSetting)
    std::string fileName, bytes, mapping;
    bool acceptRefused = false;
};
/// `fileName`, `bytes`, `mapping` and `acceptRefused` are the caller's to fill in.
SurveyInput gatherSurvey(const World& world, const core::Survey& about, core::SurveyFormPtr form, UserId reader, std::string storeId, Date today);

/// What came of reading: either an error, or everything that is kept.
struct SurveyReading {
    RosterReport report;        ///< `added`: pupils who answered, or figures of classes; refused rows with their place
    std::optional<Error> error; ///< nothing may be kept
    std::string fileSha256;
    std::string figures;        ///< core::Survey::figures
    std::vector<core::SurveyClass> classes; ///< without the survey's id
    std::vector<core::SurveyPupil> pupils;  ///< the same; Named alone
    std::string setting, mapping;           ///< to be remembered; empty when none was given
};

/// How far the reading is, and whether anybody still wants it. Shared between threads.
struct SurveyProgress {
    std::atomic<double> done{0}; ///< 0..1, of the file
    std::atomic<bool> isStopped{false};
};

/// At most this many refused rows are told one by one; after that only their number.
inline constexpr std::int32_t kMostRefusedTold = 1'000;

/// A million rows in a few seconds, in memory of about four times the file. Takes the input's bytes.
SurveyReading readSurvey(SurveyInput input, SurveyProgress& progress);

/// How the columns of a file are taken, before it is read in; no headings where it cannot be read at all, or may not be.
/// `isWhole`: nothing that the file must have is missing.
struct SurveyColumns {
    imports::Matching matching;
    bool isWhole = false;
};
SurveyColumns surveyColumns(const World& world, const ImportSurvey& import, const core::SurveyForm* form);

/// A file of the counts per answer that a class's show of hands gave (a pulse): one row per pupil, each answer standing
/// with any other. `counts`: per item of the form, per option; the largest sum is the number of pupils.
std::string surveyFileOf(const core::SurveyForm& form, const std::string& className, const std::vector<std::vector<std::int32_t>>& counts);

} // namespace trivsel::app
