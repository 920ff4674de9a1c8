// The loop of STL: inner passes that refine season and trend, outer passes that weigh down what fits badly.
// Lives for one decomposition on one thread; the result is moved out at the end.
#pragma once

#include "core/analysis/timeseries/moving_average.h"
#include "core/analysis/timeseries/smoother.h"
#include "core/analysis/timeseries/stl_plan.h"

#include <memory>
#include <span>
#include <vector>

namespace anomalyst::analysis
{

class StlPasses
{
public:
    StlPasses(std::span<const double> observed, const StlPlan &plan, LoessRoute route);

    StlResult run(const WorkContext &context);

private:
    void innerPass(const WorkContext &context);
    void lowPassOfCycle(const WorkContext &context);
    void reweigh();
    SmoothInput input(const std::vector<double> &values);

    std::span<const double> m_observed;
    StlPlan m_plan;
    std::unique_ptr<Smoother> m_seasonal, m_trend, m_lowPass;
    MovingAverage m_overPeriod, m_overThree;
    StlResult m_result;
    std::vector<double> m_rest;     // observed without trend, or without season
    std::vector<double> m_cycle;    // smoothed phases, one period longer at both ends
    std::vector<double> m_averages; // moving averages of the cycle; scratch of the weighted smoothers
    bool m_weighted = false;
};

} // namespace anomalyst::analysis
