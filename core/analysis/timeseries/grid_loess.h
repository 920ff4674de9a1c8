// Loess with jump 1 on an even grid. Every centred fit has the same tricube weights, so the interior is one fixed
// symmetric filter; with a stride it runs over the flat series, neighbouring columns side by side. With robustness
// weights the interior is two or five such filters and a division. Pure, any thread; owned by one decomposition.
#pragma once

#include "core/analysis/timeseries/edge_rows.h"
#include "core/analysis/timeseries/loess_kernels.h"
#include "core/analysis/timeseries/smoother.h"

#include <array>
#include <vector>

namespace anomalyst::analysis
{

class GridLoess : public Smoother
{
public:
    GridLoess(const GridShape &shape, const LoessWindow &window);

    void smooth(const SmoothInput &input, double *out, const WorkContext &context) const override;

private:
    // Columns of the same length: with a stride that does not divide the series the last ones are one shorter.
    struct Columns {
        std::size_t first = 0;
        std::size_t count = 0;
        EdgeRows plain;
        EdgeRows robust;
    };

    void prepareInterior(const LoessWindow &window);
    void prepareLimits();
    void smoothInterior(const SmoothInput &input, double *out, const WorkContext &context) const;
    void smoothEdges(const Columns &columns, const SmoothInput &input, double *out, const WorkContext &context) const;
    void smoothEnds(const Columns &columns, const SmoothInput &input, double *out, const WorkContext &context) const;
    SymmetricTaps interiorTaps(bool robust) const;

    GridShape m_shape;
    std::size_t m_half; // of the window
    std::vector<Columns> m_columns;
    std::array<std::vector<double>, 3> m_tricube; // of the interior, times 1, t, t * t
    std::vector<double> m_coefficients;           // of the interior without robustness
    std::vector<double> m_limits;                 // least variances for a slope, a column each, repeated
    std::size_t m_limitPeriod = 1;
    bool m_slopePossible = false;
};

} // namespace anomalyst::analysis
