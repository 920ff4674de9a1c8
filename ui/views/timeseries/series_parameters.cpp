#include "ui/views/timeseries/series_parameters.h"

#include "ui/views/timeseries/aggregate_editors.h"
#include "ui/views/timeseries/anomaly_editors.h"
#include "ui/views/timeseries/left_out_list.h"
#include "ui/views/timeseries/season_editors.h"
#include "ui/widgets/analysis_page.h"

namespace anomalyst::ui
{

SeriesParameters::SeriesParameters(AnalysisPage &page)
    : QObject(&page)
    , m_aggregate(new AggregateEditors(page))
    , m_season(new SeasonEditors(page))
    , m_anomaly(new AnomalyEditors(page))
    , m_leftOut(new LeftOutList)
{
    page.addParameterCaption(tr("Left out"));
    page.addParameter(m_leftOut, m_leftOut->toolTip());
    connect(m_aggregate, &AggregateEditors::changed, this, &SeriesParameters::changed);
    connect(m_season, &SeasonEditors::changed, this, &SeriesParameters::changed);
    connect(m_anomaly, &AnomalyEditors::changed, this, &SeriesParameters::changed);
    connect(m_anomaly, &AnomalyEditors::thresholdsChanged, this, &SeriesParameters::thresholdsChanged);
}

void SeriesParameters::setLog(const store::LogInfo &log)
{
    m_aggregate->setLog(log);
}

result::TimeSeriesParams SeriesParameters::params() const
{
    result::TimeSeriesParams params;
    m_aggregate->writeTo(params);
    m_season->writeTo(params);
    m_anomaly->writeTo(params);
    return params;
}

analysis::AnomalyParams SeriesParameters::anomalyParams() const
{
    return m_anomaly->anomalyParams();
}

analysis::PeriodParams SeriesParameters::periodParams() const
{
    return m_anomaly->periodParams();
}

bool SeriesParameters::hasValueColumn() const
{
    return m_aggregate->hasValueColumn();
}

void SeriesParameters::setThreshold(double score, bool isLower)
{
    m_anomaly->setThreshold(score, isLower);
}

bool SeriesParameters::chooseSmallerBucket()
{
    return m_aggregate->chooseSmallerBucket();
}

void SeriesParameters::choosePeriods(const std::vector<int> &periods)
{
    m_season->choosePeriods(periods);
}

void SeriesParameters::showUsed(const result::TimeSeriesResult &result, const result::DecomposedSeries &series)
{
    m_aggregate->showUsed(result);
    m_season->showUsed(series);
}

} // namespace anomalyst::ui
