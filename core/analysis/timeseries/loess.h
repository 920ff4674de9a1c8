// Local regression (loess) at positions of an even grid 0, 1, ..., n - 1: the weights of one fit and the general
// smoother. Cleveland: Robust locally weighted regression, JASA 74 (1979), 829-836. Pure functions, any thread.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace anomalyst::analysis
{

struct LoessWindow {
    int length = 7; // odd
    int degree = 1; // 0: local mean, 1: local line
    int jump = 1;   // fit every jump-th position and interpolate between
};

// One fit: at a position (which may lie outside the grid), from `count` neighbours that begin at `first`.
struct LoessFit {
    double at = 0;
    std::size_t first = 0;
    std::size_t count = 0;
};

// Tricube weights of the neighbours.
void tricubeWeights(const LoessFit &fit, std::size_t points, int windowLength, std::span<double> weights);

// A slope counts only where the weighted variance of the positions is above this; infinite for degree 0.
double leastVarianceForSlope(std::size_t points, int degree);

// Turns weights of neighbours into the coefficients whose sum of products with the values is the fitted value.
// False when all weights are 0, so that nothing can be fitted.
bool toFitCoefficients(const LoessFit &fit, double leastVariance, std::span<double> weights);

// Smooths values at 0..n-1 into `smoothed`, for any jump; `robustness` is empty or has one weight a value.
class LoessSmoother
{
public:
    explicit LoessSmoother(const LoessWindow &window)
        : m_window(window)
    {
    }

    void smooth(std::span<const double> values, std::span<const double> robustness, std::span<double> smoothed);
    // One step before the first value and one after the last; the fallback where all weights are 0.
    double before(std::span<const double> values, std::span<const double> robustness, double fallback);
    double after(std::span<const double> values, std::span<const double> robustness, double fallback);

private:
    double fitted(const LoessFit &fit, std::span<const double> values, std::span<const double> robustness,
                  double fallback);
    LoessFit fitAt(std::size_t position, std::size_t points) const;

    LoessWindow m_window;
    std::vector<double> m_weights;
};

} // namespace anomalyst::analysis
