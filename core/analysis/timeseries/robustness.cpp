#include "core/analysis/timeseries/robustness.h"

#include "core/analysis/timeseries/loess_kernels.h"

#include <algorithm>

namespace anomalyst::analysis
{

double medianOf(std::span<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

void robustnessWeights(std::span<const double> distances, std::span<double> scratch, std::span<double> weights)
{
    std::ranges::copy(distances, scratch.begin());
    const double reach = 6 * medianOf(scratch);
    if (reach > 0)
        loessKernels().bisquare(distances.data(), reach, weights.data(), distances.size());
    else
        std::ranges::fill(weights, 1.0);
}

} // namespace anomalyst::analysis
