#include "ui/views/events/mark_scroll_bar.h"

#include "ui/widgets/theme.h"

#include <QPainter>

#include <algorithm>

namespace anomalyst::ui
{

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
        m_lines.push_back(y);
        next = std::lower_bound(next, m_places->end(), end);
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
    for (const int y : m_lines)
        painter.fillRect(QRect(3, y, width() - 6, 2), theme().baseline);
}

} // namespace anomalyst::ui
