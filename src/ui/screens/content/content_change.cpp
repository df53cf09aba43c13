#include "app/application.h"
#include "ui/layout.h"
#include "ui/screens/content/content_parts.h"
#include "ui/screens/parts/bullet.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status.h"

#include <algorithm>

/// Another edition of "Sådan gør vi": what it says otherwise and for whom, before anybody takes it into use.
namespace trivsel::ui::content {
namespace {

using Model = app::GuideChangeModel;

constexpr std::size_t kNamesAtAGlance = 12;
constexpr std::size_t kFaultsAtAGlance = 200;

void drawFields(Frame& frame, const Model::Item& item)
{
    for (const Model::Field& field : item.fields) {
        space(frame, 6);
        if (!field.name.empty()) text(frame, in(frame, field.name), {.style = TextStyle::SecondaryStrong});
        if (!field.before.empty()) {
            textRuns(frame,
                     {{std::string(frame.tr("content.change.before")) + " ", TextStyle::SecondaryStrong, Tone::Muted},
                      {in(frame, field.before), TextStyle::Secondary, Tone::Muted}});
            space(frame, 2);
        }
        // Nothing before: it is told for what it is, not as a change.
        if (field.before.empty() && field.name.empty())
            text(frame, in(frame, field.after), {.style = TextStyle::Secondary});
        else
            textRuns(frame,
                     {{std::string(frame.tr("content.change.after")) + " ", TextStyle::SecondaryStrong},
                      {field.after.empty() ? std::string(frame.tr("content.change.nothing")) : in(frame, field.after),
                       TextStyle::Secondary}});
    }
}

void drawItems(Frame& frame, WidgetId id, const char* title, const std::vector<Model::Item>& items)
{
    if (items.empty()) return;
    card(frame, id, [&] {
        heading(frame, counted(frame, title, static_cast<long long>(items.size())));
        for (const Model::Item& item : items) {
            separator(frame, 12);
            text(frame, in(frame, item.title), {.style = TextStyle::BodyStrong});
            if (!item.line.empty()) caption(frame, in(frame, item.line));
            drawFields(frame, item);
        }
    });
    space(frame, size::kBetweenCards);
}

void drawGroup(Page& page, std::size_t index, const Model::Group& group)
{
    Frame& frame = page.frame;
    separator(frame, 12);
    const auto size = static_cast<long long>(group.children.size()) + group.beyond;
    text(frame, counted(frame, "common.children", size), {.style = TextStyle::BodyStrong});
    for (const Text& step : group.come) {
        space(frame, 4);
        textRuns(frame, {{std::string(frame.tr("content.change.comes")) + " ", TextStyle::SecondaryStrong},
                         {in(frame, step), TextStyle::Secondary}});
    }
    for (const Text& step : group.go) {
        space(frame, 4);
        textRuns(frame, {{std::string(frame.tr("content.change.goes")) + " ", TextStyle::SecondaryStrong},
                         {in(frame, step), TextStyle::Secondary}});
    }
    const bool showsAll = page.view.wholeGroup == static_cast<int>(index);
    const std::size_t shown = showsAll ? group.children.size() : std::min(group.children.size(), kNamesAtAGlance);
    std::string names;
    for (std::size_t i = 0; i < shown; ++i) {
        names += (names.empty() ? "" : ", ") + group.children[i].name;
        if (!group.children[i].unit.empty()) names += " (" + group.children[i].unit + ")";
    }
    if (!names.empty()) {
        space(frame, 4);
        text(frame, names, {.style = TextStyle::Secondary, .tone = Tone::Muted});
    }
    if (group.beyond > 0) {
        space(frame, 4);
        secondary(frame, counted(frame, "content.change.beyond", group.beyond));
    }
    if (shown == group.children.size()) return;
    space(frame, 4);
    if (linkButton(frame, {"whole-group", index},
                   words(frame, "content.change.all_children", {{"n", std::to_string(group.children.size())}}),
                   {.icon = Icon::ExpandMore}))
        page.view.wholeGroup = static_cast<int>(index);
}

void drawCases(Page& page, const Model& change)
{
    Frame& frame = page.frame;
    card(frame, "cases", [&] {
        heading(frame, frame.tr("content.change.cases"));
        space(frame, 4);
        secondary(frame, frame.tr("content.change.cases_why"));
        space(frame, 4);
        secondary(frame, words(frame, "content.change.cases_count",
                               {{"n", std::to_string(change.affected)}, {"of", std::to_string(change.looked)}}));
        for (std::size_t i = 0; i < change.groups.size(); ++i) drawGroup(page, i, change.groups[i]);
    });
    space(frame, size::kBetweenCards);
}

void take(Page& page)
{
    page.out.send(app::TakeGuide{page.view.change->bytes}, [&view = page.view,
                                                            &out = page.out](const Result<void>& done) {
        if (!done) {
            view.fault = done.error().message;
            return;
        }
        out.tell(
            {"Den nye udgave er taget i brug. Den gælder, næste gang I aftaler en position eller skriver en bekymring.",
             "The new edition is in use. It holds the next time you agree on a position or write a concern."});
        view.leaveChange();
    });
}

void drawTake(Page& page, const Model& change)
{
    Frame& frame = page.frame;
    card(frame, "take", [&] {
        heading(frame, words(frame, "content.change.title", {{"file", change.file}}));
        space(frame, 4);
        secondary(frame,
                  words(frame, "content.change.versions", {{"old", change.versionInUse}, {"new", change.versionNew}}));
        space(frame, 8);
        text(frame, frame.tr("content.change.what"), {.style = TextStyle::Secondary});
        space(frame, 12);
        if (primaryButton(frame, "take", frame.tr("content.change.take"),
                          {.icon = Icon::Check, .enabled = change.refused ? Enabled::No : Enabled::Yes}))
            take(page);
        if (!change.refused) return;
        space(frame, 6);
        caption(frame, in(frame, *change.refused));
    });
    space(frame, size::kBetweenCards);
}

void drawFaults(Frame& frame, const Model& change)
{
    banner(frame, "faulty", BannerKind::Warning, words(frame, "content.change.faulty", {{"file", change.file}}));
    space(frame, size::kBetweenCards);
    card(frame, "change-faults", [&] {
        heading(frame, counted(frame, "content.faults_count", static_cast<long long>(change.faults.size())));
        const std::size_t shown = std::min(change.faults.size(), kFaultsAtAGlance);
        for (std::size_t i = 0; i < shown; ++i) {
            separator(frame, 10);
            text(frame, change.faults[i], {.style = TextStyle::Secondary});
        }
        if (shown == change.faults.size()) return;
        separator(frame, 10);
        secondary(frame,
                  counted(frame, "content.change.more_faults", static_cast<long long>(change.faults.size() - shown)));
    });
}

/// Compared once, when it is asked for.
template <class Make> void compare(Page& page, Make make)
{
    page.out.ask([&view = page.view, make, language = page.frame.language](app::Application& application) {
        const app::Session* session = application.session();
        if (session == nullptr) return;
        view.leaveChange();
        make(*session, view, language);
        view.justOpened = true;
    });
}

} // namespace

void drawOtherGuide(Page& page)
{
    Frame& frame = page.frame;
    const app::ContentModel& model = page.model;
    if (page.view.fault) {
        if (banner(frame, "guide-fault", BannerKind::Error, in(frame, *page.view.fault),
                   {.action = {}, .close = frame.tr("common.close")}) == BannerEvent::Closed)
            page.view.fault.reset();
        space(frame, size::kBetweenCards);
    }
    if (model.isGuideUnreadable) {
        banner(frame, "unreadable", BannerKind::Warning, frame.tr("content.change.unreadable"));
        space(frame, size::kBetweenCards);
    }
    if (model.otherVersion) {
        const auto event =
            banner(frame, "other-guide", BannerKind::Info,
                   words(frame, "content.change.there_is", {{"old", model.guideVersion}, {"new", *model.otherVersion}}),
                   {.action = frame.tr("content.change.see"), .close = {}});
        if (event == BannerEvent::Action)
            compare(page, [](const app::Session& session, ContentView& view, Language language) {
                if (auto other = app::otherGuide(session))
                    view.change = app::guideChange(session, std::move(other->bytes), other->file, language);
            });
        space(frame, size::kBetweenCards);
    }
}

void drawChooseGuide(Page& page)
{
    ContentView& view = page.view;
    if (!view.choosesGuide) return;
    const FileChoice choice = drawFileChooser(page.frame, "guide-file", FileKind::Guide, view.chooser);
    if (choice.file || choice.cancelled) view.choosesGuide = false;
    if (!choice.file) return;
    compare(page, [file = *choice.file](const app::Session& session, ContentView& into, Language language) {
        auto change = app::guideChangeOfFile(session, file, language);
        if (change)
            into.change = std::move(*change);
        else
            into.fault = change.error().message;
    });
}

void drawChange(Page& page)
{
    Frame& frame = page.frame;
    if (page.view.justOpened) {
        scrollToTop(frame);
        page.view.justOpened = false;
    }
    if (linkButton(frame, "leave-change", frame.tr("content.change.back"), {.icon = Icon::Back})) {
        page.view.leaveChange();
        return;
    }
    space(frame, 10);
    const Model& change = *page.view.change;
    if (!change.faults.empty()) {
        drawFaults(frame, change);
        return;
    }
    if (page.view.fault) {
        banner(frame, "take-fault", BannerKind::Error, in(frame, *page.view.fault));
        space(frame, size::kBetweenCards);
    }
    drawTake(page, change);
    if (change.isSame) {
        emptyState(frame, "same", Icon::Check, frame.tr("content.change.same"), frame.tr("content.change.same_why"));
        return;
    }
    if (change.isReordered) {
        secondary(frame, frame.tr("content.change.reordered"));
        space(frame, size::kBetweenCards);
    }
    drawCases(page, change);
    drawItems(frame, "added-steps", "content.change.added_steps", change.addedSteps);
    drawItems(frame, "removed-steps", "content.change.removed_steps", change.removedSteps);
    drawItems(frame, "changed-steps", "content.change.changed_steps", change.changedSteps);
    drawItems(frame, "added-rules", "content.change.added_rules", change.addedRules);
    drawItems(frame, "removed-rules", "content.change.removed_rules", change.removedRules);
    drawItems(frame, "changed-rules", "content.change.changed_rules", change.changedRules);
}

} // namespace trivsel::ui::content
