#include "ui/layout.h"
#include "ui/screens/meeting/meeting_parts.h"
#include "ui/screens/parts/position_words.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"

#include <array>

namespace trivsel::ui::meeting {
namespace {

using Known = app::MeetingModel::Known;
using Kind = Known::Kind;

constexpr const char* labelKey(Kind kind)
{
    switch (kind) {
    case Kind::Position: return "meeting.known.position";
    case Kind::Environment: return "meeting.known.environment";
    case Kind::WatchFor: return "meeting.known.watch";
    case Kind::Goal: return "meeting.known.goal";
    case Kind::Step: return "meeting.known.step";
    case Kind::Concern: return "meeting.known.concern";
    case Kind::MissingOffer: break;
    }
    return "meeting.known.offer";
}

/// As it is read, and as it is taken along.
std::string wordsOf(const Page& page, const Known& known)
{
    const Frame& frame = page.frame;
    std::string words = in(frame, known.words);
    if (known.position) words = phraseWord(frame, page.words, *known.position) + " (" + words + ")";
    if (known.on && known.kind != Kind::Environment) words += " · " + dayWordsYear(frame, *known.on);
    return words;
}

void take(Page& page, const std::string& words)
{
    MeetingView& view = page.view;
    if (view.lastPart >= view.words.size()) return;
    TextState& into = view.words[view.lastPart].text;
    const std::string before(text::trim(into.text()));
    into.set(before.empty() ? words : before + "\n" + words);
    commitMeeting(page.model, view, page.out);
}

/// Where words can be taken along to; null: nowhere, they are only read.
const core::MeetingTool::Part* target(const Page& page, const core::MeetingTool* tool)
{
    if (tool == nullptr || page.view.kept.isHeld || !page.model.mayWrite || page.view.lastPart >= tool->parts.size())
        return nullptr;
    return &tool->parts[page.view.lastPart];
}

void drawOne(Page& page, const Known& known, std::size_t i, const core::MeetingTool::Part* into)
{
    Frame& frame = page.frame;
    const std::string label(frame.tr(labelKey(known.kind)));
    const std::string said = wordsOf(page, known);
    const auto read = [&] {
        textRuns(frame, {{label + ": ", TextStyle::SecondaryStrong}, {said, TextStyle::Secondary}});
    };
    space(frame, 8);
    if (into == nullptr) {
        read();
        return;
    }
    // Each has a name of its own: "Tag med: En legekammerat".
    if (iconButton(frame, {"take", i}, Icon::Back,
                   words(frame, "meeting.take", {{"what", text::displayLine(said, 60)}})))
        take(page, label + ": " + said);
    sameRow(frame, 6);
    column(frame, availableWidth(frame), read);
}

} // namespace

void drawKnown(Page& page, const core::MeetingTool* tool)
{
    Frame& frame = page.frame;
    const auto& known = page.model.known;
    if (known.empty()) return;
    const bool isFolded = tool != nullptr && !page.view.showsKnown;
    card(frame, "known", {.label = frame.tr("meeting.known")}, [&] {
        heading(frame, frame.tr("meeting.known"));
        if (isFolded) {
            space(frame, 4);
            caption(frame, frame.tr("meeting.known_folded"));
            space(frame, 6);
            if (linkButton(frame, "unfold", frame.tr("meeting.known_show"), {.icon = Icon::ExpandMore}))
                page.view.showsKnown = true;
            return;
        }
        const core::MeetingTool::Part* into = target(page, tool);
        if (into != nullptr) {
            space(frame, 4);
            caption(frame, words(frame, "meeting.take_where", {{"part", in(frame, into->title)}}));
        }
        for (std::size_t i = 0; i < known.size(); ++i) drawOne(page, known[i], i, into);
        if (tool == nullptr || (!tool->reachesParents && !tool->reachesChild)) return;
        space(frame, 8);
        if (linkButton(frame, "fold", frame.tr("meeting.known_hide"), {.icon = Icon::ExpandLess}))
            page.view.showsKnown = false;
    });
}

void drawFigures(Page& page)
{
    Frame& frame = page.frame;
    const auto& figures = *page.model.figures;
    card(frame, "figures", {.label = frame.tr("meeting.figures")}, [&] {
        heading(frame, frame.tr("meeting.figures"));
        space(frame, 2);
        caption(frame, frame.tr("meeting.figures_why"));
        const auto row = [&](std::string_view label, int n) {
            space(frame, 4);
            textRuns(frame, {{std::to_string(n) + " ", TextStyle::SecondaryStrong}, {label, TextStyle::Secondary}});
        };
        row(frame.tr(figures.children == 1 ? "meeting.figures.child" : "meeting.figures.children"), figures.children);
        const std::array counts{std::pair(core::Position::Green, figures.green),
                                std::pair(core::Position::Yellow, figures.yellow),
                                std::pair(core::Position::Red, figures.red)};
        for (const auto& [position, n] : counts) row(phraseWord(frame, page.words, position), n);
        row(frame.tr("meeting.figures.without"), figures.without);
        row(frame.tr("meeting.figures.steps"), figures.openSteps);
        row(frame.tr("meeting.figures.overdue"), figures.overdueSteps);
    });
    space(frame, size::kBetweenCards);
}

} // namespace trivsel::ui::meeting
