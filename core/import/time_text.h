// Points in time as logs write them: ISO 8601 and its relatives, dates with slashes, dots and dashes in either order,
// English month names, AM and PM, offsets; and numbers that count from the Unix epoch. No locale. Pure, any thread.
#pragma once

#include "core/base/time.h"
#include "core/import/import_file.h"

#include <optional>
#include <string_view>

namespace anomalyst::importing
{

struct TimeRules {
    DateOrder order = DateOrder::MonthDayYear; // of 1/2/2024
    DurationUs zone = 0;                       // of times without an offset, east of Greenwich

    friend bool operator==(const TimeRules &, const TimeRules &) = default;
};

struct ParsedTime {
    enum class Outcome : std::uint8_t {
        NotATime,
        Impossible, // written like a time, but there is no such one (February 30, or month 13 under the given order)
        Read,
    };
    Outcome outcome = Outcome::NotATime;
    bool digitsDropped = false; // it said more than microseconds
    bool hasOrder = false;      // its day and month could change places: first and second tell them as written
    std::uint8_t first = 0;
    std::uint8_t second = 0;
    TimeUs time = 0;
};

ParsedTime parseTime(std::string_view text, const TimeRules &rules);

enum class EpochUnit : std::uint8_t { None, Seconds, Milliseconds, Microseconds, Nanoseconds };

// The unit in which both bounds lie in the years 1990 to 2100.
EpochUnit epochUnit(double lowest, double highest);
// A decimal number of such units, exactly; nothing for what is none.
std::optional<TimeUs> parseEpoch(std::string_view text, EpochUnit unit);

// "UTC", "Z", "+02:00", "-0330": the offset east of Greenwich. Throws Error for anything else.
DurationUs parseZone(std::string_view text);

} // namespace anomalyst::importing
