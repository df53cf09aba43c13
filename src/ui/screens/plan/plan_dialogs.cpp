#include "ui/layout.h"
#include "ui/screens/parts/dialog_end.h"
#include "ui/screens/plan/plan_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/status.h"

#include <algorithm>

/// What is said at once and whole: for whom the plan is, who does a step, a step of one's own, and the end.
namespace trivsel::ui::plan {
namespace {

using Dialog = PlanView::Dialog;

constexpr float kWidth = 560;
constexpr float kListHeight = 300;

const app::ChildModel::StepRow* stepOf(const Page& page)
{
    for (const auto& step : page.shown().steps)
        if (step.row.step == page.view.dialogStep) return &step.row;
    return nullptr;
}

bool isSomeoneElse(const Page& page)
{
    return page.view.responsible == static_cast<int>(page.model.adults.size()) + 1;
}

bool isChosen(const PlanView& view, ChildId child)
{
    return std::find(view.chosenChildren.begin(), view.chosenChildren.end(), child) != view.chosenChildren.end();
}

void drawChildrenDialog(Page& page)
{
    Frame& frame = page.frame;
    PlanView& view = page.view;
    secondary(frame, frame.tr("plan.also_for_why"));
    space(frame, 10);
    // Those of another unit stand in the list as long as the plan is for them.
    std::vector<app::PlanModel::Child> all = page.model.group;
    for (const auto& other : page.shown().others)
        if (std::none_of(all.begin(), all.end(), [&](const auto& c) { return c.child == other.child; }))
            all.push_back(other);
    scrollArea(frame, "others", std::min(kListHeight, std::max(44.0F, 40.0F * static_cast<float>(all.size()))), [&] {
        for (const auto& other : all) {
            if (!checkbox(frame, {"other", other.child}, other.name, isChosen(view, other.child))) continue;
            if (isChosen(view, other.child))
                std::erase(view.chosenChildren, other.child);
            else
                view.chosenChildren.push_back(other.child);
        }
    });
    if (!dialogFooter(page, frame.tr("common.save"))) return;
    core::ActionPlan plan = typedPlan(page.model, view);
    plan.children = {page.model.child.child};
    plan.children.insert(plan.children.end(), view.chosenChildren.begin(), view.chosenChildren.end());
    // The steps of a child that is taken out go with it.
    for (const auto& step : page.shown().steps) {
        const bool serves = std::any_of(step.served.begin(), step.served.end(), [&](ChildId child) {
            return child == page.model.child.child || isChosen(view, child);
        });
        if (!serves) std::erase(plan.steps, step.row.step);
    }
    sendFromDialog(page, app::SavePlan{std::move(plan)});
}

void drawWho(Page& page)
{
    if (const auto* step = stepOf(page)) {
        secondary(page.frame, in(page.frame, step->title));
        space(page.frame, 12);
    }
    drawWhoAndWhen(page);
    if (!dialogFooter(page, page.frame.tr("common.save"),
                      page.view.isDueWrong ? page.frame.tr("plan.wanted.day") : std::string_view()))
        return;
    const Who who = whoOf(page);
    sendFromDialog(page,
                   app::ChangeStep{page.view.dialogStep, who.user, who.person, who.organisation, page.view.dueValue});
}

void drawOwnStep(Page& page)
{
    Frame& frame = page.frame;
    PlanView& view = page.view;
    textField(frame, "title", frame.tr("child.own_title"), view.title, {.maxBytes = 400});
    space(frame, 10);
    textArea(frame, "action", frame.tr("child.own_action"), view.words, {.minLines = 2, .maxLines = 5});
    space(frame, 10);
    drawWhoAndWhen(page);
    space(frame, 10);
    if (checkbox(frame, "parents", frame.tr("child.own_parents"), view.reachesParents))
        view.reachesParents = !view.reachesParents;
    if (checkbox(frame, "child", frame.tr("child.own_child"), view.reachesChild))
        view.reachesChild = !view.reachesChild;
    if (!page.shown().others.empty()) {
        space(frame, 4);
        caption(frame, frame.tr("plan.step_for_all"));
    }
    const std::string_view wanted = text::trim(view.title.text()).empty() ? frame.tr("plan.wanted.title")
                                    : view.isDueWrong                     ? frame.tr("plan.wanted.day")
                                                                          : std::string_view();
    if (!dialogFooter(page, frame.tr("child.own_add"), wanted)) return;
    const Who who = whoOf(page);
    addStep(page, app::AddOwnStep{page.model.child.child, view.title.text(), view.words.text(), who.user, who.person,
                                  who.organisation, view.dueValue, view.reachesParents, view.reachesChild});
}

void drawClose(Page& page)
{
    Frame& frame = page.frame;
    textArea(frame, "why", frame.tr("plan.close_why"), page.view.words,
             {.help = frame.tr("plan.close_why_help"), .minLines = 3});
    const bool isEmpty = text::trim(page.view.words.text()).empty();
    if (dialogFooter(page, frame.tr("plan.close"), isEmpty ? frame.tr("plan.wanted.why") : std::string_view()))
        sendFromDialog(page, app::ClosePlan{page.model.child.child, page.shown().plan.id, page.view.words.text()});
}

struct Look {
    const char* title;
    void (*draw)(Page&);
    const char* first = nullptr; ///< the field in which the keyboard starts
};

Look lookOf(Dialog dialog)
{
    switch (dialog) {
    case Dialog::Children: return {"plan.also_for", drawChildrenDialog};
    case Dialog::Who: return {"plan.who_and_when", drawWho, "child.who_does_it"};
    case Dialog::OwnStep: return {"plan.add_step", drawOwnStep, "child.own_title"};
    case Dialog::FollowUp: return {"plan.follow_up_title", drawFollowUpDialog};
    case Dialog::Close: return {"plan.close", drawClose, "plan.close_why"};
    case Dialog::None: break;
    }
    return {"", nullptr};
}

void fillFromStep(Page& page)
{
    PlanView& view = page.view;
    const auto* step = stepOf(page);
    if (step == nullptr) return;
    view.dueValue = step->due;
    const auto& adults = page.model.adults;
    const auto at =
        std::find_if(adults.begin(), adults.end(), [&](const auto& a) { return a.user == step->responsibleUser; });
    if (step->responsibleUser && at != adults.end())
        view.responsible = static_cast<int>(at - adults.begin()) + 1;
    else if (!step->responsible.empty() && !step->responsibleUser) {
        view.responsible = static_cast<int>(adults.size()) + 1;
        view.person.set(step->responsible);
    }
}

} // namespace

void openDialog(Page& page, Dialog dialog, StepId step)
{
    PlanView& view = page.view;
    view.closeDialog();
    view.dialog = dialog;
    view.dialogArrived = true;
    view.dialogStep = step;
    if (dialog == Dialog::Who) fillFromStep(page);
    if (dialog == Dialog::Children)
        for (const auto& other : page.shown().others) view.chosenChildren.push_back(other.child);
    if (dialog == Dialog::FollowUp) view.dayValue = page.model.today;
}

void sendFromDialog(Page& page, app::Command command)
{
    change(page); // what was typed on the page comes first
    page.out.send(std::move(command), [&view = page.view](const Result<void>& done) {
        if (done)
            view.closeDialog();
        else
            view.dialogFault = done.error().message;
    });
}

void addStep(Page& page, app::AddOwnStep step)
{
    change(page);
    page.view.knownSteps.clear();
    for (const auto& known : page.shown().steps) page.view.knownSteps.push_back(known.row.step);
    page.out.send(std::move(step), [&view = page.view](const Result<void>& done) {
        if (done) {
            view.takesNewStep = true;
            view.closeDialog();
        } else {
            (view.dialog == Dialog::None ? view.fault : view.dialogFault) = done.error().message;
        }
    });
}

bool dialogFooter(Page& page, std::string_view send, std::string_view wanted)
{
    const DialogButton used = dialogEnd(page.frame, page.view.dialogFault, {.send = send, .isReady = wanted.empty(), .wanted = wanted});
    if (used == DialogButton::Leave) page.view.closeDialog();
    return used == DialogButton::Send;
}

void drawWhoAndWhen(Page& page)
{
    Frame& frame = page.frame;
    PlanView& view = page.view;
    std::vector<std::string> names{std::string(frame.tr("child.nobody"))};
    for (const auto& adult : page.model.adults) names.push_back(adult.name);
    names.emplace_back(frame.tr("child.someone_else"));
    if (const auto chosen = dropDown(frame, "who", frame.tr("child.who_does_it"), names, view.responsible,
                                     {.hint = frame.tr("child.choose")}))
        view.responsible = *chosen;
    if (isSomeoneElse(page)) {
        space(frame, 10);
        textField(frame, "person", frame.tr("child.person"), view.person);
        space(frame, 10);
        textField(frame, "organisation", frame.tr("child.organisation"), view.organisation);
    }
    space(frame, 10);
    const DateEvent event = dateField(frame, "due", frame.tr("child.due"), view.dueValue, view.due,
                                      {.hint = frame.tr("child.day_hint"), .width = 220});
    if (event.committed) view.dueValue = event.value;
    view.isDueWrong = !event.valid;
}

Who whoOf(const Page& page)
{
    if (isSomeoneElse(page)) return {{}, page.view.person.text(), page.view.organisation.text()};
    const auto at = static_cast<std::size_t>(std::max(page.view.responsible, 0));
    return {at == 0 || at > page.model.adults.size() ? UserId{} : page.model.adults[at - 1].user, {}, {}};
}

void drawDialog(Page& page)
{
    const Look look = lookOf(page.view.dialog);
    if (look.draw == nullptr) return;
    const auto event = dialog(page.frame, {"plan-dialog", static_cast<int>(page.view.dialog)},
                              page.frame.tr(look.title), {.width = kWidth}, [&] { look.draw(page); });
    if (page.view.dialogArrived && look.first != nullptr)
        page.frame.focus.request(std::string(page.frame.tr(look.first)));
    page.view.dialogArrived = false;
    if (event == DialogEvent::Closed) page.view.closeDialog();
}

} // namespace trivsel::ui::plan
