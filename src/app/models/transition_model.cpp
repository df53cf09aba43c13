#include "app/models/transition_model.h"

#include "app/models/model_tools.h"
#include "app/roles.h"
#include "app/session.h"
#include "app/transition/handover_files.h"
#include "definitions/catalog.h"

#include <algorithm>
#include <tuple>

namespace trivsel::app {
namespace {

using core::Handover;
using core::RulerMark;
using Status = Handover::Status;
using Row = TransitionModel::Row;

Row rowOf(const Session& session, const Handover& handover)
{
    const core::Child* child = session.world().child(handover.child);
    Row row;
    row.id = handover.id;
    row.child = handover.child;
    row.name = tools::shown(child->name);
    row.unit = tools::unitName(session, session.world().unitOf(handover.child, session.today()));
    row.from = core::placeWords(handover.from);
    row.to = core::placeWords(handover.to);
    row.other = tools::shown(handover.receiver);
    row.movesOn = handover.movesOn;
    row.due = core::handoverDue(handover);
    row.status = handover.status;
    row.isIncoming = handover.isIncoming;
    row.isPaper = handover.isPaper;
    row.isLate = row.due && *row.due < session.today();
    row.responsible = tools::userName(session, handover.by);
    return row;
}

/// Every handover that the user may know of, open ones first by day.
void addRows(TransitionModel& model, const Session& session)
{
    std::vector<std::pair<Date, Row>> answered;
    for (const auto& [id, handover] : session.world().transitions.handovers.all()) {
        if (!session.maySee(handover.child)) continue;
        const auto known = handoversOf(session.world(), handover.child, session.user().id);
        if (std::ranges::find(known, id, &Handover::id) == known.end()) continue;
        if (core::isOpen(handover)) model.open.push_back(rowOf(session, handover));
        else answered.emplace_back(handover.answeredOn.value_or(Date()), rowOf(session, handover));
    }
    const auto day = [](const Row& row) { return std::tuple(!row.due, row.due.value_or(Date()), row.id); };
    std::ranges::sort(model.open, [&](const Row& a, const Row& b) { return day(a) < day(b); });
    std::ranges::stable_sort(answered, [](const auto& a, const auto& b) { return a.first > b.first; });
    for (auto& [on, row] : answered) model.answered.push_back(std::move(row));
}

core::chart::Lines lineOf(const TransitionModel& model, std::optional<std::uint8_t> TransitionModel::Mark::*at, const Text& title, Language language)
{
    // The best step stands at the top.
    constexpr double kTop = core::kRulerWorst - core::kRulerBest;
    core::chart::Lines line;
    line.head.title = title.in(language);
    line.head.beside = language == Language::Danish ? "1 er bedst" : "1 is best";
    line.withheldMark = "–";
    line.axis = {.low = 0, .high = kTop, .ticks = {}};
    for (int step = core::kRulerBest; step <= core::kRulerWorst; ++step)
        line.axis.ticks.push_back({static_cast<double>(core::kRulerWorst - step), std::to_string(step)});
    for (auto mark = model.marks.rbegin(); mark != model.marks.rend(); ++mark) {
        core::chart::Lines::Point point;
        point.label = dates::shortDay(mark->on, language);
        if (const auto step = (*mark).*at) {
            const double height = core::kRulerWorst - *step;
            const core::Ruler::Step* words = model.ruler != nullptr ? model.ruler->step(*step) : nullptr;
            point.share = core::chart::Share{height, height, 0, 0,
                                             std::to_string(int{*step}) + (words != nullptr ? " · " + words->title.in(language) : std::string())};
        } else {
            point.withheld = language == Language::Danish ? "ikke vurderet" : "not judged";
        }
        line.points.push_back(std::move(point));
    }
    return line;
}

void addRuler(TransitionModel& model, const Session& session, ChildId child, Language language)
{
    model.ruler = session.catalog().ruler();
    const auto titles = [&](const std::vector<std::string>& ids) {
        std::vector<Text> list;
        for (const std::string& id : ids) {
            const core::Ruler::Factor* factor = model.ruler != nullptr ? model.ruler->factor(id) : nullptr;
            list.push_back(factor != nullptr ? factor->title : Text{id, id});
        }
        return list;
    };
    for (const RulerMark* mark : rulerMarksOf(session.world(), child, session.user().id))
        model.marks.insert(model.marks.begin(),
                           {mark->on, mark->phase, mark->effort, mark->words, mark->childAt, mark->careAt, titles(mark->protective),
                            titles(mark->risks), tools::userName(session, mark->by)});
    if (model.marks.size() < 2) return;
    model.childLine = lineOf(model, &TransitionModel::Mark::childAt, {"Barnet", "The child"}, language);
    model.careLine = lineOf(model, &TransitionModel::Mark::careAt, {"Forældrenes omsorg", "The parents' care"}, language);
}

void addSheets(TransitionModel& model, const Session& session, const core::Child& child)
{
    const World& world = session.world();
    const UserId me = session.user().id;
    for (const Handover* handover : handoversOf(world, child.id, me)) {
        auto sheet = sheetOf(session, child.id, handover->id);
        if (!sheet) continue; // its words cannot be read any more; the list still tells of it
        TransitionModel::Sheet shown;
        shown.handover = *handover;
        shown.handover.key.clear();
        shown.sheet = *std::move(sheet);
        if (shown.isDraft()) {
            shown.ground = handoverGround(world, session.municipality(), child, handover->from, handover->to, session.today(), me);
            if (handover->movesOn) shown.beginOn = handover->movesOn->plusDays(-core::kHandoverBeginDays);
        }
        model.sheets.insert(model.sheets.begin(), std::move(shown));
    }
}

} // namespace

TransitionModel transitionModel(const Session& session, ChildId id, Language language)
{
    TransitionModel model;
    model.today = session.today();
    const core::Role role = session.user().role;
    model.hasChildren = reach(role, SaveHandover::kName) != Reach::None;
    if (!model.hasChildren) return model;
    model.mayTake = reach(role, TakeHandover::kName) != Reach::None;
    if (model.mayTake) model.units = tools::unitsToPlaceIn(session);
    addRows(model, session);
    const core::Child* child = session.world().child(id);
    if (child == nullptr || !session.maySee(id)) return model;
    const World& world = session.world();
    const UnitId unit = world.unitOf(id, session.today());
    model.child = tools::header(session, id, unit);
    model.mayWrite = session.allowed(ReadExport{"-", "-", id}).has_value();
    model.gate = world.gate(id, session.user().id);
    model.ageMonths = completedMonths(child->birthDate, session.today());
    model.from = placeOfUnit(world, unit, *child, session.today());
    const paper::Source from{world, session.municipality(), session.calendar(), session.user().id, session.today(), toLocal(session.clock().now())};
    model.suggested = suggestedWords(from, id);
    addSheets(model, session, *child);
    addRuler(model, session, id, language);
    return model;
}

TransitionSummary transitionSummary(const Session& session, ChildId id)
{
    TransitionSummary summary;
    if (!session.maySee(id)) return summary;
    for (const Handover* handover : handoversOf(session.world(), id, session.user().id)) {
        if (!core::isOpen(*handover)) continue;
        ++summary.open;
        const auto due = core::handoverDue(*handover);
        if (due && (!summary.due || *due < *summary.due)) summary.due = due;
    }
    if (const auto marks = rulerMarksOf(session.world(), id, session.user().id); !marks.empty()) {
        summary.lastMark = marks.back()->on;
        summary.childAt = marks.back()->childAt;
        summary.careAt = marks.back()->careAt;
    }
    return summary;
}

} // namespace trivsel::app
