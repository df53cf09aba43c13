#include "app/models/cooperation_model.h"

#include "app/guide_case.h"
#include "app/hidden_words.h"
#include "app/models/model_tools.h"
#include "app/placement_setting.h"
#include "app/roles.h"
#include "app/session.h"
#include "core/casework/follow_up.h"

#include <algorithm>
#include <array>

namespace trivsel::app {
namespace {

using core::Consent;
using core::ConsentState;
using core::Request;

/// The adults of the place itself, as the guides call them: nobody writes to themselves.
bool isOfThePlace(std::string_view role)
{
    constexpr std::array<std::string_view, 3> kOwn{"team", "contact_adult", "each_adult"};
    return std::find(kOwn.begin(), kOwn.end(), role) != kOwn.end();
}

ConsentState stateTowards(const Session& session, const core::Child& child, const std::string& role)
{
    return consentOf(session.world(), child, session.municipality(), role, session.today(), session.user().id);
}

/// Requests of the child that this user may know of.
std::vector<const Request*> knownRequests(const Session& session, ChildId child)
{
    const World& world = session.world();
    auto known = world.casework.requests.of(child);
    std::erase_if(known,
                  [&](const Request* r) { return world.isHiddenWithCase(child, session.user().id, r->by, r->at); });
    return known;
}

std::vector<Consent> knownConsents(const Session& session, ChildId child)
{
    const World& world = session.world();
    std::vector<Consent> known;
    for (const Consent* consent : world.casework.consents.of(child))
        if (!world.isHiddenWithCase(child, session.user().id, consent->by, consent->at)) known.push_back(*consent);
    return known;
}

void addRecipients(CooperationModel& model, const Session& session, const core::Child& child)
{
    for (const core::DirectoryEntry& entry : session.municipality().directory) {
        const auto isSame = [&](const auto& r) { return r.role == entry.role; };
        if (isOfThePlace(entry.role) || std::any_of(model.recipients.begin(), model.recipients.end(), isSame)) continue;
        model.recipients.push_back(
            {entry.role, entry.title, entry.contact, entry.when, stateTowards(session, child, entry.role)});
    }
}

CooperationModel::RequestRow rowOf(const Session& session, const Request& request)
{
    CooperationModel::RequestRow row;
    row.id = request.id;
    if (const core::DirectoryEntry* to = session.municipality().role(request.to); to != nullptr) {
        row.to = to->title;
        row.contact = to->contact;
    } else {
        row.to = {request.to, request.to}; // asked when the profile still had it
    }
    row.purpose = request.purpose;
    row.sentOn = request.sentOn;
    row.receivedOn = request.receivedOn;
    row.answeredOn = request.answeredOn;
    row.answer = request.answer;
    row.words = request.answerText;
    row.by = tools::userName(session, request.by);
    row.follower = tools::userName(session, request.responsible);
    row.waited = core::waitingDays(request, session.today()).value_or(0);
    row.isWaiting = core::isWaiting(request);
    row.isSilent = row.isWaiting && row.waited > core::kAnswerDays;
    row.wordsGoToNotes = isReadBySuspected(session.world(), request.child, session.user().id, request.by, request.at);
    return row;
}

void addRequests(CooperationModel& model, const Session& session)
{
    for (const Request* request : knownRequests(session, model.child.child))
        model.requests.push_back(rowOf(session, *request));
    std::stable_sort(model.requests.begin(), model.requests.end(), [](const auto& a, const auto& b) {
        if (a.isWaiting != b.isWaiting) return a.isWaiting;
        return a.isWaiting ? a.waited > b.waited : a.answeredOn > b.answeredOn;
    });
    model.waiting = static_cast<int>(
        std::count_if(model.requests.begin(), model.requests.end(), [](const auto& r) { return r.isWaiting; }));
}

void addHolders(CooperationModel& model, const Session& session, const core::Child& child)
{
    for (const core::CustodyHolder& holder : session.world().custodyHolders) {
        if (holder.child != child.id) continue;
        auto& list = core::hasCustody(holder, session.today()) ? model.holders : model.former;
        list.push_back({holder.id, tools::shown(holder.name), text::displayLine(holder.contact, 300),
                        holder.hasProtectedAddress || child.hasProtectedAddress, holder.hasProtectedAddress,
                        holder.needsInterpreter, holder.to});
    }
}

ConsentStanding standingOf(const Consent& consent, Date today)
{
    if (!consent.isGiven) return ConsentStanding::Refused;
    if (consent.withdrawnOn && *consent.withdrawnOn <= today) return ConsentStanding::Withdrawn;
    if (consent.from > today) return ConsentStanding::NotYet;
    return consent.until && *consent.until < today ? ConsentStanding::Over : ConsentStanding::Holds;
}

CooperationModel::ConsentRow rowOf(const CooperationModel& model, const Session& session, const Consent& consent)
{
    CooperationModel::ConsentRow row;
    row.id = consent.id;
    row.holder = consent.holder;
    row.what = consent.what;
    row.purpose = consent.purpose;
    row.isGiven = consent.isGiven;
    row.from = consent.from;
    row.until = consent.until;
    row.withdrawnOn = consent.withdrawnOn;
    row.by = tools::userName(session, consent.by);
    row.standing = standingOf(consent, session.today());
    row.isOfFormer =
        std::any_of(model.former.begin(), model.former.end(), [&](const auto& h) { return h.id == consent.holder; });
    return row;
}

/// Whose word is wanted, and what it is: asked of the core one by one, so that this page never says otherwise.
void addWords(CooperationModel::ConsentGroup& group, const CooperationModel& model,
              const std::vector<Consent>& consents)
{
    std::vector<std::int64_t> asked;
    for (const auto& holder : model.holders) asked.push_back(holder.id);
    if (model.asksYoungPerson) asked.push_back(0);
    for (const std::int64_t one : asked) {
        const auto word = core::consentState(consents, {one}, false, group.role, model.today);
        if (word == ConsentState::Missing) group.missing.push_back(one);
        if (word == ConsentState::Refused) group.refused.push_back(one);
    }
}

void addConsents(CooperationModel& model, const Session& session, const core::Child& child)
{
    const auto consents = knownConsents(session, child.id);
    const auto groupOf = [&](const Consent& consent) -> CooperationModel::ConsentGroup& {
        const auto at = std::find_if(model.consents.begin(), model.consents.end(),
                                     [&](const auto& g) { return g.role == consent.to; });
        if (at != model.consents.end()) return *at;
        const core::DirectoryEntry* to = session.municipality().role(consent.to);
        model.consents.push_back({consent.to,
                                  to != nullptr ? to->title : Text{consent.to, consent.to},
                                  stateTowards(session, child, consent.to),
                                  {},
                                  {},
                                  {}});
        return model.consents.back();
    };
    for (auto at = consents.rbegin(); at != consents.rend(); ++at)
        groupOf(*at).rows.push_back(rowOf(model, session, *at));
    for (auto& group : model.consents) addWords(group, model, consents);
    const auto placeOf = [&](const auto& group) {
        return std::find_if(model.recipients.begin(), model.recipients.end(),
                            [&](const auto& r) { return r.role == group.role; }) -
               model.recipients.begin();
    };
    std::stable_sort(model.consents.begin(), model.consents.end(),
                     [&](const auto& a, const auto& b) { return placeOf(a) < placeOf(b); });
}

void addCircumstances(CooperationModel& model, const Session& session)
{
    const core::Circumstances* known = session.world().casework.circumstancesOf(model.child.child);
    for (const core::Choice& flag : session.municipality().flags) {
        if (isSetByProgram(flag.id)) continue;
        const bool isSet =
            known != nullptr && std::find(known->flags.begin(), known->flags.end(), flag.id) != known->flags.end();
        model.flags.push_back({flag.id, flag.title, isSet});
    }
    model.asksPlacedOn = followsPlacements(session.world());
    if (known == nullptr) return;
    model.placedOn = known->placedOn;
    model.knownBy = tools::userName(session, known->by);
    model.knownOn = tools::localDay(known->at);
}

} // namespace

const CooperationModel::Holder* CooperationModel::holderOf(std::int64_t id) const
{
    for (const auto* list : {&holders, &former})
        for (const Holder& holder : *list)
            if (holder.id == id) return &holder;
    return nullptr;
}

CooperationModel cooperationModel(const Session& session, ChildId id)
{
    CooperationModel model;
    model.child.child = id;
    model.today = session.today();
    const World& world = session.world();
    const core::Child* child = world.child(id);
    if (child == nullptr || !session.maySee(id)) return model;
    model.maySee = true;
    model.mayWrite = reach(session.user().role, SendRequest::kName) != Reach::None;
    model.unit = world.unitOf(id, session.today());
    model.child = tools::header(session, id, model.unit);
    model.gate = world.gate(id, session.user().id);
    model.answerDays = core::kAnswerDays;
    model.ageOfYoungPerson = session.municipality().consent.ageOfYoungPerson;
    model.asksYoungPerson = asksYoungPerson(*child, session.municipality(), session.today());
    model.adults = tools::responsibleAdults(session, model.unit, id);
    for (std::size_t i = 0; i < model.adults.size(); ++i)
        if (model.adults[i].user == session.user().id) model.self = static_cast<int>(i);
    for (const core::Rung& rung : session.municipality().ladder) model.rungs.emplace_back(rung.id, rung.title);
    addRecipients(model, session, *child);
    addRequests(model, session);
    addHolders(model, session, *child);
    addConsents(model, session, *child);
    addCircumstances(model, session);
    return model;
}

CooperationLine cooperationLine(const Session& session, ChildId id)
{
    CooperationLine line;
    const core::Child* child = session.world().child(id);
    if (child == nullptr || !session.maySee(id)) return line;
    for (const Request* request : knownRequests(session, id)) {
        if (!core::isWaiting(*request)) continue;
        ++line.waiting;
        line.longest = std::max(line.longest, core::waitingDays(*request, session.today()).value_or(0));
    }
    std::vector<std::string> roles;
    for (const Consent& consent : knownConsents(session, id))
        if (std::find(roles.begin(), roles.end(), consent.to) == roles.end()) roles.push_back(consent.to);
    for (const std::string& role : roles)
        line.consents += stateTowards(session, *child, role) == ConsentState::Given ? 1 : 0;
    line.hasCustody = !session.world().custodyOf(id, session.today()).empty();
    return line;
}

} // namespace trivsel::app
