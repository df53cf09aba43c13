#include "app/models/roadmap_model.h"

#include "app/models/model_tools.h"
#include "app/roles.h"
#include "app/session.h"
#include "definitions/catalog.h"

#include <algorithm>
#include <cmath>

namespace trivsel::app {
namespace {

using core::AbsenceFigure;
using core::AbsenceMeasure;
using core::GateState;
using core::GuideCondition;
using Threshold = RoadmapModel::Threshold;

RoadmapSources sourcesOf(const Session& session)
{
    return {session.world(), session.municipality(), session.calendar(),
            [&session](const core::InstrumentRef& ref) { return session.instrument(ref); }, session.today()};
}

std::vector<core::RoadmapPtr> roadmapsOf(const Session& session)
{
    std::vector<core::RoadmapPtr> found;
    for (const std::string& id : session.municipality().roadmaps)
        if (core::RoadmapPtr roadmap = session.catalog().roadmap(id)) found.push_back(std::move(roadmap));
    return found;
}

bool isPupilIn(const core::GuideCase& theCase)
{
    return theCase.setting == core::Setting::School || theCase.setting == core::Setting::AfterSchool;
}

/// Whether a roadmap is worth showing for a child of this age and setting, whatever is written about it.
class Applicability {
public:
    Applicability(const Session& session, const core::GuideCase& theCase)
        : m_case(theCase), m_isPupil(isPupilIn(theCase)),
          m_form(theCase.setting ? session.catalog().instrumentFor(theCase.ageMonths.value_or(0), *theCase.setting)
                                 : nullptr)
    {}

    bool canApply(const core::Roadmap& roadmap) const
    {
        return std::any_of(roadmap.thresholds.begin(), roadmap.thresholds.end(),
                           [&](const core::Roadmap::Threshold& t) { return t.active && canHold(t.rule.condition); });
    }

private:
    /// What is negated is not looked into: it could always be so.
    bool canHold(const GuideCondition& condition) const
    {
        using Kind = GuideCondition::Kind;
        const auto part = [&](const GuideCondition& c) { return canHold(c); };
        switch (condition.kind) {
        case Kind::Setting:
        case Kind::AgeMonths: return core::holds(condition, m_case);
        case Kind::Absence: return m_isPupil || core::holds(condition, m_case);
        case Kind::Indicator: return core::holds(condition, m_case) || isAskedAbout(condition.id);
        case Kind::All: return std::all_of(condition.parts.begin(), condition.parts.end(), part);
        case Kind::Any: return std::any_of(condition.parts.begin(), condition.parts.end(), part);
        default: return true;
        }
    }
    bool isAskedAbout(const std::string& item) const
    {
        return m_form != nullptr && std::any_of(m_form->items.begin(), m_form->items.end(),
                                                [&](const core::Item& i) { return i.id == item; });
    }

    const core::GuideCase& m_case;
    bool m_isPupil;
    core::InstrumentPtr m_form;
};

constexpr int kQuarters = 4; // a year, so that a season is seen beside the one before

void addAbsenceDays(RoadmapModel& model, const Session& session)
{
    const auto& all = session.world().casework.absencesOf(model.child.child);
    for (auto at = all.rbegin(); at != all.rend(); ++at) {
        if (at->date < model.quarter.from) {
            ++model.earlierDays;
            continue;
        }
        const bool counts = session.calendar().isWorkingDay(at->date) && at->date <= model.today;
        model.days.push_back({at->date, at->kind, at->part, counts});
    }
    if (!all.empty()) {
        model.quarters = core::absenceByQuarter(all, model.today, session.calendar(), kQuarters);
        model.pattern = core::absencePattern(all, model.today, session.calendar());
    }
    for (Date day = model.quarter.from; day <= model.quarter.to; day = day.plusDays(1))
        model.quarterDays += session.calendar().isWorkingDay(day) ? 1 : 0;
}

void collectFigures(const GuideCondition& condition, std::vector<std::pair<AbsenceFigure, double>>& asked)
{
    if (condition.kind == GuideCondition::Kind::Absence)
        asked.emplace_back(condition.absence, condition.absenceAtLeast);
    for (const GuideCondition& part : condition.parts) collectFigures(part, asked);
}

int daysUntil(const RoadmapModel& model, const AbsenceFigure& figure, double value, double limit)
{
    // Parts of a day are written with few digits; what is short of a whole day by less than that is none.
    constexpr double kAlmost = 1e-6;
    const double missing =
        figure.measure == AbsenceMeasure::UnlawfulShare ? (limit - value) * model.quarterDays / 100.0 : limit - value;
    return std::max(1, static_cast<int>(std::ceil(missing - kAlmost)));
}

/// The nearest threshold in force that more of this figure would pass, as far as the rest of the case goes.
std::optional<RoadmapModel::Figure::Next> nextOf(const RoadmapModel& model,
                                                 const std::vector<core::RoadmapPtr>& roadmaps,
                                                 const RoadmapCase& known, const AbsenceFigure& figure, double value)
{
    std::optional<RoadmapModel::Figure::Next> next;
    double nearest = 0;
    for (const core::RoadmapPtr& roadmap : roadmaps) {
        for (const core::Roadmap::Threshold& threshold : roadmap->thresholds) {
            std::vector<std::pair<AbsenceFigure, double>> asked;
            collectFigures(threshold.rule.condition, asked);
            for (const auto& [what, limit] : asked) {
                if (!threshold.active || what != figure || limit <= value || (next && limit >= nearest)) continue;
                const auto wouldPass = [&, limit = limit](core::GuideCase theCase) {
                    if (core::holds(threshold.rule.condition, theCase)) return false;
                    theCase.absence[figure] = limit;
                    return core::holds(threshold.rule.condition, theCase);
                };
                if (!std::any_of(known.cases.begin(), known.cases.end(), wouldPass)) continue;
                nearest = limit;
                next = RoadmapModel::Figure::Next{threshold.title, daysUntil(model, figure, value, limit)};
            }
        }
    }
    return next;
}

void addFigures(RoadmapModel& model, const std::vector<core::RoadmapPtr>& roadmaps, const RoadmapCase& known)
{
    // Those that a threshold in force asks about, in the order of the figures.
    const auto& values = known.cases.front().absence;
    for (const auto& [what, value] : values) {
        const bool isAsked =
            std::any_of(roadmaps.begin(), roadmaps.end(), [&, &what = what](const core::RoadmapPtr& roadmap) {
                return std::any_of(
                    roadmap->thresholds.begin(), roadmap->thresholds.end(), [&](const core::Roadmap::Threshold& t) {
                        std::vector<std::pair<AbsenceFigure, double>> asked;
                        if (t.active) collectFigures(t.rule.condition, asked);
                        return std::any_of(asked.begin(), asked.end(), [&](const auto& a) { return a.first == what; });
                    });
            });
        if (isAsked) model.figures.push_back({what, value, nextOf(model, roadmaps, known, what, value)});
    }
}

RoadmapModel::Step stepRow(const Session& session, const core::Roadmap& roadmap, const core::PlannedStep& planned,
                           const core::Step* taken)
{
    using State = RoadmapModel::Step::State;
    const core::GuideStep& source = roadmap.steps[planned.step];
    RoadmapModel::Step row;
    row.title = source.title;
    row.action = source.action;
    row.who = {source.who, source.who};
    if (const core::DirectoryEntry* role = session.municipality().role(source.who)) row.who = role->title;
    row.due = planned.due;
    row.isMinimum = source.minimum;
    if (taken != nullptr) {
        row.step = taken->id;
        row.due = taken->due;
        row.state = taken->status == core::Step::Status::Open   ? State::Open
                    : taken->status == core::Step::Status::Done ? State::Done
                                                                : State::SetAside;
    }
    if (!row.due && source.due) row.dueFrom = core::fromWords(source.due->from);
    return row;
}

Threshold thresholdRow(const Session& session, const core::Roadmap& roadmap, std::size_t index,
                       const RoadmapCase& known, const std::vector<const core::Step*>& steps)
{
    const core::Roadmap::Threshold& source = roadmap.thresholds[index];
    const ThresholdNow now = thresholdNow(roadmap, index, known, session.calendar());
    Threshold row;
    row.id = source.rule.id;
    row.title = source.title;
    row.state = now.state;
    if (now.state == ThresholdState::Passed || now.state == ThresholdState::Off) row.reason = source.rule.reason;
    for (const core::PlannedStep& planned : now.steps) {
        const core::GuideStep& step = roadmap.steps[planned.step];
        const core::Step* taken = stepTaken(roadmap, index, step, *now.by, steps);
        row.toTake += taken == nullptr ? 1 : 0;
        if (known.gate != GateState::Open && (step.reachesParents || step.reachesChild))
            ++row.heldBack;
        else
            row.steps.push_back(stepRow(session, roadmap, planned, taken));
    }
    if (now.state == ThresholdState::Waits || now.state == ThresholdState::Closed)
        row.heldBack = static_cast<int>(source.rule.steps.size());
    return row;
}

} // namespace

RoadmapModel roadmapModel(const Session& session, ChildId id)
{
    RoadmapModel model;
    model.child.child = id;
    model.today = session.today();
    const core::Child* child = session.world().child(id);
    if (child == nullptr || !session.maySee(id)) return model;
    model.maySee = true;
    model.mayWrite = reach(session.user().role, AddAbsence::kName) != Reach::None;
    model.child = tools::header(session, id, session.world().unitOf(id, session.today()));
    model.calendar = session.calendar();
    model.quarter = core::quarterOf(model.today);
    const RoadmapCase known = roadmapCase(sourcesOf(session), *child, session.user().id);
    model.gate = known.gate;
    model.isPupil = isPupilIn(known.cases.front());
    addAbsenceDays(model, session);

    const Applicability applicability(session, known.cases.front());
    const auto roadmaps = roadmapsOf(session);
    addFigures(model, roadmaps, known);
    const auto steps = session.world().stepsOf(id, session.user().id);
    for (const core::RoadmapPtr& roadmap : roadmaps) {
        RoadmapModel::Roadmap row;
        row.id = roadmap->id;
        row.title = roadmap->title;
        row.sources = roadmap->sources;
        row.canApply = applicability.canApply(*roadmap);
        for (std::size_t i = 0; i < roadmap->thresholds.size(); ++i) {
            row.thresholds.push_back(thresholdRow(session, *roadmap, i, known, steps));
            row.passed += row.thresholds.back().state == ThresholdState::Passed ? 1 : 0;
            row.toTake += row.thresholds.back().toTake;
        }
        model.passed += row.passed;
        model.toTake += row.toTake;
        if (row.canApply || row.passed > 0) model.roadmaps.push_back(std::move(row));
    }
    std::stable_sort(model.roadmaps.begin(), model.roadmaps.end(),
                     [](const auto& a, const auto& b) { return (a.passed > 0) > (b.passed > 0); });
    return model;
}

RoadmapSummary roadmapSummary(const Session& session, ChildId id)
{
    RoadmapSummary summary;
    const core::Child* child = session.world().child(id);
    if (child == nullptr || !session.maySee(id)) return summary;
    const RoadmapCase known = roadmapCase(sourcesOf(session), *child, session.user().id);
    summary.hasAbsence = !known.cases.front().absence.empty();
    summary.isShown = summary.hasAbsence;
    const Applicability applicability(session, known.cases.front());
    for (const core::RoadmapPtr& roadmap : roadmapsOf(session)) {
        summary.isShown = summary.isShown || applicability.canApply(*roadmap);
        for (std::size_t i = 0; i < roadmap->thresholds.size(); ++i)
            if (thresholdNow(*roadmap, i, known, session.calendar()).state == ThresholdState::Passed) ++summary.passed;
    }
    return summary;
}

AbsenceSpan absenceSpan(const core::WorkingCalendar& calendar, Date from, Date to, Date today)
{
    using Refused = AbsenceSpan::Refused;
    AbsenceSpan span;
    span.refused = to < from                                  ? Refused::Backwards
                   : to > today                               ? Refused::Future
                   : daysBetween(from, to) >= kLongestAbsence ? Refused::TooLong
                                                              : Refused::No;
    if (span.refused != Refused::No) return span;
    for (Date day = from; day <= to; day = day.plusDays(1)) {
        if (calendar.isWorkingDay(day)) {
            span.days.push_back(day);
        } else if (day.weekday() >= 6) {
            ++span.weekend;
        } else {
            for (const core::Holiday& holiday : calendar.holidays())
                if (holiday.date == day) span.closed.push_back(holiday);
        }
    }
    if (span.days.empty()) span.refused = Refused::NoSchoolDay;
    return span;
}

} // namespace trivsel::app
