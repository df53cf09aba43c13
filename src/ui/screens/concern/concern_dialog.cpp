#include "ui/screens/concern/concern_dialog.h"

#include "ui/layout.h"
#include "ui/screens/parts/acute_advice.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/field.h"
#include "ui/widgets/status.h"

#include <vector>

namespace trivsel::ui {
namespace {

constexpr std::size_t kMatchesShown = 5;

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
        for (const ChildId id : session.world().childrenOf(unit, session.today(), session.user().id)) {
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
    if (view.arrived) frame.focus.request(std::string(frame.tr("concern.find_child")));
    const auto found = matches(session, view.search.text());
    for (std::size_t i = 0; i < found.size(); ++i) {
        space(frame, 4);
        const std::string name = text::displayLine(found[i]->name, 60);
        const core::Unit* unit = session.world().unit(session.world().unitOf(found[i]->id, session.today()));
        const std::string place = unit != nullptr ? text::displayLine(unit->name, 40) : std::string();
        if (!rowButton(frame, {"match", i}, name, place, {.icon = Icon::Child})) continue;
        view.child = found[i]->id;
        view.childName = name;
        view.fault.reset();
    }
}

/// The first click: everything that reaches the parents is closed before anything else is asked.
void openAcute(ConcernView& view, Outbox& out)
{
    const ChildId child = view.child;
    out.send(app::OpenAcute{child}, [&view, &out, child](const Result<void>& done) {
        if (!done) {
            view.fault = done.error().message;
            return;
        }
        view.isOpen = false;
        out.goTo({app::Screen::Acute, {}, {}, child});
    });
}

void drawTwoWays(Frame& frame, ConcernView& view, Outbox& out)
{
    text(frame, words(frame, "concern.about", {{"child", view.childName}}), {.style = TextStyle::BodyStrong});
    space(frame, 10);
    if (rowButton(frame, "worried", frame.tr("concern.worried"), frame.tr("concern.worried_line"),
                  {.icon = Icon::Comment})) {
        out.goTo({app::Screen::Concern, {}, {}, view.child});
        view.isOpen = false;
    }
    space(frame, 8);
    if (rowButton(frame, "acute", frame.tr("concern.acute"), frame.tr("concern.acute_line"), {.icon = Icon::Shield}))
        openAcute(view, out);
    space(frame, 8);
    if (linkButton(frame, "other", frame.tr("concern.other_child"))) {
        view.child = {};
        view.search.editor.wipe();
        view.fault.reset();
    }
}

void drawAdvice(Frame& frame, const app::Session& session, ConcernView& view)
{
    if (!view.showsAdvice) {
        text(frame, frame.tr("acute.danger"), {.style = TextStyle::SecondaryStrong, .tone = Tone::Danger});
        space(frame, 4);
        if (linkButton(frame, "advice", frame.tr("concern.show_advice"), {.icon = Icon::ExpandMore}))
            view.showsAdvice = true;
        return;
    }
    drawAcuteAdvice(frame);
    drawContacts(frame, session.municipality());
}

} // namespace

void ConcernView::open(ChildId of, std::string name)
{
    isOpen = true;
    child = of;
    childName = std::move(name);
    showsAdvice = false;
    arrived = true;
    fault.reset();
    search.editor.wipe();
}

void drawConcern(Frame& frame, const app::Session& session, ConcernView& view, Outbox& out)
{
    if (!view.isOpen) return;
    const bool seesChildren = !session.visibleUnits().empty();
    const auto event = dialog(frame, "concern", frame.tr("concern.title"), {.width = 560}, [&] {
        if (view.child)
            drawTwoWays(frame, view, out);
        else if (seesChildren)
            drawChildChoice(frame, session, view);
        if (view.fault) {
            space(frame, 10);
            banner(frame, "fault", BannerKind::Error, in(frame, *view.fault));
        }
        if (seesChildren)
            separator(frame, 14);
        else
            view.showsAdvice = true;
        drawAdvice(frame, session, view);
        space(frame, 14);
        if (button(frame, "close", frame.tr("common.close"), {.keyCap = "Esc"})) view.isOpen = false;
    });
    view.arrived = false;
    if (event == DialogEvent::Closed) view.isOpen = false;
}

} // namespace trivsel::ui
