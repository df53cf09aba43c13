#include "app/models/meeting_model.h"

#include "app/gate_words.h"
#include "app/models/child_model.h"
#include "app/models/child_steps.h"
#include "app/models/model_tools.h"
#include "app/roles.h"
#include "app/session.h"
#include "definitions/catalog.h"

#include <algorithm>
#include <tuple>

namespace trivsel::app {
namespace {

using core::Meeting;
using core::MeetingTool;
using Known = MeetingModel::Known;
using Kind = Known::Kind;

/// Glostrup's step for the young person's meeting, whose tool is the ordinary network meeting's.
constexpr std::string_view kAdultLifeStep = "adult-life";

bool reachesFamily(const MeetingTool& tool)
{
    return tool.reachesParents || tool.reachesChild;
}

core::Setting settingOf(const World& world, UnitId unit)
{
    const core::Unit* found = world.unit(unit);
    return found != nullptr ? found->setting : core::Setting::Daycare;
}

void addMeeting(MeetingModel& model, const Session& session, const Meeting& meeting)
{
    MeetingModel::Row row;
    row.meeting = meeting;
    row.tool = model.tools != nullptr ? model.tools->tool(meeting.tool) : nullptr;
    row.by = tools::userName(session, meeting.by);
    row.isClosed =
        !meeting.isHeld && model.gate != core::GateState::Open && row.tool != nullptr && reachesFamily(*row.tool);
    if (row.isClosed) {
        row.meeting.participants.clear();
        row.meeting.words.clear();
        row.meeting.agreed.clear();
    }
    model.meetings.push_back(std::move(row));
}

void sortMeetings(MeetingModel& model)
{
    std::sort(model.meetings.begin(), model.meetings.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.meeting.isHeld, b.meeting.on, b.meeting.id) <
               std::tuple(b.meeting.isHeld, a.meeting.on, a.meeting.id);
    });
}

void addOffers(MeetingModel& model, core::Setting setting)
{
    if (model.tools == nullptr) return;
    const bool isUnit = !model.child.child;
    for (const MeetingTool& tool : model.tools->tools) {
        if (tool.isForUnit != isUnit) continue;
        const bool fits = isUnit ? tool.settings.empty() || std::find(tool.settings.begin(), tool.settings.end(),
                                                                      setting) != tool.settings.end()
                                 : core::isFor(tool, model.child.ageMonths, setting);
        if (fits) model.offers.push_back({&tool, reachesFamily(tool) && model.gate != core::GateState::Open});
    }
}

void know(MeetingModel& model, Kind kind, const std::string& typed, std::optional<Date> on = {})
{
    if (!text::trim(typed).empty()) model.known.push_back({kind, {typed, {}}, {}, on});
}

/// The current position with what the team said about it, the plan's goal, the open steps and the open concerns.
void addKnownOfChild(MeetingModel& model, const Session& session)
{
    const ChildId id = model.child.child;
    const World& world = session.world();
    const ChildModel child = childModel(session, id);
    if (child.position && child.isCurrent)
        model.known.push_back({Kind::Position, child.positionRound, child.position, {}});
    const auto agreed =
        std::find_if(child.rounds.begin(), child.rounds.end(), [](const auto& r) { return r.position.has_value(); });
    if (agreed != child.rounds.end()) {
        know(model, Kind::Environment, agreed->environment);
        know(model, Kind::WatchFor, agreed->watchFor, agreed->lookAgain);
    }
    const core::ActionPlan* plan = nullptr;
    for (const core::ActionPlan* one : world.casework.plans.of(id))
        if (!one->closedAt && !world.isHiddenWithCase(id, session.user().id, one->by, one->at)) plan = one;
    if (plan != nullptr) know(model, Kind::Goal, plan->goal, plan->followUpOn);
    for (const auto& step : child.steps)
        if (step.status == core::Step::Status::Open && !step.isHeldBack)
            model.known.push_back({Kind::Step, step.title, {}, step.due});
    for (const auto& concern : child.casework.concerns)
        if (!concern.outcome && concern.mayRead && !concern.hasCircle)
            know(model, Kind::Concern, concern.seen, concern.seenOn);
}

void addFigures(MeetingModel& model, const Session& session)
{
    const World& world = session.world();
    MeetingModel::Figures figures;
    const auto count = [&](ChildId child) {
        ++figures.children;
        const auto positions = world.positionsOf(child);
        const bool isCurrent = !positions.empty() && tools::isCurrentPosition(session, child, *positions.back().first,
                                                                              *positions.back().second);
        switch (isCurrent ? positions.back().second->position : core::Position::Unassessed) {
        case core::Position::Green: ++figures.green; break;
        case core::Position::Yellow: ++figures.yellow; break;
        case core::Position::Red: ++figures.red; break;
        case core::Position::Unassessed: ++figures.without; break;
        }
        for (const core::Step* step : world.stepsOf(child, session.user().id)) {
            if (step->status != core::Step::Status::Open || step->child != child) continue;
            ++figures.openSteps;
            figures.overdueSteps += tools::isOverdue(*step, session.today()) ? 1 : 0;
        }
    };
    const auto below = world.below(model.unit);
    for (const UnitId unit : below)
        for (const ChildId child : world.childrenOf(unit, session.today(), session.user().id))
            if (session.maySee(child)) count(child);
    model.figures = figures;
    for (auto offer = world.casework.missingOffers.rbegin(); offer != world.casework.missingOffers.rend(); ++offer)
        if (std::find(below.begin(), below.end(), offer->unit) != below.end())
            know(model, Kind::MissingOffer, offer->what, tools::localDay(offer->at));
}

void fillChild(MeetingModel& model, const Session& session, ChildId id)
{
    const World& world = session.world();
    model.unit = world.unitOf(id, session.today());
    model.child = tools::header(session, id, model.unit);
    model.gate = world.gate(id, session.user().id);
    if (const auto open = checkGateState(model.gate); !open) model.closedWhy = open.error().message;
    for (const Meeting* meeting : world.casework.meetings.of(id))
        if (!world.isHiddenWithCase(id, session.user().id, meeting->by, meeting->at))
            addMeeting(model, session, *meeting);
    addOffers(model, settingOf(world, model.unit));
    addKnownOfChild(model, session);
    model.adults = tools::responsibleAdults(session, model.unit, model.child.child);
    const core::Role role = session.user().role;
    model.mayNote = reach(role, AddNote::kName) != Reach::None;
    model.mayAct = reach(role, AddOwnStep::kName) != Reach::None;
}

void fillUnit(MeetingModel& model, const Session& session, UnitId id)
{
    const World& world = session.world();
    model.unit = id;
    for (const auto& [key, meeting] : world.casework.meetings.all())
        if (!meeting.child && meeting.unit == id) addMeeting(model, session, meeting);
    addOffers(model, settingOf(world, id));
    addFigures(model, session);
    for (UnitId at = id; at && session.maySee(at);) {
        model.places.push_back(tools::unitChoice(session, at));
        const core::Unit* unit = world.unit(at);
        at = unit != nullptr ? unit->parent : UnitId{};
    }
}

/// Where one comes for something in particular.
void addWanted(MeetingModel& model, const Session& session, const Place& place)
{
    for (const auto& row : model.meetings)
        if (place.meeting && row.meeting.id == place.meeting && !row.isClosed) model.wanted = place.meeting;
    const auto step = session.world().steps.find(place.step);
    if (!place.step || !model.child.child || step == session.world().steps.end() ||
        !session.world().mayKnow(step->second, session.user().id))
        return;
    const MeetingTool* tool = toolForStep(session, step->second, model.child.child);
    const auto isOpen = [&](const MeetingModel::Offer& offer) { return offer.tool == tool && !offer.isClosed; };
    if (tool != nullptr && std::any_of(model.offers.begin(), model.offers.end(), isOpen)) model.wantedTool = tool->id;
}

std::optional<Date> later(std::optional<Date> known, Date day)
{
    return known && *known > day ? known : std::optional(day);
}

bool settlesNow(const Session& session, const Meeting& meeting, MeetingTool::Settles settles)
{
    if (!meeting.isHeld) return false;
    const auto tools = session.catalog().meetingTools();
    const MeetingTool* tool = tools != nullptr ? tools->tool(meeting.tool) : nullptr;
    return tool != nullptr && tool->settles == settles;
}

} // namespace

const MeetingTool* toolForStep(const core::MeetingTools& tools, const core::Step& step, std::string_view stepTool,
                               std::int32_t ageMonths, core::Setting setting)
{
    if (stepTool.empty()) return nullptr;
    const std::string prefix = std::string(stepTool) + "-";
    const MeetingTool* found = nullptr;
    for (const MeetingTool& tool : tools.tools) {
        if (tool.isForUnit || !core::isFor(tool, ageMonths, setting)) continue;
        const bool isSame = tool.id == stepTool;
        const bool isOfFamily = tool.id.starts_with(prefix);
        if (!isSame && !isOfFamily) continue;
        // The step about adult life asks for the meeting that settles it, any other for the ordinary one.
        const bool isAdultLife = tool.settles == MeetingTool::Settles::NetworkAt16;
        if (isAdultLife) {
            if (step.guideStep == kAdultLifeStep) return &tool;
            continue;
        }
        if (found == nullptr || isSame) found = &tool;
    }
    return found;
}

const MeetingTool* toolForStep(const Session& session, const core::Step& step, ChildId id)
{
    const auto tools = session.catalog().meetingTools();
    const core::GuideStep* source = step.guideStep.empty() ? nullptr : session.guide().step(step.guideStep);
    const core::Child* child = session.world().child(id);
    if (tools == nullptr || source == nullptr || child == nullptr) return nullptr;
    const UnitId unit = session.world().unitOf(id, session.today());
    return toolForStep(*tools, step, source->tool, completedMonths(child->birthDate, session.today()),
                       settingOf(session.world(), unit));
}

std::optional<Date> lastHeld(const Session& session, ChildId child, MeetingTool::Settles settles)
{
    std::optional<Date> last;
    for (const Meeting* meeting : session.world().casework.meetings.of(child))
        if (settlesNow(session, *meeting, settles) &&
            !session.world().isHiddenWithCase(child, session.user().id, meeting->by, meeting->at))
            last = later(last, meeting->on);
    return last;
}

std::optional<Date> lastHeld(const Session& session, UnitId unit, MeetingTool::Settles settles)
{
    std::optional<Date> last;
    for (const auto& [id, meeting] : session.world().casework.meetings.all())
        if (!meeting.child && meeting.unit == unit && settlesNow(session, meeting, settles))
            last = later(last, meeting.on);
    return last;
}

MeetingModel meetingModel(const Session& session, const Place& place)
{
    MeetingModel model;
    model.child.child = place.child;
    model.unit = place.unit;
    model.today = session.today();
    model.tools = session.catalog().meetingTools();
    const bool isChild = static_cast<bool>(place.child);
    if (isChild ? session.world().child(place.child) == nullptr || !session.maySee(place.child)
                : session.world().unit(place.unit) == nullptr || !session.maySee(place.unit))
        return model;
    model.maySee = true;
    model.mayWrite = reach(session.user().role, SaveMeeting::kName) != Reach::None;
    model.mayPrint = reach(session.user().role, ReadExport::kName) != Reach::None;
    if (isChild)
        fillChild(model, session, place.child);
    else
        fillUnit(model, session, place.unit);
    const UnitChoice choice = tools::unitChoice(session, model.unit);
    model.unitName = choice.name;
    model.institution = choice.institution;
    sortMeetings(model);
    addWanted(model, session, place);
    return model;
}

} // namespace trivsel::app
