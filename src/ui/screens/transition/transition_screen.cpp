#include "ui/screens/transition/transition_screen.h"

#include "ui/layout.h"
#include "ui/screens/transition/transition_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status.h"

#include <array>

namespace trivsel::ui {
namespace {

using Row = app::TransitionModel::Row;
using Status = core::Handover::Status;

constexpr float kNarrow = 620, kSideWidth = 380, kFold = 860;

std::string stateOf(const Frame& frame, const Row& row)
{
    switch (row.status) {
    case Status::Draft: return std::string(frame.tr("transition.state.draft"));
    case Status::Sent: return std::string(frame.tr(row.isIncoming ? "transition.state.to_answer" : "transition.state.sent"));
    case Status::SentBack: return std::string(frame.tr("transition.state.back"));
    case Status::SetAside: return std::string(frame.tr("transition.state.aside"));
    case Status::Accepted: break;
    }
    return std::string(frame.tr("transition.state.accepted"));
}

std::string wayOf(const Frame& frame, const Row& row)
{
    return in(frame, row.from) + " → " + in(frame, row.to);
}

void drawRows(Frame& frame, const char* id, const std::vector<Row>& rows, TableState& state, Outbox& out)
{
    const bool isNarrow = availableWidth(frame) < kNarrow;
    const std::array columns{TableColumn{.title = frame.tr("follow_up.child"), .weight = 1, .minWidth = 150},
                             TableColumn{.title = frame.tr("transition.way"), .weight = 1.1F, .minWidth = 160, .hideBelow = kNarrow},
                             TableColumn{.title = frame.tr("transition.state"), .weight = 1.1F, .minWidth = 160},
                             TableColumn{.title = frame.tr("transition.first_day"), .width = 130, .hideBelow = 760},
                             TableColumn{.title = frame.tr("follow_up.due"), .width = 130}};
    const TableSpec spec{.name = frame.tr("transition.title"),
                         .columns = columns,
                         .rows = static_cast<int>(rows.size()),
                         .rowLabel = [&](int i) { return std::string_view(rows[static_cast<std::size_t>(i)].name); }};
    const std::optional<int> chosen = table(frame, id, spec, state, [&](TableRow& cells) {
        const Row& row = rows[static_cast<std::size_t>(cells.index())];
        const std::string way = wayOf(frame, row);
        cells.twoLines(0, row.name, isNarrow ? std::string_view(way) : std::string_view(row.unit));
        cells.twoLines(1, way, row.other);
        cells.text(2, stateOf(frame, row), TextStyle::Secondary, row.status == Status::SentBack ? Tone::Danger : Tone::Normal);
        cells.text(3, row.movesOn ? dayWordsYear(frame, *row.movesOn) : std::string("–"), TextStyle::Secondary, Tone::Muted);
        cells.text(4, row.due ? dayWordsYear(frame, *row.due) : std::string("–"), row.isLate ? TextStyle::SecondaryStrong : TextStyle::Secondary,
                   row.isLate ? Tone::Danger : Tone::Muted);
    });
    if (chosen) out.goTo({app::Screen::Transition, {}, {}, rows[static_cast<std::size_t>(*chosen)].child});
}

void openTake(TransitionView& view, TransitionView::Take::What what)
{
    view.take.close();
    view.take.what = what;
    view.take.choosesFile = true;
}

void drawList(Frame& frame, const app::TransitionModel& model, TransitionView& view, Outbox& out)
{
    secondary(frame, frame.tr("transition.list_words"));
    space(frame, 12);
    using What = TransitionView::Take::What;
    if (model.mayTake) {
        if (button(frame, "take", frame.tr("transition.take"), {.icon = Icon::Download})) openTake(view, What::Handover);
        sameRowIfFits(frame, buttonWidth(frame, frame.tr("transition.take_answer"), {.icon = Icon::Download}));
    }
    if (button(frame, "take-answer", frame.tr("transition.take_answer"), {.icon = Icon::Download})) openTake(view, What::Answer);
    space(frame, size::kBetweenCards);
    if (model.open.empty()) {
        card(frame, "none", [&] {
            heading(frame, frame.tr("transition.none"));
            space(frame, 4);
            secondary(frame, frame.tr("transition.none_words"));
            space(frame, 12);
            if (button(frame, "to-children", frame.tr("shell.children"), {.icon = Icon::Children})) out.goTo({app::Screen::Children, {}, {}, {}});
        });
    } else {
        heading(frame, frame.tr("transition.open"));
        space(frame, 8);
        drawRows(frame, "open", model.open, view.open, out);
    }
    if (model.answered.empty()) return;
    space(frame, size::kBetweenCards);
    heading(frame, frame.tr("transition.answered"));
    space(frame, 8);
    drawRows(frame, "answered", model.answered, view.answered, out);
}

} // namespace

void drawTransition(Frame& frame, const app::TransitionModel& model, TransitionView& view, Outbox& out, const ScreenWords& positionWords)
{
    if (!model.hasChildren) {
        emptyState(frame, "not-yours", Icon::Lock, frame.tr("transition.no_children"), frame.tr("transition.no_children_why"));
        return;
    }
    if (view.child != model.child.child) {
        view.editor.close();
        view.answer = {};
        view.mark.close();
        view.fault.reset();
        view.passphraseOf = {};
        view.child = model.child.child;
    }
    if (view.fault) {
        if (banner(frame, "fault", BannerKind::Error, in(frame, *view.fault), {.action = {}, .close = frame.tr("common.close")}) ==
            BannerEvent::Closed)
            view.fault.reset();
        space(frame, size::kBetweenCards);
    }
    transition::Page page{frame, model, view, out, positionWords};
    if (!model.child.child) {
        drawList(frame, model, view, out);
    } else {
        twoColumns(
            frame, [&] { transition::drawSheets(page); }, [&] { transition::drawRuler(page); }, {.sideWidth = kSideWidth, .fold = kFold});
    }
    transition::drawAnswer(page);
    transition::drawMark(page);
    drawTake(frame, model.units, model.today, view.take, out);
    drawPrintDialog(frame, view.print, out);
}

void TransitionView::Editor::close()
{
    id = {};
    receiver.editor.wipe();
    movesOn.reset();
    withParents.reset();
    movesOnState = {};
    withParentsState = {};
    for (Field& field : fields) field.text.editor.wipe();
    fields.clear();
}

void TransitionView::Take::close()
{
    choosesFile = isOpen = isWorking = false;
    fileName.clear();
    bytes.clear();
    passphrase.editor.wipe();
    handover.reset();
    ratings.reset();
    unit = -1;
    fault.reset();
}

void TransitionView::Mark::close()
{
    isOpen = isWrong = false;
    on.reset();
    onState = {};
    phase = 0;
    child = care = -1;
    ticked.clear();
    effort.editor.wipe();
    words.editor.wipe();
    fault.reset();
}

void TransitionView::forget()
{
    editor.close();
    take.close();
    answer = {};
    passphrase.clear();
    passphraseOf = {};
}

} // namespace trivsel::ui
