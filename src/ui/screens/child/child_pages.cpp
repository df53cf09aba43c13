#include "ui/layout.h"
#include "ui/screens/child/child_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"

#include <array>

/// The way to the child's further pages. A page is one line of `kPages` and the words of where it stands.
namespace trivsel::ui::child {
namespace {

/// "1 åben plan, opfølgning 12. jan."
std::string planLine(const Frame& frame, const app::ChildModel& model)
{
    const auto& plan = model.pages.plan;
    if (plan.open == 0)
        return std::string(frame.tr(plan.closed > 0 ? "child.page.plan_closed" : "child.page.plan_none"));
    std::string line = plan.open == 1 && plan.isDraft ? std::string(frame.tr("child.page.plan_draft"))
                                                      : counted(frame, "child.page.plan_open", plan.open);
    if (plan.followUpOn)
        line += ", " + words(frame, plan.isLate ? "child.page.plan_late" : "child.page.plan_day",
                             {{"day", dayWords(frame, *plan.followUpOn)}});
    return line;
}

/// "1 henvendelse uden svar i 9 dage", else what is wanted next: a short line that fits.
std::string cooperationWords(const Frame& frame, const app::ChildModel& model)
{
    const app::CooperationLine& now = model.pages.cooperation;
    if (now.waiting > 0) {
        const char* since = now.waiting == 1 ? "cooperation.row_since" : "cooperation.row_oldest";
        const std::string waiting = counted(frame, "cooperation.row_waiting", now.waiting);
        return now.longest > 0 ? waiting + counted(frame, since, now.longest) : waiting;
    }
    if (!now.hasCustody) return std::string(frame.tr("cooperation.row_no_custody"));
    if (now.consents > 0) return counted(frame, "cooperation.row_consents", now.consents);
    return std::string(frame.tr("cooperation.row_none"));
}

/// "2 grænser er nået"
std::string roadmapsLine(const Frame& frame, const app::ChildModel& model)
{
    return model.roadmaps.passed == 0 ? std::string(frame.tr("child.page.roadmaps_none"))
                                      : counted(frame, "child.page.roadmaps", model.roadmaps.passed);
}

/// "1 planlagt, sidst holdt 12. jan."
std::string meetingLine(const Frame& frame, const app::ChildModel& model)
{
    const auto& meetings = model.pages.meetings;
    std::string line;
    if (meetings.planned > 0) line = counted(frame, "child.page.meetings_planned", meetings.planned);
    if (meetings.lastHeld) {
        const char* key = line.empty() ? "child.page.meetings_held" : "child.page.meetings_also_held";
        line += (line.empty() ? "" : ", ") + words(frame, key, {{"day", dayWords(frame, *meetings.lastHeld)}});
    }
    return line.empty() ? std::string(frame.tr("child.page.plan_none")) : line;
}

struct Link {
    app::Screen screen;
    Icon icon;
    const char* key;
    std::string (*line)(const Frame&, const app::ChildModel&);
    bool (*isShown)(const app::ChildModel&) = [](const app::ChildModel&) { return true; };
};
constexpr std::array kPages{
    Link{app::Screen::Plan, Icon::Edit, "child.page.plan", planLine},
    Link{app::Screen::Cooperation, Icon::Groups, "cooperation.row", cooperationWords},
    Link{app::Screen::Transition, Icon::Forward, "transition.on_child", [](const Frame& frame, const app::ChildModel&) { return std::string(frame.tr("transition.on_child_words")); }},
    Link{app::Screen::Rights, Icon::Lock, "rights.title", [](const Frame& frame, const app::ChildModel&) { return std::string(frame.tr("rights.row")); }},
    Link{app::Screen::Meeting, Icon::Groups, "meeting.title", meetingLine},
    Link{app::Screen::Roadmaps, Icon::Calendar, "child.page.roadmaps_title", roadmapsLine,
         [](const app::ChildModel& model) { return model.roadmaps.isShown; }},
};

} // namespace

void drawPages(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "pages", {.label = frame.tr("child.pages")}, [&] {
        heading(frame, frame.tr("child.pages"));
        for (const Link& link : kPages) {
            if (!link.isShown(page.model)) continue;
            space(frame, 8);
            const std::string line = link.line(frame, page.model);
            if (rowButton(frame, {"page", static_cast<int>(link.screen)}, frame.tr(link.key), line,
                          {.icon = link.icon}))
                page.out.goTo({link.screen, {}, {}, page.model.child.child});
        }
    });
}

} // namespace trivsel::ui::child
