#include "core/analysis/clustering/eps_curve.h"

#include "core/analysis/clustering/mutual_reachability.h"
#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace anomalyst::analysis
{

namespace
{

struct Change {
    double squared;
    std::int64_t clusters;
    std::int64_t noise;
};

std::vector<EpsStep> stepsOf(std::vector<Change> changes, std::size_t rows)
{
    std::erase_if(changes, [](const Change &change) { return change.squared == MutualReachability::kFar; });
    std::ranges::sort(changes, {}, &Change::squared);
    std::vector<EpsStep> steps = {{0, 0, rows}};
    std::int64_t clusters = 0;
    auto noise = static_cast<std::int64_t>(rows);
    for (const Change &change : changes) {
        const double eps = std::sqrt(change.squared);
        if (eps > steps.back().eps)
            steps.push_back({eps, 0, 0});
        clusters += change.clusters;
        noise += change.noise;
        steps.back().clusters = static_cast<std::uint32_t>(clusters);
        steps.back().noise = static_cast<std::size_t>(noise);
    }
    const auto same = [](const EpsStep &a, const EpsStep &b) { return a.clusters == b.clusters && a.noise == b.noise; };
    steps.erase(std::unique(steps.begin(), steps.end(), same), steps.end());
    return steps;
}

std::vector<NeighbourDistance> distancesOf(const std::vector<double> &cores, const DistinctRows &distinct)
{
    std::vector<std::pair<double, std::uint32_t>> sorted;
    for (std::size_t i = 0; i < cores.size(); ++i) {
        if (cores[i] < MutualReachability::kFar)
            sorted.emplace_back(std::sqrt(cores[i]), distinct.weight[i]);
    }
    std::ranges::sort(sorted);
    std::vector<NeighbourDistance> distances;
    for (const auto &[distance, weight] : sorted) {
        if (distances.empty() || distances.back().distance < distance)
            distances.push_back({distance, 0});
        distances.back().rows += weight;
    }
    return distances;
}

// The point of the curve farthest below its chord; see Satopää et al., Finding a "Kneedle" in a Haystack, 2011.
std::optional<double> kneeOf(const std::vector<NeighbourDistance> &distances)
{
    const auto first = std::ranges::find_if(distances, [](const auto &one) { return one.distance > 0; });
    const auto count = distances.end() - first;
    if (count < 3)
        return std::nullopt;
    const double low = first->distance;
    const double high = distances.back().distance;
    double deepest = 0;
    std::optional<double> knee;
    for (auto one = first; one != distances.end(); ++one) {
        const double along = static_cast<double>(one - first) / static_cast<double>(count - 1);
        const double below = along - (one->distance - low) / (high - low);
        if (below > deepest) {
            deepest = below;
            knee = one->distance;
        }
    }
    return knee;
}

} // namespace

EpsStep EpsCurve::at(double eps) const
{
    const auto next = std::ranges::upper_bound(steps, eps, {}, &EpsStep::eps);
    return *(next == steps.begin() ? next : next - 1);
}

std::size_t EpsCurve::rowsWithin(double eps) const
{
    std::size_t rows = 0;
    for (const NeighbourDistance &one : distances)
        rows += one.distance <= eps ? one.rows : 0;
    return rows;
}

EpsCurve epsCurve(const PointTable &points, int minSamples, const WorkContext &context)
{
    if (minSamples < 1)
        throw Error("the number of neighbours is " + std::to_string(minSamples), "eps curve", "take one from 1");
    if (points.columns == 0)
        throw Error("there is no feature", "eps curve", "choose features");
    std::vector<std::int32_t> distinctOfRow(points.rows());
    const DistinctRows distinct = collapseEqualRows(points, distinctOfRow, context.part(0, 0.1));
    const MutualReachability reach = mutualReachability(points, distinct, minSamples, context.part(0.1, 1));
    std::vector<Change> changes;
    for (std::size_t i = 0; i < reach.cores.size(); ++i) {
        changes.push_back({reach.cores[i], 1, 0});
        changes.push_back({reach.joins[i], 0, -static_cast<std::int64_t>(distinct.weight[i])});
    }
    for (const double edge : reach.edges)
        changes.push_back({edge, -1, 0});
    EpsCurve curve{stepsOf(std::move(changes), points.rows()), distancesOf(reach.cores, distinct), {}, distinct.size()};
    curve.knee = kneeOf(curve.distances);
    return curve;
}

} // namespace anomalyst::analysis
