// The smallest distance within which enough rows lie, rows added one after the other, each with a weight. One thread.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace anomalyst::analysis
{

class CoreDistance
{
public:
    explicit CoreDistance(std::size_t wanted)
        : m_wanted(wanted)
    {
    }

    void clear()
    {
        m_near.clear();
        m_within = 0;
    }
    double distance() const { return limit(); } // infinite: there are not enough rows
    // From here on a row changes nothing.
    double limit() const
    {
        return m_within < m_wanted ? std::numeric_limits<double>::infinity() : m_near.front().first;
    }
    void add(double squared, std::uint32_t weight)
    {
        if (m_within >= m_wanted && squared >= m_near.front().first)
            return;
        m_near.emplace_back(squared, weight);
        std::ranges::push_heap(m_near);
        m_within += weight;
        while (m_within - m_near.front().second >= m_wanted) { // it is not needed
            m_within -= m_near.front().second;
            std::ranges::pop_heap(m_near);
            m_near.pop_back();
        }
    }

private:
    std::size_t m_wanted;
    std::vector<std::pair<double, std::uint32_t>> m_near; // a heap, the farthest in front
    std::size_t m_within = 0;                             // rows of those
};

} // namespace anomalyst::analysis
