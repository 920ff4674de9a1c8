// Robustness weights of STL: bisquare of the distance from the fit, over six times its median. Pure, any thread.
#pragma once

#include <span>

namespace anomalyst::analysis
{

// The true median (mean of the middle two); reorders the values, of which there is at least one.
double medianOf(std::span<double> values);

// `scratch` is as long as `distances`. All weights are 1 where the median is 0.
void robustnessWeights(std::span<const double> distances, std::span<double> scratch, std::span<double> weights);

} // namespace anomalyst::analysis
