#include "app/commands/handlers.h"

#include "app/commands/imported.h"
#include "app/school/year_plan.h"
#include "base/text.h"

#include <algorithm>
#include <set>

/// The step into a new school year: all classes at once, one batch, taken back as an import is.
namespace trivsel::app::commands {
namespace {

using What = RollOverYear::Class::What;

/// Works the plan into one change.
class Year {
public:
    Year(const Context& context, const RollOverYear& plan) : m_context(context), m_world(context.world), m_plan(plan)
    {
        m_change.batch.inverse.after.emplace();
    }

    Result<void> check() const
    {
        const core::Unit* institution = m_world.unit(m_plan.institution);
        if (institution == nullptr || institution->kind != core::UnitKind::Institution) return gone();
        if (isAhead() && m_plan.classes.empty()) return {}; // to be dropped
        if (m_plan.firstDay > m_context.today.plusMonths(18))
            return refuse({"Skoleårets første dag ligger mere end halvandet år fremme. Vælg en tidligere dag.", "The first day of the school year is more than a year and a half ahead. Choose an earlier day."});
        if (m_plan.firstDay < m_context.today.plusMonths(-6))
            return refuse({"Skoleårets første dag ligger mere end et halvt år tilbage. Vælg en senere dag.", "The first day of the school year is more than half a year ago. Choose a later day."});
        std::set<UnitId> planned;
        for (const auto& one : m_plan.classes) {
            if (auto ok = checkClass(one); !ok) return ok;
            if (!planned.insert(one.from).second) return refuse({"En klasse står to gange i planen. Ret den.", "A class stands twice in the plan. Correct it."});
        }
        return checkNames();
    }

    /// Nothing moves before the first day: the plan is kept until then. One without classes is dropped.
    bool isAhead() const { return m_plan.firstDay > m_context.today; }
    Outcome keep() const
    {
        const std::string key = yearPlanSetting(m_plan.institution), plan = m_plan.classes.empty() ? std::string() : savedPlanText(m_plan);
        const auto known = m_world.settings.find(key);
        if ((known != m_world.settings.end() ? known->second : std::string()) == plan) return {};
        return one<RollOverYear>(m_context, storage::Setting{key, plan}, {}, scopeOf(m_plan.institution));
    }

    RosterChange take(RosterReport& report)
    {
        for (const auto& one : m_plan.classes) {
            switch (one.what) {
            case What::Continues: goOn(one); break;
            case What::Joins: moveChildren(one.from, one.into); close(one); break;
            case What::Leaves: moveChildren(one.from, {}); close(one); break;
            }
        }
        report.changed = m_renamed;
        report.moved = m_moved;
        if (!m_change.put.empty())
            finishBatch(m_change, "year", definitions::sha256Hex(yearPlanJson(m_world, m_plan)), BatchId{m_context.nextId()}, m_context.user.id, m_context.now, report);
        if (const auto saved = m_world.settings.find(yearPlanSetting(m_plan.institution)); !m_change.put.empty() && saved != m_world.settings.end() && !saved->second.empty())
            m_change.put.emplace_back(storage::Setting{saved->first, {}}); // it is carried out now
        return std::move(m_change);
    }

private:
    const RollOverYear::Class* planOf(UnitId unit) const
    {
        const auto at = std::ranges::find(m_plan.classes, unit, &RollOverYear::Class::from);
        return at != m_plan.classes.end() ? &*at : nullptr;
    }
    bool isGroupHere(UnitId id) const
    {
        const core::Unit* unit = m_world.unit(id);
        const core::Unit* its = unit != nullptr ? m_world.institutionOf(id) : nullptr;
        return unit != nullptr && unit->kind == core::UnitKind::Unit && !unit->isClosed && its != nullptr && its->id == m_plan.institution;
    }

    Result<void> checkClass(const RollOverYear::Class& one) const
    {
        if (!isGroupHere(one.from)) return gone();
        if (one.what == What::Continues) {
            if (text::trim(one.name).empty()) return refuse({"Skriv et navn til hver klasse, der går videre.", "Write a name for every class that goes on."});
            for (const UserId id : one.adults) {
                const core::User* user = m_world.user(id);
                const bool mayHave = user != nullptr && core::covers(user->from, user->to, m_context.today) && (user->role == core::Role::Pedagogue || user->role == core::Role::Teacher);
                if (!mayHave) return refuse({"En af de voksne har ikke adgang i dag eller er ikke pædagog eller lærer. Vælg en anden.", "One of the adults has no access today, or is no pedagogue or teacher. Choose another."});
            }
            return {};
        }
        if (!isAhead() && m_world.openRound(one.from) != nullptr)
            return refuse({"En klasse, der lukkes, har en åben runde. Luk runden først.", "A class that is to be closed has an open round. Close the round first."});
        if (one.what == What::Leaves) return {};
        const auto* into = planOf(one.into);
        if (!isGroupHere(one.into) || one.into == one.from || (into != nullptr && into->what != What::Continues))
            return refuse({"En klasse kan kun lægges sammen med en, der går videre. Vælg en anden.", "A class can only be merged into one that goes on. Choose another."});
        return {};
    }

    /// Two classes of the coming year with one name could not be told apart.
    Result<void> checkNames() const
    {
        std::set<std::string> names;
        for (const UnitId id : m_world.below(m_plan.institution)) {
            if (!isGroupHere(id)) continue;
            const auto* one = planOf(id);
            if (one != nullptr && one->what != What::Continues) continue;
            const std::string name = text::foldCase(text::trim(one != nullptr ? one->name : m_world.unit(id)->name));
            if (!names.insert(name).second) return refuse({"To klasser får det samme navn. Giv den ene et andet.", "Two classes get the same name. Give one of them another."});
        }
        return {};
    }

    void goOn(const RollOverYear::Class& one)
    {
        core::Unit unit = *m_world.unit(one.from);
        if (const std::string name = text::toNfc(text::trim(one.name)); name != unit.name) {
            m_change.batch.inverse.unitsBefore.push_back(unit);
            unit.name = name;
            m_change.batch.inverse.after->unitNames.emplace(unit.id, unit.name);
            m_change.put.emplace_back(std::move(unit));
            ++m_renamed;
        }
        setAdults(one.from, one.adults);
    }

    void close(const RollOverYear::Class& one)
    {
        core::Unit unit = *m_world.unit(one.from);
        m_change.batch.inverse.unitsBefore.push_back(unit);
        m_change.batch.inverse.after->unitNames.emplace(unit.id, unit.name);
        unit.isClosed = true;
        m_change.put.emplace_back(std::move(unit));
        setAdults(one.from, {});
    }

    void setAdults(UnitId unit, const std::vector<UserId>& wanted)
    {
        const auto isWanted = [&](UserId user) { return std::ranges::find(wanted, user) != wanted.end(); };
        std::set<UserId> there;
        for (const core::UserMembership& m : m_world.userMemberships) {
            const core::User* user = m_world.user(m.user);
            const bool isStaff = user != nullptr && (user->role == core::Role::Pedagogue || user->role == core::Role::Teacher);
            if (m.unit != unit || !isStaff || (m.to && *m.to < m_plan.firstDay)) continue;
            there.insert(m.user);
            if (isWanted(m.user)) continue;
            m_change.batch.inverse.userMembershipsBefore.push_back(m);
            core::UserMembership ended = m;
            ended.to = m_plan.firstDay.plusDays(-1);
            m_change.put.emplace_back(ended);
        }
        for (const UserId user : wanted) {
            if (!there.insert(user).second) continue;
            const core::UserMembership place{MembershipId{m_context.nextId()}, user, unit, m_plan.firstDay, std::nullopt};
            core::UserMembership none = place;
            none.to = m_plan.firstDay.plusDays(-1);
            m_change.batch.inverse.userMembershipsBefore.push_back(none);
            m_change.put.emplace_back(place);
        }
    }

    /// Those who are there on the first day or come later; without `into` they leave.
    void moveChildren(UnitId from, UnitId into)
    {
        auto& inverse = m_change.batch.inverse;
        for (const core::ChildMembership& m : m_world.childMemberships) {
            if (m.unit != from || (m.to && *m.to < m_plan.firstDay)) continue;
            core::ChildMembership before = m, ended = m;
            inverse.membershipsBefore.push_back(before);
            if (into && m.from >= m_plan.firstDay) {
                ended.unit = into; // never was in the old one
            } else {
                ended.to = std::max(m.from, m_plan.firstDay.plusDays(-1));
                if (into) {
                    const core::ChildMembership next{MembershipId{m_context.nextId()}, m.child, into, m_plan.firstDay, m.to};
                    inverse.addedMemberships.push_back(next.id);
                    inverse.after->memberships.push_back(next);
                    m_change.put.emplace_back(next);
                }
            }
            inverse.after->memberships.push_back(ended);
            m_change.put.emplace_back(ended);
            ++m_moved;
        }
    }

    const Context& m_context;
    const World& m_world;
    const RollOverYear& m_plan;
    RosterChange m_change;
    std::int32_t m_renamed = 0, m_moved = 0;
};

} // namespace

Handled handle(const Context& context, const RollOverYear& command)
{
    Year year(context, command);
    if (auto ok = year.check(); !ok) return fail(ok.error());
    if (year.isAhead()) return year.keep();
    RosterChange change = year.take(*context.roster);
    if (change.put.empty()) return Outcome{};
    context.roster->wasApplied = true;
    context.roster->batch = change.batch.id;
    return imported(std::move(change), note<RollOverYear>(context, {}, scopeOf(command.institution)));
}

} // namespace trivsel::app::commands
