// Core points: those with enough rows within eps. A box narrower than eps that holds enough rows is core as a whole;
// else the rows around each small box are counted only until there are enough. One thread.
#pragma once

#include "core/analysis/clustering/box_tree.h"
#include "core/base/progress.h"

#include <array>
#include <span>

namespace anomalyst::analysis
{

template<std::size_t kColumns>
class CoreSearch
{
public:
    // weights: rows equal to a point, by its id.
    CoreSearch(BoxTree<kColumns> &tree, std::span<const std::uint32_t> weights, double epsSquared,
               std::uint32_t minSamples, const WorkContext &context)
        : m_tree(tree)
        , m_weights(weights)
        , m_limit(epsSquared)
        , m_minSamples(minSamples)
        , m_context(context)
        , m_isCore(weights.size())
    {
        noteWeight(0);
    }

    // 1 for a core point, by id.
    std::vector<std::uint8_t> find()
    {
        findWithin(0);
        return std::move(m_isCore);
    }

private:
    static constexpr std::uint32_t kStepsBetweenReports = 1 << 10;

    // What is known about the points of one leaf.
    struct Counting {
        NodeIndex leaf = 0;
        std::array<std::uint64_t, BoxTree<kColumns>::kLeafPoints> rows = {};
        bool enough = false; // for all of them
    };

    void findWithin(NodeIndex index)
    {
        const auto node = m_tree.node(index);
        const bool narrow = farthestSquared(m_tree.box(index), m_tree.box(index), m_tree.columns()) <= m_limit;
        if (narrow && m_nodeWeights[index] >= m_minSamples) {
            for (Position p = node.begin; p < node.end; ++p)
                m_isCore[m_tree.id(p)] = 1;
            return;
        }
        if (m_tree.isLeaf(index)) {
            findInLeaf(index);
            return;
        }
        const NodeIndex left = childrenOf(index);
        findWithin(left);
        findWithin(left + 1);
    }

    void findInLeaf(NodeIndex leaf)
    {
        Counting counting{leaf, {}, false};
        count(counting, 0);
        const auto &node = m_tree.node(leaf);
        for (Position p = node.begin; p < node.end; ++p)
            m_isCore[m_tree.id(p)] = counting.rows[p - node.begin] >= m_minSamples;
    }

    void count(Counting &counting, NodeIndex other)
    {
        const Box box = m_tree.box(counting.leaf);
        if (counting.enough || nearestSquared(box, m_tree.box(other), m_tree.columns()) > m_limit)
            return;
        if (farthestSquared(box, m_tree.box(other), m_tree.columns()) <= m_limit) {
            for (std::uint64_t &rows : counting.rows)
                rows += m_nodeWeights[other];
            counting.enough = haveEnough(counting);
            return;
        }
        if (m_tree.isLeaf(other)) {
            countPairs(counting, other);
            return;
        }
        // The nearer child first: counting ends as soon as there are enough.
        const NodeIndex left = childrenOf(other);
        const Box here = m_tree.box(counting.leaf);
        const bool leftFirst = nearestSquared(here, m_tree.box(left), m_tree.columns()) <=
                               nearestSquared(here, m_tree.box(left + 1), m_tree.columns());
        count(counting, leftFirst ? left : left + 1);
        count(counting, leftFirst ? left + 1 : left);
    }

    void countPairs(Counting &counting, NodeIndex other)
    {
        const auto &here = m_tree.node(counting.leaf);
        const auto &there = m_tree.node(other);
        if (++m_steps % kStepsBetweenReports == 0)
            m_context.report(static_cast<double>(here.end) / static_cast<double>(m_tree.size()), "Finding core points");
        for (Position p = here.begin; p < here.end; ++p) {
            std::uint64_t rows = 0;
            for (Position q = there.begin; q < there.end; ++q) {
                if (squaredDistance(m_tree.point(p), m_tree.point(q), m_tree.columns()) <= m_limit)
                    rows += m_weights[m_tree.id(q)];
            }
            counting.rows[p - here.begin] += rows;
        }
        counting.enough = haveEnough(counting);
    }

    bool haveEnough(const Counting &counting) const
    {
        const auto end = counting.rows.begin() + m_tree.node(counting.leaf).size();
        return std::all_of(counting.rows.begin(), end, [this](std::uint64_t rows) { return rows >= m_minSamples; });
    }

    NodeIndex childrenOf(NodeIndex index)
    {
        if (!m_tree.isSplit(index)) {
            m_tree.split(index);
            noteWeight(m_tree.node(index).children);
            noteWeight(m_tree.node(index).children + 1);
        }
        return m_tree.node(index).children;
    }

    void noteWeight(NodeIndex index)
    {
        std::uint64_t weight = 0;
        for (Position p = m_tree.node(index).begin; p < m_tree.node(index).end; ++p)
            weight += m_weights[m_tree.id(p)];
        m_nodeWeights.push_back(weight);
    }

    BoxTree<kColumns> &m_tree;
    std::span<const std::uint32_t> m_weights;
    double m_limit;
    std::uint64_t m_minSamples;
    const WorkContext &m_context;
    std::vector<std::uint8_t> m_isCore;
    std::vector<std::uint64_t> m_nodeWeights;
    std::uint32_t m_steps = 0;
};

} // namespace anomalyst::analysis
