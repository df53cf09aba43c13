#include "app/models/timeline_model.h"

#include "app/models/model_tools.h"
#include "app/plan_rules.h"
#include "app/session.h"
#include "core/casework/action_plan.h"
#include "core/casework/request.h"
#include "core/casework/visit.h"
#include "definitions/catalog.h"

#include <algorithm>
#include <array>

namespace trivsel::app {
namespace {

using Bar = Timeline::Bar;
using Kind = Timeline::Kind;

/// "Efterår 2026" becomes "E 26".
std::string shortTitle(const std::string& title, Date day)
{
    std::size_t end = title.empty() ? 0 : 1; // one code point
    while (end < title.size() && (static_cast<unsigned char>(title[end]) & 0xC0U) == 0x80U) ++end;
    const std::string year = std::to_string(day.year());
    return title.substr(0, end) + " " + year.substr(year.size() - 2);
}

/// The lines below the positions, in the order of the chart.
enum Lane { Steps, Plans, Concerns, Others, Meetings, kLanes };

Lane laneOf(Kind kind)
{
    switch (kind) {
    case Kind::Step: return Steps;
    case Kind::Plan:
    case Kind::FollowUp: return Plans;
    case Kind::Concern: return Concerns;
    case Kind::Request:
    case Kind::Notification: return Others;
    case Kind::Meeting:
    case Kind::Visit: break;
    }
    return Meetings;
}

constexpr std::array<std::array<const char*, 2>, kLanes> kLaneWords{{{"Skridt", "Steps"},
                                                                     {"Planer", "Plans"},
                                                                     {"Bekymringer", "Concerns"},
                                                                     {"Til andre", "To others"},
                                                                     {"Møder", "Meetings"}}};

Text going()
{
    return {"i gang", "going on"};
}

Text effectText(const std::optional<core::ActionPlan::Effect>& effect)
{
    if (!effect) return {"uden svar om virkning", "effect not said"};
    switch (*effect) {
    case core::ActionPlan::Effect::Yes: return {"det hjælper", "it helps"};
    case core::ActionPlan::Effect::Partly: return {"det hjælper noget", "it helps somewhat"};
    case core::ActionPlan::Effect::No: break;
    }
    return {"det hjælper ikke", "it does not help"};
}

class Builder {
public:
    Builder(const Session& session, ChildId child)
        : m_session(session), m_world(session.world()), m_child(child), m_me(session.user().id),
          m_today(session.today())
    {}

    Timeline build()
    {
        addPoints();
        addSteps();
        addPlans();
        addConcerns();
        addRequests();
        addNotifications();
        addMeetings();
        std::stable_sort(m_line.bars.begin(), m_line.bars.end(),
                         [](const Bar& a, const Bar& b) { return a.from < b.from; });
        return std::move(m_line);
    }

private:
    /// With a case that this user must not know of, all that others wrote since belongs to it.
    bool knows(UserId by, Instant at) const { return !m_world.isHiddenWithCase(m_child, m_me, by, at); }
    /// By the day alone: what happened on the day of the case may have been after it.
    bool knows(UserId by, Date day) const { return knows(by, endOf(day)); }
    static Instant endOf(Date day) { return Instant(day.days()) + std::chrono::hours(48); }

    void add(Kind kind, Text label, Date from, Date to, Text state, bool isOpen = false)
    {
        if (from > m_today) return; // what is to come stands in Opfølgning
        m_line.bars.push_back(
            {std::move(label), from, std::clamp(to, from, std::max(from, m_today)), kind, std::move(state), isOpen});
    }

    void addPoints()
    {
        for (const auto& [round, position] : m_world.positionsOf(m_child))
            m_line.points.push_back({{shortTitle(round->title.da, round->windowFrom),
                                      shortTitle(round->title.in(Language::English), round->windowFrom)},
                                     position->position,
                                     tools::localDay(position->at)});
    }

    /// What is done, and what is going on in everyday life and with the family; what only waits to be done is no action
    /// yet.
    void addSteps()
    {
        for (const core::Step* step : m_world.stepsOf(m_child, m_me)) {
            const bool isDone = step->status == core::Step::Status::Done;
            const bool isGoingOn = step->status == core::Step::Status::Open &&
                                   (step->guideStep.empty() || step->kind == core::StepKind::Environment ||
                                    step->kind == core::StepKind::FamilyNetwork);
            if (!isDone && !isGoingOn) continue;
            const Date to = isDone && step->statusAt ? tools::localDay(*step->statusAt) : m_today;
            add(Kind::Step, step->title, tools::localDay(step->createdAt), to, isDone ? Text{"gjort", "done"} : going(),
                !isDone);
        }
    }

    void addPlans()
    {
        for (const core::ActionPlan* plan : plansOf(m_world, m_child, m_me)) {
            // Of a group's plan one child with such a case is enough.
            const auto tells = [&](UserId by, Instant at) {
                return std::none_of(plan->children.begin(), plan->children.end(),
                                    [&](ChildId child) { return m_world.isHiddenWithCase(child, m_me, by, at); });
            };
            const bool isClosed = plan->closedAt && tells(plan->closedBy, *plan->closedAt);
            add(Kind::Plan, {"Indsatsplan", "Action plan"}, tools::localDay(plan->at),
                isClosed ? tools::localDay(*plan->closedAt) : m_today, isClosed ? Text{"afsluttet", "closed"} : going(),
                !isClosed);
            for (const auto& followUp : plan->followUps)
                if (tells(followUp.by, endOf(followUp.on)))
                    add(Kind::FollowUp, {"Opfølgning", "Follow-up"}, followUp.on, followUp.on,
                        effectText(followUp.staff));
        }
    }

    void addConcerns()
    {
        for (const core::Concern* concern : m_world.casework.concerns.of(m_child)) {
            if (!knows(concern->by, concern->at)) continue;
            // Outside its circle others see that there is one, and no more.
            Text label{"Bekymring", "Concern"};
            if (core::mayReadAll(*concern, m_me))
                for (const core::Choice& kind : m_session.municipality().concernKinds)
                    if (kind.id == concern->kind) label = kind.title;
            const bool isEnded = concern->outcomeAt && knows(concern->outcomeBy, *concern->outcomeAt);
            add(Kind::Concern, std::move(label), concern->seenOn,
                isEnded ? tools::localDay(*concern->outcomeAt) : m_today,
                isEnded ? Text{"afsluttet", "ended"} : Text{"åben", "open"}, !isEnded);
        }
    }

    void addRequests()
    {
        for (const core::Request* request : m_world.casework.requests.of(m_child)) {
            if (!request->sentOn || !knows(request->by, request->at) || !knows(request->by, *request->sentOn)) continue;
            const core::DirectoryEntry* role = m_session.municipality().role(request->to);
            const bool isAnswered = request->answeredOn && knows(request->responsible, *request->answeredOn);
            const Date to = isAnswered ? *request->answeredOn : m_today;
            const std::string days = std::to_string(std::max(0, daysBetween(*request->sentOn, to)));
            const bool isOne = days == "1";
            add(Kind::Request, role != nullptr ? role->title : Text{request->to, request->to}, *request->sentOn, to,
                isAnswered ? Text{"svar efter " + days + (isOne ? " dag" : " dage"),
                                  "answered after " + days + (isOne ? " day" : " days")}
                           : Text{"har ventet " + days + (isOne ? " dag" : " dage"),
                                  "waited " + days + (isOne ? " day" : " days")},
                !isAnswered);
        }
    }

    void addNotifications()
    {
        for (const core::Notification* one : m_world.casework.notifications.of(m_child)) {
            if (!knows(one->by, one->at)) continue;
            const bool isSent = one->sentOn && knows(one->by, *one->sentOn);
            const Date from = tools::localDay(one->at);
            add(Kind::Notification, {"Underretning", "Notification"}, isSent ? *one->sentOn : from,
                isSent ? *one->sentOn : m_today, isSent ? Text{"sendt", "sent"} : Text{"kladde", "draft"}, !isSent);
        }
    }

    void addMeetings()
    {
        const core::MeetingToolsPtr tools = m_session.catalog().meetingTools();
        for (const core::Meeting* meeting : m_world.casework.meetings.of(m_child)) {
            if (!meeting->isHeld || !knows(meeting->by, meeting->at) || !knows(meeting->by, meeting->on)) continue;
            const core::MeetingTool* tool = tools != nullptr ? tools->tool(meeting->tool) : nullptr;
            add(Kind::Meeting, tool != nullptr ? tool->title : Text{"Møde", "Meeting"}, meeting->on, meeting->on,
                {"holdt", "held"});
        }
        for (const core::Visit& visit : m_world.casework.visits)
            if (visit.kind == core::Visit::Kind::SocialWorker && m_world.unitOf(m_child, visit.heldOn) == visit.unit)
                add(Kind::Visit, {"Socialrådgiver i gruppen", "Social worker in the group"}, visit.heldOn, visit.heldOn,
                    {"besøg", "visit"});
    }

    const Session& m_session;
    const World& m_world;
    ChildId m_child;
    UserId m_me;
    Date m_today;
    Timeline m_line;
};

} // namespace

Timeline timelineOf(const Session& session, ChildId child)
{
    return Builder(session, child).build();
}

Text kindText(Kind kind)
{
    switch (kind) {
    case Kind::Step: return {"Skridt", "Step"};
    case Kind::Plan: return {"Plan", "Plan"};
    case Kind::FollowUp: return {"Opfølgning på planen", "Follow-up of the plan"};
    case Kind::Concern: return {"Bekymring", "Concern"};
    case Kind::Request: return {"Henvendelse", "Request"};
    case Kind::Notification: return {"Underretning", "Notification"};
    case Kind::Meeting: return {"Møde", "Meeting"};
    case Kind::Visit: break;
    }
    return {"Besøg", "Visit"};
}

core::chart::PositionTimeline chartOf(const Timeline& timeline, const core::PositionWords& words, Language language)
{
    const bool isDanish = language == Language::Danish;
    core::chart::PositionTimeline chart;
    chart.title = isDanish ? "Positioner og indsatser" : "Positions and actions";
    chart.rows = {isDanish ? "Grøn position" : "Green position", isDanish ? "Gul position" : "Yellow position",
                  isDanish ? "Rød position" : "Red position"};
    chart.moreWords = isDanish ? "og {n} til" : "and {n} more";
    Date first;
    bool hasFirst = false;
    const auto consider = [&](Date day) {
        if (!hasFirst || day < first) first = day;
        hasFirst = true;
    };
    for (const auto& point : timeline.points) consider(point.day);
    for (const auto& bar : timeline.bars) consider(bar.from);
    for (const auto& point : timeline.points)
        chart.points.push_back({static_cast<double>(daysBetween(first, point.day)), point.label.in(language),
                                point.position, words.of(point.position).in(language)});
    std::array<core::chart::TimelineLane, kLanes> lanes;
    for (const Bar& bar : timeline.bars) {
        // A follow-up says whether it helped; the others' state stands in the list below the chart.
        const Text& label = bar.kind == Kind::FollowUp ? bar.state : bar.label;
        lanes[static_cast<std::size_t>(laneOf(bar.kind))].bars.push_back(
            {static_cast<double>(daysBetween(first, bar.from)), static_cast<double>(daysBetween(first, bar.to)),
             label.in(language), bar.isOpen});
    }
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        if (lanes[i].bars.empty()) continue;
        lanes[i].word = kLaneWords[i][isDanish ? 0 : 1];
        chart.lanes.push_back(std::move(lanes[i]));
    }
    return chart;
}

std::vector<TimelineLine> linesOf(const Timeline& timeline, const core::PositionWords& words, Language language)
{
    std::vector<TimelineLine> lines;
    for (const auto& point : timeline.points)
        lines.push_back(
            {point.day, point.day, point.label.in(language) + ": " + words.of(point.position).in(language), {}});
    for (const Bar& bar : timeline.bars) {
        const std::string kind = kindText(bar.kind).in(language);
        const std::string label = bar.label.in(language);
        const bool saysItself = bar.kind == Kind::FollowUp || label == kind;
        lines.push_back({bar.from, bar.to, saysItself ? kind : kind + ": " + label, bar.state.in(language)});
    }
    std::stable_sort(lines.begin(), lines.end(),
                     [](const TimelineLine& a, const TimelineLine& b) { return b.from < a.from; });
    return lines;
}

} // namespace trivsel::app
