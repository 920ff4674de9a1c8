#include "core/query/series.h"

#include "core/base/error.h"
#include "core/query/series_buckets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace anomalyst::query
{

namespace
{

constexpr std::size_t kMaxBuckets = 10'000'000;
constexpr std::array<std::string_view, 6> kAggregateNames = {"count", "sum", "mean", "min", "max", "distinct"};

void checkBucket(DurationUs bucket)
{
    if (bucket < kSecondUs || bucket > kWeekUs)
        throw Error("a bucket of " + formatDuration(bucket) + " is out of range", "bucket", "choose one from 1s to 1w");
}

std::size_t bucketsOf(const GroupExtent &extent, DurationUs bucket)
{
    return static_cast<std::size_t>((extent.last - floorToBucket(extent.first, bucket)) / bucket) + 1;
}

// Groups with events, in order of first appearance; of them the N largest where so many are asked for.
std::vector<std::uint32_t> keptGroups(const SeriesInput &input, const std::vector<GroupExtent> &extents,
                                      std::size_t largest)
{
    std::vector<std::uint32_t> kept;
    for (std::uint32_t group = 0; group < extents.size(); ++group) {
        if (extents[group].events > 0)
            kept.push_back(group);
    }
    if (largest == 0 || kept.size() <= largest)
        return kept;
    const auto size = [&](std::uint32_t group) {
        return input.aggregate == Aggregate::Sum ? extents[group].total : static_cast<double>(extents[group].events);
    };
    std::ranges::stable_sort(kept, [&](std::uint32_t a, std::uint32_t b) { return size(a) > size(b); });
    kept.resize(largest);
    std::ranges::sort(kept);
    return kept;
}

[[noreturn]] void refuseBuckets(const std::vector<GroupExtent> &extents, const std::vector<std::uint32_t> &kept,
                                DurationUs bucket)
{
    constexpr std::array ladder = {kMinuteUs, 5 * kMinuteUs, kHourUs, kDayUs, kWeekUs};
    const auto needed = [&](DurationUs length) {
        std::size_t buckets = 0;
        for (const std::uint32_t group : kept)
            buckets += bucketsOf(extents[group], length);
        return buckets;
    };
    const std::string problem = std::to_string(needed(bucket)) + " buckets of " + formatDuration(bucket) +
                                " would be needed, but at most " + std::to_string(kMaxBuckets) + " are possible";
    for (const DurationUs proposal : ladder) {
        if (proposal > bucket && needed(proposal) <= kMaxBuckets)
            throw Error(problem, "bucket", "use a bucket of " + formatDuration(proposal) + " or a shorter time");
    }
    throw Error(problem + " for " + std::to_string(kept.size()) + " series", "split",
                "keep only the largest series or split by a column with fewer values");
}

std::vector<GroupGrid> layGrids(const std::vector<GroupExtent> &extents, const std::vector<std::uint32_t> &kept,
                                DurationUs bucket)
{
    std::vector<GroupGrid> grids(extents.size());
    std::size_t slots = 0;
    for (const std::uint32_t group : kept) {
        GroupGrid &grid = grids[group];
        grid = {true, floorToBucket(extents[group].first, bucket), slots, bucketsOf(extents[group], bucket)};
        if (grid.buckets > kMaxBuckets - slots)
            refuseBuckets(extents, kept, bucket);
        slots += grid.buckets;
    }
    return grids;
}

// Straight lines between the buckets that hold an event; the first and the last always do.
std::vector<BucketRange> interpolateGaps(std::span<double> values)
{
    std::vector<BucketRange> gaps;
    std::size_t known = 0;
    for (std::size_t i = 1; i < values.size(); ++i) {
        if (std::isnan(values[i]))
            continue;
        const double step = (values[i] - values[known]) / static_cast<double>(i - known);
        for (std::size_t gap = known + 1; gap < i; ++gap)
            values[gap] = values[known] + step * static_cast<double>(gap - known);
        if (i > known + 1)
            gaps.push_back({known + 1, i});
        known = i;
    }
    return gaps;
}

Series makeSeries(const SeriesInput &input, std::uint32_t group, const GroupExtent &extent, const GroupGrid &grid,
                  std::span<const double> slots)
{
    Series series;
    series.name = input.groupName(group);
    series.aggregate = input.aggregate;
    series.valueColumn = input.valueColumn;
    series.start = grid.start;
    series.values.assign(slots.begin(), slots.end());
    series.gaps = interpolateGaps(series.values);
    for (const BucketRange &gap : series.gaps)
        series.filledBuckets += gap.end - gap.first;
    series.events = extent.events;
    series.leftOut = extent.leftOut;
    return series;
}

} // namespace

std::string_view aggregateName(Aggregate aggregate)
{
    return kAggregateNames[static_cast<std::size_t>(aggregate)];
}

std::optional<Aggregate> aggregateFromName(std::string_view name)
{
    const auto found = std::ranges::find(kAggregateNames, name);
    if (found == kAggregateNames.end())
        return std::nullopt;
    return static_cast<Aggregate>(found - kAggregateNames.begin());
}

std::vector<Series> buildSeries(const store::EventColumns &events, const RowSet &rows, const SeriesParams &params,
                                const WorkContext &context)
{
    checkBucket(params.bucket);
    const SeriesInput input(events, params, context);
    const std::vector<GroupExtent> extents = measureGroups(input, rows, context);
    const std::vector<std::uint32_t> kept = keptGroups(input, extents, params.topSplits);
    if (kept.empty())
        throw Error(rows.size() == 0 ? "no event is selected" : "no selected event has a time and a value",
                    "log " + events.log().name,
                    rows.size() == 0 ? "widen the time or remove a filter" : "choose another value column");
    const std::vector<GroupGrid> grids = layGrids(extents, kept, params.bucket);
    const std::vector<double> slots = fillBuckets(input, rows, grids, params.bucket, context);

    std::vector<Series> result;
    result.reserve(kept.size());
    for (const std::uint32_t group : kept) {
        const GroupGrid &grid = grids[group];
        result.push_back(
            makeSeries(input, group, extents[group], grid, std::span(slots).subspan(grid.firstSlot, grid.buckets)));
        result.back().bucket = params.bucket;
    }
    return result;
}

} // namespace anomalyst::query
