#include "ui/charts/plot_text_painter.h"

#include "ui/widgets/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace anomalyst::ui
{

void paintSpanLabels(QPainter &painter, const PlotMapping &mapping, const std::vector<SpanData> &spans)
{
    constexpr double kPadding = 4;
    constexpr double kNarrowest = 24; // pixels; the text is cut beyond that
    const QFontMetricsF metrics(painter.font());
    for (const SpanData &span : spans) {
        const double left = std::max(mapping.area.left(), mapping.pixelX(span.x.low));
        const double room = std::min(mapping.area.right(), mapping.pixelX(span.x.high)) - left - 2 * kPadding;
        if (span.label.isEmpty() || room < kNarrowest)
            continue;
        const QString text = metrics.elidedText(span.label, Qt::ElideRight, room);
        const QRectF box(left + kPadding - 2, mapping.area.top() + 2, metrics.horizontalAdvance(text) + 4,
                         metrics.height());
        painter.fillRect(box, theme().panel);
        painter.setPen(theme().mutedText);
        painter.drawText(QPointF(box.left() + 2, box.top() + metrics.ascent()), text);
    }
}

std::vector<PlacedLabel> placeLabels(const QFontMetricsF &metrics, const PlotMapping &mapping,
                                     const std::vector<PlotLabel> &labels)
{
    constexpr double kBeside = 8; // from the middle of its mark
    constexpr double kMark = 5;   // half the size of one
    std::vector<QRectF> kept;     // what no text may lie on: the marks of all labels, then the texts placed
    for (const PlotLabel &label : labels) {
        if (mapping.x.contains(label.x) && mapping.y.contains(label.y))
            kept.emplace_back(mapping.pixel(label.x, label.y) - QPointF(kMark, kMark), QSizeF(2 * kMark, 2 * kMark));
    }
    std::vector<PlacedLabel> placed;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (!mapping.x.contains(labels[i].x) || !mapping.y.contains(labels[i].y))
            continue;
        const QPointF mark = mapping.pixel(labels[i].x, labels[i].y);
        const QSizeF size(metrics.horizontalAdvance(labels[i].text), metrics.height());
        const double left = mark.x() - kBeside - size.width();
        const double right = mark.x() + kBeside;
        const double middle = mark.y() - size.height() / 2;
        for (const QPointF &corner : {QPointF(right, middle), QPointF(left, middle), QPointF(right, middle - size.height()),
                                      QPointF(left, middle - size.height()), QPointF(right, middle + size.height()),
                                      QPointF(left, middle + size.height())}) {
            const QRectF place(corner, size);
            if (place.left() < mapping.area.left() || place.right() > mapping.area.right() ||
                std::ranges::any_of(kept, [&](const QRectF &other) { return other.intersects(place); }))
                continue;
            kept.push_back(place);
            placed.push_back({i, place});
            break;
        }
    }
    return placed;
}

void paintLabels(QPainter &painter, const PlotMapping &mapping, const std::vector<PlotLabel> &labels)
{
    const QFontMetricsF metrics(painter.font());
    const QPen halo(theme().panel, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin); // a line would run through the text
    painter.setRenderHint(QPainter::Antialiasing);
    for (const PlacedLabel &placed : placeLabels(metrics, mapping, labels)) {
        const PlotLabel &label = labels[placed.label];
        const QPointF at(placed.place.left(), placed.place.top() + metrics.ascent());
        QPainterPath outline;
        outline.addText(at, painter.font(), label.text);
        painter.strokePath(outline, halo);
        painter.setPen(label.color);
        painter.drawText(at, label.text);
    }
}

void paintCard(QPainter &painter, const QPointF &anchor, const QRectF &bounds, const std::vector<CardLine> &lines)
{
    constexpr double kPadding = 10;
    constexpr double kDistance = 10;
    const QFontMetricsF metrics(painter.font());
    double width = 0;
    for (const CardLine &line : lines)
        width = std::max(width, metrics.horizontalAdvance(line.text));
    const double lineHeight = std::ceil(metrics.height() * 1.12);
    QRectF box(anchor.x() + kDistance, bounds.top() + 6, std::ceil(width) + 2 * kPadding,
               lineHeight * static_cast<double>(lines.size()) + kPadding);
    if (box.right() > bounds.right())
        box.moveRight(anchor.x() - kDistance);
    box.moveLeft(std::round(std::max(bounds.left(), box.left())));
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(theme().border, 1));
    painter.setBrush(theme().panel);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    double y = box.top() + kPadding / 2 + metrics.ascent() + (lineHeight - metrics.height()) / 2;
    for (const CardLine &line : lines) {
        painter.setPen(line.isHead ? theme().mutedText : line.color);
        painter.drawText(QPointF(box.left() + kPadding, y), line.text);
        y += lineHeight;
    }
}

} // namespace anomalyst::ui
