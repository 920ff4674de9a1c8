// DBSCAN of distinct rows with weights: core rows first, their components, then the border. One thread.
#pragma once

#include "core/analysis/clustering/border_search.h"
#include "core/analysis/clustering/component_linker.h"
#include "core/analysis/clustering/core_search.h"
#include "core/analysis/clustering/distinct_rows.h"

namespace anomalyst::analysis
{

// Labels and core flags of the distinct rows.
struct DistinctLabels {
    std::vector<std::int32_t> labels;
    std::vector<std::uint8_t> core;
    std::int32_t clusters = 0;
};

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

} // namespace anomalyst::analysis
