#include "ui/layout.h"
#include "ui/screens/meeting/meeting_parts.h"
#include "ui/screens/parts/bullet.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/status.h"

namespace trivsel::ui::meeting {
namespace {

constexpr float kRemoveWidth = 40, kPersonGap = 10, kNarrowPerson = 420;

void keep(Page& page)
{
    commitMeeting(page.model, page.view, page.out);
}

void drawDay(Page& page)
{
    Frame& frame = page.frame;
    MeetingView& view = page.view;
    const DateEvent day = dateField(frame, "day", frame.tr("meeting.day"), view.day, view.date,
                                    {.hint = frame.tr("children.day_hint"), .width = 220});
    view.isDayWrong = !day.valid;
    if (day.committed && day.value) {
        view.day = day.value;
        keep(page);
    }
}

void drawNames(Page& page)
{
    Frame& frame = page.frame;
    space(frame, 12);
    if (toggle(frame, "names", frame.tr("meeting.with_names"), page.view.hasNames)) {
        page.view.hasNames = !page.view.hasNames;
        keep(page);
    }
    space(frame, 2);
    caption(frame, frame.tr(page.view.hasNames ? "meeting.with_names_why" : "meeting.without_names_why"));
}

/// True when the row is to go.
bool drawPerson(Page& page, MeetingView::Person& person, std::size_t i)
{
    Frame& frame = page.frame;
    const std::string n = std::to_string(i + 1);
    const float room = availableWidth(frame) - kRemoveWidth - kPersonGap;
    const bool isSideBySide = page.view.hasNames && room > kNarrowPerson;
    const float width = isSideBySide ? (room - kPersonGap) / 2 : room;
    bool isCommitted = false, isGone = false;
    if (page.view.hasNames) {
        isCommitted = textField(frame, "name", words(frame, "meeting.person", {{"n", n}}), person.name,
                                {.width = width, .maxBytes = 200})
                          .committed;
        if (isSideBySide)
            sameRow(frame, kPersonGap);
        else
            space(frame, 6);
    }
    const bool isUnit = !page.model.child.child;
    const std::string label = words(frame, isUnit ? "meeting.role" : "meeting.relation", {{"n", n}});
    isCommitted |=
        textField(
            frame, "relation", label, person.relation,
            {.hint = frame.tr(isUnit ? "meeting.role_hint" : "meeting.relation_hint"), .width = width, .maxBytes = 200})
            .committed;
    sameRow(frame, kPersonGap);
    isGone = iconButton(frame, "remove", Icon::Remove, words(frame, "meeting.remove", {{"n", n}}));
    if (isCommitted) keep(page);
    return isGone;
}

void drawPeople(Page& page)
{
    Frame& frame = page.frame;
    auto& people = page.view.people;
    space(frame, 16);
    text(frame, frame.tr("meeting.people"), {.style = TextStyle::SecondaryStrong});
    std::optional<std::size_t> gone;
    for (std::size_t i = 0; i < people.size(); ++i) {
        space(frame, 8);
        withId(frame, {"person", i}, [&] {
            if (drawPerson(page, people[i], i)) gone = i;
        });
    }
    if (gone) {
        people[*gone].name.editor.wipe();
        people[*gone].relation.editor.wipe();
        people.erase(people.begin() + static_cast<std::ptrdiff_t>(*gone));
        keep(page);
    }
    space(frame, 8);
    if (button(frame, "add-person", frame.tr("meeting.add_person"), {.icon = Icon::Add})) people.emplace_back();
}

void drawPart(Page& page, const core::MeetingTool::Part& part, std::size_t i)
{
    Frame& frame = page.frame;
    separator(frame, 16);
    heading(frame, in(frame, part.title));
    for (const Text& question : part.ask) bullet(frame, in(frame, question));
    space(frame, 10);
    const FieldEvent event =
        textArea(frame, {"part", i}, words(frame, "meeting.notes", {{"part", in(frame, part.title)}}),
                 page.view.words[i].text, {.minLines = 2});
    if (event.changed) page.view.lastPart = i;
    if (event.committed) keep(page);
}

void drawAgreed(Page& page)
{
    Frame& frame = page.frame;
    separator(frame, 16);
    if (textArea(frame, "agreed", frame.tr("meeting.agreed"), page.view.agreed,
                 {.help = frame.tr("meeting.agreed_help"), .minLines = 3})
            .committed)
        keep(page);
}

/// Why the meeting cannot be said to be held yet; empty when it can.
std::string_view missing(const Page& page)
{
    const core::Meeting now = typed(page.model, page.view);
    if (page.view.isDayWrong) return page.frame.tr("meeting.missing.day");
    if (now.on > page.model.today) return page.frame.tr("meeting.missing.later");
    if (now.words.empty() && now.agreed.empty()) return page.frame.tr("meeting.missing.words");
    return {};
}

void drawFooter(Page& page)
{
    Frame& frame = page.frame;
    MeetingView& view = page.view;
    space(frame, 18);
    if (view.fault) {
        banner(frame, "fault", BannerKind::Error, in(frame, *view.fault));
        space(frame, 12);
    }
    const std::string_view wanted = missing(page);
    const ButtonOptions how{.icon = Icon::Check, .enabled = wanted.empty() ? Enabled::Yes : Enabled::No};
    if (primaryButton(frame, "held", frame.tr("meeting.is_held"), how)) view.wantsHold = true;
    if (!wanted.empty()) {
        sameRowIfFits(frame, textWidth(frame, wanted, TextStyle::Secondary), 12);
        centreInRow(frame, size::kControl, TextStyle::Secondary);
        secondary(frame, wanted);
    }
    space(frame, 6);
    caption(frame, frame.tr(view.meeting ? "meeting.kept" : "meeting.keeps"));
}

/// What is written so far, and the blank sheet to fill in by hand.
void openPrint(Page& page, const core::MeetingTool& tool)
{
    keep(page);
    const app::MeetingModel& model = page.model;
    app::MeetingPaper sheet{tool.id, model.child.child, model.child.child ? UnitId{} : model.unit, page.view.meeting,
                            false};
    std::vector<app::PaperChoice> choices;
    if (sheet.meeting) choices.push_back(app::PaperChoice::meeting(sheet, tool.title));
    sheet.meeting = {};
    sheet.isBlank = true;
    choices.push_back(app::PaperChoice::meeting(sheet, tool.title));
    // A held one may have been closed for the family since.
    if ((tool.reachesParents || tool.reachesChild) && model.gate != core::GateState::Open)
        for (auto& choice : choices) choice.closed = model.closedWhy;
    page.view.print.open(std::move(choices), page.frame.language, page.out);
}

} // namespace

void drawFrame(Page& page, const core::MeetingTool& tool)
{
    Frame& frame = page.frame;
    card(frame, "frame", {.label = frame.tr("meeting.frame")}, [&] {
        heading(frame, frame.tr("meeting.frame"));
        space(frame, 6);
        text(frame, in(frame, tool.purpose), {.style = TextStyle::Secondary});
        space(frame, 8);
        labelled(frame, frame.tr("meeting.invite"), in(frame, tool.invite));
        if (tool.minutes > 0) {
            space(frame, 8);
            labelled(frame, frame.tr("meeting.time"), counted(frame, "meeting.minutes", tool.minutes));
        }
        if (tool.settles != core::MeetingTool::Settles::Nothing) {
            space(frame, 8);
            caption(frame, frame.tr("meeting.settles"));
        }
        if (!page.model.mayPrint) return;
        space(frame, 12);
        if (button(frame, "print", frame.tr("meeting.print"), {.icon = Icon::Print})) openPrint(page, tool);
    });
}

void drawSheet(Page& page, const core::MeetingTool& tool)
{
    Frame& frame = page.frame;
    card(frame, "sheet", {.label = in(frame, tool.title)}, [&] {
        title(frame, in(frame, tool.title));
        space(frame, 12);
        withEnabled(frame, page.model.mayWrite ? Enabled::Yes : Enabled::No, [&] {
            drawDay(page);
            if (page.model.child.child) drawNames(page);
            drawPeople(page);
            for (std::size_t i = 0; i < tool.parts.size() && i < page.view.words.size(); ++i)
                drawPart(page, tool.parts[i], i);
            drawAgreed(page);
            drawFooter(page);
        });
    });
}

} // namespace trivsel::ui::meeting
