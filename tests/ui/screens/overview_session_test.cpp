#include "ui/screens/casework_house.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

/// Overblik in the real program: two rooms rate twice, and a leader looks at how it went. Every name is invented.
namespace trivsel::tests {
namespace {

using core::Position;

const Date kAutumn = *Date::of(2026, 9, 20);
const Date kSpring = *Date::of(2027, 2, 20);

/// Twelve children in each of two rooms of one house.
class House {
public:
    explicit House(bool isRedClosed = true)
    {
        StoreMaker maker(dir, "Strandhuset", kAutumn);
        blue = maker.unit(core::Setting::Daycare, "Strandhuset", "Blå stue");
        red = UnitId{maker.add(app::AddUnit{maker.session().world().unit(blue)->parent, core::UnitKind::Unit, core::Setting::Daycare, "Rød stue"})};
        maker.adult("Pia Pædagog", blue);
        maker.add(app::PlaceUser{UserId{maker.session().lastAdded()}, red, {}});
        maker.adult("Kim Konsulent", blue, core::Role::Consultant);
        maker.add(app::ChangeSetting{"ratersPerChild", "1"});
        for (int i = 0; i < 12; ++i) {
            blues.push_back(maker.child("Asta Blå " + std::to_string(i), blue));
            reds.push_back(maker.child("Bo Rød " + std::to_string(i), red));
        }
        round(maker, blue, blues, true);
        round(maker, red, reds, isRedClosed);
        maker.save();
    }
    test::TempDir dir;
    UnitId blue, red;
    std::vector<ChildId> blues, reds;

private:
    static void round(StoreMaker& maker, UnitId unit, const std::vector<ChildId>& children, bool isClosed)
    {
        const RoundId id{maker.add(app::OpenRound{.unit = unit, .windowFrom = {}, .windowTo = {}, .reason = {}})};
        maker.as("Pia Pædagog");
        for (std::size_t i = 0; i < children.size(); ++i) {
            const auto& form = *maker.session().instrument(*maker.session().world().roundChild(id, children[i])->instrument);
            for (std::size_t item = 0; item < form.items.size(); ++item)
                maker.add(app::SetAnswer{id, children[i], item, {core::Answer::Kind::Option, 0}});
            maker.add(app::FinishRating{id, children[i]});
            const Position position = i % 3 == 0 ? Position::Yellow : Position::Green;
            maker.add(app::SetOwnPosition{id, children[i], position});
            maker.add(app::AgreePosition{id, children[i], position, "", {}, "Mindre grupper", ""});
        }
        maker.as("Lone Leder");
        if (isClosed) maker.add(app::CloseRound{id});
    }
};

class Player : public PlayerBase {
public:
    Player(const House& house, const std::string& name) : PlayerBase({house.dir / "hus.trivsel", house.dir / "config", kAutumn})
    {
        sitDown(name, passphraseOf(name));
    }
};

TEST(OverviewSession, WhenEveryRoundIsClosedTheFiguresAreMadeAndShown)
{
    House house;
    Player p(house, "Lone Leder");
    p.click("Overblik");
    p.expectSoon("Fordeling pr. periode");
    p.expectSoon("33 %");
    p.expect("Enhederne sammenlignet med hele huset");
    p.expect("kan ses fra næste periode");
    p.expectGone("Gør tallene op");
    EXPECT_FALSE(p.shows("Asta")) << "figures name no child";
    p.picture("overview_first");
}

TEST(OverviewSession, BeforeThatALeaderIsAskedSinceTheOpenRoundIsLeftOutForGood)
{
    House house(false);
    Player p(house, "Lone Leder");
    p.click("Overblik");
    p.expect("Ingen tal endnu");
    p.expect("1 af 2 runder er lukket");
    p.click("Gør tallene op");
    p.expect("Gør tallene op nu?");
    p.picture("overview_question");
    p.press("Escape");
    p.expect("Ingen tal endnu");
    p.click("Gør tallene op");
    p.press("Enter");
    p.expectSoon("Fordeling pr. periode");
}

TEST(OverviewSession, AConsultantSeesTheReleasedTablesAndNothingOfTheHouseNow)
{
    House house;
    {
        Player p(house, "Lone Leder");
        p.click("Overblik");
        p.expectSoon("Fordeling pr. periode");
        p.expect("Det sker lige nu for husets børn");
    }
    Player p(house, "Kim Konsulent");
    p.click("Overblik");
    p.expect("Fordeling pr. periode");
    p.expectGone("Det sker lige nu for husets børn");
    p.picture("overview_consultant");
}

TEST(OverviewSession, APedagogueHasNoSuchPage)
{
    House house;
    Player p(house, "Pia Pædagog");
    p.expectGone("Overblik");
}

} // namespace
} // namespace trivsel::tests
