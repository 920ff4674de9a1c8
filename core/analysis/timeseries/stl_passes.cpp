#include "core/analysis/timeseries/stl_passes.h"

#include "core/analysis/timeseries/loess_kernels.h"
#include "core/analysis/timeseries/robustness.h"

#include <utility>

namespace anomalyst::analysis
{

StlPasses::StlPasses(std::span<const double> observed, const StlPlan &plan, LoessRoute route)
    : m_observed(observed)
    , m_plan(plan)
    , m_seasonal(makeSmoother({plan.points, plan.period, true}, plan.seasonal, route))
    , m_trend(makeSmoother({plan.points, 1, false}, plan.trend, route))
    , m_lowPass(makeSmoother({plan.points, 1, false}, plan.lowPass, route))
    , m_overPeriod(plan.period)
    , m_overThree(3)
    , m_rest(plan.points)
    , m_cycle(plan.points + 2 * plan.period)
    , m_averages(plan.points + 2 * plan.period)
{
    m_result.trend.assign(plan.points, 0.0);
    m_result.seasonal.resize(plan.points);
    m_result.weight.assign(plan.points, 1.0);
}

StlResult StlPasses::run(const WorkContext &context)
{
    const int passes = (m_plan.outerIterations + 1) * m_plan.innerIterations;
    int done = 0;
    for (int outer = 0; outer <= m_plan.outerIterations; ++outer) {
        if (outer > 0)
            reweigh();
        for (int inner = 0; inner < m_plan.innerIterations; ++inner) {
            context.report(static_cast<double>(done++) / passes, "Decomposing the series");
            innerPass(context);
        }
    }
    m_result.residual = std::exchange(m_rest, {}); // overwritten whole: its memory serves again
    const LoessKernels &kernels = loessKernels();
    kernels.subtract(m_observed.data(), m_result.seasonal.data(), m_result.residual.data(), m_plan.points);
    kernels.subtract(m_result.residual.data(), m_result.trend.data(), m_result.residual.data(), m_plan.points);
    return std::move(m_result);
}

SmoothInput StlPasses::input(const std::vector<double> &values)
{
    return {values.data(), m_weighted ? m_result.weight.data() : nullptr, m_averages.data()};
}

void StlPasses::innerPass(const WorkContext &context)
{
    const LoessKernels &kernels = loessKernels();
    const std::size_t points = m_plan.points;
    double *cycle = m_cycle.data() + m_plan.period;
    kernels.subtract(m_observed.data(), m_result.trend.data(), m_rest.data(), points);
    m_seasonal->smooth(input(m_rest), cycle, context);
    lowPassOfCycle(context);
    kernels.subtract(cycle, m_rest.data(), m_result.seasonal.data(), points);
    kernels.subtract(m_observed.data(), m_result.seasonal.data(), m_rest.data(), points);
    m_trend->smooth(input(m_rest), m_result.trend.data(), context);
}

// What of the cycle is no season goes to m_rest.
void StlPasses::lowPassOfCycle(const WorkContext &context)
{
    const std::size_t points = m_plan.points;
    m_overPeriod.average(m_cycle.data(), points + m_plan.period + 1, m_averages.data());
    m_overPeriod.average(m_averages.data(), points + 2, m_averages.data());
    context.checkStopped();
    m_overThree.average(m_averages.data(), points, m_averages.data());
    m_lowPass->smooth({m_averages.data(), nullptr, nullptr}, m_rest.data(), context);
}

void StlPasses::reweigh()
{
    loessKernels().absoluteRest(m_observed.data(), m_result.trend.data(), m_result.seasonal.data(), m_averages.data(),
                                m_plan.points);
    const std::span<const double> distances(m_averages.data(), m_plan.points);
    robustnessWeights(distances, m_rest, m_result.weight);
    m_weighted = true;
}

} // namespace anomalyst::analysis
