#pragma once

#include "base/date.h"
#include "base/text.h"
#include "core/calendar.h"
#include "core/position.h"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// "Sådan gør vi" as data (guide-format.md is normative): rules over a described case that yield fixed minimum steps.
/// Pure: the interpreter knows no store, clock or language.
namespace trivsel::core {

struct Source {
    std::string id;
    Text text;
    std::optional<Date> checkedOn;
    bool operator==(const Source&) const = default;
};

enum class StepKind { Environment, Child, Parents, FamilyNetwork, Team, Authority, FollowUp };
enum class DueFrom { Position, Concern, Decision, Plan, FollowUp };
enum class DayCount { Calendar, Working };

struct DueRule {
    std::int32_t days = 0;
    DueFrom from = DueFrom::Position;
    DayCount count = DayCount::Calendar;
    bool operator==(const DueRule&) const = default;
};

struct GuideStep {
    std::string id;
    Text title;
    Text action; ///< the file's `do`: what to do, in one to three plain sentences
    Text why;
    std::string who; ///< role of the profile's directory
    StepKind kind = StepKind::Team;
    std::optional<DueRule> due;
    std::string rung; ///< id of a rung of the profile's ladder
    bool minimum = false;        ///< cannot be removed, only done or set aside with reason and name
    std::string tool;            ///< name of a form or guide; may be empty
    bool reachesParents = false; ///< closed by the gate and the acute path
    bool reachesChild = false;   ///< as above
    bool groupOk = false;        ///< one such step may serve several children
    std::vector<std::string> after; ///< steps that should be done first: they order and remind, never forbid
    std::string source;             ///< id in Guide::sources; may be empty when localChoice
    bool localChoice = false;
    bool operator==(const GuideStep&) const = default;
};

enum class PlanState { None, Open, Overdue, NoEffect };
enum class AcuteState { None, Doubt, Open };
enum class ConsentState { Given, Refused, Missing };
enum class AbsenceMeasure { UnlawfulShare, DaysInRow, DaysOf };

/// One figure about absence. `of` is what the file writes beside the measure: "quarter" for UnlawfulShare, "any",
/// "illness" or "unlawful" for DaysInRow, the number of school days looked at ("20") for DaysOf.
struct AbsenceFigure {
    AbsenceMeasure measure = AbsenceMeasure::UnlawfulShare;
    std::string of;
    auto operator<=>(const AbsenceFigure&) const = default;
};

/// Everything a rule may ask about. What is not known is absent, and a test of it is false.
struct GuideCase {
    std::optional<Date> date; ///< the day of the position; `due` from the position is counted from it
    /// Days of the other events that `due` may be counted from; never DueFrom::Position.
    std::map<DueFrom, Date> events;
    std::optional<Position> position;
    std::optional<Position> positionBefore;
    std::map<std::string, Position, std::less<>> areas;      ///< area id -> band of the common position's ratings
    std::map<std::string, Position, std::less<>> indicators; ///< item id -> signal
    std::optional<std::int32_t> roundsNotGreen;
    std::optional<std::int32_t> ageMonths;
    std::optional<Setting> setting;
    std::map<AbsenceFigure, double> absence; ///< percent for UnlawfulShare, days for the others
    std::optional<PlanState> plan;
    std::optional<std::string> concern;
    std::vector<std::string> otherConcerns; ///< further open ones; a test of the concern holds for any of them
    std::map<std::string, ConsentState, std::less<>> consent;
    std::vector<std::string> flags;
    std::optional<AcuteState> acute;
    bool operator==(const GuideCase&) const = default;
};

struct GuideCondition {
    enum class Kind { Position, PositionBefore, Area, Indicator, RoundsNotGreen, AgeMonths, Setting, Absence, Plan,
                      Concern, Consent, Flag, Acute, All, Any, Not };
    enum class Compare { Is, AtLeast };
    Kind kind = Kind::Position;
    Compare compare = Compare::Is;
    core::Position position = core::Position::Yellow; ///< Position, PositionBefore, Area, Indicator
    std::string id;                                   ///< Area, Indicator, Concern, Consent (to), Flag
    std::int32_t atLeast = 1;                         ///< RoundsNotGreen
    std::int32_t ageFrom = 0, ageTo = 0;              ///< AgeMonths, inclusive
    core::Setting setting = core::Setting::Daycare;
    AbsenceFigure absence;
    double absenceAtLeast = 0;
    PlanState plan = PlanState::None;
    ConsentState consent = ConsentState::Missing;
    AcuteState acute = AcuteState::None;
    std::vector<GuideCondition> parts; ///< All, Any, Not (exactly one)
    bool operator==(const GuideCondition&) const = default;
};

struct GuideRule {
    std::string id;
    GuideCondition condition;
    std::vector<std::size_t> steps; ///< indexes into Guide::steps
    Text reason;
    bool operator==(const GuideRule&) const = default;
};

struct Guide {
    std::string id;
    std::string version;
    Text title;
    std::vector<Source> sources;
    std::vector<GuideStep> steps;
    std::vector<GuideRule> rules;
    std::string sha256; ///< of the file's bytes; "" when built by hand
    const GuideStep* step(std::string_view stepId) const;
    bool operator==(const Guide&) const = default;
};

using GuidePtr = std::shared_ptr<const Guide>;

/// A step that the guide asks for in a case, with every reason.
struct PlannedStep {
    std::size_t step = 0; ///< index into Guide::steps
    std::optional<Date> due;
    std::vector<std::size_t> rules; ///< indexes of the rules that ask for it, in order
    bool operator==(const PlannedStep&) const = default;
};

/// True when the condition holds in the case (two values: something not known is false).
bool holds(const GuideCondition& condition, const GuideCase& theCase);

/// The day that `from` is counted from: the case's date for the position, else its event. When `acute` is doubt or open
/// and nobody has said when the concern was, it is the day of the answer to the gate, and that is the case's date. None
/// when the event has not happened.
std::optional<Date> dayOf(DueFrom from, const GuideCase& theCase);
/// The event in words, for a step that has no date yet: "fra bekymringen", "from the concern".
const Text& fromWords(DueFrom from);

/// All rules that hold contribute; steps come in the guide's order, each once, with every reason. Closed while
/// `acute` is doubt or open: steps that reach parents or child are left out even if a rule asks for them.
/// A due date is given when the event it is counted from has a day (dayOf).
std::vector<PlannedStep> plan(std::span<const GuideStep> steps, std::span<const GuideRule> rules,
                              const GuideCase& theCase, const WorkingCalendar& calendar);
std::vector<PlannedStep> plan(const Guide& guide, const GuideCase& theCase, const WorkingCalendar& calendar);

/// Faults that can only be seen across the guide (guide-format.md "Refused"): unsatisfiable rules, cycles in `after`,
/// rules that need a lower rung's step, a yellow or red position that some assignment leaves without a minimum step of
/// kind environment, a path with acute doubt or open that yields a step reaching the parents. Each with its JSON path
/// (`$.rules[2]`) and a text. References are checked by the loader. `ladder`: ids of the rungs, lowest first; without
/// one the rungs are not compared. The search is complete; a guide whose rules would take too long is itself a fault.
struct GuideFault {
    std::string path;
    Text what;
};
std::vector<GuideFault> guideFaults(const Guide& guide, const std::vector<std::string>& ladder);

} // namespace trivsel::core
