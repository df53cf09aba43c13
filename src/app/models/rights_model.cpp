#include "app/models/rights_model.h"

#include "app/audit_log.h"
#include "app/models/model_tools.h"
#include "app/rights/insight.h"
#include "app/roles.h"
#include "app/session.h"

#include <algorithm>

namespace trivsel::app {
namespace {

std::optional<Date> dayOf(const std::optional<Instant>& at) { return at ? std::optional(tools::localDay(*at)) : std::nullopt; }

bool mayKnow(const Session& session, ChildId child, UserId by, Instant at)
{
    return !session.world().isHiddenWithCase(child, session.user().id, by, at);
}

void addInformation(RightsModel& model, const Session& session, ChildId child)
{
    for (const core::InformationGiven* one : session.world().rights.information.of(child))
        model.information.push_back({one->on, one->how, tools::userName(session, one->by)});
    std::ranges::stable_sort(model.information, std::ranges::greater{}, &RightsModel::Information::on);
}

void addCorrections(RightsModel& model, const Session& session, ChildId child)
{
    for (const core::CorrectionNote* one : session.world().rights.corrections.of(child))
        if (mayKnow(session, child, one->by, one->at))
            model.corrections.push_back({one->id, one->about, one->saidBy, one->words, one->answer, tools::userName(session, one->by),
                                         tools::userName(session, one->answeredBy), one->on, one->answeredOn});
    std::ranges::stable_sort(model.corrections, [](const auto& a, const auto& b) {
        if (a.answeredOn.has_value() != b.answeredOn.has_value()) return !a.answeredOn;
        return a.on > b.on;
    });
}

void addDecisions(RightsModel& model, const Session& session, ChildId child)
{
    model.needsDecision = needsInsightDecision(session.world(), child, session.user().id);
    if (!model.needsDecision) return;
    for (const auto what : {core::InsightDecision::What::Record, core::InsightDecision::What::Log}) {
        RightsModel::Decision decision{what, false, false, {}, {}, {}};
        if (const core::InsightDecision* made = insightDecision(session.world(), child, what))
            decision = {what, true, made->isGiven, made->ground, tools::userName(session, made->by), tools::localDay(made->at)};
        model.decisions.push_back(std::move(decision));
    }
}

void addSeen(RightsModel& model, const Session& session, const core::Child& child)
{
    const AuditLog* log = session.auditLog();
    model.isLogFetched = log != nullptr;
    if (!model.mayDecide || log == nullptr) return;
    const AuditReader reader(session.world(), session.user(), session.today());
    for (auto row = log->rows.rbegin(); row != log->rows.rend(); ++row) {
        if (row->pseudonym != child.pseudonym || !reader.mayKnow(*row)) continue;
        ++model.looks;
        if (model.seen.size() < RightsModel::kSeenShown)
            model.seen.push_back({row->at, tools::userName(session, row->user), row->action, text::displayLine(row->purpose, 200)});
    }
}

void addExceptions(RightsModel& model, const Session& session, ChildId child)
{
    const core::Municipality& profile = session.municipality();
    for (const core::ConsentException* one : session.world().rights.exceptions.of(child)) {
        if (!mayKnow(session, child, one->by, one->at)) continue;
        const core::DirectoryEntry* to = profile.role(one->to);
        model.exceptions.push_back({one->id, to != nullptr ? to->title : Text{one->to, one->to}, one->what, one->ground, one->reason,
                                    tools::userName(session, one->by), one->words, tools::userName(session, one->decidedBy), tools::localDay(one->at),
                                    dayOf(one->decidedAt), one->isGranted});
    }
    std::ranges::stable_sort(model.exceptions, [](const auto& a, const auto& b) {
        if (a.decidedOn.has_value() != b.decidedOn.has_value()) return !a.decidedOn;
        return a.on > b.on;
    });
    for (const core::DirectoryEntry& entry : profile.directory)
        if (std::ranges::none_of(model.recipients, [&](const auto& r) { return r.role == entry.role; })) model.recipients.push_back({entry.role, entry.title});
}

void addHolds(RightsModel& model, const Session& session, ChildId child)
{
    const World& world = session.world();
    for (const HeldBy& held : holdsOf(world, child, session.user().id)) {
        RightsModel::Held row{held.reason, held.hold, {}, {}, {}};
        if (const core::Hold* hold = world.rights.holds.find(held.hold)) {
            row.why = hold->why;
            row.by = tools::userName(session, hold->by);
            row.on = tools::localDay(hold->at);
        }
        model.holds.push_back(std::move(row));
    }
    model.left = leftOn(world, child, session.today());
    model.erasedFrom = erasedFrom(world, session.municipality(), child, session.today());
    for (const core::RetentionRule& rule : session.municipality().retention)
        if (rule.what == core::RetentionRule::What::Ratings && rule.from == core::RetentionRule::From::Left) model.monthsAfterLeaving = rule.months;
}

} // namespace

RightsModel rightsModel(const Session& session, ChildId id)
{
    RightsModel model;
    model.today = session.today();
    const World& world = session.world();
    const core::Child* child = world.child(id);
    model.maySee = child != nullptr && session.maySee(id);
    if (!model.maySee) return model;
    UnitId unit = world.unitOf(id, session.today());
    model.child = tools::header(session, id, unit);
    const core::Role role = session.user().role;
    model.mayWrite = reach(role, NoteCorrection::kName) != Reach::None;
    model.mayDecide = session.allowed(ReadAudit{id, {}}).has_value();
    addInformation(model, session, id);
    addCorrections(model, session, id);
    addDecisions(model, session, id);
    addSeen(model, session, *child);
    addExceptions(model, session, id);
    addHolds(model, session, id);
    return model;
}

int notTold(const World& world, const std::vector<ChildId>& children)
{
    return static_cast<int>(std::ranges::count_if(children, [&](ChildId child) { return world.rights.information.of(child).empty(); }));
}

} // namespace trivsel::app
