#include "app/models/follow_up_model.h"

#include "app/concern_clock.h"
#include "app/contact_adults.h"
#include "app/models/child_steps.h"
#include "app/models/follow_up_build.h"
#include "app/models/meeting_model.h"
#include "app/models/model_tools.h"
#include "app/placement_setting.h"
#include "app/plan_rules.h"
#include "app/roadmap_case.h"
#include "app/roles.h"
#include "app/school/survey_pulse.h"
#include "app/transition/handover_rules.h"
#include "core/casework/working_days.h"
#include "definitions/catalog.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <unordered_set>

namespace trivsel::app {
namespace {

using core::FollowUpItem;
using core::FollowUpKind;
using Group = FollowUpModel::Group;
using Row = FollowUpModel::Row;
using Turn = FollowUpModel::Turn;
using tools::OpenChild;

/// A round in which nothing was agreed for so long holds no current position (core::isCurrent: 7 months).
constexpr int kNoLongerCurrentDays = 250;
/// Glostrup's own: the profile that follows young people to adult life has this offer, and its guide this step.
constexpr std::string_view kNetworkOffer = "netvaerksmoede_16", kNetworkStep = "adult-life";

/// What is wanted of a placement, in words.
Text placementTitle(core::PlacementMatter matter)
{
    using Matter = core::PlacementMatter;
    switch (matter) {
    case Matter::FirstFollowUp: return {"Anbringelse: første opfølgning", "Placement: first follow-up"};
    case Matter::FollowUp: return {"Anbringelse: næste opfølgning", "Placement: next follow-up"};
    case Matter::SixMonths: return {"Anbringelse: et halvt år er gået, virkningen aftager", "Placement: half a year has gone, the effect wears off"};
    case Matter::Assessment: return {"Anbringelse: vurdér hjemgivelse eller noget mindre indgribende", "Placement: weigh return home or something less intrusive"};
    case Matter::TwelveMonths: break;
    }
    return {"Anbringelse: et år er gået, længere end udgangspunktet", "Placement: a year has gone, longer than the starting point"};
}

/// What is waited for in a child's move.
Text handoverTitle(const core::Handover& handover)
{
    using Status = core::Handover::Status;
    if (handover.isIncoming) return {"Svar på et overgangsskema, I har fået", "Answer a handover sheet that you were sent"};
    if (handover.status == Status::SentBack) return {"Overgangsskema, der kom tilbage", "Handover sheet that came back"};
    if (handover.status == Status::Sent) return {"Overgang: modtageren har ikke svaret", "Transition: the receiver has not answered"};
    return {"Overgangsskema, der skal sendes", "Handover sheet to be sent"};
}

/// Everything open, child by child.
class Collector {
public:
    explicit Collector(const Session& session)
        : m_session(session), m_world(session.world()), m_today(session.today()), m_me(session.user().id)
    {
        const auto& offers = session.municipality().catalogue;
        m_followsToAdultLife =
            std::any_of(offers.begin(), offers.end(), [](const auto& offer) { return offer.id == kNetworkOffer; });
        for (const auto& [id, acute] : m_world.casework.acuteCases.all())
            m_hasHiddenCases = m_hasHiddenCases || core::isHiddenFrom(acute, m_me);
    }

    std::vector<OpenChild> collect()
    {
        addPositions();
        addSteps();
        addRecords();
        std::sort(m_open.begin(), m_open.end(),
                  [](const OpenChild& a, const OpenChild& b) { return a.child->id < b.child->id; });
        for (OpenChild& one : m_open) fill(one);
        return std::move(m_open);
    }
    bool hasPositions() const { return m_hasPositions; }

private:
    /// The place of a child in m_open; null when the user may not see it.
    OpenChild* at(ChildId id)
    {
        const auto [place, isNew] = m_places.try_emplace(id, -1);
        if (!isNew) return place->second < 0 ? nullptr : &m_open[static_cast<std::size_t>(place->second)];
        const core::Child* child = m_world.child(id);
        if (child == nullptr || !m_session.maySee(id)) return nullptr;
        place->second = static_cast<std::int64_t>(m_open.size());
        OpenChild one;
        one.child = child;
        one.unit = m_world.unitOf(id, m_today);
        if (!one.unit) // a child that has left: what is open stays its last unit's
            if (const auto memberships = m_world.membershipsOf(id); !memberships.empty())
                one.unit = memberships.back()->unit;
        m_open.push_back(std::move(one));
        return &m_open.back();
    }

    void addSteps()
    {
        for (const auto& [id, step] : m_world.steps) {
            if (step.status != core::Step::Status::Open || !m_world.mayKnow(step, m_me)) continue;
            // Kept here, since looking all steps of every child up again would cost as much as the rest of the page.
            if (OpenChild* one = at(step.child)) one->steps.push_back(&step);
            for (const ChildId other : step.alsoFor)
                if (OpenChild* one = at(other)) one->steps.push_back(&step);
        }
    }

    /// The latest round of each unit; a position of any other is not current.
    std::unordered_map<UnitId, const core::Round*> newestRounds() const
    {
        std::unordered_map<UnitId, const core::Round*> newest;
        for (const auto& [id, round] : m_world.rounds) {
            const core::Round*& latest = newest[round.unit];
            if (latest == nullptr || round.openedAt > latest->openedAt) latest = &round;
        }
        return newest;
    }

    void addPositions()
    {
        m_hasPositions = !m_world.positions.empty();
        const auto newest = newestRounds();
        for (const auto& [unit, round] : newest) {
            if (round->closedAt && daysBetween(tools::localDay(*round->closedAt), m_today) > kNoLongerCurrentDays)
                continue;
            for (auto p = m_world.positions.lower_bound({round->id, ChildId{}});
                 p != m_world.positions.end() && p->first.first == round->id; ++p)
                addPosition(newest, *round, p->second);
        }
    }

    void addPosition(const std::unordered_map<UnitId, const core::Round*>& newest, const core::Round& round,
                     const core::CommonPosition& position)
    {
        if (!core::isAtLeast(position.position, core::Position::Yellow) && !position.lookAgain) return;
        OpenChild* one = m_world.isToldWhereChildIs(round, position.child) ? at(position.child) : nullptr;
        if (one == nullptr) return;
        // A child that has moved: a round of its new unit that was opened later ends the position of the old one.
        const auto ofUnit = newest.find(one->unit);
        const bool isLater = ofUnit != newest.end() && ofUnit->second->openedAt > round.openedAt;
        if (!core::isCurrent(tools::localDay(position.at), m_today, isLater)) return;
        if (one->round != nullptr && one->round->windowFrom > round.windowFrom) return;
        one->round = &round;
        one->position = &position;
    }

    void addRecords()
    {
        const Casework& casework = m_world.casework;
        for (const auto& [id, plan] : casework.plans.all())
            if (!plan.closedAt && !(m_hasHiddenCases && isHiddenPlan(m_world, plan, m_me)))
                for (const ChildId child : plan.children) at(child);
        for (const auto& [id, concern] : casework.concerns.all())
            if (!concern.outcome && core::mayReadAll(concern, m_me)) at(concern.child);
        for (const auto& [id, request] : casework.requests.all())
            if (core::isWaiting(request)) at(request.child);
        for (const auto& [id, notification] : casework.notifications.all())
            if (notification.sentOn && !notification.receiptOn && !notification.feedbackOn) at(notification.child);
        for (const auto& [id, handover] : m_world.transitions.handovers.all())
            if (core::isOpen(handover)) at(handover.child);
        if (!m_followsPlacements) return;
        for (const auto& [id, child] : m_world.children)
            if (const core::Circumstances* known = casework.circumstancesOf(id); known != nullptr && known->placedOn) at(id);
    }

    /// Records of the child that this user may know of. With a suspicion against this user nothing that others write
    /// about the child is shown: it could tell of the case.
    template <class Records, class IsOpen, class IsMine>
    auto known(const Records& records, ChildId child, bool hidesOthers, IsOpen isOpen, IsMine isMine) const
    {
        auto all = records.of(child);
        std::erase_if(all, [&](const auto* record) { return !isOpen(*record) || (hidesOthers && !isMine(*record)); });
        return all;
    }

    void fill(OpenChild& one)
    {
        const ChildId id = one.child->id;
        const Casework& casework = m_world.casework;
        const bool hides = m_hasHiddenCases && m_world.hasHiddenCase(id, m_me);
        const auto byMe = [&](const auto& record) { return record.by == m_me; };
        core::FollowUpChild child;
        child.child = id;
        child.birthDate = one.child->birthDate;
        child.contactAdult = m_contacts.of(*one.child);
        if (one.position != nullptr) {
            child.position = one.position->position;
            child.lookAgain = one.position->lookAgain;
        }
        child.steps = one.steps;
        // A plan from before the case stands, as it does on its own page.
        child.plans = known(
            casework.plans, id, false,
            [&](const auto& plan) {
                return !plan.closedAt && !(m_hasHiddenCases && isHiddenPlan(m_world, plan, m_me));
            },
            byMe);
        child.concerns = known(
            casework.concerns, id, hides,
            [&](const auto& concern) { return !concern.outcome && core::mayReadAll(concern, m_me); }, byMe);
        child.requests = known(
            casework.requests, id, hides, [](const auto& request) { return core::isWaiting(request); },
            [&](const auto& request) { 
                return request.by == m_me ||
                       (request.responsible == m_me && !m_world.isHiddenWithCase(id, m_me, request.by, request.at));
            });
        child.notifications = known(
            casework.notifications, id, hides, [](const auto& n) { return !core::isDraft(n); }, byMe);
        child.handovers = handoversOf(m_world, id, m_me);
        addAdultLife(child, one);
        addClocks(child);
        if (m_followsPlacements) addPlacement(child);
        one.items = core::followUpsOf(child, m_today, m_session.calendar());
    }

    /// A clock whose step the child has stands with that step.
    void addClocks(core::FollowUpChild& child) const
    {
        for (const core::Concern* concern : child.concerns)
            if (const auto clock = concernClock(m_session, *concern); clock && !clock->metOn && clock->taken == nullptr)
                child.clocks.push_back({concern->id, concern->by, clock->due});
    }

    void addPlacement(core::FollowUpChild& child) const
    {
        const core::Circumstances* known = m_world.casework.circumstancesOf(child.child);
        if (known == nullptr || !known->placedOn) return;
        child.placedOn = known->placedOn;
        const core::MeetingToolsPtr tools = m_session.catalog().meetingTools();
        for (const core::Meeting* meeting : m_world.casework.meetings.of(child.child)) {
            const core::MeetingTool* tool = tools != nullptr ? tools->tool(meeting->tool) : nullptr;
            const bool isAboutIt = tool != nullptr && tool->settles == core::MeetingTool::Settles::Placement;
            if (isAboutIt && meeting->isHeld && !m_world.isHiddenWithCase(child.child, m_me, meeting->by, meeting->at))
                child.placementMeetings.push_back(meeting->on);
        }
    }

    /// The meeting at 16 is for young people who will need support as adults.
    void addAdultLife(core::FollowUpChild& child, const OpenChild& one) const
    {
        if (!m_followsToAdultLife || (one.position == nullptr && child.plans.empty())) return;
        child.isInUpperAges = true;
        const auto steps = m_world.stepsOf(child.child, m_me); // the ended ones too
        child.networkMeetingHeld =
            std::any_of(steps.begin(), steps.end(),
                        [](const core::Step* step) {
                            return step->status == core::Step::Status::Done && step->guideStep == kNetworkStep;
                        }) ||
            lastHeld(m_session, child.child, core::MeetingTool::Settles::NetworkAt16);
    }

    const Session& m_session;
    const World& m_world;
    Date m_today;
    UserId m_me;
    bool m_followsPlacements = followsPlacements(m_world);
    bool m_followsToAdultLife = false, m_hasHiddenCases = false, m_hasPositions = false;
    ContactAdults m_contacts{m_world, m_today};
    std::vector<OpenChild> m_open;
    std::unordered_map<ChildId, std::int64_t> m_places; ///< -1: out of sight
};

/// From the engine's items to lines.
class Writer {
public:
    Writer(const Session& session, FollowUpModel& model)
        : m_session(session), m_world(session.world()), m_today(session.today()), m_me(session.user().id),
          m_model(model), m_isLeader(reach(session.user().role, CompleteStep::kName) == Reach::Institution),
          m_myUnits(m_world.unitsOf(m_me, m_today))
    {}

    void add(const OpenChild& one)
    {
        for (const FollowUpItem& item : one.items) addRow(one, item);
    }

private:
    void addRow(const OpenChild& one, const FollowUpItem& item)
    {
        Row row;
        row.kind = item.kind;
        row.child = item.child;
        row.unit = one.unit;
        row.due = item.due;
        row.step = item.step;
        row.record =
            item.step.value + item.plan.value + item.concern.value + item.request.value + item.notification.value + item.handover.value;
        const core::Step* step = item.step ? &m_world.steps.at(item.step) : nullptr;
        if (step != nullptr && !takeStep(row, *step)) return;
        if (item.kind == FollowUpKind::ConcernClock) takeClock(row, *m_world.casework.concerns.find(item.concern));
        if (item.kind == FollowUpKind::Placement) row.title = add(placementTitle(item.placement));
        if (item.handover) row.title = add(handoverTitle(*m_world.transitions.handovers.find(item.handover)));
        if (item.plan && !takeGroup(row, m_world.casework.plans.find(item.plan)->children)) return;
        if (row.responsible.empty() && row.role < 0) row.responsible = userName(item.responsible);
        row.name = tools::shown(one.child->name);
        row.unitName = unitName(one.unit);
        row.number = std::to_string(item.child.value);
        row.daysLate = row.due ? std::max(0, daysBetween(*row.due, m_today)) : 0;
        row.group = groupOf(row);
        row.turn = turnOf(row, one, step, item.responsible);
        row.place = {screenOf(item.kind), one.unit, {}, item.child, item.step, item.plan};
        m_model.rows.push_back(std::move(row));
    }

    static Screen screenOf(FollowUpKind kind)
    {
        if (kind == FollowUpKind::ConcernWithoutOutcome) return Screen::Concern;
        if (kind == FollowUpKind::ConcernClock) return Screen::Roadmaps;
        if (kind == FollowUpKind::Handover) return Screen::Transition;
        if (kind == FollowUpKind::Request) return Screen::Cooperation;
        if (kind == FollowUpKind::PlanFollowUp) return Screen::Plan;
        return kind == FollowUpKind::Notification ? Screen::Notification : Screen::Child;
    }

    void takeClock(Row& row, const core::Concern& concern)
    {
        const auto clock = concernClock(m_session, concern);
        if (!clock) return;
        row.title = add(clock->step->title);
        row.workingDays = clock->workingDays;
    }

    /// A step of a roadmap that counts working days from the concern tells how many are left.
    void countWorkingDays(Row& row, const core::Step& step) const
    {
        if (!row.due || step.isDueByHand || core::isFrom(step, m_session.guide().id)) return;
        const core::GuideStep* source = sourceOf(m_session.catalog(), m_session.guide(), step);
        if (source == nullptr || !source->due) return;
        if (source->due->from == core::DueFrom::Concern && source->due->count == core::DayCount::Working)
            row.workingDays = core::workingDaysLeft(*row.due, m_today, m_session.calendar());
    }

    /// False: the step stands in the list already, with another of its children.
    bool takeStep(Row& row, const core::Step& step)
    {
        if (!step.alsoFor.empty() && !takeGroup(row, tools::servedBy(step))) return false;
        row.title = titleOf(step);
        if (!step.responsible) {
            row.responsible = step.person.empty() ? std::string() : tools::shown(step.person);
            if (step.person.empty()) row.role = roleOf(step.who);
        }
        countWorkingDays(row, step);
        if (!step.reachesParents && !step.reachesChild) return true;
        // What may not be done gets no day: nobody is to be reminded of talking with the parents now.
        for (const ChildId child : tools::servedBy(step)) {
            const core::GateState gate = m_world.gate(child, m_me);
            row.isClosedByGate = row.isClosedByGate || gate == core::GateState::Closed;
            row.waitsForGate = row.waitsForGate || gate == core::GateState::NotAsked;
        }
        if (row.isClosedByGate) {
            row.waitsForGate = false;
            row.due.reset();
            row.workingDays.reset();
        }
        return true;
    }

    /// A thing that serves several children stands once, with the first of them whom the user may see.
    bool takeGroup(Row& row, const std::vector<ChildId>& children) const
    {
        ChildId first;
        int seen = 0;
        for (const ChildId child : children) {
            if (m_world.child(child) == nullptr || !m_session.maySee(child)) continue;
            if (!first) first = child;
            ++seen;
        }
        row.others = std::max(0, seen - 1);
        return first == row.child;
    }

    Group groupOf(const Row& row) const
    {
        if (row.kind == FollowUpKind::WithoutContactAdult || row.kind == FollowUpKind::WithoutDate)
            return Group::Missing;
        if (!row.due) return Group::Later;
        if (*row.due < m_today) return Group::Overdue;
        return *row.due <= m_today.plusDays(FollowUpModel::kSoonDays) ? Group::Soon : Group::Later;
    }

    Turn turnOf(const Row& row, const OpenChild& one, const core::Step* step, UserId responsible) const
    {
        if (responsible == m_me) return Turn::Mine;
        const bool isNobodys = !responsible && row.responsible.empty();
        const bool isForLeader = step != nullptr && step->who == "leader";
        if (m_isLeader)
            return row.group == Group::Overdue || row.group == Group::Missing || (isNobodys && isForLeader)
                       ? Turn::OfMyHouse
                       : Turn::Others;
        const UserId contact = one.child->contactAdult;
        const bool isOfMyUnit = std::find(m_myUnits.begin(), m_myUnits.end(), one.unit) != m_myUnits.end();
        return isNobodys && !isForLeader && isOfMyUnit && (!contact || contact == m_me) ? Turn::Mine : Turn::Others;
    }

    int titleOf(const core::Step& step)
    {
        if (step.guideStep.empty()) return add(step.title);
        const auto [at, isNew] = m_guideTitles.try_emplace(step.guideStep, -1);
        if (isNew) at->second = add(step.title);
        // Steps of an earlier guide may share an id and not the words.
        return m_model.titles[static_cast<std::size_t>(at->second)] == step.title ? at->second : add(step.title);
    }
    int roleOf(const std::string& who)
    {
        const auto [at, isNew] = m_roles.try_emplace(who, -1);
        if (!isNew) return at->second;
        if (const core::DirectoryEntry* role = m_session.municipality().role(who)) at->second = add(role->title);
        return at->second;
    }
    int add(const Text& title)
    {
        m_model.titles.push_back(title);
        return static_cast<int>(m_model.titles.size()) - 1;
    }
    const std::string& userName(UserId user)
    {
        const auto [at, isNew] = m_users.try_emplace(user);
        if (isNew) at->second = tools::userName(m_session, user);
        return at->second;
    }
    const std::string& unitName(UnitId unit)
    {
        const auto [at, isNew] = m_units.try_emplace(unit);
        if (isNew) at->second = tools::unitName(m_session, unit);
        return at->second;
    }

    const Session& m_session;
    const World& m_world;
    Date m_today;
    UserId m_me;
    FollowUpModel& m_model;
    bool m_isLeader;
    std::vector<UnitId> m_myUnits;
    std::unordered_map<std::string, int> m_guideTitles, m_roles;
    std::unordered_map<UserId, std::string> m_users;
    std::unordered_map<UnitId, std::string> m_units;
};

/// By group; in it by day, what has no day last; then by kind, name and record. The longest first is sorted by numbers.
void sortRows(FollowUpModel& model, Date today)
{
    const Date far = today.plusDays(36'500);
    std::vector<std::tuple<Group, Date, FollowUpKind, ChildId, std::int64_t, std::size_t>> order;
    order.reserve(model.rows.size());
    for (std::size_t i = 0; i < model.rows.size(); ++i) {
        const Row& row = model.rows[i];
        order.emplace_back(row.group, row.due.value_or(far), row.kind, row.child, row.record, i);
    }
    std::sort(order.begin(), order.end());
    std::vector<Row> sorted;
    sorted.reserve(order.size());
    for (const auto& entry : order) sorted.push_back(std::move(model.rows[std::get<std::size_t>(entry)]));
    model.rows = std::move(sorted);
}

/// What the district's meeting is called in the data, else in plain words.
Text districtTitle(const Session& session)
{
    if (const auto tools = session.catalog().meetingTools())
        for (const core::MeetingTool& tool : tools->tools)
            if (tool.settles == core::MeetingTool::Settles::District) return tool.title;
    return {"Distriktsmøde", "District meeting"};
}

void addVisitRows(FollowUpModel& model, const Session& session)
{
    const Date today = session.today();
    for (const FollowUpModel::Visit& visit : model.visits) {
        const bool isLate = visit.due < today;
        if (!isLate && visit.due > today.plusDays(FollowUpModel::kSoonDays)) continue;
        // Nothing to talk about yet. Absence is looked at all the same: nobody may have written any down.
        const bool isReview = visit.kind == core::Visit::Kind::AbsenceReview;
        if (visit.agenda.empty() && !visit.last && !isReview) continue;
        Row row;
        row.kind = isReview ? FollowUpKind::AbsenceReview : FollowUpKind::Visit;
        row.group = isLate ? Group::Overdue : Group::Soon;
        row.turn = isLate && model.mayHandOver ? Turn::OfMyHouse : Turn::Others;
        row.unit = visit.unit;
        row.unitName = visit.unitName;
        const bool isDistrict = visit.kind == core::Visit::Kind::District;
        row.number = (isDistrict ? "D" : "S") + std::to_string(visit.unit.value);
        if (isDistrict) {
            row.title = static_cast<int>(model.titles.size());
            model.titles.push_back(districtTitle(session));
        }
        row.due = visit.due;
        row.daysLate = visit.daysLate;
        row.place = {Screen::FollowUp, visit.unit, {}, {}};
        model.rows.push_back(std::move(row));
    }
}

/// The four questions that a class is to be asked. Its own adults' turn; a leader's when the day has passed.
void addPulseRows(FollowUpModel& model, const Session& session)
{
    const Date today = session.today();
    const auto mine = session.world().unitsOf(session.user().id, today);
    const auto due = pulsesDue(session, today.plusDays(FollowUpModel::kSoonDays));
    const int adults = static_cast<int>(model.titles.size());
    if (!due.empty()) model.titles.push_back({"Klassens voksne", "The adults of the class"});
    for (const PulseDue& pulse : due) {
        const bool isLate = pulse.on < today;
        Row row;
        row.kind = FollowUpKind::Pulse;
        row.group = isLate ? Group::Overdue : Group::Soon;
        const bool isOfMyClass = std::ranges::find(mine, pulse.unit) != mine.end();
        row.turn = isOfMyClass ? Turn::Mine : isLate && model.mayHandOver ? Turn::OfMyHouse : Turn::Others;
        row.unit = pulse.unit;
        row.unitName = tools::unitName(session, pulse.unit);
        row.role = adults;
        row.number = "P" + std::to_string(pulse.unit.value);
        row.due = pulse.on;
        row.daysLate = std::max(0, daysBetween(pulse.on, today));
        row.record = pulse.survey.value;
        row.place = {Screen::School, pulse.unit, {}, {}};
        model.rows.push_back(std::move(row));
    }
}

void addUnits(FollowUpModel& model, const Session& session)
{
    std::unordered_set<UnitId> present;
    for (const Row& row : model.rows) present.insert(row.unit);
    for (const UnitId unit : session.visibleUnits())
        if (present.contains(unit)) model.units.push_back(tools::unitChoice(session, unit));
}

} // namespace

FollowUpModel followUpModel(const Session& session)
{
    FollowUpModel model;
    const core::Role role = session.user().role;
    model.today = session.today();
    model.hasUnits = !session.visibleUnits().empty();
    if (!model.hasUnits) return model;
    model.hasChildren = !session.world().children.empty();
    model.mayHoldVisits = reach(role, HoldVisit::kName) != Reach::None;
    model.mayHandOver = reach(role, HandOverChildren::kName) != Reach::None;
    model.mayExport = reach(role, ReadExport::kName) != Reach::None;
    Collector collector(session);
    const auto open = collector.collect();
    model.hasPositions = collector.hasPositions();
    Writer writer(session, model);
    for (const OpenChild& one : open) writer.add(one);
    tools::addVisits(model, session, open);
    addVisitRows(model, session);
    addPulseRows(model, session);
    sortRows(model, session.today());
    for (const Row& row : model.rows) {
        ++model.counts[static_cast<std::size_t>(row.group)];
        model.mine += row.turn == Turn::Mine ? 1 : 0;
    }
    addUnits(model, session);
    return model;
}

} // namespace trivsel::app
