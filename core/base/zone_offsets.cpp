#include "core/base/zone_offsets.h"

#include <algorithm>
#include <cstdlib>

namespace anomalyst
{

ZoneOffsets::ZoneOffsets(DurationUs first, std::vector<Change> changes)
    : m_first(first)
    , m_changes(std::move(changes))
{
}

DurationUs ZoneOffsets::at(TimeUs time) const
{
    const auto behind = std::ranges::upper_bound(m_changes, time, {}, &Change::at);
    return behind == m_changes.begin() ? m_first : std::prev(behind)->offset;
}

TimeUs ZoneOffsets::toLocal(TimeUs time) const
{
    return time == kMissingTime ? time : time + at(time);
}

TimeUs ZoneOffsets::toUtc(TimeUs local) const
{
    if (local == kMissingTime)
        return local;
    // No offset is longer than a day: what held a day before is the first candidate, what holds then the second.
    const DurationUs before = at(local - kDayUs);
    if (toLocal(local - before) == local)
        return local - before;
    const DurationUs after = at(local + kDayUs);
    return toLocal(local - after) == local ? local - after : local - before;
}

std::string offsetText(DurationUs offset)
{
    if (offset == 0)
        return "UTC";
    const std::int64_t minutes = std::abs(offset) / kMinuteUs;
    const auto twoDigits = [](std::int64_t number) {
        return std::string{static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
    };
    return (offset < 0 ? "-" : "+") + twoDigits(minutes / 60) + ":" + twoDigits(minutes % 60);
}

} // namespace anomalyst
