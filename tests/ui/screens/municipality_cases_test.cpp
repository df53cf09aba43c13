#include "app/session_fixture.h"
#include "ui/screens/player.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

/// The same cases in each of the five municipalities, through the screens: which steps a child's page shows, in which
/// order. The golden list is written anew with TRIVSEL_WRITE_GOLDEN=1 and then read by a person.
namespace trivsel::tests {
namespace {

using test::day;
const Date kToday = day(2026, 10, 5);
const std::string kGolden = std::string(TRIVSEL_TEST_DATA) + "/screens/municipality_cases.txt";

std::string goldenOf(const std::string& municipality)
{
    std::ifstream in(kGolden);
    std::string line, lines;
    while (std::getline(in, line))
        if (line.rfind(municipality + " ", 0) == 0) lines += line + "\n";
    return lines;
}

/// Replaces the lines of one municipality.
void writeGolden(const std::string& municipality, const std::string& lines)
{
    std::ifstream in(kGolden);
    std::string line, others;
    while (std::getline(in, line))
        if (line.rfind(municipality + " ", 0) != 0) others += line + "\n";
    std::istringstream all(others + lines);
    std::vector<std::string> sorted;
    while (std::getline(all, line)) sorted.push_back(line);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.substr(0, a.find(' ')) < b.substr(0, b.find(' ')); });
    std::ofstream out(kGolden);
    for (const std::string& s : sorted) out << s << "\n";
}

/// Pia and Per work in Rød stue, Karin in Blå stue; both have rated every child of Rød stue.
struct Town : test::House {
    explicit Town(const std::string& municipality) : House(kToday, municipality)
    {
        pia = adult("Pia Pædagog", {red});
        adult("Per Pædagog", {red});
        karin = adult("Karin Pædagog", {blue});
        for (const char* name : {"Asta Juhl", "Bo Dam", "Clara Lind"}) children.push_back(child(name, red));
        dina = child("Dina Krog", red);
        emil = child("Emil Bech", red);
        round = openRound(red);
        for (const char* name : {"Pia Pædagog", "Per Pædagog"}) {
            as(name);
            rateMixed(children[0]);
            rate(round, children[1], 9, core::Position::Red); // the strongest sign everywhere
            rate(round, children[2], 0, core::Position::Green);
        }
        if (!session->flush()) throw std::runtime_error("not saved");
        session.reset();
    }
    /// Signs in two areas, none in the others.
    void rateMixed(ChildId of)
    {
        answerAll(round, of, 0);
        const core::Instrument& questions = form(round, of);
        for (std::size_t area = 0; area < 2; ++area)
            for (std::size_t item = 0, signs = 0; item < questions.items.size() && signs < 2; ++item)
                if (questions.items[item].area == area) {
                    must(app::SetAnswer{round, of, item, {core::Answer::Kind::Option, 1}});
                    ++signs;
                }
        must(app::FinishRating{round, of});
        must(app::SetOwnPosition{round, of, core::Position::Yellow});
    }
    RoundId round;
    std::vector<ChildId> children;
    ChildId dina, emil;
    UserId pia, karin;
};

class Player : public PlayerBase {
public:
    explicit Player(const Town& town) : PlayerBase({town.file(), town.dir / "state", kToday}) {}
    void as(const std::string& name) { sitDown(name, test::House::passphraseOf(name)); }

    /// Ids of the guide's steps that the page shows, from top to bottom.
    std::string steps()
    {
        const core::Guide& guide = session().guide();
        std::string ids;
        for (std::size_t i = 0; i < log().size(); ++i) {
            const ui::Item item = log().at(i);
            const auto step = std::find_if(guide.steps.begin(), guide.steps.end(), [&](const auto& s) { return s.title.da == item.label; });
            if (step == guide.steps.end() || !item.focusable || item.layer != 0) continue;
            ids += " " + step->id;
        }
        return ids;
    }
    /// From the page of a child: a plan that is ready and did not help.
    void planWithoutEffect()
    {
        click("Indsatsplan");
        click("Begynd en plan");
        for (const auto& [label, words] : {std::pair("Mål", "En ven at lege med"), std::pair("Aftalt med", "Asta og hendes far"),
                                           std::pair("Styrker", "Bygger huler"), std::pair("Barnet siger eller viser", "»Vær med«"),
                                           std::pair("Det ændrer vi voksne omkring barnet", "To små grupper om formiddagen"),
                                           std::pair("Vi følger op", "19-10-2026")}) {
            click(label);
            type(words);
        }
        press("Tab");
        click("Planen er klar");
        click("Følg op");
        click("Nej");
        click("Det gør vi nu");
        type("Per tager imod om morgenen");
        click("Næste opfølgning");
        type("17-11-2026");
        press("Tab");
        click("Gem opfølgningen");
        expect("Næste opfølgning 17. nov. 2026");
    }
    void agree(const core::PositionWords& words, core::Position position)
    {
        click(words.of(position).da);
        press("Ctrl+Enter");
        expect("Aftalt 5. okt.");
    }
};

class MunicipalityCases : public ::testing::TestWithParam<const char*> {};

TEST_P(MunicipalityCases, ShowTheirOwnStepsInOrderOnTheScreens)
{
    const std::string name = GetParam();
    Town town(name);
    Player p(town);
    std::string shown;
    const auto note = [&](const char* of) { shown += name + " " + of + ":" + p.steps() + "\n"; };

    p.as("Pia Pædagog");
    const core::PositionWords& words = p.session().municipality().positionShortWords;
    p.press("Ctrl+2");
    p.click("Fælles vurdering (3 klar)");
    p.expect("Asta Juhl");
    p.agree(words, core::Position::Yellow);
    p.click("Næste barn");
    p.agree(words, core::Position::Red);
    p.click("Næste barn");
    p.agree(words, core::Position::Green);

    p.openChild("Asta Juhl");
    note("yellow, the question about suspicion not answered");
    p.click("Nej");
    note("yellow with mixed signs");
    p.planWithoutEffect();
    p.openChild("Asta Juhl");
    note("no effect at follow-up");
    p.openChild("Bo Dam");
    p.click("Nej");
    note("red");

    p.openChild("Clara Lind");
    note("green");
    p.concern("", "Jeg er bekymret");
    p.click(p.session().municipality().concernKinds.front().title.da);
    p.click("Det har jeg set og hørt");
    p.type("Leger alene hver formiddag");
    p.click("Gem bekymringen");
    p.click("Gå til barnets side");
    note("concern at green");

    p.press("Ctrl+1");
    p.concern("Dina Krog", "Akut");
    p.click("En forælder eller nær familie");
    p.openChild("Dina Krog");
    note("acute, a parent");

    p.press("Ctrl+1");
    p.concern("Emil Bech", "Akut");
    p.click("En ansat");
    p.click("Hvilken kollega?");
    p.click("Per Pædagog");
    p.openChild("Emil Bech");
    note("acute, a colleague");
    p.as("Per Pædagog");
    p.openChild("Emil Bech");
    EXPECT_EQ(p.steps(), "") << "the colleague under suspicion is shown none of it";

    // The contact adult leaves: the leader hands everything over in one step.
    p.as("Lone Leder");
    p.openChild("Asta Juhl");
    p.click("Hvem følger op?");
    p.click("Pia Pædagog");
    p.press("Ctrl+4");
    p.click("Overdrag børn");
    p.click("Gruppe");
    p.click("Rød stue · Strandhuset");
    p.click("Fra");
    p.press("Enter"); // the only one who holds anything
    p.click("Til");
    p.click("Per Pædagog");
    p.click("Overdrag");
    p.openChild("Asta Juhl");
    note("contact adult left");
    for (const core::Step* step : p.session().world().stepsOf(town.children[0])) EXPECT_NE(step->responsible, town.pia);

    // To another group: the steps go along, and the new group's adults find them.
    p.openChild("Bo Dam");
    p.click("Ret eller flyt");
    p.click("Flyt til en anden gruppe");
    p.click("Ny gruppe");
    p.click("Blå stue · Strandhuset");
    p.click("Første dag");
    p.type("05-10-2026");
    p.press("Tab");
    p.click("Flyt");
    p.as("Karin Pædagog");
    p.openChild("Bo Dam");
    note("moved to another group, as its new adults see it");

    if (std::getenv("TRIVSEL_WRITE_GOLDEN") != nullptr) writeGolden(name, shown);
    EXPECT_EQ(shown, goldenOf(name));
}

INSTANTIATE_TEST_SUITE_P(EachOfTheFive, MunicipalityCases, ::testing::Values("kerteminde", "koege", "stevns", "glostrup", "herning"),
                         [](const auto& of) { return std::string(of.param); });

} // namespace
} // namespace trivsel::tests
