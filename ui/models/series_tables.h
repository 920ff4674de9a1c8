// The series of a split ranked by their strongest anomaly, and the buckets of one series, as tables. Knows no widget.
// Pure; GUI thread.
#pragma once

#include "core/result/time_series_result.h"
#include "ui/models/result_table_model.h"

#include <memory>

namespace anomalyst::ui
{

// One row a series, in the order of the result: the strongest anomaly first.
std::vector<TableColumn> rankedSeriesColumns(std::shared_ptr<const result::TimeSeriesResult> result);

// Buckets [first, first + rows) of a series: what the four panels draw, as numbers.
std::vector<TableColumn> bucketColumns(std::shared_ptr<const result::DecomposedSeries> series, std::size_t first);

// The buckets that a window touches.
query::BucketRange bucketsIn(const query::Series &series, const TimeWindow &window);

} // namespace anomalyst::ui
