// "When was there more than there should be?" The decomposed series of a log as four linked charts, its anomaly periods
// as a table, parameters beside them. A period selected fills the details; a double click or Enter lists its events.
// GUI thread; the analysis runs on a worker.
#pragma once

#include "core/result/time_series_result.h"
#include "ui/state/workbench.h"

#include <QWidget>

class QAction;
class QComboBox;

namespace anomalyst::ui
{

class AnalysisPage;
class BrushActions;
class ContributionPage;
class DecompositionChart;
class LeftOutActions;
class SeriesParameters;
class SeriesPages;
class SeriesPeriods;
class WindowQuery;
struct ShownSeries;

class TimeSeriesView : public QWidget
{
    Q_OBJECT
public:
    explicit TimeSeriesView(Workbench &workbench, QWidget *parent = nullptr);

    QAction *exportAction() const { return m_exportActions.front(); } // the periods
    const QList<QAction *> &exportActions() const { return m_exportActions; }
    const result::TimeSeriesResult *data() const { return m_result.get(); }
    const result::DecomposedSeries *series() const; // the one shown; null while there is none
    DecompositionChart &chart() const { return *m_chart; }
    BrushActions &brushActions() const { return *m_brush; }
    ContributionPage &contributions() const;
    SeriesPages &pages() const { return *m_pages; }
    std::optional<std::size_t> selectedPeriod() const;

public Q_SLOTS:
    void rerun();

Q_SIGNALS:
    void resultArrived(); // or a failure
    void silencesArrived();

private:
    QWidget *makeContent();
    void connectChart();
    void connectState();

    void chooseLog();
    void useLog(LogId log);
    void clearResult();
    void showResult(result::TimeSeriesResult result);
    void showFailure(const JobFailure &failure);
    void showSeries(std::size_t index);
    std::optional<TimeWindow> askedWindow() const; // brushed, else of the selected period
    void askContributions();                       // of the brushed window, else of the selected period
    void widenFullTime();
    void applyThresholds();

    std::shared_ptr<result::DecomposedSeries> sharedSeries() const;
    ShownSeries shownSeries() const;
    QString logName() const;

    Workbench &m_workbench;
    std::filesystem::path m_casePath;
    LogId m_log;
    std::shared_ptr<result::TimeSeriesResult> m_result; // thresholds change it in place, on the GUI thread only
    std::size_t m_seriesIndex = 0;
    bool m_needsSmallerBuckets = false;

    AnalysisPage *m_page = nullptr;
    SeriesParameters *m_parameters = nullptr;
    QComboBox *m_seriesChoice = nullptr;
    DecompositionChart *m_chart = nullptr;
    BrushActions *m_brush = nullptr;
    WindowQuery *m_query = nullptr;
    SeriesPages *m_pages = nullptr;
    SeriesPeriods *m_periods = nullptr;
    LeftOutActions *m_leftOut = nullptr;
    QString m_heading; // of the observed values
    bool m_isBytes = false;
    QList<QAction *> m_exportActions;
};

} // namespace anomalyst::ui
