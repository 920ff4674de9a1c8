#include "core/query/event_text.h"

#include <algorithm>

namespace anomalyst::query
{

namespace
{

constexpr std::size_t kEventsPerBlock = 1000; // a few hundred kilobytes of text at a time

// read(first, count) gives a block; `total` events in all.
template<class Read>
void forBlocks(std::size_t total, const Read &read, const std::function<void(const store::EventText &)> &take,
               const WorkContext &context)
{
    for (std::size_t first = 0; first < total; first += kEventsPerBlock) {
        context.report(static_cast<double>(first) / static_cast<double>(total), "Writing events");
        for (const store::EventText &event : read(first, std::min(kEventsPerBlock, total - first)))
            take(event);
    }
}

} // namespace

void forEachEvent(store::EventReader &reader, const RowSet &rows, std::size_t limit,
                  const std::function<void(const store::EventText &)> &take, const WorkContext &context)
{
    const std::size_t total = limit == 0 ? rows.size() : std::min(limit, rows.size());
    if (!rows.everything)
        return forEachEvent(reader, std::span(rows.rows).first(total), take, context);
    forBlocks(
        total, [&](std::size_t first, std::size_t count) { return reader.range(static_cast<EventRow>(first), count); },
        take, context);
}

void forEachEvent(store::EventReader &reader, std::span<const EventRow> rows,
                  const std::function<void(const store::EventText &)> &take, const WorkContext &context)
{
    forBlocks(
        rows.size(), [&](std::size_t first, std::size_t count) { return reader.rows(rows.subspan(first, count)); },
        take, context);
}

} // namespace anomalyst::query
