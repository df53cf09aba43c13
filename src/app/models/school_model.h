#pragma once

#include "app/commands_school.h"
#include "app/models/common.h"
#include "app/school/survey_figures.h"
#include "core/school/survey_form.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace trivsel::app {

class Session;

/// What a reader of Skole has chosen; what cannot be followed is passed over.
struct SchoolChoice {
    UnitId institution; ///< none: the first
    SurveyId survey;    ///< none: the newest
    UnitId unit;        ///< none: the first class
    bool operator==(const SchoolChoice&) const = default;
};

/// "Skole": surveys of pupils as classes and the school may be told of them, alarm answers for the adult whom the pupils
/// were told of, the class conference, absence and the share in special education. What is told of a survey comes from
/// its released figures alone.
struct SchoolModel {
    Date today;
    SchoolChoice chosen; ///< as it could be followed
    struct School {
        UnitId unit;
        std::string name;
    };
    std::vector<School> schools;
    bool mayImport = false;
    std::vector<core::SurveyFormPtr> forms;  ///< in order of id
    std::vector<PersonChoice> readers;       ///< adults of the school
    std::vector<School> classes;             ///< that the user may see, in Danish order of name

    struct SurveyLine {
        SurveyId survey;
        std::string words; ///< "Trivsel, efterår 2026"
        bool isNamed = false, isPulse = false;
    };
    std::vector<SurveyLine> surveys; ///< newest first
    std::string surveyName, surveyWords; ///< of the chosen one: days, form, who answered
    std::string told;                    ///< Named: how the pupils were told, and who reads
    Text nothing;                        ///< why there are no figures; empty when there are

    /// A figure about a group, with its uncertainty, or why it is not told.
    struct Mean {
        std::string value;    ///< "3,7"; empty when withheld
        std::string interval; ///< "3,4–4,0"
        std::string n;        ///< "20–24"
    };
    struct Bar {
        std::string words;   ///< "4,1-5,0", or an answer
        std::string share;   ///< "40 %", "40–50 %"
        std::string interval;
        double middle = 0;   ///< 0..1
    };
    struct Spread {
        std::vector<Bar> bars; ///< empty when withheld
        std::string withheld;  ///< why: words
    };
    struct Indicator {
        std::string title;
        Mean unit, school, earlier;
        std::string change; ///< against the earlier survey; a sentence, empty without one
        Spread spread;
    };
    struct Question {
        std::string text, indicator;
        Spread spread;
    };
    std::vector<Indicator> indicators; ///< of the class, or of the school where no class is chosen
    std::vector<Question> questions;
    std::string earlierName;

    /// The class that is shown.
    struct Class {
        core::SurveyClass record;
        std::string name;
        std::string answered;  ///< "22 af 24 har svaret"
        bool isSmall = false;
        bool mayWrite = false;
        bool isPulseDue = false;
        SurveyId pulse;        ///< the one that was held after this survey; none yet
        ChildId planChild;     ///< whose page the group plan is opened from; none without children
        std::vector<std::string> names; ///< first names of the class, to warn of
    };
    std::optional<Class> unit;

    struct Alarm {
        SurveyId survey;
        ChildId child;
        std::string name, unit, surveyName;
        Date on;
        std::vector<std::string> answers; ///< "Jeg bliver holdt udenfor: Passer godt"
        bool isSeen = false;
        std::string seenBy, seenWords;
        bool maySee = false; ///< may note that it was read
    };
    std::vector<Alarm> alarms; ///< unread first

    /// A class's pulse that is due or overdue.
    struct Due {
        SurveyId survey;
        UnitId unit;
        std::string name;
        Date on;
        bool isOver = false;
    };
    std::vector<Due> pulses;

    /// A child of the class conference; those who need it come first.
    struct Pupil {
        ChildId child;
        std::string name;
        std::optional<core::Position> position;
        std::optional<double> quarterPercent; ///< of the quarter's school days until now, any kind
        double unlawfulPercent = 0;           ///< the law's: of the whole quarter
        double last20 = 0, last60 = 0;
        std::optional<int> weekday;           ///< 0 Monday … 4: core::AbsencePattern
        int openSteps = 0, overdueSteps = 0;
        std::optional<Date> nextDate;         ///< of an open step
    };
    std::vector<Pupil> pupils;
    std::optional<Date> nextMeeting; ///< of the class
    struct Quarter {
        std::string name;     ///< "4. kvartal 2026"
        std::string percent;  ///< of all pupils' school days
    };
    std::vector<Quarter> quarters; ///< of the class's children whom the reader may open; this one last

    /// The leader's: worked out now, on her screen alone.
    struct Share {
        int count = 0, of = 0;
        std::string words;  ///< "3,2 % (usikkerhed …)"
        std::string target; ///< "Mål: højst 4 %"; empty without one
        bool isKnown = false; ///< the profile has the flag
    };
    std::optional<Share> specialEducation;
};

SchoolModel schoolModel(const Session& session, const SchoolChoice& choice, Language language);

/// Unread alarm answers that this user is to read; what Start says.
int unreadAlarms(const Session& session);

/// The profile's flag for a pupil in special education.
inline constexpr const char* kSpecialEducationFlag = "special_education";

} // namespace trivsel::app
