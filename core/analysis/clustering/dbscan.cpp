#include "core/analysis/clustering/dbscan.h"

#include "core/analysis/clustering/border_search.h"
#include "core/analysis/clustering/component_linker.h"
#include "core/analysis/clustering/core_search.h"
#include "core/analysis/clustering/distinct_rows.h"

#include <cmath>
#include <limits>
#include <string>

namespace anomalyst::analysis
{

namespace
{

// Labels and core flags of the distinct rows.
struct DistinctLabels {
    std::vector<std::int32_t> labels;
    std::vector<std::uint8_t> core;
    std::int32_t clusters = 0;
};

void checkParameters(const PointTable &points, const DbscanParams &params)
{
    if (!(params.eps > 0) || !std::isfinite(params.eps))
        throw Error("eps must be a finite number greater than 0, not " + std::to_string(params.eps), "clustering",
                    "choose the distance up to which rows are neighbours, for example 0.0001");
    if (params.minSamples < 1)
        throw Error("min_samples must be at least 1, not " + std::to_string(params.minSamples), "clustering",
                    "choose how many rows within eps make a cluster, for example 2");
    if (points.columns == 0)
        throw Error("there is no feature to cluster by", "clustering", "choose at least one feature");
    if (points.values.size() % points.columns != 0)
        throw Error(std::to_string(points.values.size()) + " values do not fill rows of " +
                        std::to_string(points.columns) + " columns",
                    "clustering", "give every row a value in every column");
    if (points.rows() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
        throw Error("there are more than 2147483647 rows", "clustering", "select a shorter stretch of time");
}

template<std::size_t kColumns>
class DistinctClusterer
{
public:
    DistinctClusterer(const PointTable &points, const DistinctRows &rows, const DbscanParams &params,
                      const WorkContext &context)
        : m_points(points)
        , m_rows(rows)
        , m_minSamples(static_cast<std::uint32_t>(params.minSamples))
        , m_limit(params.eps * params.eps)
        , m_context(context)
    {
        m_result.labels.assign(rows.size(), kNoise);
    }

    DistinctLabels cluster()
    {
        std::vector<std::uint32_t> all(m_rows.size());
        std::iota(all.begin(), all.end(), 0u);
        Tree tree = treeOf(std::move(all));
        if (m_minSamples <= 2)
            clusterPairs(tree);
        else
            clusterByCores(tree);
        return std::move(m_result);
    }

private:
    using Tree = BoxTree<kColumns>;
    static constexpr std::uint32_t kPointsBetweenReports = 1 << 12;

    Tree treeOf(std::vector<std::uint32_t> distinct) const
    {
        std::vector<double> values(distinct.size() * m_points.columns);
        for (std::size_t i = 0; i < distinct.size(); ++i)
            std::copy_n(m_points.values.data() + m_rows.firstRow[distinct[i]] * m_points.columns, m_points.columns,
                        values.data() + i * m_points.columns);
        return Tree(std::move(values), std::move(distinct), m_points.columns);
    }

    // With two rows every row that has a neighbour is core and there are no border rows: clusters are the components.
    void clusterPairs(Tree &tree)
    {
        const std::vector<Position> component = componentsOf(tree, m_context);
        std::vector<std::uint64_t> weight(component.size());
        for (std::size_t i = 0; i < component.size(); ++i)
            weight[component[i]] += m_rows.weight[i];
        m_result.core.resize(component.size());
        for (std::size_t i = 0; i < component.size(); ++i)
            m_result.core[i] = weight[component[i]] >= m_minSamples;
        numberClusters(component);
    }

    void clusterByCores(Tree &tree)
    {
        m_result.core = CoreSearch<kColumns>(tree, m_rows.weight, m_limit, m_minSamples, m_context.part(0, 0.5)).find();
        std::vector<std::uint32_t> cores;
        for (std::uint32_t i = 0; i < m_rows.size(); ++i) {
            if (m_result.core[i])
                cores.push_back(i);
        }
        if (cores.empty())
            return;
        Tree coreTree = treeOf(std::move(cores));
        numberClusters(componentsOf(coreTree, m_context.part(0.5, 0.8)));
        labelBorder(tree, coreTree);
    }

    // What stands for the component of each distinct row; rows that are not in the tree keep 0.
    std::vector<Position> componentsOf(Tree &tree, const WorkContext &context) const
    {
        ComponentLinker<kColumns> linker(tree, m_limit, context);
        linker.link();
        std::vector<Position> component(m_rows.size());
        for (Position p = 0; p < tree.size(); ++p)
            component[tree.id(p)] = linker.root(p);
        return component;
    }

    // Distinct rows are in the order of their first rows, so clusters are numbered by their first core row.
    void numberClusters(const std::vector<Position> &component)
    {
        std::vector<std::int32_t> number(component.size(), kNoise);
        for (std::size_t i = 0; i < component.size(); ++i) {
            if (!m_result.core[i])
                continue;
            if (number[component[i]] == kNoise)
                number[component[i]] = m_result.clusters++;
            m_result.labels[i] = number[component[i]];
        }
    }

    // In the order of the tree, so that neighbours ask one after the other and find the same boxes in the cache.
    void labelBorder(const Tree &tree, Tree &coreTree)
    {
        const WorkContext context = m_context.part(0.8, 1);
        BorderSearch<kColumns> search(coreTree, m_result.labels, m_limit);
        for (Position p = 0; p < tree.size(); ++p) {
            if (p % kPointsBetweenReports == 0)
                context.report(static_cast<double>(p) / static_cast<double>(tree.size()), "Labelling border points");
            if (m_result.core[tree.id(p)])
                continue;
            const std::int32_t cluster = search.lowestCluster(tree.point(p));
            m_result.labels[tree.id(p)] = cluster == search.kNone ? kNoise : cluster;
        }
    }

    const PointTable &m_points;
    const DistinctRows &m_rows;
    std::uint64_t m_minSamples;
    double m_limit; // eps squared, as the distances are compared
    const WorkContext &m_context;
    DistinctLabels m_result;
};

// result.labels holds the number of the distinct row of each row, and its label afterwards.
void spreadToRows(const DistinctRows &rows, const DistinctLabels &distinct, DbscanResult &result)
{
    result.core.resize(result.labels.size());
    for (std::size_t row = 0; row < result.labels.size(); ++row) {
        const auto number = static_cast<std::size_t>(result.labels[row]);
        result.core[row] = distinct.core[number];
        result.labels[row] = distinct.labels[number];
    }
    result.clusterSizes.resize(static_cast<std::size_t>(distinct.clusters));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (distinct.labels[i] == kNoise)
            result.noise += rows.weight[i];
        else
            result.clusterSizes[static_cast<std::size_t>(distinct.labels[i])] += rows.weight[i];
    }
}

} // namespace

DbscanResult clusterDbscan(const PointTable &points, const DbscanParams &params, const WorkContext &context)
{
    checkParameters(points, params);
    DbscanResult result;
    result.labels.resize(points.rows());
    if (result.labels.empty())
        return result;
    const DistinctRows rows = collapseEqualRows(points, result.labels, context.part(0, 0.3));
    result.distinctRows = rows.size();
    const DistinctLabels distinct = withColumnCount(points.columns, [&](auto columns) {
        const WorkContext rest = context.part(0.3, 1);
        return DistinctClusterer<decltype(columns)::value>(points, rows, params, rest).cluster();
    });
    spreadToRows(rows, distinct, result);
    return result;
}

} // namespace anomalyst::analysis
