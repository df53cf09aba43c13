#include "ui/screens/follow_up/follow_up_parts.h"

#include "ui/layout.h"
#include "ui/screens/parts/dialog_end.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/status.h"

#include <algorithm>
#include <array>

namespace trivsel::ui {
namespace {

using Visit = app::FollowUpModel::Visit;
using Case = app::FollowUpModel::Case;
constexpr std::size_t kOffersAtAGlance = 5;

std::string_view meetingWord(const Frame& frame, core::Visit::Kind kind)
{
    switch (kind) {
    case core::Visit::Kind::AbsenceReview: return frame.tr("follow_up.kind.absence");
    case core::Visit::Kind::District: return frame.tr("follow_up.kind.district");
    case core::Visit::Kind::SocialWorker: break;
    }
    return frame.tr("follow_up.kind.visit");
}

void drawVisitRow(Frame& frame, const Visit& visit, TableRow& cells)
{
    cells.twoLines(0, visit.unitName, visit.institution);
    cells.text(1, meetingWord(frame, visit.kind));
    if (visit.daysLate > 0)
        cells.text(2, dayWords(frame, visit.due) + " · " + counted(frame, "follow_up.late", visit.daysLate),
                   TextStyle::SecondaryStrong, Tone::Danger);
    else
        cells.text(2, dayWords(frame, visit.due), TextStyle::Secondary);
    cells.text(3, visit.last ? std::string_view(dayWordsYear(frame, *visit.last)) : frame.tr("follow_up.never"),
               TextStyle::Secondary, Tone::Muted);
}

void drawTable(Frame& frame, const app::FollowUpModel& model, FollowUpView& view)
{
    const std::array columns{
        TableColumn{.title = frame.tr("follow_up.unit"), .weight = 1, .minWidth = 130},
        TableColumn{.title = frame.tr("follow_up.meeting"), .weight = 1.2F, .minWidth = 140, .hideBelow = 520},
        TableColumn{.title = frame.tr("follow_up.next"), .width = 192},
        TableColumn{.title = frame.tr("follow_up.last"), .width = 124, .hideBelow = 640}};
    const auto at = [&](int index) -> const Visit& { return model.visits[static_cast<std::size_t>(index)]; };
    TableSpec spec{.name = frame.tr("follow_up.visits"),
                   .columns = columns,
                   .rows = static_cast<int>(model.visits.size()),
                   .rowLabel = {}};
    spec.rowLabel = [&](int index) -> std::string_view { return at(index).unitName; };
    spec.currentRow = view.visit;
    if (const auto chosen = table(frame, "visits", spec, view.visits,
                                  [&](TableRow& cells) { drawVisitRow(frame, at(cells.index()), cells); }))
        view.visit = *chosen;
}

void drawCase(Frame& frame, const Case& one, const ScreenWords& positionWords)
{
    const std::string who = one.name.empty() ? words(frame, "follow_up.case", {{"n", one.number}}) : one.name;
    text(frame, who, {.style = TextStyle::BodyStrong});
    std::string line = counted(frame, "follow_up.years", one.ageYears);
    if (one.position && positionWords.phrase != nullptr)
        line += " · " + in(frame, positionWords.phrase->of(*one.position));
    if (one.open > 0) line += " · " + counted(frame, "follow_up.open", one.open);
    if (one.overdue > 0) line += " · " + words(frame, "follow_up.of_them_late", {{"n", std::to_string(one.overdue)}});
    secondary(frame, line);
}

void openHeld(FollowUpView& view, const Visit& visit, Date today)
{
    view.held.close();
    view.held.isOpen = true;
    view.held.unit = visit.unit;
    view.held.kind = visit.kind;
    view.held.unitName = visit.unitName;
    view.held.day = today;
}

/// What the unit lacked: nameless, for the district's meeting.
void drawOffers(Frame& frame, const Visit& visit, FollowUpView& view)
{
    if (visit.offers.empty()) return;
    separator(frame, 14);
    text(frame, words(frame, "cooperation.lacked", {{"n", std::to_string(visit.offers.size())}}),
         {.style = TextStyle::SecondaryStrong});
    const bool showsAll = view.allOffersOf == visit.unit;
    const std::size_t shown = showsAll ? visit.offers.size() : std::min(visit.offers.size(), kOffersAtAGlance);
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& offer = visit.offers[i];
        space(frame, 8);
        text(frame, offer.what, {.style = TextStyle::Secondary});
        std::string line = dayWordsYear(frame, offer.on);
        if (!offer.rung.empty()) line += " · " + in(frame, offer.rung);
        if (!offer.by.empty()) line += " · " + offer.by;
        caption(frame, line);
    }
    if (shown == visit.offers.size()) return;
    space(frame, 6);
    if (linkButton(frame, "all-offers", words(frame, "cooperation.all_of", {{"n", std::to_string(visit.offers.size())}}),
                   {.icon = Icon::ExpandMore}))
        view.allOffersOf = visit.unit;
}

void drawAgenda(Frame& frame, const app::FollowUpModel& model, FollowUpView& view, Outbox& out,
                const ScreenWords& positionWords)
{
    const Visit& visit = model.visits[static_cast<std::size_t>(view.visit)];
    card(frame, "agenda", [&] {
        heading(frame, visit.unitName);
        space(frame, 2);
        secondary(frame, meetingWord(frame, visit.kind));
        if (model.mayHoldVisits) {
            space(frame, 12);
            if (button(frame, "held", frame.tr("follow_up.held"), {.icon = Icon::Check}))
                openHeld(view, visit, model.today);
        }
        space(frame, 8);
        if (linkButton(frame, "meetings", frame.tr("follow_up.unit_meetings"), {.icon = Icon::Groups}))
            out.goTo({app::Screen::Meeting, visit.unit, {}, {}});
        if (visit.kind != core::Visit::Kind::SocialWorker) return;
        if (model.mayExport) {
            if (model.mayHoldVisits)
                sameRowIfFits(frame, buttonWidth(frame, frame.tr("print.agenda"), {.icon = Icon::Print}), 8);
            else
                space(frame, 12);
            if (button(frame, "print", frame.tr("print.agenda"), {.icon = Icon::Print}))
                view.print.open({app::PaperChoice::agenda(visit.unit)}, frame.language, out);
        }
        separator(frame, 12);
        text(frame, frame.tr("follow_up.agenda"), {.style = TextStyle::SecondaryStrong});
        space(frame, 4);
        if (visit.agenda.empty())
            secondary(frame, frame.tr("follow_up.agenda_none"));
        else
            caption(frame, frame.tr("follow_up.agenda_names"));
        for (const Case& one : visit.agenda) {
            space(frame, 10);
            drawCase(frame, one, positionWords);
        }
        drawOffers(frame, visit, view);
    });
}

} // namespace

void FollowUpView::HeldVisit::close()
{
    for (TextState* field : {&words, &date.text}) field->editor.wipe();
    date.shown.reset();
    day.reset();
    isDayWrong = isOpen = false;
    fault.reset();
}

void drawVisits(Frame& frame, const app::FollowUpModel& model, FollowUpView& view, Outbox& out,
                const ScreenWords& positionWords)
{
    if (model.visits.empty()) {
        emptyState(frame, "no-visits", Icon::Calendar, frame.tr("follow_up.no_visits"),
                   frame.tr("follow_up.no_visits_why"));
        return;
    }
    view.visit = std::clamp(view.visit, 0, static_cast<int>(model.visits.size()) - 1);
    twoColumns(
        frame, [&] { drawTable(frame, model, view); }, [&] { drawAgenda(frame, model, view, out, positionWords); });
}

void drawHeldVisit(Frame& frame, FollowUpView& view, Outbox& out)
{
    auto& held = view.held;
    if (!held.isOpen) return;
    bool isLeft = false;
    const auto event = dialog(
        frame, "held-visit", words(frame, "follow_up.held_title", {{"unit", held.unitName}}), {.width = 520}, [&] {
            const DateEvent day = dateField(frame, "day", frame.tr("follow_up.held_on"), held.day, held.date,
                                            {.hint = frame.tr("children.day_hint"), .width = 220});
            if (day.committed) held.day = day.value;
            held.isDayWrong = !day.valid;
            space(frame, 10);
            textArea(frame, "words", frame.tr("follow_up.held_words"), held.words,
                     {.help = frame.tr("follow_up.held_help")});
            const DialogButton used =
                dialogEnd(frame, held.fault, {.send = frame.tr("common.save"), .isReady = held.day && !held.isDayWrong});
            if (used == DialogButton::Send)
                out.send(app::HoldVisit{held.unit, held.kind, *held.day, held.words.text()},
                         [&held](const Result<void>& done) {
                             if (done)
                                 held.close();
                             else
                                 held.fault = done.error().message;
                         });
            isLeft = used == DialogButton::Leave;
        });
    if (isLeft || event == DialogEvent::Closed) held.close();
}

} // namespace trivsel::ui
