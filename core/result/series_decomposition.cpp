#include "core/result/series_decomposition.h"

#include "core/base/error.h"

#include <algorithm>
#include <numeric>

namespace anomalyst::result
{

namespace
{

std::vector<std::uint8_t> markLeftOut(const query::Series &series, const std::vector<TimeWindow> &windows)
{
    std::vector<std::uint8_t> marks;
    for (const TimeWindow &window : windows) {
        for (std::size_t i = 0; i < series.size(); ++i) {
            if (!window.contains(series.timeOf(i)))
                continue;
            marks.resize(series.size());
            marks[i] = 1;
        }
    }
    if (!marks.empty() && std::ranges::count(marks, 0) == 0)
        throw Error("every bucket is in a window that is left out", "series", "remove such a window");
    return marks;
}

std::string periodText(const std::vector<int> &periods)
{
    std::string text;
    for (const int period : periods)
        text += (text.empty() ? "" : ", ") + std::to_string(period);
    return text;
}

[[noreturn]] void refuseShort(const query::Series &series, int period)
{
    const std::size_t needed = 2 * static_cast<std::size_t>(period);
    throw Error(std::to_string(series.size()) + " buckets of " + formatDuration(series.bucket) +
                    " are fewer than two periods of " + std::to_string(period) + ": " +
                    std::to_string(needed - series.size()) + " more are needed",
                "series",
                "use a smaller bucket, a shorter period or more time, or no season (trend and residual only)");
}

std::vector<int> chooseSeasons(DecomposedSeries &series, const TimeSeriesParams &params)
{
    switch (params.periodChoice) {
    case PeriodChoice::ByBucket:
        return {defaultPeriod(series.observed.bucket)};
    case PeriodChoice::Given:
        return params.periods;
    case PeriodChoice::None:
        return {};
    case PeriodChoice::Detected:
        break;
    }
    std::vector<int> found = series.evidence->seasons();
    if (found.empty())
        series.note = "no period was found: trend and residual only";
    return found;
}

void takeStl(DecomposedSeries &series, analysis::StlResult stl)
{
    series.trend = std::move(stl.trend);
    series.seasonal = std::move(stl.seasonal);
    series.residual = std::move(stl.residual);
    series.weight = std::move(stl.weight);
}

void takeMstl(DecomposedSeries &series, analysis::MstlResult mstl)
{
    series.trend = std::move(mstl.trend);
    series.residual = std::move(mstl.residual);
    series.weight = std::move(mstl.weight);
    series.seasonal.assign(series.trend.size(), 0.0);
    for (const std::vector<double> &seasonal : mstl.seasonals)
        std::ranges::transform(series.seasonal, seasonal, series.seasonal.begin(), std::plus<>());
    series.seasonals = std::move(mstl.seasonals);
    series.seasons = std::move(mstl.periods);
    if (!mstl.omitted.empty())
        series.note = "left out as half the series or longer: period " + periodText(mstl.omitted);
}

void fit(DecomposedSeries &series, const TimeSeriesParams &params, std::span<const double> values,
         const WorkContext &context)
{
    if (series.seasons.empty())
        return takeStl(series, analysis::decomposeTrend(values, params.stl, context));
    if (values.size() / 2 < static_cast<std::size_t>(series.seasons.front()))
        refuseShort(series.observed, series.seasons.front());
    if (series.seasons.size() > 1)
        return takeMstl(series, analysis::decomposeMstl(values, {series.seasons, {}, params.stl}, context));
    analysis::StlParams stl = params.stl;
    stl.period = series.seasons.front();
    takeStl(series, analysis::decomposeStl(values, stl, context));
}

// Of the buckets left out: the residual is that of what was observed, and the fit gave it no weight.
void restoreLeftOut(DecomposedSeries &series)
{
    for (std::size_t i = 0; i < series.leftOut.size(); ++i) {
        if (series.leftOut[i] == 0)
            continue;
        series.residual[i] = series.observed.values[i] - series.baseline[i];
        series.weight[i] = 0;
    }
}

} // namespace

std::vector<double> withoutLeftOut(std::span<const double> values, std::span<const std::uint8_t> leftOut,
                                   std::size_t period)
{
    std::vector<double> filled(values.begin(), values.end());
    for (std::size_t i = 0; i < leftOut.size(); ++i) {
        if (leftOut[i] == 0)
            continue;
        const auto nearest = [&](std::size_t step) -> std::optional<double> {
            double sum = 0;
            int found = 0;
            std::size_t before = i;
            while (before >= step && leftOut[before] != 0)
                before -= step;
            if (leftOut[before] == 0) {
                sum += values[before];
                ++found;
            }
            std::size_t after = i;
            while (after < values.size() && leftOut[after] != 0)
                after += step;
            if (after < values.size()) {
                sum += values[after];
                ++found;
            }
            return found > 0 ? std::optional(sum / found) : std::nullopt;
        };
        const auto seasonal = nearest(period);
        filled[i] = seasonal ? *seasonal : *nearest(1);
    }
    return filled;
}

DecomposedSeries decomposeSeries(query::Series observed, const TimeSeriesParams &params, const WorkContext &context)
{
    DecomposedSeries series;
    series.observed = std::move(observed);
    const std::vector<double> &values = series.observed.values;
    series.leftOut = markLeftOut(series.observed, params.leftOut);
    if (params.periodChoice == PeriodChoice::Detected || params.withEvidence) {
        const auto guess = static_cast<std::size_t>(defaultPeriod(series.observed.bucket));
        series.evidence = std::make_shared<const analysis::PeriodEvidence>(analysis::detectPeriods(
            series.leftOut.empty() ? values : withoutLeftOut(values, series.leftOut, guess), context.part(0, 0.2)));
    }
    series.seasons = chooseSeasons(series, params);
    const WorkContext rest = context.part(0.2, 1);
    if (series.leftOut.empty())
        fit(series, params, values, rest);
    else
        fit(series, params, withoutLeftOut(values, series.leftOut, static_cast<std::size_t>(series.longestSeason())),
            rest);
    series.baseline.resize(values.size());
    std::ranges::transform(series.trend, series.seasonal, series.baseline.begin(), std::plus<>());
    restoreLeftOut(series);
    analysis::Scores scores = analysis::scoreResiduals(series.residual, values, params.score, series.leftOut);
    series.scores = std::move(scores.values);
    series.scoreCentre = scores.centre;
    series.scoreSpread = scores.spread;
    return series;
}

} // namespace anomalyst::result
