#include "ui/views/sequences/session_comparison.h"

#include "ui/widgets/theme.h"

#include <QPainter>

#include <algorithm>
#include <unordered_set>

namespace anomalyst::ui
{

SessionComparison::SessionComparison(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setToolTip(tr("log10 likelihood: the user's other sessions, and this one in red; unlikely is left"));
}

void SessionComparison::setLikelihoods(std::vector<double> others, double own)
{
    m_others = std::move(others);
    m_own = own;
    setVisible(!m_others.empty());
    update();
}

void SessionComparison::paintEvent(QPaintEvent *)
{
    if (m_others.empty())
        return;
    const auto [lowest, highest] = std::ranges::minmax(m_others);
    const double low = std::min(lowest, m_own);
    const double length = std::max(std::max(highest, m_own) - low, 1e-9);
    const auto xOf = [&](double value) { return 7 + (value - low) / length * (width() - 14); };
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = height() / 2.0;
    painter.setPen(QPen(theme().border, 1.5));
    painter.drawLine(QPointF(7, middle), QPointF(width() - 7, middle));
    painter.setPen(QPen(theme().accent, 1.5));
    std::unordered_set<int> drawn; // one a pixel
    for (const double value : m_others)
        if (drawn.insert(static_cast<int>(xOf(value))).second)
            painter.drawLine(QPointF(xOf(value), middle - 5), QPointF(xOf(value), middle + 5));
    painter.setPen(QPen(theme().panel, 1));
    painter.setBrush(theme().spike);
    painter.drawEllipse(QPointF(xOf(m_own), middle), 5.5, 5.5);
}

} // namespace anomalyst::ui
