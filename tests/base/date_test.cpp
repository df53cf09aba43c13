#include "base/check.h"
#include "base/clock.h"
#include "base/date.h"

#include <gtest/gtest.h>

namespace trivsel {
namespace {

Date day(const char* iso) { return Date::parseIso(iso).value(); }

TEST(Date, ReadsOnlyDaysThatExist)
{
    EXPECT_EQ(day("2028-02-29").iso(), "2028-02-29");
    for (const char* wrong : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "26-01-01", "2026/01/01", "", "2026-01-011"})
        EXPECT_FALSE(Date::parseIso(wrong)) << wrong;
}

TEST(Date, ReadsTheFormsThatDanishSpreadsheetsWrite)
{
    for (const char* form : {"05-03-2023", "5.3.2023", "05/03/2023", "2023-03-05"})
        EXPECT_EQ(Date::parseDanish(form).value().iso(), "2023-03-05") << form;
    EXPECT_FALSE(Date::parseDanish("31-02-2023"));
    EXPECT_FALSE(Date::parseDanish("05-03-23"));
}

// Under the sanitizers: the digits of a date were once added up before their number was looked at.
TEST(Date, MoreDigitsThanANumberHoldsAreNoDate)
{
    for (const char* digits : {"20011301212", "99999999999999999999", "000000000000002023"}) {
        EXPECT_FALSE(Date::parseDanish(std::string("05-03-") + digits)) << digits;
        EXPECT_FALSE(Date::parseDanish(digits + std::string("-03-2023"))) << digits;
    }
}

TEST(Date, CompletedMonthsCountFromTheSameDayOfTheMonth)
{
    EXPECT_EQ(completedMonths(day("2023-03-05"), day("2026-03-04")), 35);
    EXPECT_EQ(completedMonths(day("2023-03-05"), day("2026-03-05")), 36);
    EXPECT_EQ(completedMonths(day("2024-01-31"), day("2024-02-29")), 0);
    EXPECT_EQ(completedMonths(day("2024-01-31"), day("2024-03-01")), 1);
    EXPECT_LT(completedMonths(day("2026-05-01"), day("2026-04-30")), 0);
}

TEST(Date, AddingMonthsStaysInTheMonth)
{
    EXPECT_EQ(day("2026-08-31").plusMonths(1).iso(), "2026-09-30");
    EXPECT_EQ(day("2026-11-30").plusMonths(3).iso(), "2027-02-28");
    EXPECT_EQ(day("2026-03-15").plusMonths(-5).iso(), "2025-10-15");
}

TEST(Date, InstantsReadBackAsTheyWereWritten)
{
    const Instant instant = parseIsoUtc("2026-11-22T13:02:05.123Z").value();
    EXPECT_EQ(isoUtc(instant), "2026-11-22T13:02:05.123Z");
    EXPECT_FALSE(parseIsoUtc("2026-11-22T25:02:05.123Z"));
    EXPECT_FALSE(parseIsoUtc("2026-11-22 13:02:05.123Z"));
}

TEST(Date, IsWrittenAsDanesWriteIt)
{
    EXPECT_EQ(dates::shortDay(day("2026-10-28"), Language::Danish), "28. okt.");
    EXPECT_EQ(dates::shortDay(day("2026-05-01"), Language::Danish), "1. maj");
    EXPECT_EQ(dates::longDay(day("2026-10-28"), Language::Danish), "28. oktober 2026");
    EXPECT_EQ(dates::longDay(day("2026-10-28"), Language::English), "28 October 2026");
    EXPECT_EQ(dates::timeOfDay({day("2026-10-28"), 14, 2}, Language::Danish), "kl. 14.02");
    EXPECT_EQ(dates::age(52, Language::Danish), "4 år 4 mdr.");
    EXPECT_EQ(dates::age(14, Language::Danish), "14 mdr.");
}

TEST(Clock, AFixedDateStaysThatDate)
{
    const FixedDateClock clock(day("2026-10-15"));
    EXPECT_EQ(clock.today(), day("2026-10-15"));
    EXPECT_EQ(isoUtc(clock.now()).substr(0, 10), "2026-10-15");
}

TEST(Check, ABrokenInvariantThrowsAndNamesNoFolder)
{
    try {
        TRIVSEL_CHECK(1 + 1 == 3);
        FAIL();
    } catch (const InvariantError& e) {
        EXPECT_EQ(std::string(e.what()).find('/'), std::string::npos);
        EXPECT_NE(std::string(e.what()).find("1 + 1 == 3"), std::string::npos);
    }
}

} // namespace
} // namespace trivsel
