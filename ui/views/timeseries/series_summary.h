// What took part in a series, in one line. Pure; GUI thread.
#pragma once

#include "core/result/time_series_result.h"

#include <QString>

namespace anomalyst::ui
{

QString seriesSummary(const result::TimeSeriesResult &result, const result::DecomposedSeries &series);

} // namespace anomalyst::ui
