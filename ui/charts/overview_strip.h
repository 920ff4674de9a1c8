// The whole series in one low strip: a frame with handles stands where the charts above look. Drag the frame to pan, a
// handle to resize, elsewhere to look there; wheel zooms; double click fits; arrow keys, + and - do the same. Says what
// is wanted, changes nothing itself. GUI thread.
#pragma once

#include "ui/charts/plot_data.h"

#include <QPixmap>
#include <QWidget>

namespace anomalyst::ui
{

class OverviewStrip : public QWidget
{
    Q_OBJECT
public:
    explicit OverviewStrip(QWidget *parent = nullptr);

    void setValues(const DenseValues &values, ValueRange full);
    void setHighlights(std::vector<ValueRange> stretches); // in order: a red line below each
    void setHatched(std::vector<SpanData> stretches);
    void setWindow(ValueRange window);
    void setBrush(std::optional<ValueRange> brush);
    const ValueRange &window() const { return m_window; }
    QRectF windowRect() const; // in pixels

    QSize sizeHint() const override { return {600, 56}; }

Q_SIGNALS:
    void windowRequested(ValueRange window);
    void zoomRequested(double factor, double anchorX);
    void fitRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Grip { None, Low, High, Whole };

    PlotMapping mapping() const;
    Grip gripAt(const QPointF &point) const;
    void invalidate();
    void render();
    void paintHighlights(QPainter &painter, const PlotMapping &map) const;
    void dragTo(double pixelX);

    DenseValues m_values;
    ValueRange m_full;
    ValueRange m_window;
    std::optional<ValueRange> m_brush;
    std::vector<ValueRange> m_highlights;
    std::vector<SpanData> m_hatched;
    QPixmap m_cache;
    Grip m_grip = Grip::None;
    double m_pressX = 0; // value under the press
    ValueRange m_pressWindow;
};

} // namespace anomalyst::ui
