#include "ui/screens/criteria/criteria_screen.h"

#include "ui/layout.h"
#include "ui/screens/parts/position_words.h"
#include "ui/screens/parts/short_title.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"
#include "ui/widgets/position.h"
#include "ui/widgets/status.h"
#include "ui/widgets/tabs.h"

#include <algorithm>

namespace trivsel::ui {
namespace {

using Form = app::ContentModel::Form;
using Area = app::RatingModel::Area;
using Item = app::RatingModel::Item;

constexpr float kLeastAnchor = 200; ///< narrower and the anchors stand below each other

std::size_t formIndex(const app::ContentModel& model, const CriteriaView& view)
{
    const auto at =
        std::find_if(model.forms.begin(), model.forms.end(), [&](const Form& f) { return f.id == view.form; });
    return at != model.forms.end() ? static_cast<std::size_t>(at - model.forms.begin()) : 0;
}

std::string formAges(const Frame& frame, const Form& form)
{
    return words(frame, "criteria.ages",
                 {{"from", ageWords(frame, form.ageFrom)}, {"to", ageWords(frame, form.ageTo)}});
}

void drawFormChoice(Frame& frame, const app::ContentModel& model, CriteriaView& view)
{
    std::vector<Tab> list;
    for (const Form& form : model.forms) list.push_back({in(frame, form.title), {}});
    const auto chosen =
        tabs(frame, "forms", frame.tr("criteria.forms"), list, static_cast<int>(formIndex(model, view)));
    if (!chosen) return;
    view.form = model.forms[static_cast<std::size_t>(*chosen)].id;
}

void drawAnchor(Frame& frame, const app::RatingModel::Option& option)
{
    if (option.signal) {
        centreInRow(frame, lineHeight(frame, TextStyle::Secondary));
        positionMark(frame, *option.signal, in(frame, option.label), 14);
        sameRow(frame, 8);
    }
    text(frame, in(frame, option.label), {.style = TextStyle::SecondaryStrong});
    space(frame, 4);
    if (!option.anchor.empty()) secondary(frame, in(frame, option.anchor));
}

void drawItem(Frame& frame, const Item& item)
{
    heading(frame, in(frame, item.text));
    space(frame, 10);
    grid(
        frame, static_cast<int>(item.options.size()), kLeastAnchor,
        [&](int n) { drawAnchor(frame, item.options[static_cast<std::size_t>(n)]); }, 18);
}

void drawArea(Frame& frame, const Area& area)
{
    if (!area.counts) {
        banner(frame, "not-counted", BannerKind::Info, frame.tr("criteria.not_counted"));
        space(frame, size::kBetweenCards);
    }
    card(frame, "items", [&] {
        text(frame, in(frame, area.title),
             {.style = TextStyle::SecondaryStrong, .tone = Tone::Muted, .role = Role::Heading});
        for (const Item& item : area.items) {
            separator(frame, 14);
            drawItem(frame, item);
        }
    });
}

void drawScheme(Frame& frame, const app::ContentModel::Scheme& scheme, const ScreenWords& screenWords)
{
    heading(frame, in(frame, scheme.title));
    sameRowIfFits(frame, 140, 10);
    tag(frame, frame.tr(scheme.isInUse ? "criteria.in_use" : "criteria.not_in_use"),
        scheme.isInUse ? Tone::Accent : Tone::Muted);
    space(frame, 6);
    secondary(frame, frame.tr("criteria.rule_order"));
    for (const auto& rule : scheme.rules) {
        space(frame, 12);
        const std::string& word = fullWord(frame, screenWords, rule.then);
        const float pill = positionPillWidth(frame, word);
        const bool fits = availableWidth(frame) > pill + 220;
        if (fits) {
            column(frame, 250, [&] { positionPill(frame, rule.then, word); });
            sameRow(frame, 14);
            text(frame, in(frame, rule.reason));
        } else {
            positionPill(frame, rule.then, word);
            space(frame, 4);
            text(frame, in(frame, rule.reason));
        }
    }
    space(frame, 12);
    secondary(frame, words(frame, "criteria.else",
                           {{"position", phraseWord(frame, screenWords, core::Position::Green)},
                            {"least", in(frame, scheme.minAnswered)},
                            {"unassessed", phraseWord(frame, screenWords, core::Position::Unassessed)}}));
}

void drawRules(Frame& frame, const Form& form, const CriteriaView& view, Outbox& out, const ScreenWords& screenWords)
{
    for (std::size_t i = 0; i < form.schemes.size(); ++i) {
        if (i > 0) space(frame, size::kBetweenCards);
        card(frame, {"scheme", i}, [&] { drawScheme(frame, form.schemes[i], screenWords); });
    }
    space(frame, size::kBetweenCards);
    if (view.mayAskWhatIf) {
        if (rowButton(frame, "what-if", frame.tr("what_if.title"), frame.tr("what_if.lead"), {.icon = Icon::Criteria}))
            out.goTo({app::Screen::WhatIf, {}, {}, {}});
        space(frame, size::kBetweenCards);
    }
    card(frame, "team", [&] {
        heading(frame, frame.tr("criteria.team"));
        space(frame, 6);
        secondary(frame, words(frame, "criteria.team_rule", {{"n", std::to_string(form.teamAgree)}}));
    });
    space(frame, size::kBetweenCards);
    card(frame, "about", [&] {
        heading(frame, frame.tr("criteria.about"));
        space(frame, 6);
        secondary(frame, form.source);
        space(frame, 8);
        caption(frame, words(frame, "criteria.version",
                             {{"id", form.id}, {"version", form.version}, {"licence", form.licence}}));
    });
}

} // namespace

void drawCriteria(Frame& frame, const app::ContentModel& model, CriteriaView& view, Outbox& out,
                  const ScreenWords& screenWords)
{
    if (model.forms.empty()) {
        emptyState(frame, "none", Icon::Criteria, frame.tr("criteria.none"), frame.tr("criteria.none_why"));
        return;
    }
    drawFormChoice(frame, model, view);
    const Form& form = model.forms[formIndex(model, view)];
    space(frame, 10);
    secondary(frame, formAges(frame, form));
    if (!form.validated) caption(frame, frame.tr("criteria.not_validated"));
    space(frame, 14);
    std::vector<std::string> counts;
    std::vector<Tab> list;
    counts.reserve(form.areas.size());
    for (std::size_t i = 0; i < form.areas.size(); ++i) {
        counts.push_back(std::to_string(form.areas[i].items.size()));
        list.push_back({shortTitle(frame, form.areas, i), counts.back()});
    }
    list.push_back({frame.tr("criteria.rules"), {}});
    view.area = std::clamp(view.area, 0, static_cast<int>(form.areas.size()));
    if (const auto chosen = tabs(frame, "areas", frame.tr("criteria.areas"), list, view.area)) view.area = *chosen;
    space(frame, 12);
    withId(frame, {"form", formIndex(model, view)}, [&] {
        if (static_cast<std::size_t>(view.area) < form.areas.size())
            drawArea(frame, form.areas[static_cast<std::size_t>(view.area)]);
        else
            drawRules(frame, form, view, out, screenWords);
    });
    space(frame, 10);
    caption(frame, frame.tr("criteria.local_choice"));
}

} // namespace trivsel::ui
