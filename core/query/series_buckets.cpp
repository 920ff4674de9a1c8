#include "core/query/series_buckets.h"

#include "core/query/row_chunks.h"

#include <functional>
#include <type_traits>
#include <utility>

namespace anomalyst::query
{

namespace
{

struct AllRows {
    EventRow operator()(std::size_t index) const { return static_cast<EventRow>(index); }
};
struct ListedRows {
    const EventRow *rows;
    EventRow operator()(std::size_t index) const { return rows[index]; }
};
struct OneGroup {
    std::uint32_t operator()(EventRow) const { return 0; }
};
struct SplitGroups {
    const std::uint32_t *groups;
    std::uint32_t operator()(EventRow row) const { return groups[row]; }
};

// Calls body(rowAt, groupOf, values) with the kinds as types: each combination is a loop without a branch on them.
template<class Body>
void withKinds(const SeriesInput &input, const RowSet &rows, const Body &body)
{
    std::visit(
        [&](const auto &values) {
            const auto withRows = [&](auto rowAt) {
                if (input.groups.empty())
                    body(rowAt, OneGroup{}, values);
                else
                    body(rowAt, SplitGroups{input.groups.data()}, values);
            };
            if (rows.everything)
                withRows(AllRows{});
            else
                withRows(ListedRows{rows.rows.data()});
        },
        input.values);
}

// Calls add(slot, row) for every event that takes part.
template<class RowAt, class GroupOf, class ValueKind, class Add>
void forSlots(const SeriesInput &input, const std::vector<GroupGrid> &grids, std::pair<std::size_t, std::size_t> range,
              const BucketDivider &bucketOf, RowAt rowAt, GroupOf groupOf, const ValueKind &values, const Add &add)
{
    for (std::size_t i = range.first; i < range.second; ++i) {
        const EventRow row = rowAt(i);
        const TimeUs time = input.times[row];
        const GroupGrid &grid = grids[groupOf(row)];
        if (isUsableTime(time) && values.isValid(row) && grid.kept)
            add(grid.firstSlot + bucketOf(time - grid.start), row);
    }
}

// A pass over the events that gives them to add(slot, row, number of the value).
struct SlotPass {
    const SeriesInput &input;
    const RowSet &rows;
    const std::vector<GroupGrid> &grids;
    DurationUs bucket;
    const WorkContext &context;

    template<class Add>
    void run(const Add &add) const
    {
        const BucketDivider bucketOf(bucket);
        withKinds(input, rows, [&](auto rowAt, auto groupOf, const auto &values) {
            forChunks(rows.size(), context, [&](std::size_t begin, std::size_t end) {
                forSlots(input, grids, {begin, end}, bucketOf, rowAt, groupOf, values,
                         [&](std::size_t slot, EventRow row) { add(slot, row, values.number(row)); });
            });
        });
    }
};

std::size_t slotCount(const std::vector<GroupGrid> &grids)
{
    std::size_t slots = 0;
    for (const GroupGrid &grid : grids)
        slots += grid.buckets;
    return slots;
}

// Logs are nearly sorted: as long as the slot stays the same its sum need not go through memory.
std::vector<double> sums(const SlotPass &pass)
{
    std::vector<double> values(slotCount(pass.grids));
    std::size_t current = 0;
    double sum = 0;
    pass.run([out = values.data(), &current, &sum](std::size_t slot, EventRow, double value) {
        if (slot != current) {
            out[current] += sum;
            current = slot;
            sum = 0;
        }
        sum += value;
    });
    values[current] += sum;
    return values;
}

std::vector<double> means(const SlotPass &pass)
{
    std::vector<double> values(slotCount(pass.grids));
    std::vector<double> counts(values.size());
    pass.run([out = values.data(), count = counts.data()](std::size_t slot, EventRow, double value) {
        out[slot] += value;
        count[slot] += 1;
    });
    for (std::size_t slot = 0; slot < values.size(); ++slot)
        values[slot] /= counts[slot]; // 0 / 0 is the NaN that says "no event"
    return values;
}

template<class Better>
std::vector<double> extremes(const SlotPass &pass, const Better &better)
{
    std::vector<double> values(slotCount(pass.grids), std::numeric_limits<double>::quiet_NaN());
    pass.run([out = values.data(), &better](std::size_t slot, EventRow, double value) {
        if (!(out[slot] == out[slot]) || better(value, out[slot]))
            out[slot] = value;
    });
    return values;
}

// Codes are put in order of their slots by counting; then a code is new in a slot where its last slot was another one.
std::vector<double> distinctCounts(const SlotPass &pass)
{
    const std::span<const std::uint32_t> codes = std::get<CodedValues>(pass.input.values).codes;
    std::vector<std::size_t> ends(slotCount(pass.grids) + 1);
    pass.run([&](std::size_t slot, EventRow, double) { ++ends[slot + 1]; });
    for (std::size_t slot = 1; slot < ends.size(); ++slot)
        ends[slot] += ends[slot - 1];
    std::vector<std::uint32_t> ordered(ends.back());
    std::vector<std::size_t> next(ends.begin(), ends.end() - 1);
    std::uint32_t largest = 0;
    pass.run([&](std::size_t slot, EventRow row, double) {
        ordered[next[slot]++] = codes[row];
        largest = std::max(largest, codes[row]);
    });
    std::vector<std::size_t> lastSlot(std::size_t(largest) + 1, ends.size());
    std::vector<double> counts(ends.size() - 1);
    for (std::size_t slot = 0; slot < counts.size(); ++slot) {
        for (std::size_t i = ends[slot]; i < ends[slot + 1]; ++i) {
            counts[slot] += lastSlot[ordered[i]] != slot ? 1 : 0;
            lastSlot[ordered[i]] = slot;
        }
    }
    return counts;
}

template<bool withTotal, class ValueKind>
void extend(GroupExtent &extent, TimeUs time, const ValueKind &values, EventRow row)
{
    if (!isUsableTime(time) || !values.isValid(row)) {
        ++extent.leftOut;
        return;
    }
    extent.first = std::min(extent.first, time);
    extent.last = std::max(extent.last, time);
    if constexpr (withTotal)
        extent.total += values.number(row);
    ++extent.events;
}

} // namespace

std::vector<GroupExtent> measureGroups(const SeriesInput &input, const RowSet &rows, const WorkContext &context)
{
    std::vector<GroupExtent> extents(input.groupCount);
    withKinds(input, rows, [&](auto rowAt, auto groupOf, const auto &values) {
        forChunks(rows.size(), context, [&](std::size_t begin, std::size_t end) {
            if constexpr (std::is_same_v<decltype(groupOf), OneGroup>) {
                GroupExtent extent = extents.front(); // a copy can live in registers
                for (std::size_t i = begin; i < end; ++i)
                    extend<false>(extent, input.times[rowAt(i)], values, rowAt(i));
                extents.front() = extent;
            } else {
                for (std::size_t i = begin; i < end; ++i)
                    extend<true>(extents[groupOf(rowAt(i))], input.times[rowAt(i)], values, rowAt(i));
            }
        });
    });
    return extents;
}

std::vector<double> fillBuckets(const SeriesInput &input, const RowSet &rows, const std::vector<GroupGrid> &grids,
                                DurationUs bucket, const WorkContext &context)
{
    const SlotPass pass{input, rows, grids, bucket, context};
    switch (input.aggregate) {
    case Aggregate::Count:
    case Aggregate::Sum:
        return sums(pass);
    case Aggregate::Mean:
        return means(pass);
    case Aggregate::Min:
        return extremes(pass, std::less<>());
    case Aggregate::Max:
        return extremes(pass, std::greater<>());
    case Aggregate::Distinct:
        return distinctCounts(pass);
    }
    return {};
}

} // namespace anomalyst::query
