// Points in time as logs write them: ISO 8601 and its relatives, dates with slashes, dots and dashes in either order,
// English month names, AM and PM, offsets. No locale. Pure, any thread.
#pragma once

#include "core/base/time.h"
#include "core/import/import_file.h"
#include "core/import/local_zone.h"

#include <optional>
#include <string_view>

namespace anomalyst::importing
{

struct TimeRules {
    DateOrder order = DateOrder::MonthDayYear; // of 1/2/2024
    const LocalZone *zone = nullptr;           // of times without an offset; UTC when there is none

    // Of two plans for one source, whose zones come from the same options.
    friend bool operator==(const TimeRules &a, const TimeRules &b)
    {
        return a.order == b.order && (a.zone == nullptr) == (b.zone == nullptr);
    }
};

struct ParsedTime {
    enum class Outcome : std::uint8_t {
        NotATime,
        Impossible, // written like a time, but there is no such one (February 30, or month 13 under the given order)
        OutOfRange, // before the year -9999 or after 9999
        Read,
    };
    Outcome outcome = Outcome::NotATime;
    bool digitsDropped = false; // it said more than microseconds
    bool saysZone = false;      // it has an offset of its own
    bool isLeapSecond = false;  // 23:59:60, read as the first second of the next day
    bool hasOrder = false;      // its day and month could change places: first and second tell them as written
    std::uint8_t first = 0;
    std::uint8_t second = 0;
    ClockFit fit = ClockFit::Once;
    TimeUs time = 0;
};

// Blanks around the text do not matter.
ParsedTime parseTime(std::string_view text, const TimeRules &rules);

// "UTC", "Z", "GMT", "+02:00", "-0330": the offset east of Greenwich; nothing for anything else.
std::optional<DurationUs> parseOffset(std::string_view text);

} // namespace anomalyst::importing
