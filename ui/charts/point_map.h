// Points in two dimensions, sized by their weight, coloured by group; what belongs to none is a cross. The wheel zooms at
// the pointer, a drag chooses a rectangle, Alt+drag (or a switch) a lasso, Shift+drag pans, a double click fits, Esc
// clears the choice. On top of ChartPanel and its layer; knows points, not clusters. GUI thread.
#pragma once

#include "ui/charts/chart_panel.h"

#include <QPolygonF>

#include <functional>

namespace anomalyst::ui
{

struct MapPoint {
    double x = 0;
    double y = 0;
    std::uint32_t weight = 1;
    std::int32_t group = -1; // below 0: none
};

// Indices of the points inside of the polygon, ascending. Pure.
std::vector<std::size_t> pointsWithin(const std::vector<MapPoint> &points, const QPolygonF &polygon);

class PointMap : public ChartPanel
{
    Q_OBJECT
public:
    static constexpr std::size_t kColors = 8; // groups beyond that share them

    explicit PointMap(QWidget *parent = nullptr);

    void setPoints(std::vector<MapPoint> points); // fits
    // What the card says of a point, the first line as its head; must have passed displayText.
    void setCard(std::function<QStringList(std::size_t point)> card) { m_card = std::move(card); }
    void setLasso(bool lasso) { m_isLasso = lasso; } // of a plain drag
    const std::vector<std::size_t> &chosen() const { return m_chosen; }
    void choose(std::vector<std::size_t> points);
    void fit();
    static QColor colorOf(std::int32_t group);

Q_SIGNALS:
    void pointsChosen();                 // or none any more
    void pointOpened(std::size_t point); // double click

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;

private:
    void rebuild();
    void zoom(double factor, double anchorX);
    void showRange();
    void showCard(std::optional<std::size_t> point, double x);
    void press(const QMouseEvent &event);
    void drag(const QMouseEvent &event);
    void release();
    QPolygonF outline() const; // of the drag, in pixels

    std::vector<MapPoint> m_points;
    std::shared_ptr<const std::vector<Mark>> m_marks;
    std::function<QStringList(std::size_t)> m_card;
    std::vector<std::size_t> m_chosen;
    ValueRange m_fullX, m_fullY, m_shownX, m_shownY;
    double m_pointerY = 0;
    bool m_isLasso = false;
    bool m_isDrawingLasso = false;
    bool m_hasDragged = false;
    QPolygonF m_path; // pixels of a drag on its way; a rectangle has two
};

} // namespace anomalyst::ui
