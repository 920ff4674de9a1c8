#include "core/analysis/timeseries/robustness.h"
#include "core/analysis/timeseries/smoother.h"
#include "core/analysis/timeseries/stl.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace anomalyst::analysis
{

namespace
{

constexpr int kShortestWindow = 7;
constexpr int kLongestDefault = 501;
constexpr int kRobustRounds = 15; // as STL has them

// A quarter of the series: short enough to follow it, long enough not to follow a spike.
int trendWindow(std::size_t points, int wanted)
{
    if (wanted == 0)
        return static_cast<int>(std::clamp<std::size_t>(points / 4, kShortestWindow, kLongestDefault)) | 1;
    if (wanted < 3 || wanted % 2 == 0)
        throw Error("trend window is " + std::to_string(wanted) + ", but must be odd and at least 3", "trend",
                    "Change trend");
    return wanted;
}

void checkValues(std::span<const double> observed)
{
    if (observed.size() < kLeastForTrend)
        throw Error("the series has " + std::to_string(observed.size()) + " values, but even a trend needs " +
                        std::to_string(kLeastForTrend),
                    "trend", "Use smaller buckets or a longer time range");
    if (!std::ranges::all_of(observed, [](double value) { return std::isfinite(value); }))
        throw Error("a value of the series is not a finite number", "trend", "Fill or remove such values first");
}

} // namespace

StlResult decomposeTrend(std::span<const double> observed, const StlParams &params, const WorkContext &context)
{
    checkValues(observed);
    const std::size_t points = observed.size();
    const auto smoother =
        makeSmoother({points, 1, false}, {trendWindow(points, params.trend), params.trendDegree, 1}, LoessRoute::Fast);
    StlResult result;
    result.trend.resize(points);
    result.seasonal.assign(points, 0.0);
    result.residual.resize(points);
    result.weight.assign(points, 1.0);
    std::vector<double> scratch(points);
    const int rounds = params.robust ? kRobustRounds : 0;
    for (int round = 0; round <= rounds; ++round) {
        context.report(static_cast<double>(round) / (rounds + 1), "Smoothing the series");
        smoother->smooth({observed.data(), round > 0 ? result.weight.data() : nullptr, scratch.data()},
                         result.trend.data(), context);
        for (std::size_t i = 0; i < points; ++i)
            result.residual[i] = std::abs(observed[i] - result.trend[i]);
        if (round < rounds)
            robustnessWeights(result.residual, scratch, result.weight);
    }
    std::ranges::transform(observed, result.trend, result.residual.begin(), std::minus<>());
    return result;
}

} // namespace anomalyst::analysis
