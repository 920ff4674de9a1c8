// Points in time written as numbers: counts from the Unix epoch and from those of Windows and of Excel. Read from their
// digits, not through floating point. Pure functions, any thread.
#pragma once

#include "core/import/time_text.h"

#include <cstdint>
#include <string_view>

namespace anomalyst::importing
{

enum class EpochUnit : std::uint8_t {
    None,
    Seconds,
    Milliseconds,
    Microseconds,
    Nanoseconds,
    FileTimeTicks, // tenths of a microsecond since 1601
    ExcelDays,     // since 1900, by Excel's calendar, which has a February 29 in that year
};
inline constexpr std::size_t kEpochUnits = 7;

// The unit in which a number from 1990 to 2100 can only be a time. Never ExcelDays: those look like any number.
EpochUnit epochUnitOf(double value);

// Whether Excel could mean a day between 1900 and 2099, and whether it is one from 1990 on.
inline bool isExcelDay(double value)
{
    return value >= 1 && value < 73'051;
}
inline bool isLateExcelDay(double value)
{
    return value >= 32'874 && isExcelDay(value);
}

// A decimal number of such units ("1588205199.82437", "1.5e9"): Read exactly, days of Excel to the millisecond.
// By the clock on the wall when they are days, else UTC. OutOfRange outside the years 1 to 9999. NotATime for what is
// no number, Impossible for Excel's day 60.
ParsedTime parseEpoch(std::string_view text, EpochUnit unit);

} // namespace anomalyst::importing
