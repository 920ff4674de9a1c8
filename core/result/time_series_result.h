// The time-series analysis from loaded columns to what a view shows: select, bucket, decompose, score, merge.
// One call for the command line and the window alike; runs on a worker thread, the result is immutable.
#pragma once

#include "core/analysis/timeseries/anomalies.h"
#include "core/analysis/timeseries/stl.h"
#include "core/query/series.h"

#include <vector>

namespace anomalyst::result {

struct TimeSeriesParams
{
    query::Selection selection;
    query::SeriesParams series;
    analysis::StlParams stl;
    bool automaticPeriod = true; // 24 for hours, 7 for days, 60 for minutes, else one day or one hour of buckets
    analysis::AnomalyParams anomaly;
    analysis::PeriodParams period;
};

// One series; all vectors have one entry a bucket.
struct DecomposedSeries
{
    query::Series observed;
    int period = 0;
    std::vector<double> trend, seasonal, residual, weight;
    std::vector<double> baseline; // trend + seasonal
    std::vector<double> scores;
    std::vector<std::int8_t> anomalies; // +1 spike, -1 dip
    std::vector<analysis::AnomalyPeriod> periods;
    double scoreMean = 0;      // of the residual: residual = scoreMean + score * scoreDeviation
    double scoreDeviation = 0;
};

struct TimeSeriesResult
{
    TimeSeriesParams params;
    std::vector<DecomposedSeries> series;
    std::vector<std::string> skipped; // split values whose series is too short, each with the reason
    std::size_t eventsSelected = 0;
    std::size_t eventsTotal = 0;
};

int defaultPeriod(DurationUs bucket);

TimeSeriesResult analyseTimeSeries(const store::EventColumns &events, const TimeSeriesParams &params,
                                   const WorkContext &context = {});

// Flags and periods anew for other thresholds; the decomposition stays. Under a frame for a million buckets.
void applyThresholds(DecomposedSeries &series, const analysis::AnomalyParams &anomaly, const analysis::PeriodParams &period);

// [first, last + 1 bucket) of a period as time: one bucket before its first anomaly to one after its last.
TimeWindow periodWindow(const DecomposedSeries &series, const analysis::AnomalyPeriod &period);

} // namespace anomalyst::result
