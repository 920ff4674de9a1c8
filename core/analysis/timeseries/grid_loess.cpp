#include "core/analysis/timeseries/grid_loess.h"

#include <algorithm>
#include <span>

namespace anomalyst::analysis
{

namespace
{

// Products of a value and a weight between two looks at the stop token: a few milliseconds.
constexpr std::size_t kWorkBetweenLooks = std::size_t{1} << 22;

WeightedValues weighted(const SmoothInput &input)
{
    return {input.values, input.robustness, input.scratch};
}

} // namespace

GridLoess::GridLoess(const GridShape &shape, const LoessWindow &window)
    : m_shape(shape)
    , m_half(static_cast<std::size_t>(window.length) / 2)
{
    const std::size_t rows = (shape.points + shape.stride - 1) / shape.stride;
    const std::size_t full = shape.points - (rows - 1) * shape.stride;
    const auto addColumns = [&](std::size_t first, std::size_t count, std::size_t points) {
        if (count > 0)
            m_columns.push_back({first, count, EdgeRows(points, window, shape.extended, EdgeRows::Kind::Coefficients),
                                 EdgeRows(points, window, shape.extended, EdgeRows::Kind::Tricube)});
    };
    addColumns(0, full, rows);
    addColumns(full, shape.stride - full, rows - 1);
    prepareInterior(window);
    prepareLimits();
}

void GridLoess::prepareInterior(const LoessWindow &window)
{
    const auto length = static_cast<std::size_t>(window.length);
    const LoessFit centred{static_cast<double>(m_half), 0, length};
    std::vector<double> weights(length);
    tricubeWeights(centred, length, window.length, weights);
    double sum = 0;
    for (const double weight : weights)
        sum += weight;
    // The outermost taps weigh nothing (their distance is over 0.999 of the reach).
    for (std::size_t t = 0; t <= m_half && weights[m_half + t] > 0; ++t) {
        const double weight = weights[m_half + t];
        const double offset = static_cast<double>(t);
        m_coefficients.push_back(weight / sum);
        m_tricube[0].push_back(weight);
        m_tricube[1].push_back(weight * offset);
        m_tricube[2].push_back(weight * offset * offset);
    }
}

void GridLoess::prepareLimits()
{
    // No weights can make the variance of positions larger than the square of the farthest one.
    const double farthest = static_cast<double>(m_tricube[0].size() - 1);
    const auto limitOf = [&](std::size_t column) {
        return m_columns[column < m_columns.front().count ? 0 : 1].plain.leastVariance();
    };
    // A short stride is repeated so that one step of the kernel stays within one period.
    m_limitPeriod = m_shape.stride * (1 + kLimitSlack / m_shape.stride);
    for (std::size_t i = 0; i < m_limitPeriod + kLimitSlack; ++i)
        m_limits.push_back(limitOf(i % m_shape.stride));
    m_slopePossible = *std::ranges::min_element(m_limits) < farthest * farthest;
}

SymmetricTaps GridLoess::interiorTaps(bool robust) const
{
    const std::vector<double> &weights = robust ? m_tricube[0] : m_coefficients;
    return {weights.data(), m_tricube[1].data(), m_tricube[2].data(), weights.size() - 1,
            static_cast<std::ptrdiff_t>(m_shape.stride)};
}

void GridLoess::smooth(const SmoothInput &input, double *out, const WorkContext &context) const
{
    if (input.robustness != nullptr)
        loessKernels().multiply(input.values, input.robustness, input.scratch, m_shape.points);
    smoothInterior(input, out, context);
    for (const Columns &columns : m_columns) {
        if (m_shape.stride == 1)
            smoothEnds(columns, input, out, context);
        else
            smoothEdges(columns, input, out, context);
    }
}

void GridLoess::smoothInterior(const SmoothInput &input, double *out, const WorkContext &context) const
{
    const LoessKernels &kernels = loessKernels();
    const SymmetricTaps taps = interiorTaps(input.robustness != nullptr);
    const std::size_t margin = m_half * m_shape.stride;
    const std::size_t end = m_shape.points > margin ? m_shape.points - margin : 0;
    const std::size_t step = std::max<std::size_t>(1024, kWorkBetweenLooks / (taps.half + 1));
    for (std::size_t i = margin; i < end; i += step) {
        context.checkStopped();
        const std::size_t count = std::min(step, end - i);
        if (input.robustness == nullptr) {
            kernels.filter(taps, input.values + i, out + i, count);
            continue;
        }
        const WeightedValues here = weighted(input).from(static_cast<std::ptrdiff_t>(i));
        if (m_slopePossible)
            kernels.weightedLine(taps, here, {m_limits.data(), m_limitPeriod, i % m_limitPeriod}, out + i, count);
        else
            kernels.weightedMean(taps, here, out + i, count);
    }
}

// Both ends of many columns side by side.
void GridLoess::smoothEdges(const Columns &columns, const SmoothInput &input, double *out,
                            const WorkContext &context) const
{
    const LoessKernels &kernels = loessKernels();
    const bool robust = input.robustness != nullptr;
    const EdgeRows &rows = robust ? columns.robust : columns.plain;
    const auto stride = static_cast<std::ptrdiff_t>(m_shape.stride);
    const auto first = static_cast<std::ptrdiff_t>(columns.first);
    const auto points = static_cast<std::ptrdiff_t>(rows.points());
    std::vector<double> spare;
    const auto fitRow = [&](std::ptrdiff_t position, bool atFarEnd) {
        context.checkStopped();
        const EdgeTaps taps{rows.row(position, spare), rows.taps(), atFarEnd ? -stride : stride,
                            static_cast<double>(position), rows.leastVariance()};
        const std::ptrdiff_t outermost = first + (atFarEnd ? (points - 1) * stride : 0);
        double *to = out + outermost + position * taps.tapStride;
        if (!robust)
            return kernels.edgeFilter(taps, input.values + outermost, to, columns.count);
        // What stays where nothing weighs: the value itself, or beyond the end the fit of the last position.
        const double *kept = position < 0 ? to + taps.tapStride : input.values + (to - out);
        std::copy_n(kept, columns.count, to);
        kernels.edgeFit(taps, weighted(input).from(outermost), to, columns.count);
    };
    // The positions beyond the ends come last, for they may fall back to their neighbours.
    for (std::ptrdiff_t position = rows.nearEnd() - 1; position >= rows.first(); --position)
        fitRow(position, false);
    for (std::ptrdiff_t position = rows.farEnd() - 1; position >= rows.first(); --position)
        fitRow(position, true);
}

// Both ends of a single column: the far end is turned round, so that it is fitted as the near one.
void GridLoess::smoothEnds(const Columns &columns, const SmoothInput &input, double *out,
                           const WorkContext &context) const
{
    const LoessKernels &kernels = loessKernels();
    const bool robust = input.robustness != nullptr;
    const EdgeRows &rows = robust ? columns.robust : columns.plain;
    std::vector<double> spare;
    const auto fitted = [&](std::ptrdiff_t position, const WeightedValues &x) {
        context.checkStopped();
        const EdgeTaps taps{rows.row(position, spare), rows.taps(), 1, static_cast<double>(position),
                            rows.leastVariance()};
        return robust ? kernels.fit(taps, x, x.values[position]) : kernels.dot(taps, x.values);
    };
    for (std::ptrdiff_t position = 0; position < rows.nearEnd(); ++position)
        out[position] = fitted(position, weighted(input));

    const auto turned = [&](const double *series) {
        const double *end = series + m_shape.points;
        return std::vector<double>(std::reverse_iterator(end), std::reverse_iterator(end - rows.taps()));
    };
    const std::vector<double> values = turned(input.values);
    const std::vector<double> weights = robust ? turned(input.robustness) : std::vector<double>();
    const std::vector<double> products = robust ? turned(input.scratch) : std::vector<double>();
    const WeightedValues far{values.data(), weights.data(), products.data()};
    double *last = out + m_shape.points - 1;
    for (std::ptrdiff_t position = 0; position < rows.farEnd(); ++position)
        *(last - position) = fitted(position, far);
}

} // namespace anomalyst::analysis
