#include "ui/charts/eps_chart.h"

#include "ui/models/value_text.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace anomalyst::ui
{

namespace
{

constexpr double kMargin = 4;
constexpr double kLegendHeight = 18;
constexpr double kKeyFactor = 1.122; // 20 presses a decade

double clustersOf(const analysis::EpsStep &step)
{
    return step.clusters;
}

double noiseOf(const analysis::EpsStep &step)
{
    return static_cast<double>(step.noise);
}

double rounded(double value)
{
    const double unit = std::pow(10.0, std::floor(std::log10(value)) - 2);
    return std::round(value / unit) * unit;
}

} // namespace

EpsChart::EpsChart(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(sizeHint().height());
    setCursor(Qt::SizeHorCursor);
    setAccessibleName(tr("Clusters and single events for every eps"));
}

void EpsChart::setCurve(std::shared_ptr<const analysis::EpsCurve> curve)
{
    m_curve = std::move(curve);
    if (m_curve && m_curve->steps.size() > 1) {
        m_low = m_curve->steps[1].eps / 3;
        m_high = m_curve->steps.back().eps * 1.5;
    }
    setAccessibleDescription(sentence());
    update();
}

void EpsChart::setEps(double eps)
{
    m_eps = eps;
    setAccessibleDescription(sentence());
    update();
}

QString EpsChart::sentence() const
{
    if (!m_curve || !(m_eps > 0))
        return {};
    const analysis::EpsStep step = m_curve->at(m_eps);
    return tr("%1 clusters · %2 single events").arg(countText(step.clusters), countText(step.noise));
}

QRectF EpsChart::plot() const
{
    return QRectF(rect()).adjusted(kMargin, kMargin, -kMargin, -kMargin - kLegendHeight);
}

double EpsChart::xOf(double eps) const
{
    const double along = std::log(std::max(eps, m_low) / m_low) / std::log(m_high / m_low);
    return plot().left() + std::min(along, 1.0) * plot().width();
}

double EpsChart::epsAt(double x) const
{
    const double along = std::clamp((x - plot().left()) / plot().width(), 0.0, 1.0);
    return rounded(m_low * std::pow(m_high / m_low, along));
}

void EpsChart::paintEvent(QPaintEvent *)
{
    const Theme &colours = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? colours.accent : colours.border));
    painter.drawRoundedRect(plot().adjusted(-2, -2, 2, 2), 4, 4);
    if (!m_curve || m_curve->steps.size() < 2) {
        painter.setPen(colours.mutedText);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
                         m_curve ? tr("All events are alike.") : tr("Looking at every eps…"));
        return;
    }
    paintLine(painter, colours.baseline, noiseOf);
    paintLine(painter, colours.accent, clustersOf);
    if (m_curve->knee)
        paintMark(painter, *m_curve->knee, QPen(colours.mutedText, 1, Qt::DashLine));
    if (m_eps > 0)
        paintMark(painter, m_eps, QPen(colours.text, 1.5));
    QRectF legend(kMargin, plot().bottom() + 4, plot().width(), kLegendHeight);
    painter.setPen(colours.accent);
    painter.drawText(legend, Qt::AlignLeft | Qt::AlignVCenter, tr("clusters"));
    painter.setPen(colours.baseline);
    painter.drawText(legend, Qt::AlignRight | Qt::AlignVCenter, tr("single events"));
}

void EpsChart::paintLine(QPainter &painter, const QColor &colour, double (*valueOf)(const analysis::EpsStep &)) const
{
    double most = 1;
    for (const analysis::EpsStep &step : m_curve->steps)
        most = std::max(most, valueOf(step));
    const QRectF area = plot();
    QPolygonF line;
    for (const analysis::EpsStep &step : m_curve->steps) {
        const double x = step.eps > 0 ? xOf(step.eps) : area.left();
        const double y = area.bottom() - valueOf(step) / most * area.height();
        if (!line.isEmpty())
            line << QPointF(x, line.back().y());
        line << QPointF(x, y);
    }
    line << QPointF(area.right(), line.back().y());
    painter.setPen(QPen(colour, 1.5));
    painter.drawPolyline(line);
}

void EpsChart::paintMark(QPainter &painter, double eps, const QPen &pen) const
{
    painter.setPen(pen);
    painter.drawLine(QPointF(xOf(eps), plot().top()), QPointF(xOf(eps), plot().bottom()));
}

void EpsChart::move(double eps)
{
    if (eps == m_eps || !m_curve)
        return;
    setEps(eps);
    Q_EMIT epsMoved(eps);
}

void EpsChart::takeProposal()
{
    if (!m_curve || !m_curve->knee)
        return;
    move(rounded(*m_curve->knee));
    Q_EMIT epsChosen(m_eps);
}

void EpsChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_curve)
        return;
    m_isDragging = true;
    move(epsAt(event->position().x()));
}

void EpsChart::mouseMoveEvent(QMouseEvent *event)
{
    if (m_isDragging)
        move(epsAt(event->position().x()));
}

void EpsChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && std::exchange(m_isDragging, false))
        Q_EMIT epsChosen(m_eps);
}

void EpsChart::mouseDoubleClickEvent(QMouseEvent *)
{
    takeProposal();
}

void EpsChart::keyPressEvent(QKeyEvent *event)
{
    const bool sideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (event->key() == Qt::Key_Home) {
        takeProposal();
    } else if (sideways && m_curve && m_eps > 0) {
        move(
            rounded(std::clamp(event->key() == Qt::Key_Left ? m_eps / kKeyFactor : m_eps * kKeyFactor, m_low, m_high)));
        Q_EMIT epsChosen(m_eps);
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace anomalyst::ui
