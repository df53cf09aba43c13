#include "app/application.h"
#include "app/session.h"
#include "ui/layout.h"
#include "ui/screens/audit/audit_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status.h"

#include <algorithm>

namespace trivsel::ui::audit {
namespace {

constexpr std::size_t kOpeningsAtAGlance = 5;
constexpr std::size_t kSamplesAtAGlance = 3;

void drawOpening(Page& page, const app::AuditModel::Opening& one)
{
    Frame& frame = page.frame;
    separator(frame, 10);
    if (linkButton(frame, {"opened", one.opening}, one.name, {.icon = Icon::Child})) page.out.goTo({app::Screen::Child, {}, {}, one.child});
    secondary(frame, words(frame, "audit.opened_by", {{"name", one.by}, {"when", momentWords(frame, one.at)}}));
    text(frame, words(frame, "audit.because", {{"purpose", one.reason}}), {.style = TextStyle::Secondary});
    if (one.seenAt) {
        caption(frame, words(frame, "audit.seen_by", {{"name", one.seenBy}, {"when", momentWords(frame, *one.seenAt)}}));
        return;
    }
    if (!one.maySee) {
        caption(frame, frame.tr("audit.own_opening"));
        return;
    }
    space(frame, 6);
    if (button(frame, {"seen", one.opening}, frame.tr("audit.seen"), {.icon = Icon::Check})) page.out.send(app::SeeGlassOpening{one.opening});
}

} // namespace

void drawChain(Page& page)
{
    Frame& frame = page.frame;
    const app::AuditModel& model = page.model;
    card(frame, "chain", {.label = frame.tr("audit.chain")}, [&] {
        heading(frame, frame.tr("audit.chain"));
        space(frame, 8);
        if (!model.isFetched) {
            secondary(frame, frame.tr("audit.fetching"));
            return;
        }
        if (model.isWhole)
            banner(frame, "whole", BannerKind::Good, frame.tr("audit.whole"));
        else
            banner(frame, "broken", BannerKind::Error, in(frame, model.fault));
        space(frame, 8);
        secondary(frame, words(frame, "audit.all_rows", {{"n", std::to_string(model.allRows)}}));
        secondary(frame, frame.tr("audit.mark"));
        text(frame, model.mark, {.style = TextStyle::SecondaryStrong});
        space(frame, 6);
        caption(frame, frame.tr("audit.mark_why"));
        caption(frame, frame.tr("audit.anchor"));
        space(frame, 8);
        if (linkButton(frame, "refresh", frame.tr("audit.refresh")))
            page.out.ask([](app::Application& a) {
                if (a.session() != nullptr) a.session()->fetchAudit();
            });
    });
    space(frame, size::kBetweenCards);
}

void drawOpenings(Page& page)
{
    Frame& frame = page.frame;
    const auto& openings = page.model.openings;
    card(frame, "openings", {.label = frame.tr("audit.openings")}, [&] {
        heading(frame, frame.tr("audit.openings"));
        space(frame, 4);
        if (openings.empty()) {
            secondary(frame, frame.tr("audit.no_openings"));
            return;
        }
        const auto toSee = static_cast<std::size_t>(std::count_if(openings.begin(), openings.end(), [](const auto& o) { return o.maySee; }));
        const std::size_t shown = page.view.showsAllOpenings ? openings.size() : std::min(openings.size(), std::max(toSee, kOpeningsAtAGlance));
        for (std::size_t i = 0; i < shown; ++i) drawOpening(page, openings[i]);
        if (shown == openings.size()) return;
        space(frame, 8);
        if (linkButton(frame, "all-openings", words(frame, "audit.show_all", {{"n", std::to_string(openings.size())}}))) page.view.showsAllOpenings = true;
    });
    space(frame, size::kBetweenCards);
}

void drawEarlier(Page& page)
{
    if (page.model.earlier.empty()) return;
    Frame& frame = page.frame;
    card(frame, "earlier", {.label = frame.tr("audit.earlier")}, [&] {
        heading(frame, frame.tr("audit.earlier"));
        const auto& earlier = page.model.earlier;
        const std::size_t shown = page.view.showsAllSamples ? earlier.size() : std::min(earlier.size(), kSamplesAtAGlance);
        for (std::size_t i = 0; i < shown; ++i) {
            separator(frame, 8);
            text(frame, words(frame, "audit.signed_by", {{"name", earlier[i].by}, {"day", dayWordsYear(frame, toLocal(*earlier[i].signedAt).date)}}),
                 {.style = TextStyle::SecondaryStrong});
            caption(frame, words(frame, "audit.sample_line", {{"rows", counted(frame, "audit.rows", earlier[i].rows)}, {"n", std::to_string(earlier[i].toLookInto)}}));
        }
        if (shown == earlier.size()) return;
        space(frame, 8);
        if (linkButton(frame, "all-samples", words(frame, "audit.show_all", {{"n", std::to_string(earlier.size())}}))) page.view.showsAllSamples = true;
    });
}

} // namespace trivsel::ui::audit
