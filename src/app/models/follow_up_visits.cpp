#include "app/models/follow_up_build.h"

#include "app/guide_case.h"
#include "app/models/model_tools.h"
#include "core/casework/consent.h"
#include "definitions/catalog.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace trivsel::app::tools {
namespace {

using core::Visit;

/// Towards whom a case may be named on the agenda: the directory's socialrådgiver.
constexpr const char* kSocialWorker = "socialraadgiver";

/// A unit's meeting that settles one of the reviews counts as one.
std::optional<Visit::Kind> reviewOf(const core::MeetingTools* tools, const core::Meeting& meeting)
{
    const core::MeetingTool* tool =
        tools != nullptr && meeting.isHeld && meeting.unit ? tools->tool(meeting.tool) : nullptr;
    if (tool != nullptr && tool->settles == core::MeetingTool::Settles::District) return Visit::Kind::District;
    if (tool != nullptr && tool->settles == core::MeetingTool::Settles::AbsenceReview)
        return Visit::Kind::AbsenceReview;
    return std::nullopt;
}

std::map<std::pair<UnitId, Visit::Kind>, Date> latestVisits(const Session& session)
{
    std::map<std::pair<UnitId, Visit::Kind>, Date> latest;
    const auto add = [&](UnitId unit, Visit::Kind kind, Date heldOn) {
        const auto [at, isNew] = latest.try_emplace({unit, kind}, heldOn);
        if (!isNew) at->second = std::max(at->second, heldOn);
    };
    for (const Visit& visit : session.world().casework.visits) add(visit.unit, visit.kind, visit.heldOn);
    const auto tools = session.catalog().meetingTools();
    for (const auto& [id, meeting] : session.world().casework.meetings.all())
        if (const auto kind = reviewOf(tools.get(), meeting)) add(meeting.unit, *kind, meeting.on);
    return latest;
}

/// Whether everybody who must has said that the socialrådgiver may know who it is.
bool mayName(const Session& session, const core::Child& child, const std::string& to)
{
    return !child.hasProtectedAddress &&
           consentOf(session.world(), child, session.municipality(), to, session.today(), session.user().id) ==
               core::ConsentState::Given;
}

FollowUpModel::Case caseOf(const Session& session, const OpenChild& one, const std::string& to)
{
    FollowUpModel::Case line;
    line.child = one.child->id;
    line.number = std::to_string(one.child->id.value);
    line.ageYears = std::max(0, completedMonths(one.child->birthDate, session.today()) / 12);
    if (one.position != nullptr) line.position = one.position->position;
    if (mayName(session, *one.child, to)) line.name = shown(one.child->name);
    for (const core::FollowUpItem& item : one.items) {
        ++line.open;
        line.overdue += item.due && *item.due < session.today() ? 1 : 0;
    }
    return line;
}

FollowUpModel::Visit visitOf(const Session& session, UnitId unit, Visit::Kind kind, std::optional<Date> last)
{
    FollowUpModel::Visit visit;
    visit.kind = kind;
    const UnitChoice choice = unitChoice(session, unit);
    visit.unit = unit;
    visit.unitName = choice.name;
    visit.institution = choice.institution;
    visit.last = last;
    visit.due = core::monthlyDue(last, session.today(), session.calendar());
    visit.daysLate = std::max(0, daysBetween(visit.due, session.today()));
    return visit;
}

/// What the units lacked, newest first.
std::unordered_map<UnitId, std::vector<FollowUpModel::Offer>> missingOffers(const Session& session)
{
    std::unordered_map<UnitId, std::vector<FollowUpModel::Offer>> offers;
    const auto& all = session.world().casework.missingOffers;
    for (auto at = all.rbegin(); at != all.rend(); ++at) {
        const core::Rung* rung = session.municipality().rung(at->rung);
        offers[at->unit].push_back({at->what, rung != nullptr ? rung->title : Text{}, localDay(at->at), userName(session, at->by)});
    }
    return offers;
}

} // namespace

void addVisits(FollowUpModel& model, const Session& session, const std::vector<OpenChild>& open)
{
    const auto latest = latestVisits(session);
    const auto lastOf = [&](UnitId unit, Visit::Kind kind) {
        const auto at = latest.find({unit, kind});
        return at == latest.end() ? std::nullopt : std::optional(at->second);
    };
    const core::DirectoryEntry* role = session.municipality().role(kSocialWorker);
    const std::string to = role != nullptr ? role->role : kSocialWorker;
    std::unordered_map<UnitId, std::vector<FollowUpModel::Case>> cases;
    for (const OpenChild& one : open)
        if (!one.items.empty() || one.position != nullptr) cases[one.unit].push_back(caseOf(session, one, to));
    auto offers = missingOffers(session);
    for (const UnitId unit : session.visibleUnits()) {
        auto visit = visitOf(session, unit, Visit::Kind::SocialWorker, lastOf(unit, Visit::Kind::SocialWorker));
        if (const auto at = cases.find(unit); at != cases.end()) visit.agenda = std::move(at->second);
        if (const auto at = offers.find(unit); at != offers.end()) visit.offers = std::move(at->second);
        model.visits.push_back(std::move(visit));
        const bool isClass = session.world().unit(unit)->setting == core::Setting::School;
        if (isClass && !session.world().childrenOf(unit, session.today(), session.user().id).empty())
            model.visits.push_back(
                visitOf(session, unit, Visit::Kind::AbsenceReview, lastOf(unit, Visit::Kind::AbsenceReview)));
    }
    // A place that has begun with district meetings is asked for the next one; nobody is asked for the first.
    for (const auto& [key, last] : latest)
        if (key.second == Visit::Kind::District && session.maySee(key.first))
            model.visits.push_back(visitOf(session, key.first, key.second, last));
    std::stable_sort(model.visits.begin(), model.visits.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.due, a.agenda.empty()) < std::tuple(b.due, b.agenda.empty());
    });
}

} // namespace trivsel::app::tools
