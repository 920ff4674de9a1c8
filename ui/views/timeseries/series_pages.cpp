#include "ui/views/timeseries/series_pages.h"

#include "ui/views/timeseries/bucket_page.h"
#include "ui/views/timeseries/calendar_page.h"
#include "ui/views/timeseries/contribution_page.h"
#include "ui/views/timeseries/period_list.h"
#include "ui/views/timeseries/series_list.h"

namespace anomalyst::ui
{

SeriesPages::SeriesPages(Workbench &workbench, QWidget *parent)
    : PanelTabs(parent)
    , m_periods(new PeriodList)
    , m_contributions(new ContributionPage(workbench))
    , m_series(new SeriesList)
    , m_calendar(new CalendarPage(workbench))
    , m_buckets(new BucketPage(workbench.time))
{
    addPage(m_periods->caption(), m_periods);
    addPage(tr("What made it different"), m_contributions);
    addPage(tr("Series"), m_series);
    addPage(tr("Week"), m_calendar);
    addPage(tr("Buckets"), m_buckets);
    setPageVisible(m_series, false);
}

void SeriesPages::setResult(std::shared_ptr<const result::TimeSeriesResult> result)
{
    m_result = std::move(result);
    const bool isSplit = m_result && !m_result->params.series.splitColumn.empty();
    m_series->setResult(isSplit ? m_result : nullptr);
    setPageVisible(m_series, isSplit);
    setCaption(m_series, m_series->caption());
    if (!m_result) {
        m_calendar->setSeries(nullptr);
        m_buckets->setSeries(nullptr);
    }
}

void SeriesPages::showSeries(std::size_t index)
{
    m_index = index;
    m_series->setCurrent(index);
    flagsChanged();
}

void SeriesPages::flagsChanged()
{
    if (!m_result)
        return;
    const std::shared_ptr<const result::DecomposedSeries> shown(m_result, &m_result->series[m_index]);
    m_calendar->setSeries(shown);
    m_buckets->setSeries(shown);
}

} // namespace anomalyst::ui
