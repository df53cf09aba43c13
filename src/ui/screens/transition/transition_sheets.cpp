#include "ui/layout.h"
#include "ui/screens/transition/transition_parts.h"
#include "ui/screens/parts/dialog_end.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/position.h"
#include "ui/widgets/status.h"

#include <algorithm>
#include <utility>

/// The sheets of one child: one that is written, those that wait for an answer, and those that were received.
namespace trivsel::ui::transition {
namespace {

using core::Handover;
using Sheet = app::TransitionModel::Sheet;
using Status = Handover::Status;

void labelledLine(Frame& frame, std::string_view label, const std::string& words)
{
    textRuns(frame, {{std::string(label) + ": ", TextStyle::Secondary}, {words, TextStyle::SecondaryStrong}});
}

Outbox::Then faultTo(Page& page)
{
    return [&view = page.view](const Result<void>& done) {
        view.fault = done ? std::nullopt : std::optional(done.error().message);
    };
}

/// The fields of this move, with what is written in them.
void load(TransitionView::Editor& editor, const Handover& handover)
{
    editor.close();
    editor.id = handover.id;
    editor.receiver.set(handover.receiver);
    editor.movesOn = handover.movesOn;
    editor.withParents = handover.withParentsOn;
    for (const core::HandoverField& field : core::handoverFields(handover.from, handover.to)) {
        editor.fields.push_back({std::string(field.id), {}});
        const auto said = handover.words.find(std::string(field.id));
        if (said != handover.words.end()) editor.fields.back().text.set(said->second);
    }
}

Handover typed(const TransitionView::Editor& editor, Handover handover)
{
    handover.receiver = editor.receiver.text();
    handover.movesOn = editor.movesOn;
    handover.withParentsOn = editor.withParents;
    for (const auto& field : editor.fields) {
        if (field.text.text().empty()) handover.words.erase(field.id);
        else handover.words[field.id] = field.text.text();
    }
    return handover;
}

void save(Page& page, const Handover& base)
{
    page.out.send(app::SaveHandover{typed(page.view.editor, base)}, faultTo(page));
}

void drawWay(Page& page, const Handover& handover)
{
    Frame& frame = page.frame;
    std::vector<std::string> places;
    for (const auto place : core::kHandoverPlaces) places.push_back(in(frame, core::placeWords(place)));
    const auto chooser = [&](const char* id, std::string_view label, Handover::Place Handover::*end) {
        const auto at = std::ranges::find(core::kHandoverPlaces, handover.*end) - core::kHandoverPlaces.begin();
        if (const auto chosen = dropDown(frame, id, label, places, static_cast<int>(at), {.width = 220})) {
            Handover other = typed(page.view.editor, handover);
            other.*end = core::kHandoverPlaces[static_cast<std::size_t>(*chosen)];
            page.out.send(app::SaveHandover{other}, faultTo(page));
            page.view.editor.close(); // other fields are asked
        }
    };
    chooser("from", frame.tr("transition.from"), &Handover::from);
    sameRowIfFits(frame, 220, 16);
    chooser("to", frame.tr("transition.to"), &Handover::to);
}

void drawDays(Page& page, const Handover& handover)
{
    Frame& frame = page.frame;
    auto& editor = page.view.editor;
    const DateEvent moves = dateField(frame, "moves", frame.tr("transition.first_day"), editor.movesOn, editor.movesOnState,
                                      {.hint = frame.tr("children.day_hint"), .width = 220});
    if (moves.committed && moves.valid) {
        editor.movesOn = moves.value;
        save(page, handover);
    }
    sameRowIfFits(frame, 220, 16);
    const bool isOpen = page.model.gate == core::GateState::Open;
    const DateEvent talk = dateField(frame, "talk", frame.tr("transition.with_parents"), editor.withParents, editor.withParentsState,
                                     {.hint = frame.tr("children.day_hint"), .width = 220, .enabled = isOpen ? Enabled::Yes : Enabled::No});
    if (talk.committed && talk.valid) {
        editor.withParents = talk.value;
        save(page, handover);
    }
}

/// What the plan says under a field that is empty, to be taken over with one press.
void drawSuggestion(Page& page, TransitionView::Editor::Field& field, const Handover& handover)
{
    const auto known = page.model.suggested.find(field.id);
    if (known == page.model.suggested.end() || !field.text.text().empty()) return;
    if (!linkButton(page.frame, {"from-plan", static_cast<std::size_t>(&field - page.view.editor.fields.data())},
                    page.frame.tr("transition.from_plan"), {.icon = Icon::Download}))
        return;
    field.text.set(known->second);
    save(page, handover);
}

void drawFields(Page& page, const Handover& handover)
{
    Frame& frame = page.frame;
    const bool isOpen = page.model.gate == core::GateState::Open;
    for (std::size_t i = 0; i < page.view.editor.fields.size(); ++i) {
        auto& field = page.view.editor.fields[i];
        const core::HandoverField* asked = core::handoverField(field.id);
        const bool waits = (asked->isFromParents || asked->isFromChild) && !isOpen;
        space(frame, 12);
        if (textArea(frame, {"field", i}, in(frame, asked->title), field.text,
                     {.help = waits ? std::string_view(frame.tr("transition.gate_waits")) : std::string_view(in(frame, asked->hint)),
                      .minLines = 2, .enabled = waits ? Enabled::No : Enabled::Yes})
                .committed)
            save(page, handover);
        if (!waits) drawSuggestion(page, field, handover);
    }
}

/// A passphrase for the file that is offered, made when it is first shown.
const std::string& passphraseFor(Page& page, HandoverId id)
{
    if (page.view.passphraseOf != id) {
        page.view.passphrase = app::newFilePassphrase();
        page.view.passphraseOf = id;
    }
    return page.view.passphrase;
}

void drawPassphrase(Page& page, HandoverId id)
{
    Frame& frame = page.frame;
    space(frame, 12);
    labelledLine(frame, frame.tr("transition.passphrase"), passphraseFor(page, id));
    caption(frame, frame.tr("transition.passphrase_words"));
    space(frame, 10);
}

void print(Page& page, app::PaperChoice what)
{
    page.view.print.open({std::move(what)}, page.frame.language, page.out);
}

void drawSending(Page& page, const Sheet& sheet)
{
    Frame& frame = page.frame;
    const Handover& handover = sheet.handover;
    separator(frame, 16);
    heading(frame, frame.tr("transition.pass_on"));
    space(frame, 4);
    text(frame, in(frame, sheet.ground.words), {.style = TextStyle::Secondary, .tone = sheet.ground.mayPass() ? Tone::Normal : Tone::Danger});
    const bool isReady = sheet.ground.mayPass() && page.model.gate == core::GateState::Open && !handover.receiver.empty() && handover.movesOn;
    if (page.model.gate != core::GateState::Open) caption(frame, frame.tr("transition.gate_waits"));
    if (isReady) drawPassphrase(page, handover.id);
    else space(frame, 10);
    const ButtonOptions how{.tooltip = isReady ? std::string_view() : frame.tr("transition.send_wants"), .icon = Icon::Upload,
                            .enabled = isReady ? Enabled::Yes : Enabled::No};
    if (primaryButton(frame, "send-file", frame.tr("transition.send_file"), how))
        print(page, app::PaperChoice::handoverFile(handover.child, handover.id, passphraseFor(page, handover.id)));
    sameRowIfFits(frame, buttonWidth(frame, frame.tr("transition.send_paper"), how));
    if (button(frame, "send-paper", frame.tr("transition.send_paper"), {.tooltip = how.tooltip, .icon = Icon::Print, .enabled = how.enabled}))
        print(page, app::PaperChoice::handoverSheet(handover.child, handover.id, true));
    sameRowIfFits(frame, buttonWidth(frame, frame.tr("transition.print_draft"), {.icon = Icon::Print}));
    const bool mayPrint = page.model.gate == core::GateState::Open;
    if (button(frame, "print-draft", frame.tr("transition.print_draft"), {.icon = Icon::Print, .enabled = mayPrint ? Enabled::Yes : Enabled::No}))
        print(page, app::PaperChoice::handoverSheet(handover.child, handover.id, false));
}

void setAside(Page& page, const Handover& handover, bool isAside)
{
    page.view.editor.close();
    page.out.send(app::SetAsideHandover{handover.child, handover.id, isAside}, faultTo(page));
}

void drawSetAside(Page& page, const Handover& handover)
{
    Frame& frame = page.frame;
    secondary(frame, frame.tr("transition.aside_words"));
    space(frame, 10);
    if (button(frame, "take-up", frame.tr("transition.take_up"), {.icon = Icon::Undo})) setAside(page, handover, false);
}

void drawDraft(Page& page, const Sheet& sheet)
{
    Frame& frame = page.frame;
    const Handover& handover = sheet.handover;
    auto& editor = page.view.editor;
    if (handover.status == Status::SentBack) {
        banner(frame, "back", BannerKind::Warning, words(frame, "transition.sent_back", {{"words", handover.answer}}));
        space(frame, 10);
    }
    if (sheet.beginOn && *sheet.beginOn > page.model.today)
        caption(frame, words(frame, "transition.begin", {{"day", dayWordsYear(frame, *sheet.beginOn)}}));
    if (editor.id != handover.id) {
        labelledLine(frame, frame.tr("transition.receiver"), handover.receiver.empty() ? "–" : handover.receiver);
        space(frame, 10);
        if (primaryButton(frame, "write", frame.tr("transition.write"), {.icon = Icon::Edit})) load(editor, handover);
        sameRowIfFits(frame, buttonWidth(frame, frame.tr("transition.aside"), {}));
        if (button(frame, "aside", frame.tr("transition.aside"))) setAside(page, handover, true);
        return;
    }
    drawWay(page, handover);
    if (!editor.id) return;
    space(frame, 10);
    if (textField(frame, "receiver", frame.tr("transition.receiver"), editor.receiver, {.hint = frame.tr("transition.receiver_hint"), .maxBytes = 300}).committed)
        save(page, handover);
    space(frame, 10);
    drawDays(page, handover);
    drawFields(page, handover);
    drawSending(page, sheet);
    space(frame, 8);
    if (linkButton(frame, "aside", frame.tr("transition.aside"))) setAside(page, handover, true);
}

std::string stepWords(const Frame& frame, const app::TransitionModel& model, const std::optional<std::uint8_t>& at)
{
    if (!at) return "–";
    const core::Ruler::Step* step = model.ruler != nullptr ? model.ruler->step(*at) : nullptr;
    return std::to_string(int{*at}) + (step != nullptr ? " · " + in(frame, step->title) : std::string());
}

/// The sheet as it was sent or received.
void drawContent(Page& page, const core::HandoverSheet& sheet)
{
    Frame& frame = page.frame;
    labelledLine(frame, frame.tr("transition.from"), in(frame, core::placeWords(sheet.from)) + " · " + sheet.institution);
    labelledLine(frame, frame.tr("transition.by"), sheet.by + " · " + dayWordsYear(frame, sheet.on));
    labelledLine(frame, frame.tr("transition.ground"), sheet.ground);
    if (sheet.withParentsOn) labelledLine(frame, frame.tr("transition.with_parents"), dayWordsYear(frame, *sheet.withParentsOn));
    for (const core::HandoverField& field : core::allHandoverFields()) {
        const auto said = sheet.words.find(std::string(field.id));
        if (said == sheet.words.end()) continue;
        space(frame, 10);
        text(frame, in(frame, field.title), {.style = TextStyle::SecondaryStrong});
        text(frame, said->second, {.style = TextStyle::Secondary});
    }
    if (sheet.leavesOutPositions) {
        space(frame, 10);
        caption(frame, frame.tr("transition.positions_left_out"));
    }
    for (const auto& round : sheet.positions) {
        space(frame, 6);
        textRuns(frame, {{in(frame, round.title) + ": ", TextStyle::Secondary}, {in(frame, page.words.full->of(round.position)), TextStyle::SecondaryStrong}});
    }
    if (!sheet.actions.empty()) {
        space(frame, 10);
        text(frame, frame.tr("transition.actions"), {.style = TextStyle::SecondaryStrong});
        for (const auto& action : sheet.actions)
            secondary(frame, in(frame, action.title) + (action.who.empty() ? "" : " · " + action.who) +
                                 (action.due ? " · " + dayWordsYear(frame, *action.due) : std::string()));
    }
    if (sheet.ruler.empty()) return;
    space(frame, 10);
    text(frame, frame.tr("transition.ruler"), {.style = TextStyle::SecondaryStrong});
    for (const auto& mark : sheet.ruler)
        secondary(frame, dayWordsYear(frame, mark.on) + ": " + std::string(frame.tr("transition.ruler_child")) + " " +
                             stepWords(frame, page.model, mark.childAt) + ", " + std::string(frame.tr("transition.ruler_care")) + " " +
                             stepWords(frame, page.model, mark.careAt));
}

void openAnswer(Page& page, HandoverId id, bool isAccepted)
{
    page.view.answer = {};
    page.view.answer.id = id;
    page.view.answer.isAccepted = isAccepted;
}

void drawDecision(Page& page, const Handover& handover, std::string_view accept, std::string_view back)
{
    Frame& frame = page.frame;
    if (primaryButton(frame, "accept", accept, {.icon = Icon::Check})) openAnswer(page, handover.id, true);
    sameRowIfFits(frame, buttonWidth(frame, back, {.icon = Icon::Undo}));
    if (button(frame, "send-back", back, {.icon = Icon::Undo})) openAnswer(page, handover.id, false);
}

void drawAnswered(Page& page, const Handover& handover)
{
    Frame& frame = page.frame;
    const bool isAccepted = handover.status == Status::Accepted;
    const std::string day = handover.answeredOn ? dayWordsYear(frame, *handover.answeredOn) : std::string();
    labelledLine(frame, frame.tr(isAccepted ? "transition.state.accepted" : "transition.state.back"), day);
    if (!handover.answer.empty()) text(frame, handover.answer, {.style = TextStyle::Secondary});
    if (!handover.isIncoming || handover.code.empty()) return;
    space(frame, 10);
    if (primaryButton(frame, "answer-file", frame.tr("transition.answer_file"), {.icon = Icon::Upload}))
        print(page, app::PaperChoice::handoverAnswer(handover.child, handover.id));
}

void drawSent(Page& page, const Sheet& sheet)
{
    Frame& frame = page.frame;
    const Handover& handover = sheet.handover;
    if (handover.status == Status::Sent && handover.isIncoming) {
        secondary(frame, frame.tr("transition.incoming_words"));
        space(frame, 10);
        drawDecision(page, handover, frame.tr("transition.accept"), frame.tr("transition.refuse"));
    } else if (handover.status == Status::Sent) {
        secondary(frame, frame.tr("transition.sent_words"));
        if (!handover.isPaper) {
            drawPassphrase(page, handover.id);
            if (button(frame, "again", frame.tr("transition.file_again"), {.icon = Icon::Upload}))
                print(page, app::PaperChoice::handoverFile(handover.child, handover.id, passphraseFor(page, handover.id)));
        }
        space(frame, 10);
        drawDecision(page, handover, frame.tr("transition.told_yes"), frame.tr("transition.told_no"));
    } else {
        drawAnswered(page, handover);
    }
    separator(frame, 16);
    drawContent(page, sheet.sheet);
    space(frame, 12);
    if (button(frame, "print", frame.tr("transition.print"), {.icon = Icon::Print}))
        print(page, app::PaperChoice::handoverSheet(handover.child, handover.id, false));
}

} // namespace

void drawSheets(Page& page)
{
    Frame& frame = page.frame;
    if (page.model.gate != core::GateState::Open) {
        if (banner(frame, "gate", BannerKind::Info, frame.tr("transition.gate_waits"), {.action = frame.tr("roadmaps.gate_go"), .close = {}}) ==
            BannerEvent::Action)
            page.out.goTo({app::Screen::Child, {}, {}, page.model.child.child});
        space(frame, size::kBetweenCards);
    }
    if (!page.model.sheets.empty() && page.model.sheets.front().isDraft() && std::exchange(page.view.opensNewest, false))
        load(page.view.editor, page.model.sheets.front().handover);
    for (std::size_t i = 0; i < page.model.sheets.size(); ++i) {
        const Sheet& sheet = page.model.sheets[i];
        withId(frame, {"sheet", i}, [&] {
            card(frame, "card", {.label = frame.tr("transition.sheet")}, [&] {
                const std::string way = in(frame, core::placeWords(sheet.handover.from)) + " → " + in(frame, core::placeWords(sheet.handover.to));
                heading(frame, std::string(frame.tr("transition.sheet")) + " · " + way);
                space(frame, 8);
                if (sheet.isDraft()) drawDraft(page, sheet);
                else if (sheet.handover.status == Status::SetAside) drawSetAside(page, sheet.handover);
                else drawSent(page, sheet);
            });
        });
        space(frame, size::kBetweenCards);
    }
    card(frame, "new", [&] {
        heading(frame, frame.tr("transition.new"));
        space(frame, 4);
        secondary(frame, frame.tr("transition.new_words"));
        space(frame, 12);
        const ButtonOptions how{.icon = Icon::Add};
        const bool isWanted = page.model.sheets.empty() ? primaryButton(frame, "begin", frame.tr("transition.begin_sheet"), how)
                                                        : button(frame, "begin", frame.tr("transition.begin_sheet"), how);
        if (!isWanted) return;
        Handover handover;
        handover.child = page.model.child.child;
        handover.from = page.model.from;
        using Place = Handover::Place;
        const bool isSmall = handover.from == Place::Home || handover.from == Place::HomeCare || handover.from == Place::Nursery;
        handover.to = isSmall ? Place::Kindergarten : handover.from == Place::Kindergarten ? Place::School : Place::AfterSchool;
        page.out.send(app::SaveHandover{handover}, [&view = page.view](const Result<void>& done) {
            view.opensNewest = done.has_value();
            view.fault = done ? std::nullopt : std::optional(done.error().message);
        });
    });
}

void drawAnswer(Page& page)
{
    auto& answer = page.view.answer;
    if (!answer.id) return;
    Frame& frame = page.frame;
    bool isLeft = false;
    const auto event = dialog(frame, "answer", frame.tr(answer.isAccepted ? "transition.accept" : "transition.refuse"), {.width = 560}, [&] {
        secondary(frame, frame.tr(answer.isAccepted ? "transition.accept_words" : "transition.refuse_words"));
        space(frame, 10);
        textArea(frame, "words", frame.tr(answer.isAccepted ? "transition.greeting" : "transition.what_is_missing"), answer.words, {.minLines = 3});
        const DialogButton used = dialogEnd(frame, answer.fault, {.send = frame.tr("common.save")});
        if (used == DialogButton::Send)
            page.out.send(app::AnswerHandover{page.model.child.child, answer.id, answer.isAccepted, answer.words.text()},
                          [&view = page.view](const Result<void>& done) {
                              if (done) view.answer = {};
                              else view.answer.fault = done.error().message;
                          });
        isLeft = used == DialogButton::Leave;
    });
    if (isLeft || event == DialogEvent::Closed) answer = {};
}

} // namespace trivsel::ui::transition
