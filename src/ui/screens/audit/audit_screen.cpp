#include "ui/screens/audit/audit_screen.h"

#include "ui/layout.h"
#include "ui/screens/audit/audit_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status.h"

#include <algorithm>
#include <array>

namespace trivsel::ui {
namespace audit {

using Kind = app::AuditFilter::Kind;

std::string momentWords(const Frame& frame, Instant at)
{
    const LocalTime local = toLocal(at);
    return words(frame, "audit.moment", {{"day", dayWordsYear(frame, local.date)}, {"time", dates::timeOfDay(local, frame.language)}});
}

std::string actionWords(const Frame& frame, std::string_view action)
{
    const std::string key = "audit.action." + std::string(action);
    const std::string_view known = frame.tr(key);
    return std::string(known == key ? action : known);
}

std::string doerWords(const Frame& frame, const app::AuditModel::Row& row)
{
    if (row.user.empty()) return std::string(frame.tr("audit.program"));
    return row.role ? row.user + " · " + std::string(roleWord(frame, *row.role)) : row.user;
}

namespace {

constexpr std::array kPeriods{7, 30, 90, 365, 0};
constexpr float kFilterWidth = 190;
constexpr std::size_t kMatches = 6;

void drawPeriodAndKind(Page& page)
{
    Frame& frame = page.frame;
    app::AuditFilter& filter = page.view.filter;
    const std::vector<std::string> periods{std::string(frame.tr("audit.period.week")), std::string(frame.tr("audit.period.month")),
                                           std::string(frame.tr("audit.period.quarter")), std::string(frame.tr("audit.period.year")),
                                           std::string(frame.tr("audit.period.all"))};
    const auto at = std::find(kPeriods.begin(), kPeriods.end(), filter.days);
    if (const auto chosen = dropDown(frame, "period", frame.tr("audit.period"), periods, static_cast<int>(at - kPeriods.begin()), {.width = kFilterWidth}))
        filter.days = kPeriods[static_cast<std::size_t>(*chosen)];
    const std::vector<std::string> kinds{std::string(frame.tr("audit.kind.all")), std::string(frame.tr("audit.kind.looked")),
                                         std::string(frame.tr("audit.kind.changed")), std::string(frame.tr("audit.kind.openings")),
                                         std::string(frame.tr("audit.kind.handed_out"))};
    sameRowIfFits(frame, kFilterWidth, 12);
    if (const auto chosen = dropDown(frame, "kind", frame.tr("audit.kind"), kinds, static_cast<int>(filter.kind), {.width = kFilterWidth}))
        filter.kind = static_cast<Kind>(*chosen);
    std::vector<std::string> adults{std::string(frame.tr("audit.everyone"))};
    int selected = 0;
    for (const auto& adult : page.model.adults) {
        if (adult.user == filter.user) selected = static_cast<int>(adults.size());
        adults.push_back(adult.name);
    }
    sameRowIfFits(frame, kFilterWidth, 12);
    if (const auto chosen = dropDown(frame, "adult", frame.tr("audit.adult"), adults, selected, {.width = kFilterWidth}))
        filter.user = *chosen == 0 ? UserId{} : page.model.adults[static_cast<std::size_t>(*chosen) - 1].user;
}

/// One child: searched for by name, since there may be thousands.
void drawChildFilter(Page& page)
{
    Frame& frame = page.frame;
    AuditView& view = page.view;
    space(frame, 10);
    if (view.filter.child) {
        const auto at = std::find_if(page.model.children.begin(), page.model.children.end(), [&](const auto& c) { return c.child == view.filter.child; });
        centreInRow(frame);
        text(frame, words(frame, "audit.only_child", {{"child", at != page.model.children.end() ? at->name : std::string("–")}}), {.style = TextStyle::Secondary});
        sameRowIfFits(frame, buttonWidth(frame, frame.tr("audit.every_child")));
        if (linkButton(frame, "every-child", frame.tr("audit.every_child"))) view.filter.child = {};
        return;
    }
    searchField(frame, "child", frame.tr("audit.search_child"), view.search, kFilterWidth + 70);
    const std::string wanted = text::foldCase(text::trim(view.search.text()));
    std::size_t shown = 0;
    for (const auto& child : page.model.children) {
        if (wanted.empty() || shown == kMatches) break;
        if (text::foldCase(child.name).find(wanted) == std::string::npos) continue;
        space(frame, 4);
        if (rowButton(frame, {"match", child.child}, child.name, {}, {.icon = Icon::Child})) {
            view.filter.child = child.child;
            view.search.set({});
        }
        ++shown;
    }
}

std::string aboutWords(const Frame& frame, const app::AuditModel::Row& row)
{
    if (row.count == 0) return row.about;
    const std::string rows = counted(frame, "audit.rows", row.count);
    return row.about.empty() ? rows : row.about + " · " + rows;
}

void drawTable(Page& page)
{
    Frame& frame = page.frame;
    const app::AuditModel& model = page.model;
    const std::array columns{TableColumn{.title = frame.tr("audit.when"), .width = 176},
                             TableColumn{.title = frame.tr("audit.who"), .minWidth = 130},
                             TableColumn{.title = frame.tr("audit.what"), .weight = 1.4F, .minWidth = 170},
                             TableColumn{.title = frame.tr("audit.about"), .minWidth = 120, .hideBelow = 640},
                             TableColumn{.title = frame.tr("audit.purpose"), .minWidth = 120, .hideBelow = 860}};
    TableSpec spec{.name = frame.tr("audit.log"), .columns = columns, .rows = static_cast<int>(model.rows.size()), .rowLabel = {}};
    std::string label;
    spec.rowLabel = [&](int index) -> std::string_view { return label = std::to_string(model.rows[static_cast<std::size_t>(index)].seq); };
    const auto opened = table(frame, "rows", spec, page.view.table, [&](TableRow& out) {
        const auto& row = model.rows[static_cast<std::size_t>(out.index())];
        out.text(0, momentWords(frame, row.at));
        out.text(1, doerWords(frame, row));
        out.text(2, actionWords(frame, row.action));
        out.text(3, aboutWords(frame, row));
        out.text(4, row.purpose, TextStyle::Secondary, Tone::Muted);
    });
    if (opened) page.view.opened = model.rows[static_cast<std::size_t>(*opened)].seq;
}

/// The row that was chosen, in full: on a narrow page the table shows only some of it.
void drawOpened(Page& page)
{
    const auto at = std::find_if(page.model.rows.begin(), page.model.rows.end(), [&](const auto& row) { return row.seq == page.view.opened; });
    if (at == page.model.rows.end()) return;
    Frame& frame = page.frame;
    space(frame, 10);
    card(frame, "row", {.current = true}, [&] {
        text(frame, actionWords(frame, at->action), {.style = TextStyle::SecondaryStrong});
        secondary(frame, words(frame, "audit.row_line", {{"n", std::to_string(at->seq)}, {"when", momentWords(frame, at->at)}, {"who", doerWords(frame, *at)}}));
        if (const std::string about = aboutWords(frame, *at); !about.empty()) secondary(frame, about);
        if (!at->purpose.empty()) text(frame, words(frame, "audit.because", {{"purpose", at->purpose}}), {.style = TextStyle::Secondary});
        space(frame, 8);
        if (linkButton(frame, "close-row", frame.tr("common.close"))) page.view.opened = 0;
    });
}

void drawLog(Page& page)
{
    Frame& frame = page.frame;
    const app::AuditModel& model = page.model;
    heading(frame, frame.tr("audit.log"));
    space(frame, 4);
    secondary(frame, frame.tr("audit.log_why"));
    space(frame, 10);
    if (!model.isFetched) {
        secondary(frame, frame.tr("audit.fetching"));
        return;
    }
    drawPeriodAndKind(page);
    drawChildFilter(page);
    drawOpened(page);
    space(frame, 10);
    if (model.rows.empty()) {
        secondary(frame, frame.tr("audit.no_rows"));
        return;
    }
    drawTable(page);
    space(frame, 8);
    const auto matching = static_cast<std::size_t>(model.matching);
    caption(frame, matching > model.rows.size()
                       ? words(frame, "audit.newest_of", {{"n", std::to_string(model.rows.size())}, {"all", std::to_string(matching)}})
                       : counted(frame, "audit.rows", model.matching));
}

} // namespace
} // namespace audit

void drawAudit(Frame& frame, const app::AuditModel& model, AuditView& view, Outbox& out)
{
    if (!model.mayRead) {
        emptyState(frame, "not-yours", Icon::Lock, frame.tr("audit.not_yours"), frame.tr("audit.not_yours_why"));
        return;
    }
    audit::Page page{frame, model, view, out};
    twoColumns(
        frame,
        [&] {
            audit::drawSample(page);
            space(frame, size::kBetweenCards);
            audit::drawLog(page);
        },
        [&] {
            audit::drawChain(page);
            audit::drawOpenings(page);
            audit::drawEarlier(page);
        });
}

} // namespace trivsel::ui
