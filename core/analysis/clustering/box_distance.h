// Squared Euclidean distances between points and boxes. Every sum runs over the columns in order, so that rounding is
// monotonic: the nearest and farthest distance of two boxes bound the computed distance of any two of their points, and
// skipping boxes never changes a result. Pure, any thread.
#pragma once

#include "core/analysis/clustering/column_count.h"

#include <algorithm>

namespace anomalyst::analysis
{

// The corners of an axis-parallel box; a point is a box whose corners are equal.
struct Box {
    const double *low;
    const double *high;
};

template<std::size_t kColumns>
double squaredDistance(const double *a, const double *b, ColumnCount<kColumns> columns)
{
    double sum = 0;
    forColumns(columns, [&](std::size_t c) { sum += (a[c] - b[c]) * (a[c] - b[c]); });
    return sum;
}

template<std::size_t kColumns>
double nearestSquared(const Box &a, const Box &b, ColumnCount<kColumns> columns)
{
    double sum = 0;
    forColumns(columns, [&](std::size_t c) {
        const double gap = std::max(std::max(b.low[c] - a.high[c], a.low[c] - b.high[c]), 0.0);
        sum += gap * gap;
    });
    return sum;
}

template<std::size_t kColumns>
double farthestSquared(const Box &a, const Box &b, ColumnCount<kColumns> columns)
{
    double sum = 0;
    forColumns(columns, [&](std::size_t c) {
        const double reach = std::max(b.high[c] - a.low[c], a.high[c] - b.low[c]);
        sum += reach * reach;
    });
    return sum;
}

} // namespace anomalyst::analysis
