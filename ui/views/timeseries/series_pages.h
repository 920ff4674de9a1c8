// The pages below the chart: anomaly periods, what made a window different, the series of a split, the week as a
// calendar, the buckets as a table. GUI thread.
#pragma once

#include "core/result/time_series_result.h"
#include "ui/state/workbench.h"
#include "ui/widgets/panel_tabs.h"

#include <memory>

namespace anomalyst::ui
{

class BucketPage;
class CalendarPage;
class ContributionPage;
class PeriodList;
class SeriesList;

class SeriesPages : public PanelTabs
{
    Q_OBJECT
public:
    explicit SeriesPages(Workbench &workbench, QWidget *parent = nullptr);

    PeriodList &periods() const { return *m_periods; }
    ContributionPage &contributions() const { return *m_contributions; }
    SeriesList &series() const { return *m_series; }
    CalendarPage &calendar() const { return *m_calendar; }
    BucketPage &buckets() const { return *m_buckets; }

    void setResult(std::shared_ptr<const result::TimeSeriesResult> result); // null: none
    void showSeries(std::size_t index);                                     // of the result
    void flagsChanged();                                                    // in place

private:
    std::shared_ptr<const result::TimeSeriesResult> m_result;
    std::size_t m_index = 0;
    PeriodList *m_periods;
    ContributionPage *m_contributions;
    SeriesList *m_series;
    CalendarPage *m_calendar;
    BucketPage *m_buckets;
};

} // namespace anomalyst::ui
