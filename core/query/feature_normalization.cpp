#include "core/query/feature_normalization.h"

#include "core/query/row_chunks.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace anomalyst::query
{

namespace
{

double squaredLength(std::span<const double> row)
{
    double sum = 0;
    for (const double value : row)
        sum += value * value;
    return sum;
}

void divideByLength(std::span<double> row)
{
    double squared = squaredLength(row);
    // Squares of very large or very small numbers leave the range of a double: bring the row to the size of 1 before.
    if (!std::isfinite(squared) || squared < std::numeric_limits<double>::min()) {
        double largest = 0;
        for (const double value : row)
            largest = std::max(largest, std::abs(value));
        if (largest == 0)
            return;
        for (double &value : row)
            value /= largest;
        squared = squaredLength(row);
    }
    const double length = std::sqrt(squared);
    for (double &value : row)
        value /= length;
}

void standardizeColumn(std::span<double> values, std::size_t columns, std::size_t column)
{
    const std::size_t rows = values.size() / columns;
    const auto at = [&](std::size_t row) -> double & { return values[row * columns + column]; };
    double low = at(0);
    double high = at(0);
    double mean = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        low = std::min(low, at(row));
        high = std::max(high, at(row));
        mean += at(row) / static_cast<double>(rows);
    }
    // Compared, not computed: rounding would leave a column of equal values a tiny deviation to be divided by.
    double variance = 0;
    for (std::size_t row = 0; row < rows && low < high; ++row)
        variance += (at(row) - mean) * (at(row) - mean) / static_cast<double>(rows);
    const double deviation = std::sqrt(variance);
    for (std::size_t row = 0; row < rows; ++row)
        at(row) = deviation > 0 ? (at(row) - mean) / deviation : 0;
}

} // namespace

std::vector<double> normalizedRows(std::span<const double> values, std::size_t columns, Normalization normalization,
                                   const WorkContext &context)
{
    std::vector<double> result(values.begin(), values.end());
    if (result.empty() || normalization == Normalization::None)
        return result;
    if (normalization == Normalization::Standard) {
        for (std::size_t column = 0; column < columns; ++column) {
            context.checkStopped();
            standardizeColumn(result, columns, column);
        }
        return result;
    }
    forChunks(result.size() / columns, context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row)
            divideByLength(std::span(result).subspan(row * columns, columns));
    });
    return result;
}

} // namespace anomalyst::query
