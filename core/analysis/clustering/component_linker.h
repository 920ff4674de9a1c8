// Connected components of the points that are at most eps apart: two subtrees at a time, leaving out pairs of boxes
// that are too far apart and those whose points are all connected already. One thread; the tree belongs to the caller.
// Feng, Modi: A fast algorithm for identifying friends-of-friends halos, Astronomy and Computing 20, 2017.
#pragma once

#include "core/analysis/clustering/box_tree.h"
#include "core/base/progress.h"

#include <numeric>

namespace anomalyst::analysis
{

template<std::size_t kColumns>
class ComponentLinker
{
public:
    // The tree must not be split by others before the linker has run.
    ComponentLinker(BoxTree<kColumns> &tree, double epsSquared, const WorkContext &context)
        : m_tree(tree)
        , m_limit(epsSquared)
        , m_context(context)
        , m_parent(tree.size())
        , m_connected(1)
    {
        std::iota(m_parent.begin(), m_parent.end(), Position(0));
    }

    void link() { linkWithin(0); }

    // The position that stands for the component of a position.
    Position root(Position position)
    {
        while (m_parent[position] != position) {
            m_parent[position] = m_parent[m_parent[position]];
            position = m_parent[position];
        }
        return position;
    }

private:
    static constexpr std::uint32_t kStepsBetweenReports = 1 << 10;

    void linkWithin(NodeIndex node)
    {
        const auto [begin, end, children, depth] = m_tree.node(node);
        if (farthestSquared(m_tree.box(node), m_tree.box(node), m_tree.columns()) <= m_limit) {
            std::fill(m_parent.begin() + begin, m_parent.begin() + end, begin);
            m_connected[node] = true;
            countSteps(end);
            return;
        }
        if (m_tree.isLeaf(node)) {
            linkLeaf(node);
            countSteps(end);
            return;
        }
        const NodeIndex left = childrenOf(node);
        linkWithin(left);
        linkWithin(left + 1);
        linkAcross(left, left + 1);
        isConnected(node);
    }

    void linkAcross(NodeIndex a, NodeIndex b)
    {
        if (nearestSquared(m_tree.box(a), m_tree.box(b), m_tree.columns()) > m_limit)
            return;
        const bool bothConnected = isConnected(a) && isConnected(b);
        if (bothConnected && haveSameRoot(a, b))
            return;
        if (m_tree.isLeaf(a) && m_tree.isLeaf(b)) {
            countSteps(m_done);
            linkLeaves(a, b, bothConnected);
            return;
        }
        // The larger one is parted, its nearer child looked at first: one link spares the rest of two connected nodes.
        if (m_tree.node(a).size() < m_tree.node(b).size())
            std::swap(a, b);
        const NodeIndex left = childrenOf(a);
        const bool leftFirst = nearestSquared(m_tree.box(left), m_tree.box(b), m_tree.columns()) <=
                               nearestSquared(m_tree.box(left + 1), m_tree.box(b), m_tree.columns());
        linkAcross(leftFirst ? left : left + 1, b);
        linkAcross(leftFirst ? left + 1 : left, b);
    }

    void linkLeaf(NodeIndex leaf)
    {
        const auto &node = m_tree.node(leaf);
        for (Position p = node.begin; p < node.end; ++p) {
            for (Position q = p + 1; q < node.end; ++q) {
                if (squaredDistance(m_tree.point(p), m_tree.point(q), m_tree.columns()) <= m_limit)
                    unite(p, q);
            }
        }
        noteLeaf(leaf);
    }

    void linkLeaves(NodeIndex a, NodeIndex b, bool bothConnected)
    {
        const auto &left = m_tree.node(a);
        const auto &right = m_tree.node(b);
        bool linked = false;
        for (Position p = left.begin; p < left.end; ++p) {
            for (Position q = right.begin; q < right.end; ++q) {
                if (squaredDistance(m_tree.point(p), m_tree.point(q), m_tree.columns()) > m_limit)
                    continue;
                linked |= unite(p, q);
                if (bothConnected)
                    return;
            }
        }
        if (linked) {
            noteLeaf(a);
            noteLeaf(b);
        }
    }

    bool unite(Position p, Position q)
    {
        p = root(p);
        q = root(q);
        m_parent[std::max(p, q)] = std::min(p, q);
        return p != q;
    }

    void noteLeaf(NodeIndex leaf)
    {
        const auto &node = m_tree.node(leaf);
        bool same = true;
        for (Position p = node.begin + 1; p < node.end && same; ++p)
            same = root(p) == root(node.begin);
        m_connected[leaf] = same;
    }

    // May say no of a node that has become connected by way of others: that costs time, not correctness.
    bool isConnected(NodeIndex node)
    {
        if (m_connected[node] || !m_tree.isSplit(node))
            return m_connected[node];
        const NodeIndex left = m_tree.node(node).children;
        if (m_connected[left] && m_connected[left + 1] && haveSameRoot(left, left + 1))
            m_connected[node] = true;
        return m_connected[node];
    }

    bool haveSameRoot(NodeIndex a, NodeIndex b) { return root(m_tree.node(a).begin) == root(m_tree.node(b).begin); }

    // Only a node without links between its points, or one that is connected as a whole, is split here: so a position
    // may get another point and yet keep its component.
    NodeIndex childrenOf(NodeIndex node)
    {
        if (!m_tree.isSplit(node)) {
            m_tree.split(node);
            m_connected.resize(m_tree.nodeCount(), m_connected[node]);
        }
        return m_tree.node(node).children;
    }

    void countSteps(Position done)
    {
        m_done = done;
        if (++m_steps % kStepsBetweenReports == 0)
            m_context.report(static_cast<double>(done) / static_cast<double>(m_tree.size()), "Linking neighbours");
    }

    BoxTree<kColumns> &m_tree;
    double m_limit;
    const WorkContext &m_context;
    std::vector<Position> m_parent;
    std::vector<std::uint8_t> m_connected; // one a node: all its points are in one component
    std::uint32_t m_steps = 0;
    Position m_done = 0;
};

} // namespace anomalyst::analysis
