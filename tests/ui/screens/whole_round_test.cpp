#include "support/temp_dir.h"
#include "ui/screens/player.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

/// A round from nothing to steps, as two adults play it: the real program on a real store, used through its input
/// queue.
namespace trivsel::tests {
namespace {

namespace fs = std::filesystem;

/// Invented children of one group; the CPR column is left out.
constexpr const char* kRoster = "stue;navn;fødselsdato;køn;id\r\n"
                                "Blå stue;Asta Juhl;14-06-2022;pige;b-1\r\n"
                                "Blå stue;Bo Dam;02-03-2022;dreng;b-2\r\n"
                                "Blå stue;Clara Lind;20-01-2023;pige;b-3\r\n";

class Player : public PlayerBase {
public:
    explicit Player(const test::TempDir& folder) : PlayerBase({{}, folder / "config", *Date::of(2026, 10, 5)}) {}
    /// The program is started; the computer remembers the store if there is one.
    void start() { sitDown({}, {}); }
};

void setUpStore(Player& p, const std::string& file)
{
    p.click("Kom i gang med jeres egen institution");
    p.type("Strandhuset");
    p.click("Kommune");
    p.click("Kerteminde Kommune"); // the words of its guide are looked for below
    p.click("Videre");
    p.type("Blå stue");
    p.click("Videre");
    p.type("Karin Lund");
    p.click("Adgangssætning");
    p.type("gul cykel");
    p.expect("Mangler 3 tegn.");
    p.type(" regn");
    p.expect("Lang nok.");
    p.click("Skriv den igen");
    p.type("gul cykel regn");
    p.click("Blå stue");
    p.click("Navn", 2);
    p.type("Mette Holm");
    p.click("Adgangssætning", 2);
    p.type("havn kaffe mandag");
    p.click("Skriv den igen", 2);
    p.type("havn kaffe mandag");
    p.click("Blå stue", 2);
    p.click("Videre");
    p.retype("Fil", file);
    p.click("Opret lageret");
    p.expect("Skriv koden ned nu");
    p.press("Ctrl+2"); // nothing else before the code has been written down
    p.expect("Skriv koden ned nu");
    p.click("Jeg har skrevet koden ned");
    p.click("Gå i gang");
    p.expect("Der er ingen børn endnu");
}

void bringInChildren(Player& p, const std::string& roster)
{
    p.press("Ctrl+3");
    p.click("Hent fra en liste");
    p.click("Vælg fil");
    p.retype("Sti til fil eller mappe", roster);
    p.press("Enter");
    p.expect("Bo Dam"); // the difference is shown before anything is done
    EXPECT_TRUE(p.session().world().children.empty());
    p.click("Hent børnene");
    p.click("Se børnene");
    p.expect("3 børn");
}

/// Four areas without signs, "ja" four times about our own surroundings, finished, own position green.
void rateWithoutSigns(Player& p)
{
    p.press("G", 4);
    p.press("1", 4);
    p.press("Enter");
    p.expect("Hvilken position vælger du?");
    p.press("1");
}

/// Two signs in the first area; the rule makes that yellow, and so does the adult.
void rateWithTwoSigns(Player& p)
{
    p.press("1", 2);
    p.press("2", 2);
    p.press("1");
    p.press("G", 3);
    p.press("1", 4);
    p.expectGone("Gul: øget opmærksomhed"); // the suggestion stays hidden until one is done
    p.press("Enter");
    p.expect("Gul: øget opmærksomhed");
    p.press("2");
}

void rateEveryChild(Player& p)
{
    p.press("Ctrl+2");
    p.press("N");
    p.expect("Asta Juhl");
    rateWithTwoSigns(p);
    p.press("Enter");
    p.expect("Bo Dam");
    rateWithoutSigns(p);
    p.press("Enter");
    p.expect("Clara Lind");
    rateWithoutSigns(p);
}

void switchTo(Player& p, const std::string& name, const std::string& passphrase)
{
    p.press("Ctrl+U");
    p.click(name);
    p.type(passphrase);
    p.press("Enter");
    p.press("Ctrl+1"); // one comes back to where one was
    p.expect("Det venter på dig");
}

void agree(Player& p)
{
    p.press("Ctrl+2");
    p.click("Fælles vurdering (3 klar)");
    p.expect("Asta Juhl");
    p.click("Hvad i vores hverdag kan vi ændre, med hvem og hvornår?");
    p.type("Mindre grupper mandag formiddag.");
    switchTo(p, "Karin Lund", "gul cykel regn"); // what is typed is the team's, and there for the other adult too
    p.press("Ctrl+2");
    p.click("Fælles vurdering (3 klar)");
    p.expect("Mindre grupper mandag formiddag.");
    p.expect("Påbegyndt af Mette Holm");
    p.click("Øget opmærksomhed");
    p.press("Ctrl+Enter");
    p.expect("Aftalt 5. okt.");
    p.click("Næste barn");
    p.press("1");
    p.press("Ctrl+Enter");
    p.click("Næste barn");
    p.press("1");
    p.press("Ctrl+Enter");
    p.expect("Aftalt 5. okt.");
}

void takeSteps(Player& p)
{
    p.press("Ctrl+3");
    p.click("Asta Juhl");
    p.expect("Undersøg læringsmiljøet");
    p.expect("Mindre grupper mandag formiddag.");
    p.expect("0 af ");
    p.click("Gjort");
    p.type("Vi har delt gruppen om mandagen.");
    p.click("Gjort");
    p.expect("1 af ");
    // What reaches the parents waits for the answer.
    p.click("Et kort ord til forældrene");
    p.expect("Skridtet når forældrene eller barnet.");
    p.click("Nej");
    p.expectGone("Er der mistanke om vold");
    p.click("Sæt til side");
    p.type("Forældrene har selv bedt om en samtale i dag.");
    p.click("Sæt til side");
    p.expect("2 af ");
    p.press("T");
    p.type("Læse med Jonas hver formiddag");
    p.click("Tilføj");
    p.expect("Læse med Jonas hver formiddag");
}

// A round in a real window is tests/desktop/round_in_window.sh, which ctest runs under an X server of its own.
TEST(WholeRound, IsPlayedFromNothingToStepsAndIsStillThereAfterARestart)
{
    const test::TempDir folder;
    const std::string roster = folder / "gruppen.csv";
    std::ofstream(roster, std::ios::binary) << kRoster;
    Player p(folder);

    p.start();
    setUpStore(p, folder / "strandhuset.trivsel");
    if (::testing::Test::HasFailure()) return;
    bringInChildren(p, roster);
    p.press("Ctrl+2");
    p.click("Åbn runden");
    p.click("Åbn runden");
    p.expect("0 af 3 børn");
    rateEveryChild(p);
    switchTo(p, "Mette Holm", "havn kaffe mandag");
    if (::testing::Test::HasFailure()) return;
    rateEveryChild(p);
    agree(p);
    switchTo(p, "Mette Holm", "havn kaffe mandag");
    takeSteps(p);
    if (::testing::Test::HasFailure()) return;

    p.getUp();
    p.start();
    p.type("havn kaffe mandag"); // the computer remembers the store and who used it last
    p.press("Enter");
    p.expect("Det venter på dig");
    p.press("Ctrl+3");
    p.click("Asta Juhl");
    p.expect("2 af ");
    p.expect("Læse med Jonas hver formiddag");
    p.click("Et kort ord til forældrene");
    p.expect("Forældrene har selv bedt om en samtale i dag.");
    p.getUp();
}

} // namespace
} // namespace trivsel::tests
