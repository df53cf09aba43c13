#include "app/application.h"
#include "app/session.h"
#include "ui/layout.h"
#include "ui/screens/parts/dialog_end.h"
#include "ui/screens/rights/rights_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/status.h"

#include <array>

namespace trivsel::ui::rights {
namespace {

constexpr float kWidth = 540;

struct Page {
    Frame& frame;
    const app::RightsModel* model;
    RightsView& view;
    Outbox& out;
};

bool isFilled(const TextState& field) { return !text::trim(field.text()).empty(); }

/// The fault, the button that sends, and the way out; true when it is to be sent.
bool footer(Page& page, const char* send, bool isReady)
{
    const DialogButton used = dialogEnd(page.frame, page.view.fault, {.send = page.frame.tr(send), .isReady = isReady});
    if (used == DialogButton::Leave) page.view.closeDialog();
    return used == DialogButton::Send;
}

void drawDay(Page& page, const char* label)
{
    const DateEvent event = dateField(page.frame, "day", page.frame.tr(label), page.view.day, page.view.date,
                                      {.hint = page.frame.tr("child.day_hint"), .width = 220});
    if (event.committed) page.view.day = event.value;
    page.view.isDayWrong = !event.valid;
}

bool hasDay(const Page& page) { return page.view.day && !page.view.isDayWrong; }

/// One of a few words, as buttons side by side.
void drawChoice(Page& page, const char* name, std::initializer_list<const char*> keys)
{
    Frame& frame = page.frame;
    text(frame, frame.tr(name), {.style = TextStyle::SecondaryStrong});
    space(frame, 4);
    std::vector<ChoiceOption> options;
    for (const char* key : keys) options.push_back({.label = frame.tr(key), .keyCap = {}, .position = {}});
    if (const auto chosen = choiceRow(frame, "choice", frame.tr(name), options, page.view.choice < 0 ? std::nullopt : std::optional(page.view.choice)))
        page.view.choice = *chosen;
    space(frame, 12);
}

void drawTold(Page& page)
{
    secondary(page.frame, page.frame.tr("rights.told_why"));
    space(page.frame, 10);
    drawChoice(page, "rights.how", {"rights.how.letter", "rights.how.digital", "rights.how.meeting"});
    drawDay(page, "rights.told_day");
    if (!footer(page, "common.save", hasDay(page) && page.view.choice >= 0)) return;
    const std::vector<ChildId> children = page.model != nullptr ? std::vector{page.model->child.child} : page.view.chosen;
    sendFromDialog(page.view, page.out, app::GiveInformation{children, *page.view.day, static_cast<core::InformationGiven::How>(page.view.choice)});
    page.view.chosen.clear();
}

void drawCorrect(Page& page)
{
    Frame& frame = page.frame;
    textField(frame, "about", frame.tr("rights.about"), page.view.about, {.help = frame.tr("rights.about_help"), .maxBytes = 1000});
    space(frame, 10);
    textField(frame, "who", frame.tr("rights.who"), page.view.who, {.help = frame.tr("rights.who_help"), .maxBytes = 400});
    space(frame, 10);
    textArea(frame, "words", frame.tr("rights.their_words"), page.view.words);
    space(frame, 10);
    drawDay(page, "rights.said_day");
    if (footer(page, "common.save", hasDay(page) && isFilled(page.view.about) && isFilled(page.view.who) && isFilled(page.view.words)))
        sendFromDialog(page.view, page.out,
                       app::NoteCorrection{page.view.child, page.view.about.text(), page.view.who.text(), *page.view.day, page.view.words.text()});
}

void drawAnswer(Page& page)
{
    secondary(page.frame, page.frame.tr("rights.answer_why"));
    space(page.frame, 10);
    textArea(page.frame, "words", page.frame.tr("rights.our_answer"), page.view.words);
    if (footer(page, "common.save", isFilled(page.view.words)))
        sendFromDialog(page.view, page.out, app::AnswerCorrection{page.view.child, page.view.correction, page.view.words.text()});
}

void drawHold(Page& page)
{
    drawChoice(page, "rights.hold_kind", {"rights.hold.complaint", "rights.hold.access_request", "rights.hold.archive", "rights.hold.other"});
    textArea(page.frame, "words", page.frame.tr("rights.hold_why"), page.view.words, {.minLines = 2});
    if (footer(page, "common.save", page.view.choice >= 0 && isFilled(page.view.words)))
        sendFromDialog(page.view, page.out, app::PlaceHold{page.view.child, static_cast<core::Hold::Kind>(page.view.choice), page.view.words.text()});
}

void drawLift(Page& page)
{
    textArea(page.frame, "words", page.frame.tr("rights.lift_why"), page.view.words, {.minLines = 2});
    if (footer(page, "rights.lift", isFilled(page.view.words)))
        sendFromDialog(page.view, page.out, app::LiftHold{page.view.child, page.view.hold, page.view.words.text()});
}

void drawDecide(Page& page)
{
    secondary(page.frame, page.frame.tr("rights.decide_why"));
    space(page.frame, 10);
    drawChoice(page, "rights.may_be_given", {"rights.decided_yes", "rights.decided_no"});
    textArea(page.frame, "words", page.frame.tr("rights.ground"), page.view.words, {.help = page.frame.tr("rights.ground_help"), .minLines = 2});
    if (footer(page, "rights.decide", page.view.choice >= 0 && isFilled(page.view.words)))
        sendFromDialog(page.view, page.out, app::DecideInsight{page.view.child, page.view.what, page.view.choice == 0, page.view.words.text()});
}

void drawAsk(Page& page)
{
    Frame& frame = page.frame;
    secondary(frame, frame.tr("rights.ask_why"));
    space(frame, 10);
    std::vector<std::string> names;
    for (const auto& one : page.model->recipients) names.push_back(in(frame, one.title));
    if (const auto chosen = dropDown(frame, "to", frame.tr("rights.to"), names, page.view.recipient, {.hint = frame.tr("child.choose"), .width = 360}))
        page.view.recipient = *chosen;
    space(frame, 10);
    textField(frame, "about", frame.tr("rights.what_shared"), page.view.about, {.maxBytes = 2000});
    space(frame, 10);
    textField(frame, "who", frame.tr("rights.rule"), page.view.who, {.help = frame.tr("rights.rule_help"), .maxBytes = 1000});
    space(frame, 10);
    textArea(frame, "words", frame.tr("rights.reason"), page.view.words, {.minLines = 2});
    const bool isReady = page.view.recipient >= 0 && isFilled(page.view.about) && isFilled(page.view.who) && isFilled(page.view.words);
    if (footer(page, "rights.ask", isReady))
        sendFromDialog(page.view, page.out,
                       app::AskException{page.view.child, page.model->recipients[static_cast<std::size_t>(page.view.recipient)].role, page.view.about.text(),
                                         page.view.who.text(), page.view.words.text()});
}

void drawDecideException(Page& page)
{
    drawChoice(page, "rights.may_be_shared", {"rights.granted", "rights.refused"});
    textArea(page.frame, "words", page.frame.tr("rights.ground"), page.view.words, {.minLines = 2});
    if (footer(page, "rights.decide", page.view.choice >= 0 && isFilled(page.view.words)))
        sendFromDialog(page.view, page.out, app::DecideException{page.view.child, page.view.exception, page.view.choice == 0, page.view.words.text()});
}

void drawArchive(Page& page)
{
    secondary(page.frame, page.frame.tr("rights.archive_why"));
    space(page.frame, 10);
    textArea(page.frame, "words", page.frame.tr("rights.archive_words"), page.view.words, {.minLines = 2});
    if (footer(page, "common.save", true)) sendFromDialog(page.view, page.out, app::ChangeSetting{app::kArchiveSetting, page.view.words.text()});
}

void drawErase(Page& page)
{
    Frame& frame = page.frame;
    const auto n = static_cast<long long>(page.view.chosen.size());
    if (n > 0) text(frame, counted(frame, "rights.erase_children", n));
    if (!page.view.chosenConcerns.empty()) text(frame, counted(frame, "rights.erase_concerns", static_cast<long long>(page.view.chosenConcerns.size())));
    space(frame, 8);
    banner(frame, "for-good", BannerKind::Warning, frame.tr("rights.erase_for_good"));
    space(frame, 12);
    if (page.model != nullptr) {
        drawChoice(page, "rights.erase_reason", {"rights.erase_request", "rights.erase_mistake"});
        page.view.why = page.view.choice == 1 ? app::EraseChildren::Why::Mistake : app::EraseChildren::Why::Request;
    }
    if (footer(page, "rights.erase_now", page.model == nullptr || page.view.choice >= 0))
        erase(page.view, page.out, {page.view.chosen, page.view.why, page.view.chosenConcerns});
}

struct Look {
    const char* title = nullptr;
    const char* first = nullptr; ///< label of the field that takes the keyboard
    void (*draw)(Page&) = nullptr;
};

Look lookOf(Dialog dialog)
{
    switch (dialog) {
    case Dialog::Told: return {"rights.told_add", "rights.how", drawTold};
    case Dialog::Correct: return {"rights.correction_add", "rights.about", drawCorrect};
    case Dialog::AnswerCorrection: return {"rights.answer", "rights.our_answer", drawAnswer};
    case Dialog::Hold: return {"rights.hold_add", "rights.hold_kind", drawHold};
    case Dialog::Lift: return {"rights.lift", "rights.lift_why", drawLift};
    case Dialog::Decide: return {"rights.decide_title", "rights.may_be_given", drawDecide};
    case Dialog::Ask: return {"rights.exception_add", "rights.to", drawAsk};
    case Dialog::DecideException: return {"rights.decide_exception", "rights.may_be_shared", drawDecideException};
    case Dialog::Archive: return {"rights.archive", "rights.archive_words", drawArchive};
    case Dialog::Erase: return {"rights.erase", "common.cancel", drawErase};
    case Dialog::None: break;
    }
    return {};
}

} // namespace

void openDialog(RightsView& view, Dialog which)
{
    view.closeDialog();
    view.dialog = which;
    view.dialogArrived = true;
}

void drawDialog(Frame& frame, const app::RightsModel* model, RightsView& view, Outbox& out)
{
    const Look look = lookOf(view.dialog);
    if (look.draw == nullptr) return;
    Page page{frame, model, view, out};
    const auto event = dialog(frame, {"rights-dialog", static_cast<int>(view.dialog)}, frame.tr(look.title), {.width = kWidth}, [&] { look.draw(page); });
    if (view.dialogArrived) frame.focus.request(std::string(frame.tr(look.first)));
    view.dialogArrived = false;
    if (event == DialogEvent::Closed) view.closeDialog();
}

void erase(RightsView& view, Outbox& out, app::EraseChildren command)
{
    const bool isOfChild = view.child && !command.children.empty() && command.children.front() == view.child;
    view.fault.reset();
    out.ask([&view, command = std::move(command), isOfChild](app::Application& application) {
        application.lend([command](app::Session& session) { return session.apply(command); },
                         [&view, isOfChild](const Result<void>& done) {
                             if (!done) {
                                 view.fault = done.error().message;
                                 return;
                             }
                             view.forget();
                             view.wentAway = isOfChild;
                         });
    });
}

} // namespace trivsel::ui::rights
