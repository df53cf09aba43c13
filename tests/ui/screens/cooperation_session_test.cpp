#include "ui/screens/casework_house.h"

#include <gtest/gtest.h>

#include <string>

/// The page "Samarbejde" in the real program over a real store of invented people.
namespace trivsel::tests {
namespace {

const Date kStart = *Date::of(2026, 10, 5);

/// Lone leads Strandhuset; Pia and Per work in Blå stue with Anna.
class House {
public:
    House()
    {
        StoreMaker maker(dir, "Strandhuset", kStart);
        const UnitId blue = maker.unit(core::Setting::Daycare, "Strandhuset", "Blå stue");
        for (const char* name : {"Pia Pædagog", "Per Pædagog"}) maker.adult(name, blue);
        anna = maker.child("Anna Juhl", blue);
        maker.save();
    }
    test::TempDir dir;
    ChildId anna;
};

class Player : public PlayerBase {
public:
    Player(const House& house, const std::string& name)
        : PlayerBase({house.dir / "hus.trivsel", house.dir / "config", kStart}), m_anna(house.anna)
    {
        as(name);
    }
    /// Another adult sits down, perhaps another day.
    void as(const std::string& name, Date today = kStart)
    {
        setToday(today);
        sitDown(name, passphraseOf(name));
    }
    void openPage(app::Screen screen = app::Screen::Cooperation) { open({screen, {}, {}, m_anna}); }

private:
    ChildId m_anna;
};

void ask(Player& p, const std::string& words)
{
    p.click("Ny henvendelse");
    p.click("Hvem spørger I?");
    p.click("PPR: psykolog og tale-hørekonsulent");
    p.click("Hvad beder I om?");
    p.type(words);
    p.click("Gem henvendelsen");
}

TEST(CooperationSession, ARequestIsAskedWaitsReachesTheLeaderAndIsAnswered)
{
    House house;
    Player p(house, "Pia Pædagog");
    p.openChild("Anna Juhl");
    p.expect("Forældremyndighed ikke skrevet");
    p.click("Samarbejde og samtykke");
    p.expect("Samarbejde · Anna Juhl");
    ask(p, "Sparring om sprog");
    p.expect("sendt i dag");
    p.picture("session_cooperation");
    p.as("Per Pædagog", kStart.plusDays(9));
    p.openChild("Anna Juhl");
    p.expect("1 henvendelse uden svar i 9 dage");
    p.picture("session_cooperation_row");
    p.as("Lone Leder", kStart.plusDays(20));
    p.press("Ctrl+4");
    p.expect("Henvendelse uden svar");
    p.click("Anna Juhl");
    p.expect("Samarbejde · Anna Juhl");
    p.expect("ventet 20 dage");
    p.expect("Intet svar i tide.");
    p.click("Skriv svaret");
    p.click("Hvad blev svaret?");
    p.click("Konsultativ sparring");
    p.click("Hvad sagde de?");
    p.type("Et besøg på torsdag");
    p.click("Gem svaret");
    p.expect("Et besøg på torsdag");
    p.expect("svar efter 20 dage");
    p.press("Ctrl+4");
    p.expectGone("Henvendelse uden svar");
}

TEST(CooperationSession, CustodyConsentAndWhatIsKnownAreEnteredAndStandTheNextDay)
{
    House house;
    Player p(house, "Pia Pædagog");
    p.openPage(app::Screen::Notification);
    p.click("Begynd en underretning");
    p.expect("Ingen med forældremyndighed er skrevet endnu.");
    p.click("Skriv dem på siden Samarbejde");
    p.click("Tilføj");
    p.type("Mia Juhl");
    p.click("Gem");
    p.click("Tilføj");
    p.type("Finn Hemmelig");
    p.click("Navne- og adressebeskyttet");
    p.click("Gem");
    p.expectGone("Finn Hemmelig");
    p.click("Nej"); // no suspicion
    p.click("Skriv et svar");
    p.click("Hvem har svaret?");
    p.click("Mia Juhl");
    p.click("Over for hvem?");
    p.click("PPR: psykolog og tale-hørekonsulent");
    p.click("Ja");
    p.click("Hvad må deles?");
    p.type("Positionen");
    p.click("Til hvad?");
    p.type("Sparring om sprog");
    p.click("Gem");
    p.expect("Mangler svar fra: Forælder 2 · beskyttet");
    p.click("Funktionsnedsættelse");
    p.picture("session_cooperation_whole");
    p.as("Per Pædagog", kStart.plusDays(1));
    p.openPage();
    p.expect("Mia Juhl");
    p.expect("samtykke: mangler");
    p.expectGone("Finn Hemmelig");
    const auto* known = p.session().world().casework.circumstancesOf(house.anna);
    ASSERT_NE(known, nullptr);
    EXPECT_EQ(known->flags, std::vector<std::string>{"disability"});
    p.click("Afslut", 2);
    p.click("Gem den sidste dag");
    p.as("Per Pædagog", kStart.plusDays(2));
    p.openPage();
    p.expect("samtykke: givet");
    p.openPage(app::Screen::Notification);
    p.expectGone("Ingen med forældremyndighed er skrevet endnu.");
}

TEST(CooperationSession, AMissingOfferIsReadAtTheVisit)
{
    House house;
    Player p(house, "Pia Pædagog");
    p.openPage();
    p.click("Skriv, hvad der manglede");
    p.type("En gruppe til Anna");
    p.click("Gem til mødet");
    p.expect("Skriv tilbuddet uden navne");
    p.click("Hvilket tilbud manglede?");
    p.press("Ctrl+A");
    p.type("En legegruppe om eftermiddagen");
    p.click("Gem til mødet");
    p.expect("Det er gemt og står nu i Opfølgning under Besøg.");
    p.as("Lone Leder");
    p.press("Ctrl+4");
    p.click("Besøg");
    p.expect("Tilbud, vi manglede (1)");
    p.expect("En legegruppe om eftermiddagen");
    p.picture("session_missing_offer");
}

TEST(CooperationSession, TheColleagueUnderSuspicionSeesNothingOfWhatOthersWriteHere)
{
    House house;
    Player p(house, "Pia Pædagog");
    p.press("Ctrl+B");
    p.type("Anna");
    p.click("Anna Juhl");
    p.click("Akut");
    p.click("En ansat");
    p.click("Hvilken kollega?");
    p.click("Per Pædagog");
    p.openPage();
    p.expect("så der kan ikke spørges om samtykke nu");
    ask(p, "Zebraord i henvendelsen");
    p.expect("Zebraord i henvendelsen");
    p.as("Per Pædagog");
    const auto seesNothing = [&](const char* where) {
        for (const char* word :
             {"Zebraord", "Henvendelse uden svar", "1 henvendelse uden svar", "så der kan ikke spørges om samtykke nu", "Der er lukket"})
            EXPECT_FALSE(p.shows(word)) << where << " shows »" << word << "«";
    };
    p.openPage();
    seesNothing("Samarbejde");
    p.expect("I har ikke spurgt nogen endnu.");
    p.openPage(app::Screen::Child);
    seesNothing("Barn");
    for (const char* key : {"Ctrl+1", "Ctrl+4"}) {
        p.press(key);
        seesNothing(key);
    }
    p.as("Lone Leder");
    p.openPage();
    p.expect("Zebraord i henvendelsen");
}

} // namespace
} // namespace trivsel::tests
