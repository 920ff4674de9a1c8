// Lines of the sample logs: times, CSV rows, and a file that is written in one go.
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>

namespace anomalyst::samples
{

inline constexpr std::int64_t kSecond = 1;
inline constexpr std::int64_t kMinute = 60;
inline constexpr std::int64_t kHour = 3600;
inline constexpr std::int64_t kDay = 24 * kHour;
inline constexpr std::int64_t kMarch = 1709251200; // 2024-03-01T00:00:00Z, a Friday, in seconds since the epoch

// Seconds since the epoch of a moment of March 2024, UTC.
constexpr std::int64_t march(int day, int hour, int minute = 0, int second = 0)
{
    return kMarch + (day - 1) * kDay + hour * kHour + minute * kMinute + second;
}

// "2024-03-19T02:14:07Z", or with so many milliseconds "2024-03-19T02:14:07.120Z". Only for March 2024.
std::string marchTime(std::int64_t seconds, int milliseconds = -1);
bool isWeekend(std::int64_t seconds);
int hourOfDay(std::int64_t seconds);

std::string hex(std::uint64_t value); // "0x3e7"
// RFC 4180, ends with a line feed.
std::string csvRow(std::initializer_list<std::string_view> fields);
void writeWhole(const std::filesystem::path &path, std::string_view text);

// One function a log; each returns the whole file.
std::string flowLog();
std::string processLog();
std::string auditLog();

} // namespace anomalyst::samples
