#include "ui/layout.h"
#include "ui/screens/round/round_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/status.h"

#include <algorithm>
#include <array>

namespace trivsel::ui::round {
namespace {

using Dialog = RoundView::Dialog;

constexpr float kDialogWidth = 520;
constexpr float kMissingWidth = 640;
constexpr std::array kReadyReasons{"round.reason.new", "round.reason.ill", "round.reason.away", "round.reason.moved"};

/// Sends, and tells the dialog how it went.
void send(Page& page, app::Command command)
{
    page.view.answer = std::make_shared<RoundView::Answer>();
    page.view.answer->isWaiting = true;
    page.out.send(std::move(command), [answer = page.view.answer](const Result<void>& result) {
        answer->isWaiting = false;
        answer->isDone = result.has_value();
        if (!result) answer->refusal = result.error().message;
    });
}

void close(Page& page)
{
    page.view.dialog = Dialog::None;
    page.view.reasonFor = {};
    page.view.reason.set({});
    page.view.answer = std::make_shared<RoundView::Answer>();
}

void drawRefusal(Page& page)
{
    if (!page.view.answer->refusal) return;
    banner(page.frame, "refusal", BannerKind::Error, in(page.frame, *page.view.answer->refusal));
    space(page.frame, 14);
}

/// The button that does it and the one that does not. True when it is to be done.
bool drawChoice(Page& page, std::string_view label, Enabled enabled, std::string_view why = {})
{
    Frame& frame = page.frame;
    space(frame, 20);
    const bool used = primaryButton(frame, "do", label, {.tooltip = why, .enabled = enabled});
    sameRowIfFits(frame, buttonWidth(frame, frame.tr("common.cancel"), {.keyCap = "Esc"}));
    if (button(frame, "cancel", frame.tr("common.cancel"), {.keyCap = "Esc"})) close(page);
    return used && enabled == Enabled::Yes;
}

bool isBlank(const TextState& text)
{
    return text::trim(text.text()).empty();
}

// --- open ---------------------------------------------------------------------------------------------------------

void drawDates(Page& page)
{
    Frame& frame = page.frame;
    RoundView& view = page.view;
    const bool isOutside = page.model.needsReason;
    grid(frame, 2, 200, [&](int cell) {
        if (cell == 0) {
            const auto event = dateField(frame, "from", frame.tr("round.open.from"), view.from, view.fromText,
                                         {.help = isOutside ? frame.tr("round.open.from_help") : std::string_view()});
            view.from = event.value;
        } else {
            const auto event = dateField(frame, "to", frame.tr("round.open.to"), view.to, view.toText,
                                         {.help = isOutside ? frame.tr("round.open.to_help") : std::string_view()});
            view.to = event.value;
        }
    });
}

void drawOpenDialog(Page& page)
{
    Frame& frame = page.frame;
    const app::RoundModel& model = page.model;
    drawRefusal(page);
    secondary(frame, words(frame, "round.open.what", {{"unit", model.unitName}}));
    space(frame, 14);
    bool submitted = false;
    if (model.needsReason) {
        banner(frame, "outside", BannerKind::Info, in(frame, model.whyNotOpen));
        space(frame, 14);
        submitted = textField(frame, "reason", frame.tr("round.open.reason"), page.view.reason,
                              {.help = frame.tr("round.open.reason_help")})
                        .submitted;
        space(frame, 14);
    }
    drawDates(page);
    const bool ready = !model.needsReason || !isBlank(page.view.reason);
    const bool used =
        drawChoice(page, frame.tr("round.open"), ready ? Enabled::Yes : Enabled::No, frame.tr("round.reason_first"));
    if (used || (submitted && ready)) {
        app::OpenRound command;
        command.unit = model.unit;
        command.windowFrom = page.view.from;
        command.windowTo = page.view.to;
        command.reason = page.view.reason.text();
        send(page, command);
    }
}

// --- who is missing, and closing ----------------------------------------------------------------------------------

void sendReason(Page& page, ChildId child, std::string reason)
{
    send(page, app::SetNoPosition{page.model.round, child, std::move(reason)});
    page.view.answer->goesOn = true;
    page.view.reasonFor = {};
    page.view.reason.set({});
}

void drawOwnWords(Page& page, ChildId child)
{
    Frame& frame = page.frame;
    space(frame, 8);
    const bool submitted = textField(frame, "own-words", frame.tr("round.reason.label"), page.view.reason,
                                     {.hint = frame.tr("round.reason.hint")})
                               .submitted;
    space(frame, 8);
    const bool ready = !isBlank(page.view.reason);
    const bool used =
        button(frame, "save-reason", frame.tr("round.reason.save"), {.enabled = ready ? Enabled::Yes : Enabled::No});
    if ((used || submitted) && ready) sendReason(page, child, page.view.reason.text());
}

void drawMissingChild(Page& page, const app::RoundModel::Row& row)
{
    Frame& frame = page.frame;
    text(frame, row.name, {.style = TextStyle::BodyStrong, .wrap = Wrap::None});
    caption(frame, statusWords(frame, row, page.words));
    space(frame, 6);
    std::array<ChoiceOption, kReadyReasons.size() + 1> options;
    for (std::size_t i = 0; i < kReadyReasons.size(); ++i) options[i].label = frame.tr(kReadyReasons[i]);
    options.back().label = frame.tr("round.reason.own");
    const bool writes = page.view.reasonFor == row.child;
    const auto chosen = choiceRow(frame, {"reason", row.child}, row.name, options,
                                  writes ? std::optional(static_cast<int>(kReadyReasons.size())) : std::nullopt);
    if (chosen && static_cast<std::size_t>(*chosen) < kReadyReasons.size()) {
        sendReason(page, row.child, std::string(options[static_cast<std::size_t>(*chosen)].label));
    } else if (chosen) {
        page.view.reasonFor = row.child;
        page.view.reason.set({});
        frame.focus.request(std::string(frame.tr("round.reason.label")));
    }
    if (writes) drawOwnWords(page, row.child);
}

void drawMissingDialog(Page& page)
{
    Frame& frame = page.frame;
    const app::RoundModel& model = page.model;
    drawRefusal(page);
    if (model.missing == 0) {
        secondary(frame, frame.tr(model.mayClose ? "round.close.ready" : "round.close.all_done"));
    } else {
        secondary(frame, counted(frame, "round.close.missing", model.missing));
        bool isFirst = true;
        for (const auto& row : model.rows) {
            if (!isMissing(row)) continue;
            if (isFirst)
                space(frame, 14);
            else
                separator(frame, 14);
            isFirst = false;
            withId(frame, {"missing", row.child}, [&] { drawMissingChild(page, row); });
        }
    }
    if (!model.mayClose) {
        space(frame, 20);
        if (button(frame, "cancel", frame.tr("common.close"), {.keyCap = "Esc"})) close(page);
        return;
    }
    const bool ready = model.missing == 0;
    if (drawChoice(page, frame.tr("round.close"), ready ? Enabled::Yes : Enabled::No,
                   ready ? std::string_view() : frame.tr("round.close.first")))
        send(page, app::CloseRound{model.round});
}

// --- reopening, inviting ------------------------------------------------------------------------------------------

void drawReopenDialog(Page& page)
{
    Frame& frame = page.frame;
    drawRefusal(page);
    secondary(frame, frame.tr("round.reopen.what"));
    space(frame, 14);
    const bool submitted = textField(frame, "reason", frame.tr("round.reopen.reason"), page.view.reason,
                                     {.help = frame.tr("round.open.reason_help")})
                               .submitted;
    const bool ready = !isBlank(page.view.reason);
    const bool used =
        drawChoice(page, frame.tr("round.reopen"), ready ? Enabled::Yes : Enabled::No, frame.tr("round.reason_first"));
    if ((used || submitted) && ready) send(page, app::ReopenRound{page.model.round, page.view.reason.text()});
}

void drawInviteDialog(Page& page)
{
    Frame& frame = page.frame;
    const app::RoundModel& model = page.model;
    drawRefusal(page);
    secondary(frame, words(frame, "round.invite.what", {{"day", dayWords(frame, model.to)}}));
    space(frame, 14);
    std::vector<std::string> names;
    for (const auto& person : model.invitable) names.push_back(person.name);
    const int selected =
        page.view.invited && *page.view.invited < names.size() ? static_cast<int>(*page.view.invited) : -1;
    const auto chosen = dropDown(frame, "who", frame.tr("round.invite.who"), names, selected,
                                 {.hint = frame.tr("round.invite.choose")});
    if (chosen) page.view.invited = static_cast<std::size_t>(*chosen);
    const bool ready = selected >= 0;
    if (drawChoice(page, frame.tr("round.invite"), ready ? Enabled::Yes : Enabled::No, frame.tr("round.invite.first")))
        send(page, app::InviteRater{model.round, model.invitable[static_cast<std::size_t>(selected)].user});
}

const char* titleOf(const Page& page)
{
    switch (page.view.dialog) {
    case Dialog::Open: return "round.open.title";
    case Dialog::Missing: return page.model.mayClose ? "round.close.title" : "round.close.title_missing";
    case Dialog::Reopen: return "round.reopen.title";
    case Dialog::Invite:
    case Dialog::None: break;
    }
    return "round.invite.title";
}

/// What was done may close the dialog: reasons go on until none is missing.
void followAnswer(Page& page)
{
    if (!page.view.answer->isDone) return;
    page.view.answer->isDone = false;
    if (!page.view.answer->goesOn) close(page);
}

} // namespace

void openDialog(Page& page, Dialog dialog)
{
    close(page);
    page.view.dialog = dialog;
    page.view.invited.reset();
    page.view.from = page.model.needsReason ? std::nullopt : page.model.nextWindowFrom;
    page.view.to = page.model.needsReason ? std::nullopt : page.model.nextWindowTo;
    page.view.fromText = {};
    page.view.toText = {};
}

void drawDialogs(Page& page)
{
    followAnswer(page);
    const Dialog shown = page.view.dialog;
    if (shown == Dialog::None) return;
    const DialogOptions options{.width = shown == Dialog::Missing ? kMissingWidth : kDialogWidth};
    const auto event =
        dialog(page.frame, {"dialog", static_cast<int>(shown)}, page.frame.tr(titleOf(page)), options, [&] {
            switch (shown) {
            case Dialog::Open: drawOpenDialog(page); break;
            case Dialog::Missing: drawMissingDialog(page); break;
            case Dialog::Reopen: drawReopenDialog(page); break;
            case Dialog::Invite: drawInviteDialog(page); break;
            case Dialog::None: break;
            }
        });
    if (event == DialogEvent::Closed) close(page);
}

} // namespace trivsel::ui::round
