#include "ui/charts/mark_index.h"

#include <algorithm>
#include <tuple>

namespace anomalyst::ui
{

namespace
{
constexpr double kCell = 8;
constexpr double kMargin = 16; // marks at the edge are drawn beyond it
} // namespace

QPointF markPixel(const PlotMapping &mapping, const MarkData &data, const Mark &mark)
{
    return mapping.pixel(mark.x, mark.y) - QPointF(0, data.styles[mark.style].offset);
}

MarkIndex::MarkIndex(const MarkData &data, const PlotMapping &mapping)
    : m_area(mapping.area.adjusted(-kMargin, -kMargin, kMargin, kMargin))
{
    if (!data.marks || mapping.isEmpty())
        return;
    m_columns = static_cast<int>(m_area.width() / kCell) + 1;
    m_rows = static_cast<int>(m_area.height() / kCell) + 1;
    std::vector<Entry> seen;
    for (std::size_t i = 0; i < data.marks->size(); ++i) {
        const Mark &mark = (*data.marks)[i];
        if (!mapping.x.contains(mark.x))
            continue;
        const QPointF at = markPixel(mapping, data, mark);
        if (m_area.contains(at)) {
            seen.push_back(
                {static_cast<float>(at.x()), static_cast<float>(at.y()), static_cast<std::uint32_t>(i), mark.style});
        }
    }
    m_cellBegin.assign(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows) + 1, 0);
    for (const Entry &entry : seen)
        ++m_cellBegin[static_cast<std::size_t>(cellOf(entry.x, entry.y)) + 1];
    for (std::size_t c = 1; c < m_cellBegin.size(); ++c)
        m_cellBegin[c] += m_cellBegin[c - 1];
    m_entries.resize(seen.size());
    std::vector<std::uint32_t> next = m_cellBegin;
    for (const Entry &entry : seen)
        m_entries[next[static_cast<std::size_t>(cellOf(entry.x, entry.y))]++] = entry;
}

int MarkIndex::cellOf(double x, double y) const
{
    const int column = std::clamp(static_cast<int>((x - m_area.left()) / kCell), 0, m_columns - 1);
    const int row = std::clamp(static_cast<int>((y - m_area.top()) / kCell), 0, m_rows - 1);
    return row * m_columns + column;
}

std::optional<std::size_t> MarkIndex::nearest(const QPointF &point, double within) const
{
    if (m_entries.empty())
        return std::nullopt;
    const int low = cellOf(point.x() - within, point.y() - within);
    const int high = cellOf(point.x() + within, point.y() + within);
    const Entry *best = nullptr;
    double bestDistance = within * within;
    for (int row = low / m_columns; row <= high / m_columns; ++row) {
        for (int column = low % m_columns; column <= high % m_columns; ++column) {
            const auto cell = static_cast<std::size_t>(row * m_columns + column);
            for (std::uint32_t e = m_cellBegin[cell]; e < m_cellBegin[cell + 1]; ++e) {
                const Entry &entry = m_entries[e];
                const QPointF away = QPointF(entry.x, entry.y) - point;
                const double distance = QPointF::dotProduct(away, away);
                const bool above =
                    best == nullptr || std::tie(entry.style, entry.index) > std::tie(best->style, best->index);
                if (distance < bestDistance || (distance == bestDistance && above)) {
                    best = &entry;
                    bestDistance = distance;
                }
            }
        }
    }
    return best != nullptr ? std::optional<std::size_t>(best->index) : std::nullopt;
}

} // namespace anomalyst::ui
