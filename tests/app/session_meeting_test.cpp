#include "app/session_fixture.h"

/// Meetings and talks as commands: what is kept, what is refused, and who may not know.
namespace trivsel::app {
namespace {

using Answer = core::GateAnswer::Answer;
using core::Meeting;
using test::day;
using test::House;

class MeetingTest : public ::testing::Test {
protected:
    MeetingTest()
    {
        child = house.child("Anna Ask", house.red);
        sibling = house.child("Bent Ask", house.blue);
        house.must(LinkSiblings{child, sibling});
        house.adult("Pia Pædagog", {house.red});
        suspect = house.adult("Sten Vikar", {house.red});
        house.adult("Bo Blå", {house.blue});
        house.as("Pia Pædagog");
    }
    Meeting sparring() const
    {
        Meeting meeting;
        meeting.child = child;
        meeting.tool = "sparring-note";
        meeting.on = day(2026, 9, 10);
        meeting.participants = {{"Karin Kollega", "PPR"}};
        meeting.words = {{"next", "Vi deler gruppen"}, {"situation", "Larm efter frokost"}};
        meeting.agreed = "To hold fra mandag";
        return meeting;
    }
    Meeting of(const char* tool, ChildId about) const
    {
        Meeting meeting = sparring();
        meeting.tool = tool;
        meeting.child = about;
        meeting.words.clear();
        return meeting;
    }
    Meeting district() const
    {
        Meeting meeting;
        meeting.unit = house.house;
        meeting.tool = "district-meeting";
        meeting.on = day(2026, 9, 10);
        meeting.agreed = "Fælles legegruppe";
        return meeting;
    }
    void answer(Answer what)
    {
        house.must(AnswerGate{.child = child, .answer = what, .authority = {}, .authorityOn = {}});
    }
    const Meeting* stored(std::int64_t id) const
    {
        return house.session->world().casework.meetings.find(MeetingId{id});
    }

    House house;
    ChildId child, sibling;
    UserId suspect;
};

TEST_F(MeetingTest, IsKeptInTheToolsOrderWithoutNamesAndFoundAgain)
{
    const std::int64_t id = house.must(SaveMeeting{sparring()});
    house.reopen("Pia Pædagog");
    const Meeting* meeting = stored(id);
    ASSERT_NE(meeting, nullptr);
    EXPECT_EQ(meeting->words,
              (std::vector<Meeting::Words>{{"situation", "Larm efter frokost"}, {"next", "Vi deler gruppen"}}));
    EXPECT_EQ(meeting->participants, (std::vector<Meeting::Participant>{{"", "PPR"}}))
        << "without names only the relation is kept";
    EXPECT_EQ(meeting->agreed, "To hold fra mandag");
    EXPECT_FALSE(meeting->isHeld);
}

TEST_F(MeetingTest, WithNamesTheyAreKeptAndEmptyLinesAreNot)
{
    Meeting meeting = sparring();
    meeting.hasNames = true;
    meeting.participants.push_back({"  ", ""});
    meeting.words[1].text = " \n ";
    const std::int64_t id = house.must(SaveMeeting{meeting});
    EXPECT_EQ(stored(id)->participants, (std::vector<Meeting::Participant>{{"Karin Kollega", "PPR"}}));
    EXPECT_EQ(stored(id)->words, (std::vector<Meeting::Words>{{"next", "Vi deler gruppen"}}));
}

TEST_F(MeetingTest, IsWrittenALittleAtATimeAndStandsOnceHeld)
{
    Meeting meeting = sparring();
    meeting.id = MeetingId{house.must(SaveMeeting{meeting})};
    meeting.agreed = "Tre hold fra mandag";
    house.must(SaveMeeting{meeting});
    meeting.isHeld = true;
    house.must(SaveMeeting{meeting});
    EXPECT_TRUE(stored(meeting.id.value)->isHeld);
    meeting.agreed = "Noget andet";
    house.mustNot(SaveMeeting{meeting});
    meeting.isHeld = false;
    house.mustNot(SaveMeeting{meeting});
    EXPECT_EQ(stored(meeting.id.value)->agreed, "Tre hold fra mandag");
}

TEST_F(MeetingTest, CannotBeHeldTomorrowOrWithoutAWord)
{
    Meeting meeting = sparring();
    meeting.isHeld = true;
    meeting.on = day(2026, 9, 11);
    house.mustNot(SaveMeeting{meeting});
    meeting.isHeld = false;
    house.must(SaveMeeting{meeting}); // planned
    meeting = of("sparring-note", child);
    meeting.isHeld = true;
    meeting.agreed = "  ";
    house.mustNot(SaveMeeting{meeting});
}

TEST_F(MeetingTest, AToolOrAPartThatIsNotThereIsRefused)
{
    house.mustNot(SaveMeeting{of("kaffemoede", child)});
    Meeting meeting = sparring();
    meeting.words.push_back({"kage", "Drømmekage"});
    house.mustNot(SaveMeeting{meeting});
    meeting = sparring();
    meeting.words.push_back({"situation", "To gange det samme"});
    house.mustNot(SaveMeeting{meeting});
    meeting = sparring();
    meeting.id = MeetingId{4711};
    house.mustNot(SaveMeeting{meeting});
}

TEST_F(MeetingTest, OneAboutAUnitIsOfAUnitAndOneAboutAChildOfAChild)
{
    house.as(House::kLeader);
    const std::int64_t id = house.must(SaveMeeting{district()});
    EXPECT_EQ(stored(id)->unit, house.house);
    Meeting meeting = district();
    meeting.child = child;
    house.mustNot(SaveMeeting{meeting});
    meeting = sparring();
    meeting.unit = house.red;
    house.mustNot(SaveMeeting{meeting});
    meeting = sparring();
    meeting.id = MeetingId{house.must(SaveMeeting{sparring()})};
    meeting.child = sibling;
    house.mustNot(SaveMeeting{meeting});
}

TEST_F(MeetingTest, WhatReachesTheFamilyWaitsForTheGateAndNamelessSparringNever)
{
    for (const char* tool : {"parents-talk", "network-meeting", "child-perspective-3-5", "ssd-meeting"}) {
        SCOPED_TRACE(tool);
        house.mustNot(SaveMeeting{of(tool, child)});
    }
    house.must(SaveMeeting{sparring()});
    answer(Answer::No);
    Meeting talk = of("parents-talk", child);
    talk.id = MeetingId{house.must(SaveMeeting{talk})};
    answer(Answer::Doubt);
    talk.agreed = "Efter tvivlen";
    house.mustNot(SaveMeeting{talk});
    house.must(SaveMeeting{sparring()});
    house.as("Bo Blå");
    house.mustNot(SaveMeeting{of("parents-talk", sibling)}); // the family closes together
}

TEST_F(MeetingTest, NobodyWritesAboutAChildOfAnotherUnit)
{
    const std::int64_t id = house.must(SaveMeeting{sparring()});
    house.as("Bo Blå");
    EXPECT_EQ(house.mustNot(SaveMeeting{sparring()}).code, ErrorCode::NoRight);
    Meeting meeting = sparring();
    meeting.id = MeetingId{id};
    meeting.child = sibling;
    house.mustNot(SaveMeeting{meeting}); // through a child of one's own
}

TEST_F(MeetingTest, WhatIsWrittenAfterACaseIsHiddenFromTheColleagueAlsoInAnOlderSheet)
{
    Meeting before = sparring();
    before.id = MeetingId{house.must(SaveMeeting{before})};
    house.clock.pass(std::chrono::minutes(5));
    const AcuteId acute{house.must(OpenAcute{child})};
    house.must(DescribeAcute{child, acute, core::AcuteCase::About::Staff, {suspect}});
    house.clock.pass(std::chrono::minutes(5));
    const World& world = house.session->world();
    const auto isHidden = [&](const Meeting& m) { return world.isHiddenWithCase(child, suspect, m.by, m.at); };
    EXPECT_FALSE(isHidden(*stored(before.id.value)));
    before.agreed = "Efter sagen";
    house.must(SaveMeeting{before});
    EXPECT_TRUE(isHidden(*stored(before.id.value))) << "what was added speaks after the case";
    house.as("Sten Vikar");
    before.agreed = "Set af kollegaen";
    house.mustNot(SaveMeeting{before});
    house.must(SaveMeeting{sparring()}); // one's own
}

} // namespace
} // namespace trivsel::app
