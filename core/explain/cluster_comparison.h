// Two clusters side by side, feature by feature: what is alike and what sets them apart. Any thread.
#pragma once

#include "core/result/clusters_result.h"

#include <vector>

namespace anomalyst::explain
{

struct FeatureRange { // as measured
    double least = 0, mean = 0, most = 0;
};

struct FeatureComparison {
    std::size_t feature = 0; // index into result.features.features
    FeatureRange left, right;
    double share = 0; // 0..1 of the squared distance of the two centres, normalised as DBSCAN saw them
};

struct ClusterComparison {
    std::size_t left = 0, right = 0; // indices into result.summaries
    double distance = 0;             // of the centres
    std::vector<FeatureComparison> features; // largest share first
};

// One pass over the events.
ClusterComparison compareClusters(const result::ClustersResult &result, std::size_t left, std::size_t right,
                                  const WorkContext &context = {});

} // namespace anomalyst::explain
