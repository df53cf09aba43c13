#include "exchange/ics.h"

#include <gmock/gmock.h>
#include <libical/ical.h>

#include <memory>

namespace trivsel::exchange {
namespace {

struct FreeComponent {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};

/// What another program reads out of it.
std::vector<CalendarEntry> readBack(const std::string& bytes)
{
    const std::unique_ptr<icalcomponent, FreeComponent> calendar(icalparser_parse_string(bytes.c_str()));
    std::vector<CalendarEntry> entries;
    if (!calendar) return entries;
    EXPECT_EQ(icalcomponent_isa(calendar.get()), ICAL_VCALENDAR_COMPONENT);
    EXPECT_EQ(icalcomponent_count_errors(calendar.get()), 0);
    for (icalcomponent* event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
         event != nullptr; event = icalcomponent_get_next_component(calendar.get(), ICAL_VEVENT_COMPONENT)) {
        const icaltimetype start = icalcomponent_get_dtstart(event);
        EXPECT_TRUE(start.is_date) << "a day, not a time";
        entries.push_back({icalcomponent_get_uid(event),
                           *Date::of(start.year, static_cast<unsigned>(start.month), static_cast<unsigned>(start.day)),
                           icalcomponent_get_summary(event)});
    }
    return entries;
}

TEST(Ics, WhatIsWrittenIsReadBackByAnotherProgram)
{
    const std::vector<CalendarEntry> entries{{"a@x", *Date::of(2028, 2, 29), "Opfølgning 12"},
                                             {"b@x", *Date::of(2026, 12, 31), "Opfølgning; S3, og mere\nnæste linje"}};
    const std::string bytes = writeCalendar(entries, *parseIsoUtc("2026-11-22T13:02:05.123Z"));
    EXPECT_EQ(readBack(bytes), entries);
    EXPECT_THAT(bytes, testing::HasSubstr("DTSTART;VALUE=DATE:20280229\r\n"));
    EXPECT_THAT(bytes, testing::HasSubstr("DTSTAMP:20261122T130205Z\r\n"));
    EXPECT_THAT(bytes, testing::HasSubstr("CLASS:PRIVATE\r\n"));
}

TEST(Ics, NoEntriesAreACalendarStill)
{
    EXPECT_TRUE(readBack(writeCalendar({}, Instant{})).empty());
    EXPECT_THAT(writeCalendar({}, Instant{}), testing::StartsWith("BEGIN:VCALENDAR\r\n"));
}

} // namespace
} // namespace trivsel::exchange
