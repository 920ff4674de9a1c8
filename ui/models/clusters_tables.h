// The clusters as a table. Reading the data is work for a worker thread, the
// columns are for the GUI thread.
#pragma once

#include "core/result/cluster_traits.h"
#include "ui/models/described_events.h"
#include "ui/models/result_table_model.h"
#include "ui/models/value_text.h"
#include "ui/state/selection.h"

namespace anomalyst::ui
{

struct ClustersData {
    result::ClustersResult result;
    LogId log;
    DescribedEvents events;
    std::vector<result::ClusterTraits> traits; // one a summary
};

ClustersData readClustersData(const store::EventColumns &events, const result::ClustersParams &params,
                              const WorkContext &context = {});

std::vector<TableColumn> clusterColumns(std::shared_ptr<const ClustersData> data);

EventScope clusterScope(const ClustersData &data, std::size_t summary);
Details clusterDetails(const ClustersData &data, std::size_t summary);
QString clusterName(const result::ClusterSummary &summary); // "Cluster 12", "Single event"

} // namespace anomalyst::ui
