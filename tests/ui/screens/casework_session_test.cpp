#include "ui/screens/casework_house.h"

#include <gtest/gtest.h>

#include <string>

/// The real program over a real store of invented people: a concern at green, acute against a parent, acute against a
/// colleague, and an underretning.
namespace trivsel::tests {
namespace {

using House = CaseworkHouse;
using Player = CaseworkPlayer;

TEST(CaseworkSession, AConcernAtGreenIsWrittenFollowedAndEnded)
{
    House house;
    Player p(house, "Pia Pædagog");
    p.concern("Clara Lind", "Jeg er bekymret");
    p.click("Trivsel");
    p.click("Det har jeg set og hørt");
    p.type("Leger alene hver formiddag");
    p.press("Ctrl+3"); // goes elsewhere in the middle of it
    p.as("Per Pædagog");
    p.concern("Clara Lind", "Jeg er bekymret");
    p.expectGone("Leger alene hver formiddag"); // another adult's draft
    p.as("Pia Pædagog");
    p.concern("Clara Lind", "Jeg er bekymret");
    p.expect("Leger alene hver formiddag");
    p.picture("session_concern");
    p.click("Gem bekymringen");
    p.expect("Det følger nu");
    p.picture("session_concern_saved");
    p.click("Gå til barnets side");
    p.expect("En er åben. Den slutter, når I skriver, hvad der blev af den.");
    p.click("Tilføj markør");
    p.type("alene i garderoben");
    p.click("Gem markøren");
    p.expect("alene i garderoben");
    p.picture("session_child");
    p.click("Skriv en note");
    p.type("mor");
    p.click("Hvad blev der sagt?");
    p.type("Hun sover dårligt");
    p.click("Gem noten");
    p.expect("Hun sover dårligt");
    p.click("Afslut bekymringen");
    p.click("Hvad blev det til?");
    p.click("Vi holder øje");
    p.click("Skriv kort hvorfor");
    p.type("To voksne ved aflevering");
    p.click("Gem afslutningen");
    p.expect("To voksne ved aflevering");
    p.expectGone("En er åben.");
}

TEST(CaseworkSession, AcuteAgainstAParentClosesAtTheFirstClick)
{
    House house;
    Player p(house, "Pia Pædagog");
    p.concern("Anna Juhl", "Akut");
    EXPECT_EQ(p.session().world().gate(house.anna), core::GateState::Closed) << "before anything else was chosen";
    EXPECT_EQ(p.session().world().gate(house.bent), core::GateState::Closed);
    p.expect("Samtale med mor");
    p.expect("Også for Bent Juhl");
    p.picture("session_acute");
    p.click("En forælder eller nær familie");
    p.click("Hvad blev der sagt eller set?");
    p.type("»Far slår«");
    p.press("Ctrl+3");
    p.as("Pia Pædagog");
    p.concern("Anna Juhl", "Akut");
    EXPECT_EQ(p.session().world().casework.acuteCases.of(house.anna).size(), 1U) << "the same case, not another";
    p.expect("»Far slår«"); // was typed, not said, before
    p.click("Skriv det ned");
    p.click("En leder");
    p.click("Ikke truffet");
    p.click("Hvem har du kontaktet?");
    p.type("Lone");
    p.click("Skriv på listen");
    p.expect("Lederen er ikke truffet. Kontakt modtagelsen alligevel, nu.");
    p.click("Afslut jeres eget arbejde");
    p.type("Modtagelsen har sagen");
    p.click("Gem afslutningen");
    EXPECT_EQ(p.session().world().gate(house.anna), core::GateState::Closed) << "ending opens nothing";
    p.click("Myndigheden har sagt, at forældrene må inddrages");
    p.type("Modtagelsen, Ida");
    p.click("Åbn for forældrene");
    EXPECT_EQ(p.session().world().gate(house.anna), core::GateState::Open);
}

TEST(CaseworkSession, TheColleagueUnderSuspicionSeesNothingOfItOnAnyPage)
{
    House house;
    Player p(house, "Pia Pædagog");
    p.concern("Anna Juhl", "Akut");
    p.click("En ansat");
    p.click("Hvilken kollega?");
    p.click("Per Pædagog");
    p.click("Hvad blev der sagt eller set?");
    p.type("»Zebraord fra barnet«");
    p.click("Skriv det ned");
    p.click("Til underretning");
    p.click("Begynd en underretning");
    p.click("Ja");
    p.click("Min grund");
    p.type("Zebraord i underretningen");
    p.click("Gem mit svar");
    p.concern("", "Jeg er bekymret");
    p.click("Andet");
    p.click("Det har jeg set og hørt");
    p.type("Zebraord i bekymringen");
    p.click("Gem bekymringen");
    p.expect("Bekymringen er gemt.");

    p.as("Per Pædagog");
    const auto seesNothing = [&](const char* where) {
        for (const char* word : {"Zebraord", "Lukket for alt", "Der er lukket", "KLADDE", "mistanken handler",
                                 "Myndigheden har sagt", "set i dag"})
            EXPECT_FALSE(p.shows(word)) << where << " shows »" << word << "«";
    };
    for (const char* key : {"Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+6"}) {
        p.press(key);
        seesNothing(key);
    }
    for (const char* child : {"Anna Juhl", "Bent Juhl"}) {
        p.openChild(child);
        seesNothing(child);
        p.click("Til underretning");
        seesNothing("Underretning");
        p.expect("Begynd en underretning");
        p.press("Ctrl+B");
        seesNothing("Bekymret?");
        p.click("Jeg er bekymret", 1);
        seesNothing("Bekymring");
    }
    p.as("Lone Leder");
    p.openChild("Anna Juhl");
    p.expect("KLADDE - IKKE SENDT");
    p.expect("Zebraord i bekymringen");
    p.picture("session_child_closed");
}

TEST(CaseworkSession, AnUnderretningIsADraftUntilItIsSent)
{
    House house;
    Player p(house, "Pia Pædagog");
    p.openChild("Clara Lind");
    p.click("Til underretning");
    p.click("Begynd en underretning");
    p.expect("KLADDE - IKKE SENDT");
    p.click("Ja");
    p.click("Min grund");
    p.type("Blå mærker tre gange");
    p.click("Gem mit svar");
    p.click("Det har vi set");
    p.type("Blå mærker");
    p.click("Det har vi prøvet");
    p.type("Samtaler i teamet");
    p.click("Det har forældre og barn sagt");
    p.type("De er ikke spurgt");
    p.press("Ctrl+3");
    p.as("Per Pædagog");
    p.openChild("Clara Lind");
    p.expect("Dit eget svar mangler.");
    p.click("Åbn underretningen");
    p.expectGone("Blå mærker tre gange");
    p.expect("De er ikke spurgt");
    p.click("Nej");
    p.click("Min grund");
    p.type("Kan være fra legepladsen");
    p.click("Gem mit svar");
    p.expect("Blå mærker tre gange");
    p.picture("session_notification");
    p.click("Hvordan?");
    p.type("Digital Post");
    p.click("Hvorfor ikke?");
    p.type("Der er ikke spurgt om mistanke endnu");
    p.click("Markér som sendt");
    p.expectGone("KLADDE");
    p.expect("Det kan I vente");
    p.expect("13. okt.");
    p.picture("session_notification_sent");
    p.click("Skriv kvitteringen på");
    p.expect("Kvittering modtaget");
}

} // namespace
} // namespace trivsel::tests
