// Hour of the day by weekday: every cell coloured by the mean score of its buckets, above what was expected in the colour
// of spikes, below in that of dips. Arrow keys move the current cell; a double click or Enter asks for its strongest
// bucket. GUI thread.
#pragma once

#include "core/analysis/timeseries/calendar_profile.h"

#include <QColor>
#include <QRectF>
#include <QWidget>

#include <optional>

namespace anomalyst::ui
{

class CalendarHeatmap : public QWidget
{
    Q_OBJECT
public:
    struct Cell {
        std::size_t row = 0; // from the top, in the order of the week of this computer's language
        std::size_t column = 0;

        friend bool operator==(const Cell &, const Cell &) = default;
    };

    explicit CalendarHeatmap(QWidget *parent = nullptr);

    void setProfile(analysis::CalendarProfile profile);
    const analysis::CalendarProfile &profile() const { return m_profile; }
    std::optional<Cell> current() const { return m_current; } // under the pointer or the arrow keys
    const analysis::CalendarCell &contents(const Cell &cell) const;
    QString cellName(const Cell &cell) const; // "Tue 14:00 – 15:00"
    QString sentence(const Cell &cell) const;
    std::optional<Cell> strongest() const; // with the largest |mean|; none: no bucket
    QRectF rectOf(const Cell &cell) const;
    std::optional<Cell> cellAt(const QPointF &position) const;
    QColor colorOf(double meanScore) const;

    QSize sizeHint() const override { return {640, 190}; }
    QSize minimumSizeHint() const override { return {320, 120}; }

Q_SIGNALS:
    void currentChanged();
    void bucketActivated(std::size_t bucket);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QRectF grid() const;
    std::size_t dayOf(std::size_t row) const; // 0: Monday
    void setCurrent(const Cell &cell);
    void activate();
    void paintLabels(QPainter &painter) const;
    void paintCells(QPainter &painter) const;
    void paintScale(QPainter &painter) const;

    analysis::CalendarProfile m_profile;
    std::optional<Cell> m_current;
    double m_largest = 1; // |mean score| of the deepest colour
};

} // namespace anomalyst::ui
