#include "ui/screens/casework_house.h"

#include <gtest/gtest.h>

#include <string>

/// The real program over a real store: a teacher writes absence, takes a roadmap's steps and finds them on the child's page.
namespace trivsel::tests {
namespace {

const Date kToday = *Date::of(2026, 10, 9); // a Friday

class School {
public:
    School()
    {
        StoreMaker maker(dir, "Nordskolen", kToday);
        const UnitId grade = maker.unit(core::Setting::School, "Nordskolen", "5. B");
        maker.adult("Tea Lærer", grade, core::Role::Teacher);
        maker.child("Villads Krogh", grade, *Date::of(2015, 5, 1));
        maker.save();
    }
    test::TempDir dir;
};

class Player : public CaseworkPlayer {
public:
    Player(const School& school, const std::string& name) : CaseworkPlayer(school.dir, name, kToday) {}
};

TEST(RoadmapsSession, AbsenceIsWrittenAThresholdReachedAndItsStepsTaken)
{
    School school;
    Player p(school, "Tea Lærer");
    p.openChild("Villads Krogh");
    p.expect("Ingen grænse er nået");
    p.click("Fravær og køreplaner");
    p.expect("Der er ikke skrevet fravær");
    p.click("Skriv fravær");
    p.retype("Dag", "05-10-2026");
    p.click("Til og med");
    p.type("09-10-2026");
    p.click("Sygdom");
    p.click("Skriv 5 dage");
    p.expect("Væk i træk, af enhver grund: 5 dage");
    p.expect("Fem dage i træk");
    p.expect("Nået");
    p.picture("session_roadmaps");
    p.click("Tag skridtene med (2)");
    p.expectGone("Tag skridtene med (2)");
    p.click("Se på morgenen, timerne og pauserne");
    p.expect("Fem skoledage i træk uden eleven, af enhver grund.");
    p.picture("session_roadmaps_child");
    p.press("Ctrl+4");
    p.expect("Se på morgenen, timerne og pauserne");
}

TEST(RoadmapsSession, BullyingCountsItsWorkingDaysOnBarnAndInOpfoelgning)
{
    School school;
    Player p(school, "Tea Lærer");
    p.concern("Villads Krogh", "Jeg er bekymret");
    p.click("Mobning");
    p.click("Det har jeg set og hørt");
    p.type("Tre drenge lukker ham ude af gruppearbejdet");
    p.click("Gem bekymringen");
    p.click("Gå til barnets side");
    p.expect("Handlingsplan inden ti arbejdsdage");
    p.expect("Ingen handling endnu");
    p.picture("session_bullying");
    p.press("Ctrl+4");
    p.expect("Handlingsplan inden ti arbejdsdage");
    p.expect("10 arbejdsdage tilbage");
    p.picture("session_bullying_follow_up");
}

TEST(RoadmapsSession, PlacementsAreSwitchedOnByThoseWhoMayChangeTheStore)
{
    School school;
    Player p(school, "Lone Leder");
    p.click("Indstillinger");
    p.click("Følg op på anbringelser");
    EXPECT_EQ(p.session().world().settings.at("placementFollowUp"), "on");
    p.picture("session_placements");
    p.click("Følg op på anbringelser");
    EXPECT_EQ(p.session().world().settings.at("placementFollowUp"), "off");
}

} // namespace
} // namespace trivsel::tests
