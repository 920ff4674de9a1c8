// Which hours of the week the season does not explain: the residuals by hour of the day and weekday, in the display
// zone, with the current cell in words. Computed on a worker, and only while the page is seen. GUI thread.
#pragma once

#include "core/analysis/timeseries/calendar_profile.h"
#include "core/result/time_series_result.h"
#include "ui/state/workbench.h"

#include <QWidget>

#include <memory>

namespace anomalyst::ui
{

class CalendarHeatmap;
class ElidedLabel;

class CalendarPage : public QWidget
{
    Q_OBJECT
public:
    explicit CalendarPage(Workbench &workbench, QWidget *parent = nullptr);

    // Also when its flags changed in place; null: none.
    void setSeries(std::shared_ptr<const result::DecomposedSeries> series);
    CalendarHeatmap &heatmap() const { return *m_heatmap; }

Q_SIGNALS:
    void computed();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void compute();
    void present(analysis::CalendarProfile profile);
    void describe();
    void brushBucket(std::size_t bucket);

    Workbench &m_workbench;
    std::shared_ptr<const result::DecomposedSeries> m_series;
    bool m_isComputed = false;
    ElidedLabel *m_sentence;
    CalendarHeatmap *m_heatmap;
};

} // namespace anomalyst::ui
