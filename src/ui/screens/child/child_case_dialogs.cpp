#include "ui/layout.h"
#include "ui/screens/child/child_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"

#include <array>

/// What is added to a concern or written in a note.
namespace trivsel::ui::child {
namespace {

using Dialog = ChildView::Dialog;

Enabled onlyIf(bool ready)
{
    return ready ? Enabled::Yes : Enabled::No;
}

bool isFilled(const TextState& field)
{
    return !text::trim(field.text()).empty();
}

void drawDay(Page& page, std::string_view label)
{
    const DateEvent event = dateField(page.frame, "day", label, page.view.day, page.view.date,
                                      {.hint = page.frame.tr("child.day_hint"), .width = 220});
    if (event.committed) page.view.day = event.value;
    page.view.isDayWrong = !event.valid;
}

void drawMarker(Page& page)
{
    Frame& frame = page.frame;
    textField(frame, "marker", frame.tr("casework.marker"), page.view.title,
              {.help = frame.tr("casework.marker_help"), .maxBytes = 400});
    if (dialogFooter(page, frame.tr("casework.marker_save"), onlyIf(isFilled(page.view.title))))
        sendFromDialog(page, app::AddMarker{page.model.child.child, page.view.dialogConcern, page.view.title.text()});
}

void drawEnd(Page& page)
{
    Frame& frame = page.frame;
    ChildView& view = page.view;
    secondary(frame, frame.tr("casework.end_why"));
    space(frame, 12);
    constexpr std::array kKeys{"casework.outcome.watching", "casework.outcome.steps",    "casework.outcome.plan",
                               "casework.outcome.request",  "casework.outcome.notified", "casework.outcome.acute",
                               "casework.outcome.unfounded"};
    std::vector<std::string> names;
    for (const char* key : kKeys) names.emplace_back(frame.tr(key));
    if (const auto chosen = dropDown(frame, "outcome", frame.tr("casework.outcome"), names, view.choice,
                                     {.hint = frame.tr("child.choose")}))
        view.choice = *chosen;
    space(frame, 10);
    textArea(frame, "outcome-words", frame.tr("casework.outcome_words"), view.words, {.minLines = 2});
    if (dialogFooter(page, frame.tr("casework.end_save"), onlyIf(view.choice >= 0 && isFilled(view.words))))
        sendFromDialog(page, app::EndConcern{page.model.child.child, view.dialogConcern,
                                             static_cast<core::Concern::Outcome>(view.choice), view.words.text()});
}

void drawAddNote(Page& page)
{
    Frame& frame = page.frame;
    ChildView& view = page.view;
    secondary(frame, frame.tr(view.dialogNote ? "casework.correct_why" : "casework.note_why"));
    space(frame, 12);
    textField(frame, "said-by", frame.tr("casework.said_by"), view.person,
              {.hint = frame.tr("casework.said_by_hint"), .maxBytes = 400});
    space(frame, 10);
    textField(frame, "source", frame.tr("casework.source"), view.organisation,
              {.hint = frame.tr("casework.source_hint"), .maxBytes = 400});
    space(frame, 10);
    drawDay(page, frame.tr("casework.note_day"));
    space(frame, 10);
    textArea(frame, "note-words", frame.tr("casework.note"), view.words, {});
    const bool isReady = isFilled(view.person) && isFilled(view.words) && view.day && !view.isDayWrong;
    if (dialogFooter(page, frame.tr("casework.save_note"), onlyIf(isReady)))
        sendFromDialog(page, app::AddNote{page.model.child.child, view.person.text(), view.organisation.text(),
                                          *view.day, view.words.text(), view.dialogNote});
}

void drawJournalise(Page& page)
{
    Frame& frame = page.frame;
    ChildView& view = page.view;
    textField(frame, "where", frame.tr("casework.journal_where"), view.title,
              {.help = frame.tr("casework.journal_where_help"), .maxBytes = 400});
    space(frame, 10);
    drawDay(page, frame.tr("casework.journal_day"));
    if (dialogFooter(page, frame.tr("casework.journalise_do"),
                     onlyIf(isFilled(view.title) && view.day && !view.isDayWrong)))
        sendFromDialog(page,
                       app::JournaliseNote{page.model.child.child, view.dialogNote, view.title.text(), *view.day});
}

} // namespace

void drawCaseDialog(Page& page)
{
    switch (page.view.dialog) {
    case Dialog::Marker: drawMarker(page); break;
    case Dialog::EndConcern: drawEnd(page); break;
    case Dialog::AddNote: drawAddNote(page); break;
    case Dialog::Journalise: drawJournalise(page); break;
    default: break;
    }
}

} // namespace trivsel::ui::child
