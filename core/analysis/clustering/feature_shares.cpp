#include "core/analysis/clustering/feature_shares.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace anomalyst::analysis
{

namespace
{

constexpr std::size_t kRowsBetweenChecks = 1 << 16;

// visit(row) for all rows, stopping where that is wanted.
template<class Visit>
void forRows(const PointTable &points, const WorkContext &context, const Visit &visit)
{
    for (std::size_t row = 0; row < points.rows(); ++row) {
        if (row % kRowsBetweenChecks == 0)
            context.checkStopped();
        visit(row);
    }
}

struct Spread {
    double low = 0;
    double high = 0;
    double mean = 0; // of the values less the low one
};

Spread spreadOf(const PointTable &points, std::size_t column, const WorkContext &context)
{
    Spread spread{points.values[column], points.values[column], 0};
    forRows(points, context, [&](std::size_t row) {
        const double value = points.values[row * points.columns + column];
        if (!std::isfinite(value))
            throw Error("row " + std::to_string(row) + " holds a value that is not finite", "feature shares",
                        "leave the feature out, or filter such events");
        spread.low = std::min(spread.low, value);
        spread.high = std::max(spread.high, value);
    });
    const auto rows = static_cast<double>(points.rows());
    forRows(points, context, [&](std::size_t row) {
        spread.mean += (points.values[row * points.columns + column] - spread.low) / rows;
    });
    return spread;
}

// In units of the widest column, so that no square leaves the range of a double.
double variance(const PointTable &points, std::size_t column, const Spread &spread, double unit)
{
    double sum = 0;
    for (std::size_t i = column; i < points.values.size(); i += points.columns) {
        const double away = (points.values[i] - spread.low - spread.mean) / unit;
        sum += away * away;
    }
    return sum / static_cast<double>(points.rows());
}

} // namespace

std::vector<double> featureShares(const PointTable &points, const WorkContext &context)
{
    if (points.columns == 0)
        throw Error("there is no feature", "feature shares", "choose at least one feature");
    std::vector<double> shares(points.columns);
    if (points.rows() == 0)
        return shares;
    std::vector<Spread> spreads;
    double widest = 0;
    for (std::size_t column = 0; column < points.columns; ++column) {
        spreads.push_back(spreadOf(points, column, context));
        widest = std::max(widest, spreads.back().high - spreads.back().low);
    }
    if (!(widest > 0))
        return shares;
    double all = 0;
    for (std::size_t column = 0; column < points.columns; ++column) {
        // A column of equal values has none, whatever rounding would say.
        const bool varies = spreads[column].low < spreads[column].high;
        shares[column] = varies ? variance(points, column, spreads[column], widest) : 0;
        all += shares[column];
    }
    for (double &share : shares)
        share /= all;
    return shares;
}

} // namespace anomalyst::analysis
