// DBSCAN with the labels scikit-learn gives: clusters numbered by their first core point, a border point to the first
// cluster that reaches it, noise -1. Equal rows are collapsed and weighted. Exact, Euclidean, eps inclusive.
// Ester, Kriegel, Sander, Xu: A density-based algorithm for discovering clusters, KDD 1996. Pure, any thread.
#pragma once

#include "core/base/progress.h"

#include <cstdint>
#include <span>
#include <vector>

namespace anomalyst::analysis
{

struct DbscanParams {
    double eps = 0.0001; // > 0
    int minSamples = 2;  // >= 1, the point itself included
};

// Row-major points: rows * columns finite values.
struct PointTable {
    std::span<const double> values;
    std::size_t columns = 0;

    std::size_t rows() const { return columns == 0 ? 0 : values.size() / columns; }
};

inline constexpr std::int32_t kNoise = -1;

struct DbscanResult {
    std::vector<std::int32_t> labels;        // one a row: cluster 0, 1, ... or kNoise
    std::vector<std::uint8_t> core;          // one a row: 1 for a core point
    std::vector<std::uint32_t> clusterSizes; // one a cluster
    std::size_t noise = 0;
    std::size_t distinctRows = 0;
};

// Throws Error for a parameter out of range, no column, or rows that are not whole.
void checkDbscan(const PointTable &points, const DbscanParams &params);

// Throws Error as above, and for a value that is not finite (with its row).
DbscanResult clusterDbscan(const PointTable &points, const DbscanParams &params, const WorkContext &context = {});

} // namespace anomalyst::analysis
