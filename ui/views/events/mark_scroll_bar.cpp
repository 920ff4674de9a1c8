#include "ui/views/events/mark_scroll_bar.h"

#include "ui/widgets/theme.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace anomalyst::ui
{

namespace
{
constexpr int kMarkWidth = 4; // beside the middle of the handle
constexpr double kFaintest = 0.35;
constexpr std::size_t kFewLines = 100; // so few are drawn stronger
} // namespace

MarkScrollBar::MarkScrollBar(QWidget *parent)
    : QScrollBar(Qt::Vertical, parent)
{
}

void MarkScrollBar::setMarks(std::shared_ptr<const std::vector<std::uint32_t>> places, std::uint64_t count)
{
    m_places = std::move(places);
    m_count = count;
    findLines();
    update();
}

// From pixel to pixel, not from place to place: there may be millions.
void MarkScrollBar::findLines()
{
    m_lines.clear();
    if (!m_places || m_count == 0)
        return;
    auto next = m_places->begin();
    for (int y = 0; y < height() && next != m_places->end(); ++y) {
        const auto end = static_cast<std::uint64_t>(y + 1) * m_count / static_cast<std::uint64_t>(height());
        if (*next >= end)
            continue;
        const auto first = std::exchange(next, std::lower_bound(next, m_places->end(), end));
        const double rows = std::max(1.0, static_cast<double>(m_count) / height());
        m_lines.push_back({y, std::min(1.0, static_cast<double>(next - first) / rows)});
    }
}

void MarkScrollBar::resizeEvent(QResizeEvent *event)
{
    QScrollBar::resizeEvent(event);
    findLines();
}

void MarkScrollBar::paintEvent(QPaintEvent *event)
{
    QScrollBar::paintEvent(event);
    QPainter painter(this);
    QColor colour = theme().baseline;
    for (const Line &line : m_lines) { // many hits are told from few
        colour.setAlphaF(static_cast<float>(kFaintest + (1 - kFaintest) * line.share));
        painter.fillRect(QRect(width() - kMarkWidth, line.y, kMarkWidth, m_lines.size() < kFewLines ? 2 : 1), colour);
    }
}

} // namespace anomalyst::ui
