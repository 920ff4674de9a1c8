#include "core/analysis/timeseries/loess.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace anomalyst::analysis
{

namespace
{

void interpolate(std::span<double> values, std::size_t from, std::size_t to)
{
    const double slope = (values[to] - values[from]) / static_cast<double>(to - from);
    for (std::size_t i = from + 1; i < to; ++i)
        values[i] = values[from] + slope * static_cast<double>(i - from);
}

} // namespace

void tricubeWeights(const LoessFit &fit, std::size_t points, int windowLength, std::span<double> weights)
{
    const double first = static_cast<double>(fit.first);
    const double last = static_cast<double>(fit.first + fit.count - 1);
    double reach = std::max(fit.at - first, last - fit.at);
    const auto length = static_cast<std::size_t>(windowLength);
    if (length > points)
        reach += static_cast<double>((length - points) / 2);
    const double farthest = 0.999 * reach;
    const double nearest = 0.001 * reach;
    for (std::size_t j = 0; j < fit.count; ++j) {
        const double distance = std::abs(first + static_cast<double>(j) - fit.at);
        const double ratio = distance / reach;
        const double base = 1 - ratio * ratio * ratio;
        const double tricube = distance <= nearest ? 1.0 : base * base * base;
        weights[j] = distance <= farthest ? tricube : 0.0;
    }
}

double leastVarianceForSlope(std::size_t points, int degree)
{
    if (degree == 0)
        return std::numeric_limits<double>::infinity();
    const double deviation = 0.001 * (static_cast<double>(points) - 1);
    return deviation * deviation;
}

bool toFitCoefficients(const LoessFit &fit, double leastVariance, std::span<double> weights)
{
    double sum = 0;
    double moment = 0; // positions count from the first neighbour: small numbers lose nothing
    for (std::size_t j = 0; j < fit.count; ++j) {
        sum += weights[j];
        moment += weights[j] * static_cast<double>(j);
    }
    if (!(sum > 0))
        return false;
    const double mean = moment / sum;
    double variance = 0;
    for (std::size_t j = 0; j < fit.count; ++j) {
        weights[j] /= sum;
        const double offset = static_cast<double>(j) - mean;
        variance += weights[j] * offset * offset;
    }
    if (!(variance > leastVariance))
        return true;
    const double slope = (fit.at - static_cast<double>(fit.first) - mean) / variance;
    for (std::size_t j = 0; j < fit.count; ++j)
        weights[j] *= slope * (static_cast<double>(j) - mean) + 1;
    return true;
}

double LoessSmoother::fitted(const LoessFit &fit, std::span<const double> values, std::span<const double> robustness,
                             double fallback)
{
    m_weights.resize(fit.count);
    tricubeWeights(fit, values.size(), m_window.length, m_weights);
    if (!robustness.empty()) {
        for (std::size_t j = 0; j < fit.count; ++j)
            m_weights[j] *= robustness[fit.first + j];
    }
    if (!toFitCoefficients(fit, leastVarianceForSlope(values.size(), m_window.degree), m_weights))
        return fallback;
    double sum = 0;
    for (std::size_t j = 0; j < fit.count; ++j)
        sum += m_weights[j] * values[fit.first + j];
    return sum;
}

LoessFit LoessSmoother::fitAt(std::size_t position, std::size_t points) const
{
    const std::size_t length = std::min(static_cast<std::size_t>(m_window.length), points);
    const std::size_t half = static_cast<std::size_t>(m_window.length) / 2;
    const std::size_t first = position > half ? std::min(position - half, points - length) : 0;
    return {static_cast<double>(position), first, length};
}

void LoessSmoother::smooth(std::span<const double> values, std::span<const double> robustness,
                           std::span<double> smoothed)
{
    const std::size_t points = values.size();
    if (points < 2) {
        std::ranges::copy(values, smoothed.begin());
        return;
    }
    const std::size_t jump = std::min(static_cast<std::size_t>(m_window.jump), points - 1);
    std::size_t last = 0;
    for (std::size_t i = 0; i < points; i += jump) {
        smoothed[i] = fitted(fitAt(i, points), values, robustness, values[i]);
        if (i > 0)
            interpolate(smoothed, last, i);
        last = i;
    }
    if (last != points - 1) {
        // The reference fits the last position in the window of the last regular one.
        LoessFit fit = fitAt(last, points);
        fit.at = static_cast<double>(points - 1);
        smoothed[points - 1] = fitted(fit, values, robustness, values[points - 1]);
        interpolate(smoothed, last, points - 1);
    }
}

double LoessSmoother::before(std::span<const double> values, std::span<const double> robustness, double fallback)
{
    const std::size_t length = std::min(static_cast<std::size_t>(m_window.length), values.size());
    return fitted({-1.0, 0, length}, values, robustness, fallback);
}

double LoessSmoother::after(std::span<const double> values, std::span<const double> robustness, double fallback)
{
    const std::size_t length = std::min(static_cast<std::size_t>(m_window.length), values.size());
    return fitted({static_cast<double>(values.size()), values.size() - length, length}, values, robustness, fallback);
}

} // namespace anomalyst::analysis
