#include "core/query/session_order.h"

#include <algorithm>
#include <array>
#include <utility>

namespace anomalyst::query
{

namespace
{

constexpr int kDigitBits = 11;
constexpr std::size_t kDigitValues = std::size_t{1} << kDigitBits;

struct KeyedRow {
    std::uint64_t key = 0;
    EventRow row = 0;
};

// Turns counts into the places where each value's first entry goes.
void countsToPlaces(std::span<std::uint32_t> counts)
{
    std::uint32_t place = 0;
    for (std::uint32_t &count : counts)
        place += std::exchange(count, place);
}

void sortByDigit(const std::vector<KeyedRow> &from, std::vector<KeyedRow> &to, int shift)
{
    std::array<std::uint32_t, kDigitValues> places{};
    const auto digit = [shift](const KeyedRow &entry) { return (entry.key >> shift) & (kDigitValues - 1); };
    for (const KeyedRow &entry : from)
        ++places[digit(entry)];
    countsToPlaces(places);
    for (const KeyedRow &entry : from)
        to[places[digit(entry)]++] = entry;
}

void sortByTime(std::vector<EventRow> &rows, std::span<const TimeUs> times, const WorkContext &context)
{
    const auto timeOf = [&](EventRow row) { return times[row]; };
    if (std::ranges::is_sorted(rows, {}, timeOf))
        return;
    TimeUs first = times[rows.front()];
    TimeUs last = first;
    for (const EventRow row : rows) {
        first = std::min(first, times[row]);
        last = std::max(last, times[row]);
    }
    std::vector<KeyedRow> entries(rows.size());
    // Unsigned, so that the widest span of times cannot overflow.
    std::ranges::transform(rows, entries.begin(), [&](EventRow row) {
        return KeyedRow{static_cast<std::uint64_t>(times[row]) - static_cast<std::uint64_t>(first), row};
    });
    std::vector<KeyedRow> sorted(rows.size());
    const std::uint64_t span = static_cast<std::uint64_t>(last) - static_cast<std::uint64_t>(first);
    for (int shift = 0; shift < 64 && span >> shift > 0; shift += kDigitBits) {
        context.checkStopped();
        sortByDigit(entries, sorted, shift);
        std::swap(entries, sorted);
    }
    std::ranges::transform(entries, rows.begin(), &KeyedRow::row);
}

void sortByRank(std::vector<EventRow> &rows, const RankedColumn &column)
{
    std::vector<std::uint32_t> places(column.ranks.size());
    const auto rankOf = [&](EventRow row) { return column.ranks[column.codes[row]]; };
    for (const EventRow row : rows)
        ++places[rankOf(row)];
    countsToPlaces(places);
    std::vector<EventRow> sorted(rows.size());
    for (const EventRow row : rows)
        sorted[places[rankOf(row)]++] = row;
    rows = std::move(sorted);
}

} // namespace

void sortByUserAndTime(std::vector<EventRow> &rows, std::span<const TimeUs> times, std::span<const RankedColumn> users,
                       const WorkContext &context)
{
    if (rows.empty())
        return;
    sortByTime(rows, times, context);
    for (auto column = users.rbegin(); column != users.rend(); ++column) {
        context.checkStopped();
        sortByRank(rows, *column);
    }
}

} // namespace anomalyst::query
