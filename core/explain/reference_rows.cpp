#include "core/explain/reference_rows.h"

#include "core/base/error.h"
#include "core/query/row_chunks.h"

#include <algorithm>

namespace anomalyst::explain
{

namespace
{

bool overlaps(const TimeWindow &a, const TimeWindow &b)
{
    return a.begin < b.end && b.begin < a.end;
}

TimeWindow extentOf(std::span<const TimeUs> times, const query::RowSet &rows, const WorkContext &context)
{
    TimeWindow extent{std::numeric_limits<TimeUs>::max(), std::numeric_limits<TimeUs>::min()};
    query::forChunks(rows.size(), context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const TimeUs time = times[rows.at(i)];
            if (time == kMissingTime)
                continue;
            extent.begin = std::min(extent.begin, time);
            extent.end = std::max(extent.end, time + 1);
        }
    });
    return extent;
}

// The windows of the reference as shifts of the window by whole steps: isReference[k - first] for shift k.
struct SeasonGrid {
    TimeUs origin = 0; // begin of the shift `first`
    DurationUs step = 0;
    DurationUs length = 0;
    std::vector<std::uint8_t> isReference;
    std::size_t count = 0;

    bool contains(TimeUs time) const
    {
        const DurationUs since = time - origin;
        if (since < 0)
            return false;
        const auto shift = static_cast<std::size_t>(since / step);
        return shift < isReference.size() && isReference[shift] != 0 && since % step < length;
    }
};

SeasonGrid layGrid(const ContributionParams &params, const TimeWindow &extent)
{
    SeasonGrid grid;
    const TimeWindow &window = params.window;
    grid.length = window.length();
    if (params.season <= 0 || grid.length <= 0)
        return grid;
    grid.step = (grid.length + params.season - 1) / params.season * params.season;
    const std::int64_t before = std::max<std::int64_t>(0, (window.begin - extent.begin) / grid.step);
    const std::int64_t after = std::max<std::int64_t>(0, (extent.end - window.end + grid.step) / grid.step);
    grid.origin = window.begin - before * grid.step;
    for (std::int64_t shift = -before; shift <= after; ++shift) {
        const TimeWindow moved{window.begin + shift * grid.step, window.end + shift * grid.step};
        const bool fits =
            shift != 0 && extent.contains(moved.begin + grid.length / 2) &&
            std::ranges::none_of(params.leftOut, [&](const TimeWindow &other) { return overlaps(moved, other); });
        grid.isReference.push_back(fits ? 1 : 0);
        grid.count += fits ? 1 : 0;
    }
    return grid;
}

DurationUs otherTime(const ContributionParams &params, const TimeWindow &extent)
{
    std::vector<TimeWindow> windows = params.leftOut;
    windows.push_back(params.window);
    std::ranges::sort(windows, {}, &TimeWindow::begin);
    DurationUs covered = 0;
    TimeUs reached = extent.begin;
    for (const TimeWindow &window : windows) {
        const TimeUs begin = std::clamp(window.begin, reached, extent.end);
        const TimeUs end = std::clamp(window.end, begin, extent.end);
        covered += end - begin;
        reached = std::max(reached, end);
    }
    return extent.length() - covered;
}

} // namespace

ReferenceRows splitRows(std::span<const TimeUs> times, const query::RowSet &rows, const ContributionParams &params,
                        const WorkContext &context)
{
    ReferenceRows split;
    const TimeWindow extent = extentOf(times, rows, context);
    const SeasonGrid grid = layGrid(params, extent);
    split.references = grid.count;
    if (grid.count > 0) {
        split.perReference = 1 / static_cast<double>(grid.count);
    } else {
        const DurationUs other = rows.size() > 0 ? otherTime(params, extent) : 0;
        if (other <= 0)
            throw Error("the window holds all events: there is nothing to compare it with", "window",
                        "choose a shorter window");
        split.perReference = static_cast<double>(params.window.length()) / static_cast<double>(other);
    }
    const auto isOther = [&](TimeUs time) {
        return std::ranges::none_of(params.leftOut, [&](const TimeWindow &out) { return out.contains(time); });
    };
    query::forChunks(rows.size(), context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const EventRow row = rows.at(i);
            const TimeUs time = times[row];
            if (params.window.contains(time))
                split.now.push_back(row);
            else if (time != kMissingTime && (grid.count > 0 ? grid.contains(time) : isOther(time)))
                split.reference.push_back(row);
        }
    });
    return split;
}

} // namespace anomalyst::explain
