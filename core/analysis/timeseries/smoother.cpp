#include "core/analysis/timeseries/smoother.h"

#include "core/analysis/timeseries/grid_loess.h"

#include <vector>

namespace anomalyst::analysis
{

namespace
{

class ColumnSmoother : public Smoother
{
public:
    ColumnSmoother(const GridShape &shape, const LoessWindow &window)
        : m_shape(shape)
        , m_window(window)
    {
    }

    void smooth(const SmoothInput &input, double *out, const WorkContext &context) const override
    {
        LoessSmoother loess(m_window);
        std::vector<double> values, robustness, smoothed;
        for (std::size_t first = 0; first < m_shape.stride; ++first) {
            context.checkStopped();
            gather(input.values, first, values);
            if (input.robustness != nullptr)
                gather(input.robustness, first, robustness);
            smoothed.resize(values.size());
            loess.smooth(values, robustness, smoothed);
            double *column = out + first;
            for (std::size_t row = 0; row < values.size(); ++row)
                column[row * m_shape.stride] = smoothed[row];
            if (m_shape.extended) {
                *(column - m_shape.stride) = loess.before(values, robustness, smoothed.front());
                column[values.size() * m_shape.stride] = loess.after(values, robustness, smoothed.back());
            }
        }
    }

private:
    void gather(const double *series, std::size_t first, std::vector<double> &column) const
    {
        column.clear();
        for (std::size_t i = first; i < m_shape.points; i += m_shape.stride)
            column.push_back(series[i]);
    }

    GridShape m_shape;
    LoessWindow m_window;
};

} // namespace

std::unique_ptr<Smoother> makeSmoother(const GridShape &shape, const LoessWindow &window, LoessRoute route)
{
    if (window.jump == 1 && route == LoessRoute::Fast)
        return std::make_unique<GridLoess>(shape, window);
    return std::make_unique<ColumnSmoother>(shape, window);
}

} // namespace anomalyst::analysis
