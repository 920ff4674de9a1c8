// The times of Windows as ISO 8601 in UTC. Pure functions, any thread.
#pragma once

#include <cstdint>
#include <string_view>

namespace anomalyst::importing
{

inline constexpr std::size_t kWindowsTimeRoom = 48; // bytes that either needs at most

// 100 ns since 1601: "2020-07-16T03:41:07.1234567Z". Returns the end of what was written.
char *writeFileTime(std::uint64_t ticks, char *out);

// The 16 bytes of a SYSTEMTIME, whatever they hold: "2020-07-16T03:41:07.123Z".
char *writeSystemTime(std::string_view bytes, char *out);

} // namespace anomalyst::importing
