#include "app/models/overview_parts.h"

#include "app/models/model_tools.h"
#include "core/chart/words.h"
#include "core/meeting_tool.h"
#include "core/statistics/effect.h"
#include "core/statistics/follow_up_figures.h"
#include "definitions/catalog.h"

#include <algorithm>
#include <cmath>
#include <set>

/// Whether action follows and how long it takes, of the children of one institution whom the reader may open: worked
/// out now, never part of what is released.
namespace trivsel::app::overview {
namespace {

namespace statistics = core::statistics;
using Fact = OverviewModel::Fact;
using FactTable = OverviewModel::FactTable;

/// Meetings, offers and requests of the last year.
constexpr int kDaysBack = 365;

struct Reader {
    const Session& session;
    Language language;
    std::vector<ChildId> children;
    std::vector<UnitId> units;
    std::string tr(const char* da, const char* en) const { return language == Language::Danish ? da : en; }
    const World& world() const { return session.world(); }
    UserId user() const { return session.user().id; }
};

std::string number(double value)
{
    const bool isWhole = std::abs(value - std::round(value)) < 1e-9;
    const std::string whole = std::to_string(static_cast<std::int64_t>(std::floor(value)));
    return isWhole ? std::to_string(static_cast<std::int64_t>(std::llround(value))) : whole + ",5"; // a median: halves alone
}

std::string daysWords(const Reader& reader, const statistics::Days& days)
{
    if (days.n == 0 && days.waiting == 0) return {};
    std::string words = reader.tr("af ", "of ") + std::to_string(days.n);
    if (days.longest) words += reader.tr(", længst ", ", longest ") + std::to_string(*days.longest);
    if (days.waiting > 0)
        words += " · " + std::to_string(days.waiting) + reader.tr(" venter endnu", " still waiting") +
                 (days.longestWaiting ? reader.tr(", længst ", ", longest ") + std::to_string(*days.longestWaiting) : std::string());
    return words;
}

Fact daysFact(const Reader& reader, std::string label, const statistics::Days& days)
{
    std::string median = days.median ? number(*days.median) : "–";
    if (reader.language == Language::English) std::ranges::replace(median, ',', '.');
    return {std::move(label), days.median ? median + reader.tr(" dage", " days") : median, daysWords(reader, days)};
}

/// What an acute case hides from a colleague is hidden here too.
bool mayKnow(const Reader& reader, ChildId child, UserId by, Instant at) { return !reader.world().isHiddenWithCase(child, reader.user(), by, at); }

FactTable action(const Reader& reader)
{
    std::vector<core::Concern> concerns;
    std::vector<core::Step> steps;
    std::set<StepId> seen; // a shared step is one
    std::map<ChildId, std::vector<Date>> actions;
    for (const ChildId child : reader.children) {
        for (const core::Concern* concern : reader.world().casework.concerns.of(child))
            if (mayKnow(reader, child, concern->by, concern->at)) concerns.push_back(*concern);
        for (const core::Step* step : reader.world().stepsOf(child, reader.user())) {
            if (seen.insert(step->id).second) steps.push_back(*step);
            if (step->status == core::Step::Status::Done && step->statusAt) actions[child].push_back(toLocal(*step->statusAt).date);
        }
        for (const core::ActionPlan* plan : reader.world().casework.plans.of(child)) actions[child].push_back(toLocal(plan->at).date);
        for (const core::Request* request : reader.world().casework.requests.of(child))
            if (request->sentOn) actions[child].push_back(*request->sentOn);
    }
    FactTable table{reader.tr("Bliver der handlet?", "Is there action?"), {}};
    table.facts.push_back(daysFact(reader, reader.tr("Fra bekymring til første handling, median", "From concern to the first action, median"),
                                   statistics::concernToAction(concerns, actions, reader.session.today())));
    const statistics::StepFigures figures = statistics::stepFigures(steps, reader.session.today());
    const auto overdue = figures.overdueOfOpen();
    table.facts.push_back({reader.tr("Åbne skridt over tiden", "Open steps overdue"),
                           std::to_string(figures.overdue) + reader.tr(" af ", " of ") + std::to_string(figures.open),
                           overdue ? core::chart::percentWords(overdue->value) : std::string()});
    table.facts.push_back({reader.tr("Åbne skridt uden dato", "Open steps without a date"), std::to_string(figures.withoutDate), {}});
    table.facts.push_back({reader.tr("Udførte skridt", "Steps done"), std::to_string(figures.done),
                           figures.setAside > 0 ? std::to_string(figures.setAside) + reader.tr(" sat til side", " set aside") : std::string()});
    return table;
}

FactTable waiting(const Reader& reader)
{
    std::vector<core::Request> requests;
    for (const ChildId child : reader.children)
        for (const core::Request* request : reader.world().casework.requests.of(child))
            if (mayKnow(reader, child, request->by, request->at)) requests.push_back(*request);
    FactTable table{reader.tr("Ventetid på svar, median", "Waiting for an answer, median"), {}};
    for (const auto& [receiver, days] : statistics::waitingByReceiver(requests, reader.session.today())) {
        const core::DirectoryEntry* role = reader.session.municipality().role(receiver);
        table.facts.push_back(daysFact(reader, role != nullptr ? role->title.in(reader.language) : receiver, days));
    }
    return table;
}

FactTable meetings(const Reader& reader)
{
    std::vector<core::Meeting> held;
    const std::set<ChildId> children(reader.children.begin(), reader.children.end());
    const std::set<UnitId> units(reader.units.begin(), reader.units.end());
    for (const auto& [id, meeting] : reader.world().casework.meetings.all()) {
        const bool isOurs = meeting.child ? children.contains(meeting.child) && mayKnow(reader, meeting.child, meeting.by, meeting.at)
                                          : units.contains(meeting.unit);
        if (isOurs) held.push_back(meeting);
    }
    FactTable table{reader.tr("Holdte møder det sidste år", "Meetings held in the last year"), {}};
    const Date today = reader.session.today();
    const core::MeetingToolsPtr sheets = reader.session.catalog().meetingTools();
    for (const auto& [tool, times] : statistics::meetingsByTool(held, today.plusDays(-kDaysBack), today)) {
        const core::MeetingTool* known = sheets != nullptr ? sheets->tool(tool) : nullptr;
        table.facts.push_back({known != nullptr ? known->title.in(reader.language) : tool, std::to_string(times), {}});
    }
    return table;
}

FactTable missedOffers(const Reader& reader)
{
    const std::set<UnitId> units(reader.units.begin(), reader.units.end());
    std::vector<core::MissingOffer> offers;
    for (const core::MissingOffer& offer : reader.world().casework.missingOffers)
        if (units.contains(offer.unit)) offers.push_back(offer);
    const Date today = reader.session.today();
    FactTable table{reader.tr("Tilbud, vi manglede, det sidste år", "Offers we missed in the last year"), {}};
    for (const statistics::MissedOffer& offer : statistics::missedOffers(offers, today.plusDays(-kDaysBack), today))
        table.facts.push_back({tools::shown(offer.what), std::to_string(offer.times), {}});
    return table;
}

FactTable saidEffect(const Reader& reader)
{
    std::vector<core::ActionPlan> plans;
    std::set<PlanId> seen;
    for (const ChildId child : reader.children)
        for (const core::ActionPlan* plan : reader.world().casework.plans.of(child))
            if (mayKnow(reader, child, plan->by, plan->at) && seen.insert(plan->id).second) plans.push_back(*plan);
    FactTable table{reader.tr("Har det hjulpet? Sagt ved opfølgning af planer", "Has it helped? Said at follow-ups of plans"), {}};
    for (const statistics::SaidEffect& said : statistics::saidEffectByRung(plans)) {
        const core::Rung* rung = reader.session.municipality().rung(said.rung);
        const auto voice = [&](const char* da, const char* en, const std::array<std::int64_t, 3>& counts) {
            if (counts[0] + counts[1] + counts[2] == 0) return std::string();
            return reader.tr(da, en) + ": " + std::to_string(counts[0]) + reader.tr(" ja, ", " yes, ") + std::to_string(counts[1]) +
                   reader.tr(" delvist, ", " partly, ") + std::to_string(counts[2]) + reader.tr(" nej", " no");
        };
        std::string words;
        for (const std::string& part : {voice("personalet", "staff", said.staff), voice("forældrene", "parents", said.parents), voice("barnet", "the child", said.child)})
            if (!part.empty()) words += (words.empty() ? "" : " · ") + part;
        table.facts.push_back({rung != nullptr ? rung->title.in(reader.language) : reader.tr("Uden trin", "Without a rung"),
                               std::to_string(said.plans) + (said.plans == 1 ? reader.tr(" plan", " plan") : reader.tr(" planer", " plans")), words});
    }
    return table;
}

} // namespace

std::vector<FactTable> ownFigures(const Session& session, UnitId institution, Language language)
{
    const World& world = session.world();
    if (session.user().role != core::Role::Leader || !session.maySee(institution)) return {};
    Reader reader{session, language, {}, world.below(institution)};
    for (const UnitId unit : reader.units) {
        const auto some = world.childrenOf(unit, session.today(), session.user().id);
        reader.children.insert(reader.children.end(), some.begin(), some.end());
    }
    std::vector<FactTable> tables;
    for (const auto make : {action, waiting, saidEffect, meetings, missedOffers})
        if (FactTable table = make(reader); !table.facts.empty()) tables.push_back(std::move(table));
    for (FactTable& table : qualityFigures(session, institution, language)) tables.push_back(std::move(table));
    return tables;
}

} // namespace trivsel::app::overview
