// How many clusters and how much noise DBSCAN finds, for every eps at once: the minimum spanning tree under mutual
// reachability tells where clusters join (Campello, Moulavi, Sander: Density-Based Clustering Based on Hierarchical
// Density Estimates, PAKDD 2013, section 3), core distances where they begin. Pure, any thread.
#pragma once

#include "core/analysis/clustering/dbscan.h"

#include <optional>

namespace anomalyst::analysis
{

struct EpsStep {
    double eps = 0; // from here to the next step, inclusive
    std::uint32_t clusters = 0;
    std::size_t noise = 0; // rows
};

// A distance, and how many rows have a neighbour number minSamples (themselves counted) as far away as that.
struct NeighbourDistance {
    double distance = 0;
    std::size_t rows = 0;
};

struct EpsCurve {
    std::vector<EpsStep> steps;               // by eps, the first at 0
    std::vector<NeighbourDistance> distances; // ascending: the k-distance curve
    std::optional<double> knee;               // eps where that curve turns upwards; none where it does not
    std::size_t distinctRows = 0;

    EpsStep at(double eps) const;             // what holds there; eps >= 0
    std::size_t rowsWithin(double eps) const; // whose neighbour number minSamples is at most eps away: the core ones
};

// Memory is linear in the distinct rows. Throws Error as clusterDbscan does, and where it would take too long: for very
// many distinct rows of many features.
EpsCurve epsCurve(const PointTable &points, int minSamples, const WorkContext &context = {});

} // namespace anomalyst::analysis
