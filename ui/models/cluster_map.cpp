#include "ui/models/cluster_map.h"

#include "core/analysis/clustering/distinct_rows.h"

#include <algorithm>

namespace anomalyst::ui
{

double ClusterMap::feature(std::size_t point, std::size_t feature) const
{
    const query::FeatureTable &table = clusters->result.features;
    return table.raw[entry[point] * table.features.size() + feature];
}

ClusterMap readClusterMap(std::shared_ptr<const ClustersData> clusters, const WorkContext &context)
{
    const query::FeatureTable &table = clusters->result.features;
    const std::size_t columns = table.features.size();
    ClusterMap map;
    map.pointOf.resize(table.rows);
    analysis::DistinctRows distinct =
        analysis::collapseEqualRows({table.normalized, columns}, map.pointOf, context.part(0, 0.4));
    std::vector<double> rows;
    rows.reserve(distinct.size() * columns);
    for (const std::uint32_t first : distinct.firstRow) {
        const auto begin = table.normalized.begin() + static_cast<std::ptrdiff_t>(first * columns);
        rows.insert(rows.end(), begin, begin + static_cast<std::ptrdiff_t>(columns));
    }
    map.plane = analysis::principalPlane({rows, columns}, distinct.weight, context.part(0.4, 1));
    map.entry = std::move(distinct.firstRow);
    map.events = std::move(distinct.weight);
    map.clusters = std::move(clusters);
    return map;
}

ChosenPoints chosenPoints(const ClusterMap &map, const std::vector<std::size_t> &points)
{
    const result::ClustersResult &result = map.clusters->result;
    std::vector<bool> isChosen(map.size());
    for (const std::size_t point : points)
        isChosen[point] = true;
    ChosenPoints chosen{{}, std::vector<bool>(result.summaries.size()), std::vector<bool>(result.sessions.size()), 0};
    std::vector<bool> isChosenEntry(result.rows.size());
    std::size_t noise = result.clusters.clusterSizes.size(); // summaries of single events follow those of clusters
    for (std::size_t i = 0; i < result.rows.size(); ++i) {
        const std::int32_t label = result.clusters.labels[i];
        const std::size_t summary = label == analysis::kNoise ? noise++ : static_cast<std::size_t>(label);
        if (!isChosen[static_cast<std::size_t>(map.pointOf[i])])
            continue;
        isChosenEntry[i] = true;
        chosen.isSummary[summary] = true;
        chosen.rows.push_back(result.rows.at(i));
    }
    for (std::size_t session = 0; session < result.sessions.size(); ++session) {
        chosen.isSession[session] = std::ranges::any_of(result.sessions[session].rows, [&](EventRow row) {
            return std::ranges::binary_search(chosen.rows, row);
        });
    }
    chosen.clusters = static_cast<std::size_t>(std::ranges::count(chosen.isSummary, true));
    return chosen;
}

} // namespace anomalyst::ui
