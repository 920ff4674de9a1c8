#include "core/analysis/clustering/rarity.h"

#include <algorithm>

namespace anomalyst::analysis
{

std::vector<double> eventRarity(const DbscanResult &clusters)
{
    std::vector<double> ofCluster(clusters.clusterSizes.size());
    std::ranges::transform(clusters.clusterSizes, ofCluster.begin(), [](std::uint32_t size) { return 1.0 / size; });
    std::vector<double> rarity(clusters.labels.size());
    std::ranges::transform(clusters.labels, rarity.begin(), [&](std::int32_t label) {
        return label == kNoise ? 1.0 : ofCluster[static_cast<std::size_t>(label)];
    });
    return rarity;
}

std::vector<SessionRarity> sessionRarity(std::span<const double> rarity, std::span<const std::uint32_t> sessionOfRow,
                                         std::size_t sessionCount)
{
    std::vector<SessionRarity> sessions(sessionCount);
    for (std::size_t row = 0; row < rarity.size(); ++row) {
        SessionRarity &session = sessions[sessionOfRow[row]];
        session.mean += rarity[row]; // the sum, for now
        session.max = std::max(session.max, rarity[row]);
        ++session.events;
    }
    for (std::size_t code = 0; code < sessionCount; ++code) {
        sessions[code].session = static_cast<std::uint32_t>(code);
        sessions[code].mean /= sessions[code].events;
    }
    std::erase_if(sessions, [](const SessionRarity &session) { return session.events == 0; });
    return sessions;
}

} // namespace anomalyst::analysis
