#include "core/result/clusters_result.h"

#include "core/analysis/clustering/rarity.h"
#include "core/base/error.h"
#include "core/query/column_codes.h"
#include "core/result/cluster_summaries.h"

#include <algorithm>

namespace anomalyst::result
{

namespace
{

bool isOfSeveralHosts(const query::ColumnCodes &hosts, const query::RowSet &rows)
{
    std::uint32_t first = query::ColumnCodes::kMissing;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::uint32_t host = hosts.codes()[rows.at(i)];
        if (host == query::ColumnCodes::kMissing || host == first)
            continue;
        if (first != query::ColumnCodes::kMissing)
            return true;
        first = host;
    }
    return false;
}

// Logon ids repeat between hosts.
void addHost(std::vector<std::string> &columns, const store::EventColumns &events, const query::RowSet &rows,
             const WorkContext &context)
{
    const auto host = events.log().columnWithRole(Role::Host);
    if (columns.empty() || !host || std::ranges::count(columns, events.log().columns[*host].name) != 0)
        return;
    if (isOfSeveralHosts(query::ColumnCodes(events, *host, context), rows))
        columns.push_back(events.log().columns[*host].name);
}

} // namespace

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
    if (params.sessionColumns.empty())
        addHost(result.params.sessionColumns, events, result.rows, context);
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
