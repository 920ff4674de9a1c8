// The parameters of a decomposition with every default filled in and every rule checked, so that nothing below asks
// again. Pure values, any thread.
#pragma once

#include "core/analysis/timeseries/loess.h"
#include "core/analysis/timeseries/stl.h"

#include <cstddef>
#include <span>

namespace anomalyst::analysis
{

struct StlPlan {
    std::size_t points = 0;
    std::size_t period = 0;
    LoessWindow seasonal, trend, lowPass;
    int innerIterations = 0;
    int outerIterations = 0;
};

// Throws Error naming the parameter that is out of range, the value that is no number, or how many values are needed.
StlPlan planStl(std::span<const double> observed, const StlParams &params);

} // namespace anomalyst::analysis
