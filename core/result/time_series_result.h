// The time-series analysis from loaded columns to what a view shows: select, bucket, decompose, score, merge.
// One call for the command line and the window alike; runs on a worker thread, the result is immutable.
#pragma once

#include "core/analysis/timeseries/anomalies.h"
#include "core/analysis/timeseries/period_detection.h"
#include "core/analysis/timeseries/stl.h"
#include "core/query/regular_log.h"
#include "core/query/series.h"

#include <memory>
#include <vector>

namespace anomalyst::result
{

enum class PeriodChoice {
    ByBucket, // 24 for hours, 7 for days, 60 for minutes, else one day or one hour of buckets
    Detected, // from the series itself; none where it has none
    Given,
    None, // trend and residual only
};

struct TimeSeriesParams {
    query::Selection selection;
    query::SeriesParams series;
    bool isAutomaticBucket = false; // a log with one event a bucket is used as it is, whatever `series` says
    PeriodChoice periodChoice = PeriodChoice::ByBucket;
    std::vector<int> periods;  // of PeriodChoice::Given, ascending; several: MSTL with its own seasonal windows
    analysis::StlParams stl;   // its period is ignored
    bool withEvidence = false; // look for periods even where they are not asked for
    analysis::ScoreKind score = analysis::ScoreKind::ZScore;
    analysis::AnomalyParams anomaly;
    analysis::PeriodParams period;
    // Maintenance, holidays: buckets that begin in one are left out of the fit and the scores, and are never anomalies.
    std::vector<TimeWindow> leftOut;
};

// One series; all vectors have one entry a bucket.
struct DecomposedSeries {
    query::Series observed;
    std::vector<int> seasons; // periods in use, ascending, in buckets; empty: no season
    std::vector<double> trend, seasonal, residual, weight;
    std::vector<std::vector<double>> seasonals; // one a season where there are several; they add up to `seasonal`
    std::vector<double> baseline;               // trend + seasonal
    std::vector<double> scores;
    std::vector<std::int8_t> anomalies; // +1 spike, -1 dip
    std::vector<analysis::AnomalyPeriod> periods;
    std::vector<std::uint8_t> leftOut; // 1: in a window that is left out; empty: none is
    double scoreCentre = 0;            // of the residual: residual = scoreCentre + score * scoreSpread
    double scoreSpread = 0;
    std::string note;                                         // what could not be done as asked; "": all could
    std::shared_ptr<const analysis::PeriodEvidence> evidence; // null: not looked for

    int longestSeason() const { return seasons.empty() ? 1 : seasons.back(); }
    double strongestScore() const; // |peak score| of its strongest period; 0: none
};

struct TimeSeriesResult {
    TimeSeriesParams params;                     // with the bucket and the value column that were used
    std::optional<query::RegularLog> regularLog; // the log was used as it is
    std::vector<DecomposedSeries> series;        // the strongest anomaly first, equal ones as they came
    std::vector<std::string> skipped;            // split values whose series is too short, each with the reason
    std::size_t eventsSelected = 0;
    std::size_t eventsTotal = 0;
};

int defaultPeriod(DurationUs bucket);

// Throws Error for a series too short for its period, unless others of a split are long enough; its remedy names
// PeriodChoice::None ("no season") where that would do.
TimeSeriesResult analyseTimeSeries(const store::EventColumns &events, const TimeSeriesParams &params,
                                   const WorkContext &context = {});

// Flags and periods anew for other thresholds; the decomposition stays. Under a frame for a million buckets.
void applyThresholds(DecomposedSeries &series, const analysis::AnomalyParams &anomaly,
                     const analysis::PeriodParams &period);

// [first, last + 1 bucket) of a period as time: one bucket before its first anomaly to one after its last.
TimeWindow periodWindow(const DecomposedSeries &series, const analysis::AnomalyPeriod &period);

} // namespace anomalyst::result
