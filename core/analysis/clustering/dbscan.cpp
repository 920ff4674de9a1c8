#include "core/analysis/clustering/dbscan.h"

#include "core/analysis/clustering/distinct_clusterer.h"

#include <cmath>
#include <limits>
#include <string>

namespace anomalyst::analysis
{

namespace
{

// result.labels holds the number of the distinct row of each row, and its label afterwards.
void spreadToRows(const DistinctRows &rows, const DistinctLabels &distinct, DbscanResult &result)
{
    result.core.resize(result.labels.size());
    for (std::size_t row = 0; row < result.labels.size(); ++row) {
        const auto number = static_cast<std::size_t>(result.labels[row]);
        result.core[row] = distinct.core[number];
        result.labels[row] = distinct.labels[number];
    }
    result.clusterSizes.resize(static_cast<std::size_t>(distinct.clusters));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (distinct.labels[i] == kNoise)
            result.noise += rows.weight[i];
        else
            result.clusterSizes[static_cast<std::size_t>(distinct.labels[i])] += rows.weight[i];
    }
}

} // namespace

void checkDbscan(const PointTable &points, const DbscanParams &params)
{
    if (!(params.eps > 0) || !std::isfinite(params.eps))
        throw Error("eps must be a finite number greater than 0, not " + std::to_string(params.eps), "clustering",
                    "choose the distance up to which rows are neighbours, for example 0.0001");
    if (params.minSamples < 1)
        throw Error("min_samples must be at least 1, not " + std::to_string(params.minSamples), "clustering",
                    "choose how many rows within eps make a cluster, for example 2");
    if (points.columns == 0)
        throw Error("there is no feature to cluster by", "clustering", "choose at least one feature");
    if (points.values.size() % points.columns != 0)
        throw Error(std::to_string(points.values.size()) + " values do not fill rows of " +
                        std::to_string(points.columns) + " columns",
                    "clustering", "give every row a value in every column");
    if (points.rows() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
        throw Error("there are more than 2147483647 rows", "clustering", "select a shorter stretch of time");
}

DbscanResult clusterDbscan(const PointTable &points, const DbscanParams &params, const WorkContext &context)
{
    checkDbscan(points, params);
    DbscanResult result;
    result.labels.resize(points.rows());
    if (result.labels.empty())
        return result;
    const DistinctRows rows = collapseEqualRows(points, result.labels, context.part(0, 0.3));
    result.distinctRows = rows.size();
    const DistinctLabels distinct = withColumnCount(points.columns, [&](auto columns) {
        const WorkContext rest = context.part(0.3, 1);
        return DistinctClusterer<decltype(columns)::value>(points, rows, params, rest).cluster();
    });
    spreadToRows(rows, distinct, result);
    return result;
}

} // namespace anomalyst::analysis
