#include "ui/demo_page.h"

#include "ui/chart.h"
#include "ui/layout.h"
#include "ui/shell.h"
#include "ui/shortcuts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/position.h"
#include "ui/widgets/status.h"
#include "ui/widgets/tabs.h"

#include <array>

namespace trivsel::ui::test {

using core::Position;

namespace {

constexpr std::array kNames = {"Agnes Bak", "Albert Dam", "Alma Friis", "Anton Holst", "Asta Juhl", "August Krog",
                               "Clara Lind", "Ella Møller", "Emil Nørgaard", "Frida Ravn", "Karl Skov"};

constexpr std::string_view kWords[] = {"I trivsel", "Øget opmærksomhed", "Stærk bekymring", "Ikke vurderet endnu"};
std::string_view word(Position p) { return kWords[static_cast<std::size_t>(p)]; }

void roundPage(Frame& f, DemoState& s)
{
    if (primaryButton(f, "next", "Vurdér næste barn", {.keyCap = "N"})) ++s.primaryUsed;
    sameRowIfFits(f, buttonWidth(f, "Fælles vurdering (7 klar)"));
    button(f, "team", "Fælles vurdering (7 klar)");
    sameRowIfFits(f, buttonWidth(f, "Vis kriterier"));
    linkButton(f, "criteria", "Vis kriterier");
    alignRight(f, 220);
    searchField(f, "search", "Søg navn", s.search, 220);
    space(f, 14);
    const std::array<TableColumn, 9> columns = {{{.title = "Barn", .width = 0, .weight = 1.2F, .minWidth = 130},
                                                 {.title = "Psykisk", .width = 80, .align = Align::Centre},
                                                 {.title = "Kognitiv", .width = 80, .align = Align::Centre},
                                                 {.title = "Social", .width = 72, .align = Align::Centre},
                                                 {.title = "Fysisk", .width = 72, .align = Align::Centre},
                                                 {.title = "Indikatorer", .width = 96, .align = Align::Centre},
                                                 {.title = "Vurderinger", .width = 100, .align = Align::Centre, .hideBelow = 860},
                                                 {.title = "Min egen vurdering", .width = 216},
                                                 {.title = "Status", .width = 0, .weight = 1, .minWidth = 150, .hideBelow = 700}}};
    const auto chosen = table(
        f, "children",
        {.name = "Børn", .columns = columns, .rows = static_cast<int>(kNames.size()),
         .rowLabel = [](int row) { return std::string_view(kNames[static_cast<std::size_t>(row)]); }, .currentRow = 4},
        s.table, [&](TableRow& row) {
            const int n = row.index();
            row.twoLines(0, kNames[static_cast<std::size_t>(n)], "4 år 4 mdr.");
            for (int c = 1; c <= 4; ++c) {
                const Position p = n >= 9 || (n == 8 && c > 2) ? Position::Unassessed : (n == 4 && c < 3) || (n == 0 && c == 3) ? Position::Yellow : n == 6 && c == 3 ? Position::Red : Position::Green;
                row.mark(c, p, word(p));
            }
            row.text(5, n >= 9 ? "–" : n == 8 ? "9 / 20" : "20 / 20");
            row.text(6, n >= 9 ? "0 af 2" : "2 af 2");
            const Position own = n >= 8 ? Position::Unassessed : n == 4 || n == 0 ? Position::Yellow : n == 6 ? Position::Red : Position::Green;
            row.pill(7, own, word(own));
            row.text(8, n >= 9 ? "Ikke startet" : n == 8 ? "I gang" : "Klar til fælles vurdering", TextStyle::Secondary, Tone::Muted);
        });
    if (chosen) s.opened = *chosen;
}

void ratingPage(Frame& f, DemoState& s)
{
    const std::array<Tab, 5> areas = {{{"Psykisk og emotionel", "3/5"}, {"Kognitiv", "0/5"}, {"Social", "0/5"}, {"Fysisk", "0/5"}, {"Vores læringsmiljø", "0/4"}}};
    constexpr std::array kItems = {"Søger trøst hos en voksen, når noget er svært", "Er tryg ved aflevering", "Prøver noget nyt sammen med andre",
                                   "Falder til ro igen efter store følelser", "Viser glæde i hverdagen"};
    const std::array<ChoiceOption, 4> options = {{{"Trives", "1", Position::Green}, {"Begyndende tegn", "2", Position::Yellow},
                                                  {"Tydelige tegn", "3", Position::Red}, {"Ikke set endnu", "0", Position::Unassessed}}};
    twoColumns(
        f,
        [&] {
            if (const auto t = tabs(f, "areas", "Områder", areas, s.tab)) s.tab = *t;
            space(f, 12);
            card(f, "items", {.paddingY = 4}, [&] {
                for (int n = 0; n < 5; ++n) {
                    cardBlock(f, {.current = n == s.currentItem, .line = n > 0}, [&] {
                        text(f, kItems[static_cast<std::size_t>(n)]);
                        space(f, 9);
                        auto& answer = s.answers[static_cast<std::size_t>(n)];
                        if (const auto c = choiceRow(f, {"answer", n}, kItems[static_cast<std::size_t>(n)], options, answer,
                                                     {.takesKeys = n == s.currentItem ? TakesKeys::Yes : TakesKeys::No})) {
                            answer = *c;
                            s.currentItem = std::min(4, n + 1);
                        }
                    });
                }
            });
            space(f, 12);
            linkButton(f, "comment", "Kommentar", {.keyCap = "K"});
            alignRight(f, buttonWidth(f, "Forrige barn") + 10 + buttonWidth(f, "Næste område", {.keyCap = "Ctrl →"}));
            button(f, "previous", "Forrige barn");
            sameRow(f);
            primaryButton(f, "area", "Næste område", {.keyCap = keyCapText(Shortcut::NextArea)});
        },
        [&] {
            card(f, "own", [&] {
                heading(f, "Min egen vurdering");
                space(f, 6);
                secondary(f, "3 af 20 besvaret. Programmets forslag, sidste runde og kollegers svar vises først, når du er færdig.");
                space(f, 10);
                text(f, "Hele området gennemgået, ingen tegn", {.style = TextStyle::Secondary});
                space(f, 6);
                keyCap(f, "G");
            });
            space(f, 14);
            card(f, "look", [&] {
                heading(f, "Hvad kigger jeg efter?");
                space(f, 8);
                textRuns(f, {{"Trives:", TextStyle::SecondaryStrong}, {" bliver ked eller vred og finder ro igen, alene eller hos en voksen."}});
                space(f, 6);
                textRuns(f, {{"Begyndende tegn:", TextStyle::SecondaryStrong}, {" er ofte længe om at falde til ro."}});
                space(f, 6);
                textRuns(f, {{"Tydelige tegn:", TextStyle::SecondaryStrong}, {" finder de fleste dage ikke ro."}});
            });
            space(f, 14);
            caption(f, "Skemaet er ikke videnskabeligt valideret. Det er et udgangspunkt for en faglig samtale.");
        });
}

void teamPage(Frame& f, DemoState& s)
{
    const std::array<ChoiceOption, 4> options = {{{"I trivsel", "1", Position::Green}, {"Øget opmærksomhed", "2", Position::Yellow},
                                                  {"Stærk bekymring", "3", Position::Red}, {"Ikke vurderet endnu", "0", Position::Unassessed}}};
    twoColumns(
        f,
        [&] {
            card(f, "adults", [&] {
                column(f, 200, [&] {
                    caption(f, "Mette Holm");
                    space(f, 4);
                    positionPill(f, Position::Red, "Stærk bekymring");
                });
                sameRow(f, 16);
                column(f, 200, [&] {
                    caption(f, "Jonas Bech");
                    space(f, 4);
                    positionPill(f, Position::Yellow, "Øget opmærksomhed");
                });
                alignRight(f, 200);
                column(f, 200, [&] {
                    text(f, "Enige om 17 af 20 indikatorer", {.style = TextStyle::Caption, .tone = Tone::Muted, .align = Align::Right});
                    space(f, 10);
                    progressBar(f, 17, 20, "Enige om 17 af 20", 200);
                });
            });
            space(f, 14);
            card(f, "differ", [&] {
                heading(f, "Her ser I forskelligt på det");
                space(f, 8);
                for (int n = 0; n < 2; ++n) {
                    cardBlock(f, {.padding = 10}, [&] {
                        column(f, 150, [&] { text(f, n == 0 ? "Er tryg ved aflevering" : "Får og giver plads i leg"); });
                        sameRow(f, 12);
                        column(f, 160, [&] { positionPill(f, Position::Yellow, "Begyndende"); });
                        sameRow(f, 12);
                        column(f, 150, [&] { positionPill(f, Position::Green, "Trives"); });
                        sameRow(f, 12);
                        column(f, availableWidth(f), [&] { secondary(f, "»Græder oftest om mandagen«"); });
                    });
                }
                linkButton(f, "agreed", "Vis de 17, I er enige om");
            });
            space(f, 14);
            card(f, "change", [&] { textArea(f, "comment", "Hvad i vores hverdag kan vi ændre, med hvem og hvornår?", s.comment); });
        },
        [&] {
            card(f, "common", [&] {
                heading(f, "Fælles position");
                space(f, 6);
                secondary(f, "I har valgt hver sin position. Der er intet forslag: tal om forskellene og vælg sammen.");
                space(f, 12);
                if (const auto c = radioList(f, "position", "Fælles position", options, s.common, {.takesKeys = TakesKeys::Yes})) s.common = *c;
            });
            space(f, 14);
            primaryButton(f, "choose", s.common ? "Gem fælles position" : "Vælg en fælles position",
                          {.enabled = s.common ? Enabled::Yes : Enabled::No, .width = -1});
        });
}

void childPage(Frame& f)
{
    core::chart::PositionTimeline t;
    t.title = "Positioner og indsatser";
    t.rows = {"Grøn position", "Gul position", "Rød position"};
    t.barsRow = "Indsatser";
    t.points = {{0, "E 24", Position::Green, {}}, {180, "F 25", Position::Yellow, {}}, {365, "E 25", Position::Green, {}},
                {545, "F 26", Position::Green, {}}, {680, "E 26", Position::Yellow, {}}};
    t.bars = {{180, 330, "familiestue"}, {560, 700, "små grupper"}};
    twoColumns(
        f,
        [&] {
            card(f, "steps", [&] {
                centreInRow(f);
                heading(f, "Sådan gør vi");
                sameRow(f);
                secondary(f, "1 af 6 minimumsskridt");
                alignRight(f, buttonWidth(f, "Tilføj eget skridt", {.icon = Icon::Add}));
                linkButton(f, "add", "Tilføj eget skridt", {.icon = Icon::Add});
                space(f, 6);
                constexpr std::array kSteps = {"Undersøg læringsmiljøet", "Barnets perspektiv", "Samtale med forældrene"};
                for (int n = 0; n < 3; ++n) {
                    cardBlock(f, {.padding = 10}, [&] {
                        stepMark(f, n + 1, n == 0 ? StepLook::Done : n == 1 ? StepLook::Next : StepLook::Open);
                        sameRow(f, 14);
                        column(f, availableWidth(f) - 130, [&] {
                            heading(f, kSteps[static_cast<std::size_t>(n)]);
                            secondary(f, "Børnesamtale eller iagttagelse");
                        });
                        alignRight(f, 110);
                        column(f, 110, [&] {
                            text(f, "Mette", {.style = TextStyle::Secondary, .align = Align::Right});
                            text(f, "30. okt.", {.style = TextStyle::SecondaryStrong, .align = Align::Right});
                        });
                    });
                }
            });
        },
        [&] {
            card(f, "timeline", [&] {
                heading(f, "Positioner og indsatser");
                space(f, 12);
                chart(f, t);
            });
            space(f, 14);
            figureCard(f, "figure", "Gul eller rød position", "15 %", "interval 11–20 % · uændret");
        },
        {.sideWidth = 508, .fold = 900});
}

void controlsPage(Frame& f, DemoState& s)
{
    banner(f, "info", BannerKind::Info, "Runden er åben til 31. oktober. Tre børn mangler en vurdering.", {.action = "Vis børnene", .close = "Luk"});
    space(f, 10);
    banner(f, "error", BannerKind::Error, "Filen kunne ikke læses: linje 4 har ingen fødselsdag. Ingen børn er ændret. Ret filen og vælg den igen.");
    space(f, 14);
    twoColumns(
        f,
        [&] {
            card(f, "form", [&] {
                heading(f, "Nyt barn");
                space(f, 12);
                textField(f, "name", "Navn", s.name, {.hint = "For- og efternavn"});
                space(f, 14);
                const auto date = dateField(f, "born", "Fødselsdag", s.date, s.dateState, {.width = 200});
                if (date.committed) s.date = date.value;
                sameRow(f, 14);
                static const std::vector<std::string> kUnits = {"Blå stue", "Rød stue", "Grøn stue"};
                if (const auto c = dropDown(f, "unit", "Stue", kUnits, s.chosenOption, {.width = 220})) s.chosenOption = *c;
                space(f, 14);
                passwordField(f, "secret", "Adgangsord", s.secret, {.help = "Mindst 12 tegn. Tre ord, du kan huske, er bedre end tegn.", .width = 340});
                space(f, 10);
                if (checkbox(f, "check", "Forældre har fået brevet", s.checked)) s.checked = !s.checked;
                if (toggle(f, "toggle", "Vis kun børn uden vurdering", s.on)) s.on = !s.on;
                space(f, 6);
                const std::array<std::string_view, 2> looks = {"Lys", "Mørk"};
                if (const auto c = segmented(f, "looks", "Udseende", looks, s.segment)) s.segment = *c;
                space(f, 16);
                if (primaryButton(f, "save", "Opret barn", {.keyCap = "Enter"})) ++s.primaryUsed;
                sameRow(f);
                if (button(f, "ask", "Slet …", {.icon = Icon::Delete})) s.confirmOpen = true;
                sameRow(f);
                const std::array<MenuItem, 3> items = {{{"Eksportér som CSV", {}, Icon::Download}, {"Udskriv", {}, Icon::Print}, {"Lås nu", "Ctrl L", Icon::Lock}}};
                menuButton(f, "more", "Mere", items, {.icon = Icon::More});
            });
        },
        [&] {
            rowButton(f, "demo", "Prøv med en opdigtet gruppe", "Et minut, ingen rigtige data", {.icon = Icon::Groups});
            space(f, 10);
            tag(f, "Tidsfrist overskredet", Tone::Red);
            sameRow(f, 8);
            tag(f, "Ny", Tone::Accent);
            space(f, 14);
            emptyState(f, "empty", Icon::Children, "Ingen børn endnu", "Hent børnene fra en fil, eller skriv dem ind ét for ét.", "Hent fra fil");
        });
    if (s.confirmOpen) {
        if (const auto answer = confirmDialog(f, "confirm", {"Slet Asta Juhl?", "Barnet og dets vurderinger slettes. Det kan ikke fortrydes.", "Slet barnet", "Behold", true}))
            s.confirmOpen = false;
    }
}

} // namespace

DemoState::DemoState()
{
    comment.set("Mindre grupper mandag formiddag, Jonas tager imod ved garderoben");
    date = Date::of(2022, 6, 24);
}

void drawDemo(Frame& frame, DemoState& state)
{
    const std::array<NavEntry, 8> entries = {{{Icon::Home, "Start"}, {Icon::Round, "Runde"}, {Icon::Children, "Børn"}, {Icon::FollowUp, "Opfølgning", 3},
                                              {Icon::Overview, "Overblik"}, {Icon::School, "Skole"}, {Icon::Content, "Indhold"}, {Icon::Settings, "Indstillinger"}}};
    ShellModel model;
    model.entries = entries;
    model.current = state.nav;
    model.userName = "Mette Holm";
    model.userLine = "Pædagog · Blå stue";
    model.lockLine = "Låses om 5 min · Ctrl+L";
    model.title = state.page == DemoState::Page::Round ? "Blå stue · Efterår 2026" : state.page == DemoState::Page::Controls ? "Alle dele" : "Asta Juhl";
    model.subtitle = state.page == DemoState::Page::Round ? "9 dage tilbage" : "4 år 4 mdr. · Blå stue";
    if (state.page == DemoState::Page::Child) {
        model.position = Position::Yellow;
        model.positionWord = "I gul position · efterår 2026";
    }
    if (state.page == DemoState::Page::Round || state.page == DemoState::Page::Rating) {
        model.progressDone = 8;
        model.progressTotal = 28;
        model.progressText = "8 af 28 børn";
    }
    model.save = SaveStatus::Saved;
    model.saveText = "Gemt kl. 14.02";
    model.concernLabel = "Bekymret? / Akut";
    const ShellResult result = shell(frame, model, [&] {
        switch (state.page) {
        case DemoState::Page::Round: roundPage(frame, state); break;
        case DemoState::Page::Rating: ratingPage(frame, state); break;
        case DemoState::Page::Team: teamPage(frame, state); break;
        case DemoState::Page::Child: childPage(frame); break;
        case DemoState::Page::Controls: controlsPage(frame, state); break;
        }
    });
    if (result.entry) {
        state.nav = *result.entry;
        state.page = static_cast<DemoState::Page>(state.nav % 5);
    }
    if (result.concern) ++state.concerns;
}

} // namespace trivsel::ui::test
