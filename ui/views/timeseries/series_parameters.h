// The editors beside the charts: what is counted, in which buckets, how it is decomposed and from which score on a
// bucket is an anomaly. GUI thread; its widgets belong to the page that it fills.
#pragma once

#include "core/result/time_series_result.h"

#include <QObject>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QSpinBox;

namespace anomalyst::ui
{

class AnalysisPage;

class SeriesParameters : public QObject
{
    Q_OBJECT
public:
    explicit SeriesParameters(AnalysisPage &page);

    // Fills the choices of columns and goes back to the defaults for that log.
    void setLog(const store::LogInfo &log);
    // All but the selection.
    result::TimeSeriesParams params() const;
    analysis::AnomalyParams anomalyParams() const;
    analysis::PeriodParams periodParams() const;
    bool hasValueColumn() const; // the chosen aggregate needs one and there is one

    void setThreshold(double score, bool isLower);       // as if it was typed
    bool chooseSmallerBucket();                          // false at the smallest
    void choosePeriods(const std::vector<int> &periods); // one or two; none: no season
    void showUsed(const result::TimeSeriesResult &result, const result::DecomposedSeries &series); // emits nothing

Q_SIGNALS:
    void changed();           // the analysis must run anew
    void thresholdsChanged(); // only flags and periods

private:
    void makeSeriesEditors(AnalysisPage &page);
    void makeStlEditors(AnalysisPage &page);
    void makeAnomalyEditors(AnalysisPage &page);
    void showWhatApplies();
    void fillValueColumns();
    query::Aggregate aggregate() const;
    result::PeriodChoice periodChoice() const;

    store::LogInfo m_log;
    bool m_isBucketChosen = false; // by a person; else a log that is a series itself says it
    QComboBox *m_aggregate = nullptr;
    QComboBox *m_value = nullptr;
    QComboBox *m_bucket = nullptr;
    QComboBox *m_split = nullptr;
    QComboBox *m_periodChoice = nullptr;
    QSpinBox *m_period = nullptr;
    QSpinBox *m_secondPeriod = nullptr; // 1: none
    QSpinBox *m_seasonal = nullptr;
    QCheckBox *m_robust = nullptr;
    QComboBox *m_score = nullptr;
    QDoubleSpinBox *m_threshold = nullptr;
    QCheckBox *m_spikes = nullptr;
    QCheckBox *m_dips = nullptr;
    QCheckBox *m_ownLower = nullptr;
    QDoubleSpinBox *m_lower = nullptr;
};

} // namespace anomalyst::ui
