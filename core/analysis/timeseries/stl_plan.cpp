#include "core/analysis/timeseries/stl_plan.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

namespace anomalyst::analysis
{

namespace
{

[[noreturn]] void refuse(const std::string &name, std::int64_t value, const std::string &rule)
{
    throw Error(name + " is " + std::to_string(value) + ", but must be " + rule, "STL parameters", "Change " + name);
}

int oddAtLeast(double value, const char *name)
{
    if (!(value < std::numeric_limits<int>::max() - 1))
        throw Error(std::string("the ") + name + " window would be too long", "STL parameters",
                    "Choose a shorter period");
    const int whole = static_cast<int>(std::ceil(value));
    return whole % 2 == 0 ? whole + 1 : whole;
}

LoessWindow checkedWindow(const std::string &name, int length, int shortest, int degree, int jump)
{
    if (length < shortest || length % 2 == 0)
        refuse(name + " window", length, "odd and at least " + std::to_string(shortest));
    if (degree != 0 && degree != 1)
        refuse(name + " degree", degree, "0 or 1");
    if (jump < 1)
        refuse(name + " jump", jump, "at least 1");
    return {length, degree, jump};
}

void checkValues(std::span<const double> observed, std::size_t period)
{
    if (observed.size() / 2 < period) {
        const std::string needed = std::to_string(2 * period);
        throw Error("the series has " + std::to_string(observed.size()) + " values, but two periods of " +
                        std::to_string(period) + " need at least " + needed,
                    "STL", "Choose a shorter period, smaller buckets or a longer time range");
    }
    for (std::size_t i = 0; i < observed.size(); ++i) {
        if (!std::isfinite(observed[i]))
            throw Error("the value at index " + std::to_string(i) + " is not a finite number", "STL",
                        "Fill or remove such values first");
    }
}

} // namespace

StlPlan planStl(std::span<const double> observed, const StlParams &params)
{
    const int period = params.period;
    if (period < 2)
        refuse("period", period, "at least 2");
    if (params.innerIterations < 0)
        refuse("inner iterations", params.innerIterations, "at least 1, or 0 for the default");
    if (params.outerIterations < -1)
        refuse("outer iterations", params.outerIterations, "at least 0, or -1 for the default");

    StlPlan plan;
    plan.points = observed.size();
    plan.period = static_cast<std::size_t>(period);
    plan.seasonal = checkedWindow("seasonal", params.seasonal, 3, params.seasonalDegree, params.seasonalJump);
    // statsmodels rounds up, so a bound that is itself an odd integer is taken as it is.
    const int trend =
        params.trend != 0 ? params.trend : oddAtLeast(1.5 * period / (1 - 1.5 / params.seasonal), "trend");
    const int lowPass = params.lowPass != 0 ? params.lowPass : oddAtLeast(period + 1.0, "low-pass");
    plan.trend = checkedWindow("trend", trend, period + 1, params.trendDegree, params.trendJump);
    plan.lowPass = checkedWindow("low-pass", lowPass, period + 1, params.lowPassDegree, params.lowPassJump);
    plan.innerIterations = params.innerIterations != 0 ? params.innerIterations : (params.robust ? 2 : 5);
    plan.outerIterations = params.outerIterations != -1 ? params.outerIterations : (params.robust ? 15 : 0);
    checkValues(observed, plan.period);
    return plan;
}

} // namespace anomalyst::analysis
