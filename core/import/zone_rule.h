// The rule at the end of a zone file, which says when the clock changes in every later year, as POSIX writes it:
// "CET-1CEST,M3.5.0,M10.5.0/3". Pure functions, any thread.
#pragma once

#include "core/base/time.h"

#include <optional>
#include <string_view>

namespace anomalyst::importing
{

// A day of every year and the clock time of that day.
struct YearlyDay {
    enum class Kind { MonthWeekday, DayWithoutLeapDay, DayOfYear };
    Kind kind = Kind::DayOfYear;
    int month = 0;   // of MonthWeekday: 1..12
    int week = 0;    // ... 1..5, where 5 is the last one
    int weekday = 0; // ... 0..6 from Sunday
    int day = 0;     // of the others: 1..365, or 0..365
    DurationUs clock = 0;

    TimeUs in(int year) const; // local time
};

struct ZoneRule {
    DurationUs standard = 0; // offsets, east of Greenwich
    std::optional<DurationUs> summer;
    YearlyDay summerBegins;
    YearlyDay summerEnds;
};

// Nothing for what is no such rule.
std::optional<ZoneRule> parseZoneRule(std::string_view text);

} // namespace anomalyst::importing
