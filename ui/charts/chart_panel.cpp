#include "ui/charts/chart_panel.h"

#include "ui/charts/time_axis.h"
#include "ui/models/display_zone.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QChart>
#include <QEvent>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>

namespace anomalyst::ui
{

namespace
{
constexpr int kHeadingHeight = 24;
constexpr int kBottomMargin = 10; // half a label
constexpr double kPixelsPerXTick = 110;
constexpr double kPixelsPerYTick = 34;
} // namespace

ChartPanel::ChartPanel(QWidget *parent)
    : QGraphicsView(parent)
    , m_chart(new QChart)
    , m_yAxis(new QValueAxis)
    , m_layer(new PlotLayer(m_chart))
    , m_gestures(nullptr)
{
    setScene(new QGraphicsScene(this));
    scene()->addItem(m_chart);
    scene()->setItemIndexMethod(QGraphicsScene::NoIndex);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setFocusPolicy(Qt::StrongFocus);
    m_gestures = new ChartGestures(*this); // needs the viewport

    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setBackgroundVisible(false);
    // With a plot area of our own, Qt leaves its background at the automatic place.
    m_chart->setPlotAreaBackgroundVisible(false);
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    // The layer draws grid and labels: Qt's grid keeps the width of an earlier size, its labels know no suffixes, and it
    // cuts or hides those that it finds too long.
    m_yAxis->setGridLineVisible(false);
    m_yAxis->setTickType(QValueAxis::TicksDynamic);
    m_yAxis->setLabelsVisible(false);
    m_chart->addAxis(m_yAxis, Qt::AlignLeft);
    m_chart->legend()->setMarkerShape(QLegend::MarkerShapeCircle); // before there are markers, else their pens are lost
    m_chart->legend()->hide();
    m_chart->legend()->setShowToolTips(false);
    connect(&ThemeSwitch::of(qApp), &ThemeSwitch::changed, this, &ChartPanel::applyTheme);
    connect(&ZoneSwitch::of(qApp), &ZoneSwitch::changed, this, &ChartPanel::rebuildFrame);
    applyTheme();
}

ChartPanel::~ChartPanel() = default;

void ChartPanel::setHeading(const QString &heading)
{
    m_heading = heading;
    setAccessibleName(heading);
    rebuildFrame();
}

void ChartPanel::setXAxis(XAxis kind, bool hasLabels)
{
    m_xAxis = kind;
    m_hasXLabels = hasLabels;
    layOut();
}

void ChartPanel::setValueUnit(ValueUnit unit)
{
    m_unit = unit;
    applyYRange(m_wantedY);
}

void ChartPanel::setLegend(const std::vector<LegendEntry> &entries)
{
    for (QLineSeries *series : m_legendSeries) {
        m_chart->removeSeries(series);
        delete series;
    }
    m_legendSeries.clear();
    m_chart->legend()->setVisible(!entries.empty());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        auto *series = new QLineSeries;
        series->setName(entries[i].name.toHtmlEscaped());
        series->setColor(entries[i].color);
        m_chart->addSeries(series);
        m_legendSeries.push_back(series);
        QLegendMarker *marker = m_chart->legend()->markers(series).front();
        marker->setPen(QPen(entries[i].color)); // black if not told
        connect(marker, &QLegendMarker::clicked, this, [this, i] { toggle(i); });
    }
    placeLegend();
}

void ChartPanel::toggle(std::size_t entry)
{
    QLineSeries *series = m_legendSeries[entry];
    QLegendMarker *marker = m_chart->legend()->markers(series).front();
    const bool isVisible = !series->isVisible();
    series->setVisible(isVisible);
    marker->setVisible(true); // else hiding the series would take its marker along, and the way back
    marker->setLabelBrush(isVisible ? theme().text : theme().grid);
    Q_EMIT legendToggled(entry, isVisible);
}

void ChartPanel::setXRange(ValueRange range)
{
    if (range == m_x)
        return;
    m_x = range;
    rebuildFrame();
}

void ChartPanel::setYRange(ValueRange range)
{
    m_isExactY = false;
    applyYRange(range);
}

void ChartPanel::setYRangeExactly(ValueRange range)
{
    m_isExactY = true;
    applyYRange(range);
}

void ChartPanel::setYTicks(std::optional<Ticks> ticks)
{
    m_yTicks = std::move(ticks);
    const QFontMetricsF metrics(font());
    if (m_yTicks) {
        for (Tick &tick : *m_yTicks)
            tick.label = metrics.elidedText(tick.label, Qt::ElideRight, kPlotLeftMargin - 10);
    }
    rebuildFrame();
}

void ChartPanel::applyYRange(ValueRange range)
{
    m_wantedY = range;
    const int ticks = std::clamp(static_cast<int>(plotArea().height() / kPixelsPerYTick) + 1, 2, 8);
    const ValueScale scale = m_isExactY && range.length() > 0
                                 ? ValueScale{range, roundStep(range.length() / ticks, m_unit)}
                                 : niceScale(range, ticks, m_unit);
    if (scale.range == m_scale.range && scale.step == m_scale.step)
        return;
    m_scale = scale;
    m_yAxis->setTickInterval(scale.step);
    m_yAxis->setRange(scale.range.low, scale.range.high);
    rebuildFrame();
}

QRect ChartPanel::plotArea() const
{
    const int lineHeight = static_cast<int>(std::ceil(QFontMetricsF(font()).height()));
    const int bottom = m_hasXLabels ? 2 * lineHeight + 10 : kBottomMargin;
    return QRect(kPlotLeftMargin, kHeadingHeight, std::max(0, width() - kPlotLeftMargin - kPlotRightMargin),
                 std::max(0, height() - kHeadingHeight - bottom));
}

void ChartPanel::rebuildFrame()
{
    const QRect area = plotArea();
    const int count = std::max(2, static_cast<int>(area.width() / kPixelsPerXTick));
    PlotFrame frame{.heading = m_heading,
                    .xTicks = {},
                    .yTicks = m_yTicks ? *m_yTicks : valueTicks(m_scale, m_unit),
                    .hasXLabels = m_hasXLabels,
                    .xNote = {}};
    if (m_xAxis == XAxis::Time) {
        frame.xTicks = timeTicks(windowOf(m_x), count);
        const TimeWindow window = windowOf(m_x);
        const QString first = displayZone().markAt(window.begin), last = displayZone().markAt(window.end);
        frame.xNote = first == last ? first : first.left(3) + QLatin1Char('/') + last.left(3);
    } else {
        const ValueScale scale{m_x, roundStep(m_x.length() / count, ValueUnit::Number)};
        frame.xTicks = valueTicks(scale, ValueUnit::Number);
    }
    m_layer->setFrame(std::move(frame));
    m_layer->setGeometry(m_chart->geometry(), {QRectF(area), m_x, m_scale.range}, font());
}

void ChartPanel::layOut()
{
    m_chart->setGeometry(QRectF(viewport()->rect()));
    setSceneRect(QRectF(viewport()->rect()));
    m_chart->setPlotArea(QRectF(plotArea()));
    applyYRange(m_wantedY);
    rebuildFrame();
    placeLegend();
}

void ChartPanel::placeLegend()
{
    if (m_legendSeries.empty())
        return;
    constexpr double kMarkerWidth = 26; // the dot and the space around it
    const QFontMetricsF metrics(font());
    double wanted = kMarkerWidth;
    for (const QLineSeries *series : m_legendSeries)
        wanted += metrics.horizontalAdvance(series->name()) + kMarkerWidth;
    QLegend *legend = m_chart->legend();
    legend->detachFromChart();
    legend->setBackgroundVisible(false);
    legend->layout()->setContentsMargins(0, 0, 0, 0);
    const QRect area = plotArea();
    legend->setGeometry(QRectF(area.right() - std::min<double>(area.width() * 0.7, wanted), -1,
                               std::min<double>(area.width() * 0.7, wanted), kHeadingHeight + 4));
    legend->update();
}

void ChartPanel::applyTheme()
{
    m_yAxis->setLinePen(QPen(Qt::transparent));
    m_yAxis->setLineVisible(false);
    m_chart->legend()->setLabelColor(theme().text);
    m_chart->legend()->setFont(font());
    layOut();
    viewport()->update();
}

void ChartPanel::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    layOut();
}

void ChartPanel::changeEvent(QEvent *event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_gestures != nullptr)
        applyTheme();
}

void ChartPanel::drawBackground(QPainter *painter, const QRectF &rect)
{
    painter->fillRect(rect, theme().panel);
    if (hasFocus()) {
        QColor frame = theme().accent;
        frame.setAlphaF(0.5F);
        painter->setPen(QPen(frame, 1));
        painter->drawRect(QRectF(plotArea()).adjusted(-0.5, -0.5, 0.5, 0.5));
    }
}

void ChartPanel::focusInEvent(QFocusEvent *event)
{
    QGraphicsView::focusInEvent(event);
    viewport()->update();
}

void ChartPanel::focusOutEvent(QFocusEvent *event)
{
    QGraphicsView::focusOutEvent(event);
    viewport()->update();
}

} // namespace anomalyst::ui
