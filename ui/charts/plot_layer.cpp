#include "ui/charts/plot_layer.h"

#include "ui/charts/mark_painter.h"
#include "ui/charts/plot_painter.h"
#include "ui/charts/plot_text_painter.h"
#include "ui/widgets/theme.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>

#include <algorithm>

namespace anomalyst::ui
{

namespace
{
constexpr double kLayerZ = 50;   // above the chart's own grid and series
constexpr double kOverhang = 10; // marks at an extreme value may reach out of the plot
} // namespace

PlotLayer::PlotLayer(QGraphicsItem *parent)
    : QGraphicsItem(parent)
{
    setZValue(kLayerZ);
    setAcceptedMouseButtons(Qt::NoButton);
}

void PlotLayer::invalidate()
{
    m_isCacheValid = false;
    m_markIndex.reset();
    update();
}

void PlotLayer::setGeometry(const QRectF &bounds, const PlotMapping &mapping, const QFont &font)
{
    if (bounds != m_bounds) {
        prepareGeometryChange();
        m_bounds = bounds;
    }
    m_mapping = mapping;
    m_font = font;
    invalidate();
}

void PlotLayer::setFrame(PlotFrame frame)
{
    m_frame = std::move(frame);
    invalidate();
}

void PlotLayer::setContents(PlotContents contents)
{
    m_contents = std::move(contents);
    invalidate();
}

void PlotLayer::setSpans(std::vector<SpanData> spans)
{
    if (spans == m_contents.spans)
        return;
    m_contents.spans = std::move(spans);
    invalidate();
}

void PlotLayer::setReadout(const QString &text)
{
    if (text == m_readout)
        return;
    m_readout = text;
    update();
}

void PlotLayer::setBrush(std::optional<ValueRange> brush)
{
    if (brush == m_brush)
        return;
    m_brush = brush;
    update();
}

void PlotLayer::setCrosshair(std::optional<Crosshair> crosshair)
{
    if (!crosshair && !m_crosshair)
        return;
    m_crosshair = std::move(crosshair);
    update();
}

std::optional<std::size_t> PlotLayer::markAt(const QPointF &point, double within) const
{
    if (!m_contents.marks.visible)
        return std::nullopt;
    if (!m_markIndex)
        m_markIndex.emplace(m_contents.marks, m_mapping);
    return m_markIndex->nearest(point, within);
}

QFont PlotLayer::headingFont() const
{
    QFont font = m_font;
    font.setWeight(QFont::DemiBold);
    return font;
}

void PlotLayer::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (m_mapping.isEmpty())
        return;
    const qreal ratio = painter->device()->devicePixelRatioF();
    if (painter->paintEngine()->type() == QPaintEngine::SVG) {
        paintPlot(*painter); // lines as lines, not as a pixmap
    } else {
        if (!m_isCacheValid || m_cache.devicePixelRatio() != ratio)
            render(ratio);
        painter->drawPixmap(m_bounds.topLeft(), m_cache);
    }
    painter->setFont(m_font);
    paintBrush(*painter);
    paintReadout(*painter);
    paintCrosshair(*painter);
}

void PlotLayer::render(qreal ratio)
{
    const QSize wanted = (m_bounds.size() * ratio).toSize();
    if (m_cache.size() != wanted)
        m_cache = QPixmap(wanted);
    m_cache.setDevicePixelRatio(ratio);
    m_cache.fill(Qt::transparent);
    QPainter painter(&m_cache);
    painter.translate(-m_bounds.topLeft());
    paintPlot(painter);
    m_isCacheValid = true;
}

void PlotLayer::paintPlot(QPainter &painter) const
{
    painter.setFont(m_font);
    paintGrid(painter);
    paintData(painter);
    if (m_frame.hasXLabels)
        paintXLabels(painter);
    paintYLabels(painter);
    painter.setFont(headingFont());
    painter.setPen(theme().text);
    const QFontMetricsF metrics(painter.font());
    const double top = m_bounds.top();
    painter.drawText(QPointF(m_mapping.area.left(), top + (m_mapping.area.top() - top + metrics.ascent()) / 2 - 1),
                     m_frame.heading);
}

void PlotLayer::paintGrid(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(theme().grid, 0));
    for (const Tick &tick : m_frame.xTicks) {
        const double x = std::floor(m_mapping.pixelX(tick.value)) + 0.5;
        painter.drawLine(QPointF(x, m_mapping.area.top()), QPointF(x, m_mapping.area.bottom()));
    }
    for (const Tick &tick : m_frame.yTicks) {
        const double y = std::round(m_mapping.pixelY(tick.value)) - 0.5;
        painter.drawLine(QPointF(m_mapping.area.left(), y), QPointF(m_mapping.area.right(), y));
    }
}

void PlotLayer::paintXLabels(QPainter &painter) const
{
    const QFontMetricsF metrics(m_font);
    const double first = m_mapping.area.bottom() + 6 + metrics.ascent();
    painter.setPen(theme().mutedText);
    const auto centred = [&](const QString &text, double x, double y) {
        const double width = metrics.horizontalAdvance(text);
        const double left = std::clamp(x - width / 2, m_bounds.left(), m_bounds.right() - width);
        painter.drawText(QPointF(left, y), text);
    };
    for (const Tick &tick : m_frame.xTicks) {
        centred(tick.label, m_mapping.pixelX(tick.value), first);
        centred(tick.context, m_mapping.pixelX(tick.value), first + metrics.height());
    }
    if (!m_frame.xNote.isEmpty())
        painter.drawText(QPointF(m_bounds.left() + 8, first), m_frame.xNote);
}

void PlotLayer::paintYLabels(QPainter &painter) const
{
    const QFontMetricsF metrics(m_font);
    painter.setPen(theme().mutedText);
    for (const Tick &tick : m_frame.yTicks) {
        const double right = m_mapping.area.left() - 6;
        const double baseline = m_mapping.pixelY(tick.value) + (metrics.ascent() - metrics.descent()) / 2;
        painter.drawText(QPointF(right - metrics.horizontalAdvance(tick.label), baseline), tick.label);
    }
}

void PlotLayer::paintData(QPainter &painter) const
{
    painter.save();
    painter.setClipRect(m_mapping.area);
    paintSpans(painter, m_mapping, m_contents.spans);
    for (const BandData &band : m_contents.bands)
        paintBand(painter, m_mapping, band);
    for (const BarData &bars : m_contents.bars)
        paintBars(painter, m_mapping, bars);
    for (const LineData &line : m_contents.lines)
        paintLine(painter, m_mapping, line);
    for (const ThresholdData &threshold : m_contents.thresholds)
        paintThreshold(painter, m_mapping, threshold);
    paintSpanLabels(painter, m_mapping, m_contents.spans);
    painter.setClipRect(m_mapping.area.adjusted(-kOverhang, -kOverhang, kOverhang, kOverhang));
    paintMarks(painter, m_mapping, m_contents.marks);
    paintLabels(painter, m_mapping, m_contents.labels);
    painter.restore();
}

void PlotLayer::paintBrush(QPainter &painter) const
{
    if (!m_brush)
        return;
    const QRectF &area = m_mapping.area;
    const double left = std::clamp(m_mapping.pixelX(m_brush->low), area.left(), area.right());
    const double right = std::clamp(m_mapping.pixelX(m_brush->high), area.left(), area.right());
    if (right <= left)
        return;
    QColor fill = theme().accent;
    fill.setAlphaF(theme().dark ? 0.20F : 0.12F);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(left, area.top(), right - left, area.height()), fill);
}

void PlotLayer::paintReadout(QPainter &painter) const
{
    if (m_readout.isEmpty())
        return;
    const QFontMetricsF metrics(m_font);
    const double x = m_mapping.area.left() + QFontMetricsF(headingFont()).horizontalAdvance(m_frame.heading) + 10;
    const double top = m_bounds.top();
    painter.setPen(theme().mutedText);
    painter.drawText(QPointF(x, top + (m_mapping.area.top() - top + metrics.ascent()) / 2 - 1), m_readout);
}

void PlotLayer::paintCrosshair(QPainter &painter) const
{
    if (!m_crosshair || !m_mapping.x.contains(m_crosshair->x))
        return;
    const QRectF &area = m_mapping.area;
    const double x = std::floor(m_mapping.pixelX(m_crosshair->x)) + 0.5;
    QPen pen(theme().mutedText, 1, Qt::CustomDashLine);
    pen.setDashPattern({4, 2});
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(pen);
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    if (m_crosshair->dotY && m_mapping.y.contains(*m_crosshair->dotY)) {
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(QPen(theme().panel, 2));
        painter.setBrush(m_crosshair->dotColor);
        painter.drawEllipse(QPointF(m_mapping.pixelX(m_crosshair->x), m_mapping.pixelY(*m_crosshair->dotY)), 4.5, 4.5);
    }
    if (!m_crosshair->card.empty())
        paintCard(painter, QPointF(x, area.top()), area, m_crosshair->card);
}

} // namespace anomalyst::ui
