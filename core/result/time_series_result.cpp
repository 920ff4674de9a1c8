#include "core/result/time_series_result.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace anomalyst::result
{

namespace
{

// Population mean and standard deviation of the residual, as far as the scores made use of them.
void describeScores(DecomposedSeries &series)
{
    const bool scored = std::ranges::any_of(series.scores, [](double score) { return score != 0; });
    const auto count = static_cast<double>(series.residual.size());
    for (const double value : series.residual)
        series.scoreMean += value / count;
    if (!scored)
        return;
    double squares = 0;
    for (const double value : series.residual)
        squares += (value - series.scoreMean) * (value - series.scoreMean);
    series.scoreDeviation = std::sqrt(squares / count);
}

DecomposedSeries decompose(query::Series observed, const TimeSeriesParams &params, const WorkContext &context)
{
    DecomposedSeries series;
    series.observed = std::move(observed);
    const std::vector<double> &values = series.observed.values;
    series.period = params.stl.period;
    analysis::StlResult stl = analysis::decomposeStl(values, params.stl, context);
    series.trend = std::move(stl.trend);
    series.seasonal = std::move(stl.seasonal);
    series.residual = std::move(stl.residual);
    series.weight = std::move(stl.weight);
    series.baseline.resize(values.size());
    std::ranges::transform(series.trend, series.seasonal, series.baseline.begin(), std::plus<>());
    series.scores = analysis::zScores(series.residual, values);
    describeScores(series);
    applyThresholds(series, params.anomaly, params.period);
    return series;
}

std::string tooShort(const query::Series &series, int period)
{
    return std::to_string(series.size()) + " buckets of " + formatDuration(series.bucket) +
           " are fewer than two periods of " + std::to_string(period);
}

} // namespace

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
    if (params.automaticPeriod)
        result.params.stl.period = defaultPeriod(params.series.bucket);
    context.report(0, "Selecting events");
    const query::RowSet rows = query::selectRows(events, params.selection, context);
    result.eventsSelected = rows.size();
    result.eventsTotal = rows.total;
    context.report(0.1, "Counting events");
    std::vector<query::Series> observed = query::buildSeries(events, rows, params.series, context);

    const int period = result.params.stl.period;
    const auto count = static_cast<double>(observed.size());
    for (std::size_t i = 0; i < observed.size(); ++i) {
        const auto done = static_cast<double>(i);
        const WorkContext part = context.part(0.3 + 0.7 * done / count, 0.3 + 0.7 * (done + 1) / count);
        part.report(0, "Decomposing the series");
        // One short series among many is no reason to show none; a single one is.
        if (!params.series.splitColumn.empty() && observed[i].size() / 2 < static_cast<std::size_t>(period))
            result.skipped.push_back(observed[i].name + ": " + tooShort(observed[i], period));
        else
            result.series.push_back(decompose(std::move(observed[i]), result.params, part));
    }
    if (result.series.empty())
        throw Error("no series is long enough: " + result.skipped.front(), "log " + events.log().name,
                    "use a smaller bucket, a shorter period or more time");
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
