// The distances of mutual_reachability.h by a tree of boxes instead of all pairs: nearest rows for the core distances,
// then Borůvka's algorithm, in which every component looks for the row of another one that is nearest to it. Exact;
// time grows a little faster than the rows where features are few, up to their square where they are many: so it counts
// what it compares and gives up. One thread. March, Ram, Gray: Fast Euclidean minimum spanning tree, KDD 2010.
#pragma once

#include "core/analysis/clustering/box_tree.h"
#include "core/analysis/clustering/core_distance.h"
#include "core/analysis/clustering/mutual_reachability.h"

#include <numeric>
#include <optional>

namespace anomalyst::analysis
{

template<std::size_t kColumns>
class ReachabilityTree
{
public:
    static constexpr double kFar = MutualReachability::kFar;

    // mostCompared: pairs of rows and boxes; beyond, solve gives nothing.
    ReachabilityTree(BoxTree<kColumns> tree, const DistinctRows &distinct, int minSamples, std::uint64_t mostCompared,
                     const WorkContext &context)
        : m_tree(std::move(tree))
        , m_wanted(static_cast<std::size_t>(minSamples))
        , m_mostCompared(mostCompared)
        , m_context(context)
        , m_weights(m_tree.size())
        , m_cores(m_tree.size(), kFar)
        , m_joins(m_tree.size(), kFar)
        , m_parent(m_tree.size())
        , m_nearest(m_tree.size())
    {
        for (NodeIndex node = 0; node < m_tree.nodeCount(); ++node) {
            if (!m_tree.isLeaf(node))
                m_tree.split(node);
        }
        for (Position p = 0; p < m_tree.size(); ++p)
            m_weights[p] = distinct.weight[m_tree.id(p)];
        std::iota(m_parent.begin(), m_parent.end(), Position(0));
    }

    // None: it would take too long.
    std::optional<MutualReachability> solve()
    {
        const bool isDone = std::accumulate(m_weights.begin(), m_weights.end(), std::uint64_t(0)) < m_wanted ||
                            (findCores() && findJoins() && joinAll());
        if (!isDone)
            return std::nullopt;
        MutualReachability result{std::vector<double>(m_cores.size()), std::vector<double>(m_cores.size()),
                                  std::move(m_edges)};
        for (Position p = 0; p < m_tree.size(); ++p) {
            result.cores[m_tree.id(p)] = m_cores[p];
            result.joins[m_tree.id(p)] = m_joins[p];
        }
        result.edges.resize(m_cores.size() - 1, kFar);
        return result;
    }

private:
    static constexpr Position kMixed = static_cast<Position>(-1);
    static constexpr Position kNone = kMixed;
    static constexpr Position kRowsBetweenReports = 1 << 8;

    // The nearest row of another component, as far as it is known: never farther than any of them.
    struct Nearest {
        double squared = 0;
        Position position = kNone;
    };
    struct Edge {
        double squared = kFar;
        Position from = kNone;
        Position to = kNone;
    };

    bool goOn(Position p, double from, double to)
    {
        if (p % kRowsBetweenReports == 0)
            m_context.report(from + (to - from) * p / static_cast<double>(m_tree.size()), "Measuring distances");
        return m_compared <= m_mostCompared;
    }

    double nearestTo(const double *point, NodeIndex node) const
    {
        return nearestSquared(Box{point, point}, m_tree.box(node), m_tree.columns());
    }

    // Looks into a node whose bound is below what limit() tells, the child with the lower bound first.
    template<class BoundOf, class Limit, class Visit>
    void descend(NodeIndex node, const BoundOf &boundOf, const Limit &limit, const Visit &visit)
    {
        ++m_compared;
        if (m_tree.isLeaf(node)) {
            m_compared += m_tree.node(node).size();
            for (Position q = m_tree.node(node).begin; q < m_tree.node(node).end; ++q)
                visit(q);
            return;
        }
        NodeIndex first = m_tree.node(node).children;
        NodeIndex second = first + 1;
        double low = boundOf(first);
        double high = boundOf(second);
        if (high < low) {
            std::swap(first, second);
            std::swap(low, high);
        }
        if (low < limit())
            descend(first, boundOf, limit, visit);
        if (high < limit())
            descend(second, boundOf, limit, visit);
    }

    bool findCores()
    {
        CoreDistance core(m_wanted);
        for (Position p = 0; p < m_tree.size(); ++p) {
            if (!goOn(p, 0, 0.4))
                return false;
            if (m_weights[p] >= m_wanted) {
                m_cores[p] = 0;
                continue;
            }
            const double *point = m_tree.point(p);
            core.clear();
            descend(
                0, [&](NodeIndex node) { return nearestTo(point, node); }, [&] { return core.limit(); },
                [&](Position q) { core.add(squaredDistance(point, m_tree.point(q), m_tree.columns()), m_weights[q]); });
            m_cores[p] = core.distance();
        }
        noteLowestCores();
        return true;
    }

    void noteLowestCores()
    {
        m_lowestCore.assign(m_tree.nodeCount(), kFar);
        for (auto node = static_cast<NodeIndex>(m_tree.nodeCount()); node-- > 0;) { // children come after their parents
            const auto &[begin, end, children, depth] = m_tree.node(node);
            m_lowestCore[node] = children != 0 ? std::min(m_lowestCore[children], m_lowestCore[children + 1])
                                               : *std::min_element(m_cores.begin() + begin, m_cores.begin() + end);
        }
    }

    bool findJoins()
    {
        for (Position p = 0; p < m_tree.size(); ++p) {
            if (!goOn(p, 0.4, 0.5))
                return false;
            const double *point = m_tree.point(p);
            double join = m_cores[p];
            descend(
                0, [&](NodeIndex node) { return std::max(m_lowestCore[node], nearestTo(point, node)); },
                [&] { return join; },
                [&](Position q) {
                    if (m_cores[q] < join)
                        join = std::min(
                            join, std::max(m_cores[q], squaredDistance(point, m_tree.point(q), m_tree.columns())));
                });
            m_joins[p] = join;
        }
        return true;
    }

    // Every round at least halves the number of components.
    bool joinAll()
    {
        for (double done = 0.5; m_edges.size() + 1 < m_tree.size(); done += (1 - done) / 3) {
            const std::size_t before = m_edges.size();
            noteComponents();
            m_best.assign(m_tree.size(), Edge());
            takeKnown();
            for (Position p = 0; p < m_tree.size(); ++p) {
                if (!goOn(p, done, done + (1 - done) / 3))
                    return false;
                lookFrom(p);
            }
            uniteBest();
            if (m_edges.size() == before) // what is left is too far for a number
                break;
        }
        return true;
    }

    void noteComponents()
    {
        m_componentOf.resize(m_tree.size());
        for (Position p = 0; p < m_tree.size(); ++p)
            m_componentOf[p] = root(p);
        m_componentOfNode.resize(m_tree.nodeCount());
        for (auto node = static_cast<NodeIndex>(m_tree.nodeCount()); node-- > 0;) {
            const auto &[begin, end, children, depth] = m_tree.node(node);
            Position &component = m_componentOfNode[node];
            component = children != 0 ? m_componentOfNode[children] : m_componentOf[begin];
            if (children != 0 && m_componentOfNode[children + 1] != component)
                component = kMixed;
            for (Position p = begin; p < end && children == 0; ++p)
                component = m_componentOf[p] == component ? component : kMixed;
        }
    }

    // What was the nearest row of another component still is, unless it has joined since.
    void takeKnown()
    {
        for (Position p = 0; p < m_tree.size(); ++p) {
            Nearest &nearest = m_nearest[p];
            if (nearest.position == kNone)
                continue;
            if (m_componentOf[nearest.position] == m_componentOf[p])
                nearest.position = kNone;
            else
                offer(p, nearest);
        }
    }

    void offer(Position p, const Nearest &nearest)
    {
        Edge &best = m_best[m_componentOf[p]];
        if (nearest.squared < best.squared)
            best = {nearest.squared, p, nearest.position};
    }

    void lookFrom(Position p)
    {
        const Position component = m_componentOf[p];
        Nearest &known = m_nearest[p];
        const double limit = m_best[component].squared;
        if (known.position != kNone || std::max(known.squared, m_cores[p]) >= limit)
            return;
        const double *point = m_tree.point(p);
        Nearest found{limit, kNone};
        const auto boundOf = [&](NodeIndex node) {
            if (m_componentOfNode[node] == component)
                return kFar;
            return std::max(std::max(m_cores[p], m_lowestCore[node]), nearestTo(point, node));
        };
        descend(
            0, boundOf, [&] { return found.squared; },
            [&](Position q) {
                if (m_componentOf[q] == component)
                    return;
                const double reach = std::max(std::max(m_cores[p], m_cores[q]),
                                              squaredDistance(point, m_tree.point(q), m_tree.columns()));
                if (reach < found.squared)
                    found = {reach, q};
            });
        known = found; // without a row: there is none nearer than the limit
        if (found.position != kNone)
            offer(p, found);
    }

    void uniteBest()
    {
        for (const Edge &edge : m_best) {
            if (edge.to == kNone)
                continue;
            const Position a = root(edge.from);
            const Position b = root(edge.to);
            if (a == b)
                continue;
            m_parent[std::max(a, b)] = std::min(a, b);
            m_edges.push_back(edge.squared);
        }
    }

    Position root(Position position)
    {
        while (m_parent[position] != position) {
            m_parent[position] = m_parent[m_parent[position]];
            position = m_parent[position];
        }
        return position;
    }

    BoxTree<kColumns> m_tree;
    std::size_t m_wanted;
    std::uint64_t m_mostCompared;
    const WorkContext &m_context;
    std::uint64_t m_compared = 0;
    std::vector<std::uint32_t> m_weights; // one a position, as all below that are not told otherwise
    std::vector<double> m_cores;
    std::vector<double> m_joins;
    std::vector<double> m_lowestCore; // one a node
    std::vector<Position> m_parent;
    std::vector<Nearest> m_nearest;
    std::vector<Position> m_componentOf;
    std::vector<Position> m_componentOfNode; // kMixed: of several
    std::vector<Edge> m_best;                // one a component, at the position that stands for it
    std::vector<double> m_edges;
};

} // namespace anomalyst::analysis
