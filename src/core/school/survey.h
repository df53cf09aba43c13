#pragma once

#include "base/date.h"
#include "core/casework/ids.h"
#include "core/round.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace trivsel {
using SurveyId = Id<struct SurveyTag>;
} // namespace trivsel

/// What pupils answered themselves: surveys of an institution, kept as they may be told.
namespace trivsel::core {

/// One survey of an institution's pupils. Of an anonymous one no pupil's answers are kept: only the tables that were
/// released when it was read in, once and for everyone.
struct Survey {
    SurveyId id;
    UnitId institution;
    enum class Kind {
        Anonymous,    ///< the answers were counted and let go
        Named,        ///< a local survey whose answers are the pupils' own: SurveyPupil
        ClassFigures, ///< figures of classes made elsewhere, such as the national trivselsmåling's
    };
    Kind kind = Kind::Anonymous;
    InstrumentRef form;  ///< of data/surveys; empty id for ClassFigures
    std::string name;    ///< "Trivsel, efterår 2026"
    Date from, to;       ///< the days on which it was answered
    UserId reader;       ///< Named: who reads alarm answers the same day
    std::optional<Date> toldOn; ///< Named: the day on which the pupils were told who reads
    std::string told;    ///< Named: how they were told
    SurveyId pulseOf;    ///< the survey that this pulse follows up; none for most
    std::string fileSha256; ///< of the file it was read from: the same file twice changes nothing
    std::string figures; ///< JSON: the released tables of the classes and the school
    UserId by;
    Instant at{};
    bool operator==(const Survey&) const = default;
};

/// A class in a survey: what it said when it was shown its figures, and what came of it.
struct SurveyClass {
    SurveyId survey;
    UnitId unit;
    std::int32_t pupils = 0;   ///< in the class when it was answered; 0: not known
    std::int32_t answered = 0;
    std::vector<std::string> proposals; ///< the pupils' own, without names
    std::optional<Date> shownOn; ///< "Vis klassen"
    std::optional<Date> pulseOn; ///< when the four questions are to be asked; 6 weeks after it was shown
    PlanId plan;                 ///< the group plan for the learning environment; none yet
    bool operator==(const SurveyClass&) const = default;
};

/// A pupil's answers in a named local survey; restricted to those who may open the child.
struct SurveyPupil {
    SurveyId survey;
    ChildId child;
    UnitId unit;             ///< the class then
    std::string answers;     ///< one byte per item: 0 = not answered, else 1 + index of the answer
    Date on;
    std::vector<std::string> alarms; ///< ids of the items with an answer that somebody must read the same day
    UserId seenBy;           ///< who read the alarm answers
    std::optional<Instant> seenAt;
    std::string seenWords;   ///< what was done at once
    bool operator==(const SurveyPupil&) const = default;
};

} // namespace trivsel::core
