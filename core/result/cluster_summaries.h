// Clusters and sessions as lists for a reader, made from labels and rarities. Any thread.
#pragma once

#include "core/result/clusters_result.h"

#include <vector>

namespace anomalyst::result
{

// Clusters by label, then noise events in file order.
std::vector<ClusterSummary> summarizeClusters(const ClustersResult &result, const store::EventColumns &events,
                                              const WorkContext &context);

// Rarest first, ties by key. Uses result.params.sessionColumns; none where that is empty.
std::vector<SessionSummary> summarizeSessions(const ClustersResult &result, const store::EventColumns &events,
                                              const WorkContext &context);

// Names of the columns that tell sessions apart: the user and the session column; without a session column user and
// host. Of several user columns the last one counts: logs put the qualified name (domain and account) before the bare
// one.
std::vector<std::string> defaultSessionColumns(const store::LogInfo &log);

} // namespace anomalyst::result
