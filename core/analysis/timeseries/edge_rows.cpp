#include "core/analysis/timeseries/edge_rows.h"

#include <algorithm>
#include <span>

namespace anomalyst::analysis
{

namespace
{

// The rows are kept while they are small beside the series itself, or small at all (1 MiB).
std::size_t largestKept(std::size_t points)
{
    return std::max<std::size_t>(points, std::size_t{1} << 17);
}

} // namespace

EdgeRows::EdgeRows(std::size_t points, const LoessWindow &window, bool extended, Kind kind)
    : m_points(points)
    , m_window(window)
    , m_extended(extended)
    , m_kind(kind)
    , m_taps(std::min(points, static_cast<std::size_t>(window.length)))
    , m_leastVariance(leastVarianceForSlope(points, window.degree))
{
    const auto length = static_cast<std::size_t>(window.length);
    const bool someCentred = length <= points;
    m_near = someCentred ? length / 2 : points - points / 2;
    m_far = someCentred ? length / 2 : points / 2;
    const std::size_t rows = m_near + (extended ? 1 : 0);
    if (rows * m_taps > largestKept(points))
        return;
    m_kept.resize(rows * m_taps);
    for (std::size_t i = 0; i < rows; ++i)
        compute(first() + static_cast<std::ptrdiff_t>(i), m_kept.data() + i * m_taps);
}

const double *EdgeRows::row(std::ptrdiff_t position, std::vector<double> &spare) const
{
    if (!m_kept.empty())
        return m_kept.data() + static_cast<std::size_t>(position - first()) * m_taps;
    spare.resize(m_taps);
    compute(position, spare.data());
    return spare.data();
}

void EdgeRows::compute(std::ptrdiff_t position, double *weights) const
{
    const LoessFit fit{static_cast<double>(position), 0, m_taps};
    const std::span<double> row(weights, m_taps);
    tricubeWeights(fit, m_points, m_window.length, row);
    if (m_kind == Kind::Coefficients)
        toFitCoefficients(fit, m_leastVariance, row);
}

} // namespace anomalyst::analysis
