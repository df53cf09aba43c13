#include "ui/screens/casework_house.h"

#include <gtest/gtest.h>

#include <string>

/// The leader's list and what-if in the real program over a real store of invented people.
namespace trivsel::tests {
namespace {

/// Lone leads the house; Pia and Per work in Blå stue, Kim is a consultant and Alma looks after the program.
class LeaderHouse {
public:
    LeaderHouse()
    {
        StoreMaker maker(dir, "Strandhuset", kHouseDay, "Alma Administrator");
        blue = maker.unit(core::Setting::Daycare, "Strandhuset", "Blå stue");
        for (const char* name : {"Pia Pædagog", "Per Pædagog"}) maker.adult(name, blue);
        maker.adult("Kim Konsulent", blue, core::Role::Consultant);
        anna = maker.child("Anna Juhl", blue);
        maker.child("Bent Juhl", blue);
        maker.save();
    }
    test::TempDir dir;
    UnitId blue;
    ChildId anna;
};

class Player : public CaseworkPlayer {
public:
    Player(const LeaderHouse& house, const std::string& name) : CaseworkPlayer(house.dir, name, kHouseDay) {}
};

TEST(LeaderSession, FromAUnopenedRoundToAReminderAndTheChildsPage)
{
    LeaderHouse house;
    Player p(house, "Lone Leder");
    p.click("Hvem mangler?");
    p.expect("Runden er ikke åbnet · 2 børn");
    p.picture("leader_not_opened");
    p.click("Blå stue"); // the line leads to the round
    p.click("Åbn runden");
    p.click("Åbn runden"); // in its dialog
    p.click("Hvem mangler?");
    p.expect("0 af 2 er færdige");
    p.expect("0 af 2 vurderinger er færdige");
    p.expect("Per Pædagog, Pia Pædagog");
    p.picture("leader_lines");
    p.click("Voksne");
    p.click("Pia Pædagog");
    p.expect("Du mangler 2 vurderinger i Blå stue; vinduet slutter 31. okt.");
    p.expectGone("okt..");
    p.picture("leader_adults");
    p.expectGone("Anna Juhl");
    p.click("Grupper");
    p.expect("2 børn mangler en vurdering.");
    p.picture("leader_units");
    for (int i = 0; i < 10; ++i) p.press("Ctrl++");
    p.picture("leader_units_200");
    p.click("Alt, der mangler");
    p.click("Anna Juhl");
    EXPECT_EQ(p.stage().program().place().screen, app::Screen::Round);
}

TEST(LeaderSession, TheReminderIsSavedWithoutAChildsName)
{
    LeaderHouse house;
    Player p(house, "Lone Leder");
    ASSERT_TRUE(p.session().apply(app::OpenRound{.unit = house.blue, .windowFrom = {}, .windowTo = {}, .reason = {}}));
    p.click("Hvem mangler?");
    p.click("Voksne");
    p.click("Gem som fil");
    p.retype("Filnavn", "Anna Juhl");
    p.click("Gem filen");
    p.expectGone("Gemt som");
    p.picture("leader_save");
}

TEST(LeaderSession, APedagogueSeesNeitherPage)
{
    LeaderHouse house;
    Player p(house, "Pia Pædagog");
    EXPECT_FALSE(p.shows("Hvem mangler?"));
    p.open({app::Screen::WorkList, {}, {}, {}});
    p.expect("Listen er for ledere");
    EXPECT_FALSE(p.shows("Anna"));
    p.open({app::Screen::WhatIf, {}, {}, {}});
    p.expect("Siden er for ledere og konsulenter");
    p.open({app::Screen::Criteria, {}, {}, {}});
    p.click("Fra svar til position");
    EXPECT_FALSE(p.shows("Hvad hvis grænsen flyttes?"));
}

TEST(LeaderSession, AConsultantReachesWhatIfFromTheCriteriaAndGetsInventedChildren)
{
    LeaderHouse house;
    Player p(house, "Kim Konsulent");
    EXPECT_FALSE(p.shows("Hvem mangler?"));
    p.open({app::Screen::Criteria, {}, {}, {}});
    p.click("Trivsel 6-9 år");
    p.click("Fra svar til position");
    p.click("Hvad hvis grænsen flyttes?");
    p.expect("Rigtige vurderinger regnes kun med for den leder");
    p.expect("Trivsel 6-9 år");
    p.expectSoon("af 1.000.000 vurderinger ville foreslå en anden position");
    p.picture("leader_what_if_consultant");
}

TEST(LeaderSession, ALeaderMovesALimitOverHerOwnClosedRound)
{
    LeaderHouse house;
    Player p(house, "Lone Leder");
    ASSERT_TRUE(p.session().apply(app::OpenRound{.unit = house.blue, .windowFrom = {}, .windowTo = {}, .reason = {}}));
    const RoundId round{p.session().lastAdded()};
    for (const char* name : {"Pia Pædagog", "Per Pædagog"}) {
        p.as(name);
        const core::Instrument& form = *p.session().instrument(*p.session().world().roundChild(round, house.anna)->instrument);
        for (std::size_t item = 0; item < form.items.size(); ++item)
            ASSERT_TRUE(p.session().apply(app::SetAnswer{round, house.anna, item, {core::Answer::Kind::Option, static_cast<std::uint8_t>(item < 2 ? 1 : 0)}}));
        ASSERT_TRUE(p.session().apply(app::FinishRating{round, house.anna}));
        ASSERT_TRUE(p.session().apply(app::SetOwnPosition{round, house.anna, core::Position::Yellow}));
    }
    p.as("Lone Leder");
    p.open({app::Screen::WhatIf, {}, {}, {}});
    p.expect("Når din første runde er lukket");
    for (const auto& child : p.session().world().roundChildren.at(round))
        ASSERT_TRUE(p.session().apply(app::SetNoPosition{round, child.child, "syg"}));
    ASSERT_TRUE(p.session().apply(app::CloseRound{round}));
    p.as("Lone Leder"); // the program anew: the closed round is on the disk alone
    p.open({app::Screen::WhatIf, {}, {}, {}});
    p.click("Skema");
    p.click("Trivsel 3-5 år");
    p.expectSoon("af 2 vurderinger ville foreslå en anden position");
    p.click("Øget opmærksomhed: Mindst to tegn inden for samme område, begyndende eller tydelige");
    p.press("End");
    p.expect("2 fra »Øget opmærksomhed« til »I trivsel«");
    p.picture("leader_what_if_own");
}

} // namespace
} // namespace trivsel::tests
