#include "core/explain/transition_edges.h"

#include <algorithm>
#include <numeric>

namespace anomalyst::explain
{

TransitionEdges::TransitionEdges(std::shared_ptr<const analysis::TransitionModel> model)
    : m_model(std::move(model))
    , m_begins(std::size_t{m_model->commandCount()} + 2)
{
    const std::uint32_t edge = m_model->commandCount(); // start as row, end as column
    m_model->transitions().forEach([&](std::uint32_t from, std::uint32_t to, std::size_t, std::uint32_t count) {
        const std::uint32_t target = to == edge ? m_model->endToken() : to;
        m_edges.push_back({from, target, count, m_model->transition(from, target)});
        ++m_begins[from + 1];
    });
    std::partial_sum(m_begins.begin(), m_begins.end(), m_begins.begin());
    std::ranges::sort(m_edges, [](const TransitionEdge &left, const TransitionEdge &right) {
        if (left.from != right.from)
            return left.from < right.from;
        return left.count != right.count ? left.count > right.count : left.to < right.to;
    });
}

std::span<const TransitionEdge> TransitionEdges::from(std::uint32_t command) const
{
    if (command + std::size_t{1} >= m_begins.size())
        return {};
    return std::span(m_edges).subspan(m_begins[command], m_begins[command + 1] - m_begins[command]);
}

std::vector<std::uint32_t> TransitionEdges::mostFrequent(std::size_t most) const
{
    const std::vector<std::uint32_t> &counts = m_model->commandCounts();
    std::vector<std::uint32_t> commands;
    for (std::uint32_t command = 0; command < counts.size(); ++command)
        if (counts[command] > 0)
            commands.push_back(command);
    const std::size_t kept = std::min(most, commands.size());
    const auto isBefore = [&](std::uint32_t left, std::uint32_t right) {
        const bool isToken = left >= m_model->commandCount();
        if (isToken != (right >= m_model->commandCount()))
            return isToken;
        return counts[left] != counts[right] ? counts[left] > counts[right] : left < right;
    };
    std::ranges::partial_sort(commands, commands.begin() + static_cast<std::ptrdiff_t>(kept), isBefore);
    commands.resize(kept);
    return commands;
}

} // namespace anomalyst::explain
