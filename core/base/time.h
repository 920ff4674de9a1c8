// Time below the screen: signed 64-bit microseconds since 1970-01-01T00:00:00Z, proleptic Gregorian, no leap seconds.
// Pure functions, any thread, no locale.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace anomalyst
{

using TimeUs = std::int64_t;     // a point in time, microseconds since the Unix epoch, UTC
using DurationUs = std::int64_t; // a span of time in microseconds

inline constexpr TimeUs kMissingTime = std::numeric_limits<TimeUs>::min();
inline constexpr DurationUs kSecondUs = 1'000'000;
inline constexpr DurationUs kMinuteUs = 60 * kSecondUs;
inline constexpr DurationUs kHourUs = 60 * kMinuteUs;
inline constexpr DurationUs kDayUs = 24 * kHourUs;
inline constexpr DurationUs kWeekUs = 7 * kDayUs;

// A half-open stretch of time [begin, end).
struct TimeWindow {
    TimeUs begin = 0;
    TimeUs end = 0;

    bool contains(TimeUs time) const { return time >= begin && time < end; }
    DurationUs length() const { return end - begin; }
    friend bool operator==(const TimeWindow &, const TimeWindow &) = default;
};

struct CivilTime {
    int year = 1970;
    int month = 1;  // 1..12
    int day = 1;    // 1..31
    int hour = 0;   // 0..23
    int minute = 0; // 0..59
    int second = 0; // 0..60, a leap second counts as the first second of the next minute
    int microsecond = 0;
};

// Days since 1970-01-01 of a proleptic Gregorian date.
std::int64_t daysFromCivil(int year, int month, int day);
CivilTime civilFromTime(TimeUs time);
// Nothing for an impossible date or clock time, or a year outside -9999..9999.
std::optional<TimeUs> timeFromCivil(const CivilTime &civil);

// "2020-07-10T18:00:00.000000Z"; the empty string for kMissingTime.
std::string formatTime(TimeUs time);

// ISO 8601: date, or date and clock time parted by 'T' or a blank; 0 to 9 fraction digits (cut to microseconds);
// offset "Z", "+01:00", "+0100", "+01" or none, which means UTC. Nothing for anything else.
std::optional<TimeUs> parseIsoTime(std::string_view text);

// "90s", "20m", "1h", "7d", "2w", "500ms"; a bare number is refused.
std::optional<DurationUs> parseDuration(std::string_view text);
// The shortest such text: "20m", "1h", "90s".
std::string formatDuration(DurationUs duration);

// Start of the bucket that holds `time`. Buckets are aligned to the epoch, weeks begin on Monday.
TimeUs floorToBucket(TimeUs time, DurationUs bucket);

} // namespace anomalyst
