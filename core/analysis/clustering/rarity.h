// Rarity of events and of sessions: 1 / size of the cluster; a session's is the mean over its events. analyses.md §2.
#pragma once

#include "core/analysis/clustering/dbscan.h"

#include <cstdint>
#include <span>
#include <vector>

namespace anomalyst::analysis
{

// One a row; noise counts as a cluster of size 1.
std::vector<double> eventRarity(const DbscanResult &clusters);

struct SessionRarity {
    std::uint32_t session = 0; // the session code
    double mean = 0;
    double max = 0;
    std::uint32_t events = 0;
};

// sessionOfRow: a code below sessionCount for each row. One entry a session that has events, in order of the code.
std::vector<SessionRarity> sessionRarity(std::span<const double> rarity, std::span<const std::uint32_t> sessionOfRow,
                                         std::size_t sessionCount);

} // namespace anomalyst::analysis
