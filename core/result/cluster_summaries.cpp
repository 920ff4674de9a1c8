#include "core/result/cluster_summaries.h"

#include "core/analysis/clustering/rarity.h"
#include "core/query/column_codes.h"
#include "core/query/column_lookup.h"
#include "core/query/row_chunks.h"
#include "core/result/event_times.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace anomalyst::result
{

namespace
{

// How often each distinct feature row occurs, looked up by the bytes of the row.
class FeatureRowCounter
{
public:
    FeatureRowCounter(const query::FeatureTable &features, const WorkContext &context)
        : m_features(features)
    {
        m_counts.reserve(1024);
        query::forChunks(features.rows, context, [&](std::size_t begin, std::size_t end) {
            for (std::size_t row = begin; row < end; ++row)
                ++m_counts[bytesOf(row)];
        });
    }
    std::size_t countOf(std::size_t row) const { return m_counts.find(bytesOf(row))->second; }

private:
    std::string_view bytesOf(std::size_t row) const
    {
        const std::size_t columns = m_features.features.size();
        return {reinterpret_cast<const char *>(m_features.raw.data() + row * columns), columns * sizeof(double)};
    }

    const query::FeatureTable &m_features;
    std::unordered_map<std::string_view, std::size_t> m_counts;
};

ClusterSummary loneEvent(EventRow row, TimeUs time)
{
    return {analysis::kNoise, 1, 1.0, time, time, row};
}

// Time order with equal times in file order; events without a time come last.
void sortByTime(std::vector<EventRow> &rows, const EventTimes &times)
{
    std::ranges::stable_sort(rows, [&](EventRow a, EventRow b) {
        if (times[a] == kMissingTime || times[b] == kMissingTime)
            return times[a] != kMissingTime && times[b] == kMissingTime;
        return times[a] < times[b];
    });
}

// Means of the same rarities may differ in the last digit by the order of the sum: twelve digits decide.
bool isRarer(const SessionSummary &a, const SessionSummary &b)
{
    const double left = std::nearbyint(a.meanRarity * 1e12);
    const double right = std::nearbyint(b.meanRarity * 1e12);
    return left != right ? left > right : a.key < b.key;
}

} // namespace

std::vector<ClusterSummary> summarizeClusters(const ClustersResult &result, const store::EventColumns &events,
                                              const WorkContext &context)
{
    const EventTimes times(events, context);
    const FeatureRowCounter counter(result.features, context);
    std::vector<ClusterSummary> summaries(result.clusters.clusterSizes.size());
    std::vector<std::size_t> bestCount(summaries.size());
    std::vector<ClusterSummary> noise;
    for (std::size_t i = 0; i < result.rows.size(); ++i) {
        const EventRow row = result.rows.at(i);
        const std::int32_t label = result.clusters.labels[i];
        if (label == analysis::kNoise) {
            noise.push_back(loneEvent(row, times[row]));
            continue;
        }
        const auto cluster = static_cast<std::size_t>(label);
        ClusterSummary &summary = summaries[cluster];
        if (const std::size_t count = counter.countOf(i); count > bestCount[cluster]) {
            bestCount[cluster] = count;
            summary.representative = row;
        }
        summary.label = label;
        summary.size = result.clusters.clusterSizes[cluster];
        summary.rarity = 1.0 / summary.size;
        widen(summary.firstTime, summary.lastTime, times[row]);
    }
    summaries.insert(summaries.end(), noise.begin(), noise.end());
    return summaries;
}

std::vector<SessionSummary> summarizeSessions(const ClustersResult &result, const store::EventColumns &events,
                                              const WorkContext &context)
{
    std::vector<std::size_t> columns;
    for (const std::string &name : result.params.sessionColumns)
        columns.push_back(query::columnIndex(events.log(), name));
    if (columns.empty())
        return {};
    query::CombinedCodes keys = query::combineColumns(events, result.rows, columns, context);
    std::vector<SessionSummary> sessions(keys.texts.size());
    for (const analysis::SessionRarity &rarity : analysis::sessionRarity(result.rarity, keys.codes, sessions.size())) {
        SessionSummary &session = sessions[rarity.session];
        session.key = std::move(keys.texts[rarity.session]);
        session.meanRarity = rarity.mean;
        session.maxRarity = rarity.max;
        session.events = rarity.events;
        session.rows.reserve(rarity.events);
    }
    const EventTimes times(events, context);
    for (std::size_t i = 0; i < result.rows.size(); ++i) {
        SessionSummary &session = sessions[keys.codes[i]];
        session.rows.push_back(result.rows.at(i));
        widen(session.firstTime, session.lastTime, times[result.rows.at(i)]);
    }
    for (SessionSummary &session : sessions)
        sortByTime(session.rows, times);
    std::ranges::sort(sessions, isRarer);
    return sessions;
}

std::vector<std::string> defaultSessionColumns(const store::LogInfo &log)
{
    std::vector<std::string> names;
    if (const std::vector<std::size_t> users = log.columnsWithRole(Role::User); !users.empty())
        names.push_back(log.columns[users.back()].name);
    const auto session = log.columnWithRole(Role::Session);
    if (const auto column = session ? session : log.columnWithRole(Role::Host))
        names.push_back(log.columns[*column].name);
    return names;
}

} // namespace anomalyst::result
