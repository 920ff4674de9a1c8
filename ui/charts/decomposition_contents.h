// A decomposed series as plot data: which vector becomes which line, band, bar and mark, in the colours of the theme.
// Shares the series' vectors, copies none. GUI thread.
#pragma once

#include "core/result/time_series_result.h"
#include "ui/charts/plot_data.h"

#include <memory>
#include <vector>

namespace anomalyst::ui
{

using SharedSeries = std::shared_ptr<const result::DecomposedSeries>;

// The vectors of a series at the middles of its buckets.
struct DecompositionValues {
    DenseValues observed, baseline, trend, seasonal, residual;
};
DecompositionValues valuesOf(const SharedSeries &series);

struct ThresholdLevels { // of the residual
    double upper = 0;
    double lower = 0;
};
ThresholdLevels thresholdLevels(const result::DecomposedSeries &series, const analysis::AnomalyParams &params);

// Buckets with an anomaly, ascending; those of a kind that is not wanted are left out.
std::vector<std::size_t> anomalousBuckets(const result::DecomposedSeries &series, const analysis::PeriodParams &params);

struct DecompositionParts {
    bool observed = true, expected = true, band = true, anomalies = true; // what is shown
};
// `flagged` are the anomalous buckets; mark i is bucket flagged[i].
PlotContents observedContents(const DecompositionValues &values, const result::DecomposedSeries &series,
                              const analysis::AnomalyParams &params, const std::vector<std::size_t> &flagged,
                              const DecompositionParts &parts);
PlotContents lineContents(const DenseValues &values, const QColor &color);
PlotContents residualContents(const DecompositionValues &values, const result::DecomposedSeries &series,
                              const analysis::AnomalyParams &params, const std::vector<std::size_t> &flagged);

// What is worth showing of each in a stretch of time.
ValueRange observedRange(const DecompositionValues &values, const ThresholdLevels &levels, ValueRange x);
ValueRange residualRange(const DecompositionValues &values, const ThresholdLevels &levels, ValueRange x);

} // namespace anomalyst::ui
