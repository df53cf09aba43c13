#include "ui/screens/concern/concern_dialog.h"

#include "core/action.h"
#include "ui/layout.h"
#include "ui/screens/parts/acute_advice.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/field.h"
#include "ui/widgets/status.h"

#include <algorithm>

namespace trivsel::ui {
namespace {

constexpr std::size_t kMatchesShown = 5;

using Answer = core::GateAnswer::Answer;

/// Recipients of the municipality that take concerns, with how to reach them.
void drawContacts(Frame& frame, const core::Municipality& municipality)
{
    for (const char* role : {"modtagelse", "leader"}) {
        const core::DirectoryEntry* entry = municipality.role(role);
        if (entry == nullptr) continue;
        space(frame, 4);
        textRuns(frame, {{in(frame, entry->title) + ": ", TextStyle::SecondaryStrong},
                         {in(frame, entry->contact), TextStyle::Secondary, Tone::Muted}});
    }
}

/// Children whose name holds what was typed, among those the user may see.
std::vector<const core::Child*> matches(const app::Session& session, const std::string& typed)
{
    std::vector<const core::Child*> found;
    const std::string wanted = text::foldCase(text::trim(typed));
    if (wanted.empty()) return found;
    for (const UnitId unit : session.visibleUnits()) {
        for (const ChildId id : session.world().childrenOf(unit, session.today())) {
            const core::Child* child = session.world().child(id);
            if (child == nullptr || text::foldCase(child->name).find(wanted) == std::string::npos) continue;
            found.push_back(child);
            if (found.size() == kMatchesShown) return found;
        }
    }
    return found;
}

void drawChildChoice(Frame& frame, const app::Session& session, ConcernView& view)
{
    searchField(frame, "child", frame.tr("concern.find_child"), view.search, 0);
    const auto found = matches(session, view.search.text());
    for (std::size_t i = 0; i < found.size(); ++i) {
        space(frame, 4);
        const std::string name = text::displayLine(found[i]->name, 60);
        const core::Unit* unit = session.world().unit(session.world().unitOf(found[i]->id, session.today()));
        if (rowButton(frame, {"match", i}, name, unit != nullptr ? text::displayLine(unit->name, 40) : std::string(), {.icon = Icon::Child})) {
            view.child = found[i]->id;
            view.childName = name;
            view.isAnswered = false;
        }
    }
}

void answer(ConcernView& view, Outbox& out, Answer value)
{
    view.isAnswered = true;
    out.send(app::AnswerGate{view.child, value, {}, {}}, [&view](const Result<void>& r) {
        if (!r) view.isAnswered = false;
    });
}

void drawQuestion(Frame& frame, const app::Session& session, ConcernView& view, Outbox& out)
{
    text(frame, words(frame, "concern.about", {{"child", view.childName}}), {.style = TextStyle::SecondaryStrong});
    space(frame, 6);
    const core::GateState state = session.world().gate(view.child);
    if (state == core::GateState::Closed) {
        banner(frame, "closed", BannerKind::Warning, frame.tr("concern.closed"));
        space(frame, 8);
        if (linkButton(frame, "child-page", frame.tr("concern.to_child"), {.icon = Icon::Forward})) {
            out.goTo({app::Screen::Child, {}, {}, view.child});
            view.isOpen = false;
        }
        return;
    }
    if (view.isAnswered) {
        secondary(frame, frame.tr("concern.noted_no"));
        return;
    }
    text(frame, frame.tr("concern.question"), {.style = TextStyle::BodyStrong});
    space(frame, 8);
    if (button(frame, "no", frame.tr("concern.no"))) answer(view, out, Answer::No);
    sameRowIfFits(frame, 120);
    if (dangerButton(frame, "yes", frame.tr("concern.yes"))) answer(view, out, Answer::Yes);
    sameRowIfFits(frame, 120);
    if (dangerButton(frame, "doubt", frame.tr("concern.doubt"))) answer(view, out, Answer::Doubt);
    space(frame, 6);
    caption(frame, frame.tr("concern.question_why"));
}

} // namespace

void ConcernView::open(ChildId of, std::string name)
{
    isOpen = true;
    child = of;
    childName = std::move(name);
    isAnswered = false;
    search.editor.wipe();
}

void drawConcern(Frame& frame, const app::Session& session, ConcernView& view, Outbox& out)
{
    if (!view.isOpen) return;
    const auto event = dialog(frame, "concern", frame.tr("concern.title"), {.width = 620}, [&] {
        drawAcuteAdvice(frame);
        drawContacts(frame, session.municipality());
        separator(frame, 12);
        if (view.child)
            drawQuestion(frame, session, view, out);
        else if (!session.visibleUnits().empty())
            drawChildChoice(frame, session, view);
        space(frame, 14);
        if (button(frame, "close", frame.tr("common.close"), {.keyCap = "Esc"})) view.isOpen = false;
    });
    if (event == DialogEvent::Closed) view.isOpen = false;
}

} // namespace trivsel::ui
