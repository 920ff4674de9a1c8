// Mouse, wheel and keyboard on a chart, turned into wishes; it changes nothing itself. Wheel: zoom at the pointer;
// drag: brush; Shift+drag and middle drag: pan; double click on nothing: fit; arrow keys pan, + and - zoom, Home fits,
// Esc clears the brush, [ and ] step to the previous and next thing. GUI thread; owned by its chart.
#pragma once

#include "ui/charts/plot_mapping.h"

#include <QObject>
#include <QPoint>

#include <optional>

class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace anomalyst::ui
{

class ChartPanel;

class ChartGestures : public QObject
{
    Q_OBJECT
public:
    explicit ChartGestures(ChartPanel &panel);

Q_SIGNALS:
    void zoomRequested(double factor, double anchorX); // factor < 1: closer
    void panRequested(double byX);
    void fitRequested();
    void brushed(ValueRange x, bool isFinished); // while dragging too
    void brushCleared();
    void stepRequested(int direction); // -1, +1
    void hovered(double x, double y, std::optional<std::size_t> mark);
    void hoverLeft();
    void clicked(double x, double y, std::optional<std::size_t> mark);
    void markActivated(std::size_t mark); // double click
    void activated();                     // Enter: drill into what is selected
    void thresholdDragged(std::size_t threshold, double y);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Mode { Idle, Pressed, Brushing, Panning, MovingThreshold };

    bool press(const QMouseEvent &event);
    bool move(const QMouseEvent &event);
    bool release(const QMouseEvent &event);
    bool doubleClick(const QMouseEvent &event);
    bool wheel(const QWheelEvent &event);
    bool key(const QKeyEvent &event);
    void leave();
    ValueRange draggedRange(double pixelX) const;
    std::optional<std::size_t> thresholdAt(const QPointF &point) const;

    ChartPanel &m_panel;
    Mode m_mode = Mode::Idle;
    QPointF m_from;
    double m_fromX = 0; // value under the press
    double m_lastPixelX = 0;
    std::size_t m_threshold = 0;
};

} // namespace anomalyst::ui
