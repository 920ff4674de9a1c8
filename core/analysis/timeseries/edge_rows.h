// The tap weights of the fits near the ends of a column, where the window cannot be centred. They depend on the
// position alone, so they are computed once; the far end uses them mirrored. Very long windows are computed on demand
// instead of kept. Pure values, any thread.
#pragma once

#include "core/analysis/timeseries/loess.h"

#include <cstddef>
#include <vector>

namespace anomalyst::analysis
{

class EdgeRows
{
public:
    enum class Kind {
        Coefficients, // their sum of products with the values is the fit
        Tricube,      // to be multiplied by robustness weights first
    };

    EdgeRows() = default;
    // A column of `points` positions; extended: fitted one position beyond each end too.
    EdgeRows(std::size_t points, const LoessWindow &window, bool extended, Kind kind);

    std::size_t taps() const { return m_taps; }
    std::size_t points() const { return m_points; }
    double leastVariance() const { return m_leastVariance; }
    // Positions before the first one that has a centred window, from the near end and from the far end.
    std::ptrdiff_t first() const { return m_extended ? -1 : 0; }
    std::ptrdiff_t nearEnd() const { return static_cast<std::ptrdiff_t>(m_near); }
    std::ptrdiff_t farEnd() const { return static_cast<std::ptrdiff_t>(m_far); }
    // Weights of the taps 0..taps-1 for a position counted from its end; `spare` holds them where they are not kept.
    const double *row(std::ptrdiff_t position, std::vector<double> &spare) const;

private:
    void compute(std::ptrdiff_t position, double *weights) const;

    std::size_t m_points = 0;
    LoessWindow m_window;
    bool m_extended = false;
    Kind m_kind = Kind::Coefficients;
    std::size_t m_taps = 0;
    std::size_t m_near = 0;
    std::size_t m_far = 0;
    double m_leastVariance = 0;
    std::vector<double> m_kept;
};

} // namespace anomalyst::analysis
