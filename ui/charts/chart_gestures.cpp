#include "ui/charts/chart_gestures.h"

#include "ui/charts/chart_panel.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace anomalyst::ui
{

namespace
{
constexpr double kDragDistance = 4; // pixels before a press becomes a drag
constexpr double kZoomPerNotch = 0.8;
constexpr double kPanPerKey = 0.1; // of the visible range
constexpr double kPanPerNotch = 0.1;
constexpr double kGrabDistance = 4; // pixels to a threshold line
} // namespace

ChartGestures::ChartGestures(ChartPanel &panel)
    : QObject(&panel)
    , m_panel(panel)
{
    panel.installEventFilter(this);
    panel.viewport()->installEventFilter(this);
    panel.viewport()->setMouseTracking(true);
}

bool ChartGestures::eventFilter(QObject *watched, QEvent *event)
{
    const bool isViewport = watched == m_panel.viewport();
    if (m_panel.layer().mapping().isEmpty())
        return false;
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return isViewport && press(static_cast<QMouseEvent &>(*event));
    case QEvent::MouseMove:
        return isViewport && move(static_cast<QMouseEvent &>(*event));
    case QEvent::MouseButtonRelease:
        return isViewport && release(static_cast<QMouseEvent &>(*event));
    case QEvent::MouseButtonDblClick:
        return isViewport && doubleClick(static_cast<QMouseEvent &>(*event));
    case QEvent::Wheel:
        return isViewport && wheel(static_cast<QWheelEvent &>(*event));
    case QEvent::KeyPress:
        return !isViewport && key(static_cast<QKeyEvent &>(*event));
    case QEvent::Leave:
        if (isViewport)
            leave();
        return false;
    default:
        return false;
    }
}

bool ChartGestures::press(const QMouseEvent &event)
{
    const PlotMapping &mapping = m_panel.layer().mapping();
    // Presses beside the plot belong to the chart's own items, its legend.
    if (m_mode != Mode::Idle || !mapping.area.contains(event.position()))
        return false;
    m_panel.setFocus(Qt::MouseFocusReason);
    m_from = event.position();
    m_fromX = mapping.valueX(m_from.x());
    m_lastPixelX = m_from.x();
    const bool wantsPan = event.button() == Qt::MiddleButton ||
                          (event.button() == Qt::LeftButton && event.modifiers().testFlag(Qt::ShiftModifier));
    if (wantsPan) {
        m_mode = Mode::Panning;
        m_panel.viewport()->setCursor(Qt::ClosedHandCursor);
        return true;
    }
    if (event.button() != Qt::LeftButton)
        return false;
    const auto threshold = thresholdAt(m_from);
    m_mode = threshold ? Mode::MovingThreshold : Mode::Pressed;
    m_threshold = threshold.value_or(0);
    return true;
}

bool ChartGestures::move(const QMouseEvent &event)
{
    const PlotLayer &layer = m_panel.layer();
    const QPointF at = event.position();
    if (m_mode == Mode::Pressed && std::abs(at.x() - m_from.x()) >= kDragDistance)
        m_mode = Mode::Brushing;
    switch (m_mode) {
    case Mode::Brushing:
        Q_EMIT brushed(draggedRange(at.x()), false);
        break;
    case Mode::Panning:
        Q_EMIT panRequested((m_lastPixelX - at.x()) * layer.mapping().valuesPerPixelX());
        m_lastPixelX = at.x();
        break;
    case Mode::MovingThreshold:
        Q_EMIT thresholdDragged(m_threshold, layer.mapping().valueY(at.y()));
        break;
    case Mode::Idle:
    case Mode::Pressed:
        if (!layer.mapping().area.contains(at)) {
            leave();
            return false;
        }
        m_panel.viewport()->setCursor(thresholdAt(at) ? Qt::SizeVerCursor : Qt::ArrowCursor);
        break;
    }
    Q_EMIT hovered(layer.mapping().valueX(at.x()), layer.mapping().valueY(at.y()), layer.markAt(at));
    return true;
}

bool ChartGestures::release(const QMouseEvent &event)
{
    if (m_mode == Mode::Idle)
        return false;
    const Mode was = std::exchange(m_mode, Mode::Idle);
    m_panel.viewport()->unsetCursor();
    const PlotLayer &layer = m_panel.layer();
    if (was == Mode::Brushing)
        Q_EMIT brushed(draggedRange(event.position().x()), true);
    else if (was == Mode::Pressed)
        Q_EMIT clicked(m_fromX, layer.mapping().valueY(m_from.y()), layer.markAt(m_from));
    return true;
}

bool ChartGestures::doubleClick(const QMouseEvent &event)
{
    const PlotLayer &layer = m_panel.layer();
    if (event.button() != Qt::LeftButton || !layer.mapping().area.contains(event.position()))
        return false;
    m_mode = Mode::Idle;
    if (const auto mark = layer.markAt(event.position()))
        Q_EMIT markActivated(*mark);
    else
        Q_EMIT fitRequested();
    return true;
}

bool ChartGestures::wheel(const QWheelEvent &event)
{
    const PlotMapping &mapping = m_panel.layer().mapping();
    const double notches = event.angleDelta().y() / 120.0;
    const double sideways = event.angleDelta().x() / 120.0;
    if (std::abs(sideways) > std::abs(notches)) {
        Q_EMIT panRequested(-sideways * kPanPerNotch * mapping.x.length());
        return true;
    }
    const double pixel = std::clamp(event.position().x(), mapping.area.left(), mapping.area.right());
    if (notches != 0)
        Q_EMIT zoomRequested(std::pow(kZoomPerNotch, notches), mapping.valueX(pixel));
    return true;
}

bool ChartGestures::key(const QKeyEvent &event)
{
    const ValueRange &x = m_panel.layer().mapping().x;
    const double pan = kPanPerKey * x.length() * (event.modifiers().testFlag(Qt::ShiftModifier) ? 5 : 1);
    if ((event.modifiers() & (Qt::ControlModifier | Qt::AltModifier)) != 0 && event.key() != Qt::Key_BracketLeft &&
        event.key() != Qt::Key_BracketRight)
        return false; // shortcuts of the window; some keyboards need AltGr for brackets
    const double middle = (x.low + x.high) / 2;
    switch (event.key()) {
    case Qt::Key_Left:
        Q_EMIT panRequested(-pan);
        return true;
    case Qt::Key_Right:
        Q_EMIT panRequested(pan);
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        Q_EMIT zoomRequested(kZoomPerNotch, middle);
        return true;
    case Qt::Key_Minus:
        Q_EMIT zoomRequested(1 / kZoomPerNotch, middle);
        return true;
    case Qt::Key_Home:
    case Qt::Key_0:
        Q_EMIT fitRequested();
        return true;
    case Qt::Key_Escape:
        m_mode = Mode::Idle;
        Q_EMIT brushCleared();
        return true;
    case Qt::Key_BracketLeft:
        Q_EMIT stepRequested(-1);
        return true;
    case Qt::Key_BracketRight:
        Q_EMIT stepRequested(+1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT activated();
        return true;
    default:
        return false;
    }
}

void ChartGestures::leave()
{
    if (m_mode != Mode::Idle)
        return;
    m_panel.viewport()->unsetCursor();
    Q_EMIT hoverLeft();
}

ValueRange ChartGestures::draggedRange(double pixelX) const
{
    const PlotMapping &mapping = m_panel.layer().mapping();
    const double now = mapping.valueX(std::clamp(pixelX, mapping.area.left(), mapping.area.right()));
    return ValueRange{m_fromX, now}.ordered();
}

std::optional<std::size_t> ChartGestures::thresholdAt(const QPointF &point) const
{
    const PlotLayer &layer = m_panel.layer();
    const std::vector<ThresholdData> &thresholds = layer.contents().thresholds;
    for (std::size_t i = 0; i < thresholds.size(); ++i) {
        const double away = std::abs(layer.mapping().pixelY(thresholds[i].y) - point.y());
        if (thresholds[i].draggable && away <= kGrabDistance)
            return i;
    }
    return std::nullopt;
}

} // namespace anomalyst::ui
