#include "ui/layout.h"
#include "ui/screens/parts/position_words.h"
#include "ui/screens/team/team_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/position.h"
#include "ui/widgets/status.h"

#include <algorithm>
#include <vector>

namespace trivsel::ui::team {
namespace {

using Row = app::TeamModel::Row;
using Cell = app::TeamModel::Cell;

constexpr float kLeastPill = 140; ///< narrower columns of answers are stacked instead
constexpr float kGap = 14;
constexpr float kRowPadding = 10;

/// Where the parts of a row stand; widths in design pixels. `answers` 0: below each other.
struct RowLayout {
    float item = 0;
    float answers = 0;
};

RowLayout layoutFor(float room, std::size_t raters)
{
    RowLayout layout;
    layout.item = std::clamp(room * 0.32F, 150.0F, 280.0F);
    const auto count = static_cast<float>(std::max<std::size_t>(1, raters));
    layout.answers = (room - layout.item - kGap * count) / count;
    if (layout.answers < kLeastPill) layout.answers = 0;
    return layout;
}

void drawCell(const Page& page, const Cell& cell)
{
    Frame& frame = page.frame;
    if (cell.isEmpty && !cell.isNotSeen) {
        text(frame, frame.tr("team.empty"), {.style = TextStyle::Secondary, .tone = Tone::Muted});
    } else if (cell.isNotSeen) {
        positionPill(frame, core::Position::Unassessed, in(frame, cell.label));
    } else if (cell.isReviewed) {
        positionPill(frame, cell.signal.value_or(core::Position::Green), frame.tr("team.reviewed"));
    } else if (cell.signal) {
        positionPill(frame, *cell.signal, in(frame, cell.label));
    } else {
        tag(frame, in(frame, cell.label), Tone::Muted);
    }
}

/// One adult's answer, and what was written with it.
void drawAnswer(const Page& page, const Row& row, std::size_t rater)
{
    Frame& frame = page.frame;
    drawCell(page, row.cells[rater]);
    if (rater >= row.comments.size() || row.comments[rater].empty()) return;
    space(frame, 6);
    caption(frame, words(frame, "team.quoted", {{"text", row.comments[rater]}}));
}

void drawRow(const Page& page, const Row& row, const RowLayout& layout)
{
    Frame& frame = page.frame;
    const std::size_t raters = std::min(row.cells.size(), page.model.raters.size());
    if (layout.answers <= 0) {
        text(frame, in(frame, row.item));
        for (std::size_t r = 0; r < raters; ++r) {
            space(frame, 8);
            column(frame, std::min(130.0F, availableWidth(frame) * 0.34F), [&] {
                text(frame, page.model.raters[r].name,
                     {.style = TextStyle::Secondary, .tone = Tone::Muted, .wrap = Wrap::None});
            });
            sameRow(frame, kGap);
            column(frame, availableWidth(frame), [&] { drawAnswer(page, row, r); });
        }
        return;
    }
    column(frame, layout.item, [&] { text(frame, in(frame, row.item)); });
    for (std::size_t r = 0; r < raters; ++r) {
        sameRow(frame, kGap);
        column(frame, layout.answers, [&] { drawAnswer(page, row, r); });
    }
}

/// The adults' names over their columns.
void drawNames(const Page& page, const RowLayout& layout)
{
    if (layout.answers <= 0) return;
    Frame& frame = page.frame;
    space(frame, 8);
    column(frame, layout.item, [&] { caption(frame, " "); });
    for (const auto& rater : page.model.raters) {
        sameRow(frame, kGap);
        column(frame, layout.answers, [&] {
            text(frame, rater.name, {.style = TextStyle::Caption, .tone = Tone::Muted, .wrap = Wrap::None});
        });
    }
}

void drawRows(Page& page, const std::vector<Row>& rows)
{
    Frame& frame = page.frame;
    const RowLayout layout = layoutFor(availableWidth(frame), page.model.raters.size());
    drawNames(page, layout);
    const std::string* area = nullptr;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        separator(frame, kRowPadding);
        const std::string& title = in(frame, rows[i].area);
        if (&rows == &page.model.agreeing && (area == nullptr || *area != title)) {
            caption(frame, title);
            space(frame, 4);
        }
        area = &title;
        withId(frame, {"row", i}, [&] { drawRow(page, rows[i], layout); });
    }
}

void drawOverallComments(Page& page)
{
    Frame& frame = page.frame;
    for (const auto& rater : page.model.raters) {
        if (rater.comment.empty()) continue;
        space(frame, 8);
        secondary(frame, words(frame, "team.said", {{"name", rater.name}, {"text", rater.comment}}));
    }
}

} // namespace

void drawRaters(Page& page)
{
    Frame& frame = page.frame;
    const app::TeamModel& model = page.model;
    card(frame, "raters", [&] {
        float used = 0;
        for (std::size_t r = 0; r < model.raters.size(); ++r) {
            const auto& rater = model.raters[r];
            const std::string name =
                rater.isFromOutside ? words(frame, "team.outside", {{"name", rater.name}}) : rater.name;
            const std::string& word = briefWord(frame, page.words, rater.own);
            const float width = std::max(positionPillWidth(frame, word),
                                         std::min(textWidth(frame, name, TextStyle::Caption) + 2, 220.0F));
            if (r > 0) sameRowIfFits(frame, width, 28);
            used += width + 28;
            column(frame, width, [&] {
                text(frame, name, {.style = TextStyle::Caption, .tone = Tone::Muted, .wrap = Wrap::None});
                space(frame, 4);
                positionPill(frame, rater.own, word);
            });
        }
        for (const auto& rater : model.raters)
            if (!rater.typedIn.empty()) caption(frame, rater.name + ": " + in(frame, rater.typedIn));
        const std::string agreement = words(
            frame, "team.agreement", {{"same", std::to_string(model.same)}, {"both", std::to_string(model.both)}});
        const float wide = textWidth(frame, agreement, TextStyle::Caption) + 4;
        if (used + wide <= availableWidth(frame)) {
            alignRight(frame, wide);
        } else {
            space(frame, 14);
        }
        column(frame, wide, [&] {
            caption(frame, agreement);
            space(frame, 8);
            if (model.both > 0) progressBar(frame, model.same, model.both, agreement, wide);
        });
        drawOverallComments(page);
    });
}

void drawDifferences(Page& page)
{
    Frame& frame = page.frame;
    const app::TeamModel& model = page.model;
    card(frame, "differences", [&] {
        heading(frame, frame.tr(model.differing.empty() ? "team.differing_none" : "team.differing"));
        drawRows(page, model.differing);
        if (model.agreeing.empty()) return;
        space(frame, 12);
        const std::string show = page.draft.showsAgreeing ? std::string(frame.tr("team.hide_agreeing"))
                                                          : counted(frame, "team.show_agreeing",
                                                                    static_cast<long long>(model.agreeing.size()));
        if (linkButton(frame, "agreeing", show,
                       {.icon = page.draft.showsAgreeing ? Icon::ExpandLess : Icon::ExpandMore}))
            page.draft.showsAgreeing = !page.draft.showsAgreeing;
        if (page.draft.showsAgreeing) withId(frame, "agreeing-rows", [&] { drawRows(page, model.agreeing); });
    });
}

} // namespace trivsel::ui::team
