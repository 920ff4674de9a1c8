// Counts as bars side by side, heights logarithmic so that single ones are seen beside thousands; a dashed line marks
// what is proposed, a whole one what is used, each with its words. The bar under the pointer says what it is. GUI thread.
#pragma once

#include <QWidget>

#include <optional>
#include <vector>

namespace anomalyst::ui
{

struct HistogramBar {
    QString label; // below it where there is room; empty: none
    QString note;  // in full: "3 to 4 commands: 120 sessions"
    double count = 0;
};

// Something said at a place; 2.5 lies in the middle of the third bar.
struct HistogramMark {
    double at = 0;
    QString label;
};

class HistogramChart : public QWidget
{
    Q_OBJECT
public:
    explicit HistogramChart(QWidget *parent = nullptr);

    void setBars(const QString &heading, std::vector<HistogramBar> bars);
    void setTicks(std::vector<HistogramMark> ticks); // below the bars, beside their own labels
    void setLines(std::optional<HistogramMark> used, std::optional<HistogramMark> proposed);
    const std::vector<HistogramMark> &ticks() const { return m_ticks; }
    const std::vector<HistogramBar> &bars() const { return m_bars; }
    std::optional<std::size_t> barAt(const QPointF &position) const;
    QRectF rectOf(std::size_t bar) const;

    QSize sizeHint() const override { return {320, 160}; }
    QSize minimumSizeHint() const override { return {160, 90}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QRectF plot() const;
    double xOf(double place) const;
    void paintLabels(QPainter &painter) const;
    void paintLine(QPainter &painter, const HistogramMark &line, Qt::PenStyle style, bool isToTheLeft) const;

    QString m_heading;
    std::vector<HistogramBar> m_bars;
    std::vector<HistogramMark> m_ticks;
    std::optional<HistogramMark> m_used, m_proposed;
    std::optional<std::size_t> m_hovered;
    double m_largest = 1;
};

} // namespace anomalyst::ui
