#include "ui/screens/first_start_fixture.h"

/// What goes wrong on the way, said where it can be mended.
namespace trivsel::tests {
namespace {

class FirstStartFaults : public FirstStartStore {};

TEST_F(FirstStartFaults, EachAdultsFieldSaysWhatItLacks)
{
    click("Kom i gang med jeres egen institution");
    type("Strandhuset");
    press("Enter");
    type("Blå stue");
    press("Enter");
    type(" BLÅ STUE");
    click("Videre");
    expect("Navnet står der allerede.");
    EXPECT_EQ(focused(), "Gruppe 2");
    picture("first-start-units-fault");
    press("Ctrl+A");
    type("Rød stue");
    click("Videre");

    fillAdult("Bo", "gul cykel regn");
    click("Skriv den igen");
    type("x");
    expect("De to er ikke ens endnu."); // told quietly while it is typed
    press("Backspace");
    click("Navn", 2);
    fillAdult("bo ", "gul cykel regn");
    expect("To voksne hedder det samme.");
    EXPECT_EQ(focused(), "Navn");
    EXPECT_EQ(valueOf("Navn", 2), "bo ");
    press("Ctrl+A");
    type("Ida");
    click("Skriv den igen", 2);
    type("x");
    expect("De to adgangssætninger til Ida er ikke ens.");
    retype("Adgangssætning", "kort");
    click("Videre");
    expect("Adgangssætningen til Bo skal være på mindst 12 tegn.");
    picture("first-start-adults-fault");
    retype("Adgangssætning", std::string(129, 'x'));
    click("Videre");
    expect("må højst være på 128 tegn");

    retype("Adgangssætning", "gul cykel regn");
    retype("Skriv den igen", "gul cykel regn");
    click("Skriv den igen", 2);
    press("Ctrl+A");
    type("gul cykel regn");
    click("Rolle");
    click("Pædagog");
    click("Blå stue");
    click("Rød stue", 2);
    click("Videre");
    expect("Mindst én af de voksne skal være leder");
    picture("first-start-no-leader");
    click("Rolle", 2);
    click("Leder");
    click("Videre");
    expect("Side 4 af 5");
    expect("Bo (Pædagog), Ida (Leder)");
}

TEST_F(FirstStartFaults, AnAdultIsAddedAndTakenAwayAgain)
{
    fillToPlace();
    press("Alt+Left");
    click("Tilføj en voksen");
    EXPECT_EQ(focused(), "Navn");
    fillAdult("Jonas Bech", "sol sand spand is");
    expect("Vælg, hvilke grupper Jonas Bech arbejder i.");
    click("Fjern voksen 2");
    EXPECT_EQ(valueOf("Navn", 2), "Jonas Bech");
    expectGone("Fjern voksen"); // two must stay
    click("Blå stue", 2);
    click("Videre");
    expect("Karin Lund (Leder), Jonas Bech (Pædagog)");
}

TEST_F(FirstStartFaults, APlaceThatIsRefusedIsSaidThereAndEverythingTypedIsKept)
{
    fillToPlace();
    const fs::path synchronised = dir / "Dropbox" / "hus.trivsel";
    retype("Fil", synchronised.string());
    click("Opret lageret");
    finishWork();
    expect("Lageret blev ikke oprettet.");
    expect("synkroniseres (Dropbox)");
    EXPECT_EQ(focused(), "Fil");
    EXPECT_FALSE(fs::exists(synchronised));
    picture("first-start-refused");

    test::writeBytes(dir / "taget.trivsel", "noget andet");
    retype("Fil", (dir / "taget").string());
    expectGone("Lageret blev ikke oprettet.");
    press("Enter");
    finishWork();
    expect("Der ligger allerede en fil her");
    EXPECT_EQ(test::readBytes(dir / "taget.trivsel"), "noget andet");

    retype("Fil", (dir / "taget.trivsel" / "inde.trivsel").string());
    press("Enter");
    finishWork();
    expect("Mappen kan ikke oprettes.");

    press("Alt+Left");
    EXPECT_EQ(valueOf("Navn", 2), "Mette Holm");
    click("Videre");
    retype("Fil", (dir / "her").string()); // the ending is added, the passphrases are still there
    press("Enter");
    finishWork();
    expect("Skriv koden ned nu");
    EXPECT_TRUE(fs::exists(dir / "her.trivsel"));
}

TEST_F(FirstStartFaults, AStoreThatCannotBeChosenIsSaidOnThePageOneIsOn)
{
    test::writeBytes(dir / "note.txt", "ikke et lager");
    program->filesDropped({(dir / "note.txt").string()});
    finishWork();
    expect("note.txt");
    picture("first-start-not-a-store");
    click("Luk");
    expectGone("note.txt");

    fillToPlace();
    press("Enter");
    finishWork();
    click("Jeg har skrevet koden ned");
    click("Gå i gang");
    press("Ctrl+L");
    finishWork();
    expect("Hvem er du?");
    click("Vælg et andet lager");
    retype("Sti til fil eller mappe", (dir / "note.txt").string());
    press("Enter");
    finishWork();
    expect("note.txt");
    picture("unlock-not-a-store");
    click("Luk");
    expectGone("note.txt");
    EXPECT_EQ(application->storeFile().filename(), "Aeroe-Boernehus.trivsel");
}

TEST_F(FirstStartFaults, PassphrasesAreWipedWhenTheGuideIsLeft)
{
    fillToPlace();
    press("Enter");
    finishWork();
    click("Jeg har skrevet koden ned");
    click("Gå i gang");
    press("Ctrl+L");
    click("Opret et nyt lager");
    fillToPlace("Skovhuset");
    for (int i = 0; i < 4; ++i) press("Alt+Left");
    click("Tilbage til oplåsning");
    expect("Hvem er du?");
    click("Opret et nyt lager");
    click("Kom i gang med jeres egen institution");
    EXPECT_EQ(valueOf("Institutionens eller skolens navn"), "Skovhuset");
    click("Videre");
    click("Videre");
    EXPECT_EQ(valueOf("Navn", 2), "Mette Holm");
    expect("Mindst 12 tegn."); // what an empty passphrase says
    expectGone("Lang nok.");
}

} // namespace
} // namespace trivsel::tests
