// The inner loops of the fast smoothers over raw arrays, compiled for the least processor, for AVX2 and for AVX-512.
// Their results differ by rounding only. Pure functions, any thread; the caller owns every array.
#pragma once

#include <cstddef>

namespace anomalyst::analysis
{

// A symmetric window: tap t (0..half) weighs the values t strides away on either side.
struct SymmetricTaps {
    const double *weight = nullptr;
    const double *weightOffset = nullptr; // weight * t
    const double *weightSquare = nullptr; // weight * t * t
    std::size_t half = 0;
    std::ptrdiff_t stride = 1;
};

// Least variances for a slope, repeated with a period; `values` is kLimitSlack longer than that period.
inline constexpr std::size_t kLimitSlack = 16;
struct SlopeLimits {
    const double *values = nullptr;
    std::size_t period = 1;
    std::size_t phase = 0; // of the first output
};

struct WeightedValues {
    const double *values = nullptr;
    const double *weights = nullptr;
    const double *products = nullptr; // values * weights
    WeightedValues from(std::ptrdiff_t offset) const { return {values + offset, weights + offset, products + offset}; }
};

// A window at the end of the grid: its taps lie `tapStride` apart, weights[0] is the outermost.
struct EdgeTaps {
    const double *weight = nullptr;
    std::size_t count = 0;
    std::ptrdiff_t tapStride = 1;
    double at = 0; // position of the fit, counted from the outermost tap
    double leastVariance = 0;
};

struct LoessKernels {
    // Interior: out[i] for `count` positions; the series reach half * stride beyond them on both sides.
    void (*filter)(const SymmetricTaps &, const double *values, double *out, std::size_t count);
    void (*weightedMean)(const SymmetricTaps &, const WeightedValues &, double *out, std::size_t count);
    void (*weightedLine)(const SymmetricTaps &, const WeightedValues &, const SlopeLimits &, double *out,
                         std::size_t count);
    // Edge: the same window for `lanes` neighbouring columns; where all weights are 0, out keeps what it holds.
    void (*edgeFilter)(const EdgeTaps &, const double *values, double *out, std::size_t lanes);
    void (*edgeFit)(const EdgeTaps &, const WeightedValues &, double *out, std::size_t lanes);
    // Edge of one column with tapStride 1.
    double (*dot)(const EdgeTaps &, const double *values);
    double (*fit)(const EdgeTaps &, const WeightedValues &, double fallback);
    // Elementwise.
    void (*multiply)(const double *a, const double *b, double *out, std::size_t count);
    void (*subtract)(const double *a, const double *b, double *out, std::size_t count);
    void (*add)(const double *a, const double *b, double *out, std::size_t count);
    void (*scale)(const double *a, double factor, double *out, std::size_t count);
    void (*absoluteRest)(const double *a, const double *b, const double *c, double *out, std::size_t count); // |a-b-c|
    void (*bisquare)(const double *distances, double scale, double *out, std::size_t count);
};

const LoessKernels &baselineKernels();
const LoessKernels *avx2Kernels();   // nullptr where this build or this processor has none
const LoessKernels *avx512Kernels(); // likewise
const LoessKernels &loessKernels();  // the widest of them

} // namespace anomalyst::analysis
