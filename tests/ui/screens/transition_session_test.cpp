#include "ui/screens/casework_house.h"

#include <gtest/gtest.h>

#include <string>

/// The real program over a real store: a sheet is begun and written, and a place on the ruler is set.
namespace trivsel::tests {
namespace {

const Date kToday = *Date::of(2026, 4, 10);

class House {
public:
    House()
    {
        StoreMaker maker(dir, "Strandhuset", kToday);
        const UnitId unit = maker.unit(core::Setting::Daycare, "Strandhuset", "Rød stue");
        maker.adult("Pia Pædagog", unit);
        const ChildId child = maker.child("Anna Juhl", unit);
        maker.add(app::AnswerGate{child, core::GateAnswer::Answer::No, {}, {}});
        maker.save();
    }
    test::TempDir dir;
};

class Player : public CaseworkPlayer {
public:
    explicit Player(const House& house) : CaseworkPlayer(house.dir, "Pia Pædagog", kToday) {}
};

TEST(TransitionSession, ASheetIsBegunAndWrittenAndStandsInTheList)
{
    House house;
    Player p(house);
    p.openChild("Anna Juhl");
    p.click("Overgang og lineal");
    p.click("Begynd et overgangsskema");
    p.expect("Overgangsskema · Børnehave → Skole");
    p.click("Stedets navn");
    p.type("Skovskolen");
    p.click("Hvem er barnet?");
    p.type("Elsker vand og katte");
    p.click("Styrker");
    p.expect("Der mangler samtykke til at give skemaet videre.");
    p.picture("session_transition_sheet");
    p.open({app::Screen::Transition, {}, {}, {}});
    p.expect("Kladde");
    p.expect("Anna Juhl");
    p.picture("session_transition_list");
    p.click("Anna Juhl");
    p.click("Læg til side");
    p.expect("Skemaet er lagt til side og skal ikke sendes. Det, der er skrevet, bliver.");
    p.picture("session_transition_aside");
    p.click("Tag det frem igen");
    p.click("Skriv i skemaet");
    p.expect("Elsker vand og katte");
}

TEST(TransitionSession, ChildAndCareArePlacedOnTheRulerApart)
{
    House house;
    Player p(house);
    p.openChild("Anna Juhl");
    p.click("Overgang og lineal");
    p.click("Sæt et nyt mærke");
    p.click("2 · Mest i trivsel");
    p.click("Har en eller flere at lege med");
    p.picture("session_transition_mark");
    p.click("Gem");
    p.expect("Barnet: 2 · Mest i trivsel");
    p.expect("Forældrenes omsorg: ikke vurderet");
    p.expect("Beskytter: Har en eller flere at lege med");
    p.picture("session_transition_ruler");
}

} // namespace
} // namespace trivsel::tests
