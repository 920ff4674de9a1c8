// Events into buckets: first how far each group reaches, then one pass that fills all buckets of all groups, which lie
// in one array. Internal to buildSeries. Any thread.
#pragma once

#include "core/query/series_input.h"

#include <vector>

namespace anomalyst::query
{

// The events of one group before any bucket exists.
struct GroupExtent {
    TimeUs first = std::numeric_limits<TimeUs>::max();
    TimeUs last = std::numeric_limits<TimeUs>::min();
    std::size_t events = 0; // that take part
    std::size_t leftOut = 0;
    double total = 0; // of the values that take part
};

// One entry a group.
std::vector<GroupExtent> measureGroups(const SeriesInput &input, const RowSet &rows, const WorkContext &context);

// Where a group's buckets lie in the array of all.
struct GroupGrid {
    bool kept = false;
    TimeUs start = 0;
    std::size_t firstSlot = 0;
    std::size_t buckets = 0;
};

// The aggregate of every slot; NaN for mean, min and max where no event fell into it.
std::vector<double> fillBuckets(const SeriesInput &input, const RowSet &rows, const std::vector<GroupGrid> &grids,
                                DurationUs bucket, const WorkContext &context);

} // namespace anomalyst::query
