// What tells one cluster from another at a glance: who and where, when, and what its command lines have in common.
// Any thread.
#pragma once

#include "core/result/clusters_result.h"

#include <array>
#include <string>
#include <vector>

namespace anomalyst::result
{

struct ClusterTraits {
    static constexpr std::size_t kParts = 24;

    // Distinct values among its events, missing ones not counted; 0 where the log has no such column.
    std::uint32_t hosts = 0, users = 0, sessions = 0;
    std::array<std::uint32_t, kParts> overTime{}; // events in equal parts of the time of all events; none without times
    std::string pattern; // of the command lines, else the parameters, else the programs: see query::TextPattern
};

// One an entry of result.summaries.
std::vector<ClusterTraits> describeClusters(const ClustersResult &result, const store::EventColumns &events,
                                            const WorkContext &context = {});

} // namespace anomalyst::result
