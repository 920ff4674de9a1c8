// The cluster analysis from loaded columns to what a view shows: select, measure, cluster, rank clusters and sessions.
#pragma once

#include "core/analysis/clustering/dbscan.h"
#include "core/query/features.h"

#include <string>
#include <vector>

namespace anomalyst::result {

struct ClustersParams
{
    query::Selection selection;
    std::vector<query::FeatureSpec> features; // empty: the defaults of the log
    query::Normalization normalization = query::Normalization::L2;
    analysis::DbscanParams dbscan;
    std::vector<std::string> sessionColumns;  // empty: by the roles user and session, and host where there are several
};

struct ClusterSummary
{
    std::int32_t label = 0; // analysis::kNoise: one entry for each noise event
    std::uint32_t size = 0;
    double rarity = 0;      // 1 / size
    TimeUs firstTime = kMissingTime, lastTime = kMissingTime;
    EventRow representative = 0; // the event of the most frequent feature row, the first of equals
};

struct SessionSummary
{
    std::vector<std::string> key; // one a session column
    double meanRarity = 0, maxRarity = 0;
    std::uint32_t events = 0;
    TimeUs firstTime = kMissingTime, lastTime = kMissingTime;
    std::vector<EventRow> rows; // in time order, then file order
    DurationUs duration() const { return firstTime == kMissingTime ? 0 : lastTime - firstTime; }
};

struct ClustersResult
{
    ClustersParams params;                 // with the defaults filled in
    query::RowSet rows;                    // entry i of the vectors below is event rows.at(i)
    query::FeatureTable features;
    analysis::DbscanResult clusters;
    std::vector<double> rarity;            // one a row
    std::vector<ClusterSummary> summaries; // clusters by label, then noise events in file order
    std::vector<SessionSummary> sessions;  // rarest first, ties by key
    std::vector<EventRow> eventsOf(std::int32_t label) const;
};

ClustersResult analyseClusters(const store::EventColumns &events, const ClustersParams &params,
                               const WorkContext &context = {});

} // namespace anomalyst::result
