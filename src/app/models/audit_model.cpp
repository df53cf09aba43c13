#include "app/models/audit_model.h"

#include "app/audit_log.h"
#include "app/models/model_tools.h"
#include "app/roles.h"
#include "app/session.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace trivsel::app {
namespace {

using Kind = AuditFilter::Kind;

bool mayRead(const Session& session) { return reach(session.user().role, ReadAudit::kName) != Reach::None; }

UnitId placeOf(const Session& session)
{
    const auto places = session.world().unitsOf(session.user().id, session.today());
    return places.empty() ? UnitId{} : places.front();
}

int monthsBetweenSamples(const World& world)
{
    int months = kAuditMonths;
    if (const auto at = world.settings.find(kAuditMonthsSetting); at != world.settings.end())
        std::from_chars(at->second.data(), at->second.data() + at->second.size(), months);
    return months;
}

/// Counted from the newest signed sample of the place, else from when the first adult began there.
Date nextSampleBy(const Session& session, UnitId place)
{
    const World& world = session.world();
    std::optional<Date> from;
    for (const auto& [id, sample] : world.oversight.samples()) {
        if (!sample.signedAt || sample.unit != place) continue;
        const Date day = tools::localDay(*sample.signedAt);
        from = std::max(from.value_or(day), day);
    }
    if (!from)
        for (const core::UserMembership& m : world.userMemberships)
            if (m.unit == place) from = std::min(from.value_or(m.from), m.from);
    return from.value_or(session.today()).plusMonths(monthsBetweenSamples(world));
}

/// Openings that this leader may know of.
std::vector<const core::GlassOpening*> openingsOf(const Session& session)
{
    std::vector<const core::GlassOpening*> known;
    for (const auto& [id, opening] : session.world().oversight.openings()) {
        const bool isMine = session.maySee(opening.child) && !session.openedUntil(opening.child);
        if (isMine && !session.world().isHiddenWithCase(opening.child, session.user().id, opening.by, opening.at)) known.push_back(&opening);
    }
    return known;
}

bool isToSee(const Session& session, const core::GlassOpening& opening) { return !opening.seenAt && opening.by != session.user().id; }

void addOpenings(AuditModel& model, const Session& session)
{
    for (const core::GlassOpening* one : openingsOf(session))
        model.openings.push_back({one->id, one->child, tools::shown(session.world().child(one->child)->name), tools::userName(session, one->by),
                                  text::displayLine(one->reason, 400), one->at, one->until, tools::userName(session, one->seenBy), one->seenAt,
                                  isToSee(session, *one)});
    std::sort(model.openings.begin(), model.openings.end(), [](const auto& a, const auto& b) {
        return std::tuple(!a.maySee, -a.at.time_since_epoch(), a.opening) < std::tuple(!b.maySee, -b.at.time_since_epoch(), b.opening);
    });
}

/// The log as this leader may know it.
class LogRows {
public:
    explicit LogRows(const Session& session)
        : m_session(session), m_reader(session.world(), session.user(), session.today())
    {
    }
    bool mayKnow(const storage::AuditRow& row) const { return m_reader.mayKnow(row); }

    AuditModel::Row shown(const storage::AuditRow& row) const
    {
        AuditModel::Row out;
        out.seq = row.seq;
        out.at = row.at;
        out.user = tools::userName(m_session, row.user);
        out.role = row.role;
        out.action = row.action;
        out.count = row.count;
        out.purpose = text::displayLine(row.purpose, 400);
        if (const core::Child* child = m_reader.childOf(row)) {
            out.child = child->id;
            out.about = tools::shown(child->name);
        } else if (const UnitId unit = unitOfScope(m_session.world(), row.scope)) {
            out.about = tools::unitName(m_session, unit);
        }
        return out;
    }

    bool fits(const storage::AuditRow& row, const AuditFilter& filter) const
    {
        const Date first = filter.days > 0 ? m_session.today().plusDays(1 - filter.days) : Date{};
        if (filter.days > 0 && tools::localDay(row.at) < first) return false;
        if (filter.user && row.user != filter.user) return false;
        if (filter.kind != Kind::All && kindOfAction(row.action) != filter.kind) return false;
        if (!filter.child) return true;
        const core::Child* child = m_reader.childOf(row);
        return child != nullptr && child->id == filter.child;
    }

private:
    const Session& m_session;
    AuditReader m_reader;
};

void addRows(AuditModel& model, const Session& session, const AuditLog& log, const AuditFilter& filter)
{
    const LogRows rows(session);
    std::map<UserId, std::string> adults;
    for (auto at = log.rows.rbegin(); at != log.rows.rend(); ++at) {
        if (!rows.mayKnow(*at)) continue;
        if (at->user) adults.try_emplace(at->user, std::string());
        if (!rows.fits(*at, filter)) continue;
        ++model.matching;
        if (model.rows.size() < AuditModel::kRowsShown) model.rows.push_back(rows.shown(*at));
    }
    for (const auto& [user, name] : adults) model.adults.push_back({user, tools::userName(session, user)});
    tools::sortByName(model.adults, [](const PersonChoice& p) { return p.name; });
    for (const auto& [id, child] : session.world().children)
        if (session.maySee(id) && !session.openedUntil(id)) model.children.push_back({id, tools::shown(child.name)});
    tools::sortChildren(session.world(), model.children, [](const auto& c) { return c.child; });
}

AuditModel::Sample lineOf(const Session& session, const core::AuditSample& sample)
{
    using Answer = core::AuditSample::Row::Answer;
    AuditModel::Sample line{sample.id, tools::userName(session, sample.by), sample.at, sample.signedAt, static_cast<int>(sample.rows.size()), 0, 0};
    for (const auto& row : sample.rows) {
        line.toLookInto += row.answer == Answer::LookInto ? 1 : 0;
        line.open += row.answer ? 0 : 1;
    }
    return line;
}

void addSamples(AuditModel& model, const Session& session, const AuditLog* log, UnitId place)
{
    const LogRows shown(session);
    for (const auto& [id, sample] : session.world().oversight.samples()) {
        if (sample.unit == place && sample.signedAt) model.earlier.insert(model.earlier.begin(), lineOf(session, sample));
        if (sample.by != session.user().id || sample.signedAt) continue;
        model.current = id;
        model.toAnswer = lineOf(session, sample).open;
        for (const core::AuditSample::Row& row : sample.rows) {
            AuditModel::SampleRow one{{}, row.isAlways, false, row.answer, row.words};
            one.row.seq = row.seq;
            // A bar or a case that came after the draw hides the row from her all the same.
            if (const storage::AuditRow* found = log != nullptr ? rowOf(*log, row.seq) : nullptr; found != nullptr && shown.mayKnow(*found)) {
                one.row = shown.shown(*found);
                one.isKnown = true;
            }
            model.sampleRows.push_back(std::move(one));
        }
    }
    model.nextBy = nextSampleBy(session, place);
    model.isDue = model.nextBy < session.today();
    model.mayDraw = place && !model.current && log != nullptr && log->isWhole();
}

} // namespace

AuditFilter::Kind kindOfAction(std::string_view action)
{
    if (action.starts_with("glass.")) return Kind::Openings;
    if (action == ReadExport::kName || action == ReadAudit::kName) return Kind::HandedOut;
    return action.starts_with("read.") ? Kind::Looked : Kind::Changed;
}

AuditModel auditModel(const Session& session, const AuditFilter& filter)
{
    AuditModel model;
    if (!mayRead(session)) return model;
    model.mayRead = true;
    addOpenings(model, session);
    const AuditLog* log = session.auditLog();
    addSamples(model, session, log, placeOf(session));
    if (log == nullptr) return model;
    model.isFetched = true;
    model.isWhole = log->isWhole();
    if (log->fault) model.fault = log->fault->message;
    model.allRows = log->head.seq;
    model.mark = log->mark();
    addRows(model, session, *log, filter);
    return model;
}

AuditDuties auditDuties(const Session& session)
{
    AuditDuties duties;
    const UnitId place = placeOf(session);
    if (!mayRead(session) || !place) return duties;
    for (const core::GlassOpening* opening : openingsOf(session)) duties.openings += isToSee(session, *opening) ? 1 : 0;
    duties.sampleBy = nextSampleBy(session, place);
    duties.isSampleDue = duties.sampleBy < session.today();
    return duties;
}

} // namespace trivsel::app
