#include "ui/screens/what_if/what_if_screen.h"

#include "ui/layout.h"
#include "ui/screens/parts/position_words.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"
#include "ui/widgets/position.h"
#include "ui/widgets/slider.h"
#include "ui/widgets/status.h"
#include "ui/widgets/table.h"

#include <algorithm>
#include <array>

namespace trivsel::ui {
namespace {

using app::WhatIfKnob;
using app::WhatIfTarget;
using core::Position;
using Model = app::WhatIfModel;
using State = app::WhatIfRun::State;

constexpr std::array kPositions{Position::Green, Position::Yellow, Position::Red, Position::Unassessed};
constexpr float kChoiceWidth = 220;
constexpr double kRedraw = 0.05; ///< seconds, while the counting goes on
constexpr std::size_t kInvented = 0; ///< first in the list of whose ratings are counted

const Model::Form& formOf(const Model& model, const WhatIfView& view)
{
    const auto at = std::find_if(model.forms.begin(), model.forms.end(), [&](const Model::Form& f) { return f.form->id == view.form; });
    return at != model.forms.end() ? *at : model.forms.front();
}

/// Null: invented children.
const Model::Scope* scopeOf(const Model& model, const WhatIfView& view)
{
    if (view.isInvented || model.scopes.empty()) return nullptr;
    const auto at = std::find_if(model.scopes.begin(), model.scopes.end(), [&](const Model::Scope& s) { return s.unit == view.scope; });
    return at != model.scopes.end() ? &*at : &model.scopes.front();
}

std::size_t periodOf(const Model::Scope& scope, const WhatIfView& view) { return std::min(view.period, scope.periods.size() - 1); }

/// "1.000.000", with the comma in English.
std::string grouped(const Frame& frame, std::int64_t n)
{
    std::string digits = std::to_string(n);
    for (std::size_t from = digits.size(); from > 3; from -= 3) digits.insert(from - 3, 1, frame.english() ? ',' : '.');
    return digits;
}

std::string signedGrouped(const Frame& frame, std::int64_t n)
{
    if (n == 0) return "0";
    return (n > 0 ? "+" : "−") + grouped(frame, n > 0 ? n : -n);
}

std::string percent(const Frame& frame, std::int64_t n, std::int64_t of)
{
    return of == 0 ? std::string() : decimalWords(frame, 100.0 * static_cast<double>(n) / static_cast<double>(of), 1) + " %";
}

// --- what is chosen --------------------------------------------------------------------------------------------------

std::string targetWords(const Frame& frame, const WhatIfTarget& target)
{
    if (target.kind == WhatIfTarget::Kind::Signs) return std::string(frame.tr("what_if.signs"));
    std::string title = words(frame, "what_if.limits_of", {{"area", in(frame, target.title)}});
    if (!target.condition.empty()) title += " · " + in(frame, target.condition);
    return title;
}

std::string scopeWords(const Frame& frame, const Model::Scope& scope)
{
    return scope.isInstitution ? words(frame, "what_if.whole", {{"name", scope.name}}) : scope.name;
}

void drawChoices(Frame& frame, const Model& model, WhatIfView& view)
{
    std::vector<std::string> forms, targets, scopes{std::string(frame.tr("what_if.invented"))}, periods;
    int form = 0, scope = 0;
    for (const Model::Form& each : model.forms) {
        if (&each == &formOf(model, view)) form = static_cast<int>(forms.size());
        forms.push_back(in(frame, each.form->title));
    }
    for (const WhatIfTarget& target : formOf(model, view).targets) targets.push_back(targetWords(frame, target));
    const Model::Scope* chosenScope = scopeOf(model, view);
    for (const Model::Scope& each : model.scopes) {
        if (&each == chosenScope) scope = static_cast<int>(scopes.size());
        scopes.push_back(scopeWords(frame, each));
    }
    if (chosenScope != nullptr)
        for (const Model::Period& period : chosenScope->periods) periods.push_back(in(frame, period.title));

    const auto choose = [&](int n) {
        switch (n) {
        case 0:
            if (const auto chosen = dropDown(frame, "form", frame.tr("what_if.form"), forms, form)) {
                view.form = model.forms[static_cast<std::size_t>(*chosen)].form->id;
                view.target = 0;
            }
            break;
        case 1:
            if (targets.empty()) break;
            if (const auto chosen = dropDown(frame, "target", frame.tr("what_if.target"), targets, static_cast<int>(std::min(view.target, targets.size() - 1))))
                view.target = static_cast<std::size_t>(*chosen);
            break;
        case 2:
            if (const auto chosen = dropDown(frame, "scope", frame.tr("what_if.scope"), scopes, scope)) {
                view.isInvented = static_cast<std::size_t>(*chosen) == kInvented;
                view.scope = view.isInvented ? UnitId{} : model.scopes[static_cast<std::size_t>(*chosen) - 1].unit;
                view.period = 0;
            }
            break;
        default:
            if (const auto chosen = dropDown(frame, "period", frame.tr("what_if.period"), periods, static_cast<int>(periodOf(*chosenScope, view))))
                view.period = static_cast<std::size_t>(*chosen);
        }
    };
    card(frame, "choices", [&] { grid(frame, periods.empty() ? 3 : 4, kChoiceWidth, choose); });
    space(frame, size::kBetweenCards);
}

// --- the limits ------------------------------------------------------------------------------------------------------

std::string valueWords(const Frame& frame, const WhatIfKnob& knob)
{
    return decimalWords(frame, knob.value().toDouble(), knob.step.isInteger() && knob.value().isInteger() ? 0 : 2);
}

std::string knobWords(const Frame& frame, const WhatIfKnob& knob, const ScreenWords& positionWords)
{
    if (!knob.rule.empty()) return briefWord(frame, positionWords, knob.from) + ": " + in(frame, knob.rule);
    return words(frame, knob.isExclusive ? "what_if.above" : "what_if.from", {{"position", briefWord(frame, positionWords, knob.from)}});
}

/// Behind a rule stands its number today, so that its own words need not change.
std::string usualWords(const Frame& frame, const WhatIfKnob& knob)
{
    WhatIfKnob usual = knob;
    usual.at.reset();
    return words(frame, "what_if.usual", {{"value", valueWords(frame, usual)}});
}

void drawKnobs(Frame& frame, const WhatIfTarget& target, WhatIfView& view, const ScreenWords& positionWords)
{
    card(frame, "limits", [&] {
        heading(frame, targetWords(frame, target));
        space(frame, 4);
        secondary(frame, frame.tr("what_if.not_saved"));
        for (std::size_t i = 0; i < view.knobs.size(); ++i) {
            const WhatIfKnob& knob = view.knobs[i];
            const std::string label = knobWords(frame, knob, positionWords);
            space(frame, 14);
            centreInRow(frame, lineHeight(frame, TextStyle::SecondaryStrong));
            positionMark(frame, knob.from, fullWord(frame, positionWords, knob.from), 14);
            sameRow(frame, 8);
            text(frame, label, {.style = TextStyle::SecondaryStrong});
            if (const auto moved = slider(frame, {"limit", i}, label, knob.nearest(), valueWords(frame, knob),
                                          {.least = knob.least, .most = knob.most, .largeStep = std::max(1, (knob.most - knob.least) / 8),
                                           .usual = [&] { WhatIfKnob usual = knob; usual.at.reset(); return usual.nearest(); }()}))
                app::moveKnob(view.knobs, i, *moved);
            caption(frame, usualWords(frame, view.knobs[i]));
        }
        space(frame, 14);
        const bool isMoved = std::any_of(view.knobs.begin(), view.knobs.end(), [](const WhatIfKnob& k) { return k.isMoved(); });
        if (button(frame, "reset", frame.tr("what_if.reset"), {.icon = Icon::Undo, .enabled = isMoved ? Enabled::Yes : Enabled::No}))
            for (WhatIfKnob& knob : view.knobs) knob.at.reset();
    });
}

// --- what would be ---------------------------------------------------------------------------------------------------

const app::WhatIfAnswer& answerOf(WhatIfView& view)
{
    const app::WhatIfCount* count = view.run.count();
    if (view.answered != count || view.answeredKnobs != view.knobs) {
        view.answer = count->answer(view.knobs);
        view.answered = count;
        view.answeredKnobs = view.knobs;
    }
    return view.answer;
}

void drawPositions(Frame& frame, const app::WhatIfAnswer& answer, const ScreenWords& positionWords)
{
    const std::array columns{TableColumn{.title = frame.tr("what_if.position"), .weight = 1, .minWidth = 120},
                             TableColumn{.title = frame.tr("what_if.before"), .width = 84, .align = Align::Right},
                             TableColumn{.title = frame.tr("what_if.now"), .width = 84, .align = Align::Right},
                             TableColumn{.title = frame.tr("what_if.share"), .width = 72, .align = Align::Right, .hideBelow = 520},
                             TableColumn{.title = frame.tr("what_if.difference"), .width = 84, .align = Align::Right, .hideBelow = 400}};
    const auto before = answer.before(), now = answer.now();
    TableSpec spec;
    spec.name = frame.tr("what_if.result");
    spec.columns = columns;
    spec.rows = static_cast<int>(kPositions.size());
    spec.rowLabel = [&](int row) -> std::string_view { return briefWord(frame, positionWords, kPositions[static_cast<std::size_t>(row)]); };
    spec.opens = false;
    spec.border = false;
    TableState state;
    table(frame, "positions", spec, state, [&](TableRow& cells) {
        const Position position = kPositions[static_cast<std::size_t>(cells.index())];
        const auto at = static_cast<std::size_t>(position);
        cells.pill(0, position, briefWord(frame, positionWords, position));
        cells.text(1, grouped(frame, before[at]));
        cells.text(2, grouped(frame, now[at]), TextStyle::SecondaryStrong);
        cells.text(3, percent(frame, now[at], answer.ratings()), TextStyle::Secondary, Tone::Muted);
        cells.text(4, signedGrouped(frame, now[at] - before[at]));
    });
}

/// From which to which, the greatest first.
void drawMoves(Frame& frame, const app::WhatIfAnswer& answer, const ScreenWords& positionWords)
{
    struct Move {
        std::int64_t ratings;
        Position from, to;
    };
    std::vector<Move> moves;
    for (const Position from : kPositions)
        for (const Position to : kPositions)
            if (const std::int64_t n = answer.moves[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)]; from != to && n > 0)
                moves.push_back({n, from, to});
    std::stable_sort(moves.begin(), moves.end(), [](const Move& a, const Move& b) { return a.ratings > b.ratings; });
    for (const Move& move : moves) {
        space(frame, 6);
        positionMark(frame, move.from, fullWord(frame, positionWords, move.from), 14);
        sameRow(frame, 6);
        icon(frame, Icon::Forward, 16);
        sameRow(frame, 6);
        positionMark(frame, move.to, fullWord(frame, positionWords, move.to), 14);
        sameRow(frame, 8);
        text(frame, words(frame, "what_if.move", {{"n", grouped(frame, move.ratings)},
                                                  {"from", briefWord(frame, positionWords, move.from)},
                                                  {"to", briefWord(frame, positionWords, move.to)}}),
             {.style = TextStyle::Secondary});
    }
}

void drawAnswer(Frame& frame, const WhatIfTarget& target, WhatIfView& view, const ScreenWords& positionWords)
{
    const app::WhatIfAnswer& answer = answerOf(view);
    if (answer.ratings() == 0) {
        secondary(frame, frame.tr("what_if.no_ratings"));
        return;
    }
    figure(frame, grouped(frame, answer.changed()));
    space(frame, 2);
    const char* key = target.decidesPosition ? "what_if.would_change" : "what_if.would_change_area";
    text(frame, words(frame, key, {{"total", grouped(frame, answer.ratings())}, {"share", percent(frame, answer.changed(), answer.ratings())}}));
    space(frame, 14);
    drawPositions(frame, answer, positionWords);
    space(frame, 8);
    drawMoves(frame, answer, positionWords);
    space(frame, 12);
    if (!target.decidesPosition) caption(frame, frame.tr("what_if.area_only"));
    caption(frame, frame.tr("what_if.are_ratings"));
    if (view.run.otherEdition() > 0) caption(frame, counted(frame, "what_if.other_edition", view.run.otherEdition()));
}

void drawResult(Frame& frame, const WhatIfTarget& target, WhatIfView& view, const ScreenWords& positionWords)
{
    card(frame, "result", [&] {
        heading(frame, frame.tr("what_if.result"));
        space(frame, 10);
        if (view.run.state() == State::Done) {
            drawAnswer(frame, target, view, positionWords);
            return;
        }
        frame.requests.redrawIn(kRedraw);
        const bool isFetching = view.run.state() == State::Fetching;
        const std::string_view doing = frame.tr(isFetching ? "what_if.fetching" : "what_if.counting");
        secondary(frame, doing);
        space(frame, 8);
        progressBar(frame, isFetching ? 0 : view.run.progress(), 1, doing, 0);
    });
}

} // namespace

std::optional<app::WhatIfChoice> WhatIfView::choice(const app::WhatIfModel& model) const
{
    if (model.forms.empty()) return std::nullopt;
    const Model::Form& chosen = formOf(model, *this);
    if (chosen.targets.empty()) return std::nullopt;
    app::WhatIfChoice choice{chosen.form, chosen.scheme, chosen.targets[std::min(target, chosen.targets.size() - 1)], {}};
    if (const Model::Scope* of = scopeOf(model, *this)) choice.rounds = of->periods[periodOf(*of, *this)].rounds;
    return choice;
}

void WhatIfView::prepare(app::Session* session, const app::WhatIfModel& model)
{
    const auto wanted = choice(model);
    if (!wanted) return;
    if (const KnobsOf of{wanted->form, wanted->scheme, wanted->target}; !(of == knobsOf)) {
        knobsOf = of;
        knobs = app::whatIfKnobs(*wanted->form, wanted->form->schemes[wanted->scheme], wanted->target);
    }
    if (run.want(session, *wanted)) answered = nullptr;
}

void WhatIfView::forget()
{
    run = {};
    answer = {};
    answered = nullptr;
}

void drawWhatIf(Frame& frame, const app::WhatIfModel& model, WhatIfView& view, Outbox&, const ScreenWords& positionWords)
{
    if (!model.mayRead) {
        emptyState(frame, "not-yours", Icon::Lock, frame.tr("what_if.not_yours"), frame.tr("what_if.not_yours_why"));
        return;
    }
    if (model.forms.empty()) {
        emptyState(frame, "none", Icon::Criteria, frame.tr("criteria.none"), frame.tr("criteria.none_why"));
        return;
    }
    if (scopeOf(model, view) == nullptr) {
        const char* why = !model.isLeader ? "what_if.invented_only" : model.scopes.empty() ? "what_if.no_round_yet" : "what_if.invented_why";
        banner(frame, "invented", BannerKind::Info, words(frame, why, {{"n", grouped(frame, app::kInventedRatings)}}));
        space(frame, size::kBetweenCards);
    }
    drawChoices(frame, model, view);
    const Model::Form& form = formOf(model, view);
    if (form.targets.empty()) {
        emptyState(frame, "no-limits", Icon::Criteria, frame.tr("what_if.nothing"), frame.tr("what_if.nothing_why"));
        return;
    }
    // What is drawn is what is counted: a choice of this frame is counted from the next one on.
    const WhatIfTarget& target = view.knobsOf.target;
    if (target.kind != WhatIfTarget::Kind::Signs && !target.decidesPosition) {
        const bool countsSigns = form.targets.front().kind == WhatIfTarget::Kind::Signs;
        banner(frame, "area", BannerKind::Info, frame.tr(countsSigns ? "what_if.signs_decide" : "what_if.others_decide"));
        space(frame, size::kBetweenCards);
    }
    twoColumns(
        frame, [&] { drawKnobs(frame, target, view, positionWords); },
        [&] { drawResult(frame, target, view, positionWords); }, {.sideWidth = 500, .fold = 880});
}

} // namespace trivsel::ui
