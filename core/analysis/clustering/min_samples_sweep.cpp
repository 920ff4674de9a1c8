#include "core/analysis/clustering/min_samples_sweep.h"

#include "core/analysis/clustering/distinct_clusterer.h"

namespace anomalyst::analysis
{

namespace
{

MinSamplesStep stepOf(const PointTable &points, const DistinctRows &rows, const DbscanParams &params,
                      const WorkContext &context)
{
    const DistinctLabels found = withColumnCount(points.columns, [&](auto columns) {
        return DistinctClusterer<decltype(columns)::value>(points, rows, params, context).cluster();
    });
    MinSamplesStep step{params.minSamples, static_cast<std::uint32_t>(found.clusters), 0};
    for (std::size_t i = 0; i < rows.size(); ++i)
        step.noise += found.labels[i] == kNoise ? rows.weight[i] : 0;
    return step;
}

} // namespace

std::vector<MinSamplesStep> minSamplesSweep(const PointTable &points, double eps, const WorkContext &context)
{
    checkDbscan(points, {.eps = eps, .minSamples = kLeastSweptSamples});
    std::vector<MinSamplesStep> steps;
    if (points.rows() == 0)
        return steps;
    std::vector<std::int32_t> distinctOfRow(points.rows());
    const DistinctRows rows = collapseEqualRows(points, distinctOfRow, context.part(0, 0.1));
    constexpr double kSteps = kMostSweptSamples - kLeastSweptSamples + 1;
    for (int count = kLeastSweptSamples; count <= kMostSweptSamples; ++count) {
        const double done = (count - kLeastSweptSamples) / kSteps;
        // Fewer rows are core the more neighbours they need: once there is none there will be none.
        if (!steps.empty() && steps.back().clusters == 0)
            steps.push_back({count, 0, points.rows()});
        else
            steps.push_back(stepOf(points, rows, {.eps = eps, .minSamples = count},
                                   context.part(0.1 + 0.9 * done, 0.1 + 0.9 * (done + 1 / kSteps))));
    }
    return steps;
}

} // namespace anomalyst::analysis
