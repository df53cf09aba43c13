#include "ui/screens/casework_house.h"

#include <gtest/gtest.h>

#include <string>

/// The real program over a real store of invented people: a meeting is prepared, held and followed up.
namespace trivsel::tests {
namespace {

const Date kToday = *Date::of(2026, 10, 5);

/// Lone leads Strandhuset; Pia and Per work in Blå stue with Anna.
class House {
public:
    House()
    {
        StoreMaker maker(dir, "Strandhuset", kToday);
        const UnitId blue = maker.unit(core::Setting::Daycare, "Strandhuset", "Blå stue");
        for (const char* name : {"Pia Pædagog", "Per Pædagog"}) maker.adult(name, blue);
        anna = maker.child("Anna Juhl", blue);
        maker.save();
    }
    test::TempDir dir;
    ChildId anna;
};

class Player : public CaseworkPlayer {
public:
    Player(const House& house, const std::string& name) : CaseworkPlayer(house.dir, name, kToday) {}
    void openMeetings(const std::string& child)
    {
        openChild(child);
        click("Møder og samtaler");
    }
    const core::Meeting* latest()
    {
        const auto& all = session().world().casework.meetings.all();
        return all.empty() ? nullptr : &all.rbegin()->second;
    }
};

TEST(MeetingSession, AMeetingIsWrittenByTwoHeldAndBecomesAStep)
{
    House house;
    Player p(house, "Pia Pædagog");
    p.openMeetings("Anna Juhl");
    p.picture("session_meeting_list");
    p.click("Faglig sparring");
    p.click("Noter: Situationen");
    p.type("Larm efter frokost");
    p.press("Ctrl+3"); // goes elsewhere in the middle of it
    ASSERT_NE(p.latest(), nullptr);
    EXPECT_EQ(p.latest()->words[0].text, "Larm efter frokost");
    p.as("Per Pædagog");
    p.openMeetings("Anna Juhl");
    p.click("Faglig sparring", 2); // the planned one
    p.expect("Larm efter frokost");
    p.click("Noter: Det omkring barnet");
    p.type("Ét rum til alle");
    p.click("Det aftalte vi");
    p.type("To hold fra mandag");
    p.picture("session_meeting_sheet");
    p.click("Mødet er holdt");
    p.expect("Mødet står, som det var. Skal noget rettes, så skriv en note.");
    EXPECT_EQ(p.session().world().casework.meetings.all().size(), 1U) << "one meeting, whoever wrote in it";
    EXPECT_TRUE(p.latest()->isHeld);
    EXPECT_EQ(p.latest()->words.size(), 2U);
    p.click("Lav et skridt");
    p.click("Hvad vil I gøre?");
    p.type("To hold efter frokost");
    p.click("Tilføj");
    p.expect("Skridtet står på barnets side.");
    p.picture("session_meeting_held");
    EXPECT_EQ(p.session().world().stepsOf(house.anna).size(), 1U);
}

TEST(MeetingSession, WhatIsTypedTwiceInOneSheetIsStillOneMeeting)
{
    House house;
    Player p(house, "Pia Pædagog");
    p.openMeetings("Anna Juhl");
    p.click("Faglig sparring");
    p.click("Noter: Situationen");
    p.type("Først");
    p.click("Det aftalte vi");
    p.type("Så");
    p.click("Mødet er holdt"); // in one go from the field
    p.expect("Mødet står, som det var. Skal noget rettes, så skriv en note.");
    ASSERT_EQ(p.session().world().casework.meetings.all().size(), 1U);
    EXPECT_EQ(p.latest()->agreed, "Så");
    EXPECT_TRUE(p.latest()->isHeld);
}

TEST(MeetingSession, TheParentsTalkOpensWhenTheQuestionIsAnsweredAndClosesWithADoubt)
{
    House house;
    Player p(house, "Pia Pædagog");
    p.openMeetings("Anna Juhl");
    p.click("Til spørgsmålet");
    p.click("Besvar spørgsmålet"); // no step waits for it
    p.click("Nej");
    p.click("Møder og samtaler");
    p.click("Forældresamtale");
    p.click("Det aftalte vi");
    p.type("Vi taler igen om en måned");
    p.concern("", "Akut");
    p.openMeetings("Anna Juhl");
    p.expectGone("Vi taler igen om en måned");
    p.expect("Der er lukket for alt, der når forældrene");
    ASSERT_NE(p.latest(), nullptr);
    EXPECT_EQ(p.latest()->agreed, "Vi taler igen om en måned") << "kept, and not shown";
}

TEST(MeetingSession, ADistrictMeetingIsHeldFromTheVisitsAndTheNextOneIsAskedFor)
{
    House house;
    Player p(house, "Lone Leder");
    p.press("Ctrl+4");
    p.click("Besøg");
    p.click("Gruppens møder");
    p.expect("Kun antal, ingen navne.");
    p.picture("session_meeting_unit");
    p.click("Distriktsmøde");
    p.expectGone("Anna Juhl");
    p.click("Det aftalte vi");
    p.type("Fælles legegruppe");
    p.click("Mødet er holdt");
    p.expect("Mødet står, som det var. Skal noget rettes, så skriv en note.");
    p.press("Ctrl+4");
    p.expect("30. nov."); // the last working day of the month after
    p.expect("Distriktsmøde");
}

} // namespace
} // namespace trivsel::tests
