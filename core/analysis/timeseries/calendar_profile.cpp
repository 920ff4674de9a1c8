#include "core/analysis/timeseries/calendar_profile.h"

#include <cmath>

namespace anomalyst::analysis
{

namespace
{

constexpr DurationUs kEpochToMonday = 3 * kDayUs; // 1970-01-01 was a Thursday

std::size_t columnsOfDay(DurationUs bucket)
{
    if (bucket <= kHourUs)
        return 24;
    return bucket <= kDayUs && kDayUs % bucket == 0 ? static_cast<std::size_t>(kDayUs / bucket) : 0;
}

void take(CalendarCell &cell, const CalendarInput &input, std::size_t bucket)
{
    const double score = input.scores[bucket];
    ++cell.buckets;
    cell.scores += score;
    cell.anomalies += input.anomalies[bucket] != 0 ? 1 : 0;
    if (std::abs(score) > std::abs(cell.strongest)) {
        cell.strongest = score;
        cell.strongestAt = bucket;
    }
}

} // namespace

CalendarProfile calendarProfile(const CalendarInput &input, const ZoneOffsets &zone)
{
    CalendarProfile profile{.columns = columnsOfDay(input.bucket), .cells = {}};
    profile.cells.resize(CalendarProfile::kDays * profile.columns);
    if (profile.columns == 0)
        return profile;
    const DurationUs width = kDayUs / static_cast<DurationUs>(profile.columns);
    for (std::size_t i = 0; i < input.scores.size(); ++i) {
        if (!input.leftOut.empty() && input.leftOut[i] != 0)
            continue;
        const TimeUs local = zone.toLocal(input.start + static_cast<DurationUs>(i) * input.bucket) + kEpochToMonday;
        const DurationUs ofWeek = (local % kWeekUs + kWeekUs) % kWeekUs;
        take(profile.cells[static_cast<std::size_t>(ofWeek / width)], input, i);
    }
    return profile;
}

} // namespace anomalyst::analysis
