// The clock changes of a named zone, read from the zone files of the system (TZif, RFC 9636). Own code, because the
// date library of the distribution leaves out the rule that holds after the last listed change. Any thread.
#pragma once

#include "core/base/time.h"

#include <limits>
#include <string_view>
#include <vector>

namespace anomalyst::importing
{

inline constexpr DurationUs kRepetition = 146'097 * kDayUs; // 400 years of the calendar, weekdays and all

struct ZoneChange {
    TimeUs at = 0;         // UTC
    DurationUs offset = 0; // east of Greenwich, from then on
};

struct ZoneHistory {
    DurationUs firstOffset = 0; // before the first change
    std::vector<ZoneChange> changes;
    TimeUs repeatsAt = std::numeric_limits<TimeUs>::max(); // on the wall; from then on all is as kRepetition before
};

// Throws Error when there is no zone of that name or its file cannot be understood.
ZoneHistory readZone(std::string_view name);
// What a zone file holds; `name` is for the Error.
ZoneHistory parseZoneFile(std::string_view bytes, std::string_view name);

} // namespace anomalyst::importing
