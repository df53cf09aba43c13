#include "app/models/school_parts.h"

#include "app/models/model_tools.h"
#include "core/chart/words.h"
#include "core/school/absence_quarters.h"
#include "core/statistics/proportion.h"

#include <fmt/format.h>

#include <algorithm>

/// The class conference, absence, and the share in special education: of children whom the reader may open, worked out
/// now and shown to her alone.
namespace trivsel::app::school {
namespace {

using Model = SchoolModel;

constexpr int kQuarters = 4;

std::string percentOf(const Source& from, double percent)
{
    std::string words = fmt::format("{:.1f} %", percent);
    if (from.language == Language::Danish) std::ranges::replace(words, '.', ',');
    return words;
}

/// How much a child needs the conference: what is overdue, then the position, then absence.
int needOf(const Model::Pupil& pupil)
{
    int need = 4 * std::min(pupil.overdueSteps, 2);
    if (pupil.position == core::Position::Red) need += 6;
    if (pupil.position == core::Position::Yellow) need += 3;
    // The law's thresholds, and what schools call worrying absence: 5 of 20 or 15 of 60 days.
    if (pupil.unlawfulPercent >= 15) need += 6;
    else if (pupil.unlawfulPercent >= 10) need += 4;
    if (pupil.last20 >= 5 || pupil.last60 >= 15) need += 4;
    return need;
}

Model::Pupil pupilOf(const Source& from, ChildId child)
{
    const World& world = from.session.world();
    const Date today = from.session.today();
    const UserId user = from.session.user().id;
    Model::Pupil pupil;
    pupil.child = child;
    pupil.name = tools::shown(world.child(child)->name);
    const auto positions = world.positionsOf(child);
    if (!positions.empty()) pupil.position = positions.back().second->position;
    const auto& absences = world.casework.absencesOf(child);
    if (!absences.empty()) {
        const auto quarter = core::absenceByQuarter(absences, today, from.session.calendar(), 1).back();
        pupil.quarterPercent = quarter.percent();
        const auto figures = core::absenceFigures(absences, today, from.session.calendar());
        if (const auto at = figures.find({core::AbsenceMeasure::UnlawfulShare, "quarter"}); at != figures.end()) pupil.unlawfulPercent = at->second;
        const auto pattern = core::absencePattern(absences, today, from.session.calendar());
        pupil.last20 = pattern.ofLast20;
        pupil.last60 = pattern.ofLast60;
        pupil.weekday = pattern.weekday;
    }
    for (const core::Step* step : world.stepsOf(child, user)) {
        if (step->status != core::Step::Status::Open) continue;
        ++pupil.openSteps;
        if (!step->due) continue;
        pupil.overdueSteps += *step->due < today ? 1 : 0;
        if (!pupil.nextDate || *step->due < *pupil.nextDate) pupil.nextDate = step->due;
    }
    return pupil;
}

} // namespace

void addConference(const Source& from, Model& model)
{
    const World& world = from.session.world();
    const Date today = from.session.today();
    if (!model.chosen.unit) return;
    std::vector<core::QuarterAbsence> sums;
    int withRows = 0;
    for (const ChildId child : world.childrenOf(model.chosen.unit, today, from.session.user().id)) {
        if (!from.session.maySee(child)) continue;
        model.pupils.push_back(pupilOf(from, child));
        withRows += world.casework.absencesOf(child).empty() ? 0 : 1;
        const auto quarters = core::absenceByQuarter(world.casework.absencesOf(child), today, from.session.calendar(), kQuarters);
        if (sums.empty()) {
            sums = quarters;
            continue;
        }
        for (std::size_t i = 0; i < quarters.size(); ++i) {
            sums[i].schoolDays += quarters[i].schoolDays;
            sums[i].illness += quarters[i].illness;
            sums[i].permitted += quarters[i].permitted;
            sums[i].unlawful += quarters[i].unlawful;
        }
    }
    std::ranges::stable_sort(model.pupils, [](const auto& a, const auto& b) { return needOf(a) > needOf(b); });
    // A quarter of a whole class without any row was not written down, which is no 0 %.
    for (const core::QuarterAbsence& quarter : sums) {
        if (withRows == 0 || !quarter.percent() || quarter.illness + quarter.permitted + quarter.unlawful == 0) continue;
        const unsigned number = (quarter.quarter.from.month() - 1) / 3 + 1;
        model.quarters.push_back({fmt::format("{}. {} {}", number, from.tr("kvartal", "quarter"), quarter.quarter.from.year()), percentOf(from, *quarter.percent())});
    }
    for (const auto& [id, meeting] : world.casework.meetings.all()) {
        const bool isPlanned = !meeting.child && meeting.unit == model.chosen.unit && !meeting.isHeld && meeting.on >= today;
        if (isPlanned && (!model.nextMeeting || meeting.on < model.nextMeeting->on)) model.nextMeeting = Model::Meeting{id, meeting.on};
    }
    SaveMeeting plan;
    plan.meeting.unit = model.chosen.unit;
    const auto may = from.session.allowed(plan);
    model.mayPlanMeeting = may || may.error().code != ErrorCode::NoRight;
}

void addShare(const Source& from, Model& model)
{
    if (from.session.user().role != core::Role::Leader) return;
    const auto& profile = from.session.municipality();
    Model::Share share;
    share.isKnown = std::ranges::find(profile.flags, kSpecialEducationFlag, &core::Choice::id) != profile.flags.end();
    const World& world = from.session.world();
    for (const UnitId unit : world.below(model.chosen.institution)) {
        for (const ChildId child : world.childrenOf(unit, from.session.today(), from.session.user().id)) {
            if (!from.session.maySee(child)) continue;
            ++share.of;
            const core::Circumstances* known = world.casework.circumstancesOf(child);
            if (known != nullptr && std::ranges::find(known->flags, kSpecialEducationFlag) != known->flags.end()) ++share.count;
        }
    }
    if (const auto told = core::statistics::shareOf(share.count, share.of))
        share.words = percentOf(from, 100 * told->value) + from.tr(" (usikkerhed ", " (uncertainty ") + core::chart::percentWords(told->interval.low, told->interval.high) + ")";
    const auto target = std::ranges::find(profile.targets, std::string("segregation"), &core::Target::id);
    if (target != profile.targets.end()) {
        share.target = target->title.in(from.language) + from.tr(": højst ", ": at most ") + fmt::format("{:g} %", target->value);
        if (target->year) share.target += fmt::format(" ({})", *target->year);
    }
    model.specialEducation = std::move(share);
}

} // namespace trivsel::app::school
