#include "core/analysis/timeseries/stl.h"

#include <algorithm>
#include <string>
#include <utility>

namespace anomalyst::analysis
{

namespace
{

constexpr int kFirstWindow = 11;
constexpr int kWindowStep = 4;

// Splits the periods into those used and those too long.
void choosePeriods(std::size_t points, const MstlParams &params, MstlResult &result)
{
    if (params.periods.empty())
        throw Error("no period is given", "MSTL parameters", "Give at least one period");
    if (!params.seasonal.empty() && params.seasonal.size() != params.periods.size())
        throw Error(std::to_string(params.seasonal.size()) + " seasonal windows are given for " +
                        std::to_string(params.periods.size()) + " periods",
                    "MSTL parameters", "Give one window a period, or none");
    for (std::size_t i = 0; i < params.periods.size(); ++i) {
        const int period = params.periods[i];
        if (period < 2)
            throw Error("period is " + std::to_string(period) + ", but must be at least 2", "MSTL parameters",
                        "Change the period");
        if (i > 0 && period <= params.periods[i - 1])
            throw Error("the periods are not in ascending order", "MSTL parameters", "Sort them and drop repetitions");
        const bool fits = 2 * static_cast<std::size_t>(period) < points;
        (fits ? result.periods : result.omitted).push_back(period);
    }
    if (result.periods.empty())
        throw Error("the series has " + std::to_string(points) + " values, but a period of " +
                        std::to_string(result.omitted.front()) + " needs at least " +
                        std::to_string(2 * static_cast<std::size_t>(result.omitted.front()) + 1),
                    "MSTL", "Choose shorter periods, smaller buckets or a longer time range");
}

int windowOf(const MstlParams &params, std::size_t season)
{
    return params.seasonal.empty() ? kFirstWindow + kWindowStep * static_cast<int>(season) : params.seasonal[season];
}

void addTo(std::vector<double> &values, const std::vector<double> &more, double sign)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] += sign * more[i];
}

} // namespace

MstlResult decomposeMstl(std::span<const double> observed, const MstlParams &params, const WorkContext &context)
{
    MstlResult result;
    choosePeriods(observed.size(), params, result);
    const std::size_t seasons = result.periods.size();
    const std::size_t rounds = seasons == 1 ? 1 : 2;
    result.seasonals.assign(seasons, std::vector<double>(observed.size(), 0.0));
    result.residual.assign(observed.begin(), observed.end()); // what is left without the seasonals so far

    for (std::size_t step = 0; step < rounds * seasons; ++step) {
        const std::size_t season = step % seasons;
        StlParams single = params.stl;
        single.period = result.periods[season];
        single.seasonal = windowOf(params, season);
        addTo(result.residual, result.seasonals[season], 1);
        const double steps = static_cast<double>(rounds * seasons);
        const WorkContext part = context.part(static_cast<double>(step) / steps, static_cast<double>(step + 1) / steps);
        StlResult stl = decomposeStl(result.residual, single, part);
        addTo(result.residual, stl.seasonal, -1);
        result.seasonals[season] = std::move(stl.seasonal);
        result.trend = std::move(stl.trend);
        result.weight = std::move(stl.weight);
    }
    addTo(result.residual, result.trend, -1);
    return result;
}

} // namespace anomalyst::analysis
