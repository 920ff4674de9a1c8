// STL: seasonal-trend decomposition by loess, value for value as statsmodels computes it, and MSTL for several seasons.
// Cleveland, Cleveland, McRae, Terpenning: STL, J. Official Statistics 6 (1990), 3-73.
// Bandara, Hyndman, Bergmeir: MSTL, arXiv:2107.13462 (2021). Pure functions, any thread.
#pragma once

#include "core/base/progress.h"

#include <span>
#include <vector>

namespace anomalyst::analysis
{

struct StlParams {
    int period = 24;  // >= 2
    int seasonal = 7; // odd, >= 3; length of the seasonal smoother in cycles
    int trend = 0;    // odd, > period; 0: smallest odd integer >= 1.5 period / (1 - 1.5 / seasonal)
    int lowPass = 0;  // odd, > period; 0: smallest odd integer > period
    int seasonalDegree = 1, trendDegree = 1, lowPassDegree = 1; // 0 or 1
    int seasonalJump = 1, trendJump = 1, lowPassJump = 1;       // >= 1
    bool robust = false;
    int innerIterations = 0;  // 0: 5, robust 2
    int outerIterations = -1; // -1: 0, robust 15
};

// All vectors have the length of the series; observed = trend + seasonal + residual to rounding.
struct StlResult {
    std::vector<double> trend;
    std::vector<double> seasonal;
    std::vector<double> residual;
    std::vector<double> weight; // robustness weight, 0..1; all 1 when not robust
};

// Throws Error naming the parameter that is out of range, or how many values two periods need.
StlResult decomposeStl(std::span<const double> observed, const StlParams &params, const WorkContext &context = {});

inline constexpr std::size_t kLeastForTrend = 4;

// What can be said of a series too short for its season, or without one: trend and residual, seasonal all 0. Takes
// trend (0: a quarter of the series, 7 to 501), trendDegree and robust from the parameters. Throws Error for fewer than
// kLeastForTrend values.
StlResult decomposeTrend(std::span<const double> observed, const StlParams &params, const WorkContext &context = {});

struct MstlParams {
    std::vector<int> periods;  // ascending; one of half the series or more is left out
    std::vector<int> seasonal; // windows; empty: 11, 15, 19, ...
    StlParams stl;             // period and seasonal are ignored
};

struct MstlResult {
    std::vector<int> periods; // that were used
    std::vector<int> omitted; // too long for the series
    std::vector<double> trend;
    std::vector<std::vector<double>> seasonals; // one a used period
    std::vector<double> residual;
    std::vector<double> weight;
};

MstlResult decomposeMstl(std::span<const double> observed, const MstlParams &params, const WorkContext &context = {});

} // namespace anomalyst::analysis
