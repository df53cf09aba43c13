#include "core/calendar.h"
#include "fuzz/support/definition_check.h"

#include <algorithm>

// Holiday calendars: working days counted by the calendar are those that one finds by looking at each day.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace trivsel;
    const std::string_view bytes = fuzz::asText(data, size);
    const auto calendar = fuzz::checkedRead<core::WorkingCalendar>(bytes, &definitions::readCalendar);
    if (!calendar) return 0;
    const auto& holidays = calendar->holidays();
    FUZZ_EXPECT(std::ranges::is_sorted(holidays, {}, &core::Holiday::date));
    FUZZ_EXPECT(calendar->firstYear() <= calendar->lastYear());
    for (const core::Holiday& holiday : holidays) {
        FUZZ_EXPECT(calendar->knows(holiday.date));
        FUZZ_EXPECT(!calendar->isWorkingDay(holiday.date));
    }
    fuzz::Choices choices(bytes);
    for (int i = 0; i < 4; ++i) {
        const Date from = holidays.empty() ? *Date::of(2026, 1, 1)
                                           : holidays[choices.below(holidays.size())].date.plusDays(choices.between(-20, 20));
        const int n = choices.between(0, 30);
        const Date to = calendar->plusWorkingDays(from, n);
        FUZZ_EXPECT(calendar->isWorkingDay(to) && to >= from);
        int found = 0;
        for (Date day = from.plusDays(1); day <= to; day = day.plusDays(1)) found += calendar->isWorkingDay(day) ? 1 : 0;
        const bool movedToNext = n == 0 && !calendar->isWorkingDay(from);
        FUZZ_EXPECT(found == (movedToNext ? 1 : n));
    }
    return 0;
}
