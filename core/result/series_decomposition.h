// One series decomposed and scored as the parameters ask: which seasons, what is left out of the fit, which score.
// Internal to analyseTimeSeries. Any thread.
#pragma once

#include "core/result/time_series_result.h"

namespace anomalyst::result
{

// All but flags and periods. Throws Error for what is too short.
DecomposedSeries decomposeSeries(query::Series observed, const TimeSeriesParams &params,
                                 const WorkContext &context = {});

// The values that are fitted: those left out are replaced by the mean of the nearest ones that are not, a season before
// and a season after; by the nearest values where there is no season.
std::vector<double> withoutLeftOut(std::span<const double> values, std::span<const std::uint8_t> leftOut,
                                   std::size_t period);

} // namespace anomalyst::result
