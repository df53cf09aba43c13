#include "app/calendar_export.h"

#include "session_fixture.h"

#include <gmock/gmock.h>

namespace trivsel::app {
namespace {

using test::day;
using test::House;
using testing::HasSubstr;
using testing::Not;

TEST(CalendarExport, SaysOnlyFollowUpWithANumberOnTheDay)
{
    House house;
    const ChildId child = house.child("Anna Hemmelig", house.red);
    AddOwnStep step{.child = child,
                    .title = "Ring til Annas mor",
                    .action = {},
                    .responsible = house.leader,
                    .person = {},
                    .organisation = {},
                    .due = day(2028, 2, 29)};
    house.must(step);
    step.responsible = {};
    step.due = day(2026, 9, 20);
    house.must(step);
    const auto ics = exportIcs(*house.session, "min kalender", CalendarScope::All, Language::Danish);
    ASSERT_TRUE(ics);
    EXPECT_THAT(*ics, HasSubstr("SUMMARY:Opfølgning " + std::to_string(child.value) + "\r\n"));
    EXPECT_THAT(*ics, HasSubstr("DTSTART;VALUE=DATE:20280229"));
    EXPECT_THAT(*ics, HasSubstr("DTSTART;VALUE=DATE:20260920"));
    for (const char* secret : {"Anna", "Ring", "stue", "Leder"}) EXPECT_THAT(*ics, Not(HasSubstr(secret)));
    EXPECT_EQ(exportIcs(*house.session, "igen", CalendarScope::All, Language::Danish), ics)
        << "a calendar replaces, and doubles nothing";
    const auto mine = exportIcs(*house.session, "min kalender", CalendarScope::Mine, Language::Danish);
    EXPECT_THAT(*mine, Not(HasSubstr("20260920")));
}

TEST(CalendarExport, AsksItsPurposeAndARoleWithChildren)
{
    House house;
    EXPECT_EQ(exportIcs(*house.session, " ", CalendarScope::All, Language::Danish).error().code, ErrorCode::BadInput);
    house.adult("Kim Konsulent", {}, core::Role::Consultant);
    house.as("Kim Konsulent");
    EXPECT_EQ(exportIcs(*house.session, "formål", CalendarScope::All, Language::Danish).error().code,
              ErrorCode::NoRight);
}

TEST(CalendarExport, TheColleagueUnderSuspicionAndTheClosedGateHaveNoDateInIt)
{
    House house;
    const ChildId child = house.child("Anna", house.red);
    house.addPair(house.red);
    house.must(AnswerGate{.child = child, .answer = core::GateAnswer::Answer::No, .authority = {}, .authorityOn = {}});
    AddOwnStep letter{.child = child,
                      .title = "Brev hjem",
                      .action = {},
                      .responsible = {},
                      .person = {},
                      .organisation = {},
                      .due = day(2026, 9, 21)};
    letter.reachesParents = true;
    house.must(letter);
    house.as("Bo");
    const auto before = exportIcs(*house.session, "kalender", CalendarScope::All, Language::Danish);
    house.as("Ane");
    const AcuteId acute{house.must(OpenAcute{child})};
    house.must(DescribeAcute{child, acute, core::AcuteCase::About::Staff, house.bo});
    EXPECT_NE(exportIcs(*house.session, "kalender", CalendarScope::All, Language::Danish), before);
    house.as("Bo");
    EXPECT_EQ(exportIcs(*house.session, "kalender", CalendarScope::All, Language::Danish), before)
        << "nothing tells of the case";
}

} // namespace
} // namespace trivsel::app
