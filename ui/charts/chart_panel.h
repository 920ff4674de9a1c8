// One chart: a QChart in a graphics view that owns the frame, the grid of values and the legend, with a plot layer for
// everything dense. Panels with equal margins stand exactly under each other. Knows no state: `gestures()` says what
// the user wants, the view answers with setXRange. GUI thread.
#pragma once

#include "ui/charts/chart_gestures.h"
#include "ui/charts/plot_layer.h"
#include "ui/charts/value_axis.h"

#include <QGraphicsView>

#include <optional>

class QChart;
class QLineSeries;
class QValueAxis;

namespace anomalyst::ui
{

class ChartPanel : public QGraphicsView
{
    Q_OBJECT
public:
    enum class XAxis { Time, Number };
    struct LegendEntry {
        QString name; // plain text
        QColor color;
    };

    explicit ChartPanel(QWidget *parent = nullptr);
    ~ChartPanel() override;

    PlotLayer &layer() { return *m_layer; }
    const PlotLayer &layer() const { return *m_layer; }
    ChartGestures &gestures() { return *m_gestures; }
    QChart &chart() { return *m_chart; }

    // Also the accessible name. Text from a log must have passed displayText.
    void setHeading(const QString &heading);
    void setXAxis(XAxis kind, bool hasLabels);
    void setValueUnit(ValueUnit unit);
    // Entries appear right above the plot; a click on one asks to hide or show its data.
    void setLegend(const std::vector<LegendEntry> &entries);
    void setContents(PlotContents contents) { m_layer->setContents(std::move(contents)); }
    void setXRange(ValueRange range);
    void setYRange(ValueRange range); // widened to round numbers
    void setYRangeExactly(ValueRange range);
    void setYTicks(std::optional<Ticks> ticks); // names instead of numbers, cut to fit; none: numbers
    QRect plotArea() const;           // in widget coordinates

    QSize sizeHint() const override { return {600, 140}; }
    QSize minimumSizeHint() const override { return {200, 60}; }

Q_SIGNALS:
    void legendToggled(std::size_t entry, bool isVisible);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void applyTheme();
    void layOut();
    void placeLegend();
    void rebuildFrame();
    void toggle(std::size_t entry);
    void applyYRange(ValueRange range);

    QChart *m_chart;
    QValueAxis *m_yAxis;
    PlotLayer *m_layer;
    ChartGestures *m_gestures;
    std::vector<QLineSeries *> m_legendSeries;
    QString m_heading;
    XAxis m_xAxis = XAxis::Time;
    bool m_hasXLabels = true;
    ValueUnit m_unit = ValueUnit::Number;
    ValueRange m_x;
    ValueRange m_wantedY;
    bool m_isExactY = false;
    ValueScale m_scale;
    std::optional<Ticks> m_yTicks;
};

} // namespace anomalyst::ui
