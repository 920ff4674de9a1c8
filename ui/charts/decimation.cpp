#include "ui/charts/decimation.h"

namespace anomalyst::ui
{

namespace
{

ColumnExtremes single(const DenseValues &values, std::size_t index)
{
    return {index, index, index, index, !std::isfinite(values.y(index))};
}

ColumnExtremes summary(const DenseValues &values, std::size_t from, std::size_t to)
{
    const auto extremes = values.extremes(from, to);
    if (!extremes)
        return {from, from, from, from, true};
    std::size_t first = from;
    while (!std::isfinite(values.y(first)))
        ++first;
    std::size_t last = to - 1;
    while (!std::isfinite(values.y(last)))
        --last;
    return {first, extremes->lowest, extremes->highest, last, false};
}

} // namespace

Decimated decimate(const DenseValues &values, ValueRange x, int columns)
{
    Decimated result;
    if (values.size() == 0 || columns < 1 || !(x.length() > 0))
        return result;
    const std::size_t begin = values.lowerIndex(x.low);
    std::size_t end = values.lowerIndex(x.high);
    if (end < values.size() && values.x(end) == x.high)
        ++end;
    result.isExact = end - begin <= 2 * static_cast<std::size_t>(columns);
    result.columns.reserve(2 + (result.isExact ? end - begin : static_cast<std::size_t>(columns)));
    if (begin > 0)
        result.columns.push_back(single(values, begin - 1));
    if (result.isExact) {
        for (std::size_t i = begin; i < end; ++i)
            result.columns.push_back(single(values, i));
    } else {
        std::size_t from = begin;
        for (int c = 1; c <= columns; ++c) {
            const double edge = x.low + x.length() * c / columns;
            const std::size_t to = c == columns ? end : std::min(end, values.lowerIndex(edge));
            if (to > from)
                result.columns.push_back(summary(values, from, to));
            from = to;
        }
    }
    if (end < values.size())
        result.columns.push_back(single(values, end));
    return result;
}

} // namespace anomalyst::ui
