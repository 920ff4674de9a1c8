#include "ui/charts/overview_strip.h"

#include "ui/charts/plot_painter.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace anomalyst::ui
{

namespace
{
constexpr double kHandleWidth = 7;
constexpr double kHandleHeight = 18;
constexpr double kGrabDistance = 6;
constexpr double kShortestPixels = 2;
constexpr double kZoomPerNotch = 0.8;
} // namespace

OverviewStrip::OverviewStrip(QWidget *parent)
    : QWidget(parent)
{
    setMinimumHeight(40);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Overview of the whole time"));
    connect(&ThemeSwitch::of(qApp), &ThemeSwitch::changed, this, &OverviewStrip::invalidate);
}

void OverviewStrip::setValues(const DenseValues &values, ValueRange full)
{
    m_values = values;
    m_full = full;
    invalidate();
}

void OverviewStrip::setHighlights(std::vector<ValueRange> stretches)
{
    m_highlights = std::move(stretches);
    update();
}

void OverviewStrip::setHatched(std::vector<SpanData> stretches)
{
    if (stretches == m_hatched)
        return;
    m_hatched = std::move(stretches);
    invalidate();
}

void OverviewStrip::setWindow(ValueRange window)
{
    m_window = window;
    update();
}

void OverviewStrip::setBrush(std::optional<ValueRange> brush)
{
    m_brush = brush;
    update();
}

PlotMapping OverviewStrip::mapping() const
{
    const auto values = m_values.size() > 0 ? m_values.valuesWithin(m_full) : std::nullopt;
    ValueRange y = values.value_or(ValueRange{});
    y.low = std::min(0.0, y.low);
    y.high = y.high > y.low ? y.high + y.length() * 0.1 : y.low + 1;
    const int margins = kPlotLeftMargin + kPlotRightMargin; // in line with the plots above
    const QRectF area(kPlotLeftMargin, 4, std::max(0, width() - margins), std::max(0, height() - 8));
    return {area, m_full, y};
}

QRectF OverviewStrip::windowRect() const
{
    const PlotMapping map = mapping();
    if (map.isEmpty())
        return {};
    const double left = std::clamp(map.pixelX(m_window.low), map.area.left(), map.area.right());
    const double right = std::clamp(map.pixelX(m_window.high), map.area.left(), map.area.right());
    return {left, map.area.top(), std::max(kShortestPixels, right - left), map.area.height()};
}

void OverviewStrip::invalidate()
{
    m_cache = {};
    update();
}

void OverviewStrip::render()
{
    const qreal ratio = devicePixelRatioF();
    m_cache = QPixmap(size() * ratio);
    m_cache.setDevicePixelRatio(ratio);
    m_cache.fill(theme().panel);
    const PlotMapping map = mapping();
    if (map.isEmpty() || m_values.size() == 0)
        return;
    QPainter painter(&m_cache);
    QColor fill = theme().accent;
    fill.setAlphaF(0.35F);
    paintBand(painter, map,
              {.low = {}, .high = m_values, .lowOffset = 0, .highOffset = 0, .fill = fill, .visible = true});
    paintSpans(painter, map, m_hatched);
}

void OverviewStrip::paintHighlights(QPainter &painter, const PlotMapping &map) const
{
    double painted = map.area.left(); // up to here
    for (const ValueRange &stretch : m_highlights) {
        const double left = std::max(painted, std::floor(map.pixelX(stretch.low)));
        const double right = std::min(map.area.right(), std::max(left + 2, map.pixelX(stretch.high)));
        if (right <= left)
            continue;
        painter.fillRect(QRectF(left, map.area.bottom() + 1, right - left, 2), theme().spike);
        painted = right;
    }
}

void OverviewStrip::paintEvent(QPaintEvent *)
{
    if (m_cache.isNull() || m_cache.size() != size() * devicePixelRatioF())
        render();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_cache);
    const PlotMapping map = mapping();
    if (map.isEmpty())
        return;
    paintHighlights(painter, map);
    const QRectF window = windowRect();
    QColor veil = theme().panel;
    veil.setAlphaF(0.65F);
    painter.fillRect(QRectF(map.area.topLeft(), window.bottomLeft()), veil);
    painter.fillRect(QRectF(window.topRight(), map.area.bottomRight()), veil);
    if (m_brush) {
        QColor fill = theme().accent;
        fill.setAlphaF(0.25F);
        const double left = map.pixelX(m_brush->low);
        painter.fillRect(
            QRectF(left, map.area.top(), std::max(1.0, map.pixelX(m_brush->high) - left), map.area.height()), fill);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().accent, hasFocus() ? 2 : 1.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(window.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().accent);
    for (const double x : {window.left(), window.right()}) {
        painter.drawRoundedRect(
            QRectF(x - kHandleWidth / 2, window.center().y() - kHandleHeight / 2, kHandleWidth, kHandleHeight), 2.5,
            2.5);
    }
}

void OverviewStrip::resizeEvent(QResizeEvent *)
{
    invalidate();
}

void OverviewStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        invalidate();
}

OverviewStrip::Grip OverviewStrip::gripAt(const QPointF &point) const
{
    const QRectF window = windowRect();
    const double toLow = std::abs(point.x() - window.left());
    const double toHigh = std::abs(point.x() - window.right());
    if (std::min(toLow, toHigh) <= kGrabDistance)
        return toLow < toHigh ? Grip::Low : Grip::High;
    return window.contains(point) ? Grip::Whole : Grip::None;
}

void OverviewStrip::mousePressEvent(QMouseEvent *event)
{
    const PlotMapping map = mapping();
    if (event->button() != Qt::LeftButton || map.isEmpty())
        return;
    m_grip = gripAt(event->position());
    m_pressX = map.valueX(event->position().x());
    m_pressWindow = m_window;
    if (m_grip == Grip::None) { // look there, then go on dragging
        const double half = m_window.length() / 2;
        m_pressWindow = {m_pressX - half, m_pressX + half};
        m_grip = Grip::Whole;
        Q_EMIT windowRequested(m_pressWindow);
    }
}

void OverviewStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (m_grip != Grip::None) {
        dragTo(event->position().x());
        return;
    }
    const Grip grip = gripAt(event->position());
    setCursor(grip == Grip::Low || grip == Grip::High ? Qt::SizeHorCursor
              : grip == Grip::Whole                   ? Qt::OpenHandCursor
                                                      : Qt::PointingHandCursor);
}

void OverviewStrip::dragTo(double pixelX)
{
    const PlotMapping map = mapping();
    const double shortest = kShortestPixels * map.valuesPerPixelX();
    const double x = std::clamp(map.valueX(pixelX), m_full.low, m_full.high);
    ValueRange wanted = m_pressWindow;
    if (m_grip == Grip::Low) {
        wanted.low = std::min(x, wanted.high - shortest);
    } else if (m_grip == Grip::High) {
        wanted.high = std::max(x, wanted.low + shortest);
    } else {
        const double by = map.valueX(pixelX) - m_pressX;
        wanted = {wanted.low + by, wanted.high + by};
    }
    Q_EMIT windowRequested(wanted);
}

void OverviewStrip::mouseReleaseEvent(QMouseEvent *)
{
    m_grip = Grip::None;
}

void OverviewStrip::mouseDoubleClickEvent(QMouseEvent *)
{
    m_grip = Grip::None;
    Q_EMIT fitRequested();
}

void OverviewStrip::wheelEvent(QWheelEvent *event)
{
    const PlotMapping map = mapping();
    if (!map.isEmpty() && event->angleDelta().y() != 0)
        Q_EMIT zoomRequested(std::pow(kZoomPerNotch, event->angleDelta().y() / 120.0),
                             map.valueX(event->position().x()));
}

void OverviewStrip::keyPressEvent(QKeyEvent *event)
{
    const double middle = (m_window.low + m_window.high) / 2;
    const double step = m_window.length() * 0.1;
    switch (event->key()) {
    case Qt::Key_Left:
        Q_EMIT windowRequested({m_window.low - step, m_window.high - step});
        break;
    case Qt::Key_Right:
        Q_EMIT windowRequested({m_window.low + step, m_window.high + step});
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        Q_EMIT zoomRequested(kZoomPerNotch, middle);
        break;
    case Qt::Key_Minus:
        Q_EMIT zoomRequested(1 / kZoomPerNotch, middle);
        break;
    case Qt::Key_Home:
        Q_EMIT fitRequested();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace anomalyst::ui
