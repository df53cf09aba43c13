#include "ui/screens/help/help_screen.h"

#include "ui/layout.h"
#include "ui/screens/words.h"
#include "ui/shortcuts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"
#include "ui/widgets/nav.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

namespace trivsel::ui {
namespace {

using app::Screen;

constexpr float kListWidth = 224;
constexpr float kFold = 700; ///< content narrower than this gets a list to open in place of the column
constexpr float kKeys = 150; ///< room for key caps in the table

/// A page is a title and paragraphs "help.NAME.1" … "help.NAME.n", each with a short heading "help.NAME.1.head".
struct HelpPage {
    const char* name;
    Icon icon;
    int paragraphs;
    std::optional<Screen> about;
    enum class Extra { None, Keys, Terms } extra = Extra::None;
};

constexpr std::array kPages{
    HelpPage{"begin", Icon::Home, 4, Screen::FirstStart},
    HelpPage{"start", Icon::Check, 2, Screen::Start},
    HelpPage{"round", Icon::Round, 5, Screen::Round},
    HelpPage{"rating", Icon::Edit, 5, Screen::Rating},
    HelpPage{"team", Icon::Groups, 4, Screen::Team},
    HelpPage{"child", Icon::Child, 6, Screen::Child},
    HelpPage{"children", Icon::Children, 3, Screen::Children},
    HelpPage{"import", Icon::Download, 5, Screen::Import},
    HelpPage{"new_year", Icon::Calendar, 3, Screen::NewYear},
    HelpPage{"follow_up", Icon::FollowUp, 6, Screen::FollowUp},
    HelpPage{"work_list", Icon::Groups, 4, Screen::WorkList},
    HelpPage{"overview", Icon::Overview, 5, Screen::Overview},
    HelpPage{"school", Icon::School, 5, Screen::School},
    HelpPage{"content", Icon::Book, 4, Screen::Content},
    HelpPage{"what_if", Icon::Criteria, 3, Screen::WhatIf},
    HelpPage{"settings", Icon::Settings, 3, Screen::Settings},
    HelpPage{"concern", Icon::Warning, 5, Screen::Concern},
    HelpPage{"acute", Icon::Phone, 5, Screen::Acute},
    HelpPage{"notification", Icon::File, 4, Screen::Notification},
    HelpPage{"roadmaps", Icon::Calendar, 4, Screen::Roadmaps},
    HelpPage{"cooperation", Icon::SwitchUser, 5, Screen::Cooperation},
    HelpPage{"plan", Icon::Edit, 5, Screen::Plan},
    HelpPage{"meeting", Icon::Groups, 5, Screen::Meeting},
    HelpPage{"rights", Icon::Lock, 5, Screen::Rights},
    HelpPage{"transition", Icon::Forward, 4, Screen::Transition},
    HelpPage{"keys", Icon::Forward, 0, std::nullopt, HelpPage::Extra::Keys},
    HelpPage{"terms", Icon::Info, 0, std::nullopt, HelpPage::Extra::Terms},
    HelpPage{"privacy", Icon::Shield, 5, std::nullopt},
};
constexpr int kTerms = 12;

std::string key(const HelpPage& page, std::string_view part)
{
    return fmt::format("help.{}.{}", page.name, part);
}

std::size_t pageFor(Screen screen)
{
    if (screen == Screen::Unlock) screen = Screen::FirstStart;
    if (screen == Screen::Criteria) screen = Screen::Content;
    const auto at = std::find_if(kPages.begin(), kPages.end(), [&](const HelpPage& p) { return p.about == screen; });
    return at != kPages.end() ? static_cast<std::size_t>(at - kPages.begin()) : 0;
}

const char* placeKey(Place place)
{
    switch (place) {
    case Place::Everywhere: return "help.keys.everywhere";
    case Place::Round: return "help.keys.round";
    case Place::Rating: return "help.keys.rating";
    case Place::Team: return "help.keys.team";
    case Place::Child: break;
    }
    return "help.keys.child";
}

void keyRow(Frame& frame, std::string_view cap, std::string_view words)
{
    space(frame, 8);
    column(frame, kKeys, [&] { keyCap(frame, cap); });
    sameRow(frame, 10);
    text(frame, words, {.style = TextStyle::Secondary});
}

/// The keys of the widgets themselves and of choices; the others come from the one table.
void drawKeys(Frame& frame)
{
    heading(frame, frame.tr("help.keys.always"));
    keyRow(frame, "Tab", frame.tr("help.keys.tab"));
    keyRow(frame, keyCapText("Up") + " " + keyCapText("Down"), frame.tr("help.keys.arrows"));
    keyRow(frame, "Enter", frame.tr("help.keys.enter"));
    keyRow(frame, "Esc", frame.tr("help.keys.esc"));
    keyRow(frame, "1 – 9", frame.tr("help.keys.digits"));
    keyRow(frame, "0", frame.tr("help.keys.zero"));
    for (const Place place : {Place::Rating, Place::Team, Place::Round, Place::Child, Place::Everywhere}) {
        space(frame, 20);
        heading(frame, frame.tr(placeKey(place)));
        for (const ShortcutRow& row : shortcuts()) {
            if (row.place == place) keyRow(frame, keyCapText(row.keys), frame.tr(row.nameKey));
        }
        if (place == Place::Team) keyRow(frame, keyCapText("Ctrl+Enter"), frame.tr("help.keys.agree"));
    }
}

void drawTerms(Frame& frame)
{
    for (int i = 1; i <= kTerms; ++i) {
        if (i > 1) separator(frame, 10);
        const std::string word = fmt::format("help.terms.{}.word", i);
        text(frame, frame.tr(word), {.style = TextStyle::BodyStrong});
        space(frame, 2);
        secondary(frame, frame.tr(fmt::format("help.terms.{}.means", i)));
    }
}

void drawPage(Frame& frame, const HelpPage& page)
{
    card(frame, {"page", static_cast<int>(page.icon)}, [&] {
        title(frame, frame.tr(key(page, "title")));
        space(frame, 6);
        text(frame, frame.tr(key(page, "lead")), {.style = TextStyle::Body, .tone = Tone::Muted});
        for (int i = 1; i <= page.paragraphs; ++i) {
            space(frame, 18);
            heading(frame, frame.tr(key(page, fmt::format("{}.head", i))));
            space(frame, 4);
            text(frame, frame.tr(key(page, std::to_string(i))));
        }
        if (page.extra == HelpPage::Extra::None) return;
        space(frame, 20);
        if (page.extra == HelpPage::Extra::Keys)
            drawKeys(frame);
        else
            drawTerms(frame);
    });
}

void show(HelpView& view, std::size_t page)
{
    view.isNew = view.page != page;
    view.page = page;
}

/// The list of pages as a column, or to be opened where there is no room for one.
void drawList(Frame& frame, HelpView& view, bool isNarrow)
{
    if (isNarrow) {
        std::vector<std::string> names;
        for (const HelpPage& page : kPages) names.emplace_back(frame.tr(key(page, "title")));
        const auto chosen = dropDown(frame, "pages", frame.tr("help.pages"), names, static_cast<int>(view.page));
        if (chosen) show(view, static_cast<std::size_t>(*chosen));
        return;
    }
    for (std::size_t i = 0; i < kPages.size(); ++i) {
        if (navItem(frame, {"page", i}, kPages[i].icon, frame.tr(key(kPages[i], "title")), 0, i == view.page, false))
            show(view, i);
        space(frame, 2);
    }
}

} // namespace

void HelpView::openFor(Screen screen)
{
    if (screen == Screen::Help) return; // F1 once more changes nothing
    page = pageFor(screen);
    isNew = true;
}

void drawHelp(Frame& frame, HelpView& view, Outbox&)
{
    view.page = std::min(view.page, kPages.size() - 1);
    if (view.isNew) {
        scrollToTop(frame);
        view.isNew = false;
    }
    const bool isNarrow = availableWidth(frame) < kFold;
    if (isNarrow) {
        drawList(frame, view, true);
        space(frame, size::kBetweenCards);
        drawPage(frame, kPages[view.page]);
        return;
    }
    column(frame, kListWidth, [&] { drawList(frame, view, false); });
    sameRow(frame, 18);
    column(frame, std::min(availableWidth(frame), 760.0F), [&] { drawPage(frame, kPages[view.page]); });
}

} // namespace trivsel::ui
