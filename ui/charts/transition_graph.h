// States around an ellipse, the steps between them as arrows as strong as they are probable, rare ones in the colour of
// spikes. A click chooses a step, a double click or Enter opens it, arrow keys go from one to the next. GUI thread.
#pragma once

#include <QPainterPath>
#include <QWidget>

#include <optional>
#include <vector>

namespace anomalyst::ui
{

struct GraphEdge {
    std::size_t from = 0; // into the names of the states
    std::size_t to = 0;
    double probability = 0;
    bool isRare = false;
};

// Pure geometry: places around the ellipse that fits, the first at the top, clockwise.
std::vector<QPointF> placesAround(std::size_t count, const QRectF &area);
// From one place to another, bent towards the middle; a loop outwards where both are the same.
QPainterPath stepPath(const QPointF &from, const QPointF &to, const QPointF &middle);

class TransitionGraph : public QWidget
{
    Q_OBJECT
public:
    explicit TransitionGraph(QWidget *parent = nullptr);

    // Names must have passed displayText.
    void setGraph(std::vector<QString> states, std::vector<GraphEdge> edges);
    void setCurrent(std::optional<std::size_t> edge); // emits nothing
    std::optional<std::size_t> current() const { return m_current; }
    std::optional<std::size_t> edgeAt(const QPointF &position) const;
    QPainterPath pathOf(std::size_t edge) const;
    QString sentence(std::size_t edge) const; // "New-Mailbox → Remove-Mailbox: 0.4 %"

    QSize sizeHint() const override { return {420, 240}; }
    QSize minimumSizeHint() const override { return {240, 140}; }

Q_SIGNALS:
    void edgeChosen(std::size_t edge);
    void edgeOpened(std::size_t edge);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    std::vector<QPointF> places() const;
    QRectF ellipse() const;
    void choose(std::size_t edge);
    void paintEdge(QPainter &painter, std::size_t edge) const;
    void paintState(QPainter &painter, std::size_t state, const QPointF &place) const;

    std::vector<QString> m_states;
    std::vector<GraphEdge> m_edges;
    std::optional<std::size_t> m_current;
    std::optional<std::size_t> m_hovered;
};

} // namespace anomalyst::ui
