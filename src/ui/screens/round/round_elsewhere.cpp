#include "ui/screens/round/round_elsewhere.h"

#include "app/transition/handover_files.h"
#include "ui/layout.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/status.h"
#include "ui/widgets/text.h"

#include <array>

namespace trivsel::ui {
namespace {

constexpr int kNotSeen = ElsewhereView::kNotSeen;
constexpr std::array kPositions{core::Position::Green, core::Position::Yellow, core::Position::Red, core::Position::Unassessed};

std::vector<std::string> namesOf(const std::vector<app::PersonChoice>& people)
{
    std::vector<std::string> names;
    for (const auto& person : people) names.push_back(person.name);
    return names;
}

void drawPackage(Frame& frame, const app::ElsewhereModel& model, ElsewhereView& view, Outbox& out)
{
    heading(frame, frame.tr("elsewhere.package"));
    space(frame, 4);
    secondary(frame, frame.tr(model.isRatingStore ? "elsewhere.back_words" : "elsewhere.package_words"));
    space(frame, 10);
    if (model.isRatingStore) {
        if (primaryButton(frame, "back", frame.tr("elsewhere.back"), {.icon = Icon::Upload}))
            view.print.open({app::PaperChoice::ratingsBack()}, frame.language, out);
        return;
    }
    const auto names = namesOf(model.raters);
    if (names.size() == 1) view.rater = 0;
    if (const auto chosen = dropDown(frame, "rater", frame.tr("elsewhere.rater"), names, view.rater, {.hint = frame.tr("child.choose"), .width = 320})) {
        view.rater = *chosen;
        view.passphrase.clear();
    }
    const bool isChosen = view.rater >= 0 && static_cast<std::size_t>(view.rater) < model.raters.size();
    if (isChosen) {
        if (view.passphrase.empty()) view.passphrase = app::newFilePassphrase();
        space(frame, 8);
        textRuns(frame, {{std::string(frame.tr("transition.passphrase")) + ": ", TextStyle::Secondary}, {view.passphrase, TextStyle::SecondaryStrong}});
        caption(frame, frame.tr("transition.passphrase_words"));
    }
    space(frame, 10);
    if (button(frame, "send-package", frame.tr("elsewhere.send"), {.icon = Icon::Upload, .enabled = isChosen ? Enabled::Yes : Enabled::No}))
        view.print.open({app::PaperChoice::ratingTask(model.round, model.raters[static_cast<std::size_t>(view.rater)].user, view.passphrase)}, frame.language, out);
    sameRowIfFits(frame, buttonWidth(frame, frame.tr("transition.take_ratings"), {.icon = Icon::Download}));
    if (!button(frame, "take-ratings", frame.tr("transition.take_ratings"), {.icon = Icon::Download})) return;
    view.take.close();
    view.take.what = TransitionView::Take::What::Ratings;
    view.take.choosesFile = true;
}

void sendPaper(const app::ElsewhereModel& model, const app::ElsewhereModel::Paper& paper, ElsewhereView& view, Outbox& out)
{
    using Kind = core::Answer::Kind;
    app::TypeInRating typed{model.round, paper.child, paper.raters[static_cast<std::size_t>(view.adult)].user, *view.on, {},
                            kPositions[static_cast<std::size_t>(view.position)], {}, view.comment.text()};
    for (const auto& answer : view.answers)
        typed.answers.push_back(!answer              ? core::Answer{}
                                : answer == kNotSeen ? core::Answer{Kind::NotSeen, 0}
                                                     : core::Answer{Kind::Option, static_cast<std::uint8_t>(*answer)});
    out.send(std::move(typed), [&view, &out](const Result<void>& done) {
        if (!done) {
            view.fault = done.error().message;
            return;
        }
        view.closePaper();
        out.tell({"Skemaet er tastet ind. Ved vurderingen står, hvem der tastede det.", "The form has been typed in. The rating says who typed it."});
    });
}

void drawItems(Frame& frame, const app::ElsewhereModel::Paper& paper, ElsewhereView& view)
{
    const core::Instrument& form = *paper.form;
    view.answers.resize(form.items.size());
    for (const core::Area& area : form.areas) {
        space(frame, 14);
        text(frame, in(frame, area.title), {.style = TextStyle::SecondaryStrong});
        for (const std::size_t item : area.items) {
            std::vector<ChoiceOption> options;
            for (const auto& option : form.answersOf(item).options) options.push_back({.label = in(frame, option.label), .keyCap = {}, .position = {}});
            options.push_back({.label = frame.tr("elsewhere.not_seen"), .keyCap = {}, .position = {}});
            const int notSeen = static_cast<int>(options.size()) - 1;
            std::optional<int>& answer = view.answers[item];
            space(frame, 10);
            text(frame, in(frame, form.items[item].text));
            space(frame, 4);
            if (const auto chosen = choiceRow(frame, {"item", item}, in(frame, form.items[item].text), options, answer ? std::optional(*answer == kNotSeen ? notSeen : *answer) : std::nullopt))
                answer = *chosen == notSeen ? kNotSeen : *chosen;
        }
    }
}

void drawPaper(Frame& frame, const app::ElsewhereModel& model, ElsewhereView& view, Outbox& out, const ScreenWords& positionWords)
{
    separator(frame, 18);
    heading(frame, frame.tr("elsewhere.paper"));
    space(frame, 4);
    secondary(frame, frame.tr(model.papers.empty() ? "elsewhere.paper_none" : "elsewhere.paper_words"));
    if (model.papers.empty()) return;
    space(frame, 10);
    std::vector<std::string> names;
    for (const auto& paper : model.papers) names.push_back(paper.name);
    if (const auto chosen = dropDown(frame, "paper-child", frame.tr("follow_up.child"), names, view.child, {.hint = frame.tr("child.choose"), .width = 320})) {
        view.closePaper();
        view.child = *chosen;
    }
    if (view.child < 0 || static_cast<std::size_t>(view.child) >= model.papers.size()) return;
    const auto& paper = model.papers[static_cast<std::size_t>(view.child)];
    space(frame, 8);
    if (const auto chosen = dropDown(frame, "paper-adult", frame.tr("elsewhere.filled_in_by"), namesOf(paper.raters), view.adult, {.hint = frame.tr("child.choose"), .width = 320})) view.adult = *chosen;
    space(frame, 8);
    const DateEvent day = dateField(frame, "paper-day", frame.tr("elsewhere.paper_day"), view.on, view.onState, {.hint = frame.tr("children.day_hint"), .width = 220});
    if (day.committed) view.on = day.value;
    drawItems(frame, paper, view);
    space(frame, 14);
    std::vector<std::string> positions;
    for (const core::Position one : kPositions) positions.push_back(in(frame, positionWords.full->of(one)));
    if (const auto chosen = dropDown(frame, "paper-position", frame.tr("elsewhere.own_position"), positions, view.position, {.hint = frame.tr("child.choose"), .width = 320})) view.position = *chosen;
    space(frame, 8);
    textArea(frame, "paper-comment", frame.tr("elsewhere.comment"), view.comment, {.minLines = 2});
    space(frame, 12);
    const bool isReady = view.adult >= 0 && static_cast<std::size_t>(view.adult) < paper.raters.size() && view.on && day.valid && view.position >= 0;
    if (primaryButton(frame, "paper-save", frame.tr("elsewhere.paper_save"), {.enabled = isReady ? Enabled::Yes : Enabled::No})) sendPaper(model, paper, view, out);
}

} // namespace

void ElsewhereView::open(RoundId which)
{
    forget();
    isOpen = true;
    round = which;
}

void ElsewhereView::closePaper()
{
    child = adult = position = -1;
    on.reset();
    onState = {};
    answers.clear();
    comment.editor.wipe();
    fault.reset();
}

void ElsewhereView::forget()
{
    isOpen = false;
    rater = -1;
    passphrase.clear();
    take.close();
    closePaper();
}

void drawElsewhere(Frame& frame, const app::ElsewhereModel& model, ElsewhereView& view, Outbox& out, const ScreenWords& positionWords)
{
    if (!view.isOpen) return;
    // One dialog at a time: the files' own come instead.
    if (view.take.choosesFile || view.take.isOpen) {
        drawTake(frame, {}, model.today, view.take, out);
        return;
    }
    if (view.print.isOpen) {
        drawPrintDialog(frame, view.print, out);
        return;
    }
    bool isLeft = false;
    const auto event = dialog(frame, "elsewhere", frame.tr("elsewhere.title"), {.width = 680}, [&] {
        if (view.fault) {
            banner(frame, "fault", BannerKind::Error, in(frame, *view.fault));
            space(frame, 12);
        }
        drawPackage(frame, model, view, out);
        if (!model.isRatingStore) drawPaper(frame, model, view, out, positionWords);
        space(frame, 18);
        isLeft = button(frame, "leave", frame.tr("common.close"), {.keyCap = "Esc"});
    });
    if (isLeft || event == DialogEvent::Closed) view.forget();
}

} // namespace trivsel::ui
