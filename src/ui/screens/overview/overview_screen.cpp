#include "ui/screens/overview/overview_screen.h"

#include "app/output_file.h"
#include "ui/chart.h"
#include "ui/layout.h"
#include "ui/screens/overview/overview_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/field.h"
#include "ui/widgets/status.h"

#include <algorithm>

namespace trivsel::ui {
namespace {

using app::OverviewModel;
using overview::Page;

constexpr float kChoiceWidth = 190;
constexpr float kTileWidth = 210;
constexpr float kSide = 440;      ///< the right-hand charts
constexpr float kFoldBelow = 980; ///< narrower than this they go below

bool isSame(const app::ClosePeriod& a, const app::ClosePeriod& b)
{
    return a.institution == b.institution && a.title == b.title && a.from == b.from && a.to == b.to;
}

/// A choice among options; nothing is drawn when there is only one.
template <class Value>
void chooseFrom(Page& page, const char* id, std::string_view label, const std::vector<OverviewModel::Option<Value>>& options, const Value& chosen, Value& into, bool& isFirst)
{
    if (options.size() < 2) return;
    std::vector<std::string> words;
    int current = 0;
    for (const auto& option : options) {
        if (option.value == chosen) current = static_cast<int>(words.size());
        words.push_back(option.words);
    }
    if (!isFirst) sameRowIfFits(page.frame, kChoiceWidth, 12);
    isFirst = false;
    if (const auto picked = dropDown(page.frame, id, label, words, current, {.width = kChoiceWidth})) into = options[static_cast<std::size_t>(*picked)].value;
}

std::vector<app::PaperChoice> papers(const OverviewModel& model)
{
    std::vector<app::PaperChoice> all{app::PaperChoice::leader(model.chosen), app::PaperChoice::figuresSheet(model.figures)};
    if (model.canSendFile) all.push_back(app::PaperChoice::figuresFile(model.figures));
    return all;
}

/// Another store's figures, for those who look at several institutions.
void drawChooser(Page& page)
{
    if (!page.view.choosesFile) return;
    const FileChoice choice = drawFileChooser(page.frame, "figures-file", FileKind::Figures, page.view.chooser);
    if (choice.cancelled || choice.file) page.view.choosesFile = false;
    if (!choice.file) return;
    page.out.ask([file = *choice.file, &out = page.out](app::Application&) {
        auto bytes = app::readWholeFile(file, app::kMostFiguresFileBytes);
        if (!bytes) return out.fail(bytes.error());
        out.send(app::TakeFigures{file.filename().string(), std::move(*bytes)}, [&out](const Result<void>& done) {
            if (done) out.tell({"Tallene er læst ind.", "The figures have been read in."});
            else out.fail(done.error());
        });
    });
}

void drawChoices(Page& page)
{
    const OverviewModel& model = page.model;
    Frame& frame = page.frame;
    auto& choice = page.view.choice;
    bool isFirst = true;
    chooseFrom(page, "place", frame.tr("overview.place"), model.places, model.chosen.place, choice.place, isFirst);
    chooseFrom(page, "period", frame.tr("overview.period"), model.periods, model.chosen.period, choice.period, isFirst);
    chooseFrom(page, "unit", frame.tr("overview.unit"), model.units, model.chosen.about.unit, choice.about.unit, isFirst);
    chooseFrom(page, "age", frame.tr("overview.age"), model.ages, model.chosen.about.ageBand, choice.about.ageBand, isFirst);
    chooseFrom(page, "sex", frame.tr("overview.sex"), model.sexes, model.chosen.about.sex, choice.about.sex, isFirst);
    if (!isFirst) space(frame, 12);
    const bool hasFigures = model.nothing.empty();
    isFirst = true;
    const auto action = [&](bool isOffered, const char* id, Icon icon, std::string_view words) {
        if (!isOffered) return false;
        if (!isFirst) sameRowIfFits(frame, buttonWidth(frame, words, {.icon = icon}), 10);
        isFirst = false;
        return button(frame, id, words, {.icon = icon});
    };
    if (action(hasFigures, "print", Icon::Print, frame.tr("overview.print"))) page.view.print.open(papers(model), frame.language, page.out);
    if (action(hasFigures && model.mayTryLimits, "what-if", Icon::Criteria, frame.tr("overview.what_if"))) page.out.goTo({app::Screen::WhatIf});
    if (action(model.mayTakeFile, "take", Icon::Upload, frame.tr("overview.take"))) {
        page.view.choosesFile = true;
        page.view.chooser = {};
    }
    if (!isFirst) space(frame, size::kBetweenCards);
}

void make(Page& page, const app::ClosePeriod& period)
{
    const auto making = page.view.making;
    making->isUnderWay = true;
    page.out.send(period, [making, period](const Result<void>& done) {
        making->isUnderWay = false;
        if (!done) making->failed.push_back(period);
    });
}

/// Periods without figures: complete ones are made at once, others when the leader says so.
void drawWaiting(Page& page)
{
    Frame& frame = page.frame;
    OverviewView::Making& making = *page.view.making;
    for (const OverviewModel::Waiting& waiting : page.model.waiting) {
        const bool hasFailed = std::ranges::any_of(making.failed, [&](const auto& p) { return isSame(p, waiting.close); });
        if (waiting.isDue && !hasFailed && !making.isUnderWay) make(page, waiting.close);
    }
    if (making.isUnderWay) {
        workStatus(frame, "making", frame.tr("overview.making"), 0, 0);
        space(frame, size::kBetweenCards);
    }
    for (std::size_t i = 0; i < page.model.waiting.size(); ++i) {
        const OverviewModel::Waiting& waiting = page.model.waiting[i];
        if (waiting.isDue && making.isUnderWay) continue;
        card(frame, {"waiting", static_cast<std::int64_t>(i)}, {.paddingY = 12}, [&] {
            centreInRow(frame);
            text(frame, waiting.words + " " + std::string(frame.tr(waiting.canClose ? "overview.not_made" : "overview.not_closed")), {.style = TextStyle::Secondary});
            if (!waiting.canClose) return;
            sameRowIfFits(frame, buttonWidth(frame, frame.tr("overview.make")));
            const auto enabled = making.isUnderWay ? Enabled::No : Enabled::Yes;
            if (button(frame, {"make", static_cast<std::int64_t>(i)}, frame.tr("overview.make"), {.enabled = enabled})) page.view.asksToClose = waiting.close;
        });
        space(frame, size::kBetweenCards);
    }
}

void drawTiles(Page& page)
{
    const auto& tiles = page.model.tiles;
    if (tiles.empty()) return;
    grid(page.frame, static_cast<int>(tiles.size()), kTileWidth, [&](int i) {
        const auto& tile = tiles[static_cast<std::size_t>(i)];
        figureCard(page.frame, {"tile", i}, tile.title, tile.value, tile.words);
    });
    space(page.frame, size::kBetweenCards);
}

void drawSection(Page& page, std::string_view id)
{
    Frame& frame = page.frame;
    for (const OverviewModel::Section& section : page.model.sections) {
        if (section.id != id) continue;
        card(frame, {"section", static_cast<std::int64_t>(&section - page.model.sections.data())}, {.label = section.heading}, [&] {
            // A chart that says the same as the heading is not headed twice.
            const bool needsHeading = section.charts.empty() || core::chart::headOf(section.charts.front()).title != section.heading;
            if (needsHeading) heading(frame, section.heading);
            for (std::size_t i = 0; i < section.charts.size(); ++i) {
                if (i > 0) separator(frame, 14);
                else if (needsHeading) space(frame, 10);
                withId(frame, {"chart", static_cast<std::int64_t>(i)}, [&] { chart(frame, section.charts[i]); });
            }
            for (const std::string& sentence : section.sentences) {
                space(frame, 6);
                secondary(frame, sentence);
            }
        });
        space(frame, size::kBetweenCards);
    }
}

void drawOwnFigures(Page& page)
{
    Frame& frame = page.frame;
    const auto& tables = page.model.ownFigures;
    if (tables.empty()) return;
    card(frame, "own", {.label = frame.tr("overview.own")}, [&] {
        heading(frame, frame.tr("overview.own"));
        space(frame, 4);
        secondary(frame, frame.tr("overview.own_words"));
        for (const OverviewModel::FactTable& facts : tables) {
            separator(frame, 12);
            text(frame, facts.heading, {.style = TextStyle::SecondaryStrong});
            for (const OverviewModel::Fact& fact : facts.facts) {
                space(frame, 6);
                textRuns(frame, {{.words = fact.label + ": ", .style = TextStyle::Secondary},
                                 {.words = fact.value, .style = TextStyle::SecondaryStrong},
                                 {.words = fact.words.empty() ? std::string() : " · " + fact.words, .style = TextStyle::Secondary, .tone = Tone::Muted}});
            }
        }
    });
    space(frame, size::kBetweenCards);
}

void drawQuestion(Page& page)
{
    if (!page.view.asksToClose) return;
    Frame& frame = page.frame;
    const auto answer = confirmDialog(frame, "close-period",
                                      {.title = frame.tr("overview.close_title"), .words = frame.tr("overview.close_words"), .confirm = frame.tr("overview.make"), .cancel = frame.tr("common.cancel")});
    if (!answer) return;
    if (*answer) make(page, *page.view.asksToClose);
    page.view.asksToClose.reset();
}

} // namespace

void drawOverview(Frame& frame, const OverviewModel& model, OverviewView& view, Outbox& out)
{
    Page page{frame, model, view, out};
    drawChoices(page);
    drawWaiting(page);
    if (!model.nothing.empty()) {
        emptyState(frame, "nothing", Icon::Overview, frame.tr("overview.nothing"), model.nothing);
        space(frame, size::kBetweenCards);
    } else {
        drawTiles(page);
        twoColumns(
            frame,
            [&] {
                for (const char* id : {"distribution", "signs", "units"}) drawSection(page, id);
            },
            [&] {
                for (const char* id : {"funnel", "flow", "effect"}) drawSection(page, id);
            },
            {.sideWidth = kSide, .fold = kFoldBelow});
    }
    drawOwnFigures(page);
    overview::drawTargets(page);
    drawQuestion(page);
    drawChooser(page);
    drawPrintDialog(frame, view.print, out);
}

} // namespace trivsel::ui
