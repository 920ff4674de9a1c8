// The distances at which rows become core, join a cluster, and at which clusters join, in memory linear in the distinct
// rows. Campello, Moulavi, Sander 2013, section 3. Pure, any thread.
#pragma once

#include "core/analysis/clustering/distinct_rows.h"

#include <limits>
#include <optional>
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

// The same by two ways: comparing all pairs of rows, and by a tree of boxes, which gives nothing where that would take
// too long.
MutualReachability reachabilityOfAllPairs(const PointTable &points, const DistinctRows &distinct, int minSamples,
                                          const WorkContext &context = {});
std::optional<MutualReachability> reachabilityByTree(const PointTable &points, const DistinctRows &distinct,
                                                     int minSamples, const WorkContext &context = {});

// By the way that suits the number of rows. Throws Error where it would take too long.
MutualReachability mutualReachability(const PointTable &points, const DistinctRows &distinct, int minSamples,
                                      const WorkContext &context);

} // namespace anomalyst::analysis
