#include "exchange/ics.h"

#include <libical/ical.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <memory>

namespace trivsel::exchange {
namespace {

struct FreeComponent {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

icaltimetype dayOf(Date day)
{
    icaltimetype time = icaltime_null_date();
    time.year = day.year();
    time.month = static_cast<int>(day.month());
    time.day = static_cast<int>(day.day());
    return time;
}

icaltimetype utcOf(Instant instant)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(instant);
    return icaltime_from_timet_with_zone(static_cast<std::time_t>(seconds.time_since_epoch().count()), 0,
                                         icaltimezone_get_utc_timezone());
}

void add(icalcomponent* component, icalproperty* property)
{
    icalcomponent_add_property(component, property);
}

} // namespace

std::string writeCalendar(const std::vector<CalendarEntry>& entries, Instant stamp)
{
    const Component calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
    add(calendar.get(), icalproperty_new_prodid("-//Trivselslys//DA"));
    add(calendar.get(), icalproperty_new_version("2.0"));
    for (const CalendarEntry& entry : entries) {
        icalcomponent* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
        add(event, icalproperty_new_uid(entry.uid.c_str()));
        add(event, icalproperty_new_dtstamp(utcOf(stamp)));
        add(event, icalproperty_new_dtstart(dayOf(entry.day)));
        add(event, icalproperty_new_summary(entry.summary.c_str()));
        add(event, icalproperty_new_class(ICAL_CLASS_PRIVATE));
        add(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
        icalcomponent_add_component(calendar.get(), event);
    }
    char* text = icalcomponent_as_ical_string_r(calendar.get());
    std::string bytes = text != nullptr ? text : "";
    std::free(text);
    return bytes;
}

} // namespace trivsel::exchange
