#include "core/analysis/clustering/mutual_reachability.h"

#include "core/analysis/clustering/core_distance.h"
#include "core/analysis/clustering/reachability_tree.h"
#include "core/base/error.h"

#include <algorithm>
#include <numeric>

namespace anomalyst::analysis
{

namespace
{

constexpr double kFar = MutualReachability::kFar;
constexpr std::size_t kMostRowsOfAllPairs = 2'000;       // of fewer, all pairs are quicker
constexpr std::uint64_t kMostCompared = 100'000'000'000; // some minutes

// The distinct rows column by column, so that distances to many of them are taken at once. All distances are squared.
class Rows
{
public:
    Rows(const PointTable &points, const DistinctRows &distinct)
        : m_columns(points.columns, std::vector<double>(distinct.size()))
    {
        for (std::size_t row = 0; row < distinct.size(); ++row)
            for (std::size_t c = 0; c < points.columns; ++c)
                m_columns[c][row] = points.values[distinct.firstRow[row] * points.columns + c];
    }

    std::size_t size() const { return m_columns.front().size(); }
    std::vector<double> at(std::size_t row) const
    {
        std::vector<double> values;
        for (const std::vector<double> &column : m_columns)
            values.push_back(column[row]);
        return values;
    }
    void distancesFrom(const std::vector<double> &point, std::vector<double> &squared) const
    {
        squared.assign(size(), 0);
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            const double *column = m_columns[c].data();
            const double value = point[c];
            for (std::size_t i = 0; i < squared.size(); ++i) {
                const double difference = column[i] - value;
                squared[i] += difference * difference;
            }
        }
    }
    // The last row takes its place.
    void remove(std::size_t row)
    {
        for (std::vector<double> &column : m_columns) {
            column[row] = column.back();
            column.pop_back();
        }
    }

private:
    std::vector<std::vector<double>> m_columns;
};

std::vector<double> coreDistances(const Rows &rows, const DistinctRows &distinct, int minSamples,
                                  const WorkContext &context)
{
    CoreDistance core(static_cast<std::size_t>(minSamples));
    std::vector<double> squared;
    std::vector<double> cores;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (row % 256 == 0)
            context.report(static_cast<double>(row) / static_cast<double>(rows.size()), "Measuring distances");
        if (distinct.weight[row] >= static_cast<std::uint32_t>(minSamples)) {
            cores.push_back(0);
            continue;
        }
        rows.distancesFrom(rows.at(row), squared);
        core.clear();
        for (std::size_t other = 0; other < squared.size(); ++other)
            core.add(squared[other], distinct.weight[other]);
        cores.push_back(core.distance());
    }
    return cores;
}

// Prim's algorithm over all pairs; also where each row stops to be noise.
class AllPairsTree
{
public:
    AllPairsTree(Rows rows, const std::vector<double> &cores)
        : m_rows(std::move(rows))
        , m_ids(m_rows.size())
        , m_cores(cores)
        , m_reach(m_rows.size(), kFar)
        , joins(cores)
    {
        std::iota(m_ids.begin(), m_ids.end(), 0u);
    }

    void grow(const WorkContext &context)
    {
        const std::size_t all = m_ids.size();
        for (std::size_t next = 0; !m_ids.empty();) {
            if (m_ids.size() % 256 == 0)
                context.report(1 - static_cast<double>(m_ids.size()) / static_cast<double>(all), "Joining clusters");
            if (m_ids.size() < all)
                edges.push_back(m_reach[next]);
            next = take(next);
        }
    }

private:
    // Into the tree; the place of the row that is nearest to the tree then.
    std::size_t take(std::size_t place)
    {
        const std::uint32_t id = m_ids[place];
        const double core = m_cores[place];
        const std::vector<double> point = m_rows.at(place);
        m_rows.remove(place);
        for (auto *values : {&m_cores, &m_reach}) {
            (*values)[place] = values->back();
            values->pop_back();
        }
        m_ids[place] = m_ids.back();
        m_ids.pop_back();
        m_rows.distancesFrom(point, m_squared);
        double join = joins[id];
        std::size_t nearest = 0;
        for (std::size_t i = 0; i < m_ids.size(); ++i) {
            join = std::min(join, std::max(m_cores[i], m_squared[i]));
            joins[m_ids[i]] = std::min(joins[m_ids[i]], std::max(core, m_squared[i]));
            m_reach[i] = std::min(m_reach[i], std::max(m_squared[i], std::max(core, m_cores[i])));
            nearest = m_reach[i] < m_reach[nearest] ? i : nearest;
        }
        joins[id] = join;
        return nearest;
    }

    Rows m_rows; // not yet in the tree, as those below
    std::vector<std::uint32_t> m_ids;
    std::vector<double> m_cores;
    std::vector<double> m_reach; // from the tree
    std::vector<double> m_squared;

public:
    std::vector<double> edges; // of the tree
    std::vector<double> joins; // one a distinct row: from there on it is in a cluster
};

} // namespace

MutualReachability reachabilityOfAllPairs(const PointTable &points, const DistinctRows &distinct, int minSamples,
                                          const WorkContext &context)
{
    if (distinct.size() == 0)
        return {};
    const Rows rows(points, distinct);
    std::vector<double> cores = coreDistances(rows, distinct, minSamples, context.part(0, 0.5));
    AllPairsTree tree(rows, cores);
    tree.grow(context.part(0.5, 1));
    return {std::move(cores), std::move(tree.joins), std::move(tree.edges)};
}

std::optional<MutualReachability> reachabilityByTree(const PointTable &points, const DistinctRows &distinct,
                                                     int minSamples, const WorkContext &context)
{
    if (distinct.size() == 0)
        return MutualReachability();
    return withColumnCount(points.columns, [&](auto columns) {
        std::vector<double> values(distinct.size() * points.columns);
        for (std::size_t i = 0; i < distinct.size(); ++i)
            std::copy_n(points.values.data() + distinct.firstRow[i] * points.columns, points.columns,
                        values.data() + i * points.columns);
        std::vector<std::uint32_t> ids(distinct.size());
        std::iota(ids.begin(), ids.end(), 0u);
        constexpr std::size_t kColumns = decltype(columns)::value;
        BoxTree<kColumns> tree(std::move(values), std::move(ids), points.columns);
        return ReachabilityTree<kColumns>(std::move(tree), distinct, minSamples, kMostCompared, context).solve();
    });
}

MutualReachability mutualReachability(const PointTable &points, const DistinctRows &distinct, int minSamples,
                                      const WorkContext &context)
{
    if (distinct.size() <= kMostRowsOfAllPairs)
        return reachabilityOfAllPairs(points, distinct, minSamples, context);
    auto reach = reachabilityByTree(points, distinct, minSamples, context);
    if (!reach)
        throw Error("it would take too long to look at every eps of " + std::to_string(distinct.size()) +
                        " different rows of " + std::to_string(points.columns) + " features",
                    "eps curve", "filter the events, or take fewer or coarser features");
    return std::move(*reach);
}

} // namespace anomalyst::analysis
