#include "app/documents/print_store.h"

#include "app/documents/agenda_document.h"
#include "app/audit_export.h"
#include "app/documents/child_document.h"
#include "app/documents/group_document.h"
#include "app/documents/insight_document.h"
#include "app/documents/leader_document.h"
#include "app/documents/notification_document.h"
#include "app/documents/meeting_document.h"
#include "app/documents/plan_document.h"
#include "app/documents/print_files.h"
#include "app/documents/status_document.h"
#include "app/gate_words.h"
#include "app/rights/erasing.h"
#include "app/rights/insight.h"
#include "app/models/audit_model.h"
#include "app/session.h"
#include "definitions/catalog.h"
#include "report/pdf.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <thread>

namespace trivsel::app {

namespace {

paper::Source sourceOf(const Session& session, Language language)
{
    return {session.world(),   session.municipality(), session.calendar(),
            session.user().id, session.today(),        toLocal(session.clock().now()),
            language,          session.auditMark()};
}

const std::string kMeetingWord = "report meeting "; ///< in the audit, before the tool's id

/// The word in the audit.
std::string wordOf(ChildPaper paper)
{
    switch (paper) {
    case ChildPaper::Plan: return "report plan";
    case ChildPaper::PlanForParents: return "report plan, parents";
    case ChildPaper::WordToParents: return "report child";
    case ChildPaper::Notification: return "report notification";
    case ChildPaper::Insight: return kInsightExport;
    case ChildPaper::Status: break;
    }
    return "report status";
}

bool goesHome(ChildPaper paper)
{
    return paper == ChildPaper::PlanForParents || paper == ChildPaper::WordToParents || paper == ChildPaper::Insight;
}

/// All of it; without what may be left out when that saves a page.
Result<std::string> fitted(const std::function<report::Document(paper::Fullness)>& make)
{
    auto whole = report::pdf(make(paper::Fullness::Whole));
    if (!whole) return fail(whole.error());
    if (whole->pages == 1) return std::move(whole->bytes);
    auto needed = report::pdf(make(paper::Fullness::Needed));
    if (!needed) return fail(needed.error());
    return std::move(needed->pages < whole->pages ? needed->bytes : whole->bytes);
}

/// The latest that the user may know of; null if there is none.
const core::Notification* notificationOf(const paper::Source& from, ChildId child)
{
    const core::Notification* found = nullptr;
    for (const core::Notification* one : from.world.casework.notifications.of(child))
        if (!paper::isHidden(from, child, one->by, one->at)) found = one;
    return found;
}

/// For a leader, who may read the log; nothing for others, and where the log does not hang together: then the page says
/// only where it can be had.
Result<std::optional<SeenByAdults>> seenOf(Session& session, ChildId child, const std::string& purpose)
{
    if (!session.allowed(ReadAudit{child, purpose, true})) return std::nullopt;
    const auto rows = childAudit(session, child, true, purpose);
    if (!rows && rows.error().code == ErrorCode::StoreDamaged) return std::nullopt;
    if (!rows) return fail(rows.error());
    SeenByAdults seen;
    for (const storage::AuditRow* row : *rows) {
        using Kind = AuditFilter::Kind;
        const Kind kind = kindOfAction(row->action);
        const Date day = toLocal(row->at).date;
        seen.handedOut += kind == Kind::HandedOut ? 1 : 0;
        seen.opened += row->action == BreakGlass::kName ? 1 : 0;
        if (kind != Kind::Looked) continue;
        ++seen.looks;
        if (!seen.first || day < *seen.first) seen.first = day;
        if (!seen.last || *seen.last < day) seen.last = day;
    }
    return seen;
}

Result<std::string> make(const paper::Source& from, ChildPaper kind, ChildId child, const std::optional<SeenByAdults>& seen)
{
    switch (kind) {
    case ChildPaper::Plan:
    case ChildPaper::PlanForParents: {
        const core::ActionPlan* plan = paper::currentPlan(from, child);
        if (plan == nullptr)
            return fail(ErrorCode::BadInput, {"Der er ingen indsatsplan for barnet endnu. Skriv den først.",
                                              "There is no action plan for the child yet. Write it first."});
        const Readers readers = kind == ChildPaper::Plan ? Readers::Adults : Readers::Parents;
        return fitted([&](paper::Fullness fullness) { return planDocument(from, *plan, child, readers, fullness); });
    }
    case ChildPaper::WordToParents:
        return fitted([&](paper::Fullness fullness) { return childDocument(from, child, fullness, seen); });
    case ChildPaper::Notification: {
        const core::Notification* notification = notificationOf(from, child);
        if (notification == nullptr)
            return fail(ErrorCode::BadInput, {"Der er ingen underretning om barnet endnu. Begynd den først.",
                                              "There is no notification about the child yet. Begin it first."});
        return fitted([&](paper::Fullness fullness) { return notificationDocument(from, *notification, fullness); });
    }
    case ChildPaper::Insight: // made with what it needs besides the world
    case ChildPaper::Status: break;
    }
    return fitted([&](paper::Fullness fullness) { return statusDocument(from, child, fullness); });
}

/// Every rating of the child; waits for those of closed rounds.
Result<void> waitForHistory(Session& session, ChildId child)
{
    constexpr std::chrono::milliseconds kStep{2};
    constexpr int kMostSteps = 10'000;
    for (int i = 0; i < kMostSteps && !session.hasHistory(child); ++i) {
        session.fetchHistory(child);
        session.poll();
        std::this_thread::sleep_for(kStep);
    }
    if (session.hasHistory(child)) return {};
    return fail(ErrorCode::Failed, {"De tidligere vurderinger kunne ikke læses. Intet er givet ud. Prøv igen.",
                                    "The earlier ratings could not be read. Nothing has been given out. Try again."});
}

/// How long everything about the child is kept, as one sentence.
std::string keptWords(const Session& session, ChildId child, Language language)
{
    const bool isDanish = language == Language::Danish;
    if (const auto from = erasedFrom(session.world(), session.municipality(), child, session.today()))
        return (isDanish ? "Slettes tidligst " : "Erased no earlier than ") + dates::longDay(*from, language) + ".";
    for (const core::RetentionRule& rule : session.municipality().retention)
        if (rule.what == core::RetentionRule::What::Ratings && rule.from == core::RetentionRule::From::Left)
            return isDanish ? "Slettes, når barnet har været væk i " + std::to_string(rule.months) + " måneder."
                            : "Erased when the child has been away for " + std::to_string(rule.months) + " months.";
    return {};
}

Result<std::string> insightPdf(Session& session, ChildId child, const std::string& purpose, Language language)
{
    if (auto loaded = waitForHistory(session, child); !loaded) return fail(loaded.error());
    InsightSources sources;
    sources.form = [&session](const core::InstrumentRef& ref) { return session.instrument(ref); };
    sources.kept = keptWords(session, child, language);
    if (session.allowed(ReadAudit{child, purpose, true})) {
        const auto rows = childAudit(session, child, true, purpose);
        if (!rows && rows.error().code != ErrorCode::StoreDamaged) return fail(rows.error());
        sources.isLogTold = rows.has_value();
        if (rows)
            for (const storage::AuditRow* row : *rows) sources.log.push_back(*row);
    }
    auto made = report::pdf(insightDocument(sourceOf(session, language), child, sources));
    if (!made) return fail(made.error());
    return std::move(made->bytes);
}

/// The meeting that is asked for, or the latest with the tool that the user may know of; null if there is none.
const core::Meeting* meetingOf(const paper::Source& from, const MeetingPaper& paper)
{
    if (paper.isBlank) return nullptr;
    const core::Meeting* found = nullptr;
    for (const auto& [id, meeting] : from.world.casework.meetings.all()) {
        if (meeting.tool != paper.tool || meeting.child != paper.child || meeting.unit != paper.unit) continue;
        if (meeting.child && paper::isHidden(from, meeting.child, meeting.by, meeting.at)) continue;
        if (paper.meeting ? id == paper.meeting : found == nullptr || found->on <= meeting.on) found = &meeting;
    }
    return found;
}

/// Both rows of the audit are saved before anything leaves the program.
template <class Read> Result<void> audited(Session& session, const ReadExport& left, const Read& read)
{
    if (auto ok = session.apply(left); !ok) return ok;
    if (auto ok = session.apply(read); !ok) return ok;
    return session.flush();
}

} // namespace

Result<std::string> childPdf(Session& session, ChildPaper paper, ChildId child, const std::string& purpose,
                             Language language)
{
    const ReadChild read{child, purpose};
    if (auto ok = session.allowed(read); !ok) return fail(ok.error());
    const ReadExport left{wordOf(paper), purpose, child, goesHome(paper)};
    if (auto ok = session.allowed(left); !ok) return fail(ok.error());
    std::optional<SeenByAdults> seen;
    if (paper == ChildPaper::WordToParents) {
        auto found = seenOf(session, child, purpose);
        if (!found) return fail(found.error());
        seen = *found;
    }
    auto bytes = paper == ChildPaper::Insight ? insightPdf(session, child, purpose, language) : make(sourceOf(session, language), paper, child, seen);
    if (!bytes) return bytes;
    if (auto ok = audited(session, left, read); !ok) return fail(ok.error());
    return bytes;
}

Result<std::string> letterPdf(const Session& session, Language language)
{
    auto made = report::pdf(letterDocument(sourceOf(session, language), {}));
    if (!made) return fail(made.error());
    return std::move(made->bytes);
}

Result<std::string> agendaPdf(Session& session, UnitId unit, const std::string& to, const std::string& purpose,
                              Language language)
{
    const ReadList read{unit};
    if (auto ok = session.allowed(read); !ok) return fail(ok.error());
    if (auto ok = session.allowed(ReadExport{"report agenda", purpose}); !ok) return fail(ok.error());
    const paper::Source from = sourceOf(session, language);
    std::string role = to;
    for (const char* usual : {"socialraadgiver", "ressourceteam", "ppr"})
        if (role.empty() && from.profile.role(usual) != nullptr) role = usual;
    if (from.profile.role(role) == nullptr) {
        std::string roles;
        for (const core::DirectoryEntry& entry : from.profile.directory)
            roles += (roles.empty() ? "" : ", ") + entry.role;
        return fail(ErrorCode::BadInput,
                    {"Den modtager står ikke i kommunens oversigt. Vælg en af disse: " + roles + ".",
                     "That recipient is not in the municipality's directory. Choose one of these: " + roles + "."});
    }
    auto made = report::pdf(agendaDocument(from, unit, role));
    if (!made) return fail(made.error());
    if (auto ok = audited(session, ReadExport{"report agenda", purpose, {}}, read); !ok) return fail(ok.error());
    return std::move(made->bytes);
}

Result<std::string> groupPdf(Session& session, UnitId unit, const std::string& purpose, Language language)
{
    const ReadList read{unit};
    const ReadExport left{"report group", purpose};
    if (auto ok = session.allowed(read); !ok) return fail(ok.error());
    if (auto ok = session.allowed(left); !ok) return fail(ok.error());
    auto report = groupReportOf(session, unit);
    if (report && !session.hasRatings(report->round->id)) {
        const RoundId round = report->round->id;
        if (auto loaded = session.loadRatings(round); !loaded) return fail(loaded.error());
        report = groupReportOf(session, unit);
    }
    if (!report) return fail(report.error());
    auto made = report::pdf(groupDocument(sourceOf(session, language), *report));
    if (!made) return fail(made.error());
    if (auto ok = audited(session, left, read); !ok) return fail(ok.error());
    return std::move(made->bytes);
}

Result<std::string> leaderPdf(Session& session, const LeaderReport& report, const std::string& purpose, Language language)
{
    const ReadFigures left{"report leader", purpose};
    if (auto ok = session.allowed(left); !ok) return fail(ok.error());
    auto made = report::pdf(leaderDocument(
        report, {language, session.today(), toLocal(session.clock().now()), session.user().name, session.auditMark()}));
    if (!made) return fail(made.error());
    if (auto ok = session.apply(left); !ok) return fail(ok.error());
    if (auto ok = session.flush(); !ok) return fail(ok.error());
    return std::move(made->bytes);
}

Text titleOf(ChildPaper paper)
{
    switch (paper) {
    case ChildPaper::Plan: return {"Indsatsplan, for de voksne", "Action plan, for the adults"};
    case ChildPaper::PlanForParents: return {"Indsatsplan, til at tage med hjem", "Action plan, to take home"};
    case ChildPaper::WordToParents: return {"Samtalesiden", "Page for the talk"};
    case ChildPaper::Notification: return {"Underretning", "Notification"};
    case ChildPaper::Insight: return {"Indsigt: alt om barnet", "Insight: everything about the child"};
    case ChildPaper::Status: break;
    }
    return {"Statusudtalelse", "Status report"};
}

Text titleOf(const Session& session, const core::MadePaper& made)
{
    for (const ChildPaper paper : {ChildPaper::Plan, ChildPaper::PlanForParents, ChildPaper::WordToParents,
                                   ChildPaper::Notification, ChildPaper::Status, ChildPaper::Insight})
        if (made.kind == wordOf(paper)) return titleOf(paper);
    if (const auto tools = session.catalog().meetingTools(); tools != nullptr && made.kind.rfind(kMeetingWord, 0) == 0)
        if (const core::MeetingTool* tool = tools->tool(made.kind.substr(kMeetingWord.size()))) return tool->title;
    return {"Ark til et møde", "Sheet for a meeting"};
}

Result<std::string> meetingPdf(Session& session, const MeetingPaper& paper, const std::string& purpose,
                               Language language)
{
    const auto tool = meetingTool(session.catalog(), paper.tool);
    if (!tool) return fail(tool.error());
    if ((*tool)->isForUnit != !paper.child)
        return (*tool)->isForUnit
                   ? fail(ErrorCode::BadInput, {"Det møde handler om en gruppe. Angiv gruppen og ikke et barn.",
                                                "That meeting is about a unit. Name the unit and no child."})
                   : fail(ErrorCode::BadInput, {"Det møde handler om ét barn. Angiv barnet og ikke en gruppe.",
                                                "That meeting is about one child. Name the child and no unit."});
    // A sheet for a talk with the family is not to be brought along once the family is closed.
    const bool isForFamily = (*tool)->reachesParents || (*tool)->reachesChild;
    const ReadExport left{kMeetingWord + paper.tool, purpose, paper.child, isForFamily};
    const auto make = [&](const auto& read) -> Result<std::string> {
        if (auto ok = session.allowed(read); !ok) return fail(ok.error());
        if (auto ok = session.allowed(left); !ok) return fail(ok.error());
        const paper::Source from = sourceOf(session, language);
        const core::Meeting* meeting = meetingOf(from, paper);
        if (paper.meeting && meeting == nullptr)
            return fail(ErrorCode::BadInput, {"Det møde findes ikke.", "There is no such meeting."});
        auto bytes = onTwoPages(
            [&](int lines) { return meetingDocument(from, **tool, paper.child, paper.unit, meeting, lines); });
        if (!bytes) return bytes;
        if (auto ok = audited(session, left, read); !ok) return fail(ok.error());
        return bytes;
    };
    return paper.child ? make(ReadChild{paper.child, purpose}) : make(ReadList{paper.unit});
}

std::string fileNameFor(ChildPaper paper, Date day, Language language)
{
    const auto named = [&](const char* da, const char* en) {
        return std::string(language == Language::Danish ? da : en) + "-" + day.iso() + ".pdf";
    };
    switch (paper) {
    case ChildPaper::Plan: return named("indsatsplan", "action-plan");
    case ChildPaper::PlanForParents: return named("indsatsplan-hjem", "action-plan-home");
    case ChildPaper::WordToParents: return named("samtalesiden", "page-for-the-talk");
    case ChildPaper::Notification: return named("underretning", "notification");
    case ChildPaper::Insight: return named("indsigt", "insight");
    case ChildPaper::Status: break;
    }
    return named("statusudtalelse", "status-report");
}

Result<void> checkFileName(const Session& session, ChildId id, const std::filesystem::path& file)
{
    const core::Child* child = session.maySee(id) ? session.world().child(id) : nullptr;
    if (child == nullptr) return {};
    // Each word of the name, as a whole word of the file's.
    std::string words = " " + text::foldCase(file.stem().string()) + " ";
    for (char& c : words)
        if (c == '-' || c == '_' || c == '.' || c == ',') c = ' ';
    for (const std::string_view part : text::split(child->name, ' ')) {
        if (text::codePoints(part) < 2 || words.find(" " + text::foldCase(part) + " ") == std::string::npos) continue;
        return fail(ErrorCode::BadInput,
                    {"Filnavnet indeholder barnets navn. Vælg et andet: filnavne kan ses af enhver.",
                     "The file's name holds the child's name. Choose another: anyone can see file names."});
    }
    return {};
}

} // namespace trivsel::app
