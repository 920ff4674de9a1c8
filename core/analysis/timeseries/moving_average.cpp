#include "core/analysis/timeseries/moving_average.h"

#include "core/analysis/timeseries/loess_kernels.h"

#include <algorithm>

namespace anomalyst::analysis
{

void MovingAverage::average(const double *values, std::size_t outputs, double *out)
{
    // Small enough for the nearest cache, large enough that the overlap of neighbouring tiles costs little.
    const std::size_t tile = std::max<std::size_t>(1024, 4 * m_width);
    m_sums.resize(std::min(tile, outputs) + m_width - 1);
    m_total.resize(std::min(tile, outputs));
    for (std::size_t begin = 0; begin < outputs; begin += tile)
        averageTile(values + begin, std::min(tile, outputs - begin), out + begin);
}

void MovingAverage::averageTile(const double *values, std::size_t outputs, double *out)
{
    const LoessKernels &kernels = loessKernels();
    std::size_t available = outputs + m_width - 1;
    std::size_t offset = 0;
    const double *sums = values; // of `span` neighbours
    for (std::size_t span = 1; span <= m_width; span *= 2) {
        if (span > 1) {
            available -= span / 2;
            kernels.add(sums, sums + span / 2, m_sums.data(), available);
            sums = m_sums.data();
        }
        if ((m_width & span) == 0)
            continue;
        if (offset == 0)
            std::copy_n(sums, outputs, m_total.begin());
        else
            kernels.add(m_total.data(), sums + offset, m_total.data(), outputs);
        offset += span;
    }
    kernels.scale(m_total.data(), 1.0 / static_cast<double>(m_width), out, outputs);
}

} // namespace anomalyst::analysis
