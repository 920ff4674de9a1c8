// Points in nested tight boxes, split at the middle of their longest side, and only where a search asks for it: what
// lies within one distance of each other needs no splitting, so that a wide distance costs no tree. Owns the points,
// reorders them. One thread at a time. Bentley: Multidimensional binary search trees used for associative searching,
// CACM 18(9), 1975.
#pragma once

#include "core/analysis/clustering/box_distance.h"
#include "core/analysis/clustering/column_count.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace anomalyst::analysis
{

using NodeIndex = std::uint32_t;
using Position = std::uint32_t; // of a point in the order of the tree

template<std::size_t kColumns>
class BoxTree
{
public:
    static constexpr std::uint32_t kLeafPoints = 12;

    struct Node {
        Position begin = 0;
        Position end = 0;
        NodeIndex children = 0; // children and children + 1; 0: not split
        std::uint32_t depth = 0;

        std::uint32_t size() const { return end - begin; }
    };

    // points: rows of distinct finite values; ids: what the caller calls each of them.
    BoxTree(std::vector<double> points, std::vector<std::uint32_t> ids, std::size_t columns)
        : m_columns{columns}
        , m_points(std::move(points))
        , m_ids(std::move(ids))
    {
        addNode({0, static_cast<Position>(m_ids.size()), 0, 0});
    }

    ColumnCount<kColumns> columns() const { return m_columns; }
    std::size_t size() const { return m_ids.size(); }
    std::size_t nodeCount() const { return m_nodes.size(); }
    const Node &node(NodeIndex index) const { return m_nodes[index]; }
    Box box(NodeIndex index) const
    {
        const double *low = m_corners.data() + index * 2 * m_columns.value();
        return {low, low + m_columns.value()};
    }
    const double *point(Position position) const { return m_points.data() + position * m_columns.value(); }
    std::uint32_t id(Position position) const { return m_ids[position]; }

    bool isLeaf(NodeIndex index) const { return m_nodes[index].size() <= kLeafPoints; }
    bool isSplit(NodeIndex index) const { return m_nodes[index].children != 0; }

    // Makes the two children of a node that is not a leaf; its points change their positions inside it.
    void split(NodeIndex index)
    {
        const Node parent = m_nodes[index];
        const std::size_t column = longestSide(index);
        const double low = box(index).low[column];
        const double high = box(index).high[column];
        const double cut = parent.depth < kMiddleCuts ? middle(low, high) : medianCut(parent, column, high);
        const Position border = partition(parent, column, cut);
        m_nodes[index].children = static_cast<NodeIndex>(m_nodes.size());
        addNode({parent.begin, border, 0, parent.depth + 1});
        addNode({border, parent.end, 0, parent.depth + 1});
    }

private:
    // Cutting in the middle keeps boxes compact, but points that crowd towards one corner could make it a very deep
    // tree: from this depth on the number of points is halved instead.
    static constexpr std::uint32_t kMiddleCuts = 96;

    void addNode(const Node &node)
    {
        m_nodes.push_back(node);
        m_corners.resize(m_corners.size() + 2 * m_columns.value());
        double *low = m_corners.data() + m_corners.size() - 2 * m_columns.value();
        double *high = low + m_columns.value();
        std::copy_n(point(node.begin), m_columns.value(), low);
        std::copy_n(point(node.begin), m_columns.value(), high);
        for (Position p = node.begin + 1; p < node.end; ++p) {
            const double *values = point(p);
            forColumns(m_columns, [&](std::size_t c) {
                low[c] = std::min(low[c], values[c]);
                high[c] = std::max(high[c], values[c]);
            });
        }
    }

    std::size_t longestSide(NodeIndex index) const
    {
        const Box corners = box(index);
        std::size_t longest = 0;
        for (std::size_t c = 1; c < m_columns.value(); ++c) {
            if (corners.high[c] - corners.low[c] > corners.high[longest] - corners.low[longest])
                longest = c;
        }
        return longest;
    }

    // At least low and below high, so that both sides get a point. Halved first: the sum might overflow.
    static double middle(double low, double high)
    {
        const double cut = low / 2 + high / 2;
        return cut >= low && cut < high ? cut : low;
    }

    double medianCut(const Node &node, std::size_t column, double high) const
    {
        std::vector<double> values(node.size());
        for (Position p = node.begin; p < node.end; ++p)
            values[p - node.begin] = point(p)[column];
        const auto half = values.begin() + node.size() / 2;
        std::nth_element(values.begin(), half, values.end());
        if (*half < high)
            return *half;
        const auto below = std::partition(values.begin(), half, [high](double value) { return value < high; });
        return *std::max_element(values.begin(), below);
    }

    // Points up to the cut first; gives the position of the first one beyond.
    Position partition(const Node &node, std::size_t column, double cut)
    {
        Position begin = node.begin;
        Position end = node.end;
        for (;;) {
            while (begin < end && point(begin)[column] <= cut)
                ++begin;
            while (begin < end && point(end - 1)[column] > cut)
                --end;
            if (begin == end)
                return begin;
            --end;
            double *first = m_points.data() + begin * m_columns.value();
            std::swap_ranges(first, first + m_columns.value(), m_points.data() + end * m_columns.value());
            std::swap(m_ids[begin], m_ids[end]);
            ++begin;
        }
    }

    ColumnCount<kColumns> m_columns;
    std::vector<double> m_points; // in the order of the tree
    std::vector<std::uint32_t> m_ids;
    std::vector<Node> m_nodes;
    std::vector<double> m_corners; // low and high corner of each node
};

} // namespace anomalyst::analysis
