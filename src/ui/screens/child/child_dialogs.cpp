#include "ui/layout.h"
#include "ui/screens/child/child_parts.h"
#include "ui/screens/parts/dialog_end.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/field.h"
#include "ui/widgets/status.h"

#include <algorithm>

/// What is done with a step, and the gate's own dialogs.
namespace trivsel::ui::child {
namespace {

using Dialog = ChildView::Dialog;
using Row = app::ChildModel::StepRow;

constexpr float kWidth = 520;
constexpr float kListHeight = 260;

const Row* stepOf(const Page& page)
{
    for (const Row& step : page.model.steps)
        if (step.step == page.view.dialogStep) return &step;
    return nullptr;
}

void drawStepName(Page& page)
{
    if (const Row* step = stepOf(page)) {
        secondary(page.frame, in(page.frame, step->title));
        space(page.frame, 12);
    }
}

void drawDone(Page& page)
{
    drawStepName(page);
    textArea(page.frame, "note", page.frame.tr("child.done_note"), page.view.words,
             {.help = page.frame.tr("child.done_note_help")});
    if (dialogFooter(page, page.frame.tr("child.done")))
        sendFromDialog(page, app::CompleteStep{page.view.dialogStep, page.view.words.text()});
}

void drawSetAside(Page& page)
{
    drawStepName(page);
    textArea(page.frame, "reason", page.frame.tr("child.aside_reason"), page.view.words,
             {.help = page.frame.tr("child.aside_reason_help")});
    const bool hasReason = !text::trim(page.view.words.text()).empty();
    if (dialogFooter(page, page.frame.tr("child.set_aside"), hasReason ? Enabled::Yes : Enabled::No))
        sendFromDialog(page, app::SetAsideStep{page.view.dialogStep, page.view.words.text()});
}

/// Nobody, an adult of the store, or someone else by name.
struct Who {
    UserId user;
    std::string person, organisation;
};

bool isSomeoneElse(const Page& page)
{
    return page.view.responsible == static_cast<int>(page.model.adults.size()) + 1;
}

Who whoOf(const Page& page)
{
    if (isSomeoneElse(page)) return {{}, page.view.person.text(), page.view.organisation.text()};
    const auto at = static_cast<std::size_t>(std::max(page.view.responsible, 0));
    return {at == 0 || at > page.model.adults.size() ? UserId{} : page.model.adults[at - 1].user, {}, {}};
}

void drawWhoAndWhen(Page& page)
{
    Frame& frame = page.frame;
    std::vector<std::string> names{std::string(frame.tr("child.nobody"))};
    for (const auto& adult : page.model.adults) names.push_back(adult.name);
    names.emplace_back(frame.tr("child.someone_else"));
    if (const auto chosen = dropDown(frame, "who", frame.tr("child.who_does_it"), names, page.view.responsible,
                                     {.hint = frame.tr("child.choose")}))
        page.view.responsible = *chosen;
    if (isSomeoneElse(page)) {
        space(frame, 10);
        textField(frame, "person", frame.tr("child.person"), page.view.person);
        space(frame, 10);
        textField(frame, "organisation", frame.tr("child.organisation"), page.view.organisation);
    }
    space(frame, 10);
    const DateEvent event = dateField(frame, "due", frame.tr("child.due"), page.view.day, page.view.date,
                                      {.hint = frame.tr("child.day_hint"), .width = 220});
    if (event.committed) page.view.day = event.value;
    page.view.isDayWrong = !event.valid;
}

void drawResponsible(Page& page)
{
    drawStepName(page);
    drawWhoAndWhen(page);
    if (!dialogFooter(page, page.frame.tr("common.save"), page.view.isDayWrong ? Enabled::No : Enabled::Yes)) return;
    const Who who = whoOf(page);
    sendFromDialog(page, app::ChangeStep{page.view.dialogStep, who.user, who.person, who.organisation, page.view.day});
}

void drawShare(Page& page)
{
    Frame& frame = page.frame;
    drawStepName(page);
    secondary(frame, frame.tr("child.share_why"));
    space(frame, 10);
    const auto& others = page.model.groupChildren;
    if (others.empty()) secondary(frame, frame.tr("child.share_nobody"));
    scrollArea(frame, "others", std::min(kListHeight, std::max(44.0F, 40.0F * static_cast<float>(others.size()))), [&] {
        for (const auto& other : others) {
            auto& shared = page.view.shared;
            const auto at = std::find(shared.begin(), shared.end(), other.child);
            if (!checkbox(frame, {"other", other.child}, other.name, at != shared.end())) continue;
            if (at != shared.end())
                shared.erase(at);
            else
                shared.push_back(other.child);
        }
    });
    if (dialogFooter(page, frame.tr("common.save")))
        sendFromDialog(page, app::ShareStep{page.view.dialogStep, page.view.shared});
}

void drawOwnStep(Page& page)
{
    Frame& frame = page.frame;
    ChildView& view = page.view;
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
    const bool isReady = !text::trim(view.title.text()).empty() && !view.isDayWrong;
    if (!dialogFooter(page, frame.tr("child.own_add"), isReady ? Enabled::Yes : Enabled::No)) return;
    const Who who = whoOf(page);
    sendFromDialog(page,
                   app::AddOwnStep{page.model.child.child, view.title.text(), view.words.text(), who.user, who.person,
                                   who.organisation, view.day, view.reachesParents, view.reachesChild});
}

void drawRelease(Page& page)
{
    Frame& frame = page.frame;
    secondary(frame, frame.tr("child.release_why"));
    space(frame, 12);
    textField(frame, "authority", frame.tr("child.release_who"), page.view.authority,
              {.help = frame.tr("child.release_who_help")});
    space(frame, 10);
    const DateEvent event = dateField(frame, "on", frame.tr("child.release_day"), page.view.day, page.view.date,
                                      {.hint = frame.tr("child.day_hint"), .width = 220});
    if (event.committed) page.view.day = event.value;
    page.view.isDayWrong = !event.valid;
    const bool isReady = !text::trim(page.view.authority.text()).empty() && page.view.day && !page.view.isDayWrong;
    if (dialogFooter(page, frame.tr("child.release_open"), isReady ? Enabled::Yes : Enabled::No))
        sendFromDialog(page, app::AnswerGate{page.model.child.child, core::GateAnswer::Answer::Released,
                                             page.view.authority.text(), page.view.day});
}

/// Forældrevisning reaches the parents too, so the question comes first.
void drawAskBeforeParents(Page& page)
{
    Frame& frame = page.frame;
    if (page.model.gate == core::GateState::Open) {
        page.view.closeDialog();
        page.view.parentView = true;
        return;
    }
    if (page.model.gate == core::GateState::Closed) {
        page.view.closeDialog();
        return;
    }
    drawGateQuestion(page);
    space(frame, 18);
    if (button(frame, "cancel", frame.tr("common.cancel"), {.keyCap = "Esc"})) page.view.closeDialog();
}

void drawClosedToParents(Page& page)
{
    text(page.frame, page.frame.tr("child.closed.parent_view"));
    space(page.frame, 18);
    if (primaryButton(page.frame, "close", page.frame.tr("common.close"), {.keyCap = "Enter"})) page.view.closeDialog();
}

struct Look {
    const char* title;
    void (*draw)(Page&);
    const char* first = nullptr; ///< the field in which the keyboard starts
};

Look lookOf(Dialog dialog)
{
    switch (dialog) {
    case Dialog::Done: return {"child.done_title", drawDone, "child.done_note"};
    case Dialog::SetAside: return {"child.aside_title", drawSetAside, "child.aside_reason"};
    case Dialog::Responsible: return {"child.responsible", drawResponsible, "child.who_does_it"};
    case Dialog::Share: return {"child.share_title", drawShare};
    case Dialog::OwnStep: return {"child.add_step", drawOwnStep, "child.own_title"};
    case Dialog::Release: return {"child.release_title", drawRelease, "child.release_who"};
    case Dialog::AskBeforeParents: return {"child.parent_view", drawAskBeforeParents};
    case Dialog::ClosedToParents: return {"child.closed.title", drawClosedToParents};
    case Dialog::BaseData: return {"child.edit", drawBaseDialog, "child.name"};
    case Dialog::Move: return {"child.move", drawBaseDialog, "child.move_to"};
    case Dialog::Leave: return {"child.leave", drawBaseDialog, "child.leave_day"};
    case Dialog::Siblings: return {"child.add_sibling", drawBaseDialog, "child.sibling_search"};
    case Dialog::Unlink: return {"child.unlink", drawBaseDialog};
    case Dialog::Marker: return {"casework.add_marker", drawCaseDialog, "casework.marker"};
    case Dialog::EndConcern: return {"casework.end", drawCaseDialog, "casework.outcome"};
    case Dialog::AddNote: return {"casework.add_note", drawCaseDialog, "casework.said_by"};
    case Dialog::Journalise: return {"casework.journalise", drawCaseDialog, "casework.journal_where"};
    case Dialog::Bar: return {"child.bar_title", drawBarDialog};
    case Dialog::LiftBar: return {"child.unbar_title", drawBarDialog, "child.unbar_why"};
    case Dialog::None: break;
    }
    return {"", nullptr};
}

/// The step's own responsible and date, as they are now.
void fillFromStep(Page& page)
{
    ChildView& view = page.view;
    const Row* step = stepOf(page);
    if (step == nullptr) return;
    view.day = step->due;
    const auto& adults = page.model.adults;
    const auto at =
        std::find_if(adults.begin(), adults.end(), [&](const auto& a) { return a.user == step->responsibleUser; });
    if (step->responsibleUser && at != adults.end())
        view.responsible = static_cast<int>(at - adults.begin()) + 1;
    else if (!step->responsible.empty() && !step->responsibleUser) {
        view.responsible = static_cast<int>(adults.size()) + 1;
        view.person.set(step->responsible);
    }
    for (const auto& other : page.model.groupChildren)
        if (std::find(step->alsoFor.begin(), step->alsoFor.end(), other.name) != step->alsoFor.end())
            view.shared.push_back(other.child);
}

void fillFromChild(Page& page)
{
    const app::ChildModel& model = page.model;
    ChildView& view = page.view;
    view.name.set(model.child.name);
    view.day = model.birthDate;
    view.sex = model.sex ? static_cast<int>(*model.sex) : -1;
    view.hasProtectedAddress = model.child.hasProtectedAddress;
}

} // namespace

void openDialog(Page& page, Dialog dialog, StepId step)
{
    page.view.closeDialog();
    page.view.dialog = dialog;
    page.view.dialogArrived = true;
    page.view.dialogStep = step;
    if (step) fillFromStep(page);
    if (dialog == Dialog::BaseData) fillFromChild(page);
    if (dialog == Dialog::Done || dialog == Dialog::SetAside) page.view.words.set({});
}

void sendFromDialog(Page& page, app::Command command)
{
    page.out.send(std::move(command), [&view = page.view](const Result<void>& done) {
        if (done)
            view.closeDialog();
        else
            view.fault = done.error().message;
    });
}

bool dialogFooter(Page& page, std::string_view send, Enabled enabled)
{
    const DialogButton used = dialogEnd(page.frame, page.view.fault, {.send = send, .isReady = enabled == Enabled::Yes});
    if (used == DialogButton::Leave) page.view.closeDialog();
    return used == DialogButton::Send;
}

void drawDialog(Page& page)
{
    const Look look = lookOf(page.view.dialog);
    if (look.draw == nullptr) return;
    const auto event = dialog(page.frame, {"child-dialog", static_cast<int>(page.view.dialog)},
                              page.frame.tr(look.title), {.width = kWidth}, [&] { look.draw(page); });
    if (page.view.dialogArrived && look.first != nullptr)
        page.frame.focus.request(std::string(page.frame.tr(look.first)));
    page.view.dialogArrived = false;
    if (event == DialogEvent::Closed) page.view.closeDialog();
}

} // namespace trivsel::ui::child
