#include "ui/screens/meeting/meeting_screen.h"

#include "ui/layout.h"
#include "ui/screens/meeting/meeting_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status.h"

#include <algorithm>
#include <utility>

namespace trivsel::ui {
namespace {

using meeting::Page;
using Row = app::MeetingModel::Row;

constexpr float kSideWidth = 380, kFold = 860;
constexpr std::size_t kMeetingsAtAGlance = 8;

/// The way to what opens what is closed.
void drawGate(Page& page)
{
    const app::MeetingModel& model = page.model;
    if (model.gate == core::GateState::Open || !model.child.child) return;
    Frame& frame = page.frame;
    const bool isAsked = model.gate == core::GateState::Closed;
    const BannerOptions how{.action = frame.tr(isAsked ? "meeting.to_child" : "meeting.to_question")};
    if (banner(frame, "gate", BannerKind::Warning, in(frame, model.closedWhy), how) == BannerEvent::Action)
        page.out.goTo({app::Screen::Child, {}, {}, model.child.child});
    space(frame, size::kBetweenCards);
}

void drawPlaces(Page& page)
{
    const auto& places = page.model.places;
    if (places.size() < 2) return;
    Frame& frame = page.frame;
    std::vector<std::string> names;
    for (const auto& place : places) names.push_back(place.name);
    if (const auto chosen = dropDown(frame, "place", frame.tr("meeting.place"), names, 0, {.width = 320});
        chosen && *chosen > 0)
        page.out.goTo({app::Screen::Meeting, places[static_cast<std::size_t>(*chosen)].unit, {}, {}});
    space(frame, size::kBetweenCards);
}

/// "45 minutter · uden navne": short enough for one line at any size; the purpose stands on the sheet.
std::string inShort(const Frame& frame, const core::MeetingTool& tool)
{
    std::string line(frame.tr(tool.hasNames ? "meeting.short.names" : "meeting.short.nameless"));
    return tool.minutes > 0 ? counted(frame, "meeting.minutes", tool.minutes) + " · " + line : line;
}

void drawOffers(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "offers", {.label = frame.tr("meeting.offers")}, [&] {
        heading(frame, frame.tr("meeting.offers"));
        space(frame, 2);
        secondary(frame, frame.tr(page.model.offers.empty() ? "meeting.no_offers" : "meeting.offers_lead"));
        space(frame, 8);
        for (std::size_t i = 0; i < page.model.offers.size(); ++i) {
            const auto& offer = page.model.offers[i];
            const bool isShut = offer.isClosed || !page.model.mayWrite;
            const ButtonOptions how{.tooltip = in(frame, offer.isClosed ? page.model.closedWhy : offer.tool->purpose),
                                    .icon = offer.isClosed ? Icon::Lock : Icon::Groups,
                                    .enabled = isShut ? Enabled::No : Enabled::Yes};
            if (rowButton(frame, {"offer", i}, in(frame, offer.tool->title), inShort(frame, *offer.tool), how))
                meeting::openNew(page, *offer.tool);
            space(frame, 6);
        }
    });
}

std::string lineOf(const Frame& frame, const Row& row)
{
    std::string line = dayWordsYear(frame, row.meeting.on) + " · ";
    line += frame.tr(row.meeting.isHeld ? "meeting.held" : row.isClosed ? "meeting.waits" : "meeting.planned");
    if (!row.by.empty()) line += " · " + row.by;
    return line;
}

void drawMeetings(Page& page)
{
    Frame& frame = page.frame;
    const auto& rows = page.model.meetings;
    card(frame, "meetings", {.label = frame.tr("meeting.meetings")}, [&] {
        heading(frame, frame.tr("meeting.meetings"));
        space(frame, 6);
        if (rows.empty()) secondary(frame, frame.tr("meeting.none"));
        const std::size_t shown = page.view.showsAllMeetings ? rows.size() : std::min(rows.size(), kMeetingsAtAGlance);
        for (std::size_t i = 0; i < shown; ++i) {
            const Row& row = rows[i];
            const bool isShut = row.isClosed || row.tool == nullptr;
            const std::string_view title =
                row.tool != nullptr ? std::string_view(in(frame, row.tool->title)) : frame.tr("meeting.unknown");
            const Icon icon = row.meeting.isHeld ? Icon::Check : row.isClosed ? Icon::Lock : Icon::Edit;
            if (rowButton(frame, {"meeting", row.meeting.id}, title, lineOf(frame, row),
                          {.icon = icon, .enabled = isShut ? Enabled::No : Enabled::Yes}))
                meeting::openRow(page, row);
            space(frame, 6);
        }
        if (shown == rows.size()) return;
        if (linkButton(frame, "all-meetings", words(frame, "meeting.all", {{"n", std::to_string(rows.size())}})))
            page.view.showsAllMeetings = true;
    });
}

void drawList(Page& page)
{
    drawGate(page);
    drawPlaces(page);
    twoColumns(
        page.frame, [&] { drawOffers(page); },
        [&] {
            drawMeetings(page);
            space(page.frame, size::kBetweenCards);
            if (page.model.figures) meeting::drawFigures(page);
            meeting::drawKnown(page, nullptr);
        },
        {.sideWidth = kSideWidth, .fold = kFold});
}

/// Somebody has come here, perhaps for one meeting or for the tool of a step.
void adopt(Page& page)
{
    MeetingView& view = page.view;
    const app::MeetingModel& model = page.model;
    const UnitId unit = model.child.child ? UnitId{} : model.unit;
    if (view.child != model.child.child || view.unit != unit) {
        view.closeSheet();
        view.showsAllMeetings = false;
        view.child = model.child.child;
        view.unit = unit;
    }
    if (!std::exchange(view.wanted, {})) return;
    view.closeSheet();
    for (const Row& row : model.meetings)
        if (model.wanted && row.meeting.id == model.wanted) meeting::openRow(page, row);
    if (model.wantedTool.empty() || !view.tool.empty() || !model.mayWrite) return;
    // What was begun for this step goes on.
    for (const Row& row : model.meetings)
        if (!row.meeting.isHeld && row.meeting.tool == model.wantedTool && !row.isClosed)
            return meeting::openRow(page, row);
    if (const core::MeetingTool* tool = model.tools->tool(model.wantedTool)) meeting::openNew(page, *tool);
}

} // namespace

void drawMeeting(Frame& frame, const app::MeetingModel& model, MeetingView& view, Outbox& out,
                 const ScreenWords& positionWords)
{
    if (!model.maySee) {
        emptyState(frame, "not-yours", Icon::Lock, frame.tr("child.not_yours"), frame.tr("child.not_yours_why"));
        return;
    }
    Page page{frame, model, view, out, positionWords};
    adopt(page);
    const Row* row = meeting::rowOf(model, view);
    const core::MeetingTool* tool = meeting::toolOf(model, view);
    // A sheet of the family's that was open when it was closed for them is put away; what was typed is kept.
    const bool isShut = row != nullptr && row->isClosed;
    const bool isNewAndShut = row == nullptr && tool != nullptr && model.gate != core::GateState::Open &&
                              (tool->reachesParents || tool->reachesChild);
    if (tool == nullptr || isShut || isNewAndShut) {
        if (!view.tool.empty()) view.closeSheet();
        drawList(page);
        return;
    }
    if (std::exchange(view.hasOpened, false)) scrollToTop(frame);
    if (view.wantsHold) meeting::hold(page);
    if (linkButton(frame, "all", frame.tr("meeting.back"), {.icon = Icon::Back})) {
        commitMeeting(model, view, out);
        view.closeSheet();
        return;
    }
    space(frame, 10);
    twoColumns(
        frame,
        [&] {
            if (row != nullptr && row->meeting.isHeld)
                meeting::drawHeld(page, *row);
            else
                meeting::drawSheet(page, *tool);
        },
        [&] {
            meeting::drawFrame(page, *tool);
            space(frame, size::kBetweenCards);
            if (model.figures) meeting::drawFigures(page);
            meeting::drawKnown(page, tool);
        },
        {.sideWidth = kSideWidth, .fold = kFold});
    meeting::drawDialog(page);
    drawPrintDialog(frame, view.print, out);
}

} // namespace trivsel::ui
