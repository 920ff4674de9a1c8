// Moving averages by doubling: sums of 2, 4, 8, ... neighbours, of which any width is put together. No running sum, so
// no rounding errors that grow along the series. Pure, any thread.
#pragma once

#include <cstddef>
#include <vector>

namespace anomalyst::analysis
{

class MovingAverage
{
public:
    explicit MovingAverage(std::size_t width)
        : m_width(width)
    {
    }

    // out[i] = mean of values[i .. i + width - 1] for i in 0..outputs-1. `out` may be `values`.
    void average(const double *values, std::size_t outputs, double *out);

private:
    void averageTile(const double *values, std::size_t outputs, double *out);

    std::size_t m_width;
    std::vector<double> m_sums;  // of 2, 4, 8, ... neighbours
    std::vector<double> m_total; // what the width is made of so far
};

} // namespace anomalyst::analysis
