#include "ui/state/visible_time.h"

#include <algorithm>
#include <cmath>

namespace anomalyst::ui
{

namespace
{
constexpr DurationUs kShortest = 1000;
}

TimeWindow VisibleTime::visible() const
{
    if (m_visible)
        return *m_visible;
    return m_full.value_or(TimeWindow{0, kDayUs});
}

void VisibleTime::setFull(std::optional<TimeWindow> full)
{
    if (full && full->length() < kShortest)
        full->end = full->begin + kShortest;
    if (full == m_full)
        return;
    m_full = full;
    if (!m_full || (m_visible && (m_visible->begin < m_full->begin || m_visible->end > m_full->end)))
        m_visible.reset();
    Q_EMIT visibleChanged();
}

void VisibleTime::setVisible(TimeWindow window)
{
    if (!m_full)
        return;
    const DurationUs length = std::clamp(window.length(), kShortest, m_full->length());
    window.begin = std::clamp(window.begin, m_full->begin, m_full->end - length);
    window.end = window.begin + length;
    const auto wanted = window == *m_full ? std::nullopt : std::optional(window);
    if (wanted == m_visible)
        return;
    m_visible = wanted;
    Q_EMIT visibleChanged();
}

void VisibleTime::fit()
{
    if (m_full)
        setVisible(*m_full);
}

void VisibleTime::zoom(double factor, TimeUs anchor)
{
    const TimeWindow now = visible();
    const double share = static_cast<double>(anchor - now.begin) / static_cast<double>(now.length());
    const auto length =
        std::max(kShortest, static_cast<DurationUs>(std::llround(static_cast<double>(now.length()) * factor)));
    const TimeUs begin = anchor - static_cast<DurationUs>(std::llround(share * static_cast<double>(length)));
    setVisible({begin, begin + length});
}

void VisibleTime::pan(DurationUs by)
{
    const TimeWindow now = visible();
    setVisible({now.begin + by, now.end + by});
}

void VisibleTime::setBrush(std::optional<TimeWindow> brush)
{
    if (brush && brush->length() <= 0)
        brush.reset();
    if (brush == m_brush)
        return;
    m_brush = brush;
    Q_EMIT brushChanged();
}

} // namespace anomalyst::ui
