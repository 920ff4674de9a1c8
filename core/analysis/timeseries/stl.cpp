#include "core/analysis/timeseries/stl.h"

#include "core/analysis/timeseries/stl_passes.h"
#include "core/analysis/timeseries/stl_plan.h"

namespace anomalyst::analysis
{

StlResult decomposeStl(std::span<const double> observed, const StlParams &params, const WorkContext &context)
{
    return StlPasses(observed, planStl(observed, params), LoessRoute::Fast).run(context);
}

} // namespace anomalyst::analysis
