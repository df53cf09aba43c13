#pragma once

#include "core/people.h"
#include "core/round.h"
#include "core/school/survey.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The commands about pupils' surveys, absence from a file, the new school year, and ratings made elsewhere.
namespace trivsel::app {

// --- surveys ------------------------------------------------------------------------------------------------------
/// Answers of pupils, or figures of classes, out of a file. `about`: institution, kind, form, name, days, reader and how
/// the pupils were told; its figures come from the file. Taken back by UndoImport.
struct ImportSurvey { static constexpr std::string_view kName = "import.survey";
    std::string fileName; std::string bytes; std::string mapping; bool acceptRefused = false; core::Survey about; };
/// The class has seen its figures, its own proposals, the day of the pulse, the group plan: what is kept of a class.
struct SaveSurveyClass { static constexpr std::string_view kName = "survey.class"; core::SurveyClass about; };
/// The alarm answers of a pupil were read; `words`: what was done at once.
struct SeeAlarm { static constexpr std::string_view kName = "survey.alarm"; SurveyId survey; ChildId child; std::string words; };

// --- absence, the new year ----------------------------------------------------------------------------------------
struct ImportAbsence { static constexpr std::string_view kName = "import.absence";
    std::string fileName; std::string bytes; std::string mapping; bool acceptRefused = false; };
/// The whole school's step into a new year, as reviewed: what becomes of every class. Taken back by UndoImport.
struct RollOverYear { static constexpr std::string_view kName = "year.roll";
    struct Class {
        UnitId from;
        enum class What { Continues, Joins, Leaves }; ///< gets another name; its children go to `into`; its children leave
        What what = What::Continues;
        std::string name;           ///< Continues: its name from then on
        UnitId into;                ///< Joins
        std::vector<UserId> adults; ///< Continues: those who have it from then on; the others' time ends the day before
    };
    UnitId institution; Date firstDay; std::vector<Class> classes; };

// --- ratings made elsewhere ---------------------------------------------------------------------------------------
/// An adult's part of an open round is to be rated on another computer; code and key are made by the caller.
struct SendRatingPackage { static constexpr std::string_view kName = "package.send"; RoundId round; UserId rater; std::string code, key; };
/// The ratings that came back; once for each package.
struct TakeRatings { static constexpr std::string_view kName = "import.ratings"; std::string fileName; std::string bytes; };
/// The answers of a blank form that an adult filled in on paper. Who types it in has seen another's answers: only someone
/// who rates this child no more in this round. `position` is the paper's last question, "Min egen position"; it must be there.
struct TypeInRating { static constexpr std::string_view kName = "rating.paper";
    RoundId round; ChildId child; UserId rater; Date on; std::vector<core::Answer> answers;
    std::optional<core::Position> position; std::vector<std::string> reviewed; std::string comment; };

} // namespace trivsel::app
