#include "ui/screens/casework_house.h"

#include <gtest/gtest.h>

#include <string>

/// The page "Rettigheder" in the real program over a real store of invented people.
namespace trivsel::tests {
namespace {

/// Lone leads Strandhuset; Pia works in Blå stue with Anna and Bent.
class House {
public:
    House()
    {
        StoreMaker maker(dir, "Strandhuset", kHouseDay);
        const UnitId blue = maker.unit(core::Setting::Daycare, "Strandhuset", "Blå stue");
        maker.adult("Pia Pædagog", blue);
        anna = maker.child("Anna Juhl", blue);
        bent = maker.child("Bent Bøg", blue);
        maker.save();
    }
    test::TempDir dir;
    ChildId anna, bent;
};

class Player : public PlayerBase {
public:
    Player(const House& house, const std::string& name) : PlayerBase({house.dir / "hus.trivsel", house.dir / "config", kHouseDay}) { as(name); }
    void as(const std::string& name) { sitDown(name, passphraseOf(name)); }
    void openHouse() { open({app::Screen::Rights, {}, {}, {}}); }
    void openPage(ChildId child) { open({app::Screen::Rights, {}, {}, child}); }
};

TEST(RightsSession, AllParentsOfAUnitAreNotedAsInformedAtOnce)
{
    House house;
    Player p(house, "Pia Pædagog");
    p.openHouse();
    p.expect("Anna Juhl");
    p.picture("session_rights_not_told");
    p.click("Vælg alle 2");
    p.click("Orienteret");
    p.click("Brev");
    p.click("Dag");
    p.type("01-10-2026");
    p.press("Tab");
    p.click("Gem");
    p.expect("Alle forældre er orienteret");
    p.expect("Det er noteret for 2 børn.");
}

TEST(RightsSession, ACorrectionIsWrittenByAPedagogueAndAnsweredByTheLeader)
{
    House house;
    Player p(house, "Pia Pædagog");
    p.openPage(house.anna);
    p.click("Skriv en rettelse");
    p.click("Hvad handler det om?");
    p.type("Notatet fra september");
    p.click("Hvem har sagt det?");
    p.type("Mor");
    p.click("Det siger de, med deres egne ord");
    p.type("Det var om tirsdagen");
    p.click("Sagt den");
    p.type("02-10-2026");
    p.press("Tab");
    p.click("Gem");
    p.expect("Notatet fra september");
    p.as("Lone Leder");
    p.openHouse();
    p.click("Venter på dig");
    p.click("Anna Juhl");
    p.click("Svar");
    p.type("Vi har skrevet det ved siden af");
    p.click("Gem");
    p.expect("Vi har skrevet det ved siden af");
    p.picture("session_rights_child");
}

TEST(RightsSession, ALeaderErasesAChildAndSeesWhichBackupsStillHoldIt)
{
    House house;
    Player p(house, "Lone Leder");
    p.openPage(house.anna);
    p.click("Sæt sletning i bero");
    p.click("En klage");
    p.click("Hvorfor?");
    p.type("Klage fra far");
    p.click("Gem");
    p.expect("Klage fra far");
    p.click("Gælder ikke længere");
    p.click("Hvorfor gælder det ikke længere?");
    p.type("Afgjort");
    p.click("Gælder ikke længere");
    p.expectGone("Klage fra far");
    p.click("Slet alt om barnet");
    p.expect("Det kan ikke fortrydes.");
    p.click("Barnet er skrevet ind ved en fejl");
    p.click("Slet for altid");
    p.expectSoon("Alt om barnet er slettet.");
    p.expectGone("Anna Juhl");
    p.click("Slettet");
    p.expectSoon("Skrevet ind ved en fejl");
    p.picture("session_rights_erased");
}

TEST(RightsSession, FreeTextThatLooksLikeACprNumberOrNamesADiagnosisIsWarnedOfAndMayBeSaid)
{
    House house;
    Player p(house, "Pia Pædagog");
    p.openPage(house.anna);
    p.click("Sæt sletning i bero");
    p.click("Andet");
    p.click("Hvorfor?");
    p.type("Barnet 999999-9999");
    p.expect("Det ligner et CPR-nummer.");
    p.type(" og mere");
    p.click("Gem");
    p.expect("Barnet 999999-9999 og mere");
}

} // namespace
} // namespace trivsel::tests
