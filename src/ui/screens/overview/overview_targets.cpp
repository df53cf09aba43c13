#include "ui/screens/overview/overview_parts.h"

#include "ui/layout.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"

#include <algorithm>
#include <charconv>
#include <cmath>

/// The municipality's targets: what is wanted, and what a leader writes down as reached.
namespace trivsel::ui::overview {
namespace {

using Row = app::OverviewModel::TargetRow;
constexpr float kFieldWidth = 110;
constexpr float kChoiceWidth = 140;

std::string numberWords(const Frame& frame, double value)
{
    return decimalWords(frame, value, std::abs(value - std::round(value)) < 1e-9 ? 0 : 2);
}

/// A number as people type it, with a comma or a point; nothing when it is none.
std::optional<double> numberFrom(std::string words)
{
    std::ranges::replace(words, ',', '.');
    double value = 0;
    const auto read = std::from_chars(words.data(), words.data() + words.size(), value);
    if (words.empty() || read.ec != std::errc{} || read.ptr != words.data() + words.size()) return std::nullopt;
    return value;
}

std::string wantedWords(const Frame& frame, const Row& row)
{
    if (row.isYesNo) return std::string(frame.tr("overview.target_yes"));
    const std::string number = numberWords(frame, row.target) + (row.isPercent ? " %" : "");
    return words(frame, row.isAtMost ? "overview.target_most" : "overview.target_least", {{"n", number}});
}

void drawState(Page& page, const Row& row)
{
    if (!row.isReached) return;
    sameRowIfFits(page.frame, 100);
    centreInRow(page.frame);
    text(page.frame, page.frame.tr(*row.isReached ? "overview.target_reached" : "overview.target_not_reached"), {.style = TextStyle::SecondaryStrong});
}

void drawYesNo(Page& page, const Row& row)
{
    const std::vector<std::string> answers{std::string(page.frame.tr("overview.target_unknown")), std::string(page.frame.tr("common.yes")), std::string(page.frame.tr("common.no"))};
    const int current = !row.actual ? 0 : *row.actual > 0 ? 1 : 2;
    const auto chosen = dropDown(page.frame, "answer", {}, answers, current, {.width = kChoiceWidth});
    if (!chosen || *chosen == current) return;
    page.out.send(app::SetTargetFigure{row.id, row.year, *chosen == 0 ? std::nullopt : std::optional(*chosen == 1 ? 1.0 : 0.0)});
}

void drawNumber(Page& page, const Row& row)
{
    auto& typed = page.view.targets[row.id];
    if (!typed.isBegun) {
        typed.isBegun = true;
        if (row.actual) typed.words.set(numberWords(page.frame, *row.actual));
    }
    const std::string now(text::trim(typed.words.text()));
    const bool isWrong = !now.empty() && !numberFrom(now);
    const auto event = textField(page.frame, "value", {}, typed.words,
                                 {.hint = page.frame.tr(row.isPercent ? "overview.target_percent" : "overview.target_number"),
                                  .error = isWrong ? page.frame.tr("overview.target_wrong") : std::string_view(), .width = kFieldWidth, .maxBytes = 20});
    if (event.committed && !isWrong && numberFrom(now) != row.actual) page.out.send(app::SetTargetFigure{row.id, row.year, numberFrom(now)});
}

} // namespace

void drawTargets(Page& page)
{
    if (page.model.targets.empty()) return;
    Frame& frame = page.frame;
    card(frame, "targets", {.label = frame.tr("overview.targets")}, [&] {
        heading(frame, frame.tr("overview.targets"));
        space(frame, 4);
        secondary(frame, frame.tr("overview.targets_words"));
        space(frame, 8);
        if (linkButton(frame, "fold", frame.tr(page.view.showsTargets ? "overview.targets_hide" : "overview.targets_show"),
                       {.icon = page.view.showsTargets ? Icon::ExpandLess : Icon::ExpandMore}))
            page.view.showsTargets = !page.view.showsTargets;
        if (!page.view.showsTargets) return;
        for (std::size_t i = 0; i < page.model.targets.size(); ++i) {
            const Row& row = page.model.targets[i];
            withId(frame, {"target", i}, [&] {
                separator(frame, 12);
                text(frame, row.title, {.style = TextStyle::SecondaryStrong});
                secondary(frame, std::to_string(row.year) + " · " + wantedWords(frame, row));
                space(frame, 6);
                if (row.isYesNo) drawYesNo(page, row);
                else drawNumber(page, row);
                drawState(page, row);
            });
        }
    });
    space(frame, size::kBetweenCards);
}

} // namespace trivsel::ui::overview
