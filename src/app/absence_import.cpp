#include "app/absence_import.h"

#include "app/import_remembered.h"
#include "app/roster_import_read.h"
#include "app/session.h"
#include "base/text.h"
#include "definitions/catalog.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace trivsel::app {

namespace {

using absence::Entry;
using What = RosterReport::What;
using Kind = core::AbsenceDay::Kind;

constexpr std::size_t kShownName = 120; // code points
constexpr double kWholeDay = 1 + 1e-9;  // thirds and sixths of a day may not add up to 1 in full

Text wordOf(Kind kind)
{
    switch (kind) {
    case Kind::Illness: return {"sygdom", "illness"};
    case Kind::Permitted: return {"lovligt fravær", "permitted absence"};
    case Kind::Unlawful: break;
    }
    return {"ulovligt fravær", "unlawful absence"};
}

/// The rows against what is written of the children below root.
class AbsenceDifference {
public:
    AbsenceDifference(const World& world, const core::User& user, UnitId root, Date today, const core::WorkingCalendar& calendar, RosterReport& report)
        : m_world(world), m_today(today), m_calendar(calendar), m_report(report)
    {
        const std::unordered_set<UnitId> below = unitsOfLists(world, user.id, root, today);
        for (const auto& [id, child] : world.children) {
            const auto places = world.membershipsOf(id);
            if (std::ranges::none_of(places, [&](const auto* m) { return below.contains(m->unit); })) continue;
            m_isBarred[id] = world.isBarred(id, user.id);
            if (!child.externalId.empty()) m_byId.emplace(child.externalId, &child);
            if (!child.cpr.empty()) m_byCpr.emplace(child.cpr, &child);
            m_byName.emplace(roster::nameKey(child.name) + "\n" + child.birthDate.iso(), &child);
        }
    }

    void add(const Entry& entry)
    {
        if (!entry.refusals.empty()) {
            Text what = entry.refusals.front().what;
            for (std::size_t i = 1; i < entry.refusals.size(); ++i) {
                what.da += "; " + entry.refusals[i].what.da;
                what.en += "; " + entry.refusals[i].what.in(Language::English);
            }
            return refuse(entry, entry.refusals.front().column, std::move(what));
        }
        std::size_t column = 0;
        Text why{"barnet er ikke på dit sted", "the child is not at your place"};
        const core::Child* child = find(entry, column, why);
        if (child == nullptr) return refuse(entry, column, std::move(why));
        if (m_isBarred.at(child->id)) return; // neither told of nor changed
        if (entry.date < child->birthDate) return refuse(entry, entry.dateColumn, {"datoen ligger før barnets fødsel", "the date is before the child's birth"});
        Day& day = m_days[{child->id, entry.date}];
        if (!entry.lesson.empty() && !day.lessons.insert(entry.lesson).second)
            return refuse(entry, entry.partColumn, {"samme lektion som i en linje før", "the same lesson as in an earlier row"});
        if (day.all + entry.part > kWholeDay)
            return refuse(entry, entry.partColumn != 0 ? entry.partColumn : entry.dateColumn, {"barnet har med linjerne før mere end hele dagen", "with the earlier rows the child has more than the whole day"});
        day.all += entry.part;
        auto [at, isNew] = day.kinds.try_emplace(entry.kind, Sum{entry.line, 0});
        at->second.part += entry.part;
    }

    RosterChange take()
    {
        RosterChange change;
        change.batch.inverse.after.emplace();
        for (const auto& [key, day] : m_days)
            for (const auto& [kind, sum] : day.kinds) write({key.first, key.second, kind, std::min(sum.part, 1.0)}, sum.line, change);
        std::ranges::stable_sort(m_report.rows, {}, &RosterReport::Row::line);
        return change;
    }

private:
    struct Sum {
        std::size_t line = 0; ///< the first
        double part = 0;
    };
    struct Day {
        double all = 0;
        std::set<std::string> lessons;
        std::map<Kind, Sum> kinds;
    };

    /// By id, else CPR number, else name and birth date. `column` of the cell that was asked.
    const core::Child* find(const Entry& entry, std::size_t& column, Text& why) const
    {
        if (!entry.id.empty()) {
            column = entry.idColumn;
            if (const auto at = m_byId.find(entry.id); at != m_byId.end()) return at->second;
        }
        if (!entry.cpr.empty()) {
            column = entry.cprColumn;
            if (const auto at = m_byCpr.find(entry.cpr); at != m_byCpr.end()) return at->second;
        }
        if (entry.name.empty() || !entry.birthDate) return nullptr;
        column = entry.nameColumn;
        const auto [from, to] = m_byName.equal_range(roster::nameKey(entry.name) + "\n" + entry.birthDate->iso());
        if (from == to) return nullptr;
        if (std::next(from) == to) return from->second;
        why = {"to børn her har det navn og den fødselsdato; brug id", "two children here have that name and birth date; use the id"};
        return nullptr;
    }

    void write(const core::AbsenceDay& day, std::size_t line, RosterChange& change)
    {
        const auto& written = m_world.casework.absencesOf(day.child);
        const auto before = std::ranges::find_if(written, [&](const core::AbsenceDay& a) { return a.date == day.date && a.kind == day.kind; });
        const bool isThere = before != written.end();
        const bool isSame = isThere && std::abs(before->part - day.part) < 1e-9;
        const What what = isSame ? What::Unchanged : isThere ? What::Changed : What::Added;
        ++(isSame ? m_report.unchanged : isThere ? m_report.changed : m_report.added);
        const core::Child& child = *m_world.child(day.child);
        const core::Unit* unit = m_world.unit(m_world.unitOf(day.child, m_today));
        RosterReport::Row row;
        row.what = what;
        row.line = line;
        if (!child.hasProtectedAddress) row.name = text::displayLine(child.name, kShownName);
        if (unit != nullptr) row.unit = text::displayLine(unit->name, kShownName);
        const Text kind = wordOf(day.kind);
        const std::string percent = std::to_string(static_cast<int>(std::lround(day.part * 100))) + " %";
        row.detail = {day.date.iso() + ": " + kind.da + ", " + percent, day.date.iso() + ": " + kind.en + ", " + percent};
        if (!m_calendar.isWorkingDay(day.date)) {
            row.detail.da += "; ikke en skoledag, så den tæller ikke med";
            row.detail.en += "; not a school day, so it does not count";
        }
        m_report.rows.push_back(std::move(row));
        if (isSame) return;
        core::AbsenceDay none = day;
        none.part = 0;
        change.batch.inverse.absencesBefore.push_back(isThere ? *before : none);
        change.batch.inverse.after->absences.push_back(day);
        change.put.emplace_back(day);
    }

    void refuse(const Entry& entry, std::size_t column, Text what)
    {
        RosterReport::Row row;
        row.what = What::Refused;
        row.line = entry.line;
        row.column = column;
        row.name = text::displayLine(entry.name, kShownName);
        row.detail = std::move(what);
        m_report.rows.push_back(std::move(row));
        ++m_report.refused;
    }

    const World& m_world;
    Date m_today;
    const core::WorkingCalendar& m_calendar;
    RosterReport& m_report;
    std::unordered_map<std::string, const core::Child*> m_byId, m_byCpr;
    std::unordered_multimap<std::string, const core::Child*> m_byName; ///< and birth date
    std::unordered_map<ChildId, bool> m_isBarred;                      ///< of those below root
    std::map<std::pair<ChildId, Date>, Day> m_days;
};

} // namespace

Result<RosterChange> absenceChange(const World& world, const core::User& user, UnitId root, Date today, Instant now,
                                   const core::WorkingCalendar& calendar, const std::function<std::int64_t()>& nextId,
                                   const RosterRequest& request, bool acceptRefused, RosterReport& report, JobProgress* progress,
                                   imports::Matching* matching)
{
    report = {};
    imports::Matching taken;
    if (matching == nullptr) matching = &taken;
    const auto remembered = [&](const std::vector<std::string>& header) { return rememberedColumns(world, "absence", header); };
    AbsenceDifference difference(world, user, root, today, calendar, report);
    const auto take = [&](const Entry& entry) { difference.add(entry); };
    if (auto read = absence::readEntries(request, today, take, remembered, progress, matching); !read) return fail(read.error());
    RosterChange change = difference.take();
    if (const auto accepted = checkAccepted(report, acceptRefused, true); !accepted) return fail(accepted.error());
    if (change.put.empty()) return change;
    finishBatch(change, "absence", definitions::sha256Hex(request.bytes), BatchId{nextId()}, user.id, now, report);
    if (!request.mapping.empty()) change.put.emplace_back(storage::Setting{columnsSetting("absence", matching->headings), request.mapping});
    return change;
}

Result<RosterReport> previewAbsence(const Session& session, const RosterRequest& request, JobProgress* progress, imports::Matching* matching)
{
    const UnitId root = rosterRoot(session.world(), session.user(), session.today());
    if (!root)
        return fail(ErrorCode::NoRight, {"Kun en leder med en institution kan hente fravær fra en liste.", "Only a leader of an institution can import absence from a list."});
    RosterReport report;
    std::int64_t id = 1'000'000'000'000; // never written
    const auto change = absenceChange(session.world(), session.user(), root, session.today(), session.clock().now(), session.calendar(),
                                      [&id] { return ++id; }, request, true, report, progress, matching);
    if (!change) return fail(change.error());
    return report;
}

} // namespace trivsel::app
