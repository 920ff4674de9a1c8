// The cluster analysis as tables: one of clusters, one of sessions. Reading the data is work for a worker thread, the
// columns are for the GUI thread.
#pragma once

#include "core/result/cluster_traits.h"
#include "ui/models/result_table_model.h"
#include "ui/models/value_text.h"

namespace anomalyst::ui
{

struct ClustersData {
    result::ClustersResult result;
    LogId log;
    std::vector<std::string> titles; // one a summary: what its representative event is, its program or first text
    std::vector<std::string> texts;  // one a summary: the command line of its representative
    std::vector<result::ClusterTraits> traits; // one a summary
};

ClustersData readClustersData(const store::EventColumns &events, const result::ClustersParams &params,
                              const WorkContext &context = {});

std::vector<TableColumn> clusterColumns(std::shared_ptr<const ClustersData> data);
std::vector<TableColumn> rareSessionColumns(std::shared_ptr<const ClustersData> data);

QString clusterName(const result::ClusterSummary &summary); // "Cluster 12", "Single event"

} // namespace anomalyst::ui
