// The anomaly periods of the shown series and the silences of its log: which one is chosen, shown in the chart, in the
// table and in the details; stepping from one to the next. GUI thread; the silences are looked for on a worker.
#pragma once

#include "core/explain/silences.h"
#include "core/result/time_series_result.h"
#include "ui/state/workbench.h"

#include <QObject>

namespace anomalyst::ui
{

class DecompositionChart;
class PeriodList;

class SeriesPeriods : public QObject
{
    Q_OBJECT
public:
    using Shared = std::shared_ptr<const result::DecomposedSeries>;

    SeriesPeriods(Workbench &workbench, DecompositionChart &chart, PeriodList &list);

    // Null: none. A period that was chosen in the series before is found again by the time of its peak.
    void setSeries(LogId log, Shared series, const analysis::AnomalyParams &params);
    void forget();                                            // no period is found again, no silence is known
    void flagsChanged(const analysis::AnomalyParams &params); // in place, for other thresholds
    void findSilences(const result::TimeSeriesResult &result);

    std::optional<std::size_t> selected() const { return m_selected; }
    std::optional<TimeWindow> selectedWindow() const; // from its first anomaly to its last

    void select(std::size_t period);
    void reveal(std::size_t period); // selects it and looks there
    void open(std::size_t period);   // lists its events
    void openSelected();
    void selectBucket(std::size_t bucket); // the period that it is in
    void openBucket(std::size_t bucket);
    void step(int direction);

Q_SIGNALS:
    void selectionChanged();
    void listed(); // the rows of the table are others
    void silencesArrived();

private:
    void showRows();
    void revealSilence(std::size_t silence);
    void openSilence(std::size_t silence);
    Details details(std::size_t period) const;

    Workbench &m_workbench;
    DecompositionChart &m_chart;
    PeriodList &m_list;
    LogId m_log;
    Shared m_series;
    analysis::AnomalyParams m_params;
    std::vector<explain::Silence> m_silences; // of the log, whichever series is shown
    std::optional<std::size_t> m_selected;
    std::optional<TimeUs> m_selectedPeak;
};

} // namespace anomalyst::ui
