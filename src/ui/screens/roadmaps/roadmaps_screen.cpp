#include "ui/screens/roadmaps/roadmaps_screen.h"

#include "ui/layout.h"
#include "ui/screens/parts/bullet.h"
#include "ui/screens/roadmaps/roadmaps_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/position.h"
#include "ui/widgets/status.h"
#include "ui/widgets/step_row.h"

#include <fmt/format.h>

namespace trivsel::ui {
namespace roadmaps {
namespace {

using app::ThresholdState;
using Model = app::RoadmapModel;
using StepState = Model::Step::State;

constexpr float kStateIcon = 22;
constexpr float kMark = 40; ///< room for the rung's number

std::string_view stateWord(const Frame& frame, ThresholdState state)
{
    switch (state) {
    case ThresholdState::Passed: return frame.tr("roadmaps.state.passed");
    case ThresholdState::Waits: return frame.tr("roadmaps.state.waits");
    case ThresholdState::Closed: return frame.tr("roadmaps.state.closed");
    case ThresholdState::NotYet: return frame.tr("roadmaps.state.not_yet");
    case ThresholdState::Off: break;
    }
    return frame.tr("roadmaps.state.off");
}

Tone stateTone(ThresholdState state)
{
    if (state == ThresholdState::Passed) return Tone::Accent;
    return state == ThresholdState::Waits || state == ThresholdState::Closed ? Tone::Normal : Tone::Muted;
}

/// Shape and words tell the state, never the colour alone.
Icon stateIcon(ThresholdState state)
{
    switch (state) {
    case ThresholdState::Passed: return Icon::Warning;
    case ThresholdState::Waits:
    case ThresholdState::Closed: return Icon::Lock;
    case ThresholdState::NotYet: return Icon::Forward;
    case ThresholdState::Off: break;
    }
    return Icon::Close;
}

/// What one has to look at now; the others are behind a link.
bool isOfToday(const Model::Threshold& threshold)
{
    return threshold.state != ThresholdState::NotYet && threshold.state != ThresholdState::Off;
}

void take(Page& page, const Model::Roadmap& roadmap, const Model::Threshold& threshold)
{
    page.view.fault.reset();
    page.out.send(app::TakeRoadmapSteps{page.model.child.child, roadmap.id, threshold.id},
                  [&view = page.view](const Result<void>& done) {
                      if (!done) view.fault = done.error().message;
                  });
}

std::string stepDay(const Frame& frame, const Model::Step& step)
{
    switch (step.state) {
    case StepState::Done: return std::string(frame.tr("roadmaps.step.done"));
    case StepState::SetAside: return std::string(frame.tr("roadmaps.step.aside"));
    case StepState::New:
    case StepState::Open: break;
    }
    return step.due ? dayWordsYear(frame, *step.due) : in(frame, step.dueFrom);
}

void drawStep(Page& page, const std::string& key, const Model::Step& step, int number)
{
    Frame& frame = page.frame;
    const bool isUnfolded = page.view.step == key;
    std::string title = in(frame, step.title);
    if (step.state == StepState::New) title += " · " + std::string(frame.tr("roadmaps.step.new"));
    const std::string day = stepDay(frame, step);
    StepRowSpec row;
    row.number = number;
    row.look = step.state == StepState::Done       ? StepLook::Done
               : step.state == StepState::SetAside ? StepLook::SetAside
               : step.state == StepState::Open     ? StepLook::Next
                                                   : StepLook::Open;
    row.title = title;
    row.line = isUnfolded ? std::string_view() : std::string_view(in(frame, step.action));
    row.who = in(frame, step.who);
    row.day = day;
    row.isUnfolded = isUnfolded;
    if (stepRow(frame, {"step", static_cast<std::size_t>(number)}, row)) {
        // One's own step is worked on where the others are; one that is not taken yet is read here.
        if (step.state != StepState::New)
            page.out.goTo({app::Screen::Child, {}, {}, page.model.child.child, step.step});
        else
            page.view.step = isUnfolded ? std::string() : key;
    }
    if (!isUnfolded) return;
    indent(frame, kMark, [&] { text(frame, in(frame, step.action), {.style = TextStyle::Secondary}); });
    space(frame, 8);
}

void drawHeldBack(Page& page, const Model::Threshold& threshold)
{
    if (threshold.heldBack == 0) return;
    Frame& frame = page.frame;
    const bool isClosed = page.model.gate == core::GateState::Closed;
    space(frame, 4);
    secondary(frame, counted(frame, isClosed ? "roadmaps.held_closed" : "roadmaps.held_waits", threshold.heldBack));
}

void drawThreshold(Page& page, const Model::Roadmap& roadmap, std::size_t index)
{
    Frame& frame = page.frame;
    const Model::Threshold& threshold = roadmap.thresholds[index];
    separator(frame, 10);
    icon(frame, stateIcon(threshold.state), kStateIcon, stateTone(threshold.state));
    sameRow(frame, 12);
    column(frame, availableWidth(frame), [&] {
        const std::string_view state = stateWord(frame, threshold.state);
        text(frame, in(frame, threshold.title),
             {.style = TextStyle::BodyStrong, .tone = isOfToday(threshold) ? Tone::Normal : Tone::Muted});
        tag(frame, state, stateTone(threshold.state));
        if (!threshold.reason.empty()) {
            space(frame, 2);
            secondary(frame, in(frame, threshold.reason));
        }
        for (std::size_t i = 0; i < threshold.steps.size(); ++i) {
            const std::string key = fmt::format("{}/{}/{}", roadmap.id, threshold.id, i);
            drawStep(page, key, threshold.steps[i], static_cast<int>(i) + 1);
        }
        drawHeldBack(page, threshold);
        if (!page.model.mayWrite || threshold.toTake == 0) return;
        space(frame, 8);
        const std::string label = words(frame, "roadmaps.take", {{"n", std::to_string(threshold.toTake)}});
        if (button(frame, "take", label, {.icon = Icon::Add})) take(page, roadmap, threshold);
    });
}

void drawSources(Page& page, const Model::Roadmap& roadmap)
{
    Frame& frame = page.frame;
    if (roadmap.sources.empty()) return;
    separator(frame, 10);
    if (page.view.withSources.contains(roadmap.id)) {
        text(frame, frame.tr("roadmaps.sources"), {.style = TextStyle::SecondaryStrong});
        for (const core::Source& source : roadmap.sources) {
            space(frame, 4);
            std::string line = in(frame, source.text);
            if (source.checkedOn)
                line += " " + words(frame, "roadmaps.checked", {{"day", dayWordsYear(frame, *source.checkedOn)}});
            bullet(frame, line);
        }
    } else if (linkButton(frame, "sources",
                          words(frame, "roadmaps.show_sources", {{"n", std::to_string(roadmap.sources.size())}}))) {
        page.view.withSources.insert(roadmap.id);
    }
}

void drawLadder(Page& page, const Model::Roadmap& roadmap)
{
    Frame& frame = page.frame;
    card(frame, "ladder", {.label = in(frame, roadmap.title)}, [&] {
        heading(frame, in(frame, roadmap.title));
        space(frame, 2);
        secondary(frame, roadmap.passed == 0 ? std::string(frame.tr("roadmaps.none_passed"))
                                             : counted(frame, "roadmaps.passed", roadmap.passed));
        const bool showsAll = page.view.unfolded.contains(roadmap.id);
        std::size_t others = 0;
        for (std::size_t i = 0; i < roadmap.thresholds.size(); ++i) {
            if (!showsAll && !isOfToday(roadmap.thresholds[i]) && ++others > 0) continue;
            withId(frame, {"threshold", i}, [&] { drawThreshold(page, roadmap, i); });
        }
        if (others > 0) {
            space(frame, 8);
            if (linkButton(frame, "all", counted(frame, "roadmaps.show_others", static_cast<long long>(others)),
                           {.icon = Icon::ExpandMore}))
                page.view.unfolded.insert(roadmap.id);
        }
        drawSources(page, roadmap);
    });
}

} // namespace

void drawLadders(Page& page)
{
    Frame& frame = page.frame;
    if (page.model.roadmaps.empty())
        emptyState(frame, "no-roadmaps", Icon::Info, frame.tr("roadmaps.no_roadmaps"),
                   frame.tr("roadmaps.no_roadmaps_why"));
    for (std::size_t i = 0; i < page.model.roadmaps.size(); ++i) {
        if (i > 0) space(frame, size::kBetweenCards);
        withId(frame, {"roadmap", i}, [&] { drawLadder(page, page.model.roadmaps[i]); });
    }
}

} // namespace roadmaps

namespace {

constexpr float kSideWidth = 380;
constexpr float kFold = 900;

/// Why some of it is not here, and where the question is answered.
void drawGate(roadmaps::Page& page)
{
    Frame& frame = page.frame;
    bool isHeldBack = false;
    for (const auto& roadmap : page.model.roadmaps)
        for (const auto& threshold : roadmap.thresholds) isHeldBack = isHeldBack || threshold.heldBack > 0;
    if (!isHeldBack) return;
    if (page.model.gate == core::GateState::Closed) {
        banner(frame, "gate", BannerKind::Warning, frame.tr("roadmaps.gate_closed"));
    } else if (banner(frame, "gate", BannerKind::Info, frame.tr("roadmaps.gate_waits"),
                      {.action = frame.tr("roadmaps.gate_go"), .close = {}}) == BannerEvent::Action) {
        page.out.goTo({app::Screen::Child, {}, {}, page.model.child.child});
    }
    space(frame, size::kBetweenCards);
}

} // namespace

void drawRoadmaps(Frame& frame, const app::RoadmapModel& model, RoadmapsView& view, Outbox& out)
{
    if (!model.maySee) {
        emptyState(frame, "not-yours", Icon::Lock, frame.tr("child.not_yours"), frame.tr("child.not_yours_why"));
        return;
    }
    if (view.child != model.child.child) {
        view = {};
        view.child = model.child.child;
    }
    roadmaps::Page page{frame, model, view, out};
    if (view.fault) {
        if (banner(frame, "fault", BannerKind::Error, in(frame, *view.fault),
                   {.action = {}, .close = frame.tr("common.close")}) == BannerEvent::Closed)
            view.fault.reset();
        space(frame, size::kBetweenCards);
    }
    drawGate(page);
    const bool hasAbsence = model.isPupil || !model.figures.empty();
    if (!hasAbsence) {
        roadmaps::drawLadders(page);
    } else if (availableWidth(frame) < kFold) { // writing absence comes first where there is one column
        roadmaps::drawAbsence(page);
        space(frame, size::kBetweenCards);
        roadmaps::drawLadders(page);
    } else {
        twoColumns(
            frame, [&] { roadmaps::drawLadders(page); }, [&] { roadmaps::drawAbsence(page); },
            {.sideWidth = kSideWidth, .fold = kFold});
    }
    roadmaps::drawAbsenceDialog(page);
}

} // namespace trivsel::ui
