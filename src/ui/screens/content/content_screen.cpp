#include "ui/screens/content/content_screen.h"

#include "ui/layout.h"
#include "ui/screens/content/content_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/position.h"
#include "ui/widgets/status.h"
#include "ui/widgets/tabs.h"

#include <algorithm>
#include <array>

namespace trivsel::ui {
namespace {

using content::Page;
using Pane = ContentView::Tab;

void drawForms(Page& page)
{
    Frame& frame = page.frame;
    secondary(frame, frame.tr("content.forms_why"));
    space(frame, 12);
    grid(frame, static_cast<int>(page.model.forms.size()), 300, [&](int n) {
        const auto& form = page.model.forms[static_cast<std::size_t>(n)];
        card(frame, {"form", n}, [&] {
            heading(frame, in(frame, form.title));
            space(frame, 4);
            secondary(frame, words(frame, "content.form_ages",
                                   {{"from", ageWords(frame, form.ageFrom)}, {"to", ageWords(frame, form.ageTo)}}));
            space(frame, 8);
            tag(frame, frame.tr(form.validated ? "content.validated" : "content.not_validated"),
                form.validated ? Tone::Accent : Tone::Muted);
            space(frame, 10);
            std::size_t items = 0;
            for (const auto& area : form.areas) items += area.items.size();
            caption(frame, words(frame, "content.form_size",
                                 {{"areas", std::to_string(form.areas.size())}, {"items", std::to_string(items)}}));
            caption(frame, words(frame, "content.form_version",
                                 {{"id", form.id}, {"version", form.version}, {"licence", form.licence}}));
            space(frame, 10);
            if (button(frame, "print", frame.tr("print.form"), {.icon = Icon::Print}))
                page.view.print.open({app::PaperChoice::formOf(form.id)}, frame.language, page.out);
        });
    });
    space(frame, size::kBetweenCards);
    if (button(frame, "criteria", frame.tr("content.read_criteria"), {.icon = Icon::Criteria})) {
        app::Place place;
        place.screen = app::Screen::Criteria;
        page.out.goTo(place);
    }
}

void drawMunicipality(Page& page)
{
    Frame& frame = page.frame;
    const app::ContentModel& model = page.model;
    card(frame, "directory", [&] {
        heading(frame, words(frame, "content.directory", {{"name", in(frame, model.municipality)}}));
        for (const auto& contact : model.directory) {
            separator(frame, 12);
            text(frame, in(frame, contact.title), {.style = TextStyle::BodyStrong});
            if (contact.isLocalChoice) {
                sameRowIfFits(frame, 110, 10);
                tag(frame, frame.tr("content.local_choice"), Tone::Muted);
            }
            space(frame, 2);
            if (!contact.contact.empty()) text(frame, in(frame, contact.contact), {.style = TextStyle::Secondary});
            if (!contact.when.empty()) secondary(frame, in(frame, contact.when));
        }
        if (model.directory.empty()) {
            space(frame, 6);
            secondary(frame, frame.tr("content.directory_none"));
        }
    });
    space(frame, size::kBetweenCards);
    card(frame, "ladder", [&] {
        heading(frame, frame.tr("content.ladder"));
        space(frame, 4);
        secondary(frame, frame.tr("content.ladder_why"));
        for (std::size_t i = 0; i < model.ladder.size(); ++i) {
            space(frame, 12);
            stepMark(frame, static_cast<int>(i) + 1, StepLook::Open);
            sameRow(frame, 12);
            text(frame, in(frame, model.ladder[i]));
        }
    });
    space(frame, 10);
    caption(frame, words(frame, "content.profile", {{"id", model.municipalityId}}));
}

void drawSources(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "sources", [&] {
        heading(frame, frame.tr("content.sources"));
        space(frame, 4);
        secondary(frame, frame.tr("content.sources_why"));
        for (const Text& source : page.model.sources) {
            separator(frame, 12);
            text(frame, in(frame, source), {.style = TextStyle::Secondary});
        }
        // Forms of one family share their source; it is told once under all their names.
        const auto& forms = page.model.forms;
        for (std::size_t i = 0; i < forms.size(); ++i) {
            const auto same = [&](const auto& other) { return other.source == forms[i].source; };
            if (std::find_if(forms.begin(), forms.end(), same) != forms.begin() + static_cast<std::ptrdiff_t>(i))
                continue;
            std::string names;
            for (const auto& form : forms) {
                if (same(form)) names += (names.empty() ? "" : " · ") + in(frame, form.title);
            }
            separator(frame, 12);
            text(frame, names, {.style = TextStyle::SecondaryStrong});
            space(frame, 2);
            secondary(frame, forms[i].source);
        }
    });
}

void drawFaults(Page& page)
{
    Frame& frame = page.frame;
    if (page.model.faults.empty()) {
        emptyState(frame, "no-faults", Icon::Check, frame.tr("content.faults_none"),
                   frame.tr("content.faults_none_why"));
        return;
    }
    banner(frame, "faults-what", BannerKind::Warning, frame.tr("content.faults_what"));
    space(frame, size::kBetweenCards);
    card(frame, "faults", [&] {
        heading(frame, counted(frame, "content.faults_count", static_cast<long long>(page.model.faults.size())));
        for (const std::string& fault : page.model.faults) {
            separator(frame, 10);
            text(frame, fault, {.style = TextStyle::Secondary});
        }
    });
}

void drawTabs(Page& page)
{
    Frame& frame = page.frame;
    constexpr std::array kKeys{"content.tab.guide", "content.tab.forms", "content.tab.municipality",
                               "content.tab.sources", "content.tab.faults"};
    const std::string faults = page.model.faults.empty() ? std::string() : std::to_string(page.model.faults.size());
    std::array<Tab, kKeys.size()> list;
    for (std::size_t i = 0; i < kKeys.size(); ++i) list[i].label = frame.tr(kKeys[i]);
    list.back().count = faults;
    const auto chosen = tabs(frame, "tabs", frame.tr("content.tabs"), list, static_cast<int>(page.view.tab));
    if (chosen) page.view.tab = static_cast<Pane>(*chosen);
}

} // namespace

void ContentView::leaveChange()
{
    change.reset();
    fault.reset();
    wholeGroup = -1;
    justOpened = true; // the guide is read from its top
}

void drawContent(Frame& frame, const app::ContentModel& model, ContentView& view, Outbox& out, const ScreenWords& words)
{
    Page page{frame, model, view, out, words};
    drawTabs(page);
    space(frame, 14);
    if (view.tab != view.shown) {
        scrollToTop(frame);
        view.shown = view.tab;
    }
    switch (view.tab) {
    case Pane::Guide:
        if (view.change)
            content::drawChange(page);
        else
            content::drawGuide(page);
        break;
    case Pane::Forms: drawForms(page); break;
    case Pane::Municipality: drawMunicipality(page); break;
    case Pane::Sources: drawSources(page); break;
    case Pane::Faults: drawFaults(page); break;
    }
    content::drawChooseGuide(page);
    drawPrintDialog(frame, view.print, out);
}

} // namespace trivsel::ui
