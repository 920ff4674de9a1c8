#include "core/result/clusters_result.h"

#include "core/analysis/clustering/rarity.h"
#include "core/base/error.h"
#include "core/result/cluster_summaries.h"

namespace anomalyst::result
{

std::vector<EventRow> ClustersResult::eventsOf(std::int32_t label) const
{
    std::vector<EventRow> found;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (clusters.labels[i] == label)
            found.push_back(rows.at(i));
    }
    return found;
}

ClustersResult analyseClusters(const store::EventColumns &events, const ClustersParams &params,
                               const WorkContext &context)
{
    ClustersResult result;
    result.params = params;
    if (result.params.features.empty())
        result.params.features = query::defaultFeatures(events.log());
    if (result.params.sessionColumns.empty())
        result.params.sessionColumns = defaultSessionColumns(events.log());

    context.report(0, "Selecting events");
    result.rows = query::selectRows(events, params.selection, context);
    if (result.rows.size() == 0)
        throw Error("no event is selected", "log " + events.log().name, "widen the time or remove a filter");
    context.report(0.1, "Measuring features");
    result.features =
        query::buildFeatures(events, result.rows, result.params.features, params.normalization, context.part(0.1, 0.4));
    context.report(0.4, "Clustering");
    const analysis::PointTable points{result.features.normalized, result.features.features.size()};
    result.clusters = analysis::clusterDbscan(points, params.dbscan, context.part(0.4, 0.9));
    result.rarity = analysis::eventRarity(result.clusters);
    context.report(0.9, "Ranking sessions");
    result.summaries = summarizeClusters(result, events, context);
    result.sessions = summarizeSessions(result, events, context);
    return result;
}

} // namespace anomalyst::result
