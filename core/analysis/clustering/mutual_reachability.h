// The distances at which rows become core, join a cluster, and at which clusters join: between all pairs of distinct
// rows, in memory linear in them. Campello, Moulavi, Sander 2013, section 3. Pure, any thread.
#pragma once

#include "core/analysis/clustering/distinct_rows.h"

#include <limits>
#include <vector>

namespace anomalyst::analysis
{

// Squared distances; kFar where there is none.
struct MutualReachability {
    static constexpr double kFar = std::numeric_limits<double>::infinity();

    std::vector<double> cores; // one a distinct row: from there on it has minSamples rows near it, itself counted
    std::vector<double> joins; // one a distinct row: from there on it is core or near a core row
    std::vector<double> edges; // of the minimum spanning tree: one less than distinct rows
};

MutualReachability mutualReachability(const PointTable &points, const DistinctRows &distinct, int minSamples,
                                      const WorkContext &context);

} // namespace anomalyst::analysis
