// What a brush over the charts offers: the bar with its length and sums, zoom, filter, events. Puts the brush on whole
// buckets. Events are counted on a worker. GUI thread.
#pragma once

#include "core/result/time_series_result.h"
#include "ui/state/workbench.h"

#include <QObject>

namespace anomalyst::ui
{

class BrushBar;
class DecompositionChart;

class BrushActions : public QObject
{
    Q_OBJECT
public:
    BrushActions(Workbench &workbench, DecompositionChart &chart);

    // Null while there is no series; then a brush shows no bar.
    void setSeries(LogId log, std::shared_ptr<const result::DecomposedSeries> series);
    BrushBar &bar() const { return *m_bar; }

private:
    void brush(TimeWindow window, bool isFinished);
    void showBrush();
    void place();
    void describe(std::optional<std::size_t> events);
    void countEvents();

    Workbench &m_workbench;
    DecompositionChart &m_chart;
    BrushBar *m_bar;
    LogId m_log;
    std::shared_ptr<const result::DecomposedSeries> m_series;
    bool m_isDragging = false;
};

// The nearest edges of buckets, at least one bucket long.
TimeWindow onBuckets(const TimeWindow &window, const query::Series &series);

} // namespace anomalyst::ui
