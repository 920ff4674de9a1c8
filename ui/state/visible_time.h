// The one window of time that all views show, and the stretch that is brushed in it. Zooming changes only what is seen,
// never a number. GUI thread.
#pragma once

#include "core/base/time.h"

#include <QObject>

#include <optional>

namespace anomalyst::ui
{

class VisibleTime : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    const std::optional<TimeWindow> &full() const { return m_full; } // what there is to see
    TimeWindow visible() const;                                      // within full, never empty
    const std::optional<TimeWindow> &brush() const { return m_brush; }
    bool isFitted() const { return !m_visible; }

    void setFull(std::optional<TimeWindow> full); // fits, unless the visible window still lies in it
    void setVisible(TimeWindow window);           // clamped into full, not shorter than a millisecond
    void fit();
    void zoom(double factor, TimeUs anchor); // factor < 1 zooms in; the anchor stays where it is on the screen
    void pan(DurationUs by);
    void setBrush(std::optional<TimeWindow> brush);

Q_SIGNALS:
    void visibleChanged();
    void brushChanged();

private:
    std::optional<TimeWindow> m_full;
    std::optional<TimeWindow> m_visible;
    std::optional<TimeWindow> m_brush;
};

} // namespace anomalyst::ui
