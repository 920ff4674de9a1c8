// How many clusters and how much noise DBSCAN finds at one eps for every usual min_samples. Equal rows are collapsed
// once, then the distinct ones are clustered for each. Pure, any thread.
#pragma once

#include "core/analysis/clustering/dbscan.h"

namespace anomalyst::analysis
{

inline constexpr int kLeastSweptSamples = 2;
inline constexpr int kMostSweptSamples = 50;

struct MinSamplesStep {
    int minSamples = 0;
    std::uint32_t clusters = 0;
    std::size_t noise = 0; // rows

    friend bool operator==(const MinSamplesStep &, const MinSamplesStep &) = default;
};

// One step for each of kLeastSweptSamples to kMostSweptSamples, ascending. Throws Error as clusterDbscan does.
std::vector<MinSamplesStep> minSamplesSweep(const PointTable &points, double eps, const WorkContext &context = {});

} // namespace anomalyst::analysis
