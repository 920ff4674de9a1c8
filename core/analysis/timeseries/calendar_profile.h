// How the residuals lie over the week: hour of the day by weekday on the clock of a place, for what a season of days
// does not explain. Pure, any thread.
#pragma once

#include "core/base/zone_offsets.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace anomalyst::analysis
{

struct CalendarCell {
    std::size_t buckets = 0; // that begin in it and are not left out
    std::size_t anomalies = 0;
    double scores = 0;         // their sum
    double strongest = 0;      // the score with the largest |score|, the first of equals
    std::size_t strongestAt = 0; // its bucket

    double meanScore() const { return buckets == 0 ? 0 : scores / static_cast<double>(buckets); }
};

struct CalendarInput {
    TimeUs start = 0;
    DurationUs bucket = kHourUs;
    std::span<const double> scores;
    std::span<const std::int8_t> anomalies;
    std::span<const std::uint8_t> leftOut = {}; // empty, or 1: takes no part
};

struct CalendarProfile {
    static constexpr std::size_t kDays = 7; // from Monday
    // Columns of a day: 24 hours, fewer where a bucket is longer, 1 where it is a day; 0: longer than a day, no profile.
    std::size_t columns = 0;
    std::vector<CalendarCell> cells; // day by day

    const CalendarCell &at(std::size_t day, std::size_t column) const { return cells[day * columns + column]; }
    double hoursOfColumn() const { return 24.0 / static_cast<double>(columns); }
};

CalendarProfile calendarProfile(const CalendarInput &input, const ZoneOffsets &zone);

} // namespace anomalyst::analysis
