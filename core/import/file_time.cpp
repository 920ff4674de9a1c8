#include "core/import/file_time.h"

#include "core/import/evtx_cursor.h"

namespace anomalyst::importing
{

namespace
{

// With zeros in front; the digits that do not fit stay out.
char *writePadded(std::uint32_t number, int digits, char behind, char *out)
{
    for (int i = digits - 1; i >= 0; --i) {
        out[i] = static_cast<char>('0' + number % 10);
        number /= 10;
    }
    out[digits] = behind;
    return out + digits + 1;
}

} // namespace

char *writeFileTime(std::uint64_t ticks, char *out)
{
    constexpr std::uint64_t kTicksPerSecond = 10'000'000;
    constexpr std::uint64_t kSecondsPerDay = 86'400;
    const std::uint64_t seconds = ticks / kTicksPerSecond;
    const auto second = static_cast<std::uint32_t>(seconds % kSecondsPerDay);
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": days since 0000-03-01.
    const std::uint64_t days = seconds / kSecondsPerDay + 584'694;
    const std::uint64_t era = days / 146'097;
    const std::uint64_t dayOfEra = days % 146'097;
    const std::uint64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const std::uint64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::uint64_t shifted = (5 * dayOfYear + 2) / 153; // months since March
    const auto month = static_cast<std::uint32_t>(shifted < 10 ? shifted + 3 : shifted - 9);
    const auto year = static_cast<std::uint32_t>(era * 400 + yearOfEra + (month <= 2 ? 1 : 0));
    out = writePadded(year, year > 9999 ? 5 : 4, '-', out);
    out = writePadded(month, 2, '-', out);
    out = writePadded(static_cast<std::uint32_t>(dayOfYear - (153 * shifted + 2) / 5 + 1), 2, 'T', out);
    out = writePadded(second / 3600, 2, ':', out);
    out = writePadded(second / 60 % 60, 2, ':', out);
    out = writePadded(second % 60, 2, '.', out);
    return writePadded(static_cast<std::uint32_t>(ticks % kTicksPerSecond), 7, 'Z', out);
}

char *writeSystemTime(std::string_view bytes, char *out)
{
    const auto write = [&](std::size_t part, int digits, char behind) {
        const std::uint32_t number = evtxNumberAt<std::uint16_t>(bytes, part * 2);
        const bool isOdd = digits == 4 ? number > 9999 : number > (digits == 2 ? 99u : 999u);
        out = writePadded(number, isOdd ? 5 : digits, behind, out);
    };
    write(0, 4, '-');
    write(1, 2, '-');
    write(3, 2, 'T'); // 2 is the day of the week
    write(4, 2, ':');
    write(5, 2, ':');
    write(6, 2, '.');
    write(7, 3, 'Z');
    return out;
}

} // namespace anomalyst::importing
