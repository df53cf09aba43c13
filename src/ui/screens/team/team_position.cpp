#include "base/text.h"
#include "ui/layout.h"
#include "ui/screens/parts/position_words.h"
#include "ui/screens/team/team_parts.h"
#include "ui/screens/words.h"
#include "ui/shortcuts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/position.h"
#include "ui/widgets/status.h"

#include <array>

namespace trivsel::ui::team {
namespace {

using core::Position;

constexpr std::array kPositions{Position::Green, Position::Yellow, Position::Red, Position::Unassessed};
constexpr std::array<std::string_view, 4> kKeys{"1", "2", "3", "0"};

bool isBlank(const TextState& text)
{
    return text::trim(text.text()).empty();
}

bool asksWatch(const Page& page)
{
    return page.draft.chosen && page.model.needsWatch(*page.draft.chosen);
}
bool asksReason(const Page& page)
{
    return page.draft.chosen == Position::Unassessed;
}

/// What is still to be written; empty when it can be agreed on.
std::string_view missing(const Page& page)
{
    const Frame& frame = page.frame;
    if (!page.draft.chosen) return frame.tr("team.choose_first");
    if (asksWatch(page) && (isBlank(page.draft.watchFor) || !page.draft.lookAgain)) return frame.tr("team.needs_watch");
    if (asksReason(page) && isBlank(page.draft.comment)) return frame.tr("team.needs_reason");
    return {};
}

std::string confirmLabel(const Page& page)
{
    if (!page.draft.chosen) return std::string(page.frame.tr("team.choose_first"));
    return words(page.frame, "team.confirm", {{"position", briefWord(page.frame, page.words, *page.draft.chosen)}});
}

/// The next thing to do after a choice: what it asks for, else the button.
void moveOn(Page& page)
{
    Frame& frame = page.frame;
    if (asksWatch(page) && isBlank(page.draft.watchFor))
        frame.focus.request(std::string(frame.tr("team.watch")));
    else if (asksReason(page) && isBlank(page.draft.comment))
        frame.focus.request(std::string(frame.tr("team.reason")));
    else
        frame.focus.request(confirmLabel(page));
}

void drawRadio(Page& page)
{
    Frame& frame = page.frame;
    std::array<ChoiceOption, kPositions.size()> options;
    std::optional<int> selected;
    for (std::size_t i = 0; i < kPositions.size(); ++i) {
        options[i] = {briefWord(frame, page.words, kPositions[i]), kKeys[i], kPositions[i]};
        if (page.draft.chosen == kPositions[i]) selected = static_cast<int>(i);
    }
    const bool may = page.model.mayAgree;
    const auto chosen =
        radioList(frame, "position", frame.tr("team.position"), options, selected,
                  {.takesKeys = may ? TakesKeys::Yes : TakesKeys::No, .enabled = may ? Enabled::Yes : Enabled::No});
    if (!chosen) return;
    page.draft.chosen = kPositions[static_cast<std::size_t>(*chosen)];
    sendDraft(page);
    moveOn(page);
}

void drawAsked(Page& page)
{
    Frame& frame = page.frame;
    TeamView::Draft& draft = page.draft;
    if (asksWatch(page)) {
        space(frame, 16);
        secondary(frame, frame.tr("team.watch_why"));
        space(frame, 10);
        const auto watch = textArea(frame, "watch", frame.tr("team.watch"), draft.watchFor, {.minLines = 2});
        space(frame, 12);
        const auto day =
            dateField(frame, "look-again", frame.tr("team.look_again"), draft.lookAgain, draft.lookAgainText);
        draft.lookAgain = day.value;
        if (watch.committed || day.committed) sendDraft(page);
    }
    if (asksReason(page)) {
        space(frame, 16);
        if (textArea(frame, "reason", frame.tr("team.reason"), draft.comment, {.minLines = 2}).committed)
            sendDraft(page);
    }
}

void agree(Page& page)
{
    TeamView::Draft& draft = page.draft;
    app::AgreePosition command;
    command.round = page.model.round;
    command.child = page.model.child.child;
    command.position = *draft.chosen;
    if (asksWatch(page)) {
        command.watchFor = draft.watchFor.text();
        command.lookAgain = draft.lookAgain;
    }
    command.environment = draft.environment.text();
    if (asksReason(page)) command.comment = draft.comment.text();
    draft.answer = std::make_shared<TeamView::Draft::Answer>();
    draft.answer->isWaiting = true;
    page.out.send(command, [answer = draft.answer](const Result<void>& result) {
        answer->isWaiting = false;
        answer->isDone = result.has_value();
        if (!result) answer->refusal = result.error().message;
    });
}

void drawConfirm(Page& page)
{
    Frame& frame = page.frame;
    const std::string_view why = missing(page);
    const bool ready = why.empty() && page.model.mayAgree && !page.draft.answer->isWaiting;
    const std::string label = confirmLabel(page);
    const bool used = primaryButton(frame, "confirm", label,
                                    {.keyCap = ready ? std::string_view("Enter") : std::string_view(),
                                     .tooltip = why,
                                     .enabled = ready ? Enabled::Yes : Enabled::No,
                                     .width = -1});
    if (ready && (used || pressed(frame, "Ctrl+Enter"))) agree(page);
    space(frame, 6);
    if (page.draft.chosen) caption(frame, why.empty() ? frame.tr("team.ctrl_enter") : why);
}

/// Agreeing anew begins with what was agreed, but with no position chosen.
void startChange(Page& page)
{
    const core::CommonPosition& agreed = *page.model.agreed;
    page.draft = TeamView::Draft{};
    page.draft.isChanging = true;
    page.draft.environment.set(agreed.environment);
    page.draft.watchFor.set(agreed.watchFor);
    page.draft.lookAgain = agreed.lookAgain;
    page.draft.comment.set(agreed.comment);
    // What stands there already is agreed; only a change of it is a draft.
    page.draft.sent = {page.model.round,
                       page.model.child.child,
                       std::nullopt,
                       agreed.watchFor,
                       agreed.lookAgain,
                       agreed.environment,
                       agreed.comment,
                       {},
                       {}};
    page.frame.focus.clear();
}

/// The agreed position stands, and what was begun instead of it is let go.
void keepAgreed(Page& page)
{
    page.draft = TeamView::Draft{};
    page.draft.seen = page.model.draft;
    if (!page.model.draft) return;
    app::SaveTeamDraft nothing;
    nothing.round = page.model.round;
    nothing.child = page.model.child.child;
    page.out.send(std::move(nothing));
}

void agreedLine(Frame& frame, const char* key, const std::string& text)
{
    if (text.empty()) return;
    space(frame, 8);
    secondary(frame, words(frame, key, {{"text", text}}));
}

} // namespace

void drawPosition(Page& page)
{
    Frame& frame = page.frame;
    const app::TeamModel& model = page.model;
    card(frame, "position", [&] {
        heading(frame, frame.tr("team.position"));
        space(frame, 4);
        if (!model.mayAgree && !model.whyNot.empty())
            secondary(frame, in(frame, model.whyNot));
        else if (model.suggestion)
            secondary(frame,
                      words(frame, "team.suggested", {{"position", briefWord(frame, page.words, *model.suggestion)}}));
        else
            secondary(frame, frame.tr("team.no_suggestion"));
        if (model.draft && !model.draftBy.empty()) {
            space(frame, 6);
            caption(frame, words(frame, "team.draft_by",
                                 {{"name", model.draftBy}, {"day", dayWords(frame, toLocal(model.draft->at).date)}}));
        }
        space(frame, 14);
        drawRadio(page);
        drawAsked(page);
    });
    space(frame, size::kBetweenCards);
    if (page.draft.answer->refusal) {
        banner(frame, "refusal", BannerKind::Error, in(frame, *page.draft.answer->refusal));
        space(frame, 10);
    }
    card(frame, "then", [&] {
        heading(frame, frame.tr("team.then"));
        space(frame, 4);
        text(frame, frame.tr(page.draft.chosen == Position::Green ? "team.then_green" : "team.then_words"),
             {.style = TextStyle::Secondary});
    });
    space(frame, size::kBetweenCards);
    drawConfirm(page);
    if (model.agreed) {
        space(frame, 6);
        if (linkButton(frame, "keep", frame.tr("team.keep"))) keepAgreed(page);
    }
}

void drawAgreed(Page& page)
{
    Frame& frame = page.frame;
    const app::TeamModel& model = page.model;
    const core::CommonPosition& agreed = *model.agreed;
    const bool hasSteps = agreed.position == Position::Yellow || agreed.position == Position::Red;
    card(frame, "agreed", [&] {
        heading(frame, frame.tr("team.position"));
        space(frame, 8);
        positionPill(frame, agreed.position, fullWord(frame, page.words, agreed.position));
        space(frame, 8);
        caption(frame,
                words(frame, "team.agreed_on",
                      {{"day", dayWords(frame, toLocal(agreed.at).date)}, {"names", nameList(frame, model.agreedBy)}}));
        agreedLine(frame, "team.agreed_environment", agreed.environment);
        agreedLine(frame, "team.agreed_watch", agreed.watchFor);
        if (agreed.lookAgain) {
            space(frame, 4);
            secondary(frame, words(frame, "team.agreed_look", {{"day", dayWordsYear(frame, *agreed.lookAgain)}}));
        }
        agreedLine(frame, "team.quoted", agreed.comment);
    });
    space(frame, size::kBetweenCards);
    const auto goOn = [&] {
        if (model.next)
            goToChild(page, model.next);
        else
            goToRound(page);
    };
    const std::string_view next = frame.tr(model.next ? "team.next" : "team.to_round");
    const auto steps = [&] { page.out.goTo({app::Screen::Child, model.unit, model.round, model.child.child}); };
    if (hasSteps) {
        if (primaryButton(frame, "steps", frame.tr("team.steps"), {.keyCap = "Enter", .width = -1})) steps();
        space(frame, 10);
        if (button(frame, "next", next, {.width = -1})) goOn();
    } else {
        if (primaryButton(frame, "next", next, {.keyCap = "Enter", .width = -1})) goOn();
        space(frame, 10);
        if (button(frame, "steps", frame.tr("team.steps"), {.width = -1})) steps();
    }
    if (model.mayAgree) {
        space(frame, 6);
        if (linkButton(frame, "change", frame.tr("team.change"), {.icon = Icon::Edit})) startChange(page);
    }
}

} // namespace trivsel::ui::team
