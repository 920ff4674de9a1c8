#include "ui/charts/plot_text_painter.h"

#include "ui/widgets/theme.h"

#include <QFontMetricsF>
#include <QPainter>

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

void paintLabels(QPainter &painter, const PlotMapping &mapping, const std::vector<PlotLabel> &labels)
{
    const QFontMetricsF metrics(painter.font());
    QColor behind = theme().panel; // a line or a mark behind the text would make it hard to read
    behind.setAlphaF(0.75F);
    std::vector<QRectF> taken;
    for (const PlotLabel &label : labels) {
        if (!mapping.x.contains(label.x) || !mapping.y.contains(label.y))
            continue;
        QPointF at = mapping.pixel(label.x, label.y) + QPointF(8, metrics.ascent() / 2 - 1);
        const double width = metrics.horizontalAdvance(label.text);
        if (at.x() + width > mapping.area.right())
            at.rx() -= width + 16;
        const QRectF place(at.x(), at.y() - metrics.ascent(), width, metrics.height());
        if (std::ranges::any_of(taken, [&](const QRectF &other) { return other.intersects(place); }))
            continue;
        taken.push_back(place);
        painter.fillRect(place, behind);
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
