#include "core/explain/session_rarity.h"

#include "core/query/row_chunks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace anomalyst::explain
{

namespace
{

constexpr double kUnique = 1 - 1e-12;

// Where an event stands in the row set, which is in ascending order.
std::size_t entryOf(const query::RowSet &rows, EventRow row)
{
    if (rows.everything)
        return row;
    return static_cast<std::size_t>(std::ranges::lower_bound(rows.rows, row) - rows.rows.begin());
}

std::uint32_t sizeOf(const result::ClustersResult &result, std::int32_t label)
{
    return label == analysis::kNoise ? 1 : result.clusters.clusterSizes[static_cast<std::size_t>(label)];
}

// A cluster counts once, an event of none for itself.
std::vector<RarityPart> partsOf(const result::ClustersResult &result, const result::SessionSummary &session)
{
    std::vector<RarityPart> parts;
    std::unordered_map<std::int32_t, std::size_t> partOfCluster;
    double total = 0;
    for (const EventRow row : session.rows) {
        const std::size_t entry = entryOf(result.rows, row);
        const std::int32_t label = result.clusters.labels[entry];
        const double rarity = result.rarity[entry];
        total += rarity;
        const auto known = label == analysis::kNoise ? partOfCluster.end() : partOfCluster.find(label);
        if (known != partOfCluster.end()) {
            RarityPart &part = parts[known->second];
            ++part.events;
            part.share += rarity;
            continue;
        }
        if (label != analysis::kNoise)
            partOfCluster.emplace(label, parts.size());
        parts.push_back({label, sizeOf(result, label), 1, row, rarity, rarity, {}});
    }
    for (RarityPart &part : parts)
        part.share = total > 0 ? part.share / total : 0;
    return parts;
}

double squaredDistance(const double *a, const double *b, std::size_t columns)
{
    double sum = 0;
    for (std::size_t i = 0; i < columns; ++i)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

std::vector<FeatureDifference> differencesOf(const query::FeatureTable &table, std::size_t own, std::size_t other)
{
    const std::size_t columns = table.features.size();
    const double *left = table.normalized.data() + own * columns, *right = table.normalized.data() + other * columns;
    const double total = squaredDistance(left, right, columns);
    std::vector<FeatureDifference> differences;
    for (std::size_t i = 0; i < columns; ++i) {
        const double along = (left[i] - right[i]) * (left[i] - right[i]);
        differences.push_back(
            {i, table.raw[own * columns + i], table.raw[other * columns + i], total > 0 ? along / total : 0});
    }
    std::ranges::stable_sort(differences, std::ranges::greater(), &FeatureDifference::share);
    return differences;
}

std::optional<NearestCluster> nearestTo(const result::ClustersResult &result, const RarityPart &part,
                                        const WorkContext &context)
{
    const query::FeatureTable &table = result.features;
    const std::size_t columns = table.features.size(), own = entryOf(result.rows, part.event);
    const double *point = table.normalized.data() + own * columns;
    double best = std::numeric_limits<double>::infinity();
    std::size_t found = own;
    query::forChunks(table.rows, context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const double distance = squaredDistance(point, table.normalized.data() + i * columns, columns);
            if (distance >= best || i == own)
                continue;
            const std::int32_t label = result.clusters.labels[i];
            if (label != analysis::kNoise && label == part.label)
                continue;
            best = distance;
            found = i;
        }
    });
    if (found == own)
        return {};
    const std::int32_t label = result.clusters.labels[found];
    return NearestCluster{label, sizeOf(result, label), result.rows.at(found), std::sqrt(best),
                          differencesOf(table, own, found)};
}

} // namespace

SessionRarityExplanation explainSessionRarity(const result::ClustersResult &result, std::size_t session,
                                              std::size_t most, const WorkContext &context)
{
    SessionRarityExplanation explanation{.session = session, .largest = partsOf(result, result.sessions[session])};
    std::vector<RarityPart> &parts = explanation.largest;
    explanation.parts = parts.size();
    for (const RarityPart &part : parts)
        explanation.uniqueEvents += part.rarity >= kUnique ? part.events : 0;
    std::ranges::stable_sort(parts, std::ranges::greater(), &RarityPart::share);
    if (parts.size() > most)
        parts.resize(most);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto count = static_cast<double>(parts.size()), at = static_cast<double>(i);
        parts[i].nearest = nearestTo(result, parts[i], context.part(at / count, (at + 1) / count));
    }
    return explanation;
}

} // namespace anomalyst::explain
