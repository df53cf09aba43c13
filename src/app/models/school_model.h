#pragma once

#include "app/commands_school.h"
#include "app/models/common.h"
#include "app/school/survey_figures.h"
#include "core/casework/action_plan.h"
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
    ChildId pupil{};    ///< whose answers in a named survey are read; none for most
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
    /// The group plan for the learning environment, as far as the reader may know of it.
    struct Plan {
        PlanId plan;
        ChildId child;      ///< of the class, on whose page it is opened
        std::string goal;   ///< may be empty in a draft
        bool isReady = false;
        std::optional<Date> followUpOn, closedOn;
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
        SurveyId pulse;        ///< the one that was held after this survey; none yet
        std::optional<Plan> plan;
        bool mayPlan = false;
        std::vector<ChildId> children;  ///< of today whom the reader may open: those of a group plan
        std::vector<std::string> names; ///< their first names, to warn of
    };
    std::optional<Class> unit;

    /// Named: the class's pupils who answered; for the adult whom they were told of, and nobody else.
    struct Answered {
        ChildId child;
        std::string name;
        int answers = 0, questions = 0;
    };
    std::vector<Answered> answered; ///< in Danish order of name
    /// The answers of `chosen.pupil`. What is shown is noted first (ReadChild).
    struct Answers {
        std::string name;
        struct Line {
            std::string question, answer; ///< `answer` is empty where nothing was answered
        };
        std::vector<Line> lines;
        Text nothing; ///< why there are no lines
    };
    std::optional<Answers> answers;

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
        bool mayTake = false;
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
    /// Planned and about the class.
    struct Meeting {
        MeetingId meeting;
        Date on;
    };
    std::optional<Meeting> nextMeeting;
    bool mayPlanMeeting = false;
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

/// A plan of the class's children out of what was answered, to be written on: the chosen indicators as what worries, the
/// pupils' chosen proposals as what they say themselves, the pulse's day as the follow-up's. `indicators` and `proposals`:
/// indexes into the model's. `model.unit` must be there.
core::ActionPlan groupPlan(const SchoolModel& model, const std::vector<std::size_t>& indicators, const std::vector<std::size_t>& proposals, Language language);

/// Unread alarm answers that this user is to read; what Start says.
int unreadAlarms(const Session& session);

/// The profile's flag for a pupil in special education.
inline constexpr const char* kSpecialEducationFlag = "special_education";

} // namespace trivsel::app
