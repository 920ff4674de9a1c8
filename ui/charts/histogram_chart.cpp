#include "ui/charts/histogram_chart.h"

#include "ui/widgets/theme.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace anomalyst::ui
{

namespace
{

constexpr double kMargin = 12;
constexpr double kHeading = 24;
constexpr double kLabels = 20;
constexpr double kLineLabels = 18; // above the bars, where lines have words

} // namespace

HistogramChart::HistogramChart(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    connect(&ThemeSwitch::of(qApp), &ThemeSwitch::changed, this, qOverload<>(&QWidget::update));
}

void HistogramChart::setBars(const QString &heading, std::vector<HistogramBar> bars)
{
    m_heading = heading;
    m_bars = std::move(bars);
    m_hovered.reset();
    m_largest = 1;
    QStringList notes;
    for (const HistogramBar &bar : m_bars) {
        m_largest = std::max(m_largest, bar.count);
        if (bar.count > 0)
            notes << bar.note;
    }
    setAccessibleName(heading);
    setAccessibleDescription(notes.join(QStringLiteral("; ")));
    update();
}

void HistogramChart::setTicks(std::vector<HistogramMark> ticks)
{
    m_ticks = std::move(ticks);
    update();
}

void HistogramChart::setLines(std::optional<HistogramMark> used, std::optional<HistogramMark> proposed)
{
    m_used = std::move(used);
    m_proposed = std::move(proposed);
    update();
}

QRectF HistogramChart::plot() const
{
    const double words = m_used || m_proposed ? kLineLabels : 0;
    return QRectF(rect()).adjusted(kMargin, kHeading + words, -kMargin, -kLabels);
}

double HistogramChart::xOf(double place) const
{
    const QRectF area = plot();
    const double bars = static_cast<double>(std::max<std::size_t>(1, m_bars.size()));
    return area.left() + std::clamp(place / bars, 0.0, 1.0) * area.width();
}

QRectF HistogramChart::rectOf(std::size_t bar) const
{
    const QRectF area = plot();
    const double width = area.width() / static_cast<double>(std::max<std::size_t>(1, m_bars.size()));
    const double count = m_bars[bar].count;
    const double height = count <= 0 ? 0 : std::max(2.0, area.height() * std::log1p(count) / std::log1p(m_largest));
    return {area.left() + static_cast<double>(bar) * width + 1, area.bottom() - height, std::max(1.0, width - 2), height};
}

std::optional<std::size_t> HistogramChart::barAt(const QPointF &position) const
{
    const QRectF area = plot();
    if (m_bars.empty() || position.x() < area.left() || position.x() >= area.right())
        return {};
    const double share = (position.x() - area.left()) / area.width();
    return std::min(m_bars.size() - 1, static_cast<std::size_t>(share * static_cast<double>(m_bars.size())));
}

void HistogramChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(theme().text);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.drawText(QRectF(kMargin, 0, width() - 2 * kMargin, kHeading), Qt::AlignLeft | Qt::AlignVCenter,
                     m_hovered ? m_bars[*m_hovered].note : m_heading);
    painter.setFont(font());
    painter.setPen(QPen(theme().border, 1));
    painter.drawLine(plot().bottomLeft(), plot().bottomRight());
    for (std::size_t i = 0; i < m_bars.size(); ++i)
        painter.fillRect(rectOf(i), m_hovered == i ? theme().text : theme().accent);
    paintLabels(painter);
    // Of two the left one speaks to its left, so that close ones do not write over each other.
    const bool isUsedLeft = m_used && (m_proposed ? m_used->at <= m_proposed->at : xOf(m_used->at) > width() / 2.0);
    if (m_proposed)
        paintLine(painter, *m_proposed, Qt::DashLine, m_used && !isUsedLeft);
    if (m_used)
        paintLine(painter, *m_used, Qt::SolidLine, isUsedLeft);
}

void HistogramChart::paintLabels(QPainter &painter) const
{
    std::vector<HistogramMark> labels = m_ticks;
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        if (!m_bars[i].label.isEmpty())
            labels.push_back({static_cast<double>(i) + 0.5, m_bars[i].label});
    }
    painter.setPen(theme().mutedText);
    double free = 0; // where the last label ended
    for (const HistogramMark &label : labels) {
        const double textWidth = painter.fontMetrics().horizontalAdvance(label.label);
        const double left = std::clamp(xOf(label.at) - textWidth / 2, 0.0, std::max(0.0, width() - textWidth));
        if (left < free)
            continue;
        painter.drawText(QRectF(left, plot().bottom() + 2, textWidth + 2, kLabels - 2), Qt::AlignLeft | Qt::AlignTop,
                         label.label);
        free = left + textWidth + 10;
    }
}

void HistogramChart::paintLine(QPainter &painter, const HistogramMark &line, Qt::PenStyle style, bool isToTheLeft) const
{
    const double x = xOf(line.at);
    painter.setPen(QPen(theme().spike, 1.5, style));
    painter.drawLine(QPointF(x, plot().top()), QPointF(x, plot().bottom()));
    const double textWidth = painter.fontMetrics().horizontalAdvance(line.label) + 2;
    const double left = std::clamp(isToTheLeft ? x - textWidth - 4 : x + 5, 0.0, std::max(0.0, width() - textWidth));
    painter.drawText(QRectF(left, plot().top() - kLineLabels, textWidth, kLineLabels), Qt::AlignLeft | Qt::AlignVCenter,
                     line.label);
}

void HistogramChart::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = barAt(event->position());
    update();
}

void HistogramChart::leaveEvent(QEvent *)
{
    m_hovered.reset();
    update();
}

} // namespace anomalyst::ui
