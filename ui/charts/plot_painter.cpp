#include "ui/charts/plot_painter.h"

#include "ui/charts/decimation.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace anomalyst::ui
{

namespace
{

int deviceColumns(const QPainter &painter, const PlotMapping &mapping)
{
    return std::max(1, static_cast<int>(std::lround(mapping.area.width() * painter.device()->devicePixelRatioF())));
}

// Values far outside the plot would leave the range of the rasteriser's coordinates.
double clampedPixelY(const PlotMapping &mapping, double y)
{
    return std::clamp(mapping.pixelY(y), mapping.area.top() - 1e4, mapping.area.bottom() + 1e4);
}

// As single strokes with square caps: Qt draws them several times faster than a polyline of the same width.
void flushLine(QPainter &painter, QPolygonF &points)
{
    if (points.size() == 1)
        painter.drawPoint(points.front());
    QVector<QLineF> strokes;
    strokes.reserve(points.size());
    for (qsizetype i = 1; i < points.size(); ++i)
        strokes.append({points[i - 1], points[i]});
    painter.drawLines(strokes);
    points.clear();
}

void appendColumn(QPolygonF &points, const PlotMapping &mapping, const DenseValues &values,
                  const ColumnExtremes &column)
{
    const auto [low, high] = std::minmax(column.lowest, column.highest);
    std::size_t previous = values.size();
    for (const std::size_t index : {column.first, low, high, column.last}) {
        if (index != previous)
            points.append({mapping.pixelX(values.x(index)), clampedPixelY(mapping, values.y(index))});
        previous = index;
    }
}

// One vertical stroke a column that reaches from where the column before ended: the pixels of the full line without
// the cost of antialiasing.
void paintDenseLine(QPainter &painter, const PlotMapping &mapping, const DenseValues &values,
                    const Decimated &decimated)
{
    const double ratio = painter.device()->devicePixelRatioF();
    QVector<QLineF> strokes;
    strokes.reserve(static_cast<qsizetype>(decimated.columns.size()));
    const ColumnExtremes *previous = nullptr;
    for (const ColumnExtremes &column : decimated.columns) {
        if (column.isGap) {
            previous = nullptr;
            continue;
        }
        const double x = (std::floor(mapping.pixelX(values.x(column.first)) * ratio) + 0.5) / ratio;
        const double joined = values.y(previous != nullptr ? previous->last : column.first);
        const double bottom = clampedPixelY(mapping, std::min(joined, values.y(column.lowest)));
        const double top = clampedPixelY(mapping, std::max(joined, values.y(column.highest)));
        strokes.append({x, std::min(top, bottom - 1), x, bottom});
        previous = &column;
    }
    painter.drawLines(strokes);
}

struct BandCorner {
    double x;
    double top;
    double bottom;
};
using BandRun = std::vector<BandCorner>; // from left to right, without a gap

void paintSmoothBand(QPainter &painter, const BandRun &run)
{
    QPolygonF outline;
    for (const BandCorner &corner : run)
        outline.append({corner.x, corner.top});
    for (auto corner = run.rbegin(); corner != run.rend(); ++corner)
        outline.append({corner->x, corner->bottom});
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.drawPolygon(outline);
}

// One rectangle a pixel column, its ends interpolated: Qt fills those many times faster than a ragged polygon.
void paintBandColumns(QPainter &painter, const QRectF &area, const BandRun &run)
{
    QVector<QRectF> rects;
    rects.reserve(static_cast<qsizetype>(area.width()) + 1);
    std::size_t k = 0;
    const double end = std::min(area.right(), run.back().x);
    for (double left = std::floor(std::max(area.left(), run.front().x)); left <= end; ++left) {
        const double x = std::clamp(left + 0.5, run.front().x, run.back().x);
        while (k + 2 < run.size() && run[k + 1].x < x)
            ++k;
        const double width = run[k + 1].x - run[k].x;
        const double share = width > 0 ? std::clamp((x - run[k].x) / width, 0.0, 1.0) : 0;
        const double top = std::lerp(run[k].top, run[k + 1].top, share);
        const double bottom = std::lerp(run[k].bottom, run[k + 1].bottom, share);
        rects.append({left, top, 1, std::max(1.0, bottom - top)});
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.drawRects(rects);
}

void flushBand(QPainter &painter, const QRectF &area, BandRun &run)
{
    constexpr std::size_t kSmooth = 300; // corners that an antialiased polygon may have within a frame
    if (run.size() > 1 && run.size() <= kSmooth)
        paintSmoothBand(painter, run);
    else if (run.size() > 1)
        paintBandColumns(painter, area, run);
    run.clear();
}

QRectF barRect(const PlotMapping &mapping, double centre, double width, double low, double high)
{
    const double top = clampedPixelY(mapping, std::max(0.0, high));
    const double bottom = clampedPixelY(mapping, std::min(0.0, low));
    return {centre - width / 2, top, width, std::max(1.0, bottom - top)};
}

void paintHighlighted(QPainter &painter, const PlotMapping &mapping, const BarData &bars, double width)
{
    const std::vector<std::size_t> &indexes = *bars.highlighted;
    const auto begin = std::ranges::lower_bound(indexes, bars.values.lowerIndex(mapping.x.low));
    const auto end = std::ranges::lower_bound(indexes, bars.values.lowerIndex(mapping.x.high));
    QVector<QRectF> above;
    QVector<QRectF> below;
    const auto append = [](QVector<QRectF> &rects, const QRectF &rect) {
        if (!rects.isEmpty() && rect.center().x() - rects.back().center().x() < 0.5)
            rects.back() = rects.back().united(rect);
        else
            rects.append(rect);
    };
    for (auto at = begin; at != end; ++at) {
        const double y = bars.values.y(*at);
        append(y >= 0 ? above : below, barRect(mapping, mapping.pixelX(bars.values.x(*at)), width, y, y));
    }
    painter.setBrush(bars.highlightAbove);
    painter.drawRects(above);
    painter.setBrush(bars.highlightBelow);
    painter.drawRects(below);
}

} // namespace

void paintLine(QPainter &painter, const PlotMapping &mapping, const LineData &line)
{
    if (!line.visible)
        return;
    const Decimated decimated = decimate(line.values, mapping.x, deviceColumns(painter, mapping));
    if (!decimated.isExact) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(line.color, 0));
        paintDenseLine(painter, mapping, line.values, decimated);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(line.color, line.width, Qt::SolidLine, Qt::SquareCap));
    QPolygonF points;
    for (const ColumnExtremes &column : decimated.columns) {
        if (column.isGap)
            flushLine(painter, points);
        else
            appendColumn(points, mapping, line.values, column);
    }
    flushLine(painter, points);
}

void paintBand(QPainter &painter, const PlotMapping &mapping, const BandData &band)
{
    if (!band.visible)
        return;
    const int columns = deviceColumns(painter, mapping);
    const Decimated high = decimate(band.high, mapping.x, columns);
    const bool hasLow = band.low.size() == band.high.size();
    const bool isOwn = hasLow && !band.low.isSameAs(band.high);
    const Decimated low = isOwn ? decimate(band.low, mapping.x, columns) : high;
    painter.setPen(Qt::NoPen);
    painter.setBrush(band.fill);
    BandRun run;
    for (std::size_t i = 0; i < std::min(high.columns.size(), low.columns.size()); ++i) {
        const ColumnExtremes &upper = high.columns[i];
        const ColumnExtremes &lower = low.columns[i];
        if (upper.isGap || lower.isGap) {
            flushBand(painter, mapping.area, run);
            continue;
        }
        run.push_back({.x = mapping.pixelX(band.high.x(upper.first)),
                       .top = clampedPixelY(mapping, band.high.y(upper.highest) + band.highOffset),
                       .bottom = hasLow ? clampedPixelY(mapping, band.low.y(lower.lowest) + band.lowOffset)
                                        : mapping.area.bottom()});
    }
    flushBand(painter, mapping.area, run);
}

void paintBars(QPainter &painter, const PlotMapping &mapping, const BarData &bars)
{
    const Decimated decimated = decimate(bars.values, mapping.x, deviceColumns(painter, mapping));
    const double spacing = bars.values.step() / mapping.valuesPerPixelX();
    const double width = decimated.isExact ? std::clamp(spacing * 0.7, 1.0, 24.0) : 1;
    QVector<QRectF> rects;
    rects.reserve(static_cast<qsizetype>(decimated.columns.size()));
    for (const ColumnExtremes &column : decimated.columns) {
        if (!column.isGap) {
            rects.append(barRect(mapping, mapping.pixelX(bars.values.x(column.first)), width,
                                 bars.values.y(column.lowest), bars.values.y(column.highest)));
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, decimated.isExact && width > 1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(bars.color);
    painter.drawRects(rects);
    if (bars.highlighted)
        paintHighlighted(painter, mapping, bars, std::max(2.0, width));
}

void paintSpans(QPainter &painter, const PlotMapping &mapping, const std::vector<SpanData> &spans)
{
    // Qt hands translucent fills of more than 64 rows to other threads, which costs more than the fill.
    constexpr double kRows = 60;
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QRectF &area = mapping.area;
    double painted = area.left(); // up to here; spans that share a pixel column are painted once
    const QBrush *previous = nullptr;
    for (const SpanData &span : spans) {
        double left = std::max(area.left(), std::floor(mapping.pixelX(span.x.low)));
        const double right = std::min(area.right(), std::max(left + 1, std::round(mapping.pixelX(span.x.high))));
        if (previous != nullptr && *previous == span.fill)
            left = std::max(left, painted);
        if (right <= left)
            continue;
        for (double top = area.top(); top < area.bottom(); top += kRows)
            painter.fillRect(QRectF(left, top, right - left, std::min(kRows, area.bottom() - top)), span.fill);
        painted = right;
        previous = &span.fill;
    }
}

void paintThreshold(QPainter &painter, const PlotMapping &mapping, const ThresholdData &threshold)
{
    if (!mapping.y.contains(threshold.y))
        return;
    const double y = std::round(mapping.pixelY(threshold.y)) + 0.5;
    painter.setRenderHint(QPainter::Antialiasing, false);
    QPen pen(threshold.color, 1, Qt::CustomDashLine);
    pen.setDashPattern({4, 2});
    painter.setPen(pen);
    painter.drawLine(QPointF(mapping.area.left(), y), QPointF(mapping.area.right(), y));
}

} // namespace anomalyst::ui
