#include "ui/layout.h"
#include "ui/screens/meeting/meeting_parts.h"
#include "ui/screens/parts/dialog_end.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/status.h"

#include <algorithm>

namespace trivsel::ui::meeting {
namespace {

using Dialog = MeetingView::Dialog;
using Row = app::MeetingModel::Row;

std::string allWords(const core::Meeting& meeting)
{
    if (!meeting.agreed.empty()) return meeting.agreed;
    std::string all;
    for (const auto& words : meeting.words) all += (all.empty() ? "" : "\n") + words.text;
    return all;
}

void openNote(Page& page, const Row& row)
{
    MeetingView& view = page.view;
    view.closeDialog();
    view.dialog = Dialog::Note;
    view.noteBy.set(std::string(page.frame.tr("meeting.all_at_the_table")));
    view.noteText.set(allWords(row.meeting));
}

void openStep(Page& page, const Row& row)
{
    MeetingView& view = page.view;
    view.closeDialog();
    view.dialog = Dialog::Step;
    view.stepAction.set(row.meeting.agreed);
}

void drawNext(Page& page, const Row& row)
{
    if (!page.model.child.child || (!page.model.mayNote && !page.model.mayAct)) return;
    Frame& frame = page.frame;
    MeetingView& view = page.view;
    separator(frame, 14);
    text(frame, frame.tr("meeting.and_now"), {.style = TextStyle::SecondaryStrong});
    space(frame, 8);
    if (page.model.mayNote && button(frame, "note", frame.tr("meeting.as_note"), {.icon = Icon::Comment}))
        openNote(page, row);
    if (page.model.mayAct) {
        sameRowIfFits(frame, buttonWidth(frame, frame.tr("meeting.as_step"), {.icon = Icon::Add}));
        if (button(frame, "step", frame.tr("meeting.as_step"), {.icon = Icon::Add})) openStep(page, row);
    }
    if (view.isNoteWritten || view.isStepMade) space(frame, 8);
    if (view.isNoteWritten) caption(frame, frame.tr("meeting.note_written"));
    if (view.isStepMade) caption(frame, frame.tr("meeting.step_made"));
}

void said(Frame& frame, std::string_view label, std::string_view words)
{
    separator(frame, 12);
    text(frame, label, {.style = TextStyle::SecondaryStrong});
    space(frame, 2);
    text(frame, words);
}

bool footer(Page& page, std::string_view send, bool isReady)
{
    const DialogButton used = dialogEnd(page.frame, page.view.dialogFault, {.send = send, .isReady = isReady});
    if (used == DialogButton::Leave) page.view.closeDialog();
    return used == DialogButton::Send;
}

/// Closed when it went well, with a word about it; what was typed stays when it did not.
Outbox::Then closing(MeetingView& view, bool MeetingView::*done)
{
    return [&view, done](const Result<void>& went) {
        if (!went) {
            view.dialogFault = went.error().message;
            return;
        }
        view.closeDialog();
        view.*done = true;
    };
}

void drawNote(Page& page, const Row& row)
{
    Frame& frame = page.frame;
    MeetingView& view = page.view;
    textField(frame, "by", frame.tr("meeting.note_by"), view.noteBy, {.maxBytes = 400});
    space(frame, 10);
    textArea(frame, "words", frame.tr("meeting.note_text"), view.noteText, {.minLines = 4});
    const bool isReady = !text::trim(view.noteText.text()).empty() && !text::trim(view.noteBy.text()).empty();
    if (footer(page, frame.tr("meeting.note_save"), isReady))
        page.out.send(app::AddNote{page.model.child.child,
                                   view.noteBy.text(),
                                   row.tool != nullptr ? in(frame, row.tool->title) : std::string(),
                                   row.meeting.on,
                                   view.noteText.text(),
                                   {}},
                      closing(view, &MeetingView::isNoteWritten));
}

UserId responsibleOf(const Page& page)
{
    const auto at = static_cast<std::size_t>(std::max(page.view.responsible, 0));
    return at == 0 || at > page.model.adults.size() ? UserId{} : page.model.adults[at - 1].user;
}

void drawStep(Page& page)
{
    Frame& frame = page.frame;
    MeetingView& view = page.view;
    textField(frame, "title", frame.tr("child.own_title"), view.stepTitle, {.maxBytes = 400});
    space(frame, 10);
    textArea(frame, "action", frame.tr("child.own_action"), view.stepAction, {.minLines = 2, .maxLines = 5});
    space(frame, 10);
    std::vector<std::string> names{std::string(frame.tr("child.nobody"))};
    for (const auto& adult : page.model.adults) names.push_back(adult.name);
    if (const auto chosen = dropDown(frame, "who", frame.tr("child.who_does_it"), names, view.responsible,
                                     {.hint = frame.tr("child.choose")}))
        view.responsible = *chosen;
    space(frame, 10);
    const DateEvent due = dateField(frame, "due", frame.tr("child.due"), view.due, view.dueDate,
                                    {.hint = frame.tr("child.day_hint"), .width = 220});
    if (due.committed) view.due = due.value;
    view.isDueWrong = !due.valid;
    space(frame, 10);
    if (checkbox(frame, "parents", frame.tr("child.own_parents"), view.reachesParents))
        view.reachesParents = !view.reachesParents;
    if (checkbox(frame, "child", frame.tr("child.own_child"), view.reachesChild))
        view.reachesChild = !view.reachesChild;
    const bool isReady = !text::trim(view.stepTitle.text()).empty() && !view.isDueWrong;
    if (footer(page, frame.tr("child.own_add"), isReady))
        page.out.send(app::AddOwnStep{page.model.child.child,
                                      view.stepTitle.text(),
                                      view.stepAction.text(),
                                      responsibleOf(page),
                                      {},
                                      {},
                                      view.due,
                                      view.reachesParents,
                                      view.reachesChild},
                      closing(view, &MeetingView::isStepMade));
}

} // namespace

void drawHeld(Page& page, const Row& row)
{
    Frame& frame = page.frame;
    const core::Meeting& meeting = row.meeting;
    card(frame, "held", {.label = in(frame, row.tool->title)}, [&] {
        title(frame, in(frame, row.tool->title));
        space(frame, 2);
        secondary(frame,
                  words(frame, "meeting.was_held", {{"day", dayWordsYear(frame, meeting.on)}, {"name", row.by}}));
        space(frame, 4);
        caption(frame, frame.tr("meeting.stands"));
        std::string people;
        for (const auto& person : meeting.participants) {
            if (!people.empty()) people += "\n";
            people += person.name;
            if (!person.relation.empty()) people += person.name.empty() ? person.relation : " · " + person.relation;
        }
        if (!people.empty()) said(frame, frame.tr("meeting.people"), people);
        for (const auto& part : row.tool->parts)
            for (const auto& one : meeting.words)
                if (one.part == part.id) said(frame, in(frame, part.title), one.text);
        if (!meeting.agreed.empty()) said(frame, frame.tr("meeting.agreed"), meeting.agreed);
        drawNext(page, row);
    });
}

void drawDialog(Page& page)
{
    MeetingView& view = page.view;
    const Row* row = rowOf(page.model, view);
    if (view.dialog == Dialog::None) return;
    if (row == nullptr) {
        view.closeDialog();
        return;
    }
    const bool isNote = view.dialog == Dialog::Note;
    const auto event = dialog(page.frame, isNote ? "note-dialog" : "step-dialog",
                              page.frame.tr(isNote ? "meeting.as_note" : "meeting.as_step"), {.width = 560}, [&] {
                                  if (isNote)
                                      drawNote(page, *row);
                                  else
                                      drawStep(page);
                              });
    if (event == DialogEvent::Closed) view.closeDialog();
}

} // namespace trivsel::ui::meeting
