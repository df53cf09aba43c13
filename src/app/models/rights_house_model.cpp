#include "app/models/model_tools.h"
#include "app/models/rights_model.h"
#include "app/rights/insight.h"
#include "app/roles.h"
#include "app/session.h"

#include <algorithm>
#include <unordered_set>

namespace trivsel::app {
namespace {

std::string nameOf(const Session& session, ChildId child)
{
    const core::Child* found = session.world().child(child);
    return found != nullptr ? tools::shown(found->name) : std::string();
}

void addNotTold(RightsHouseModel& model, const Session& session)
{
    const World& world = session.world();
    for (const UnitChoice& unit : tools::visibleUnits(session))
        for (const ChildId child : world.childrenOf(unit.unit, session.today(), session.user().id)) {
            if (!world.rights.information.of(child).empty()) ++model.told;
            else model.notTold.push_back({child, nameOf(session, child), unit.name});
        }
}

/// What a leader is to answer or decide: of children she may open, and nothing that is hidden from her with a case.
void addWaiting(RightsHouseModel& model, const Session& session)
{
    const World& world = session.world();
    using Kind = RightsHouseModel::Waiting::Kind;
    const auto isMine = [&](const auto& record) {
        return session.maySee(record.child) && !world.isHiddenWithCase(record.child, session.user().id, record.by, record.at);
    };
    for (const auto& [id, one] : world.rights.corrections.all())
        if (!one.answeredOn && isMine(one)) model.waiting.push_back({Kind::Correction, one.child, nameOf(session, one.child), one.on});
    for (const auto& [id, one] : world.rights.exceptions.all())
        if (!one.decidedAt && isMine(one)) model.waiting.push_back({Kind::Exception, one.child, nameOf(session, one.child), tools::localDay(one.at)});
    for (const auto& [id, hold] : world.rights.holds.all()) {
        const bool asksInsight = !hold.liftedAt && hold.kind == core::Hold::Kind::AccessRequest && isMine(hold);
        if (!asksInsight || !needsInsightDecision(world, hold.child, session.user().id)) continue;
        if (insightDecision(world, hold.child, core::InsightDecision::What::Record) == nullptr)
            model.waiting.push_back({Kind::Insight, hold.child, nameOf(session, hold.child), tools::localDay(hold.at)});
    }
    std::ranges::stable_sort(model.waiting, {}, &RightsHouseModel::Waiting::since);
}

void addDue(RightsHouseModel& model, const Session& session)
{
    const World& world = session.world();
    std::vector<UnitId> units;
    for (const UnitId place : world.unitsOf(session.user().id, session.today()))
        for (const UnitId unit : world.below(place)) units.push_back(unit);
    for (DueErasure& one : deletionList(world, session.municipality(), units, session.user().id, session.today()))
        model.due.push_back({one.child, one.concern, nameOf(session, one.child), one.left, one.since, std::move(one.heldBy)});
    const auto archive = world.settings.find(kArchiveSetting);
    if (archive != world.settings.end()) model.archive = archive->second;
}

void addErased(RightsHouseModel& model, const Session& session)
{
    const auto& list = session.backups().list;
    model.areBackupsKnown = list.has_value();
    const auto& erasures = session.world().rights.erasures;
    const std::vector<Date> until = list && !erasures.empty() ? keptUntil(*list, session.today()) : std::vector<Date>{};
    for (const auto& [id, erasure] : erasures) {
        RightsHouseModel::Erased row{tools::localDay(erasure.at), erasure.pseudonym, erasure.why, tools::userName(session, erasure.by), 0, {}};
        const LocalTime then = toLocal(erasure.at);
        for (std::size_t i = 0; i < until.size(); ++i) {
            const Backup& backup = (*list)[i];
            if (std::tuple(backup.day, backup.hour, backup.minute) > std::tuple(then.date, then.hour, then.minute)) continue;
            ++row.backups;
            row.until = std::max(row.until.value_or(until[i]), until[i]);
        }
        model.erased.push_back(std::move(row));
    }
    std::ranges::reverse(model.erased);
}

} // namespace

RightsHouseModel rightsHouseModel(const Session& session)
{
    RightsHouseModel model;
    model.today = session.today();
    model.maySee = reach(session.user().role, GiveInformation::kName) != Reach::None;
    if (!model.maySee) return model;
    model.rules = session.municipality().retention;
    addNotTold(model, session);
    model.mayErase = reach(session.user().role, EraseChildren::kName) != Reach::None;
    if (!model.mayErase) return model;
    addWaiting(model, session);
    addDue(model, session);
    addErased(model, session);
    return model;
}

} // namespace trivsel::app
