// The cluster of a border point: the lowest one that has a core point within eps, because clusters grow one after the
// other. Boxes that hold no lower cluster than the one found are left out. One thread.
#pragma once

#include "core/analysis/clustering/box_tree.h"

#include <limits>
#include <span>

namespace anomalyst::analysis
{

template<std::size_t kColumns>
class BorderSearch
{
public:
    static constexpr std::int32_t kNone = std::numeric_limits<std::int32_t>::max();

    // cores: a tree of core points in which every node that is not split lies in one cluster, or is a leaf.
    // labels: the cluster of each core point, by its id.
    BorderSearch(BoxTree<kColumns> &cores, std::span<const std::int32_t> labels, double epsSquared)
        : m_cores(cores)
        , m_labels(labels)
        , m_limit(epsSquared)
        , m_lowest(cores.nodeCount())
    {
        for (auto node = static_cast<NodeIndex>(m_lowest.size()); node-- > 0;) { // children come after their parents
            const NodeIndex left = m_cores.node(node).children;
            m_lowest[node] = left == 0 ? lowestOfPoints(node) : std::min(m_lowest[left], m_lowest[left + 1]);
        }
    }

    // kNone when there is no core point within eps.
    std::int32_t lowestCluster(const double *point)
    {
        m_found = kNone;
        search({point, point}, 0);
        return m_found;
    }

private:
    void search(const Box &point, NodeIndex node)
    {
        if (m_lowest[node] >= m_found || nearestSquared(point, m_cores.box(node), m_cores.columns()) > m_limit)
            return;
        if (farthestSquared(point, m_cores.box(node), m_cores.columns()) <= m_limit) {
            m_found = m_lowest[node];
            return;
        }
        if (m_cores.isLeaf(node)) {
            for (Position p = m_cores.node(node).begin; p < m_cores.node(node).end; ++p) {
                if (squaredDistance(point.low, m_cores.point(p), m_cores.columns()) <= m_limit)
                    m_found = std::min(m_found, m_labels[m_cores.id(p)]);
            }
            return;
        }
        if (!m_cores.isSplit(node)) {
            m_cores.split(node);
            m_lowest.resize(m_cores.nodeCount(), m_lowest[node]);
        }
        const NodeIndex left = m_cores.node(node).children;
        const bool leftFirst = m_lowest[left] <= m_lowest[left + 1];
        search(point, leftFirst ? left : left + 1);
        search(point, leftFirst ? left + 1 : left);
    }

    std::int32_t lowestOfPoints(NodeIndex node) const
    {
        std::int32_t lowest = kNone;
        for (Position p = m_cores.node(node).begin; p < m_cores.node(node).end; ++p)
            lowest = std::min(lowest, m_labels[m_cores.id(p)]);
        return lowest;
    }

    BoxTree<kColumns> &m_cores;
    std::span<const std::int32_t> m_labels;
    double m_limit;
    std::vector<std::int32_t> m_lowest; // one a node
    std::int32_t m_found = kNone;
};

} // namespace anomalyst::analysis
