#include "core/query/value_counts.h"

#include "core/query/column_codes.h"
#include "core/query/row_chunks.h"

#include <algorithm>

namespace anomalyst::query
{

namespace
{

struct CodeCount {
    std::uint32_t code = 0;
    std::size_t events = 0;
    TimeUs first = kMissingTime;
    TimeUs last = kMissingTime;
};

void widen(CodeCount &count, TimeUs time)
{
    if (time == kMissingTime)
        return;
    count.first = count.first == kMissingTime ? time : std::min(count.first, time);
    count.last = count.last == kMissingTime ? time : std::max(count.last, time);
}

// In the order of the first event of each.
std::vector<CodeCount> countCodes(const ColumnCodes &codes, const RowSet &rows, std::span<const TimeUs> times,
                                  const WorkContext &context)
{
    std::vector<CodeCount> counts;
    std::vector<std::uint32_t> place(codes.distinct()); // in counts, + 1
    forChunks(rows.size(), context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const EventRow row = rows.at(i);
            std::uint32_t &at = place[codes.codes()[row]];
            if (at == 0) {
                counts.push_back({codes.codes()[row]});
                at = static_cast<std::uint32_t>(counts.size());
            }
            ++counts[at - 1].events;
            if (!times.empty())
                widen(counts[at - 1], times[row]);
        }
    });
    return counts;
}

} // namespace

std::vector<ValueCount> countValues(const store::EventColumns &events, const RowSet &rows, std::size_t column,
                                    const WorkContext &context)
{
    const ColumnCodes codes(events, column, context);
    std::shared_ptr<const store::Column> timeColumn;
    std::span<const TimeUs> times;
    if (const auto index = events.log().columnWithRole(Role::Time)) {
        timeColumn = events.column(*index, context);
        if (const auto *values = std::get_if<store::TimeColumn>(timeColumn.get()))
            times = values->values;
    }
    std::vector<CodeCount> counts = countCodes(codes, rows, times, context);
    std::ranges::stable_sort(counts, {}, &CodeCount::events);
    std::vector<ValueCount> values;
    values.reserve(counts.size());
    for (const CodeCount &count : counts)
        values.push_back({codes.text(count.code), count.events, count.first, count.last});
    return values;
}

} // namespace anomalyst::query
