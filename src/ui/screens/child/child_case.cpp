#include "ui/layout.h"
#include "ui/screens/child/child_parts.h"
#include "ui/screens/parts/bullet.h"
#include "ui/screens/parts/follow_up_words.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/position.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

/// Concerns, notes and the underretning on a child's page.
namespace trivsel::ui::child {
namespace {

using Dialog = ChildView::Dialog;
constexpr std::size_t kEndedAtAGlance = 1;
constexpr std::size_t kNotesAtAGlance = 3;

constexpr std::array kOutcomes{"casework.outcome.watching", "casework.outcome.steps",    "casework.outcome.plan",
                               "casework.outcome.request",  "casework.outcome.notified", "casework.outcome.acute",
                               "casework.outcome.unfounded"};
constexpr std::array kOrigins{"concern.origin.staff", "concern.origin.health", "concern.origin.dentist",
                              "concern.origin.civil", "concern.origin.parent", "concern.origin.authority"};

std::string days(const Frame& frame, int n)
{
    return n == 0 ? std::string(frame.tr("casework.today")) : counted(frame, "casework.days", n);
}

/// "set for 3 dage siden · Mette Holm"
std::string concernLine(const Frame& frame, const app::ConcernRow& row)
{
    std::string line = row.outcome ? dayWordsYear(frame, row.seenOn) : days(frame, row.daysSince);
    if (row.origin != core::Concern::Origin::Staff && row.mayRead) {
        line += " · " + std::string(frame.tr(kOrigins[static_cast<std::size_t>(row.origin)]));
        if (!row.originName.empty()) line += ", " + row.originName;
    }
    if (!row.by.empty()) line += " · " + row.by;
    return line;
}

/// "Handlingsplan inden ti arbejdsdage · 6 arbejdsdage tilbage"
void drawClock(Frame& frame, const app::ConcernRow::Clock& clock)
{
    space(frame, 6);
    if (clock.metOn) {
        caption(frame, words(frame, "casework.clock_met", {{"what", in(frame, clock.what)}, {"day", dayWordsYear(frame, *clock.metOn)}}));
        return;
    }
    text(frame, in(frame, clock.what), {.style = TextStyle::SecondaryStrong});
    const bool isOver = clock.workingDays < 0;
    text(frame, fmt::format("{} · {}", dayWordsYear(frame, clock.due), workingDaysWords(frame, clock.workingDays)),
         {.style = isOver ? TextStyle::SecondaryStrong : TextStyle::Secondary, .tone = isOver ? Tone::Danger : Tone::Normal});
}

/// "Første handling efter 3 dage", or how long nothing has been done.
void drawFirstAction(Frame& frame, const app::ConcernRow& row)
{
    space(frame, 4);
    if (row.firstActionAfter) {
        const int n = *row.firstActionAfter;
        caption(frame, n == 0 ? std::string(frame.tr("casework.first_action_same_day")) : counted(frame, "casework.first_action", n));
    } else if (!row.outcome) {
        caption(frame, row.daysWaiting == 0 ? std::string(frame.tr("casework.no_action_today"))
                                            : counted(frame, "casework.no_action", row.daysWaiting));
    }
}

void drawOpenActions(Page& page, const app::ConcernRow& row)
{
    Frame& frame = page.frame;
    if (!page.model.casework.mayWrite) return;
    space(frame, 8);
    if (button(frame, "marker", frame.tr("casework.add_marker"))) {
        openDialog(page, Dialog::Marker);
        page.view.dialogConcern = row.id;
    }
    sameRowIfFits(frame, buttonWidth(frame, frame.tr("casework.end")), 8);
    if (button(frame, "end", frame.tr("casework.end"))) {
        openDialog(page, Dialog::EndConcern);
        page.view.dialogConcern = row.id;
    }
}

void drawConcern(Page& page, const app::ConcernRow& row)
{
    Frame& frame = page.frame;
    separator(frame, 10);
    if (!row.mayRead) {
        text(frame, frame.tr("casework.hidden"), {.style = TextStyle::SecondaryStrong});
        caption(frame, concernLine(frame, row));
        return;
    }
    centreInRow(frame, 26, TextStyle::SecondaryStrong);
    text(frame, in(frame, row.kind), {.style = TextStyle::SecondaryStrong});
    if (row.hasCircle) {
        sameRow(frame, 8);
        tag(frame, frame.tr("casework.circle"), Tone::Accent);
    }
    caption(frame, concernLine(frame, row));
    space(frame, 4);
    text(frame, row.seen, {.style = TextStyle::Secondary});
    for (const std::string& marker : row.markers) bullet(frame, marker);
    if (!row.restrictedNote.empty()) {
        space(frame, 6);
        labelled(frame, frame.tr("casework.restricted"), row.restrictedNote);
    }
    if (row.clock) drawClock(frame, *row.clock);
    drawFirstAction(frame, row);
    if (row.outcome) {
        space(frame, 6);
        const std::string how(frame.tr(kOutcomes[static_cast<std::size_t>(*row.outcome)]));
        labelled(frame, how, row.outcomeText);
        if (row.outcomeOn) caption(frame, fmt::format("{} · {}", dayWordsYear(frame, *row.outcomeOn), row.outcomeBy));
    } else {
        drawOpenActions(page, row);
    }
}

void drawConcerns(Page& page)
{
    Frame& frame = page.frame;
    const app::ChildCasework& casework = page.model.casework;
    const auto& rows = casework.concerns;
    const auto open = std::count_if(rows.begin(), rows.end(), [](const auto& r) { return !r.outcome && r.mayRead; });
    card(frame, "concerns", {.label = frame.tr("casework.concerns")}, [&] {
        centreInRow(frame, size::kControl, TextStyle::BodyStrong);
        heading(frame, frame.tr("casework.concerns"));
        if (casework.mayWrite) {
            const float width = buttonWidth(frame, frame.tr("concern.worried"), {.icon = Icon::Add});
            sameRowIfFits(frame, width);
            alignRight(frame, width);
            if (linkButton(frame, "worried", frame.tr("concern.worried"), {.icon = Icon::Add}))
                page.out.goTo({app::Screen::Concern, {}, {}, page.model.child.child});
        }
        if (rows.empty()) secondary(frame, frame.tr("casework.no_concerns"));
        if (open > 0) secondary(frame, counted(frame, "casework.want_outcome", open));
        std::size_t ended = 0;
        for (const auto& row : rows) {
            if (row.outcome && ++ended > kEndedAtAGlance && !page.view.showsAllConcerns) continue;
            withId(frame, {"concern", row.id}, [&] { drawConcern(page, row); });
        }
        if (ended <= kEndedAtAGlance || page.view.showsAllConcerns) return;
        space(frame, 8);
        if (linkButton(frame, "all-concerns", words(frame, "casework.all_ended", {{"n", std::to_string(ended)}}),
                       {.icon = Icon::ExpandMore}))
            page.view.showsAllConcerns = true;
    });
}

void drawNote(Page& page, const app::NoteRow& row)
{
    Frame& frame = page.frame;
    separator(frame, 10);
    std::string line = dayWordsYear(frame, row.on) + " · " + row.saidBy;
    if (!row.source.empty()) line += " · " + row.source;
    text(frame, line, {.style = TextStyle::SecondaryStrong});
    space(frame, 2);
    if (row.isCorrection) caption(frame, frame.tr("casework.is_correction"));
    text(frame, row.text, {.style = TextStyle::Secondary, .tone = row.isCorrected ? Tone::Muted : Tone::Normal});
    std::string below = words(frame, "casework.note_by", {{"name", row.by}});
    if (row.isCorrected) below += " · " + std::string(frame.tr("casework.is_corrected"));
    if (row.journalisedOn)
        below += " · " + words(frame, "casework.journalised",
                               {{"where", row.journalisedIn}, {"day", dayWordsYear(frame, *row.journalisedOn)}});
    space(frame, 2);
    caption(frame, below);
    if (!page.model.casework.mayWrite) return;
    if (linkButton(frame, "correct", frame.tr("casework.correct"))) {
        openDialog(page, Dialog::AddNote);
        page.view.day = page.model.casework.today;
        page.view.dialogNote = row.id;
    }
    if (row.journalisedOn) return;
    sameRowIfFits(frame, buttonWidth(frame, frame.tr("casework.journalise")), 8);
    if (linkButton(frame, "journalise", frame.tr("casework.journalise"))) {
        openDialog(page, Dialog::Journalise);
        page.view.day = page.model.casework.today;
        page.view.dialogNote = row.id;
    }
}

void drawNotes(Page& page)
{
    Frame& frame = page.frame;
    const auto& rows = page.model.casework.notes;
    card(frame, "notes", {.label = frame.tr("casework.notes")}, [&] {
        centreInRow(frame, size::kControl, TextStyle::BodyStrong);
        heading(frame, frame.tr("casework.notes"));
        if (page.model.casework.mayWrite) {
            const float width = buttonWidth(frame, frame.tr("casework.add_note"), {.icon = Icon::Add});
            sameRowIfFits(frame, width);
            alignRight(frame, width);
            if (linkButton(frame, "add-note", frame.tr("casework.add_note"), {.icon = Icon::Add})) {
                openDialog(page, Dialog::AddNote);
                page.view.day = page.model.casework.today;
            }
        }
        if (rows.empty()) secondary(frame, frame.tr("casework.no_notes"));
        const std::size_t shown = page.view.showsAllNotes ? rows.size() : std::min(rows.size(), kNotesAtAGlance);
        for (std::size_t i = 0; i < shown; ++i) withId(frame, {"note", rows[i].id}, [&] { drawNote(page, rows[i]); });
        if (shown == rows.size()) return;
        space(frame, 8);
        if (linkButton(frame, "all-notes", words(frame, "casework.all_notes", {{"n", std::to_string(rows.size())}}),
                       {.icon = Icon::ExpandMore}))
            page.view.showsAllNotes = true;
    });
}

void drawNotification(Page& page)
{
    Frame& frame = page.frame;
    const auto& row = page.model.casework.notification;
    card(frame, "notification", {.label = frame.tr("casework.notification")}, [&] {
        heading(frame, frame.tr("casework.notification"));
        space(frame, 4);
        if (!row) {
            secondary(frame, frame.tr("casework.notification_none"));
        } else if (row->isDraft) {
            text(frame, frame.tr("notification.draft"), {.style = TextStyle::SecondaryStrong, .tone = Tone::Danger});
            secondary(frame,
                      words(frame, "casework.notification_started", {{"day", dayWordsYear(frame, row->startedOn)}}));
            if (row->wantsMyView) secondary(frame, frame.tr("casework.notification_wants"));
        } else {
            secondary(frame, words(frame, "casework.notification_sent", {{"day", dayWordsYear(frame, *row->sentOn)}}));
            if (row->shouldAsk)
                text(frame, frame.tr("casework.notification_ask"),
                     {.style = TextStyle::SecondaryStrong, .tone = Tone::Danger});
        }
        space(frame, 6);
        const auto key = row ? "casework.notification_open" : "casework.notification_go";
        if (linkButton(frame, "notification", frame.tr(key), {.icon = Icon::Forward}))
            page.out.goTo({app::Screen::Notification, {}, {}, page.model.child.child});
    });
}

} // namespace

void drawCasework(Page& page)
{
    space(page.frame, size::kBetweenCards);
    drawConcerns(page);
    space(page.frame, size::kBetweenCards);
    drawNotes(page);
    space(page.frame, size::kBetweenCards);
    drawNotification(page);
}

} // namespace trivsel::ui::child
