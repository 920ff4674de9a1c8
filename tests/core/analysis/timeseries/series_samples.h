// Seeded series for the tests of the decomposition: a slope, a season, noise and a few spikes.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <random>
#include <vector>

namespace anomalyst::test
{

inline std::vector<double> seasonalSeries(std::size_t points, int period, unsigned seed, double spikes = 0.02)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> noise(0, 3);
    std::uniform_real_distribution<double> share(0, 1);
    std::vector<double> values;
    for (std::size_t i = 0; i < points; ++i) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(i) / period;
        const double spike = share(random) < spikes ? 80 : 0;
        values.push_back(100 + 0.05 * static_cast<double>(i) + 20 * std::sin(angle) + noise(random) + spike);
    }
    return values;
}

inline double largestDifference(const std::vector<double> &a, const std::vector<double> &b)
{
    if (a.size() != b.size())
        return HUGE_VAL;
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        largest = std::fmax(largest, std::isnan(a[i] - b[i]) ? HUGE_VAL : std::abs(a[i] - b[i]));
    return largest;
}

inline double largestMagnitude(const std::vector<double> &values)
{
    return largestDifference(values, std::vector<double>(values.size(), 0.0));
}

} // namespace anomalyst::test
