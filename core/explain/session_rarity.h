// Why a session of the cluster analysis is rare: which kinds of events carry its mean rarity, what the most alike other
// cluster is, and in which features it differs from that. Distances are those that DBSCAN saw. Any thread.
#pragma once

#include "core/result/clusters_result.h"

#include <optional>
#include <vector>

namespace anomalyst::explain
{

struct FeatureDifference {
    std::size_t feature = 0; // index into result.features.features
    double own = 0;          // as measured
    double other = 0;
    double share = 0; // 0..1 of the squared distance
};

// The nearest event of another cluster, or the nearest other single event.
struct NearestCluster {
    std::int32_t label = 0;
    std::uint32_t size = 1;
    EventRow event = 0;
    double distance = 0; // of normalised feature rows
    std::vector<FeatureDifference> differences; // largest share first
};

// The events of the session that lie in one cluster, or one event that lies in none.
struct RarityPart {
    std::int32_t label = 0; // analysis::kNoise: a single event
    std::uint32_t size = 1; // of the cluster, all sessions together
    std::uint32_t events = 0; // of the session
    EventRow event = 0;       // the first of them
    double rarity = 0;        // of each
    double share = 0;         // 0..1 of the session's mean rarity
    std::optional<NearestCluster> nearest; // none: there is no other
};

struct SessionRarityExplanation {
    std::size_t session = 0;
    std::size_t uniqueEvents = 0;  // of rarity 1
    std::size_t parts = 0;         // all of them
    std::vector<RarityPart> largest; // at most as many as asked for, the largest share first, then by first event
};

// `session` is an index into result.sessions. Time: parts × events × features.
SessionRarityExplanation explainSessionRarity(const result::ClustersResult &result, std::size_t session,
                                              std::size_t most, const WorkContext &context = {});

} // namespace anomalyst::explain
