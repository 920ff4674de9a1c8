// The distinct feature rows of a cluster result as points of a map: in the plane where they lie widest, or over any two
// features. Made on a worker; never changes. Knows no widget.
#pragma once

#include "core/analysis/clustering/principal_plane.h"
#include "ui/models/clusters_tables.h"

namespace anomalyst::ui
{

struct ClusterMap {
    std::shared_ptr<const ClustersData> clusters;
    std::vector<std::uint32_t> entry;  // one a point: its first event in the row set
    std::vector<std::uint32_t> events; // one a point: with this feature row
    std::vector<std::int32_t> pointOf; // one an event of the row set
    analysis::PrincipalPlane plane;

    std::size_t size() const { return entry.size(); }
    std::int32_t label(std::size_t point) const { return clusters->result.clusters.labels[entry[point]]; }
    double feature(std::size_t point, std::size_t feature) const; // as measured
};

ClusterMap readClusterMap(std::shared_ptr<const ClustersData> clusters, const WorkContext &context = {});

// What a choice of points stands for.
struct ChosenPoints {
    std::vector<EventRow> rows;    // ascending
    std::vector<bool> isSummary;   // one a summary of the result: it has an event among them
    std::vector<bool> isSession;   // one a session of the result
    std::size_t clusters = 0;      // single events counted as one each
};
ChosenPoints chosenPoints(const ClusterMap &map, const std::vector<std::size_t> &points);

} // namespace anomalyst::ui
