#include "ui/layout.h"
#include "ui/screens/parts/bullet.h"
#include "ui/screens/parts/position_words.h"
#include "ui/screens/rating/rating_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/position.h"

namespace trivsel::ui::rating {
namespace {

constexpr int kDecimals = 2;

void subheading(Frame& frame, std::string_view words)
{
    space(frame, 14);
    text(frame, words, {.style = TextStyle::SecondaryStrong});
}

void drawReasons(Page& page, const app::WhyModel& why)
{
    Frame& frame = page.frame;
    if (!why.rule.empty())
        text(frame, in(frame, why.rule), {.style = TextStyle::SecondaryStrong});
    else if (why.position == core::Position::Unassessed)
        secondary(frame, frame.tr("rating.why_too_few"));
    else
        secondary(frame, frame.tr("rating.why_no_rule"));
    for (const Text& item : why.decidingItems) bullet(frame, in(frame, item));
    if (!why.couldBeWorse.empty()) {
        subheading(frame, frame.tr("rating.why_worse"));
        for (const Text& reason : why.couldBeWorse) bullet(frame, in(frame, reason));
    }
}

void drawAreas(Page& page, const app::WhyModel& why)
{
    Frame& frame = page.frame;
    if (why.areas.empty()) return;
    subheading(frame, frame.tr("rating.why_areas"));
    for (const auto& area : why.areas) {
        space(frame, 6);
        const std::string score =
            area.score ? decimalWords(frame, *area.score, kDecimals) : std::string(frame.tr("rating.no_score"));
        text(frame, words(frame, "rating.area_score", {{"area", in(frame, area.title)}, {"score", score}}),
             {.style = TextStyle::Secondary});
        if (area.band)
            caption(frame, words(frame, "rating.area_band", {{"position", phraseWord(frame, page.words, *area.band)}}));
        if (area.distanceToNext && area.next)
            caption(frame, words(frame, "rating.area_distance",
                                 {{"distance", decimalWords(frame, *area.distanceToNext, kDecimals)},
                                  {"position", phraseWord(frame, page.words, *area.next)}}));
    }
}

void drawChanges(Page& page, const app::WhyModel& why)
{
    Frame& frame = page.frame;
    subheading(frame, frame.tr("rating.why_changes"));
    if (why.changes.empty()) {
        space(frame, 4);
        secondary(frame, frame.tr("rating.why_no_changes"));
        return;
    }
    for (const auto& change : why.changes) {
        const std::string answer =
            change.answer.empty() ? std::string(frame.tr("rating.no_answer")) : in(frame, change.answer);
        bullet(frame, words(frame, "rating.change",
                            {{"item", in(frame, change.item)},
                             {"answer", answer},
                             {"position", phraseWord(frame, page.words, change.position)}}));
    }
}

} // namespace

void drawSuggestion(Page& page)
{
    Frame& frame = page.frame;
    if (!page.model.suggestion) return;
    const app::WhyModel& why = *page.model.suggestion;
    card(frame, "suggestion", [&] {
        heading(frame, frame.tr("rating.suggestion"));
        space(frame, 8);
        positionPill(frame, why.position, fullWord(frame, page.words, why.position));
        space(frame, 8);
        drawReasons(page, why);
        space(frame, 6);
        caption(frame, words(frame, "rating.why_answered",
                             {{"done", std::to_string(why.answered)}, {"all", std::to_string(why.items)}}));
        space(frame, 6);
        if (linkButton(frame, "why", frame.tr(page.view.isWhyOpen ? "rating.why_less" : "rating.why_more"),
                       {.icon = page.view.isWhyOpen ? Icon::ExpandLess : Icon::ExpandMore}))
            page.view.isWhyOpen = !page.view.isWhyOpen;
        if (!page.view.isWhyOpen) return;
        drawChanges(page, why);
        drawAreas(page, why);
        space(frame, 14);
        caption(frame, words(frame, why.isLocalChoice ? "rating.rule_local" : "rating.rule",
                             {{"rule", in(frame, why.scheme)}}));
    });
}

} // namespace trivsel::ui::rating
