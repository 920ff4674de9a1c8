#include "core/result/time_series_result.h"

#include "core/base/error.h"
#include "core/result/series_decomposition.h"

#include <algorithm>
#include <cmath>

namespace anomalyst::result
{

namespace
{

// A log that is a series already is not bucketed anew.
void useRegularLog(const store::EventColumns &events, TimeSeriesResult &result, const WorkContext &context)
{
    query::SeriesParams &series = result.params.series;
    if (!result.params.isAutomaticBucket || !series.splitColumn.empty())
        return;
    result.regularLog = query::recogniseRegularLog(events, context);
    if (!result.regularLog)
        return;
    series.bucket = result.regularLog->bucket;
    if (!series.aggregate && series.valueColumn.empty())
        series.valueColumn = result.regularLog->valueColumn;
}

void decomposeAll(std::vector<query::Series> observed, TimeSeriesResult &result, const WorkContext &context)
{
    const bool isSplit = !result.params.series.splitColumn.empty();
    const auto count = static_cast<double>(observed.size());
    for (std::size_t i = 0; i < observed.size(); ++i) {
        const auto done = static_cast<double>(i);
        const WorkContext part = context.part(done / count, (done + 1) / count);
        part.report(0, "Decomposing the series");
        const std::string name = observed[i].name;
        try {
            result.series.push_back(decomposeSeries(std::move(observed[i]), result.params, part));
        } catch (const Error &error) {
            if (!isSplit) // one short series among many is no reason to show none; a single one is
                throw;
            result.skipped.push_back(name + ": " + error.problem());
            continue;
        }
        applyThresholds(result.series.back(), result.params.anomaly, result.params.period);
    }
}

} // namespace

double DecomposedSeries::strongestScore() const
{
    double strongest = 0;
    for (const analysis::AnomalyPeriod &period : periods)
        strongest = std::max(strongest, std::abs(period.peakScore));
    return strongest;
}

int defaultPeriod(DurationUs bucket)
{
    if (bucket == kDayUs)
        return 7;
    if (bucket == kMinuteUs)
        return 60;
    constexpr int kWeeksAYear = 52;
    if (bucket == kWeekUs)
        return kWeeksAYear;
    const DurationUs cycle = bucket < kMinuteUs ? kHourUs : bucket < kDayUs ? kDayUs : kWeekUs;
    return static_cast<int>(std::max<DurationUs>(2, cycle / std::max<DurationUs>(1, bucket)));
}

TimeSeriesResult analyseTimeSeries(const store::EventColumns &events, const TimeSeriesParams &params,
                                   const WorkContext &context)
{
    TimeSeriesResult result;
    result.params = params;
    context.report(0, "Selecting events");
    const query::RowSet rows = query::selectRows(events, params.selection, context);
    result.eventsSelected = rows.size();
    result.eventsTotal = rows.total;
    useRegularLog(events, result, context);
    context.report(0.1, "Counting events");
    decomposeAll(query::buildSeries(events, rows, result.params.series, context), result, context.part(0.3, 1));
    if (result.series.empty())
        throw Error("no series is long enough: " + result.skipped.front(), "log " + events.log().name,
                    "use a smaller bucket, a shorter period or more time, or no season (trend and residual only)");
    std::ranges::stable_sort(result.series, std::greater<>(), &DecomposedSeries::strongestScore);
    return result;
}

void applyThresholds(DecomposedSeries &series, const analysis::AnomalyParams &anomaly,
                     const analysis::PeriodParams &period)
{
    series.anomalies = analysis::flagAnomalies(series.scores, anomaly);
    series.periods =
        analysis::mergePeriods(series.anomalies, series.scores, series.observed.values, series.baseline, period);
}

TimeWindow periodWindow(const DecomposedSeries &series, const analysis::AnomalyPeriod &period)
{
    const query::Series &observed = series.observed;
    return {observed.timeOf(period.firstBucket) - observed.bucket,
            observed.timeOf(period.lastBucket) + observed.bucket};
}

} // namespace anomalyst::result
