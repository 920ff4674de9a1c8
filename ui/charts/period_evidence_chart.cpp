#include "ui/charts/period_evidence_chart.h"

#include "ui/models/value_text.h"
#include "ui/widgets/theme.h"

#include <QApplication>
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
constexpr double kReach = 10; // pixels around a dot
constexpr int kFirstLag = 2;

// The extremes of every pixel column.
template<class X, class Y>
QPolygonF columnLine(const std::vector<double> &values, const X &xOf, const Y &yOf)
{
    QPolygonF line;
    double column = -1;
    double low = 0;
    double high = 0;
    for (std::size_t lag = kFirstLag; lag < values.size(); ++lag) {
        const double x = std::floor(xOf(static_cast<double>(lag)));
        const double y = yOf(values[lag]);
        if (x != column) {
            if (column >= 0 && low != high)
                line << QPointF(column + 0.5, low) << QPointF(column + 0.5, high);
            else if (column >= 0)
                line << QPointF(column + 0.5, low);
            column = x;
            low = high = y;
        }
        low = std::min(low, y);
        high = std::max(high, y);
    }
    if (column >= 0)
        line << QPointF(column + 0.5, high);
    return line;
}

} // namespace

PeriodEvidenceChart::PeriodEvidenceChart(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("periodEvidence"));
    setAccessibleName(tr("Evidence for the period"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumHeight(sizeHint().height());
    connect(&ThemeSwitch::of(qApp), &ThemeSwitch::changed, this, qOverload<>(&QWidget::update));
}

void PeriodEvidenceChart::setEvidence(Evidence evidence, const std::vector<int> &used, DurationUs bucket)
{
    m_evidence = std::move(evidence);
    m_used = used;
    m_bucket = bucket;
    m_candidates = m_evidence ? m_evidence->candidates : std::vector<analysis::PeriodCandidate>();
    std::ranges::sort(m_candidates, {}, &analysis::PeriodCandidate::period);
    m_current.reset();
    for (std::size_t i = m_candidates.size(); i-- > 0;) {
        if (isUsed(i) || (!m_current && m_candidates[i].isSeason))
            m_current = i;
    }
    if (!m_current && !m_candidates.empty())
        m_current = 0;
    rebuildLines();
    setAccessibleDescription(sentence());
    Q_EMIT currentChanged();
}

QRectF PeriodEvidenceChart::plot() const
{
    return QRectF(rect()).adjusted(kMargin, kMargin, -kMargin, -kMargin - kLegendHeight);
}

double PeriodEvidenceChart::xOf(double period) const
{
    const double longest = m_evidence ? std::max(4.0, static_cast<double>(m_evidence->autocorrelation.size()) - 1) : 4;
    return plot().left() + std::log(period / kFirstLag) / std::log(longest / kFirstLag) * plot().width();
}

double PeriodEvidenceChart::yOf(double autocorrelation) const
{
    return plot().bottom() - std::clamp(autocorrelation, 0.0, 1.0) * (plot().height() - 8);
}

QPointF PeriodEvidenceChart::positionOf(std::size_t candidate) const
{
    return {xOf(m_candidates[candidate].period), yOf(m_candidates[candidate].autocorrelation)};
}

bool PeriodEvidenceChart::isUsed(std::size_t candidate) const
{
    return std::ranges::find(m_used, m_candidates[candidate].period) != m_used.end();
}

QString PeriodEvidenceChart::sentence() const
{
    if (!m_evidence)
        return {};
    if (!m_current)
        return tr("No period stands out of the noise.");
    const analysis::PeriodCandidate &candidate = m_candidates[*m_current];
    return tr("%1 buckets (%2): autocorrelation %3, %4 times the power of noise%5")
        .arg(countText(static_cast<std::uint64_t>(candidate.period)), durationText(candidate.period * m_bucket),
             numberText(candidate.autocorrelation, 2), numberText(candidate.power, 3),
             isUsed(*m_current) ? tr(" · in use") : QString());
}

void PeriodEvidenceChart::rebuildLines()
{
    m_autocorrelation.clear();
    m_power.clear();
    if (m_evidence) {
        const auto at = [this](double lag) { return xOf(lag); };
        double most = 1;
        for (const double power : m_evidence->power)
            most = std::max(most, power);
        m_autocorrelation = columnLine(m_evidence->autocorrelation, at, [this](double r) { return yOf(r); });
        // Its root: one strong peak would flatten all others.
        m_power = columnLine(m_evidence->power, at,
                             [this, most](double power) { return yOf(std::sqrt(std::max(0.0, power) / most)); });
        if (!m_power.isEmpty())
            m_power << QPointF(m_power.back().x(), plot().bottom()) << QPointF(m_power.front().x(), plot().bottom());
    }
    update();
}

void PeriodEvidenceChart::resizeEvent(QResizeEvent *)
{
    rebuildLines();
}

void PeriodEvidenceChart::paintEvent(QPaintEvent *)
{
    const Theme &colours = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? colours.accent : colours.border));
    painter.drawRoundedRect(plot().adjusted(-2, -2, 2, 2), 4, 4);
    if (!m_evidence || m_autocorrelation.isEmpty()) {
        painter.setPen(colours.mutedText);
        painter.drawText(rect().adjusted(8, 0, -8, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         m_evidence ? tr("Too few buckets to look for a period.") : tr("Looking for periods…"));
        return;
    }
    QColor surface = colours.seasonal;
    surface.setAlphaF(colours.dark ? 0.30F : 0.22F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(surface);
    painter.drawPolygon(m_power);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.accent, 1.4));
    painter.drawPolyline(m_autocorrelation);
    painter.setPen(QPen(colours.mutedText, 1, Qt::DashLine));
    const double significant = yOf(m_evidence->significantAutocorrelation);
    painter.drawLine(QPointF(plot().left(), significant), QPointF(plot().right(), significant));
    paintDots(painter);
    const QRectF legend(kMargin, plot().bottom() + 4, plot().width(), kLegendHeight);
    painter.setPen(colours.accent);
    painter.drawText(legend, Qt::AlignLeft | Qt::AlignVCenter, tr("─ correlation"));
    painter.setPen(colours.seasonal);
    painter.drawText(legend, Qt::AlignRight | Qt::AlignVCenter, tr("■ power"));
}

void PeriodEvidenceChart::paintDots(QPainter &painter) const
{
    const Theme &colours = theme();
    for (std::size_t i = 0; i < m_candidates.size(); ++i) {
        const QPointF at = positionOf(i);
        painter.setPen(QPen(colours.text, 1.4));
        painter.setBrush(isUsed(i) ? colours.text : colours.panel);
        painter.drawEllipse(at, 4, 4);
        if (m_current == i && hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(colours.accent, 1.6));
            painter.drawEllipse(at, 7, 7);
        }
        if (!isUsed(i))
            continue;
        const QString name = QString::number(m_candidates[i].period);
        const double width = painter.fontMetrics().horizontalAdvance(name);
        const double left = at.x() + 7 + width < plot().right() ? at.x() + 7 : at.x() - 7 - width;
        painter.setPen(colours.text);
        painter.drawText(QPointF(left, std::max(plot().top() + painter.fontMetrics().ascent(), at.y() + 4)), name);
    }
}

std::optional<std::size_t> PeriodEvidenceChart::candidateAt(const QPointF &point) const
{
    std::optional<std::size_t> nearest;
    double within = kReach;
    for (std::size_t i = 0; i < m_candidates.size(); ++i) {
        const QPointF away = positionOf(i) - point;
        const double distance = std::hypot(away.x(), away.y());
        if (distance <= within) {
            within = distance;
            nearest = i;
        }
    }
    return nearest;
}

void PeriodEvidenceChart::setCurrent(std::size_t candidate)
{
    if (m_current == candidate)
        return;
    m_current = candidate;
    setAccessibleDescription(sentence());
    update();
    Q_EMIT currentChanged();
}

void PeriodEvidenceChart::choose(std::size_t candidate, bool isAdded)
{
    const int period = m_candidates[candidate].period;
    std::vector<int> periods = isAdded ? m_used : std::vector<int>();
    if (const auto found = std::ranges::find(periods, period); found != periods.end()) {
        periods.erase(found);
    } else {
        if (periods.size() == 2) // it takes the place of the one that is nearer
            periods.erase(std::ranges::min_element(
                periods, {}, [period](int used) { return std::abs(std::log(static_cast<double>(used) / period)); }));
        periods.push_back(period);
    }
    std::ranges::sort(periods);
    Q_EMIT periodsChosen(periods);
}

void PeriodEvidenceChart::mousePressEvent(QMouseEvent *event)
{
    const auto candidate = candidateAt(event->position());
    if (event->button() != Qt::LeftButton || !candidate)
        return;
    setCurrent(*candidate);
    choose(*candidate, event->modifiers().testFlag(Qt::ControlModifier));
}

void PeriodEvidenceChart::mouseMoveEvent(QMouseEvent *event)
{
    const auto candidate = candidateAt(event->position());
    setCursor(candidate ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (candidate)
        setCurrent(*candidate);
}

void PeriodEvidenceChart::keyPressEvent(QKeyEvent *event)
{
    if (!m_current) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrent(*m_current > 0 ? *m_current - 1 : 0);
        break;
    case Qt::Key_Right:
        setCurrent(std::min(*m_current + 1, m_candidates.size() - 1));
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(*m_current, false);
        break;
    case Qt::Key_Space:
        choose(*m_current, true);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace anomalyst::ui
