// Finds the mark under the pointer: marks sorted into cells of 8 pixels by where they are drawn. Rebuilt when the
// mapping changes and somebody points. Pure geometry.
#pragma once

#include "ui/charts/plot_data.h"

#include <optional>

namespace anomalyst::ui
{

// Where a mark is drawn: its place plus the offset of its style.
QPointF markPixel(const PlotMapping &mapping, const MarkData &data, const Mark &mark);

class MarkIndex
{
public:
    MarkIndex() = default;
    MarkIndex(const MarkData &data, const PlotMapping &mapping);

    // The mark nearest to the point and at most `within` pixels away; of equals the one on top (higher style, then
    // later).
    std::optional<std::size_t> nearest(const QPointF &point, double within) const;

private:
    struct Entry {
        float x;
        float y;
        std::uint32_t index;
        std::uint8_t style;
    };
    int cellOf(double x, double y) const;

    QRectF m_area;
    int m_columns = 0;
    int m_rows = 0;
    std::vector<std::uint32_t> m_cellBegin; // into m_entries; one more than there are cells
    std::vector<Entry> m_entries;
};

} // namespace anomalyst::ui
