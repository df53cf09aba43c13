#include "ui/screens/concern/concern_screen.h"

#include "app/typed.h"
#include "ui/layout.h"
#include "ui/screens/concern/concern_draft.h"
#include "ui/screens/parts/bullet.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/status.h"
#include "ui/widgets/step_row.h"

#include <algorithm>
#include <array>

namespace trivsel::ui {
namespace {

constexpr float kSideWidth = 320;
constexpr float kFold = 820;
constexpr std::size_t kNextShown = 5;

constexpr std::array kOrigins{"concern.origin.staff", "concern.origin.health", "concern.origin.dentist",
                              "concern.origin.civil", "concern.origin.parent", "concern.origin.authority"};
constexpr std::array kGrounds{"concern.ground.consent", "concern.ground.ssd", "concern.ground.notification"};

struct Page {
    Frame& frame;
    const app::ConcernModel& model;
    ConcernPageView& view;
    Outbox& out;
};

void keep(Page& page)
{
    commitConcernPage(page.model, page.view, page.out);
}

void label(Frame& frame, std::string_view key)
{
    space(frame, 16);
    text(frame, frame.tr(key), {.style = TextStyle::SecondaryStrong});
    space(frame, 4);
}

void drawKind(Page& page)
{
    Frame& frame = page.frame;
    label(frame, "concern.kind");
    std::vector<ChoiceOption> options;
    for (const auto& [id, title] : page.model.kinds)
        options.push_back({.label = in(frame, title), .keyCap = {}, .position = {}});
    const auto selected = page.view.kind < 0 ? std::nullopt : std::optional(page.view.kind);
    if (const auto chosen = choiceRow(frame, "kind", frame.tr("concern.kind"), options, selected)) {
        page.view.kind = *chosen;
        keep(page);
    }
}

void drawSeen(Page& page)
{
    Frame& frame = page.frame;
    ConcernPageView& view = page.view;
    space(frame, 16);
    if (textArea(frame, "seen", frame.tr("concern.seen"), view.seen,
                 {.help = frame.tr("concern.seen_help"), .minLines = 4})
            .committed)
        keep(page);
    space(frame, 16);
    const DateEvent day = dateField(frame, "day", frame.tr("concern.seen_on"), view.seenOn, view.date, {.width = 220});
    if (day.committed) {
        view.seenOn = day.value;
        keep(page);
    }
    view.isDayWrong = !day.valid;
}

void addMarker(Page& page)
{
    ConcernPageView& view = page.view;
    const std::string words(text::trim(view.marker.text()));
    if (words.empty()) return;
    view.markers.push_back(words);
    view.marker.editor.wipe();
    keep(page);
}

void drawMarkers(Page& page)
{
    Frame& frame = page.frame;
    ConcernPageView& view = page.view;
    label(frame, "concern.markers");
    for (std::size_t i = 0; i < view.markers.size(); ++i) {
        const std::string name =
            words(frame, "concern.marker_remove", {{"marker", text::displayLine(view.markers[i], 60)}});
        column(frame, std::max(100.0F, availableWidth(frame) - 50), [&] { bullet(frame, view.markers[i]); });
        sameRow(frame, 8);
        if (!iconButton(frame, {"marker-out", i}, Icon::Close, name)) continue;
        view.markers.erase(view.markers.begin() + static_cast<std::ptrdiff_t>(i));
        keep(page);
        break;
    }
    const float add = buttonWidth(frame, frame.tr("concern.marker_add"));
    const float field = std::max(160.0F, std::min(420.0F, availableWidth(frame) - add - 10));
    const FieldEvent event = textField(frame, "marker", {}, view.marker,
                                       {.hint = frame.tr("concern.marker_hint"), .width = field, .maxBytes = 400});
    if (event.submitted)
        addMarker(page);
    else if (event.committed)
        keep(page);
    sameRowIfFits(frame, add);
    if (button(frame, "marker-add", frame.tr("concern.marker_add"))) addMarker(page);
}

void drawOrigin(Page& page)
{
    Frame& frame = page.frame;
    ConcernPageView& view = page.view;
    std::vector<std::string> names;
    for (const char* key : kOrigins) names.emplace_back(frame.tr(key));
    space(frame, 16);
    if (const auto chosen = dropDown(frame, "origin", frame.tr("concern.origin"), names, view.origin, {.width = 320})) {
        view.origin = *chosen;
        keep(page);
    }
    if (view.origin == 0) return;
    space(frame, 10);
    if (textField(frame, "origin-name", frame.tr("concern.origin_name"), view.originName,
                  {.width = 320, .maxBytes = 400})
            .committed)
        keep(page);
    label(frame, "concern.ground");
    std::vector<ChoiceOption> options;
    for (const char* key : kGrounds) options.push_back({.label = frame.tr(key), .keyCap = {}, .position = {}});
    if (const auto chosen = choiceRow(frame, "ground", frame.tr("concern.ground"), options,
                                      view.ground < 0 ? std::nullopt : std::optional(view.ground))) {
        view.ground = *chosen;
        keep(page);
    }
    space(frame, 4);
    caption(frame, frame.tr("concern.ground_help"));
}

void drawReaders(Page& page)
{
    Frame& frame = page.frame;
    ConcernPageView& view = page.view;
    label(frame, "concern.readers");
    if (checkbox(frame, "circle", frame.tr("concern.circle"), view.hasCircle)) {
        view.hasCircle = !view.hasCircle;
        keep(page);
    }
    if (!view.hasCircle) return;
    caption(frame, frame.tr("concern.circle_help"));
    indent(frame, 28, [&] {
        for (const auto& adult : page.model.adults) {
            const auto at = std::find(view.readers.begin(), view.readers.end(), adult.user);
            if (!checkbox(frame, {"reader", adult.user}, adult.name, at != view.readers.end())) continue;
            if (at != view.readers.end())
                view.readers.erase(at);
            else
                view.readers.push_back(adult.user);
            keep(page);
        }
    });
    space(frame, 12);
    if (textArea(frame, "restricted", frame.tr("concern.restricted"), view.restricted,
                 {.help = frame.tr("concern.restricted_help"), .minLines = 2})
            .committed)
        keep(page);
}

/// What is still wanted, as the first thing to do; empty when it can be saved.
std::string_view missing(const Page& page)
{
    const Frame& frame = page.frame;
    const ConcernPageView& view = page.view;
    if (view.kind < 0) return frame.tr("concern.missing.kind");
    if (text::trim(view.seen.text()).empty()) return frame.tr("concern.missing.seen");
    if (view.isDayWrong || !view.seenOn) return frame.tr("concern.missing.day");
    if (view.origin > 0 && view.ground < 0) return frame.tr("concern.missing.ground");
    if (view.hasCircle && view.readers.empty()) return frame.tr("concern.missing.readers");
    return {};
}

void save(Page& page)
{
    ConcernPageView& view = page.view;
    view.fault.reset();
    page.out.send(concern::commandOf(page.model, view), [&view](const Result<void>& done) {
        if (!done) {
            view.fault = done.error().message;
            return;
        }
        const ChildId child = view.child;
        view.wipe();
        view.child = child;
        view.isSaved = true;
    });
}

void drawForm(Page& page)
{
    Frame& frame = page.frame;
    ConcernPageView& view = page.view;
    card(frame, "form", {.label = frame.tr("concern.page")}, [&] {
        heading(frame, frame.tr("concern.page_lead"));
        drawKind(page);
        drawSeen(page);
        drawMarkers(page);
        separator(frame, 16);
        if (!view.showsMore) {
            if (linkButton(frame, "more", frame.tr("concern.more"), {.icon = Icon::ExpandMore})) view.showsMore = true;
        } else {
            drawReaders(page);
            drawOrigin(page);
        }
        space(frame, 16);
        if (view.fault) {
            banner(frame, "fault", BannerKind::Error, in(frame, *view.fault));
            space(frame, 10);
        }
        const std::string_view wanted = missing(page);
        const ButtonOptions how{.enabled = wanted.empty() ? Enabled::Yes : Enabled::No};
        if (primaryButton(frame, "save", frame.tr("concern.save"), how)) save(page);
        if (!wanted.empty()) {
            sameRowIfFits(frame, textWidth(frame, wanted, TextStyle::Secondary), 12);
            centreInRow(frame, size::kControl, TextStyle::Secondary);
            secondary(frame, wanted);
        }
        if (!view.kept.empty()) {
            space(frame, 6);
            caption(frame, frame.tr("concern.kept"));
        }
    });
}

void drawNext(Page& page)
{
    Frame& frame = page.frame;
    const auto& next = page.model.next;
    card(frame, "next", {.label = frame.tr("concern.next")}, [&] {
        heading(frame, frame.tr("concern.next"));
        space(frame, 4);
        secondary(frame, frame.tr(next.empty() ? "concern.next_none" : "concern.next_lead"));
        space(frame, 8);
        for (std::size_t i = 0; i < std::min(next.size(), kNextShown); ++i) {
            separator(frame, 0);
            const std::string day = next[i].due ? dayWords(frame, *next[i].due) : std::string();
            StepRowSpec row;
            row.number = static_cast<int>(i) + 1;
            row.title = in(frame, next[i].title);
            row.line = in(frame, next[i].action);
            row.who = next[i].who;
            row.day = day;
            row.isLocked = next[i].isHeldBack;
            if (stepRow(frame, {"next", i}, row)) page.out.goTo({app::Screen::Child, {}, {}, page.model.child.child});
        }
        if (next.size() > kNextShown) {
            space(frame, 8);
            caption(frame, counted(frame, "concern.next_more", static_cast<long long>(next.size() - kNextShown)));
        }
        space(frame, 14);
        if (primaryButton(frame, "to-child", frame.tr("concern.to_child")))
            page.out.goTo({app::Screen::Child, {}, {}, page.model.child.child});
        sameRowIfFits(frame, buttonWidth(frame, frame.tr("concern.another")));
        if (button(frame, "another", frame.tr("concern.another"))) {
            page.view.isSaved = false;
            concern::readDraft(page.model, page.view);
        }
    });
}

void drawSide(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "how", {.label = frame.tr("concern.how")}, [&] {
        heading(frame, frame.tr("concern.how"));
        space(frame, 4);
        for (const char* key : {"concern.how.1", "concern.how.2", "concern.how.3"}) bullet(frame, frame.tr(key));
    });
    space(frame, size::kBetweenCards);
    card(frame, "acute", {.label = frame.tr("concern.acute")}, [&] {
        heading(frame, frame.tr("concern.acute_heading"));
        space(frame, 4);
        secondary(frame, frame.tr("concern.acute_line"));
        space(frame, 10);
        const ChildId child = page.model.child.child;
        if (!dangerButton(frame, "acute", frame.tr("concern.acute"))) return;
        Outbox& out = page.out;
        out.send(app::OpenAcute{child}, [&out, &view = page.view, child](const Result<void>& done) {
            if (done)
                out.goTo({app::Screen::Acute, {}, {}, child});
            else
                view.fault = done.error().message;
        });
    });
}

} // namespace

void ConcernPageView::wipe()
{
    for (TextState* field : {&seen, &marker, &originName, &restricted, &date.text}) field->editor.wipe();
    for (std::string& words : markers) words.assign(words.size(), '\0');
    markers.clear();
    kept.assign(kept.size(), '\0');
    kept.clear();
    readers.clear();
    date.shown.reset();
    seenOn.reset();
    isDayWrong = showsMore = hasCircle = isSaved = false;
    kind = ground = -1;
    origin = 0;
    fault.reset();
}

void drawConcernPage(Frame& frame, const app::ConcernModel& model, ConcernPageView& view, Outbox& out)
{
    if (!model.maySee || !model.mayWrite) {
        emptyState(frame, "not-yours", Icon::Lock, frame.tr("child.not_yours"), frame.tr("child.not_yours_why"));
        return;
    }
    if (view.child != model.child.child) concern::readDraft(model, view);
    Page page{frame, model, view, out};
    if (view.isSaved) {
        banner(frame, "saved", BannerKind::Good, frame.tr("concern.saved"));
        space(frame, size::kBetweenCards);
        drawNext(page);
        return;
    }
    twoColumns(
        frame, [&] { drawForm(page); }, [&] { drawSide(page); }, {.sideWidth = kSideWidth, .fold = kFold});
}

void commitConcernPage(const app::ConcernModel& model, ConcernPageView& view, Outbox& out)
{
    if (view.child != model.child.child || view.isSaved) return;
    std::string now = concern::draftOf(model, view);
    if (now == view.kept) return;
    view.kept = now;
    out.send(app::KeepTyped{model.child.child, std::string(app::kTypedConcern), std::move(now)});
}

} // namespace trivsel::ui
