#include "ui/charts/transition_graph.h"

#include "ui/models/value_text.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPathStroker>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace anomalyst::ui
{

namespace
{

constexpr double kSideMargin = 130; // names beside the ellipse
constexpr double kTopMargin = 26;
constexpr double kBend = 0.35;  // of the way to the middle
constexpr double kReach = 7;    // pixels around a line
constexpr double kDot = 4;
constexpr double kLoop = 24;

QPainterPath arrowHead(const QPainterPath &path)
{
    const double back = std::min(0.3, 9 / std::max(1.0, path.length()));
    const QPointF tip = path.pointAtPercent(1 - back / 3), base = path.pointAtPercent(1 - back);
    const QPointF along = tip - base;
    const double length = std::hypot(along.x(), along.y());
    if (length < 1e-6)
        return {};
    const QPointF across(-along.y() / length * 3.5, along.x() / length * 3.5);
    QPainterPath head(tip);
    head.lineTo(base + across);
    head.lineTo(base - across);
    head.closeSubpath();
    return head;
}

} // namespace

std::vector<QPointF> placesAround(std::size_t count, const QRectF &area)
{
    std::vector<QPointF> places;
    for (std::size_t i = 0; i < count; ++i) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count);
        places.push_back(area.center() +
                         QPointF(area.width() / 2 * std::sin(angle), -area.height() / 2 * std::cos(angle)));
    }
    return places;
}

QPainterPath stepPath(const QPointF &from, const QPointF &to, const QPointF &middle)
{
    QPainterPath path(from);
    if (from == to) {
        const QPointF out = from - middle;
        const double length = std::max(1.0, std::hypot(out.x(), out.y()));
        const QPointF away = out / length * kLoop, across(-away.y(), away.x());
        path.cubicTo(from + away + across, from + away - across, from);
        return path;
    }
    // There and back are bent to different sides.
    const QPointF half = (from + to) / 2, along = to - from;
    const QPointF aside(-along.y() * 0.08, along.x() * 0.08);
    path.quadTo(half + (middle - half) * kBend + aside, to);
    return path;
}

TransitionGraph::TransitionGraph(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("transitionGraph"));
    setAccessibleName(tr("Steps of the model as arrows; the table beside it lists them"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&ThemeSwitch::of(qApp), &ThemeSwitch::changed, this, qOverload<>(&QWidget::update));
}

void TransitionGraph::setGraph(std::vector<QString> states, std::vector<GraphEdge> edges)
{
    m_states = std::move(states);
    m_edges = std::move(edges);
    m_current.reset();
    m_hovered.reset();
    update();
}

void TransitionGraph::setCurrent(std::optional<std::size_t> edge)
{
    m_current = edge;
    if (edge)
        setAccessibleDescription(sentence(*edge));
    update();
}

QString TransitionGraph::sentence(std::size_t edge) const
{
    const GraphEdge &step = m_edges[edge];
    return tr("%1 → %2: %3").arg(m_states[step.from], m_states[step.to], percentText(step.probability));
}

QRectF TransitionGraph::ellipse() const
{
    return QRectF(rect()).adjusted(kSideMargin, kTopMargin, -kSideMargin, -kTopMargin);
}

std::vector<QPointF> TransitionGraph::places() const
{
    return placesAround(m_states.size(), ellipse());
}

QPainterPath TransitionGraph::pathOf(std::size_t edge) const
{
    const std::vector<QPointF> at = places();
    return stepPath(at[m_edges[edge].from], at[m_edges[edge].to], ellipse().center());
}

std::optional<std::size_t> TransitionGraph::edgeAt(const QPointF &position) const
{
    std::optional<std::size_t> nearest;
    double best = kReach;
    for (std::size_t i = 0; i < m_edges.size(); ++i) {
        const QPainterPath path = pathOf(i);
        if (!path.boundingRect().adjusted(-kReach, -kReach, kReach, kReach).contains(position))
            continue;
        constexpr int kSamples = 40;
        for (int sample = 3; sample <= kSamples - 3; ++sample) { // not at the dots, where all meet
            const QPointF away = path.pointAtPercent(double(sample) / kSamples) - position;
            if (const double distance = std::hypot(away.x(), away.y()); distance < best) {
                best = distance;
                nearest = i;
            }
        }
    }
    return nearest;
}

void TransitionGraph::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus()) {
        painter.setPen(QPen(theme().accent, 1, Qt::DotLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), 3, 3);
    }
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < m_edges.size(); ++i) {
        if (m_current != i && m_hovered != i)
            order.push_back(i);
    }
    // Rare ones lie above, the chosen one on top.
    std::ranges::stable_sort(order, {}, [this](std::size_t i) { return m_edges[i].isRare; });
    for (const std::size_t edge : order)
        paintEdge(painter, edge);
    for (const auto &edge : {m_hovered, m_current}) {
        if (edge)
            paintEdge(painter, *edge);
    }
    const std::vector<QPointF> at = places();
    for (std::size_t i = 0; i < at.size(); ++i)
        paintState(painter, i, at[i]);
}

void TransitionGraph::paintEdge(QPainter &painter, std::size_t index) const
{
    const GraphEdge &edge = m_edges[index];
    const bool stands = m_current == index || m_hovered == index;
    QColor color = stands ? theme().accent : edge.isRare ? theme().spike : theme().residual;
    color.setAlphaF(stands ? 1.0F : edge.isRare ? 0.75F : static_cast<float>(0.35 + 0.5 * edge.probability));
    const QPainterPath path = pathOf(index);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, (stands ? 1.4 : 0.8) + 3.2 * edge.probability));
    painter.drawPath(path);
    painter.fillPath(arrowHead(path), color);
}

void TransitionGraph::paintState(QPainter &painter, std::size_t state, const QPointF &place) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().text);
    painter.drawEllipse(place, kDot, kDot);
    const QPointF away = place - ellipse().center();
    const bool isCentral = std::abs(away.x()) < ellipse().width() * 0.12;
    const QFontMetricsF metrics(font());
    const double room = isCentral ? width() / 2.0 : kSideMargin + ellipse().width() / 2 - std::abs(away.x()) - 14;
    const QString text = metrics.elidedText(m_states[state], Qt::ElideMiddle, std::max(40.0, room));
    const double textWidth = metrics.horizontalAdvance(text);
    QPointF at(place.x() + 10, place.y() + metrics.ascent() / 2 - 1);
    if (isCentral)
        at = QPointF(place.x() - textWidth / 2, away.y() < 0 ? place.y() - 9 : place.y() + 9 + metrics.ascent());
    else if (away.x() < 0)
        at.setX(place.x() - 10 - textWidth);
    painter.setPen(theme().text);
    painter.drawText(at, text);
}

void TransitionGraph::choose(std::size_t edge)
{
    setCurrent(edge);
    Q_EMIT edgeChosen(edge);
}

void TransitionGraph::mousePressEvent(QMouseEvent *event)
{
    if (const auto edge = edgeAt(event->position()); edge && event->button() == Qt::LeftButton)
        choose(*edge);
}

void TransitionGraph::mouseMoveEvent(QMouseEvent *event)
{
    const auto edge = edgeAt(event->position());
    if (edge == m_hovered)
        return;
    m_hovered = edge;
    setToolTip(edge ? sentence(*edge).toHtmlEscaped() : QString());
    update();
}

void TransitionGraph::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const auto edge = edgeAt(event->position())) {
        choose(*edge);
        Q_EMIT edgeOpened(*edge);
    }
}

void TransitionGraph::leaveEvent(QEvent *)
{
    m_hovered.reset();
    update();
}

void TransitionGraph::keyPressEvent(QKeyEvent *event)
{
    const bool next = event->key() == Qt::Key_Right || event->key() == Qt::Key_Down;
    const bool previous = event->key() == Qt::Key_Left || event->key() == Qt::Key_Up;
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_current) {
        Q_EMIT edgeOpened(*m_current);
    } else if ((next || previous) && !m_edges.empty()) {
        const std::size_t count = m_edges.size();
        choose(!m_current ? 0 : (*m_current + (next ? 1 : count - 1)) % count);
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace anomalyst::ui
