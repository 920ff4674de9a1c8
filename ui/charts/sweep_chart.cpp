#include "ui/charts/sweep_chart.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace anomalyst::ui
{

namespace
{

constexpr double kMargin = 4;
constexpr double kLegendHeight = 18;
constexpr double kKeyFactor = 1.122; // 20 presses a decade

} // namespace

SweepChart::SweepChart(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(sizeHint().height());
    setCursor(Qt::SizeHorCursor);
}

void SweepChart::setLines(std::vector<SweepLine> lines, const SweepAxis &axis, std::optional<double> proposal)
{
    m_lines = std::move(lines);
    m_axis = axis;
    m_proposal = proposal ? std::optional(rounded(*proposal)) : std::nullopt;
    setAccessibleDescription(sentence());
    update();
}

void SweepChart::setEmptyText(const QString &text)
{
    m_emptyText = text;
    update();
}

void SweepChart::setValue(double value)
{
    m_value = value;
    setAccessibleDescription(sentence());
    update();
}

QRectF SweepChart::plot() const
{
    return QRectF(rect()).adjusted(kMargin, kMargin, -kMargin, -kMargin - kLegendHeight);
}

double SweepChart::rounded(double value) const
{
    if (!m_axis.logarithmic)
        return std::round(value);
    const double unit = std::pow(10.0, std::floor(std::log10(value)) - 2);
    return std::round(value / unit) * unit;
}

double SweepChart::xOf(double value) const
{
    const double at = std::clamp(value, m_axis.low, m_axis.high);
    const double along = m_axis.logarithmic ? std::log(at / m_axis.low) / std::log(m_axis.high / m_axis.low)
                                            : (at - m_axis.low) / (m_axis.high - m_axis.low);
    return plot().left() + along * plot().width();
}

double SweepChart::valueAt(double x) const
{
    const double along = std::clamp((x - plot().left()) / plot().width(), 0.0, 1.0);
    return rounded(m_axis.logarithmic ? m_axis.low * std::pow(m_axis.high / m_axis.low, along)
                                      : m_axis.low + along * (m_axis.high - m_axis.low));
}

void SweepChart::paintEvent(QPaintEvent *)
{
    const Theme &colours = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? colours.accent : colours.border));
    painter.drawRoundedRect(plot().adjusted(-2, -2, 2, 2), 4, 4);
    if (m_lines.empty()) {
        painter.setPen(colours.mutedText);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    for (auto line = m_lines.rbegin(); line != m_lines.rend(); ++line)
        paintLine(painter, *line);
    if (m_proposal)
        paintMark(painter, *m_proposal, QPen(colours.mutedText, 1, Qt::DashLine));
    if (m_value > 0)
        paintMark(painter, m_value, QPen(colours.text, 1.5));
    paintLegend(painter);
}

void SweepChart::paintLegend(QPainter &painter) const
{
    const QRectF legend(kMargin, plot().bottom() + 4, plot().width(), kLegendHeight);
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        painter.setPen(theme().*m_lines[i].colour);
        painter.drawText(legend, (i == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                         (m_lines[i].dotted ? QStringLiteral("┄ ") : QStringLiteral("─ ")) + m_lines[i].name);
    }
}

void SweepChart::paintLine(QPainter &painter, const SweepLine &line) const
{
    double most = 1;
    for (const QPointF &step : line.steps)
        most = std::max(most, step.y());
    const QRectF area = plot();
    QPolygonF path;
    for (const QPointF &step : line.steps) {
        const double y = area.bottom() - step.y() / most * area.height();
        if (!path.isEmpty())
            path << QPointF(xOf(step.x()), path.back().y());
        path << QPointF(xOf(step.x()), y);
    }
    if (!path.isEmpty())
        path << QPointF(area.right(), path.back().y());
    painter.setPen(QPen(theme().*line.colour, 1.5, line.dotted ? Qt::DotLine : Qt::SolidLine));
    painter.drawPolyline(path);
}

void SweepChart::paintMark(QPainter &painter, double value, const QPen &pen) const
{
    painter.setPen(pen);
    painter.drawLine(QPointF(xOf(value), plot().top()), QPointF(xOf(value), plot().bottom()));
}

double SweepChart::nextValue(bool up) const
{
    const double next =
        m_axis.logarithmic ? (up ? m_value * kKeyFactor : m_value / kKeyFactor) : (up ? m_value + 1 : m_value - 1);
    return rounded(std::clamp(next, m_axis.low, m_axis.high));
}

void SweepChart::move(double value)
{
    if (value == m_value || m_lines.empty())
        return;
    setValue(value);
    Q_EMIT valueMoved(value);
}

void SweepChart::takeProposal()
{
    if (!m_proposal)
        return;
    move(*m_proposal);
    Q_EMIT valueChosen(m_value);
}

void SweepChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_lines.empty())
        return;
    m_isDragging = true;
    move(valueAt(event->position().x()));
}

void SweepChart::mouseMoveEvent(QMouseEvent *event)
{
    if (m_isDragging)
        move(valueAt(event->position().x()));
}

void SweepChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && std::exchange(m_isDragging, false))
        Q_EMIT valueChosen(m_value);
}

void SweepChart::mouseDoubleClickEvent(QMouseEvent *)
{
    takeProposal();
}

void SweepChart::keyPressEvent(QKeyEvent *event)
{
    const bool sideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (event->key() == Qt::Key_Home) {
        takeProposal();
    } else if (sideways && !m_lines.empty() && m_value > 0) {
        move(nextValue(event->key() == Qt::Key_Right));
        Q_EMIT valueChosen(m_value);
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace anomalyst::ui
