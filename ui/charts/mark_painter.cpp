#include "ui/charts/mark_painter.h"

#include "ui/charts/mark_index.h"

#include <QImage>
#include <QPainter>
#include <QPixmap>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <unordered_set>

namespace anomalyst::ui
{

namespace
{

constexpr double kEdge = 16; // a mark just outside still shows its part inside

struct Placed {
    QPointF at;
    double endX; // of its stroke
    std::uint8_t style;
};

// Where marks are drawn, for very many of them: the mapping as two factors, and no look at what is not seen.
class Placer
{
public:
    Placer(const PlotMapping &mapping, const MarkData &data)
        : m_seen(mapping.area.adjusted(-kEdge, -kEdge, kEdge, kEdge))
        , m_origin(mapping.pixel(0, 0))
        , m_x(mapping.x)
        , m_left(mapping.area.left())
        , m_scaleX(1 / mapping.valuesPerPixelX())
        , m_scaleY(mapping.area.height() / mapping.y.length())
    {
        for (const MarkStyle &style : data.styles)
            m_offsets.push_back(style.offset);
    }

    std::optional<Placed> operator()(const Mark &mark) const
    {
        const auto length = static_cast<double>(mark.length);
        if (mark.x > m_x.high || mark.x + length < m_x.low)
            return std::nullopt;
        const QPointF at(m_left + (mark.x - m_x.low) * m_scaleX,
                         m_origin.y() - mark.y * m_scaleY - m_offsets[mark.style]);
        if (at.y() < m_seen.top() || at.y() > m_seen.bottom())
            return std::nullopt;
        return Placed{at, at.x() + length * m_scaleX, mark.style};
    }

private:
    QRectF m_seen;
    QPointF m_origin;
    ValueRange m_x;
    double m_left;
    double m_scaleX;
    double m_scaleY;
    std::vector<double> m_offsets;
};

// Empty when there are more than sprites can show.
std::optional<std::vector<Placed>> placeSprites(const Placer &place, const std::vector<Mark> &marks)
{
    std::vector<Placed> placed;
    for (const Mark &mark : marks) {
        if (const auto at = place(mark)) {
            if (placed.size() == kMostSprites)
                return std::nullopt;
            placed.push_back(*at);
        }
    }
    return placed;
}

// With a pen the mark has a ring, which lies over its edge.
QPixmap sprite(const MarkStyle &style, const QPen &pen, qreal ratio)
{
    const int side = static_cast<int>(std::ceil(style.size)) + 3;
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen);
    painter.setBrush(style.color);
    paintMarkShape(painter, QPointF(side, side) / 2, style.shape, style.size);
    return pixmap;
}

void paintStrokes(QPainter &painter, const PlotMapping &mapping, const MarkData &data,
                  const std::vector<Placed> &placed)
{
    std::vector<QVector<QRectF>> rects(data.styles.size());
    for (const Placed &mark : placed) {
        const double right = std::min(mark.endX, mapping.area.right() + kEdge);
        const double left = std::max(mark.at.x(), mapping.area.left() - kEdge);
        if (mark.endX - mark.at.x() > data.styles[mark.style].size / 2)
            rects[mark.style].append({left, mark.at.y() - 1, right - left, 2});
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    for (std::size_t s = 0; s < rects.size(); ++s) {
        painter.setBrush(data.styles[s].color);
        painter.drawRects(rects[s]);
    }
}

void paintSprites(QPainter &painter, const std::vector<MarkStyle> &styles, const QPen &pen,
                  const std::vector<Placed> &placed)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    for (std::size_t style = 0; style < styles.size(); ++style) {
        const QPixmap pixmap = sprite(styles[style], pen, ratio);
        const double half = pixmap.width() / ratio / 2;
        QPointF last(-1e9, -1e9);
        for (const Placed &mark : placed) {
            const QPointF away = mark.at - last;
            if (mark.style != style || std::abs(away.x()) + std::abs(away.y()) < 0.5)
                continue;
            painter.drawPixmap(mark.at - QPointF(half, half), pixmap);
            last = mark.at;
        }
    }
}

// Counts marks in 2 × 2 pixel cells; the colour is that of the topmost style in the cell, its strength grows with the
// logarithm of the count.
struct DensityGrid {
    static constexpr double kCell = 2;
    struct Cell {
        std::uint32_t count = 0;
        std::uint8_t style = 0;
    };

    DensityGrid(const QRectF &area, const Placer &place, const std::vector<Mark> &marks)
        : columns(static_cast<int>(area.width() / kCell) + 1)
        , rows(static_cast<int>(area.height() / kCell) + 1)
        , cells(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows))
    {
        for (const Mark &mark : marks) {
            const auto placed = place(mark);
            if (!placed)
                continue;
            const QPointF in = (placed->at - area.topLeft()) / kCell;
            if (in.x() < 0 || in.x() >= columns || in.y() < 0 || in.y() >= rows)
                continue;
            Cell &cell = cells[static_cast<std::size_t>(static_cast<int>(in.y()) * columns + static_cast<int>(in.x()))];
            ++cell.count;
            cell.style = std::max(cell.style, mark.style);
        }
    }

    int columns;
    int rows;
    std::vector<Cell> cells;
};

void paintDensity(QPainter &painter, const QRectF &area, const DensityGrid &grid, const std::vector<MarkStyle> &styles)
{
    QImage image(grid.columns, grid.rows, QImage::Format_ARGB32);
    const DensityGrid::Cell *cell = grid.cells.data();
    for (int row = 0; row < grid.rows; ++row) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(row));
        for (int column = 0; column < grid.columns; ++column, ++cell) {
            const int alpha = std::min(255, 110 + static_cast<int>(24 * std::log2(1.0 + cell->count)));
            const QRgb color = styles[cell->style].color.rgb();
            line[column] = cell->count == 0 ? 0 : qRgba(qRed(color), qGreen(color), qBlue(color), alpha);
        }
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(
        QRectF(area.left(), area.top(), grid.columns * DensityGrid::kCell, grid.rows * DensityGrid::kCell), image);
}

// A few are drawn as shapes, exactly in their place; many as sprites, one a pixel.
constexpr std::size_t kMostShapes = 64;

void paintShapes(QPainter &painter, const std::vector<MarkStyle> &styles, const QPen &pen,
                 const std::vector<Placed> &placed)
{
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(pen);
    for (const Placed &mark : placed) {
        painter.setBrush(styles[mark.style].color);
        paintMarkShape(painter, mark.at, styles[mark.style].shape, styles[mark.style].size);
    }
}

void paintEmphasised(QPainter &painter, const Placer &place, const MarkData &data)
{
    std::vector<Placed> placed;
    std::unordered_set<std::uint64_t> taken;
    for (const std::size_t index : data.emphasised) {
        const auto at = index < data.marks->size() ? place((*data.marks)[index]) : std::nullopt;
        if (!at)
            continue;
        const auto pixel = static_cast<std::uint64_t>(std::lround(at->at.x()) + (1 << 20)) << 32 |
                           static_cast<std::uint64_t>(std::lround(at->at.y()) + (1 << 20)) << 8 | at->style;
        if (data.emphasised.size() <= kMostShapes || taken.insert(pixel).second)
            placed.push_back(*at);
    }
    std::vector<MarkStyle> larger = data.styles;
    for (MarkStyle &style : larger)
        style.size += 4;
    const QPen ring(data.ring, 2);
    if (placed.size() <= kMostShapes)
        paintShapes(painter, larger, ring, placed);
    else
        paintSprites(painter, larger, ring, placed);
}

} // namespace

void paintMarkShape(QPainter &painter, const QPointF &centre, MarkShape shape, double size)
{
    const double r = size / 2;
    switch (shape) {
    case MarkShape::Disc:
        painter.drawEllipse(centre, r, r);
        break;
    case MarkShape::TriangleUp: {
        const std::array<QPointF, 3> points = {centre + QPointF(0, -r), centre + QPointF(r, r * 0.8),
                                               centre + QPointF(-r, r * 0.8)};
        painter.drawConvexPolygon(points.data(), 3);
        break;
    }
    case MarkShape::TriangleDown: {
        const std::array<QPointF, 3> points = {centre + QPointF(0, r), centre + QPointF(r, -r * 0.8),
                                               centre + QPointF(-r, -r * 0.8)};
        painter.drawConvexPolygon(points.data(), 3);
        break;
    }
    case MarkShape::Cross: {
        const double arm = r * 0.3;
        painter.drawRect(QRectF(centre.x() - r, centre.y() - arm, size, 2 * arm));
        painter.drawRect(QRectF(centre.x() - arm, centre.y() - r, 2 * arm, size));
        break;
    }
    }
}

void paintMarks(QPainter &painter, const PlotMapping &mapping, const MarkData &data)
{
    if (!data.visible || !data.marks || data.styles.empty())
        return;
    const Placer place(mapping, data);
    if (const auto placed = placeSprites(place, *data.marks)) {
        paintStrokes(painter, mapping, data, *placed);
        paintSprites(painter, data.styles, Qt::NoPen, *placed);
    } else {
        paintDensity(painter, mapping.area, DensityGrid(mapping.area, place, *data.marks), data.styles);
    }
    paintEmphasised(painter, place, data);
}

} // namespace anomalyst::ui
