// The one layer that draws inside a chart's scene: grid of x, labels of both axes, heading, then dense lines, bands,
// bars, marks in great number, spans, thresholds and labels from plain data into a cached pixmap; the brush and the
// crosshair above it, without drawing the data again. GUI thread; child of a QChart, which owns it.
#pragma once

#include "ui/charts/mark_index.h"
#include "ui/charts/plot_data.h"
#include "ui/charts/tick.h"

#include <QFont>
#include <QGraphicsItem>
#include <QPixmap>

#include <optional>

namespace anomalyst::ui
{

// What stands around the data.
struct PlotFrame {
    QString heading; // plain text, left above the plot
    Ticks xTicks;
    Ticks yTicks;
    bool hasXLabels = true;
    QString xNote; // beside the labels: "UTC"
};

class PlotLayer : public QGraphicsItem
{
public:
    explicit PlotLayer(QGraphicsItem *parent);

    const PlotMapping &mapping() const { return m_mapping; }
    const PlotFrame &frame() const { return m_frame; }
    const PlotContents &contents() const { return m_contents; }
    const std::optional<ValueRange> &brush() const { return m_brush; }
    const std::optional<Crosshair> &crosshair() const { return m_crosshair; }

    void setGeometry(const QRectF &bounds, const PlotMapping &mapping, const QFont &font);
    void setFrame(PlotFrame frame);
    void setContents(PlotContents contents);
    void setSpans(std::vector<SpanData> spans);
    void setReadout(const QString &text); // after the heading; cheap
    void setBrush(std::optional<ValueRange> brush);
    void setCrosshair(std::optional<Crosshair> crosshair);

    // The mark at a point of the scene; the index is rebuilt when needed.
    std::optional<std::size_t> markAt(const QPointF &point, double within = 8) const;

    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void invalidate();
    void render(qreal ratio);
    void paintPlot(QPainter &painter) const;
    void paintGrid(QPainter &painter) const;
    void paintXLabels(QPainter &painter) const;
    void paintYLabels(QPainter &painter) const;
    void paintData(QPainter &painter) const;
    void paintBrush(QPainter &painter) const;
    void paintCrosshair(QPainter &painter) const;
    void paintReadout(QPainter &painter) const;
    QFont headingFont() const;

    QRectF m_bounds;
    PlotMapping m_mapping;
    QFont m_font;
    PlotFrame m_frame;
    PlotContents m_contents;
    QString m_readout;
    std::optional<ValueRange> m_brush;
    std::optional<Crosshair> m_crosshair;
    QPixmap m_cache;
    bool m_isCacheValid = false;
    mutable std::optional<MarkIndex> m_markIndex;
};

} // namespace anomalyst::ui
