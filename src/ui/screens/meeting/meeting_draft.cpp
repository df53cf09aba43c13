#include "app/application.h"
#include "app/session.h"
#include "ui/screens/meeting/meeting_parts.h"

#include <algorithm>
#include <utility>

namespace trivsel::ui::meeting {
namespace {

void wipe(DateFieldState& field)
{
    field.text.editor.wipe();
    field.shown.reset();
}

bool hasWords(const core::Meeting& meeting)
{
    return !meeting.words.empty() || !meeting.agreed.empty() || !meeting.participants.empty();
}

void open(Page& page, const core::MeetingTool& tool, const core::Meeting& meeting)
{
    MeetingView& view = page.view;
    commitMeeting(page.model, view, page.out);
    view.closeSheet();
    view.tool = tool.id;
    view.meeting = meeting.id;
    view.hasNames = meeting.hasNames;
    view.day = meeting.on;
    for (const auto& person : meeting.participants) {
        view.people.emplace_back();
        view.people.back().name.set(person.name);
        view.people.back().relation.set(person.relation);
    }
    for (const core::MeetingTool::Part& part : tool.parts) {
        view.words.push_back({part.id, {}});
        for (const auto& words : meeting.words)
            if (words.part == part.id) view.words.back().text.set(words.text);
    }
    view.agreed.set(meeting.agreed);
    // The family may look on: what the adults know is shown when somebody asks for it.
    view.showsKnown = !tool.reachesParents && !tool.reachesChild;
    view.kept = meeting;
    view.hasOpened = true;
}

/// What came of sending: a new meeting learns its number.
Outbox::Then answered(MeetingView& view, Outbox& out, core::Meeting sent)
{
    return [&view, &out, serial = view.serial, sent = std::move(sent)](const Result<void>& done) {
        if (view.serial != serial) return;
        view.isSending = false;
        if (!done) {
            view.fault = done.error().message;
            return;
        }
        view.fault.reset();
        view.kept = sent;
        if (sent.id) return;
        view.isSending = true;
        out.ask([&view, serial](app::Application& application) {
            if (view.serial != serial || application.session() == nullptr) return;
            view.isSending = false;
            view.meeting = view.kept.id = MeetingId{application.session()->lastAdded()};
        });
    };
}

} // namespace

const app::MeetingModel::Row* rowOf(const app::MeetingModel& model, const MeetingView& view)
{
    for (const auto& row : model.meetings)
        if (view.meeting && row.meeting.id == view.meeting) return &row;
    return nullptr;
}

const core::MeetingTool* toolOf(const app::MeetingModel& model, const MeetingView& view)
{
    return model.tools != nullptr ? model.tools->tool(view.tool) : nullptr;
}

void openNew(Page& page, const core::MeetingTool& tool)
{
    core::Meeting meeting;
    meeting.child = page.model.child.child;
    if (!meeting.child) meeting.unit = page.model.unit;
    meeting.tool = tool.id;
    meeting.on = page.model.today;
    meeting.hasNames = tool.hasNames;
    open(page, tool, meeting);
}

void openRow(Page& page, const app::MeetingModel::Row& row)
{
    if (row.tool != nullptr) open(page, *row.tool, row.meeting);
}

core::Meeting typed(const app::MeetingModel& model, const MeetingView& view)
{
    core::Meeting meeting = view.kept;
    meeting.id = view.meeting;
    meeting.hasNames = view.hasNames;
    meeting.on = view.day.value_or(model.today);
    meeting.participants.clear();
    for (const auto& person : view.people) {
        std::string name(view.hasNames ? text::trim(person.name.text()) : std::string_view());
        std::string relation(text::trim(person.relation.text()));
        if (!name.empty() || !relation.empty()) meeting.participants.push_back({std::move(name), std::move(relation)});
    }
    meeting.words.clear();
    for (const auto& words : view.words)
        if (const std::string_view trimmed = text::trim(words.text.text()); !trimmed.empty())
            meeting.words.push_back({words.part, std::string(trimmed)});
    meeting.agreed = text::trim(view.agreed.text());
    return meeting;
}

void hold(Page& page)
{
    MeetingView& view = page.view;
    if (view.isSending) return; // the next frame asks again
    view.wantsHold = false;
    core::Meeting meeting = typed(page.model, view);
    meeting.isHeld = true;
    page.out.send(app::SaveMeeting{meeting}, answered(view, page.out, meeting));
}

} // namespace trivsel::ui::meeting

namespace trivsel::ui {

void MeetingView::closeSheet()
{
    closeDialog();
    print.close();
    for (Person& person : people) {
        person.name.editor.wipe();
        person.relation.editor.wipe();
    }
    people.clear();
    for (Words& one : words) one.text.editor.wipe();
    words.clear();
    agreed.editor.wipe();
    meeting::wipe(date);
    tool.clear();
    meeting = {};
    ++serial;
    isSending = wantsHold = hasNames = isDayWrong = showsKnown = isNoteWritten = isStepMade = false;
    day.reset();
    lastPart = 0;
    kept = {};
    fault.reset();
}

void MeetingView::closeDialog()
{
    dialog = Dialog::None;
    for (TextState* field : {&noteBy, &noteText, &stepTitle, &stepAction}) field->editor.wipe();
    meeting::wipe(dueDate);
    due.reset();
    responsible = -1;
    isDueWrong = reachesParents = reachesChild = false;
    dialogFault.reset();
}

void commitMeeting(const app::MeetingModel& model, MeetingView& view, Outbox& out)
{
    const app::MeetingModel::Row* row = meeting::rowOf(model, view);
    if (view.tool.empty() || view.isSending || view.kept.isHeld || !model.mayWrite) return;
    if (view.child != model.child.child || (!view.child && view.unit != model.unit)) return;
    if (row != nullptr && (row->meeting.isHeld || row->isClosed)) return;
    core::Meeting now = meeting::typed(model, view);
    // The day and the switch alone, which begin as they are, are nothing that anybody wrote.
    if (now == view.kept || (!now.id && !meeting::hasWords(now))) return;
    view.isSending = !now.id;
    out.send(app::SaveMeeting{now}, meeting::answered(view, out, now));
}

} // namespace trivsel::ui
