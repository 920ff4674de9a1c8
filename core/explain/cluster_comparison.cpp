#include "core/explain/cluster_comparison.h"

#include "core/query/row_chunks.h"

#include <algorithm>
#include <cmath>

namespace anomalyst::explain
{

namespace
{

struct Totals {
    std::vector<FeatureRange> ranges; // `mean` holds the sum at first
    std::vector<double> centre;       // the sum of the normalised rows at first
    std::size_t events = 0;
};

class Member
{
public:
    Member(const result::ClustersResult &result, std::size_t summary)
        : m_result(result)
        , m_summary(result.summaries[summary])
    {
    }
    bool operator()(std::size_t entry) const
    {
        const std::int32_t label = m_result.clusters.labels[entry];
        if (m_summary.label == analysis::kNoise) // one event
            return label == analysis::kNoise && m_result.rows.at(entry) == m_summary.representative;
        return label == m_summary.label;
    }

private:
    const result::ClustersResult &m_result;
    const result::ClusterSummary &m_summary;
};

void add(Totals &totals, const query::FeatureTable &table, std::size_t entry)
{
    const std::size_t columns = table.features.size();
    for (std::size_t i = 0; i < columns; ++i) {
        const double value = table.raw[entry * columns + i];
        FeatureRange &range = totals.ranges[i];
        range.least = totals.events == 0 ? value : std::min(range.least, value);
        range.most = totals.events == 0 ? value : std::max(range.most, value);
        range.mean += value;
        totals.centre[i] += table.normalized[entry * columns + i];
    }
    ++totals.events;
}

Totals totalsOf(const result::ClustersResult &result, std::size_t summary, const WorkContext &context)
{
    const query::FeatureTable &table = result.features;
    const std::size_t columns = table.features.size();
    Totals totals{std::vector<FeatureRange>(columns), std::vector<double>(columns), 0};
    const Member isMember(result, summary);
    query::forChunks(table.rows, context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            if (isMember(i))
                add(totals, table, i);
        }
    });
    const double count = std::max<double>(1, static_cast<double>(totals.events));
    for (std::size_t i = 0; i < columns; ++i) {
        totals.ranges[i].mean /= count;
        totals.centre[i] /= count;
    }
    return totals;
}

} // namespace

ClusterComparison compareClusters(const result::ClustersResult &result, std::size_t left, std::size_t right,
                                  const WorkContext &context)
{
    const Totals one = totalsOf(result, left, context.part(0, 0.5));
    const Totals other = totalsOf(result, right, context.part(0.5, 1));
    ClusterComparison comparison{.left = left, .right = right, .distance = 0, .features = {}};
    double total = 0;
    for (std::size_t i = 0; i < one.centre.size(); ++i) {
        const double along = (one.centre[i] - other.centre[i]) * (one.centre[i] - other.centre[i]);
        total += along;
        comparison.features.push_back({i, one.ranges[i], other.ranges[i], along});
    }
    for (FeatureComparison &feature : comparison.features)
        feature.share = total > 0 ? feature.share / total : 0;
    std::ranges::stable_sort(comparison.features, std::ranges::greater(), &FeatureComparison::share);
    comparison.distance = std::sqrt(total);
    return comparison;
}

} // namespace anomalyst::explain
