#include "ui/screens/start/start_screen.h"

#include "ui/layout.h"
#include "ui/screens/parts/follow_up_words.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/position.h"
#include "ui/widgets/status.h"

#include <fmt/format.h>

namespace trivsel::ui {
namespace {

using Task = app::StartModel::Task;

constexpr std::size_t kTasksAtAGlance = 8;

Icon iconOf(const Task& task)
{
    switch (task.kind) {
    case Task::Kind::OpenRound: return Icon::Calendar;
    case Task::Kind::RateChildren: return Icon::Edit;
    case Task::Kind::TeamReady: return Icon::Groups;
    case Task::Kind::CloseRound: return Icon::Check;
    case Task::Kind::StepDue: return Icon::Clock;
    case Task::Kind::StepOverdue: return Icon::Warning;
    case Task::Kind::NoContactAdult: return Icon::Person;
    case Task::Kind::NoDate: return Icon::Calendar;
    case Task::Kind::FollowUp: return task.isOverdue ? Icon::Warning : Icon::FollowUp;
    case Task::Kind::GlassOpened: return Icon::Visible;
    case Task::Kind::SignSample: return Icon::Check;
    case Task::Kind::AlarmAnswers: return Icon::Warning;
    case Task::Kind::NoForm: break;
    }
    return Icon::Info;
}

std::string headingOf(const Frame& frame, const Task& task)
{
    switch (task.kind) {
    case Task::Kind::OpenRound: return words(frame, "start.open_round", {{"unit", task.unit}});
    case Task::Kind::RateChildren: return counted(frame, "start.rate", task.count);
    case Task::Kind::TeamReady: return counted(frame, "start.team", task.count);
    case Task::Kind::CloseRound: return words(frame, "start.close_round", {{"unit", task.unit}});
    case Task::Kind::StepDue:
    case Task::Kind::StepOverdue: // a leader sees one line per unit
        return task.title.empty() ? counted(frame, task.kind == Task::Kind::StepDue ? "start.steps_due" : "start.steps_overdue", task.count)
                                  : in(frame, task.title);
    case Task::Kind::NoContactAdult:
        return task.child.empty() ? counted(frame, "start.no_contact", task.count)
                                  : words(frame, "start.no_contact_child", {{"child", task.child}});
    case Task::Kind::NoDate:
        return task.child.empty() ? counted(frame, "start.no_date", task.count)
                                  : words(frame, "start.no_date_child", {{"child", task.child}});
    case Task::Kind::FollowUp: {
        std::string what(followUpWord(frame, task.what));
        if (task.count > 1) what += " · " + counted(frame, "start.cases", task.count);
        return what;
    }
    case Task::Kind::GlassOpened: return counted(frame, "start.glass", task.count);
    case Task::Kind::AlarmAnswers: return counted(frame, "start.alarm_answers", task.count);
    case Task::Kind::SignSample: return std::string(frame.tr("start.sign_sample"));
    case Task::Kind::NoForm: break;
    }
    return counted(frame, "start.no_form", task.count);
}

std::string lineOf(const Frame& frame, const Task& task)
{
    std::string line = task.child;
    if (!task.unit.empty()) line += (line.empty() ? "" : " · ") + task.unit;
    if (task.due) {
        const char* key = task.isOverdue ? "start.was_due" : "start.due";
        line += (line.empty() ? "" : " · ") + words(frame, key, {{"day", dayWords(frame, *task.due)}});
    }
    return line;
}

void drawTasks(Frame& frame, const app::StartModel& model, StartView& view, Outbox& out)
{
    card(frame, "tasks", [&] {
        heading(frame, frame.tr("start.today"));
        space(frame, 6);
        if (model.tasks.empty()) {
            secondary(frame, frame.tr("start.nothing"));
            return;
        }
        const std::size_t shown = view.showsAll ? model.tasks.size() : std::min(model.tasks.size(), kTasksAtAGlance);
        for (std::size_t i = 0; i < shown; ++i) {
            const Task& task = model.tasks[i];
            if (i > 0) space(frame, 8);
            if (rowButton(frame, {"task", i}, headingOf(frame, task), lineOf(frame, task), {.icon = iconOf(task)}))
                out.goTo(task.place);
        }
        if (shown == model.tasks.size()) return;
        space(frame, 6);
        if (linkButton(frame, "all", words(frame, "start.show_all", {{"n", std::to_string(model.tasks.size())}}))) view.showsAll = true;
    });
}

void drawRounds(Frame& frame, const app::StartModel& model, Outbox& out)
{
    if (model.rounds.empty()) return;
    card(frame, "rounds", [&] {
        heading(frame, frame.tr("start.rounds"));
        for (std::size_t i = 0; i < model.rounds.size(); ++i) {
            const auto& row = model.rounds[i];
            separator(frame, 12);
            if (linkButton(frame, {"round", i}, fmt::format("{} · {}", row.unitName, in(frame, row.title))))
                out.goTo({app::Screen::Round, row.unit, row.round, {}});
            space(frame, 6);
            const std::string agreed = words(frame, row.isOpen ? "start.agreed_open" : "start.agreed_closed",
                                             {{"done", std::to_string(row.agreed)}, {"total", std::to_string(row.children)}, {"day", dayWords(frame, row.to)}});
            if (row.isOpen && !row.isMine) {
                progressBar(frame, row.agreed, row.children, agreed, availableWidth(frame));
                space(frame, 6);
            } else if (row.isOpen) {
                const std::string mine = words(frame, "start.mine", {{"done", std::to_string(row.mine)}, {"total", std::to_string(row.children)}});
                progressBar(frame, row.mine, row.children, mine, availableWidth(frame));
                space(frame, 6);
                secondary(frame, mine);
            }
            caption(frame, agreed);
        }
    });
}

} // namespace

void drawStart(Frame& frame, const app::StartModel& model, StartView& view, Outbox& out, const ScreenWords&)
{
    if (!model.hasUnits) {
        if (emptyState(frame, "no-units", Icon::Settings, frame.tr("start.no_units"), frame.tr("start.no_units_why"), frame.tr("start.to_settings")))
            out.goTo({app::Screen::Settings, {}, {}, {}});
        return;
    }
    if (!model.hasChildren) {
        if (emptyState(frame, "no-children", Icon::Children, frame.tr("start.no_children"), frame.tr("start.no_children_why"), frame.tr("start.to_children")))
            out.goTo({app::Screen::Children, {}, {}, {}});
        return;
    }
    if (model.isDemo) {
        banner(frame, "demo", BannerKind::Info, frame.tr("start.demo"));
        space(frame, size::kBetweenCards);
    }
    twoColumns(frame, [&] { drawTasks(frame, model, view, out); }, [&] { drawRounds(frame, model, out); });
}

} // namespace trivsel::ui
