// The editors beside the charts: what is counted, in which buckets, how it is decomposed, from which score on a bucket
// is an anomaly and which stretches are left out. GUI thread; its widgets belong to the page that it fills.
#pragma once

#include "core/result/time_series_result.h"

#include <QObject>

namespace anomalyst::ui
{

class AggregateEditors;
class AnalysisPage;
class AnomalyEditors;
class LeftOutList;
class SeasonEditors;

class SeriesParameters : public QObject
{
    Q_OBJECT
public:
    explicit SeriesParameters(AnalysisPage &page);

    // Fills the choices of columns and goes back to the defaults for that log.
    void setLog(const store::LogInfo &log);
    // All but the selection and what is left out.
    result::TimeSeriesParams params() const;
    analysis::AnomalyParams anomalyParams() const;
    analysis::PeriodParams periodParams() const;
    bool hasValueColumn() const;
    LeftOutList &leftOut() const { return *m_leftOut; }

    void setThreshold(double score, bool isLower);       // as if it was typed
    bool chooseSmallerBucket();                          // false at the smallest
    void choosePeriods(const std::vector<int> &periods); // one or two; none: no season
    void showUsed(const result::TimeSeriesResult &result, const result::DecomposedSeries &series); // emits nothing

Q_SIGNALS:
    void changed();           // the analysis must run anew
    void thresholdsChanged(); // only flags and periods

private:
    AggregateEditors *m_aggregate;
    SeasonEditors *m_season;
    AnomalyEditors *m_anomaly;
    LeftOutList *m_leftOut;
};

} // namespace anomalyst::ui
