#include "ui/views/timeseries/time_series_view.h"

#include "ui/charts/brush_bar.h"
#include "ui/charts/decomposition_chart.h"
#include "ui/models/period_tables.h"
#include "ui/models/value_text.h"
#include "ui/views/timeseries/brush_actions.h"
#include "ui/views/timeseries/contribution_page.h"
#include "ui/views/timeseries/left_out_actions.h"
#include "ui/views/timeseries/period_list.h"
#include "ui/views/timeseries/series_exports.h"
#include "ui/views/timeseries/series_list.h"
#include "ui/views/timeseries/series_pages.h"
#include "ui/views/timeseries/series_parameters.h"
#include "ui/views/timeseries/series_periods.h"
#include "ui/views/timeseries/series_summary.h"
#include "ui/views/timeseries/window_query.h"
#include "ui/widgets/analysis_page.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/plain_label.h"

#include <QAction>
#include <QComboBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace anomalyst::ui
{

TimeSeriesView::TimeSeriesView(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_page(new AnalysisPage)
    , m_parameters(new SeriesParameters(*m_page))
    , m_seriesChoice(new QComboBox)
    , m_chart(new DecompositionChart)
    , m_brush(new BrushActions(workbench, *m_chart))
    , m_pages(new SeriesPages(workbench))
    , m_periods(new SeriesPeriods(workbench, *m_chart, m_pages->periods()))
    , m_leftOut(new LeftOutActions(workbench, *m_chart, m_parameters->leftOut()))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_page);
    m_page->setContent(makeContent());
    connectChart();
    connectState();
    m_query = new WindowQuery(
        workbench,
        [this]() -> std::optional<WindowQuery::Asked> {
            if (!m_result)
                return {};
            return WindowQuery::Asked{m_log, askedWindow().value_or(m_workbench.time.visible())};
        },
        this);
    m_query->fill(m_brush->bar().copyMenu());
    m_query->fill(m_pages->periods().menu());
    m_exportActions = makeSeriesExports(
        workbench,
        [this] {
            return shownSeries();
        },
        this);
    chooseLog();
}

QWidget *TimeSeriesView::makeContent()
{
    auto *charts = new QFrame;
    charts->setProperty("part", QStringLiteral("panel"));
    auto *chartsLayout = new QVBoxLayout(charts);
    chartsLayout->setContentsMargins(1, 1, 1, 1);
    chartsLayout->setSpacing(0);
    m_seriesChoice->setObjectName(QStringLiteral("series"));
    m_seriesChoice->setAccessibleName(tr("Series"));
    m_seriesChoice->hide();
    chartsLayout->addWidget(m_seriesChoice, 0, Qt::AlignLeft);
    chartsLayout->addWidget(m_chart, 1);

    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setHandleWidth(10);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(charts);
    splitter->addWidget(m_pages);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({520, 230});
    return splitter;
}

void TimeSeriesView::connectChart()
{
    VisibleTime &time = m_workbench.time;
    connect(m_chart, &DecompositionChart::zoomRequested, &time, &VisibleTime::zoom);
    connect(m_chart, &DecompositionChart::panRequested, &time, &VisibleTime::pan);
    connect(m_chart, &DecompositionChart::fitRequested, &time, &VisibleTime::fit);
    connect(m_chart, &DecompositionChart::windowRequested, &time, &VisibleTime::setVisible);
    connect(m_chart, &DecompositionChart::thresholdDragged, m_parameters, &SeriesParameters::setThreshold);
    connect(&time, &VisibleTime::brushChanged, this, &TimeSeriesView::askContributions);
    connect(&time, &VisibleTime::visibleChanged, this, [this] { m_chart->showWindow(m_workbench.time.visible()); });
    m_chart->showWindow(time.visible());
}

void TimeSeriesView::connectState()
{
    connect(m_page, &AnalysisPage::logChosen, this, [this](qint64 id) { useLog(LogId{id}); });
    connect(m_page, &AnalysisPage::changeSettled, this, &TimeSeriesView::rerun);
    connect(m_page, &AnalysisPage::messageButtonClicked, this, [this] {
        if (!m_needsSmallerBuckets || !m_parameters->chooseSmallerBucket())
            rerun();
    });
    connect(m_page, &AnalysisPage::otherMessageButtonClicked, m_parameters,
            [this] { m_parameters->choosePeriods({}); });
    connect(m_parameters, &SeriesParameters::changed, m_page, &AnalysisPage::touch);
    connect(m_parameters, &SeriesParameters::thresholdsChanged, this, &TimeSeriesView::applyThresholds);
    connect(m_seriesChoice, &QComboBox::activated, this,
            [this](int index) { showSeries(static_cast<std::size_t>(index)); });
    connect(m_periods, &SeriesPeriods::selectionChanged, this, &TimeSeriesView::askContributions);
    connect(m_periods, &SeriesPeriods::silencesArrived, this, &TimeSeriesView::silencesArrived);
    connect(m_periods, &SeriesPeriods::listed, this, [this] {
        m_pages->setCaption(&m_pages->periods(), m_pages->periods().caption());
        askContributions();
    });
    connect(&m_pages->series(), &SeriesList::seriesChosen, this, [this](std::size_t series) {
        m_seriesChoice->setCurrentIndex(static_cast<int>(series));
        showSeries(series);
    });
    connect(m_leftOut, &LeftOutActions::changed, m_page, &AnalysisPage::touch);
    connect(&m_brush->bar(), &BrushBar::leaveOutChosen, m_leftOut, &LeftOutActions::leaveOutBrushed);
    connect(&m_workbench.openCase, &OpenCase::contentsChanged, this, &TimeSeriesView::chooseLog);
    connect(&m_workbench.filters, &FilterStack::filtersChanged, m_page, &AnalysisPage::touch);
}

void TimeSeriesView::chooseLog()
{
    const auto suits = [](const store::LogInfo &log) {
        const bool hasTime = log.columnWithRole(Role::Time).has_value();
        return !hasTime ? 0 : log.columnWithRole(Role::Bytes) ? 2 : 1;
    };
    QList<AnalysisPage::LogChoice> choices;
    const store::LogInfo *best = nullptr;
    for (const store::LogInfo &log : m_workbench.openCase.logs()) {
        if (suits(log) == 0)
            continue;
        choices.append({log.id.value, QString::fromStdString(log.name)});
        const bool isShown = log.id == m_log && m_workbench.openCase.path() == m_casePath;
        if (best == nullptr || isShown || (best->id != m_log && suits(log) > suits(*best)))
            best = &log;
    }
    m_casePath = m_workbench.openCase.path();
    m_page->setLogs(choices, best != nullptr ? best->id.value : 0);
    if (best != nullptr) {
        useLog(best->id);
        return;
    }
    m_log = {};
    clearResult();
    if (!m_workbench.openCase.isOpen() || m_workbench.openCase.logs().empty())
        m_page->showMessage(tr("No log yet"), tr("Open a log whose events have a time: then this page shows how many "
                                                 "there were, how many were expected, and when it was unusual."));
    else
        m_page->showMessage(tr("No log has a time column"),
                            tr("A series needs a column with the role time. Import the log again and give the role "
                               "to the column that holds its times."));
}

void TimeSeriesView::useLog(LogId id)
{
    const store::LogInfo *log = m_workbench.openCase.log(id);
    if (log == nullptr)
        return;
    const bool isSame = id == m_log && m_result != nullptr;
    m_log = id;
    m_leftOut->setLog(id);
    if (!isSame) {
        clearResult();
        m_parameters->setLog(*log);
    }
    rerun();
}

void TimeSeriesView::clearResult()
{
    m_result.reset();
    m_seriesChoice->hide();
    m_page->setSummary({});
    m_chart->clear();
    m_pages->setResult(nullptr);
    m_periods->forget();
    m_periods->setSeries(m_log, nullptr, {});
    m_brush->setSeries(m_log, nullptr);
}

void TimeSeriesView::rerun()
{
    const auto events = m_workbench.openCase.columns(m_log);
    if (!events)
        return;
    if (!m_parameters->hasValueColumn()) {
        m_page->showMessage(tr("No column of numbers"),
                            tr("This aggregate needs a column of numbers and the log has none. Choose the aggregate "
                               "\"count\" or \"distinct\"."));
        return;
    }
    m_page->setStale(m_result != nullptr);
    if (!m_result)
        m_page->showMessage(tr("Decomposing…"), tr("The series of %1 is on its way.").arg(logName()));
    result::TimeSeriesParams params = m_parameters->params();
    params.selection = m_workbench.filters.selectionFor(m_log);
    params.leftOut = m_leftOut->windows();
    m_workbench.jobs.start<result::TimeSeriesResult>(
        this, QStringLiteral("timeseries"), tr("Decomposing %1").arg(logName()),
        [events, params](const WorkContext &context) { return result::analyseTimeSeries(*events, params, context); },
        {.done = [this](result::TimeSeriesResult result) { showResult(std::move(result)); },
         .failed = [this](const JobFailure &failure) { showFailure(failure); },
         .cancelled =
             [this] {
                 if (!m_result)
                     m_page->showMessage(tr("Cancelled"), tr("The series was not decomposed."), tr("Run again"));
             }});
}

void TimeSeriesView::showResult(result::TimeSeriesResult result)
{
    const std::string shown = m_result ? m_result->series[m_seriesIndex].observed.name : std::string();
    m_result = std::make_shared<result::TimeSeriesResult>(std::move(result));
    // Thresholds may have been edited while the worker ran.
    for (result::DecomposedSeries &series : m_result->series)
        result::applyThresholds(series, m_parameters->anomalyParams(), m_parameters->periodParams());
    m_seriesChoice->clear();
    std::size_t index = 0;
    for (std::size_t i = 0; i < m_result->series.size(); ++i) {
        const std::string &name = m_result->series[i].observed.name;
        m_seriesChoice->addItem(name.empty() ? tr("(missing)") : actionText(QString::fromStdString(name)));
        if (name == shown)
            index = i;
    }
    m_seriesChoice->setVisible(!m_result->params.series.splitColumn.empty());
    m_seriesChoice->setCurrentIndex(static_cast<int>(index));
    m_page->setStale(false);
    m_page->showContent();
    m_pages->setResult(m_result);
    showSeries(index);
    m_periods->findSilences(*m_result);
    Q_EMIT resultArrived();
}

void TimeSeriesView::showFailure(const JobFailure &failure)
{
    clearResult();
    m_page->setStale(false);
    m_needsSmallerBuckets = failure.remedy.contains(QLatin1String("smaller bucket"), Qt::CaseInsensitive);
    QString remedy = failure.remedy.isEmpty() ? failure.where : failure.remedy;
    if (!remedy.isEmpty())
        remedy[0] = remedy[0].toUpper();
    QString problem = failure.problem;
    if (!problem.isEmpty())
        problem[0] = problem[0].toUpper();
    m_page->showMessage(displayText(problem), displayText(remedy),
                        m_needsSmallerBuckets ? tr("Use smaller buckets") : tr("Run again"),
                        failure.remedy.contains(QLatin1String("no season")) ? tr("Without a season") : QString());
    Q_EMIT resultArrived();
}

std::shared_ptr<result::DecomposedSeries> TimeSeriesView::sharedSeries() const
{
    return m_result ? std::shared_ptr<result::DecomposedSeries>(m_result, &m_result->series[m_seriesIndex]) : nullptr;
}

const result::DecomposedSeries *TimeSeriesView::series() const
{
    return sharedSeries().get();
}

std::optional<std::size_t> TimeSeriesView::selectedPeriod() const
{
    return m_periods->selected();
}

void TimeSeriesView::showSeries(std::size_t index)
{
    m_seriesIndex = index;
    const auto series = sharedSeries();
    const query::Series &observed = series->observed;
    widenFullTime();
    const store::LogInfo *log = m_workbench.openCase.log(m_log);
    const auto bytes = log != nullptr ? log->columnWithRole(Role::Bytes) : std::nullopt;
    m_isBytes = bytes && observed.valueColumn == log->columns[*bytes].name &&
                         observed.aggregate != query::Aggregate::Count &&
                         observed.aggregate != query::Aggregate::Distinct;
    m_heading = displayText(tr("Observed: %1").arg(seriesName(observed)), 120);
    m_chart->setSeries(series, {m_parameters->anomalyParams(), m_parameters->periodParams()}, m_heading,
                       m_isBytes ? ValueUnit::Bytes : ValueUnit::Number);
    m_chart->showWindow(m_workbench.time.visible());
    m_brush->setSeries(m_log, series);
    m_periods->setSeries(m_log, series, m_parameters->anomalyParams());
    m_pages->showSeries(index);
    m_parameters->showUsed(*m_result, *series);
    m_page->setSummary(seriesSummary(*m_result, *series));
}

void TimeSeriesView::widenFullTime()
{
    const query::Series &observed = sharedSeries()->observed;
    TimeWindow full{observed.start, observed.timeOf(observed.size())};
    if (const auto &known = m_workbench.time.full())
        full = {std::min(full.begin, known->begin), std::max(full.end, known->end)};
    m_workbench.time.setFull(full);
}

std::optional<TimeWindow> TimeSeriesView::askedWindow() const
{
    const std::optional<TimeWindow> &window = m_workbench.time.brush();
    return window ? window : m_periods->selectedWindow();
}

void TimeSeriesView::askContributions()
{
    const auto series = sharedSeries();
    const auto window = askedWindow();
    if (series && window)
        m_pages->contributions().ask(
            ContributionPage::Question{m_log, explain::contributionParams(*m_result, *series, *window)});
    else
        m_pages->contributions().ask(std::nullopt);
}

void TimeSeriesView::applyThresholds()
{
    const auto series = sharedSeries();
    if (!series)
        return;
    m_result->params.anomaly = m_parameters->anomalyParams();
    m_result->params.period = m_parameters->periodParams();
    for (result::DecomposedSeries &each : m_result->series)
        result::applyThresholds(each, m_result->params.anomaly, m_result->params.period);
    m_chart->setThresholds({m_result->params.anomaly, m_result->params.period});
    m_periods->flagsChanged(m_result->params.anomaly);
    m_pages->flagsChanged();
}

ContributionPage &TimeSeriesView::contributions() const
{
    return m_pages->contributions();
}

ShownSeries TimeSeriesView::shownSeries() const
{
    return {.result = m_result,
            .index = m_seriesIndex,
            .rows = m_pages->periods().rows(),
            .chart = m_chart,
            .heading = logName() + QStringLiteral(" – ") + m_heading,
            .unit = m_isBytes ? tr("bytes") : QString()};
}

QString TimeSeriesView::logName() const
{
    const store::LogInfo *log = m_workbench.openCase.log(m_log);
    return log != nullptr ? displayText(log->name, 60) : QString();
}

} // namespace anomalyst::ui
