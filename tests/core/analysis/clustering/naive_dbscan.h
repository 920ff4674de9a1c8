// DBSCAN by its definition, comparing every pair of rows: what the fast one is held against. Clusters grow one after
// the other from the first core row without a label.
#pragma once

#include "core/analysis/clustering/dbscan.h"

#include <vector>

namespace anomalyst::test
{

inline std::vector<std::vector<std::size_t>> naiveNeighbours(const analysis::PointTable &points, double eps)
{
    std::vector<std::vector<std::size_t>> neighbours(points.rows());
    for (std::size_t a = 0; a < points.rows(); ++a) {
        for (std::size_t b = 0; b < points.rows(); ++b) {
            double squared = 0;
            for (std::size_t c = 0; c < points.columns; ++c) {
                const double difference = points.values[a * points.columns + c] - points.values[b * points.columns + c];
                squared += difference * difference;
            }
            if (squared <= eps * eps)
                neighbours[a].push_back(b);
        }
    }
    return neighbours;
}

inline analysis::DbscanResult naiveDbscan(const analysis::PointTable &points, const analysis::DbscanParams &params)
{
    const auto neighbours = naiveNeighbours(points, params.eps);
    analysis::DbscanResult result;
    result.labels.assign(points.rows(), analysis::kNoise);
    for (const auto &of : neighbours)
        result.core.push_back(of.size() >= static_cast<std::size_t>(params.minSamples));
    for (std::size_t start = 0; start < points.rows(); ++start) {
        if (result.core[start] == 0 || result.labels[start] != analysis::kNoise)
            continue;
        const auto label = static_cast<std::int32_t>(result.clusterSizes.size());
        result.clusterSizes.push_back(0);
        std::vector<std::size_t> reached{start};
        while (!reached.empty()) {
            const std::size_t row = reached.back();
            reached.pop_back();
            if (result.labels[row] != analysis::kNoise)
                continue;
            result.labels[row] = label;
            ++result.clusterSizes.back();
            if (result.core[row] != 0)
                reached.insert(reached.end(), neighbours[row].begin(), neighbours[row].end());
        }
    }
    for (const std::int32_t label : result.labels)
        result.noise += label == analysis::kNoise;
    return result;
}

} // namespace anomalyst::test
