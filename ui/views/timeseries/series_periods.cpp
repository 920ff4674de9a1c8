#include "ui/views/timeseries/series_periods.h"

#include "core/explain/contributions.h"
#include "ui/charts/decomposition_chart.h"
#include "ui/models/period_tables.h"
#include "ui/views/timeseries/period_list.h"
#include "ui/widgets/display_text.h"

#include <algorithm>

namespace anomalyst::ui
{

SeriesPeriods::SeriesPeriods(Workbench &workbench, DecompositionChart &chart, PeriodList &list)
    : QObject(&chart)
    , m_workbench(workbench)
    , m_chart(chart)
    , m_list(list)
{
    connect(&chart, &DecompositionChart::stepRequested, this, &SeriesPeriods::step);
    connect(&chart, &DecompositionChart::activated, this, &SeriesPeriods::openSelected);
    connect(&chart, &DecompositionChart::bucketClicked, this, &SeriesPeriods::selectBucket);
    connect(&chart, &DecompositionChart::bucketActivated, this, &SeriesPeriods::openBucket);
    connect(&list, &PeriodList::periodSelected, this, &SeriesPeriods::reveal);
    connect(&list, &PeriodList::periodOpened, this, &SeriesPeriods::open);
    connect(&list, &PeriodList::silenceSelected, this, &SeriesPeriods::revealSilence);
    connect(&list, &PeriodList::silenceOpened, this, &SeriesPeriods::openSilence);
}

void SeriesPeriods::setSeries(LogId log, Shared series, const analysis::AnomalyParams &params)
{
    m_log = log;
    m_series = std::move(series);
    m_params = params;
    m_selected.reset();
    if (m_series && m_selectedPeak) {
        const DurationUs since = *m_selectedPeak - m_series->observed.start;
        if (since >= 0)
            m_selected = periodOfBucket(*m_series, static_cast<std::size_t>(since / m_series->observed.bucket));
    }
    showRows();
    if (m_selected)
        m_chart.selectPeriod(*m_selected);
}

void SeriesPeriods::forget()
{
    m_selectedPeak.reset();
    m_silences.clear();
}

void SeriesPeriods::flagsChanged(const analysis::AnomalyParams &params)
{
    m_params = params;
    m_selected.reset();
    showRows();
}

void SeriesPeriods::showRows()
{
    const store::LogInfo *log = m_workbench.openCase.log(m_log);
    m_list.setRows(m_series && log ? std::make_shared<const PeriodRows>(PeriodRows{m_series, *log, m_silences})
                                   : nullptr);
    if (m_selected)
        m_list.setCurrent(*m_selected);
    Q_EMIT listed();
}

void SeriesPeriods::findSilences(const result::TimeSeriesResult &result)
{
    const auto events = m_workbench.openCase.columns(m_log);
    const store::LogInfo *log = m_workbench.openCase.log(m_log);
    if (!events || log == nullptr)
        return;
    m_workbench.jobs.start<std::vector<explain::Silence>>(
        this, QStringLiteral("silences"), tr("Looking for silences in %1").arg(displayText(log->name, 60)),
        [events, params = explain::silenceParams(result, events->log())](const WorkContext &context) {
            return explain::findSilences(*events, params, context);
        },
        {.done = [this](std::vector<explain::Silence> silences) {
            m_silences = std::move(silences);
            showRows();
            Q_EMIT silencesArrived();
        }});
}

std::optional<TimeWindow> SeriesPeriods::selectedWindow() const
{
    if (!m_series || !m_selected)
        return {};
    return explain::anomalousWindow(*m_series, m_series->periods[*m_selected]);
}

Details SeriesPeriods::details(std::size_t period) const
{
    return periodDetails(*m_series, period, m_params, m_log);
}

void SeriesPeriods::select(std::size_t period)
{
    if (!m_series || period >= m_series->periods.size())
        return;
    m_selected = period;
    m_selectedPeak = m_series->observed.timeOf(m_series->periods[period].peakBucket);
    m_chart.selectPeriod(period);
    m_workbench.selection.select(details(period));
    m_list.setCurrent(period);
    Q_EMIT selectionChanged();
}

void SeriesPeriods::reveal(std::size_t period)
{
    if (!m_series || period >= m_series->periods.size())
        return;
    const TimeWindow stretch = periodWindow(*m_series, m_series->periods[period]);
    VisibleTime &time = m_workbench.time;
    // Around it at least a season and a half, so that it is seen against what is usual; a closer look is kept.
    const DurationUs season = m_series->longestSeason() * m_series->observed.bucket;
    DurationUs length = std::max(3 * season, 3 * stretch.length());
    if (!time.isFitted() && time.visible().length() >= 2 * stretch.length())
        length = std::min(length, time.visible().length());
    const TimeUs middle = stretch.begin + stretch.length() / 2;
    time.setVisible({middle - length / 2, middle - length / 2 + length});
    select(period);
}

void SeriesPeriods::open(std::size_t period)
{
    if (!m_series || period >= m_series->periods.size())
        return;
    select(period);
    m_workbench.selection.showEvents(*details(period).events);
}

void SeriesPeriods::openSelected()
{
    if (m_selected)
        open(*m_selected);
}

void SeriesPeriods::selectBucket(std::size_t bucket)
{
    if (const auto period = m_series ? periodOfBucket(*m_series, bucket) : std::nullopt)
        select(*period);
}

void SeriesPeriods::openBucket(std::size_t bucket)
{
    if (const auto period = m_series ? periodOfBucket(*m_series, bucket) : std::nullopt)
        open(*period);
}

void SeriesPeriods::step(int direction)
{
    if (!m_series)
        return;
    const TimeWindow visible = m_workbench.time.visible();
    if (const auto period = neighbourPeriod(*m_series, m_selected, visible.begin + visible.length() / 2, direction))
        reveal(*period);
}

void SeriesPeriods::revealSilence(std::size_t silence)
{
    const TimeWindow stretch = m_silences[silence].window;
    const DurationUs around = std::max(stretch.length(), m_series->longestSeason() * kHourUs);
    m_selected.reset();
    m_workbench.time.setVisible({stretch.begin - around, stretch.end + around});
    m_workbench.selection.select(silenceDetails(*m_workbench.openCase.log(m_log), m_silences[silence]));
}

void SeriesPeriods::openSilence(std::size_t silence)
{
    revealSilence(silence);
    m_workbench.selection.showEvents(*m_workbench.selection.details().events);
}

} // namespace anomalyst::ui
